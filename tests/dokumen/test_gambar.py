"""The rekap's picture: letters are really drawn, lines stay in their place, long rekaps become units."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dokumen.gambar.baris import BIRU, HIJAU, KOTAK, KUNING, LATAR, MERAH, NADA, REDUP, UTAMA
from dokumen.gambar.kartu import BARIS_TERBANYAK, write_gambar
from dokumen.gambar.kepala import LEBAR
from dokumen.gambar.svg import ELIPSIS, Balok, Huruf, draw_teks, measure_teks, render_png, shrink_huruf, wrap_teks
from dokumen.isi import GambarRekap
from dokumen.teks import clean_teks
from sop.kategori import TABEL
from tests.dokumen.contoh_surat import DAFTAR_BARIS, dihitung, make_baris, make_rekap

HITAM = Huruf(ukuran=20, warna="#000000")
TEBAL = Huruf(ukuran=20, warna="#000000", tebal=700)


def size(png: bytes) -> tuple[int, int]:
    lebar, tinggi = struct.unpack(">II", png[16:24])
    return lebar, tinggi


def rows(png: bytes) -> Iterator[bytes]:
    """The rows of an 8-bit RGBA picture from the top, unfiltered as the PNG standard says."""
    data, letak = b"", 8
    while letak < len(png):
        panjang, jenis = struct.unpack(">I4s", png[letak : letak + 8])
        data += png[letak + 8 : letak + 8 + panjang] if jenis == b"IDAT" else b""
        letak += 12 + panjang
    mentah, lebar = zlib.decompress(data), 4 * size(png)[0]
    atas = bytes(lebar)
    for mulai in range(0, len(mentah), lebar + 1):
        atas = _unfilter(mentah[mulai], mentah[mulai + 1 : mulai + 1 + lebar], atas)
        yield atas


def _unfilter(cara: int, isi: bytes, atas: bytes) -> bytes:
    hasil = bytearray(isi)
    for i, nilai in enumerate(isi):
        kiri, serong = (hasil[i - 4], atas[i - 4]) if i >= 4 else (0, 0)
        duga = kiri + atas[i] - serong
        paeth = min((kiri, atas[i], serong), key=lambda satu: abs(duga - satu))
        hasil[i] = (nilai + (0, kiri, atas[i], (kiri + atas[i]) // 2, paeth)[cara]) % 256
    return bytes(hasil)


def ink(teks: str, huruf: Huruf, lebar: int = 240) -> list[int]:
    """The columns in which one line of words left ink."""
    png = render_png(Balok(draw_teks(0, 22, teks, huruf), 30), lebar, "#ffffff")
    kolom = {i // 4 for baris in rows(png) for i in range(0, 4 * lebar, 4) if baris[i] < 128}
    return sorted(kolom)


def contrast(depan: str, latar: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""

    def luminance(warna: str) -> float:
        kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in kanal)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    terang, gelap = sorted((luminance(depan), luminance(latar)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def test_words_leave_ink_and_no_words_leave_none() -> None:
    assert ink("", HITAM) == []
    assert len(ink("Capaian 87,5%", HITAM)) > 50


def test_the_weights_are_different_faces() -> None:
    assert ink("Capaian", HITAM) != ink("Capaian", TEBAL)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1, max_size=10))
@settings(max_examples=25, deadline=None)
def test_no_line_is_wider_than_was_measured(teks: str) -> None:
    for huruf in (HITAM, TEBAL):
        assert max(ink(teks, huruf), default=0) <= measure_teks(teks, huruf) + 2


@pytest.mark.parametrize(
    "teks", ["0123456789", "abcdefghijklm", "nopqrstuvwxyz", "ABCDEFGHIJ", "KLMNOPQRS", "TUVWXYZ&%"]
)
def test_the_measure_is_near_the_width_and_never_below(teks: str) -> None:
    for huruf in (HITAM, TEBAL):
        assert 0.8 * measure_teks(teks, huruf) <= max(ink(teks, huruf)) <= measure_teks(teks, huruf)


def test_a_figure_too_wide_is_set_smaller_and_never_cut() -> None:
    assert shrink_huruf("87,5%", 200, TEBAL) is TEBAL
    angka = "100.000.000.000,01%"
    assert measure_teks(angka, shrink_huruf(angka, 100, TEBAL)) <= 100 < measure_teks(angka, TEBAL)


@given(st.text(max_size=80), st.integers(1, 4))
def test_wrapped_lines_fit_and_lose_nothing_without_a_mark(teks: str, baris: int) -> None:
    daftar = wrap_teks(teks, 150, HITAM, baris)
    assert len(daftar) <= baris
    assert all(measure_teks(satu, HITAM) <= 150 for satu in daftar)
    if ELIPSIS not in "".join(daftar):
        assert " ".join(daftar) == " ".join(clean_teks(teks).split())


def test_a_long_name_is_wrapped_and_cut_at_the_end() -> None:
    nama = "Persentase pemberian bantuan bagi korban bencana yang tersampaikan"
    assert wrap_teks(nama, 260, HITAM, 2) == ["Persentase pemberian", "bantuan bagi korban…"]
    assert wrap_teks("", 500, HITAM, 2) == []


def test_the_head_of_the_card_is_really_written() -> None:
    png = write_gambar(GambarRekap(make_rekap()))
    gelap = [any(baris[i] < 64 for i in range(0, 4 * LEBAR, 4)) for baris in islice(rows(png), 200)]
    assert size(png)[0] == LEBAR
    assert not any(gelap[:50])
    assert sum(gelap[95:150]) > 30


def test_up_to_the_limit_each_indicator_has_its_place_and_beyond_it_each_unit() -> None:
    penuh = (DAFTAR_BARIS * BARIS_TERBANYAK)[:BARIS_TERBANYAK]
    tinggi = [size(write_gambar(GambarRekap(make_rekap(d))))[1] for d in (penuh, penuh + penuh)]
    assert tinggi[0] > 2000 > 1000 > tinggi[1]


def test_a_picture_stays_within_what_telegram_takes_as_a_photo() -> None:
    nama = "Persentase pemberian bantuan bagi korban bencana yang tersampaikan tepat waktu " * 3
    baris = replace(DAFTAR_BARIS[3], unit_nama="Bidang")
    baris = replace(baris, indikator=replace(baris.indikator, nama=nama), capaian=replace(baris.capaian, alasan=nama))
    lebar, tinggi = size(write_gambar(GambarRekap(make_rekap((baris,) * BARIS_TERBANYAK))))
    assert lebar + tinggi <= 10_000


@pytest.mark.parametrize("mentah", ["-50", "0", "0.01", "100", "100.01", "99999999999999999999999999999999"])
def test_any_capaian_can_be_drawn(mentah: str) -> None:
    baris = make_baris("K", dihitung(mentah, mentah, "Apa saja"), target=Decimal(1), nilai=Decimal(1))
    assert write_gambar(GambarRekap(make_rekap((baris,)))).startswith(b"\x89PNG")


def test_an_empty_rekap_and_words_that_look_like_markup_can_be_drawn() -> None:
    kosong = write_gambar(GambarRekap(make_rekap(())))
    jahat = replace(make_rekap(()), instansi="<b>&\x0b\x00=1+1]]>", aturan="\x00")
    assert size(write_gambar(GambarRekap(jahat)))[1] <= size(kosong)[1]


def test_every_category_of_the_rules_has_its_tone() -> None:
    assert {jenjang.nama for tabel in TABEL.values() for jenjang in tabel.daftar_jenjang} == NADA.keys()


@pytest.mark.parametrize("warna", [UTAMA, REDUP, BIRU, HIJAU, KUNING, MERAH])
def test_every_colour_of_words_has_the_contrast_of_wcag_aa(warna: str) -> None:
    assert contrast(warna, LATAR) >= 4.5
    assert contrast(UTAMA, KOTAK) >= 4.5
    assert contrast(REDUP, KOTAK) >= 4.5
