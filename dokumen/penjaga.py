"""The guard before every workbook someone sends: refuses quickly, and in little memory, what is dangerous to open.

A workbook (.xlsx or .ods) is a zip of XML, so a small file can claim gigabytes. Nothing here trusts what the file says
of itself: the parts are inflated in small pieces and counted, and the cells are counted by a parser that keeps nothing.
An old one (.xls) is not packed, but claims just as much; its records are walked before a reader sees them.
"""

import struct
import zlib
from collections import deque
from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from itertools import chain
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import filetype

from dokumen.ole import TANDA_OLE, OleRusak, read_streams
from dokumen.penghitung_sel import PenghitungSel, TerlaluBanyak
from dokumen.sel_ods import PenyimakOds
from dokumen.sel_xls import XlsBersandi, XlsRusak, walk_xls
from sop.galat import SopError

MAKS_BERKAS = 20 * 2**20
MAKS_TERURAI = 64 * 2**20
MAKS_RASIO = 150
MAKS_BAGIAN = 1_000
MAKS_DAFTAR_ISI = 512 * 2**10
POTONGAN = 64 * 2**10

ISI_ODS = "content.xml"
ALIRAN_XLS = "Workbook"
_SANDI_ODS = "encrypted-package"
_TANDA_SANDI_ODS = b":encryption-data"
_JENIS_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_AKHIR_ZIP = b"PK\x05\x06"
_PENUNJUK_ZIP64 = b"PK\x06\x07"
_PANJANG_AKHIR_ZIP = 22
_PANJANG_PENUNJUK_ZIP64 = 20
_PANJANG_KEPALA = 30


class BerkasDitolak(SopError):
    """The file is not a workbook that can be opened safely; `pesan` says which and what to send instead."""

    pesan = "Berkas belum dapat dibaca. Mohon kirim buku kerja Excel (.xlsx)."


_RUSAK = "Berkas rusak dan belum dapat dibuka. Mohon simpan ulang sebagai .xlsx, lalu kirim kembali."
_TERLALU_BESAR = "Isi berkas terlalu besar untuk dibuka. Mohon kirim formulir aslinya tanpa tambahan."
_TERLALU_BANYAK = "Berkas memuat terlalu banyak baris atau kolom. Mohon hapus baris kosong, lalu kirim kembali."
_BERISI_DTD = "Berkas memuat deklarasi yang tidak diizinkan. Mohon simpan ulang sebagai .xlsx dari Excel."
_BUKAN_XLSX = "Berkas ini bukan buku kerja Excel .xlsx. Mohon simpan sebagai .xlsx, lalu kirim kembali."
_BERSANDI_ATAU_LAMA = (
    "Berkas memakai kata sandi atau format Excel lama (.xls). "
    "Mohon buka kata sandinya, simpan sebagai .xlsx, lalu kirim kembali."
)
_BERSANDI = "Berkas memakai kata sandi. Mohon buka kata sandinya, simpan sebagai .xlsx, lalu kirim kembali."
_KOSONG = "Berkas kosong. Mohon isi buku kerjanya, lalu kirim kembali."


