"""The translator for Telegram: updates in, outbox rows out; its limits are known here alone."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from markupsafe import Markup

from bot.group_updates import cut_update, read_command
from bot.incoming import Message, Update
from handlers.turn import (
    Balasan,
    DaftarTitah,
    Efek,
    JawabTekan,
    Ketikan,
    Kiriman,
    Lain,
    Lampiran,
    LepasTentang,
    LepasTombol,
    Masukan,
    Papan,
    Sebutan,
    Sunting,
    SuntingDitekan,
    Tekan,
    Titah,
    Tombol,
    Ucapan,
    UcapanGrup,
)
from storage.inbox import UpdateMasuk, UpdateTersimpan
from storage.outbox import PesanKeluar, PesanTersimpan
from storage.store import Store

KANAL = "telegram"
EDITS = ("sunting", "sematkan", "lepas_sematan")  # what is done to a message that is there
PANJANG_TEKS = 4096
PANJANG_KETERANGAN = 1024
PANJANG_JAWABAN = 200
UNDUH_TERBESAR = 20 * 1024 * 1024
_BERKETERANGAN = ("dokumen", "foto")
_TAG = re.compile(r"<[^<>]*>")
_KATA = re.compile(r"\s*\S+|\s+")
_TEKAN = re.compile(r"[a-z_]{1,20}(:[0-9]{1,18}){0,4}")
_TITAH = re.compile(r"/([A-Za-z_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
TERLALU_BESAR = "Berkas ini lebih besar dari 20 MB sehingga belum dapat diterima. Mohon perkecil, lalu kirim kembali."


def read_update(mentah: dict[str, Any]) -> UpdateMasuk | None:
    """An update to keep, None for what is nothing to us (edits, pins, chatter in groups); ValueError if broken."""
    update = Update.model_validate(mentah)
    pesan, chat = update.message, update.chat
    if chat is None:
        return None
    if chat.is_group:
        disimpan = cut_update(update)
    else:
        terucap = pesan is None or (pesan.sender is not None and pesan.pinned_message is None)
        disimpan = mentah if chat.type == "private" and terucap and update.my_chat_member is None else None
    if disimpan is None:
        return None
    return UpdateMasuk(
        update_id=update.update_id,
        chat_id=chat.id,
        isi=json.dumps(disimpan, ensure_ascii=True),
        sidik=_fingerprint(update),
        berkas=_file_of(pesan) if pesan is not None and not chat.is_group else None,
    )


def read_kept(isi: str) -> Update:
    """The update as the inbox keeps it."""
    return Update.model_validate_json(isi)


def read_input(update: Update, berkas: Any) -> Masukan:
    """What a kept update says to a handler; `berkas` is the row's note on its file."""
    if update.callback_query is not None:
        return _press(update.callback_query.data or "")
    if berkas:
        return Kiriman(
            nama=berkas["nama"],
            mime=berkas["mime"],
            sha256=berkas.get("sha256", ""),
            penolakan=berkas.get("penolakan", ""),
            keterangan=(update.message.caption or "").replace("\x00", "").strip() if update.message else "",
            suara=bool(berkas.get("suara")),
        )
    teks = update.message.text if update.message else None
    if teks is None:
        return Lain()
    if update.chat is not None and update.chat.is_group:
        return _heard(teks)
    bersih = teks.replace("\x00", "")
    titah = _TITAH.fullmatch(bersih.strip())
    if titah is None:
        return Ketikan(teks=bersih)
    return Titah(nama=titah[1].lower(), isi=(titah[2] or "").strip(), teks=bersih)


def _heard(teks: str) -> Masukan:
    """What was said in a group, as it was kept: a command, or the names of bots."""
    if (titah := read_command(teks)) is not None:
        nama, bot, kode = titah
        return Titah(nama=nama, isi=kode, teks=teks, bot=bot)
    return Sebutan(daftar_nama=tuple(satu.removeprefix("@") for satu in teks.split()))


