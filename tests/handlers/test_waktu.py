"""/waktu: a whole cycle measured, counted once more by hand; who may see it, and what goes into the archive."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select

from bahasa.kalimat import waktu as kalimat
from dokumen.daftar import draw
from sop.periode import Bagian, Periode
from storage import tables
from storage.dokumen import Dokumen
from storage.store import Store
from tests.dokumen.contoh_ukur import build_siklus
from tests.dokumen.test_pengukuran import tabel
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan
from tests.handlers.siklus_berjam import at, play, worked
from tests.handlers.test_pindah_tahun import begin_2026

BUKAN_WEWENANG = "⚠️ Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu."
KARTU = """
    <b>Waktu baku/nyata per langkah, Triwulan IV 2025</b>
    1. 10 menit/8 menit · 2. 60 menit/2 jam
    3. 120 menit/1 jam 22 menit · 4. 1 Hari/7 jam 15 menit
    5. 120 menit/45 menit · 6. 10 menit/5 menit
    7. 1 Hari/3 jam 25 menit · 8. –/5 jam 5 menit
    9. –/5 menit · 10. –/2 jam 40 menit
    11. –/2 jam 5 menit · 12. –/berjalan
    Lama siklus 48 jam 45 menit, masih berjalan.
    Melewati waktu: 2 tugas. Dari pengembalian: 1 tugas.
    Nyata adalah nilai tengah dalam waktu kerja.
    [Rincian]
    [Pengukuran SOP] [Bukti AKIP]
"""
RINCIAN = """
    <b>Tugas yang melewati waktu baku, Triwulan IV 2025</b>
    • 2. Rapat pengarahan tim (Sekretaris Contoh): 1 jam
    • 7. Pengisian format (Bidang Contoh Satu, Pengisi Satu): 9 jam 55 menit
