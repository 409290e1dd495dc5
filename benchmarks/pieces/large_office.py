"""A cycle of a large office on SQLite: how long the others wait behind each large step of it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from time import perf_counter, thread_time
from typing import Any

from sqlalchemy import insert

from benchmarks.office import place
from benchmarks.plan import Effort
from benchmarks.table import Figures
from bot.clock import StandingClock
from bot.run import settle_memory
from sop.instansi import JenisUnit, Penyiapan, Unit
from sop.peran import Peran
from storage import tables
from storage.berkas import Lemari
from storage.penyiapan import write_penyiapan
from storage.store import Store
from storage.tugas import TugasTersimpan
from tests.handlers import dinas, tahap
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.kantor import NOW, build_indikator, build_pegawai

_UNITS = 10
_OTHERS = 20
_QUESTION = "/bantuan"
_TO_STEP_SIX = (1, 2, 3, 4, 5, 6)
_FORM = 7


def large_office(effort: Effort) -> Iterator[Figures]:
    """Twenty others ask for help the moment a step of the large office is pressed; beside it, when nobody presses."""
    for rows in effort.rows:
        for _ in range(effort.rounds):
            yield from _cycle(rows)


def _cycle(rows: int) -> Iterator[Figures]:
    case = f"{rows:,} indicators"
    with place("SQLite") as here:
        penyiapan = _build(rows)
        with here.database.transaction() as conn:
            instansi_id = write_penyiapan(conn, penyiapan)
        lemari = Lemari(f"file://{here.folder}/files")
        with closing(Percakapan(here.database, instansi_id, lemari, StandingClock(NOW))) as p:
            for pegawai in penyiapan.daftar_pegawai:
                p.join(pegawai.nama)
            lain = [p.stranger(f"Orang {urut}", 9_000 + urut) for urut in range(_OTHERS)]
            _to_the_forms(p, penyiapan)
            settle_memory()
            for ponsel, label in _steps(p, penyiapan):
                values = _measure(p, lain, ponsel.press(ponsel.layar.find_button(label)[1]))
                yield Figures(piece="large office", case=f"{case}, {label}", who="capaian", values=values)
                values = _measure(p, lain)
                yield Figures(piece="large office", case=f"{case}, {label}", who="quiet", beside=True, values=values)


def _measure(p: Percakapan, lain: Sequence[Ponsel], *tekan: dict[str, Any]) -> dict[str, float]:
    """How long each of the others waits until its update is committed, and the processor time of it all."""
    for mentah in (*tekan, *(ponsel.message(text=_QUESTION) for ponsel in lain)):
        p.take(mentah)
    begun, spent = perf_counter(), thread_time()
    waits: list[float] = []
    while chats := p.worker.work_some(-1, 1):
        waits += [perf_counter() - begun] * sum(chat in p.daftar_ponsel for chat in chats)
    values = {"cpu": (thread_time() - spent) * 1000, "longest": max(waits) * 1000}
    p.show()
    return values


def _steps(p: Percakapan, penyiapan: Penyiapan) -> Iterator[tuple[Ponsel, str]]:
    """Every large step of the cycle, each when it is its turn; all but the last unit hand in unmeasured."""
    pengisi = [p.ponsel(_filler(unit)) for unit in penyiapan.daftar_unit]
    for ponsel in pengisi:
        ponsel.ketik("/isi")
    for ponsel in pengisi[:-1]:
        ponsel.tekan("Kirim")
    yield pengisi[-1], "Kirim"
    for nama, label in (
        (dinas.TIM, "Kunci rekap"),
        (dinas.TIM, "Kirim ke Sekretaris"),
        (dinas.SEKRETARIS, "Setuju"),
        (dinas.KEPALA, "Terima laporan"),
        (dinas.STAF, "Arsipkan"),
    ):
        yield p.ponsel(nama), label


def _build(rows: int) -> Penyiapan:
    """The office of the talks with ten units, so many indicators, and a filler for each unit."""
    units = tuple(Unit(kode=f"U{urut}", nama=f"Bidang {urut}", jenis=JenisUnit.BIDANG) for urut in range(_UNITS))
    biasa = dinas.build_dinas()
    pejabat = (satu for satu in biasa.daftar_pegawai if all(jabatan.unit is None for jabatan in satu.daftar_peran))
    indikator = (
        build_indikator(f"{unit.kode}-{urut:04}", unit.kode, Decimal(100))
        for unit in units
        for urut in range(rows // _UNITS)
    )
    return replace(
        biasa,
        daftar_unit=units,
        daftar_indikator=tuple(replace(satu, program=f"Program {satu.kode[-2:]}") for satu in indikator),
        daftar_pegawai=(*pejabat, *(build_pegawai(_filler(unit), Peran.BIDANG, unit.kode) for unit in units)),
    )


def _filler(unit: Unit) -> str:
    return f"Pengisi {unit.kode}"


def _to_the_forms(p: Percakapan, penyiapan: Penyiapan) -> None:
    """Everything up to step 7, and every answer of it."""
    for nomor in _TO_STEP_SIX:
        tahap.TAHAP[nomor](p)
    for unit in penyiapan.daftar_unit:
        p.ponsel(_filler(unit)).tekan("Terima")
    p.ponsel(dinas.STAF).tekan("Selesai")
    p.store(lambda store: _answer(store, penyiapan))


def _answer(store: Store, penyiapan: Penyiapan) -> None:
    (siklus,) = store.siklus.running()
    tugas = {satu.unit: satu for satu in store.tugas.of_siklus(siklus.id) if satu.langkah == _FORM}
    orang = {satu.nama: satu.id for satu in store.orang.all()}
    pengisi = {unit.kode: orang[_filler(unit)] for unit in penyiapan.daftar_unit}
    baris = [
        {**_row(store, tugas[satu.unit], pengisi[satu.unit]), "indikator": satu.kode, **jawaban}
        for urut, satu in enumerate(penyiapan.daftar_indikator)
        for jawaban in _answers(urut)
    ]
    store.conn.execute(insert(tables.jawaban), baris)
    for unit in penyiapan.daftar_unit:
        bukti = [{"indikator": satu["indikator"], **satu["isi"]} for satu in baris if _is_proof(satu, tugas[unit.kode])]
        catatan = [{"langkah": _FORM, "unit": unit.kode, "nama": "laporan.pdf", **satu} for satu in bukti]
        store.jejak.add_each(
            "bukti", catatan, now=NOW, pegawai_id=pengisi[unit.kode], peran=Peran.BIDANG, siklus_id=siklus.id
        )


def _is_proof(baris: dict[str, Any], tugas: TugasTersimpan) -> bool:
    return bool(baris["butir"] == "bukti" and baris["tugas_id"] == tugas.id)


def _row(store: Store, tugas: TugasTersimpan, pegawai_id: int) -> dict[str, Any]:
    kunci = {"instansi_id": store.instansi_id, "siklus_id": tugas.siklus_id, "tugas_id": tugas.id}
    return {**kunci, "pegawai_id": pegawai_id, "pada": NOW, "inbox_id": None}


def _answers(urut: int) -> Iterator[dict[str, Any]]:
    """What is said of an indicator: the figure, what helped or hindered, and a file."""
    nilai = str(70 + urut % 60)
    yield {"butir": "realisasi", "diketik": nilai, "isi": {"nilai": nilai, "keterangan": ""}}
    for butir in ("faktor_pendorong",) if int(nilai) >= 100 else ("faktor_penghambat", "tindak_lanjut"):
        yield {"butir": butir, "diketik": "Kerja sama antarbidang dan data yang diterima tepat waktu", "isi": {}}
    yield {"butir": "bukti", "diketik": f"laporan {urut}.pdf", "isi": {"sha256": f"{urut:064d}"}}
