"""Telegram's file server, in memory: it gives out what people sent, and counts how often it was asked."""

import json
from typing import Any

from telegram.request import BaseRequest, RequestData


class Unduhan(BaseRequest):
    """Answers getFile and the download behind it, and nothing else."""

    def __init__(self) -> None:
        self.isi: dict[str, bytes] = {}
        self.diunduh: list[str] = []

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if method == "POST" and request_data is not None:
            file_id = request_data.parameters["file_id"]
            hasil = {"file_id": file_id, "file_unique_id": file_id, "file_path": f"berkas/{file_id}"}
            return 200, json.dumps({"ok": True, "result": hasil}).encode()
        file_id = url.rsplit("/", 1)[1]
        self.diunduh.append(file_id)
        return 200, self.isi[file_id]
