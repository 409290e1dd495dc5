"""The manifest of a backup: what is in it, part by part, and of which program, schema and moment it is."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

FORMAT = "capaian backup 1"
MANIFEST = "manifest.json"
ROWS = "rows/"
FILES = "files/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its SHA-256, its size in bytes, and how many rows it has where it is a table."""

    name: str
    sha256: str
    size: int
    rows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.

    `missing_files` are those that rows name, but that the store of files did not give back as they were kept;
    `unsent` is how many messages waited in the outbox.
    """

    format: str
    program: str
    schema: str
    taken_at: datetime
    offices: dict[int, str]
    unsent: int
    missing_files: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def tables(self) -> tuple[Part, ...]:
        """The parts that are tables, in an order in which they can be written."""
        return tuple(part for part in self.parts if part.name.startswith(ROWS))

    @property
    def files(self) -> tuple[Part, ...]:
        """The parts that are kept files, each named by its SHA-256."""
        return tuple(part for part in self.parts if part.name.startswith(FILES))

    @property
    def rows(self) -> int:
        """How many rows it has in all."""
        return sum(part.rows or 0 for part in self.parts)


_MANIFEST = TypeAdapter(Manifest)


def dump_manifest(manifest: Manifest) -> bytes:
    """As it stands in the backup."""
    return _MANIFEST.dump_json(manifest, indent=1) + b"\n"


def load_manifest(isi: bytes) -> Manifest:
    """Read back; ValueError for what is none."""
    manifest = _MANIFEST.validate_json(isi)
    if manifest.format != FORMAT:
        raise ValueError(f"a backup of the kind {manifest.format!r}, which this program does not know")
    return manifest
