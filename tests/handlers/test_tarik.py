"""An approval that is taken back: within a minute, before the report is taken, and with all of it in the trail."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.papers import file_of
from dokumen.arsip import verify_arsip
from sop.putar_ulang import replay
from sop.siklus import SEGERA, Keadaan
from storage.store import Store
from storage.tugas import TugasTersimpan
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan

SETUJU, LAPORAN = 10, 11


def tasks(p: Percakapan, langkah: int) -> list[TugasTersimpan]:
    """The tasks of a step, oldest first."""

    def read(store: Store) -> list[TugasTersimpan]:
        (siklus,) = store.siklus.all()
        return [satu for satu in store.tugas.of_siklus(siklus.id) if satu.langkah == langkah]

    return p.look(read)


def events(p: Percakapan) -> list[str]:
    """What happened, as the trail has it."""
    return [satu.peristiwa for satu in p.look(lambda store: store.jejak.of_siklus(1))]


def test_it_can_be_taken_back_to_the_last_second(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Setuju")
    p.clock.advance(SEGERA)
    sekretaris.tekan("Tarik kembali")
    assert [(satu.putaran, satu.keadaan) for satu in tasks(p, SETUJU)] == [(1, Keadaan.SELESAI), (2, Keadaan.TERBUKA)]
    assert [(satu.keadaan, satu.ditarik) for satu in tasks(p, LAPORAN)] == [(Keadaan.SELESAI, True)]
    assert p.look(lambda store: store.rekap.newest(1).keputusan) is None  # type: ignore[union-attr] # there is one
    assert events(p)[-8:] == ["dibuka", "nomor", "buku", "buku", "ditarik", "buku", "tarik", "dibuka"]


@pytest.mark.parametrize("oleh", [dinas.SEKRETARIS, dinas.SEKRETARIS_DUA])
def test_a_second_later_it_stands(di_langkah: DiLangkah, oleh: str) -> None:
    p = di_langkah(11)
    p.clock.advance(SEGERA + timedelta(seconds=1))
    p.ponsel(oleh).tekan("Tarik kembali")
    p.ponsel(oleh).melihat("""
        (jawaban tekan) Persetujuan hanya dapat ditarik kembali dalam 60 detik. Tidak ada yang berubah.
        —
        (tombol dilepas)
    """)
    assert [satu.keadaan for satu in tasks(p, LAPORAN)] == [Keadaan.TERBUKA]
    assert "ditarik" not in events(p)


def test_once_the_report_is_taken_it_stands_however_soon(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    pesan, data = sekretaris.layar.find_button("Tarik kembali")
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    sekretaris.tekan_data(data, pesan)
    sekretaris.melihat("""
        (jawaban tekan) Laporannya sudah diterima Kepala Contoh pada Senin, 19 Januari 2026 pukul 09.00 WITA, sehingga \
tidak dapat ditarik kembali.
    """)


def test_only_who_decides_may_take_it_back_and_only_the_version_that_was_approved(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    (keputusan,) = tasks(p, SETUJU)
    for nama in (dinas.KEPALA, dinas.TIM, dinas.ADMIN, dinas.PENGISI):
        p.ponsel(nama).tekan_data(f"tarik:{keputusan.id}:1")
        p.ponsel(nama).melihat("(jawaban tekan) Tugas ini bukan tugas Bapak/Ibu. Tidak ada yang berubah.")
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    for data in (f"tarik:{keputusan.id}:2", f"tarik:{keputusan.id - 1}:1", "tarik:99:1"):
        sekretaris.tekan_data(data)
    assert [satu.keadaan for satu in tasks(p, LAPORAN)] == [Keadaan.TERBUKA]


def test_taken_back_twice_is_taken_back_once_and_the_old_report_s_button_says_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    sekretaris, kepala = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.KEPALA)
    pesan, data = sekretaris.layar.find_button("Tarik kembali")
    terima = kepala.layar.find_button("Terima laporan")[1]
    sekretaris.tekan_data(data, pesan)
    sekretaris.tekan_data(data, pesan)
    sekretaris.melihat("(jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas.")
    kepala.tekan_data(terima)
    assert kepala.layar.take_new().startswith(
        "(jawaban tekan) Laporan ini sudah ditarik kembali oleh Sekretaris Contoh pada "
        "Senin, 19 Januari 2026 pukul 09.00 WITA. Tidak ada yang berubah."
    )
    assert len(tasks(p, SETUJU)) == 2


def test_its_letter_number_is_void_in_the_book_and_no_other_letter_gets_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Tarik kembali")
    sekretaris.tekan("Setuju")
    semua = p.look(lambda store: store.buku.of_siklus(1))
    laporan = [
        (satu.baris.nomor, satu.baris.ket)
        for satu in semua
        if satu.jenis.value == "keluar" and satu.baris.isi.startswith("Laporan hasil pengukuran kinerja")
    ]
    (lama, _), (batal, ket), (baru, _) = laporan
    assert lama == batal != baru
    assert ket == "Batal, persetujuan rekap ditarik kembali"


def test_the_trail_still_rebuilds_the_cycle_and_its_archive_verifies(di_langkah: DiLangkah, tmp_path: Path) -> None:
    p = di_langkah(11)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Tarik kembali")
    assert replay(p.look(lambda store: store.jejak.of_siklus(1))).rekap[1].keputusan is None
    sekretaris.tekan("Setuju")
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    ulang = replay(p.look(lambda store: store.jejak.of_siklus(1)))
    arsip = next(satu.id for satu in p.look(lambda store: store.dokumen.of_siklus(1)) if satu.jenis == "arsip")
    (tmp_path / "arsip.zip").write_bytes(asyncio.run(file_of(p.engine, arsip))[1])
    assert verify_arsip(tmp_path / "arsip.zip") == ()
    for tugas in (*tasks(p, SETUJU), *tasks(p, LAPORAN)):
        (satu,) = (
            isi
            for kunci, isi in ulang.tugas.items()
            if (kunci.langkah, kunci.putaran) == (tugas.langkah, tugas.putaran)
        )
        assert satu.selesai is not None
        assert (satu.selesai.pada, satu.selesai.pegawai_id) == (tugas.selesai_pada, tugas.selesai_oleh)
    assert ulang.rekap[1].keputusan == "disetujui"
