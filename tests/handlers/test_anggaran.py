"""What the programmes spent: offered below the summary, asked one by one, and never in the way of Kirim."""

from dataclasses import replace
from decimal import Decimal

from storage.penyiapan import read_penyiapan, write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.tahap import TERISI

pytestmark = only_sqlite
PAGU = {"B1-1": ("Rehabilitasi Sosial", 90_000_000), "B1-2": ("Rehabilitasi Sosial", 90_000_000)}
PAGU_LAIN = {"B1-3": ("Penanganan Bencana", 40_000_000)}


def give_budgets(p: Percakapan) -> None:
    """Two programmes in one unit, the first behind two indicators."""
    semua = PAGU | PAGU_LAIN

    def write(store: Store) -> None:
        lama = read_penyiapan(store.conn)
        assert lama is not None
        daftar = [
            replace(satu, program=semua[satu.kode][0], pagu=Decimal(semua[satu.kode][1]))
            if satu.kode in semua
            else replace(satu, pagu=None)
            for satu in lama.daftar_indikator
        ]
        write_penyiapan(store.conn, replace(lama, daftar_indikator=tuple(daftar)))

    p.store(write)


def at_summary(di_langkah: DiLangkah) -> tuple[Percakapan, Ponsel]:
    """The unit's form is filled in but for its budgets."""
    p = di_langkah(TERISI)
    give_budgets(p)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    return p, pengisi


def kept(p: Percakapan, kode: str) -> list[tuple[str | None, str | None, list[str], str]]:
    """Every spending kept at that indicator: as typed, as read, what was odd, and the reason."""

    def read(store: Store) -> list[tuple[str | None, str | None, list[str], str]]:
        jawaban = store.jawaban.of_siklus(store.siklus.running()[-1].id).get(kode, ())
        return [
            (
                satu.diketik,
                satu.isi.get("nilai"),
                [temuan["aturan"] for temuan in satu.isi.get("temuan", ())],
                satu.isi.get("alasan", ""),
            )
            for satu in jawaban
            if satu.butir == "anggaran"
        ]

    return p.look(read)


