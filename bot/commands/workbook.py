"""`capaian template` and `capaian import`: the set-up workbook, out and in."""

import hashlib
import sys
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.commands.begin import begin
from bot.commands.output import write_new
from bot.commands.progress import busy
from bot.deployment import bot_id_of, open_clock, open_current_database, open_office
from bot.refusal import Refusal
from bot.settings import Settings
from dokumen.penjaga import BerkasDitolak
from dokumen.penyiapan import read_penyiapan as read_buku
from dokumen.penyiapan.tulis import write_penyiapan as write_buku
from dokumen.temuan import BukuBermasalah
from sop.beda import Beda, JenisBeda
from sop.instansi import Penyiapan
from sop.penetapan import Dasar, has_same_targets
from storage.database import Database
from storage.impor import PenyiapanBerubah, Rencana, plan_import, write_import
from storage.instansi import find_instansi
from storage.penyiapan import TargetPerluDasar, UnitMasihBertugas, read_penyiapan
from storage.store import Store

_MARKS = {JenisBeda.BARU: "+", JenisBeda.UBAH: "~", JenisBeda.NONAKTIF: "-"}


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Where to write it; must not be there yet.")],
    current: Annotated[bool, typer.Option("--current", help="Filled in with the office as it is set up now.")] = False,
    example: Annotated[bool, typer.Option("--example", help="Filled in with the office of the demo.")] = False,
) -> None:
    """Write the set-up workbook, blank or filled in."""
    if file.suffix.lower() != ".xlsx":
        raise Refusal(f"{file} does not end in .xlsx: give it a name that does")
    if current and example:
        raise Refusal("--current and --example are two workbooks: choose one")
    if example:
        write_new(file, files("bot.contoh").joinpath("instansi-contoh.xlsx").read_bytes())
        return
    write_new(file, write_buku(_read_current() if current else None))


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", exists=True, dir_okay=False, readable=True, help="The workbook.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Import without asking.")] = False,
    alasan: Annotated[str, typer.Option(help="Why targets change that a cycle has used.")] = "",
    nomor: Annotated[str, typer.Option(help="The number of the document they change by.")] = "",
    sejak: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="From when; cycles begun before keep the former ones. Default: today."),
    ] = None,
) -> None:
    """Import the set-up workbook, after asking.

    Shows what it changes first. With a fault in it nothing is imported: exit 1, and every fault by sheet and cell.
    """
    if bool(alasan.strip()) != bool(nomor.strip()):
        raise Refusal("--alasan and --nomor belong together: give both, or none")
    settings = begin()
    isi = file.read_bytes()
    with busy("Reading the workbook"):
        baru = _read_workbook(isi)
    dasar = _Dasar(alasan.strip(), nomor.strip(), sejak.date() if sejak else None)
    with open_current_database(settings) as database:
        rencana = _plan(settings, database, baru, dasar)
        typer.echo("\n".join(rencana.lines()), nl=bool(rencana.lines()))
        if not rencana.impor.daftar_beda and not rencana.tetap:
            typer.echo("Nothing differs, nothing to import.")
            return
        if not yes:
            _ask()
        try:
            with busy("Importing"):
                _import(settings, database, rencana, berkas=hashlib.sha256(isi).hexdigest(), dasar=dasar)
        except UnitMasihBertugas as galat:
            typer.echo(galat.pesan)
            raise _give_up() from None
        except TargetPerluDasar as galat:
            raise Refusal(
                f"a cycle has used the targets of {', '.join(galat.daftar_kode)}: say why they change and by which "
                "document, with --alasan and --nomor (and --sejak, from when)"
            ) from None
    typer.echo(f"Imported: {len(rencana.impor.daftar_beda)} differences.")


def _read_current() -> Penyiapan | None:
    settings = begin()
    with open_current_database(settings) as database, open_office(settings, database) as store:
        return read_penyiapan(store.conn, store.instansi_id)


def _read_workbook(isi: bytes) -> Penyiapan:
    """Exits 1 with what is wrong, a line for each fault."""
    try:
        return read_buku(isi)
    except BerkasDitolak as galat:
        typer.echo(galat.pesan)
    except BukuBermasalah as galat:
        typer.echo("\n".join(map(str, galat.faults)))
    raise _give_up()


