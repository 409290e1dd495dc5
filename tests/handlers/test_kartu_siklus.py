"""The living card: one message a person and cycle, pinned, which follows the cycle and no figure."""

from datetime import timedelta

from bot.cards import CardKeeper
from bot.telegram import KANAL
from sop.instansi import Jabatan
from sop.peran import Peran
from storage import tables
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.tahap import TAHAP, TERISI, fill

SEJAM = timedelta(hours=1)
PULUH = timedelta(seconds=10)  # longer than the pause between two drawings in an office of this size


def follow(p: Percakapan) -> int:
    """Let the cards follow once their pause is over, and look away from all that came before."""
    p.clock.advance(PULUH)
    for ponsel in p.daftar_ponsel.values():
        ponsel.layar.take_new()
    return p.draw_cards()


def waiting(store: Store) -> int:
    """How many rows of the outbox wait."""
    return store.outbox.count_waiting()


def cards_on(ponsel: Ponsel) -> list[str]:
    """The pinned messages of a phone."""
    return [ponsel.layar.daftar[nomor].teks for nomor in ponsel.layar.tersemat]


def test_a_card_says_where_the_cycle_stands_who_is_awaited_and_what_its_reader_has_to_do(
    di_langkah: DiLangkah,
) -> None:
    p = di_langkah(7)
    follow(p)
    p.ponsel(dinas.SEKRETARIS).melihat("""
        <b>Triwulan IV 2025 · langkah 7 dari 12</b>
        ▰▰▰▰▰▰▱▱▱▱▱▱
        Saat ini tidak ada yang perlu Bapak/Ibu kerjakan.

        Selesai: langkah 1 sampai 6
        Berjalan: 7. Pengisian format – 0 dari 3 unit sudah mengirim
        Berikutnya: 8. Rekapitulasi, lalu langkah 9 sampai 12
        Ditunggu: Sekretariat (Pengisi Sekretariat), Bidang Contoh Satu (Pengisi Satu, Pengisi Satu Lain), \
Bidang Contoh Dua (Pengisi Dua)
        Paling lambat Selasa, 20 Januari 2026 pukul 09.00 WITA
        —
        (disematkan)
    """)
    p.ponsel(dinas.PENGISI).melihat("""
        ⏳ <b>Triwulan IV 2025 · langkah 7 dari 12: giliran Bapak/Ibu</b>
        ▰▰▰▰▰▰▱▱▱▱▱▱
        • Bidang Contoh Satu: Mohon isi data capaian kinerja unit, lalu kirim kepada Tim Penyusun LAKIP.

        Selesai: langkah 1 sampai 6
        Berjalan: 7. Pengisian format – 0 dari 3 unit sudah mengirim
        Berikutnya: 8. Rekapitulasi, lalu langkah 9 sampai 12
        Ditunggu: Sekretariat, Bidang Contoh Satu, Bidang Contoh Dua
        Paling lambat Selasa, 20 Januari 2026 pukul 09.00 WITA
        —
        (disematkan)
    """)
    p.ponsel(dinas.ADMIN).melihat("")


