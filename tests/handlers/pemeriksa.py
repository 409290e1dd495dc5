"""The checker of every word said: valid for Telegram, in the office's manners, each press answered exactly once."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.kantor import KantorCache, load_kantor
from handlers.isian.keadaan import KeadaanIndikator, read_all
from handlers.kantor import Kantor
from handlers.route import TITAH
from handlers.turn import Ketikan, Turn
from simulator.html_entities import parse_html, utf16_length
from storage import tables
from storage.berkas import Lemari
from storage.siklus import Siklus
from storage.store import Store

_TEKS, _KETERANGAN, _JAWABAN, _LABEL, _DATA, _TOMBOL = 4096, 1024, 200, 20, 64, 100
_BARIS_KARTU = 10
_PANJANG_SENDIRI = 1_000  # nothing we say is longer; what is, quotes somebody
_EMOJI = re.compile("[✅⏳⚠↩📎▫]")
_ALAMAT_SEL = re.compile(r"\S+![A-Z]+[0-9]+:")
_KATA_TERLARANG = re.compile(r"\b(kamu|anda|submit|approve|upload|deadline|error|input|gagal|invalid)\b", re.IGNORECASE)
# Lists may be as long as what they list; a card that says what changed in the rekap is one.
_DAFTAR = (
    "Kemajuan siklus",
    "Mohon periksa isian",
    "Indikator mana",
    "Pilih ",
    "dari berkas",
    "Petunjuk singkat",
    "Berubah sejak",
)
_BAKU = frozenset(
    [
        "Mulai siklus",
        "Selesai",
        "Terima",
        "Isi sekarang",
        "Kirim",
        "Ubah",
        "Lewati",
        "Ya",
        "Bukan",
        "Lanjut",
        "Batal",
        "Kunci rekap",
        "Kirim ke Sekretaris",
        "Setuju",
        "Kembalikan",
        "Terima laporan",
        "Arsipkan",
    ]
)


def check_memory(store: Store, kantor: KantorCache, now: datetime) -> None:
    """Raise AssertionError where what is remembered of any indicator is not what its answers say."""
    for siklus in store.siklus.all():
        diingat, dibaca = (
            _read_all(store, siklus, satu, now) for satu in (kantor.load(store, now), load_kantor(store, now))
        )
        assert diingat == dibaca


def _read_all(store: Store, siklus: Siklus, kantor: Kantor, now: datetime) -> tuple[KeadaanIndikator, ...]:
    lemari = Lemari("memory://")
    masukan = Ketikan(teks="")
    turn = Turn(store=store, lemari=lemari, kantor=kantor, now=now, masukan=masukan, chat_id=0, kanal="")
    return read_all(turn, siklus)


def check_all(store: Store) -> None:
    """Raise AssertionError with every fault in the inbox, the outbox and the trail."""
    masuk = [baris._asdict() for baris in store.conn.execute(select(tables.inbox).order_by(tables.inbox.c.id))]
    keluar = [baris._asdict() for baris in store.conn.execute(select(tables.outbox).order_by(tables.outbox.c.id))]
    ketikan = _typed(masuk)
    temuan = [f"{nama}: {str(baris['isi'])[:300]}" for baris in keluar for nama in _faults(baris, ketikan)]
    temuan += _presses(masuk, keluar)
    if (putus := store.jejak.first_break()) is not None:
        temuan.append(f"the trail is broken at row {putus}")
    assert not temuan, "\n".join(temuan)


def _faults(baris: dict[str, Any], ketikan: list[str]) -> Iterator[str]:
    isi = baris["isi"]
    yield from _limits(baris["jenis"], isi)
    for label, data in _buttons(isi):
        yield from _button(label, data)
    if sum(1 for _ in _buttons(isi)) > _TOMBOL:
        yield f"more than {_TOMBOL} buttons"
    yield from _manners(baris["jenis"], _own_words(isi.get("teks", ""), ketikan))


def _limits(jenis: str, isi: dict[str, Any]) -> Iterator[str]:
    teks = isi.get("teks", "")
    if "\x00" in json.dumps(isi, ensure_ascii=False):
        yield "a NUL"
    if jenis == "jawab":
        if len(teks) > _JAWABAN:
            yield f"an answer of more than {_JAWABAN} characters"
        return
    polos = parse_html(teks).text
    batas = _KETERANGAN if jenis in {"dokumen", "foto"} else _TEKS
    if utf16_length(polos) > batas:
        yield f"{utf16_length(polos)} characters where {batas} are allowed"
    if not polos.strip() and (jenis == "pesan" or ("teks" in isi and jenis == "sunting")):
        yield "an empty message"


def _button(label: str, data: str) -> Iterator[str]:
    if not 0 < len(label) <= _LABEL:
        yield f"a label of {len(label)} characters"
    if not 0 < len(data.encode()) <= _DATA:
        yield f"{len(data.encode())} bytes of callback data"
    if label.casefold() in {baku.casefold() for baku in _BAKU} and label not in _BAKU:
        yield f"a label of the contract written otherwise: {label!r}"


def _manners(jenis: str, teks: str) -> Iterator[str]:
    if len(teks) > _PANJANG_SENDIRI:
        return
    if kata := _KATA_TERLARANG.search(teks):
        yield f"the word {kata[0]!r}"
    if "!" in _ALAMAT_SEL.sub("", teks):
        yield "an exclamation mark"
    daftar = any(awal in teks for awal in _DAFTAR)
    if len(_EMOJI.findall(teks)) > 1 and not daftar:
        yield "more than one emoji"
    if jenis == "pesan" and teks.count("\n") >= _BARIS_KARTU and not daftar:
        yield f"{teks.count(chr(10)) + 1} lines"


def _presses(masuk: list[dict[str, Any]], keluar: list[dict[str, Any]]) -> Iterator[str]:
    jawaban = Counter(baris["isi"]["id"] for baris in keluar if baris["jenis"] == "jawab")
    for baris in masuk:
        tekan = json.loads(baris["isi"]).get("callback_query")
        if tekan and jawaban[tekan["id"]] != 1:
            yield f"the press {tekan['data']!r} was answered {jawaban[tekan['id']]} times"


def _typed(masuk: list[dict[str, Any]]) -> list[str]:
    """What people wrote, whole and line by line, the longest first, as their own words are not ours to judge."""
    pesan = [json.loads(baris["isi"]).get("message", {}) for baris in masuk]
    teks = {satu.get("text", "").replace("\x00", "").strip() for satu in pesan}
    teks |= {baris.strip(" \t•-") for satu in teks for baris in satu.splitlines()}
    teks |= {satu.get("document", {}).get("file_name", "") for satu in pesan}
    return sorted(teks - {""} - {f"/{nama}" for nama in TITAH}, key=len, reverse=True)


def _own_words(teks: str, ketikan: list[str]) -> str:
    polos = parse_html(teks).text
    for satu in ketikan:
        if len(satu) > 3:
            polos = polos.replace(satu, "…")
    return polos


def _buttons(isi: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for baris in isi.get("papan") or ():
        yield from ((label, data or "tautan") for label, data, *_ in baris)
