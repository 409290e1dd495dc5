"""The story: one cycle through all twelve steps, with ugly figures, a reminder, and a return to one unit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from simulator.records import Message
from sop.peran import Peran
from storage.instansi import UnitTersimpan

PERIODE = "Triwulan III 2026"
ARAHAN = "Mohon realisasi RESOS-1 dicocokkan kembali dengan data panti, dan lengkapi bukti dukungnya."
HADIR = ("Bahar (contoh)", "Dahlia (contoh)", "Elang (contoh)")
"""Who came to the briefing, by their buttons."""

UNIT_DIKEMBALIKAN = "RESOS"
UNIT_TERLAMBAT = "DAYASOS"
UNIT_BERANGGARAN = "RESOS"
"""The unit that needs a reminder, the one whose form comes back, and the one that says what was spent."""

_TIDAK_ADA = "tidak ada data"
ANGKA: Mapping[str, str] = {
    "SEK-1": "BB",
    "SEK-2": "71,25%",
    "SEK-3": "0",
    "SEK-4": _TIDAK_ADA,
    "RESOS-1": "62,5%",
    "RESOS-2": "35 dari 50",
    "RESOS-3": "1,5",
    "RESOS-4": "12",
    "LINJAMSOS-1": "100%",
    "LINJAMSOS-2": "20 jam",
    "LINJAMSOS-3": "1.950",
    "LINJAMSOS-4": "84,5%",
    "DAYASOS-1": "12/24",
    "DAYASOS-2": "Rp. 215.500.000,-",
    "DAYASOS-3": "14",
    "DAYASOS-4": "11",
    "PFM-1": "88.4 %",
    "PFM-2": "9,5% (Evaluasi Semester I)",
    "PFM-3": "352,5 juta",
    "PFM-4": "0,72",
}
"""What each unit types, as people do."""

ANGGARAN: Mapping[str, str] = {
    "RESOS-1": "Rp. 910.250.000,-",
    "RESOS-2": "640 juta",
    "RESOS-3": "Rp151.300.000",
    "RESOS-4": "58.750.000",
}
"""What one unit says its programmes spent, by the indicator at which each is asked."""

ANGKA_DIPERBAIKI: Mapping[str, str] = {"RESOS-1": "68/100"}
INDIKATOR_BERBERKAS = "SEK-1"
"""The one whose proof is a file, not a word."""

_BUKTI = "Berita acara verifikasi data"
_BERKAS_BUKTI = "Laporan hasil evaluasi SAKIP (contoh).pdf"
_PENGHAMBAT = "Data dari dua kecamatan masuk terlambat."
_TINDAK_LANJUT = "Verifikasi bersama kecamatan dijadwalkan setiap akhir bulan."
_NARASI = "Koordinasi dengan kecamatan berjalan baik."
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


class Ponsel(Protocol):
    """What a scene needs of a phone."""

    @property
    def name(self) -> str:
        """Whose it is."""

    @property
    def received(self) -> Sequence[Message]:
        """What stands in the chat from the bot, newest last."""

    def press(self, label: str) -> object:
        """Press the newest button with this label."""

    def send(self, text: str) -> object:
        """Send one message."""

    def send_document(self, name: str, content: bytes, mime: str) -> object:
        """Send a file."""


class Pentas(Protocol):
    """What a scene needs of the stage it is played on."""

    on_press: Callable[[Ponsel, str], None]

    def phone(self, peran: Peran, unit: str | None = None) -> Ponsel:
        """The phone of the first holder of a role (in a unit)."""

    def daftar_unit(self) -> Sequence[UnitTersimpan]:
        """The units in the office's order."""

    def act(self, action: Callable[[], object]) -> None:
        """Do one thing on a phone, and wait until the bot has said all it says to that."""

    def advance(self, step: str) -> None:
        """Move the office's clock on by `10m`, `1h`, or to the next working morning (`pagi`), and remind."""


Adegan = tuple[str, Callable[[Pentas], None]]


