"""A template is taken or refused with its reason; what is refused is neither opened by a program nor run."""

import io
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from dokumen.surat.daftar_surat import BY_JENIS, DAFTAR_SURAT, templat_bawaan
from dokumen.templat.jenis import JenisSurat
from dokumen.templat.penjaga import check_logo
from dokumen.templat.penolakan import TemplatDitolak
from dokumen.templat.periksa import check_templat
from tests.dokumen.gambar_logo import make_png
from tests.dokumen.templat_contoh import CUKUP, add_body, add_relationship, change, make_templat

NOTA = BY_JENIS["nota_dinas"]
BAIK = make_templat(*CUKUP)
TABEL = BY_JENIS["program_kerja"]


def reason(isi: bytes, jenis: JenisSurat = NOTA) -> str:
    with pytest.raises(TemplatDitolak) as ditolak:
        check_templat(jenis, isi)
    assert ditolak.value.pesan
    assert "\n" not in ditolak.value.reason
    return ditolak.value.reason


@pytest.mark.parametrize("jenis", DAFTAR_SURAT, ids=lambda jenis: jenis.jenis)
def test_our_own_templates_are_taken(jenis: JenisSurat) -> None:
    check_templat(jenis, templat_bawaan(jenis.jenis))


@pytest.mark.parametrize(
    "lebih",
    [
        ["{{ kop_nama|upper }} {{ sifat|trim }}"],
        ["{%p if tembusan %}", "Tembusan", "{%p endif %}"],
        ["{% if sifat and hal %}{{ sifat|title }}{% elif not lampiran %}biasa{% else %}-{% endif %}"],
        ["{%p for orang in tembusan %}", "{{ loop.index }}. {{ orang }}", "{%p else %}", "Tidak ada", "{%p endfor %}"],
        ["{# catatan untuk pembuat templat #}"],
        ["{%p if logo %}", "{{ logo }}", "{%p endif %}"],
    ],
)
def test_a_template_of_the_office_is_taken(lebih: list[str]) -> None:
    check_templat(NOTA, make_templat(*CUKUP, *lebih))


def test_tags_in_a_head_and_a_foot_are_filled_in() -> None:
    surat = Document(io.BytesIO(BAIK))
    surat.sections[0].header.paragraphs[0].text = "{{ kop_nama }}"
    surat.sections[0].footer.paragraphs[0].text = "{{ kop_alamta }}"
    keluar = io.BytesIO()
    surat.save(keluar)
    assert reason(keluar.getvalue()).startswith("there is no field kop_alamta: there are kop_pemerintah, kop_nama,")


def test_a_tag_that_word_has_split_over_runs_is_read_whole() -> None:
    surat = Document(io.BytesIO(BAIK))
    paragraf = surat.add_paragraph("{{ no")
    paragraf.add_run("mor").bold = True
    paragraf.add_run(" }}")
    keluar = io.BytesIO()
    surat.save(keluar)
    check_templat(NOTA, keluar.getvalue())


@pytest.mark.parametrize("nama", ["nomor", "kepada", "dari", "tanggal", "hal", "penanda_nama"])
def test_a_missing_required_field_is_named(nama: str) -> None:
    isi = make_templat(*(satu.replace(f"{{{{ {nama} }}}}", "") for satu in CUKUP))
    assert reason(isi) == f"the required field {nama} is missing"


def test_a_required_field_that_is_never_shown_is_missing() -> None:
    paragraf = [satu.replace("{{ nomor }}", "{% if not nomor %}{{ nomor }}{% endif %}") for satu in CUKUP]
    assert reason(make_templat(*paragraf)) == "the required field nomor is missing"


def test_a_missing_column_of_a_table_is_named() -> None:
    surat = Document()
    surat.add_paragraph("{{ periode }} {{ tanggal }} {{ penanda_nama }} {% for t in tujuan %}{{ t }}{% endfor %}")
    tabel = surat.add_table(3, 2)
    for baris, teks in enumerate(("{%tr for k in kegiatan %}", "{{ k.uraian }}", "{%tr endfor %}")):
        tabel.rows[baris].cells[0].text = teks
    keluar = io.BytesIO()
    surat.save(keluar)
    assert reason(keluar.getvalue(), TABEL) == "the required field kegiatan.pelaksana is missing"


def test_the_office_reads_the_reason_in_its_own_words() -> None:
    with pytest.raises(TemplatDitolak) as ditolak:
        check_templat(NOTA, make_templat(*CUKUP, "{{ nomer }}"))
    assert ditolak.value.pesan.startswith("Isian nomer tidak dikenal. Isian yang ada: kop_pemerintah, kop_nama,")
    with pytest.raises(TemplatDitolak) as ditolak:
        check_templat(NOTA, make_templat(*CUKUP[:-1]))
    assert ditolak.value.pesan == "Isian penanda_nama belum ada dalam templat. Mohon tambahkan, lalu kirim kembali."


