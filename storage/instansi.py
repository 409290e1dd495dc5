"""The office's set-up: kept as the workbook says it, read back as the same values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Text, bindparam, insert, select, type_coerce, update

from sop.indikator import Indikator
from sop.instansi import BarisJam, HariLibur, Instansi, JenisUnit, Unit
from sop.pengingat import AturanPengingat
from storage import tables
from storage.antrean import padded
from storage.base import Repo, of_office, office
from storage.locks import Locks

_I = tables.instansi.c
_U = tables.unit.c
_N = tables.indikator.c
_VERSI = select(_I.versi).where(_I.id == office())
_INDIKATOR = (
    select(_N.id, type_coerce(_N.isi, Text).label("isi"), _N.tahun_angka)
    .where(of_office(tables.indikator), _N.aktif)
    .order_by(_N.urut, _N.id)
)
_INDIKATOR_UNIT = _INDIKATOR.where(_N.unit.in_(bindparam("daftar_unit", expanding=True)))
INSTANSI = TypeAdapter(Instansi)
INDIKATOR = TypeAdapter(Indikator)
JAM = TypeAdapter(tuple[BarisJam, ...])
LIBUR = TypeAdapter(tuple[HariLibur, ...])
_PENGINGAT = TypeAdapter(AturanPengingat)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTersimpan:
    """An active unit with its id."""

    id: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class IndikatorTersimpan:
    """An active indicator with its id, and the year whose N-1 and N-2 it has; None before its first cycle."""

    id: int
    indikator: Indikator
    tahun_angka: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setelan:
    """The office's settings as kept; `aturan_mati` are the questions about odd figures it does not want.

    `bot_nama` is the name under which its bot is found, empty where no server told it yet.
    With `pdf` its letters go out as PDF too.
    """

    instansi: Instansi
    jam_kerja: tuple[BarisJam, ...]
    daftar_libur: tuple[HariLibur, ...]
    waktu_baku: dict[int, str]
    aturan_mati: frozenset[str]
    bot_nama: str
    pengingat: AturanPengingat
    pdf: bool


@lru_cache(maxsize=4096)
def _indikator(kunci: int, teks: str, tahun_angka: int | None) -> IndikatorTersimpan:
    """An indicator from its row; the same one is read once, as each message about a form reads all of its own."""
    return IndikatorTersimpan(id=kunci, indikator=INDIKATOR.validate_json(teks), tahun_angka=tahun_angka)


class InstansiRepo(Repo):
    """The set-up of one office."""

    def __init__(self, conn: Connection, instansi_id: int, locks: Locks | None = None) -> None:
        super().__init__(conn, instansi_id)
        self._locks = locks or Locks(conn, instansi_id)

    def setelan(self) -> Setelan:
        """The office's settings; NoResultFound where it was never set up."""
        baris = self.conn.execute(select(tables.instansi).where(_I.id == self.instansi_id)).one()
        return Setelan(
            instansi=INSTANSI.validate_python(baris.isi),
            jam_kerja=JAM.validate_python(baris.jam_kerja),
            daftar_libur=LIBUR.validate_python(baris.daftar_libur),
            waktu_baku={int(nomor): waktu for nomor, waktu in baris.waktu_baku.items()},
            aturan_mati=frozenset(baris.aturan_mati),
            bot_nama=baris.bot_nama,
            pengingat=_PENGINGAT.validate_python(baris.aturan_pengingat),
            pdf=baris.pdf,
        )

    def switch_off(self, aturan_mati: Collection[str]) -> None:
        """Say which questions about odd figures the office does not want; all others are asked."""
        self._keep(aturan_mati=sorted(aturan_mati))

    def keep_jam(self, jam_kerja: Collection[BarisJam]) -> None:
        """Keep the office's hours as the set-up workbook would; empty for those of the Perpres."""
        self._keep(jam_kerja=JAM.dump_python(tuple(jam_kerja), mode="json"))

    def keep_libur(self, daftar_libur: Collection[HariLibur]) -> None:
        """Keep the days the office adds to the public holidays, or works in spite of them."""
        self._keep(daftar_libur=LIBUR.dump_python(tuple(daftar_libur), mode="json"))

    def keep_waktu_baku(self, waktu_baku: Mapping[int, str]) -> None:
        """Keep the office's own standard times by step, as written."""
        self._keep(waktu_baku={str(nomor): waktu for nomor, waktu in waktu_baku.items()})

    def keep_pengingat(self, aturan: AturanPengingat) -> None:
        """Keep the office's rules for reminders."""
        self._keep(aturan_pengingat=_PENGINGAT.dump_python(aturan))

    def switch_pdf(self, *, pdf: bool) -> None:
        """Say whether letters go out as PDF too."""
        nilai = {"pdf": pdf, "versi": _I.versi + 1}
        self.conn.execute(update(tables.instansi).where(_I.id == self.instansi_id).values(**nilai))

    def wants_pdf(self) -> bool:
        """Whether letters go out as PDF too."""
        return bool(self.conn.execute(select(_I.pdf).where(_I.id == self.instansi_id)).scalar_one())

    def versi(self) -> int:
        """How often the office was set up anew: whoever keeps what `setelan` and `daftar_unit` said looks here."""
        return int(self.run(_VERSI).scalar_one())

    def lock(self) -> None:
        """Hold the office until commit, so that what is unique in it is decided one after another."""
        self._locks.before_any()
        self.conn.execute(select(_I.id).where(_I.id == self.instansi_id).with_for_update(key_share=True))

    def daftar_unit(self) -> tuple[UnitTersimpan, ...]:
        """The active units in the office's order."""
        kueri = select(tables.unit).where(self.mine(tables.unit), _U.aktif).order_by(_U.urut, _U.id)
        return tuple(UnitTersimpan(id=baris.id, unit=_unit(baris)) for baris in self.conn.execute(kueri))

    def daftar_indikator(self, unit: str | None = None) -> tuple[IndikatorTersimpan, ...]:
        """The active indicators (of one unit) in the office's order."""
        return (
            tuple(_indikator(*baris) for baris in self.run(_INDIKATOR)) if unit is None else self.indikator_of([unit])
        )

    def indikator_of(self, daftar_unit: Collection[str]) -> tuple[IndikatorTersimpan, ...]:
        """The active indicators of these units in the office's order."""
        if not daftar_unit:
            return ()
        return tuple(_indikator(*baris) for baris in self.run(_INDIKATOR_UNIT, daftar_unit=padded(daftar_unit)))

    def bot_id(self) -> int | None:
        """The bot that speaks for this office, None where none did yet."""
        bot_id: int | None = self.conn.execute(select(_I.bot_id).where(_I.id == self.instansi_id)).scalar_one()
        return bot_id

    def bind_bot(self, bot_id: int) -> None:
        """Say which bot speaks for this office."""
        self.conn.execute(update(tables.instansi).where(_I.id == self.instansi_id).values(bot_id=bot_id))

    def name_bot(self, nama: str) -> None:
        """Say under which name, without the @, that bot is found."""
        milik = (_I.id == self.instansi_id) & (_I.bot_nama != nama)
        self.conn.execute(update(tables.instansi).where(milik).values(bot_nama=nama, versi=_I.versi + 1))

    def rename(self, instansi: Instansi) -> None:
        """What the office is called, and where it is."""
        isi = INSTANSI.dump_python(instansi, mode="json")
        self.conn.execute(update(tables.instansi).where(_I.id == self.instansi_id).values(isi=isi, versi=_I.versi + 1))

    def _keep(self, **nilai: Any) -> None:
        """A setting more, or another one; whoever keeps the office loads it anew."""
        kueri = update(tables.instansi).where(_I.id == self.instansi_id)
        self.conn.execute(kueri.values(**nilai, versi=_I.versi + 1))


def find_instansi(conn: Connection, bot_id: int | None = None) -> int | None:
    """The office of a bot; without one, or for a bot not bound yet, the only office there is; else None."""
    baris: list[Any] = list(conn.execute(select(_I.id, _I.bot_id).order_by(_I.id)))
    milik = [satu.id for satu in baris if bot_id is not None and satu.bot_id == bot_id]
    if milik:
        return int(milik[0])
    return int(baris[0].id) if len(baris) == 1 else None


def has_instansi(conn: Connection) -> bool:
    """Whether there is any office."""
    return conn.execute(select(_I.id).limit(1)).first() is not None


def add_instansi(conn: Connection, instansi: Instansi) -> int:
    """A new office with nothing but its name; returns its id."""
    return int(
        conn.execute(
            insert(tables.instansi)
            .values(isi=INSTANSI.dump_python(instansi, mode="json"), jam_kerja=[], daftar_libur=[], waktu_baku={})
            .returning(_I.id)
        ).scalar_one()
    )


def _unit(baris: Any) -> Unit:
    return Unit(kode=baris.kode, nama=baris.nama, jenis=JenisUnit(baris.jenis))
