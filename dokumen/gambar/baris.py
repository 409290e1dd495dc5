"""The rows of the rekap's picture: one indicator with its bar, or one unit with how far it has come."""

from collections.abc import Sequence
from decimal import Decimal

from bahasa.bentuk import format_persen
from dokumen.gambar.svg import Balok, Huruf, cut_teks, draw_kotak, draw_teks, shrink_huruf, wrap_teks
from sop.capaian import SERATUS, Capaian, Status, round_capaian
from sop.rekap import BarisRekap
from sop.ringkasan import Ringkasan

LATAR, KOTAK, GARIS = "#ffffff", "#f2f4f7", "#cbd2d9"
UTAMA, REDUP = "#1f2933", "#4b5563"
BIRU, HIJAU, KUNING, MERAH = "#32527b", "#1b6e3f", "#8a5a00", "#b3261e"
TEPI, LEBAR_ISI = 48, 984
LEBAR_NAMA = 690
LEBAR_NILAI = LEBAR_ISI - LEBAR_NAMA - 40
KANAN = TEPI + LEBAR_ISI
TEBAL_BATANG = 16
PANAH = 16
TINGGI_NAMA, TINGGI_KETERANGAN = 40, 34

# Every name of the four rules of categories; colour only repeats what the word beside it says.
NADA = {
    **dict.fromkeys(("Sangat Tinggi", "Tinggi", "Sangat Baik", "Baik", "Tercapai", "Terlampaui"), HIJAU),
    **dict.fromkeys(("Sedang", "Cukup"), KUNING),
    **dict.fromkeys(("Rendah", "Sangat Rendah", "Kurang", "Sangat Kurang", "Tidak Tercapai"), MERAH),
}
SEBUTAN = {Status.TIDAK_DIHITUNG: "Tidak dihitung", Status.BELUM_TERCAPAI: "Belum tercapai"}

_NAMA = Huruf(ukuran=30, warna=UTAMA)
_TANPA_KATEGORI = "tanpa kategori"
_KETERANGAN = Huruf(ukuran=25, warna=REDUP)


def draw_indikator(baris: BarisRekap) -> Balok:
    """Its name, the bar, and at the right the figure with its category, or below the bar why there is none."""
    indikator, capaian = baris.indikator, baris.capaian
    nama = wrap_teks(f"{indikator.kode} {indikator.nama}", LEBAR_NAMA, _NAMA, 3)
    keterangan = wrap_teks(_remark(capaian), LEBAR_NAMA, _KETERANGAN, 2)
    bawah = 56 + TINGGI_NAMA * (len(nama) - 1)
    daftar = [draw_teks(TEPI, 36 + TINGGI_NAMA * letak, teks, _NAMA) for letak, teks in enumerate(nama)]
    daftar += [_draw_batang(bawah, capaian), _draw_nilai(bawah, capaian)]
    for letak, teks in enumerate(keterangan):
        daftar.append(draw_teks(TEPI, bawah + 50 + TINGGI_KETERANGAN * letak, teks, _KETERANGAN))
    return Balok("".join(daftar), bawah + 46 + TINGGI_KETERANGAN * len(keterangan))


def draw_unit(nama: str, daftar: Sequence[BarisRekap], ringkasan: Ringkasan | None) -> Balok:
    """How many of its indicators have a figure; with `ringkasan` also what they come to."""
    terisi = sum(baris.isian is not None for baris in daftar)
    lengkap = Decimal(100 * terisi) / len(daftar)
    kanan = Huruf(ukuran=28, warna=UTAMA, tebal=600, jangkar="end")
    svg = draw_teks(TEPI, 34, cut_teks(nama, LEBAR_NAMA, _NAMA), _NAMA)
    svg += draw_teks(KANAN, 34, f"{terisi} dari {len(daftar)} terisi", kanan)
    if ringkasan is None:
        return Balok(svg + _draw_isi_batang(52, LEBAR_ISI, lengkap, BIRU), 88)
    svg += _draw_isi_batang(52, LEBAR_ISI - PANAH, ringkasan.rerata or Decimal(0), BIRU)
    return Balok(svg + draw_teks(TEPI, 102, _summary(ringkasan), _KETERANGAN), 132)


def _draw_batang(y: float, capaian: Capaian) -> str:
    if capaian.mentah is None:
        garis = f'fill="{LATAR}" stroke="{REDUP}" stroke-width="2" stroke-dasharray="8 6"'
        return draw_kotak(TEPI + 1, y + 1, LEBAR_NAMA - 2, TEBAL_BATANG - 2, garis)
    return _draw_isi_batang(y, LEBAR_NAMA, capaian.mentah, _tone(capaian))


def _draw_isi_batang(y: float, lebar: float, persen: Decimal, warna: str) -> str:
    """A bar whose full length is 100 percent, with an arrow's head beyond."""
    terisi = float(max(Decimal(0), min(persen, SERATUS)) / SERATUS) * lebar
    svg = draw_kotak(TEPI, y, lebar, TEBAL_BATANG, f'fill="{GARIS}"')
    if terisi:
        svg += draw_kotak(TEPI, y, max(terisi, TEBAL_BATANG), TEBAL_BATANG, f'fill="{warna}"')
    if persen > SERATUS:
        x, tengah = TEPI + lebar, y + TEBAL_BATANG / 2
        svg += f'<path d="M{x - 4:g} {tengah - PANAH:g}l{PANAH + 4} {PANAH}l-{PANAH + 4} {PANAH}z" fill="{warna}"/>'
    return svg


def _draw_nilai(bawah: float, capaian: Capaian) -> str:
    """The figure above the line of the bar, its category on it."""
    warna = _tone(capaian)
    if capaian.nilai is None:
        return draw_teks(KANAN, bawah + 16, SEBUTAN.get(capaian.status, ""), _right(28, warna))
    angka = format_persen(capaian.nilai)
    svg = draw_teks(KANAN, bawah - 22, angka, shrink_huruf(angka, LEBAR_NILAI, _right(38, UTAMA)))
    return svg + draw_teks(KANAN, bawah + 16, capaian.kategori or _TANPA_KATEGORI, _right(28, warna))


def _right(ukuran: int, warna: str) -> Huruf:
    return Huruf(ukuran=ukuran, warna=warna, tebal=600, jangkar="end")


def _tone(capaian: Capaian) -> str:
    match capaian.status:
        case Status.TIDAK_DIHITUNG:
            return REDUP
        case Status.BELUM_TERCAPAI:
            return MERAH
        case Status.DIHITUNG:
            return NADA.get(capaian.kategori, BIRU)


def _remark(capaian: Capaian) -> str:
    """Why there is no figure, or what it was before the cap."""
    if capaian.mentah is None or round_capaian(capaian.mentah) == capaian.nilai:
        return capaian.alasan
    return f"Sebelum dibatasi {format_persen(capaian.mentah)}"


def _summary(ringkasan: Ringkasan) -> str:
    rerata = "Belum ada rata-rata" if ringkasan.rerata is None else f"Rata-rata {format_persen(ringkasan.rerata)}"
    lain = ringkasan.rincian[len(ringkasan.per_kategori) :]
    return " · ".join([rerata, f"{ringkasan.berkategori} berkategori", *(f"{jumlah} {nama}" for nama, jumlah in lain)])