class Penerjemah:
    """Turns what handlers say into outbox rows of one update: who is where, what fits, what is edited."""

    def __init__(self, store: Store, masuk: UpdateTersimpan | None = None, update: Update | None = None) -> None:
        """`masuk` is the update that is answered, as kept and as read; None where nobody spoke."""
        self._store = store
        self._masuk = masuk
        self._chat_id = masuk.chat_id if masuk else 0
        self._asker = update.sender.id if update and update.sender else self._chat_id
        self._tekan = update.callback_query if update else None
        self._in_group = update is not None and update.chat is not None and update.chat.is_group
        self._dijawab = False

    def rows(self, daftar: Sequence[Efek]) -> list[PesanKeluar]:
        """The rows in order; a press is always answered, with words or without.

        Where it was a group that spoke, it gets to read what is said to groups, and nothing else.
        """
        if self._in_group:
            daftar = [satu for satu in daftar if not isinstance(satu, Balasan | SuntingDitekan | LepasTombol)]
        obrolan = self._store.obrolan.chats_of(
            [satu.kepada for satu in daftar if isinstance(satu, Ucapan | Lampiran | DaftarTitah)]
        )
        hasil = [baris for efek in daftar for baris in self._row(efek, obrolan)]
        if self._tekan is not None and not self._dijawab:
            hasil.insert(0, self._answer(JawabTekan(teks="")))
        return self._mark_answers(hasil) if self._masuk else hasil

    def _mark_answers(self, daftar: Sequence[PesanKeluar]) -> list[PesanKeluar]:
        """Whoever spoke waits for what is said in return."""
        diterima = self._masuk.diterima_pada if self._masuk else None
        hasil = []
        for baris in daftar:
            if baris.chat_id in (self._chat_id, self._asker):
                baris = replace(baris, mendesak=True, menjawab_pada=diterima)
                diterima = None
            hasil.append(baris)
        return hasil

    def _row(self, efek: Efek, obrolan: Mapping[int, Sequence[int]]) -> Iterator[PesanKeluar]:
        match efek:
            case Ucapan() | Lampiran() | DaftarTitah():
                for chat_id in obrolan[efek.kepada]:
                    yield from _to_chat(chat_id, efek)
            case Balasan() | UcapanGrup():
                yield PesanKeluar(chat_id=self._chat_id, jenis="pesan", isi=_to_asker(efek))
            case LepasTentang(tentang=tentang):
                for kartu in self._store.outbox.cards(tentang):
                    isi: dict[str, Any] = {"sasaran": kartu.id, "papan": []}
                    yield PesanKeluar(chat_id=kartu.chat_id, jenis="sunting", isi=isi)
            case Sunting():
                yield from self._edit(efek)
            case SuntingDitekan() | LepasTombol():
                yield from self._edit_pressed(efek)
            case JawabTekan():
                if self._tekan is not None:
                    self._dijawab = True
                    yield self._answer(efek)

    def _edit(self, efek: Sunting) -> Iterator[PesanKeluar]:
        daftar = self._store.outbox.cards(efek.tentang)
        terbaru = {kartu.chat_id: kartu.id for kartu in daftar}
        asing = self._store.obrolan.closed(KANAL, terbaru)  # a lost phone is told of nothing any more
        for kartu in daftar:
            if terbaru[kartu.chat_id] == kartu.id and kartu.chat_id not in asing:
                yield from _new_words(kartu, efek)
            else:
                isi: dict[str, Any] = {"sasaran": kartu.id, "papan": []}
                yield PesanKeluar(chat_id=kartu.chat_id, jenis="sunting", isi=isi)

    def _edit_pressed(self, efek: SuntingDitekan | LepasTombol) -> Iterator[PesanKeluar]:
        pesan = self._tekan.message if self._tekan else None
        if pesan is None:
            return
        isi: dict[str, Any] = {"message_id": pesan.message_id, "papan": []}
        if isinstance(efek, SuntingDitekan):
            # The same message is edited at every press, so it holds what fits and the buttons stay with it.
            isi |= {"teks": _fit(efek.teks), "papan": _keyboard(efek.papan)}
        yield PesanKeluar(chat_id=self._chat_id, jenis="sunting", isi=isi)

    def _answer(self, efek: JawabTekan) -> PesanKeluar:
        assert self._tekan is not None, "only a press is answered"  # noqa: S101 - a proof for the types
        isi = {"id": self._tekan.id, "teks": _clip(efek.teks, PANJANG_JAWABAN), "penting": efek.penting}
        return PesanKeluar(chat_id=self._chat_id, jenis="jawab", isi=isi)