def _give_up() -> typer.Exit:
    typer.echo("Nothing was imported.", err=True)
    return typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Dasar:
    """What was said of a change of targets; empty where nothing was."""

    alasan: str
    nomor: str
    sejak: date | None

    def on(self, hari_ini: date) -> Dasar | None:
        """The same as a value, from today on where no day was named."""
        return Dasar(alasan=self.alasan, nomor=self.nomor, sejak=self.sejak or hari_ini) if self.nomor else None

    @property
    def tahun(self) -> int | None:
        """The year it lays every target down for, where somebody said from when it holds."""
        return self.sejak.year if self.sejak and self.nomor else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rencana:
    """What an import would do; `tetap` are indicators whose targets are laid down anew for `tahun`, unchanged."""

    impor: Rencana
    tetap: tuple[str, ...] = ()
    tahun: int | None = None

    def lines(self) -> list[str]:
        """As shown and kept in the trail."""
        lewat, tetap = ", ".join(self.impor.lewat), ", ".join(self.tetap)
        return [
            *map(_describe, self.impor.daftar_beda),
            *([f"= Indikator, {lewat}: earlier figures stay; the workbook's are of a year gone by"] if lewat else []),
            *([f"= Indikator, {tetap}: the same targets are laid down for {self.tahun}"] if tetap else []),
        ]


def _plan(settings: Settings, database: Database, baru: Penyiapan, dasar: _Dasar) -> _Rencana:
    with database.transaction() as conn:
        instansi_id = find_instansi(conn, bot_id_of(settings))
        impor = plan_import(conn, baru, instansi_id)
        if impor.lama is None or instansi_id is None:
            return _Rencana(impor=impor)
        tahun = dasar.tahun
        tua = Store(conn, instansi_id).penetapan.older_targets(tahun) if tahun else ()
    semula, menjadi = ({satu.kode: satu for satu in isi.daftar_indikator} for isi in (impor.lama, impor.baru))
    tetap = tuple(kode for kode in tua if kode in menjadi and has_same_targets(semula[kode], menjadi[kode]))
    return _Rencana(impor=impor, tetap=tetap, tahun=tahun)


def _describe(beda: Beda) -> str:
    awal = f"{_MARKS[beda.jenis]} {beda.lembar}" + (f", {beda.baris}" if beda.baris else "")
    match beda.jenis:
        case JenisBeda.BARU:
            return awal
        case JenisBeda.NONAKTIF:
            return f"{awal}: made inactive"
        case JenisBeda.UBAH:
            return f"{awal}, {beda.kolom}: {beda.lama or '(empty)'} -> {beda.baru or '(empty)'}"


def _ask() -> None:
    if not sys.stdin.isatty():
        raise Refusal("there is no terminal to ask at: look at the differences, then import with --yes")
    if not typer.confirm("Import this?"):
        raise _give_up()


def _import(settings: Settings, database: Database, rencana: _Rencana, *, berkas: str, dasar: _Dasar) -> None:
    """Write and leave a trail row, unless the set-up is no longer the one that was compared."""
    zona = ZoneInfo(rencana.impor.baru.instansi.zona)
    now = open_clock(settings, zona).now()
    with database.transaction() as conn:
        resmi = dasar.on(now.astimezone(zona).date())
        try:
            store = write_import(conn, rencana.impor, find_instansi(conn, bot_id_of(settings)), dasar=resmi, now=now)
        except PenyiapanBerubah:
            raise Refusal("the set-up was changed meanwhile: import again to see what differs now") from None
        if rencana.tahun is not None:
            store.penetapan.confirm_targets(rencana.tahun)
        store.jejak.add("penyiapan", now=now, pegawai_id=None, sha256=berkas, beda=rencana.lines(), dasar=_show(resmi))


def _show(dasar: Dasar | None) -> dict[str, str] | None:
    if dasar is None:
        return None
    return {"alasan": dasar.alasan, "nomor": dasar.nomor, "sejak": dasar.sejak.isoformat()}
