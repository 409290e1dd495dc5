"""What the platform may send and answer, with the real bot between it and the database."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.clock import StandingClock
from bot.demo.cerita import order, say, tap
from bot.demo.panggung import TOKEN, Panggung, demo_start
from simulator.faults import Fault
from sop.peran import Peran
from storage.store import Store

TUGAS_KOSONG = "Saat ini tidak ada tugas yang menunggu Bapak/Ibu. Tugas baru akan dikirim ke sini."
SAYA: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Orang"}
PRIBADI: dict[str, Any] = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private", "first_name": "Orang"}}
GRUP: dict[str, Any] = {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "supergroup", "title": "Grup"}}
ASING: dict[str, dict[str, Any]] = {
    "an unknown kind": {"hal_baru": {"a": [1, {"b": None}]}},
    "an update that says nothing": {},
    "a null where a person should be": {"message": {**PRIBADI, "from": None, "text": "/tugas"}},
    "a message without a sender": {"message": {**PRIBADI, "text": "/tugas"}},
    "a channel's post": {"channel_post": {**GRUP, "chat": {**GRUP["chat"], "type": "channel"}, "text": "/tugas"}},
    "an edited message": {"edited_message": {**PRIBADI, "from": SAYA, "edit_date": 2, "text": "/tugas"}},
    "a message in a group": {"message": {**GRUP, "from": SAYA, "text": "/tugas"}},
    "a person who joined a group": {"message": {**GRUP, "from": SAYA, "new_chat_members": [SAYA]}},
    "a block that is told": {"my_chat_member": {"chat": PRIBADI["chat"], "from": SAYA, "date": 1}},
    "a press in a group": {
        "callback_query": {"id": "1", "from": SAYA, "chat_instance": "1", "data": "selesai:1", "message": {**GRUP}}
    },
    "a press on an inline message": {
        "callback_query": {"id": "2", "from": SAYA, "chat_instance": "1", "data": "x", "inline_message_id": "a"}
    },
    "a press without data": {"callback_query": {"id": "3", "from": SAYA, "chat_instance": "1", "game_short_name": "x"}},
}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Panggung]:
    """The example office, everybody joined."""
    with Panggung(tmp_path, StandingClock(demo_start())) as panggung:
        yield panggung


def put_raw(stage: Panggung, isi: dict[str, Any]) -> None:
    """Queue an update as it is, with the next number."""
    antrean = stage.sim.bot(TOKEN).updates
    with stage.sim.changing():
        antrean.put_raw({"update_id": antrean.next_id, **isi})
        antrean.next_id += 1


def pass_time(stage: Panggung, seconds: float) -> None:
    """Let the office's clock run on, and the bot do what is due by then."""
    stage.jump_to(stage.clock.now() + timedelta(seconds=seconds))


def sends(stage: Panggung, chat_id: int, method: str = "sendMessage") -> int:
    """How often the bot asked the platform for that in one chat."""
    panggilan = (call for call in stage.sim.calls if call.method == method)
    return sum(str(call.params.get("chat_id")) == str(chat_id) for call in panggilan)


def count_calls(stage: Panggung, method: str) -> int:
    """How often the bot asked the platform for that, in any chat."""
    return sum(call.method == method for call in stage.sim.calls)


def count_set_aside(stage: Panggung) -> tuple[int, int]:
    """How many updates and messages were given up."""
    with stage.database.reading() as conn:
        store = Store(conn, stage.instansi_id)
        return store.inbox.count_set_aside(), store.outbox.count_set_aside()


def test_case_12_what_is_no_word_of_a_person_is_passed_over_without_an_error(stage: Panggung) -> None:
    staf = stage.phone(Peran.STAF)
    dulu = len(staf.received)
    with capture_logs() as catatan:
        for isi in ASING.values():
            put_raw(stage, isi)
        stage.act(lambda: staf.send("/tugas"))
    assert [pesan.text for pesan in staf.received[dulu:]] == [TUGAS_KOSONG]
    assert [satu["event"] for satu in catatan if satu["log_level"] in {"error", "critical"}] == []
    assert sends(stage, 7) == sends(stage, -100) == 0
    assert count_set_aside(stage) == (0, 0)


def test_case_12_a_field_nobody_knows_changes_nothing(stage: Panggung) -> None:
    staf = stage.phone(Peran.STAF)
    pesan = {**PRIBADI, "chat": {**PRIBADI["chat"], "id": staf.id}, "from": {**SAYA, "id": staf.id}}
    stage.act(lambda: put_raw(stage, {"message": {**pesan, "text": "/tugas", "medan_baru": {"x": 1}}, "lain": []}))
    assert staf.received[-1].text == TUGAS_KOSONG


