"""The Format of step 5: what a unit gets, and what is read from what it sends back."""

import io
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from dokumen.format_isian import FormatIsian, FormatUnit, HasilFormat, is_format, read_format
from dokumen.format_isian.bentuk import sheet_names
from dokumen.format_isian.tulis import write_format
from dokumen.penjaga import BerkasDitolak
from dokumen.penyiapan import read_penyiapan
from sop.angka import Terbaca, TidakAda
from sop.indikator import Predikat
from sop.periode import Bagian, Periode
from sop.rekap import Isian
from tests.dokumen.buku import CONTOH, Isi, edit_buku, save, sort_rows

PENYIAPAN = read_penyiapan(CONTOH.read_bytes())
FORMAT = FormatIsian(
    instansi=PENYIAPAN.instansi.nama,
    periode=Periode(2026, Bagian.TW_III),
    zona="Asia/Makassar",
    daftar_unit=tuple(
        FormatUnit(
            kode=unit.kode,
            nama=unit.nama,
            daftar_indikator=tuple(satu for satu in PENYIAPAN.daftar_indikator if satu.unit == unit.kode),
        )
        for unit in PENYIAPAN.daftar_unit
    ),
    dibuat_pada=datetime(2026, 10, 1, 1, 5, tzinfo=UTC),
)
KOSONG = write_format(FORMAT)
VERSI_SATU = (CONTOH.parents[2] / "tests" / "data" / "format-versi-1.xlsx").read_bytes()
BERBAHAYA = ("=1+1", "+62", "-5", "@rapat", "\tx", "\rx", '=HYPERLINK("http://contoh")', "https://contoh.go.id", "'x")


def fill(sel: dict[str, Isi], format_angka: str | None = None) -> HasilFormat:
    return read_format(edit_buku(KOSONG, sel, format_angka), FORMAT)


def messages(hasil: HasilFormat) -> list[str]:
    return [str(fault) for fault in hasil.faults]


def test_each_unit_has_a_sheet_and_the_marker_is_out_of_sight() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(KOSONG))
    assert buku.sheetnames == ["SEK", "RESOS", "LINJAMSOS", "DAYASOS", "PFM", "_format"]
    assert buku["_format"].sheet_state == "veryHidden"


def test_what_is_known_is_filled_in_and_locked_and_what_is_asked_is_open() -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(KOSONG))["LINJAMSOS"]
    assert [sel.value for sel in lembar[6]] == [
        "No",
        "Kode",
        "Sasaran",
        "Indikator dan definisi",
        "Satuan",
        "Arah dan rumus",
        "Target",
        "Realisasi 2025",
        "Realisasi 2024",
        "Realisasi",
        "Pembilang",
        "Penyebut",
        "Faktor pendorong",
        "Faktor penghambat",
        "Tindak lanjut",
        "Bukti dukung",
        "Kunci",
        "Penjelasan",
        "Program",
        "Pagu",
        "Realisasi anggaran",
    ]
    assert [sel.value for sel in lembar[8]][4:9] == [
        "Jam",
        "Makin rendah makin baik. Rumus B: target / realisasi x 100",
        "24",
        "30",
        "36",
    ]
    terbuka = {judul.value for judul, sel in zip(lembar[6], lembar[8], strict=True) if not sel.protection.locked}
    assert terbuka == {
        "Realisasi",
        "Faktor pendorong",
        "Faktor penghambat",
        "Tindak lanjut",
        "Bukti dukung",
        "Penjelasan",
    }
    assert lembar["J8"].number_format == "@"
    assert lembar.protection.sheet
    assert lembar.protection.password is None


def test_it_prints_on_folio_landscape_with_its_headings_on_every_page() -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(KOSONG))["PFM"]
    assert (lembar.page_setup.orientation, str(lembar.page_setup.paperSize)) == ("landscape", "14")
    assert (lembar.print_title_rows, lembar.print_title_cols) == ("$6:$6", "$B:$B")
    assert lembar.freeze_panes == "E7"
    assert lembar.oddFooter.right.text == "Halaman &P dari &N"


