"""PDFs that chats wait for: only those of letters, the one waited for longest first, each chat once."""

import pytest

from sop.peran import Peran
from storage.dokumen import DokumenBaru
from storage.store import Store
from tests.kantor import NOW, begin_siklus, find_orang, open_tugas

SURAT = ("nota_dinas", "notulen")


def keep(store: Store, *daftar_jenis: str) -> list[int]:
    """Papers of these kinds, by id."""
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 2)
    return [
        store.dokumen.add(
            DokumenBaru(siklus_id=siklus.id, tugas_id=tugas.id, langkah=2, jenis=jenis, nama=f"{jenis}.docx", isi="{}"),
            oleh=None,
            now=NOW,
        ).id
        for jenis in daftar_jenis
    ]


def test_a_letter_s_pdf_is_waited_for_by_each_chat_once(store: Store) -> None:
    nota, notulen = keep(store, *SURAT)
    for dokumen_id, chat_id in ((notulen, 7), (nota, 8), (notulen, 9), (notulen, 7)):
        store.cetakan.want(dokumen_id, chat_id, SURAT, NOW)
    assert store.cetakan.first() == notulen
    assert store.cetakan.take(notulen) == (7, 9)
    assert store.cetakan.first() == nota
    assert store.cetakan.take(nota) == (8,)
    assert store.cetakan.first() is None
    assert store.cetakan.take(nota) == ()


@pytest.mark.parametrize("jenis", ["rekap", "arsip", "unggahan"])
def test_nobody_waits_for_the_pdf_of_what_is_no_letter(store: Store, jenis: str) -> None:
    (rekap,) = keep(store, jenis)
    store.cetakan.want(rekap, 7, SURAT, NOW)
    assert store.cetakan.first() is None


def test_the_pdf_that_was_made_first_stays(store: Store) -> None:
    (nota,) = keep(store, "nota_dinas")
    for sha256 in ("a" * 64, "b" * 64):
        store.dokumen.set_pdf(nota, sha256)
    dokumen = store.dokumen.get(nota)
    assert dokumen is not None
    assert dokumen.pdf == "a" * 64


def test_the_office_says_whether_letters_go_out_as_pdf(store: Store) -> None:
    semula = store.instansi.versi()
    assert not store.instansi.wants_pdf()
    store.instansi.switch_pdf(pdf=True)
    assert store.instansi.wants_pdf()
    assert store.instansi.setelan().pdf
    assert store.instansi.versi() == semula + 1


def test_a_letter_that_was_signed_off_and_sent_to_nobody_is_found_for_the_archive(store: Store) -> None:
    nota, notulen, rekap = keep(store, *SURAT, "rekap")
    (siklus,) = store.siklus.all()
    (tugas,) = store.tugas.of_siklus(siklus.id)
    assert store.cetakan.signed(SURAT) is None, "nothing is drawn or signed off yet"
    for dokumen_id in (nota, notulen, rekap):
        store.dokumen.set_drawn(dokumen_id, "a" * 64)
    assert store.cetakan.signed(SURAT) is None
    store.tugas.close(tugas.id, find_orang(store, Peran.TIM).id, NOW)
    assert store.cetakan.signed(SURAT) == nota
    assert store.cetakan.signed(SURAT, [nota]) == notulen
    assert store.cetakan.signed(SURAT, [nota, notulen]) is None
    store.dokumen.set_pdf(nota, "b" * 64)
    assert store.cetakan.signed(SURAT) == notulen
    store.siklus.finish(siklus.id, NOW)
    assert store.cetakan.signed(SURAT) is None, "what is archived stays as it is"