@pytest.mark.parametrize(
    ("tag", "alasan"),
    [
        ("{{ nomer }}", "there is no field nomer: there are"),
        ("{% if nomer %}{% endif %}", "there is no field nomer: there are"),
        ("{% for x in isi %}{{ x.teks }}{% endfor %}", "there is no field x.teks: there are x"),
        ("{{ nomor.upper }}", "there is no field nomor.upper: there are nomor"),
        ("{{ nomor.__class__ }}", "there is no field nomor.__class__: there are nomor"),
        ("{% for x in isi %}{{ loop.__init__ }}{% endfor %}", "loop.__init__ is not allowed"),
        ("{% for x in isi %}{{ x.__class__ }}{% endfor %}", "there is no field x.__class__"),
        ("{{ nomor['x'] }}", "getitem is not allowed"),
        ("{{ range(10**9) }}", "range(...) is not allowed"),
        ("{% for x in range(10**9) %}{% endfor %}", "for ... in range(...) is not allowed"),
        ("{{ 9**9**9 }}", "pow is not allowed"),
        ("{{ nomor * 1000000 }}", "mul is not allowed"),
        ("{{ 'x' }}", "'x' is not allowed"),
        ("{{ nomor|attr('x') }}", "|attr is not allowed"),
        ("{{ nomor|upper(1) }}", "|upper is not allowed"),
        ("{{ cycler('a') }}", "cycler(...) is not allowed"),
        ("{{ lipsum.__globals__ }}", "there is no field lipsum: there are"),
        ("{% set x = 1 %}", "assign is not allowed"),
        ("{% macro x() %}{% endmacro %}", "macro is not allowed"),
        ("{% include 'x' %}", "include is not allowed"),
        ("{% import 'x' as y %}", "import is not allowed"),
        ("{% extends 'x' %}", "extends is not allowed"),
        ("{% with %}{% endwith %}", "with is not allowed"),
        ("{% for x in isi %}{% for y in isi %}{{ y }}{% endfor %}{% endfor %}", "for ... in isi is not allowed"),
        ("{% for x in isi recursive %}{% endfor %}", "for ... in isi is not allowed"),
        ("{% for x in nomor %}{{ x }}{% endfor %}", "nomor is used the wrong way"),
        ("{{ isi }}", "isi is used the wrong way"),
        ("{{ logo|upper }}", "|upper is not allowed"),
        ("{% if sifat == 'Penting' %}{% endif %}", "compare is not allowed"),
        ("{% if nomor is defined %}{% endif %}", "test is not allowed"),
        ("{{ " + "(" * 140 + "nomor" + ")" * 140 + " }}", "(((...))) is not allowed"),
    ],
)
def test_a_tag_that_does_more_than_fill_in_is_refused(tag: str, alasan: str) -> None:
    assert reason(make_templat(*CUKUP, tag)).startswith(alasan)


@pytest.mark.parametrize(
    ("paragraf", "alasan"),
    [
        (["Kepada {{ nomor }"], "a tag cannot be read near 'nanda_nama }}Kepada {{ nomor }': it does not end"),
        (["{" * 900], "a tag cannot be read near"),
        (["{{ nomor " + " " * 400 + "}}"], "a tag cannot be read near"),
        (["{% for x in isi %}", "tanpa akhir"], "a tag cannot be read near"),
        (["{% endif %}"], "a tag cannot be read near '{% endif %}'"),
        (["Hal {% ulang %}"], "a tag cannot be read near 'Hal {% ulang %}'"),
        (["{{ nomor kepada }}"], "a tag cannot be read near '{{ nomor kepada }}'"),
    ],
)
def test_a_tag_that_cannot_be_read_is_named_by_the_text_near_it(paragraf: list[str], alasan: str) -> None:
    assert reason(make_templat(*CUKUP, *paragraf)).startswith(alasan)


@pytest.mark.parametrize(
    "paragraf",
    [
        ["{%p if sifat %}", "awal{% endif %}"],
        ["{%p if sifat %}", "{%p if lampiran %}", "{%p endif %}", "awal{% endif %}"],
        ["{%p if sifat %}", "{%p else %}", "awal{% endif %}"],
        ["{{r nomor }}"],
        ["{{p nomor }}"],
        ["{% raw %}{{ nomor }}{% endraw %}"],
    ],
)
def test_tags_that_would_tear_the_document_are_refused(paragraf: list[str]) -> None:
    assert reason(make_templat(*CUKUP, *paragraf)).startswith("the tags tear the document")


