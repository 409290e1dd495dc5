"""Writes the Format: a sheet a unit, what is known filled in and locked, what is asked tinted and open."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bahasa.bentuk import format_nilai, format_target, format_waktu
from dokumen.buku_baru import draw_buku, set_halaman, set_kepala, write_teks
from dokumen.format_isian.bantuan import add_help, add_note
from dokumen.format_isian.bentuk import (
    ANGGARAN,
    BARIS_JUDUL,
    BUKTI,
    KODE,
    KOLOM_ISIAN,
    KUNCI,
    PAGU,
    PEMBILANG,
    PENANDA,
    PENDORONG,
    PENGHAMBAT,
    PENJELASAN,
    PENYEBUT,
    PROGRAM,
    REALISASI,
    TINDAK_LANJUT,
    VERSI,
    FormatIsian,
    FormatUnit,
    is_asked,
    judul_kolom,
    sheet_names,
)
from dokumen.gaya import (
    ANGKA_MUAT,
    ISIAN,
    JUDUL_BESAR,
    JUDUL_ISIAN,
    JUDUL_KECIL,
    JUDUL_TABEL,
    TEKS_BEBAS,
    TEKS_TABEL,
    TEKS_TENGAH,
    TIDAK_DIISI,
)
from dokumen.kata_rumus import describe_arah
from dokumen.tinggi_baris import row_height
from sop.indikator import Indikator, Jenis
from sop.periode import Periode
from sop.rekap import Isian

_LEBAR = (4, 13, 15, 28, 9, 14, 9, 9, 9, 12, 10, 10, 17, 17, 17, 15, 13, 15, 15, 14, 14)
_JUDUL = "Format Pengumpulan Data Capaian Kinerja"
_BARIS_PETUNJUK, _KOLOM_KODE = 3, 1  # counted from 0
_LEMBAR_KIRI = 12  # columns on the left page when printed: what is known, and the figure with its two counts
_SKALA_CETAK = 72  # percent, so that A4 holds each half as F4 does; one page would take 45
_TENGAH = {"No", "Satuan"}
_ANGKA = ("Target", "Realisasi 2", PAGU)  # what these begin is a figure: shrunk, never broken over two lines
_PETUNJUK = (
    "Mohon isi kolom berwarna. Realisasi ditulis sebagaimana adanya, misalnya 87,5% atau 1.250.000; bila belum ada "
    "data, tulis: tidak ada data. Nol hanya untuk hasil yang terukur nol. Untuk persen dan rasio, isi juga pembilang "
    "dan penyebutnya. Bukti dukung berupa tautan atau keterangan berkas. Bila suatu angka tidak biasa, mohon tulis "
    "alasannya pada Penjelasan."
)


def write_format(format_: FormatIsian) -> bytes:
    """The .xlsx, with a very hidden sheet that tells `read_format` which period it is for."""
    judul = f"Format pengumpulan data capaian kinerja {format_.periode}"

    def draw(buku: Workbook) -> None:
        nama = sheet_names(format_.daftar_unit)
        for unit in format_.daftar_unit:
            _write_unit(buku, buku.add_worksheet(nama[unit.kode]), format_, unit)
        _write_penanda(buku, format_)

    return draw_buku(judul, format_.dibuat_pada, draw)


def _write_unit(buku: Workbook, lembar: Worksheet, format_: FormatIsian, unit: FormatUnit) -> None:
    _set_kolom(lembar, judul_kolom(format_.periode), unit)
    _write_kepala(buku, lembar, format_, unit)
    _write_judul(buku, lembar, judul_kolom(format_.periode))
    _write_baris(buku, lembar, format_, unit)
    lembar.freeze_panes(BARIS_JUDUL, 4)
    lembar.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    lembar.ignore_errors({"number_stored_as_text": "A1:U1000"})
    set_halaman(
        lembar,
        judul_kaki=f"{unit.nama} - {format_.periode}",
        baris_judul=(BARIS_JUDUL - 1, BARIS_JUDUL - 1),
    )
    _print_in_halves(lembar, format_, unit)


def _print_in_halves(lembar: Worksheet, format_: FormatIsian, unit: FormatUnit) -> None:
    """Two pages side by side, as one is too small to write on: the figure, then the words, both with the code.

    The title stands in the page's head instead of the sheet's first rows, so that both pages have it whole.
    """
    lembar.set_print_scale(_SKALA_CETAK)
    lembar.set_v_pagebreaks([_LEMBAR_KIRI])
    lembar.repeat_columns(_KOLOM_KODE, _KOLOM_KODE)
    lembar.print_area(_BARIS_PETUNJUK, 0, BARIS_JUDUL + len(unit.daftar_indikator) - 1, len(_LEBAR) - 1)
    lembar.print_across()
    set_kepala(lembar, (format_.instansi, f"{_JUDUL} {format_.periode}", f"Unit: {unit.nama} ({unit.kode})"))


def _set_kolom(lembar: Worksheet, judul: Sequence[str], unit: FormatUnit) -> None:
    """The key is out of sight, and so is the budget where the unit has none."""
    tanpa_anggaran = not unit.daftar_anggaran
    for posisi, (nama, lebar) in enumerate(zip(judul, _LEBAR, strict=True)):
        sembunyi = nama == KUNCI or (tanpa_anggaran and nama in (PROGRAM, PAGU, ANGGARAN))
        lembar.set_column(posisi, posisi, lebar, None, {"hidden": sembunyi})


def _write_kepala(buku: Workbook, lembar: Worksheet, format_: FormatIsian, unit: FormatUnit) -> None:
    dibuat = format_waktu(format_.dibuat_pada, format_.zona)
    for nomor, (teks, gaya) in enumerate(
        (
            (format_.instansi, JUDUL_KECIL),
            (f"{_JUDUL} {format_.periode}", JUDUL_BESAR),
            (f"Unit: {unit.nama} ({unit.kode}). Dibuat {dibuat}.", TEKS_BEBAS | {"text_wrap": False}),
        )
    ):
        write_teks(lembar, nomor, 0, teks, buku.add_format(gaya))
    awal = _KOLOM_KODE + 1
    lembar.merge_range(_BARIS_PETUNJUK, awal, _BARIS_PETUNJUK, _LEMBAR_KIRI - 1, "", buku.add_format(TEKS_BEBAS))
    write_teks(lembar, _BARIS_PETUNJUK, awal, _PETUNJUK, buku.add_format(TEKS_BEBAS))
    lembar.set_row(_BARIS_PETUNJUK, row_height([(_PETUNJUK, sum(_LEBAR[awal:_LEMBAR_KIRI]))]))
    lembar.set_row(1, 20)


def _write_judul(buku: Workbook, lembar: Worksheet, judul: Sequence[str]) -> None:
    diketahui, diisi = buku.add_format(JUDUL_TABEL), buku.add_format(JUDUL_ISIAN)
    lembar.set_row(BARIS_JUDUL - 1, 30)
    for posisi, teks in enumerate(judul):
        write_teks(lembar, BARIS_JUDUL - 1, posisi, teks, diisi if teks in KOLOM_ISIAN else diketahui)
        add_note(lembar, BARIS_JUDUL - 1, posisi, teks)


@dataclass(frozen=True, slots=True)
class _Gaya:
    """How a cell looks: what is known, what is asked, what is not asked here."""

    kiri: Format
    tengah: Format
    angka: Format
    isian: Format
    tidak_diisi: Format

    def of(self, judul: str, *, diminta: bool) -> Format:
        if judul in KOLOM_ISIAN:
            return self.isian if diminta else self.tidak_diisi
        if judul.startswith(_ANGKA):
            return self.angka
        return self.tengah if judul in _TENGAH else self.kiri


def _write_baris(buku: Workbook, lembar: Worksheet, format_: FormatIsian, unit: FormatUnit) -> None:
    gaya = _Gaya(*(buku.add_format(satu) for satu in (TEKS_TABEL, TEKS_TENGAH, ANGKA_MUAT, ISIAN, TIDAK_DIISI)))
    judul, daftar_anggaran = judul_kolom(format_.periode), unit.daftar_anggaran
    for urut, indikator in enumerate(unit.daftar_indikator, start=1):
        nomor = BARIS_JUDUL + urut - 1
        isi = {"No": str(urut)} | _known(indikator, format_.periode) | _filled(indikator.kode, format_)
        for posisi, nama in enumerate(judul):
            diminta = is_asked(nama, indikator, daftar_anggaran)
            write_teks(lembar, nomor, posisi, isi[nama], gaya.of(nama, diminta=diminta))
            if diminta:
                add_help(lembar, nomor, posisi, nama, indikator.jenis)
        lembar.set_row(nomor, row_height(zip((isi[nama] for nama in judul), _LEBAR, strict=True), minimal=4))


def _known(indikator: Indikator, periode: Periode) -> dict[str, str]:
    definisi = f"\nDefinisi: {indikator.definisi}" if indikator.definisi else ""
    return {
        KODE: indikator.kode,
        "Sasaran": indikator.sasaran,
        "Indikator dan definisi": indikator.nama + definisi,
        "Satuan": indikator.satuan,
        "Arah dan rumus": describe_arah(indikator),
        "Target": format_target(indikator.target(periode.bagian), indikator.jenis),
        f"Realisasi {periode.tahun - 1}": format_nilai(indikator.realisasi_n1, indikator.jenis),
        f"Realisasi {periode.tahun - 2}": format_nilai(indikator.realisasi_n2, indikator.jenis),
        KUNCI: indikator.kode,
        PROGRAM: indikator.program,
        PAGU: "" if indikator.pagu is None else format_nilai(indikator.pagu, Jenis.RUPIAH),
    }


def _filled(kode: str, format_: FormatIsian) -> dict[str, str]:
    """What the unit gave, by heading; figures in the words they were typed in."""
    isian = format_.isian.get(kode) or Isian(diketik="", nilai=None)
    anggaran = format_.anggaran.get(kode)
    return {
        REALISASI: isian.diketik,
        PEMBILANG: isian.pembilang,
        PENYEBUT: isian.penyebut,
        PENDORONG: isian.faktor_pendorong,
        PENGHAMBAT: isian.faktor_penghambat,
        TINDAK_LANJUT: isian.tindak_lanjut,
        BUKTI: "; ".join(isian.bukti),
        PENJELASAN: isian.alasan,
        ANGGARAN: anggaran.diketik if anggaran else "",
    }


def _write_penanda(buku: Workbook, format_: FormatIsian) -> None:
    """Version, office and period, then each unit's code and name."""
    lembar = buku.add_worksheet(PENANDA)
    teks = buku.add_format({"num_format": "@"})
    for nomor, isi in enumerate((VERSI, format_.instansi, str(format_.periode))):
        write_teks(lembar, nomor, 0, isi, teks)
    for nomor, unit in enumerate(format_.daftar_unit, start=3):
        write_teks(lembar, nomor, 0, unit.kode, teks)
        write_teks(lembar, nomor, 1, unit.nama, teks)
    lembar.very_hidden()
