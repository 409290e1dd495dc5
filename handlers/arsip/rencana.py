"""What an archive will hold, as a plan that is kept with the decision and drawn when it is sent."""

from dataclasses import dataclass

from pydantic import TypeAdapter

JENIS = "arsip"


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiArsip:
    """One file of the archive: a kept paper or (`isi_id`) what it says, a rekap version, a file, or a text."""

    nama: str
    dokumen_id: int | None = None
    isi_id: int | None = None
    rekap_id: int | None = None
    sha256: str | None = None
    teks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaArsip:
    """What the archive will hold; `keterangan` goes into its manifest."""

    daftar: tuple[IsiArsip, ...]
    keterangan: dict[str, str]


RENCANA = TypeAdapter(RencanaArsip)
