"""Letters as PDF too: behind the docx, in the same chat, made beside everything else, or not at all."""

import hashlib
import re
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.libreoffice import LibreOffice, find_libreoffice
from bot.signer import open_signer
from dokumen.daftar import Isi, draw, dump_isi
from dokumen.isi import Penanda
from dokumen.rekap_buku import BukuRekap
from simulator.phone import Phone
from storage.berkas import Lemari
from storage.database import Database
from storage.dokumen import Dokumen, DokumenBaru
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.bot.ramai import Ramai, wait_for, words
from tests.dokumen.contoh_surat import KEPALA, NOTA_DINAS, NOTULEN, make_rekap
from tests.dokumen.kantor_libre import find_writer
from tests.handlers.conftest import only_sqlite
from tests.kantor import NOW

NAMA = "Nota Dinas - Triwulan I 2026"
PUNGUT = 'while [ "$1" != --outdir ]; do shift; done\n'
MEMBUAT = PUNGUT + 'printf "%%PDF-1.7 dari %s" "$(sha256sum < "$3" | cut -c1-64)" > "$2/surat.pdf"\n'
GAGAL = {
    "it ended without a file": PUNGUT,
    "it did not end within 30 seconds": "sleep 600\n",
}


@pytest.fixture(autouse=True)
def catatan() -> Iterator[list[MutableMapping[str, Any]]]:
    """What was logged."""
    with capture_logs() as daftar:
        yield daftar


class Kantor:
    """An office whose bot runs, and one chat."""

    def __init__(self, database: Database, instansi_id: int, r: Ramai, lemari: Lemari) -> None:
        self.r = r
        self._lemari = lemari
        self._database = database
        self._instansi_id = instansi_id
        (self.phone,) = r.phones(1)

    def change(self, act: Callable[[Store], Any]) -> Any:
        with self._database.transaction() as conn:
            return act(Store(conn, self._instansi_id))

    def letter(self, isi: Isi = NOTA_DINAS, nama: str = f"{NAMA}.docx") -> Dokumen:
        """A paper as it is kept once it was drawn."""
        jenis, teks = dump_isi(isi)
        sha256 = self._lemari.put(b"PK " + teks.encode())
        baru = DokumenBaru(siklus_id=None, tugas_id=None, langkah=1, jenis=jenis, nama=nama, isi=teks, sha256=sha256)
        hasil: Dokumen = self.change(lambda store: store.dokumen.add(baru, oleh=None, now=NOW))
        return hasil

    def send(self, dokumen: Dokumen, phone: Phone | None = None, papan: Any = ()) -> None:
        """The paper goes to a phone, and a word right behind it."""
        isi = {"dokumen_id": dokumen.id, "teks": "", "papan": list(papan), "senyap": True}
        chat_id = (phone or self.phone).id
        pesan = [
            PesanKeluar(chat_id=chat_id, jenis="dokumen", isi=isi),
            PesanKeluar(chat_id=chat_id, jenis="pesan", isi={"teks": "Mohon diperiksa."}),
        ]
        self.change(lambda store: store.outbox.add(pesan, NOW))

    def kept(self, dokumen: Dokumen) -> Dokumen:
        """The paper as it stands now."""
        hasil: Dokumen = self.change(lambda store: store.dokumen.get(dokumen.id))
        return hasil

    def waits(self) -> bool:
        """Whether a chat waits for a PDF."""
        return self.change(lambda store: store.cetakan.first()) is not None

    def settle(self) -> None:
        """Until nothing is left to be said, and nobody waits for a PDF."""
        self.r.run_on()
        wait_for(lambda: self.moves_on() and not self.waits())
        self.r.run_on()

    def moves_on(self) -> bool:
        """A second later."""
        self.r.advance(1)
        return True


