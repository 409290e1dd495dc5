"""Puts the sheets of the rekap together."""

from xlsxwriter import Workbook

from dokumen.rekap_buku.isi import BukuRekap
from dokumen.rekap_buku.kemasan import draw_bertabel
from dokumen.rekap_buku.kepala import Kepala
from dokumen.rekap_buku.lembar_anggaran import write_anggaran
from dokumen.rekap_buku.lembar_banding import write_banding
from dokumen.rekap_buku.lembar_kelompok import write_kelompok
from dokumen.rekap_buku.lembar_keputusan import write_keputusan
from dokumen.rekap_buku.lembar_pemeriksaan import has_temuan, write_pemeriksaan
from dokumen.rekap_buku.lembar_perubahan import write_perubahan
from dokumen.rekap_buku.lembar_rekap import write_lembar_rekap
from dokumen.rekap_buku.lembar_rincian import write_rincian


def write_rekap(isi: BukuRekap) -> bytes:
    """The .xlsx; the same value gives the same bytes."""
    rekap = isi.rekap
    kepala = Kepala(rekap, isi.sha256)

    def draw(buku: Workbook) -> None:
        write_lembar_rekap(buku, kepala)
        write_kelompok(buku, kepala)
        write_banding(buku, kepala)
        write_anggaran(buku, kepala)
        write_rincian(buku, kepala)
        if has_temuan(rekap):
            write_pemeriksaan(buku, kepala)
        if isi.perubahan:
            write_perubahan(buku, kepala, isi.perubahan)
        if isi.keputusan:
            write_keputusan(buku, kepala, isi.keputusan)

    return draw_bertabel(f"Rekap capaian kinerja {rekap.periode} versi {rekap.versi}", rekap.dibuat_pada, draw)
