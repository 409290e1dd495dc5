"""Draws one indicator through its periods: realisasi as columns, targets as marks, and below every figure in full.

Columns begin at zero. A period without a figure has no column but the words for it; predikat have no height at all, so
they stand in the table alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bahasa.angka import round_angka
from bahasa.bentuk import format_angka, format_capaian, format_nilai, format_target
from dokumen.gambar.baris import BIRU, GARIS, KANAN, KOTAK, LATAR, LEBAR_ISI, REDUP, TEPI, UTAMA
from dokumen.gambar.batang import draw_garis
from dokumen.gambar.kepala import LEBAR, draw_bagian, draw_kaki, draw_kepala, shorten_periode, wrap_subjudul
from dokumen.gambar.svg import (
    Balok,
    Huruf,
    draw_kotak,
    draw_teks,
    render_png,
    shrink_huruf,
    stack_balok,
    wrap_teks,
)
from dokumen.isi import GambarRiwayat
from sop.indikator import Indikator, Jenis, Rentang, Target
from sop.riwayat import Riwayat, TitikRiwayat

TERBANYAK = 8  # columns whose figures are still wide enough to read
TINGGI = 460
_ATAS = 60
_NILAI = Huruf(ukuran=30, warna=UTAMA, tebal=600, jangkar="middle")
_PERIODE = Huruf(ukuran=26, warna=UTAMA, jangkar="middle")
_KOSONG = Huruf(ukuran=24, warna=REDUP, jangkar="middle")
_SEL = Huruf(ukuran=27, warna=UTAMA)
_SEL_TEBAL = Huruf(ukuran=27, warna=UTAMA, tebal=600)
# Where the columns of the table begin and how wide they are: period, target, realisasi, capaian.
_KOLOM = ((0, 250), (260, 220), (490, 230), (730, 254))
_SKALA = ((Decimal(10) ** 12, "triliun"), (Decimal(10) ** 9, "miliar"), (Decimal(10) ** 6, "juta"))


@dataclass(frozen=True, slots=True)
class _Ruang:
    """The scale of the columns: what lies at the bottom and at the top, and what one written unit stands for."""

    bawah: Decimal
    atas: Decimal
    pembagi: Decimal

    def y(self, nilai: Decimal) -> float:
        """How far down from the top of the piece a value lies."""
        return _ATAS + float((self.atas - nilai) / (self.atas - self.bawah)) * TINGGI


def write_riwayat(isi: GambarRiwayat) -> bytes:
    """The PNG, 1080 pixels wide."""
    return render_png(stack_balok(draw_balok(isi.riwayat)), LEBAR, LATAR)


def draw_balok(riwayat: Riwayat) -> Iterator[Balok]:
    """The pieces from top to bottom: head, columns (where there are numbers), table, foot."""
    indikator, tampak = riwayat.indikator, riwayat.daftar[-TERBANYAK:]
    nama = wrap_subjudul(f"{indikator.kode} {indikator.nama}")
    yield draw_kepala(riwayat.instansi, "Riwayat Indikator", nama, f"{riwayat.unit_nama} · Satuan: {indikator.satuan}")
    kaki = []
    if (ruang := _space(tampak)) is not None:
        yield _draw_kolom(tampak, indikator, ruang)
        kaki.append("Kolom: realisasi. Garis tebal melintang: target; dua garis: batas bawah dan atas target rentang.")
        satuan = next((kata for pembagi, kata in _SKALA if pembagi == ruang.pembagi), "")
        kaki += [f"Angka di atas kolom dibulatkan dalam {satuan}; angka lengkap pada tabel."] if satuan else []
        kaki.append("Tidak ada data berarti tidak ada angka; itu bukan nol.")
    elif not tampak:
        kaki.append("Belum ada periode yang tercatat.")
    if len(tampak) < len(riwayat.daftar):
        kaki.append(f"Ditampilkan {len(tampak)} periode terakhir dari {len(riwayat.daftar)}.")
    if tampak:
        yield draw_bagian("Angka setiap periode")
        yield _draw_baris([["Periode"], ["Target"], ["Realisasi"], ["Capaian"]], judul=True)
        for titik in tampak:
            yield _draw_baris(_cells(titik, indikator), judul=False)
    yield draw_kaki(kaki)


def _space(daftar: Sequence[TitikRiwayat]) -> _Ruang | None:
    """The scale, or None where no period has a realisasi that is a number."""
    angka = [titik.nilai for titik in daftar if isinstance(titik.nilai, Decimal)]
    if not angka:
        return None
    semua = [*angka, *(batas for titik in daftar for batas in _bounds(titik.target)), Decimal(0)]
    bawah, atas = min(semua), max(semua)
    besar = max(abs(bawah), abs(atas))
    pembagi = next((pembagi for pembagi, _ in _SKALA if besar >= pembagi), Decimal(1))
    return _Ruang(bawah, atas if atas > bawah else bawah + 1, pembagi)


def _bounds(target: Target | None) -> tuple[Decimal, ...]:
    match target:
        case Rentang(bawah=bawah, atas=atas):
            return (bawah, atas)
        case Decimal():
            return (target,)
        case _:
            return ()


def _draw_kolom(daftar: Sequence[TitikRiwayat], indikator: Indikator, ruang: _Ruang) -> Balok:
    lebar = LEBAR_ISI / max(len(daftar), 3)
    svg = draw_garis(TEPI, ruang.y(Decimal(0)), KANAN, ruang.y(Decimal(0)), tebal=2, warna=REDUP)
    nama = [wrap_teks(shorten_periode(titik.sebutan), lebar, _PERIODE, 3) for titik in daftar]
    for letak, titik in enumerate(daftar):
        tengah = TEPI + lebar * (letak + 0.5)
        svg += _draw_titik(titik, indikator, ruang, tengah, lebar)
        for baris, teks in enumerate(nama[letak]):
            svg += draw_teks(tengah, _ATAS + TINGGI + 40 + 32 * baris, teks, _PERIODE)
    return Balok(svg, _ATAS + TINGGI + 20 + 32 * max(map(len, nama), default=0))


def _draw_titik(titik: TitikRiwayat, indikator: Indikator, ruang: _Ruang, tengah: float, lebar: float) -> str:
    """One period: its column with the figure above it, and its target across it."""
    tebal, nol = min(lebar * 0.55, 110), ruang.y(Decimal(0))
    svg = ""
    if isinstance(titik.nilai, Decimal):
        y = ruang.y(titik.nilai)
        x = tengah - tebal / 2
        svg += f'<rect x="{x:g}" y="{min(y, nol):g}" width="{tebal:g}" height="{abs(nol - y):g}" fill="{BIRU}"/>'
    for batas in _bounds(titik.target):
        svg += _draw_target(tengah, ruang.y(batas), lebar)
    return svg + _draw_nilai(titik, indikator, ruang, tengah, lebar)


def _draw_target(tengah: float, y: float, lebar: float) -> str:
    """A dark mark with a white rim, so that it is seen on a column too."""
    kiri, kanan = tengah - lebar * 0.44, tengah + lebar * 0.44
    return draw_garis(kiri, y, kanan, y, tebal=11, warna=LATAR) + draw_garis(kiri, y, kanan, y, tebal=5)


def _draw_nilai(titik: TitikRiwayat, indikator: Indikator, ruang: _Ruang, tengah: float, lebar: float) -> str:
    """The figure above whatever is highest in its column, or that there is none."""
    if not isinstance(titik.nilai, Decimal):
        kata = ("tidak", "ada", "data") if titik.nilai is None else (titik.nilai.value,)
        dasar = ruang.y(Decimal(0)) - 16 - 28 * (len(kata) - 1)
        return "".join(draw_teks(tengah, dasar + 28 * letak, teks, _KOSONG) for letak, teks in enumerate(kata))
    dekat = [batas for batas in _bounds(titik.target) if 0 <= ruang.y(titik.nilai) - ruang.y(batas) < 48]
    y = min(ruang.y(batas) for batas in (*dekat, max(titik.nilai, Decimal(0)))) - 16
    angka = _short_figure(titik.nilai, indikator.jenis, ruang)
    return draw_teks(tengah, y, angka, shrink_huruf(angka, lebar - 8, _NILAI))


def _short_figure(nilai: Decimal, jenis: Jenis, ruang: _Ruang) -> str:
    """In the written unit to one place; in full where there is none, or where that would make it nothing."""
    bulat = round_angka(nilai / ruang.pembagi, 1)
    return format_nilai(nilai, jenis) if ruang.pembagi == 1 or (nilai and not bulat) else format_angka(bulat)


def _cells(titik: TitikRiwayat, indikator: Indikator) -> list[list[str]]:
    """The lines of each cell; the category stands on a line of its own."""
    nilai = "tidak ada data" if titik.nilai is None else format_nilai(titik.nilai, indikator.jenis)
    kolom = [
        [shorten_periode(titik.sebutan)],
        [format_target(titik.target, indikator.jenis)],
        [nilai],
        [format_capaian(titik.capaian), titik.capaian.kategori],
    ]
    return [
        [baris for teks in sel for baris in wrap_teks(teks, lebar, _SEL, 3)]
        for sel, (_, lebar) in zip(kolom, _KOLOM, strict=True)
    ]


def _draw_baris(isi: Sequence[Sequence[str]], *, judul: bool) -> Balok:
    """One row of the table, as high as its fullest cell."""
    huruf = _SEL_TEBAL if judul else _SEL
    tinggi = 34 * max(map(len, isi)) + 26
    svg = draw_kotak(TEPI - 8, 0, LEBAR_ISI + 16, tinggi, f'fill="{KOTAK if judul else LATAR}"')
    for (kiri, lebar), baris in zip(_KOLOM, isi, strict=True):
        for letak, teks in enumerate(baris):
            svg += draw_teks(TEPI + kiri, 40 + 34 * letak, teks, shrink_huruf(teks, lebar, huruf))
    return Balok(svg + draw_kotak(TEPI, tinggi, LEBAR_ISI, 1, f'fill="{GARIS}"'), tinggi + 1)
