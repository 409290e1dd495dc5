"""Sheet Unit: who fills in the form in step 7."""

from collections.abc import Callable, Iterable, Mapping

from dokumen.lembar import Lembar, Sel
from dokumen.tabel import Baris, SelTidakTerbaca, one_of, plain, read_tabel
from dokumen.temuan import Temuan
from sop.instansi import JenisUnit, Unit

SHEET = "Unit"
JUDUL = ("Kode", "Nama", "Jenis")


def rows_unit(daftar: Iterable[Unit]) -> list[tuple[str, ...]]:
    return [(unit.kode, unit.nama, unit.jenis.value) for unit in daftar]


def read_unit(buku: Mapping[str, Lembar], temuan: Temuan) -> tuple[Unit, ...]:
    """The units that could be read; codes are unique, whatever their case."""
    hasil: dict[str, Unit] = {}
    for baris in read_tabel(buku, SHEET, JUDUL, temuan):
        _read_baris(baris, hasil)
    if not hasil and not temuan.has(SHEET):
        temuan.note(SHEET, "A2", "Belum ada unit. Mohon isi sekurang-kurangnya satu unit.")
    return tuple(hasil.values())


def unit_in(daftar: Iterable[Unit]) -> Callable[[Sel], str]:
    """A parser for a unit's code, in any case; it returns the code as sheet Unit writes it."""
    kode = {unit.kode.casefold(): unit.kode for unit in daftar}

    def parse(sel: Sel) -> str:
        teks = plain(sel)
        if teks.casefold() not in kode:
            raise SelTidakTerbaca(f"Kode unit “{teks}” belum ada pada lembar Unit.")
        return kode[teks.casefold()]

    return parse


def _read_baris(baris: Baris, hasil: dict[str, Unit]) -> None:
    kode = baris.require("Kode", plain)
    nama = baris.require("Nama", plain)
    jenis = baris.require("Jenis", one_of(JenisUnit))
    if kode is not None and kode.casefold() in hasil:
        baris.fault("Kode", f"Kode “{kode}” sudah dipakai unit lain.")
    elif kode is not None:
        # a unit with a bad name or kind still counts as known, so that rows naming it bring no second fault
        hasil[kode.casefold()] = Unit(kode=kode, nama=nama or "", jenis=jenis or JenisUnit.BIDANG)
