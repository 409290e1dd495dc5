"""/belum: who has not handed in, for whom it is, and one press that reminds them all."""

from datetime import timedelta

import pytest

from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.tahap import fill


@pytest.mark.parametrize("nama", [dinas.TIM, dinas.SEKRETARIS, dinas.KEPALA, dinas.ADMIN])
def test_who_leads_sees_every_unit_that_has_not_handed_in(di_langkah: DiLangkah, nama: str) -> None:
    p = di_langkah(7)
    fill(p, dinas.PENGISI_DUA, {"B2-1": "9"})
    p.ponsel(dinas.PENGISI_DUA).tekan("Kirim")
    p.ponsel(dinas.PENGISI).ketik("/isi")
    p.ponsel(dinas.PENGISI).ketik("87,5%")
    p.ponsel(nama).ketik("/belum")
    assert p.ponsel(nama).layar.take_new().removesuffix("\n[Ingatkan semua]") == (
        "<b>Triwulan IV 2025: 2 unit belum mengirim</b>\n"
        "• Sekretariat (Pengisi Sekretariat): terisi 0 dari 1\n"
        "• Bidang Contoh Satu (Pengisi Satu, Pengisi Satu Lain): terisi 1 dari 5"
    )


def test_who_fills_in_sees_the_own_unit_alone_and_reminds_nobody(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    pengisi.ketik("/belum")
    pengisi.melihat("""
        <b>Triwulan IV 2025: 1 unit belum mengirim</b>
        • Bidang Contoh Dua (Pengisi Dua): terisi 0 dari 1
    """)
    pengisi.tekan_data("ingatkan_semua:1")
    pengisi.melihat("(jawaban tekan) Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")
    p.ponsel(dinas.STAF).ketik("/belum")
    p.ponsel(dinas.STAF).melihat("⚠️ Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")


def test_one_press_reminds_every_unit_at_most_once_an_hour(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    p.clock.advance(timedelta(minutes=30))
    tim = p.ponsel(dinas.TIM)
    tim.ketik("/belum")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).layar.take_new()
    tim.tekan("Ingatkan semua")
    tim.melihat("(jawaban tekan) 3 tugas diingatkan.")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        assert "Tim Contoh" in p.ponsel(nama).layar.take_new()
    tim.tekan("Ingatkan semua")
    tim.melihat("(jawaban tekan) Semua sudah diingatkan belum lama ini.")
    assert p.ponsel(dinas.PENGISI).layar.take_new() == ""


def test_where_nobody_is_awaited_it_says_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(8)
    p.ponsel(dinas.TIM).ketik("/belum")
    p.ponsel(dinas.TIM).melihat("✅ Triwulan IV 2025: tidak ada unit yang ditunggu.")


def test_without_a_cycle_nothing_is_awaited(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    p.ponsel(dinas.TIM).ketik("/belum")
    p.ponsel(dinas.TIM).melihat("Belum ada siklus yang berjalan, sehingga tidak ada format yang ditunggu.")
