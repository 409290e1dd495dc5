"""Writes lines of one of the office's books as a workbook that prints like the book, with kop and numbered columns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahasa.bentuk import format_waktu
from bahasa.kalimat.buku import nama as nama_buku
from dokumen.buku_baru import draw_buku, set_halaman, write_teks
from dokumen.gaya import HURUF, Gaya
from dokumen.isi import Register
from dokumen.teks import drop_terlarang
from dokumen.tinggi_baris import row_height
from sop.buku import BarisBuku, Buku

Isi = str | int | date | None

_KOSONG = "–"
_BARIS_KEPALA = 7  # counted from 0; the row below it numbers the columns, as in the printed book
_HITAM: Gaya = HURUF | {"border": 1, "text_wrap": True}
_KEPALA: Gaya = _HITAM | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#F2F2F2"}
_ANGKA_KOLOM: Gaya = _HITAM | {"align": "center", "italic": True, "font_size": 8}
_TENGAH: Gaya = _HITAM | {"align": "center"}
_TANGGAL: Gaya = _TENGAH | {"num_format": "dd-mm-yyyy"}
_KOP: Gaya = HURUF | {"align": "center"}


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A heading, its width in characters, and what stands below it."""

    judul: str
    lebar: float
    isi: Callable[[BarisBuku, str], Isi]


_NO = _Kolom("No", 6, lambda baris, _: baris.urut)
_NOMOR = _Kolom("Nomor surat", 27, lambda baris, _: baris.nomor)
_TANGGAL_SURAT = _Kolom("Tanggal surat", 12, lambda baris, _: baris.tanggal_surat)
_KET = _Kolom("Ket.", 26, lambda baris, _: baris.ket)
_KOLOM: dict[Buku, tuple[_Kolom, ...]] = {
    Buku.KELUAR: (
        _NO,
        _TANGGAL_SURAT,
        _Kolom("Tanggal kirim", 12, lambda baris, _: baris.tanggal),
        _NOMOR,
        _Kolom("Kepada", 32, lambda baris, _: baris.pihak),
        _Kolom("Isi ringkas", 48, lambda baris, _: baris.isi),
        _KET,
    ),
    Buku.MASUK: (
        _NO,
        _Kolom("Tanggal terima", 12, lambda baris, _: baris.tanggal),
        _Kolom("Nomor agenda", 12, lambda baris, _: baris.nomor_agenda),
        _Kolom("Pengirim", 30, lambda baris, _: baris.pihak),
        _TANGGAL_SURAT,
        _NOMOR,
        _Kolom("Isi ringkas", 44, lambda baris, _: baris.isi),
        _KET,
    ),
    Buku.EKSPEDISI: (
        _NO,
        _Kolom("Tanggal", 12, lambda baris, _: baris.tanggal),
        _NOMOR,
        _Kolom("Tujuan", 32, lambda baris, _: baris.pihak),
        _Kolom("Isi", 44, lambda baris, _: baris.isi),
        _Kolom("Penerima", 28, lambda baris, _: baris.penerima),
        _Kolom("Tanda terima", 30, lambda baris, zona: _signature(baris, zona)),
    ),
}


def write_register(isi: Register) -> bytes:
    """The .xlsx; the same value gives the same bytes."""
    judul = nama_buku(isi.buku)
    return draw_buku(f"{judul} {isi.lingkup}", isi.dibuat_pada, lambda buku: _write(buku, isi, judul))


def _write(buku: Workbook, isi: Register, judul: str) -> None:
    lembar = buku.add_worksheet(judul)
    kolom = _KOLOM[isi.buku]
    _write_kop(buku, lembar, isi, judul, len(kolom) - 1)
    kepala, angka = buku.add_format(_KEPALA), buku.add_format(_ANGKA_KOLOM)
    for posisi, satu in enumerate(kolom):
        lembar.set_column(posisi, posisi, satu.lebar)
        write_teks(lembar, _BARIS_KEPALA, posisi, satu.judul, kepala)
        lembar.write_number(_BARIS_KEPALA + 1, posisi, posisi + 1, angka)
    lembar.set_row(_BARIS_KEPALA, 30)
    gaya = (buku.add_format(_HITAM), buku.add_format(_TENGAH), buku.add_format(_TANGGAL))
    for nomor, baris in enumerate(isi.daftar_baris, start=_BARIS_KEPALA + 2):
        _write_baris(lembar, nomor, [satu.isi(baris, isi.zona) for satu in kolom], kolom, gaya)
    lembar.freeze_panes(_BARIS_KEPALA + 2, 1)
    dicetak = format_waktu(isi.dibuat_pada, isi.zona)
    set_halaman(
        lembar,
        judul_kaki=f"{judul} {isi.lingkup} - per {dicetak}",
        baris_judul=(_BARIS_KEPALA, _BARIS_KEPALA + 1),
    )


def _write_kop(buku: Workbook, lembar: Worksheet, isi: Register, judul: str, akhir: int) -> None:
    daftar: tuple[tuple[str, Gaya], ...] = (
        (f"PEMERINTAH {isi.kop.kabupaten.upper()}" if isi.kop.kabupaten else "", {"font_size": 11}),
        (isi.kop.nama.removesuffix(isi.kop.kabupaten).strip().upper(), {"font_size": 14, "bold": True}),
        (isi.kop.alamat, {"font_size": 9, "bottom": 6}),
        ("", {}),
        (judul.upper(), {"font_size": 13, "bold": True}),
        (isi.lingkup.upper(), {"font_size": 11}),
    )
    for nomor, (teks, beda) in enumerate(daftar):
        gaya = buku.add_format(_KOP | beda)
        lembar.merge_range(nomor, 0, nomor, akhir, "", gaya)
        write_teks(lembar, nomor, 0, drop_terlarang(teks), gaya)
    lembar.set_row(1, 20)
    lembar.set_row(4, 18)


def _write_baris(
    lembar: Worksheet,
    nomor: int,
    isi: list[Isi],
    kolom: tuple[_Kolom, ...],
    gaya: tuple[Format, Format, Format],
) -> None:
    teks, tengah, tanggal = gaya
    for posisi, satu in enumerate(isi):
        match satu:
            case int():
                lembar.write_number(nomor, posisi, satu, tengah)
            case date():
                lembar.write_datetime(nomor, posisi, datetime.combine(satu, datetime.min.time()), tanggal)
            case _:
                write_teks(lembar, nomor, posisi, drop_terlarang(satu or _KOSONG), teks)
    panjang = [(satu, kolom[posisi].lebar) for posisi, satu in enumerate(isi) if isinstance(satu, str)]
    lembar.set_row(nomor, row_height(panjang))


def _signature(baris: BarisBuku, zona: str) -> str:
    if baris.diterima_pada is None:
        return ""
    pesan = f"\nPesan {baris.pesan}" if baris.pesan else ""
    return f"Diterima melalui bot {format_waktu(baris.diterima_pada, zona)}{pesan}"
