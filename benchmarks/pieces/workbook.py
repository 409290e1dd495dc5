"""The rekap workbook of many indicators, and the zip bomb that must not open."""

import asyncio
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from benchmarks.plan import Effort
from benchmarks.stage import ROOT
from benchmarks.table import Figures
from bot.draw import Drawer
from dokumen.daftar import dump_isi
from dokumen.rekap_buku import BukuRekap
from sop.rekap import Rekap
from tests.kantor import build_rekap

_EVERY_SECONDS = 0.005
_EMPTY_SHEET = re.compile(rb"<sheetData */>|<sheetData></sheetData>")
_BOMB_MEGABYTES = 76
_QUICK_BOMB_MEGABYTES = 19
_Rows = Sequence[Sequence[Sequence[object]]]


def workbook(effort: Effort) -> Iterator[Figures]:
    """Made in the drawing process, beside openpyxl writing the same cells; read back by calamine, beside openpyxl."""
    drawer = Drawer()
    try:
        for rows in effort.rows:
            jenis, teks = dump_isi(BukuRekap(rekap=_rekap(rows), perubahan=(), sha256="a" * 64))
            asyncio.run(drawer.draw(jenis, teks))  # the process is there before it counts
            case = f"{rows:,} indicators"
            for _ in range(effort.rounds):
                isi, values = asyncio.run(_draw(drawer, jenis, teks))
                yield Figures(piece="workbook made", case=case, who="rekap", values=values)
                cells = _read(isi)
                values = _time(partial(_write_plainly, cells))
                yield Figures(piece="workbook made", case=case, who="plain openpyxl", beside=True, values=values)
                values = _time(partial(_read, isi))
                yield Figures(piece="workbook read", case=case, who="calamine", values=values)
                values = _time(partial(_read_plainly, isi))
                yield Figures(piece="workbook read", case=case, who="plain openpyxl", beside=True, values=values)
    finally:
        drawer.close()


def bomb(effort: Effort) -> Iterator[Figures]:
    """A small file that inflates to 76 MB (in a quick run 19), refused by the guard; opened by plain openpyxl."""
    megabytes = _QUICK_BOMB_MEGABYTES if effort.rounds == 1 else _BOMB_MEGABYTES
    with TemporaryDirectory(prefix="bench-") as folder:
        berkas = Path(folder) / "bom.xlsx"
        berkas.write_bytes(_bomb(megabytes))
        case = f"{berkas.stat().st_size / 1000:.0f} kB that hold {megabytes} MB"
        for _ in range(min(3, effort.rounds)):
            yield Figures(piece="zip bomb", case=case, who="guard", values=_opened("guard", berkas))
        yield Figures(
            piece="zip bomb", case=case, who="plain openpyxl", beside=True, values=_opened("openpyxl", berkas)
        )


async def _draw(drawer: Drawer, jenis: str, teks: str) -> tuple[bytes, dict[str, float]]:
    """The workbook, how long it took, and how late this loop ran meanwhile."""
    stalls = [0.0]

    async def watch() -> None:
        while True:
            before = monotonic()
            await asyncio.sleep(_EVERY_SECONDS)
            stalls.append(monotonic() - before - _EVERY_SECONDS)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(_EVERY_SECONDS * 4)
    stalls.clear()
    begun = perf_counter()
    isi = await drawer.draw(jenis, teks)
    spent = perf_counter() - begun
    await asyncio.sleep(0)
    watching.cancel()
    return isi, {"rate": 1 / spent, "p50": spent * 1000, "stall": max(stalls, default=0.0) * 1000}


def _rekap(rows: int) -> Rekap:
    contoh = build_rekap()
    daftar = [contoh.daftar_baris[urut % len(contoh.daftar_baris)] for urut in range(rows)]
    return replace(
        contoh,
        daftar_baris=tuple(
            replace(baris, indikator=replace(baris.indikator, kode=f"{baris.indikator.kode}-{urut}"))
            for urut, baris in enumerate(daftar)
        ),
    )


def _time(work: Callable[[], object]) -> dict[str, float]:
    begun = perf_counter()
    work()
    spent = perf_counter() - begun
    return {"rate": 1 / spent, "p50": spent * 1000}


def _read(isi: bytes) -> _Rows:
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    return [buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names]


def _read_plainly(isi: bytes) -> _Rows:
    buku = load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    return [[list(row) for row in lembar.iter_rows(values_only=True)] for lembar in buku.worksheets]


def _write_plainly(sheets: _Rows) -> bytes:
    buku = Workbook(write_only=True)
    for rows in sheets:
        lembar = buku.create_sheet()
        for row in rows:
            lembar.append(row)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _bomb(megabytes: int) -> bytes:
    """A workbook with one sheet of the same short row again and again."""
    asli = io.BytesIO()
    Workbook().save(asli)
    hasil = io.BytesIO()
    row = b'<row><c t="inlineStr"><is><t>0</t></is></c><c><v>1</v></c></row>'
    with zipfile.ZipFile(asli) as dari, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as ke:
        for nama in dari.namelist():
            isi = dari.read(nama)
            if nama.endswith("sheet1.xml"):
                rows = row * (megabytes * 1_000_000 // len(row))
                isi = _EMPTY_SHEET.sub(b"<sheetData>" + rows + b"</sheetData>", isi)
            ke.writestr(nama, isi)
    return hasil.getvalue()


def _opened(how: str, berkas: Path) -> dict[str, float]:
    """Milliseconds and megabytes that opening took, in a process of its own."""
    lines = subprocess.run(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "benchmarks.contenders.open_workbook", how, str(berkas)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    ).stdout
    values: dict[str, float] = json.loads(lines)
    return values
