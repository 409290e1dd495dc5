"""Our templates: made by the code that is beside them, filled in whole, and the same bytes for the same value."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Surat
from docx.oxml.ns import qn

from dokumen.daftar import draw, dump_isi
from dokumen.isi import NotaDinas
from dokumen.surat.buat_bawaan import build_templat
from dokumen.surat.daftar_surat import BY_JENIS, DAFTAR_SURAT, sha256_bawaan, templat_bawaan
from dokumen.templat.field import empty, sample
from dokumen.templat.jenis import JenisSurat
from dokumen.templat.lukis import render
from tests.dokumen.contoh_surat import DARI_TEMPLAT, NOTA_DINAS
from tests.dokumen.gambar_logo import make_png

each = pytest.mark.parametrize("jenis", DAFTAR_SURAT, ids=lambda jenis: jenis.jenis)


def say(surat: Surat) -> list[str]:
    """Every paragraph, those in tables and feet too, in order."""
    bagian = [surat.element.body, *(satu.footer._element for satu in surat.sections)]  # noqa: SLF001 - tables and all
    return ["".join(huruf.text or "" for huruf in p.iter(qn("w:t"))) for satu in bagian for p in satu.iter(qn("w:p"))]


def fields_of(surat: Surat) -> Iterator[str]:
    yield from re.findall(r"\{\{ ([\w.]+) \}\}", "\n".join(say(surat)))


@each
def test_the_file_of_a_template_is_what_the_code_makes(jenis: JenisSurat) -> None:
    assert build_templat(jenis) == templat_bawaan(jenis.jenis), "run `make templat`"


def test_every_letter_has_its_template_and_no_other_file_lies_there() -> None:
    assert len({sha256_bawaan(jenis.jenis) for jenis in DAFTAR_SURAT}) == len(DAFTAR_SURAT) == len(DARI_TEMPLAT)
    assert {type(isi) for isi in DARI_TEMPLAT} == {jenis.kelas for jenis in DAFTAR_SURAT}


@each
def test_our_template_uses_every_field_there_is(jenis: JenisSurat) -> None:
    dipakai = {nama.split(".")[0] for nama in fields_of(Document(io.BytesIO(templat_bawaan(jenis.jenis))))}
    teks = "\n".join(say(Document(io.BytesIO(templat_bawaan(jenis.jenis)))))
    dipakai |= set(re.findall(r"\{%(?:p|tr) for \w+ in (\w+) %\}", teks))
    assert {field.name for field in jenis.load().fields} - dipakai == set()


@each
@pytest.mark.parametrize("isi", [sample, empty], ids=["sample", "empty"])
def test_nothing_of_the_template_is_left_in_the_paper(jenis: JenisSurat, isi: object) -> None:
    assert callable(isi)
    teks = "\n".join(say(render(templat_bawaan(jenis.jenis), isi(jenis.load().fields))))
    assert not re.search(r"\{[{%#]|[}%#]\}", teks)


@pytest.mark.parametrize("isi", DARI_TEMPLAT, ids=lambda isi: dump_isi(isi)[0])
def test_every_value_of_a_paper_stands_in_it(isi: object) -> None:
    jenis = next(satu for satu in DAFTAR_SURAT if satu.kelas is type(isi))
    teks = "\n".join(say(render(templat_bawaan(jenis.jenis), jenis.load().context(isi))))
    for nilai in jenis.load().context(isi).values():
        semua = [nilai] if isinstance(nilai, str) else list(nilai)
        for satu in semua:
            kata = list(satu.values()) if isinstance(satu, dict) else [str(satu)]
            assert all(potongan in teks for teks_nilai in kata for potongan in teks_nilai.split("\n"))


@pytest.mark.parametrize("nama", ["A & B <C>", "{{ nomor }}", "{_{ x }_}", "{% for %}", "&lt;", "“x”", "a\tb", "#} %}"])
def test_a_name_stays_as_it_was_typed(nama: str) -> None:
    isi = replace(NOTA_DINAS, penanda=replace(NOTA_DINAS.penanda, nama=nama), kepada=nama)
    surat = Document(io.BytesIO(draw(*dump_isi(isi))))
    assert nama in [paragraf.text for paragraf in surat.paragraphs]
    assert surat.tables[0].rows[0].cells[2].text == nama


def test_a_kabupaten_is_not_named_twice_in_the_head() -> None:
    assert say(Document(io.BytesIO(draw(*dump_isi(NOTA_DINAS)))))[:3] == [
        "PEMERINTAH KABUPATEN MISAL",
        "DINAS CONTOH",
        "Jalan Contoh Nomor 1",
    ]


@pytest.mark.parametrize(("lebar", "tinggi"), [(100, 130), (130, 100), (2000, 10)])
def test_the_logo_stands_in_the_head_within_its_room(lebar: int, tinggi: int) -> None:
    berkas = draw(*dump_isi(NOTA_DINAS), None, None, make_png(lebar, tinggi))
    assert berkas == draw(*dump_isi(NOTA_DINAS), None, None, make_png(lebar, tinggi))
    surat = Document(io.BytesIO(berkas))
    (gambar,) = surat.inline_shapes
    assert max(gambar.width.cm, gambar.height.cm) == pytest.approx(2.2)
    assert gambar.width / gambar.height == pytest.approx(lebar / tinggi, rel=0.01)
    assert "DINAS CONTOH" in surat.tables[0].rows[0].cells[1].text


def test_an_office_s_own_template_is_what_a_paper_is_drawn_from() -> None:
    surat = Document()
    surat.add_paragraph("SURAT {{ nomor }} kepada {{ kepada|upper }}")
    keluar = io.BytesIO()
    surat.save(keluar)
    jenis, teks = dump_isi(NOTA_DINAS)
    berkas = draw(jenis, teks, None, keluar.getvalue())
    hasil = Document(io.BytesIO(berkas))
    assert [satu.text for satu in hasil.paragraphs] == ["SURAT 1/800/I/2026/Dinsos kepada SEKRETARIS"]
    assert hasil.core_properties.author == NOTA_DINAS.kop.nama
    assert draw(jenis, teks, None, keluar.getvalue()) == berkas
    assert BY_JENIS[jenis].kelas is NotaDinas
