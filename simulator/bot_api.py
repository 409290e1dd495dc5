"""The Bot API as a table: a method's name and what does it."""

from collections.abc import Callable
from typing import Any

from simulator import bot_methods, message_methods, pin_methods
from simulator.bots import Bot
from simulator.dunia import Simulator
from simulator.params import Params
from simulator.records import Json
from simulator.refusals import Reason, Refusal

Method = Callable[[Simulator, Bot, Params], Any]

METHODS: dict[str, Method] = {
    "getme": bot_methods.get_me,
    "getchat": bot_methods.get_chat,
    "getfile": bot_methods.get_file,
    "sendchataction": bot_methods.send_chat_action,
    "setmycommands": bot_methods.set_my_commands,
    "getmycommands": bot_methods.get_my_commands,
    "deletemycommands": bot_methods.delete_my_commands,
    "setwebhook": bot_methods.set_webhook,
    "deletewebhook": bot_methods.delete_webhook,
    "getwebhookinfo": bot_methods.get_webhook_info,
    "sendmessage": message_methods.send_message,
    "senddocument": message_methods.send_document,
    "sendphoto": message_methods.send_photo,
    "editmessagetext": message_methods.edit_message_text,
    "editmessagecaption": message_methods.edit_message_caption,
    "editmessagereplymarkup": message_methods.edit_message_reply_markup,
    "deletemessage": message_methods.delete_message,
    "pinchatmessage": pin_methods.pin_chat_message,
    "unpinchatmessage": pin_methods.unpin_chat_message,
    "answercallbackquery": message_methods.answer_callback_query,
}
_DESCRIPTIONS = {"setwebhook": "Webhook was set", "deletewebhook": "Webhook was deleted"}


def call(sim: Simulator, bot: Bot, method: str, params: Params) -> Json:
    """Do any method but getUpdates, which waits; the names are not case-sensitive."""
    do = METHODS.get(method.lower())
    if do is None:
        raise Refusal.of(Reason.NOT_FOUND)
    with sim.changing():
        answer: Json = {"ok": True, "result": do(sim, bot, params)}
    if description := _DESCRIPTIONS.get(method.lower()):
        answer["description"] = description
    return answer


class Poll:
    """One getUpdates call: what it may take, until a newer one or a webhook ends it."""

    def __init__(self, sim: Simulator, bot: Bot, params: Params) -> None:
        self._sim = sim
        self._bot = bot
        self._limit = min(max(params.integer("limit", 100), 1), 100)
        self.timeout = min(max(params.integer("timeout"), 0), 50)
        with sim.changing():
            if bot.webhook:
                raise Refusal.of(Reason.WEBHOOK_ACTIVE)
            if params.json("allowed_updates") is not None:
                bot.updates.allow(params.json("allowed_updates"))
            bot.updates.acknowledge(params.integer("offset"))
            bot.updates.polls += 1
            self._number = bot.updates.polls

    def take(self) -> list[Json]:
        """What there is now; raises 409 once another call polls or a webhook is set."""
        with self._sim.reading():
            if self._bot.webhook:
                raise Refusal.of(Reason.TERMINATED_BY_WEBHOOK)
            if self._bot.updates.polls != self._number:
                raise Refusal.of(Reason.TERMINATED)
            return self._bot.updates.head(self._limit)
