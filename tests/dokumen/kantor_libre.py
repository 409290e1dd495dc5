"""LibreOffice as a reader of our files: what it computes and shows itself, with nothing of ours to lean on."""

import io
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

SOFFICE = Path("/usr/bin/soffice")
SWRITER = Path("/usr/lib/libreoffice/program/swriter")
_SECONDS = 120
_CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def find_libreoffice() -> Path:
    """The program; without it the test is left out, and fails where CI says that it must be there."""
    if not SOFFICE.exists():
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing: apt-get install libreoffice-calc")
        pytest.skip("LibreOffice is not installed")
    return SOFFICE


def find_writer() -> Path:
    """The program where it can open a docx too; Debian packs that apart."""
    program = find_libreoffice()
    if not SWRITER.exists():
        if os.environ.get("CI"):
            pytest.fail("LibreOffice has no Writer: apt-get install libreoffice-writer")
        pytest.skip("LibreOffice Writer is not installed")
    return program


def recalculate(isi: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice writes it once it has computed every formula, whose values we took out before."""
    return convert(_without_values(isi), folder, "xlsx", "xlsx")


def convert(isi: bytes, folder: Path, dari: str, ke: str) -> bytes:
    """The file as LibreOffice opens it and saves it as one of another kind (or of the same)."""
    program = find_writer() if dari == "docx" else find_libreoffice()
    (folder / f"semula.{dari}").write_bytes(isi)
    subprocess.run(  # noqa: S603 - Debian's program on our own file
        [
            str(program),
            "--headless",
            f"-env:UserInstallation=file://{folder / 'profil'}",
            "--convert-to",
            ke,
            "--outdir",
            str(folder / "hasil"),
            str(folder / f"semula.{dari}"),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return (folder / "hasil" / f"semula.{ke}").read_bytes()


def _without_values(isi: bytes) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru:
        for bagian in lama.infolist():
            data = lama.read(bagian)
            baru.writestr(bagian, _CACHED.sub(rb"\1", data) if "worksheets/sheet" in bagian.filename else data)
    return keluar.getvalue()
