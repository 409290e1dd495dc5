"""The trail of a cycle replays: from it alone every step, figure and decision is rebuilt and equals the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from sop.jejak import Jejak
from sop.putar_ulang import KeputusanUlang, KunciTugas, TugasUlang, replay
from sop.rekap import Isian
from sop.siklus import Keadaan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI, fill


def rows(p: Percakapan) -> tuple[Jejak, ...]:
    return p.look(lambda store: store.jejak.of_siklus(1))


def figure(isian: Isian) -> dict[str, Any]:
    """A figure as the trail should have it; what is empty is left out."""
    isi = {
        "diketik": isian.diketik,
        "nilai": None if isian.nilai is None else str(isian.nilai),
        "keterangan": isian.keterangan,
        "bukti": list(isian.bukti),
        "alasan": isian.alasan,
        "oleh": isian.diisi_oleh,
        "pada": isian.diisi_pada.isoformat() if isian.diisi_pada else "",
    }
    return {kunci: nilai for kunci, nilai in isi.items() if nilai}


@dataclass(frozen=True, kw_only=True)
class Tugas:
    """What is known of a task, wherever it was read."""

    peran: str
    dibuka_pada: datetime | None
    tenggat: datetime | None
    selesai_pada: datetime | None
    selesai_oleh: int | None


@dataclass(frozen=True, kw_only=True)
class Siklus:
    """What is known of a cycle."""

    keadaan: str
    tugas: Mapping[KunciTugas, Tugas]
    realisasi: Mapping[str, Any]
    anggaran: Mapping[str, Any]
    rekap: Mapping[int, KeputusanUlang]


def from_trail(jejak: Iterable[Jejak]) -> Siklus:
    """A cycle as its trail alone tells it."""
    hasil = replay(jejak)
    return Siklus(
        keadaan=hasil.keadaan,
        tugas={kunci: _of_trail(satu) for kunci, satu in hasil.tugas.items()},
        realisasi=hasil.realisasi,
        anggaran=hasil.anggaran,
        rekap=hasil.rekap,
    )


def _of_trail(tugas: TugasUlang) -> Tugas:
    return Tugas(
        peran=tugas.peran,
        dibuka_pada=tugas.dibuka.pada if tugas.dibuka else None,
        tenggat=tugas.tenggat_pada,
        selesai_pada=tugas.selesai.pada if tugas.selesai else None,
        selesai_oleh=tugas.selesai.pegawai_id if tugas.selesai else None,
    )


def from_tables(store: Store, siklus_id: int = 1) -> Siklus:
    """The same cycle as the tables have it, read without the trail."""
    siklus = store.siklus.get(siklus_id)
    tugas = {
        KunciTugas(satu.langkah, satu.unit, satu.putaran): Tugas(
            peran=satu.peran,
            dibuka_pada=satu.dibuka_pada,
            tenggat=satu.tenggat,
            selesai_pada=satu.selesai_pada,
            selesai_oleh=satu.selesai_oleh,
        )
        for satu in store.tugas.of_siklus(siklus_id)
    }
    semua = [versi for nomor in range(1, 10) if (versi := store.rekap.get(siklus_id, nomor))]
    rekap = {
        satu.versi: KeputusanUlang(
            sha256=satu.sha256,
            keputusan=satu.keputusan,
            arahan=satu.arahan,
            oleh=satu.diputuskan_oleh,
            pada=satu.diputuskan_pada,
        )
        for satu in semua
    }
    terakhir = semua[-1].rekap if semua else None
    angka: dict[str, Any] = {}
    anggaran: dict[str, Any] = {}
    if terakhir:
        angka = {satu.indikator.kode: figure(satu.isian) for satu in terakhir.daftar_baris if satu.isian}
        anggaran = {satu.anggaran.kode: figure(satu.isian) for satu in terakhir.daftar_anggaran if satu.isian}
    return Siklus(
        keadaan="tamat" if siklus.tamat_pada else "berjalan",
        tugas=tugas,
        realisasi=angka,
        anggaran=anggaran,
        rekap=rekap,
    )


def return_to_unit(p: Percakapan) -> None:
    """Sekretaris sends one unit's figures back, which are filled in, locked, handed over and approved."""
    sekretaris, tim = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.TIM)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Unit")
    sekretaris.tekan("Bidang Contoh Dua")
    sekretaris.tekan("Lanjut")
    sekretaris.ketik("Mohon angka diperiksa kembali.")
    fill(p, dinas.PENGISI_DUA, {"B2-1": "8"})
    p.ponsel(dinas.PENGISI_DUA).tekan("Kirim")
    tim.tekan("Kunci rekap")
    tim.tekan("Kirim ke Sekretaris")
    sekretaris.tekan("Setuju")


def test_a_whole_cycle_with_a_return_is_rebuilt_from_its_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    return_to_unit(p)
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    hasil = from_trail(rows(p))
    assert hasil == p.look(from_tables)
    assert hasil.keadaan == "tamat"
    assert hasil.realisasi["B2-1"]["nilai"] == "8"
    assert [satu.keputusan for satu in hasil.rekap.values()] == ["dikembalikan", "disetujui"]
    assert hasil.tugas[KunciTugas(7, "B2", 2)].selesai_pada is not None


@only_sqlite
@pytest.mark.parametrize("langkah", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
def test_at_every_step_the_trail_tells_where_the_cycle_stands(di_langkah: DiLangkah, langkah: int) -> None:
    p = di_langkah(langkah)
    hasil, tabel = from_trail(rows(p)), p.look(from_tables)
    assert (hasil.keadaan, hasil.tugas, hasil.rekap) == (tabel.keadaan, tabel.tugas, tabel.rekap)
    terbuka = {satu.langkah for satu in p.look(lambda s: s.tugas.of_siklus(1)) if satu.keadaan is Keadaan.TERBUKA}
    assert {kunci.langkah for kunci, satu in hasil.tugas.items() if satu.selesai_pada is None} == terbuka


@only_sqlite
def test_a_figure_stands_in_the_trail_when_it_is_handed_in_and_not_before(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    assert replay(rows(p)).realisasi == {}
    p.ponsel(dinas.PENGISI_DUA).tekan("Kirim")
    assert set(replay(rows(p)).realisasi) == {"B2-1"}


@only_sqlite
def test_a_row_that_is_left_out_leads_to_another_cycle(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    semua, utuh = rows(p), from_trail(rows(p))
    for letak, baris in enumerate(semua):
        if baris.peristiwa in {"bergabung", "unggah", "pengingat", "nomor", "buku"}:  # none is a state of the cycle
            continue
        try:
            kurang = from_trail(semua[:letak] + semua[letak + 1 :])
        except KeyError:
            continue
        assert kurang != utuh, baris.peristiwa