def test_a_printed_row_takes_two_pages_wide_enough_to_write_on() -> None:
    lembar = openpyxl.load_workbook(io.BytesIO(KOSONG))["PFM"]
    assert not (lembar.sheet_properties.pageSetUpPr and lembar.sheet_properties.pageSetUpPr.fitToPage)
    assert lembar.page_setup.scale == 72
    assert [(putus.id, lembar.cell(6, putus.id).value) for putus in lembar.col_breaks.brk] == [(12, "Penyebut")]
    assert lembar.page_setup.pageOrder == "overThenDown"
    assert str(lembar.print_area).endswith("$A$4:$U$10")


def test_the_same_format_gives_the_same_bytes() -> None:
    assert write_format(FORMAT) == KOSONG


def test_good_rows_are_read_and_rows_not_filled_in_are_absent() -> None:
    hasil = fill(
        {
            "SEK!J7": "bb",
            "RESOS!J7": "72,58%",
            "RESOS!N7": "Data belum seragam",
            "RESOS!P7": "https://contoh.go.id/a",
            "RESOS!J8": 64,
            "LINJAMSOS!J7": "35/36",
            "DAYASOS!J8": "Rp230.500.000",
            "PFM!J7": "tidak ada data",
            "PFM!K8": "10",
            "PFM!L8": 16,
        }
    )
    assert hasil.faults == ()
    assert [(baris.kode, baris.diketik, baris.baca) for baris in hasil.baris] == [
        ("SEK-1", "bb", Terbaca(Predikat.BB)),
        ("RESOS-1", "72,58%", Terbaca(Decimal("72.58"))),
        ("RESOS-2", "64", Terbaca(Decimal(64))),
        ("LINJAMSOS-1", "35/36", Terbaca(Decimal(3500) / 36, Decimal(35), Decimal(36))),
        ("DAYASOS-2", "Rp230.500.000", Terbaca(Decimal(230500000))),
        ("PFM-1", "tidak ada data", TidakAda("tidak ada data")),
        ("PFM-2", "10/16", Terbaca(Decimal("62.5"), Decimal(10), Decimal(16))),
    ]
    assert (hasil.baris[1].faktor_penghambat, hasil.baris[1].bukti) == ("Data belum seragam", "https://contoh.go.id/a")


def test_a_percentage_that_excel_made_of_a_typed_one_is_read_as_typed() -> None:
    (baris,) = fill({"RESOS!J7": 0.875}, "0.00%").baris
    assert (baris.diketik, baris.baca) == ("87,5%", Terbaca(Decimal("87.5")))


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        ({"DAYASOS!J9": "1.250"}, "DAYASOS!J9: “1.250” dapat dibaca 1250 atau 1,25. Mohon tulis salah satunya."),
        ({"RESOS!J7": 0.875}, "RESOS!J7: “0,875” dapat dibaca 0,8750% atau 87,5%. Mohon tulis salah satunya."),
        (
            {"RESOS!J7": date(2026, 12, 15)},
            "RESOS!J7: Sel terbaca sebagai tanggal 15-12-2026. Mohon ubah format sel menjadi Teks, lalu ketik ulang.",
        ),
        (
            {"RESOS!N7": "Data belum ada"},
            "RESOS!J7: Realisasi belum diisi. Bila datanya belum ada, tulis: tidak ada data.",
        ),
        ({"RESOS!K7": "12"}, "RESOS!L7: Pembilang dan penyebut diisi keduanya, atau dikosongkan keduanya."),
        ({"RESOS!K7": "12", "RESOS!L7": "0"}, "RESOS!L7: Penyebut nol tidak dapat dihitung."),
        (
            {"RESOS!J7": "87%", "RESOS!K7": "12", "RESOS!L7": "15"},
            "RESOS!J7: Realisasi tertulis 87%, sedangkan 12 dari 15 menghasilkan 80. Mohon periksa salah satunya.",
        ),
        ({"RESOS!B7": "X-9", "RESOS!Q7": None, "RESOS!J7": "1"}, "RESOS!B7: Kode “X-9” tidak ada pada format "),
        ({"RESOS!B7": None, "RESOS!Q7": None, "RESOS!J7": "1"}, "RESOS!B7: Kode kosong."),
        (
            {"RESOS!B7": "PFM-1", "RESOS!Q7": None, "RESOS!J7": "1"},
            "RESOS!B7: Kode “PFM-1” milik Bidang Penanganan Fakir Miskin, bukan unit pada lembar ini.",
        ),
        (
            {"RESOS!B8": "RESOS-1", "RESOS!Q8": None, "RESOS!J7": "1", "RESOS!J8": "1"},
            "RESOS!B8: Kode “RESOS-1” sudah diisi pada baris lain.",
        ),
        ({"RESOS!J6": "Hasil"}, "RESOS!J6: Judul kolom seharusnya “Realisasi”, tertulis “Hasil”."),
        ({}, "SEK!J7: Belum ada realisasi yang diisi."),
    ],
)
def test_a_fault_is_named_by_its_cell(sel: dict[str, Isi], pesan: str) -> None:
    assert messages(fill(sel))[0].startswith(pesan)


