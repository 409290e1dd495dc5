"""The story of the year: four triwulan, each with trouble of its own."""

from tests.perjalanan.setahun import admin
from tests.perjalanan.setahun.catatan import BIDANG, PETUGAS, SEHARI, Masa, Tekan
from tests.perjalanan.setahun.catatan import SEKRETARIS as PERAN_SEKRETARIS
from tests.perjalanan.setahun.kalender import wita
from tests.perjalanan.setahun.siklus import ADMIN, KEPALA, SEKRETARIS, STAF, TIM, Siklus
from tests.perjalanan.setahun.tahun import AKHIR, AWAL, Tahun

SEK, SATU, DUA, TIGA = "Pengisi Sekretariat", "Pengisi Satu", "Pengisi Dua", "Pengisi Tiga"
PENDAMPING, PENERUS = "Pendamping Dua", "Penerus Contoh"
TRIWULAN = ("Triwulan I 2026", "Triwulan II 2026", "Triwulan III 2026", "Triwulan IV 2026")
LATIHAN = f"LATIHAN {TRIWULAN[2]}"
ARAHAN = "Mohon angka B3-1 dicocokkan dengan data lapangan."


def live(p: Tahun) -> None:
    """From the second of January to the last day of December."""
    _begin(p)
    _first(p)
    _second(p)
    _new_bidang(p)
    _third(p)
    _fourth(p)
    p.until(AKHIR)


def _begin(p: Tahun) -> None:
    """Everybody has joined; the admin enters what is known of the year."""
    for satu in p.daftar_unit():
        p.buku.unit[satu.unit.kode] = satu.unit.nama
    for nama, peran, unit in (
        (KEPALA, PETUGAS[1], ""),
        (SEKRETARIS, PERAN_SEKRETARIS, ""),
        (TIM, PETUGAS[3], ""),
        (STAF, PETUGAS[6], ""),
        (ADMIN, "Admin", ""),
        (SEK, BIDANG, "SEK"),
        (SATU, BIDANG, "B1"),
        (DUA, BIDANG, "B2"),
    ):
        p.buku.jabatan.append(Masa(nama=nama, peran=peran, unit=unit, dari=wita(AWAL)))
        p.buku.ponsel.append(Masa(nama=nama, chat=p.orang(nama).id, dari=wita(AWAL)))
    p.until("2026-01-05 09:00")
    admin.enter_ramadan(p, "2026-02-18", "2026-03-19")
    admin.enter_day_off(p, "2026-12-21", "Hari jadi kabupaten")
    admin.enter_worked_day(p, "2026-10-10", "Ganti hari kerja")


def _first(p: Tahun) -> None:
    """In Ramadan, and over Nyepi and Lebaran: Kepala Dinas is late, and two units climb the ladder to the top."""
    s = Siklus(p, TRIWULAN[0])
    s.begin("2026-03-09 08:10")
    s.upload("2026-03-10 09:00", 1, KEPALA)
    s.upload("2026-03-10 09:50", 2, SEKRETARIS)
    s.upload("2026-03-10 11:40", 3, TIM)
    s.upload("2026-03-11 14:30", 4, TIM)
    s.sign("2026-03-12 08:30", 5, TIM)
    s.take("2026-03-12 08:36", "B1", SATU)
    s.fill("2026-03-13 08:10", SATU)
    s.hand_in("2026-03-13 08:20", "B1", SATU)
    s.take("2026-03-13 14:00:10", "SEK", SEK)
    s.take("2026-03-13 14:00:40", "B2", DUA)
    s.sign("2026-03-13 14:05", 6, STAF)
    p.until("2026-03-17 09:00")
    p.do(DUA, "[Minta waktu]", "[1 jam]", "Menunggu data dari kecamatan.")
    p.until("2026-03-17 09:30")
    p.do(SEKRETARIS, "[Tolak]", "Data sudah ada pada Sekretariat.")
    p.until("2026-03-25 12:10")
    p.restart_bot()
    s.fill("2026-03-27 09:10", SEK)
    s.hand_in("2026-03-27 09:20", "SEK", SEK)
    s.fill("2026-03-27 09:30", DUA)
    s.hand_in("2026-03-27 10:00", "B2", DUA)
    s.lock("2026-03-27 10:30")
    s.report("2026-03-27 10:35")
    s.approve("2026-03-27 13:30")
    s.accept("2026-03-27 14:00")
    s.archive("2026-03-27 14:30")


