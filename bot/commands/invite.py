"""`capaian invite`: a one-time link and code for one person."""

import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import segno
import typer

from bot.account import ServerSilent, fetch_account
from bot.commands.begin import begin
from bot.deployment import open_clock, open_current_database, open_office, zona_of
from bot.refusal import BadSettings, Refusal
from bot.settings import Settings
from sop.peran import Peran
from storage.orang import Orang
from storage.store import Store

VALID = timedelta(hours=72)
_CODE_BYTES = 16


def invite(
    peran: Annotated[str, typer.Option(metavar="P", help="The person's role, as the set-up workbook writes it.")],
    unit: Annotated[str, typer.Option(metavar="U", help="The unit, by code or name.")] = "",
    nama: Annotated[str, typer.Option(metavar="N", help="The name, or a part of it.")] = "",
    qr: Annotated[Path | None, typer.Option(metavar="FILE.png", help="Draw the link as a QR code too.")] = None,
) -> None:
    """Make a one-time link and code for one person.

    Whoever opens the link, or types the code, within 72 hours joins the chat as that person.
    """
    settings = begin()
    sebagai = _parse_peran(peran)
    with open_current_database(settings) as database:
        with open_office(settings, database) as store:
            orang = _find_orang(store, sebagai, unit, nama)
        kode = secrets.token_urlsafe(_CODE_BYTES)
        link = _make_link(settings, kode)
        if qr:
            _draw(link, qr)
        with open_office(settings, database) as store:
            zona = zona_of(store)
            now = open_clock(settings, zona).now()
            _keep(store, kode, orang, now)
    typer.echo(f"For {_describe(orang)}, once, until {(now + VALID).astimezone(zona):%Y-%m-%d %H:%M %Z}:")
    typer.echo("\n".join(filter(None, (link, f"/start {kode}"))))


def _parse_peran(teks: str) -> Peran:
    for peran in Peran:
        if peran.casefold() == teks.strip().casefold():
            return peran
    raise Refusal(f"no role is called {teks!r}: take one of {', '.join(Peran)}")


def _find_orang(store: Store, peran: Peran, unit: str, nama: str) -> Orang:
    """The only person that fits; where that is none or several, a refusal that names who there is."""
    kode = _find_unit(store, unit) if unit else None
    pemegang = store.orang.holders(peran, kode)
    cocok = _match_name(pemegang, nama) if nama else pemegang
    match cocok:
        case (orang,):
            return orang
        case ():
            raise Refusal(f"nobody fits {' '.join(filter(None, (peran, kode, nama)))!r}: there is {_list(pemegang)}")
        case _:
            raise Refusal(f"{len(cocok)} people fit: {_list(cocok)}; choose with --unit or --nama")


def _find_unit(store: Store, teks: str) -> str:
    daftar = [satu.unit for satu in store.instansi.daftar_unit()]
    for unit in daftar:
        if teks.strip().casefold() in (unit.kode.casefold(), unit.nama.casefold()):
            return unit.kode
    raise Refusal(f"no unit is called {teks!r}: take one of {', '.join(unit.kode for unit in daftar)}")


def _match_name(daftar: tuple[Orang, ...], nama: str) -> tuple[Orang, ...]:
    """A whole name goes before a part of one, so that nobody is hidden behind a longer name."""
    dicari = nama.strip().casefold()
    tepat = tuple(orang for orang in daftar if orang.nama.casefold() == dicari)
    return tepat or tuple(orang for orang in daftar if dicari in orang.nama.casefold())


def _list(daftar: tuple[Orang, ...]) -> str:
    return ", ".join(map(_describe, daftar)) or "nobody in this role"


def _describe(orang: Orang) -> str:
    peran = (" ".join(filter(None, (satu.peran, satu.unit))) for satu in orang.daftar_peran)
    return f"{orang.nama} ({', '.join(peran)})"


def _make_link(settings: Settings, kode: str) -> str:
    """Empty, with a warning, where the server doesn't tell the bot's name."""
    try:
        return f"https://t.me/{fetch_account(settings).username}?start={kode}"
    except (BadSettings, ServerSilent) as error:
        typer.echo(f"warning: no link, since {error}", err=True)
        return ""


def _draw(link: str, qr: Path) -> None:
    """Before the code is kept, so that a refusal leaves none behind."""
    if not link:
        raise Refusal(f"without a link there is nothing to draw: call again without --qr {qr}")
    try:
        segno.make(link).save(str(qr), kind="png", scale=8)
    except OSError as error:
        raise Refusal(f"{qr} cannot be written: {error.strerror}") from None


def _keep(store: Store, kode: str, orang: Orang, now: datetime) -> None:
    store.undangan.add(kode, orang.id, now, now + VALID)
    store.jejak.add("undangan", now=now, pegawai_id=None, untuk=orang.id)
