"""The whole story with letters as PDF too: behind each letter in the chats, beside each in the archive, or nowhere."""

import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from sqlalchemy import update

from bot.clock import StandingClock
from bot.demo.cerita import PERIODE, say, scenes, tap
from bot.demo.panggung import Panggung, demo_start
from dokumen.arsip import verify_arsip
from dokumen.daftar import pdf_name
from dokumen.surat.daftar_surat import BY_JENIS
from sop.peran import Peran
from storage import tables
from storage.store import Store
from tests.dokumen.kantor_libre import find_writer

_SECONDS = 120


def tell(p: Panggung, *, printed: bool) -> Panggung:
    """The story, after the admin has switched PDFs on; with a printer each scene ends when all is `printed`."""
    admin = p.phone(Peran.ADMIN)
    say(p, admin, "/admin")
    tap(p, admin, "Surat")
    tap(p, admin, "Sertakan PDF")
    for _, adegan in scenes():
        adegan(p)
        if printed:
            _wait_for_printer(p)
    return p


def _wait_for_printer(p: Panggung) -> None:
    """Until every letter that is signed off has its PDF, and every PDF was sent."""
    batas = time.monotonic() + _SECONDS
    while _prints(p):
        assert time.monotonic() < batas, "the printer does not come to rest"
        time.sleep(0.1)
    p.settle()


def _prints(p: Panggung) -> bool:
    with p.database.reading() as conn:
        store = Store(conn, p.instansi_id)
        return store.cetakan.first() is not None or store.cetakan.signed(BY_JENIS) is not None


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panggung]:
    """The story with LibreOffice, told to its end; the bot goes on."""
    find_writer()
    with Panggung(tmp_path_factory.mktemp("pdf"), StandingClock(demo_start())) as p:
        yield tell(p, printed=True)


def archive_of(p: Panggung) -> bytes:
    return [satu.content for satu in p.phone(Peran.STAF).files() if satu.name.startswith("Arsip")][-1]


def letters_of(p: Panggung) -> dict[str, str]:
    """The letters of the cycle by name, each with who made it."""
    with p.database.reading() as conn:
        store = Store(conn, p.instansi_id)
        semua = store.dokumen.of_siklus(1)
        return {
            satu.nama: store.orang.name_of(satu.dibuat_oleh)
            for satu in semua
            if satu.jenis in BY_JENIS and satu.berlaku
        }


def test_beside_every_letter_in_the_archive_stands_its_pdf_as_it_was_sent(kantor: Panggung, tmp_path: Path) -> None:
    with ZipFile(BytesIO(archive_of(kantor))) as arsip:
        isi = {nama: arsip.read(nama) for nama in arsip.namelist()}
    surat = {nama for nama in letters_of(kantor) if not nama.startswith("Berita Acara")}  # which tells of the archive
    berkas = {PurePosixPath(nama).name: satu for nama, satu in isi.items() if nama[:2].isdigit()}
    assert len(surat) == 11
    assert sorted(surat - berkas.keys()) == []
    assert {nama for nama in surat if not berkas.get(pdf_name(nama), b"").startswith(b"%PDF-")} == set()
    terkirim = {(satu.name, satu.content) for phone in kantor.sim.phones for satu in phone.files()}
    pdf = {(nama, satu) for nama, satu in terkirim if nama.endswith(".pdf") and nama in berkas}
    assert pdf
    assert {nama for nama, satu in pdf if berkas[nama] != satu} == set()
    (tmp_path / "arsip.zip").write_bytes(archive_of(kantor))
    assert verify_arsip(tmp_path / "arsip.zip") == ()


def test_whoever_was_sent_a_letter_was_sent_its_pdf_behind_it(kantor: Panggung) -> None:
    surat = letters_of(kantor)
    terkirim = 0
    for phone in kantor.sim.phones:
        nama = [satu.file.name if satu.file else "" for satu in phone.received]
        for letak in range(len(nama)):
            if surat.get(nama[letak], phone.name) != phone.name:  # who makes one in a talk only looks at it
                assert pdf_name(nama[letak]) in nama[letak + 1 :], (phone.name, nama[letak])
                terkirim += 1
    assert terkirim > len(surat)


def test_the_archive_with_pdfs_is_made_twice_byte_for_byte(kantor: Panggung) -> None:
    pertama = archive_of(kantor)
    with kantor.database.transaction() as conn:
        conn.execute(update(tables.dokumen).where(tables.dokumen.c.jenis == "arsip").values(sha256=None))
    staf = kantor.phone(Peran.STAF)
    say(kantor, staf, "/arsip")
    tap(kantor, staf, PERIODE)
    tap(kantor, staf, "Unduh arsip")
    assert archive_of(kantor) == pertama


def test_without_libreoffice_all_goes_on_and_there_is_no_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        tell(p, printed=False)
        assert [satu.name for phone in p.sim.phones for satu in phone.files() if satu.name.endswith(".pdf")] == []
        (tmp_path / "arsip.zip").write_bytes(archive_of(p))
        with p.database.reading() as conn:
            store = Store(conn, p.instansi_id)
            assert store.instansi.wants_pdf()
            assert store.inbox.count_set_aside() == store.outbox.count_set_aside() == 0
            assert store.cetakan.first() is None
    assert verify_arsip(tmp_path / "arsip.zip") == ()
    with ZipFile(tmp_path / "arsip.zip") as arsip:
        assert [nama for nama in arsip.namelist() if nama[:2].isdigit() and nama.endswith(".pdf")] == []
