"""What the platform may do to the bot - refuse, hang up, be away - and what the people notice: as little as may be."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.cerita import order, tap
from bot.demo.panggung import TOKEN, Panggung, demo_start
from simulator.faults import Fault
from simulator.phone import Phone
from sop.peran import Peran
from storage.store import Store

TUGAS_KOSONG = "Saat ini tidak ada tugas yang menunggu Bapak/Ibu. Tugas baru akan dikirim ke sini."


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Panggung]:
    """The example office, everybody joined."""
    with Panggung(tmp_path, StandingClock(demo_start())) as panggung:
        yield panggung


def words(phone: Phone) -> list[str]:
    """What the bot said on a phone."""
    return [message.text for message in phone.received]


def pass_time(stage: Panggung, seconds: float) -> None:
    """Let the office's clock run on, and the bot do what is due by then."""
    stage.jump_to(stage.clock.now() + timedelta(seconds=seconds))


def test_a_chat_that_must_wait_holds_up_no_other_and_gets_its_message_in_time(stage: Panggung) -> None:
    staf, tim = stage.phone(Peran.STAF), stage.phone(Peran.TIM)
    stage.sim.faults.add(Fault(method="sendMessage", chat_id=staf.id, retry_after=30))
    stage.act(lambda: staf.send("/tugas"))
    stage.act(lambda: tim.send("/tugas"))
    assert TUGAS_KOSONG in words(tim)
    assert TUGAS_KOSONG not in words(staf)
    pass_time(stage, 29)
    assert TUGAS_KOSONG not in words(staf)
    pass_time(stage, 2)
    assert words(staf).count(TUGAS_KOSONG) == 1


def test_a_server_error_is_tried_again_and_later_messages_keep_their_order(stage: Panggung) -> None:
    staf = stage.phone(Peran.STAF)
    stage.sim.faults.add(Fault(method="sendMessage", chat_id=staf.id, times=2, code=502))
    stage.act(lambda: staf.send("/tugas"))
    stage.act(lambda: staf.send("/status"))
    for _ in range(3):
        pass_time(stage, 60)
    assert [teks.splitlines()[0] for teks in words(staf)[-2:]] == [
        TUGAS_KOSONG,
        "Belum ada siklus yang berjalan. Siklus dimulai oleh Kepala Dinas melalui /siklus.",
    ]


def test_an_answer_that_got_lost_repeats_that_one_message_at_most(stage: Panggung) -> None:
    staf = stage.phone(Peran.STAF)
    stage.sim.faults.add(Fault(kind="lose", method="sendMessage", chat_id=staf.id))
    stage.act(lambda: staf.send("/tugas"))
    pass_time(stage, 60)
    pass_time(stage, 60)
    assert words(staf).count(TUGAS_KOSONG) == 2


def test_case_18_who_blocks_the_bot_is_left_alone_the_admin_hears_and_start_brings_everything_back(
    stage: Panggung,
) -> None:
    kepala, sekretaris, admin = (stage.phone(satu) for satu in (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.ADMIN))
    sekretaris.block()
    order(stage)
    assert kepala.received[-1].text.startswith("✅ Selesai: Perintah pengumpulan data kinerja")
    tertutup = f"⚠️ Pesan kepada {sekretaris.name} belum dapat disampaikan: obrolannya tertutup bagi layanan ini."
    assert words(admin).count(tertutup) == 1
    sekretaris.unblock()
    stage.act(lambda: sekretaris.start())
    assert sekretaris.received[-1].buttons == ("Isi sekarang", "Buat undangan")
    assert sekretaris.received[-1].text.startswith("Mohon pimpin rapat pengarahan")


def test_case_12_an_update_nobody_can_read_is_passed_over_and_the_next_ones_are_answered(stage: Panggung) -> None:
    staf = stage.phone(Peran.STAF)
    antrean = stage.sim.bot(TOKEN).updates
    for isi in ({"message": "bukan objek"}, {"tak_dikenal": {"a": 1}}, {"message": {"message_id": 1}}, {}):
        with stage.sim.changing():
            antrean.put_raw({"update_id": antrean.next_id, **isi})
            antrean.next_id += 1
    stage.act(lambda: staf.send("/tugas"))
    assert words(staf)[-1] == TUGAS_KOSONG


def test_a_file_that_cannot_be_fetched_is_asked_for_again_after_five_tries(stage: Panggung) -> None:
    order(stage)
    sekretaris = stage.phone(Peran.SEKRETARIS)
    stage.sim.faults.add(Fault(method="getFile", times=5, code=502))
    stage.act(lambda: sekretaris.send_document("Notulen.pdf", b"%PDF-1.4", "application/pdf"))
    for _ in range(5):
        pass_time(stage, 60)
    assert words(sekretaris)[-1] == "⚠️ Berkas ini belum dapat diunduh dari Telegram. Mohon kirim kembali."
    stage.act(lambda: sekretaris.send_document("Notulen.pdf", b"%PDF-1.4", "application/pdf"))
    assert sekretaris.received[-1].buttons == ("Selesai",)


def test_while_a_file_is_fetched_later_words_of_that_chat_wait_and_keep_their_order(stage: Panggung) -> None:
    order(stage)
    sekretaris, tim = stage.phone(Peran.SEKRETARIS), stage.phone(Peran.TIM)
    stage.sim.faults.add(Fault(method="getFile", code=502))
    stage.act(lambda: sekretaris.send_document("Notulen.pdf", b"%PDF-1.4", "application/pdf"))
    stage.act(lambda: tim.send("/tugas"))
    sebelum = len(words(sekretaris))
    stage.act(lambda: sekretaris.send("/status"))
    assert words(tim)[-1] == TUGAS_KOSONG
    assert len(words(sekretaris)) == sebelum
    pass_time(stage, 60)
    berkas, status = words(sekretaris)[-2:]
    assert berkas.startswith("Berkas diterima sebagai Notulen Rapat.")
    assert status.startswith("Kemajuan siklus Triwulan III 2026")


def test_a_paper_that_cannot_be_drawn_is_set_aside_with_a_word_and_the_chat_goes_on(stage: Panggung) -> None:
    kepala = stage.phone(Peran.KEPALA_DINAS)
    stage.act(lambda: kepala.send("/siklus"))
    for label in ("Triwulan III 2026", "Mulai siklus", "Isi sekarang", "Ya", "Lewati", "Lewati"):
        tap(stage, kepala, label)
    spoil_next_paper(stage)
    stage.act(lambda: kepala.press("Lewati"))
    for _ in range(4):
        pass_time(stage, 120)
    assert (
        "Mohon maaf, satu berkas belum dapat dibuat. Kejadian ini telah dicatat untuk diperiksa; data tidak hilang."
        in words(kepala)
    )
    stage.act(lambda: kepala.send("/tugas"))
    assert "Selesai" in kepala.received[-1].buttons


def spoil_next_paper(stage: Panggung) -> None:
    """From now on papers are kept with what no drawer can read."""
    with stage.database.transaction() as conn:
        conn.exec_driver_sql(
            "CREATE TRIGGER rusak AFTER INSERT ON dokumen BEGIN UPDATE dokumen SET isi = '{}' WHERE id = NEW.id; END"
        )
    with stage.database.reading() as conn:
        assert Store(conn, stage.instansi_id).outbox.count_set_aside() == 0