def test_a_tag_where_nothing_is_filled_in_is_refused() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kaki = f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ nomor }}}}</w:t></w:r></w:p>'
    isi = change(BAIK, {"word/footnotes.xml": f"{kaki}</w:footnote></w:footnotes>".encode()})
    assert reason(add_relationship(isi, "footnotes", "footnotes.xml", external=False)).startswith("the tags tear")


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (b"", "this is no docx file"),
        (b"bukan zip", "this is no docx file"),
        (b"PK\x03\x04" + b"x" * 40, "this is no docx file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "this is no docx file"),
        (BAIK[:-200], "this is no docx file"),
        (BAIK + b"\0" * (50 * 2**20 - len(BAIK)), "the template is too large"),
        (change(BAIK, {"word/vbaProject.bin": b"x"}), "the template holds a macro"),
        (change(BAIK, {"word/VBAData.xml": b"<x/>"}), "the template holds a macro"),
        (change(BAIK, {"word/embeddings/oleObject1.bin": b"x"}), "the template holds an embedded object"),
        (change(BAIK, {"word/activeX/activeX1.xml": b"<x/>"}), "the template holds an embedded object"),
        (change(BAIK, {"word/printerSettings.bin": b"x"}), "the template holds an embedded object"),
        (change(BAIK, {"word/isi.html": b"<html/>"}), "the template holds an embedded object"),
        (change(BAIK, {"word/theme/x.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "this is no docx file"),
        (change(BAIK, {"word/theme/x.xml": b"<x>"}), "this is no docx file"),
        (change(BAIK, {"word/theme/x.xml": b"<x>" * 300 + b"</x>" * 300}), "the template is too large"),
        (change(BAIK, {"word/theme/x.xml": b"<x>" + b" " * 3 * 2**20 + b"</x>"}), "the template is too large"),
        (change(BAIK, {"word/media/x.png": bytes(40 * 2**20)}), "the template is too large"),
        (add_relationship(BAIK, "attachedTemplate", "http://x/y.dotm"), "the template refers to something outside"),
        (add_relationship(BAIK, "hyperlink", "https://x/"), "the template refers to something outside"),
        (add_relationship(BAIK, "image", "file:///C:/logo.png"), "the template refers to something outside"),
        (add_relationship(BAIK, "oleObject", "x.doc", external=False), "the template holds an embedded object"),
        (add_relationship(BAIK, "aFChunk", "x.html", external=False), "the template holds an embedded object"),
        (add_body(BAIK, '<w:altChunk r:id="rId1"/>'), "the template holds an embedded object"),
        (
            add_body(BAIK, "<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x</w:instrText></w:r>"),
            "the template refers to something outside itself (INCLUDETEXT x)",
        ),
        (add_body(BAIK, '<w:fldSimple w:instr="DDEAUTO excel x"/>'), "the template refers to something outside"),
        (add_body(BAIK, '<w:fldSimple w:instr="{{ nomor }}"/>'), "the tags tear the document"),
        (add_body(BAIK, "<w:r/>" * 20_000), "the template is too large"),
        (make_templat(*CUKUP, *["{{ nomor }}"] * 1_000), "the template is too large"),
    ],
    ids=lambda satu: satu if isinstance(satu, str) else "",
)
def test_a_dangerous_file_is_refused_with_its_reason(isi: bytes, alasan: str) -> None:
    assert reason(isi).startswith(alasan)


def test_a_macro_file_by_its_content_type_is_refused() -> None:
    jenis = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    makro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    isi = change(BAIK, {}, tukar=("[Content_Types].xml", jenis, makro))
    assert reason(isi).startswith("the template holds a macro")


def test_a_body_that_stands_somewhere_else_is_refused() -> None:
    isi = change(BAIK, {"word/lain.xml": b"<x/>"}, tukar=("_rels/.rels", b"word/document.xml", b"word/lain.xml"))
    assert reason(isi).startswith("this is no docx file")


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    keluar = io.BytesIO(BAIK)
    with ZipFile(keluar, "a", ZIP_DEFLATED) as arsip:
        arsip.writestr("word/theme/bom.xml", bytes(200 * 2**20))
    mulai = time.perf_counter()
    assert reason(keluar.getvalue()).startswith("the template is too large")
    assert time.perf_counter() - mulai < 0.5


def test_a_loop_with_very_much_in_it_is_refused() -> None:
    isi = make_templat(*CUKUP, "{%p for x in isi %}", *(["Kalimat yang panjang sekali. " * 200] * 60), "{%p endfor %}")
    assert reason(isi).startswith("the template is too large")


@pytest.mark.parametrize("isi", [make_png(200, 100), make_png(1, 1), make_png(4000, 10)])
def test_a_picture_can_be_a_logo(isi: bytes) -> None:
    assert check_logo(isi) == "image/png"


@pytest.mark.parametrize(
    "isi", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", make_png(4001, 1), make_png(9, 9) + bytes(2**21)]
)
def test_what_is_no_picture_or_too_large_is_no_logo(isi: bytes) -> None:
    with pytest.raises(TemplatDitolak, match="Berkas ini belum dapat dipakai sebagai logo"):
        check_logo(isi)
