"""The living cards on the platform: pinned and edited, and left alone where the platform will not have it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo import cerita
from bot.demo.panggung import Panggung, demo_start
from simulator.faults import Fault
from simulator.phone import Phone
from sop.peran import Peran
from storage.store import Store


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Panggung]:
    with Panggung(tmp_path, StandingClock(demo_start())) as panggung:
        yield panggung


def begin(stage: Panggung) -> None:
    """A cycle begins, and everybody has a card."""
    kepala = stage.phone(Peran.KEPALA_DINAS)
    cerita.say(stage, kepala, "/siklus")
    cerita.tap(stage, kepala, cerita.PERIODE)
    cerita.tap(stage, kepala, "Mulai siklus")


def move_on(stage: Panggung) -> None:
    """The first step is done, and the cards follow."""
    kepala = stage.phone(Peran.KEPALA_DINAS)
    stage.act(lambda: kepala.send_document("Nota Dinas.pdf", b"%PDF-1.4 contoh", "application/pdf"))
    cerita.tap(stage, kepala, "Selesai")
    stage.advance("10m")


def calls(stage: Panggung, method: str) -> int:
    """How often the bot called that method."""
    return sum(call.method == method for call in stage.sim.calls)


def set_aside(stage: Panggung) -> int:
    """How many messages were given up."""
    with stage.database.reading() as conn:
        return Store(conn, stage.instansi_id).outbox.count_set_aside()


def heads(phone: Phone) -> list[str]:
    """The first line of each pinned message."""
    return [pesan.text.splitlines()[0] for pesan in phone.pinned]


def test_everybody_with_a_role_has_one_silent_pinned_card_that_is_edited(stage: Panggung) -> None:
    begin(stage)
    sekretaris = stage.phone(Peran.SEKRETARIS)
    (kartu,) = sekretaris.pinned
    assert kartu.silent
    assert heads(sekretaris) == ["Triwulan III 2026 · langkah 1 dari 12"]
    move_on(stage)
    assert heads(sekretaris) == ["⏳ Triwulan III 2026 · langkah 2 dari 12: giliran Bapak/Ibu"]
    assert [pesan.id for pesan in sekretaris.pinned] == [kartu.id]
    assert len({len(phone.pinned) for phone in stage.phones.values()} - {0}) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(
            method="pinChatMessage", code=400, description="Bad Request: not enough rights to pin a message", times=99
        ),
        Fault(method="pinChatMessage", code=404, description="Not Found", times=99),
        Fault(method="pinChatMessage", code=501, description="Not Implemented", times=99),
    ],
    ids=["refused", "unknown to the server", "not built there"],
)
def test_a_card_that_cannot_be_pinned_is_there_all_the_same_and_nobody_is_bothered(
    stage: Panggung, fault: Fault
) -> None:
    stage.sim.faults.add(fault)
    begin(stage)
    for _ in range(3):
        stage.advance("10m")
    sekretaris = stage.phone(Peran.SEKRETARIS)
    assert heads(sekretaris) == []
    assert sum("langkah 1 dari 12" in pesan.text for pesan in sekretaris.received) == 1
    assert set_aside(stage) == 0
    move_on(stage)
    assert any("langkah 2 dari 12: giliran" in pesan.text for pesan in sekretaris.received)


def test_a_card_its_reader_took_away_comes_anew_when_the_cycle_moves_on(stage: Panggung) -> None:
    begin(stage)
    sekretaris = stage.phone(Peran.SEKRETARIS)
    (kartu,) = sekretaris.pinned
    with stage.sim.changing():
        sekretaris.chat.remove(kartu.id)
    move_on(stage)
    assert heads(sekretaris) == []
    cerita.tap(stage, sekretaris, "Isi sekarang")
    stage.act(lambda: sekretaris.send_document("Notulen.pdf", b"%PDF-1.4 contoh", "application/pdf"))
    cerita.tap(stage, sekretaris, "Selesai")
    stage.advance("10m")
    assert heads(sekretaris) == ["Triwulan III 2026 · langkah 3 dari 12"]


def test_that_a_message_was_pinned_is_answered_by_nobody(stage: Panggung) -> None:
    begin(stage)
    with stage.database.reading() as conn:
        assert Store(conn, stage.instansi_id).inbox.count_open() == 0
    assert calls(stage, "pinChatMessage") == len([phone for phone in stage.phones.values() if phone.pinned])
    assert not any("hanya teks" in pesan.text for phone in stage.phones.values() for pesan in phone.received)
