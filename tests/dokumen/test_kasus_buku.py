"""What goes into a workbook comes out unchanged: words like formulas, long numbers, dates, decimal commas."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from dokumen.daftar import draw, dump_isi
from dokumen.format_isian import read_format
from dokumen.lembar import read_buku
from dokumen.penyiapan import read_penyiapan
from dokumen.penyiapan.tulis import write_penyiapan
from sop.angka import Terbaca
from sop.instansi import HariLibur, JenisLibur, Penyiapan
from tests.dokumen.buku import edit_buku, save
from tests.dokumen.test_daftar import SEMUA
from tests.dokumen.test_format_isian import FORMAT, KOSONG
from tests.dokumen.test_penyiapan import KECIL, POLOS

RUMUS = ("=1+1", "+62", "-5", "@rapat", '=HYPERLINK("http://contoh")', "=cmd|' /C calc'!A0", "'=1", "https://contoh.id")
PANJANG = ("3201234567890001", "000000000000000001", "081234567890", "+6281234567890", "0001", "1/2", "8-10", "1e5")
_RUMUS_KITA = re.compile(rb"<f>(?:ROUND|MIN|IF|ABS|SUM|[A-Z]\d+|[\d.]+|[()+\-*/,:]|&gt;|&lt;)+</f>")
_ISI_RUMUS = re.compile(rb"<f[ >/]|<hyperlink[ >]")


def formulas(isi: bytes) -> list[str]:
    """The sheets of a workbook in which a cell computes or leads somewhere, but by a formula of our own making.

    Ours hold addresses of cells and numbers alone, so nothing that anybody typed can stand in one.
    """
    with zipfile.ZipFile(io.BytesIO(isi)) as buku:
        lembar = (nama for nama in buku.namelist() if nama.startswith("xl/worksheets/sheet"))
        return [nama for nama in lembar if _ISI_RUMUS.search(_RUMUS_KITA.sub(b"", buku.read(nama)))]


def office_of(teks: str) -> Penyiapan:
    """An office in which every free word is that one."""
    return replace(
        KECIL,
        instansi=replace(KECIL.instansi, nama=teks, nama_singkat=teks, kabupaten=teks, alamat=teks),
        daftar_unit=tuple(replace(satu, nama=teks) for satu in KECIL.daftar_unit),
        daftar_pegawai=tuple(replace(satu, jabatan=teks, pangkat=teks) for satu in KECIL.daftar_pegawai),
        daftar_indikator=(
            replace(POLOS, sasaran=teks, nama=teks, satuan=teks, program=teks, definisi=teks, sumber_data=teks),
        ),
        daftar_libur=(HariLibur(tanggal=date(2026, 12, 26), keterangan=teks, jenis=JenisLibur.LIBUR),),
    )


@pytest.mark.parametrize("teks", [*RUMUS, *PANJANG])
def test_case_43_44_every_free_word_of_a_set_up_is_text_and_reads_back_the_same(teks: str) -> None:
    semula = office_of(teks)
    isi = write_penyiapan(semula)
    assert read_penyiapan(isi) == semula
    assert formulas(isi) == []


def test_case_43_no_workbook_of_ours_holds_a_formula_or_a_link() -> None:
    dibuat = {jenis: draw(jenis, teks) for jenis, teks in map(dump_isi, SEMUA)}
    buku = {jenis: formulas(isi) for jenis, isi in dibuat.items() if b"xl/workbook.xml" in isi}
    assert buku == {"format": [], "rekap": [], "register": [], "pengukuran": [], "bukti_akip": [], "penyiapan": []}


@pytest.mark.parametrize("teks", [*RUMUS, *PANJANG, "\tx", "\rx", "a\r\nb"])
def test_case_43_44_a_word_of_a_filled_in_form_is_read_as_it_stands_in_its_cell(teks: str) -> None:
    diisi = edit_buku(KOSONG, {"RESOS!J7": "72,58%", "RESOS!N7": teks, "RESOS!P7": teks})
    (baris,) = read_format(diisi, FORMAT).baris
    assert (baris.faktor_penghambat, baris.bukti) == (teks.strip(), teks.strip())


def test_case_44_numbers_that_a_spreadsheet_keeps_as_figures_lose_no_digit() -> None:
    diisi = edit_buku(KOSONG, {"RESOS!J7": "72,58%", "RESOS!N7": 3201234567890001, "RESOS!P7": 81234567890})
    (baris,) = read_format(diisi, FORMAT).baris
    assert (baris.faktor_penghambat, baris.bukti) == ("3201234567890001", "81234567890")


@pytest.mark.parametrize(("diketik", "nilai"), [("72,58%", "72.58"), ("1.250,5", "1250.5"), ("0,5", "0.5")])
def test_case_44_a_decimal_comma_is_one_and_stays_as_typed(diketik: str, nilai: str) -> None:
    (baris,) = read_format(edit_buku(KOSONG, {"RESOS!J7": diketik}), FORMAT).baris
    assert isinstance(baris.baca, Terbaca)
    assert (baris.diketik, str(baris.baca.nilai)) == (diketik, nilai)


@pytest.mark.parametrize("tanggal", [date(1904, 1, 2), date(1999, 12, 31), date(2024, 2, 29), date(2026, 12, 31)])
def test_case_44_a_date_is_the_same_day_in_both_calendars_of_excel(tanggal: date) -> None:
    semula = replace(KECIL, daftar_libur=(HariLibur(tanggal=tanggal, keterangan="x", jenis=JenisLibur.LIBUR),))
    isi = write_penyiapan(semula)
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    buku["Libur"]["A2"].value = tanggal
    buku.epoch = MAC_EPOCH
    assert read_penyiapan(isi) == read_penyiapan(save(buku)) == semula


def test_case_44_what_was_typed_as_text_is_never_a_figure() -> None:
    buku = openpyxl.Workbook()
    assert buku.active is not None
    for nomor, teks in enumerate(PANJANG, start=1):
        buku.active.cell(nomor, 1, teks)
    dibaca = [baris[0].nilai for baris in read_buku(save(buku))["Sheet"].daftar_baris]
    assert dibaca == list(PANJANG)