@pytest.fixture
def begin(database: Database, instansi_id: int, tmp_path: Path) -> Iterator[Callable[..., Kantor]]:
    """The bot of an office that wants PDFs, with a program in the place of LibreOffice."""
    with Ramai(database, instansi_id, tmp_path) as r:

        def start(script: str | None, *, pdf: bool = True, signer: Any = None) -> Kantor:
            if script is not None:
                program = tmp_path / "soffice"
                program.write_text(f"#!/bin/sh\n{script}")
                program.chmod(0o755)
                r.libreoffice = LibreOffice(str(program), seconds=30)
            if signer is not None:
                r.signer = signer
            kantor = Kantor(database, instansi_id, r, Lemari(str(tmp_path / "files")))
            kantor.change(lambda store: store.instansi.switch_pdf(pdf=pdf))
            r.start()
            return kantor

        yield start


def files(phone: Phone) -> list[tuple[str, bytes]]:
    return [(satu.name, satu.content) for satu in phone.files()]


def test_the_pdf_follows_the_letter_under_its_name(begin: Callable[..., Kantor]) -> None:
    kantor = begin(MEMBUAT)
    nota = kantor.letter()
    kantor.send(nota)
    kantor.settle()
    (docx, isi), (pdf, cetakan) = files(kantor.phone)
    assert (docx, pdf) == (f"{NAMA}.docx", f"{NAMA}.pdf")
    assert cetakan == b"%PDF-1.7 dari " + hashlib.sha256(isi).hexdigest().encode()
    assert kantor.kept(nota).pdf == hashlib.sha256(cetakan).hexdigest()
    assert words(kantor.phone) == ["", "Mohon diperiksa.", ""], "the chat did not wait for it"
    assert kantor.phone.received[-1].silent


@only_sqlite
def test_a_letter_sent_again_brings_the_same_pdf(begin: Callable[..., Kantor], tmp_path: Path) -> None:
    kantor = begin(MEMBUAT)
    nota = kantor.letter()
    (lain,) = kantor.r.phones(1)
    kantor.send(nota)
    kantor.settle()
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 1\n")
    kantor.send(nota, lain)
    kantor.settle()
    assert files(lain) == files(kantor.phone)


@only_sqlite
@pytest.mark.parametrize("alasan", GAGAL)
def test_where_no_pdf_can_be_made_the_letter_goes_alone(
    begin: Callable[..., Kantor], catatan: list[MutableMapping[str, Any]], alasan: str
) -> None:
    kantor = begin(GAGAL[alasan])
    nota = kantor.letter()
    kantor.send(nota)
    kantor.settle()
    assert [nama for nama, _ in files(kantor.phone)] == [f"{NAMA}.docx"]
    assert words(kantor.phone) == ["", "Mohon diperiksa."], "nobody is bothered"
    assert kantor.kept(nota).pdf is None
    (gagal,) = [satu for satu in catatan if satu["event"] == "a letter goes without a PDF"]
    assert (gagal["log_level"], gagal["reason"]) == ("warning", alasan)


@only_sqlite
def test_no_chat_waits_for_a_pdf_that_is_being_made(begin: Callable[..., Kantor], tmp_path: Path) -> None:
    kantor = begin(f'while [ ! -e "{tmp_path}/lanjut" ]; do sleep 0.05; done\n{MEMBUAT}')
    kantor.send(kantor.letter())
    wait_for(lambda: kantor.moves_on() and kantor.waits())
    for kata in ("satu", "dua"):
        kantor.phone.send(kata)
        kantor.r.run_on()
    assert words(kantor.phone) == ["", "Mohon diperiksa.", "satu", "dua"]
    (tmp_path / "lanjut").touch()
    kantor.settle()
    assert [nama for nama, _ in files(kantor.phone)] == [f"{NAMA}.docx", f"{NAMA}.pdf"]


