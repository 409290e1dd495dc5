"""Papers: what they say is kept first, the file they were drawn to is noted once."""

from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy.exc import IntegrityError

from sop.peran import Peran
from storage.dokumen import Dokumen, DokumenBaru, IsiDokumen
from storage.store import Store
from tests.kantor import NOW, begin_siklus, build_rekap, find_orang, open_tugas


@pytest.fixture
def baru(store: Store) -> DokumenBaru:
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 2)
    return DokumenBaru(
        siklus_id=siklus.id, tugas_id=tugas.id, langkah=2, jenis="notulen", nama="Notulen Rapat.docx", isi='{"a":1}'
    )


def test_a_paper_is_kept_as_it_was_made(store: Store, baru: DokumenBaru) -> None:
    oleh = find_orang(store, Peran.SEKRETARIS).id
    dokumen = store.dokumen.add(baru, oleh=oleh, now=NOW)
    assert dokumen == Dokumen(
        id=dokumen.id,
        siklus_id=baru.siklus_id,
        tugas_id=baru.tugas_id,
        langkah=2,
        jenis="notulen",
        nama="Notulen Rapat.docx",
        sha256=None,
        templat=None,
        logo=None,
        pdf=None,
        unit=None,
        berlaku=True,
        dibuat_oleh=oleh,
        dibuat_pada=NOW,
    )
    assert store.dokumen.get(dokumen.id) == dokumen
    assert store.dokumen.get(dokumen.id + 1) is None
    assert store.dokumen.isi_of(dokumen.id) == IsiDokumen(isi='{"a":1}', rekap=None)


def test_a_paper_about_a_version_is_drawn_from_what_was_locked(store: Store, baru: DokumenBaru) -> None:
    versi = store.rekap.add(baru.siklus_id or 0, build_rekap())
    dokumen = store.dokumen.add(replace(baru, isi="{}", rekap_id=versi.id), oleh=None, now=NOW)
    isi = store.dokumen.isi_of(dokumen.id)
    assert isi is not None
    assert (isi.isi, sha256((isi.rekap or "").encode()).hexdigest()) == ("{}", versi.sha256)


def test_a_file_that_was_sent_is_drawn_from_nothing(store: Store, baru: DokumenBaru) -> None:
    dokumen = store.dokumen.add(replace(baru, isi=None, sha256="a" * 64), oleh=None, now=NOW)
    assert store.dokumen.isi_of(dokumen.id) is None


def test_the_file_a_paper_was_drawn_to_is_noted_once(store: Store, baru: DokumenBaru) -> None:
    dokumen = store.dokumen.add(baru, oleh=None, now=NOW)
    store.dokumen.set_drawn(dokumen.id, "a" * 64, "c" * 64)
    store.dokumen.set_drawn(dokumen.id, "b" * 64, "d" * 64)
    drawn = store.dokumen.get(dokumen.id)
    assert drawn is not None
    assert (drawn.sha256, drawn.templat) == ("a" * 64, "c" * 64)


def test_a_replaced_paper_stays_and_says_that_it_is_replaced(store: Store, baru: DokumenBaru) -> None:
    first = store.dokumen.add(baru, oleh=None, now=NOW)
    assert baru.tugas_id is not None
    assert baru.siklus_id is not None
    store.dokumen.replace_in(baru.tugas_id)
    second = store.dokumen.add(baru, oleh=None, now=NOW)
    kept = store.dokumen.of_siklus(baru.siklus_id)
    assert [(dokumen.id, dokumen.berlaku) for dokumen in kept] == [(first.id, False), (second.id, True)]
    assert store.dokumen.of_siklus(baru.siklus_id + 1) == ()


def test_a_paper_that_says_nothing_and_has_no_file_is_refused(store: Store, baru: DokumenBaru) -> None:
    empty = DokumenBaru(siklus_id=baru.siklus_id, tugas_id=None, langkah=2, jenis="notulen", nama="Kosong.docx")
    with pytest.raises(IntegrityError), store.conn.begin_nested():
        store.dokumen.add(empty, oleh=None, now=NOW)
    assert store.dokumen.of_siklus(baru.siklus_id or 0) == ()


def test_a_paper_of_the_office_is_of_no_cycle(store: Store, baru: DokumenBaru) -> None:
    assert baru.siklus_id is not None
    milik_kantor = DokumenBaru(siklus_id=None, tugas_id=None, langkah=0, jenis="register", nama="Buku.xlsx", isi="{}")
    dokumen = store.dokumen.add(milik_kantor, oleh=None, now=NOW)
    assert store.dokumen.get(dokumen.id) == dokumen
    assert store.dokumen.of_siklus(baru.siklus_id) == ()
