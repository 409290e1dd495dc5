"""Figures as offices type them: read where certain, asked where in doubt, refused in plain words."""

import time
from decimal import Decimal

import pytest

from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda, parse_realisasi
from sop.indikator import Jenis, Predikat

ANGKA, PERSEN, RASIO, RUPIAH, ORDINAL = Jenis


@pytest.mark.parametrize(
    ("teks", "jenis", "nilai", "keterangan"),
    [
        ("87,5%", PERSEN, "87.5", ""),
        ("87.5 %", PERSEN, "87.5", ""),
        ("87,5", PERSEN, "87.5", ""),
        ("69.33%", PERSEN, "69.33", ""),
        ("100 persen", PERSEN, "100", ""),
        ("123,94 persen", PERSEN, "123.94", ""),
        ("sebesar 87,5%.", PERSEN, "87.5", ""),
        ("38% (Evaluasi Semester I)", PERSEN, "38", "Evaluasi Semester I"),
        ("38% s.d. Triwulan III (sementara)", PERSEN, "38", "s.d. Triwulan III; sementara"),
        ("-5%", PERSEN, "-5", ""),
        ("−5,25", PERSEN, "-5.25", ""),
        ("minus 5", ANGKA, "-5", ""),
        ("+5", ANGKA, "5", ""),
        ("0", ANGKA, "0", ""),
        ("007", ANGKA, "7", ""),
        ("110 organisasi", ANGKA, "110", "organisasi"),
        ("24 jam", ANGKA, "24", "jam"),
        ("12 m²", ANGKA, "12", "m²"),
        ("1.250.000", ANGKA, "1250000", ""),
        ("1,250,000", ANGKA, "1250000", ""),
        ("1.250,75", ANGKA, "1250.75", ""),
        ("1,250.75", ANGKA, "1250.75", ""),
        ("1.250,000", ANGKA, "1250", ""),
        ("1250,5", ANGKA, "1250.5", ""),
        ("1234.567", ANGKA, "1234.567", ""),
        ("0.125", ANGKA, "0.125", ""),
        ("0,125", RASIO, "0.125", ""),
        ("1,2550", ANGKA, "1.255", ""),
        ("65.040,-", ANGKA, "65040", ""),
        ("1,2 juta", ANGKA, "1200000", ""),
        ("1,2 juta orang", ANGKA, "1200000", "orang"),
        ("15 rb", ANGKA, "15000", ""),
        ("1,2 juta", RUPIAH, "1200000", ""),
        ("Rp1,5 miliar", RUPIAH, "1500000000", ""),
        ("Rp2 triliun", RUPIAH, "2000000000000", ""),
        ("Rp. 65.040.000,-", RUPIAH, "65040000", ""),
        ("Rp 65.040.000.-", RUPIAH, "65040000", ""),
        ("Rp1.250.000,50", RUPIAH, "1250000.5", ""),
        ("1.250.000 rupiah", RUPIAH, "1250000", "rupiah"),
        ("1.250", RUPIAH, "1250", ""),
        ("1,250", RUPIAH, "1250", ""),
        ("-Rp5.000", RUPIAH, "-5000", ""),
        ("Rp -5.000", RUPIAH, "-5000", ""),
        ("１２，５％", PERSEN, "12.5", ""),
        ("١٢", ANGKA, "12", ""),
        ("1\u00a0250\u00a0000", ANGKA, "1250000", ""),
        ("Rp\u00a01\u2009250", RUPIAH, "1250", ""),
        ("\u200e 87,5\u00a0% \u200f", PERSEN, "87.5", ""),
        ("123456789012345", ANGKA, "123456789012345", ""),
    ],
)
def test_a_certain_figure_is_read(teks: str, jenis: Jenis, nilai: str, keterangan: str) -> None:
    assert parse_realisasi(teks, jenis) == Terbaca(Decimal(nilai), keterangan=keterangan)


