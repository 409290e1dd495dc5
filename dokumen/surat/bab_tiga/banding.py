"""Comparisons of one sasaran: with earlier years, with the end target of the Renstra, with a national standard."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from bahasa.bentuk import format_capaian, format_nilai, format_persen, format_target
from dokumen.banding import TanpaPerubahan, compute_perubahan, is_part_of_sum
from dokumen.gambar.antar_tahun import has_lalu
from dokumen.gambar.grafik import draw_tahun
from dokumen.surat.bab_tiga.bahan import Bagian, Catatan, Gambar, Judul, Rumpang, Tabel, cut
from dokumen.surat.bab_tiga.capaian import KOSONG, name_of
from dokumen.surat.tabel import KANAN, TENGAH, Kolom
from sop.capaian import AturanCapaian, compute_capaian
from sop.indikator import Indikator, Target
from sop.periode import Bagian as BagianTahun
from sop.periode import Periode
from sop.rekap import BarisRekap

_SEHALAMAN = 6  # indicators in one picture
_NAMA = (Kolom("No.", 0.95, TENGAH), Kolom("Indikator", 4.45))


def say_tahun(daftar: Sequence[BarisRekap], periode: Periode) -> Iterator[Bagian]:
    """Against last year and the one before, where one of them is known."""
    yield Judul("Perbandingan dengan tahun-tahun sebelumnya", 3)
    ada = [baris for baris in daftar if has_lalu(baris) or baris.indikator.realisasi_n2 is not None]
    tahun = periode.tahun
    if ada:
        kolom = (
            *_NAMA,
            Kolom(f"Realisasi {tahun - 2}", 2.75, KANAN),
            Kolom(f"Realisasi {tahun - 1}", 2.75, KANAN),
            Kolom(f"Realisasi {periode}", 2.75, KANAN),
            Kolom("Perubahan (%)", 2.35, KANAN),
        )
        baris = [_years(*urut, periode) for urut in enumerate(ada, start=1)]
        yield Tabel(f"Realisasi {tahun - 2} sampai dengan {periode}", kolom, baris)
        yield from _remarks(ada, periode)
    if tanpa := [baris.indikator.kode for baris in daftar if baris not in ada]:
        yield Rumpang(f"realisasi tahun {tahun - 2} dan {tahun - 1} untuk {', '.join(tanpa)}, bila ada")
    for bagian in cut(filter(has_lalu, ada), _SEHALAMAN):
        yield Gambar(f"Realisasi {tahun - 1} dan {periode}", partial(draw_tahun, bagian, periode))


def say_renstra(daftar: Sequence[BarisRekap], periode: Periode) -> Iterator[Bagian]:
    """Against the end target of the Renstra; every sasaran should have one, so a missing one is a gap."""
    yield Judul("Perbandingan dengan target akhir Renstra", 3)
    yield from _against(daftar, periode, "Target akhir Renstra", lambda indikator: indikator.target_renstra)
    if tanpa := [baris.indikator.kode for baris in daftar if baris.indikator.target_renstra is None]:
        yield Rumpang(f"target akhir Renstra untuk {', '.join(tanpa)}")


def say_nasional(daftar: Sequence[BarisRekap], periode: Periode) -> Iterator[Bagian]:
    """Against a national standard; most indicators have none, and then nothing is said."""
    if any(baris.indikator.standar_nasional is not None for baris in daftar):
        yield Judul("Perbandingan dengan standar nasional", 3)
        yield from _against(daftar, periode, "Standar nasional", lambda indikator: indikator.standar_nasional)


def _years(nomor: int, baris: BarisRekap, periode: Periode) -> tuple[str, ...]:
    indikator, jenis = baris.indikator, baris.indikator.jenis
    perubahan = compute_perubahan(baris, periode)
    return (
        f"{nomor}.",
        name_of(baris),
        format_nilai(indikator.realisasi_n2, jenis),
        format_nilai(indikator.realisasi_n1, jenis),
        format_nilai(baris.isian.nilai if baris.isian else None, jenis),
        format_persen(perubahan) if isinstance(perubahan, Decimal) else KOSONG,
    )


def _remarks(ada: Sequence[BarisRekap], periode: Periode) -> Iterator[Bagian]:
    """What the change is measured from, and why some have none."""
    dasar = f"Perubahan dihitung terhadap realisasi {periode.tahun - 1}."
    if periode.bagian is not BagianTahun.TAHUN:
        dasar += f" Realisasi tahun-tahun itu adalah angka setahun, sedangkan {periode} belum setahun."
    yield Catatan(dasar)
    alasan: dict[str, list[str]] = {}
    for baris in ada:
        hasil = compute_perubahan(baris, periode)
        if not isinstance(hasil, Decimal):
            alasan.setdefault(hasil, []).append(baris.indikator.kode)
    for kata, kode in alasan.items():
        yield Catatan(f"Perubahan tidak dihitung untuk {', '.join(kode)}: {kata}.")


def _against(
    daftar: Sequence[BarisRekap], periode: Periode, judul: str, target_of: Callable[[Indikator], Target | None]
) -> Iterator[Bagian]:
    ada = [baris for baris in daftar if target_of(baris.indikator) is not None]
    if not ada:
        return
    kolom = (
        *_NAMA,
        Kolom(judul, 3.5, KANAN),
        Kolom("Realisasi", 3.5, KANAN),
        Kolom("Capaian (%)", 3.6, KANAN),
    )
    baris = [_reached(nomor, satu, target_of(satu.indikator), periode) for nomor, satu in enumerate(ada, start=1)]
    yield Tabel(f"Realisasi dibandingkan dengan {judul[0].lower()}{judul[1:]}", kolom, baris)
    if sebagian := [satu.indikator.kode for satu in ada if is_part_of_sum(satu, periode)]:
        yield Catatan(f"Capaian tidak dihitung untuk {', '.join(sebagian)}: {TanpaPerubahan.SETAHUN}.")


def _reached(nomor: int, baris: BarisRekap, target: Target | None, periode: Periode) -> tuple[str, ...]:
    """Without a cap, as the office's cap is for the year's own target."""
    indikator, nilai = baris.indikator, baris.isian.nilai if baris.isian else None
    capaian = compute_capaian(
        arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=AturanCapaian()
    )
    return (
        f"{nomor}.",
        name_of(baris),
        format_target(target, indikator.jenis),
        format_nilai(nilai, indikator.jenis),
        KOSONG if is_part_of_sum(baris, periode) else format_capaian(capaian),
    )
