"""The books as the flow writes them: what each line says and is tied to, and what a cycle gets of them."""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from dokumen.daftar import draw
from handlers.surat.pembukuan import books_of
from sop.buku import BarisBuku, Buku
from storage import tables
from storage.buku import BarisTersimpan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.pengambil import build_turn
from tests.handlers.percakapan import Percakapan
from tests.handlers.test_nomor import SATU, move_to

HARI = date(2026, 1, 19)
HAL = "Pengumpulan Data Kinerja Triwulan IV 2025"


def lines(p: Percakapan) -> tuple[BarisTersimpan, ...]:
    """Every line about the cycle."""
    return p.look(lambda store: store.buku.of_siklus(store.siklus.running()[0].id))


def of_book(semua: Sequence[BarisTersimpan], jenis: Buku) -> list[BarisBuku]:
    return [satu.baris for satu in semua if satu.jenis is jenis]


def test_a_nota_dinas_that_is_signed_off_goes_out_of_one_book_and_into_the_other(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    for label in ("Isi sekarang", "Ya", "Lewati", "Lewati", "Lewati", "Selesai"):
        kepala.tekan(label)
    semua = lines(p)
    keluar = BarisBuku(
        urut=1,
        tanggal=HARI,
        tanggal_surat=HARI,
        nomor=SATU,
        pihak="Jabatan Sekretaris Contoh",
        isi=HAL,
        pesan=semua[0].baris.pesan,
    )
    assert of_book(semua, Buku.KELUAR) == [keluar]
    assert of_book(semua, Buku.MASUK) == [
        replace(keluar, pihak="Jabatan Kepala Contoh", ket="Untuk Jabatan Sekretaris Contoh")
    ]
    kertas = p.look(lambda store: store.dokumen.get(semua[0].dokumen_id or 0))
    assert kertas is not None
    assert (kertas.jenis, kertas.berlaku, keluar.pesan is not None) == ("nota_dinas", True, True)


@pytest.mark.parametrize("bernomor", [True, False])
def test_a_letter_sent_as_a_file_has_the_number_that_was_taken_for_it(di_langkah: DiLangkah, *, bernomor: bool) -> None:
    """A signed and scanned copy of the letter the talk made; or one whose number only the file tells."""
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    if bernomor:
        for label in ("Isi sekarang", "Ya", "Lewati", "Lewati", "Lewati"):
            kepala.tekan(label)
    kepala.kirim("nota dinas.pdf")
    kepala.tekan("Selesai")
    (baris,) = of_book(lines(p), Buku.KELUAR)
    assert (baris.nomor, baris.ket) == ((SATU, "") if bernomor else ("", "Nomor tertera pada berkas"))


def test_a_number_that_is_given_up_is_a_line_and_no_hole(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    for label in ("Isi sekarang", "Ya", "Lewati", "Lewati", "Lewati", "Ubah", "Nomor Nota Dinas"):
        kepala.tekan(label)
    kepala.ketik("7/ND/I/2026/Dincon")
    kepala.tekan("Selesai")
    batal, surat = of_book(lines(p), Buku.KELUAR)
    assert (batal.urut, batal.nomor, batal.tanggal, batal.tanggal_surat) == (1, SATU, None, HARI)
    assert (batal.isi, batal.ket) == ("Nota Dinas Triwulan IV 2025", "Batal, diganti nomor 7/ND/I/2026/Dincon")
    assert (surat.urut, surat.nomor, surat.ket) == (2, "7/ND/I/2026/Dincon", "")


def test_whoever_takes_a_paper_over_signs_the_book_of_expeditions(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    semua = [satu for satu in lines(p) if satu.jenis is Buku.EKSPEDISI]
    assert [(satu.baris.urut, satu.baris.pihak, satu.baris.isi, satu.baris.penerima) for satu in semua] == [
        (1, "Sekretariat", "Format - Triwulan IV 2025 - Sekretariat", "Pengisi Sekretariat (Bidang)"),
        (2, "Bidang Contoh Satu", "Format - Triwulan IV 2025 - Bidang Contoh Satu", "Pengisi Satu (Bidang)"),
        (3, "Bidang Contoh Dua", "Format - Triwulan IV 2025 - Bidang Contoh Dua", "Pengisi Dua (Bidang)"),
        (4, "Sekretaris", "Rekap versi 1 - Triwulan IV 2025", "Sekretaris Contoh (Sekretaris)"),
        (5, "Kepala Dinas", semua[4].baris.isi, "Kepala Contoh (Kepala Dinas)"),
    ]
    assert semua[4].baris.isi.endswith("Triwulan IV 2025")
    for satu in semua:
        assert satu.baris.tanggal == HARI
        assert satu.baris.diterima_pada is not None
        assert None not in (satu.baris.pesan, satu.tugas_id, satu.dokumen_id, satu.siklus_id, satu.pegawai_id)


def test_each_version_of_the_rekap_that_was_decided_is_a_line(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Tim")
    sekretaris.ketik("Mohon periksa kembali.")
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    p.ponsel(dinas.TIM).tekan("Kirim ke Sekretaris")
    sekretaris.tekan("Setuju")
    ekspedisi = of_book(lines(p), Buku.EKSPEDISI)
    assert [satu.isi for satu in ekspedisi[3:]] == [
        "Rekap versi 1 - Triwulan IV 2025",
        "Rekap versi 2 - Triwulan IV 2025",
    ]


def test_every_line_leaves_a_row_in_the_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)

    def read(store: Store) -> Counter[str]:
        (siklus,) = store.siklus.running()
        jejak = [satu for satu in store.jejak.of_siklus(siklus.id) if satu.peristiwa == "buku"]
        assert [satu.inbox_id for satu in jejak] == [satu.baris.pesan for satu in store.buku.of_siklus(siklus.id)]
        return Counter(satu.isi["buku"] for satu in jejak)

    assert p.look(read) == {"keluar": 4, "masuk": 4, "ekspedisi": 5}


def test_the_archive_of_a_cycle_gets_its_own_lines_of_every_book(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    staf = p.ponsel(dinas.STAF)
    staf.ketik("/buku")
    staf.tekan("Catat surat keluar")
    for teks in ("Kepala Badan Contoh", "Bukan tentang siklus", "1/S/2026"):
        staf.ketik(teks)
    semua = p.look(lambda store: books_of(build_turn(store), store.siklus.running()[0].id))
    assert [(satu.buku, satu.lingkup, len(satu.daftar_baris)) for satu in semua] == [
        (Buku.KELUAR, "Siklus Triwulan IV 2025", 4),
        (Buku.MASUK, "Siklus Triwulan IV 2025", 4),
        (Buku.EKSPEDISI, "Siklus Triwulan IV 2025", 5),
    ]


def test_a_book_is_the_office_s_even_before_its_first_cycle(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    staf = p.ponsel(dinas.STAF)
    staf.ketik("/buku")
    staf.tekan("Agenda keluar")
    assert staf.last() == "<b>Buku Agenda Surat Keluar 2026</b>\nBelum ada baris pada buku ini."
    staf.ketik("/buku")
    staf.tekan("Catat surat keluar")
    for teks in ("=1+1", "Undangan", "Ya"):
        staf.tekan(teks) if teks == "Ya" else staf.ketik(teks)
    staf.ketik("/buku")
    staf.tekan("Agenda keluar")
    (dokumen,) = p.look(lambda store: store.conn.execute(tables.dokumen.select()).all())
    assert (dokumen.siklus_id, dokumen.nama) == (None, "Buku Agenda Surat Keluar - Tahun 2026.xlsx")
    lembar = openpyxl.load_workbook(io.BytesIO(draw(dokumen.jenis, dokumen.isi))).worksheets[0]
    assert [sel.value for sel in lembar[10]] == [
        1,
        datetime(2026, 1, 19),  # noqa: DTZ001 - a cell has no zone
        datetime(2026, 1, 19),  # noqa: DTZ001 - a cell has no zone
        "1/S/I/2026/Dincon",
        "=1+1",
        "Undangan",
        "–",
    ]


@only_sqlite
def test_the_books_of_earlier_years_are_a_press_away(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    move_to(p, datetime(2027, 1, 4, 1, 0, tzinfo=UTC))
    tim = p.ponsel(dinas.TIM)
    tim.ketik("/buku")
    tim.tekan("Agenda keluar")
    assert "Belum ada baris" in tim.last()
    tim.tekan("Tahun 2026")
    assert "<b>Buku Agenda Surat Keluar 2026</b>" in [pesan.teks.split("\n")[0] for pesan in tim.layar.daftar.values()]


@only_sqlite
def test_a_book_shows_its_newest_lines_in_a_message_of_ten(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    staf = p.ponsel(dinas.STAF)
    for urut in range(1, 10):
        staf.ketik("/buku")
        staf.tekan("Catat surat keluar")
        staf.ketik("Kepala Badan Contoh")
        staf.ketik(f"Perihal {urut} " + "panjang " * 40)
        staf.tekan("Ya")
    staf.ketik("/buku")
    staf.tekan("Agenda keluar")
    teks = next(pesan.teks for pesan in staf.layar.daftar.values() if "baris terakhir" in pesan.teks)
    baris = teks.split("\n")
    assert (len(baris), baris[1]) == (9, "7 baris terakhir dari 9:")
    assert [satu.partition(".")[0] for satu in baris[2:]] == ["3", "4", "5", "6", "7", "8", "9"]


@only_sqlite
@pytest.mark.parametrize("nama", [dinas.PENGISI, dinas.KEPALA])
def test_the_books_are_kept_by_who_keeps_them(di_langkah: DiLangkah, nama: str) -> None:
    p = di_langkah(7)
    ponsel = p.ponsel(nama)
    for data in ("buku:0:2026", "surat_masuk", "surat_keluar"):
        ponsel.layar.take_new()
        ponsel.tekan_data(data)
        assert "(jawaban tekan) Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu." in ponsel.layar.take_new()


@only_sqlite
def test_who_keeps_the_books_no_more_writes_nothing_into_them(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    staf = p.ponsel(dinas.STAF)
    staf.ketik("/buku")
    staf.tekan("Catat surat masuk")
    p.store(lambda store: store.conn.execute(tables.pemegang_peran.update().values(aktif=False)))
    staf.ketik("Badan Contoh")
    assert "bukan untuk peran Bapak/Ibu" in "".join(pesan.teks for pesan in staf.layar.daftar.values())
    assert p.look(lambda store: store.buku.years(Buku.MASUK)) == ()
