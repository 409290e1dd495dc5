"""Puts a figure as a number that shows as the office writes it, or as text where Excel would lose a digit."""

from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bahasa.angka import shorten_angka
from bahasa.bentuk import format_target
from dokumen.buku_baru import is_exact
from dokumen.gaya import ANGKA_TABEL, Gaya
from dokumen.lembar import strip_zeros
from dokumen.rekap_buku.lembar_cepat import IsiSel, SelRumus
from dokumen.rekap_buku.rumus_sel import Alamat, formula_capaian, formula_realisasi
from sop.indikator import Jenis, Rentang, Target
from sop.rekap import BarisRekap, Isian

_DUA_DESIMAL = "#,##0.00"


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

    def is_number(self, target: Target, jenis: Jenis) -> bool:
        """Whether a formula that refers to its cell comes to the same: each digit stands there. A range has its own."""
        if isinstance(target, Decimal):
            return shorten_angka(target, jenis) == target and is_exact(strip_zeros(target))
        return isinstance(target, Rentang)

    def is_computable(self, isian: Isian | None, jenis: Jenis) -> bool:
        """The same of a realisasi; a quotient stands as one."""
        if isian is None or isian.nilai is None:
            return False
        return formula_realisasi(isian, jenis) is not None or self.is_number(isian.nilai, jenis)

    def choose_realisasi(self, isian: Isian | None, jenis: Jenis) -> IsiSel:
        """A quotient stays one, so that its cell holds every digit of it."""
        if isian is None:
            return self.choose_target(None, jenis)
        rumus = formula_realisasi(isian, jenis)
        if rumus is None or not isinstance(isian.nilai, Decimal):
            return self.choose_target(isian.nilai, jenis)
        pola = _pattern(strip_zeros(shorten_angka(isian.nilai, jenis)), jenis)
        return SelRumus(rumus, float(isian.nilai)), self._format(pola)

    def choose_persen(self, persen: Decimal) -> IsiSel:
        """Under a heading that says (%): two places, without the sign."""
        return float(persen), self._format(_DUA_DESIMAL)

    def choose_capaian(
        self, baris: BarisRekap, target: Target | None, persen: Decimal, alamat: Alamat, batas: Decimal | None = None
    ) -> IsiSel:
        """A formula over both cells where it comes to `persen`, else `persen` itself."""
        indikator, jenis = baris.indikator, baris.indikator.jenis
        if target is None or not self.is_computable(baris.isian, jenis) or not self.is_number(target, jenis):
            return self.choose_persen(persen)
        rumus = formula_capaian(indikator, target, alamat, batas)
        return self.choose_persen(persen) if rumus is None else self.choose_rumus(rumus, persen)

    def choose_rumus(self, rumus: str, persen: Decimal) -> IsiSel:
        """The same as a formula that comes to it."""
        return SelRumus(rumus, float(persen)), self._format(_DUA_DESIMAL)

    def choose_jumlah(self, rumus: str, angka: Decimal, jenis: Jenis) -> IsiSel:
        """A sum or a difference as a formula that comes to it."""
        pola = _pattern(strip_zeros(shorten_angka(angka, jenis)), jenis)
        return SelRumus(rumus, float(angka)), self._format(pola)

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
