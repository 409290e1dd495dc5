"""Sends one outbox row by the Bot API method its kind stands for."""

from typing import Any

from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import ChatAction, ParseMode

from bot.engine import Engine
from bot.papers import file_of
from storage.outbox import PesanTersimpan

_WITH_CAPTION = ("dokumen", "foto")


class Sender:
    """Knows how each kind of row is sent; returns the platform's message id where there is one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._bot = engine.bot

    async def send(self, pesan: PesanTersimpan) -> int | None:
        """Send a row; raises TelegramError as the platform refuses it."""
        match pesan.jenis:
            case "pesan":
                return await self._message(pesan)
            case "dokumen" | "foto":
                return await self._paper(pesan)
            case "sunting":
                return await self._edit(pesan)
            case "jawab":
                isi = pesan.isi
                await self._bot.answer_callback_query(isi["id"], text=isi["teks"] or None, show_alert=isi["penting"])
                return None
            case "titah":
                daftar = [BotCommand(nama, arti) for nama, arti in pesan.isi["daftar"]]
                await self._bot.set_my_commands(daftar, scope=BotCommandScopeChat(pesan.chat_id))
                return None
            case _:
                raise ValueError(f"no way to send a {pesan.jenis!r}")

    async def _message(self, pesan: PesanTersimpan) -> int:
        hasil = await self._bot.send_message(
            pesan.chat_id,
            pesan.isi["teks"],
            parse_mode=ParseMode.HTML,
            disable_notification=pesan.isi.get("senyap", False),
            reply_markup=_keyboard(pesan.isi),
        )
        return hasil.message_id

    async def _paper(self, pesan: PesanTersimpan) -> int:
        foto = pesan.jenis == "foto"
        aksi = ChatAction.UPLOAD_PHOTO if foto else ChatAction.UPLOAD_DOCUMENT
        await self._bot.send_chat_action(pesan.chat_id, aksi)
        nama, isi = await file_of(self._engine, pesan.isi["dokumen_id"])
        kiriman: dict[str, Any] = {
            "caption": pesan.isi["teks"] or None,
            "parse_mode": ParseMode.HTML,
            "disable_notification": pesan.isi["senyap"],
            "reply_markup": _keyboard(pesan.isi),
        }
        berkas = InputFile(isi, filename=nama)
        if foto:
            return (await self._bot.send_photo(pesan.chat_id, berkas, **kiriman)).message_id
        return (await self._bot.send_document(pesan.chat_id, berkas, **kiriman)).message_id

    async def _edit(self, pesan: PesanTersimpan) -> int | None:
        isi = pesan.isi
        sasaran = await self._target(isi)
        if sasaran is None:
            return None
        message_id, berketerangan = sasaran
        papan = _keyboard(isi)
        if "teks" not in isi:
            await self._bot.edit_message_reply_markup(pesan.chat_id, message_id, reply_markup=papan)
        elif berketerangan:
            await self._bot.edit_message_caption(
                pesan.chat_id, message_id, caption=isi["teks"], parse_mode=ParseMode.HTML, reply_markup=papan
            )
        else:
            await self._bot.edit_message_text(
                isi["teks"], pesan.chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=papan
            )
        return message_id

    async def _target(self, isi: Any) -> tuple[int, bool] | None:
        """The message to edit and whether its words are a caption; None where it never reached the chat."""
        if "message_id" in isi:
            return isi["message_id"], False
        sasaran_id: int = isi["sasaran"]
        sasaran = await self._engine.transact(lambda store: store.outbox.get(sasaran_id))
        if sasaran is None or sasaran.message_id is None:
            return None
        return sasaran.message_id, sasaran.jenis in _WITH_CAPTION


def _keyboard(isi: Any) -> InlineKeyboardMarkup | None:
    papan = isi.get("papan")
    if not papan:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=perintah) for label, perintah in baris] for baris in papan]
    )
