"""What is heard of a group: commands, the bot's name, presses, and what becomes of the group itself.

Nothing else is kept: a figure, a file or a name that is said in a group never reaches the inbox. A bot that is an
administrator there is sent every word of it, so this does not rest on the platform's privacy mode.
"""

import re
from typing import Any

from bot.incoming import Message, Update

_COMMAND = re.compile(r"/([A-Za-z_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_CODE = re.compile(r"[\w-]{1,64}")
_WITH_CODE = frozenset({"start", "hubungkan"})
_OUT = frozenset({"left", "kicked"})

Command = tuple[str, str, str]  # its name, the bot it is for (or none), the code behind it (or none)


def cut_update(update: Update) -> dict[str, Any] | None:
    """What of an update in a group is kept, as another update; None where that is nothing."""
    if update.my_chat_member is not None:
        return _dump(update) if update.my_chat_member.new_chat_member.status in _OUT else None
    if update.callback_query is not None:
        return _dump(update, callback_query={"message": {"text", "caption", "entities"}})
    pesan = update.message
    if pesan is None:
        return None
    if pesan.migrate_to_chat_id is not None or pesan.migrate_from_chat_id is not None:
        return _dump(update)
    kata = _words(pesan) if pesan.sender is not None and pesan.sender_chat is None else ""
    return _dump(update.model_copy(update={"message": _bare(pesan, kata)})) if kata else None


def read_command(teks: str) -> Command | None:
    """A command in a group; what follows it counts where that is a code."""
    ditemukan = _COMMAND.fullmatch(teks.replace("\x00", "").strip())
    if ditemukan is None:
        return None
    nama, bot, ekor = ditemukan[1].lower(), ditemukan[2] or "", (ditemukan[3] or "").strip()
    return nama, bot.lower(), ekor if nama in _WITH_CODE and _CODE.fullmatch(ekor) else ""


def moved_to(update: Update) -> tuple[int, int] | None:
    """The old and the new number of a group that became a supergroup."""
    pesan = update.message
    if pesan is not None and pesan.migrate_to_chat_id is not None:
        return pesan.chat.id, pesan.migrate_to_chat_id
    if pesan is not None and pesan.migrate_from_chat_id is not None:
        return pesan.migrate_from_chat_id, pesan.chat.id
    return None


def _words(pesan: Message) -> str:
    """The command with its code, or the names of bots that were called; empty where there is neither."""
    if (titah := read_command(pesan.text or "")) is not None:
        nama, bot, kode = titah
        return f"/{nama}{'@' * bool(bot)}{bot} {kode}".rstrip()
    satuan = (pesan.text or "").encode("utf-16-le", "surrogatepass")
    sebutan = [
        satuan[2 * satu.offset : 2 * (satu.offset + satu.length)].decode("utf-16-le", "replace").lower()
        for satu in pesan.entities
        if satu.type == "mention"
    ]
    return " ".join(nama for nama in sebutan if nama.endswith("bot"))


def _bare(pesan: Message, kata: str) -> Message:
    return Message.model_validate(
        {
            "message_id": pesan.message_id,
            "date": pesan.date,
            "chat": pesan.chat.model_dump(),
            "from": pesan.sender.model_dump() if pesan.sender else None,
            "text": kata,
        }
    )


def _dump(update: Update, **kecuali: Any) -> dict[str, Any]:
    return update.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True, exclude=kecuali)