@pytest.mark.parametrize(
    ("teks", "jenis", "nilai", "keterangan"),
    [
        ("nol", ANGKA, "0", ""),
        ("Seribu dua ratus", ANGKA, "1200", ""),
        ("empat puluh dua orang", ANGKA, "42", "orang"),
        ("sejumlah dua belas", ANGKA, "12", ""),
        ("seribu duaratus", ANGKA, "1200", ""),
        ("duapuluh lima", ANGKA, "25", ""),
        ("satu koma dua miliar rupiah", RUPIAH, "1200000000", "rupiah"),
        ("dua koma lima juta", ANGKA, "2500000", ""),
        ("realisasi: 110 orang", ANGKA, "110", "orang"),
        ("jumlahnya ada 1.200 (seribu dua ratus)", ANGKA, "1200", "seribu dua ratus"),
        ("total = 12 dokumen", ANGKA, "12", "dokumen"),
        ("mencapai 87,5%", PERSEN, "87.5", ""),
        ("realisasinya sebesar Rp65.040.000,-", RUPIAH, "65040000", ""),
        ("minus lima", ANGKA, "-5", ""),
        ("dua koma satu dua lima", ANGKA, "2.125", ""),
        ("delapan puluh tujuh koma lima persen", PERSEN, "87.5", ""),
        ("seratus", PERSEN, "100", ""),
        ("satu juta dua ratus lima puluh ribu rupiah", RUPIAH, "1250000", "rupiah"),
        ("sejuta", RUPIAH, "1000000", ""),
        ("dua miliar tiga ratus juta", RUPIAH, "2300000000", ""),
        ("Rp1,2 T", RUPIAH, "1200000000000", ""),
        ("1.250 (seribu dua ratus lima puluh)", ANGKA, "1250", "seribu dua ratus lima puluh"),
        ("1.250 (satu koma dua lima)", ANGKA, "1.25", "satu koma dua lima"),
        ("1.250 orang (seribu dua ratus lima puluh orang)", ANGKA, "1250", "orang; seribu dua ratus lima puluh orang"),
        ("seribu dua ratus (1.200)", ANGKA, "1200", "1.200"),
        ("Rp65.000.000 (enam puluh lima juta rupiah)", RUPIAH, "65000000", "enam puluh lima juta rupiah"),
        ("12 (termasuk satu yang ditunda)", ANGKA, "12", "termasuk satu yang ditunda"),
        ("5 dokumen pelayanan satu pintu", ANGKA, "5", "dokumen pelayanan satu pintu"),
    ],
)
def test_a_figure_in_words_is_read_and_words_beside_digits_decide(
    teks: str, jenis: Jenis, nilai: str, keterangan: str
) -> None:
    assert parse_realisasi(teks, jenis) == Terbaca(Decimal(nilai), keterangan=keterangan)


@pytest.mark.parametrize(
    ("teks", "nilai", "bagian", "keterangan"),
    [
        ("80% (12/15)", "80", ("12", "15"), "12/15"),
        ("90,9% (100 dari 110 organisasi)", Decimal(10000) / 110, ("100", "110"), "100 dari 110 organisasi"),
        ("90,91 % (100/110)", Decimal(10000) / 110, ("100", "110"), "100/110"),
        ("90% (100/110)", Decimal(10000) / 110, ("100", "110"), "100/110"),
        ("12 dari 15 (80%)", "80", ("12", "15"), "80%"),
        ("87% (12/2026)", "87", None, "12/2026"),
        ("87% (12 kecamatan)", "87", None, "12 kecamatan"),
        ("12/15 (2 ditunda)", "80", ("12", "15"), "2 ditunda"),
    ],
)
def test_a_persen_beside_its_two_counts_is_computed_from_them(
    teks: str, nilai: str | Decimal, bagian: tuple[str, str] | None, keterangan: str
) -> None:
    pembilang, penyebut = map(Decimal, bagian) if bagian else (None, None)
    assert parse_realisasi(teks, PERSEN) == Terbaca(Decimal(nilai), pembilang, penyebut, keterangan)


@pytest.mark.parametrize("teks", ["80% (12/14)", "69,33% (9,71 dari 14)", "12 dari 15 (85%)", "38% (5 dari 10)"])
def test_a_persen_that_its_two_counts_deny_is_refused(teks: str) -> None:
    with pytest.raises(AngkaTidakTerbaca, match="tidak cocok"):
        parse_realisasi(teks, PERSEN)


