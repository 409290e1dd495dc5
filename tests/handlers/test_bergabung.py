"""Joining: strangers learn nothing, a code opens one door once, and a phone that changes hands can join again."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage import tables
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import fill

TOLAK = (
    "Mohon maaf, layanan ini hanya untuk pegawai yang diundang. Bila Bapak/Ibu memiliki undangan, "
    "silakan buka tautannya atau kirim /start diikuti kode."
)
SELAMAT_DATANG = """
    ✅ <b>Selamat datang, Staf Contoh.</b>
    Bapak/Ibu terhubung sebagai Staf pada Dinas Contoh.
    Tugas akan dikirim ke sini pada waktunya. Petunjuk: /bantuan
    —
    (menu) /tugas /isi /status /rekap /riwayat /sop /alihkan /pengganti /dataku /batal /bantuan /arsip /buku
"""


def invite(p: Percakapan, kode: str, nama: str = dinas.STAF, jam: int = 72) -> None:
    """Keep a code for somebody, good for so many hours."""

    def add(store: Store) -> None:
        pegawai = next(orang for orang in store.orang.all() if orang.nama == nama)
        now = p.clock.now()
        store.undangan.add(kode, pegawai.id, now, now + timedelta(hours=jam))

    p.store(add)


def test_a_code_binds_the_phone_of_whoever_sends_it_first(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    invite(p, "kode-1")
    pertama, kedua = p.stranger("Pertama"), p.stranger("Kedua")
    pertama.ketik("/start kode-1")
    pertama.melihat(SELAMAT_DATANG)
    sebelum = p.look(lambda store: state(store.conn))
    kedua.ketik("/start kode-1")
    kedua.melihat(TOLAK)
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == "kode_salah +1, orang_luar +1"


def test_a_code_copied_with_the_full_stop_behind_it_opens_the_door(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    invite(p, "kode-1")
    staf = p.stranger("Staf Contoh")
    staf.ketik("/start kode-1.")
    staf.melihat(SELAMAT_DATANG)


def test_who_has_no_role_yet_is_welcome_without_one(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    p.store(lambda store: store.pegawai.add(nama="Pegawai Baru"))
    invite(p, "kode-1", "Pegawai Baru")
    baru = p.stranger("Pegawai Baru")
    baru.ketik("/start kode-1")
    assert "\nBapak/Ibu terhubung pada Dinas Contoh.\n" in baru.layar.take_new()


def test_a_code_that_is_no_longer_good_is_answered_like_one_that_never_was(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    invite(p, "kode-1", jam=72)
    orang = p.stranger("Terlambat")
    p.clock.advance(timedelta(hours=72))
    sebelum = p.look(lambda store: state(store.conn))
    for teks in ("/start kode-1", "/start KODE-1", "/start kode", f"/start {'k' * 5_000}", "/start kode-1 kode-1"):
        orang.ketik(teks)
        orang.melihat(TOLAK)
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == "kode_salah +1, orang_luar +1"


def test_somebody_who_has_joined_does_not_use_up_anothers_code(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    invite(p, "kode-1")
    pengisi, staf = p.ponsel(dinas.PENGISI), p.stranger("Staf")
    pengisi.ketik("/start kode-1")
    pengisi.melihat("""
        Bapak/Ibu sudah terhubung. Silakan buka /tugas untuk melihat tugas.
        —
        (menu) /tugas /isi /status /rekap /riwayat /sop /alihkan /pengganti /dataku /batal /bantuan /belum
    """)
    staf.ketik("/start kode-1")
    staf.melihat(SELAMAT_DATANG)


@pytest.mark.parametrize("masih_pegawai", [True, False])
def test_a_phone_of_somebody_who_left_can_join_again(di_langkah: DiLangkah, masih_pegawai: bool) -> None:
    """The phone that stayed with the office, or its old owner under a new name."""
    p = di_langkah(1)
    lama = p.ponsel(dinas.PENGISI_DUA)
    p.store(
        lambda store: store.conn.execute(
            update(tables.pegawai).where(tables.pegawai.c.nama == dinas.PENGISI_DUA).values(aktif=masih_pegawai)
        )
    )
    invite(p, "kode-1")
    lama.ketik("/tugas")
    if masih_pegawai:
        lama.melihat("Saat ini tidak ada tugas yang menunggu Bapak/Ibu. Tugas baru akan dikirim ke sini.")
    else:
        lama.melihat(TOLAK)
        lama.ketik("/start kode-1")
        lama.melihat(SELAMAT_DATANG)
        lama.ketik("/tugas")
        lama.melihat("Saat ini tidak ada tugas yang menunggu Bapak/Ibu. Tugas baru akan dikirim ke sini.")


@pytest.mark.parametrize("pergi", [False, True])
def test_a_phone_let_go_of_is_told_nothing_of_what_becomes_of_its_cards(di_langkah: DiLangkah, *, pergi: bool) -> None:
    p = di_langkah(7)
    lama = p.ponsel(dinas.PENGISI)
    orang = next(satu for satu in p.look(lambda store: store.orang.all()) if satu.nama == dinas.PENGISI)
    if pergi:
        p.store(lambda store: store.pegawai.deactivate(orang.id))
    else:
        p.store(lambda store: store.obrolan.release(orang.id, p.clock.now()))
    lama.layar.take_new()
    fill(
        p, dinas.PENGISI_LAIN, {"B1-1": "87,5%", "B1-2": "1500", "B1-3": "Rp65.000.000", "B1-4": "12/15", "B1-5": "BB"}
    )
    p.ponsel(dinas.PENGISI_LAIN).tekan("Kirim")
    assert "✅ <b>Selesai: Pengisian format</b>" in p.ponsel(dinas.PENGISI_LAIN).layar.take_new()
    assert lama.layar.take_new() == "(tombol dilepas)"


def test_a_strangers_file_is_not_even_fetched(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    orang = p.stranger("Orang luar")
    sebelum = p.look(lambda store: state(store.conn))
    orang.kirim("laporan.pdf", b"%PDF-1.4 besar sekali")
    orang.melihat(TOLAK)
    assert p.unduhan.diunduh == []
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == "orang_luar +1"


def test_an_invitation_in_the_middle_of_a_cycle_brings_the_task_that_waits(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    invite(p, "kode-1")
    p.stranger("Ponsel baru").ketik("/start kode-1")
    p.daftar_ponsel[max(p.daftar_ponsel)].melihat(
        SELAMAT_DATANG.rstrip()
        + """
    —
    (berkas) Laporan hasil pengukuran kinerja - Triwulan IV 2025.docx
    📎 Bahan: Laporan hasil pengukuran kinerja - Triwulan IV 2025.docx
    —
    <b>Mohon arsipkan seluruh dokumen siklus ini.</b>
    Langkah 12 dari 12 · Pengarsipan · Triwulan IV 2025
    Bahan: Laporan yang diterima Kepala Dinas
    Hasil: Arsip data kinerja
    Tekan Arsipkan; arsipnya dikirim kepada Staf dan Tim Penyusun LAKIP.
    [Arsipkan]
    """
    )
