"""A sheet that takes its table row by row: what xlsxwriter does for one cell costs as much as a whole row does here.

A rekap of 10,000 indicators has 650,000 cells. Everything else of the sheet (title, widths, print set-up, the rows
above and below the table) stays with xlsxwriter; only the table's rows are written as they stand in the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dokumen.alamat import column_name
from dokumen.buku_baru import TeksTerlaluPanjang

TEMPAT_TABEL = "<!--tabel-->"  # nothing else puts a comment into a sheet
MAKS_TEKS = 32_767  # UTF-16 units in one cell
MAKS_BARIS = 2**20
_TITIK_PER_PIKSEL = 0.75
_HURUF = tuple(column_name(nomor) for nomor in range(26))


@dataclass(frozen=True, slots=True)
class SelRumus:
    """A formula without its = sign, and the value it comes to."""

    rumus: str
    nilai: float


IsiSel = tuple[str | float | SelRumus, Format]


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
        self._pola: dict[Format, str] = {}
        self._nomor_gaya: dict[Format, int] = {}

    def begin_tabel(self, nomor: int) -> None:
        """The table's first row, counted from 0, below another; nothing else may be written where it grows."""
        self._awal = nomor

    def add_baris(self, isi: Sequence[IsiSel], tinggi: float) -> int:
        """Write the next row, `tinggi` points high, from column A on; return its number, counted from 0.

        A text stands byte for byte, an empty one leaves a blank cell; raises TeksTerlaluPanjang.
        """
        nomor = self._next()
        letak = str(nomor + 1)
        sel = "".join(self._cell(huruf + letak, *satu) for huruf, satu in zip(_HURUF[: len(isi)], isi, strict=True))
        self._siap.append(f'<row r="{letak}" ht="{_round_height(tinggi)}" customHeight="1">{sel}</row>')
        return nomor

    def add_teks(self, isi: Sequence[str], gaya: Format, tinggi: float) -> int:
        """The same for texts that all look alike, in as many columns for each `gaya`; quicker."""
        if not all(isi):
            return self.add_baris([(teks, gaya) for teks in isi], tinggi)
        pola = self._pola.get(gaya)
        if pola is None:
            pola = self._pola[gaya] = self._sketch(gaya, len(isi))
        nomor = self._next()
        dikenal = self.str_table.string_table
        self.str_table.count += len(isi)
        nomor_teks = [dikenal[teks] if teks in dikenal else self._register(teks) for teks in isi]
        self._siap.append((pola % (_round_height(tinggi), *nomor_teks)).replace("@", str(nomor + 1)))
        return nomor

    @property
    def daftar_baris(self) -> Sequence[str]:
        """The table's rows, to be put in the place of TEMPAT_TABEL."""
        return self._siap

    def _sketch(self, gaya: Format, kolom: int) -> str:
        """A row in which @ is its number and each % what the row has of its own."""
        nomor_gaya = self._number_gaya(gaya)
        sel = (f'<c r="{huruf}@" s="{nomor_gaya}" t="s"><v>%d</v></c>' for huruf in _HURUF[:kolom])
        return f'<row r="@" ht="%s" customHeight="1">{"".join(sel)}</row>'

    def _next(self) -> int:
        """The number of the row that comes next, counted from 0."""
        nomor = self._awal + len(self._siap)
        if nomor >= MAKS_BARIS:
            raise TerlaluBanyakBaris(f"row {nomor + 1}")
        self.dim_rowmax = max(self.dim_rowmax, nomor)
        return nomor

    def _cell(self, alamat: str, isi: str | float | SelRumus, gaya: Format) -> str:
        nomor_gaya = self._number_gaya(gaya)
        if isinstance(isi, SelRumus):
            return f'<c r="{alamat}" s="{nomor_gaya}"><f>{escape(isi.rumus)}</f><v>{isi.nilai:.16G}</v></c>'
        if not isinstance(isi, str):
            return f'<c r="{alamat}" s="{nomor_gaya}"><v>{isi:.16G}</v></c>'
        if not isi:
            return f'<c r="{alamat}" s="{nomor_gaya}"/>'
        dikenal = self.str_table.string_table
        self.str_table.count += 1
        nomor_teks = dikenal[isi] if isi in dikenal else self._register(isi)
        return f'<c r="{alamat}" s="{nomor_gaya}" t="s"><v>{nomor_teks}</v></c>'

    def _number_gaya(self, gaya: Format) -> int:
        nomor = self._nomor_gaya.get(gaya)
        if nomor is None:
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
def _round_height(tinggi: float) -> str:
    """Whole pixels, as xlsxwriter writes them."""
    return f"{int(tinggi / _TITIK_PER_PIKSEL + 0.5) * _TITIK_PER_PIKSEL:.16g}"
