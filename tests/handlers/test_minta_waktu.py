"""Minta waktu: asked by who is late, given or refused by the next in line; the due time, cards and trail follow."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.remind import Reminder
from sop.pengingat import AturanPengingat
from sop.putar_ulang import KunciTugas, replay
from storage.store import Store
from storage.tugas import TugasTersimpan
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel

WITA = ZoneInfo("Asia/Makassar")
PENGGANTI = "Sekretaris Pengganti"
SELASA_SEPULUH = "2026-01-20T10:00"  # an hour after the forms were due


def wita(teks: str) -> datetime:
    """A local time of the office."""
    return datetime.fromisoformat(teks).replace(tzinfo=WITA)


def late(di_langkah: DiLangkah) -> tuple[Percakapan, Ponsel, Ponsel]:
    """The forms are an hour late; the office, a filler who was reminded, and the Sekretaris."""
    p = di_langkah(7)
    p.clock.jump_to(wita(SELASA_SEPULUH))
    Reminder(p.engine).sweep_here()
    p.show()
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.layar.take_new()
    return p, p.ponsel(dinas.PENGISI_DUA), sekretaris


def ask(pengisi: Ponsel, lama: str = "1 jam", alasan: str = "Menunggu data dari kecamatan.") -> None:
    """The whole talk of whoever asks."""
    pengisi.tekan("Minta waktu")
    pengisi.tekan(lama)
    pengisi.ketik(alasan)


def task(p: Percakapan, unit: str = "B2") -> TugasTersimpan:
    """The form of that unit."""
    return p.look(lambda s: next(t for t in s.tugas.of_siklus(1) if t.langkah == 7 and t.unit == unit))


def trail(store: Store) -> list[tuple[str, str, str]]:
    """What became of requests: what happened, until when, and why."""
    return [
        (satu.peristiwa, satu.isi["menjadi"], satu.isi["alasan"])
        for satu in store.jejak.of_siklus(1)
        if "waktu" in satu.peristiwa
    ]


def test_an_hour_more_is_asked_for_with_a_reason_and_given(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    pengisi.tekan("Minta waktu")
    pengisi.melihat(
        f"""
        <b>Sampai kapan waktu diminta untuk langkah 7, Pengisian format?</b>
        Triwulan IV 2025, batas sekarang Selasa, 20 Januari 2026 pukul 09.00 WITA.
        Permintaan disampaikan kepada {dinas.SEKRETARIS}, {PENGGANTI}. Tanggal dapat langsung diketik.
        [1 jam] [Besok pagi]
        [Ketik tanggal] [Batal]
        """
    )
    pengisi.tekan("1 jam")
    pengisi.melihat(
        """
        (tombol dilepas)
        —
        <b>Mohon tulis alasannya.</b>
        Waktu diminta sampai Selasa, 20 Januari 2026 pukul 11.00 WITA.
        [Batal]
        """
    )
    pengisi.ketik("Menunggu data dari kecamatan.")
    pengisi.melihat(
        f"""
        (tombol dilepas)
        —
        Permintaan waktu sampai Selasa, 20 Januari 2026 pukul 11.00 WITA disampaikan kepada {dinas.SEKRETARIS}, \
{PENGGANTI}. \
Batas waktunya tetap sampai diputuskan.
        """
    )
    sekretaris.melihat(
        f"""
        ⏳ <b>Mohon putuskan permintaan waktu untuk langkah 7, Pengisian format.</b>
        Triwulan IV 2025
        Diminta oleh {dinas.PENGISI_DUA} (Bidang Contoh Dua)
        Dari: Selasa, 20 Januari 2026 pukul 09.00 WITA
        Menjadi: Selasa, 20 Januari 2026 pukul 11.00 WITA
        Alasan: Menunggu data dari kecamatan.
        [Beri waktu] [Tolak]
        """
    )
    pengisi.layar.take_new()
    sekretaris.tekan("Beri waktu")
    diberi = (
        "✅ <b>Waktu untuk langkah 7, Pengisian format, diberikan sampai Selasa, 20 Januari 2026 pukul 11.00 WITA."
        "</b>\n"
        f"Triwulan IV 2025, diminta oleh {dinas.PENGISI_DUA} (Bidang Contoh Dua)\n"
        f"Oleh {dinas.SEKRETARIS}, Selasa, 20 Januari 2026 pukul 10.00 WITA"
    )
    assert sekretaris.layar.take_new().endswith(diberi)
    dilihat = pengisi.layar.take_new()
    assert "paling lambat Selasa, 20 Januari 2026 pukul 11.00 WITA" in dilihat
    assert dilihat.endswith(diberi)
    assert p.look(trail) == [
        ("minta_waktu", "2026-01-20T03:00:00+00:00", "Menunggu data dari kecamatan."),
        ("waktu_diberi", "2026-01-20T03:00:00+00:00", ""),
    ]
    tugas = task(p)
    assert (tugas.tenggat, tugas.ingat_pada, tugas.ingat_ke) == (wita("2026-01-20T11:00"), wita("2026-01-20T11:00"), 0)
    ulang = replay(p.look(lambda s: s.jejak.of_siklus(1)))
    assert datetime.fromisoformat(ulang.tugas[KunciTugas(7, "B2", 1)].tenggat) == tugas.tenggat


def test_a_refusal_has_its_reason_and_leaves_the_due_time(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    ask(pengisi)
    sekretaris.tekan("Tolak")
    assert sekretaris.last().startswith("<b>Mohon tulis alasan penolakan.</b>")
    sekretaris.ketik("   ")
    assert sekretaris.last() == "Mohon tulis alasannya dengan kata-kata."
    pengisi.layar.take_new()
    sekretaris.ketik("Data sudah ada di Sekretariat.")
    pengisi.melihat(
        f"""
        ↩️ <b>Permintaan waktu untuk langkah 7, Pengisian format, ditolak; batas waktunya tetap.</b>
        Triwulan IV 2025, diminta oleh {dinas.PENGISI_DUA} (Bidang Contoh Dua)
        Alasan penolakan: Data sudah ada di Sekretariat.
        Oleh {dinas.SEKRETARIS}, Selasa, 20 Januari 2026 pukul 10.00 WITA
        """
    )
    assert task(p).tenggat == wita("2026-01-20T09:00")
    assert [satu[0] for satu in p.look(trail)] == ["minta_waktu", "waktu_ditolak"]
    ask(pengisi)
    assert [satu[0] for satu in p.look(trail)][-1] == "minta_waktu"


@pytest.mark.parametrize(
    ("diketik", "sampai"),
    [
        ("21-01-2026", "2026-01-21T16:00"),
        ("21 Januari 2026 14.30", "2026-01-21T14:30"),
        ("23-01-2026", "2026-01-23T16:30"),
    ],
)
def test_a_day_typed_is_until_its_end_or_until_that_time(di_langkah: DiLangkah, diketik: str, sampai: str) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    pengisi.tekan("Minta waktu")
    pengisi.tekan("Ketik tanggal")
    pengisi.ketik(diketik)
    pengisi.ketik("Menunggu data.")
    sekretaris.tekan("Beri waktu")
    assert task(p).tenggat == wita(sampai)


def test_tomorrow_morning_is_two_hours_into_the_next_working_day(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    ask(pengisi, "Besok pagi")
    sekretaris.tekan("Beri waktu")
    assert task(p).tenggat == wita("2026-01-21T09:30")


@pytest.mark.parametrize(
    ("diketik", "jawaban"),
    [
        ("besok saja", "⚠️ Tanggal “besok saja” belum dapat dibaca. Contoh penulisan: 19-01-2026."),
        ("20-01-2026 09.00", "sesudah batas yang sekarang dan sesudah saat ini"),
        ("24-01-2026", "⚠️ Pada waktu itu kantor tidak bekerja. Mohon pilih hari dan jam kerja."),
        ("21-01-2026 20.00", "⚠️ Pada waktu itu kantor tidak bekerja. Mohon pilih hari dan jam kerja."),
        ("21-01-2036", "⚠️ Tanggal itu lebih dari satu tahun lagi. Mohon periksa tahunnya."),
    ],
)
def test_a_day_that_will_not_do_is_asked_for_again(di_langkah: DiLangkah, diketik: str, jawaban: str) -> None:
    p, pengisi, _ = late(di_langkah)
    pengisi.tekan("Minta waktu")
    pengisi.ketik(diketik)
    assert jawaban in pengisi.last()
    pengisi.ketik("21-01-2026")
    assert pengisi.last().startswith("<b>Mohon tulis alasannya.</b>")
    assert p.look(trail) == []


def test_only_one_request_waits_for_a_task_whoever_of_the_unit_asks(di_langkah: DiLangkah) -> None:
    p, _, sekretaris = late(di_langkah)
    satu, lain = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    lain.tekan("Minta waktu")
    lain.tekan("1 jam")
    ask(satu)
    lain.ketik("Saya juga memerlukan waktu.")
    sudah = "Waktu untuk tugas ini sudah diminta dan menunggu putusan. Tidak ada yang berubah."
    assert sudah in lain.layar.take_new()
    satu.tekan("Minta waktu")
    assert sudah in satu.layar.take_new()
    sekretaris.tekan("Beri waktu")
    assert "diberikan sampai" in lain.last()


def test_a_request_is_decided_once_and_an_old_card_decides_no_newer_one(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    ask(pengisi)
    pesan, lama = sekretaris.layar.find_button("Beri waktu")
    sekretaris.tekan("Tolak")
    sekretaris.ketik("Belum perlu.")
    sekretaris.tekan_data(lama, pesan)
    assert "sudah diputuskan atau sudah gugur" in sekretaris.layar.take_new()
    ask(pengisi, "Besok pagi")
    sekretaris.tekan_data(lama, pesan)
    assert "sudah diputuskan atau sudah gugur" in sekretaris.layar.take_new()
    assert task(p).tenggat == wita("2026-01-20T09:00")


def test_nobody_decides_who_stands_not_above(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    ask(pengisi)
    _, data = sekretaris.layar.find_button("Beri waktu")
    for nama in (dinas.PENGISI_DUA, dinas.TIM, dinas.STAF):
        ponsel = p.ponsel(nama)
        for satu in (data, data.replace("beri", "tolak")):
            ponsel.tekan_data(satu)
            assert "bukan untuk Bapak/Ibu putuskan" in ponsel.layar.take_new()
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan_data(data)
    assert task(p).tenggat == wita("2026-01-20T11:00")


def test_a_request_lapses_with_its_task_and_with_its_time(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    ask(pengisi)
    p.clock.advance(timedelta(hours=2))
    sekretaris.tekan("Beri waktu")
    assert sekretaris.last().startswith("⚠️ Waktu yang diminta sudah lewat, sehingga permintaan ini gugur.")
    assert pengisi.last().startswith("⚠️ Waktu yang diminta sudah lewat, sehingga permintaan ini gugur.")
    ask(pengisi)
    pengisi.ketik("/isi")
    pengisi.ketik("9")
    while "lalu tekan Kirim" not in pengisi.last():
        pengisi.tekan("Lewati")
    pengisi.tekan("Kirim")
    assert "⚠️ Permintaan waktu ini gugur karena tugasnya sudah selesai." in sekretaris.layar.take_new()


@only_sqlite
def test_kepala_dinas_is_told_plainly_that_nobody_can_give_time(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    p.clock.advance(timedelta(hours=1))
    Reminder(p.engine).sweep_here()
    p.show()
    kepala.tekan("Minta waktu")
    assert "Di atas Bapak/Ibu tidak ada pemberi tugas pada layanan ini" in kepala.layar.take_new()


@only_sqlite
def test_time_is_asked_for_by_who_is_late_and_only_where_the_office_wants_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    nomor = task(p).id
    pengisi.tekan_data(f"minta_waktu:{nomor}")
    assert "bila tugas sudah atau hampir terlambat" in pengisi.layar.take_new()
    p.clock.jump_to(wita(SELASA_SEPULUH))
    p.store(lambda store: store.instansi.keep_pengingat(AturanPengingat(minta_waktu=False)))
    pengisi.ketik("/tugas")
    assert "Minta waktu" not in pengisi.layar.take_new()
    pengisi.tekan_data(f"minta_waktu:{nomor}")
    assert "dinonaktifkan oleh instansi" in pengisi.layar.take_new()
    lain = p.ponsel(dinas.PENGISI)
    lain.tekan_data(f"minta_waktu:{nomor}")
    assert "bukan tugas Bapak/Ibu" in lain.layar.take_new()


@only_sqlite
def test_the_reminders_of_a_moved_due_time_begin_anew(di_langkah: DiLangkah) -> None:
    p, pengisi, sekretaris = late(di_langkah)
    ask(pengisi, "Besok pagi")
    sekretaris.tekan("Beri waktu")
    p.clock.jump_to(wita("2026-01-21T07:45"))
    pengisi.layar.take_new()
    Reminder(p.engine).sweep_here()
    p.show()
    dilihat = pengisi.layar.take_new()
    assert "Paling lambat Rabu, 21 Januari 2026 pukul 09.30 WITA; sisa 1 jam 45 menit waktu kerja." in dilihat
    assert task(p).ingat_pada == wita("2026-01-21T09:30")