def test_what_is_no_figure_is_refused_by_its_cell() -> None:
    (fault,) = fill({"DAYASOS!J9": "banyak", "DAYASOS!J10": "11"}).faults
    assert (fault.sheet, fault.cell) == ("DAYASOS", "J9")


def test_a_fault_takes_no_good_row_along() -> None:
    hasil = fill({"DAYASOS!J9": "banyak", "DAYASOS!J10": "11"})
    assert [baris.kode for baris in hasil.baris] == ["DAYASOS-4"]


def test_a_realisasi_rounded_by_hand_agrees_with_its_fraction() -> None:
    assert fill({"RESOS!J7": "66,7%", "RESOS!K7": "2", "RESOS!L7": "3"}).faults == ()


def test_the_format_of_another_period_is_recognised() -> None:
    lama = write_format(replace(FORMAT, periode=Periode(2026, Bagian.TW_II)))
    assert messages(read_format(lama, FORMAT)) == [
        "SEK!A2: Format ini untuk Triwulan II 2026, sedangkan yang dikumpulkan Triwulan III 2026."
    ]


def test_the_format_of_another_office_is_recognised() -> None:
    asing = write_format(replace(FORMAT, instansi="Dinas Lain"))
    assert messages(read_format(asing, FORMAT)) == [
        "SEK!A1: Format ini milik Dinas Lain, bukan Dinas Sosial Kabupaten Contoh."
    ]


def test_a_workbook_of_ones_own_is_recognised() -> None:
    assert messages(read_format(CONTOH.read_bytes(), FORMAT)) == [
        "Instansi!A1: Berkas ini bukan format yang dibagikan. Mohon isi format yang dikirim melalui bot."
    ]


def test_the_form_of_another_unit_is_named_row_by_row() -> None:
    harapan = replace(FORMAT, daftar_unit=FORMAT.daftar_unit[:1])
    hasil = read_format(edit_buku(KOSONG, {"PFM!J7": "90%"}), harapan)
    assert messages(hasil) == ["PFM!B7: Kode “PFM-1” tidak ada pada format Sekretariat Triwulan III 2026."]


def test_rows_may_be_sorted_and_sheets_renamed_and_added() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(KOSONG))
    lembar = buku["PFM"]
    lembar["J7"] = "90%"
    sort_rows(lembar, "B", terbalik=True)
    assert [lembar[f"B{nomor}"].value for nomor in (7, 10)] == ["PFM-4", "PFM-1"]
    lembar.title = "Isian kami"
    buku.create_sheet("Catatan", 0)["A1"] = "catatan sendiri"
    hasil = read_format(save(buku), FORMAT)
    assert (messages(hasil), [(baris.kode, baris.diketik) for baris in hasil.baris]) == ([], [("PFM-1", "90%")])


@pytest.mark.parametrize("kode", [None, "X-9", "resos-1", "RESOS 1"])
def test_a_row_keeps_its_indicator_whatever_becomes_of_its_code(kode: str | None) -> None:
    hasil = fill({"RESOS!B7": kode, "RESOS!J7": "72,58%"})
    assert (messages(hasil), [(baris.kode, baris.diketik) for baris in hasil.baris]) == ([], [("RESOS-1", "72,58%")])


def test_rows_sorted_without_their_keys_are_refused_rather_than_guessed() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(KOSONG))
    lembar = buku["PFM"]
    lembar["J7"] = "90%"
    sort_rows(lembar, "B", terbalik=True, kolom="ABCDEFGHIJ")
    hasil = read_format(save(buku), FORMAT)
    assert hasil.baris == ()
    assert messages(hasil) == [
        "PFM!B10: Kode tertulis “PFM-1”, sedangkan baris ini milik PFM-4. Mohon isi ulang pada format yang asli."
    ]


