"""Another SOP than the program's own, which the office added as a file: the same talks run it from order to archive."""

import pytest

from sop.naskah import naskah_bawaan, read_naskah
from sop.siklus import Keadaan
from storage.dokumen import Dokumen
from storage.siklus import Siklus
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.sop.naskah_lain import TELAAH

TELAAH_TEKS = read_naskah(TELAAH, "telaah.toml")
PERIODE = "Triwulan IV 2025"


def add(p: Percakapan, teks: str = TELAAH) -> None:
    """What `capaian sop add` does."""
    p.store(lambda store: store.naskah.offer(read_naskah(teks, "sop.toml"), p.clock.now()))


def begin(p: Percakapan, sop: str = "Telaah Rencana", periode: str = PERIODE) -> None:
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("SOP lain")
    kepala.tekan(sop)
    kepala.tekan(periode)
    kepala.tekan("Mulai siklus")


def order(p: Percakapan) -> None:
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Isi sekarang")
    sekretaris.tekan("Ya")
    sekretaris.ketik("Rencana triwulan\nRencana anggaran")
    sekretaris.tekan("Selesai")


def send_plans(p: Percakapan) -> None:
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).kirim(f"Rencana {nama}.pdf")
        p.ponsel(nama).tekan("Selesai")


def examine(p: Percakapan) -> None:
    tim = p.ponsel(dinas.TIM)
    tim.tekan("Isi sekarang")
    tim.tekan("Lewati")
    tim.tekan("Ya")
    tim.ketik("ada pada lampiran")
    tim.tekan("Bukan")
    tim.tekan("Selesai")


def run(p: Percakapan) -> None:
    """From the order to the archive."""
    begin(p)
    order(p)
    send_plans(p)
    examine(p)
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")
    p.ponsel(dinas.KEPALA).tekan("Selesai")
    p.ponsel(dinas.STAF).tekan("Arsipkan")


def only_cycle(store: Store) -> Siklus:
    return store.siklus.all(TELAAH_TEKS.naskah.kode)[-1]


def papers(p: Percakapan) -> list[Dokumen]:
    return p.look(lambda store: [satu for satu in store.dokumen.of_siklus(only_cycle(store).id) if satu.berlaku])


