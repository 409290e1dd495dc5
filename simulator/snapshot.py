"""What the page and a test bench see of a phone and of the clock, as JSON."""

from datetime import datetime, tzinfo

from simulator.group import Group
from simulator.phone import Phone
from simulator.records import Json, Message, StoredFile
from simulator.tanggal import format_jam, format_tanggal, format_zona

_SHOWN = 100
_SPINNING_SECONDS = 15


def describe_clock(now: datetime) -> Json:
    return {
        "iso": now.isoformat(timespec="seconds"),
        "tanggal": format_tanggal(now),
        "jam": f"{format_jam(now)} {format_zona(now)}",
    }


def describe_phone(phone: Phone, zone: tzinfo) -> Json:
    """The phone with its newest messages, its menu, and what the bot is doing just now."""
    with phone.sim.reading():
        chat = phone.chat
        recently = phone.sim.monotonic() - _SPINNING_SECONDS
        presses = phone.bot.open_presses(phone.id)
        busy = {(press.message_id, press.data) for press in presses if press.at > recently}
        toast = chat.toasts[-1] if chat.toasts else None
        return {
            "id": phone.id,
            "bot": {"id": phone.bot.id, "name": phone.bot.name, "username": phone.bot.username},
            "name": phone.name,
            "role": chat.person.role,
            "started": chat.started,
            "blocked": chat.blocked,
            "action": {"name": chat.action.name, "number": chat.action.number} if chat.action else None,
            "toast": {"text": toast.text, "alert": toast.alert} if toast else None,
            "toasts": chat.toast_count,
            "commands": list(phone.commands),
            "pinned": list(chat.pinned),
            "messages": [describe_message(message, zone, busy) for message in phone.messages[-_SHOWN:]],
        }


def describe_group(group: Group, zone: tzinfo) -> Json:
    """The group with its newest messages and its members; `bot_in` says whether the bot is one of them."""
    with group.sim.reading():
        chat = group.chat
        return {
            "id": group.id,
            "key": group.key,
            "bot": {"id": group.bot.id, "name": group.bot.name, "username": group.bot.username},
            "title": group.title,
            "kind": chat.kind,
            "bot_in": chat.bot_status == "member",
            "members": [{"id": person.id, "name": person.name} for person in chat.members.values()],
            "pinned": list(chat.pinned),
            "messages": [describe_message(message, zone, set()) for message in group.messages[-_SHOWN:]],
        }


def describe_message(message: Message, zone: tzinfo, busy: set[tuple[int, str]]) -> Json:
    at = message.date.astimezone(zone)
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "sender": message.sender_name,
        "date": message.date.isoformat(timespec="seconds"),
        "tanggal": format_tanggal(at),
        "jam": format_jam(at),
        "edited": message.edited is not None,
        "silent": message.silent,
        "text": message.text,
        "entities": list(message.entities),
        "file": _describe_file(message, message.file) if message.file else None,
        "buttons": [
            [
                {
                    "label": button.label,
                    "data": button.data,
                    "url": button.url,
                    "busy": (message.id, button.data) in busy,
                }
                for button in row
            ]
            for row in message.keyboard
        ],
    }


def _describe_file(message: Message, file: StoredFile) -> Json:
    return {
        "id": file.file_id,
        "name": file.name,
        "mime": file.mime,
        "size": len(file.content),
        "photo": message.is_photo,
        "voice": message.is_voice,
        "width": file.width,
        "height": file.height,
        "url": f"/sim/files/{file.file_id}",
    }
