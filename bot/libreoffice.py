"""LibreOffice as the maker of PDFs, where it is installed: one at a time, in a process and a profile of its own."""

import asyncio
import os
import shutil
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

_SECONDS = 60.0
_NICENESS = 10  # nobody waits for a PDF: chats come first
_PROGRAMS = ("soffice", "libreoffice")


class PdfFailed(Exception):
    """LibreOffice made no PDF of a file; the words say why."""


class LibreOffice:
    """Converts files; its profile lives as long as this does, for to make one takes longer than a conversion."""

    def __init__(self, program: str, *, seconds: float = _SECONDS) -> None:
        self.program = program
        self._seconds = seconds
        self._folder: Path | None = None
        self._turn = asyncio.Lock()

    async def to_pdf(self, docx: bytes) -> bytes:
        """The PDF of a docx file; raises PdfFailed, after some time also where the program does not end."""
        async with self._turn:
            folder = self._open_folder()
            with tempfile.TemporaryDirectory(dir=folder) as meja:
                masuk, keluar = Path(meja, "surat.docx"), Path(meja, "surat.pdf")
                await asyncio.to_thread(masuk.write_bytes, docx)
                await self._run(masuk, folder / "profil")
                try:
                    return await asyncio.to_thread(keluar.read_bytes)
                except FileNotFoundError:
                    raise PdfFailed("it ended without a file") from None

    def close(self) -> None:
        """Remove the profile."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _open_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="capaian-pdf-"))
        return self._folder

    async def _run(self, masuk: Path, profil: Path) -> None:
        try:
            proses = await asyncio.create_subprocess_exec(
                self.program,
                "--headless",
                "--norestore",
                f"-env:UserInstallation={profil.as_uri()}",
                "--convert-to",
                "pdf",
                "--outdir",
                str(masuk.parent),
                str(masuk),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as galat:
            raise PdfFailed(f"it cannot be started: {galat.strerror}") from galat
        with suppress(OSError):
            os.setpriority(os.PRIO_PGRP, proses.pid, _NICENESS)
        try:
            async with asyncio.timeout(self._seconds):
                await proses.wait()
        except TimeoutError:
            raise PdfFailed(f"it did not end within {self._seconds:g} seconds") from None
        finally:
            await _end(proses)


def find_libreoffice() -> LibreOffice | None:
    """LibreOffice on this machine, None where it has none."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return LibreOffice(program) if program else None


async def _end(proses: asyncio.subprocess.Process) -> None:
    """End what is left of it: the program is a script that starts others."""
    with suppress(ProcessLookupError):
        os.killpg(proses.pid, signal.SIGKILL)
    await proses.wait()
