"""Templates somebody could give: good ones, and ones with anything at all in them."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

CUKUP = (
    "{{ nomor }} {{ kepada }} {{ dari }} {{ tanggal }} {{ hal }}",
    "{%p for satu in isi %}",
    "{{ satu }}",
    "{%p endfor %}",
    "{{ penanda_nama }}",
)  # all that a nota dinas requires


def make_templat(*paragraf: str) -> bytes:
    """A docx with these paragraphs."""
    surat = Document()
    for teks in paragraf:
        surat.add_paragraph(teks)
    keluar = io.BytesIO()
    surat.save(keluar)
    return keluar.getvalue()


def change(isi: bytes, ubah: Mapping[str, bytes], *, tukar: tuple[str, bytes, bytes] | None = None) -> bytes:
    """The same docx with these parts put in or replaced, and in one part some bytes exchanged."""
    keluar = io.BytesIO()
    with ZipFile(io.BytesIO(isi)) as lama, ZipFile(keluar, "w", ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            data = lama.read(nama)
            if tukar and tukar[0] == nama:
                assert tukar[1] in data
                data = data.replace(tukar[1], tukar[2])
            if nama not in ubah:
                baru.writestr(nama, data)
        for nama, data in ubah.items():
            baru.writestr(nama, data)
    return keluar.getvalue()


def make_docm(isi: bytes) -> bytes:
    """The same docx said to be one with macros, which Word would open as such."""
    docx = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return change(
        isi,
        {"word/vbaProject.bin": b"x"},
        tukar=("[Content_Types].xml", docx, b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    )


def add_bomb(isi: bytes) -> bytes:
    """The same docx with 200 MB in it, packed into as little as there is."""
    return change(isi, {"word/theme/bom.xml": bytes(200 * 2**20)})


def add_relationship(isi: bytes, jenis: str, target: str, *, external: bool = True) -> bytes:
    """One relationship more from the body."""
    mode = ' TargetMode="External"' if external else ""
    tambah = f'<Relationship Id="rId99" Type="http://x/relationships/{jenis}" Target="{target}"{mode}/></Relationships>'
    return change(isi, {}, tukar=("word/_rels/document.xml.rels", b"</Relationships>", tambah.encode()))


def add_body(isi: bytes, xml: str) -> bytes:
    """One paragraph more, as raw XML."""
    return change(isi, {}, tukar=("word/document.xml", b"<w:sectPr", f"<w:p>{xml}</w:p><w:sectPr".encode()))
