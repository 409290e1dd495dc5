"""What the admin does in the chat through the year, and who stands in for whom; and what the book says of it."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

from bot.demo.cerita import tap
from dokumen.penyiapan import read_penyiapan
from dokumen.penyiapan.tulis import write_penyiapan
from sop.indikator import Jenis
from tests.kantor import build_indikator
from tests.perjalanan.setahun.catatan import BIDANG, KEPALA, SEKRETARIS, Masa
from tests.perjalanan.setahun.kalender import HARI, WITA
from tests.perjalanan.setahun.siklus import ADMIN
from tests.perjalanan.setahun.tahun import Tahun

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def enter_ramadan(p: Tahun, dari: str, sampai: str) -> None:
    """Other hours for a month."""
    p.do(ADMIN, "/admin", "[Jam kerja]", "[Masa khusus]", f"{_typed(dari)} s.d. {_typed(sampai)}", "[Jam Ramadan]")
    p.do(ADMIN, "[Ya]")
    p.buku.kalender.note(p.now, dari, sampai, "ramadan")


def enter_day_off(p: Tahun, tanggal: str, keterangan: str) -> None:
    """A day off of the office's own."""
    p.do(ADMIN, "/admin", "[Hari libur]", "[Tambah libur]", _typed(tanggal), keterangan)
    p.buku.kalender.note(p.now, tanggal, tanggal, "libur")


def enter_worked_day(p: Tahun, tanggal: str, keterangan: str) -> None:
    """A Saturday that is worked."""
    p.do(ADMIN, "/admin", "[Hari libur]", "[Tetap bekerja]", _typed(tanggal), keterangan)
    p.buku.kalender.note(p.now, tanggal, tanggal, "masuk")


def set_standard_time(p: Tahun, langkah: int, awal: str, pilihan: str, menit: int) -> None:
    """A standard time for a step the SOP gives none."""
    p.do(ADMIN, "/admin", "[Waktu baku]")
    (tombol,) = [satu for satu in p.orang(ADMIN).received[-1].buttons if satu.startswith(awal)]
    p.do(ADMIN, f"[{tombol}]", f"[{pilihan}]")
    p.buku.waktu[langkah] = menit


def change_rule(p: Tahun, tombol: str) -> None:
    """A rule for reminders: `1 · pada 50%` of the time for what opens from now on, `4 · setiap 1` at once."""
    p.do(ADMIN, "/admin", "[Pengingat]", f"[{tombol}]")
    match tombol.split():
        case ["1", "·", "pada", persen]:
            p.buku.persen = int(persen.rstrip("%"))
        case ["4", "·", "setiap", jumlah]:
            p.buku.setelah.append((p.now, int(jumlah)))
        case lain:
            raise AssertionError(f"the book knows nothing of {lain}")


def add_unit(p: Tahun, kode: str, nama: str) -> None:
    """A new Bidang."""
    p.do(ADMIN, "/admin", "[Unit]", "[Tambah unit]", kode, nama, "[Bidang]", "[Ya]")
    p.buku.unit[kode] = nama


def rename_unit(p: Tahun, kode: str, nama: str) -> None:
    """A Bidang has another name from now on."""
    lama = p.buku.unit[kode]
    p.do(ADMIN, "/admin", "[Unit]", f"[{lama}]", "[Ubah nama]", nama, "[Ya]")
    p.buku.nama_lama.append((p.now, kode, lama))
    p.buku.unit[kode] = nama


def add_indicators(p: Tahun, unit: str) -> None:
    """Two indicators of a unit, written into the workbook the bot sends out, and sent back."""
    p.do(ADMIN, "/admin", "[Buku penyiapan]", "[Templat kantor]")
    admin = p.orang(ADMIN)
    buku = read_penyiapan(admin.wait_for_file("").content)
    baru = (
        build_indikator(f"{unit}-1", unit, Decimal(12)),
        build_indikator(f"{unit}-2", unit, Decimal(90), jenis=Jenis.PERSEN, satuan="%"),
    )
    isi = write_penyiapan(replace(buku, daftar_indikator=(*buku.daftar_indikator, *baru)))
    p.act(lambda: admin.send_document("penyiapan.xlsx", isi, XLSX))
    p.do(ADMIN, "[Ya]")


