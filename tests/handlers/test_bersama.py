"""Two people fill in one unit's form: each is asked something else, and no figure is replaced unseen."""

from datetime import timedelta

from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI
from tests.handlers.test_kewajaran import kept

pytestmark = only_sqlite


def indicator_asked(p: Percakapan, nama: str) -> str:
    """The code in the second line of the question that person sees."""
    (baris,) = [satu for satu in p.ponsel(nama).last().split("\n") if " · Indikator" in satu]
    return baris.split(" · ")[0]


def test_each_of_two_is_asked_another_indicator(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.ketik("/isi")
    dua.ketik("/isi")
    assert (indicator_asked(p, dinas.PENGISI), indicator_asked(p, dinas.PENGISI_LAIN)) == ("B1-1", "B1-2")
    dua.ketik("1500")
    assert indicator_asked(p, dinas.PENGISI_LAIN) == "B1-2"
    for _ in range(2):
        dua.tekan("Lewati")
    assert indicator_asked(p, dinas.PENGISI_LAIN) == "B1-3"
    satu.ketik("87,5%")
    for _ in range(2):
        satu.tekan("Lewati")
    assert indicator_asked(p, dinas.PENGISI) == "B1-4"


def test_who_has_nothing_left_is_told_who_fills_in_the_rest(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.tekan("Ubah")
    satu.tekan("B1-2")
    dua.ketik("/isi")
    assert dua.last().startswith(f"Sedang diisi: B1-2 oleh {dinas.PENGISI}.\n\n<b>Mohon periksa isian")
    satu.ketik("1490")
    for _ in range(3):
        satu.tekan("Lewati")
    assert satu.last().startswith("Bukti dukung dilewati.\n\n<b>Mohon periksa isian")


def test_a_question_left_lying_holds_its_indicator_for_half_an_hour(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    p.ponsel(dinas.PENGISI).ketik("/isi")
    p.clock.advance(timedelta(minutes=31))
    p.ponsel(dinas.PENGISI_LAIN).ketik("/isi")
    assert indicator_asked(p, dinas.PENGISI_LAIN) == "B1-1"


def test_a_figure_given_meanwhile_is_shown_before_it_is_replaced(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.ketik("/isi")
    p.clock.advance(timedelta(minutes=31))
    dua.ketik("/isi")
    dua.ketik("87%")
    satu.ketik("88%")
    assert satu.last() == (
        "⚠️ <b>88% (delapan puluh delapan persen) – apakah sudah benar?</b>\n"
        f"• Sudah diisi oleh {dinas.PENGISI_LAIN} pada Senin, 19 Januari 2026 pukul 09.31 WITA: 87%; "
        "angka ini akan menggantikannya.\n"
        "Bila benar, mohon tulis alasannya atau tekan Ya. Bila keliru, kirim angka yang benar atau tekan Bukan."
    )
    assert [diketik for diketik, _, _ in kept(p, "B1-1")] == ["87%"]
    satu.ketik("Angka akhir dari bidang")
    assert kept(p, "B1-1") == [("87%", [], None), ("88%", ["ditimpa"], "Angka akhir dari bidang")]


def test_what_was_given_after_the_question_back_is_asked_about_once_more(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.ketik("/isi")
    p.clock.advance(timedelta(minutes=31))
    dua.ketik("/isi")
    satu.ketik("20%")
    p.clock.advance(timedelta(minutes=1))
    dua.ketik("87%")
    p.clock.advance(timedelta(minutes=1))
    satu.tekan("Ya")
    assert f"Sudah diisi oleh {dinas.PENGISI_LAIN}" in satu.last()
    satu.tekan("Bukan")
    assert satu.last().startswith("Angka yang sudah diisi tetap berlaku.\n\n<b>Berapa realisasi")
    assert indicator_asked(p, dinas.PENGISI) == "B1-2"
    assert [diketik for diketik, _, _ in kept(p, "B1-1")] == ["87%"]


def test_a_form_is_not_sent_unasked_while_somebody_else_answers(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.tekan("Ubah")
    satu.tekan("B1-2")
    dua.ketik("/isi")
    dua.tekan("Kirim")
    assert dua.last() == (
        "⚠️ <b>1 indikator masih diisi atau diperiksa. Tetap dikirim?</b>\n"
        "Tekan Ya untuk mengirim, atau Bukan untuk melengkapi."
    )


def test_a_figure_given_meanwhile_is_shown_after_a_detour_too(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.ketik("/isi")
    p.clock.advance(timedelta(minutes=31))
    dua.ketik("/isi")
    dua.ketik("87%")
    p.clock.advance(timedelta(minutes=1))
    satu.ketik("hampir semua")
    satu.ketik("88%")
    assert f"• Sudah diisi oleh {dinas.PENGISI_LAIN}" in satu.last()


def test_a_budget_given_meanwhile_is_shown_before_it_is_replaced(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    for pengisi in (satu, dua):
        pengisi.ketik("/isi")
        pengisi.tekan("Isi anggaran")
    dua.ketik("Rp1.000.000")
    satu.ketik("Rp2.000.000")
    assert f"• Sudah diisi oleh {dinas.PENGISI_LAIN}" in satu.last()
    assert "Rp1.000.000" in satu.last()


def test_who_fills_in_budgets_holds_no_indicator(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    satu, dua = p.ponsel(dinas.PENGISI), p.ponsel(dinas.PENGISI_LAIN)
    satu.ketik("/isi")
    satu.tekan("Isi anggaran")
    dua.ketik("/isi")
    dua.tekan("Ubah")
    dua.tekan("B1-1")
    dua.tekan("Batal")
    dua.ketik("/isi")
    assert indicator_asked(p, dinas.PENGISI_LAIN) == "B1-1"
