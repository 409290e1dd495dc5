"""Reads a workbook someone sent into plain values, after the guard let it through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, load_workbook

from dokumen.alamat import column_name
from dokumen.buka_bungkus import POTONGAN
from dokumen.ole import read_streams, wrap
from dokumen.penjaga import ALIRAN_XLS, ISI_ODS, BerkasDitolak, JenisBuku, check_buku
from dokumen.sel_khusus import SelKhusus, find_sel_khusus
from dokumen.sel_ods import PenyimakOds
from dokumen.sel_xls import walk_xls

Nilai = str | Decimal | date | time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sel:
    """One cell: numbers as Decimal, an empty one as None; one that shows 87,5% holds 87.5 and is `persen`.

    `galat` is an error or a formula without a result; `gabungan` the range it was merged into, such as C7:C9.
    """

    alamat: str
    nilai: Nilai = None
    persen: bool = False
    galat: bool = False
    gabungan: str = ""

    @property
    def teks(self) -> str:
        """What the cell shows, with a decimal comma and without the spaces around it."""
        match self.nilai:
            case None:
                return ""
            case Decimal():
                return f"{self.nilai:f}".replace(".", ",") + ("%" if self.persen else "")
            case str():
                return self.nilai.strip()
            case time():
                return f"jam {self.nilai:%H.%M}"
            case date():
                return f"tanggal {self.nilai:%d-%m-%Y}"


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet as rows of cells from A1 on."""

    nama: str
    daftar_baris: tuple[tuple[Sel, ...], ...]


def read_buku(isi: bytes) -> Mapping[str, Lembar]:
    """Every sheet by name, hidden ones too; raises BerkasDitolak. A cell merged downwards repeats its value."""
    jenis = check_buku(isi)
    try:
        return _read_semua(isi, jenis)
    except (CalamineError, KeyError, ValueError, SyntaxError) as galat:
        raise BerkasDitolak from galat
    except BaseException as galat:
        if type(galat).__name__ != "PanicException":
            raise
        raise BerkasDitolak from galat


def strip_zeros(angka: Decimal) -> Decimal:
    """87.50 as 87.5 and 1E+2 as 100, so that a figure reads as it was typed."""
    teks = f"{angka:f}"
    return Decimal(teks.rstrip("0").rstrip(".") if "." in teks else teks)


def _read_semua(isi: bytes, jenis: JenisBuku) -> dict[str, Lembar]:
    if jenis is JenisBuku.XLS:
        hasil = walk_xls(read_streams(isi)[ALIRAN_XLS])
        isi, khusus = wrap(ALIRAN_XLS, hasil.aliran), hasil.khusus
    else:
        khusus = find_sel_khusus(isi) if jenis is JenisBuku.XLSX else _find_sel_ods(isi)
    with load_workbook(BytesIO(isi)) as buku:
        return {nama: _read_lembar(buku, nama, khusus.get(nama, SelKhusus())) for nama in buku.sheet_names}


def _find_sel_ods(isi: bytes) -> dict[str, SelKhusus]:
    penyimak = PenyimakOds()
    with ZipFile(BytesIO(isi)) as zip_, zip_.open(ISI_ODS) as bagian:
        while potongan := bagian.read(POTONGAN):
            penyimak.feed(potongan)
    return penyimak.khusus


def _read_lembar(buku: CalamineWorkbook, nama: str, khusus: SelKhusus) -> Lembar:
    sumber = buku.get_sheet_by_name(nama)
    isi = [[_read_nilai(nilai) for nilai in baris] for baris in sumber.to_python(skip_empty_area=False)]
    gabungan = khusus.gabungan | _fill_merged(sumber, isi)
    return Lembar(
        nama,
        tuple(
            tuple(
                _read_sel(f"{column_name(kolom)}{nomor}", nilai, khusus, gabungan) for kolom, nilai in enumerate(baris)
            )
            for nomor, baris in enumerate(isi, start=1)
        ),
    )


def _fill_merged(sumber: CalamineSheet, isi: list[list[Nilai]]) -> dict[str, str]:
    """Repeat what was merged downwards; returns each range that holds anything by the addresses of its first column."""
    hasil: dict[str, str] = {}
    for (atas, kiri), (bawah, kanan) in sumber.merged_cell_ranges or []:
        if atas >= len(isi) or kiri >= len(isi[atas]) or isi[atas][kiri] is None:
            continue
        nama = f"{column_name(kiri)}{atas + 1}:{column_name(kanan)}{bawah + 1}"
        for nomor in range(atas, min(bawah + 1, len(isi))):
            hasil[f"{column_name(kiri)}{nomor + 1}"] = nama
            if kiri == kanan:
                isi[nomor][kiri] = isi[atas][kiri]
    return hasil


def _read_nilai(mentah: int | float | str | bool | time | date | datetime | timedelta) -> Nilai:
    match mentah:
        case bool():
            return "ya" if mentah else "tidak"
        case float() if not isfinite(mentah):
            return str(mentah)
        case int() | float():
            return strip_zeros(Decimal(repr(mentah)))
        case datetime():
            return mentah.date()
        case timedelta():
            jam, sisa = divmod(mentah.seconds, 3600)
            return str(mentah) if mentah.days else time(jam, sisa // 60)
        case str():
            return mentah if mentah.strip() else None
        case _:
            return mentah


def _read_sel(alamat: str, nilai: Nilai, khusus: SelKhusus, gabungan: Mapping[str, str]) -> Sel:
    persen = alamat in khusus.persen and isinstance(nilai, Decimal)
    if persen and isinstance(nilai, Decimal):
        nilai = strip_zeros(nilai * 100)
    return Sel(
        alamat=alamat, nilai=nilai, persen=persen, galat=alamat in khusus.galat, gabungan=gabungan.get(alamat, "")
    )