@pytest.mark.parametrize(
    ("teks", "pilihan"),
    [
        ("12 dari 15", [("12", "dari 15"), ("15", "di antaranya 12")]),
        ("100 dari 110 organisasi", [("100", "organisasi dari 110"), ("110", "organisasi di antaranya 100")]),
        ("lima dari sepuluh", [("5", "dari 10"), ("10", "di antaranya 5")]),
    ],
)
def test_of_two_counts_where_one_is_wanted_the_person_chooses(teks: str, pilihan: list[tuple[str, str]]) -> None:
    dibaca = parse_realisasi(teks, ANGKA)
    assert dibaca == Ragu(tuple(Terbaca(Decimal(nilai), keterangan=kata) for nilai, kata in pilihan))


@pytest.mark.parametrize(
    ("teks", "jenis", "nilai", "pembilang", "penyebut", "keterangan"),
    [
        ("12/15", PERSEN, "80", "12", "15", ""),
        ("15 / 12", PERSEN, "125", "15", "12", ""),
        ("0/15", PERSEN, "0", "0", "15", ""),
        ("100 dari 110 organisasi", PERSEN, "90.90909090909090909090909091", "100", "110", "organisasi"),
        ("12 orang dari 15 orang (TW I)", PERSEN, "80", "12", "15", "orang; TW I"),
        ("12/15", RASIO, "0.8", "12", "15", ""),
        ("1:25", RASIO, "0.04", "1", "25", ""),
        ("1 banding 25", RASIO, "0.04", "1", "25", ""),
        ("satu berbanding dua puluh lima", RASIO, "0.04", "1", "25", ""),
        ("dua belas dari lima belas orang", PERSEN, "80", "12", "15", "orang"),
        ("1.250,5/2.501", PERSEN, "50", "1250.5", "2501", ""),
    ],
)
def test_a_part_of_a_whole_is_kept_and_divided(
    teks: str, jenis: Jenis, nilai: str, pembilang: str, penyebut: str, keterangan: str
) -> None:
    dibaca = parse_realisasi(teks, jenis)
    assert dibaca == Terbaca(Decimal(nilai), Decimal(pembilang), Decimal(penyebut), keterangan)


@pytest.mark.parametrize(
    ("teks", "jenis", "pilihan"),
    [
        ("1.250", ANGKA, ["1250", "1.25"]),
        ("1,250", ANGKA, ["1.25", "1250"]),
        ("1.250", PERSEN, ["1.25", "1250"]),
        ("-1.250%", PERSEN, ["-1.25", "-1250"]),
        ("1.250", RASIO, ["1.25", "1250"]),
        ("1.250 juta", RUPIAH, ["1250000000", "1250000"]),
        ("Rp1,2 M", RUPIAH, ["1200000000", "1200000"]),
        ("1.250/500", PERSEN, ["250", "0.25"]),
    ],
)
def test_a_figure_with_two_readings_is_asked_back_the_likelier_first(
    teks: str, jenis: Jenis, pilihan: list[str]
) -> None:
    dibaca = parse_realisasi(teks, jenis)
    assert isinstance(dibaca, Ragu)
    assert [satu.nilai for satu in dibaca.pilihan] == list(map(Decimal, pilihan))


@pytest.mark.parametrize(
    ("teks", "nilai", "keterangan"),
    [
        *((predikat.value, predikat, "") for predikat in Predikat),
        ("bb", Predikat.BB, ""),
        ("Nilai B", Predikat.B, ""),
        ("predikat a.", Predikat.A, ""),
        ("B (65,20)", Predikat.B, "65,20"),
    ],
)
def test_a_predikat_is_read_in_any_case(teks: str, nilai: Predikat, keterangan: str) -> None:
    assert parse_realisasi(teks, ORDINAL) == Terbaca(nilai, keterangan=keterangan)


@pytest.mark.parametrize(
    "teks",
    [
        "n/a",
        "N/A",
        "#N/A",
        "n.a.",
        "-",
        "–",
        "tidak ada data",
        "Data belum tersedia",
        "belum ada data karena BPS belum merilis",
        "data tidak ada",
        "belum tersedia (menunggu BPS)",
    ],
)
@pytest.mark.parametrize("jenis", Jenis)
def test_no_data_is_no_figure_whatever_is_measured(teks: str, jenis: Jenis) -> None:
    assert parse_realisasi(teks, jenis) == TidakAda(teks.replace("–", "-"))


