"""What holds for every figure, however it is written, and for every text at all."""

from contextlib import suppress
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, parse_realisasi
from sop.indikator import Jenis

JENIS_ANGKA = [Jenis.ANGKA, Jenis.PERSEN, Jenis.RASIO]
BESARAN = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=2)
MIRIP_ANGKA = st.text(alphabet="0123456789.,/-%()RpN aABjutdribu\u00a0½²١\x00=:", max_size=40)


@given(st.text(max_size=250) | MIRIP_ANGKA, st.sampled_from(Jenis))
def test_any_text_is_read_or_refused_and_nothing_else(teks: str, jenis: Jenis) -> None:
    with suppress(AngkaTidakTerbaca):
        parse_realisasi(teks, jenis)


@given(BESARAN, st.sampled_from(JENIS_ANGKA))
def test_two_decimals_and_separators_read_alike_in_both_ways_of_writing(nilai: Decimal, jenis: Jenis) -> None:
    inggris = f"{nilai:,.2f}"
    indonesia = inggris.translate(str.maketrans(",.", ".,"))
    assert parse_realisasi(inggris, jenis) == parse_realisasi(indonesia, jenis) == Terbaca(nilai)


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999))
def test_one_group_of_three_digits_is_never_guessed(depan: int, belakang: int) -> None:
    dibaca = parse_realisasi(f"{depan}.{belakang:03}", Jenis.ANGKA)
    assert isinstance(dibaca, Ragu)
    assert {satu.nilai for satu in dibaca.pilihan} == {
        Decimal(f"{depan}{belakang:03}"),
        Decimal(f"{depan}.{belakang:03}"),
    }


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=1, max_value=10**12))
def test_a_persen_of_two_counts_is_their_quotient(pembilang: int, penyebut: int) -> None:
    dibaca = parse_realisasi(f"{pembilang} dari {penyebut}", Jenis.PERSEN)
    assert dibaca == Terbaca(Decimal(pembilang) * 100 / Decimal(penyebut), Decimal(pembilang), Decimal(penyebut))
