"""/riwayat: one indicator through its periods."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.bentuk import format_capaian, format_nilai, format_target
from sop.indikator import Indikator
from sop.riwayat import Riwayat, TitikRiwayat

PILIH = Markup("<b>Indikator mana yang ingin dilihat riwayatnya?</b>")
TIDAK_ADA = Markup("Belum ada indikator yang dapat dilihat riwayatnya.")
KOSONG = Markup("Belum ada angka yang tercatat untuk indikator ini.")
_BARIS = 7


def tidak_dikenal(kode: str) -> Markup:
    """Nobody knows an indicator of that code."""
    return Markup("Indikator {} tidak ditemukan.").format(kode)


def pilihan(daftar: Sequence[Indikator], halaman: int, jumlah: int) -> Markup:
    """What stands above the buttons."""
    ekor = [Markup("Halaman {} dari {}.").format(halaman + 1, jumlah)] if jumlah > 1 else []
    baris = (Markup("{} · {}").format(satu.kode, satu.nama) for satu in daftar)
    return Markup("\n").join([PILIH, *baris, *ekor])


def riwayat(isi: Riwayat) -> Markup:
    """The newest periods in words; the picture has the others too."""
    indikator = isi.indikator
    kepala = Markup("<b>Riwayat {} · {}</b>\n{}").format(indikator.kode, indikator.nama, isi.unit_nama)
    if not isi.daftar:
        return Markup("\n").join([kepala, KOSONG])
    return Markup("\n").join([kepala, *(_baris(indikator, satu) for satu in isi.daftar[-_BARIS:])])


def _baris(indikator: Indikator, satu: TitikRiwayat) -> Markup:
    nilai = format_nilai(satu.nilai, indikator.jenis, indikator.satuan)
    if satu.target is None:
        return Markup("{}: {}").format(satu.sebutan, nilai)
    target = format_target(satu.target, indikator.jenis, indikator.satuan)
    return Markup("{}: {} dari target {} → {}").format(satu.sebutan, nilai, target, format_capaian(satu.capaian))