def test_what_is_dangerous_to_open_is_refused() -> None:
    with pytest.raises(BerkasDitolak):
        read_format(b"bukan buku kerja", FORMAT)


@pytest.mark.parametrize("teks", BERBAHAYA)
def test_case_43_text_that_looks_like_a_formula_stays_text_byte_for_byte(teks: str) -> None:
    indikator = replace(FORMAT.daftar_unit[0].daftar_indikator[0], nama=teks, definisi="", sasaran=teks)
    unit = replace(FORMAT.daftar_unit[0], daftar_indikator=(indikator,))
    lembar = openpyxl.load_workbook(io.BytesIO(write_format(replace(FORMAT, daftar_unit=(unit,)))))["SEK"]
    dibaca = lembar["D7"].value
    assert (dibaca.replace("_x000D_", "\r"), lembar["D7"].data_type, lembar["D7"].hyperlink) == (teks, "s", None)


def test_units_whose_codes_make_one_sheet_name_get_two_sheets() -> None:
    kembar = tuple(FormatUnit(kode=kode, nama=kode, daftar_indikator=()) for kode in ("A/B", "a-b", "X" * 40, "X" * 41))
    nama = sheet_names(kembar)
    assert list(nama.values()) == ["A-B", "a-b (2)", "X" * 31, f"{'X' * 26} (2)"]


def test_a_form_of_ours_is_told_from_other_files() -> None:
    assert is_format(write_format(FORMAT))
    assert not is_format(b"")
    assert not is_format(b"%PDF-1.4")
    assert not is_format(b"PK\x03\x04 word/document.xml")
    assert not is_format(b"PK\x03\x04 xl/workbook.xml, cut off")


def test_a_budget_is_read_in_the_row_that_asks_for_it_and_alone_if_need_be() -> None:
    hasil = fill(
        {
            "RESOS!U7": "Rp1.400.000.000",
            "RESOS!R8": "Sasaran bertambah",
            "RESOS!J8": "97%",
            "RESOS!U8": 985000000,
            "SEK!U9": "tidak ada data",
        }
    )
    assert messages(hasil) == []
    assert [(baris.kode, baris.diketik, baris.anggaran, baris.penjelasan) for baris in hasil.baris] == [
        ("SEK-3", "", ("tidak ada data", TidakAda("tidak ada data")), ""),
        ("RESOS-1", "", ("Rp1.400.000.000", Terbaca(Decimal(1400000000))), ""),
        ("RESOS-2", "97%", ("985000000", Terbaca(Decimal(985000000))), "Sasaran bertambah"),
    ]
    assert [baris.baca for baris in hasil.baris][:2] == [None, None]


def build_bersama() -> FormatIsian:
    """Two indicators of one programme, and one without any."""
    satu, dua, tiga = FORMAT.daftar_unit[1].daftar_indikator[:3]
    daftar = (satu, replace(dua, pagu=satu.pagu), replace(tiga, program="", pagu=None))
    return replace(FORMAT, daftar_unit=(replace(FORMAT.daftar_unit[1], daftar_indikator=daftar),))


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        (
            {"RESOS!U8": "5 juta"},
            "RESOS!U8: Realisasi anggaran program ini diisi satu kali, yaitu pada baris RESOS-1. "
            "Mohon kosongkan sel ini.",
        ),
        (
            {"RESOS!U9": "5 juta"},
            "RESOS!U9: RESOS-3 tidak memiliki pagu, sehingga realisasi anggarannya tidak diisi. Mohon kosongkan.",
        ),
        ({"RESOS!U7": "Rp-5"}, "RESOS!U7: “Rp-5” kurang dari nol. Mohon tulis nol atau lebih."),
        (
            {"RESOS!R7": "alasan saja"},
            "RESOS!J7: Realisasi belum diisi. Bila datanya belum ada, tulis: tidak ada data.",
        ),
    ],
)
def test_a_budget_in_another_row_is_named_by_its_cell(sel: dict[str, Isi], pesan: str) -> None:
    harapan = build_bersama()
    assert messages(read_format(edit_buku(write_format(harapan), sel), harapan)) == [pesan]


