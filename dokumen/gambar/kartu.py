"""Draws the rekap as one picture that can be read on a phone: up to 24 indicators, beyond that its units."""

from collections.abc import Iterator

from bahasa.bentuk import format_persen, format_waktu
from dokumen.gambar.baris import (
    GARIS,
    KOTAK,
    LATAR,
    LEBAR_ISI,
    REDUP,
    TEPI,
    UTAMA,
    draw_indikator,
    draw_unit,
)
from dokumen.gambar.svg import (
    Balok,
    Huruf,
    cut_teks,
    draw_kotak,
    draw_teks,
    render_png,
    shrink_huruf,
    stack_balok,
    wrap_teks,
)
from dokumen.isi import GambarRekap
from dokumen.ringkasan import group_by_unit, summarize_baris, summarize_rekap
from sop.rekap import Rekap

LEBAR = 1080  # pixels
BARIS_TERBANYAK = 24  # what still leaves letters of a readable size once the phone scales the picture
KETERANGAN_BATANG = "Batang penuh berarti 100%; ujung panah berarti di atas 100%."

_KECIL = Huruf(ukuran=26, warna=REDUP)
_JUDUL = Huruf(ukuran=50, warna=UTAMA, tebal=700)
_SUBJUDUL = Huruf(ukuran=32, warna=UTAMA, tebal=600)
_ANGKA = Huruf(ukuran=44, warna=UTAMA, tebal=700, jangkar="middle")
_NAMA_ANGKA = Huruf(ukuran=25, warna=REDUP, jangkar="middle")


def write_gambar(isi: GambarRekap) -> bytes:
    """The PNG, 1080 pixels wide."""
    return render_png(stack_balok(_balok(isi.rekap)), LEBAR, LATAR)


def _balok(rekap: Rekap) -> Iterator[Balok]:
    banyak = len(rekap.daftar_baris) > BARIS_TERBANYAK
    yield _kepala(rekap)
    yield _angka(rekap)
    yield _judul_bagian("Capaian per unit" if banyak else "Kelengkapan per unit")
    for nama, daftar in group_by_unit(rekap).items():
        yield draw_unit(nama, daftar, summarize_baris(daftar) if banyak else None)
    if not banyak:
        yield _judul_bagian("Capaian per indikator")
        for baris in rekap.daftar_baris:
            yield draw_indikator(baris)
    yield _kaki(rekap, banyak=banyak)


def _kepala(rekap: Rekap) -> Balok:
    instansi = cut_teks(rekap.instansi, LEBAR_ISI, _KECIL)
    dibuat = f"Dibuat {format_waktu(rekap.dibuat_pada, rekap.zona)}"
    svg = (
        draw_teks(TEPI, 78, instansi, _KECIL)
        + draw_teks(TEPI, 142, "Rekap Capaian Kinerja", _JUDUL)
        + draw_teks(TEPI, 194, f"{rekap.periode} · Versi {rekap.versi}", _SUBJUDUL)
        + draw_teks(TEPI, 238, dibuat, _KECIL)
    )
    return Balok(svg, 268)


def _angka(rekap: Rekap) -> Balok:
    """The figures of the whole, side by side; together they make up the number of indicators."""
    ringkasan = summarize_rekap(rekap)
    rerata = "–" if ringkasan.rerata is None else format_persen(ringkasan.rerata)
    butir = (
        (str(ringkasan.jumlah), "indikator"),
        (str(ringkasan.dihitung), "dihitung"),
        *([(str(ringkasan.belum_tercapai), "belum tercapai")] if ringkasan.belum_tercapai else []),
        (str(len(ringkasan.tidak_dihitung)), "tidak dihitung"),
        (rerata, "rata-rata"),
    )
    lebar = LEBAR_ISI / len(butir)
    svg = [draw_kotak(TEPI, 0, LEBAR_ISI, 128, f'fill="{KOTAK}"')]
    for letak, (angka, nama) in enumerate(butir):
        tengah = TEPI + lebar * (letak + 0.5)
        svg.append(
            draw_teks(tengah, 62, angka, shrink_huruf(angka, lebar, _ANGKA)) + draw_teks(tengah, 104, nama, _NAMA_ANGKA)
        )
    return Balok("".join(svg), 128)


def _judul_bagian(judul: str) -> Balok:
    return Balok(draw_teks(TEPI, 70, judul, _SUBJUDUL), 96)


def _kaki(rekap: Rekap, *, banyak: bool) -> Balok:
    """The rule of the categories, and how to read the bars."""
    rincian = [f"Rincian {len(rekap.daftar_baris)} indikator terdapat pada berkas rekap."] if banyak else []
    daftar = [
        baris for teks in (*rincian, KETERANGAN_BATANG, rekap.aturan) for baris in wrap_teks(teks, LEBAR_ISI, _KECIL, 6)
    ]
    svg = draw_kotak(TEPI, 30, LEBAR_ISI, 2, f'fill="{GARIS}"')
    for letak, teks in enumerate(daftar):
        svg += draw_teks(TEPI, 76 + 36 * letak, teks, _KECIL)
    return Balok(svg, 76 + 36 * len(daftar) + 20)
