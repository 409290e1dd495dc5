"""The part of one sasaran strategis, in the order of Permen PANRB 53/2014."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from dokumen.surat.bab_tiga.bahan import Bagian, Judul, Rumpang, Tabel
from dokumen.surat.bab_tiga.banding import say_nasional, say_renstra, say_tahun
from dokumen.surat.bab_tiga.capaian import to_row
from dokumen.surat.bab_tiga.faktor import say_faktor, say_temuan
from dokumen.surat.bab_tiga.program import say_program
from dokumen.surat.tabel import KANAN, TENGAH, Kolom
from sop.rekap import BarisAnggaran, BarisRekap, Rekap

KOLOM = (
    Kolom("No.", 0.95, TENGAH),
    Kolom("Indikator", 3.75),
    Kolom("Satuan", 1.8, TENGAH),
    Kolom("Target", 2.7, KANAN),
    Kolom("Realisasi", 2.7, KANAN),
    Kolom("Capaian (%)", 2, KANAN),
    Kolom("Kategori", 2.1, TENGAH),
)


def say_sasaran(
    nomor: int, nama: str, daftar: Sequence[BarisRekap], rekap: Rekap, anggaran: Sequence[BarisAnggaran]
) -> Iterator[Bagian]:
    """Its table, what it is compared with, what the units said, and its programmes; sections without data are gaps."""
    yield Judul(f"{nomor}. Sasaran: {nama}", 2)
    bagian = (
        _say_table(nama, daftar, rekap),
        say_temuan(daftar),
        say_tahun(daftar, rekap.periode),
        say_renstra(daftar, rekap.periode),
        say_nasional(daftar, rekap.periode),
        _say_causes(daftar),
        say_program(daftar, rekap, anggaran),
    )
    yield from _letter(bagian)


def _say_table(nama: str, daftar: Sequence[BarisRekap], rekap: Rekap) -> Iterator[Bagian]:
    yield Judul("Target dan realisasi", 3)
    baris = [to_row(*urut) for urut in enumerate(daftar, start=1)]
    tanpa_sasaran = [(satu[0], *satu[2:]) for satu in baris]
    yield Tabel(f"Capaian sasaran {nama}, {rekap.periode}", KOLOM, tanpa_sasaran)


def _say_causes(daftar: Sequence[BarisRekap]) -> Iterator[Bagian]:
    yield Judul("Penyebab keberhasilan atau kegagalan dan tindak lanjut", 3)
    yield from say_faktor(daftar)
    yield Rumpang("analisis penyebab keberhasilan atau kegagalan sasaran ini dan solusi yang dilakukan")


def _letter(daftar: Iterable[Iterable[Bagian]]) -> Iterator[Bagian]:
    """The headings of the third rank get their letters, once it is known which there are."""
    urut = count(ord("a"))
    for bagian in daftar:
        for satu in bagian:
            if isinstance(satu, Judul):
                yield replace(satu, teks=f"{chr(next(urut))}. {satu.teks}")
            else:
                yield satu
