"""The parameters of one request, read as the Bot API reads them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.records import Json
from simulator.refusals import Reason, Refusal


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """Values by name, as text (forms) or as they are (JSON), and the uploads beside them."""

    values: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.text(name)
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            raise Refusal.of(Reason.PARAMETER, f'field "{name}" must be of type Number') from None

    def boolean(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        """A sub-object: decoded where it came as text, None where it is missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise Refusal.of(Reason.PARAMETER, f"can't parse {name} JSON object") from None

    def chat_id(self) -> int | None:
        """The chat the request is for; None where there is none, 0 for what is no number."""
        value = self.text("chat_id").strip()
        if not value:
            return None
        return int(value) if value.removeprefix("-").isdecimal() else 0

    def shown(self) -> Json:
        """What the log of calls keeps: the values, and the name and size of each upload."""
        files = {
            name: {"file_name": upload.name, "file_size": len(upload.content)} for name, upload in self.uploads.items()
        }
        return {**self.values, **files}
