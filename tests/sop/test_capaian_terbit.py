"""Every row of real published tables, computed again: what agrees, what was capped, what was a mistake."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from sop.angka import Terbaca, parse_realisasi, parse_target
from sop.capaian import AturanCapaian, Capaian, Status, compute_capaian
from sop.indikator import Arah, Jenis
from sop.instansi import AturanKategori

TERBITAN = Path(__file__).parents[1] / "data" / "lkjip-published.csv"
JENIS_BY_SATUAN = {"%": Jenis.PERSEN, "": Jenis.ORDINAL, "Nilai": Jenis.ANGKA, "jam": Jenis.ANGKA}
TARGET_NOL = "Target nol tidak dapat menjadi pembagi."


@dataclass(frozen=True)
class Harapan:
    """What must come out: the capaian, how it stands to the published one, and the category of TERCAPAI."""

    nilai: str | None
    terbit: str
    kategori: str


TEPAT, BEDA, DIBATASI, TANPA = "same", "differs", "same under a cap of 100", "none published"
HARAPAN = [
    Harapan("100.00", TEPAT, "Tercapai"),
    Harapan("100.00", TEPAT, "Tercapai"),
    Harapan("100.00", TEPAT, "Tercapai"),
    Harapan("69.36", BEDA, "Tidak Tercapai"),  # 69.33% was published: a mistake
    Harapan("137.92", DIBATASI, "Terlampaui"),
    Harapan("31.40", TEPAT, "Tidak Tercapai"),
    Harapan("100.00", TANPA, "Tercapai"),
    Harapan("100.00", TANPA, "Tercapai"),
    Harapan("100.00", TANPA, "Tercapai"),
    Harapan("100.00", TANPA, "Tercapai"),
    Harapan("123.94", TANPA, "Terlampaui"),
    Harapan("94.03", TANPA, "Tidak Tercapai"),
    Harapan("127.19", TANPA, "Terlampaui"),
    Harapan("102.38", TANPA, "Terlampaui"),
    Harapan(None, TANPA, ""),  # the target is zero
    Harapan(None, TANPA, ""),
    Harapan("103.16", TANPA, "Terlampaui"),
    Harapan("91.67", TANPA, "Tidak Tercapai"),
    Harapan("100.00", TANPA, "Tercapai"),
]


def read_terbitan() -> list[dict[str, str]]:
    with TERBITAN.open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def hitung_ulang(baris: dict[str, str], batas: int | None) -> Capaian:
    """A direction that the source does not tell is taken as higher-is-better, as its own figures do."""
    jenis = JENIS_BY_SATUAN[baris["satuan"]]
    arah = Arah.RENDAH if baris["arah"] == "rendah" else Arah.TINGGI
    realisasi = parse_realisasi(baris["realisasi"], jenis)
    assert isinstance(realisasi, Terbaca)
    return compute_capaian(
        arah=arah,
        rumus=None,
        target=parse_target(baris["target"], jenis, arah),
        realisasi=realisasi.nilai,
        aturan=AturanCapaian(AturanKategori.TERCAPAI, batas),
    )


def compare_terbit(baris: dict[str, str]) -> str:
    if not baris["capaian_terbit"]:
        return TANPA
    terbit = parse_realisasi(baris["capaian_terbit"], Jenis.PERSEN)
    assert isinstance(terbit, Terbaca)
    if hitung_ulang(baris, None).nilai == terbit.nilai:
        return TEPAT
    return DIBATASI if hitung_ulang(baris, 100).nilai == terbit.nilai else BEDA


@pytest.mark.parametrize(("baris", "harapan"), list(zip(read_terbitan(), HARAPAN, strict=True)))
def test_a_published_row_is_computed_again(baris: dict[str, str], harapan: Harapan) -> None:
    capaian = hitung_ulang(baris, None)
    assert capaian.nilai == (None if harapan.nilai is None else Decimal(harapan.nilai))
    assert (compare_terbit(baris), capaian.kategori) == (harapan.terbit, harapan.kategori)


def test_a_row_with_target_zero_is_refused_though_it_was_published_as_reached() -> None:
    nol = [baris for baris in read_terbitan() if baris["target"] == "0%"]
    assert [hitung_ulang(baris, None) for baris in nol] == [
        Capaian(status=Status.TIDAK_DIHITUNG, alasan=TARGET_NOL),
        Capaian(status=Status.TIDAK_DIHITUNG, alasan=TARGET_NOL),
    ]


def test_where_a_category_was_published_ours_is_the_same() -> None:
    bertarget = [baris for baris in read_terbitan() if "Target" in baris["kategori_terbit"]]
    terbit = [baris["kategori_terbit"].replace("Target", "").strip() for baris in bertarget]
    assert [hitung_ulang(baris, None).kategori for baris in bertarget] == terbit
    assert len(bertarget) == 6