"""


def papers(p: Percakapan, jenis: str = "pengukuran") -> list[Dokumen]:
    return p.look(lambda store: [satu for satu in store.dokumen.of_siklus(1) if satu.jenis == jenis])


def tasks(p: Percakapan, dokumen: Dokumen) -> list[list[object]]:
    sumber = p.look(lambda store: store.dokumen.isi_of(dokumen.id))
    assert sumber is not None
    buku = openpyxl.load_workbook(BytesIO(draw(dokumen.jenis, sumber.isi)))
    return tabel(buku["Per tugas (unit)"])[1:]


def acts(store: Store) -> dict[int, datetime]:
    """The first answer or upload of each task, read row by row."""
    jawaban = select(tables.jawaban.c.tugas_id, tables.jawaban.c.pada).where(tables.jawaban.c.butir != "ulang")
    berkas = select(tables.dokumen.c.tugas_id, tables.dokumen.c.dibuat_pada).where(tables.dokumen.c.jenis == "unggahan")
    hasil: dict[int, datetime] = {}
    for tugas_id, pada in sorted([*store.conn.execute(jawaban), *store.conn.execute(berkas)], key=lambda satu: satu[1]):
        hasil.setdefault(tugas_id, pada)
    return hasil


def test_sekretaris_sees_each_step_beside_its_standard_time_and_who_was_late(di_langkah: DiLangkah) -> None:
    p = play(di_langkah)
    for nama in (dinas.SEKRETARIS, dinas.KEPALA, dinas.ADMIN):
        ponsel = p.ponsel(nama)
        ponsel.ketik("/waktu")
        ponsel.melihat(KARTU)
        ponsel.tekan("Rincian")
        ponsel.melihat(RINCIAN)


def test_a_whole_cycle_measured_is_what_counting_its_minutes_gives(di_langkah: DiLangkah) -> None:
    p = play(di_langkah)
    p.ponsel(dinas.SEKRETARIS).ketik("/waktu")
    p.ponsel(dinas.SEKRETARIS).tekan("Pengukuran SOP")

    def count(store: Store) -> list[list[object]]:
        pertama = acts(store)
        hasil: list[list[object]] = []
        for satu in sorted(store.tugas.of_siklus(1), key=lambda satu: satu.langkah):
            akhir = satu.selesai_pada or p.clock.now()
            nyata, mulai = worked(satu.dibuka_pada, akhir), pertama.get(satu.id)
            menunggu = "Tidak tercatat" if mulai is None else worked(satu.dibuka_pada, mulai)
            mengerjakan = "Tidak tercatat" if mulai is None else worked(mulai, akhir)
            lewat = worked(satu.tenggat, akhir) if satu.tenggat else "–"
            hasil.append([satu.langkah, satu.putaran, nyata, menunggu, mengerjakan, lewat])
        return hasil

    (dokumen,) = papers(p)
    assert [[satu[0], satu[3], *satu[8:]] for satu in tasks(p, dokumen)] == p.look(count)


def test_the_workbook_goes_to_whoever_asked_and_into_no_archive(di_langkah: DiLangkah) -> None:
    p = play(di_langkah)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/waktu")
    kepala.tekan("Pengukuran SOP")
    kepala.melihat(
        """
        (berkas) Pengukuran SOP - Triwulan IV 2025.xlsx
        <b>Pengukuran SOP sampai Triwulan IV 2025.</b> Memuat nama; mohon tidak dibagikan di grup.
        """
    )
    (dokumen,) = papers(p)
    assert (dokumen.berlaku, dokumen.tugas_id) == (False, None)
    assert [satu[4] for satu in tasks(p, dokumen) if satu[11] == 595] == [dinas.PENGISI]


def test_the_archive_gets_the_ended_cycle_without_names(di_langkah: DiLangkah) -> None:
    p = play(di_langkah)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    (dokumen,) = papers(p)
    assert (dokumen.berlaku, dokumen.langkah, dokumen.nama) == (True, 12, "Pengukuran SOP - Triwulan IV 2025.xlsx")
    baris = tasks(p, dokumen)
    assert [satu[4] for satu in baris if satu[11] == 595] == ["Bidang"]
    assert (baris[-1][0], baris[-1][7], baris[-1][8]) == (12, "27 Januari 2026 pukul 13.45 WITA", 25)
    assert "Contoh" not in "".join(str(satu[4]) for satu in baris)


@pytest.mark.parametrize("nama", [dinas.PENGISI, dinas.TIM, dinas.STAF])
def test_nobody_else_sees_it_not_even_by_a_button(di_langkah: DiLangkah, nama: str) -> None:
    p = di_langkah(8)
    ponsel = p.ponsel(nama)
    ponsel.ketik("/waktu")
    ponsel.melihat(BUKAN_WEWENANG)
    for perintah in ("waktu", "waktu_rincian", "waktu_buku", "waktu_akip"):
        ponsel.tekan_data(f"{perintah}:1")
        assert "bukan untuk peran Bapak/Ibu" in ponsel.layar.take_new()
    assert papers(p) == papers(p, "bukti_akip") == []
    ponsel.ketik("/bantuan")
    assert "/waktu" not in ponsel.last()


def test_the_help_of_those_who_may_names_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    for nama in (dinas.SEKRETARIS, dinas.KEPALA, dinas.ADMIN):
        p.ponsel(nama).ketik("/bantuan")
        assert "/waktu – Lihat waktu tiap langkah" in p.ponsel(nama).last()


def test_before_the_first_cycle_there_is_nothing_to_measure(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    p.ponsel(dinas.SEKRETARIS).ketik("/waktu")
    p.ponsel(dinas.SEKRETARIS).melihat(
        "Belum ada siklus yang berjalan. Siklus dimulai oleh Kepala Dinas melalui /siklus."
    )


def test_former_cycles_are_turned_to_in_the_same_card(di_langkah: DiLangkah) -> None:
    p = play(di_langkah)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    begin_2026(p)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.ketik("/waktu")
    assert sekretaris.last().split("\n")[0] == "<b>Waktu baku/nyata per langkah, Triwulan I 2026</b>"
    assert sekretaris.last().split("\n")[7] == "Lama siklus 0 menit, masih berjalan; sebelumnya 48 jam 45 menit."
    sekretaris.tekan("Sebelumnya")
    assert "Lama siklus 48 jam 45 menit.\n" in sekretaris.last()
    assert "12. –/25 menit" in sekretaris.last()
    sekretaris.tekan("Berikutnya")
    assert "Triwulan I 2026" in sekretaris.last()
    sekretaris.tekan_data("waktu:99")
    assert "Tombol ini sudah tidak berlaku" in sekretaris.layar.take_new()


def test_without_anybody_late_the_detail_says_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan_data("waktu_rincian:1")
    assert sekretaris.last() == "<b>Tugas yang melewati waktu baku, Triwulan IV 2025</b>\nTidak ada."


def test_an_open_task_is_late_with_whoever_holds_its_role_now(di_langkah: DiLangkah) -> None:
    p = di_langkah(6)
    at(p, "30 09:00")  # Monday from 09.10, eight days, and Friday from 07.30: 350 + 3600 + 90 minutes
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan_data("waktu_rincian:1")
    assert sekretaris.last().split("\n")[3] == (
        "• 6. Distribusi format (Bidang Contoh Satu, Pengisi Satu, Pengisi Satu Lain): 67 jam 20 menit, belum selesai"
    )


def test_of_many_late_tasks_seven_are_told_and_the_others_counted() -> None:
    lewat = build_siklus(Periode(2026, Bagian.TW_I), faktor=30)
    baris = kalimat.rincian(lewat).split("\n")
    assert len(baris) == 9
    assert baris[1] == "• 1. Perintah pengumpulan data kinerja (Petugas Kepala Dinas): 14 menit"
    assert baris[-1] == "dan 1 tugas lain pada buku kerja Pengukuran SOP."
    assert len(kalimat.waktu_siklus(lewat, 60).split("\n")) == 10
