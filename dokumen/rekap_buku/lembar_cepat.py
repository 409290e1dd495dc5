"""A sheet that takes its table row by row: what xlsxwriter does for one cell costs as much as a whole row does here.

A rekap of 10,000 indicators has 650,000 cells. Everything else of the sheet (title, widths, print set-up, the rows
above and below the table) stays with xlsxwriter; only the table's rows are written as they stand in the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dokumen.alamat import column_name
from dokumen.buku_baru import TeksTerlaluPanjang

TEMPAT_TABEL = "<!--tabel-->"  # nothing else puts a comment into a sheet
MAKS_TEKS = 32_767  # UTF-16 units in one cell
MAKS_BARIS = 2**20
_TITIK_PER_PIKSEL = 0.75


@dataclass(frozen=True, slots=True)
class SelRumus:
    """A formula without its = sign, and the value it comes to."""

    rumus: str
    nilai: float


IsiSel = tuple[str | float | SelRumus, Format]


@dataclass(frozen=True, slots=True)
class AwalBaris:
    """The first cells of rows that begin alike, as they stand in the file, and how many of them hold a text."""

    daftar_sel: tuple[str, ...]
    jumlah_teks: int


TANPA_AWAL = AwalBaris((), 0)


class TerlaluBanyakBaris(ValueError):
    """More rows than a sheet can hold."""


class LembarCepat(Worksheet):  # type: ignore[misc]  # the library has no types
    """Its table's rows stand one below the other from `begin_tabel` on; the others are written as ever."""

    # xlsxwriter's, counted from 0: the first and the last row with something in it
    dim_rowmin: int
    dim_rowmax: int

    def __init__(self) -> None:
        super().__init__()
        self._awal = 0
        self._siap: list[str] = []
        self._nomor_gaya: dict[Format, int] = {}

    def begin_tabel(self, nomor: int) -> None:
        """The table's first row, counted from 0, below another; nothing else may be written where it grows."""
        self._awal = nomor

    def add_baris(self, isi: Sequence[IsiSel], tinggi: float) -> int:
        """Write the next row, `tinggi` points high, from column A on; return its number, counted from 0.

        A text stands byte for byte, an empty one leaves a blank cell; raises TeksTerlaluPanjang.
        """
        return self._add([self._cell(*satu) for satu in isi], tinggi)

    def make_awal(self, isi: Sequence[str], gaya: Format) -> AwalBaris:
        """The texts that several rows begin with."""
        jumlah = self.str_table.count
        sel = tuple(self._cell(teks, gaya) for teks in isi)
        jumlah, self.str_table.count = self.str_table.count - jumlah, jumlah
        return AwalBaris(sel, jumlah)

    def add_teks(self, isi: Sequence[str], gaya: Format, tinggi: float, awal: AwalBaris = TANPA_AWAL) -> int:
        """The same for texts that all look alike, behind those the row begins with; quicker."""
        self.str_table.count += awal.jumlah_teks
        return self._add([*awal.daftar_sel, *[self._cell(teks, gaya) for teks in isi]], tinggi)

    @property
    def daftar_baris(self) -> Sequence[str]:
        """The table's rows, to be put in the place of TEMPAT_TABEL."""
        return self._siap

    def _add(self, daftar_sel: Sequence[str], tinggi: float) -> int:
        """Write the next row; return its number, counted from 0. That stands between all of its parts."""
        nomor = self._awal + len(self._siap)
        if nomor >= MAKS_BARIS:
            raise TerlaluBanyakBaris(f"row {nomor + 1}")
        self.dim_rowmax = max(self.dim_rowmax, nomor)
        sel = map(add, daftar_sel, _connect(len(daftar_sel)))
        self._siap.append(str(nomor + 1).join(('<row r="', _head(tinggi), *sel)))
        return nomor

    def _cell(self, isi: str | float | SelRumus, gaya: Format) -> str:
        """What stands behind its address."""
        nomor_gaya = self._nomor_gaya.get(gaya)
        if nomor_gaya is None:
            nomor_gaya = self._number_gaya(gaya)
        if isinstance(isi, str):
            if not isi:
                return f'" s="{nomor_gaya}"/>'
            self.str_table.count += 1
            nomor_teks = self.str_table.string_table.get(isi)
            if nomor_teks is None:
                nomor_teks = self._register(isi)
            return f'" s="{nomor_gaya}" t="s"><v>{nomor_teks}</v></c>'
        if isinstance(isi, SelRumus):
            return f'" s="{nomor_gaya}"><f>{escape(isi.rumus)}</f><v>{isi.nilai:.16G}</v></c>'
        return f'" s="{nomor_gaya}"><v>{isi:.16G}</v></c>'

    def _number_gaya(self, gaya: Format) -> int:
        nomor = self._nomor_gaya[gaya] = int(gaya._get_xf_index())  # noqa: SLF001 - xlsxwriter has no other way
        return nomor

    def _register(self, teks: str) -> int:
        """Put a new text into the workbook's table of texts; return its number there."""
        if len(teks) > MAKS_TEKS // 2 and len(teks.encode("utf-16-le")) > 2 * MAKS_TEKS:
            raise TeksTerlaluPanjang(f"{len(teks)} characters in one cell")
        tabel = self.str_table
        nomor = int(tabel.unique_count)
        tabel.string_table[teks] = nomor
        tabel.unique_count += 1
        return nomor

    def _write_rows(self) -> None:
        """Called by xlsxwriter for what stands inside <sheetData>."""
        atas, bawah = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmax = self._awal - 1
        super()._write_rows()
        self.fh.write(TEMPAT_TABEL)
        self.dim_rowmin, self.dim_rowmax = self._awal + len(self._siap), bawah
        super()._write_rows()
        self.dim_rowmin = atas


@cache
def _head(tinggi: float) -> str:
    """From a row's number to that of its first cell; whole pixels high, as xlsxwriter writes them."""
    piksel = int(tinggi / _TITIK_PER_PIKSEL + 0.5)
    return f'" ht="{piksel * _TITIK_PER_PIKSEL:.16g}" customHeight="1"><c r="A'


@cache
def _connect(kolom: int) -> tuple[str, ...]:
    """What stands between the cells of so many columns, and at the end of the row."""
    return (*(f'<c r="{column_name(nomor)}' for nomor in range(1, kolom)), "</row>")
