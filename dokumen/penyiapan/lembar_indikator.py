"""Sheet Indikator: what is measured, by whom, and what was promised."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dokumen.lembar import Lembar
from dokumen.penyiapan.lembar_unit import unit_in
from dokumen.sel_nilai import SelNilai, nilai_parser, parse_pagu, show_nilai, target_parser
from dokumen.tabel import Baris, one_of, paragraphs, plain, read_tabel
from dokumen.temuan import Temuan
from sop.indikator import Akumulasi, Arah, Indikator, Jenis, Rumus, Target
from sop.instansi import Unit

SHEET = "Indikator"
JUDUL = (
    "Kode",
    "Sasaran",
    "Indikator",
    "Satuan",
    "Unit",
    "Jenis",
    "Arah",
    "Rumus",
    "Akumulasi",
    "Target TW I",
    "Target TW II",
    "Target TW III",
    "Target TW IV",
    "Target Tahun",
    "Realisasi N-1",
    "Realisasi N-2",
    "Target Renstra",
    "Standar Nasional",
    "Program",
    "Pagu",
    "Definisi Operasional",
    "Sumber Data",
)

_PERSEN = frozenset(("%", "persen", "prosen"))


def rows_indikator(daftar: Iterable[Indikator]) -> list[tuple[SelNilai, ...]]:
    return [_row(satu) for satu in daftar]


def read_indikator(buku: Mapping[str, Lembar], daftar_unit: tuple[Unit, ...], temuan: Temuan) -> tuple[Indikator, ...]:
    """The indicators that could be read; codes are unique over the whole office, whatever their case."""
    hasil: list[Indikator] = []
    kode_terpakai: set[str] = set()
    for baris in read_tabel(buku, SHEET, JUDUL, temuan):
        kode = baris.teks("Kode").casefold()
        if kode and kode in kode_terpakai:
            baris.fault("Kode", f"Kode “{baris.teks('Kode')}” sudah dipakai indikator lain.")
        kode_terpakai.add(kode)
        if satu := _read_baris(baris, daftar_unit):
            hasil.append(satu)
    return tuple(hasil)


def _row(satu: Indikator) -> tuple[SelNilai, ...]:
    return (
        satu.kode,
        satu.sasaran,
        satu.nama,
        satu.satuan,
        satu.unit,
        satu.jenis.value,
        satu.arah.value,
        satu.rumus.value if satu.rumus else "",
        satu.akumulasi.value,
        *map(show_nilai, _figures(satu)),
        satu.program,
        show_nilai(satu.pagu),
        satu.definisi,
        satu.sumber_data,
    )


def _figures(satu: Indikator) -> tuple[Target | None, ...]:
    """In the order of the headings Target TW I to Standar Nasional."""
    return (
        satu.target_tw_i,
        satu.target_tw_ii,
        satu.target_tw_iii,
        satu.target_tw_iv,
        satu.target_tahun,
        satu.realisasi_n1,
        satu.realisasi_n2,
        satu.target_renstra,
        satu.standar_nasional,
    )


def _read_baris(baris: Baris, daftar_unit: tuple[Unit, ...]) -> Indikator | None:
    """None where kind and direction are missing or do not agree, as no figure can be read without them."""
    kode, sasaran, nama, satuan = (
        baris.require(judul, plain) or "" for judul in ("Kode", "Sasaran", "Indikator", "Satuan")
    )
    unit = baris.require("Unit", unit_in(daftar_unit))
    jenis = baris.require("Jenis", one_of(Jenis))
    arah = baris.require("Arah", one_of(Arah))
    if jenis is None or arah is None or not _check_padanan(baris, jenis, arah):
        return None
    dasar = Indikator(
        kode=kode,
        sasaran=sasaran,
        nama=nama,
        satuan=satuan,
        unit=unit or "",
        jenis=jenis,
        arah=arah,
        rumus=baris.read("Rumus", one_of(Rumus)) or (Rumus.A if arah is Arah.RENDAH else None),
        akumulasi=baris.read("Akumulasi", one_of(Akumulasi)) or Akumulasi.TERAKHIR,
        program=baris.read("Program", plain) or "",
        definisi=baris.read("Definisi Operasional", paragraphs) or "",
        sumber_data=baris.read("Sumber Data", paragraphs) or "",
    )
    return _with_figures(dasar, baris)


def _check_padanan(baris: Baris, jenis: Jenis, arah: Arah) -> bool:
    """Whether kind, unit, direction, formula and accumulation can go together (domain, section 2)."""
    if jenis is not Jenis.PERSEN and baris.teks("Satuan").casefold() in _PERSEN:
        baris.fault("Jenis", "Satuan persen memerlukan Jenis: persen, juga bila tanpa pembilang dan penyebut.")
        return False
    if jenis is Jenis.ORDINAL and arah is not Arah.TINGGI:
        baris.fault("Arah", "Indikator ordinal hanya dapat berarah tinggi.")
        return False
    if arah is not Arah.RENDAH and baris.is_filled("Rumus"):
        baris.fault("Rumus", "Rumus hanya diisi untuk arah rendah. Mohon kosongkan.")
    dijumlah = baris.teks("Akumulasi").casefold() == Akumulasi.JUMLAH.value
    if dijumlah and jenis in (Jenis.PERSEN, Jenis.ORDINAL):
        baris.fault("Akumulasi", f"Nilai {jenis.value} antartriwulan tidak dapat dijumlahkan. Mohon isi: terakhir.")
    return True


def _with_figures(dasar: Indikator, baris: Baris) -> Indikator:
    target = target_parser(dasar.jenis, dasar.arah)
    realisasi = nilai_parser(dasar.jenis)
    return replace(
        dasar,
        target_tw_i=baris.read("Target TW I", target),
        target_tw_ii=baris.read("Target TW II", target),
        target_tw_iii=baris.read("Target TW III", target),
        target_tw_iv=baris.read("Target TW IV", target),
        target_tahun=baris.read("Target Tahun", target),
        realisasi_n1=baris.read("Realisasi N-1", realisasi),
        realisasi_n2=baris.read("Realisasi N-2", realisasi),
        target_renstra=baris.read("Target Renstra", target),
        standar_nasional=baris.read("Standar Nasional", target),
        pagu=baris.read("Pagu", parse_pagu),
    )
