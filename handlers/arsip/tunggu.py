"""What is asked before an archive is opened again."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBukaKembali:
    """Why a cycle that had ended is to be opened again; it is about no task."""

    token: int
    siklus_id: int
    tugas_id: None = None
    jenis: Literal["buka_kembali"] = "buka_kembali"
