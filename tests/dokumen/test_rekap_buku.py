"""The rekap's workbook: the same bytes for the same value, every figure in its place, no text a formula."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest

from dokumen.lembar import read_buku
from dokumen.penyiapan import read_penyiapan
from dokumen.rekap_buku import BukuRekap
from dokumen.rekap_buku.buku import write_rekap
from sop.capaian import AturanCapaian, compute_capaian, describe_aturan
from sop.indikator import Indikator, Nilai, Predikat
from sop.periode import Bagian, Periode
from sop.rekap import BarisRekap, Isian, Keputusan, Perubahan, Rekap
from tests.dokumen.buku import CONTOH
from tests.dokumen.test_rekap_rumus import OURS
from tests.kantor import NOW

INDIKATOR = {satu.kode: satu for satu in read_penyiapan(CONTOH.read_bytes()).daftar_indikator}
ATURAN = AturanCapaian(batas=120)
PANJANG = "Kapal pengangkut logistik menunggu cuaca. " * 100
BERBAHAYA = ("=1+1", "+62", "-5", "@rapat", "\tx", "\rx", '=HYPERLINK("http://contoh")', "https://contoh.go.id")


def _row(
    kode: str, nilai: Nilai | None, unit: str = "Bidang Contoh", diketik: str = "", penghambat: str = ""
) -> BarisRekap:
    indikator: Indikator = INDIKATOR[kode]
    target = indikator.target(Bagian.TW_III)
    return BarisRekap(
        indikator=indikator,
        unit_nama=unit,
        target=target,
        isian=Isian(diketik=diketik or str(nilai), nilai=nilai, bukti=("a", "b"), faktor_penghambat=penghambat),
        capaian=compute_capaian(
            arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=ATURAN
        ),
    )


REKAP = Rekap(
    instansi="Dinas Sosial Kabupaten Contoh",
    periode=Periode(2026, Bagian.TW_III),
    versi=2,
    dibuat_pada=datetime(2026, 10, 6, 2, 0, tzinfo=UTC),
    zona="Asia/Makassar",
    aturan=describe_aturan(ATURAN),
    daftar_baris=(
        _row("SEK-1", Predikat.B, "Sekretariat"),
        _row("SEK-3", Decimal(2), "Sekretariat"),
        _row("RESOS-1", Decimal("72.58"), penghambat=PANJANG),
        _row("RESOS-4", Decimal("12.5")),
        _row("LINJAMSOS-4", Decimal(3500) / 36),
        _row("DAYASOS-2", Decimal(300000000)),
        _row("PFM-1", None, diketik="tidak ada data"),
        replace(_row("PFM-2", None), isian=None),
    ),
)
UBAH = Perubahan(
    kode="RESOS-1", indikator="Nama", unit_nama="Bidang Contoh", butir="Realisasi", semula="", menjadi="72,58%"
)
BUKU = BukuRekap(rekap=REKAP, perubahan=(UBAH,), sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c")
ISI = write_rekap(BUKU)


def cells(isi: bytes, sheet: str, baris: int) -> list[str]:
    return [sel.teks for sel in read_buku(isi)[sheet].daftar_baris[baris - 1]]


def test_the_same_rekap_gives_the_same_bytes() -> None:
    assert write_rekap(BUKU) == ISI


def test_a_figure_by_formula_c_has_no_category_and_says_why() -> None:
    isi = write_rekap(
        BukuRekap(sha256="", perubahan=(), rekap=replace(REKAP, daftar_baris=(_row("PFM-2", Decimal("9.5")),)))
    )
    (baris,) = [
        [sel.teks for sel in satu]
        for satu in read_buku(isi)["Rekap"].daftar_baris
        if "PFM-2" in "".join(map(str, satu))
    ]
    assert baris[7:] == [
        "5",
        "–",
        "Menurut rumus C, 0% berarti target tepat tercapai; tanpa kategori dan di luar rata-rata. "
        "Makin rendah makin baik, rumus C.",
    ]


def test_the_title_names_office_period_version_time_and_fingerprint() -> None:
    assert [cells(ISI, "Rekap", baris)[0] for baris in (1, 2, 3)] == [
        "Dinas Sosial Kabupaten Contoh",
        "Rekap Capaian Kinerja Triwulan III 2026",
        "Versi 2, dibuat Selasa, 6 Oktober 2026 pukul 10.00 WITA. SHA-256 9f86d081884c",
    ]


def test_the_table_has_the_usual_columns() -> None:
    assert cells(ISI, "Rekap", 5) == [
        "No",
        "Unit",
        "Sasaran",
        "Indikator",
        "Satuan",
        "Target",
        "Realisasi",
        "Capaian (%)",
        "Kategori",
        "Keterangan",
    ]


@pytest.mark.parametrize(
    ("baris", "isi"),
    [
        (6, ["BB", "B", "belum tercapai", "–", "Predikat yang diraih di bawah target."]),
        (
            7,
            [
                "0",
                "2",
                "tidak dihitung",
                "–",
                "Target nol tidak dapat menjadi pembagi. Makin rendah makin baik, rumus A.",
            ],
        ),
        (8, ["70", "72,58", "103,69", "Sangat Tinggi", ""]),
        (9, ["10", "12,5", "75", "Sedang", "Makin rendah makin baik, rumus A."]),
        (10, ["80–90%", "97,22", "108,02", "Sangat Tinggi", ""]),
        (11, ["200000000", "300000000", "120", "Sangat Tinggi", "Sebelum dibatasi 150%."]),
        (12, ["90", "–", "tidak dihitung", "–", "Data realisasi belum ada. Tertulis: tidak ada data"]),
        (
            13,
            [
                "10",
                "–",
                "tidak dihitung",
                "–",
                "Data realisasi belum ada. Makin rendah makin baik, rumus C. Belum diisi.",
            ],
        ),
    ],
)
def test_a_row_says_figure_category_and_what_to_know_beside_it(baris: int, isi: list[str]) -> None:
    assert cells(ISI, "Rekap", baris)[5:] == isi


def test_figures_are_numbers_that_show_as_the_office_writes_them() -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(ISI))["Rekap"]
    assert [lembar[alamat].number_format for alamat in ("F8", "G8", "H8", "F11", "G9")] == [
        '#,##0"%"',
        '#,##0.00"%"',
        "#,##0.00",
        '"Rp"#,##0',
        "#,##0.0",
    ]


def test_the_average_of_a_unit_is_over_what_was_computed_alone() -> None:
    assert cells(ISI, "Per Unit", 5)[1:8] == [
        "Unit",
        "Indikator",
        "Berkategori",
        "Tanpa kategori",
        "Belum tercapai",
        "Tidak dihitung",
        "Rata-rata (%)",
    ]
    assert [cells(ISI, "Per Unit", baris)[:8] for baris in (6, 7, 8)] == [
        ["1", "Sekretariat", "2", "0", "0", "1", "1", "–"],
        ["2", "Bidang Contoh", "6", "4", "0", "0", "2", "101,68"],
        ["", "Seluruh unit", "8", "4", "0", "1", "3", "101,68"],
    ]


def test_the_counts_of_every_row_add_up_to_its_indicators() -> None:
    baris = (*REKAP.daftar_baris, _row("PFM-2", Decimal("9.5")))  # by formula C
    isi = write_rekap(replace(BUKU, rekap=replace(REKAP, daftar_baris=baris), perubahan=()))
    for lembar in ("Per Unit", "Per Sasaran"):
        daftar = [satu for satu in read_buku(isi)[lembar].daftar_baris[5:] if len(satu) > 7 and satu[7].teks]
        hitungan = [[int(sel.teks) for sel in satu[2:7]] for satu in daftar]
        assert [jumlah for jumlah, *_ in hitungan] == [sum(bagian) for _, *bagian in hitungan]
        assert hitungan[-1] == [9, 4, 1, 1, 3]


def test_the_rule_of_the_categories_stands_below_the_table() -> None:
    assert cells(ISI, "Rekap", 16)[0] == describe_aturan(ATURAN)


def test_the_table_can_be_filtered_and_prints_with_its_headings() -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(ISI))["Rekap"]
    assert (lembar.auto_filter.ref, lembar.freeze_panes, lembar.print_title_rows) == ("A5:J13", "E6", "$5:$5")
    assert (lembar.page_setup.orientation, str(lembar.page_setup.paperSize)) == ("landscape", "14")


def test_the_details_hold_everything_else_one_fact_a_row() -> None:
    daftar = [[sel.teks for sel in baris] for baris in read_buku(ISI)["Rincian"].daftar_baris[5:]]
    assert [(baris[3], baris[4]) for baris in daftar if baris[1] == "LINJAMSOS-4"] == [
        ("Indikator", "Persediaan penyangga logistik bencana terhadap kebutuhan satu bulan"),
        ("Realisasi (diketik)", str(Decimal(3500) / 36)),
        ("Faktor pendorong", "–"),
        ("Faktor penghambat", "–"),
        ("Tindak lanjut", "–"),
        ("Bukti dukung", "a\nb"),
        ("Realisasi 2025", "78,5%"),
        ("Realisasi 2024", "72%"),
        ("Target tahun 2026", "80–90%"),
        ("Target akhir Renstra", "85–95%"),
        ("Arah dan rumus", "Baik di dalam rentang target"),
        (
            "Definisi operasional",
            "Nilai persediaan dibagi kebutuhan satu bulan, dikali 100. "
            "Terlalu sedikit tidak aman, terlalu banyak berisiko kedaluwarsa.",
        ),
        ("Sumber data", "Kartu persediaan gudang"),
        ("Program", "Program Penanganan Bencana"),
        ("Pagu", "Rp640.000.000"),
    ]


def test_a_text_too_long_for_a_row_goes_on_in_the_next_and_loses_nothing() -> None:
    daftar = read_buku(ISI)["Rincian"].daftar_baris
    potongan = [str(baris[4].nilai) for baris in daftar if baris[1].teks == "RESOS-1" and "penghambat" in baris[3].teks]
    assert len(potongan) > 1
    assert "".join(potongan) == PANJANG


def test_what_changed_has_a_sheet_only_when_something_did() -> None:
    assert cells(ISI, "Perubahan", 2)[0] == "Perubahan Rekap Versi 1 ke Versi 2 Triwulan III 2026"
    assert cells(ISI, "Perubahan", 6) == ["1", "Bidang Contoh", "RESOS-1", "Nama", "Realisasi", "–", "72,58%"]
    assert set(read_buku(ISI)) - set(read_buku(write_rekap(replace(BUKU, perubahan=())))) == {"Perubahan"}


def test_who_decided_what_when_has_a_sheet_in_the_order_it_happened() -> None:
    pada = datetime(2026, 10, 5, 1, 30, tzinfo=UTC)
    daftar = (
        Keputusan(
            pada=pada, langkah=7, perbuatan="menyerahkan isian", oleh="Isi", peran="Bidang", unit_nama="Bidang Contoh"
        ),
        Keputusan(
            pada=pada + timedelta(hours=3),
            langkah=10,
            perbuatan="mengembalikan rekap versi 1",
            oleh="Sek",
            peran="Plh. Sekretaris",
            kepada="RESOS-1",
            arahan="=Periksa",
        ),
    )
    isi = write_rekap(replace(BUKU, keputusan=daftar))
    satu, dua = (cells(isi, "Keputusan", baris) for baris in (6, 7))
    assert satu[1:7] == [
        "Senin, 5 Oktober 2026 pukul 09.30 WITA",
        "7",
        "menyerahkan isian",
        "Isi",
        "Bidang",
        "Bidang Contoh",
    ]
    assert dua[1] == "Senin, 5 Oktober 2026 pukul 12.30 WITA"
    assert dua[3:] == ["mengembalikan rekap versi 1", "Sek", "Plh. Sekretaris", "–", "RESOS-1", "=Periksa"]
    assert "Keputusan" not in read_buku(ISI)


def test_every_sheet_prints_on_f4_landscape_with_its_headings_on_each_page() -> None:
    keputusan = (Keputusan(pada=NOW, langkah=8, perbuatan="mengunci", oleh="Tim", peran="Tim"),)
    for lembar in openpyxl.load_workbook(io.BytesIO(write_rekap(replace(BUKU, keputusan=keputusan)))):
        halaman = lembar.page_setup
        assert (halaman.orientation, str(halaman.paperSize), halaman.fitToHeight) == ("landscape", "14", 0)
        assert (lembar.print_title_rows, lembar.sheet_properties.pageSetUpPr.fitToPage) == ("$5:$5", True)
        isi = [sel.row for sel in _all(lembar) if sel.fill.fgColor.rgb == "FF1F3A5F"]
        assert set(isi) == {5}, lembar.title  # no second head, whose columns would be others, further down


@pytest.mark.parametrize("teks", BERBAHAYA)
def test_case_43_text_that_looks_like_a_formula_stays_text_byte_for_byte(teks: str) -> None:
    baris = replace(
        _row("RESOS-1", Decimal(1), teks, diketik=teks, penghambat=teks),
        indikator=replace(INDIKATOR["RESOS-1"], sasaran=teks, satuan=teks),
    )
    isi = write_rekap(
        BukuRekap(
            rekap=replace(REKAP, daftar_baris=(baris,)),
            perubahan=(replace(UBAH, semula=teks, menjadi=teks),),
            sha256="0",
        )
    )
    buku = read_buku(isi)
    assert [sel.nilai for sel in buku["Rekap"].daftar_baris[5][1:5:3]] == [teks, teks]
    assert [baris[4].nilai for baris in buku["Rincian"].daftar_baris[6:9:2]] == [teks, teks]
    assert [sel.nilai for sel in buku["Perubahan"].daftar_baris[5][5:7]] == [teks, teks]
    rumus = [sel for lembar in openpyxl.load_workbook(io.BytesIO(isi)) for sel in _all(lembar) if sel.data_type == "f"]
    assert [teks for sel in rumus if not OURS.fullmatch(str(sel.value))] == []


def _all(lembar: openpyxl.worksheet.worksheet.Worksheet) -> list[openpyxl.cell.Cell]:
    return [sel for baris in lembar.iter_rows() for sel in baris]


def test_an_empty_rekap_is_still_a_workbook() -> None:
    kosong = write_rekap(replace(BUKU, rekap=replace(REKAP, daftar_baris=()), perubahan=()))
    assert cells(kosong, "Per Unit", 6)[:4] == ["", "Seluruh unit", "0", "0"]