def _second(p: Tahun) -> None:
    """Sekretaris is on leave and a Plh. signs; a phone is lost over a due time; a form is handed over."""
    p.until("2026-07-03 15:00")
    admin.stand_in(p, SEKRETARIS, SEK, "2026-07-06", "2026-07-14")
    s = Siklus(p, TRIWULAN[1])
    s.begin("2026-07-06 09:00:25")
    s.upload("2026-07-06 09:05", 1, KEPALA)
    p.until("2026-07-06 10:20")
    p.do(SEK, "[Isi sekarang]", "[Hari ini]", "Pukul 09.30 WITA", "Ruang rapat dinas", f"[{TIM}]", "[Lanjut]")
    p.do(SEK, "Jadwal pengumpulan data", "[Lewati]", "Setiap angka disertai bukti dukung")
    s.sign("2026-07-06 10:30", 2, SEK)
    s.upload("2026-07-06 13:10:50", 3, TIM)
    s.upload("2026-07-07 08:00", 4, TIM)
    s.sign("2026-07-07 08:30", 5, TIM)
    s.take("2026-07-07 08:31", "SEK", SEK)
    s.take("2026-07-07 08:32", "B1", SATU)
    s.take("2026-07-07 08:33", "B2", DUA)
    s.sign("2026-07-07 08:35", 6, STAF)
    s.begin_to_fill("2026-07-07 14:00", SATU, "88,5%")
    p.until("2026-07-07 15:00")
    admin.lose_phone(p, SATU)
    p.until("2026-07-08 09:00")
    admin.bind_anew(p, SATU)
    s.go_on("2026-07-08 09:10", SATU)
    s.hand_in("2026-07-08 09:20", "B1", SATU)
    s.hand_over("2026-07-08 09:30", "B2", DUA, STAF)
    s.send_on_its_way_back("2026-07-08 09:50", "B2", STAF, DUA)
    s.hand_over("2026-07-08 10:10", "B2", DUA, STAF)
    p.until("2026-07-08 15:30")
    admin.enter_day_off(p, "2026-07-09", "Pemilihan kepala desa")
    s.fill("2026-07-13 07:50", SEK)
    s.hand_in("2026-07-13 08:00", "SEK", SEK)
    s.fill("2026-07-13 08:50", STAF)
    s.hand_in("2026-07-13 09:00", "B2", STAF)
    s.lock("2026-07-13 10:00")
    s.report("2026-07-13 10:05")
    s.approve("2026-07-13 11:00", SEK)
    s.accept("2026-07-13 13:00")
    s.archive("2026-07-13 14:00")


def _new_bidang(p: Tahun) -> None:
    """In August the office grows by a Bidang and a second filler, and gives two steps a standard time."""
    p.until("2026-08-03 09:00")
    admin.add_unit(p, "B3", "Bidang Contoh Tiga")
    admin.add_person(p, TIGA, "B3")
    admin.add_indicators(p, "B3")
    admin.add_person(p, PENDAMPING, "B2")
    admin.bind_anew(p, SEKRETARIS)
    admin.set_standard_time(p, 8, "8. ", "60 menit", 60)
    admin.set_standard_time(p, 10, "10. ", "1 Hari", SEHARI)


def _third(p: Tahun) -> None:
    """Beside a practice and over a Saturday that is worked; B1 asks for time, and the new Bidang's form comes back."""
    s = Siklus(p, TRIWULAN[2])
    _third_begins(p, s)
    s.fill("2026-10-09 11:00", SEK)
    s.hand_in("2026-10-09 11:05", "SEK", SEK)
    s.fill("2026-10-09 14:00", DUA)
    s.hand_in("2026-10-09 14:10", "B2", DUA)
    p.until("2026-10-10 08:10")
    p.do(SATU, "[Minta waktu]", "[Besok pagi]", "Menunggu data dari kecamatan.")
    s.give_time("2026-10-10 08:30", "B1", "2026-10-12 09:30")
    p.until("2026-10-12 08:10")
    p.do(TIM, "/status", "[Ingatkan]")
    belum = tuple(tugas.kunci for tugas in p.buku.open_of(s.periode))
    p.buku.tekan.append(Tekan(pada=p.now, oleh=TIM, daftar=belum))
    s.fill("2026-10-12 08:20", TIGA)
    p.restart_bot()
    s.hand_in("2026-10-12 08:30", "B3", TIGA)
    s.fill("2026-10-12 08:50", SATU)
    s.hand_in("2026-10-12 09:00", "B1", SATU)
    s.lock("2026-10-12 10:20")
    s.report("2026-10-12 10:25")
    s.send_back("2026-10-13 11:00", "B3", ARAHAN)
    s.fill("2026-10-13 13:50", TIGA)
    s.hand_in("2026-10-13 14:00", "B3", TIGA)
    s.lock("2026-10-13 14:30")
    s.report("2026-10-13 14:40")
    s.approve("2026-10-14 08:00")
    s.take_back("2026-10-14 08:00:30")
    s.approve("2026-10-14 09:00")
    s.accept("2026-10-14 09:30")
    s.archive("2026-10-15 08:00")


