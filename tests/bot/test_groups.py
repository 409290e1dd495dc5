"""Groups on the platform: cards that may not be pinned, groups that are closed, and groups with another number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import StandingClock
from bot.demo.panggung import TOKEN, Panggung, demo_start
from simulator.group import Group
from simulator.group_chat import Membership
from sop.peran import Peran
from storage.store import Store
from tests.bot.test_cards import begin, move_on, set_aside

TERTUTUP = "⚠️ Layanan ini tidak lagi dapat menulis di grup “Grup Contoh”, sehingga grup itu dilepas."


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Panggung]:
    with Panggung(tmp_path, StandingClock(demo_start())) as panggung:
        yield panggung


@pytest.fixture
def group(stage: Panggung) -> Group:
    """A group of the Kepala Dinas and the Staf, bound."""
    kepala, admin = stage.phone(Peran.KEPALA_DINAS), stage.phone(Peran.ADMIN)
    group = stage.sim.group("Grup Contoh", [kepala, stage.phone(Peran.STAF)])
    stage.act(lambda: admin.send("/admin"))
    stage.act(lambda: admin.press("Grup"))
    stage.act(lambda: admin.press("Buat kode"))
    kode = admin.received[-1].text.split("/hubungkan ")[1].split()[0]
    stage.act(lambda: group.add_bot(kepala, payload=kode))
    return group


def bound(stage: Panggung) -> list[int]:
    """The numbers of the groups that are bound."""
    with stage.database.reading() as conn:
        return [satu.chat_id for satu in Store(conn, stage.instansi_id).grup.all("telegram")]


def waiting(stage: Panggung) -> int:
    """How many messages wait to be sent."""
    with stage.database.reading() as conn:
        return Store(conn, stage.instansi_id).outbox.count_waiting()


def test_a_group_has_one_silent_pinned_card_that_is_edited(stage: Panggung, group: Group) -> None:
    begin(stage)
    (kartu,) = group.pinned
    assert kartu.silent
    assert kartu.text.startswith("Triwulan III 2026 · langkah 1 dari 12\n▱▱▱▱▱▱▱▱▱▱▱▱")
    move_on(stage)
    assert [(pesan.id, pesan.text.splitlines()[0]) for pesan in group.pinned] == [
        (kartu.id, "Triwulan III 2026 · langkah 2 dari 12")
    ]


def test_where_the_bot_may_not_pin_the_card_is_there_all_the_same(stage: Panggung, group: Group) -> None:
    group.chat.may_pin = False
    begin(stage)
    move_on(stage)
    assert group.pinned == ()
    assert group.received[-1].text.startswith("Triwulan III 2026 · langkah 2 dari 12")
    assert (bound(stage), set_aside(stage), waiting(stage)) == ([group.id], 0, 0)


@pytest.mark.parametrize("masalah", ["put out", "silenced"])
def test_a_group_where_the_bot_can_write_no_more_is_let_go_and_the_admin_hears_of_it(
    stage: Panggung, group: Group, masalah: str
) -> None:
    begin(stage)
    if masalah == "put out":
        group.chat.bot_status = Membership.KICKED  # and the update that says so is lost
    else:
        group.chat.may_write = False
    move_on(stage)
    admin = stage.phone(Peran.ADMIN)
    assert sum(pesan.text.startswith(TERTUTUP) for pesan in admin.received) == 1
    assert (bound(stage), set_aside(stage), waiting(stage)) == ([], 0, 0)
    tetap = len(stage.sim.calls)
    stage.advance("pagi")
    assert not any(str(call.params.get("chat_id")) == str(group.id) for call in stage.sim.calls[tetap:])


def test_the_bot_that_is_put_out_says_nothing_more_there(stage: Panggung, group: Group) -> None:
    begin(stage)
    stage.act(lambda: group.remove_bot(stage.phone(Peran.STAF)))
    move_on(stage)
    assert (bound(stage), set_aside(stage), waiting(stage)) == ([], 0, 0)
    assert sum(pesan.text.startswith(TERTUTUP) for pesan in stage.phone(Peran.ADMIN).received) == 1


@pytest.mark.parametrize("kabar", ["told", "not told"])
def test_case_21_a_group_that_becomes_a_supergroup_is_followed_to_its_new_number(
    stage: Panggung, group: Group, kabar: str
) -> None:
    begin(stage)
    lama = group.chat
    semula = [pesan.text for pesan in group.received]
    with stage.sim.changing():
        group.upgrade(stage.phone(Peran.STAF))
        if kabar == "not told":
            stage.sim.bot(TOKEN).updates.clear()
    stage.settle()
    move_on(stage)
    stage.advance("10m")
    assert bound(stage) == [group.id]
    assert [pesan.text for pesan in lama.messages.values() if pesan.from_bot] == semula
    (kartu,) = group.received
    assert kartu.text.startswith("Triwulan III 2026 · langkah 2 dari 12")
    assert group.pinned == (kartu,)
    assert (set_aside(stage), waiting(stage)) == (0, 0)
    stage.act(lambda: group.send(stage.phone(Peran.STAF), "/tugas"))
    assert group.received[-1].text == "Dijawab di percakapan pribadi."


def test_a_strangers_group_gets_a_few_answers_to_wrong_codes_and_costs_nobody_anything(stage: Panggung) -> None:
    orang = stage.sim.phone("Orang luar")
    group = stage.sim.group("Grup orang", [orang])
    stage.act(lambda: group.add_bot(orang, payload="salah"))
    assert [pesan.text[:10] for pesan in group.received] == ["Mohon maaf"]
    with stage.sim.changing():
        group.send(orang, "/hubungkan salah")
        group.chat.bot_status = Membership.KICKED
    stage.settle()
    assert (bound(stage), set_aside(stage), waiting(stage)) == ([], 0, 0)
    assert not any("Grup orang" in pesan.text for pesan in stage.phone(Peran.ADMIN).received)
