"""Many at once: one who floods the bot, and a crowd that comes in the same minute; nobody waits for another."""

from pathlib import Path

from bot.clock import StandingClock
from bot.demo.panggung import Panggung, demo_start
from simulator.phone import Phone
from sop.peran import Peran
from storage.store import Store

BANJIR = 300
KERUMUNAN = 1_000
SELANG = 64
"""How many answers to somebody else may come before one's own: two rounds of the worker."""


def answered_chats(p: Panggung) -> list[int]:
    """The chats the bot wrote to, in the order in which it decided to."""
    with p.database.reading() as conn:
        semua = conn.exec_driver_sql("SELECT chat_id FROM outbox WHERE jenis = 'pesan' ORDER BY id").scalars().all()
        assert Store(conn, p.instansi_id).inbox.count_set_aside() == 0
        return [int(satu) for satu in semua]


def texts(phone: Phone) -> list[str]:
    """What the bot said on a phone, without the first line's likes."""
    return [pesan.text for pesan in phone.received]


def test_case_47_who_sends_hundreds_of_messages_holds_up_nobody_and_gets_every_answer(tmp_path: Path) -> None:
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        deras = p.phone(Peran.STAF)
        lain = [p.phone(Peran.TIM), p.phone(Peran.SEKRETARIS), p.phone(Peran.KEPALA_DINAS)]
        dulu, sebelum = len(answered_chats(p)), len(deras.received)
        p.stop_bot()
        for _ in range(BANJIR):
            deras.send("/tugas")
        for phone in lain:
            phone.send("/tugas")
        p.start_bot()
        p.settle()
        urutan = answered_chats(p)[dulu:]
        assert urutan.count(deras.id) == BANJIR
        assert max(urutan.index(phone.id) for phone in lain) <= SELANG
        dikirim = [str(call.params["chat_id"]) for call in p.sim.calls if call.method == "sendMessage"][dulu:]
        assert max(dikirim.index(str(phone.id)) for phone in lain) <= SELANG
        assert len(deras.received) == sebelum + BANJIR


def test_case_47_a_thousand_strangers_in_a_minute_are_each_answered_once(tmp_path: Path) -> None:
    with Panggung(tmp_path, StandingClock(demo_start())) as p:
        dulu = len(answered_chats(p))
        p.stop_bot()
        orang_luar = [p.sim.phone(f"Orang {ke}") for ke in range(KERUMUNAN)]
        for phone in orang_luar:
            phone.start("kode-salah")
        staf = p.phone(Peran.STAF)
        staf.send("/tugas")
        p.start_bot()
        p.settle()
        urutan = answered_chats(p)[dulu:]
        assert len(urutan) == KERUMUNAN + 1
        assert set(urutan) == {staf.id, *(phone.id for phone in orang_luar)}
        assert {texts(phone)[0][:70] for phone in orang_luar} == {
            "Mohon maaf, layanan ini hanya untuk pegawai yang diundang. Bila Bapak/"
        }
        assert texts(staf)[-1].startswith("Saat ini tidak ada tugas")
