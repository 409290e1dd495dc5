"""An answer and its reminder at one moment: what is stored first counts."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

from bot.remind import Reminder
from handlers.route import handle
from handlers.turn import Tekan, Turn
from storage.store import Store
from tests.databases import only_postgresql
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.serentak import wait_for_a_lock
from tests.handlers.tahap import TERISI


def reminded(store: Store) -> list[str | None]:
    """The units that were reminded, in that order."""
    return [satu.isi["unit"] for satu in store.jejak.of_siklus(1) if satu.peristiwa == "pengingat"]


@only_postgresql
def test_case_35_an_answer_that_is_stored_while_its_reminder_is_due_is_not_reminded_of(di_langkah: DiLangkah) -> None:
    """The sweep finds the task late, and waits for the transaction in which it is being handed in."""
    menyapu: list[Future[int]] = []

    def route(turn: Turn) -> None:
        handle(turn)
        if isinstance(turn.masukan, Tekan) and turn.masukan.perintah == "kirim":
            menyapu.append(pool.submit(Reminder(p.engine).sweep_here))
            wait_for_a_lock(p)

    with ThreadPoolExecutor(1) as pool:
        p = di_langkah(TERISI, route)
        pengisi, lain = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_DUA)
        p.clock.advance(timedelta(days=2))
        pengisi.tekan("Kirim")
        assert menyapu[0].result(30) == 2
    p.show()
    assert sorted(map(str, p.look(reminded))) == ["B2", "SEK"]
    assert "⏳" not in pengisi.layar.take_new()
    assert lain.last().startswith("⏳")


def test_case_35_a_reminder_that_came_first_spoils_no_answer(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    pengisi = p.ponsel(dinas.PENGISI)
    p.clock.advance(timedelta(days=2))
    assert Reminder(p.engine).sweep_here() == 3
    p.show()
    assert pengisi.last().startswith("⏳")
    pengisi.tekan("Kirim")
    assert Reminder(p.engine).sweep_here() == 0
    p.clock.advance(timedelta(days=1))
    assert Reminder(p.engine).sweep_here() == 2
    assert sorted(map(str, p.look(reminded))) == ["B1", "B2", "B2", "SEK", "SEK"]
