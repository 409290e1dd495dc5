"""Sends one outbox row by the Bot API method its kind stands for."""

from typing import TYPE_CHECKING, Any, cast

from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardMarkup, InputFile
from telegram.constants import ChatAction, ParseMode

from bot.engine import Engine
from bot.http_client import Parameters
from bot.papers import file_of, pdf_of
from storage.outbox import PesanTersimpan

if TYPE_CHECKING:
    from telegram.request import RequestData

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
                tekan = {"callback_query_id": isi["id"], "text": isi["teks"], "show_alert": isi["penting"]}
                await self._call("answerCallbackQuery", tekan)
                return None
            case "sematkan" | "lepas_sematan":
                await self._pin(pesan)
                return None
            case "titah":
                daftar = [BotCommand(nama, arti) for nama, arti in pesan.isi["daftar"]]
                await self._bot.set_my_commands(daftar, scope=BotCommandScopeChat(pesan.chat_id))
                return None
            case _:
                raise ValueError(f"no way to send a {pesan.jenis!r}")

    async def _message(self, pesan: PesanTersimpan) -> int:
        hasil = await self._call(
            "sendMessage",
            {
                "chat_id": pesan.chat_id,
                "text": pesan.isi["teks"],
                "parse_mode": ParseMode.HTML,
                "disable_notification": pesan.isi.get("senyap", False),
                **_keyboard(pesan.isi),
            },
        )
        return int(hasil["message_id"])

    async def _paper(self, pesan: PesanTersimpan) -> int:
        foto = pesan.jenis == "foto"
        aksi = ChatAction.UPLOAD_PHOTO if foto else ChatAction.UPLOAD_DOCUMENT
        await self._bot.send_chat_action(pesan.chat_id, aksi)
        find = pdf_of if pesan.isi.get("pdf") else file_of
        nama, isi = await find(self._engine, pesan.isi["dokumen_id"])
        kiriman: dict[str, Any] = {
            "caption": pesan.isi["teks"] or None,
            "parse_mode": ParseMode.HTML,
            "disable_notification": pesan.isi["senyap"],
            "reply_markup": _markup(pesan.isi),
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
        apa = {"chat_id": pesan.chat_id, "message_id": message_id, **_keyboard(isi)}
        if "teks" not in isi:
            await self._call("editMessageReplyMarkup", apa)
        elif berketerangan:
            await self._call("editMessageCaption", {**apa, "caption": isi["teks"], "parse_mode": ParseMode.HTML})
        else:
            await self._call("editMessageText", {**apa, "text": isi["teks"], "parse_mode": ParseMode.HTML})
        return message_id

    async def _pin(self, pesan: PesanTersimpan) -> None:
        sasaran = await self._target(pesan.isi)
        if sasaran is None:
            return
        apa = {"chat_id": pesan.chat_id, "message_id": sasaran[0]}
        if pesan.jenis == "sematkan":
            await self._call("pinChatMessage", {**apa, "disable_notification": True})
        else:
            await self._call("unpinChatMessage", apa)

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        """One method of the Bot API; its result as it came."""
        request_data = cast("RequestData", Parameters(parameters))
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", request_data)

    async def _target(self, isi: Any) -> tuple[int, bool] | None:
        """The message to edit and whether its words are a caption; None where it never reached the chat."""
        if "message_id" in isi:
            return isi["message_id"], False
        sasaran_id: int = isi["sasaran"]
        sasaran = await self._engine.transact(lambda store: store.outbox.get(sasaran_id))
        if sasaran is None or sasaran.message_id is None:
            return None
        return sasaran.message_id, sasaran.jenis in _WITH_CAPTION


def _keyboard(isi: Any) -> dict[str, Any]:
    """The buttons under a message, as a parameter; none at all where there are none."""
    papan = isi.get("papan")
    if not papan:
        return {}
    return {"reply_markup": {"inline_keyboard": [[_button(*tombol) for tombol in satu] for satu in papan]}}


def _button(label: str, perintah: str, tautan: str = "") -> dict[str, str]:
    return {"text": label, "url": tautan} if tautan else {"text": label, "callback_data": perintah}


def _markup(isi: Any) -> InlineKeyboardMarkup | None:
    papan = _keyboard(isi)
    return InlineKeyboardMarkup.de_json(papan["reply_markup"], None) if papan else None
