"""The guard refuses what is dangerous to open, quickly and in little memory."""

import hashlib
import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from dokumen.lembar import read_buku
from dokumen.penjaga import MAKS_BERKAS, BerkasDitolak, check_buku
from dokumen.penyiapan.tulis import write_penyiapan
from tests.dokumen.buku import CONTOH, replace_part, sheet_xml

LEMBAR = "xl/worksheets/sheet1.xml"
MAKS_MEMORI = 64 * 2**20
MAKS_DETIK = 2.0  # of processor; the aim is 0,1, and tracing memory makes it slower


@pytest.fixture(scope="module")
def buku() -> bytes:
    return write_penyiapan(None)


def refuse(isi: bytes) -> str:
    """The sentence of the refusal, which must come in time and within the memory."""
    mulai = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(BerkasDitolak) as ditolak:
            read_buku(isi)
        _, puncak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert puncak < MAKS_MEMORI
    assert time.process_time() - mulai < MAKS_DETIK
    return ditolak.value.pesan


def test_our_own_workbooks_pass(buku: bytes) -> None:
    check_buku(buku)
    check_buku(CONTOH.read_bytes())


@pytest.mark.parametrize("isi", [b"bukan zip", b"\x00" * 100, b"%PDF-1.7\n", b"a,b,c\n1,2,3\n"])
def test_what_is_no_zip_is_refused(isi: bytes) -> None:
    assert refuse(isi) == "Berkas ini bukan buku kerja Excel .xlsx. Mohon simpan sebagai .xlsx, lalu kirim kembali."


def test_an_empty_file_is_refused() -> None:
    assert refuse(b"") == "Berkas kosong. Mohon isi buku kerjanya, lalu kirim kembali."


def test_case_42_an_old_or_encrypted_workbook_is_named_as_such() -> None:
    pesan = refuse(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000)
    assert pesan == (
        "Berkas memakai kata sandi atau format Excel lama (.xls). "
        "Mohon buka kata sandinya, simpan sebagai .xlsx, lalu kirim kembali."
    )


def test_a_file_over_the_limit_is_refused() -> None:
    assert refuse(b"PK\x03\x04" + b"\x00" * MAKS_BERKAS) == (
        "Berkas lebih besar dari 20 MB. Mohon kirim berkas yang lebih kecil."
    )


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as arsip:
        arsip.writestr("catatan.txt", "isi")
    assert "bukan buku kerja" in refuse(hasil.getvalue())


