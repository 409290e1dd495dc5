"""`capaian sop`: the SOPs an office runs; a file is checked line by line, and put on offer or taken off."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.begin import begin
from bot.commands.table import show_table
from bot.deployment import open_clock, open_current_database, open_office, zona_of
from bot.refusal import Refusal
from bot.settings import Settings
from sop.naskah import NaskahSalah, NaskahTeks, naskah_bawaan, read_naskah
from storage.store import Store

app = typer.Typer(
    help="Check, show and change the SOPs an office runs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
MAKS_BERKAS = 1_000_000  # bytes; the program's own has some ten thousand
File = Annotated[
    Path, typer.Argument(metavar="FILE.toml", exists=True, dir_okay=False, readable=True, help="The SOP's file.")
]


@app.command("check")
def check(file: File) -> None:
    """Say what is wrong with a SOP file, a line each; exit 0 where nothing is, else 1. It needs no office."""
    try:
        teks = _read(file)
    except NaskahSalah as galat:
        for satu in sorted(galat.semua):
            typer.echo(f"{galat.nama}, line {satu.baris}: {satu.alasan}")
        raise typer.Exit(1) from None
    typer.echo(f"{file.name}: {teks.naskah.nama}, {len(teks.naskah.daftar_langkah)} steps. Nothing is wrong.")


@app.command("list")
def list_() -> None:
    """Show every SOP that is on offer, whose it is, and how many of its cycles run, by the text they began with."""
    settings = begin()
    with _office(settings) as store:
        tambahan = [(satu.teks, "added") for satu in store.naskah.offered()]
        berjalan = [satu.naskah for satu in store.siklus.running()]
    kode = {teks.naskah.kode for teks, _ in tambahan}
    bawaan = naskah_bawaan()
    semua = [*tambahan] if bawaan.naskah.kode in kode else [(bawaan, "ours"), *tambahan]
    baris = [("SOP", "NAME", "NUMBER", "STEPS", "WHOSE", "RUNNING", "SHA-256")]
    for teks, milik in semua:
        naskah, sedang = teks.naskah, str(berjalan.count(teks.sha256))
        jumlah = str(len(naskah.daftar_langkah))
        baris.append((naskah.kode, naskah.nama, naskah.nomor, jumlah, milik, sedang, teks.sha256))
    show_table(baris)


@app.command("add")
def add(file: File) -> None:
    """Put a SOP on offer, or a new text of one: cycles begin with it from now on, those that run keep theirs."""
    settings = begin()
    teks = _read(file)
    with _office(settings) as store:
        store.instansi.lock()
        if any(satu.teks.sha256 == teks.sha256 for satu in store.naskah.offered()):
            typer.echo("Nothing differs, nothing to change.")
            return
        now = open_clock(settings, zona_of(store)).now()
        store.naskah.offer(teks, now)
        store.jejak.add("sop", now=now, pegawai_id=None, sop=teks.naskah.kode, sha256=teks.sha256)
    typer.echo(f"From now on {teks.naskah.kode} is on offer in /siklus, as {teks.sha256}.")


@app.command("remove")
def remove(
    sop: Annotated[str, typer.Argument(metavar="SOP", help="What `capaian sop list` calls it.")],
) -> None:
    """Take a SOP off, or go back to ours; cycles that run keep theirs to the end."""
    settings = begin()
    with _office(settings) as store:
        store.instansi.lock()
        if not store.naskah.withdraw(sop):
            raise Refusal(f"no SOP that was added is called {sop!r}: see `capaian sop list`")
        now = open_clock(settings, zona_of(store)).now()
        store.jejak.add("sop", now=now, pegawai_id=None, sop=sop, sha256=None)
    milik = "ours is on offer again" if sop == naskah_bawaan().naskah.kode else "it is not on offer any more"
    typer.echo(f"{sop}: {milik}.")


def _read(file: Path) -> NaskahTeks:
    with file.open("rb") as masuk:
        isi = masuk.read(MAKS_BERKAS + 1)
    if len(isi) > MAKS_BERKAS:
        raise Refusal(f"{file} is too large for a SOP: {MAKS_BERKAS} bytes at most")
    try:
        return read_naskah(isi.decode("utf-8"), file.name)
    except UnicodeDecodeError:
        raise Refusal(f"{file} is no text in UTF-8") from None


@contextmanager
def _office(settings: Settings) -> Iterator[Store]:
    with open_current_database(settings) as database, open_office(settings, database) as store:
        yield store
