"""The workbook Pengukuran SOP, opened again: what it says, that it prints, and that without names it names nobody."""

from dataclasses import replace
from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from dokumen.isi import BukuPengukuran
from dokumen.pengukuran import write_pengukuran
from tests.dokumen.contoh_ukur import build_pengukuran

SHEETS = ["Ringkasan", "Per langkah", "Per tugas (unit)", "Tren antar siklus", "Usulan waktu baku"]


def read(isi: BukuPengukuran) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_pengukuran(isi)))


def tabel(lembar: Worksheet) -> list[list[object]]:
    """The headings and the rows below them."""
    judul = int(str(lembar.print_title_rows).split(":")[0].strip("$"))
    return [[sel.value for sel in baris] for baris in lembar.iter_rows(min_row=judul)]


def test_every_sheet_prints_on_f4_landscape_with_its_headings_on_each_page() -> None:
    buku = read(build_pengukuran())
    assert buku.sheetnames == SHEETS
    for lembar in buku.worksheets:
        judul = int(str(lembar.print_title_rows).split(":")[0].strip("$"))
        assert (lembar.page_setup.paperSize, lembar.page_setup.orientation) == (14, "landscape")
        assert (lembar.page_setup.fitToWidth or 1, lembar.page_setup.fitToHeight) == (1, 0)
        assert lembar.freeze_panes == f"A{judul + 1}"
        assert lembar["A1"].value == "Dinas Contoh Kabupaten Misal"


def test_the_summary_has_a_row_for_each_cycle_the_newest_first() -> None:
    judul, *baris = tabel(read(build_pengukuran())["Ringkasan"])
    assert judul[:5] == ["Siklus", "Dimulai", "Tamat", "Lama (menit kerja)", "Lama"]
    assert [satu[0] for satu in baris] == ["Triwulan I 2026", "Triwulan IV 2025", "Triwulan III 2025"]
    assert [satu[2] == "Masih berjalan" for satu in baris] == [True, False, False]
    assert [satu[5:] for satu in baris] == [[13, 8, 0, 0], [13, 8, 0, 0], [13, 8, 6, 0]]
    assert baris[1][3:5] == [8 + 55 + 100 + 300 + 90 + 5 + 400 + 140 + 10 + 200 + 60 + 30, "23 jam 18 menit"]


def test_each_step_stands_beside_its_standard_time() -> None:
    _, *baris = tabel(read(build_pengukuran())["Per langkah"])
    assert len(baris) == 3 * 12
    assert baris[0] == ["Triwulan I 2026", 1, "Perintah pengumpulan data kinerja", "10 menit", 4, 2, 2, 4, 1, 0, 0]
    assert baris[7][1:8] == [8, "Rekapitulasi", "Belum ditetapkan", 70, "Tidak tercatat", "Tidak tercatat", 70]
    assert baris[11][4:] == [*["Belum selesai"] * 4, 1, 0, 0]


def test_each_task_of_the_newest_cycle_says_who_and_when() -> None:
    _, *baris = tabel(read(build_pengukuran())["Per tugas (unit)"])
    assert len(baris) == 13
    tujuh = [satu for satu in baris if satu[0] == 7]
    assert [satu[2] for satu in tujuh] == ["Sekretariat", "Bidang Contoh Satu"]
    assert [satu[8:] for satu in tujuh] == [[200, 100, 100, 0]] * 2
    staf = [satu for satu in baris if satu[4] == "=1+1"]
    assert [satu[0] for satu in staf] == [6, 12]
    assert (staf[1][6], staf[1][7], staf[1][11]) == ("Tanpa waktu baku", "Belum selesai", "–")


def test_without_names_nobody_is_named() -> None:
    isi = build_pengukuran(bernama=False)
    semua = [
        str(sel) for lembar in read(isi).worksheets for baris in lembar.iter_rows(values_only=True) for sel in baris
    ]
    nama = {satu.tugas.oleh for siklus in isi.daftar_siklus for langkah in siklus.daftar for satu in langkah.daftar}
    assert [sel for sel in semua if any(satu in sel for satu in nama)] == []
    assert "Tim Penyusun LAKIP" in semua


def test_the_trend_has_a_column_for_each_cycle_and_reads_the_newest() -> None:
    judul, *baris = tabel(read(build_pengukuran())["Tren antar siklus"])
    assert judul[3:] == ["Triwulan III 2025", "Triwulan IV 2025", "Triwulan I 2026", "Tren"]
    assert baris[7] == [8, "Rekapitulasi", "Belum ditetapkan", 196, 140, 70, "lebih cepat"]
    assert baris[11][-2:] == ["–", "belum ada pembanding"]
    assert baris[12][1:3] == ["Seluruh siklus, dari mulai sampai tamat", "–"]
    assert baris[12][-1] == "belum ada pembanding"


def test_a_proposal_says_that_it_is_one_and_from_how_many_cycles() -> None:
    lembar = read(build_pengukuran())["Usulan waktu baku"]
    _, *baris = tabel(lembar)
    assert [satu[0] for satu in baris] == [8, 9, 10, 11, 12]
    assert baris[0] == [8, "Rekapitulasi", 3, 70, 140, 196, "Usulan: 180 menit", "Belum ditetapkan"]
    assert baris[4][2:7] == [2, *baris[4][3:6], "Belum diusulkan: baru 2 dari 3 siklus"]
    assert str(lembar["A3"].value).startswith("Usulan ini tidak berlaku dengan sendirinya")


def test_a_single_cycle_is_enough_for_a_workbook() -> None:
    isi = build_pengukuran()
    buku = read(replace(isi, daftar_siklus=isi.daftar_siklus[-1:]))
    assert len(tabel(buku["Ringkasan"])) == 2
