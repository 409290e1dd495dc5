"""Workbooks of the other two kinds, .xls and .ods: what is dangerous in them is refused before any reader sees it."""

import io
import struct
import time
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from dokumen.lembar import read_buku
from dokumen.ole import OleRusak, read_streams, wrap
from dokumen.penjaga import BerkasDitolak
from tests.dokumen.buku_rusak import build_xls, ods, xls_number
from tests.dokumen.kantor_libre import convert

TERLALU_BANYAK = "Berkas memuat terlalu banyak baris atau kolom. Mohon hapus baris kosong, lalu kirim kembali."
TERLALU_BESAR = "Isi berkas terlalu besar untuk dibuka. Mohon kirim formulir aslinya tanpa tambahan."
BERSANDI_ATAU_LAMA = (
    "Berkas memakai kata sandi atau format Excel lama (.xls). "
    "Mohon buka kata sandinya, simpan sebagai .xlsx, lalu kirim kembali."
)
_ULANG = "table:number-columns-repeated"


def refuse(isi: bytes) -> str:
    """The sentence of the refusal, which must come soon."""
    mulai = time.process_time()
    with pytest.raises(BerkasDitolak) as ditolak:
        read_buku(isi)
    assert time.process_time() - mulai < 5
    return ditolak.value.pesan


def test_a_stream_is_taken_out_of_its_container_as_it_was_put_in() -> None:
    for panjang in (4096, 4097, 5_000_000):
        aliran = bytes(range(251)) * (panjang // 251) + b"x" * (panjang % 251)
        assert read_streams(wrap("Workbook", aliran)) == {"Workbook": aliran}


def test_a_container_that_runs_in_a_circle_is_left() -> None:
    isi = bytearray(wrap("Workbook", b"x" * 9000))
    letak_fat = 4096 * 5
    assert struct.unpack_from("<I", isi, letak_fat)[0] == 1
    struct.pack_into("<I", isi, letak_fat + 4, 0)
    with pytest.raises(OleRusak):
        read_streams(bytes(isi))
    assert refuse(bytes(isi)) == BERSANDI_ATAU_LAMA


def test_a_number_in_an_xls_is_read() -> None:
    (lembar,) = read_buku(build_xls(xls_number(1, 1))).values()
    assert lembar.daftar_baris[1][1].teks == "7"


def test_a_size_that_lies_in_an_xls_does_not_reach_the_reader() -> None:
    """Rows from 4.000.000.000 to 1: the reader would make room for terabytes, and take the program down."""
    ukuran = struct.pack("<HHIIHHH", 0x200, 14, 4_000_000_000, 1, 0, 200, 0)
    (lembar,) = read_buku(build_xls(ukuran + xls_number(0, 0))).values()
    assert lembar.daftar_baris[0][0].teks == "7"


def test_many_sheets_that_are_one_and_the_same_are_refused() -> None:
    kosong = struct.pack("<HHHHH", 0x201, 6, 0, 0, 0)
    assert refuse(build_xls(kosong * 3000, jumlah_lembar=300)) == TERLALU_BANYAK


def test_records_cut_off_are_refused() -> None:
    utuh = build_xls(xls_number(1, 1))
    aliran = read_streams(utuh)["Workbook"].rstrip(b"\x00")
    assert refuse(wrap("Workbook", aliran[:-2] + b"\xff\x7f")) == BERSANDI_ATAU_LAMA


def test_a_cell_that_repeats_across_an_ods_is_refused() -> None:
    baris = f'<table:table-row><table:table-cell {_ULANG}="9999999" office:value-type="float"/></table:table-row>'
    assert refuse(ods(baris)) == TERLALU_BANYAK


def test_the_empty_rows_with_which_an_ods_ends_are_no_rows() -> None:
    baris = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>isi</text:p></table:table-cell>'
        f'<table:table-cell {_ULANG}="16000"/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="1048000"><table:table-cell {_ULANG}="16384"/></table:table-row>'
    )
    (lembar,) = read_buku(ods(baris)).values()
    assert [[sel.teks for sel in satu] for satu in lembar.daftar_baris] == [["isi"]]


def test_a_dtd_in_an_ods_is_refused() -> None:
    isi = ods("", awal="<!DOCTYPE x []>")
    assert refuse(isi) == "Berkas memuat deklarasi yang tidak diizinkan. Mohon simpan ulang sebagai .xlsx dari Excel."


def test_one_long_text_in_very_many_cells_is_refused_in_every_kind(tmp_path: Path) -> None:
    """A small file of it would fill gigabytes once each cell has its own copy."""
    keluar = io.BytesIO()
    buku = Workbook(keluar, {"in_memory": True})
    lembar = buku.add_worksheet()
    for nomor in range(5000):
        lembar.write_string(nomor, 0, "a" * 30_000)
    buku.close()
    isi = keluar.getvalue()
    assert len(isi) < 100_000
    assert refuse(isi) == TERLALU_BANYAK
    for ke in ("xls", "ods"):
        assert refuse(convert(isi, tmp_path, "xlsx", ke)) in (TERLALU_BANYAK, TERLALU_BESAR)
    baris = (
        '<table:table-row table:number-rows-repeated="5000"><table:table-cell office:value-type="string"><text:p>'
        f"{'a' * 30_000}</text:p></table:table-cell></table:table-row>"
    )
    assert refuse(ods(baris)) == TERLALU_BANYAK


def test_long_texts_that_go_on_in_further_records_of_an_xls_are_read(tmp_path: Path) -> None:
    keluar = io.BytesIO()
    buku = Workbook(keluar, {"in_memory": True})
    lembar = buku.add_worksheet()
    for nomor in range(40):
        lembar.write_string(nomor, 0, f"{nomor} " + "aé…"[nomor % 3] * 3000)
    buku.close()
    (dibaca,) = read_buku(convert(keluar.getvalue(), tmp_path, "xlsx", "xls")).values()
    assert [len(baris[0].teks) for baris in dibaca.daftar_baris] == [3000 + len(f"{nomor} ") for nomor in range(40)]
