"""What a decision on papers asks."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguKembali:
    """Back to which step a decision on papers sends; once `ke` is known, with which arahan.

    `usulan` is an arahan that was typed already, and that one press takes.
    """

    token: int
    tugas_id: int
    ke: int | None = None
    usulan: str = ""
    jenis: Literal["kembali"] = "kembali"
