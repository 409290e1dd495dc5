"""Draws the rekap as one picture that can be read on a phone: up to 24 indicators, beyond that its units."""

from collections.abc import Iterator

from bahasa.bentuk import format_persen, format_waktu
from dokumen.gambar.baris import KOTAK, LATAR, LEBAR_ISI, REDUP, TEPI, UTAMA, draw_indikator, draw_unit
from dokumen.gambar.kepala import LEBAR, draw_bagian, draw_kaki, draw_kepala
from dokumen.gambar.svg import Balok, Huruf, draw_kotak, draw_teks, render_png, shrink_huruf, stack_balok
from dokumen.isi import GambarRekap
from sop.rekap import Rekap
from sop.ringkasan import group_by_unit, summarize_baris, summarize_rekap

BARIS_TERBANYAK = 24  # what still leaves letters of a readable size once the phone scales the picture
KETERANGAN_BATANG = "Batang penuh berarti 100%; ujung panah berarti di atas 100%."

_ANGKA = Huruf(ukuran=44, warna=UTAMA, tebal=700, jangkar="middle")
_SELA = 14  # between two names
_NAMA_ANGKA = Huruf(ukuran=25, warna=REDUP, jangkar="middle")


def write_gambar(isi: GambarRekap) -> bytes:
    """The PNG, 1080 pixels wide."""
    return render_png(stack_balok(_balok(isi.rekap)), LEBAR, LATAR)


def _balok(rekap: Rekap) -> Iterator[Balok]:
    banyak = len(rekap.daftar_baris) > BARIS_TERBANYAK
    dibuat = f"Dibuat {format_waktu(rekap.dibuat_pada, rekap.zona)}"
    yield draw_kepala(rekap.instansi, "Rekap Capaian Kinerja", [f"{rekap.periode} · Versi {rekap.versi}"], dibuat)
    yield _angka(rekap)
    yield draw_bagian("Capaian per unit" if banyak else "Kelengkapan per unit")
    for nama, daftar in group_by_unit(rekap).items():
        yield draw_unit(nama, daftar, summarize_baris(daftar) if banyak else None)
    if not banyak:
        yield draw_bagian("Capaian per indikator")
        for baris in rekap.daftar_baris:
            yield draw_indikator(baris)
    rincian = [f"Rincian {len(rekap.daftar_baris)} indikator terdapat pada berkas rekap."] if banyak else []
    yield draw_kaki([*rincian, KETERANGAN_BATANG, rekap.aturan])


def _angka(rekap: Rekap) -> Balok:
    """The figures of the whole, side by side; together they make up the number of indicators."""
    ringkasan = summarize_rekap(rekap)
    rerata = "–" if ringkasan.rerata is None else format_persen(ringkasan.rerata)
    butir = (
        (str(ringkasan.jumlah), "indikator"),
        (str(ringkasan.berkategori), "berkategori"),
        *([(str(len(ringkasan.tanpa_kategori)), "tanpa kategori")] if ringkasan.tanpa_kategori else []),
        *([(str(ringkasan.belum_tercapai), "belum tercapai")] if ringkasan.belum_tercapai else []),
        (str(len(ringkasan.tidak_dihitung)), "tidak dihitung"),
        (rerata, "rata-rata"),
    )
    lebar = LEBAR_ISI / len(butir)
    svg = [draw_kotak(TEPI, 0, LEBAR_ISI, 128, f'fill="{KOTAK}"')]
    for letak, (angka, nama) in enumerate(butir):
        tengah = TEPI + lebar * (letak + 0.5)
        svg.append(
            draw_teks(tengah, 62, angka, shrink_huruf(angka, lebar, _ANGKA))
            + draw_teks(tengah, 104, nama, shrink_huruf(nama, lebar - _SELA, _NAMA_ANGKA))
        )
    return Balok("".join(svg), 128)
