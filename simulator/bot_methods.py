"""The methods about the bot itself: who it is, its menu, its files, its chats, its webhook."""

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

from simulator.bots import Bot, Webhook
from simulator.dunia import Simulator
from simulator.files import DOWNLOAD_LIMIT
from simulator.message_methods import known_chat, writable_chat
from simulator.params import Params
from simulator.records import Json
from simulator.refusals import Reason, Refusal

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_COMMANDS_LIMIT = 100
_DESCRIPTION_LIMIT = 256
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_me(_sim: Simulator, bot: Bot, _params: Params) -> Json:
    abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
    more = ("can_connect_to_business", "has_main_web_app")
    return bot.json | dict.fromkeys(abilities + more, False) | {"can_join_groups": True}


def get_chat(_sim: Simulator, bot: Bot, params: Params) -> Json:
    chat = known_chat(bot, params)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    return chat.json | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), True),
    }


def send_chat_action(sim: Simulator, bot: Bot, params: Params) -> bool:
    chat = writable_chat(sim, bot, params)
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise Refusal.of(Reason.ACTION)
    chat.act(action)
    return True


def get_file(sim: Simulator, _bot: Bot, params: Params) -> Json:
    file = sim.files.find(params.text("file_id"))
    if file is None:
        raise Refusal.of(Reason.FILE_ID)
    if len(file.content) > DOWNLOAD_LIMIT:
        raise Refusal.of(Reason.FILE_TOO_BIG)
    return file.json | {"file_path": file.path}


def set_my_commands(_sim: Simulator, bot: Bot, params: Params) -> bool:
    commands = params.json("commands")
    if not isinstance(commands, list):
        raise Refusal.of(Reason.PARAMETER, "can't parse commands list: expected an Array")
    if len(commands) > _COMMANDS_LIMIT:
        raise Refusal.of(Reason.COMMANDS_TOO_MANY)
    bot.commands[_read_scope(bot, params)] = [_read_command(command) for command in commands]
    _touch_chats(bot)
    return True


def get_my_commands(_sim: Simulator, bot: Bot, params: Params) -> list[Json]:
    return bot.commands.get(_read_scope(bot, params), [])


def delete_my_commands(_sim: Simulator, bot: Bot, params: Params) -> bool:
    bot.commands.pop(_read_scope(bot, params), None)
    _touch_chats(bot)
    return True


def set_webhook(_sim: Simulator, bot: Bot, params: Params) -> bool:
    """An empty URL takes the webhook away; plain HTTP is taken, but loopback alone is ever called."""
    url, secret = params.text("url"), params.text("secret_token")
    if url:
        _check_webhook(url, secret)
    if params.json("allowed_updates") is not None:
        bot.updates.allow(params.json("allowed_updates"))
    if params.boolean("drop_pending_updates"):
        bot.updates.clear()
    connections = params.integer("max_connections", 40)
    bot.webhook = Webhook(url=url, secret=secret, max_connections=connections) if url else None
    return True


def delete_webhook(_sim: Simulator, bot: Bot, params: Params) -> bool:
    if params.boolean("drop_pending_updates"):
        bot.updates.clear()
    bot.webhook = None
    return True


def get_webhook_info(_sim: Simulator, bot: Bot, _params: Params) -> Json:
    webhook = bot.webhook or Webhook(url="")
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates),
    }
    if bot.webhook:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    if webhook.error_at:
        info |= {
            "last_error_date": int(webhook.error_at.timestamp()),
            "last_error_message": webhook.error,
        }
    return info


def _read_scope(bot: Bot, params: Params) -> tuple[str, int, str]:
    scope = params.json("scope") or {"type": "default"}
    kind, chat_id = str(scope.get("type", "")), scope.get("chat_id", 0)
    if kind == "chat":
        chat_id = known_chat(bot, Params({"chat_id": chat_id})).id
    return kind, int(chat_id), params.text("language_code")


def _read_command(command: Any) -> Json:
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not _COMMAND.fullmatch(name):
        raise Refusal.of(Reason.COMMAND)
    if not 0 < len(description) <= _DESCRIPTION_LIMIT:
        raise Refusal.of(Reason.COMMAND_DESCRIPTION)
    return {"command": name, "description": description}


def _check_webhook(url: str, secret: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise Refusal.of(Reason.WEBHOOK_INSECURE)
    if not _is_loopback(parts.hostname or ""):
        raise Refusal.of(Reason.WEBHOOK_HOST)
    if not _SECRET.fullmatch(secret):
        raise Refusal.of(Reason.WEBHOOK_SECRET)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _touch_chats(bot: Bot) -> None:
    for chat in bot.chats.values():
        chat.version += 1
