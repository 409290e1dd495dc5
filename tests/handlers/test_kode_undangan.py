"""Invitations in the chat: made, drawn, taken back; and what strangers who try codes are told, and cost."""

import asyncio
import re
from datetime import timedelta

import pytest

from bot.papers import file_of
from storage.undangan import OrangLuar
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.test_bergabung import SELAMAT_DATANG, TOLAK, invite

BOT = "capaian_contoh_bot"
USANG = "(jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas."


def open_card(p: Percakapan, nama: str = dinas.STAF) -> Ponsel:
    """The admin looks at the card of somebody."""
    p.store(lambda store: store.instansi.name_bot(BOT))
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    admin.tekan("Orang")
    admin.tekan(nama)
    return admin


def code_in(teks: str) -> str:
    found = re.search(r"<code>/start ([\w-]+)</code>", teks)
    assert found, teks
    return found[1]


def test_a_person_is_invited_by_link_code_and_picture_and_joins_with_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    admin = open_card(p)
    admin.layar.take_new()
    admin.tekan("Undang")
    dilihat = admin.layar.take_new()
    kode = code_in(dilihat)
    assert dilihat.split("\n—\n")[1] == (
        f"(berkas) Undangan - {dinas.STAF}.png\n"
        f"<b>Undangan untuk {dinas.STAF}</b>\n"
        f"Buka https://t.me/{BOT}?start={kode} atau kirim <code>/start {kode}</code> kepada @{BOT}.\n"
        "Berlaku satu kali, sampai Kamis, 22 Januari 2026 pukul 09.00 WITA."
    )
    ponsel = p.stranger("Ponsel kedua")
    ponsel.ketik(f"/start {kode}")
    ponsel.melihat(SELAMAT_DATANG)
    p.stranger("Ketiga").ketik(f"/start {kode}")
    assert p.daftar_ponsel[max(p.daftar_ponsel)].last() == TOLAK


