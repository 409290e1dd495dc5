"""`capaian invite`: a one-time link and code for one person."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.account import ServerSilent, fetch_account
from bot.commands.begin import begin
from bot.deployment import bot_id_of, open_clock, open_current_database, open_office, zona_of
from bot.refusal import BadSettings, Refusal
from bot.settings import Settings
from dokumen.gambar.kode_qr import write_kode_qr
from dokumen.isi import KodeQr
from handlers.orang.kode_undangan import invite as make_invitation
from sop.instansi import Instansi
from sop.peran import Peran
from storage.database import Database
from storage.instansi import add_instansi, find_instansi, has_instansi
from storage.orang import Orang
from storage.store import Store


def invite(
    peran: Annotated[str, typer.Option(metavar="P", help="The person's role, as the set-up workbook writes it.")],
    unit: Annotated[str, typer.Option(metavar="U", help="The unit, by code or name.")] = "",
    nama: Annotated[str, typer.Option(metavar="N", help="The name, or a part of it.")] = "",
    qr: Annotated[Path | None, typer.Option(metavar="FILE.png", help="Draw the link as a QR code too.")] = None,
) -> None:
    """Make a one-time link and code for one person.

    Whoever opens the link, or types the code, within 72 hours joins the chat as that person. In an empty database
    `--peran Admin --nama NAME` begins the office with that admin, who sets up the rest in the chat.
    """
    settings = begin()
    sebagai = _parse_peran(peran)
    with open_current_database(settings) as database:
        if sebagai is Peran.ADMIN and nama:
            _begin_office(settings, database, nama)
        with open_office(settings, database) as store:
            _find_orang(store, sebagai, unit, nama)
        bot_name = _ask_name(settings)
        with open_office(settings, database) as store:
            orang = _find_orang(store, sebagai, unit, nama)
            zona = zona_of(store)
            now = open_clock(settings, zona).now()
            new = make_invitation(store, orang.id, now, bot_name)
            if qr:
                _draw(new.tautan, qr)
            store.jejak.add("undangan", now=now, pegawai_id=None, untuk=orang.id)
            if bot_name:
                store.instansi.name_bot(bot_name)
    typer.echo(f"For {_describe(orang)}, once, until {new.berlaku_sampai.astimezone(zona):%Y-%m-%d %H:%M %Z}:")
    typer.echo("\n".join(filter(None, (new.tautan, f"/start {new.kode}"))))


def _begin_office(settings: Settings, database: Database, nama: str) -> None:
    """In an empty database: an office without a name yet, and its admin, who sets up the rest in the chat."""
    with database.transaction() as conn:
        if find_instansi(conn, bot_id_of(settings)) is not None or has_instansi(conn):
            return
        instansi = Instansi(nama="", nama_singkat="")
        store = Store(conn, add_instansi(conn, instansi))
        pegawai_id = store.pegawai.add(nama=nama.strip())
        assert pegawai_id is not None, "a new office has nobody"  # noqa: S101 - a proof for the types
        store.pegawai.give(pegawai_id, Peran.ADMIN, None)
        now = open_clock(settings, ZoneInfo(instansi.zona)).now()
        store.jejak.add("kantor_baru", now=now, pegawai_id=None, admin=pegawai_id)


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


def _ask_name(settings: Settings) -> str:
    """The bot's name; empty, with a warning, where the server doesn't tell it."""
    try:
        return fetch_account(settings).username
    except (BadSettings, ServerSilent) as error:
        typer.echo(f"warning: no link, since {error}", err=True)
        return ""


def _draw(link: str, qr: Path) -> None:
    """Within the transaction, so that a refusal leaves no code behind."""
    if not link:
        raise Refusal(f"without a link there is nothing to draw: call again without --qr {qr}")
    try:
        qr.write_bytes(write_kode_qr(KodeQr(teks=link)))
    except OSError as error:
        raise Refusal(f"{qr} cannot be written: {error.strerror}") from None
