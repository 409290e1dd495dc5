"""The figures of a rekap version as plain tables (CSV and JSON, UTF-8, decimal point): for programs, for the archive.

In JSON a figure is text too, so that none loses a digit, and what is empty is null.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from dokumen.isi import DataAnggaran, DataCapaian
from sop.indikator import Rentang, Target
from sop.rekap import BarisAnggaran, BarisRekap, Isian, Rekap

_RUMUS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


class Kata(str):
    """Words, which a spreadsheet might take for a formula; anything else in a table is a value."""

    __slots__ = ()


Baris = Mapping[str, str | None]
Kolom = tuple[str, str, Callable[[BarisRekap], str]]

KOLOM_CAPAIAN: tuple[Kolom, ...] = (
    ("kode", "Kode indikator.", lambda b: Kata(b.indikator.kode)),
    ("sasaran", "Sasaran strategis.", lambda b: Kata(b.indikator.sasaran)),
    ("indikator", "Nama indikator.", lambda b: Kata(b.indikator.nama)),
    ("unit_kode", "Kode unit yang mengisi.", lambda b: Kata(b.indikator.unit)),
    ("unit", "Nama unit yang mengisi.", lambda b: Kata(b.unit_nama)),
    ("satuan", "Satuan target dan realisasi.", lambda b: Kata(b.indikator.satuan)),
    ("jenis", "Jenis angka: angka, persen, rasio, rupiah, ordinal.", lambda b: b.indikator.jenis.value),
    ("arah", "Arah yang lebih baik: tinggi, rendah, rentang.", lambda b: b.indikator.arah.value),
    ("rumus", "Rumus untuk arah rendah: A, B, atau C.", lambda b: b.indikator.rumus.value if b.indikator.rumus else ""),
    ("target", "Target periode ini; rentang ditulis bawah-atas.", lambda b: _value(b.target)),
    ("realisasi", "Realisasi sebagaimana terbaca; kosong bila tidak ada data.", lambda b: _of(b, _nilai)),
    ("diketik", "Realisasi sebagaimana diketik.", lambda b: _of(b, lambda i: Kata(i.diketik))),
    ("pembilang", "Pembilang, bila realisasi berupa perbandingan.", lambda b: _of(b, lambda i: i.pembilang)),
    ("penyebut", "Penyebut, bila realisasi berupa perbandingan.", lambda b: _of(b, lambda i: i.penyebut)),
    (
        "capaian",
        "Capaian dalam persen, dua desimal, sesudah batas bila ada.",
        lambda b: _value(b.capaian.nilai),
    ),
    ("capaian_mentah", "Capaian dalam persen tanpa pembulatan dan tanpa batas.", lambda b: _value(b.capaian.mentah)),
    ("kategori", "Kategori capaian.", lambda b: Kata(b.capaian.kategori)),
    ("status", "dihitung, tidak dihitung, atau belum tercapai.", lambda b: b.capaian.status.value),
    ("alasan_status", "Mengapa tidak ada persentase.", lambda b: Kata(b.capaian.alasan)),
    ("realisasi_n1", "Realisasi satu tahun sebelumnya.", lambda b: _value(b.indikator.realisasi_n1)),
    ("realisasi_n2", "Realisasi dua tahun sebelumnya.", lambda b: _value(b.indikator.realisasi_n2)),
    ("target_renstra", "Target akhir Renstra.", lambda b: _value(b.indikator.target_renstra)),
    ("standar_nasional", "Standar nasional, bila ada.", lambda b: _value(b.indikator.standar_nasional)),
    ("faktor_pendorong", "Faktor pendorong.", lambda b: _of(b, lambda i: Kata(i.faktor_pendorong))),
    ("faktor_penghambat", "Faktor penghambat.", lambda b: _of(b, lambda i: Kata(i.faktor_penghambat))),
    ("tindak_lanjut", "Tindak lanjut.", lambda b: _of(b, lambda i: Kata(i.tindak_lanjut))),
    ("bukti", "Bukti dukung, dipisahkan titik koma.", lambda b: _of(b, lambda i: Kata("; ".join(i.bukti)))),
    ("sumber_data", "Sumber data.", lambda b: Kata(b.indikator.sumber_data)),
    ("keterangan", "Keterangan yang menyertai angka.", lambda b: _of(b, lambda i: Kata(i.keterangan))),
    ("alasan", "Alasan yang diberikan atas angka yang tidak biasa.", lambda b: _of(b, lambda i: Kata(i.alasan))),
    ("diisi_oleh", "Nama pengisi.", lambda b: _of(b, lambda i: Kata(i.diisi_oleh))),
    ("diisi_pada", "Waktu pengisian (ISO 8601, UTC).", lambda b: _of(b, _pada)),
)
KOLOM_ANGGARAN: tuple[tuple[str, str, Callable[[BarisAnggaran], str]], ...] = (
    ("kode", "Kode indikator tempat anggaran ditanyakan.", lambda b: Kata(b.anggaran.kode)),
    ("unit_kode", "Kode unit.", lambda b: Kata(b.anggaran.unit)),
    ("unit", "Nama unit.", lambda b: Kata(b.unit_nama)),
    ("program", "Program.", lambda b: Kata(b.anggaran.program)),
    ("pagu", "Pagu dalam rupiah.", lambda b: _value(b.anggaran.pagu)),
    (
        "realisasi",
        "Realisasi anggaran dalam rupiah; kosong bila tidak diisi.",
        lambda b: _nilai(b.isian) if b.isian else "",
    ),
    ("diketik", "Realisasi anggaran sebagaimana diketik.", lambda b: Kata(b.isian.diketik) if b.isian else ""),
    ("diisi_oleh", "Nama pengisi.", lambda b: Kata(b.isian.diisi_oleh) if b.isian else ""),
    ("diisi_pada", "Waktu pengisian (ISO 8601, UTC).", lambda b: _pada(b.isian) if b.isian else ""),
    (
        "daftar_indikator",
        "Kode indikator yang didukung, dipisahkan titik koma.",
        lambda b: Kata("; ".join(b.anggaran.daftar_kode)),
    ),
)


def write_capaian(isi: DataCapaian) -> bytes:
    """One row an indicator, in the rekap's order."""
    return _csv([nama for nama, _, _ in KOLOM_CAPAIAN], capaian_rows(isi.rekap))


