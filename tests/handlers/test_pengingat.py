"""What reminders say: to everyone who must act, with the very buttons of the task's card."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.kantor import load_kantor
from bot.remind import Reminder
from handlers.siklus import kartu
from handlers.turn import Lain, Papan, Turn, Ucapan
from handlers.waktu.pengingat import remind
from sop.pengingat import AturanPengingat
from sop.peran import Peran
from sop.siklus import Keadaan
from storage import tables
from storage.store import Store
from storage.tugas import TugasTersimpan
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TAHAP, fill

WITA = ZoneInfo("Asia/Makassar")


def wita(teks: str) -> datetime:
    """A local time of the office."""
    return datetime.fromisoformat(teks).replace(tzinfo=WITA)


def open_tasks(store: Store) -> list[TugasTersimpan]:
    """The tasks of the cycle under way that wait for somebody."""
    (siklus,) = store.siklus.running()
    return [satu for satu in store.tugas.of_siklus(siklus.id) if satu.keadaan is Keadaan.TERBUKA]


def boards(p: Percakapan) -> tuple[dict[str, Papan], dict[str, Papan]]:
    """The buttons of every open task: as its reminder has them, and as its card has them."""

    def look(store: Store) -> tuple[dict[str, Papan], dict[str, Papan]]:
        now, daftar = p.clock.now() + timedelta(days=2), open_tasks(store)
        turn = Turn(
            store=store,
            lemari=p.engine.lemari,
            kantor=load_kantor(store, now),
            now=now,
            masukan=Lain(),
            chat_id=0,
            kanal="telegram",
        )
        remind(turn, daftar)
        ucapan = [satu for satu in turn.effects if isinstance(satu, Ucapan) and satu.tentang]
        return (
            {satu.tentang: satu.papan for satu in ucapan},
            {kartu.card_of(satu): kartu.render(turn, satu)[1] for satu in daftar},
        )

    return p.store(look)


@only_sqlite
@pytest.mark.parametrize("nomor", [nomor for nomor in TAHAP if nomor])
def test_a_reminder_has_the_buttons_of_its_task_s_card_at_every_step(di_langkah: DiLangkah, nomor: int) -> None:
    pengingat, kartunya = boards(di_langkah(nomor))
    assert pengingat == kartunya
    assert pengingat


def test_forms_that_are_reminded_of_together_have_each_its_own_buttons(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    fill(p, dinas.PENGISI_DUA, {"B2-1": "9"})
    daftar_ponsel = [p.ponsel(nama) for nama in (dinas.PENGISI, dinas.PENGISI_LAIN, dinas.PENGISI_DUA)]
    for ponsel in daftar_ponsel:
        ponsel.layar.take_new()
    p.clock.advance(timedelta(days=2))
    assert Reminder(p.engine).sweep_here() == 3
    p.show()
    belum, terisi = "[Isi sekarang]\n[Minta waktu]", "[Kirim] [Ubah]\n[Isi anggaran]\n[Minta waktu]"
    assert [ponsel.layar.take_new() for ponsel in daftar_ponsel] == [
        reminder("Bidang Contoh Satu", belum),
        reminder("Bidang Contoh Satu", belum),
        reminder("Bidang Contoh Dua", terisi),
    ]


def reminder(unit: str, tombol: str) -> str:
    """The reminder of a form that had to be handed in a working day ago."""
    return (
        "⏳ <b>Pengingat: mohon selesaikan langkah 7, Pengisian format.</b>\n"
        f"Triwulan IV 2025 · {unit}\n"
        "Waktunya habis Selasa, 20 Januari 2026 pukul 09.00 WITA; terlambat 7 jam 30 menit waktu kerja.\n"
        f"Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas.\n{tombol}"
    )


def sweep(p: Percakapan) -> int:
    """What the bot's own sweep sends now, shown on the phones."""
    jumlah = Reminder(p.engine).sweep_here()
    p.show()
    return jumlah


def test_a_form_is_called_to_mind_before_its_time_is_up(di_langkah: DiLangkah) -> None:
    """Due on Tuesday at 09.00, given on Monday at 09.00: three quarters of 450 minutes are over at 15.37."""
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    pengisi.layar.take_new()
    p.clock.jump_to(wita("2026-01-19T15:36"))
    assert sweep(p) == 0
    p.clock.jump_to(wita("2026-01-19T15:37"))
    assert sweep(p) == 3
    pengisi.melihat(
        """
        ⏳ <b>Pengingat: mohon selesaikan langkah 7, Pengisian format.</b>
        Triwulan IV 2025 · Bidang Contoh Dua
        Paling lambat Selasa, 20 Januari 2026 pukul 09.00 WITA; sisa 1 jam 53 menit waktu kerja.
        Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas.
        [Isi sekarang]
        [Minta waktu]
        """
    )
    assert sweep(p) == 0


