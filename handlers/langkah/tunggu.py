"""What a guided talk asks."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTanya:
    """A question of a guided talk by its key; `tawaran` is what the button Ya would answer.

    With `pasti` that is a date that was asked back, and is taken as it is.

    Of who came (HADIR): `pilihan` are the ids of those ticked so far, `lain` the names that were typed.
    """

    token: int
    tugas_id: int
    kunci: str
    tawaran: str = ""
    pilihan: tuple[int, ...] = ()
    lain: tuple[str, ...] = ()
    halaman: int = 0
    pasti: bool = False
    jenis: Literal["tanya"] = "tanya"
