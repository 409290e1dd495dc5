"""What an archive will hold, as a plan that is kept with the decision and drawn when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

JENIS = "arsip"


@dataclass(frozen=True, slots=True, kw_only=True)
class JawabanArsip:
    """The answers of a cycle up to the id `sampai`, with the names that who gave them had then.

    Answers are only ever added, so this says them as exactly as a copy; they are read when the archive is drawn, some
    hundreds at a time, for a large office has thousands.
    """

    siklus_id: int
    sampai: int
    nama: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiArsip:
    """One file of the archive: a paper or (`isi_id`) what it says, a rekap version, answers, a file, or a text."""

    nama: str
    dokumen_id: int | None = None
    isi_id: int | None = None
    rekap_id: int | None = None
    jawaban: JawabanArsip | None = None
    sha256: str | None = None
    teks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaArsip:
    """What the archive will hold; `keterangan` goes into its manifest."""

    daftar: tuple[IsiArsip, ...]
    keterangan: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """One paper of the archive: its file, and beside it its PDF where one was made."""

    berkas: IsiArsip
    pdf: IsiArsip | None = None

    def files(self) -> tuple[IsiArsip, ...]:
        """All there are of it."""
        return (self.berkas,) if self.pdf is None else (self.berkas, self.pdf)


RENCANA = TypeAdapter(RencanaArsip)