def scenes() -> Iterator[Adegan]:
    """The scenes in order, each with its heading."""
    yield "Langkah 1: Kepala Dinas memulai siklus", order
    yield "Langkah 2: rapat pengarahan", lambda p: brief(p, rapat=("10m", "10m", "10m"))
    yield "Langkah 3: rencana kegiatan", _later("1h", then=plan)
    yield "Langkah 4: dokumen yang diperlukan", _later("1h", then=gather)
    yield "Langkah 5: format", lambda p: tap(p, p.phone(Peran.TIM), "Selesai")
    yield "Langkah 6: distribusi format", distribute
    yield "Langkah 7: pengisian oleh unit", _later("1h", then=fill_in_time)
    yield "Langkah 7: satu unit terlambat dan diingatkan", be_late
    yield "Langkah 8: rekapitulasi", lambda p: tap(p, p.phone(Peran.TIM), "Kunci rekap")
    yield "Langkah 9: penyampaian", lambda p: tap(p, p.phone(Peran.TIM), "Kirim ke Sekretaris")
    yield "Langkah 10: dikembalikan kepada satu unit", _later("10m", then=send_back)
    yield "Langkah 7, putaran kedua: unit memperbaiki", _later("10m", then=correct)
    yield "Langkah 8 dan 9, rekap versi kedua", recompile
    yield "Langkah 10: disetujui", _later("1h", "1h", then=lambda p: tap(p, p.phone(Peran.SEKRETARIS), "Setuju"))
    yield "Langkah 11: laporan diterima", _later("10m", then=receive)
    yield "Langkah 12: pengarsipan", _later("10m", then=lambda p: tap(p, p.phone(Peran.STAF), "Arsipkan"))


def tap(p: Pentas, phone: Ponsel, label: str) -> None:
    """Press the newest button of that name."""
    p.on_press(phone, label)
    p.act(lambda: phone.press(label))


def say(p: Pentas, phone: Ponsel, teks: str) -> None:
    """Send a text."""
    p.act(lambda: phone.send(teks))


def order(p: Pentas, batas: str = "9 Oktober 2026") -> None:
    """Step 1; `batas` is by when the data are wanted."""
    kepala = p.phone(Peran.KEPALA_DINAS)
    say(p, kepala, "/siklus")
    tap(p, kepala, PERIODE)
    tap(p, kepala, "Mulai siklus")
    tap(p, kepala, "Isi sekarang")
    tap(p, kepala, "Ya")
    tap(p, kepala, "Gunakan kalimat ini")
    say(p, kepala, batas)
    say(p, kepala, "Mohon seluruh unit melampirkan bukti dukung.")
    p.advance("10m")
    tap(p, kepala, "Selesai")


def brief(p: Pentas, *, rapat: Sequence[str] = ()) -> None:
    """Step 2: the invitation goes out first; after the meeting, for which time passes, the notulen begins with it."""
    sekretaris = p.phone(Peran.SEKRETARIS)
    tap(p, sekretaris, "Buat undangan")
    tap(p, sekretaris, "Hari ini")
    say(p, sekretaris, "Pukul 08.15 WITA")
    say(p, sekretaris, "Ruang rapat dinas")
    say(p, sekretaris, "Jadwal pengumpulan data\nPembagian tugas tim")
    for nama in HADIR:
        tap(p, sekretaris, nama)
    say(p, sekretaris, "Perwakilan Bappeda (contoh)")
    tap(p, sekretaris, "Lanjut")
    tap(p, sekretaris, "Ya")
    tap(p, sekretaris, "Kirim undangan")
    _pass(p, rapat)
    tap(p, sekretaris, "Isi sekarang")
    tap(p, sekretaris, "Lanjut")
    say(p, sekretaris, "Data unit diserahkan paling lambat hari Jumat")
    say(p, sekretaris, "Setiap angka disertai bukti dukung")
    tap(p, sekretaris, "Selesai")


def plan(p: Pentas) -> None:
    """Step 3."""
    tim = p.phone(Peran.TIM)
    tap(p, tim, "Isi sekarang")
    tap(p, tim, "Lewati")
    say(p, tim, "Mengumpulkan dokumen | Tim | Senin\nMembagikan format | Staf | Selasa\nMengisi format | Unit | Rabu")
    tap(p, tim, "Selesai")


def gather(p: Pentas) -> None:
    """Step 4: each document is ticked, with a file, words or nothing to prove it."""
    tim = p.phone(Peran.TIM)
    tap(p, tim, "Isi sekarang")
    tap(p, tim, "Ya")
    tap(p, tim, "Lewati")
    tap(p, tim, "Ya")
    p.act(lambda: tim.send_document("Renstra 2026-2030 (contoh).pdf", _PDF, "application/pdf"))
    tap(p, tim, "Ya")
    say(p, tim, "ada pada Subbag Program")
    tap(p, tim, "Lewati")
    tap(p, tim, "Selesai")


def distribute(p: Pentas) -> None:
    """Step 6: every unit confirms, and the Staf signs."""
    for unit in units(p):
        tap(p, p.phone(Peran.BIDANG, unit), "Terima")
    tap(p, p.phone(Peran.STAF), "Selesai")


def fill_in_time(p: Pentas) -> None:
    """Step 7 by all units but one."""
    for unit in units(p):
        if unit == UNIT_BERANGGARAN:
            fill(p, p.phone(Peran.BIDANG, unit), ANGKA)
            fill_budget(p, p.phone(Peran.BIDANG, unit), ANGGARAN)
            tap(p, p.phone(Peran.BIDANG, unit), "Kirim")
        elif unit != UNIT_TERLAMBAT:
            hand_in(p, p.phone(Peran.BIDANG, unit), ANGKA)


