"""Templates of letters that the office put in the place of ours, and its logo: each change a row, none is changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from storage import tables
from storage.base import Repo

LOGO = "logo"
_T = tables.templat.c


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatTersimpan:
    """What stands for one kind of letter (or the logo) since when; `sha256` None for ours (or no logo)."""

    jenis: str
    sha256: str | None
    pada: datetime


class TemplatRepo(Repo):
    """The templates of one office."""

    def add(self, jenis: str, sha256: str | None, *, oleh: int | None, now: datetime) -> None:
        """From now on letters of that kind are drawn from this kept file, or from ours again (None)."""
        self.conn.execute(
            insert(tables.templat).values(
                instansi_id=self.instansi_id, jenis=jenis, sha256=sha256, pegawai_id=oleh, pada=now
            )
        )

    def standing(self) -> Mapping[str, TemplatTersimpan]:
        """What stands now, by kind; a kind that was never changed is not in it."""
        terakhir = select(func.max(_T.id)).where(self.mine(tables.templat)).group_by(_T.jenis)
        kueri = select(tables.templat).where(self.mine(tables.templat), _T.id.in_(terakhir))
        return {
            baris.jenis: TemplatTersimpan(jenis=baris.jenis, sha256=baris.sha256, pada=baris.pada)
            for baris in self.conn.execute(kueri)
        }
