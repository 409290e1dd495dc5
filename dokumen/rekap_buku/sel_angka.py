"""Puts a figure as a number that shows as the office writes it, or as text where Excel would lose a digit."""

from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bahasa.angka import shorten_angka
from bahasa.bentuk import format_target
from dokumen.buku_baru import is_exact
from dokumen.gaya import ANGKA_TABEL, Gaya
from dokumen.lembar import strip_zeros
from dokumen.rekap_buku.lembar_cepat import IsiSel
from sop.indikator import Jenis, Target


class PemilihAngka:
    """Keeps one format for each number of places, as a workbook wants them."""

    def __init__(self, buku: Workbook) -> None:
        self._buku = buku
        self._teks = buku.add_format(ANGKA_TABEL)
        self._gaya: dict[str, Format] = {}

    def choose_target(self, target: Target | None, jenis: Jenis) -> IsiSel:
        """Also for a realisasi, as every Nilai is a Target; unknown shows as a dash."""
        angka = strip_zeros(shorten_angka(target, jenis)) if isinstance(target, Decimal) else None
        if angka is not None and is_exact(angka):
            return float(angka), self._format(_pattern(angka, jenis))
        return format_target(target, jenis), self._teks

    def choose_persen(self, persen: Decimal) -> IsiSel:
        """Under a heading that says (%): two places, without the sign."""
        return float(persen), self._format("#,##0.00")

    def _format(self, pola: str) -> Format:
        if pola not in self._gaya:
            gaya: Gaya = ANGKA_TABEL | {"num_format": pola}
            self._gaya[pola] = self._buku.add_format(gaya)
        return self._gaya[pola]


def _pattern(angka: Decimal, jenis: Jenis) -> str:
    desimal = max(0, -int(angka.as_tuple().exponent))
    bilangan = "#,##0" + (f".{'0' * desimal}" if desimal else "")
    match jenis:
        case Jenis.PERSEN:
            return f'{bilangan}"%"'
        case Jenis.RUPIAH:
            return f'"Rp"{bilangan}'
        case Jenis.ANGKA | Jenis.RASIO | Jenis.ORDINAL:
            return bilangan
