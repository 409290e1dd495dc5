"""The related SOP "Pengukuran Kinerja" is a file alone: the bot runs it from order to archive in the simulator."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import say, tap, units
from bot.demo.panggung import Panggung, demo_start
from dokumen.arsip import verify_arsip
from simulator.phone import Phone
from sop.peran import Peran
from sop.siklus import Perintah
from storage.store import Store

PERIODE = "Triwulan III 2026"
ARAHAN = "Mohon analisis dilengkapi."


@pytest.fixture(scope="module")
def panggung(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panggung]:
    """The example office, with its second SOP on offer, after that was played."""
    with Panggung(tmp_path_factory.mktemp("pengukuran"), StandingClock(demo_start())) as p:
        begin(p)
        prepare(p)
        for unit in units(p):
            tap(p, p.phone(Peran.BIDANG, unit), "Selesai")
        count(p)
        send_back(p)
        count(p)
        tap(p, p.phone(Peran.SEKRETARIS), "Setuju")
        tap(p, p.phone(Peran.KEPALA_DINAS), "Selesai")
        tap(p, p.phone(Peran.STAF), "Arsipkan")
        yield p


def begin(p: Panggung) -> None:
    kepala, sekretaris = p.phone(Peran.KEPALA_DINAS), p.phone(Peran.SEKRETARIS)
    say(p, kepala, "/siklus")
    for label in ("SOP lain", "Pengukuran Kinerja", PERIODE, "Mulai siklus"):
        tap(p, kepala, label)
    tap(p, sekretaris, "Isi sekarang")
    tap(p, sekretaris, "Gunakan kalimat ini")
    tap(p, sekretaris, "Lewati")
    say(p, sekretaris, "Gunakan rekap yang telah disetujui")
    tap(p, sekretaris, "Selesai")


def prepare(p: Panggung) -> None:
    tim = p.phone(Peran.TIM)
    tap(p, tim, "Isi sekarang")
    for label in ("Ya", "Lewati", "Ya", "Lewati", "Bukan", "Lewati", "Selesai"):
        tap(p, tim, label)


def count(p: Panggung) -> None:
    tim = p.phone(Peran.TIM)
    tap(p, tim, "Isi sekarang")
    say(p, tim, "Sasaran 1: tercapai\nSasaran 2: belum tercapai")
    say(p, tim, "Data dua kecamatan masuk terlambat.")
    tap(p, tim, "Lewati")
    tap(p, tim, "Selesai")


def send_back(p: Panggung) -> None:
    sekretaris = p.phone(Peran.SEKRETARIS)
    tap(p, sekretaris, "Kembalikan")
    tap(p, sekretaris, next(label for label in sekretaris.received[-1].buttons if label.startswith("4. ")))
    say(p, sekretaris, ARAHAN)


def archive_of(phone: Phone) -> bytes:
    return [berkas.content for berkas in phone.files() if berkas.name.startswith("Arsip")][-1]


def test_every_step_was_signed_off_by_whom_it_concerns(panggung: Panggung) -> None:
    with panggung.database.reading() as conn:
        store = Store(conn, panggung.instansi_id)
        (siklus,) = store.siklus.all("pengukuran-kinerja")
        jejak = [satu for satu in store.jejak.of_siklus(siklus.id) if satu.peristiwa in set(Perintah)]
    assert siklus.tamat_pada is not None
    assert [(satu.isi["langkah"], satu.isi["unit"], satu.peristiwa, satu.peran) for satu in jejak] == [
        (1, None, "selesai", Peran.SEKRETARIS),
        (2, None, "selesai", Peran.TIM),
        *((3, unit, "selesai", Peran.BIDANG) for unit in units(panggung)),
        (4, None, "selesai", Peran.TIM),
        (5, None, "kembalikan_langkah", Peran.SEKRETARIS),
        (4, None, "selesai", Peran.TIM),
        (5, None, "setuju", Peran.SEKRETARIS),
        (6, None, "selesai", Peran.KEPALA_DINAS),
        (7, None, "arsipkan", Peran.STAF),
    ]


def test_the_archive_is_whole_and_names_the_very_text_of_the_sop(panggung: Panggung, tmp_path: Path) -> None:
    isi = archive_of(panggung.phone(Peran.STAF))
    (tmp_path / "arsip.zip").write_bytes(isi)
    assert verify_arsip(tmp_path / "arsip.zip") == ()
    with ZipFile(BytesIO(isi)) as arsip, panggung.database.reading() as conn:
        store = Store(conn, panggung.instansi_id)
        (siklus,) = store.siklus.all("pengukuran-kinerja")
        assert arsip.read("data/sop.toml").decode() == store.naskah.text_of(siklus.naskah)
        assert f'"sop_sha256": "{siklus.naskah}"' in arsip.read("manifest.json").decode()
        assert {nama[:2] for nama in arsip.namelist() if nama[:2].isdigit()} == {"01", "02", "04", "07"}


def test_no_message_was_set_aside(panggung: Panggung) -> None:
    with panggung.database.reading() as conn:
        store = Store(conn, panggung.instansi_id)
        assert (store.inbox.count_set_aside(), store.outbox.count_set_aside()) == (0, 0)
