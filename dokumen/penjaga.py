"""The guard before every workbook someone sends: refuses quickly, and in little memory, what is dangerous to open.

A workbook (.xlsx or .ods) is a zip of XML, so a small file can claim gigabytes. Nothing here trusts what the file says
of itself: the parts are inflated in small pieces and counted, and the cells are counted by a parser that keeps nothing.
An old one (.xls) is not packed, but claims just as much; its records are walked before a reader sees them.
"""

from collections import deque
from collections.abc import Iterator
from enum import Enum
from itertools import chain
from xml.parsers import expat
from zipfile import ZipInfo

import filetype

from dokumen.buka_bungkus import BungkusRusak, BungkusTerlaluBesar, check_daftar_isi, inflate, read_daftar_isi
from dokumen.ole import TANDA_OLE, OleRusak, read_streams
from dokumen.penghitung_sel import PenghitungSel, TerlaluBanyak
from dokumen.sel_ods import PenyimakOds
from dokumen.sel_xls import XlsBersandi, XlsRusak, walk_xls
from sop.galat import SopError

MAKS_BERKAS = 20 * 2**20
MAKS_TERURAI = 64 * 2**20

ISI_ODS = "content.xml"
ALIRAN_XLS = "Workbook"
_SANDI_ODS = "encrypted-package"
_TANDA_SANDI_ODS = b":encryption-data"
_JENIS_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


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
    except BungkusTerlaluBesar as galat:
        raise BerkasDitolak(_TERLALU_BESAR) from galat
    except BungkusRusak as galat:
        raise BerkasDitolak(_RUSAK) from galat
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
    daftar = read_daftar_isi(isi)
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


def _check_daftar_isi(daftar: list[ZipInfo]) -> JenisBuku:
    nama = {bagian.filename for bagian in daftar}
    jenis = JenisBuku.XLSX if "xl/workbook.xml" in nama else JenisBuku.ODS
    asing = {ISI_ODS, "xl/workbook.bin"} if jenis is JenisBuku.XLSX else {"xl/workbook.bin"}
    if nama & asing or not nama & {"xl/workbook.xml", ISI_ODS, _SANDI_ODS}:
        raise BerkasDitolak(_BUKAN_XLSX)
    check_daftar_isi(daftar, MAKS_TERURAI)
    return jenis


def _is_encrypted_ods(isi: bytes, daftar: list[ZipInfo]) -> bool:
    """Its list of parts is plain even where the parts are not."""
    daftar_isi = [b"".join(inflate(isi, satu)) for satu in daftar if satu.filename == "META-INF/manifest.xml"]
    return any(_TANDA_SANDI_ODS in satu for satu in daftar_isi)


def _count_ods(isi: bytes, daftar: list[ZipInfo]) -> int:
    """The cells of an .ods; every other part is inflated too, as a reader may open any of them."""
    penyimak = PenyimakOds()
    try:
        for bagian in daftar:
            if bagian.filename == ISI_ODS:
                _feed(penyimak, inflate(isi, bagian))
            else:
                deque(inflate(isi, bagian), maxlen=0)
    except expat.ExpatError as galat:
        raise BerkasDitolak(_RUSAK) from galat
    return penyimak.jumlah_sel


def _feed(penyimak: PenyimakOds, potongan: Iterator[bytes]) -> None:
    for satu in potongan:
        penyimak.feed(satu)
    penyimak.feed(b"", akhir=True)


def _count_sel(penghitung: PenghitungSel, isi: bytes, bagian: ZipInfo) -> None:
    try:
        potongan = inflate(isi, bagian)
        awal = next(potongan, b"")
        if bagian.filename.endswith((".xml", ".rels")) or _looks_like_xml(awal):
            penghitung.count(chain([awal], potongan))
        else:
            deque(potongan, maxlen=0)
    except expat.ExpatError as galat:
        if not bagian.filename.endswith(".vml"):  # Excel's own drawings of notes are not always proper XML
            raise BerkasDitolak(_RUSAK) from galat


def _looks_like_xml(potongan: bytes) -> bool:
    return potongan.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
