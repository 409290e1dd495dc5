"""An archive as somebody would open it: every page of every paper in it, and one sheet with all their first pages."""

import base64
import tempfile
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from dokumen.gambar.svg import Balok, Huruf, draw_teks, render_png, wrap_teks
from tests.potret.lukis import print_pages

_BERHALAMAN = frozenset((".docx", ".xlsx"))
_KOLOM, _LEBAR, _TINGGI, _JARAK, _KATA = 6, 230, 330, 14, 44  # pixels
_HURUF = Huruf(ukuran=11, warna="#222222")


def draw_archive(arsip: Path, folder: Path) -> list[Path]:
    """The pages as PNG, named by step and paper, and `arsip.png`; returns the files in the order of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="potret-") as sementara, ZipFile(arsip) as isi:
        nama = [satu for satu in isi.namelist() if PurePosixPath(satu).suffix in _BERHALAMAN]
        for satu in nama:
            (Path(sementara) / _flat(satu)).write_bytes(isi.read(satu))
        print_pages(Path(sementara), folder, lambda _: ())
    pertama = [_first_page(folder, Path(_flat(satu)).stem) for satu in nama]
    (folder / "arsip.png").write_bytes(_sheet([satu for satu in pertama if satu]))
    return sorted(folder.glob("*.png"))


def _flat(nama: str) -> str:
    langkah, _, berkas = nama.rpartition("/")
    return f"{langkah[:2]} {berkas}"


def _first_page(folder: Path, batang: str) -> Path | None:
    """pdftoppm writes as many digits as the paper has pages."""
    return next((satu for nol in ("1", "01", "001") if (satu := folder / f"{batang}-{nol}.png").exists()), None)


def _sheet(daftar: list[Path]) -> bytes:
    baris = -(-len(daftar) // _KOLOM)
    svg = "".join(_page(satu, *divmod(letak, _KOLOM)) for letak, satu in enumerate(daftar))
    lebar, tinggi = _KOLOM * (_LEBAR + _JARAK) + _JARAK, baris * (_TINGGI + _KATA) + _JARAK
    return render_png(Balok(svg, tinggi), lebar, "#d9dce1")


def _page(gambar: Path, baris: int, kolom: int) -> str:
    x, y = _JARAK + kolom * (_LEBAR + _JARAK), _JARAK + baris * (_TINGGI + _KATA)
    data = base64.b64encode(gambar.read_bytes()).decode()
    kata = wrap_teks(gambar.stem.rpartition("-")[0], _LEBAR, _HURUF, 2)
    teks = "".join(draw_teks(x, y + _TINGGI + 13 * urut, satu, _HURUF) for urut, satu in enumerate(kata, start=1))
    return (
        f'<image x="{x}" y="{y}" width="{_LEBAR}" height="{_TINGGI}" preserveAspectRatio="xMidYMin" '
        f'href="data:image/png;base64,{data}"/>{teks}'
    )