def _third_begins(p: Tahun, s: Siklus) -> None:
    """Steps 1 to 6, a practice beside the first, and a day off that is declared while it is worked."""
    p.until("2026-10-05 07:40")
    p.do(KEPALA, "/siklus", "[Latihan]", f"[{TRIWULAN[2]}]", "[Mulai latihan]")
    p.buku.open(LATIHAN, 1, p.now)
    s.begin("2026-10-05 08:00")
    p.until("2026-10-06 07:50")
    p.do(KEPALA, "/siklus", "[Tutup latihan]")
    p.buku.close_all(LATIHAN, p.now)
    s.upload("2026-10-06 08:00", 1, KEPALA)
    s.upload("2026-10-06 08:50", 2, SEKRETARIS)
    s.upload("2026-10-06 10:00", 3, TIM)
    p.until("2026-10-07 09:00")
    admin.enter_day_off(p, "2026-10-07", "Hari berkabung daerah")
    s.upload("2026-10-08 09:00", 4, TIM)
    s.sign("2026-10-09 10:00", 5, TIM)
    for unit, nama in (("SEK", SEK), ("B1", SATU), ("B2", DUA), ("B3", TIGA)):
        s.take("2026-10-09 10:02", unit, nama)
    s.sign("2026-10-09 10:03", 6, STAF)


def _fourth(p: Tahun) -> None:
    """Over the office's own day and Christmas: somebody leaves with a form half filled in, and the bot is down."""
    p.until("2026-12-01 09:00")
    admin.add_person(p, PENERUS)
    admin.rename_unit(p, "B2", "Bidang Contoh Kedua")
    admin.fill_vacancy(p, SEKRETARIS, "2026-12-28", "2026-12-31")
    admin.change_rule(p, "1 · pada 50%")
    admin.change_rule(p, "4 · setiap 1")
    s = Siklus(p, TRIWULAN[3])
    s.begin("2026-12-17 09:00:59")
    s.upload("2026-12-17 09:05", 1, KEPALA)
    s.upload("2026-12-17 09:30", 2, SEKRETARIS)
    s.upload("2026-12-17 11:00", 3, TIM)
    s.upload("2026-12-18 10:00", 4, TIM)
    s.sign("2026-12-22 14:00", 5, TIM)
    for unit, nama in (("SEK", SEK), ("B1", SATU), ("B2", DUA)):
        s.take("2026-12-22 14:05", unit, nama)
    s.fill("2026-12-23 08:50", SEK)
    s.hand_in("2026-12-23 09:00", "SEK", SEK)
    s.begin_to_fill("2026-12-23 09:30", SATU, "90%")
    s.take("2026-12-23 10:00", "B3", TIGA)
    s.sign("2026-12-23 10:05", 6, STAF)
    s.hand_over("2026-12-23 10:10", "B3", TIGA, SATU)
    p.until("2026-12-23 11:00")
    admin.leave(p, SATU, PENERUS)
    s.fill("2026-12-23 12:50", DUA)
    s.hand_in("2026-12-23 13:00", "B2", DUA)
    p.until("2026-12-28 07:00")
    with p.away():
        p.until("2026-12-28 10:30")
    s.fill("2026-12-28 13:50", PENERUS, "B3")
    s.hand_in("2026-12-28 14:00", "B3", PENERUS)
    s.go_on("2026-12-29 08:30", PENERUS)
    s.hand_in("2026-12-29 09:00", "B1", PENERUS)
    s.lock("2026-12-29 09:30")
    s.report("2026-12-29 09:40")
    s.approve("2026-12-29 14:00")
    s.accept("2026-12-29 15:00", SEKRETARIS)
    s.archive("2026-12-30 08:00")
