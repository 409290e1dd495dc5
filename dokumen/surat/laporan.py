"""Writes the report of step 11: the letter with its summary first, the tables behind it on pages that lie flat."""

from collections.abc import Sequence

from docx.document import Document as Surat

from bahasa.bentuk import format_capaian, format_nilai, format_persen, format_tanggal, format_target, format_waktu
from dokumen.isi import Laporan
from dokumen.ringkasan import Ringkasan, summarize_rekap
from dokumen.surat.bagian import add_bagian, add_catatan, add_daftar, add_isi, add_judul, add_kop, add_tanda
from dokumen.surat.kertas import begin_lanskap, new_surat, number_halaman, save_surat
from dokumen.surat.tabel import KANAN, TENGAH, Kolom, add_label, add_tabel
from sop.rekap import BarisRekap, Isian, Rekap

JUDUL = "LAPORAN HASIL PENGUKURAN KINERJA"
KOSONG = "–"
KOLOM_HASIL = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Sasaran", 4.4),
    Kolom("Indikator", 5.5),
    Kolom("Satuan", 2, TENGAH),
    Kolom("Target", 3.2, KANAN),
    Kolom("Realisasi", 3.2, KANAN),
    Kolom("Capaian (%)", 2.5, KANAN),
    Kolom("Kategori", 2.7, TENGAH),
)
KOLOM_TINDAK_LANJUT = (
    Kolom("No.", 1.1, TENGAH),
    Kolom("Indikator", 6.3),
    Kolom("Capaian (%)", 2.5, KANAN),
    Kolom("Faktor Pendorong", 4.8),
    Kolom("Faktor Penghambat", 5),
    Kolom("Tindak Lanjut", 5),
)
_TANPA_ISIAN = Isian(diketik="", nilai=None)


def write_laporan(isi: Laporan) -> bytes:
    """The docx file."""
    ringkasan = summarize_rekap(isi.rekap)
    surat = new_surat(JUDUL, isi.kop.nama, isi.tanggal)
    number_halaman(surat)
    add_kop(surat, isi.kop)
    add_judul(surat, JUDUL, str(isi.rekap.periode))
    _add_pengantar(surat, isi)
    _add_ringkasan(surat, ringkasan)
    _add_tidak_dihitung(surat, ringkasan.tidak_dihitung)
    if isi.catatan:
        add_bagian(surat, "Catatan")
        add_daftar(surat, isi.catatan)
    add_isi(surat, ["Demikian laporan ini disampaikan sebagai bahan penyusunan Laporan Kinerja."])
    add_tanda(surat, isi.penanda)
    _add_lampiran(surat, isi.rekap, ringkasan.di_bawah_target, isi.sha256)
    return save_surat(surat)


def _add_pengantar(surat: Surat, isi: Laporan) -> None:
    rekap = isi.rekap
    dibuat = format_waktu(rekap.dibuat_pada, rekap.zona)
    add_label(
        surat,
        [
            ("Yth.", "Kepala Dinas"),
            ("Dari", isi.penanda.jabatan),
            ("Tanggal", format_tanggal(isi.tanggal)),
            ("Hal", f"Hasil pengukuran kinerja {rekap.periode}"),
        ],
        lebar=2.5,
    )
    add_isi(
        surat,
        [
            f"Bersama ini dilaporkan hasil pengukuran kinerja {rekap.instansi} untuk {rekap.periode}, "
            f"berdasarkan rekap versi {rekap.versi} yang dibuat pada {dibuat}. "
            "Rincian setiap indikator tercantum pada lampiran."
        ],
    )


def _add_ringkasan(surat: Surat, ringkasan: Ringkasan) -> None:
    rerata = KOSONG if ringkasan.rerata is None else format_persen(ringkasan.rerata)
    add_bagian(surat, "Ringkasan")
    add_label(
        surat,
        [
            ("Jumlah indikator", str(ringkasan.jumlah)),
            ("Capaian dihitung", f"{ringkasan.dihitung} indikator, rata-rata {rerata}"),
            ("Predikat belum tercapai", f"{ringkasan.belum_tercapai} indikator"),
            ("Tidak dihitung", f"{len(ringkasan.tidak_dihitung)} indikator, tidak masuk rata-rata"),
            *((f"Kategori {nama}", f"{jumlah} indikator") for nama, jumlah in ringkasan.per_kategori),
        ],
        lebar=5.2,
    )


def _add_tidak_dihitung(surat: Surat, daftar: Sequence[BarisRekap]) -> None:
    add_bagian(surat, "Indikator yang tidak dihitung")
    add_daftar(surat, [f"{b.indikator.kode} {b.indikator.nama}: {b.capaian.alasan}" for b in daftar])


def _add_lampiran(surat: Surat, rekap: Rekap, di_bawah: Sequence[BarisRekap], sha256: str) -> None:
    begin_lanskap(surat)
    add_bagian(surat, f"Lampiran 1. Hasil pengukuran kinerja {rekap.periode}")
    add_tabel(surat, KOLOM_HASIL, [_hasil(*urut) for urut in enumerate(rekap.daftar_baris, start=1)])
    add_catatan(surat, rekap.aturan)
    for satu in summarize_rekap(rekap).tanpa_kategori:
        add_catatan(surat, f"{satu.indikator.kode} {satu.indikator.nama}: {satu.capaian.alasan}")
    add_catatan(surat, f"SHA-256 rekap versi {rekap.versi}: {sha256}")
    add_bagian(surat, "Lampiran 2. Indikator di bawah target: faktor dan tindak lanjut")
    if di_bawah:
        add_tabel(surat, KOLOM_TINDAK_LANJUT, [_tindak_lanjut(*urut) for urut in enumerate(di_bawah, start=1)])
    else:
        add_isi(surat, ["Tidak ada indikator di bawah target."])


def _hasil(nomor: int, baris: BarisRekap) -> tuple[str, ...]:
    """The columns of KOLOM_HASIL; the unit of measure has its own and is not said twice."""
    indikator, nilai = baris.indikator, (baris.isian or _TANPA_ISIAN).nilai
    return (
        f"{nomor}.",
        indikator.sasaran,
        f"{indikator.kode} {indikator.nama}",
        indikator.satuan,
        format_target(baris.target, indikator.jenis),
        format_nilai(nilai, indikator.jenis),
        format_capaian(baris.capaian),
        baris.capaian.kategori or KOSONG,
    )


def _tindak_lanjut(nomor: int, baris: BarisRekap) -> tuple[str, ...]:
    isian = baris.isian or _TANPA_ISIAN
    return (
        f"{nomor}.",
        f"{baris.indikator.kode} {baris.indikator.nama}",
        format_capaian(baris.capaian),
        isian.faktor_pendorong or KOSONG,
        isian.faktor_penghambat or KOSONG,
        isian.tindak_lanjut or KOSONG,
    )
