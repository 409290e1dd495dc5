"""Writes the set-up workbook: the blank template, or an office that is set up already."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dokumen.buku_baru import draw_buku, is_exact, set_halaman, write_teks
from dokumen.gaya import ISIAN, JUDUL_TABEL, TEKS_POLOS
from dokumen.penyiapan import kolom
from dokumen.penyiapan.kolom import Lembaran
from dokumen.penyiapan.lembar_indikator import rows_indikator
from dokumen.penyiapan.lembar_instansi import BATAS, rows_instansi
from dokumen.penyiapan.lembar_jam_kerja import rows_jam_kerja
from dokumen.penyiapan.lembar_libur import rows_libur
from dokumen.penyiapan.lembar_pegawai import rows_pegawai
from dokumen.penyiapan.lembar_unit import rows_unit
from dokumen.penyiapan.lembar_waktu_baku import rows_waktu_baku
from dokumen.penyiapan.petunjuk import write_petunjuk
from dokumen.sel_nilai import SelNilai, show_angka
from dokumen.tinggi_baris import row_height
from sop.instansi import AturanKategori, BarisJam, Penyiapan
from sop.jam_kerja import JAM_PERPRES

_DIBUAT_PADA = datetime(2026, 1, 1, tzinfo=UTC)
_BARIS_KOSONG = 200
_ZONA = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]

Baris = Sequence[SelNilai]


def write_penyiapan(penyiapan: Penyiapan | None) -> bytes:
    """The .xlsx of contract section 5; None gives the blank template with the hours of Perpres 21/2023."""
    judul = f"Penyiapan {penyiapan.instansi.nama}" if penyiapan else "Penyiapan instansi"

    def draw(buku: Workbook) -> None:
        for lembaran, daftar_baris in _sheets(penyiapan):
            _write_lembar(buku, lembaran, daftar_baris, judul)
        write_petunjuk(buku)

    return draw_buku(judul, _DIBUAT_PADA, draw)


def _sheets(penyiapan: Penyiapan | None) -> list[tuple[Lembaran, Sequence[Baris]]]:
    return [
        (kolom.INSTANSI, rows_instansi(penyiapan.instansi if penyiapan else None)),
        (kolom.UNIT, rows_unit(penyiapan.daftar_unit if penyiapan else ())),
        (kolom.PEGAWAI, rows_pegawai(penyiapan.daftar_pegawai if penyiapan else ())),
        (kolom.INDIKATOR, rows_indikator(penyiapan.daftar_indikator if penyiapan else ())),
        (kolom.JAM_KERJA, rows_jam_kerja(penyiapan.jam_kerja if penyiapan else _default_hours())),
        (kolom.LIBUR, rows_libur(penyiapan.daftar_libur if penyiapan else ())),
        (kolom.WAKTU_BAKU, rows_waktu_baku(penyiapan.waktu_baku if penyiapan else {})),
    ]


def _default_hours() -> list[BarisJam]:
    return [
        BarisJam(
            hari=hari,
            mulai=jam.mulai,
            selesai=jam.selesai,
            istirahat_mulai=jam.istirahat[0] if jam.istirahat else None,
            istirahat_selesai=jam.istirahat[1] if jam.istirahat else None,
        )
        for hari, jam in JAM_PERPRES.items()
    ]


def _write_lembar(buku: Workbook, lembaran: Lembaran, daftar_baris: Sequence[Baris], judul: str) -> None:
    lembar = buku.add_worksheet(lembaran.nama)
    teks = buku.add_format(ISIAN)
    _write_judul(lembar, lembaran, buku.add_format(JUDUL_TABEL), buku.add_format(TEKS_POLOS))
    for nomor, baris in enumerate(daftar_baris, start=1):
        for posisi, isi in enumerate(baris):
            _write_sel(lembar, nomor, posisi, isi, teks)
        lembar.set_row(nomor, row_height((str(isi), lebar) for isi, lebar in zip(baris, lembaran.lebar, strict=True)))
    for nomor in range(len(daftar_baris) + 1, len(daftar_baris) + 1 + lembaran.baris_siap):
        for posisi in range(len(lembaran.judul)):
            lembar.write_blank(nomor, posisi, None, teks)
    lembar.ignore_errors({"number_stored_as_text": "A1:Z1000"})
    _add_pilihan(lembar, lembaran)
    lembar.repeat_columns(0)
    set_halaman(lembar, judul_kaki=f"{judul} - {lembaran.nama}", baris_judul=(0, 0), lebar=lembaran.halaman)


def _write_judul(lembar: Worksheet, lembaran: Lembaran, kepala: Format, polos: Format) -> None:
    lembar.set_row(0, 30)
    lembar.freeze_panes(1, 1)
    for posisi, (judul, lebar) in enumerate(zip(lembaran.judul, lembaran.lebar, strict=True)):
        lembar.set_column(posisi, posisi, lebar, polos)
        write_teks(lembar, 0, posisi, judul, kepala)
        if judul in lembaran.catatan:
            lembar.write_comment(0, posisi, lembaran.catatan[judul], {"x_scale": 2, "y_scale": 1.1})


def _write_sel(lembar: Worksheet, baris: int, posisi: int, isi: SelNilai, teks: Format) -> None:
    """A figure is a number wherever Excel keeps all its digits; everything else is text."""
    if isinstance(isi, Decimal) and is_exact(isi):
        lembar.write_number(baris, posisi, float(isi), teks)
    else:
        write_teks(lembar, baris, posisi, show_angka(isi) if isinstance(isi, Decimal) else isi, teks)


def _add_pilihan(lembar: Worksheet, lembaran: Lembaran) -> None:
    for judul, pilihan in lembaran.pilihan.items():
        posisi = lembaran.judul.index(judul)
        lembar.data_validation(
            1,
            posisi,
            _BARIS_KOSONG,
            posisi,
            {
                "validate": "list",
                "source": pilihan,
                "error_title": judul,
                "error_message": "Mohon pilih dari daftar yang tersedia.",
            },
        )
    if lembaran is kolom.INSTANSI:
        _add_pilihan_instansi(lembar)


def _add_pilihan_instansi(lembar: Worksheet) -> None:
    """The settings of an office: any zone may still be typed, the other two come from their lists."""
    lembar.data_validation("B6", {"validate": "list", "source": _ZONA, "error_type": "warning"})
    lembar.data_validation("B8", {"validate": "list", "source": [satu.value for satu in AturanKategori]})
    lembar.data_validation("B9", {"validate": "list", "source": [str(batas) for batas in BATAS]})