def card_message(chat_id: int, teks: Markup) -> PesanKeluar:
    """A living card, sent without a sound."""
    return PesanKeluar(chat_id=chat_id, jenis="pesan", isi={"teks": _fit(teks), "senyap": True, "kartu": True})


def card_edit(chat_id: int, pesan_id: int, teks: Markup) -> PesanKeluar:
    """New words for the living card that the message `pesan_id` of the outbox is."""
    isi = {"sasaran": pesan_id, "teks": _fit(teks), "papan": [], "kartu": True}
    return PesanKeluar(chat_id=chat_id, jenis="sunting", isi=isi)


def pin(chat_id: int, pesan_id: int) -> PesanKeluar:
    """Keep a message of the outbox above its chat."""
    return PesanKeluar(chat_id=chat_id, jenis="sematkan", isi={"sasaran": pesan_id})


def unpin(chat_id: int, pesan_id: int) -> PesanKeluar:
    """Keep it there no longer."""
    return PesanKeluar(chat_id=chat_id, jenis="lepas_sematan", isi={"sasaran": pesan_id})


def _to_asker(efek: Balasan | UcapanGrup) -> dict[str, Any]:
    if isinstance(efek, Balasan):
        return {"teks": str(efek.teks)}
    return {"teks": _fit(efek.teks), "senyap": True, **({"papan": _keyboard(efek.papan)} if efek.papan else {})}


def _fit(teks: Markup) -> str:
    """What of a text one message holds; the message is edited again and again, so nothing may follow it."""
    return split_text(str(teks))[0]


def _fingerprint(update: Update) -> str:
    """What tells an update from another that has its number, when the platform begins to count anew."""
    if update.callback_query is not None:
        return f"tekan:{update.callback_query.id}"[:80]
    if update.my_chat_member is not None:
        return f"anggota:{update.my_chat_member.new_chat_member.status}:{update.my_chat_member.date}"[:80]
    pesan = update.message
    return f"pesan:{pesan.message_id}:{pesan.date}" if pesan is not None else ""


def _press(data: str) -> Tekan:
    """A press; data we never wrote is a press on nothing, which the router refuses."""
    if not _TEKAN.fullmatch(data):
        return Tekan(perintah="", daftar_id=())
    perintah, *daftar_id = data.split(":")
    return Tekan(perintah=perintah, daftar_id=tuple(map(int, daftar_id)))


def _file_of(pesan: Message) -> dict[str, Any] | None:
    if pesan.document is not None:
        dokumen = pesan.document
        nama = dokumen.file_name or "berkas"
        return _file(dokumen.file_id, nama, dokumen.mime_type or "application/octet-stream", dokumen.file_size)
    if pesan.photo:
        foto = pesan.photo[-1]
        return _file(foto.file_id, f"foto-{pesan.message_id}.jpg", "image/jpeg", foto.file_size)
    if (suara := pesan.voice or pesan.audio) is not None:
        nama = suara.file_name or f"suara-{pesan.message_id}.ogg"
        isi = _file(suara.file_id, nama, suara.mime_type or "audio/ogg", suara.file_size)
        return {**isi, "suara": True}
    return None


def _file(file_id: str, nama: str, mime: str, ukuran: int | None) -> dict[str, Any]:
    isi: dict[str, Any] = {"file_id": file_id, "nama": nama[:200], "mime": mime[:100]}
    if (ukuran or 0) > UNDUH_TERBESAR:
        isi["penolakan"] = TERLALU_BESAR
    return isi


def _to_chat(chat_id: int, efek: Ucapan | Lampiran | DaftarTitah) -> Iterator[PesanKeluar]:
    match efek:
        case Ucapan():
            yield from _messages(chat_id, efek)
        case Lampiran():
            yield _document(chat_id, efek)
        case DaftarTitah():
            isi = {"daftar": [list(satu) for satu in efek.daftar]}
            yield PesanKeluar(chat_id=chat_id, jenis="titah", isi=isi)