def test_one_card_a_person_is_edited_where_it_stands_from_the_first_step_to_the_archive(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    for nomor, act in TAHAP.items():
        if nomor:
            act(p)
            berubah = follow(p)
            assert berubah == (0 if nomor == TERISI else 10), nomor
            assert [len(cards_on(p.ponsel(nama))) for nama in (dinas.KEPALA, dinas.PENGISI, dinas.STAF)] == [1, 1, 1]
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    follow(p)
    p.ponsel(dinas.PENGISI).melihat("""
        (berubah) ✅ <b>Siklus Triwulan IV 2025 selesai dan diarsipkan.</b>
        ▰▰▰▰▰▰▰▰▰▰▰▰
        Senin, 19 Januari 2026 pukul 09.02 WITA
        —
        (sematan dilepas)
    """)
    p.clock.advance(timedelta(days=1))
    assert follow(p) == 0


def test_a_cycle_that_is_opened_again_pins_the_same_card_once_more(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    follow(p)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    follow(p)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.ketik("/arsip")
    sekretaris.tekan("Triwulan IV 2025")
    sekretaris.tekan("Buka kembali")
    sekretaris.ketik("Ada data susulan.")
    jumlah = len(sekretaris.layar.daftar)
    follow(p)
    assert len(sekretaris.layar.daftar) == jumlah
    (kartu,) = cards_on(sekretaris)
    assert kartu.startswith("<b>Triwulan IV 2025 · langkah 8 dari 12</b>")


def test_no_figure_moves_a_card_and_an_answer_costs_no_statement_more(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    follow(p)
    fill(p, dinas.PENGISI_DUA, {"B2-1": "9"})
    assert p.look(lambda store: store.kartu.due(p.clock.now())) is None
    assert follow(p) == 0


def test_units_that_hand_in_at_once_lead_to_one_edit_a_chat(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    follow(p)
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI):
        p.ponsel(nama).tekan("Kirim")
    assert follow(p) == 10
    assert "– 2 dari 3 unit sudah mengirim" in cards_on(p.ponsel(dinas.KEPALA))[0]


def test_right_after_a_drawing_the_next_one_waits_for_its_pause(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    follow(p)
    p.ponsel(dinas.PENGISI_SEK).tekan("Kirim")
    assert p.draw_cards() == 0
    assert follow(p) == 10


def test_what_nobody_began_to_send_is_rewritten_instead_of_followed_by_another_edit(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    follow(p)
    keeper = CardKeeper(p.engine)
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI):
        ponsel = p.ponsel(nama)
        p.take(ponsel.press(ponsel.layar.find_button("Kirim")[1]))
        p.worker.work_once()
        sebelum = p.look(waiting)
        p.clock.advance(PULUH)
        assert keeper.draw_here() == 10
        assert p.look(waiting) == sebelum + (10 if nama == dinas.PENGISI_SEK else 0)
    p.show()
    assert "– 2 dari 3 unit sudah mengirim" in cards_on(p.ponsel(dinas.KEPALA))[0]


def test_who_joins_late_gets_the_card_and_nobody_else_hears_of_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    follow(p)
    kepala = next(satu for satu in p.look(lambda store: store.orang.all()) if satu.nama == dinas.KEPALA)
    p.store(lambda store: store.undangan.add("kode-1", kepala.id, p.clock.now(), p.clock.now() + PULUH))
    baru = p.stranger("Ponsel kedua")
    baru.ketik("/start kode-1")
    assert follow(p) == 1
    assert baru.layar.take_new().startswith("<b>Triwulan IV 2025 · langkah 7 dari 12</b>")
    assert len(baru.layar.tersemat) == 1


def test_a_phone_that_is_let_go_of_keeps_no_pinned_card_and_gets_it_back_with_its_person(
    di_langkah: DiLangkah,
) -> None:
    p = di_langkah(7)
    follow(p)
    pengisi = p.ponsel(dinas.PENGISI)
    orang = next(satu for satu in p.look(lambda store: store.orang.all()) if satu.nama == dinas.PENGISI)
    p.store(lambda store: store.obrolan.release(orang.id, p.clock.now()))
    p.clock.advance(SEJAM)
    follow(p)
    pengisi.melihat("""
        (berubah) Kartu siklus ini tidak diperbarui lagi pada obrolan ini.
        —
        (sematan dilepas)
    """)
    p.clock.advance(SEJAM)
    assert follow(p) == 0
    p.store(lambda store: store.obrolan.bind(KANAL, pengisi.chat_id, orang.id, p.clock.now()))
    p.clock.advance(SEJAM)
    assert follow(p) == 1
    assert cards_on(pengisi)[0].startswith("⏳ <b>Triwulan IV 2025 · langkah 7 dari 12: giliran Bapak/Ibu</b>")


def test_who_stands_in_has_the_card_for_as_long_though_no_task_waits(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)

    def stand_in(store: Store) -> None:
        pegawai = next(satu.id for satu in store.orang.all() if satu.nama == dinas.ADMIN)
        jabatan, now = Jabatan(peran=Peran.SEKRETARIS, sebutan="Plh."), p.clock.now()
        store.pegawai.stand_in(pegawai, jabatan, nomor="1", mulai=now, sampai=now + SEJAM)

    p.store(stand_in)
    follow(p)
    assert admin.layar.take_new().startswith("<b>Triwulan IV 2025 · langkah 7 dari 12</b>")
    p.clock.advance(SEJAM)
    follow(p)
    assert admin.layar.take_new().startswith("(berubah) Kartu siklus ini tidak diperbarui lagi pada obrolan ini.")
    assert cards_on(admin) == []


def test_to_who_blocked_the_bot_no_card_says_goodbye(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    follow(p)
    p.store(lambda store: store.obrolan.mark_blocked(KANAL, p.ponsel(dinas.PENGISI).chat_id, p.clock.now()))
    p.clock.advance(SEJAM)
    assert follow(p) == 0


def test_a_due_time_that_passes_is_shown_without_anybody_moving_the_cycle(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    follow(p)
    p.clock.advance(timedelta(days=2))
    assert p.draw_cards() == 10
    assert cards_on(p.ponsel(dinas.STAF))[0].endswith("pukul 09.00 WITA (sudah lewat)")


@only_sqlite
def test_a_cycle_whose_cards_cannot_be_drawn_is_put_off_and_holds_nothing_up(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)

    def spoil(store: Store) -> None:
        store.conn.execute(tables.tugas.update().values(langkah=99))

    p.store(spoil)
    assert p.draw_cards() == 0
    assert p.look(lambda store: store.kartu.due(p.clock.now())) is None
    assert p.look(lambda store: store.kartu.due(p.clock.now() + timedelta(hours=1))) is not None


def test_whoever_begins_to_stand_in_or_is_handed_a_task_sees_it_on_the_card_at_once(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    follow(p)
    pengganti = (
        "[Tetapkan pengganti]",
        "[Sekretaris]",
        "[Staf Contoh]",
        "[Plh.]",
        "[Lewati]",
        "20-01-2026",
        "1/PLH",
        "[Ya]",
    )
    p.ponsel(dinas.SEKRETARIS).act("/pengganti", *pengganti)
    follow(p)
    assert "giliran Bapak/Ibu" in cards_on(p.ponsel(dinas.STAF))[0]
    p.ponsel(dinas.SEKRETARIS).act(
        "/alihkan",
        "[Langkah 10]",
        "[Alihkan]",
        f"[{dinas.KEPALA}]",
        "Perjalanan dinas",
        "[Ya]",
    )
    follow(p)
    assert "giliran Bapak/Ibu" in cards_on(p.ponsel(dinas.KEPALA))[0]
    assert "giliran Bapak/Ibu" not in cards_on(p.ponsel(dinas.STAF))[0]


def test_a_role_that_is_given_or_taken_is_seen_on_the_card_at_once(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    follow(p)
    admin = p.ponsel(dinas.ADMIN)
    admin.act("/admin", "[Orang]", f"[{dinas.STAF}]", "[Beri peran]", "[Sekretaris]", "[Ya]")
    follow(p)
    assert "giliran Bapak/Ibu" in cards_on(p.ponsel(dinas.STAF))[0]
    admin.act("[Cabut peran]", "[Sekretaris]", "[Ya]")
    follow(p)
    assert "giliran Bapak/Ibu" not in cards_on(p.ponsel(dinas.STAF))[0]
