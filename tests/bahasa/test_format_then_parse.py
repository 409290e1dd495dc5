"""What we write, we read back as the same figure, or ask with the same figure among the readings."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bahasa.bentuk import format_nilai, format_target
from sop.angka import Ragu, Terbaca, parse_realisasi, parse_target
from sop.angka.desimal import DIGIT_BULAT, DIGIT_DESIMAL
from sop.indikator import Arah, Jenis, Nilai, Predikat, Rentang


def besaran(desimal: int) -> st.SearchStrategy[Decimal]:
    batas = 10 ** (DIGIT_BULAT + desimal) - 1
    return st.integers(-batas, batas).map(lambda bulat: Decimal(bulat).scaleb(-desimal))


DIKETIK = st.integers(0, DIGIT_DESIMAL).flatmap(besaran)
# Written with a dot, three digits in two ways of reading would be refused as a target.
BATAS = st.decimals(min_value=-999, max_value=999, places=2)


def read_back(tertulis: str, jenis: Jenis) -> set[Nilai]:
    match parse_realisasi(tertulis, jenis):
        case Ragu(pilihan=pilihan):
            return {satu.nilai for satu in pilihan}
        case Terbaca(nilai=nilai):
            return {nilai}
        case _:
            return set()


@given(DIKETIK, st.sampled_from([Jenis.ANGKA, Jenis.PERSEN, Jenis.RASIO]), st.sampled_from(["", "orang"]))
def test_a_written_figure_reads_back(nilai: Decimal, jenis: Jenis, satuan: str) -> None:
    assert nilai in read_back(format_nilai(nilai, jenis, satuan), jenis)


@given(besaran(2))
def test_written_rupiah_read_back_without_doubt(nilai: Decimal) -> None:
    assert parse_realisasi(format_nilai(nilai, Jenis.RUPIAH), Jenis.RUPIAH) == Terbaca(nilai)


@given(st.sampled_from(Predikat))
def test_a_written_predikat_reads_back(nilai: Predikat) -> None:
    assert parse_realisasi(format_nilai(nilai, Jenis.ORDINAL), Jenis.ORDINAL) == Terbaca(nilai)


@given(BATAS, BATAS, st.sampled_from([Jenis.ANGKA, Jenis.PERSEN, Jenis.RASIO]))
def test_a_written_range_reads_back(satu: Decimal, lain: Decimal, jenis: Jenis) -> None:
    target = Rentang(min(satu, lain), max(satu, lain))
    assert parse_target(format_target(target, jenis), jenis, Arah.RENTANG) == target
