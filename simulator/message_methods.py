"""The methods that write: messages, files, their edits and the answers to presses."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulator.bots import Bot, Chat
from simulator.buttons import read_keyboard
from simulator.dunia import Simulator
from simulator.files import check_upload
from simulator.html_entities import Parsed, parse_html, trim, utf16_length
from simulator.params import Params
from simulator.records import Json, Message, StoredFile, Toast
from simulator.refusals import Reason, Refusal

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ANSWER_LIMIT = 200
_DELETABLE = timedelta(hours=48)
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")


def send_message(sim: Simulator, bot: Bot, params: Params) -> Json:
    chat = writable_chat(sim, bot, params)
    return _compose(sim, bot, chat, params, _read_text(params)).json


def send_document(sim: Simulator, bot: Bot, params: Params) -> Json:
    return _send_file(sim, bot, params, photo=False)


def send_photo(sim: Simulator, bot: Bot, params: Params) -> Json:
    return _send_file(sim, bot, params, photo=True)


def edit_message_text(sim: Simulator, bot: Bot, params: Params) -> Json:
    chat, message = _own_message(sim, bot, params)
    if message.file:
        raise Refusal.of(Reason.EDIT_NO_TEXT)
    return _edit(sim, chat, message, _written(params, _read_text(params), "text"))


def edit_message_caption(sim: Simulator, bot: Bot, params: Params) -> Json:
    chat, message = _own_message(sim, bot, params)
    if not message.file:
        raise Refusal.of(Reason.EDIT_NO_CAPTION)
    return _edit(sim, chat, message, _written(params, _read_caption(params), "caption"))


def edit_message_reply_markup(sim: Simulator, bot: Bot, params: Params) -> Json:
    chat, message = _own_message(sim, bot, params)
    return _edit(sim, chat, message, {"keyboard": read_keyboard(params.json("reply_markup"))})


def delete_message(sim: Simulator, bot: Bot, params: Params) -> bool:
    chat = writable_chat(sim, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise Refusal.of(Reason.DELETE_NOT_FOUND)
    if sim.now() - message.date > _DELETABLE:
        raise Refusal.of(Reason.DELETE_TOO_OLD)
    chat.remove(message.id)
    return True


def answer_callback_query(sim: Simulator, bot: Bot, params: Params) -> bool:
    """One answer for each press, in time; a text shows as a toast or, with show_alert, as a box."""
    text = params.text("text")
    if utf16_length(text) > ANSWER_LIMIT:
        raise Refusal.of(Reason.ANSWER_TOO_LONG)
    press = bot.presses.pop(params.text("callback_query_id"), None)
    if press is None:
        raise Refusal.of(Reason.QUERY_TOO_OLD)
    chat = bot.chats[press.chat_id]
    chat.version += 1
    if sim.monotonic() - press.at > sim.limits.answer_seconds:
        raise Refusal.of(Reason.QUERY_TOO_OLD)
    chat.toast(Toast(text, params.boolean("show_alert")))
    return True


def writable_chat(sim: Simulator, bot: Bot, params: Params) -> Chat:
    """The chat that a request names, where the bot may write."""
    chat = known_chat(bot, params)
    if refusal := chat.refusal():
        raise refusal
    if sim.rate_limits:
        sim.rate_limits.check(bot.id, chat.id)
    return chat


def known_chat(bot: Bot, params: Params) -> Chat:
    chat_id = params.chat_id()
    if chat_id is None:
        raise Refusal.of(Reason.CHAT_EMPTY)
    if chat_id not in bot.chats:
        raise Refusal.of(Reason.CHAT_NOT_FOUND)
    return bot.chats[chat_id]


def _send_file(sim: Simulator, bot: Bot, params: Params, *, photo: bool) -> Json:
    chat = writable_chat(sim, bot, params)
    caption = _read_caption(params)
    file = _read_file(sim, params, "photo" if photo else "document", photo=photo)
    return _compose(sim, bot, chat, params, caption, file=file, is_photo=photo).json


def _read_file(sim: Simulator, params: Params, field: str, *, photo: bool) -> StoredFile:
    source = params.text(field)
    upload = params.uploads.get(source.removeprefix("attach://") or field)
    if upload:
        check_upload(upload.content, photo=photo)
        return sim.files.add(upload.name, upload.content, upload.mime, photo=photo)
    if not source:
        raise Refusal.of(Reason.NO_FILE, field)
    known = sim.files.find(source)
    if known is None:
        raise Refusal.of(Reason.FILE_UNKNOWN)
    return known


def _compose(sim: Simulator, bot: Bot, chat: Chat, params: Params, parsed: Parsed, **file: Any) -> Message:
    reply_to = _read_reply(chat, params)
    written = _written(params, parsed, "caption" if file else "text")
    message = Message(
        id=chat.next_message_id(bot),
        sender=bot.json,
        chat=chat.json,
        date=sim.now(),
        silent=params.boolean("disable_notification"),
        reply_to=reply_to,
        **written,
        **file,
    )
    chat.act(None)
    return chat.put(message)


def _written(params: Params, parsed: Parsed, field: str) -> dict[str, Any]:
    return {
        "text": parsed.text,
        "entities": parsed.entities,
        "html": params.text(field),
        "keyboard": read_keyboard(params.json("reply_markup")),
    }


def _read_reply(chat: Chat, params: Params) -> int | None:
    reply = params.json("reply_parameters")
    if not isinstance(reply, dict):
        return None
    if reply.get("message_id") in chat.messages:
        return int(reply["message_id"])
    if reply.get("allow_sending_without_reply"):
        return None
    raise Refusal.of(Reason.REPLY_NOT_FOUND)


def _own_message(sim: Simulator, bot: Bot, params: Params) -> tuple[Chat, Message]:
    chat = writable_chat(sim, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise Refusal.of(Reason.EDIT_NOT_FOUND)
    if not message.from_bot:
        raise Refusal.of(Reason.EDIT_FOREIGN)
    return chat, message


def _edit(sim: Simulator, chat: Chat, message: Message, written: dict[str, Any]) -> Json:
    seen = [name for name in written if name != "html"]
    if all(getattr(message, name) == written[name] for name in seen):
        raise Refusal.of(Reason.NOT_MODIFIED)
    edited = replace(message, **written, edited=sim.now(), revision=message.revision + 1)
    return chat.put(edited).json


def _read_text(params: Params) -> Parsed:
    if not params.text("text"):
        raise Refusal.of(Reason.TEXT_EMPTY)
    parsed = _parse(params, "text", "entities")
    if not parsed.text:
        raise Refusal.of(Reason.TEXT_BLANK)
    if utf16_length(parsed.text) > TEXT_LIMIT:
        raise Refusal.of(Reason.TEXT_TOO_LONG)
    return parsed


def _read_caption(params: Params) -> Parsed:
    parsed = _parse(params, "caption", "caption_entities")
    if utf16_length(parsed.text) > CAPTION_LIMIT:
        raise Refusal.of(Reason.CAPTION_TOO_LONG)
    return parsed


def _parse(params: Params, field: str, entities: str) -> Parsed:
    """The text with its entities, control characters gone; Markdown is not offered here."""
    text = _CONTROL.sub(" ", params.text(field).replace("\r", ""))
    match params.text("parse_mode").lower():
        case "":
            return trim(Parsed(text, tuple(params.json(entities) or ())))
        case "html":
            return trim(parse_html(text))
        case _:
            raise Refusal.of(Reason.PARSE_MODE)
