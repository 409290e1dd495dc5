"""The methods that keep a message above its chat."""

from simulator.bots import Bot, Chat
from simulator.dunia import Simulator
from simulator.message_methods import writable_chat
from simulator.params import Params
from simulator.refusals import Reason, Refusal


def pin_chat_message(sim: Simulator, bot: Bot, params: Params) -> bool:
    """The newest pin is shown; the bot, too, is told of it by a message of the service's."""
    chat = _pinnable_chat(sim, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise Refusal.of(Reason.PIN_NOT_FOUND)
    chat.pin(message.id)
    service = {
        "message_id": chat.next_message_id(bot),
        "from": bot.json,
        "chat": message.chat,
        "date": int(sim.now().timestamp()),
        "pinned_message": message.json,
    }
    bot.updates.put_notice(service)
    return True


def unpin_chat_message(sim: Simulator, bot: Bot, params: Params) -> bool:
    """Without a message the newest pin goes."""
    chat = _pinnable_chat(sim, bot, params)
    number = params.integer("message_id") or next(reversed(chat.pinned), 0)
    if number not in chat.pinned:
        raise Refusal.of(Reason.UNPIN_NOT_FOUND)
    chat.unpin(number)
    return True


def _pinnable_chat(sim: Simulator, bot: Bot, params: Params) -> Chat:
    chat = writable_chat(sim, bot, params)
    if refusal := chat.pin_refusal():
        raise refusal
    return chat
