"""What becomes of a group by the platform's doing: it has another number, or the bot can't write there any more."""

from datetime import datetime

import structlog

from bahasa.kalimat import grup as kalimat
from bot.group_updates import moved_to
from bot.incoming import Update
from bot.telegram import EDITS, KANAL
from bot.tell import tell_admins
from storage.store import Store

log = structlog.get_logger()


def follow(store: Store, update: Update, now: datetime) -> bool:
    """Do what an update about a group itself asks for; False where it is none."""
    if (pindah := moved_to(update)) is not None:
        move_chat(store, *pindah, now)
        return True
    if update.my_chat_member is None:
        return False
    pelaku = update.my_chat_member.sender
    close_group(store, update.my_chat_member.chat.id, now, oleh=pelaku.id if pelaku else None)
    return True


def move_chat(store: Store, dari: int, ke: int, now: datetime) -> None:
    """A group became a supergroup: it stays bound, what waits for it goes there, and its cards are sent anew.

    Its messages stay behind, and theirs are other messages' numbers there: no edit of one may go to the new chat.
    """
    kartu = store.kartu.of_chat(dari)
    if kartu or store.grup.at(KANAL, dari) is not None:
        store.kartu.mark_running(now)
    store.kartu.forget_chat(dari)
    store.outbox.drop(dari, now, "ChatMigrated", jenis=EDITS, daftar_id=kartu)
    store.outbox.move_chat(dari, ke)
    store.obrolan.move(KANAL, dari, ke)
    grup = store.grup.move(KANAL, dari, ke, now)
    log.info("a chat has a new number")
    if grup is not None:
        store.jejak.add("grup_pindah", now=now, pegawai_id=None, grup=grup.nama, dari=dari, ke=ke)


def close_group(store: Store, chat_id: int, now: datetime, *, oleh: int | None = None) -> None:
    """The bot can't write in a group any more, maybe by somebody's hand: it is let go, and the admins hear of it."""
    store.outbox.drop(chat_id, now, "grup tertutup")
    store.kartu.forget_chat(chat_id)
    grup = store.grup.at(KANAL, chat_id)
    if grup is None or not store.grup.release(grup.id, now):
        return
    pegawai_id = store.obrolan.person_of(KANAL, oleh) if oleh is not None else None
    store.jejak.add("grup_tertutup", now=now, pegawai_id=pegawai_id, grup=grup.nama, obrolan=chat_id)
    tell_admins(store, kalimat.grup_tertutup(grup.nama), now)
