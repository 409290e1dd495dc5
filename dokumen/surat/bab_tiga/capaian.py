"""Part A: the table of the whole, what was not computed and why, and the pictures."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from bahasa.bentuk import format_capaian, format_nilai, format_persen, format_target
from dokumen.gambar.capaian import BACA_BATANG
from dokumen.gambar.grafik import draw_rerata
from dokumen.surat.bab_tiga.bahan import Alinea, Bagian, Catatan, Gambar, Halaman, Judul, Rumpang, Tabel, cut
from dokumen.surat.tabel import KANAN, TENGAH, Kolom
from sop.kategori import find_kategori
from sop.rekap import BarisRekap, Rekap
from sop.ringkasan import group_by_sasaran, group_by_unit, summarize_rekap

KOSONG = "–"
_SEHALAMAN = 8  # sasaran or units in one picture
KOLOM = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Sasaran", 4.6),
    Kolom("Indikator", 5.7),
    Kolom("Satuan", 2.1, TENGAH),
    Kolom("Target", 3.1, KANAN),
    Kolom("Realisasi", 3.1, KANAN),
    Kolom("Capaian (%)", 2.4, KANAN),
    Kolom("Kategori", 2.5, TENGAH),
)


def say_capaian(rekap: Rekap) -> Iterator[Bagian]:
    """The organisation as a whole."""
    yield Judul("A. Capaian Kinerja Organisasi", 1)
    if not rekap.daftar_baris:
        yield Rumpang("capaian kinerja; rekap ini tidak memuat indikator")
        return
    yield Alinea(_summary(rekap))
    if rekap.catatan:
        yield Alinea(f"Catatan Tim Penyusun LAKIP atas rekap: {quote(rekap.catatan)}")
    yield Halaman(lanskap=True)
    baris = [to_row(*urut) for urut in enumerate(rekap.daftar_baris, start=1)]
    yield Tabel(f"Capaian kinerja {rekap.periode}", KOLOM, baris)
    yield Catatan(rekap.aturan)
    ringkasan = summarize_rekap(rekap)
    for satu in ringkasan.tidak_dihitung:
        yield Catatan(f"{name_of(satu)} tidak dihitung: {satu.capaian.alasan}")
    for satu in ringkasan.tanpa_kategori:
        yield Catatan(f"{name_of(satu)}: {satu.capaian.alasan}")
    yield Halaman(lanskap=False)
    yield from _pictures("Rata-rata capaian per sasaran", group_by_sasaran(rekap), rekap)
    yield from _pictures("Rata-rata capaian per unit", group_by_unit(rekap), rekap)
    yield Catatan(BACA_BATANG)


def to_row(nomor: int, baris: BarisRekap) -> tuple[str, ...]:
    """The columns of the usual table; the unit of measure has its own and is not said twice."""
    indikator, nilai = baris.indikator, baris.isian.nilai if baris.isian else None
    return (
        f"{nomor}.",
        indikator.sasaran,
        name_of(baris),
        indikator.satuan,
        format_target(baris.target, indikator.jenis),
        format_nilai(nilai, indikator.jenis),
        format_capaian(baris.capaian),
        baris.capaian.kategori or KOSONG,
    )


def name_of(baris: BarisRekap) -> str:
    """An indicator as it is named everywhere: its code and its name."""
    return f"{baris.indikator.kode} {baris.indikator.nama}"


def quote(teks: str) -> str:
    """Somebody's words, on one line and between quotation marks."""
    return f"“{' '.join(teks.split())}”"


def _summary(rekap: Rekap) -> str:
    hasil = summarize_rekap(rekap)
    kata = (
        f"Pengukuran kinerja {rekap.instansi} untuk {rekap.periode} mencakup {hasil.jumlah} indikator pada "
        f"{len(group_by_sasaran(rekap))} sasaran strategis."
    )
    if hasil.rerata is not None:
        kata += f" Capaian {hasil.berkategori} indikator berkategori, dengan rata-rata {format_persen(hasil.rerata)}."
    if hasil.tanpa_kategori:
        kata += f" Capaian {len(hasil.tanpa_kategori)} indikator tanpa kategori (rumus C) dan tidak masuk rata-rata."
    if hasil.belum_tercapai:
        kata += f" Predikat {hasil.belum_tercapai} indikator belum mencapai target dan tidak masuk rata-rata."
    if hasil.tidak_dihitung:
        kata += f" Sebanyak {len(hasil.tidak_dihitung)} indikator tidak dihitung dan tidak masuk rata-rata."
    return kata


def _pictures(judul: str, kelompok: Mapping[str, Sequence[BarisRekap]], rekap: Rekap) -> Iterator[Bagian]:
    aturan = find_kategori(rekap.aturan)
    for bagian in cut(kelompok.items(), _SEHALAMAN):
        yield Gambar(f"{judul}, {rekap.periode}", partial(draw_rerata, dict(bagian), aturan))
