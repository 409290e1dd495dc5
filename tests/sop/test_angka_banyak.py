"""Ten thousand figures in every notation: what is read for certain is what was meant; and any text at all is survived.

What was meant is known here before it is written down, so the reader is compared with nothing of its own making.
"""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from num2words import num2words

from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda, parse_realisasi
from sop.indikator import Jenis

FIGURES = 10_000
TEXTS = 100_000
SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9}
UNITS = ("", "", " orang", " KK", " dokumen", " unit layanan")
NOTES = ("", "", "", " (Evaluasi Semester I)", " (sementara)")
ALPHABET = "0123456789.,/-%()RpN aABjutdribu\u00a0½²١\x00=:±<>+satukomdelpnhgi'\u200e\n"

Written = tuple[str, Jenis, Decimal]


def indonesian(nilai: Decimal, *, places: int) -> str:
    return f"{nilai:,.{places}f}".translate(str.maketrans(",.", ".,"))


def grouped(rng: random.Random) -> Written:
    places = rng.choice((0, 1, 2, 2, 4))
    nilai = Decimal(rng.randrange(10 ** rng.randint(1, 13))).scaleb(-places)
    teks = rng.choice((indonesian(nilai, places=places), f"{nilai:,.{places}f}"))
    return rng.choice(("", "", "-", "+")) + teks + rng.choice(UNITS) + rng.choice(NOTES), Jenis.ANGKA, nilai


def plain(rng: random.Random) -> Written:
    places = rng.randint(0, 5)
    nilai = Decimal(rng.randrange(10 ** rng.randint(1, 12))).scaleb(-places)
    return f"{nilai:f}".replace(".", rng.choice(".,")) + rng.choice(UNITS), Jenis.ANGKA, nilai


def percent(rng: random.Random) -> Written:
    nilai = Decimal(rng.randrange(30_000)).scaleb(-rng.randint(0, 3))
    tanda = rng.choice(("%", " %", " persen", "", " prosen"))
    return f"{nilai:f}".replace(".", rng.choice(".,")) + tanda + rng.choice(NOTES), Jenis.PERSEN, nilai


def money(rng: random.Random) -> Written:
    nilai = Decimal(rng.randrange(10 ** rng.randint(3, 13)))
    depan = rng.choice(("Rp", "Rp ", "Rp. ", "Rp.", "IDR ", "rp "))
    return depan + indonesian(nilai, places=0) + rng.choice(("", ",-", ",00", ".-")), Jenis.RUPIAH, nilai


def scaled(rng: random.Random) -> Written:
    kata, pangkat = rng.choice(list(SCALES.items()))
    dasar = Decimal(rng.randrange(1, 10_000)).scaleb(-rng.randint(0, 2))
    teks = f"{dasar:f}".replace(".", rng.choice(".,"))
    return f"{teks}{rng.choice((' ', ''))}{kata}", rng.choice((Jenis.ANGKA, Jenis.RUPIAH)), dasar.scaleb(pangkat)


def in_words(rng: random.Random) -> Written:
    nilai = Decimal(rng.randrange(10 ** rng.randint(1, 6)))
    teks = str(num2words(int(nilai), lang="id"))
    if rng.random() < 0.3:
        desimal = [rng.randint(0, 9) for _ in range(rng.randint(1, 3))]
        nilai += Decimal("0." + "".join(map(str, desimal)))
        teks += " koma " + " ".join(str(num2words(satu, lang="id")) for satu in desimal)
    return rng.choice((teks, teks.capitalize(), teks.upper())) + rng.choice(UNITS), Jenis.ANGKA, nilai


def with_its_words(rng: random.Random) -> Written:
    nilai = Decimal(rng.randrange(10 ** rng.randint(1, 6)))
    teks = rng.choice((f"{nilai}", indonesian(nilai, places=0), f"{nilai:,}"))
    return f"{teks} ({num2words(int(nilai), lang='id')})", Jenis.ANGKA, nilai


def part_of_a_whole(rng: random.Random) -> Written:
    bagian, seluruh = rng.randrange(10**6), rng.randint(1, 10**6)
    jenis = rng.choice((Jenis.PERSEN, Jenis.RASIO))
    tanda = rng.choice(("/", " / ", " dari ") if jenis is Jenis.PERSEN else (":", "/", " banding ", " dari "))
    teks = f"{max(1, bagian)}{tanda}{seluruh}"
    nilai = Decimal(max(1, bagian)) * (100 if jenis is Jenis.PERSEN else 1) / Decimal(seluruh)
    return teks, jenis, nilai


def with_a_letter(rng: random.Random) -> Written:
    """M is miliar to an office, and million to a bank: to be asked. T is triliun to both."""
    dasar, huruf = Decimal(rng.randrange(1, 1_000)).scaleb(-rng.randint(0, 1)), rng.choice("MMT")
    teks = f"{dasar:f}".replace(".", ",")
    depan = rng.choice(("Rp", "Rp ", "Rp. ", ""))
    return f"{depan}{teks}{rng.choice((' ', ''))}{huruf}", Jenis.RUPIAH, dasar.scaleb(9 if huruf == "M" else 12)