def test_each_programme_is_asked_once_and_the_summary_comes_back(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    assert pengisi.last().endswith("Realisasi anggaran: 0 dari 2 program terisi.")
    assert pengisi.layar.labels()[-3:] == ["Kirim", "Ubah", "Isi anggaran"]
    pengisi.tekan("Isi anggaran")
    assert pengisi.last() == (
        "<b>Berapa realisasi anggaran program ini?</b> (1/2)\n"
        "Rehabilitasi Sosial (B1-1, B1-2)\n"
        "Pagu: Rp90.000.000 · dihitung sampai dengan Triwulan IV 2025\n"
        "Contoh: Rp65.040.000. Bila tidak ada, tulis: tidak ada data."
    )
    assert pengisi.layar.labels()[-2:] == ["Lewati", "Batal"]
    pengisi.ketik("Rp 81 juta")
    assert pengisi.last().startswith(
        "Tercatat: <b>Rp81.000.000</b> (delapan puluh satu juta rupiah). Terserap 90% dari pagu.\n\n"
        "<b>Berapa realisasi anggaran program ini?</b> (2/2)\nPenanganan Bencana (B1-3)\n"
    )
    pengisi.ketik("tidak ada data")
    assert pengisi.last().startswith("Tercatat untuk Penanganan Bencana: tidak ada data realisasi anggaran.\n\n")
    assert "Realisasi anggaran: 2 dari 2 program terisi." in pengisi.last()
    assert kept(p, "B1-1") == [("Rp 81 juta", "81000000", [], "")]
    assert kept(p, "B1-3") == [("tidak ada data", None, [], "")]


def test_what_passes_the_pagu_asks_for_a_reason_which_is_kept(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("95.000.000")
    assert pengisi.last() == (
        "⚠️ <b>Rp95.000.000 (sembilan puluh lima juta rupiah) – apakah sudah benar?</b>\n"
        "• Lebih besar daripada pagu (Rp90.000.000).\n"
        "Bila benar, mohon tulis alasannya atau tekan Ya. Bila keliru, kirim angka yang benar atau tekan Bukan."
    )
    assert pengisi.layar.labels()[-2:] == ["Ya", "Bukan"]
    assert kept(p, "B1-1") == []
    pengisi.ketik("Pergeseran anggaran belum tercatat pada pagu.")
    assert kept(p, "B1-1") == [("95.000.000", "95000000", ["pagu"], "Pergeseran anggaran belum tercatat pada pagu.")]


def test_an_odd_spending_can_be_corrected_or_taken_back(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("950 juta")
    pengisi.tekan("Bukan")
    assert "(1/2)" in pengisi.last()
    pengisi.ketik("950 juta")
    pengisi.ketik("85 juta")
    assert "(2/2)" in pengisi.last()
    assert kept(p, "B1-1") == [("85 juta", "85000000", [], "")]


def test_two_readings_are_asked_with_buttons(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("12.500 juta")
    pengisi.tekan("Rp12.500.000")
    assert kept(p, "B1-1") == [("12.500 juta", "12500000.000", [], "")]


def test_what_is_no_figure_is_refused_and_the_question_stays(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("hampir semua")
    assert pengisi.last().startswith("⚠️ ")
    pengisi.ketik("50 juta")
    assert kept(p, "B1-1") == [("50 juta", "50000000", [], "")]


def test_budgets_left_out_do_not_hold_up_the_form(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.tekan("Lewati")
    pengisi.tekan("Lewati")
    assert "Realisasi anggaran: 0 dari 2 program terisi." in pengisi.last()
    pengisi.tekan("Kirim")
    assert kept(p, "B1-1") == [(None, None, [], "")]
    assert "telah mengirim isiannya" in p.ponsel(dinas.TIM).last()


def test_a_second_visit_shows_what_stands_and_skipping_keeps_it(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("50 juta")
    pengisi.ketik("10 juta")
    pengisi.tekan("Isi anggaran")
    assert "Isian sekarang: <b>Rp50.000.000</b>. Lewati untuk mempertahankannya." in pengisi.last()
    pengisi.tekan("Lewati")
    pengisi.tekan("Lewati")
    assert "Realisasi anggaran: 2 dari 2 program terisi." in pengisi.last()
    assert kept(p, "B1-1")[-1][0] is None


def test_a_unit_without_budgets_is_not_asked(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    give_budgets(p)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    pengisi.ketik("/isi")
    assert "anggaran" not in pengisi.last()


def test_less_than_nothing_was_not_spent(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("-5.000.000")
    assert pengisi.last() == "⚠️ Realisasi anggaran kurang dari nol. Mohon tulis nol atau lebih."
    assert kept(p, "B1-1") == []


def test_a_programme_whose_rows_were_reordered_keeps_its_answer(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("50 juta")

    def reorder(store: Store) -> None:
        lama = read_penyiapan(store.conn)
        assert lama is not None
        write_penyiapan(store.conn, replace(lama, daftar_indikator=tuple(reversed(lama.daftar_indikator))))

    p.store(reorder)
    pengisi.ketik("/isi")
    assert "Realisasi anggaran: 1 dari 2 program terisi." in pengisi.last()


def test_a_corrected_spending_stands_among_the_changes_of_the_next_version(di_langkah: DiLangkah) -> None:
    p, pengisi = at_summary(di_langkah)
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("50 juta")
    pengisi.tekan("Lewati")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Kirim")
    tim, sekretaris = p.ponsel(dinas.TIM), p.ponsel(dinas.SEKRETARIS)
    tim.tekan("Kunci rekap")
    tim.tekan("Kirim ke Sekretaris")
    for label in ("Kembalikan", "Unit", "Bidang Contoh Satu", "Lanjut"):
        sekretaris.tekan(label)
    sekretaris.ketik("Mohon periksa realisasi anggaran.")
    pengisi.ketik("/isi")
    while "lalu tekan Kirim" not in pengisi.last():
        pengisi.tekan("Lewati")
    pengisi.tekan("Isi anggaran")
    pengisi.ketik("60 juta")
    pengisi.tekan("Lewati")
    pengisi.tekan("Kirim")
    assert "• B1-1 realisasi anggaran: Rp50.000.000 → Rp60.000.000" in tim.last()