UMUM = "Isian belum dapat dibaca dengan pasti."
DUA = "Isian memuat lebih dari satu angka."
KIRA = "Isian memuat perkiraan, sedangkan yang dicatat adalah angka pasti."
RENTANG = "Isian berupa rentang, sedangkan yang dicatat adalah satu angka."
HURUF = "Angka dan huruf di dalam kurung tidak sama."
NOL = "Isian dapat berarti nol, dapat pula berarti belum ada data. Bila hasilnya nol, tulis 0."
BESAR = "Angka paling banyak 15 digit di depan koma dan 13 digit di belakang koma."


@pytest.mark.parametrize(
    ("teks", "jenis", "sebab"),
    [
        ("", ANGKA, UMUM),
        ("banyak", ANGKA, UMUM),
        ("(12)", ANGKA, UMUM),
        ("12 (belum", ANGKA, UMUM),
        ("12\x00", ANGKA, UMUM),
        ("12 (a\x00b)", ANGKA, UMUM),
        ("12 (\ud800)", ANGKA, UMUM),
        ("\u202e12", ANGKA, UMUM),
        ("½", PERSEN, UMUM),
        ("12½", PERSEN, UMUM),
        ("5²", ANGKA, UMUM),
        ("1.000.00", ANGKA, UMUM),
        ("1.250.00,5", ANGKA, UMUM),
        ("87,5,", PERSEN, UMUM),
        ("12.03.2026", ANGKA, UMUM),
        ("=5", ANGKA, UMUM),
        (">80", PERSEN, KIRA),
        ("- 5", ANGKA, UMUM),
        ("80 lebih", ANGKA, KIRA),
        ("80an", ANGKA, KIRA),
        ("80-an", ANGKA, KIRA),
        ("sekitar 80", ANGKA, KIRA),
        ("110 tidak aktif", ANGKA, UMUM),
        ("5 k", ANGKA, UMUM),
        ("1,2 M", ANGKA, UMUM),
        ("1,2 jut", ANGKA, UMUM),
        ("5 ratus", ANGKA, UMUM),
        ("5 ribu juta", ANGKA, UMUM),
        ("Rp5.000", ANGKA, UMUM),
        ("87,5%", ANGKA, UMUM),
        ("87,5%", RASIO, UMUM),
        ("87,5%", RUPIAH, UMUM),
        ("110 organisasi", PERSEN, UMUM),
        ("1,2 juta", PERSEN, UMUM),
        ("Rp5.000 per orang", RUPIAH, UMUM),
        ("Rp1.2345", RUPIAH, UMUM),
        ("Rp -", RUPIAH, UMUM),
        ("12/15%", PERSEN, UMUM),
        ("100 naik dari 90", PERSEN, UMUM),
        ("65,20", ORDINAL, UMUM),
        ("A+", ORDINAL, UMUM),
        ("BBB", ORDINAL, UMUM),
        ("nihil", ORDINAL, UMUM),
        ("±1.200", ANGKA, KIRA),
        ("+/- 1200", ANGKA, KIRA),
        ("kurang lebih seribu", ANGKA, KIRA),
        ("lebih dari lima puluh orang", ANGKA, KIRA),
        ("Rp 5 juta s.d. 6 juta", RUPIAH, DUA),
        ("50 - 60 orang", ANGKA, RENTANG),
        ("80% s.d. 90%", PERSEN, RENTANG),
        ("lima sampai enam", ANGKA, RENTANG),
        ("satu dua", ANGKA, UMUM),
        ("lima dua puluh", ANGKA, UMUM),
        ("puluh", ANGKA, UMUM),
        ("dua koma", ANGKA, UMUM),
        ("1 koma lima", ANGKA, UMUM),
        ("12 dua", ANGKA, UMUM),
        ("satu setengah", ANGKA, UMUM),
        ("tiga perempat", ANGKA, UMUM),
        ("dua belasan", ANGKA, UMUM),
        ("ratusan", ANGKA, UMUM),
        ("seratus persen", ANGKA, UMUM),
        ("1,2 T", ANGKA, UMUM),
        ("1.200 (seribu tiga ratus)", ANGKA, HURUF),
        ("seribu dua ratus (1.300)", ANGKA, HURUF),
        ("1.200 dari 1.500", ANGKA, DUA),
        ("12 dan 15", PERSEN, DUA),
        ("12 15", ANGKA, DUA),
        ("1 250 000", ANGKA, DUA),
        ("12\n15", ANGKA, DUA),
        ("80-90", PERSEN, RENTANG),
        ("12/03/2026", PERSEN, DUA),
        ("05/12", PERSEN, DUA),
        ("2026-03-12", ANGKA, DUA),
        ("1e5", ANGKA, DUA),
        ("1,2E+3", ANGKA, DUA),
        ("=1+1", ANGKA, DUA),
        ("10^5", ANGKA, DUA),
        ("12/15", ANGKA, DUA),
        ("12/15", RUPIAH, DUA),
        ("1:25", PERSEN, DUA),
        ("nihil", ANGKA, NOL),
        ("Kosong", RUPIAH, NOL),
        ("tidak ada", PERSEN, NOL),
        ("belum ada", RASIO, NOL),
        ("12/0", PERSEN, "Penyebut nol tidak dapat dihitung."),
        ("0/0,00", RASIO, "Penyebut nol tidak dapat dihitung."),
        ("1234567890123456", ANGKA, BESAR),
        ("999999999999 juta", RUPIAH, BESAR),
        ("999999999999999/0,0000001", RASIO, BESAR),
        ("1234567890123456/2", PERSEN, BESAR),
        ("-123456789012345,12345678901234", ANGKA, BESAR),
        ("9" * 201, ANGKA, "Isian terlalu panjang untuk dibaca sebagai angka."),
    ],
)
def test_what_is_not_certain_is_refused_with_its_reason(teks: str, jenis: Jenis, sebab: str) -> None:
    with pytest.raises(AngkaTidakTerbaca) as galat:
        parse_realisasi(teks, jenis)
    assert galat.value.pesan.split(" Mohon")[0] == sebab


