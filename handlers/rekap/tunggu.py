"""What is asked about a rekap: the Tim's note, whether words were a decision, where it goes back to, the arahan."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguCatatan:
    """The Tim's note on the rekap."""

    token: int
    tugas_id: int
    jenis: Literal["catatan"] = "catatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguMaksud:
    """Whether typed words were meant as the decision on a version, or on papers (None), with the arahan of a return."""

    token: int
    tugas_id: int
    versi: int | None
    keputusan: Literal["setuju", "kembalikan"]
    arahan: str = ""
    jenis: Literal["maksud"] = "maksud"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTujuan:
    """Where the rekap goes back to; once `tujuan` is known, which units or indicators (`pilihan`, ids).

    `usulan` is an arahan that was typed already.
    """

    token: int
    tugas_id: int
    versi: int
    tujuan: Literal["", "tim", "unit", "indikator"] = ""
    pilihan: tuple[int, ...] = ()
    halaman: int = 0
    usulan: str = ""
    jenis: Literal["tujuan"] = "tujuan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguArahan:
    """The arahan, the target being chosen; `usulan` is what one press takes for it."""

    token: int
    tugas_id: int
    versi: int
    tujuan: Literal["tim", "unit", "indikator"]
    pilihan: tuple[int, ...] = ()
    usulan: str = ""
    jenis: Literal["arahan"] = "arahan"


TungguRekap = TungguCatatan | TungguMaksud | TungguTujuan | TungguArahan
