"""/admin: rules for reminders, hours, holidays and standard times, shown in words and changed in talks."""

from datetime import date, timedelta

import pytest

from bot.kantor import load_kantor
from sop.instansi import HariLibur, JenisLibur
from sop.jam_kerja import hours_on
from sop.pengingat import PILIHAN, SAKLAR, AturanPengingat
from storage.instansi import Setelan
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel

BERLAKU = "Tugas yang sudah terbuka tetap pada batas waktunya; tugas yang dibuka sesudah ini mengikuti perubahan ini."


def room(di_langkah: DiLangkah, nama: str, langkah: int = 0) -> tuple[Percakapan, Ponsel]:
    """The admin in one room."""
    p = di_langkah(langkah)
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    admin.tekan(nama)
    return p, admin


def kept(p: Percakapan) -> Setelan:
    return p.look(lambda store: store.instansi.setelan())


def trail(p: Percakapan, *peristiwa: str) -> list[dict[str, object]]:
    return [dict(satu.isi) for satu in p.look(lambda s: s.jejak.of_peristiwa(peristiwa))]


def hours(p: Percakapan, hari: str) -> str:
    """When the office works on a day, by its settings."""
    tanggal = date.fromisoformat(hari)
    jam = hours_on(p.look(lambda store: load_kantor(store, p.clock.now()).jam), tanggal)
    return "-".join(f"{satu:%H.%M}" for satu in jam.edges()) if jam else "libur"


# -- reminders


def test_the_rules_for_reminders_are_told_in_words_with_a_button_for_each(di_langkah: DiLangkah) -> None:
    _, admin = room(di_langkah, "Pengingat")
    admin.melihat(
        """
        <b>Aturan pengingat.</b> Tekan tombol bernomor untuk mengubahnya.
        1. Diingatkan pada 75% waktu (bila 2 jam ke atas): ya
        2. Diingatkan saat waktunya habis: ya
        3. Diingatkan setiap pagi kerja sesudahnya: ya
        4. Atasan diberi tahu setiap 2 pengingat, tiap jenjang sekali: ya
        5. Beberapa hal pada satu saat menjadi satu pesan: ya
        6. Hanya dalam jam kerja: ya
        7. Waktu dapat diminta kepada atasan: ya
        8. Yang menunggu dapat mengingatkan, sekali dalam 1 jam kerja: ya
        [1 · matikan] [2 · matikan]
        [3 · matikan] [4 · matikan]
        [5 · matikan] [6 · matikan]
        [7 · matikan] [8 · matikan]
        [1 · pada 50%] [1 · pada 90%]
        [1 · mulai 1 jam] [1 · mulai 4 jam]
        [4 · setiap 1] [4 · setiap 3]
        [8 · sekali 30 menit] [8 · sekali 2 jam]
        """
    )


