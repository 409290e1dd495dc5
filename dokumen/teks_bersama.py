"""A workbook that writes its table of texts at once: xlsxwriter's own way, text by text, costs twice as much.

And a text that looks like xlsxwriter's markup (`<r>...</r>`) stays the text that somebody typed.
"""

import re

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

_KHUSUS = re.compile(r"[\x00-\x1f&<>\ufffe\uffff]|_x|^\s|\s\Z")


class BukuKerja(Workbook):  # type: ignore[misc]  # the library has no types
    """As xlsxwriter's."""

    def _get_packager(self) -> Packager:
        """Called by xlsxwriter, which lets it be replaced."""
        return _Pengemas()


class _Pengemas(Packager):  # type: ignore[misc]  # the library has no types
    """Puts our table of texts in the place of xlsxwriter's."""

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            teks = TeksBersama()
            teks.string_table = self.workbook.str_table
            teks._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001 - as the one it replaces does
            teks._assemble_xml_file()  # noqa: SLF001 - the same


class TeksBersama(SharedStrings):  # type: ignore[misc]  # the library has no types
    """The same file to the letter."""

    def _write_sst_strings(self) -> None:
        khusus = _KHUSUS.search
        self.fh.write(
            "".join(
                self._escape(teks) if khusus(teks) else f"<si><t>{teks}</t></si>"
                for teks in self.string_table.string_array
            )
        )

    def _escape(self, teks: str) -> str:
        teks = self._escape_control_characters(teks)
        atribut = ' xml:space="preserve"' if teks[0].isspace() or teks[-1].isspace() else ""
        return f"<si><t{atribut}>{self._escape_data(teks)}</t></si>"