def test_a_sop_of_another_shape_runs_from_order_to_archive(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    add(p)
    run(p)
    siklus = p.look(only_cycle)
    assert (siklus.sop, siklus.naskah, siklus.tamat_pada) == ("telaah-rencana", TELAAH_TEKS.sha256, p.clock.now())
    assert [(satu.langkah, satu.nama) for satu in papers(p)] == [
        (1, "Surat permintaan - Telaah Rencana Triwulan IV 2025.docx"),
        (2, "Rencana Pengisi Sekretariat.pdf"),
        (2, "Rencana Pengisi Satu.pdf"),
        (2, "Rencana Pengisi Dua.pdf"),
        (3, "Telaah rencana - Telaah Rencana Triwulan IV 2025.docx"),
        (6, "Buku Agenda Surat Keluar - Telaah Rencana Triwulan IV 2025.xlsx"),
        (6, "Buku Agenda Surat Masuk - Telaah Rencana Triwulan IV 2025.xlsx"),
        (6, "Pengukuran SOP - Telaah Rencana Triwulan IV 2025.xlsx"),
        (6, "Lembar pengesahan elektronik - Telaah Rencana Triwulan IV 2025.docx"),
        (6, "Berita Acara Pengarsipan - Telaah Rencana Triwulan IV 2025.docx"),
        (6, "Arsip - Telaah Rencana Triwulan IV 2025.zip"),
    ]


@only_sqlite
def test_siklus_shows_the_periods_of_our_own_and_leads_to_the_others(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    add(p)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("SOP lain")
    kepala.melihat(
        """
        (berubah) <b>Pilih SOP yang akan dijalankan.</b>
        [Pengumpulan Data Ki…]
        [Telaah Rencana]
        """
    )
    kepala.tekan("Telaah Rencana")
    kepala.tekan(PERIODE)
    kepala.melihat(
        """
        (berubah) <b>Tekan Mulai siklus untuk memulai Telaah Rencana Triwulan IV 2025.</b>
        6 langkah. Setiap peran menerima tugasnya pada waktunya.
        [Mulai siklus]
        """
    )


@only_sqlite
def test_two_sops_may_run_for_one_period_and_neither_twice(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    add(p)
    begin(p)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("SOP lain")
    kepala.tekan("Telaah Rencana")
    assert PERIODE not in kepala.last()
    assert [satu.sop for satu in p.look(lambda store: store.siklus.running())] == [
        naskah_bawaan().naskah.kode,
        "telaah-rencana",
    ]


@only_sqlite
def test_papers_sent_back_come_again_with_the_arahan_of_who_decided(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    add(p)
    begin(p)
    order(p)
    send_plans(p)
    examine(p)
    sekretaris, tim = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.TIM)
    sekretaris.tekan("Kembalikan")
    sekretaris.melihat(
        """
        <b>Pilih langkah yang perlu diulang.</b>
        [2. Penyusunan renca…]
        [3. Penyusunan telaah]
        [Batal]
        """
    )
    sekretaris.tekan("3. Penyusunan telaah")
    sekretaris.ketik("Mohon lengkapi anggaran.")
    assert tim.last().splitlines() == [
        "<b>Mohon susun telaah rencana.</b>",
        "Langkah 3 dari 6 · Penyusunan telaah · Telaah Rencana Triwulan IV 2025",
        "↩️ Arahan Sekretaris: Mohon lengkapi anggaran.",
        "Bahan: Rencana unit",
        "Hasil: Telaah rencana",
        "Kirim berkasnya ke sini, atau tekan Isi sekarang untuk membuatnya bersama.",
    ]
    examine(p)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("2. Penyusunan renca…")
    sekretaris.ketik("Mohon rencana disusun ulang.")
    terbuka = p.look(
        lambda store: [
            (satu.langkah, satu.unit, satu.putaran, satu.arahan)
            for satu in store.tugas.of_siklus(only_cycle(store).id)
            if satu.keadaan is Keadaan.TERBUKA
        ]
    )
    assert terbuka == [(2, unit, 2, "Mohon rencana disusun ulang.") for unit in ("SEK", "B1", "B2")]


@only_sqlite
def test_a_typed_decision_on_papers_is_asked_back_and_done_by_a_press_alone(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    add(p)
    begin(p)
    order(p)
    send_plans(p)
    examine(p)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.ketik("kembalikan pak, anggaran belum lengkap")
    sekretaris.melihat(
        """
        <b>Maksud Bapak/Ibu: mengembalikan pada langkah 4, Keputusan?</b>
        Arahan: “anggaran belum lengkap”
        Belum ada yang berubah sebelum Ya ditekan.
        [Ya] [Bukan]
        """
    )
    sekretaris.tekan("Ya")
    sekretaris.tekan("3. Penyusunan telaah")
    sekretaris.tekan("Gunakan kalimat ini")
    assert "↩️ Arahan Sekretaris: anggaran belum lengkap" in p.ponsel(dinas.TIM).last()
    examine(p)
    p.ponsel(dinas.KEPALA).layar.take_new()
    sekretaris.ketik("ok setuju")
    assert not p.ponsel(dinas.KEPALA).layar.take_new()
    sekretaris.tekan("Bukan")
    sekretaris.ketik("Setuju")
    sekretaris.layar.take_new()
    sekretaris.tekan("Ya")
    assert "Disetujui" in "".join(sekretaris.layar.take_new())


@only_sqlite
@pytest.mark.parametrize("data", ["setujui", "kembali"])
def test_a_decision_on_papers_is_no_button_of_another_step(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(10)
    tugas = p.look(lambda store: store.tugas.of_siklus(store.siklus.running()[0].id)[-1])
    p.ponsel(dinas.SEKRETARIS).tekan_data(f"{data}:{tugas.id}")
    p.ponsel(dinas.SEKRETARIS).melihat(
        """
        (jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas.
        —
        (tombol dilepas)
        """
    )


@only_sqlite
def test_a_running_cycle_keeps_its_text_and_the_next_one_has_the_new(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    add(p)
    begin(p)
    add(p, TELAAH.replace("Mohon minta rencana dari setiap unit.", "Mohon minta rencana."))
    p.ponsel(dinas.SEKRETARIS).ketik("/tugas")
    assert "Mohon minta rencana dari setiap unit." in p.ponsel(dinas.SEKRETARIS).last()
    begin(p, periode="Triwulan I 2026")
    assert "Mohon minta rencana.</b>" in p.ponsel(dinas.SEKRETARIS).last()


@only_sqlite
def test_the_office_s_own_text_takes_the_place_of_ours_and_ours_comes_back(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    bawaan = naskah_bawaan()
    add(p, bawaan.teks.replace("Mohon perintahkan Sekretaris", "Mohon tugaskan Sekretaris"))
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan(PERIODE)
    kepala.tekan("Mulai siklus")
    assert "Mohon tugaskan Sekretaris" in kepala.last()
    p.store(lambda store: store.naskah.withdraw(bawaan.naskah.kode))
    kepala.ketik("/siklus")
    kepala.tekan("Triwulan III 2025")
    kepala.tekan("Mulai siklus")
    assert "Mohon perintahkan Sekretaris" in kepala.last()


@only_sqlite
def test_a_button_of_a_text_that_is_not_on_offer_any_more_begins_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    add(p)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("SOP lain")
    kepala.tekan("Telaah Rencana")
    kepala.tekan(PERIODE)
    p.store(lambda store: store.naskah.withdraw("telaah-rencana"))
    kepala.tekan("Mulai siklus")
    assert p.look(lambda store: store.siklus.running()) == ()


@only_sqlite
@pytest.mark.parametrize("langkah", [11, 12])
def test_what_a_related_sop_decided_is_at_hand_once_its_cycle_has_ended(di_langkah: DiLangkah, langkah: int) -> None:
    p = di_langkah(langkah)
    add(p)
    if langkah == 12:
        p.ponsel(dinas.STAF).tekan("Arsipkan")
    begin(p)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.layar.take_new()
    sekretaris.ketik("/tugas")
    rekap = "(berkas) Rekap versi 1 - Triwulan IV 2025.xlsx\n📎 Bahan: Rekap versi 1 - Triwulan IV 2025.xlsx\n—\n"
    assert sekretaris.layar.take_new().startswith(f"{rekap}<b>Mohon minta rencana") == (langkah == 12)
