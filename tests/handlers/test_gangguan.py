"""A handler that fails: tried three times, set aside with its update, the person told, and everybody else goes on."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select

from handlers.route import handle
from handlers.turn import Ketikan, Tekan, Turn
from storage import tables
from storage.siklus import SiklusRepo
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah

GANGGUAN = """
    Mohon maaf, terjadi gangguan saat memproses pesan Bapak/Ibu. Pesan itu telah dicatat untuk diperiksa; isian yang tersimpan tidak hilang. Silakan buka /tugas untuk melanjutkan.
"""  # noqa: E501 - one sentence of the office, whole
RACUN = "racun"


class Racun(Exception):
    """A fault of ours."""


def poisoned(turn: Turn) -> None:
    """The real route, which fails when it has done all its work and something poisonous was said."""
    handle(turn)
    if turn.masukan == Ketikan(teks=RACUN) or (isinstance(turn.masukan, Tekan) and turn.masukan.perintah == "setuju"):
        raise Racun("the handler failed after all was written")


def test_case_11_a_poison_text_changes_nothing_and_holds_up_nobody(
    di_langkah: DiLangkah, catatan: list[dict[str, Any]]
) -> None:
    p = di_langkah(7, poisoned)
    pengisi, lain = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_DUA)
    pengisi.ketik("/isi")
    pengisi.ketik("87,5%")
    lain.ketik("/isi")
    pengisi.layar.take_new()
    sebelum = p.look(lambda store: state(store.conn))
    p.take(pengisi.message(text=RACUN))
    p.take(pengisi.message(text="Dukungan semua pihak"))
    p.take(lain.message(text="9"))
    assert p.worker.work_once()
    assert p.worker.work_once()
    p.show()
    assert lain.last().startswith("Tercatat: <b>9 hari</b>")
    assert pengisi.layar.take_new() == ""
    p.settle()
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == "jawaban +2, tunggu ~2"
    dilihat = pengisi.layar.take_new().split("\n—\n")
    assert dilihat[0] == GANGGUAN.strip()
    assert dilihat[-1].startswith("Faktor pendorong tercatat.")
    gagal = [satu for satu in catatan if satu["log_level"] == "error"]
    assert [satu["event"] for satu in gagal] == ["an update could not be worked off"] * 3
    assert all(json.loads(satu["update"])["message"]["text"] == RACUN for satu in gagal)
    inbox = tables.inbox.c
    (baris,) = p.look(lambda s: s.conn.execute(select(tables.inbox).where(inbox.keadaan == "disisihkan")).all())
    assert json.loads(baris.isi)["message"]["text"] == RACUN
    assert baris.galat.endswith("Racun: the handler failed after all was written")


def test_case_11_a_poison_press_is_answered_once_and_can_be_pressed_again_by_another(di_langkah: DiLangkah) -> None:
    p = di_langkah(10, poisoned)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sebelum = p.look(lambda store: state(store.conn))
    sekretaris.tekan("Setuju")
    sekretaris.melihat(GANGGUAN)
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""
    sekretaris.tekan("Kembalikan")
    assert sekretaris.last().startswith("<b>Rekap dikembalikan ke mana?</b>")


def test_a_fault_half_way_through_a_transition_leaves_nothing_of_it(di_langkah: DiLangkah) -> None:
    """The store itself fails, after the task was closed and the next one opened."""

    def route(turn: Turn) -> None:
        turn.store.siklus = _FailingSiklus(turn.store.conn, turn.store.instansi_id)
        handle(turn)

    p = di_langkah(12, route)
    staf = p.ponsel(dinas.STAF)
    sebelum = p.look(lambda store: state(store.conn))
    staf.tekan("Arsipkan")
    staf.melihat(GANGGUAN)
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""


class _FailingSiklus(SiklusRepo):
    """Cycles that can't be ended."""

    def finish(self, siklus_id: int, now: datetime) -> None:
        super().finish(siklus_id, now)
        raise Racun(f"cycle {siklus_id} could not be ended at {now}")
