"""A group of the office: bound by a code, it shows progress alone; who asks there is answered in private."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.cards import CardKeeper
from storage import tables
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah
from tests.handlers.kelompok import BOT, GRUP, SUPER, Kelompok, bind, make_code
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI
from tests.handlers.test_kartu_siklus import PULUH, follow

TOLAK = "Mohon maaf, kode ini tidak dapat dipakai untuk menghubungkan grup. Kode baru dibuat Admin melalui /admin."
DI_PRIBADI = """
    Dijawab di percakapan pribadi.
    [Buka percakapan]
"""


def watch(p: Percakapan) -> Callable[[], str]:
    """Tells what has changed in the database since now."""
    sebelum = p.look(lambda store: state(store.conn))
    return lambda: changes(sebelum, p.look(lambda store: state(store.conn)))


def inbox(p: Percakapan) -> list[str]:
    """Every update as it was kept."""
    return p.look(
        lambda store: list(store.conn.execute(select(tables.inbox.c.isi).order_by(tables.inbox.c.id)).scalars())
    )


def events(p: Percakapan) -> list[str]:
    """What the trail says of groups."""
    nama = ("kode_grup", "grup_dihubungkan", "grup_dilepas", "grup_pindah", "grup_tertutup")
    return [satu.peristiwa for satu in p.look(lambda store: store.jejak.of_peristiwa(nama))]


# -- binding


def test_the_admin_makes_a_code_and_somebody_of_the_office_says_it_in_the_group(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    grup = Kelompok(p)
    admin.ketik("/admin")
    admin.tekan("Grup")
    admin.melihat("""
        <b>Grup kantor</b>
        Di grup hanya tampil kemajuan siklus, tanpa angka dan tanpa nama.
        Belum ada grup yang terhubung. Tekan Buat kode.
        [Buat kode]
    """)
    admin.tekan("Buat kode")
    kode = admin.last().split("/hubungkan ")[1].split("</code>")[0]
    admin.melihat(f"""
        <b>Tambahkan @{BOT} ke grup, lalu ketik di sana:</b>
        <code>/hubungkan {kode}</code>
        Kode berlaku satu kali, sampai Selasa, 20 Januari 2026 pukul 09.00 WITA, bila diketik oleh pegawai yang \
