"""A practice cycle: marked on every message and paper it causes, closed at any time, and nowhere among what counts."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from bot.remind import Reminder
from sop.siklus import Keadaan
from storage import tables
from storage.siklus import Siklus
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import papers_made
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import PERIODE, fill
from tests.handlers.test_arsip import find, forge, made, put_rows, rows_of, unpack, verify

KATA = "LATIHAN"
ISIAN = {
    dinas.PENGISI_SEK: {"SEK-1": "BB"},
    dinas.PENGISI: {"B1-1": "87,5%", "B1-2": "1500", "B1-3": "Rp65.000.000", "B1-4": "12/15", "B1-5": "BB"},
    dinas.PENGISI_DUA: {"B2-1": "9"},
}


def practise(p: Percakapan, periode: str = PERIODE) -> None:
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("Latihan")
    kepala.tekan(periode)
    kepala.tekan("Mulai latihan")


def papers(p: Percakapan) -> None:
    """Steps 1 to 5: the first by its talk, with the number that is on offer."""
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    kepala.tekan("Ya")
    kepala.tekan("Gunakan kalimat ini")
    kepala.tekan("Lewati")
    kepala.tekan("Lewati")
    kepala.tekan("Selesai")
    for nama in (dinas.SEKRETARIS, dinas.TIM, dinas.TIM):
        p.ponsel(nama).kirim("Dokumen.pdf")
        p.ponsel(nama).tekan("Selesai")
    p.ponsel(dinas.TIM).tekan("Selesai")


def forms(p: Percakapan) -> None:
    """Steps 6 and 7, with a command, a press in vain and a stop in between."""
    for nama in ISIAN:
        p.ponsel(nama).tekan("Terima")
    p.ponsel(dinas.STAF).tekan("Selesai")
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.ketik("bukan angka")
    pengisi.ketik("/batal")
    pengisi.ketik("/tugas")
    pengisi.ketik("/sop")
    for nama, angka in ISIAN.items():
        fill(p, nama, angka)
        p.ponsel(nama).tekan("Kirim")


def decide(p: Percakapan) -> None:
    """Steps 8 to 12, with a return."""
    tim, sekretaris = p.ponsel(dinas.TIM), p.ponsel(dinas.SEKRETARIS)
    tim.tekan("Kunci rekap")
    tim.tekan("Kirim ke Sekretaris")
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Tim")
    sekretaris.ketik("Mohon diperiksa kembali.")
    tim.tekan("Kunci rekap")
    tim.tekan("Kirim ke Sekretaris")
    sekretaris.tekan("Setuju")
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    p.ponsel(dinas.STAF).tekan("Arsipkan")


def said_since(p: Percakapan, outbox_id: int) -> Iterator[tuple[str, str]]:
    """Every message since then that says something: its kind, and its words with the name of what it brings."""

    def read(store: Store) -> list[tuple[str, str]]:
        kueri = select(tables.outbox).where(tables.outbox.c.id > outbox_id).order_by(tables.outbox.c.id)
        hasil = []
        for baris in store.conn.execute(kueri):
            if baris.isi.get("teks"):
                hasil.append((baris.jenis, str(baris.isi["teks"])))
            if "dokumen_id" in baris.isi:
                dokumen = store.dokumen.get(baris.isi["dokumen_id"])
                hasil.append(("nama", f"{baris.isi.get('teks', '')} | {dokumen.nama if dokumen else ''}"))
        return hasil

    return iter(p.look(read))


def newest(p: Percakapan, tabel: Table) -> int:
    return p.look(lambda store: int(store.conn.execute(select(func.coalesce(func.max(tabel.c.id), 0))).scalar_one()))


def cycles(p: Percakapan) -> list[Siklus]:
    def read(store: Store) -> list[Siklus]:
        return [store.siklus.get(kunci) for (kunci,) in store.conn.execute(select(tables.siklus.c.id))]

    return p.look(read)


@only_sqlite
def test_a_whole_practice_is_marked_in_every_message_and_counts_nowhere(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    awal = newest(p, tables.outbox)
    practise(p)
    mulai = newest(p, tables.outbox)
    papers(p)
    forms(p)
    decide(p)
    semua = list(said_since(p, awal))
    assert len(semua) > 100
    tanpa = [satu for satu in semua if KATA not in satu[1]]
    assert tanpa == [("pesan", PILIH)]
    assert mulai > awal
    (siklus,) = cycles(p)
    assert (siklus.latihan, siklus.tamat_pada is not None) == (True, True)
    _check_nothing_counts(p)


PILIH = "<b>Pilih periode yang akan dikumpulkan datanya.</b>"


def _check_nothing_counts(p: Percakapan) -> None:
    def read(store: Store) -> list[object]:
        kosong = (tables.nomor_surat, tables.buku)
        return [
            *(store.conn.execute(select(func.count()).select_from(tabel)).scalar_one() for tabel in kosong),
            store.siklus.all(),
            store.siklus.newest(),
            store.rekap.newest_of_all(),
        ]

    assert p.look(read) == [0, 0, (), None, None]


@only_sqlite
def test_every_paper_of_a_practice_bears_the_mark_in_its_name_and_in_itself(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    practise(p)
    papers(p)
    forms(p)
    decide(p)
    dokumen = p.look(lambda store: [satu for satu in store.dokumen.of_siklus(1) if satu.jenis != "unggahan"])
    assert [satu.nama for satu in dokumen if KATA not in satu.nama] == []
    isi = papers_made(p, lambda satu: satu.jenis != "unggahan")
    assert len(isi) > 15
    assert [jenis for jenis, satu in isi if KATA not in f"{satu.isi}{satu.rekap or ''}"] == []


@only_sqlite
def test_the_real_cycle_of_that_period_knows_nothing_of_the_practice(di_langkah: DiLangkah) -> None:
    """Its figures, what is asked with them, times, books, archives and the proof are those of a practice never held."""
    p = di_langkah(0)
    practise(p)
    papers(p)
    forms(p)
    decide(p)
    kepala = p.ponsel(dinas.KEPALA)
    for titah in ("/rekap", "/riwayat B1-1", "/arsip", "/waktu", "/buku", "/status"):
        akhir = newest(p, tables.outbox)
        kepala.ketik(titah)
        assert [satu for satu in said_since(p, akhir) if KATA in satu[1]] == [], titah
    akhir = newest(p, tables.outbox)
    kepala.ketik("/siklus")
    kepala.tekan(PERIODE)
    kepala.tekan("Mulai siklus")
    kepala.tekan("Isi sekarang")
    assert "002" not in kepala.last()
    assert [satu for satu in said_since(p, akhir) if KATA in satu[1]] == []


@only_sqlite
@pytest.mark.parametrize("langkah", [4, 7, 10])
def test_a_practice_beside_a_real_cycle_is_told_apart_and_closed_at_any_time(
    di_langkah: DiLangkah, langkah: int
) -> None:
    p = di_langkah(langkah)
    sebelum = p.look(lambda store: store.tugas.of_siklus(1))
    practise(p)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    kepala.ketik("/status")
    assert kepala.last().startswith("🔸 LATIHAN · <b>Kemajuan siklus LATIHAN Triwulan IV 2025</b>")
    kepala.ketik("/siklus")
    kepala.tekan("Tutup latihan")
    assert "<b>LATIHAN Triwulan IV 2025 ditutup.</b>" in kepala.last()
    nyata, latihan = cycles(p)
    assert (nyata.tamat_pada, latihan.tamat_pada) == (None, p.clock.now())
    assert p.look(lambda store: store.tugas.of_siklus(nyata.id)) == sebelum
    terbuka = p.look(lambda store: [satu.keadaan for satu in store.tugas.of_siklus(latihan.id)])
    assert set(terbuka) == {Keadaan.SELESAI}
    kepala.ketik("/tugas")
    assert KATA not in kepala.last()


@only_sqlite
def test_one_practice_runs_at_a_time_and_a_period_may_have_many(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    practise(p)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan_data("latihan_mulai:0:2025:3")
    assert "LATIHAN" not in kepala.layar.labels()
    assert len(cycles(p)) == 1
    kepala.ketik("/siklus")
    kepala.tekan("Tutup latihan")
    practise(p)
    assert [satu.latihan for satu in cycles(p)] == [True, True]


@only_sqlite
@pytest.mark.parametrize("data", ["latihan:0", "latihan_periode:0:2025:3", "latihan_mulai:0:2025:3", "latihan_tutup:1"])
def test_nobody_else_begins_or_closes_a_practice(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(0)
    practise(p)
    p.ponsel(dinas.SEKRETARIS).tekan_data(data)
    p.ponsel(dinas.SEKRETARIS).melihat("(jawaban tekan) Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")
    assert p.look(lambda store: store.siklus.practising()) is not None


@only_sqlite
def test_a_cycle_that_counts_is_not_closed_by_a_button_of_a_practice(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    p.ponsel(dinas.KEPALA).tekan_data("latihan_tutup:1")
    p.ponsel(dinas.KEPALA).melihat("(jawaban tekan) Hanya latihan yang dapat ditutup. Tidak ada yang berubah.")
    assert p.look(lambda store: len(store.siklus.running())) == 1


@only_sqlite
def test_its_reminders_are_marked_and_stop_when_it_is_closed(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    practise(p)
    akhir = newest(p, tables.outbox)
    p.clock.advance(timedelta(minutes=30))
    assert Reminder(p.engine).sweep_here() == 1
    assert [satu for satu in said_since(p, akhir) if KATA not in satu[1]] == []
    p.ponsel(dinas.KEPALA).ketik("/siklus")
    p.ponsel(dinas.KEPALA).tekan("Tutup latihan")
    p.clock.advance(timedelta(days=3))
    assert Reminder(p.engine).sweep_here() == 0


@only_sqlite
def test_the_archive_of_a_practice_is_marked_whole_and_verifies(di_langkah: DiLangkah, tmp_path: Path) -> None:
    p = di_langkah(0)
    practise(p)
    papers(p)
    forms(p)
    decide(p)
    ((nama, arsip),) = made(p)
    assert nama == "Arsip - LATIHAN Triwulan IV 2025.zip"
    assert verify(arsip, tmp_path) == ()
    isi = unpack(arsip)
    assert f"Periode       : {KATA} Triwulan IV 2025" in isi["README.txt"].decode()
    assert json.loads(isi["manifest.json"])["keterangan"]["latihan"] == "ya"
    dokumen = [nama for satu in isi if satu[:2].isdigit() and (nama := Path(satu).name) != "Dokumen.pdf"]
    assert dokumen
    assert [satu for satu in dokumen if KATA not in satu] == []


@only_sqlite
def test_a_changed_archive_of_a_practice_is_found_as_any_other(di_langkah: DiLangkah, tmp_path: Path) -> None:
    p = di_langkah(0)
    practise(p)
    papers(p)
    forms(p)
    decide(p)
    ((_, arsip),) = made(p)

    def rewrite(isi: dict[str, bytes]) -> None:
        rows = rows_of(isi)
        find(rows, "mulai")["pegawai_id"] = 99
        put_rows(isi, rows)

    (temuan,) = verify(forge(arsip, rewrite), tmp_path)
    assert temuan.endswith("(mulai): its hash is not that of its content")


@only_sqlite
def test_the_living_card_of_a_practice_bears_the_mark_and_never_says_that_it_was_archived(
    di_langkah: DiLangkah,
) -> None:
    p = di_langkah(0)
    practise(p)
    p.draw_cards()
    layar = p.ponsel(dinas.KEPALA).layar
    (nomor,) = layar.tersemat
    assert layar.daftar[nomor].teks.startswith(
        "🔸 LATIHAN · ⏳ <b>LATIHAN Triwulan IV 2025 · langkah 1 dari 12: giliran"
    )
    p.ponsel(dinas.KEPALA).ketik("/siklus")
    p.ponsel(dinas.KEPALA).tekan("Tutup latihan")
    p.clock.advance(timedelta(minutes=1))
    p.draw_cards()
    assert layar.daftar[nomor].teks == (
        "🔸 LATIHAN · <b>LATIHAN Triwulan IV 2025 berakhir.</b>\nSenin, 19 Januari 2026 pukul 09.00 WITA"
    )


@only_sqlite
def test_of_two_things_called_to_mind_at_once_the_button_says_which_is_practice(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    practise(p)
    p.clock.advance(timedelta(days=1))
    Reminder(p.engine).sweep_here()
    p.show()
    labels = p.ponsel(dinas.KEPALA).layar.labels()
    assert {"1. Perintah pengump…", "LATIHAN 1. Perintah…"} <= set(labels)