def test_a_switch_says_what_it_does_and_a_second_tap_undoes_nothing(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Pengingat")
    pesan, data = admin.layar.find_button("3 · matikan")
    for _ in range(2):
        admin.tekan_data(data, pesan)
        assert "(jawaban tekan) Aturan 3 dimatikan." in admin.layar.take_new()
        assert "3. Diingatkan setiap pagi kerja sesudahnya: tidak" in admin.last()
    assert kept(p).pengingat == AturanPengingat(pagi=False)
    admin.tekan("3 · nyalakan")
    assert kept(p).pengingat == AturanPengingat()
    assert trail(p, "aturan_pengingat") == [
        {"aturan": "pagi", "semula": True, "menjadi": False},
        {"aturan": "pagi", "semula": False, "menjadi": True},
    ]


def test_every_switch_and_every_figure_is_kept_as_its_button_says(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Pengingat")
    for nomor, nama in enumerate(SAKLAR, start=1):
        admin.tekan(f"{nomor} · matikan")
        assert getattr(kept(p).pengingat, nama) is False
    for urut, (nama, pilihan) in enumerate(PILIHAN.items()):
        for ke, nilai in enumerate(pilihan):
            admin.tekan_data(f"ingat_angka:{urut}:{ke}")
            assert getattr(kept(p).pengingat, nama) == nilai


# -- hours


def test_the_hours_are_told_in_words(di_langkah: DiLangkah) -> None:
    _, admin = room(di_langkah, "Jam kerja")
    admin.melihat(
        """
        <b>Jam kerja (Perpres 21/2023)</b>
        • Senin-Kamis: 07.30–16.00, istirahat 12.00–13.00
        • Jumat: 07.30–16.30, istirahat 11.30–13.00
        • Sabtu, Minggu: tidak bekerja
        [Ubah jam] [Masa khusus]
        """
    )


def test_other_hours_on_some_days_are_asked_for_and_the_other_days_stay(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Jam kerja")
    admin.tekan("Ubah jam")
    admin.tekan("Senin-Kamis")
    admin.ketik("08.00 - 16.30")
    admin.ketik("12.00-13.00")
    assert admin.last() == "<b>Apakah jam kerja berikut benar?</b>\n• Senin-Kamis: 08.00–16.30, istirahat 12.00–13.00"
    admin.tekan("Ya")
    assert admin.last() == f"✅ <b>Jam kerja diubah.</b>\n{BERLAKU}"
    assert [hours(p, f"2026-01-{hari}") for hari in (19, 22, 23, 24)] == [
        "08.00-12.00-13.00-16.30",
        "08.00-12.00-13.00-16.30",
        "07.30-11.30-13.00-16.30",
        "libur",
    ]
    (baris,) = trail(p, "jam_kerja")
    assert baris["menjadi"] == [
        "Senin-Kamis: 08.00–16.30, istirahat 12.00–13.00",
        "Jumat: 07.30–16.30, istirahat 11.30–13.00",
    ]


def test_a_day_can_be_worked_without_a_break_or_not_at_all(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Jam kerja")
    admin.tekan("Ubah jam")
    admin.tekan("Sabtu")
    admin.ketik("08.00-12.00")
    admin.tekan("Tanpa istirahat")
    admin.tekan("Ya")
    assert hours(p, "2026-01-24") == "08.00-12.00"
    admin.ketik("/admin")
    admin.tekan("Jam kerja")
    admin.tekan("Ubah jam")
    admin.ketik("sabtu")
    admin.tekan("Tidak bekerja")
    assert admin.last() == "<b>Apakah jam kerja berikut benar?</b>\n• sabtu: tidak bekerja"
    admin.tekan("Ya")
    assert hours(p, "2026-01-24") == "libur"


def test_ramadan_is_two_dates_and_one_press_and_is_taken_away_by_another(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Jam kerja")
    admin.tekan("Masa khusus")
    admin.ketik("18-02-2026 s.d. 17-03-2026")
    admin.tekan("Jam Ramadan")
    assert admin.last() == (
        "<b>Apakah jam kerja berikut benar?</b>\n"
        "• 18-02-2026 s.d. 17-03-2026 Senin-Kamis: 08.00–15.00, istirahat 12.00–12.30\n"
        "• 18-02-2026 s.d. 17-03-2026 Jumat: 08.00–15.30, istirahat 11.30–12.30"
    )
    admin.tekan("Ya")
    assert [hours(p, hari) for hari in ("2026-02-13", "2026-02-20", "2026-03-24")] == [
        "07.30-11.30-13.00-16.30",
        "08.00-11.30-12.30-15.30",
        "libur",
    ]
    admin.ketik("/admin")
    admin.tekan("Jam kerja")
    admin.tekan("Hapus 18-02-2026")
    assert admin.last() == f"Jam khusus 18 Februari 2026 s.d. 17 Maret 2026 dihapus.\n{BERLAKU}"
    assert hours(p, "2026-02-20") == "07.30-11.30-13.00-16.30"
    assert kept(p).jam_kerja == ()


@only_sqlite
@pytest.mark.parametrize(
    ("jawaban", "penolakan"),
    [
        (["Senen"], "Hari “Senen” belum dapat dibaca."),
        (["Kamis-Senin"], "Hari “Kamis-Senin” belum dapat dibaca."),
        (["Jumat", "pagi"], "Mohon tulis dua jam seperti 07.30-16.00."),
        (["Jumat", "16.00-07.30"], "Jam kerja belum sah."),
        (["Jumat", "07.30-25.00"], "Jam “25.00” belum dapat dibaca."),
        (["Jumat", "07.30-16.30", "17.00-18.00"], "Jam kerja belum sah."),
    ],
)
def test_hours_that_cannot_be_are_asked_for_again(di_langkah: DiLangkah, jawaban: list[str], penolakan: str) -> None:
    p, admin = room(di_langkah, "Jam kerja")
    admin.tekan("Ubah jam")
    for satu in jawaban:
        admin.ketik(satu)
    assert admin.last().startswith(f"⚠️ {penolakan}")
    assert kept(p).jam_kerja == ()


@only_sqlite
def test_two_exceptions_of_one_day_and_a_week_without_work_are_refused(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Jam kerja")
    admin.tekan("Masa khusus")
    admin.ketik("18-02-2026 s.d. 17-03-2026")
    admin.tekan("Jam Ramadan")
    admin.tekan("Ya")
    admin.ketik("/admin")
    admin.tekan("Jam kerja")
    admin.tekan("Masa khusus")
    admin.ketik("17-03-2026 s.d. 01-03-2026")
    assert admin.last() == "⚠️ Tanggal akhir masa khusus mendahului tanggal awalnya."
    admin.ketik("01-03-2026 s.d. 05-03-2026")
    admin.tekan("Jumat")
    admin.ketik("08.00-14.00")
    assert admin.last().startswith("⚠️ Untuk sebagian tanggal itu sudah ada jam masa khusus yang lain.")
    admin.tekan("Batal")
    admin.ketik("/admin")
    admin.tekan("Jam kerja")
    admin.tekan("Ubah jam")
    admin.ketik("Senin-Jumat")
    admin.tekan("Tidak bekerja")
    assert admin.last().startswith("⚠️ Sekurang-kurangnya satu hari kerja dalam seminggu harus tetap ada.")
    assert len(kept(p).jam_kerja) == 5


# -- holidays


def test_the_year_s_holidays_are_listed_by_name(di_langkah: DiLangkah) -> None:
    _, admin = room(di_langkah, "Hari libur")
    admin.melihat(
        """
        <b>Hari libur 2026 (1/4)</b>
        • Kamis, 1 Januari 2026: Tahun Baru Masehi
        • Jumat, 16 Januari 2026: Isra Mikraj Nabi Muhammad
        • Senin, 16 Februari 2026: Cuti Bersama Tahun Baru Imlek
        • Selasa, 17 Februari 2026: Tahun Baru Imlek
        • Rabu, 18 Maret 2026: Cuti Bersama Hari Suci Nyepi
        • Kamis, 19 Maret 2026: Hari Suci Nyepi
        • Jumat, 20 Maret 2026: Cuti Bersama Hari Raya Idul Fitri
        • Sabtu, 21 Maret 2026: Hari Raya Idul Fitri
        [Berikutnya]
        [Tahun 2025] [Tahun 2027]
        [Tambah libur] [Tetap bekerja]
        """
    )
    admin.tekan("Berikutnya")
    assert "(2/4)" in admin.last()
    admin.tekan("Tahun 2027")
    assert admin.last().startswith("<b>Hari libur 2027 (1/")


def test_a_day_off_is_added_with_its_reason_and_taken_away(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Hari libur")
    admin.tekan("Tambah libur")
    admin.ketik("06-02-2026")
    admin.ketik("Hari jadi kabupaten")
    assert admin.last() == f"✅ <b>Jumat, 6 Februari 2026: kantor libur.</b>\nHari jadi kabupaten\n{BERLAKU}"
    assert kept(p).daftar_libur == (
        HariLibur(tanggal=date(2026, 2, 6), keterangan="Hari jadi kabupaten", jenis=JenisLibur.LIBUR),
    )
    assert hours(p, "2026-02-06") == "libur"
    admin.ketik("/admin")
    admin.tekan("Hari libur")
    assert "• Jumat, 6 Februari 2026: Hari jadi kabupaten (catatan instansi)" in admin.last()
    pesan, data = admin.layar.find_button("Hapus 06-02-2026")
    admin.tekan_data(data, pesan)
    assert admin.last() == f"Catatan untuk Jumat, 6 Februari 2026 dihapus.\n{BERLAKU}"
    assert (kept(p).daftar_libur, hours(p, "2026-02-06")) == ((), "07.30-11.30-13.00-16.30")
    admin.tekan_data(data, pesan)
    assert "Tombol ini sudah tidak berlaku" in admin.layar.take_new()
    assert [satu["jenis"] for satu in trail(p, "libur_dicatat", "libur_dihapus")] == ["libur", "libur"]


def test_a_holiday_can_be_worked(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Hari libur")
    admin.tekan("Tetap bekerja")
    admin.ketik("16 Februari 2026")
    admin.ketik("   ")
    assert admin.last() == "Mohon tulis keterangannya dengan kata-kata."
    admin.ketik("Surat edaran bupati")
    assert admin.last().startswith("✅ <b>Senin, 16 Februari 2026: kantor tetap bekerja.</b>")
    assert hours(p, "2026-02-16") == "07.30-12.00-13.00-16.00"
    admin.ketik("/admin")
    admin.tekan("Hari libur")
    assert (
        "• Senin, 16 Februari 2026: tetap bekerja, Cuti Bersama Tahun Baru Imlek – Surat edaran bupati "
        "(catatan instansi)"
    ) in admin.last()


@only_sqlite
@pytest.mark.parametrize(
    ("tombol", "tanggal", "penolakan"),
    [
        ("Tambah libur", "besok", "Tanggal “besok” belum dapat dibaca."),
        ("Tambah libur", "24-01-2026", "Pada tanggal itu kantor memang libur."),
        ("Tambah libur", "16-02-2026", "Pada tanggal itu kantor memang libur."),
        ("Tetap bekerja", "19-01-2026", "Pada tanggal itu kantor memang bekerja."),
        ("Tambah libur", "06-02-2026", "Tanggal itu sudah tercatat."),
        ("Tetap bekerja", "06-02-2026", "Tanggal itu sudah tercatat."),
    ],
)
def test_a_day_that_is_so_already_is_refused(di_langkah: DiLangkah, tombol: str, tanggal: str, penolakan: str) -> None:
    p, admin = room(di_langkah, "Hari libur")
    admin.tekan("Tambah libur")
    admin.ketik("06-02-2026")
    admin.ketik("Hari jadi kabupaten")
    admin.ketik("/admin")
    admin.tekan("Hari libur")
    admin.tekan(tombol)
    admin.ketik(tanggal)
    assert admin.last().startswith(f"⚠️ {penolakan}")
    assert len(kept(p).daftar_libur) == 1


# -- standard times


def test_a_standard_time_is_chosen_typed_or_taken_away(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Waktu baku")
    admin.melihat(
        """
        <b>Waktu baku langkah yang tidak diatur SOP</b>
        • 8. Rekapitulasi: tanpa waktu baku
        • 9. Penyampaian rekap: tanpa waktu baku
        • 10. Analisis dan keputusan: tanpa waktu baku
        • 11. Laporan kepada Kepala Dinas: tanpa waktu baku
        • 12. Pengarsipan: tanpa waktu baku
        [8. Rekapitulasi]
        [9. Penyampaian rekap]
        [10. Analisis dan ke…]
        [11. Laporan kepada…]
        [12. Pengarsipan]
        """
    )
    admin.tekan("8. Rekapitulasi")
    admin.melihat(
        """
        <b>Berapa waktu baku langkah 8, Rekapitulasi?</b>
        Sekarang: tanpa waktu baku. Pilih, atau ketik seperti 90 menit.
        [60 menit] [1 Hari]
        [Tanpa waktu baku] [Batal]
        """
    )
    admin.tekan("1 Hari")
    assert admin.last() == f"✅ <b>Langkah 8, Rekapitulasi: 1 Hari.</b>\n{BERLAKU}"
    admin.tekan_data("baku_ubah:10")
    admin.ketik("lama sekali")
    assert admin.last().startswith("⚠️ Waktu baku “lama sekali” belum dapat dibaca.")
    admin.ketik("8 jam")
    assert kept(p).waktu_baku == {8: "1 Hari", 10: "480 menit"}
    admin.tekan_data("baku_ubah:8")
    admin.tekan("Tanpa waktu baku")
    assert kept(p).waktu_baku == {10: "480 menit"}
    assert [(satu["langkah"], satu["semula"], satu["menjadi"]) for satu in trail(p, "waktu_baku")] == [
        (8, "", "1 Hari"),
        (10, "", "480 menit"),
        (8, "1 Hari", ""),
    ]
    admin.tekan_data("baku_ubah:7")
    assert "Tombol ini sudah tidak berlaku" in admin.layar.take_new()


def test_what_is_open_keeps_its_due_time_and_what_opens_next_follows(di_langkah: DiLangkah) -> None:
    p, admin = room(di_langkah, "Waktu baku", 8)
    admin.tekan("9. Penyampaian rekap")
    admin.tekan("60 menit")
    admin.tekan_data("baku_ubah:8")
    admin.tekan("60 menit")
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    tenggat = {satu.langkah: satu.tenggat for satu in p.look(lambda s: s.tugas.of_siklus(1)) if satu.langkah >= 8}
    assert tenggat == {8: None, 9: p.clock.now() + timedelta(hours=1)}


# -- rights


@only_sqlite
@pytest.mark.parametrize(
    "data",
    [
        *("pengingat", "ingat_mati:0", "ingat_nyala:0", "ingat_angka:0:0"),
        *("jam_kerja", "jam_ubah", "jam_khusus", "jam_hapus:1:2"),
        *("hari_libur", "libur:2026:0", "libur_tambah", "libur_masuk", "libur_hapus:1"),
        *("waktu_baku", "baku_ubah:8"),
    ],
)
def test_the_rooms_are_the_admin_s_alone(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(0)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sebelum = kept(p)
    sekretaris.tekan_data(data)
    assert "perintah ini bukan untuk peran Bapak/Ibu" in sekretaris.layar.take_new()
    assert kept(p) == sebelum


@only_sqlite
@pytest.mark.parametrize(
    "data", ["ingat_mati:8", "ingat_angka:4:0", "ingat_angka:0:3", "jam_hapus:1:2", "libur:2030:0"]
)
def test_a_button_that_never_was_changes_nothing(di_langkah: DiLangkah, data: str) -> None:
    p, admin = room(di_langkah, "Pengingat")
    admin.tekan_data(data)
    assert "Tombol ini sudah tidak berlaku" in admin.layar.take_new()
    assert kept(p).pengingat == AturanPengingat()
