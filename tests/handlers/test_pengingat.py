"""What reminders say: to everyone who must act, with the very buttons of the task's card."""

from datetime import timedelta

import pytest

from bot.kantor import load_kantor
from bot.remind import Reminder
from handlers import kartu
from handlers.pengingat import remind
from handlers.turn import Lain, Papan, Turn, Ucapan
from sop.siklus import Keadaan
from storage.siklus import TugasTersimpan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TAHAP, fill


def open_tasks(store: Store) -> list[TugasTersimpan]:
    """The tasks of the cycle under way that wait for somebody."""
    (siklus,) = store.siklus.running()
    return [satu for satu in store.tugas.of_siklus(siklus.id) if satu.keadaan is Keadaan.TERBUKA]


def boards(p: Percakapan) -> tuple[dict[str, Papan], dict[str, Papan]]:
    """The buttons of every open task: as its reminder has them, and as its card has them."""

    def look(store: Store) -> tuple[dict[str, Papan], dict[str, Papan]]:
        now, daftar = p.clock.now() + timedelta(days=2), open_tasks(store)
        turn = Turn(
            store=store,
            lemari=p.engine.lemari,
            kantor=load_kantor(store, now),
            now=now,
            masukan=Lain(),
            chat_id=0,
            kanal="telegram",
        )
        remind(turn, store.siklus.running()[0], daftar)
        ucapan = [satu for satu in turn.effects if isinstance(satu, Ucapan) and satu.tentang]
        return (
            {satu.tentang: satu.papan for satu in ucapan},
            {kartu.card_of(satu): kartu.render(turn, satu)[1] for satu in daftar},
        )

    return p.store(look)


@only_sqlite
@pytest.mark.parametrize("nomor", [nomor for nomor in TAHAP if nomor])
def test_a_reminder_has_the_buttons_of_its_task_s_card_at_every_step(di_langkah: DiLangkah, nomor: int) -> None:
    pengingat, kartunya = boards(di_langkah(nomor))
    assert pengingat == kartunya
    assert pengingat


def test_forms_that_are_reminded_of_together_have_each_its_own_buttons(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    fill(p, dinas.PENGISI_DUA, {"B2-1": "9"})
    daftar_ponsel = [p.ponsel(nama) for nama in (dinas.PENGISI, dinas.PENGISI_LAIN, dinas.PENGISI_DUA)]
    for ponsel in daftar_ponsel:
        ponsel.layar.take_new()
    p.clock.advance(timedelta(days=2))
    assert Reminder(p.engine).sweep_here() == 3
    p.show()
    belum, terisi = "[Isi sekarang]", "[Kirim] [Ubah]\n[Isi anggaran]"
    assert [ponsel.layar.take_new() for ponsel in daftar_ponsel] == [
        reminder("Bidang Contoh Satu", belum),
        reminder("Bidang Contoh Satu", belum),
        reminder("Bidang Contoh Dua", terisi),
    ]


def reminder(unit: str, tombol: str) -> str:
    """The reminder of a form that had to be handed in a working day ago."""
    return (
        "⏳ <b>Pengingat: mohon selesaikan langkah 7, Pengisian format.</b>\n"
        f"Triwulan IV 2025 · {unit}\n"
        "Waktunya habis Selasa, 20 Januari 2026 pukul 09.00 WITA; terlambat 7 jam 30 menit waktu kerja.\n"
        f"Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas.\n{tombol}"
    )