@pytest.mark.parametrize(
    ("method", "alasan"),
    [
        ("answerCallbackQuery", "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        (
            "editMessageCaption",
            "Bad Request: message is not modified: specified new message content is exactly the same",
        ),
        ("editMessageCaption", "Bad Request: message to edit not found"),
        ("editMessageReplyMarkup", "Bad Request: message can't be edited"),
        ("editMessageCaption", "Bad Request: MESSAGE_ID_INVALID"),
    ],
)
def test_case_16_an_answer_that_comes_too_late_keeps_its_effect_and_is_not_repeated(
    stage: Panggung, method: str, alasan: str
) -> None:
    kepala = stage.phone(Peran.KEPALA_DINAS)
    stage.act(lambda: kepala.send("/siklus"))
    for label in ("Triwulan III 2026", "Mulai siklus", "Isi sekarang", "Ya", "Lewati", "Lewati", "Lewati"):
        tap(stage, kepala, label)
    stage.sim.faults.add(Fault(method=method, chat_id=None, code=400, description=alasan))
    tap(stage, kepala, "Selesai")
    assert not list(stage.sim.faults)
    dicoba = count_calls(stage, method)
    for _ in range(3):
        pass_time(stage, 60)
    assert count_calls(stage, method) == dicoba
    assert count_set_aside(stage) == (0, 0)
    assert stage.phone(Peran.SEKRETARIS).received[-1].buttons == ("Isi sekarang", "Buat undangan")
    stage.act(lambda: kepala.send("/tugas"))
    assert kepala.received[-1].text == TUGAS_KOSONG


def test_case_16_a_card_the_person_deleted_holds_up_nothing(stage: Panggung) -> None:
    order(stage)
    sekretaris = stage.phone(Peran.SEKRETARIS)
    kartu = sekretaris.received[-1]
    assert kartu.buttons == ("Isi sekarang", "Buat undangan")
    with stage.sim.changing():
        sekretaris.chat.remove(kartu.id)
    stage.act(lambda: sekretaris.press_data(kartu.keyboard[0][0].data or "", kartu))
    tap(stage, sekretaris, "Hari ini")
    for teks in ("Pukul 09.00 WITA", "Ruang rapat", "Bahar (contoh)"):
        say(stage, sekretaris, teks)
    tap(stage, sekretaris, "Lanjut")
    for teks in ("Jadwal", "Disetujui", "Setiap angka disertai bukti dukung"):
        say(stage, sekretaris, teks)
    tap(stage, sekretaris, "Selesai")
    assert count_set_aside(stage) == (0, 0)
    assert stage.phone(Peran.TIM).received[-1].buttons == ("Isi sekarang",)


def test_case_18_who_blocked_the_bot_is_sent_no_reminder_and_nobody_elses_is_lost(stage: Panggung) -> None:
    kepala, sekretaris = stage.phone(Peran.KEPALA_DINAS), stage.phone(Peran.SEKRETARIS)
    sekretaris.block()
    order(stage)
    ditolak = sends(stage, sekretaris.id)
    for _ in range(5):
        stage.advance("pagi")
    assert sends(stage, sekretaris.id) == ditolak
    assert sum("Mohon perhatian" in pesan.text for pesan in kepala.received) == 1
    sekretaris.unblock()
    stage.act(lambda: sekretaris.start())
    stage.advance("pagi")
    assert sum("⏳ Pengingat" in pesan.text for pesan in sekretaris.received) == 1


def test_case_21_a_chat_that_moved_is_written_to_at_its_new_number(stage: Panggung) -> None:
    sekretaris = stage.phone(Peran.SEKRETARIS)
    baru = stage.sim.phone("Obrolan yang pindah", user_id=sekretaris.id + 1_000_000)
    baru.chat.started = True
    stage.sim.faults.add(Fault(chat_id=sekretaris.id, times=100, migrate_to_chat_id=baru.id))
    lama = len(sekretaris.received)
    order(stage)
    for _ in range(3):
        pass_time(stage, 60)
    assert len(sekretaris.received) == lama
    assert baru.wait_for_button("Isi sekarang").buttons[0] == "Isi sekarang"
    assert 100 - sum(fault.times for fault in stage.sim.faults) <= 2
    assert count_set_aside(stage) == (0, 0)
    tap(stage, baru, "Isi sekarang")
    assert baru.received[-1].buttons