def test_a_restart_makes_the_pdf_that_was_not_finished(begin: Callable[..., Kantor], tmp_path: Path) -> None:
    kantor = begin("sleep 600\n")
    kantor.send(kantor.letter())
    wait_for(lambda: kantor.moves_on() and kantor.waits())
    kantor.r.stop()
    assert not _processes(str(tmp_path / "soffice")), "the program ends with the bot"
    assert kantor.waits()
    (tmp_path / "soffice").write_text(f"#!/bin/sh\n{MEMBUAT}")
    kantor.r.start()
    kantor.settle()
    assert [nama for nama, _ in files(kantor.phone)] == [f"{NAMA}.docx", f"{NAMA}.pdf"]


@only_sqlite
@pytest.mark.parametrize(
    ("script", "pdf", "isi", "papan"),
    [
        (MEMBUAT, False, NOTA_DINAS, ()),
        (None, True, NOTA_DINAS, ()),
        (MEMBUAT, True, NOTA_DINAS, [[["Selesai", "selesai:1"]]]),
        (MEMBUAT, True, BukuRekap(rekap=make_rekap(()), perubahan=(), sha256="0" * 64), ()),
    ],
    ids=["the office wants none", "without LibreOffice", "only looked at", "no letter"],
)
def test_nothing_follows(begin: Callable[..., Kantor], script: str | None, pdf: bool, isi: Isi, papan: Any) -> None:
    kantor = begin(script, pdf=pdf)
    kantor.send(kantor.letter(isi), papan=papan)
    kantor.settle()
    assert len(files(kantor.phone)) == 1


class Cap:
    """A signer that puts a name behind the file, and notes for whom it signed."""

    nama = "Cap"

    def __init__(self) -> None:
        self.daftar: list[Penanda] = []

    def sign(self, isi: bytes, penanda: Penanda) -> bytes:
        self.daftar.append(penanda)
        return isi + b" dicap"


class Menolak:
    """A signer whose certificate has run out."""

    nama = "Menolak"

    def sign(self, isi: bytes, penanda: Penanda) -> bytes:  # noqa: ARG002 - the port's
        raise ValueError(f"the certificate of {penanda.nama} has run out")


@only_sqlite
def test_what_the_signer_gives_back_is_sent_and_kept(begin: Callable[..., Kantor]) -> None:
    cap = Cap()
    kantor = begin(MEMBUAT, signer=cap)
    nota = kantor.letter()
    kantor.send(nota)
    kantor.settle()
    (_, docx), (_, pdf) = files(kantor.phone)
    assert pdf == b"%PDF-1.7 dari " + hashlib.sha256(docx).hexdigest().encode() + b" dicap"
    assert kantor.kept(nota).pdf == hashlib.sha256(pdf).hexdigest()
    assert cap.daftar == [KEPALA]


@only_sqlite
def test_a_letter_that_is_not_signed_leaves_as_no_pdf(begin: Callable[..., Kantor]) -> None:
    kantor = begin(MEMBUAT, signer=Menolak())
    kantor.send(kantor.letter())
    kantor.settle()
    assert [nama for nama, _ in files(kantor.phone)] == [f"{NAMA}.docx"]


def test_the_signer_that_is_there_without_a_package_signs_nothing() -> None:
    signer = open_signer()
    assert (signer.nama, signer.sign(b"isi", KEPALA)) == ("", b"isi")


async def test_libreoffice_makes_the_pdf_of_a_letter() -> None:
    find_writer()
    libreoffice = find_libreoffice()
    assert libreoffice is not None
    try:
        for isi in (NOTA_DINAS, NOTULEN):
            pdf = await libreoffice.to_pdf(draw(*dump_isi(isi)))
            assert (pdf[:5], pdf.rstrip()[-5:]) == (b"%PDF-", b"%%EOF")
            assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    finally:
        libreoffice.close()


def _processes(kata: str) -> list[str]:
    """The command lines of running processes that name this."""
    semua = (satu.read_bytes().replace(b"\0", b" ").decode() for satu in Path("/proc").glob("[0-9]*/cmdline"))
    return [satu for satu in semua if kata in satu]
