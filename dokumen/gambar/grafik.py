"""Draws the graphs of a rekap: capaian per sasaran and per unit, and each indicator beside last year.

A picture with its head and foot goes to a phone; the same rows without them stand in a paper that says the rest around.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bahasa.bentuk import format_waktu
from dokumen.gambar.antar_tahun import draw_antar_tahun, explain, has_lalu
from dokumen.gambar.baris import LATAR
from dokumen.gambar.capaian import BACA_BATANG, draw_kelompok
from dokumen.gambar.kepala import LEBAR, draw_bagian, draw_kaki, draw_kepala
from dokumen.gambar.svg import Balok, render_png, stack_balok
from dokumen.isi import GambarGrafik, JenisGrafik
from sop.instansi import AturanKategori
from sop.kategori import find_kategori
from sop.periode import Periode
from sop.rekap import BarisRekap, Rekap
from sop.ringkasan import group_by_sasaran, group_by_unit

TERBANYAK = 24  # indicators beside last year; more make a picture that no phone shows
KELOMPOK_TERBANYAK = 20  # sasaran and units in one picture, which leaves it within what Telegram takes as a photo
_SISA = 24  # pixels of white below a picture for a paper
_TITIK_KERTAS = 760  # pixels across one, which stands 12 cm wide: 160 an inch


def write_grafik(isi: GambarGrafik) -> bytes:
    """The PNG, 1080 pixels wide."""
    match isi.jenis:
        case JenisGrafik.CAPAIAN:
            return _render(_capaian(isi.rekap))
        case JenisGrafik.ANTAR_TAHUN:
            return _render(_antar_tahun(isi.rekap))


def fits_antar_tahun(rekap: Rekap) -> bool:
    """Whether there is anything of last year, and not too much for one picture."""
    return 0 < sum(map(has_lalu, rekap.daftar_baris)) <= TERBANYAK


def draw_rerata(kelompok: Mapping[str, Sequence[BarisRekap]], aturan: AturanKategori | None) -> bytes:
    """Capaian of some sasaran or units alone, for a paper."""
    return _for_paper(draw_kelompok(kelompok, aturan))


def draw_tahun(daftar: Sequence[BarisRekap], periode: Periode) -> bytes:
    """Some indicators beside last year, for a paper."""
    return _for_paper(draw_antar_tahun(baris, periode) for baris in daftar)


def _capaian(rekap: Rekap) -> Iterator[Balok]:
    aturan = find_kategori(rekap.aturan)
    sasaran, unit = group_by_sasaran(rekap), group_by_unit(rekap)
    yield _kepala(rekap, "Grafik Capaian Kinerja")
    kaki = []
    sisa = KELOMPOK_TERBANYAK
    for judul, kelompok in (("sasaran", sasaran), ("unit", unit)):
        if len(kelompok) <= sisa:
            sisa -= len(kelompok)
            yield draw_bagian(f"Capaian per {judul}")
            yield from draw_kelompok(kelompok, aturan)
        else:
            kaki.append(f"Capaian {len(kelompok)} {judul} terdapat pada berkas rekap.")
    yield draw_kaki([*kaki, BACA_BATANG, *_say_rule(rekap)])


def _say_rule(rekap: Rekap) -> list[str]:
    ikut = "Kategori rata-rata mengikuti aturan yang sama." if find_kategori(rekap.aturan) else ""
    return [teks for teks in (rekap.aturan, ikut) if teks]


def _antar_tahun(rekap: Rekap) -> Iterator[Balok]:
    yield _kepala(rekap, f"Realisasi {rekap.periode.tahun - 1} dan {rekap.periode.tahun}")
    daftar = [baris for baris in rekap.daftar_baris if has_lalu(baris)]
    if not fits_antar_tahun(rekap):
        yield draw_kaki([f"Perbandingan {len(daftar)} indikator dengan tahun lalu terdapat pada berkas rekap."])
        return
    for baris in daftar:
        yield draw_antar_tahun(baris, rekap.periode)
    kode = [baris.indikator.kode for baris in rekap.daftar_baris if not has_lalu(baris)]
    tanpa = [f"Tanpa realisasi {rekap.periode.tahun - 1}: {', '.join(kode)}."] if kode else []
    yield draw_kaki([explain(rekap.periode), *tanpa])


def _kepala(rekap: Rekap, judul: str) -> Balok:
    dibuat = f"Dibuat {format_waktu(rekap.dibuat_pada, rekap.zona)}"
    return draw_kepala(rekap.instansi, judul, [f"{rekap.periode} · Versi {rekap.versi}"], dibuat)


def _for_paper(daftar: Iterable[Balok]) -> bytes:
    return render_png(stack_balok([*daftar, Balok("", _SISA)]), LEBAR, LATAR, titik=_TITIK_KERTAS)


def _render(daftar: Iterable[Balok]) -> bytes:
    return render_png(stack_balok(daftar), LEBAR, LATAR)
