"""What an archive will hold, as a plan that is kept with the decision and drawn when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

JENIS = "arsip"
BUKTI_DUKUNG = "bukti dukung"  # the folder of the proofs


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
class JejakArsip:
    """A cycle's trail up to the row `sampai`, with the names that who acted had then; read like the answers."""

    siklus_id: int
    sampai: int
    nama: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RantaiArsip:
    """Number and hash of every row of the office's trail from one to another, both included."""

    dari: int
    sampai: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TabelArsip:
    """A table of a rekap version's figures, by the kind of the paper that has the same as CSV."""

    siklus_id: int
    versi: int
    jenis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiArsip:
    """The files given as proof of indicators up to the answer `sampai`: those from one to before another, from 0.

    What they are called is said when the archive is drawn, for it takes all of them to tell two of one name apart.
    """

    siklus_id: int
    sampai: int
    dari: int
    hingga: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiArsip:
    """A file of the archive: a paper or (`isi_id`) what it says, a rekap version, answers, trail, a file, or a text.

    With `bukti` it stands for as many files as there are, in the folder `nama`.
    """

    nama: str
    dokumen_id: int | None = None
    isi_id: int | None = None
    rekap_id: int | None = None
    jawaban: JawabanArsip | None = None
    jejak: JejakArsip | None = None
    rantai: RantaiArsip | None = None
    tabel: TabelArsip | None = None
    bukti: BuktiArsip | None = None
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
