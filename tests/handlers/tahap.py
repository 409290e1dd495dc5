"""Brings a cycle to any step quickly: each stage is played once, then kept and loaded wherever it is needed."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from storage.database import Database
from storage.penyiapan import write_penyiapan
from tests.handlers import dinas
from tests.handlers.cadangan import Isi, dump, load
from tests.handlers.layar import Layar
from tests.handlers.percakapan import Percakapan

PERIODE = "Triwulan IV 2025"
TERISI = -7
_ISIAN: Mapping[str, Mapping[str, str]] = {
    dinas.PENGISI_SEK: {"SEK-1": "BB"},
    dinas.PENGISI: {"B1-1": "87,5%", "B1-2": "1500", "B1-3": "Rp65.000.000", "B1-4": "12/15", "B1-5": "BB"},
    dinas.PENGISI_DUA: {"B2-1": "9"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tahap:
    """A moment of the cycle: what is stored, what every phone shows, and what time it is."""

    isi: Isi
    layar: Mapping[int, tuple[str, Layar]]
    now: datetime


def keep(p: Percakapan) -> Tahap:
    """The moment as it is."""
    layar = {ponsel.chat_id: (ponsel.nama, deepcopy(ponsel.layar)) for ponsel in p.daftar_ponsel.values()}
    return Tahap(isi=p.look(lambda store: dump(store.conn)), layar=layar, now=p.clock.now())


def restore(p: Percakapan, tahap: Tahap) -> None:
    """Go on from a moment in a new, empty database."""
    with p.database.transaction() as conn:
        load(conn, tahap.isi)
    for chat_id, (nama, layar) in tahap.layar.items():
        p.stranger(nama, chat_id).layar = deepcopy(layar)
    p.nomor = count(10_000)
    p.nomor_pesan = count(10_000)


def set_up(database: Database) -> int:
    """The office, set up; returns its id."""
    with database.transaction() as conn:
        return write_penyiapan(conn, dinas.build_dinas())


def join_all(p: Percakapan) -> None:
    """Stage 0: everybody has joined, no cycle runs."""
    for pegawai in dinas.build_dinas().daftar_pegawai:
        p.join(pegawai.nama)


def fill(p: Percakapan, nama: str, angka: Mapping[str, str]) -> None:
    """Answer a form's figures, and skip every other question."""
    ponsel = p.ponsel(nama)
    ponsel.ketik("/isi")
    for teks in angka.values():
        ponsel.ketik(teks)
        while "Berapa realisasi" not in ponsel.last() and "lalu tekan Kirim" not in ponsel.last():
            ponsel.tekan("Lewati")


def _begin(p: Percakapan) -> None:
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan(PERIODE)
    kepala.tekan("Mulai siklus")


def _upload(nama: str) -> Callable[[Percakapan], None]:
    def act(p: Percakapan) -> None:
        p.ponsel(nama).kirim("Dokumen contoh.pdf")
        p.ponsel(nama).tekan("Selesai")

    return act


def _distribute(p: Percakapan) -> None:
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Terima")
    p.ponsel(dinas.STAF).tekan("Selesai")


def _fill_all(p: Percakapan) -> None:
    for nama, angka in _ISIAN.items():
        fill(p, nama, angka)


def _hand_in(p: Percakapan) -> None:
    for nama in _ISIAN:
        p.ponsel(nama).tekan("Kirim")


def _press(nama: str, label: str) -> Callable[[Percakapan], None]:
    return lambda p: p.ponsel(nama).tekan(label)


# What leads to each stage, in this order; a stage has the number of the step that is open. In stage 0 no cycle runs,
# in TERISI every form of step 7 is filled in and none is sent.
TAHAP: Mapping[int, Callable[[Percakapan], None]] = {
    0: join_all,
    1: _begin,
    2: _upload(dinas.KEPALA),
    3: _upload(dinas.SEKRETARIS),
    4: _upload(dinas.TIM),
    5: _upload(dinas.TIM),
    6: _press(dinas.TIM, "Selesai"),
    7: _distribute,
    TERISI: _fill_all,
    8: _hand_in,
    9: _press(dinas.TIM, "Kunci rekap"),
    10: _press(dinas.TIM, "Kirim ke Sekretaris"),
    11: _press(dinas.SEKRETARIS, "Setuju"),
    12: _press(dinas.KEPALA, "Terima laporan"),
}
