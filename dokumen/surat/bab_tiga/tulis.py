"""Writes the draft of Bab III: the note on what it is and what it lacks, then the chapter."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from docx.document import Document as Surat

from bahasa.bentuk import format_tanggal, format_waktu
from dokumen.isi import BabTiga
from dokumen.surat.bab_tiga.anggaran import say_anggaran
from dokumen.surat.bab_tiga.bahan import Alinea, Bagian, Catatan, Gambar, Halaman, Judul, Rumpang, Tabel
from dokumen.surat.bab_tiga.capaian import say_capaian
from dokumen.surat.bab_tiga.program import list_program
from dokumen.surat.bab_tiga.sasaran import say_sasaran
from dokumen.surat.bagian import add_catatan, add_paragraf
from dokumen.surat.gambar import add_gambar
from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import begin_lanskap, begin_tegak, new_surat, number_halaman, save_surat
from dokumen.surat.tabel import add_tabel
from sop.ringkasan import group_by_sasaran

JUDUL = "BAB III AKUNTABILITAS KINERJA"
_GAYA_JUDUL = {1: Gaya.BAB_SATU, 2: Gaya.BAB_DUA, 3: Gaya.BAB_TIGA}


def write_bab_tiga(isi: BabTiga) -> bytes:
    """The docx file."""
    daftar = list(say_bab_tiga(isi))
    surat = new_surat(JUDUL, isi.kop.nama, isi.tanggal)
    number_halaman(surat)
    for teks in ("BAB III", "AKUNTABILITAS KINERJA"):
        add_paragraf(surat, Gaya.BAB, teks)
    add_paragraf(surat, Gaya.SUBJUDUL, f"{isi.kop.nama}, {isi.rekap.periode}")
    for teks in say_draf(isi, daftar):
        add_paragraf(surat, Gaya.DRAF, teks)
    _Penulis(surat).write(daftar)
    return save_surat(surat)


def say_bab_tiga(isi: BabTiga) -> Iterator[Bagian]:
    """Everything the chapter says, in order."""
    rekap = isi.rekap
    anggaran = list_program(rekap)
    yield from say_capaian(rekap)
    for nomor, (nama, daftar) in enumerate(group_by_sasaran(rekap).items(), start=1):
        yield from say_sasaran(nomor, nama, daftar, rekap, anggaran)
    yield from say_anggaran(rekap, anggaran)


def say_draf(isi: BabTiga, daftar: Sequence[Bagian]) -> Iterator[str]:
    """The note of the first page: from what it was made, that nothing was added, and how many gaps there are where."""
    rekap = isi.rekap
    yield (
        f"DRAF. Disusun otomatis pada {format_tanggal(isi.tanggal)} dari rekap versi {rekap.versi} {rekap.periode}, "
        f"yang dibuat {format_waktu(rekap.dibuat_pada, rekap.zona)}. SHA-256 rekap: {isi.sha256}"
    )
    yield (
        "Angka, faktor, tindak lanjut, dan alasan dikutip dari rekap itu sebagaimana diisi unit; tidak ada yang "
        "ditambahkan. Tabel yang membandingkan dan merata-ratakan dihitung dari angka yang sama."
    )
    rumpang = _count_gaps(daftar)
    yield (
        f"Yang masih harus ditulis ditandai kurung siku dan warna kuning, seluruhnya {sum(rumpang.values())}. "
        "Catatan ini dihapus setelah semuanya dilengkapi."
    )
    for judul, jumlah in rumpang.items():
        yield f"• {judul}: {jumlah}"


def _count_gaps(daftar: Sequence[Bagian]) -> dict[str, int]:
    """How many gaps below each heading of the first two ranks; headings without one are left out."""
    hasil: dict[str, int] = {}
    judul = ""
    for bagian in daftar:
        if isinstance(bagian, Judul) and bagian.jenjang < max(_GAYA_JUDUL):
            judul = bagian.teks
        elif isinstance(bagian, Rumpang):
            hasil[judul] = hasil.get(judul, 0) + 1
    return hasil


class _Penulis:
    """Draws the parts one after the other, counting tables and pictures."""

    def __init__(self, surat: Surat) -> None:
        self._surat = surat
        self._tabel = self._gambar = 0

    def write(self, daftar: Sequence[Bagian]) -> None:
        for bagian in daftar:
            self._write(bagian)

    def _write(self, bagian: Bagian) -> None:
        surat = self._surat
        match bagian:
            case Judul(teks=teks, jenjang=jenjang):
                add_paragraf(surat, _GAYA_JUDUL[jenjang], teks)
            case Alinea(teks=teks, awal=awal):
                add_paragraf(surat, Gaya.ISI, teks, awal=awal)
            case Rumpang():
                add_paragraf(surat, Gaya.RUMPANG, str(bagian), sorot=True)
            case Catatan(teks=teks):
                add_catatan(surat, teks)
            case Tabel(judul=judul, kolom=kolom, baris=baris):
                self._tabel += 1
                add_paragraf(surat, Gaya.JUDUL_TABEL, f"Tabel {self._tabel}. {judul}")
                add_tabel(surat, kolom, baris, rapat=True)
                add_paragraf(surat, Gaya.JARAK)
            case Gambar(judul=judul, draw=draw):
                self._gambar += 1
                keterangan = f"Gambar {self._gambar}. {judul}"
                add_gambar(surat, draw(), keterangan)
                add_paragraf(surat, Gaya.JUDUL_GAMBAR, keterangan)
            case Halaman(lanskap=lanskap):
                (begin_lanskap if lanskap else begin_tegak)(surat)
            case _:
                assert_never(bagian)
