"""The rekap's sheets on money: each programme once, and no total that claims to know what nobody said."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from dokumen.lembar import read_buku
from dokumen.rekap_buku import BukuRekap
from dokumen.rekap_buku.buku import write_rekap
from sop.anggaran import Anggaran
from sop.capaian import Capaian, Status
from sop.periode import Bagian, Periode
from sop.rekap import BarisAnggaran, BarisRekap, Isian, Rekap
from tests.kantor import build_indikator


def spending(kode: str, pagu: int, diketik: str | None, nilai: int | None, *lain: str) -> BarisAnggaran:
    isian = None if diketik is None else Isian(diketik=diketik, nilai=None if nilai is None else Decimal(nilai))
    anggaran = Anggaran(kode=kode, unit="B1", program=f"Program {kode}", pagu=Decimal(pagu), daftar_kode=(kode, *lain))
    return BarisAnggaran(anggaran=anggaran, unit_nama="Bidang Contoh", isian=isian)


def build(*daftar: BarisAnggaran) -> dict[str, list[list[str]]]:
    """The rows below the headings of each sheet, as a person reads them."""
    capaian = Capaian(status=Status.DIHITUNG, mentah=Decimal(110), nilai=Decimal(110), kategori="Sangat Tinggi")
    rekap = Rekap(
        instansi="Dinas Contoh",
        periode=Periode(2026, Bagian.TW_IV),
        versi=1,
        dibuat_pada=datetime(2027, 1, 6, 2, 0, tzinfo=UTC),
        zona="Asia/Makassar",
        aturan="Capaian tidak dibatasi.",
        daftar_baris=tuple(
            BarisRekap(
                indikator=replace(build_indikator(kode, "B1", Decimal(80)), program="Program Contoh"),
                unit_nama="Bidang Contoh",
                target=Decimal(80),
                isian=Isian(diketik="88", nilai=Decimal(88)),
                capaian=capaian,
            )
            for kode in ("A", "B")
        ),
        daftar_anggaran=daftar,
    )
    buku = read_buku(write_rekap(BukuRekap(rekap=rekap, perubahan=(), sha256="0" * 64)))
    return {nama: [[sel.teks for sel in baris] for baris in lembar.daftar_baris[5:]] for nama, lembar in buku.items()}


def test_each_programme_stands_with_what_it_spent_and_the_sum() -> None:
    lembar = build(spending("A", 200, "150", 150, "B"), spending("C", 100, "100", 100))
    assert lembar["Anggaran"] == [
        ["1", "Bidang Contoh", "Program A", "A, B", "200", "150", "75", "50"],
        ["2", "Bidang Contoh", "Program C", "C", "100", "100", "100", "0"],
        ["", "Jumlah", "", "", "300", "250", "83,33", "50"],
    ]


def test_no_total_percentage_where_a_programme_did_not_say() -> None:
    lembar = build(
        spending("A", 200, "150", 150), spending("B", 100, None, None), spending("C", 100, "tidak ada data", None)
    )
    assert lembar["Anggaran"][1:] == [
        ["2", "Bidang Contoh", "Program B", "B", "100", "–", "Belum diisi", "–"],
        ["3", "Bidang Contoh", "Program C", "C", "100", "–", "Tidak ada data", "–"],
        ["", "Jumlah", "", "2 program belum melaporkan", "400", "150", "–", "–"],
    ]


def test_efficiency_is_average_capaian_less_spending() -> None:
    lembar = build(spending("A", 200, "150", 150, "B"), spending("C", 100, "100", 100))
    assert lembar["Efisiensi"][:2] == [
        ["1", "Bidang Contoh", "Program A", "A, B", "110", "75", "35"],
        ["2", "Bidang Contoh", "Program C", "C", "–", "100", "–"],
    ]


def test_no_sheet_compares_what_nobody_spent() -> None:
    lembar = build(spending("A", 200, None, None))
    assert "Efisiensi" not in lembar
    assert lembar["Anggaran"][0][4:] == ["200", "–", "Belum diisi", "–"]


def test_the_programmes_stand_by_sasaran() -> None:
    (pertama, kedua) = build()["Program"]
    assert pertama[4].startswith("A ")
    assert kedua[5:] == ["110", "Sangat Tinggi"]
