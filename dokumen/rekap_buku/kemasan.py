"""Draws a workbook with long tables: xlsxwriter makes all around them, and their rows are packed in afterwards."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

from dokumen.buku_baru import draw_buku
from dokumen.rekap_buku.lembar_cepat import TEMPAT_TABEL, LembarCepat

PADAT = 1  # of 9: a long table comes out a third larger than at zlib's usual 6, in a third of its time
_SEKALI_TULIS = 500  # rows


def draw_bertabel(judul: str, dibuat_pada: datetime, draw: Callable[[Workbook], None]) -> bytes:
    """As `draw_buku`, with the rows that `draw` added to its LembarCepat."""
    tabel: dict[str, Sequence[str]] = {}

    def draw_and_keep(buku: Workbook) -> None:
        draw(buku)
        for nomor, lembar in enumerate(buku.worksheets(), start=1):
            if isinstance(lembar, LembarCepat):
                tabel[f"xl/worksheets/sheet{nomor}.xml"] = lembar.daftar_baris

    return _pack(draw_buku(judul, dibuat_pada, draw_and_keep), tabel)


def _pack(rangka: bytes, tabel: dict[str, Sequence[str]]) -> bytes:
    hasil = BytesIO()
    with ZipFile(BytesIO(rangka)) as lama, ZipFile(hasil, "w", ZIP_DEFLATED, compresslevel=PADAT) as baru:
        for nama in lama.namelist():
            atas, _, bawah = lama.read(nama).partition(TEMPAT_TABEL.encode())
            daftar = tabel.get(nama, ())
            with baru.open(nama, "w") as tujuan:
                tujuan.write(atas)
                for awal in range(0, len(daftar), _SEKALI_TULIS):
                    tujuan.write("".join(daftar[awal : awal + _SEKALI_TULIS]).encode())
                tujuan.write(bawah)
    return hasil.getvalue()
