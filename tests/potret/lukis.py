"""Draws the papers and has LibreOffice and pdftoppm show them as they would be printed."""

import io
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

from dokumen.daftar import Isi, draw, dump_isi
from dokumen.isi import GambarGrafik, GambarRekap, GambarRiwayat, JenisGrafik
from tests.dokumen.contoh_register import SEMUA_REGISTER
from tests.dokumen.contoh_surat import DARI_TEMPLAT, PENGESAHAN
from tests.dokumen.contoh_ukur import build_bukti, build_pengukuran
from tests.potret.contoh import build_bab_tiga, build_buku, build_format, build_rekap, build_riwayat

LEBAR = 1000  # pixels
RIWAYAT = ("RESOS-1", "LINJAMSOS-4", "PFM-3", "SEK-1")
_SECONDS = 300
_WORKBOOK = "xl/workbook.xml"
_SHEET = re.compile(r'<sheet name="([^"]+)" sheetId="\d+"(?: state="(\w+)")?')
# As on a machine of the office: LibreOffice writes 1.250,5 where this locale is set.
_INDONESIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop>
</item>
</oor:items>
"""


def draw_all(folder: Path) -> list[Path]:
    """Every picture, in the order of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, isi in _pictures():
        (folder / f"{nama}.png").write_bytes(_draw(isi))
    with tempfile.TemporaryDirectory(prefix="potret-") as sementara:
        _print(Path(sementara), folder)
    return sorted(folder.glob("*.png"))


def _pictures() -> Iterator[tuple[str, Isi]]:
    rekap = build_rekap()
    yield "kartu", GambarRekap(rekap)
    for jenis in JenisGrafik:
        yield f"grafik-{jenis.replace('_', '-')}", GambarGrafik(rekap=rekap, jenis=jenis)
    for kode in RIWAYAT:
        yield f"riwayat-{kode.lower()}", GambarRiwayat(build_riwayat(kode))


def _print(sementara: Path, folder: Path) -> None:
    """The papers that have pages: sheets and letters by their first, the form and the chapter by all."""
    buku = _draw(build_buku())
    for nama, isi in _sheets(buku):
        (sementara / f"rekap-{nama}.xlsx").write_bytes(isi)
    for nama, isi in _sheets(_draw(build_format())):
        (sementara / f"format-{nama}.xlsx").write_bytes(isi)
    for register in SEMUA_REGISTER:
        (sementara / f"buku-{register.buku}.xlsx").write_bytes(_draw(register))
    for awal, ukuran in (("pengukuran", build_pengukuran()), ("bukti-akip", build_bukti())):
        for nama, isi in _sheets(_draw(ukuran)):
            (sementara / f"{awal}-{nama}.xlsx").write_bytes(isi)
    (sementara / "bab-iii.docx").write_bytes(_draw(build_bab_tiga()))
    for surat in (*DARI_TEMPLAT, PENGESAHAN):
        jenis, teks = dump_isi(surat)
        (sementara / f"surat-{jenis.replace('_', '-')}.docx").write_bytes(draw(jenis, teks))
    print_pages(sementara, folder, lambda nama: () if nama.startswith(("bab-iii", "format-")) else ("-singlefile",))


def print_pages(sementara: Path, folder: Path, pilih: Callable[[str], Sequence[str]]) -> None:
    """Each paper in one folder as PNG in the other; `pilih` gives pdftoppm's words about which pages, by its name."""
    asal = sorted([*sementara.glob("*.xlsx"), *sementara.glob("*.docx")])
    profil = sementara / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_INDONESIAN, encoding="utf-8")
    lokasi = f"-env:UserInstallation=file://{profil}"
    _run("soffice", "--headless", lokasi, "--convert-to", "pdf", "--outdir", str(sementara), *map(str, asal))
    skala = ("-png", "-scale-to-x", str(LEBAR), "-scale-to-y", "-1")
    for pdf in sorted(sementara.glob("*.pdf")):
        _run("pdftoppm", *skala, *pilih(pdf.stem), str(pdf), str(folder / pdf.stem))


def _sheets(isi: bytes) -> Iterator[tuple[str, bytes]]:
    """The workbook once for each sheet, all others hidden, so that the sheet begins on the first page."""
    with ZipFile(io.BytesIO(isi)) as zip_:
        bagian = {nama: zip_.read(nama) for nama in zip_.namelist()}
    buku = bagian[_WORKBOOK].decode()
    for letak, (nama, keadaan) in enumerate(_SHEET.findall(buku)):
        if not keadaan:
            yield re.sub(r"\W+", "-", nama.lower()), _pack(bagian | {_WORKBOOK: _show_one(buku, letak).encode()})


def _show_one(buku: str, letak: int) -> str:
    """All other sheets hidden, and without a print area, or LibreOffice prints them all the same."""
    lain = re.compile(rf'<definedName name="_xlnm.Print_Area" localSheetId="(?!{letak}")\d+">[^<]*</definedName>')
    tampak, _ = _SHEET.findall(buku)[letak]

    def hide(satu: re.Match[str]) -> str:
        return satu[0] if satu[1] == tampak or satu[2] else f'{satu[0]} state="hidden"'

    return lain.sub("", _SHEET.sub(hide, buku)).replace("<workbookView ", f'<workbookView activeTab="{letak}" ')


def _pack(bagian: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with ZipFile(keluar, "w") as zip_:
        for nama, isi in bagian.items():
            zip_.writestr(nama, isi)
    return keluar.getvalue()


def _draw(isi: Isi) -> bytes:
    return draw(*dump_isi(isi))


def _run(program: str, *kata: str) -> None:
    subprocess.run(  # noqa: S603 - Debian's programs on our own files
        [program, *kata], check=True, capture_output=True, timeout=_SECONDS
    )
