"""What is asked about more time."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguWaktu:
    """Until when more time is asked for; once `sampai` (ISO) is known, why."""

    token: int
    tugas_id: int
    sampai: str = ""
    jenis: Literal["minta_waktu"] = "minta_waktu"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTolakWaktu:
    """Why a request for time is refused; it is about no task of the person who answers, but about that of `untuk`."""

    token: int
    untuk: int
    permintaan_id: int
    tugas_id: None = None
    jenis: Literal["tolak_waktu"] = "tolak_waktu"
