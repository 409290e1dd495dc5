"""Pictures of the phones as the story leads them by: what each role sees, for the guides in docs/panduan.

Needs Debian's Chromium. The living card is pictured with what it says while the units fill in.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from bot.clock import StandingClock
from bot.demo.cerita import scenes
from bot.demo.panggung import Panggung, demo_start
from simulator.phone import Phone
from sop.peran import Peran
from tests.perjalanan.peramban import Meja, open_page

_WIDTH, _HEIGHT = 400, 860


@dataclass(frozen=True, slots=True, kw_only=True)
class Layar:
    """A picture to take: whose phone, once its newest message says `kata` or has it on a button."""

    nama: str
    peran: Peran
    kata: str
    unit: str | None = None
    tersemat: bool = False  # the pinned card is brought into view first


DAFTAR_LAYAR = (
    Layar(nama="kepala-dinas-mulai", peran=Peran.KEPALA_DINAS, kata="Mulai siklus"),
    Layar(nama="kepala-dinas-laporan", peran=Peran.KEPALA_DINAS, kata="Terima laporan"),
    Layar(nama="sekretaris-rapat", peran=Peran.SEKRETARIS, kata="Siapa saja yang hadir?"),
    Layar(nama="sekretaris-rekap", peran=Peran.SEKRETARIS, kata="Setuju"),
    Layar(nama="tim-rekap", peran=Peran.TIM, kata="Kunci rekap"),
    Layar(nama="bidang-tugas", peran=Peran.BIDANG, unit="RESOS", kata="Terima"),
    Layar(nama="bidang-angka", peran=Peran.BIDANG, unit="RESOS", kata="RESOS-2"),
    Layar(nama="bidang-ringkasan", peran=Peran.BIDANG, unit="RESOS", kata="Isi anggaran"),
    Layar(nama="bidang-pengingat", peran=Peran.BIDANG, unit="DAYASOS", kata="terlambat"),
    Layar(nama="staf-distribusi", peran=Peran.STAF, kata="Distribusi format ·"),
    Layar(nama="staf-arsip", peran=Peran.STAF, kata="Arsipkan"),
    Layar(nama="kartu-siklus", peran=Peran.SEKRETARIS, kata="3 dari 5 unit sudah mengirim", tersemat=True),
)


class Juru:
    """Takes each picture at the first moment it can be taken."""

    def __init__(self, panggung: Panggung, page: Page, folder: Path, daftar: Sequence[Layar] = DAFTAR_LAYAR) -> None:
        self._panggung = panggung
        self._page = page
        self._folder = folder
        self._belum = list(daftar)
        self.diambil: list[Path] = []

    def look(self) -> None:
        """Take what can be taken now."""
        for layar in tuple(self._belum):
            phone = self._panggung.phone(layar.peran, layar.unit)
            if _shows(phone, layar):
                self._belum.remove(layar)
                self.diambil.append(self._take(phone, layar))

    def check(self) -> None:
        """Raise unless every picture was taken."""
        if self._belum:
            raise LookupError(f"the story did not come by: {', '.join(layar.nama for layar in self._belum)}")

    def _take(self, phone: Phone, layar: Layar) -> Path:
        self._page.get_by_role("toolbar", name="Telepon").get_by_role("button", name=phone.name).click()
        artikel = self._page.get_by_role("article", name=f"Telepon {phone.name},")
        if layar.tersemat:
            artikel.locator(".sematan").click()
        berkas = self._folder / f"{layar.nama}.png"
        self._page.evaluate("document.activeElement.blur()")
        artikel.screenshot(path=berkas, animations="disabled")
        return berkas


def _shows(phone: Phone, layar: Layar) -> bool:
    """Whether one of the last messages (of a pinned one: that) says so, or has it on a button."""
    daftar = phone.pinned[-1:] if layar.tersemat else phone.received[-2:]
    return any(layar.kata in message.text or layar.kata in message.buttons for message in daftar)


def draw_phones(folder: Path) -> list[Path]:
    """Play the story on a page the size of a phone, and take the pictures on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as kerja,
        Panggung(Path(kerja), StandingClock(demo_start())) as panggung,
        open_page(panggung.server.url, _WIDTH, _HEIGHT) as page,
    ):
        juru = Juru(panggung, page, folder)
        meja = Meja(panggung, page, after=juru.look)
        for _, adegan in scenes():
            adegan(meja)
        juru.check()
        return juru.diambil
