"""`capaian surat`: the templates letters are drawn from, ours or the office's own."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.begin import begin
from bot.commands.output import write_new
from bot.commands.table import show_table
from bot.deployment import open_clock, open_current_database, open_lemari, open_office, zona_of
from bot.refusal import Refusal
from bot.settings import Settings
from dokumen.daftar import DOCX
from dokumen.surat.daftar_surat import BY_JENIS, DAFTAR_SURAT, sha256_bawaan, templat_bawaan
from dokumen.templat.field import Field
from dokumen.templat.jenis import JenisSurat
from dokumen.templat.penolakan import MAKS_BERKAS, TemplatDitolak
from dokumen.templat.terima import check_logo, check_templat
from storage.berkas import Berkas
from storage.store import Store
from storage.templat import LOGO

app = typer.Typer(
    help="Show and change the templates of letters.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
Kind = Annotated[str, typer.Argument(metavar="KIND", help="A kind of letter, as `capaian surat list` names it.")]
Given = typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="The new one.")


@app.command("list")
def list_() -> None:
    """Show every kind, whose template it has, and since when."""
    settings = begin()
    with _office(settings) as store:
        berlaku, zona = store.templat.standing(), zona_of(store)
    baris = [("KIND", "LETTER", "TEMPLATE", "SINCE", "SHA-256")]
    for kind, name in (*((satu.jenis, satu.judul) for satu in DAFTAR_SURAT), (LOGO, "Logo")):
        satu = berlaku.get(kind)
        sejak = f"{satu.pada.astimezone(zona):%Y-%m-%d %H:%M %Z}" if satu else "-"
        milik = satu.sha256 if satu else None
        bawaan = "none" if kind == LOGO else "ours"
        baris.append((kind, name, "own" if milik else bawaan, sejak, milik or sha256_bawaan(kind) or "-"))
    show_table(baris)


@app.command("get")
def get(
    kind: Kind,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="Where to write it; must not be there yet.")],
) -> None:
    """Write the template that stands for a kind, to look at or to change."""
    jenis = _kind(kind)
    settings = begin()
    with _office(settings) as store:
        satu = store.templat.standing().get(jenis.jenis)
    isi = open_lemari(settings).get(satu.sha256) if satu and satu.sha256 else templat_bawaan(jenis.jenis)
    write_new(file, isi)


@app.command("set")
def set_(kind: Kind, file: Annotated[Path, Given]) -> None:
    """Check a template of the office's own, and draw letters of that kind from it from now on.

    Letters kept before keep theirs. One that is refused changes nothing: exit 2, and its reason.
    """
    jenis = _kind(kind)
    settings = begin()
    isi = _read(file)
    try:
        check_templat(jenis, isi)
    except TemplatDitolak as galat:
        raise Refusal(f"{file} is not taken as {jenis.jenis}: {galat.reason}") from None
    _change(settings, jenis.jenis, isi, DOCX[1])


@app.command("reset")
def reset(kind: Annotated[str, typer.Argument(metavar="KIND", help="A kind of letter, or logo.")]) -> None:
    """Draw letters of a kind from our template again, or without a logo."""
    jenis = LOGO if kind == LOGO else _kind(kind).jenis
    _change(begin(), jenis, None, "")


@app.command("logo")
def logo(file: Annotated[Path, Given]) -> None:
    """Put a picture (PNG or JPEG) into the head of every letter from now on."""
    settings = begin()
    isi = _read(file)
    try:
        mime = check_logo(isi)
    except TemplatDitolak as galat:
        raise Refusal(f"{file} is not taken: {galat.reason}") from None
    _change(settings, LOGO, isi, mime)


@app.command("fields")
def fields(kind: Kind) -> None:
    """Show what a template of that kind may hold between {{ and }}."""
    show_table([("FIELD", "REQUIRED", "HOLDS"), *_describe(_kind(kind).load().fields)])


def _describe(daftar: tuple[Field, ...]) -> Iterator[tuple[str, str, str]]:
    for field in daftar:
        loop = "; a list: {%p for x in " + field.name + " %}" if field.many else ""
        loop = "; rows: {%tr for x in " + field.name + " %}" if field.columns else loop
        yield field.name, "yes" if field.required else "no", field.holds + loop
        for kolom in field.columns:
            yield f"  x.{kolom.name}", "yes" if kolom.required else "no", kolom.holds


def _kind(kind: str) -> JenisSurat:
    if kind not in BY_JENIS:
        raise Refusal(f"no letter is called {kind!r}: take one of {', '.join(BY_JENIS)}")
    return BY_JENIS[kind]


def _read(file: Path) -> bytes:
    """At most a byte more than may be taken: a larger one is refused all the same."""
    with file.open("rb") as masuk:
        return masuk.read(MAKS_BERKAS + 1)


def _change(settings: Settings, jenis: str, isi: bytes | None, mime: str) -> None:
    """Keep the file, the row and the trail; where that very one stands already, nothing changes."""
    sha256 = hashlib.sha256(isi).hexdigest() if isi else None
    if isi:
        open_lemari(settings).put(isi)
    with _office(settings) as store:
        store.instansi.lock()
        satu = store.templat.standing().get(jenis)
        if (satu.sha256 if satu else None) == sha256:
            typer.echo("Nothing differs, nothing to change.")
            return
        now = open_clock(settings, zona_of(store)).now()
        if isi and sha256:
            store.berkas.add(Berkas(sha256=sha256, ukuran=len(isi), mime=mime), now)
        store.templat.add(jenis, sha256, oleh=None, now=now)
        store.jejak.add("templat", now=now, pegawai_id=None, jenis=jenis, sha256=sha256)
    bawaan = "Letters have no logo from now on." if jenis == LOGO else f"From now on {jenis} is drawn from ours."
    typer.echo(f"From now on {jenis} is {sha256}." if sha256 else bawaan)


@contextmanager
def _office(settings: Settings) -> Iterator[Store]:
    with open_current_database(settings) as database, open_office(settings, database) as store:
        yield store
