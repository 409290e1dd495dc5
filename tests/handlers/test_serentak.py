"""Two people at one moment, on PostgreSQL in two transactions: one wins, the other is told, nobody waits in vain."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sop.siklus import Keadaan
from storage.store import Store
from tests.databases import only_postgresql
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.serentak import one_into_the_other, side_by_side
from tests.handlers.tahap import TERISI

pytestmark = [only_postgresql, pytest.mark.parametrize("at_once", [side_by_side, one_into_the_other])]
AtOnce = Callable[..., None]
PUKUL = "pada Senin, 19 Januari 2026 pukul 09.00 WITA. Tidak ada yang berubah."


def press(ponsel: Ponsel, label: str) -> dict[str, Any]:
    """The update of a press, not sent yet; what the phone showed until now is forgotten."""
    ponsel.layar.take_new()
    pesan, data = ponsel.layar.find_button(label)
    return ponsel.press(data, pesan)


def answers(*daftar: Ponsel) -> list[str]:
    """What each press was answered with, in words."""
    semua = [baris for ponsel in daftar for baris in ponsel.layar.take_new().split("\n—\n")]
    return [baris.removeprefix("(jawaban tekan) ") for baris in semua if baris.startswith("(jawaban tekan)")]


def tasks(p: Percakapan, langkah: int) -> list[Keadaan]:
    """The tasks of a step."""

    def read(store: Store) -> list[Keadaan]:
        (siklus,) = store.siklus.running()
        return [satu.keadaan for satu in store.tugas.of_siklus(siklus.id) if satu.langkah == langkah]

    return p.store(read)


def events(p: Percakapan) -> Counter[str]:
    """How often each thing happened, by the trail."""

    def read(store: Store) -> Counter[str]:
        (siklus,) = store.siklus.running()
        return Counter(satu.peristiwa for satu in store.jejak.of_siklus(siklus.id))

    return p.store(read)


def test_case_13_of_two_who_approve_one_wins_and_the_other_learns_who(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(10)
    satu, dua = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.SEKRETARIS_DUA)
    at_once(p, press(satu, "Setuju"), press(dua, "Setuju"))
    (kata,) = answers(satu, dua)
    assert kata in {
        f"Rekap versi 1 sudah disetujui oleh {nama} {PUKUL}" for nama in (dinas.SEKRETARIS, dinas.SEKRETARIS_DUA)
    }
    assert tasks(p, 11) == [Keadaan.TERBUKA]
    assert events(p)["disetujui"] == 1


def test_case_13_of_approval_and_return_at_once_one_wins(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(10)
    setuju, kembali = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.SEKRETARIS_DUA)
    kembali.tekan("Kembalikan")
    kembali.tekan("Tim")
    at_once(p, press(setuju, "Setuju"), kembali.message(text="Mohon periksa."))
    peristiwa = events(p)
    assert peristiwa["disetujui"] + peristiwa["dikembalikan"] == 1
    if peristiwa["disetujui"]:
        assert kembali.last() == f"⚠️ Rekap versi 1 sudah disetujui oleh Sekretaris Contoh {PUKUL}"
        assert (len(tasks(p, 8)), tasks(p, 11)) == (1, [Keadaan.TERBUKA])
    else:
        assert answers(setuju) == [f"Rekap versi 1 sudah dikembalikan oleh Sekretaris Pengganti {PUKUL}"]
        assert (len(tasks(p, 8)), tasks(p, 11)) == (2, [])


def test_of_two_returns_at_once_one_wins(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(10)
    satu, dua = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.SEKRETARIS_DUA)
    for ponsel in (satu, dua):
        ponsel.tekan("Kembalikan")
        ponsel.tekan("Tim")
    at_once(p, satu.message(text="Arahan yang satu"), dua.message(text="Arahan yang lain"))
    assert events(p)["dikembalikan"] == 1
    assert len(tasks(p, 8)) == 2
    ditolak = [ponsel.last() for ponsel in (satu, dua) if ponsel.last().startswith("⚠️")]
    assert len(ditolak) == 1
    assert ditolak[0] in {
        f"⚠️ Rekap versi 1 sudah dikembalikan oleh {nama} {PUKUL}" for nama in (dinas.SEKRETARIS, dinas.SEKRETARIS_DUA)
    }


def test_of_two_who_lock_the_rekap_one_makes_the_version(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(8)
    satu, dua = p.ponsel(dinas.TIM), p.ponsel(dinas.TIM_DUA)
    at_once(p, press(satu, "Kunci rekap"), press(dua, "Kunci rekap"))
    (kata,) = answers(satu, dua)
    assert kata in {f"Langkah ini sudah diselesaikan oleh {nama} {PUKUL}" for nama in (dinas.TIM, dinas.TIM_DUA)}
    assert tasks(p, 9) == [Keadaan.TERBUKA]
    assert events(p)["rekap"] == 1


def test_two_units_that_hand_in_last_open_one_rekap(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(TERISI)
    p.ponsel(dinas.PENGISI_SEK).tekan("Kirim")
    tim = p.ponsel(dinas.TIM)
    tim.layar.take_new()
    at_once(p, press(p.ponsel(dinas.PENGISI), "Kirim"), press(p.ponsel(dinas.PENGISI_DUA), "Kirim"))
    assert tasks(p, 8) == [Keadaan.TERBUKA]
    kabar = [baris for baris in tim.layar.take_new().split("\n—\n") if "telah mengirim" in baris]
    assert sorted(baris.partition("(")[2] for baris in kabar) == ["2 dari 3 unit).", "3 dari 3 unit)."]


def test_two_of_one_unit_who_hand_in_hand_in_once(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(TERISI)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    dua.ketik("/tugas")
    at_once(p, press(satu, "Kirim"), press(dua, "Kirim"))
    (kata,) = answers(satu, dua)
    assert kata in {
        f"Langkah ini sudah diselesaikan oleh {nama} {PUKUL}" for nama in (dinas.PENGISI, dinas.PENGISI_LAIN)
    }
    assert events(p)["kirim"] == 1


def test_two_of_one_unit_who_both_confirm_the_gaps_hand_in_once(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(7)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.ketik("/isi")
    for _ in range(10):
        satu.tekan("Lewati")
    dua.ketik("/isi")
    for ponsel in (satu, dua):
        ponsel.tekan("Kirim")
    at_once(p, press(satu, "Ya"), press(dua, "Ya"))
    (kata,) = answers(satu, dua)
    assert kata in {
        f"Langkah ini sudah diselesaikan oleh {nama} {PUKUL}" for nama in (dinas.PENGISI, dinas.PENGISI_LAIN)
    }
    assert events(p)["kirim"] == 1


def test_a_figure_that_comes_while_another_hands_in_is_kept_or_refused(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(TERISI)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    dua.ketik("/isi")
    dua.tekan("Ubah")
    dua.tekan("B1-2")
    satu.tekan("Kirim")
    at_once(p, press(satu, "Ya"), dua.message(text="1600"))
    assert events(p)["kirim"] == 1
    assert dua.last().startswith(("Tercatat: <b>1.600 orang</b>", "⚠️ Langkah ini sudah diselesaikan oleh"))


def test_two_who_begin_a_cycle_begin_one(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(0)
    kepala, admin = p.ponsel(dinas.KEPALA), p.ponsel(dinas.ADMIN)
    for ponsel in (kepala, admin):
        ponsel.ketik("/siklus")
        ponsel.tekan("Triwulan IV 2025")
    at_once(p, press(kepala, "Mulai siklus"), press(admin, "Mulai siklus"))
    assert answers(kepala, admin) == ["Siklus Triwulan IV 2025 sudah pernah dimulai. Tidak ada yang berubah."]
    assert tasks(p, 1) == [Keadaan.TERBUKA]


def test_two_people_who_join_both_join(di_langkah: DiLangkah, at_once: AtOnce) -> None:
    p = di_langkah(1)
    now = p.clock.now()

    def invite(store: Store) -> None:
        for orang in store.orang.all()[:2]:
            store.undangan.add(f"kode-{orang.nama}", orang.id, now, now + timedelta(hours=1))

    p.store(invite)
    satu, dua = p.stranger("Satu"), p.stranger("Dua")
    at_once(p, satu.message(text=f"/start kode-{dinas.KEPALA}"), dua.message(text=f"/start kode-{dinas.SEKRETARIS}"))
    assert f"Selamat datang, {dinas.KEPALA}." in satu.layar.take_new()
    assert f"Selamat datang, {dinas.SEKRETARIS}." in dua.layar.take_new()