@pytest.mark.parametrize(
    ("jenis", "pesan"),
    [
        (ANGKA, "Mohon tulis satu angka, misalnya 110 atau 1.250,5."),
        (PERSEN, "Mohon tulis persen, misalnya 87,5% atau 12/15."),
        (RASIO, "Mohon tulis rasio, misalnya 0,85 atau 12/15."),
        (RUPIAH, "Mohon tulis rupiah, misalnya Rp1.250.000 atau 1,2 juta."),
        (ORDINAL, "Mohon tulis salah satu predikat: AA, A, BB, B, CC, C, atau D."),
    ],
)
def test_a_refusal_says_what_is_accepted(jenis: Jenis, pesan: str) -> None:
    with pytest.raises(AngkaTidakTerbaca) as galat:
        parse_realisasi("banyak sekali", jenis)
    assert galat.value.pesan == f"{UMUM} {pesan} Bila datanya belum ada, tulis: tidak ada data."


@pytest.mark.parametrize("pola", ["1.", "1 ", "a ", "(", "1,-", "12/15 ", "1 dari ", "tidak ", "½", "\u00a0"])
def test_five_thousand_characters_are_refused_at_once(pola: str) -> None:
    mulai = time.perf_counter()
    with pytest.raises(AngkaTidakTerbaca):
        parse_realisasi(pola * 5_000, PERSEN)
    with pytest.raises(AngkaTidakTerbaca):
        parse_realisasi((pola * 200)[:200], PERSEN)
    assert time.perf_counter() - mulai < 0.5


NAMA_SATUAN = """
orang jiwa unit KK KPM desa lembaga dokumen laporan layanan kegiatan lansia anak panti bulan hari kasus keluarga
hektare kilometer ml peserta paket titik truk rumah buku triwulan poin juara putra liter
"""


@pytest.mark.parametrize("satuan", NAMA_SATUAN.split())
def test_ordinary_units_are_not_mistaken_for_multipliers(satuan: str) -> None:
    assert parse_realisasi(f"5 {satuan}", ANGKA) == Terbaca(Decimal(5), keterangan=satuan)
