"""Reads what was spent of a programme's pagu, in the row where the Format asks it and nowhere else."""

from collections.abc import Mapping
from decimal import Decimal

from dokumen.format_isian.bentuk import ANGGARAN
from dokumen.format_isian.realisasi import Bacaan, parse_sel
from dokumen.lembar import Sel
from dokumen.tabel import Baris, SelTidakTerbaca
from sop.anggaran import Anggaran
from sop.angka import Terbaca, TidakAda
from sop.indikator import Indikator, Jenis


def read_anggaran(baris: Baris, indikator: Indikator, daftar_anggaran: Mapping[str, Anggaran]) -> Bacaan | None:
    """The words and their reading in rupiah; more than the pagu is no fault."""
    if not baris.is_filled(ANGGARAN):
        return None
    if indikator.kode not in daftar_anggaran:
        baris.fault(ANGGARAN, _say_where(indikator, daftar_anggaran))
        return None
    dibaca = baris.read(ANGGARAN, _parse)
    return None if dibaca is None else (baris.teks(ANGGARAN), dibaca)


def _parse(sel: Sel) -> Terbaca | TidakAda:
    dibaca = parse_sel(sel, Jenis.RUPIAH)
    if isinstance(dibaca, Terbaca) and isinstance(dibaca.nilai, Decimal) and dibaca.nilai < 0:
        raise SelTidakTerbaca(f"“{sel.teks}” kurang dari nol. Mohon tulis nol atau lebih.")
    return dibaca


def _say_where(indikator: Indikator, daftar_anggaran: Mapping[str, Anggaran]) -> str:
    milik = next((kode for kode, satu in daftar_anggaran.items() if indikator.kode in satu.daftar_kode), None)
    if milik is None:
        return f"{indikator.kode} tidak memiliki pagu, sehingga realisasi anggarannya tidak diisi. Mohon kosongkan."
    return f"Realisasi anggaran program ini diisi satu kali, yaitu pada baris {milik}. Mohon kosongkan sel ini."
