"""What a trail proves: tasks, sources, corrections and cycles, each with the rows that say so."""

from datetime import UTC, datetime
from typing import Any

from sop.bukti import read_angka, read_koreksi, read_siklus
from sop.jejak import Jejak
from sop.putar_ulang import replay_tasks
from tests.dokumen.contoh_ukur import Rantai, build_rantai


def rows(peristiwa: str) -> list[Jejak]:
    return [satu for satu in build_rantai() if satu.peristiwa == peristiwa]


def test_a_task_has_the_row_that_opened_it_and_the_one_that_ended_it() -> None:
    daftar = replay_tasks(build_rantai())
    assert [(satu.kunci.langkah, satu.kunci.unit, satu.kunci.putaran) for satu in daftar] == [
        (1, None, 1),
        (6, "SEK", 1),
        (7, "SEK", 1),
        (6, "B1", 1),
        (7, "B1", 1),
        (10, None, 1),
        (7, "B1", 2),
        (12, None, 1),
    ]
    perintah = daftar[0]
    assert (perintah.peran, perintah.waktu, perintah.terlambat) == ("Kepala Dinas", "10 menit", 0)
    assert perintah.tenggat_pada == datetime(2026, 1, 19, 0, 13, tzinfo=UTC)
    assert perintah.dibuka == rows("dibuka")[0]
    assert perintah.selesai == rows("selesai")[0]
    assert daftar[6].terlambat == 15
    assert (daftar[7].selesai, daftar[7].tenggat_pada, daftar[7].terlambat) == (None, None, None)


def test_a_trail_from_before_openings_were_kept_says_what_it_can() -> None:
    keputusan = replay_tasks(build_rantai())[5]
    assert (keputusan.dibuka, keputusan.peran) == (None, "Sekretaris")
    assert (keputusan.waktu, keputusan.tenggat_pada) == ("", None)
    rantai = Rantai()
    rantai.add("selesai", "Contoh", "Staf", langkah=6, unit=None, putaran=1)
    (lama,) = replay_tasks(rantai.daftar)
    assert lama.terlambat is None


def test_a_figure_is_the_one_handed_in_last_with_its_files() -> None:
    daftar = {satu.kode: satu for satu in read_angka(build_rantai())}
    assert {kode: satu.diketik for kode, satu in daftar.items()} == {"SEK-1": "BB", "B1-1": "81%", "B1-2": "7"}
    assert daftar["B1-1"].berkas == tuple(rows("bukti"))
    assert daftar["B1-1"].daftar_bukti == ("=Bukti.pdf",)
    assert (daftar["B1-2"].berkas, daftar["B1-2"].daftar_bukti, daftar["B1-2"].oleh) == ((), (), "")
    assert daftar["B1-1"].baris == rows("isian")[2]
    assert daftar["SEK-1"].baris == rows("isian")[0]


def test_a_correction_has_both_figures_and_both_rows() -> None:
    _, lama, baru = rows("isian")
    assert [
        (satu.unit, satu.kode, satu.bagian, satu.semula, satu.menjadi, satu.lama, satu.baru)
        for satu in read_koreksi(build_rantai())
    ] == [
        ("B1", "B1-1", "realisasi", "=80%", "81%", lama, baru),
        ("B1", "B1-2", "realisasi", "", "7", lama, baru),
    ]


def test_a_figure_that_is_gone_and_a_changed_budget_are_corrections_too() -> None:
    rantai = Rantai()
    for realisasi, anggaran in [({"K": {"diketik": "1"}}, {"K": {"diketik": "Rp1"}}), ({}, {"K": {"diketik": "Rp2"}})]:
        rantai.add("isian", unit="B1", langkah=7, putaran=1, realisasi=realisasi, anggaran=anggaran)
    assert [(satu.bagian, satu.semula, satu.menjadi) for satu in read_koreksi(rantai.daftar)] == [
        ("realisasi", "1", ""),
        ("anggaran", "Rp1", "Rp2"),
    ]


def test_what_is_handed_in_the_same_again_is_no_correction() -> None:
    rantai = Rantai()
    for _ in range(2):
        rantai.add("isian", unit="B1", langkah=7, putaran=1, realisasi={"K": {"diketik": "1"}}, anggaran={})
    assert read_koreksi(rantai.daftar) == ()


def test_cycles_are_paired_with_their_ends() -> None:
    rantai = Rantai()
    rantai.add("mulai", siklus_id=1, periode="Triwulan I 2026")
    rantai.add("mulai", siklus_id=2, periode="Triwulan II 2026")
    rantai.add("tamat", siklus_id=1)
    assert [(satu.periode, satu.mulai.urut, satu.tamat and satu.tamat.urut) for satu in read_siklus(rantai.daftar)] == [
        ("Triwulan I 2026", 1, 3),
        ("Triwulan II 2026", 2, None),
    ]


def test_more_time_given_moves_the_due_time_of_the_proof_too() -> None:
    rantai = Rantai()
    lama, baru = "2026-01-20T00:17:00+00:00", "2026-01-21T00:17:00+00:00"
    tugas: dict[str, Any] = {"langkah": 7, "unit": "B1", "putaran": 1}
    rantai.add("dibuka", **tugas, petugas="Bidang", waktu="1 Hari", tenggat=lama)
    rantai.add("waktu_diberi", "Contoh", "Sekretaris", **tugas, semula=lama, menjadi=baru)
    (satu,) = replay_tasks(rantai.daftar)
    assert satu.tenggat_pada == datetime(2026, 1, 21, 0, 17, tzinfo=UTC)