class JenisBuku(Enum):
    """What kind of workbook the bytes are, whatever the file is called."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


def may_be_buku(isi: bytes) -> bool:
    """Whether these bytes begin like a workbook of one of the three kinds; a letter (.docx) does not."""
    if isi.startswith(b"PK"):
        return b"xl/workbook.xml" in isi or _JENIS_ODS in isi[:200]
    return isi.startswith(TANDA_OLE) and ALIRAN_XLS.encode("utf-16-le") in isi


def check_buku(isi: bytes) -> JenisBuku:
    """Raise BerkasDitolak unless `isi` is a workbook within the limits above with at least one cell."""
    if not isi:
        raise BerkasDitolak(_KOSONG)
    if len(isi) > MAKS_BERKAS:
        raise BerkasDitolak(f"Berkas lebih besar dari {MAKS_BERKAS // 2**20} MB. Mohon kirim berkas yang lebih kecil.")
    try:
        jenis, jumlah_sel = _check_xls(isi) if isi.startswith(TANDA_OLE) else _check_zip(isi)
    except TerlaluBanyak as galat:
        raise BerkasDitolak(_BERISI_DTD if galat.dtd else _TERLALU_BANYAK) from galat
    if jumlah_sel == 0:
        raise BerkasDitolak(_KOSONG)
    return jenis


def _check_xls(isi: bytes) -> tuple[JenisBuku, int]:
    try:
        aliran = read_streams(isi)
        if "EncryptedPackage" in aliran:
            raise BerkasDitolak(_BERSANDI)
        return JenisBuku.XLS, walk_xls(aliran[ALIRAN_XLS]).jumlah_sel
    except XlsBersandi as galat:
        raise BerkasDitolak(_BERSANDI) from galat
    except (OleRusak, XlsRusak, KeyError) as galat:
        raise BerkasDitolak(_BERSANDI_ATAU_LAMA) from galat


def _check_zip(isi: bytes) -> tuple[JenisBuku, int]:
    if filetype.guess_extension(isi) not in ("zip", "xlsx", "ods"):
        raise BerkasDitolak(_BUKAN_XLSX)
    _check_ukuran_daftar_isi(isi)
    try:
        with ZipFile(BytesIO(isi)) as zip_:
            daftar = zip_.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as galat:
        raise BerkasDitolak(_RUSAK) from galat
    jenis = _check_daftar_isi(daftar)
    if jenis is JenisBuku.ODS:
        if _is_encrypted_ods(isi, daftar):
            raise BerkasDitolak(_BERSANDI)
        return jenis, _count_ods(isi, daftar)
    penghitung = PenghitungSel()
    for bagian in daftar:
        _count_sel(penghitung, isi, bagian)
    penghitung.check_teks()
    return jenis, penghitung.jumlah_sel


def _check_ukuran_daftar_isi(isi: bytes) -> None:
    """Refuse a huge list of parts before the zip reader turns it into objects."""
    akhir = isi.rfind(_AKHIR_ZIP)
    if akhir < 0 or len(isi) < akhir + _PANJANG_AKHIR_ZIP:
        raise BerkasDitolak(_RUSAK)
    awal_penunjuk = max(akhir - _PANJANG_PENUNJUK_ZIP64, 0)
    (ukuran,) = struct.unpack_from("<I", isi, akhir + 12)
    if ukuran > MAKS_DAFTAR_ISI or isi.startswith(_PENUNJUK_ZIP64, awal_penunjuk):
        raise BerkasDitolak(_TERLALU_BESAR)


def _check_daftar_isi(daftar: list[ZipInfo]) -> JenisBuku:
    nama = {bagian.filename for bagian in daftar}
    jenis = JenisBuku.XLSX if "xl/workbook.xml" in nama else JenisBuku.ODS
    asing = {ISI_ODS, "xl/workbook.bin"} if jenis is JenisBuku.XLSX else {"xl/workbook.bin"}
    if nama & asing or not nama & {"xl/workbook.xml", ISI_ODS, _SANDI_ODS}:
        raise BerkasDitolak(_BUKAN_XLSX)
    if len(nama) != len(daftar) or any(bagian.flag_bits & 1 for bagian in daftar):
        raise BerkasDitolak(_RUSAK)
    if len(daftar) > MAKS_BAGIAN or sum(bagian.file_size for bagian in daftar) > MAKS_TERURAI:
        raise BerkasDitolak(_TERLALU_BESAR)
    if any(bagian.file_size > max(bagian.compress_size * MAKS_RASIO, 2**20) for bagian in daftar):
        raise BerkasDitolak(_TERLALU_BESAR)
    return jenis


def _is_encrypted_ods(isi: bytes, daftar: list[ZipInfo]) -> bool:
    """Its list of parts is plain even where the parts are not."""
    try:
        daftar_isi = [b"".join(_inflate(isi, satu)) for satu in daftar if satu.filename == "META-INF/manifest.xml"]
    except (zlib.error, struct.error) as galat:
        raise BerkasDitolak(_RUSAK) from galat
    return any(_TANDA_SANDI_ODS in satu for satu in daftar_isi)


def _count_ods(isi: bytes, daftar: list[ZipInfo]) -> int:
    """The cells of an .ods; every other part is inflated too, as a reader may open any of them."""
    penyimak = PenyimakOds()
    try:
        for bagian in daftar:
            if bagian.filename == ISI_ODS:
                _feed(penyimak, _inflate(isi, bagian))
            else:
                deque(_inflate(isi, bagian), maxlen=0)
    except (zlib.error, struct.error, expat.ExpatError) as galat:
        raise BerkasDitolak(_RUSAK) from galat
    return penyimak.jumlah_sel


def _feed(penyimak: PenyimakOds, potongan: Iterator[bytes]) -> None:
    for satu in potongan:
        penyimak.feed(satu)
    penyimak.feed(b"", akhir=True)


def _count_sel(penghitung: PenghitungSel, isi: bytes, bagian: ZipInfo) -> None:
    try:
        potongan = _inflate(isi, bagian)
        awal = next(potongan, b"")
        if bagian.filename.endswith((".xml", ".rels")) or _looks_like_xml(awal):
            penghitung.count(chain([awal], potongan))
        else:
            deque(potongan, maxlen=0)
    except expat.ExpatError as galat:
        if not bagian.filename.endswith(".vml"):  # Excel's own drawings of notes are not always proper XML
            raise BerkasDitolak(_RUSAK) from galat
    except (zlib.error, struct.error) as galat:
        raise BerkasDitolak(_RUSAK) from galat


def _looks_like_xml(potongan: bytes) -> bool:
    return potongan.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _inflate(isi: bytes, bagian: ZipInfo) -> Iterator[bytes]:
    """Yield the part in pieces, and refuse it as soon as it holds more than its header declared."""
    awal = _start_of_data(isi, bagian)
    mentah = memoryview(isi)[awal : awal + bagian.compress_size]
    sisa = bagian.file_size
    for potongan in _pieces(mentah, bagian.compress_type):
        sisa -= len(potongan)
        if sisa < 0:
            raise BerkasDitolak(_RUSAK)
        yield potongan
    if sisa:
        raise BerkasDitolak(_RUSAK)


def _start_of_data(isi: bytes, bagian: ZipInfo) -> int:
    panjang_nama, panjang_tambahan = struct.unpack_from("<HH", isi, bagian.header_offset + 26)
    awal: int = bagian.header_offset + _PANJANG_KEPALA + panjang_nama + panjang_tambahan
    return awal


def _pieces(mentah: memoryview, cara: int) -> Iterator[bytes]:
    if cara == ZIP_STORED:
        yield from (bytes(mentah[awal : awal + POTONGAN]) for awal in range(0, len(mentah), POTONGAN))
    elif cara == ZIP_DEFLATED:
        pengurai = zlib.decompressobj(-zlib.MAX_WBITS)
        for awal in range(0, len(mentah), POTONGAN):
            masukan: bytes | memoryview = mentah[awal : awal + POTONGAN]
            while masukan:
                yield pengurai.decompress(masukan, POTONGAN)
                masukan = pengurai.unconsumed_tail
        yield pengurai.flush()
    else:
        raise BerkasDitolak(_RUSAK)