def with_stray_words(rng: random.Random) -> Written:
    teks, jenis, nilai = rng.choice((grouped, plain, percent, in_words))(rng)
    depan = rng.choice(
        ("realisasi ", "Realisasi: ", "jumlahnya ", "total ", "ada ", "sebanyak ", "mencapai ", "yaitu ")
    )
    return depan + teks.lstrip("+-"), jenis, nilai


def with_its_counts(rng: random.Random) -> Written:
    """Rounded or cut, as people write it, with the two counts in brackets; never beside a year."""
    bagian, seluruh = rng.randrange(1, 10**4), rng.choice((rng.randint(1, 1_800), rng.randint(2_200, 10**5)))
    nilai = Decimal(bagian) * 100 / Decimal(seluruh)
    rapi = nilai.quantize(Decimal(1).scaleb(-rng.randint(0, 2)), rounding=rng.choice((ROUND_HALF_UP, ROUND_DOWN)))
    tanda = rng.choice(("/", " dari ", " / "))
    return f"{rapi:f}".replace(".", ",") + f"% ({bagian}{tanda}{seluruh})", Jenis.PERSEN, nilai


def not_exact(rng: random.Random) -> tuple[str, Jenis]:
    """Nobody wrote down one figure here: an estimate, a range, a bound."""
    satu, dua = sorted(rng.sample(range(1, 100_000), 2))
    ragam = ("± {}", "±{}", "+/- {}", "~{}", "sekitar {}", "kurang lebih {}", "hampir {}", "> {}", "≥ {}", "{}an")
    rentang = ("{} - {}", "{}-{}", "{} s.d. {}", "{} sampai dengan {}", "{} hingga {}", "{} atau {}", "{} dan {}")
    jenis = rng.choice((Jenis.ANGKA, Jenis.RUPIAH, Jenis.PERSEN))
    return rng.choice((*ragam, *rentang)).format(satu, dua), jenis


def no_data(rng: random.Random) -> str:
    ragam = (
        "n/a",
        "N/A",
        "na",
        "-",
        "--",
        "tidak ada data",
        "belum ada data",
        "data belum tersedia",
        "#N/A",
        "tdk ada data",
    )
    return rng.choice(ragam) + rng.choice(("", " karena survei belum selesai"))


WAYS: tuple[Callable[[random.Random], Written], ...] = (
    *(
        grouped,
        plain,
        percent,
        money,
        scaled,
        in_words,
        with_its_words,
        with_its_counts,
        part_of_a_whole,
        with_a_letter,
        with_stray_words,
    ),
)


def test_no_certain_reading_of_ten_thousand_figures_is_wrong() -> None:
    rng = random.Random(2026)  # noqa: S311 - figures that can be made again, no secret
    came_to: Counter[tuple[str, str]] = Counter()
    for number in range(FIGURES):
        way = WAYS[number % len(WAYS)]
        teks, jenis, meant = way(rng)
        meant = -meant if teks.startswith("-") else meant
        try:
            dibaca = parse_realisasi(teks, jenis)
        except AngkaTidakTerbaca as refusal:
            raise AssertionError(f"{teks!r} ({jenis}) was refused: {refusal.pesan}") from refusal
        came_to[way.__name__, type(dibaca).__name__] += 1
        match dibaca:
            case Terbaca(nilai=nilai):
                assert nilai == meant, teks
            case Ragu(pilihan=pilihan):
                assert meant in [satu.nilai for satu in pilihan], teks
                assert 2 <= len(pilihan) <= 3
            case _:
                raise AssertionError(f"{teks!r} is a figure")
    certain = sum(count for (_, kind), count in came_to.items() if kind == "Terbaca")
    assert certain > FIGURES * 0.8, came_to
    assert came_to["with_its_words", "Ragu"] == came_to["in_words", "Ragu"] == 0


def test_what_is_not_one_figure_is_never_read_as_one() -> None:
    rng = random.Random(80)  # noqa: S311 - texts that can be made again, no secret
    for _ in range(FIGURES // 5):
        teks, jenis = not_exact(rng)
        with pytest.raises(AngkaTidakTerbaca, match="Mohon tulis"):
            parse_realisasi(teks, jenis)


def test_that_there_is_no_figure_is_understood_and_is_no_zero() -> None:
    rng = random.Random(7)  # noqa: S311 - texts that can be made again, no secret
    for number in range(500):
        teks = no_data(rng)
        assert isinstance(parse_realisasi(teks, list(Jenis)[number % len(Jenis)]), TidakAda), teks


def test_a_hundred_thousand_random_texts_crash_nothing() -> None:
    rng = random.Random(100)  # noqa: S311 - texts that can be made again, no secret
    kinds = list(Jenis)
    for number in range(TEXTS):
        teks = "".join(rng.choices(ALPHABET, k=rng.randint(0, 24)))
        with suppress(AngkaTidakTerbaca):
            parse_realisasi(teks, kinds[number % len(kinds)])