def test_a_budget_is_open_only_where_it_is_asked_and_hidden_where_there_is_none() -> None:
    harapan = build_bersama()
    lembar = openpyxl.load_workbook(io.BytesIO(write_format(harapan)))["RESOS"]
    assert [lembar[f"U{nomor}"].protection.locked for nomor in (7, 8, 9)] == [False, True, True]
    assert [lembar[f"T{nomor}"].value for nomor in (7, 8, 9)] == ["Rp1.325.000.000", "Rp1.325.000.000", None]
    (unit,) = harapan.daftar_unit
    tanpa = tuple(replace(satu, pagu=None) for satu in unit.daftar_indikator)
    tanpa_pagu = write_format(replace(harapan, daftar_unit=(replace(unit, daftar_indikator=tanpa),)))
    kolom = openpyxl.load_workbook(io.BytesIO(tanpa_pagu))["RESOS"].column_dimensions.values()
    tersembunyi = {nomor for satu in kolom if satu.hidden for nomor in range(satu.min, satu.max + 1)}
    assert tersembunyi == {17, 19, 20, 21}


def test_each_cell_tells_what_it_takes_and_a_predikat_is_chosen() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(KOSONG))
    pilihan = {str(satu.sqref): satu for satu in buku["SEK"].data_validations.dataValidation}
    assert (pilihan["J7"].type, pilihan["J7"].formula1) == ("list", '"AA,A,BB,B,CC,C,D,tidak ada data"')
    assert pilihan["J8"].prompt == (
        "Persen, misalnya 87,5%; atau kosongkan, lalu isi pembilang dan penyebutnya. "
        "Bila datanya belum ada, tulis: tidak ada data."
    )
    assert set(pilihan) == {*(f"{huruf}{nomor}" for huruf in "JU" for nomor in (7, 8, 9, 10)), "K8", "L8"}
    catatan = {sel.value for sel in buku["SEK"][6] if sel.comment}
    assert catatan == {*["Realisasi", "Pembilang", "Penyebut", "Penjelasan", "Realisasi anggaran"]} | {
        "Faktor pendorong",
        "Faktor penghambat",
        "Tindak lanjut",
        "Bukti dukung",
    }


def test_a_form_of_the_first_version_is_still_read() -> None:
    diisi = edit_buku(
        VERSI_SATU, {"RESOS!J7": "72,58%", "RESOS!N7": "Data belum seragam", "PFM!B8": "X-9", "PFM!J8": "1"}
    )
    hasil = read_format(diisi, FORMAT)
    assert [(baris.kode, baris.diketik, baris.faktor_penghambat) for baris in hasil.baris] == [
        ("RESOS-1", "72,58%", "Data belum seragam")
    ]
    assert [fault.cell for fault in hasil.faults] == ["B8"]


def test_a_form_handed_in_shows_the_words_as_typed_and_reads_back_alike() -> None:
    isian = {
        "PFM-1": Isian(diketik="88.4 %", nilai=Decimal("88.4"), faktor_pendorong="=1+1", bukti=("surat", "foto.jpg")),
        "SEK-4": Isian(diketik="tidak ada data", nilai=None, faktor_penghambat="Survei belum dilaksanakan."),
    }
    hasil = read_format(write_format(replace(FORMAT, isian=isian)), FORMAT)
    assert hasil.faults == ()
    assert [(baris.kode, baris.diketik) for baris in hasil.baris] == [("SEK-4", "tidak ada data"), ("PFM-1", "88.4 %")]
    assert hasil.baris[0].baca == TidakAda("tidak ada data")
    assert hasil.baris[1].baca == Terbaca(Decimal("88.4"))
    assert (hasil.baris[1].faktor_pendorong, hasil.baris[1].bukti) == ("=1+1", "surat; foto.jpg")


def test_a_long_form_is_read_in_time_that_grows_with_its_rows() -> None:
    unit = FORMAT.daftar_unit[1]
    daftar = tuple(replace(unit.daftar_indikator[0], kode=f"K-{urut}", pagu=Decimal(urut + 1)) for urut in range(600))
    harapan = replace(FORMAT, daftar_unit=(replace(unit, daftar_indikator=daftar),))
    isi = edit_buku(write_format(harapan), {f"RESOS!U{7 + urut}": "5 juta" for urut in range(600)})
    mulai = time.process_time()
    assert len(read_format(isi, harapan).baris) == 600
    assert time.process_time() - mulai < 1
