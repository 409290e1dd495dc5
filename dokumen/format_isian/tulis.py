"""Writes the Format: a sheet a unit, what is known filled in and locked, what is asked tinted and open."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bahasa.bentuk import format_nilai, format_target, format_waktu
from dokumen.buku_baru import draw_buku, set_halaman, write_teks
from dokumen.format_isian.bentuk import (
    BARIS_JUDUL,
    KOLOM_ISIAN,
    PENANDA,
    VERSI,
    FormatIsian,
    FormatUnit,
    judul_kolom,
    sheet_names,
)
from dokumen.gaya import ISIAN, JUDUL_BESAR, JUDUL_ISIAN, JUDUL_KECIL, JUDUL_TABEL, TEKS_BEBAS, TEKS_TABEL, TEKS_TENGAH
from dokumen.kata_rumus import describe_arah
from dokumen.tinggi_baris import row_height
from sop.indikator import Indikator
from sop.periode import Periode
from sop.rekap import Isian

_LEBAR = (4, 14, 20, 36, 11, 20, 11, 11, 11, 13, 11, 11, 22, 22, 22, 22)
_PERTAMA_DIISI = len(_LEBAR) - len(KOLOM_ISIAN)
_TENGAH = {0, 4, 6, 7, 8}
_PETUNJUK = (
    "Mohon isi kolom berwarna. Realisasi ditulis sebagaimana adanya, misalnya 87,5% atau 1.250.000; bila belum ada "
    "data, tulis: tidak ada data. Nol hanya untuk hasil yang terukur nol. Untuk persen dan rasio, isi juga pembilang "
    "dan penyebutnya. Bukti dukung berupa tautan atau keterangan berkas."
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
    for posisi, lebar in enumerate(_LEBAR):
        lembar.set_column(posisi, posisi, lebar)
    _write_kepala(buku, lembar, format_, unit)
    _write_judul(buku, lembar, judul_kolom(format_.periode))
    _write_baris(buku, lembar, format_, unit.daftar_indikator)
    lembar.freeze_panes(BARIS_JUDUL, 4)
    lembar.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    lembar.ignore_errors({"number_stored_as_text": "A1:P1000"})
    set_halaman(
        lembar,
        judul_kaki=f"{unit.nama} - {format_.periode}",
        baris_judul=(BARIS_JUDUL - 1, BARIS_JUDUL - 1),
    )


def _write_kepala(buku: Workbook, lembar: Worksheet, format_: FormatIsian, unit: FormatUnit) -> None:
    dibuat = format_waktu(format_.dibuat_pada, format_.zona)
    for nomor, (teks, gaya) in enumerate(
        (
            (format_.instansi, JUDUL_KECIL),
            (f"Format Pengumpulan Data Capaian Kinerja {format_.periode}", JUDUL_BESAR),
            (f"Unit: {unit.nama} ({unit.kode}). Dibuat {dibuat}.", TEKS_BEBAS | {"text_wrap": False}),
        )
    ):
        write_teks(lembar, nomor, 0, teks, buku.add_format(gaya))
    lembar.merge_range(3, 0, 3, len(_LEBAR) - 1, "", buku.add_format(TEKS_BEBAS))
    write_teks(lembar, 3, 0, _PETUNJUK, buku.add_format(TEKS_BEBAS))
    lembar.set_row(3, row_height([(_PETUNJUK, sum(_LEBAR))]))
    lembar.set_row(1, 20)


def _write_judul(buku: Workbook, lembar: Worksheet, judul: Sequence[str]) -> None:
    diketahui, diisi = buku.add_format(JUDUL_TABEL), buku.add_format(JUDUL_ISIAN)
    lembar.set_row(BARIS_JUDUL - 1, 30)
    for posisi, teks in enumerate(judul):
        write_teks(lembar, BARIS_JUDUL - 1, posisi, teks, diisi if posisi >= _PERTAMA_DIISI else diketahui)


def _write_baris(buku: Workbook, lembar: Worksheet, format_: FormatIsian, daftar: Sequence[Indikator]) -> None:
    kiri, tengah, isian = (buku.add_format(gaya) for gaya in (TEKS_TABEL, TEKS_TENGAH, ISIAN))
    for urut, indikator in enumerate(daftar, start=1):
        nomor = BARIS_JUDUL + urut - 1
        diketahui = (str(urut), *_known(indikator, format_.periode))
        diisi = _filled(format_.isian.get(indikator.kode))
        for posisi, teks in enumerate(diketahui):
            write_teks(lembar, nomor, posisi, teks, tengah if posisi in _TENGAH else kiri)
        for posisi, teks in enumerate(diisi, start=_PERTAMA_DIISI):
            if teks:
                write_teks(lembar, nomor, posisi, teks, isian)
            else:
                lembar.write_blank(nomor, posisi, None, isian)
        lembar.set_row(nomor, row_height(zip((*diketahui, *diisi), _LEBAR, strict=True), minimal=4))


def _known(indikator: Indikator, periode: Periode) -> tuple[str, ...]:
    definisi = f"\nDefinisi: {indikator.definisi}" if indikator.definisi else ""
    return (
        indikator.kode,
        indikator.sasaran,
        indikator.nama + definisi,
        indikator.satuan,
        describe_arah(indikator),
        format_target(indikator.target(periode.bagian), indikator.jenis),
        format_nilai(indikator.realisasi_n1, indikator.jenis),
        format_nilai(indikator.realisasi_n2, indikator.jenis),
    )


def _filled(isian: Isian | None) -> tuple[str, ...]:
    """What the unit gave, in the order of KOLOM_ISIAN; the figure in the words it was typed in."""
    if isian is None:
        return ("",) * len(KOLOM_ISIAN)
    return (
        isian.diketik,
        isian.pembilang,
        isian.penyebut,
        isian.faktor_pendorong,
        isian.faktor_penghambat,
        isian.tindak_lanjut,
        "; ".join(isian.bukti),
    )


def _write_penanda(buku: Workbook, format_: FormatIsian) -> None:
    lembar = buku.add_worksheet(PENANDA)
    teks = buku.add_format({"num_format": "@"})
    for nomor, isi in enumerate((VERSI, format_.instansi, str(format_.periode))):
        write_teks(lembar, nomor, 0, isi, teks)
    lembar.very_hidden()
