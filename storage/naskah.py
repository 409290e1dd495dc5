"""SOP texts (naskah): every version a cycle began with, and those that are on offer beside the program's own."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sop.langkah import Naskah
from sop.naskah import NaskahTeks, load_naskah
from storage import tables
from storage.base import Repo, of_office

_N = tables.naskah.c
_S = tables.siklus.c
_TEKS = select(_N.isi).where(of_office(tables.naskah), _N.sha256 == bindparam("sidik"))
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahTersimpan:
    """A version as kept, and when it was first."""

    id: int
    teks: NaskahTeks
    pada: datetime


class _Versions:
    """The versions read last, by office and SHA-256: whatever happens in a cycle asks for its SOP."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], Naskah] = {}
        self._lock = Lock()

    def get(self, kunci: tuple[int, str]) -> Naskah | None:
        """One of them, if it is still known."""
        return self._kept.get(kunci)

    def keep(self, kunci: tuple[int, str], naskah: Naskah) -> None:
        """Remember a version; the one read first is forgotten."""
        with self._lock:
            self._kept[kunci] = naskah
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]


_VERSIONS = _Versions()


class NaskahRepo(Repo):
    """The SOP texts of one office."""

    def get(self, sha256: str) -> Naskah:
        """The SOP of that SHA-256; NoResultFound where the office has none."""
        kunci = (self.instansi_id, sha256)
        naskah = _VERSIONS.get(kunci)
        if naskah is None:
            naskah = load_naskah(self.text_of(sha256), sha256)
            _VERSIONS.keep(kunci, naskah)
        return naskah

    def text_of(self, sha256: str) -> str:
        """Its words, which the SHA-256 is of; NoResultFound where the office has none."""
        return str(self.run(_TEKS, sidik=sha256).scalar_one())

    def offered(self) -> tuple[NaskahTersimpan, ...]:
        """Those on offer beside the program's own, in the order in which they were added."""
        kueri = select(tables.naskah).where(self.mine(tables.naskah), _N.berlaku).order_by(_N.id)
        return tuple(
            NaskahTersimpan(
                id=baris.id,
                teks=NaskahTeks(teks=baris.isi, sha256=baris.sha256, naskah=self.get(baris.sha256)),
                pada=baris.pada,
            )
            for baris in self.conn.execute(kueri)
        )

    def needed(self) -> tuple[str, ...]:
        """The SHA-256 of each text on offer, and of each that a cycle under way goes by."""
        berjalan = select(_S.naskah).where(self.mine(tables.siklus), _S.keadaan == "berjalan")
        kueri = select(_N.sha256).where(self.mine(tables.naskah), or_(_N.berlaku, _N.sha256.in_(berjalan)))
        return tuple(self.conn.execute(kueri.order_by(_N.id)).scalars())

    def keep(self, teks: NaskahTeks, now: datetime) -> None:
        """Keep a text, once; whether it is on offer stays as it is."""
        dialek = postgresql if self.conn.dialect.name == "postgresql" else sqlite
        self.conn.execute(
            dialek.insert(tables.naskah)
            .values(
                instansi_id=self.instansi_id,
                sop=teks.naskah.kode,
                sha256=teks.sha256,
                isi=teks.teks,
                berlaku=False,
                pada=now,
            )
            .on_conflict_do_nothing(index_elements=["instansi_id", "sha256"])
        )

    def offer(self, teks: NaskahTeks, now: datetime) -> None:
        """From now on cycles of that SOP begin with this text."""
        self.keep(teks, now)
        self.withdraw(teks.naskah.kode)
        self.conn.execute(
            update(tables.naskah).where(self.mine(tables.naskah), _N.sha256 == teks.sha256).values(berlaku=True)
        )

    def withdraw(self, sop: str) -> bool:
        """No cycle of that SOP begins any more; False where none of its texts was on offer."""
        hasil = self.conn.execute(
            update(tables.naskah).where(self.mine(tables.naskah), _N.sop == sop, _N.berlaku).values(berlaku=False)
        )
        return hasil.rowcount > 0