def add_person(p: Tahun, nama: str, unit: str = "") -> None:
    """Somebody new, who joins by an invitation; with a unit to fill in for, or without a role."""
    p.do(ADMIN, "/admin", "[Orang]", "[Tambah orang]", nama, "[Lewati]", f"Jabatan {nama}", "Penata", "[Ya]")
    if unit:
        p.do(ADMIN, "[Beri peran]", "[Bidang]", f"[{p.buku.unit[unit]}]", "[Ya]")
        p.buku.jabatan.append(Masa(nama=nama, peran=BIDANG, unit=unit, dari=p.now))
    _invite(p, nama)


def lose_phone(p: Tahun, nama: str) -> None:
    """A phone is lost, and the admin lets go of it."""
    _open_card(p, nama)
    p.do(ADMIN, "[Lepaskan ponsel]", "[Ya]")
    (masa,) = [satu for satu in p.buku.ponsel if satu.nama == nama and satu.sampai is None]
    masa.sampai = p.now


def bind_anew(p: Tahun, nama: str) -> None:
    """Another phone for somebody of the office, in the place of one that was lost or beside it."""
    _open_card(p, nama)
    _invite(p, nama)


def leave(p: Tahun, nama: str, penerus: str) -> None:
    """Somebody leaves the office for good; a named person takes over, what was handed to them too."""
    _open_card(p, nama)
    p.do(ADMIN, "[Nonaktifkan]")
    _pick(p, penerus)
    p.do(ADMIN, "[Ya]")
    (masa,) = [satu for satu in p.buku.jabatan if satu.nama == nama]
    masa.sampai = p.now
    p.buku.jabatan.append(replace(masa, nama=penerus, dari=p.now, sampai=None))
    for ponsel in p.buku.ponsel:
        if ponsel.nama == nama and ponsel.sampai is None:
            ponsel.sampai = p.now
    for tugas in p.buku.tugas.values():
        if tugas.selesai is None and tugas.dialihkan and tugas.dialihkan[-1][1] == nama:
            tugas.dialihkan.append((p.now, penerus))


def stand_in(p: Tahun, nama: str, pengganti: str, dari: str, sampai: str) -> None:
    """The Sekretaris names a Plh. for some days."""
    p.do(nama, "/pengganti", "[Tetapkan pengganti]", "[Sekretaris]")
    _name_one(p, nama, pengganti, ("Plh.", SEKRETARIS), dari, sampai)


def fill_vacancy(p: Tahun, pengganti: str, dari: str, sampai: str) -> None:
    """The admin names a Plt. Kepala Dinas for some days."""
    p.do(ADMIN, "/pengganti", "[Tetapkan pengganti]", "[Kepala Dinas]")
    _name_one(p, ADMIN, pengganti, ("Plt.", KEPALA), dari, sampai)


def _name_one(p: Tahun, oleh: str, pengganti: str, sebagai: tuple[str, str], dari: str, sampai: str) -> None:
    sebutan, peran = sebagai
    p.do(oleh, f"[{pengganti}]", f"[{sebutan}]", _typed(dari), _typed(sampai), "800/31/2026", "[Ya]")
    akhir = _midnight(sampai) + HARI
    p.buku.jabatan.append(Masa(nama=pengganti, peran=peran, sebutan=sebutan, dari=_midnight(dari), sampai=akhir))


def _invite(p: Tahun, nama: str) -> None:
    """Undang on the newest card; who is invited joins by the code of that message."""
    p.do(ADMIN, "[Undang]")
    kode = next(
        satu[1] for pesan in reversed(p.orang(ADMIN).received) if (satu := re.search(r"/start ([\w-]+)", pesan.text))
    )
    p.join(nama, kode)


def _open_card(p: Tahun, nama: str) -> None:
    p.do(ADMIN, "/admin", "[Orang]")
    _pick(p, nama)


def _pick(p: Tahun, label: str) -> None:
    """A button that may stand on a later page."""
    admin = p.orang(ADMIN)
    while label not in admin.received[-1].buttons:
        tap(p, admin, "Berikutnya")
    tap(p, admin, label)


def _typed(tanggal: str) -> str:
    return f"{date.fromisoformat(tanggal):%d-%m-%Y}"


def _midnight(tanggal: str) -> datetime:
    return datetime.combine(date.fromisoformat(tanggal), time(), WITA)
