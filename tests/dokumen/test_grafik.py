"""The graphs: what is not computed has no bar, what is has its figure and category in words, and all of it fits."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from dokumen.banding import TanpaPerubahan, compute_perubahan
from dokumen.gambar.antar_tahun import KIRI, draw_antar_tahun
from dokumen.gambar.baris import BIRU, HIJAU, KUNING, LATAR, MERAH
from dokumen.gambar.batang import PENUH, draw_batang, draw_capaian
from dokumen.gambar.capaian import LEBAR_BATANG, draw_kelompok
from dokumen.gambar.grafik import KELOMPOK_TERBANYAK, TERBANYAK, fits_antar_tahun, write_grafik
from dokumen.gambar.riwayat import TERBANYAK as KOLOM_TERBANYAK
from dokumen.gambar.riwayat import draw_balok, write_riwayat
from dokumen.gambar.svg import ELIPSIS, Balok
from dokumen.isi import GambarGrafik, GambarRiwayat, JenisGrafik
from sop.capaian import Capaian, Status
from sop.indikator import Akumulasi, Nilai, Predikat, Rentang, Target
from sop.instansi import AturanKategori
from sop.kategori import describe_kategori, find_kategori
from sop.periode import Bagian, Periode
from sop.rekap import BarisRekap
from sop.riwayat import Riwayat, TitikRiwayat
from tests.dokumen.contoh_surat import DAFTAR_BARIS, PERIODE, dihitung, make_baris, make_rekap
from tests.dokumen.test_gambar import size
from tests.potret.contoh import build_rekap, build_riwayat

TIDAK = Capaian(status=Status.TIDAK_DIHITUNG, alasan="Data realisasi belum ada.")
ATURAN = AturanKategori.BERSAMBUNG


def words(daftar: list[Balok]) -> str:
    """Every line of words, in the order in which they were drawn."""
    return "\n".join(teks for balok in daftar for teks in re.findall(r"<text[^>]*>([^<]*)</text>", balok.svg))


def solid(svg: str) -> list[tuple[float, str]]:
    """The filled rectangles that are no ground: how long, and in which colour."""
    kotak = re.findall(r'<rect[^>]*?width="([\d.e+-]+)"[^>]*?fill="(#\w+)"', svg)
    return [(float(lebar), warna) for lebar, warna in kotak if warna in (BIRU, HIJAU, KUNING, MERAH)]


def baris(persen: str | None, kode: str = "K") -> BarisRekap:
    capaian = TIDAK if persen is None else dihitung(persen, persen, "Apa saja")
    return make_baris(kode, capaian, target=Decimal(100), nilai=None if persen is None else Decimal(persen))


def kelompok(*persen: str | None, aturan: AturanKategori | None = ATURAN) -> list[Balok]:
    return list(draw_kelompok({"Sasaran": [baris(satu, f"K{n}") for n, satu in enumerate(persen)]}, aturan))


# -- capaian per sasaran and per unit


def test_a_group_without_a_figure_is_named_and_has_no_bar() -> None:
    daftar = kelompok(None, None)
    assert "Tidak dihitung\n0 dari 2 indikator berkategori; tidak dihitung: K0, K1." in words(daftar)
    assert solid(daftar[1].svg) == []
    assert "stroke-dasharray" in daftar[1].svg


def test_what_is_not_computed_stays_out_of_the_average_and_is_named() -> None:
    teks = words(kelompok("80", None, "100"))
    assert "90%\nTinggi\n2 dari 3 indikator berkategori; tidak dihitung: K1." in teks


def test_a_predikat_below_its_target_is_named_and_counts_for_nothing() -> None:
    teks = words(list(draw_kelompok({"Semua": DAFTAR_BARIS}, None)))
    assert "94,68%" in teks
    assert "2 dari 4 indikator berkategori; belum tercapai: K3; tidak dihitung: K4." in teks


def test_the_category_is_decided_on_the_average_before_it_is_rounded() -> None:
    assert "90%\nSangat Tinggi" in words(kelompok("90.00", "90.00", "90.01"))
    assert "90%\nTinggi" in words(kelompok("90.00"))


def test_without_a_rule_of_ours_no_category_is_invented() -> None:
    teks = words(kelompok("80", aturan=None))
    assert "80%" in teks
    assert not any(nama in teks for nama in ("Tinggi", "Sedang", "Rendah"))


@pytest.mark.parametrize("aturan", AturanKategori)
def test_every_rule_is_known_again_by_its_printed_text(aturan: AturanKategori) -> None:
    assert find_kategori(f"{describe_kategori(aturan)} Capaian tidak dibatasi.") is aturan
    assert find_kategori("Di atas 90 Sangat Tinggi.") is None


@pytest.mark.parametrize("persen", ["-50", "0", "0.01", "100", "125", "126", "9e30"])
def test_no_bar_is_longer_than_its_track_nor_shorter_than_nothing(persen: str) -> None:
    svg = draw_capaian(0, 0, LEBAR_BATANG, Decimal(persen), HIJAU)
    panjang = [lebar for lebar, _ in solid(svg)]
    assert all(0 < lebar <= LEBAR_BATANG for lebar in panjang)
    assert bool(panjang) == (Decimal(persen) > 0)
    assert (svg.count("z") > 0) == (Decimal(persen) > PENUH)


def test_good_middling_and_bad_differ_without_colour() -> None:
    penuh, berarsir, kosong = (draw_batang(0, 0, 300, warna) for warna in (HIJAU, KUNING, MERAH))
    assert penuh.count(LATAR) == 0
    assert "<path" in berarsir
    assert f'fill="{LATAR}"' in kosong
    assert "<path" not in kosong


# -- beside last year


def lalu(n1: Nilai | None, nilai: Nilai | None, akumulasi: Akumulasi = Akumulasi.TERAKHIR) -> BarisRekap:
    satu = make_baris("K", TIDAK, target=Decimal(1), nilai=nilai)
    return replace(satu, indikator=replace(satu.indikator, realisasi_n1=n1, akumulasi=akumulasi))


@pytest.mark.parametrize(
    ("n1", "nilai", "akumulasi", "hasil"),
    [
        (Decimal(80), Decimal(100), Akumulasi.TERAKHIR, Decimal(25)),
        (Decimal(-50), Decimal(-25), Akumulasi.TERAKHIR, Decimal(50)),
        (Decimal(80), Decimal(0), Akumulasi.TERAKHIR, Decimal(-100)),
        (None, Decimal(1), Akumulasi.TERAKHIR, TanpaPerubahan.TANPA_LALU),
        (Decimal(1), None, Akumulasi.TERAKHIR, TanpaPerubahan.TANPA_REALISASI),
        (Decimal(0), Decimal(1), Akumulasi.TERAKHIR, TanpaPerubahan.LALU_NOL),
        (Predikat.B, Predikat.BB, Akumulasi.TERAKHIR, TanpaPerubahan.PREDIKAT),
        (Decimal(80), Decimal(20), Akumulasi.JUMLAH, TanpaPerubahan.SETAHUN),
    ],
)
def test_the_change_is_computed_where_it_is_fair_and_has_a_reason_where_not(
    n1: Nilai | None, nilai: Nilai | None, akumulasi: Akumulasi, hasil: object
) -> None:
    assert compute_perubahan(lalu(n1, nilai, akumulasi), PERIODE) == hasil


def test_a_year_is_set_against_a_year_whatever_it_is_made_of() -> None:
    tahun = Periode(2026, Bagian.TAHUN)
    assert compute_perubahan(lalu(Decimal(80), Decimal(100), Akumulasi.JUMLAH), tahun) == 25


def test_two_years_have_bars_of_one_scale_and_their_figures() -> None:
    balok = draw_antar_tahun(lalu(Decimal(50), Decimal(100)), PERIODE)
    kosong = re.findall(rf'<rect x="{KIRI + 1.5:g}" [^>]*width="([\d.]+)" [^>]*fill="{LATAR}"', balok.svg)
    ((panjang, _),) = solid(balok.svg)
    assert [round(float(satu) + 3) for satu in kosong] == [round((panjang + 3) / 2)]
    assert words([balok]) == "K Indikator K\n2025\n50%\nTW I 2026\n100%\nPerubahan +100%"


@pytest.mark.parametrize("nilai", [None, Predikat.BB, Decimal(0), Decimal(-3)])
def test_what_is_no_length_has_no_bar_but_its_words(nilai: Nilai | None) -> None:
    balok = draw_antar_tahun(lalu(Predikat.B if isinstance(nilai, Predikat) else Decimal(50), nilai), PERIODE)
    assert solid(balok.svg) == []
    assert {None: "tidak ada data", Predikat.BB: "BB", Decimal(0): "0%", Decimal(-3): "-3%"}[nilai] in words([balok])


def test_more_indicators_than_a_phone_shows_are_left_to_the_workbook() -> None:
    daftar = (lalu(Decimal(50), Decimal(100)),) * TERBANYAK
    for jumlah, muat in ((0, False), (1, True), (TERBANYAK, True), (TERBANYAK + 1, False)):
        rekap = make_rekap((*daftar, *daftar)[:jumlah])
        assert fits_antar_tahun(rekap) is muat
        png = write_grafik(GambarGrafik(rekap=rekap, jenis=JenisGrafik.ANTAR_TAHUN))
        assert (size(png)[1] > 450) is muat


# -- both


def test_a_graph_stays_within_what_telegram_takes_as_a_photo() -> None:
    nama = "Meningkatnya kualitas pelayanan bagi penyandang masalah kesejahteraan sosial " * 4
    daftar = []
    for nomor in range(3 * KELOMPOK_TERBANYAK):
        satu = baris(None, "KODE-PANJANG-SEKALI-" * 8)
        indikator = replace(satu.indikator, sasaran=f"{nomor} {nama}")
        daftar.append(replace(satu, indikator=indikator, unit_nama=f"{nomor} {nama}"))
    for jumlah in (KELOMPOK_TERBANYAK // 2, KELOMPOK_TERBANYAK, KELOMPOK_TERBANYAK + 1, len(daftar)):
        isi = GambarGrafik(rekap=make_rekap(tuple(daftar[:jumlah])), jenis=JenisGrafik.CAPAIAN)
        assert sum(size(write_grafik(isi))) <= 10_000


@pytest.mark.parametrize("jenis", JenisGrafik)
def test_an_empty_rekap_and_words_that_look_like_markup_can_be_drawn(jenis: JenisGrafik) -> None:
    jahat = replace(make_rekap(()), instansi="<b>&\x0b\x00=1+1]]>", aturan="\x00")
    for rekap in (jahat, build_rekap()):
        assert write_grafik(GambarGrafik(rekap=rekap, jenis=jenis)).startswith(b"\x89PNG")


# -- the history of one indicator


def titik(nilai: Nilai | None, target: Target | None = None, sebutan: str = "Triwulan I 2026") -> TitikRiwayat:
    return TitikRiwayat(sebutan=sebutan, target=target, nilai=nilai, capaian=TIDAK)


def riwayat(*daftar: TitikRiwayat) -> Riwayat:
    return replace(build_riwayat("LINJAMSOS-3"), daftar=daftar)


def test_each_period_has_its_column_and_a_row_with_every_figure_in_full() -> None:
    balok = list(draw_balok(build_riwayat()))
    teks = words(balok)
    assert len(solid(balok[1].svg)) == 4  # of five periods, one without data
    assert "TW III 2026\n70%\n68%\n97,14%\nSangat Tinggi" in teks
    assert "TW II 2026\n45%\ntidak ada data\ntidak dihitung" in teks


def test_a_measured_zero_is_written_and_no_data_is_no_zero() -> None:
    balok = list(draw_balok(riwayat(titik(Decimal(5)), titik(Decimal(0)), titik(None))))
    assert [lebar > 0 for lebar, _ in solid(balok[1].svg)] == [True, True]
    assert words(balok[1:2]).split("\n")[:7] == ["5", "TW I 2026", "0", "TW I 2026", "tidak", "ada", "data"]
    assert 'height="0"' in balok[1].svg


def test_predikat_have_no_columns_but_stand_in_the_table() -> None:
    balok = list(draw_balok(riwayat(titik(Predikat.B, Predikat.A), titik(Predikat.A, Predikat.A))))
    assert sum((solid(satu.svg) for satu in balok), []) == []  # noqa: RUF017 - a handful of short lists
    assert "TW I 2026\nA\nB\ntidak dihitung" in words(balok)


def test_a_range_has_two_marks_and_a_target_one() -> None:
    rentang, tunggal, tanpa = (
        list(draw_balok(riwayat(titik(Decimal(5), target))))[1].svg.count('stroke-width="5"')
        for target in (Rentang(Decimal(4), Decimal(6)), Decimal(4), None)
    )
    assert (rentang, tunggal, tanpa) == (2, 1, 0)


def test_of_many_periods_the_newest_are_shown_and_it_says_so() -> None:
    daftar = tuple(titik(Decimal(n + 1), sebutan=f"Tahun {2000 + n}") for n in range(KOLOM_TERBANYAK + 3))
    teks = words(list(draw_balok(riwayat(*daftar))))
    assert f"Ditampilkan {KOLOM_TERBANYAK} periode terakhir dari {len(daftar)}." in teks
    assert "Tahun 2002" not in teks
    assert "Tahun 2003" in teks


def test_large_figures_are_shortened_above_the_column_and_never_to_nothing() -> None:
    teks = words(list(draw_balok(riwayat(titik(Decimal(812_500_000)), titik(Decimal(68))))))
    assert teks.count("812,5\n") == 1
    assert "812.500.000" in teks
    assert "\n68\n" in teks
    assert "dibulatkan dalam juta" in teks


@pytest.mark.parametrize("nilai", [(), (None,), ("-5",), ("-5", "7"), ("0",), ("9e30", "1")])
def test_any_history_can_be_drawn(nilai: tuple[str | None, ...]) -> None:
    daftar = tuple(titik(None if satu is None else Decimal(satu), Decimal(3)) for satu in nilai)
    png = write_riwayat(GambarRiwayat(riwayat(*daftar)))
    assert sum(size(png)) <= 10_000


def test_no_word_of_the_example_is_cut() -> None:
    assert ELIPSIS not in words(list(draw_balok(build_riwayat())))