def _new_words(kartu: PesanTersimpan, efek: Sunting) -> Iterator[PesanKeluar]:
    """The edit of a card; words that don't fit into it follow as messages of their own."""
    batas = PANJANG_KETERANGAN if kartu.jenis in _BERKETERANGAN else PANJANG_TEKS
    pertama, *lanjutan = split_text(str(efek.teks), batas)
    isi: dict[str, Any] = {"sasaran": kartu.id, "teks": pertama, "papan": _keyboard(efek.papan)}
    yield PesanKeluar(chat_id=kartu.chat_id, jenis="sunting", isi=isi)
    for teks in lanjutan:
        yield PesanKeluar(chat_id=kartu.chat_id, jenis="pesan", isi={"teks": teks, "senyap": True})


def _messages(chat_id: int, efek: Ucapan) -> Iterator[PesanKeluar]:
    bagian = split_text(str(efek.teks))
    for urut, teks in enumerate(bagian, start=1):
        isi: dict[str, Any] = {"teks": teks, "senyap": efek.senyap}
        if urut == len(bagian) and efek.papan:
            isi["papan"] = _keyboard(efek.papan)
            yield PesanKeluar(chat_id=chat_id, jenis="pesan", isi=isi, tentang=efek.tentang)
        else:
            yield PesanKeluar(chat_id=chat_id, jenis="pesan", isi=isi)


def _document(chat_id: int, efek: Lampiran) -> PesanKeluar:
    isi = {
        "dokumen_id": efek.dokumen_id,
        "teks": _fit_caption(efek.teks),
        "papan": _keyboard(efek.papan),
        "senyap": efek.senyap,
    }
    return PesanKeluar(chat_id=chat_id, jenis="foto" if efek.gambar else "dokumen", isi=isi, tentang=efek.tentang)


def _keyboard(papan: Papan) -> list[list[list[str]]]:
    return [[_button(tombol) for tombol in baris] for baris in papan]


def _button(tombol: Tombol) -> list[str]:
    """With a third part, the address, where a press opens one instead of commanding anything."""
    return [tombol.label, tombol.perintah, *([tombol.tautan] if tombol.tautan else [])]


def split_text(teks: str, batas: int = PANJANG_TEKS) -> list[str]:
    """A text as messages of at most `batas` UTF-16 units, cut between lines, never inside a tag or an entity."""
    bagian: list[str] = []
    sekarang = ""
    for baris in teks.split("\n"):
        for potong in _pieces(baris, batas):
            calon = f"{sekarang}\n{potong}" if sekarang else potong
            if _length(calon) > batas:
                bagian.append(sekarang)
                sekarang = potong
            else:
                sekarang = calon
    return [*bagian, sekarang]


def _pieces(baris: str, batas: int) -> list[str]:
    """A line that is too long, without its tags, cut between words where it has any."""
    if _length(baris) <= batas:
        return [baris]
    bagian, sekarang = [], ""
    for kata in _words(unescape(_TAG.sub("", baris)), batas // 6):
        calon = sekarang + str(Markup.escape(kata))
        if _length(calon) > batas:
            bagian.append(sekarang)
            calon = str(Markup.escape(kata))
        sekarang = calon
    return [*bagian, sekarang]


def _words(polos: str, terpanjang: int) -> Iterator[str]:
    """The words with the spaces behind them; one that is very long comes in pieces."""
    for kata in _KATA.findall(polos):
        yield from (kata[mulai : mulai + terpanjang] for mulai in range(0, len(kata), terpanjang))


def _length(teks: str) -> int:
    """How long Telegram finds a text: in UTF-16 units, of which an emoji takes two."""
    return len(teks.encode("utf-16-le", "surrogatepass")) // 2


def _fit_caption(teks: Markup) -> str:
    if _length(teks) <= PANJANG_KETERANGAN:
        return str(teks)
    return str(Markup.escape(_clip(teks.striptags(), PANJANG_KETERANGAN // 6)))


def _clip(teks: str, panjang: int) -> str:
    return teks if len(teks) <= panjang else teks[: panjang - 1] + "…"
