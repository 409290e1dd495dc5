"""What a decision on papers asks."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguKembali:
    """Back to which step a decision on papers sends; once `ke` is known, with which arahan."""

    token: int
    tugas_id: int
    ke: int | None = None
    jenis: Literal["kembali"] = "kembali"
