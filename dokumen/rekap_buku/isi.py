"""What the workbook of a rekap says."""

from dataclasses import dataclass

from sop.rekap import Keputusan, Perubahan, Rekap


@dataclass(frozen=True, slots=True, kw_only=True)
class BukuRekap:
    """One version, its changes since the one before, and who decided what on the way to it.

    `sha256` is the snapshot's, in hex.
    """

    rekap: Rekap
    perubahan: tuple[Perubahan, ...]
    sha256: str
    keputusan: tuple[Keputusan, ...] = ()