SIAPA = (
    "Pengisi Sekretariat (Sekretariat)",
    "Pengisi Satu, Pengisi Satu Lain (Bidang Contoh Satu)",
    "Pengisi Dua (Bidang Contoh Dua)",
)


def below(siapa: str) -> str:
    """The line about a unit that is late since Tuesday."""
    return (
        f"• Langkah 7 · Triwulan IV 2025, menunggu {siapa}: waktunya habis Selasa, 20 Januari 2026 pukul 09.00 WITA; "
        "terlambat 13 jam 30 menit waktu kerja"
    )


def test_sekretaris_hears_of_all_late_units_at_once_and_kepala_dinas_after_that_each_once(
    di_langkah: DiLangkah,
) -> None:
    p = di_langkah(7)
    sekretaris, kepala = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.KEPALA)
    for ponsel in (sekretaris, kepala):
        ponsel.layar.take_new()
    for hari in ("2026-01-20T09:00", "2026-01-21T07:30", "2026-01-22T07:30"):
        p.clock.jump_to(wita(hari))
        sweep(p)
    dilihat = "\n".join(["⏳ <b>Mohon perhatian: 3 tugas belum selesai.</b>", *map(below, SIAPA)])
    assert sekretaris.layar.take_new() == dilihat
    assert kepala.layar.take_new() == ""
    for hari in ("2026-01-23T07:30", "2026-01-26T07:30"):
        p.clock.jump_to(wita(hari))
        sweep(p)
    assert kepala.layar.take_new() == dilihat.replace("13 jam 30 menit", "28 jam 30 menit")
    for tanggal in range(27, 31):
        p.clock.jump_to(wita(f"2026-01-{tanggal}T07:30"))
        sweep(p)
    assert sekretaris.layar.take_new() == kepala.layar.take_new() == ""


