"""How far a realisasi reached its target: the three formulas, ranges, predikat, caps, and what is never computed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.capaian import AturanCapaian, Capaian, Status, capaian_tepat, compute_capaian, compute_tahun, describe_aturan
from sop.indikator import Akumulasi, Arah, Nilai, Predikat, Rentang, Rumus, Target
from sop.instansi import AturanKategori
from tests.kantor import build_indikator

TINGGI, RENDAH, RENTANG = Arah
A, B, C = Rumus
JUMLAH, TERAKHIR = Akumulasi
BAWAAN = AturanCapaian()
TW = Decimal("12.5")


def hitung(
    arah: Arah,
    target: str | Target | None,
    realisasi: str | Nilai | None,
    rumus: Rumus | None = None,
    aturan: AturanCapaian = BAWAAN,
) -> Capaian:
    return compute_capaian(
        arah=arah,
        rumus=rumus,
        target=angka(target) if isinstance(target, str) else target,
        realisasi=angka(realisasi) if isinstance(realisasi, str) else realisasi,
        aturan=aturan,
    )


def angka(teks: str) -> Decimal | Predikat:
    return teks if isinstance(teks, Predikat) else Decimal(teks)


def rentang(bawah: str, atas: str) -> Rentang:
    return Rentang(Decimal(bawah), Decimal(atas))


@pytest.mark.parametrize(
    ("arah", "rumus", "target", "realisasi", "nilai"),
    [
        (TINGGI, None, "90", "87.5", "97.22"),
        (TINGGI, None, "10", "0", "0.00"),
        (TINGGI, None, "10", "-5", "-50.00"),
        (TINGGI, None, "3", "2", "66.67"),
        (TINGGI, None, "800", "1.00004", "0.13"),
        (RENDAH, A, "10", "10", "100.00"),
        (RENDAH, B, "10", "10", "100.00"),
        (RENDAH, C, "10", "10", "0.00"),
        (RENDAH, A, "10", "20", "0.00"),
        (RENDAH, B, "10", "20", "50.00"),
        (RENDAH, C, "10", "20", "-100.00"),
        (RENDAH, A, "10", "25", "-50.00"),
        (RENDAH, A, "10", "0", "200.00"),
        (RENDAH, C, "10", "0", "100.00"),
        (RENDAH, None, "10", "8", "120.00"),
    ],
)
def test_each_direction_and_formula_gives_its_percentage(
    arah: Arah, rumus: Rumus | None, target: str, realisasi: str, nilai: str
) -> None:
    capaian = hitung(arah, target, realisasi, rumus)
    assert (capaian.status, str(capaian.nilai)) == (Status.DIHITUNG, nilai)


@pytest.mark.parametrize(
    ("target", "realisasi", "nilai"),
    [
        (rentang("80", "90"), "80", "100.00"),
        (rentang("80", "90"), "85", "100.00"),
        (rentang("80", "90"), "90", "100.00"),
        (rentang("80", "90"), "99", "110.00"),
        (rentang("80", "90"), "60", "75.00"),
        (rentang("0", "5"), "0", "100.00"),
        (rentang("0", "5"), "6", "120.00"),
    ],
)
def test_outside_a_range_the_nearer_bound_divides(target: Rentang, realisasi: str, nilai: str) -> None:
    assert str(hitung(RENTANG, target, realisasi).nilai) == nilai


@pytest.mark.parametrize(
    ("arah", "rumus", "target", "realisasi", "alasan"),
    [
        (TINGGI, None, None, "5", "Target belum ditetapkan."),
        (TINGGI, None, None, None, "Target belum ditetapkan."),
        (TINGGI, None, "5", None, "Data realisasi belum ada."),
        (TINGGI, None, "0", "5", "Target nol tidak dapat menjadi pembagi."),
        (RENDAH, A, "0", "0", "Target nol tidak dapat menjadi pembagi."),
        (RENDAH, B, "0", "5", "Target nol tidak dapat menjadi pembagi."),
        (RENTANG, None, rentang("0", "0"), "0", "Target nol tidak dapat menjadi pembagi."),
        (RENTANG, None, rentang("0", "5"), "-1", "Target nol tidak dapat menjadi pembagi."),
        (RENTANG, None, rentang("-5", "0"), "1", "Target nol tidak dapat menjadi pembagi."),
        (RENTANG, None, rentang("-5", "-2"), "-1", "Target di bawah nol tidak dapat menjadi pembagi."),
        (TINGGI, None, "-5", "-10", "Target di bawah nol tidak dapat menjadi pembagi."),
        (RENDAH, B, "10", "0", "Rumus B membagi dengan realisasi, sedangkan realisasi nol atau di bawah nol."),
        (RENDAH, B, "10", "-1", "Rumus B membagi dengan realisasi, sedangkan realisasi nol atau di bawah nol."),
        (TINGGI, None, Predikat.B, "65", "Target dan realisasi tidak sejenis: yang satu predikat, yang lain angka."),
        (TINGGI, None, "65", Predikat.B, "Target dan realisasi tidak sejenis: yang satu predikat, yang lain angka."),
        (
            RENTANG,
            None,
            rentang("1", "2"),
            Predikat.B,
            "Target dan realisasi tidak sejenis: yang satu predikat, yang lain angka.",
        ),
        (RENTANG, None, "85", "85", "Target indikator ini seharusnya rentang, misalnya 80-90."),
        (TINGGI, None, rentang("1", "2"), "1", "Target berupa rentang, sedangkan arah indikator ini bukan rentang."),
    ],
)
def test_what_cannot_be_computed_says_why(
    arah: Arah, rumus: Rumus | None, target: str | Target | None, realisasi: str | Nilai | None, alasan: str
) -> None:
    assert hitung(arah, target, realisasi, rumus) == Capaian(status=Status.TIDAK_DIHITUNG, alasan=alasan)


@pytest.mark.parametrize("target", Predikat)
@pytest.mark.parametrize("realisasi", Predikat)
def test_a_predikat_met_or_exceeded_is_100_and_below_is_not_yet_reached(target: Predikat, realisasi: Predikat) -> None:
    terbaik_dahulu = ["AA", "A", "BB", "B", "CC", "C", "D"]
    tercapai = terbaik_dahulu.index(realisasi.value) <= terbaik_dahulu.index(target.value)
    assert hitung(TINGGI, target, realisasi) == (
        Capaian(
            status=Status.DIHITUNG, mentah=Decimal(100), nilai=Decimal("100.00"), kategori="Sangat Tinggi", alasan=""
        )
        if tercapai
        else Capaian(status=Status.BELUM_TERCAPAI, alasan="Predikat yang diraih di bawah target.")
    )


def test_a_half_cent_is_rounded_up_away_from_zero() -> None:
    assert hitung(TINGGI, "100", "0.125").nilai == Decimal("0.13")
    assert hitung(TINGGI, "100", "-0.125").nilai == Decimal("-0.13")


@pytest.mark.parametrize(
    ("batas", "nilai"), [(None, "137.92"), (100, "100.00"), (110, "110.00"), (120, "120.00"), (140, "137.92")]
)
def test_a_cap_keeps_the_raw_figure_beside_it(batas: int | None, nilai: str) -> None:
    capaian = hitung(TINGGI, "25", "34.48", aturan=AturanCapaian(AturanKategori.TERCAPAI, batas))
    assert capaian == Capaian(
        status=Status.DIHITUNG, mentah=Decimal("137.92"), nilai=Decimal(nilai), kategori="Terlampaui"
    )


def test_the_category_is_decided_before_rounding() -> None:
    capaian = hitung(TINGGI, "100", "90.004")
    assert (capaian.nilai, capaian.kategori) == (Decimal("90.00"), "Sangat Tinggi")


def test_the_largest_figure_over_the_smallest_target_is_computed_without_fault() -> None:
    assert hitung(TINGGI, "0.0000000000001", "999999999999999").nilai == Decimal("999999999999999E15")


@given(st.decimals(min_value="0.01", max_value=10**12, places=2), st.decimals(min_value=0, max_value=10**12, places=2))
def test_formula_a_and_higher_is_better_mirror_each_other_around_100(target: Decimal, realisasi: Decimal) -> None:
    naik, turun = hitung(TINGGI, target, realisasi).mentah, hitung(RENDAH, target, realisasi, A).mentah
    assert naik is not None
    assert turun is not None
    assert abs(naik + turun - 200) <= max(naik, Decimal(1)) / 10**20


@pytest.mark.parametrize(
    ("daftar", "akumulasi", "tahun"),
    [
        ([Decimal(1), Decimal(2), TW, Decimal(0)], JUMLAH, Decimal("15.5")),
        ([Decimal(1), Decimal(2)], JUMLAH, Decimal(3)),
        ([Decimal(1), None, Decimal(3)], JUMLAH, None),
        ([Decimal(1), TW, Decimal(3)], TERAKHIR, Decimal(3)),
        ([Decimal(1), TW, None], TERAKHIR, TW),
        ([Decimal(1), Decimal(0)], TERAKHIR, Decimal(0)),
        ([Predikat.B, Predikat.BB, None], JUMLAH, Predikat.BB),
        ([Predikat.B, Predikat.CC], TERAKHIR, Predikat.CC),
        ([None, None], JUMLAH, None),
        ([None, None], TERAKHIR, None),
        ([], JUMLAH, None),
    ],
)
def test_a_year_is_the_sum_or_the_last_known_value(
    daftar: list[Nilai | None], akumulasi: Akumulasi, tahun: Nilai | None
) -> None:
    assert compute_tahun(daftar, akumulasi) == tahun


def test_the_printed_rule_names_the_categories_and_the_cap() -> None:
    assert describe_aturan(AturanCapaian(AturanKategori.BERSAMBUNG)) == (
        "Kategori capaian (%): Sangat Tinggi (> 90), Tinggi (> 75 s.d. 90), Sedang (> 65 s.d. 75), "
        "Rendah (> 50 s.d. 65), Sangat Rendah (≤ 50); ditetapkan dari capaian sebelum dibulatkan. "
        "Capaian tidak dibatasi."
    )
    assert describe_aturan(AturanCapaian(AturanKategori.TERCAPAI, 110)) == (
        "Kategori capaian (%): Terlampaui (> 100), Tercapai (100), Tidak Tercapai (< 100); "
        "ditetapkan dari capaian sebelum dibulatkan. "
        "Capaian dibatasi paling tinggi 110%; angka sebelum dibatasi ikut dicantumkan."
    )


@pytest.mark.parametrize("aturan", AturanKategori)
@pytest.mark.parametrize("realisasi", ["0", "9.5", "10", "25"])
def test_formula_c_counts_from_zero_and_so_has_no_category(aturan: AturanKategori, realisasi: str) -> None:
    capaian = hitung(RENDAH, "10", realisasi, C, AturanCapaian(kategori=aturan))
    assert (capaian.status, capaian.kategori) == (Status.DIHITUNG, "")
    assert capaian.alasan == (
        "Menurut rumus C, 0% berarti target tepat tercapai; tanpa kategori dan di luar rata-rata."
    )


def test_every_formula_says_what_a_target_just_met_gives() -> None:
    for rumus in Rumus:
        indikator = build_indikator("B1-1", "B1", Decimal(10), arah=RENDAH, rumus=rumus)
        assert hitung(RENDAH, "10", "10", rumus).mentah == capaian_tepat(indikator)
    assert capaian_tepat(build_indikator("B1-1", "B1", Decimal(10))) == 100
