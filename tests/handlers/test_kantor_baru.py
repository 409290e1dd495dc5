"""A whole new office, set up in the chat alone: from an empty database and one invitation."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from bot.clock import StandingClock
from dokumen.daftar import draw
from dokumen.penyiapan import read_penyiapan
from dokumen.penyiapan.tulis import write_penyiapan
from handlers.orang.kode_undangan import invite
from sop.instansi import Instansi, Penyiapan
from sop.peran import Peran
from storage.berkas import Lemari
from storage.database import Database
from storage.instansi import add_instansi
from storage.penyiapan import read_penyiapan as read_kept
from storage.store import Store
from tests.handlers.cadangan import changes, state
from tests.handlers.pemeriksa import check_all
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.kantor import NOW, build_penyiapan

BOT = "capaian_contoh_bot"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def p(database: Database, lemari: Lemari) -> Iterator[Percakapan]:
    """An office without a name, with one admin who has not joined; as `capaian invite` begins it."""
    with database.transaction() as conn:
        store = Store(conn, add_instansi(conn, Instansi(nama="", nama_singkat="")))
        pegawai_id = store.pegawai.add(nama="Admin Contoh")
        assert pegawai_id is not None
        store.pegawai.give(pegawai_id, Peran.ADMIN, None)
        store.instansi.name_bot(BOT)
        instansi_id = store.instansi_id
    with closing(Percakapan(database, instansi_id, lemari, StandingClock(NOW))) as p:
        yield p
        p.store(check_all)


@pytest.fixture
def admin(p: Percakapan) -> Ponsel:
    """The admin, joined by the one invitation."""
    kode = p.store(lambda store: invite(store, store.orang.all()[0].id, NOW, BOT).kode)
    ponsel = p.stranger("Admin Contoh")
    ponsel.ketik(f"/start {kode}")
    return ponsel


def kept(p: Percakapan) -> Penyiapan:
    isi = p.look(lambda store: read_kept(store.conn, store.instansi_id))
    assert isi is not None
    return isi


def name_office(admin: Ponsel) -> None:
    admin.act("/admin", "[Kantor]", "[Ubah data]", "Dinas Contoh", "Dincon", "Kabupaten Contoh", "[Lewati]", "[Ya]")


def add_unit(admin: Ponsel, kode: str, nama: str, jenis: str) -> None:
    admin.act("/admin", "[Unit]", "[Tambah unit]", kode, nama, f"[{jenis}]", "[Ya]")


def add_person(admin: Ponsel, nama: str, jabatan: str, *peran: str) -> None:
    admin.act("/admin", "[Orang]", "[Tambah orang]", nama, "[Lewati]", jabatan, "Penata", "[Ya]")
    admin.act("[Beri peran]", *(f"[{satu}]" for satu in peran), "[Ya]")


def invite_person(p: Percakapan, admin: Ponsel, nama: str) -> Ponsel:
    """Undang on the newest card; the person joins by the code of the message that is passed on."""
    admin.tekan("Undang")
    kode = admin.last().split("/start ")[1].split("</code>")[0]
    ponsel = p.stranger(nama)
    ponsel.ketik(f"/start {kode}")
    return ponsel


def sent_workbook(p: Percakapan) -> Penyiapan:
    """The workbook that went out last, as whoever opens it reads it."""

    def read(store: Store) -> str:
        (kunci,) = store.conn.exec_driver_sql("SELECT max(id) FROM dokumen WHERE jenis = 'penyiapan'").one()
        kertas = store.dokumen.isi_of(kunci)
        assert kertas is not None
        return kertas.isi or ""

    return read_penyiapan(draw("penyiapan", p.look(read)))


def test_the_admin_sets_up_a_whole_office_in_the_chat_alone(p: Percakapan, admin: Ponsel) -> None:
    """Name, units, people, roles and invitations by talk; the indicators by the workbook that was sent out."""
    harapan = build_penyiapan()
    *orang, admin_contoh = harapan.daftar_pegawai
    nama_unit = {unit.kode: unit.nama for unit in harapan.daftar_unit}
    name_office(admin)
    for unit in harapan.daftar_unit:
        add_unit(admin, unit.kode, unit.nama, unit.jenis.value)
    for satu in orang:
        (jabatan,) = satu.daftar_peran
        add_person(admin, satu.nama, satu.jabatan, jabatan.peran, *([nama_unit[jabatan.unit]] if jabatan.unit else []))
        invite_person(p, admin, satu.nama)
    admin.act("/admin", "[Buku penyiapan]", "[Templat kantor]")
    lengkap = replace(sent_workbook(p), daftar_indikator=harapan.daftar_indikator)
    admin.kirim("penyiapan.xlsx", write_penyiapan(lengkap), mime=XLSX)
    admin.tekan("Ya")
    tanpa_jabatan = replace(admin_contoh, jabatan="", pangkat="")
    assert replace(kept(p), jam_kerja=()) == replace(harapan, daftar_pegawai=(tanpa_jabatan, *orang))
    kepala = p.ponsel("Kepala Contoh")
    kepala.act("/siklus", "[Triwulan IV 2025]", "[Mulai siklus]")
    assert "Langkah 1 dari 12" in kepala.last()


def test_one_workbook_sets_up_the_whole_office_and_the_sender_stays_admin(p: Percakapan, admin: Ponsel) -> None:
    buku = build_penyiapan()
    tanpa_admin = replace(buku, daftar_pegawai=buku.daftar_pegawai[:-1])
    admin.kirim("penyiapan.xlsx", write_penyiapan(tanpa_admin), mime=XLSX)
    admin.melihat("""
        <b>Tulis perbedaan ini?</b>
        ~ Instansi, Dinas Contoh, Nama instansi: kosong → Dinas Contoh
        ~ Instansi, Dinas Contoh, Nama singkat: kosong → Dincon
        ~ Instansi, Dinas Contoh, Kabupaten/Kota: kosong → Kabupaten Contoh
        + Unit, SEK
        + Unit, B1
        + Unit, B2
        + Pegawai, Kepala Contoh
        dan 10 perbedaan lagi.
        Admin Contoh tidak ada pada buku dan tetap menjadi Admin.
        [Ya] [Batal]
    """)
    admin.tekan("Ya")
    assert {satu.nama for satu in kept(p).daftar_pegawai} == {satu.nama for satu in buku.daftar_pegawai}
    admin.ketik("/admin")
    assert "Keadaan layanan" in admin.last()


def test_after_the_workbook_three_presses_invite_everybody_and_readiness_says_what_is_next(
    p: Percakapan, admin: Ponsel
) -> None:
    admin.kirim("penyiapan.xlsx", write_penyiapan(build_penyiapan()), mime=XLSX)
    admin.layar.take_new()
    admin.tekan("Ya")
    admin.melihat("""
        (tombol dilepas)
        —
        ✅ <b>19 perbedaan ditulis.</b>
        Tekan Kesiapan untuk melihat yang masih kurang, Undangan untuk mengundang pegawai.
        [Kesiapan] [Undangan]
    """)
    admin.tekan("Undangan")
    admin.melihat("""
        <b>Tidak ada undangan yang terbuka.</b>
        Percobaan kode salah dalam 24 jam: 0.
        7 pegawai belum diundang. Tekan Undang semua, atau Orang untuk seorang saja.
        [Undang semua] [Orang]
    """)
    _, semua = admin.layar.find_button("Undang semua")
    admin.tekan("Undang semua")
    kepala, *surat = admin.layar.take_new().split("\n—\n")
    assert kepala == "(berubah) ✅ <b>7 undangan dibuat.</b>\nMohon teruskan masing-masing kepada pegawainya."
    for satu in surat:
        nama, kode = re.findall(r"Undangan untuk (.+?)</b>.*<code>/start (\S+)</code>", satu, re.DOTALL)[0]
        p.stranger(nama).ketik(f"/start {kode}")
    sesudah = p.look(lambda store: state(store.conn))
    admin.tekan_data(semua)
    admin.melihat("(jawaban tekan) Semua pegawai sudah terhubung atau memiliki undangan. Tidak ada yang berubah.")
    assert changes(sesudah, p.look(lambda store: state(store.conn))) == ""
    admin.tekan_data("kesiapan")
    admin.melihat("""
        ✅ <b>Kantor siap menjalankan siklus.</b>
        Kepala Dinas memulainya dengan /siklus.
    """)


def test_what_is_missing_has_its_places_as_buttons(admin: Ponsel) -> None:
    name_office(admin)
    admin.layar.take_new()
    admin.tekan("Kesiapan")
    assert admin.layar.take_new().endswith("[Unit] [Buku penyiapan]\n[Orang]")


def test_kepala_dinas_is_told_on_joining_how_to_begin(p: Percakapan, admin: Ponsel) -> None:
    admin.kirim("penyiapan.xlsx", write_penyiapan(build_penyiapan()), mime=XLSX)
    admin.act("[Ya]", "[Undangan]", "[Undang semua]")
    kode = admin.layar.take_new().split("Undangan untuk Kepala Contoh")[1].split("/start ")[1].split("</code>")[0]
    kepala = p.stranger("Kepala Contoh")
    kepala.ketik(f"/start {kode}")
    assert kepala.layar.take_new().split("\n—\n")[0] == (
        "✅ <b>Selamat datang, Kepala Contoh.</b>\n"
        "Bapak/Ibu terhubung sebagai Kepala Dinas pada Dinas Contoh.\n"
        "Pengumpulan data dimulai dengan /siklus.\n"
        "Tugas akan dikirim ke sini pada waktunya. Petunjuk: /bantuan"
    )


def test_a_workbook_with_faults_is_answered_by_sheet_and_cell_and_writes_nothing(p: Percakapan, admin: Ponsel) -> None:
    sebelum = kept(p)
    buku = build_penyiapan()
    admin.kirim("penyiapan.xlsx", write_penyiapan(replace(buku, daftar_pegawai=buku.daftar_pegawai[3:])), mime=XLSX)
    admin.melihat("""
        ⚠️ <b>Buku belum dapat dipakai; tidak ada yang ditulis.</b>
        • Pegawai!E1: Belum ada pegawai dengan peran Kepala Dinas.
        • Pegawai!E1: Belum ada pegawai dengan peran Sekretaris.
        • Pegawai!E1: Belum ada pegawai dengan peran Tim Penyusun LAKIP.
        Mohon perbaiki, lalu kirim kembali.
    """)
    assert kept(p) == sebelum


def test_ya_to_a_workbook_that_was_overtaken_writes_nothing(p: Percakapan, admin: Ponsel) -> None:
    """Between the differences and Ya somebody else wrote the same: nothing is left to write."""
    admin.kirim("penyiapan.xlsx", write_penyiapan(build_penyiapan()), mime=XLSX)
    _, data = admin.layar.find_button("Ya")
    admin.tekan("Ya")
    admin.layar.take_new()
    admin.tekan_data(data)
    admin.melihat("""
        (jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas.
        —
        (tombol dilepas)
    """)


def test_a_workbook_from_anybody_else_is_no_set_up(p: Percakapan, admin: Ponsel) -> None:
    admin.kirim("penyiapan.xlsx", write_penyiapan(build_penyiapan()), mime=XLSX)
    admin.tekan("Ya")
    staf = p.join("Staf Contoh")
    staf.kirim("penyiapan.xlsx", write_penyiapan(build_penyiapan("Dinas Lain")), mime=XLSX)
    staf.melihat("Berkas diterima, tetapi saat ini tidak ada tugas yang memerlukannya.")
    assert kept(p).instansi.nama == "Dinas Contoh"


def test_the_admin_of_an_office_that_has_nothing_yet_is_shown_where_to_begin(admin: Ponsel) -> None:
    admin.melihat("""
        ✅ <b>Selamat datang, Admin Contoh.</b>
        Bapak/Ibu terhubung sebagai Admin.
        Tugas akan dikirim ke sini pada waktunya. Petunjuk: /bantuan
        —
        (menu) /tugas /isi /status /rekap /riwayat /sop /alihkan /pengganti /dataku /batal /bantuan /belum /arsip \
/buku /siklus /waktu /admin
        —
        <b>Kantor ini belum disiapkan; silakan mulai dari tombol di bawah.</b>
        Satu per satu: data kantor, unit, orang beserta perannya, hari libur. Sekaligus: buku penyiapan (xlsx), yang \
juga memuat indikator dan target.
        Yang masih kurang dapat dilihat kapan saja: /admin, tombol Kesiapan.
        [Kantor] [Buku penyiapan]
    """)