def test_whoever_waits_reminds_by_one_press_at_most_once_a_working_hour(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    tim, pengisi = p.ponsel(dinas.TIM), p.ponsel(dinas.PENGISI)
    tim.ketik("/status")
    pengisi.layar.take_new()
    tim.tekan("Ingatkan")
    tim.melihat("(jawaban tekan) 3 tugas diingatkan.")
    pengisi.melihat(
        f"""
        ⏳ <b>Pengingat: mohon selesaikan langkah 7, Pengisian format.</b>
        Triwulan IV 2025 · Bidang Contoh Satu
        Paling lambat Selasa, 20 Januari 2026 pukul 09.00 WITA; sisa 7 jam 30 menit waktu kerja.
        Diingatkan oleh {dinas.TIM}.
        Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas.
        [Isi sekarang]
        """
    )
    tim.tekan("Ingatkan")
    tim.melihat("(jawaban tekan) Semua sudah diingatkan belum lama ini.")
    pengisi.melihat("")
    p.clock.advance(timedelta(hours=1))
    tim.tekan("Ingatkan")
    tim.melihat("(jawaban tekan) 3 tugas diingatkan.")
    assert sorted(p.look(pressed)) == [("B1", 0), ("B1", 0), ("B2", 0), ("B2", 0), ("SEK", 0), ("SEK", 0)]


def pressed(store: Store) -> list[tuple[str, int]]:
    """The units of which somebody reminded, with how often the time did."""
    ke = {satu.unit: satu.ingat_ke for satu in store.tugas.of_siklus(1) if satu.langkah == 7}
    return [
        (satu.isi["unit"], ke[satu.isi["unit"]]) for satu in store.jejak.of_siklus(1) if satu.peristiwa == "ingatkan"
    ]


def test_who_waits_for_nobody_can_remind_nobody(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi, staf = p.ponsel(dinas.PENGISI), p.ponsel(dinas.STAF)
    pengisi.ketik("/status")
    assert "Ingatkan" not in pengisi.last()
    for ponsel in (pengisi, staf):
        ponsel.tekan_data("ingatkan:1")
        ponsel.melihat(
            "(jawaban tekan) Pengingat hanya dapat dikirim oleh yang menunggu tugas itu. Tidak ada yang dikirim."
        )
    assert p.look(pressed) == []


def test_nobody_is_reminded_by_a_press_at_night_nor_where_the_office_wants_none(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    tim = p.ponsel(dinas.TIM)
    p.clock.jump_to(wita("2026-01-19T20:00"))
    tim.tekan_data("ingatkan:1")
    tim.melihat(
        "(jawaban tekan) Di luar jam kerja tidak ada pengingat yang dikirim. Silakan tekan kembali pada jam kerja."
    )
    p.store(lambda store: store.instansi.keep_pengingat(AturanPengingat(jam_kerja=False)))
    tim.tekan_data("ingatkan:1")
    tim.melihat("(jawaban tekan) 3 tugas diingatkan.")
    p.store(lambda store: store.instansi.keep_pengingat(AturanPengingat(ingatkan=False)))
    tim.tekan_data("ingatkan:1")
    tim.melihat(
        "(jawaban tekan) Tombol Ingatkan dinonaktifkan oleh instansi. Pengingat tetap dikirim menurut waktunya."
    )


def test_several_things_for_one_person_are_one_message_with_a_way_to_each(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    p.store(give_another_unit)
    pengisi, sekretaris = p.ponsel(dinas.PENGISI_DUA), p.ponsel(dinas.SEKRETARIS)
    for ponsel in (pengisi, sekretaris):
        ponsel.layar.take_new()
    p.clock.jump_to(wita("2026-01-20T09:00"))
    sweep(p)
    pengisi.melihat(
        """
        ⏳ <b>Pengingat: 2 tugas menunggu Bapak/Ibu.</b>
        • Langkah 7, Bidang Contoh Satu · Triwulan IV 2025: waktunya habis Selasa, 20 Januari 2026 pukul 09.00 WITA
        • Langkah 7, Bidang Contoh Dua · Triwulan IV 2025: waktunya habis Selasa, 20 Januari 2026 pukul 09.00 WITA
        Silakan tekan salah satu tombol di bawah ini, atau buka /tugas.
        [7. Bidang Contoh Sa…]
        [7. Bidang Contoh Dua]
        """
    )
    pengisi.tekan("7. Bidang Contoh Dua")
    assert "Bidang Contoh Dua" in pengisi.last()
    assert pengisi.layar.find_button("Isi sekarang")


def give_another_unit(store: Store) -> None:
    """The filler of Bidang Dua fills in for Bidang Satu too."""
    (orang,) = store.orang.holders(Peran.BIDANG, "B2")
    store.conn.execute(
        insert(tables.pemegang_peran).values(
            instansi_id=store.instansi_id, pegawai_id=orang.id, peran=Peran.BIDANG.value, unit="B1", aktif=True
        )
    )


@only_sqlite
@pytest.mark.parametrize(
    ("tombol", "daftar_saat", "nama", "jumlah"),
    [
        (None, ("2026-01-19T15:37",), dinas.PENGISI_DUA, 1),
        ("1 · matikan", ("2026-01-19T15:37",), dinas.PENGISI_DUA, 0),
        (None, ("2026-01-20T09:00",), dinas.PENGISI_DUA, 1),
        ("2 · matikan", ("2026-01-20T09:00",), dinas.PENGISI_DUA, 0),
        (None, ("2026-01-20T09:00", "2026-01-21T07:30"), dinas.PENGISI_DUA, 2),
        ("3 · matikan", ("2026-01-20T09:00", "2026-01-21T07:30"), dinas.PENGISI_DUA, 1),
        (None, ("2026-01-20T09:00", "2026-01-21T07:30", "2026-01-22T07:30"), dinas.SEKRETARIS, 1),
        ("4 · matikan", ("2026-01-20T09:00", "2026-01-21T07:30", "2026-01-22T07:30"), dinas.SEKRETARIS, 0),
        ("5 · matikan", ("2026-01-20T09:00", "2026-01-21T07:30", "2026-01-22T07:30"), dinas.SEKRETARIS, 3),
        (None, ("2026-01-19T20:00",), dinas.PENGISI_DUA, 0),
        ("6 · matikan", ("2026-01-19T20:00",), dinas.PENGISI_DUA, 1),
        (None, ("2026-01-19T20:00", "2026-01-20T09:00", "2026-01-20T20:00"), dinas.PENGISI_DUA, 1),
    ],
)
def test_what_the_admin_switched_off_in_the_chat_is_not_sent(
    di_langkah: DiLangkah, tombol: str | None, daftar_saat: tuple[str, ...], nama: str, jumlah: int
) -> None:
    p = di_langkah(7)
    admin, ponsel = p.ponsel(dinas.ADMIN), p.ponsel(nama)
    if tombol:
        admin.ketik("/admin")
        admin.tekan("Pengingat")
        admin.tekan(tombol)
    ponsel.layar.take_new()
    for saat in daftar_saat:
        p.clock.jump_to(wita(saat))
        sweep(p)
    assert ponsel.layar.take_new().count("⏳") == jumlah