@only_sqlite
def test_the_picture_is_a_png_of_the_link(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    open_card(p).tekan("Undang")
    kunci = p.look(lambda store: store.conn.exec_driver_sql("SELECT max(id) FROM dokumen").scalar_one())
    _, isi = asyncio.run(file_of(p.engine, kunci))
    p.engine.drawer.close()
    assert isi.startswith(b"\x89PNG\r\n")


def test_an_invitation_is_made_once_and_again_only_in_the_place_of_the_last(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    admin = open_card(p)
    _, undang = admin.layar.find_button("Undang")
    admin.tekan("Undang")
    pertama = code_in(admin.last())
    admin.tekan_data(undang)
    admin.melihat("(jawaban tekan) Undangan untuk pegawai ini sudah ada. Tidak ada yang berubah.")
    _, ulang = admin.layar.find_button("Undang ulang")
    admin.tekan("Undang ulang")
    kedua = code_in(admin.last())
    admin.tekan_data(ulang)
    assert admin.layar.take_new().startswith(USANG)
    orang = p.stranger("Orang baru")
    orang.ketik(f"/start {pertama}")
    orang.melihat(TOLAK)
    orang.ketik(f"/start {kedua}")
    orang.melihat(SELAMAT_DATANG)


@pytest.mark.parametrize("dari", ["kartu", "daftar"])
def test_an_invitation_that_was_taken_back_opens_nothing(di_langkah: DiLangkah, dari: str) -> None:
    p = di_langkah(0)
    admin = open_card(p)
    admin.tekan("Undang")
    kode = code_in(admin.last())
    if dari == "daftar":
        admin.ketik("/admin")
        admin.tekan("Undangan")
        assert admin.last() == (
            f"<b>Undangan yang terbuka</b>\n• {dinas.STAF}, sampai Kamis, 22 Januari 2026 pukul 09.00 WITA\n"
            "Percobaan kode salah dalam 24 jam: 0."
        )
    admin.tekan("Cabut undangan" if dari == "kartu" else f"Cabut {dinas.STAF}")
    orang = p.stranger("Orang baru")
    orang.ketik(f"/start {kode}")
    orang.melihat(TOLAK)
    jejak = p.look(lambda store: store.jejak.of_peristiwa(["undangan", "undangan_dicabut"]))
    assert [satu.peristiwa for satu in jejak] == ["undangan", "undangan_dicabut"]


@only_sqlite
@pytest.mark.parametrize(
    "data",
    [
        "orang_undang:1",
        "undang_ulang:1:1",
        "undang_semua",
        "undangan_daftar",
        "undangan_cabut:1",
        "orang:0",
        "orang_lihat:1",
    ],
)
def test_nobody_but_the_admin_invites(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(0)
    tim = p.ponsel(dinas.TIM)
    sebelum = p.look(lambda store: state(store.conn))
    tim.tekan_data(data)
    tim.melihat("(jawaban tekan) Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""


def test_after_five_wrong_codes_even_the_right_one_waits_and_the_answer_never_tells(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    invite(p, "kode-1")
    orang = p.stranger("Penebak")
    for tebakan in ("a", "b", "c", "d", "e", "kode-1"):
        orang.ketik(f"/start {tebakan}")
        orang.melihat(TOLAK)
    p.clock.advance(timedelta(minutes=1))
    orang.ketik("/start kode-1")
    orang.melihat(SELAMAT_DATANG)
    assert p.look(lambda store: store.orang_luar.get("telegram", orang.chat_id)) == OrangLuar()


@only_sqlite
def test_the_pause_grows_up_to_an_hour(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    orang = p.stranger("Penebak")
    jeda = []
    for _ in range(11):
        orang.ketik("/start salah")
        sampai = p.look(lambda store: store.orang_luar.get("telegram", orang.chat_id)).coba_lagi_pada
        jeda.append((sampai - p.clock.now()).total_seconds() / 60 if sampai else 0)
        p.clock.advance(timedelta(hours=1))
    assert jeda == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60]


@only_sqlite
def test_when_many_chats_guess_each_has_one_try_and_the_invited_still_get_in(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    invite(p, "kode-1")
    for nomor in range(30):
        p.stranger("Penebak", 5_000 + nomor).ketik("/start salah")
    penebak = p.stranger("Penebak", 6_000)
    penebak.ketik("/start salah")
    penebak.ketik("/start kode-1")
    penebak.melihat(TOLAK)
    diundang = p.stranger("Yang diundang")
    diundang.ketik("/start kode-1")
    diundang.melihat(SELAMAT_DATANG)
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    assert "Percobaan kode salah dalam 24 jam: 31; obrolan orang luar: 31" in admin.last()


@only_sqlite
def test_a_flood_from_a_stranger_gets_ten_answers_and_then_changes_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    orang = p.stranger("Banjir")
    for _ in range(10):
        orang.ketik("halo")
        orang.melihat(TOLAK)
    sebelum = p.look(lambda store: state(store.conn))
    for _ in range(5):
        orang.ketik("halo")
        orang.melihat("")
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""
    p.clock.advance(timedelta(minutes=1))
    orang.ketik("halo")
    orang.melihat(TOLAK)
    orang.ketik("halo")
    orang.melihat("")


@only_sqlite
def test_strangers_who_write_are_shown_to_the_admin_for_a_day(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    admin = p.ponsel(dinas.ADMIN)
    for nomor in range(3):
        orang = p.stranger("Banjir", 7_000 + nomor)
        for _ in range(15):
            orang.ketik("halo")
    admin.ketik("/admin")
    assert "Percobaan kode salah dalam 24 jam: 0; obrolan orang luar: 3" in admin.last()
    p.clock.advance(timedelta(hours=25))
    admin.ketik("/admin")
    assert "obrolan orang luar: 0" in admin.last()


@only_sqlite
def test_an_invitation_is_taken_back_once_and_not_after_it_was_used(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    admin = open_card(p)
    admin.tekan("Undang")
    kode, (pesan, cabut) = code_in(admin.last()), admin.layar.find_button("Cabut undangan")
    p.stranger("Orang baru").ketik(f"/start {kode}")
    admin.tekan_data(cabut, pesan)
    assert admin.layar.take_new().endswith(f"{USANG}\n—\n(tombol dilepas)")
    admin.ketik("/admin")
    admin.tekan("Orang")
    admin.tekan(dinas.STAF)
    admin.tekan("Undang")
    pesan, cabut = admin.layar.find_button("Cabut undangan")
    admin.tekan_data(cabut, pesan)
    admin.layar.take_new()
    admin.tekan_data(cabut, pesan)
    assert admin.layar.take_new().startswith(USANG)
    assert len(p.look(lambda store: store.jejak.of_peristiwa(["undangan_dicabut"]))) == 1


@only_sqlite
def test_the_invitation_of_who_has_left_opens_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    admin = open_card(p)
    admin.tekan("Undang")
    kode = code_in(admin.last())
    for label in ("Nonaktifkan", dinas.TIM, "Ya"):
        admin.tekan(label)
    assert p.look(lambda store: store.undangan.open(p.clock.now())) == ()
    orang = p.stranger("Orang baru")
    orang.ketik(f"/start {kode}")
    orang.melihat(TOLAK)