def test_a_truncated_workbook_is_refused(buku: bytes) -> None:
    assert "rusak" in refuse(buku[: len(buku) // 2])


def test_a_workbook_without_cells_is_refused(buku: bytes) -> None:
    kosong = buku
    with zipfile.ZipFile(io.BytesIO(buku)) as arsip:
        daftar = [nama for nama in arsip.namelist() if nama.startswith("xl/worksheets/sheet")]
    for nama in daftar:
        kosong = replace_part(kosong, nama, sheet_xml(b""))
    assert refuse(kosong) == "Berkas kosong. Mohon isi buku kerjanya, lalu kirim kembali."


def test_case_42_a_zip_bomb_is_refused_before_it_is_inflated(buku: bytes) -> None:
    bom = replace_part(buku, LEMBAR, b" " * (60 * 2**20))
    assert len(bom) < 2**20
    assert "terlalu besar" in refuse(bom)


def test_many_small_bombs_together_are_refused(buku: bytes) -> None:
    hasil = io.BytesIO(buku)
    with zipfile.ZipFile(hasil, "a", zipfile.ZIP_DEFLATED) as arsip:
        for nomor in range(70):
            arsip.writestr(f"xl/media/{nomor}.bin", b"\x00" * 2**20)
    assert "terlalu besar" in refuse(hasil.getvalue())


def test_case_42_a_size_that_lies_is_found_out_while_inflating(buku: bytes) -> None:
    bom = bytearray(replace_part(buku, LEMBAR, b" " * (60 * 2**20)))
    letak = bom.rfind(b"PK\x01\x02")  # the entry put in last
    struct.pack_into("<I", bom, letak + 24, 1000)
    assert "rusak" in refuse(bytes(bom))


def test_case_42_a_part_is_left_as_soon_as_it_outgrows_its_size(buku: bytes) -> None:
    pemadat = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    satu_mebibita = pemadat.compress(b"\x00" * 2**20) + pemadat.flush(zlib.Z_FULL_FLUSH)
    hasil = io.BytesIO(buku)
    with zipfile.ZipFile(hasil, "a", zipfile.ZIP_STORED) as arsip:
        arsip.writestr("xl/media/a.bin", satu_mebibita * 6000)  # 6 GB, said to be as large as it is packed
    bom = bytearray(hasil.getvalue())
    struct.pack_into("<H", bom, bom.rfind(b"PK\x01\x02") + 10, zipfile.ZIP_DEFLATED)
    assert "rusak" in refuse(bytes(bom))


def test_too_many_parts_are_refused(buku: bytes) -> None:
    hasil = io.BytesIO(buku)
    with zipfile.ZipFile(hasil, "a") as arsip:
        for nomor in range(1100):
            arsip.writestr(f"xl/media/{nomor}.bin", b"")
    assert "terlalu besar" in refuse(hasil.getvalue())


def test_a_huge_list_of_parts_is_refused_unread() -> None:
    nama = b"a" * 60
    entri = b"PK\x01\x02" + b"\x00" * 24 + struct.pack("<H", len(nama)) + b"\x00" * 16 + nama
    daftar = entri * 150_000
    akhir = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, len(daftar), 4, 0)
    assert "terlalu besar" in refuse(b"PK\x03\x04" + daftar + akhir)


def test_case_42_an_entity_bomb_is_refused(buku: bytes) -> None:
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert "deklarasi yang tidak diizinkan" in refuse(replace_part(buku, LEMBAR, dtd + sheet_xml(b"")))


def test_a_dtd_in_any_part_is_refused(buku: bytes) -> None:
    dtd = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>'
    assert "deklarasi yang tidak diizinkan" in refuse(replace_part(buku, "xl/sharedStrings.xml", dtd))


@pytest.mark.parametrize(
    "baris",
    [
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>',
        b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
        b'<row r="99999999999999999999"/>',
        b'<row r="1"><c r="A-1"><v>1</v></c></row>',
    ],
)
def test_a_cell_too_far_away_is_refused(buku: bytes, baris: bytes) -> None:
    assert "terlalu banyak baris atau kolom" in refuse(replace_part(buku, LEMBAR, sheet_xml(baris)))


def test_case_42_a_million_rows_are_refused(buku: bytes) -> None:
    baris = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919) for n in range(1, 200_001))
    assert "terlalu banyak baris atau kolom" in refuse(replace_part(buku, LEMBAR, sheet_xml(baris)))


def test_rows_without_numbers_are_counted_too(buku: bytes) -> None:
    baris = b"".join(b"<row><c><v>%d</v></c></row>" % (n * 7919) for n in range(10_001))
    assert "terlalu banyak baris atau kolom" in refuse(replace_part(buku, LEMBAR, sheet_xml(baris)))


def test_two_cells_that_span_a_huge_sheet_are_refused(buku: bytes) -> None:
    baris = b'<row r="1"><c r="IV1"><v>1</v></c></row><row r="10000"><c r="A10000"><v>1</v></c></row>'
    assert "terlalu banyak baris atau kolom" in refuse(replace_part(buku, LEMBAR, sheet_xml(baris)))


def test_a_full_sheet_within_the_limits_passes(buku: bytes) -> None:
    baris = b"".join(b'<row r="%d"><c r="V%d"><v>%d</v></c></row>' % (n, n, n * 7919) for n in range(1, 10_001))
    check_buku(replace_part(buku, LEMBAR, sheet_xml(baris)))


def test_a_tag_without_end_is_refused(buku: bytes) -> None:
    acak = hashlib.shake_256(b"x").hexdigest(4 * 2**20).encode()
    assert "terlalu banyak" in refuse(replace_part(buku, LEMBAR, b'<worksheet a="' + acak + b'">'))


def test_a_long_text_in_a_cell_is_no_such_tag(buku: bytes) -> None:
    acak = hashlib.shake_256(b"x").hexdigest(2 * 2**20).encode()
    check_buku(replace_part(buku, "xl/sharedStrings.xml", b"<sst><si><t>" + acak + b"</t></si></sst>"))


def test_a_sheet_in_a_part_of_another_kind_is_refused(buku: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(buku)) as arsip:
        hubungan = arsip.read("xl/_rels/workbook.xml.rels")
    palsu = replace_part(buku, "xl/_rels/workbook.xml.rels", hubungan.replace(b"sheet1.xml", b"sheet1.vml"))
    refuse(palsu)


def test_a_zip_that_may_be_read_as_another_format_is_refused(buku: bytes) -> None:
    assert "bukan buku kerja" in refuse(replace_part(buku, "content.xml", b"<x/>"))