def write_anggaran(isi: DataAnggaran) -> bytes:
    """One row a programme of a unit."""
    return _csv([nama for nama, _, _ in KOLOM_ANGGARAN], anggaran_rows(isi.rekap))


def capaian_rows(rekap: Rekap) -> Iterator[Baris]:
    """The same table, a row at a time, as JSON has it."""
    return ({nama: baca(baris) or None for nama, _, baca in KOLOM_CAPAIAN} for baris in rekap.daftar_baris)


def anggaran_rows(rekap: Rekap) -> Iterator[Baris]:
    """The same of the budgets."""
    return ({nama: baca(baris) or None for nama, _, baca in KOLOM_ANGGARAN} for baris in rekap.daftar_anggaran)


def _csv(kepala: Sequence[str], daftar: Iterable[Baris]) -> bytes:
    hasil = io.StringIO()
    penulis = csv.writer(hasil, lineterminator="\n")
    penulis.writerow(kepala)
    penulis.writerows([_cell(satu or "") for satu in baris.values()] for baris in daftar)
    return hasil.getvalue().encode()


def _cell(isi: str) -> str:
    """Words as they are; those that a spreadsheet would run as a formula get an apostrophe before them."""
    return f"'{isi}" if isinstance(isi, Kata) and isi.startswith(_RUMUS) else isi


def _of(baris: BarisRekap, baca: Callable[[Isian], str]) -> str:
    return baca(baris.isian) if baris.isian else ""


def _nilai(isian: Isian) -> str:
    return _value(isian.nilai)


def _pada(isian: Isian) -> str:
    return isian.diisi_pada.isoformat() if isian.diisi_pada else ""


def _value(nilai: Target | None) -> str:
    match nilai:
        case None:
            return ""
        case Rentang(bawah=bawah, atas=atas):
            return f"{_value(bawah)}-{_value(atas)}"
        case Decimal():
            return f"{nilai:f}"
        case _:
            return str(nilai)
