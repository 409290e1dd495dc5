"""The rekap workbook of many indicators, and the zip bomb that must not open."""

import asyncio
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter
from typing import TypeVar

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook
from telegram import Bot

from benchmarks.office import place, set_up
from benchmarks.plan import Effort
from benchmarks.stage import ROOT, TOKEN
from benchmarks.table import Figures
from bot.clock import StandingClock
from bot.draw import Drawer
from bot.engine import Engine
from bot.papers import file_of
from bot.rate import RateLimiter
from dokumen.daftar import dump_isi
from dokumen.rekap_buku import BukuRekap
from sop.rekap import BarisRekap, Rekap
from storage.berkas import Lemari
from storage.dokumen import DokumenBaru
from storage.store import Store
from tests.kantor import NOW, build_rekap

_EVERY_SECONDS = 0.005
_TABLE = "Rekap"
_EMPTY_SHEET = re.compile(rb"<sheetData */>|<sheetData></sheetData>")
_BOMB_MEGABYTES = 76
_QUICK_BOMB_MEGABYTES = 19
_Rows = Sequence[Sequence[Sequence[object]]]
T = TypeVar("T")


def workbook(effort: Effort) -> Iterator[Figures]:
    """Made in the drawing process, beside openpyxl writing the same cells; read back by calamine, beside openpyxl."""
    drawer = Drawer()
    try:
        for rows in effort.rows:
            jenis, teks = dump_isi(BukuRekap(rekap=_rekap(rows), perubahan=(), sha256="a" * 64))
            asyncio.run(drawer.draw(jenis, teks))  # the process is there before it counts
            case = f"{rows:,} indicators"
            for _ in range(effort.rounds):
                isi, values = asyncio.run(_watched(partial(drawer.draw, jenis, teks)))
                yield Figures(piece="workbook made", case=case, who="rekap", values=values)
                cells = _read(isi)
                values = _time(partial(_write_plainly, cells))
                yield Figures(piece="workbook made", case=case, who="plain openpyxl", beside=True, values=values)
                yield from _read_both(isi, f"{case}, all sheets", None)
                yield from _read_both(isi, f"{case}, sheet Rekap", _TABLE)
                yield from _asked_by_five(drawer, jenis, teks, f"{case}, five ask at once")
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


def _read_both(isi: bytes, case: str, sheet: str | None) -> Iterator[Figures]:
    values = _time(partial(_read, isi, sheet))
    yield Figures(piece="workbook read", case=case, who="calamine", values=values)
    values = _time(partial(_read_plainly, isi, sheet))
    yield Figures(piece="workbook read", case=case, who="plain openpyxl", beside=True, values=values)


def _asked_by_five(drawer: Drawer, jenis: str, teks: str, case: str) -> Iterator[Figures]:
    """Until the last of five has a paper that nobody had drawn; beside it, a drawing for each of them."""
    with place("SQLite") as here:
        instansi_id = set_up(here, 1)
        engine = Engine(
            database=here.database,
            instansi_id=instansi_id,
            lemari=Lemari(f"file://{here.folder}/files"),
            clock=StandingClock(NOW),
            bot=Bot(TOKEN),
            drawer=drawer,
            rate=RateLimiter(1_000, 1_000),
        )
        with here.database.transaction() as conn:
            store = Store(conn, instansi_id)
            (siklus,) = store.siklus.running()
            baru = DokumenBaru(siklus_id=siklus.id, tugas_id=None, langkah=8, jenis=jenis, nama="Rekap.xlsx", isi=teks)
            dokumen_id = store.dokumen.add(baru, oleh=None, now=NOW).id
        try:
            _, values = asyncio.run(_watched(partial(_five, partial(file_of, engine, dokumen_id))))
        finally:
            engine.close()
    yield Figures(piece="workbook made", case=case, who="shared", values=values)
    _, values = asyncio.run(_watched(partial(_five, partial(drawer.draw, jenis, teks))))
    yield Figures(piece="workbook made", case=case, who="one each", beside=True, values=values)


async def _five(ask: Callable[[], Awaitable[T]]) -> list[T]:
    return await asyncio.gather(*(ask() for _ in range(5)))


async def _watched(work: Callable[[], Awaitable[T]]) -> tuple[T, dict[str, float]]:
    """What came of it, how long it took, and how late this loop ran meanwhile."""
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
    hasil = await work()
    spent = perf_counter() - begun
    await asyncio.sleep(0)
    watching.cancel()
    return hasil, {"rate": 1 / spent, "p50": spent * 1000, "stall": max(stalls, default=0.0) * 1000}


def _rekap(rows: int) -> Rekap:
    """Each indicator with a kode, a name, a budget and an hour of its own, so that nothing is computed only once."""
    contoh = build_rekap()
    daftar = [contoh.daftar_baris[urut % len(contoh.daftar_baris)] for urut in range(rows)]
    return replace(contoh, daftar_baris=tuple(_tell_apart(baris, urut) for urut, baris in enumerate(daftar)))


def _tell_apart(baris: BarisRekap, urut: int) -> BarisRekap:
    indikator = replace(
        baris.indikator,
        kode=f"{baris.indikator.kode}-{urut}",
        nama=f"{baris.indikator.nama} {urut}",
        pagu=Decimal(125_000_000 + urut),
    )
    isian = baris.isian and replace(baris.isian, diisi_pada=NOW + timedelta(minutes=urut))
    return replace(baris, indikator=indikator, isian=isian)


def _time(work: Callable[[], object]) -> dict[str, float]:
    begun = perf_counter()
    work()
    spent = perf_counter() - begun
    return {"rate": 1 / spent, "p50": spent * 1000}


def _read(isi: bytes, sheet: str | None = None) -> _Rows:
    buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
    return [buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names if sheet in (None, nama)]


def _read_plainly(isi: bytes, sheet: str | None) -> _Rows:
    buku = load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    return [
        [list(row) for row in lembar.iter_rows(values_only=True)]
        for lembar in buku.worksheets
        if sheet in (None, lembar.title)
    ]


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