terhubung.
        Agar kemajuan tersemat, izinkan @{BOT} menyematkan pesan.
        [Tambah ke grup]
    """)
    assert admin.layar.find_button("Tambah ke grup")[1] == f"https://t.me/{BOT}?startgroup={kode}"
    staf = p.ponsel(dinas.STAF)
    grup.oleh(staf).ketik(f"/hubungkan@{BOT} {kode}")
    grup.melihat("""
        ✅ <b>Grup ini terhubung dengan Dinas Contoh.</b>
        Di sini hanya tampil kemajuan siklus. Tugas dan angka disampaikan di percakapan pribadi.
    """)
    assert admin.last() == "✅ Grup “Grup Contoh” terhubung oleh Staf Contoh."
    assert events(p) == ["kode_grup", "grup_dihubungkan"]
    admin.ketik("/admin")
    admin.tekan("Grup")
    admin.melihat("""
        <b>Grup kantor</b>
        Di grup hanya tampil kemajuan siklus, tanpa angka dan tanpa nama.
        • Grup Contoh, sejak 19 Januari 2026
        [Lepas Grup Contoh]
        [Buat kode]
    """)


def test_a_group_is_bound_by_the_link_that_adds_the_bot(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    kode = make_code(p, admin)
    grup = Kelompok(p)
    grup.oleh(admin).ketik(f"/start@{BOT} {kode}")
    assert grup.last().startswith("✅ <b>Grup ini terhubung")


def test_only_an_admin_opens_the_room_makes_a_code_and_lets_a_group_go(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    bind(p, p.ponsel(dinas.ADMIN))
    changed = watch(p)
    for data in ("grup", "grup_kode", "grup_lepas:1"):
        p.ponsel(dinas.SEKRETARIS).tekan_data(data)
        assert "(jawaban tekan)" in p.ponsel(dinas.SEKRETARIS).layar.take_new()
    assert changed() == ""


@pytest.mark.parametrize("masalah", ["stranger", "used", "replaced", "expired", "unknown", "no admin any more", "none"])
def test_a_code_that_is_no_good_is_answered_alike_whatever_is_wrong_with_it(
    di_langkah: DiLangkah, masalah: str
) -> None:
    p = di_langkah(7)
    admin, siapa = p.ponsel(dinas.ADMIN), p.ponsel(dinas.STAF)
    kode = make_code(p, admin)
    grup = Kelompok(p)
    match masalah:
        case "stranger":
            siapa = p.stranger("Orang luar")
        case "used":
            Kelompok(p, "Grup lain", -5_000).oleh(admin).ketik(f"/hubungkan {kode}")
        case "replaced":
            make_code(p, admin)
        case "expired":
            p.clock.advance(timedelta(hours=24))
        case "unknown":
            kode = kode.swapcase()
        case "none":
            kode = ""
        case _:
            p.store(_take_admin_away)
    changed = watch(p)
    grup.oleh(siapa).ketik(f"/hubungkan {kode}")
    grup.melihat(TOLAK)
    assert changed() == ("orang_luar +1" if masalah == "none" else "kode_salah +1, orang_luar +1")
    assert p.look(lambda store: store.grup.at("telegram", GRUP)) is None


def _take_admin_away(store: Store) -> None:
    admin = next(orang for orang in store.orang.all() if orang.nama == dinas.ADMIN)
    store.pegawai.take(admin.id, admin.daftar_peran[0].peran, None)


def test_guessing_in_a_group_is_slowed_and_even_a_right_code_waits(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    kode = make_code(p, admin)
    grup = Kelompok(p)
    for _ in range(5):
        grup.oleh(admin).ketik("/hubungkan salah")
    grup.ketik(f"/hubungkan {kode}")
    grup.melihat(TOLAK)
    p.clock.advance(timedelta(minutes=2))
    grup.ketik(f"/hubungkan {kode}")
    assert grup.last().startswith("✅ <b>Grup ini terhubung")
    admin.ketik("/admin")
    assert "5" in next(baris for baris in admin.last().splitlines() if "kode salah" in baris.lower())


def test_a_flood_in_a_group_costs_ten_answers_and_then_one_a_minute(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    orang = p.stranger("Orang luar")
    for _ in range(30):
        grup.oleh(orang).ketik("/tugas")
    assert len(grup.layar.daftar) == 1 + 10
    p.clock.advance(timedelta(minutes=1))
    grup.ketik("/tugas")
    grup.melihat(DI_PRIBADI)


def test_a_group_is_bound_once_and_an_office_has_five(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    grup = bind(p, admin)
    kode = make_code(p, admin)
    grup.oleh(admin).ketik(f"/hubungkan {kode}")
    grup.melihat("Grup ini sudah terhubung.")
    for nomor in range(4):
        bind(p, admin, f"Grup {nomor}", -5_000 - nomor)
    admin.ketik("/admin")
    admin.tekan("Grup")
    admin.tekan("Buat kode")
    assert "sudah memiliki grup sebanyak yang dapat dihubungkan" in admin.layar.take_new()


def test_a_code_that_is_typed_in_private_is_neither_used_nor_taken_for_an_answer(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin, pengisi = p.ponsel(dinas.ADMIN), p.ponsel(dinas.PENGISI)
    kode = make_code(p, admin)
    pengisi.tekan("Isi sekarang")
    changed = watch(p)
    pengisi.ketik(f"/hubungkan {kode}")
    pengisi.melihat("Perintah ini diketik di grup yang hendak dihubungkan. Kodenya dibuat Admin melalui /admin, Grup.")
    assert changed() == ""
    Kelompok(p).oleh(pengisi).ketik(f"/hubungkan {kode}")
    assert p.look(lambda store: store.grup.at("telegram", GRUP)) is not None


# -- letting go


def test_a_group_that_is_let_go_says_so_and_hears_nothing_more(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    grup = bind(p, admin)
    follow(p)
    admin.ketik("/admin")
    admin.tekan("Grup")
    admin.tekan("Lepas Grup Contoh")
    admin.melihat("(berubah) ✅ Grup “Grup Contoh” dilepas. Kemajuan siklus tidak ditampilkan di sana lagi.")
    follow(p)
    grup.melihat("""
        (berubah) Kartu siklus ini tidak diperbarui lagi pada obrolan ini.
        —
        (sematan dilepas)
    """)
    grup.oleh(admin).ketik("/tugas")
    grup.melihat("")
    p.clock.advance(timedelta(days=2))
    p.draw_cards()
    grup.melihat("")
    admin.tekan_data("grup_lepas:1")
    assert admin.layar.take_new().startswith("(jawaban tekan) Tombol ini sudah tidak berlaku.")
    assert events(p)[-1] == "grup_dilepas"


def test_the_bot_that_is_put_out_lets_the_group_go_and_the_admin_hears_of_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    grup = bind(p, admin)
    follow(p)
    grup.keluarkan(p.ponsel(dinas.STAF))
    grup.melihat("")
    assert admin.last() == (
        "⚠️ Layanan ini tidak lagi dapat menulis di grup “Grup Contoh”, sehingga grup itu dilepas. "
        "Bila masih diperlukan, hubungkan kembali melalui /admin, Grup."
    )
    (tertutup,) = p.look(lambda store: store.jejak.of_peristiwa(["grup_tertutup"]))
    staf = p.look(lambda store: store.obrolan.person_of("telegram", p.ponsel(dinas.STAF).chat_id))
    assert tertutup.pegawai_id == staf
    p.clock.advance(timedelta(days=2))
    p.draw_cards()
    grup.melihat("")
    grup.keluarkan(p.ponsel(dinas.STAF))
    assert events(p).count("grup_tertutup") == 1
    assert len(bind(p, admin).layar.daftar) == 1


# -- what is said in it


def test_a_command_in_the_group_is_answered_in_private(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    pengisi = p.ponsel(dinas.PENGISI)
    for titah, awal in (
        ("/tugas", "<b>Mohon isi data"),
        ("/isi", "<b>"),
        ("/status", "<b>Kemajuan siklus"),
        ("/rekap", "Rekap belum tersusun"),
    ):
        pengisi.layar.take_new()
        grup.oleh(pengisi).ketik(f"{titah} 87,5%")
        grup.melihat(DI_PRIBADI)
        assert pengisi.last().startswith(awal), titah
    assert grup.layar.find_button("Buka percakapan")[1] == f"https://t.me/{BOT}"


def test_a_refusal_of_a_command_in_the_group_is_told_in_private_too(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.layar.take_new()
    grup.oleh(pengisi).ketik("/admin")
    grup.melihat(DI_PRIBADI)
    pengisi.melihat("⚠️ Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")


def test_a_stranger_in_the_group_is_told_what_everybody_is_told(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    orang = p.stranger("Orang luar")
    grup.oleh(orang).ketik("/rekap")
    grup.melihat(DI_PRIBADI)
    orang.melihat("")
    grup.ketik("/start")
    grup.melihat(DI_PRIBADI)


def test_chatter_figures_files_and_other_bots_commands_leave_no_trace(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.tekan("Isi sekarang")
    masuk = len(inbox(p))
    changed = watch(p)
    for teks in ("87,5%", "Selamat pagi semua", "realisasi kita 12/15", "/tugas@lain_bot", "/masuk", "ya", "/87"):
        grup.oleh(pengisi).ketik(teks)
    grup.kirim("isian.xlsx", b"PK")
    grup.kirim_foto(keterangan="/tugas")
    grup.kirim_suara()
    grup.kirim_stiker()
    grup.terima(text="@andi_contoh tolong dicek", entities=[{"type": "mention", "offset": 0, "length": 12}])
    grup.terima(text="/tugas", sender_chat={"id": GRUP, "type": "group", "title": "Grup Contoh"})
    grup.terima(new_chat_members=[{"id": 5, "is_bot": False, "first_name": "Baru"}])
    grup.terima(pinned_message={"message_id": 1})
    grup.melihat("")
    assert changed() == ""
    assert p.unduhan.diunduh == []
    assert [json.loads(isi)["message"]["text"] for isi in inbox(p)[masuk:]] == ["/tugas@lain_bot", "/masuk"]


def test_what_follows_a_command_is_not_even_kept(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    grup.oleh(p.ponsel(dinas.PENGISI)).ketik("/isi B1-1 tujuh belas rahasia")
    grup.terima(text="@capaian_contoh_bot rahasia 87", entities=[{"type": "mention", "offset": 0, "length": 19}])
    grup.melihat(DI_PRIBADI)
    assert "rahasia" not in "".join(inbox(p))


def test_a_press_in_the_group_does_nothing_but_say_where_to_go_on(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    changed = watch(p)
    for data in ("selesai:1", "grup_kode", "ya:1", "bukan perintah"):
        grup.oleh(p.ponsel(dinas.ADMIN)).tekan_data(data)
        grup.melihat("(jawaban tekan) Silakan lanjutkan di percakapan pribadi.")
    assert changed() == ""


def test_a_group_that_is_not_bound_gets_no_word(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = Kelompok(p)
    changed = watch(p)
    for teks in ("/tugas", f"/status@{BOT}", "/start", "halo"):
        grup.oleh(p.ponsel(dinas.ADMIN)).ketik(teks)
    grup.melihat("")
    assert changed() == ""


# -- its card


def test_the_card_says_how_far_the_cycle_is_and_neither_who_nor_by_when(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    follow(p)
    grup.melihat("""
        <b>Triwulan IV 2025 · langkah 7 dari 12</b>
        ▰▰▰▰▰▰▱▱▱▱▱▱

        Selesai: langkah 1 sampai 6
        Berjalan: 7. Pengisian format – 0 dari 3 unit sudah mengirim
        Berikutnya: 8. Rekapitulasi, lalu langkah 9 sampai 12

        Tugas dan angka disampaikan di percakapan pribadi.
        —
        (disematkan)
    """)
    p.clock.advance(timedelta(days=2))
    p.draw_cards()
    grup.melihat("")


def test_a_practice_never_shows_in_a_group(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("Latihan")
    kepala.tekan("Triwulan IV 2025")
    kepala.tekan("Mulai latihan")
    assert follow(p) > 0
    grup.melihat("")


# -- another number


@pytest.mark.parametrize("lebih_dahulu", [True, False], ids=["drawn before", "not yet drawn"])
def test_a_group_that_becomes_a_supergroup_keeps_its_binding_and_gets_a_new_card(
    di_langkah: DiLangkah, lebih_dahulu: bool
) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    grup = bind(p, admin)
    if lebih_dahulu:
        follow(p)
    grup.pindah()
    baru = Kelompok(p, "Grup Contoh", SUPER)
    baru.oleh(admin).terima(migrate_from_chat_id=GRUP)
    grup.layar.take_new()
    p.clock.advance(PULUH)
    p.draw_cards()
    grup.melihat("")
    assert baru.layar.take_new().startswith("<b>Triwulan IV 2025 · langkah 7 dari 12</b>")
    assert len(baru.layar.tersemat) == 1
    baru.ketik("/tugas")
    baru.melihat(DI_PRIBADI)
    grup.oleh(admin).ketik("/tugas")
    grup.melihat("")
    assert events(p).count("grup_pindah") == 1


def test_what_waits_for_the_old_number_goes_to_the_new_but_for_edits_of_what_stays_behind(
    di_langkah: DiLangkah,
) -> None:
    p = di_langkah(TERISI)
    grup = bind(p, p.ponsel(dinas.ADMIN))
    follow(p)
    grup.layar.take_new()
    pengisi = p.ponsel(dinas.PENGISI)
    for mentah in (pengisi.press(pengisi.layar.find_button("Kirim")[1]), grup.oleh(pengisi).message(text="/tugas")):
        p.take(mentah)
        p.worker.work_once()
    p.clock.advance(PULUH)
    CardKeeper(p.engine).draw_here()
    p.take(grup.message(migrate_to_chat_id=SUPER))
    p.worker.work_once()
    baru = Kelompok(p, "Grup Contoh", SUPER)
    p.show()
    grup.melihat("")
    baru.melihat(DI_PRIBADI)
    p.clock.advance(PULUH)
    p.draw_cards()
    assert "– 1 dari 3 unit sudah mengirim" in baru.layar.take_new()