def be_late(p: Pentas) -> None:
    """The last unit is reminded the next day, before its time is up and after, fills in, and sends."""
    _pass(p, ("pagi", "1h", "1h", "1h", "1h"))
    hand_in(p, p.phone(Peran.BIDANG, UNIT_TERLAMBAT), ANGKA)


def send_back(p: Pentas) -> None:
    """Step 10: back to one unit, with an arahan."""
    sekretaris = p.phone(Peran.SEKRETARIS)
    tap(p, sekretaris, "Kembalikan")
    tap(p, sekretaris, "Unit")
    nama = unit_names(p)[UNIT_DIKEMBALIKAN]
    tap(p, sekretaris, next(label for label in sekretaris.received[-1].buttons if label.rstrip("…") in nama))
    tap(p, sekretaris, "Lanjut")
    say(p, sekretaris, ARAHAN)


def correct(p: Pentas) -> None:
    """Step 7 again, for the unit the rekap came back to: one figure changes, the others stay."""
    hand_in(p, p.phone(Peran.BIDANG, UNIT_DIKEMBALIKAN), ANGKA_DIPERBAIKI)


def receive(p: Pentas) -> None:
    """Step 11."""
    tap(p, p.phone(Peran.KEPALA_DINAS), "Terima laporan")


def recompile(p: Pentas) -> None:
    """Steps 8 and 9 again."""
    tap(p, p.phone(Peran.TIM), "Kunci rekap")
    tap(p, p.phone(Peran.TIM), "Kirim ke Sekretaris")


def hand_in(p: Pentas, phone: Ponsel, angka: Mapping[str, str]) -> None:
    """Fill in a form and send it."""
    fill(p, phone, angka)
    tap(p, phone, "Kirim")


def fill(p: Pentas, phone: Ponsel, angka: Mapping[str, str]) -> None:
    """Answer every question of a form: figures as given, a word on factors, and what is left out is skipped."""
    tap(p, phone, "Isi sekarang")
    go_on(p, phone, angka)


def go_on(p: Pentas, phone: Ponsel, angka: Mapping[str, str]) -> None:
    """Answer the questions of a form that are left, up to its summary."""
    while "Kirim" not in phone.received[-1].buttons:
        _answer(p, phone, angka)


def fill_budget(p: Pentas, phone: Ponsel, anggaran: Mapping[str, str]) -> None:
    """Say below the summary what each programme spent."""
    tap(p, phone, "Isi anggaran")
    while "Kirim" not in phone.received[-1].buttons:
        pesan = phone.received[-1].text
        say(p, phone, next(teks for kode, teks in anggaran.items() if f"({kode}" in pesan))


def _answer(p: Pentas, phone: Ponsel, angka: Mapping[str, str]) -> None:
    pesan = phone.received[-1]
    if "realisasi indikator" in pesan.text:
        kode = next(baris.split(" · ")[0] for baris in pesan.text.splitlines() if " · " in baris and "-" in baris[:12])
        if kode in angka:
            say(p, phone, angka[kode])
        else:
            tap(p, phone, "Lewati")
    elif "lebih dari satu cara" in pesan.text:
        tap(p, phone, pesan.buttons[0])
    elif "apakah sudah benar" in pesan.text:
        tap(p, phone, "Ya")
    elif "bukti dukungnya" in pesan.text and INDIKATOR_BERBERKAS in pesan.text:
        p.act(lambda: phone.send_document(_BERKAS_BUKTI, _PDF, "application/pdf"))
    elif "bukti dukungnya" in pesan.text:
        say(p, phone, _BUKTI)
    elif "menghambat" in pesan.text:
        say(p, phone, _PENGHAMBAT)
    elif "tindak lanjutnya" in pesan.text:
        say(p, phone, _TINDAK_LANJUT)
    elif "mendorong" in pesan.text:
        say(p, phone, _NARASI)
    else:
        tap(p, phone, "Lewati")


def _later(*lama: str, then: Callable[[Pentas], None]) -> Callable[[Pentas], None]:
    """A scene before which the office's clock moves on."""

    def scene(p: Pentas) -> None:
        _pass(p, lama)
        then(p)

    return scene


def _pass(p: Pentas, lama: Sequence[str]) -> None:
    for satu in lama:
        p.advance(satu)


def units(p: Pentas) -> list[str]:
    """The kode of the units in the office's order."""
    return list(unit_names(p))


def unit_names(p: Pentas) -> dict[str, str]:
    """The names of the units by kode."""
    return {satu.unit.kode: satu.unit.nama for satu in p.daftar_unit()}
