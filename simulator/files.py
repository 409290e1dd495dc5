"""The files both sides have sent, oldest forgotten first when they grow too many."""

import secrets
import struct
from collections import OrderedDict
from pathlib import PurePosixPath

from simulator.records import StoredFile
from simulator.refusals import Reason, Refusal

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024

_UNKNOWN_SIZE = (800, 600)


class FileStore:
    """Keeps files by id and by path, within `limit` bytes together."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_id: OrderedDict[str, StoredFile] = OrderedDict()
        self._by_path: dict[str, StoredFile] = {}
        self._size = 0
        self._count = 0

    def add(self, name: str, content: bytes, mime: str, *, photo: bool = False) -> StoredFile:
        self._count += 1
        folder, suffix = ("photos", ".jpg") if photo else ("documents", PurePosixPath(name).suffix)
        width, height = (read_picture_size(content) or _UNKNOWN_SIZE) if photo else (0, 0)
        file = StoredFile(
            file_id=f"BQACAgUAAxk{secrets.token_urlsafe(40)}",
            unique_id=f"AgAD{secrets.token_urlsafe(8)}",
            path=f"{folder}/file_{self._count}{suffix}",
            name=name,
            mime=mime,
            content=content,
            width=width,
            height=height,
        )
        self._by_id[file.file_id] = self._by_path[file.path] = file
        self._size += len(content)
        self._forget_oldest()
        return file

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def _forget_oldest(self) -> None:
        while self._size > self._limit and len(self._by_id) > 1:
            _, file = self._by_id.popitem(last=False)
            del self._by_path[file.path]
            self._size -= len(file.content)


def check_upload(content: bytes, *, photo: bool) -> None:
    if not content:
        raise Refusal.of(Reason.FILE_EMPTY)
    if len(content) > UPLOAD_LIMIT:
        raise Refusal.of(Reason.TOO_LARGE)
    if photo and len(content) > PHOTO_LIMIT:
        raise Refusal.of(Reason.PHOTO_TOO_BIG, len(content))
    if photo and read_picture_size(content) is None:
        raise Refusal.of(Reason.PHOTO_UNREADABLE)


def read_picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _read_jpeg_size(content)
    return None


def _read_jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
