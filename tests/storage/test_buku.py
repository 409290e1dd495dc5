"""The office's books: lines are numbered from 1 in each book and year, and say what they are about."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from sop.buku import BarisBuku, Buku
from sop.peran import Peran
from storage.buku import BarisBaru, BarisTersimpan
from storage.database import Database
from storage.store import Store
from tests.databases import only_postgresql
from tests.kantor import NOW, begin_siklus, find_orang
from tests.storage.at_once import run_at_once


def add(store: Store, jenis: Buku, nomor: str, tahun: int = 2026, siklus_id: int | None = None) -> BarisTersimpan:
    """A line with that letter number."""
    baris = BarisBuku(tanggal=date(tahun, 1, 19), nomor=nomor, pihak="Sekretaris", isi="Perintah")
    baru = BarisBaru(jenis=jenis, tahun=tahun, baris=baris, siklus_id=siklus_id)
    return store.buku.add(baru, oleh=None, now=NOW, inbox_id=7)


def test_every_book_counts_its_lines_anew_each_year(store: Store) -> None:
    semua = [
        add(store, jenis, "1", tahun).baris.urut
        for jenis, tahun in (
            (Buku.KELUAR, 2026),
            (Buku.KELUAR, 2026),
            (Buku.MASUK, 2026),
            (Buku.KELUAR, 2027),
            (Buku.KELUAR, 2026),
        )
    ]
    assert semua == [1, 2, 1, 1, 3]
    assert store.buku.years(Buku.KELUAR) == (2027, 2026)
    assert store.buku.years(Buku.EKSPEDISI) == ()


def test_a_line_comes_back_as_it_was_written(store: Store) -> None:
    siklus = begin_siklus(store)
    pegawai = find_orang(store, Peran.STAF).id
    baris = BarisBuku(
        tanggal=date(2026, 1, 19),
        tanggal_surat=date(2026, 1, 18),
        nomor="1/ND",
        pihak="Bidang Satu",
        isi="Format",
        ket="Segera",
        penerima="Pengisi Satu (Bidang)",
        diterima_pada=NOW,
        pesan=None,
    )
    baru = BarisBaru(jenis=Buku.EKSPEDISI, tahun=2026, baris=baris, siklus_id=siklus.id)
    ditulis = store.buku.add(baru, oleh=pegawai, now=NOW, inbox_id=41)
    (dibaca,) = store.buku.of_siklus(siklus.id)
    assert dibaca == ditulis
    assert (dibaca.baris.urut, dibaca.baris.pesan, dibaca.pegawai_id, dibaca.pada) == (1, 41, pegawai, NOW)
    assert dibaca.baris.diterima_pada == NOW


def test_a_year_s_book_is_read_in_the_order_of_its_lines(store: Store) -> None:
    for nomor in ("3", "1", "2"):
        add(store, Buku.KELUAR, nomor)
    semua = [satu.baris for satu in store.buku.of_year(Buku.KELUAR, 2026)]
    assert [(satu.urut, satu.nomor) for satu in semua] == [(1, "3"), (2, "1"), (3, "2")]


def test_a_letter_number_is_found_in_the_book_of_what_goes_out_of_its_year_or_later(store: Store) -> None:
    add(store, Buku.MASUK, "1/ND")
    add(store, Buku.KELUAR, "1/ND", 2025)
    assert store.buku.with_nomor("1/ND", 2026) is None
    add(store, Buku.KELUAR, "1/ND", 2027)
    ada = store.buku.with_nomor("1/ND", 2026)
    assert ada is not None
    assert ada.tahun == 2027


@only_postgresql
def test_of_two_lines_written_at_once_without_holding_the_office_none_takes_the_other_s_place(
    database: Database, instansi_id: int
) -> None:
    with pytest.raises(IntegrityError):
        run_at_once(
            database,
            lambda conn: add(Store(conn, instansi_id), Buku.KELUAR, "1"),
            lambda conn: add(Store(conn, instansi_id), Buku.KELUAR, "2"),
        )
