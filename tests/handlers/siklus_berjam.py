"""A whole cycle with hours between its acts: a weekend, a late unit, a return; and minutes counted by hand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan

WITA = ZoneInfo("Asia/Makassar")
ARAHAN = "Mohon periksa angka B1-2."
_JAM = {
    **dict.fromkeys(range(4), ((450, 720), (780, 960))),
    4: ((450, 690), (780, 990)),
}


def worked(mulai: datetime, selesai: datetime) -> int:
    """Working minutes, counted one by one; the office has its ordinary hours, and no holiday comes in between."""
    jumlah = 0
    while mulai < selesai:
        setempat = mulai.astimezone(WITA)
        menit = setempat.hour * 60 + setempat.minute
        jumlah += any(awal <= menit < akhir for awal, akhir in _JAM.get(setempat.weekday(), ()))
        mulai += timedelta(minutes=1)
    return jumlah


def at(p: Percakapan, teks: str) -> None:
    """The clock moves on to that local time of January 2026."""
    tujuan = datetime.strptime(f"2026-01-{teks}", "%Y-%m-%d %H:%M").replace(tzinfo=WITA)
    p.clock.advance(tujuan - p.clock.now())


def play(di_langkah: DiLangkah) -> Percakapan:
    """From Monday 19 January 09.00 to step 12, ready to be archived; Bidang Satu and the Sekretaris come late."""
    p = di_langkah(1)
    _papers(p)
    _forms(p)
    at(p, "23 14:30")
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    at(p, "23 14:40")
    p.ponsel(dinas.TIM).tekan("Kirim ke Sekretaris")
    _send_back(p)
    at(p, "27 08:00")
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    p.ponsel(dinas.TIM).tekan("Kirim ke Sekretaris")
    at(p, "27 10:15")
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")
    at(p, "27 13:20")
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    at(p, "27 13:45")
    return p


def _papers(p: Percakapan) -> None:
    """Steps 1 to 6: each upload a while before its Selesai."""
    for nama, unggah, selesai in [
        (dinas.KEPALA, "19 09:05", "19 09:08"),
        (dinas.SEKRETARIS, "19 10:30", "19 11:08"),  # an hour late
        (dinas.TIM, "19 11:30", "19 13:30"),
        (dinas.TIM, "20 09:00", "20 13:15"),
    ]:
        at(p, unggah)
        p.ponsel(nama).kirim("Dokumen contoh.pdf")
        at(p, selesai)
        p.ponsel(nama).tekan("Selesai")
    at(p, "20 14:00")
    p.ponsel(dinas.TIM).tekan("Selesai")
    at(p, "20 14:05")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Terima")
    p.ponsel(dinas.STAF).tekan("Selesai")


def _forms(p: Percakapan) -> None:
    """Step 7: two units in time, Bidang Satu only on Friday."""
    at(p, "21 08:00")
    fill(p, dinas.PENGISI_SEK, ["BB"])
    p.ponsel(dinas.PENGISI_SEK).tekan("Kirim")
    at(p, "21 09:30")
    fill(p, dinas.PENGISI_DUA, ["9"])
    at(p, "21 10:00")
    p.ponsel(dinas.PENGISI_DUA).tekan("Kirim")
    at(p, "22 15:00")
    fill(p, dinas.PENGISI, ["87,5%", "1500", "Rp65.000.000", "12/15", "BB"])
    at(p, "23 08:00")
    p.ponsel(dinas.PENGISI).tekan("Kirim")


def _send_back(p: Percakapan) -> None:
    """Step 10: over the weekend, back to Bidang Satu for B1-2; it comes back corrected."""
    at(p, "26 08:30")
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Indikator")
    sekretaris.tekan("B1-2")
    sekretaris.tekan("Lanjut")
    at(p, "26 08:45")
    sekretaris.ketik(ARAHAN)
    at(p, "26 10:00")
    fill(p, dinas.PENGISI, ["1450"])
    at(p, "26 10:20")
    p.ponsel(dinas.PENGISI).tekan("Kirim")


def fill(p: Percakapan, nama: str, daftar: list[str]) -> None:
    """Answer the figures a form asks for, and skip every other question."""
    ponsel = p.ponsel(nama)
    ponsel.ketik("/isi")
    for teks in daftar:
        ponsel.ketik(teks)
        while "Berapa realisasi" not in ponsel.last() and "lalu tekan Kirim" not in ponsel.last():
            ponsel.tekan("Lewati")
