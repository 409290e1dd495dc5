"""Letter numbers in the talk: two at once get two, one that is taken is told with where it stands, none is a gap."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import StandingClock
from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.database import Database
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.databases import only_postgresql
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.pengambil import take_each
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.serentak import one_into_the_other, side_by_side
from tests.handlers.test_serentak import press
from tests.kantor import begin_siklus, open_tugas

SATU, DUA = "1/ND/I/2026/Dincon", "2/ND/I/2026/Dincon"


def set_up_anew(p: Percakapan, format_nomor: str = "", *, kepala: str = "") -> None:
    """The office with another number scheme, or with a second Kepala Dinas."""
    isi = dinas.build_dinas()
    if format_nomor:
        isi = replace(isi, instansi=replace(isi.instansi, format_nomor=format_nomor))
    pegawai = tuple(
        replace(satu, daftar_peran=(*satu.daftar_peran, Jabatan(peran=Peran.KEPALA_DINAS)))
        if satu.nama == kepala
        else satu
        for satu in isi.daftar_pegawai
    )
    p.store(lambda store: write_penyiapan(store.conn, replace(isi, daftar_pegawai=pegawai), store.instansi_id))


def numbers(p: Percakapan) -> list[tuple[str, bool]]:
    """Every number that was ever given, and whether it is still in use."""
    kolom = tables.nomor_surat.c
    kueri = select(kolom.nomor, kolom.batal_pada).order_by(kolom.id)
    return p.look(lambda store: [(baris.nomor, baris.batal_pada is None) for baris in store.conn.execute(kueri)])


def move_to(p: Percakapan, saat: datetime) -> None:
    """Let the time come to that moment."""
    clock = p.clock
    assert isinstance(clock, StandingClock)
    clock.advance(saat - clock.now())


def begin(ponsel: Ponsel, periode: str) -> None:
    """A cycle of its own, up to the question after the number."""
    ponsel.ketik("/siklus")
    ponsel.tekan(periode)
    ponsel.tekan("Mulai siklus")
    ponsel.tekan("Isi sekarang")


@only_postgresql
@pytest.mark.parametrize("at_once", [side_by_side, one_into_the_other])
def test_two_nota_dinas_at_the_same_moment_get_two_numbers(di_langkah: DiLangkah, at_once: Callable[..., None]) -> None:
    p = di_langkah(0)
    set_up_anew(p, kepala=dinas.SEKRETARIS_DUA)
    satu, dua = p.ponsel(dinas.KEPALA), p.ponsel(dinas.SEKRETARIS_DUA)
    begin(satu, "Triwulan IV 2025")
    begin(dua, "Triwulan III 2025")
    for ponsel in (satu, dua):
        assert f"Usulan nomor: <b>{SATU}</b>" in ponsel.layar.find_button("Ya")[0].teks
    at_once(p, press(satu, "Ya"), press(dua, "Ya"))
    (kalah,) = (ponsel for ponsel in (satu, dua) if "Usulan nomor" in ponsel.last())
    pemenang = dinas.KEPALA if kalah is dua else dinas.SEKRETARIS_DUA
    periode = "Triwulan IV 2025" if kalah is dua else "Triwulan III 2025"
    assert (
        f"⚠️ Nomor {SATU} sudah diambil untuk Nota Dinas {periode} oleh {pemenang}, "
        "Senin, 19 Januari 2026 pukul 09.00 WITA; suratnya belum dikirim."
    ) in [pesan.teks for pesan in kalah.layar.daftar.values()]
    assert f"Usulan nomor: <b>{DUA}</b>" in kalah.last()
    kalah.tekan("Ya")
    assert numbers(p) == [(SATU, True), (DUA, True)]


@only_postgresql
def test_processes_that_take_numbers_at_once_leave_no_gap_and_give_none_twice(
    database: Database, instansi_id: int
) -> None:
    jumlah, proses = 12, 4
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        siklus = begin_siklus(store)
        tugas = [open_tugas(store, siklus.id, 12).id for _ in range(jumlah * proses)]
    url = database.engine.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(proses, multiprocessing.get_context("spawn")) as pool:
        hasil = [
            pool.submit(take_each, url, instansi_id, tugas[mulai : mulai + jumlah])
            for mulai in range(0, len(tugas), jumlah)
        ]
        diambil = [nomor for satu in hasil for nomor in satu.result(120)]
    assert sorted(diambil) == sorted(f"{urut}/BA/I/2026/Dincon" for urut in range(1, len(tugas) + 1))
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        assert store.jejak.first_break() is None
        assert store.surat.next_urut(2026) == len(tugas) + 1


def test_an_offer_that_was_taken_meanwhile_is_told_and_the_next_one_offered(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala, staf = p.ponsel(dinas.KEPALA), p.ponsel(dinas.STAF)
    kepala.tekan("Isi sekarang")
    staf.ketik("/buku")
    staf.tekan("Catat surat keluar")
    for teks in ("Kepala Badan Contoh", "Jadwal", SATU):
        staf.ketik(teks)
    kepala.layar.take_new()
    kepala.tekan("Ya")
    kepala.melihat(f"""
        ⚠️ Nomor {SATU} sudah dipakai untuk surat “Jadwal” tanggal 19 Januari 2026 (Buku Agenda Surat Keluar nomor 1).
        —
        (tombol dilepas)
        —
        <b>Nomor Nota Dinas</b> (1/4)
        Ketik nomor dari Buku Agenda, atau pakai nomor yang diusulkan.
        Usulan nomor: <b>{DUA}</b>. Tekan Ya untuk memakainya.
        [Ya] [Batal]
    """)
    kepala.tekan("Ya")
    assert numbers(p) == [(SATU, True), (DUA, True)]


@only_sqlite
@pytest.mark.parametrize(
    ("format_nomor", "pertama", "diketik", "kedua"),
    [
        ("{urut:03}/{kode}/{tahun}", "001/ND/2026", "011/ND/2026", "012/ND/2026"),
        ("800/{urut}/{unit}/{tahun}", "800/1/Dincon/2026", "800/345/Dincon/2026", "800/346/Dincon/2026"),
        ("800/{urut}/{unit}/{tahun}", "800/1/Dincon/2026", "045.2/345/Umum/2026", "800/1/Dincon/2026"),
    ],
)
def test_the_running_number_goes_on_from_what_a_person_typed_in_the_scheme(
    di_langkah: DiLangkah, format_nomor: str, pertama: str, diketik: str, kedua: str
) -> None:
    p = di_langkah(1)
    set_up_anew(p, format_nomor)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    assert f"Usulan nomor: <b>{pertama}</b>" in kepala.last()
    kepala.ketik(diketik)
    begin(kepala, "Triwulan III 2025")
    assert f"Usulan nomor: <b>{kedua}</b>" in kepala.last()


@only_sqlite
def test_a_letter_that_changes_nothing_of_its_number_keeps_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    for label in ("Ya", "Lewati", "Lewati", "Lewati"):
        kepala.tekan(label)
    for label in ("Ubah", "Nomor Nota Dinas", "Ya"):
        kepala.tekan(label)
    assert numbers(p) == [(SATU, True)]


@only_sqlite
def test_the_same_running_number_may_be_written_otherwise_by_its_own_letter(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    for label in ("Ya", "Lewati", "Lewati", "Lewati"):
        kepala.tekan(label)
    for label in ("Ubah", "Nomor Nota Dinas"):
        kepala.tekan(label)
    kepala.ketik("1/ND/DINSOS/2026")
    assert numbers(p) == [(SATU, False), ("1/ND/DINSOS/2026", True)]
    begin(kepala, "Triwulan III 2025")
    assert DUA in kepala.last()


@only_sqlite
@pytest.mark.parametrize(("format_nomor", "ditolak"), [("{urut}/{kode}/{tahun}", True), ("{urut}/{kode}", False)])
def test_a_new_year_begins_at_one_and_a_number_of_the_old_one_stays_taken(
    di_langkah: DiLangkah, format_nomor: str, *, ditolak: bool
) -> None:
    """Where numbers name no year, the new year's first is written like the old one's."""
    p = di_langkah(1)
    set_up_anew(p, format_nomor)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    for label in ("Ya", "Lewati", "Lewati", "Lewati"):
        kepala.tekan(label)
    kepala.tekan("Selesai")
    ((lama, _),) = numbers(p)
    move_to(p, datetime(2027, 1, 4, 1, 0, tzinfo=UTC))
    begin(kepala, "Triwulan IV 2026")
    assert kepala.last().count("<b>1/ND") == 1
    kepala.ketik(lama)
    assert ("Usulan nomor" in kepala.last()) == ditolak
    assert len(numbers(p)) == (1 if ditolak else 2)


@only_sqlite
def test_every_number_leaves_a_row_in_the_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    kepala.tekan("Ya")

    def read(store: Store) -> list[Any]:
        (siklus,) = store.siklus.running()
        return [satu for satu in store.jejak.of_siklus(siklus.id) if satu.peristiwa == "nomor"]

    (baris,) = p.look(read)
    assert dict(baris.isi) == {"nomor": SATU, "urut": 1, "perihal": "Nota Dinas Triwulan IV 2025"}
    assert (baris.peran, baris.inbox_id is not None) == (Peran.KEPALA_DINAS, True)
