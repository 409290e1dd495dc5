"""Sheet Libur: the days the office adds to the public holidays, or works in spite of them."""

from collections.abc import Iterable, Mapping

from dokumen.lembar import Lembar
from dokumen.sel_waktu import parse_tanggal, show_tanggal
from dokumen.tabel import one_of, plain, read_tabel
from dokumen.temuan import Temuan
from sop.instansi import HariLibur, JenisLibur

SHEET = "Libur"
JUDUL = ("Tanggal", "Keterangan", "Jenis")


def rows_libur(daftar: Iterable[HariLibur]) -> list[tuple[str, ...]]:
    return [(show_tanggal(hari.tanggal), hari.keterangan, hari.jenis.value) for hari in daftar]


def read_libur(buku: Mapping[str, Lembar], temuan: Temuan) -> tuple[HariLibur, ...]:
    """A date may stand there once."""
    hasil: dict[object, HariLibur] = {}
    for baris in read_tabel(buku, SHEET, JUDUL, temuan):
        tanggal = baris.require("Tanggal", parse_tanggal)
        jenis = baris.require("Jenis", one_of(JenisLibur))
        if tanggal in hasil:
            baris.fault("Tanggal", f"Tanggal {show_tanggal(hasil[tanggal].tanggal)} sudah tertulis pada baris lain.")
        elif tanggal is not None and jenis is not None:
            keterangan = baris.read("Keterangan", plain) or ""
            hasil[tanggal] = HariLibur(tanggal=tanggal, keterangan=keterangan, jenis=jenis)
    return tuple(hasil.values())
