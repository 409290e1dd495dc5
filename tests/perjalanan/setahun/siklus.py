"""One cycle as its people live it: each act in the chat, and what the book says of it."""

from collections.abc import Mapping

from bot.demo.cerita import go_on
from tests.perjalanan.setahun.catatan import Batas
from tests.perjalanan.setahun.kalender import wita
from tests.perjalanan.setahun.tahun import Tahun

KEPALA, SEKRETARIS, TIM, STAF, ADMIN = (
    "Kepala Contoh",
    "Sekretaris Contoh",
    "Tim Contoh",
    "Staf Contoh",
    "Admin Contoh",
)
ANGKA: Mapping[str, str] = {"SEK-1": "BB", "B1-1": "88,5%", "B1-2": "9", "B2-1": "85", "B3-1": "12", "B3-2": "91%"}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


class Siklus:
    """The cycle of one triwulan."""

    def __init__(self, p: Tahun, periode: str) -> None:
        self.p = p
        self.periode = periode

    def begin(self, at: str) -> None:
        """Kepala Dinas begins it."""
        self.p.until(at)
        self.p.do(KEPALA, "/siklus", f"[{self.periode}]", "[Mulai siklus]")
        self._open(1)

    def upload(self, at: str, langkah: int, nama: str) -> None:
        """A step of paper is done with a file."""
        self.p.until(at)
        phone = self.p.orang(nama)
        self.p.act(lambda: phone.send_document(f"Dokumen langkah {langkah} (contoh).pdf", PDF, "application/pdf"))
        self.sign(at, langkah, nama)

    def sign(self, at: str, langkah: int, nama: str) -> None:
        """Selesai; the next step opens."""
        self.p.until(at)
        self.p.do(nama, "[Selesai]")
        self._close(langkah)
        if langkah == 6:
            self._next_when_all_are_done()
            return
        self._open(langkah + 1)
        if langkah == 5:
            for unit in self.p.buku.unit:
                self._open(6, unit)

    def take(self, at: str, unit: str, nama: str) -> None:
        """A unit confirms that it has the form."""
        self.p.until(at)
        self.p.do(nama, "[Terima]")
        self._close(6, unit)
        self._open(7, unit)

    def fill(self, at: str, nama: str, unit: str = "") -> None:
        """A form is filled in, from its first question on, and not handed in; by the card of that unit, of several."""
        self.p.until(at)
        phone, sebutan = self.p.orang(nama), self.p.buku.unit.get(unit, "")
        kartu = [pesan for pesan in phone.received if "Isi sekarang" in pesan.buttons and sebutan in pesan.text]
        self.p.act(lambda: phone.press("Isi sekarang", kartu[-1]))
        go_on(self.p, phone, ANGKA)

    def begin_to_fill(self, at: str, nama: str, angka: str) -> None:
        """The first figure of a form, and its proof; then the talk is left alone."""
        self.p.until(at)
        self.p.do(nama, "[Isi sekarang]", angka, "Berita acara verifikasi data")

    def go_on(self, at: str, nama: str) -> None:
        """The rest of a form, by /isi."""
        self.p.until(at)
        self.p.do(nama, "/isi")
        go_on(self.p, self.p.orang(nama), ANGKA)

    def hand_in(self, at: str, unit: str, nama: str) -> None:
        """Kirim."""
        self.p.until(at)
        self.p.do(nama, "[Kirim]")
        self._close(7, unit)
        self._next_when_all_are_done()

    def lock(self, at: str) -> None:
        """Step 8."""
        self._press(at, TIM, "Kunci rekap", 8)

    def report(self, at: str) -> None:
        """Step 9."""
        self._press(at, TIM, "Kirim ke Sekretaris", 9)

    def approve(self, at: str, nama: str = SEKRETARIS) -> None:
        """Step 10."""
        self._press(at, nama, "Setuju", 10)

    def send_back(self, at: str, unit: str, arahan: str) -> None:
        """Step 10, back to one unit."""
        self.p.until(at)
        self.p.do(SEKRETARIS, "[Kembalikan]", "[Unit]", f"[{self.p.buku.unit[unit]}]", "[Lanjut]", arahan)
        self._close(10)
        self._open(7, unit)

    def take_back(self, at: str) -> None:
        """Tarik kembali, within the minute: the report is no more, and the decision is open again."""
        self.p.until(at)
        self.p.do(SEKRETARIS, "[Tarik kembali]")
        self._close(11)
        self._open(10)

    def accept(self, at: str, nama: str = KEPALA) -> None:
        """Step 11."""
        self._press(at, nama, "Terima laporan", 11)

    def archive(self, at: str) -> None:
        """Step 12; the archive is on the Staf's phone."""
        self.p.until(at)
        self.p.do(STAF, "[Arsipkan]")
        self._close(12)

    def give_time(self, at: str, unit: str, sampai: str) -> None:
        """Sekretaris gives a unit the time it asked for."""
        self.p.until(at)
        self.p.do(SEKRETARIS, "[Beri waktu]")
        self.p.buku.find(self.periode, 7, unit).batas.append(Batas(self.p.now, wita(sampai), self.p.buku.persen))

    def hand_over(self, at: str, unit: str, dari: str, kepada: str) -> None:
        """Alihkan: one form waits for somebody else."""
        self.p.until(at)
        self._show_form(dari)
        self.p.do(dari, "[Alihkan]", f"[{kepada}]", "Perjalanan dinas", "[Ya]")
        self.p.buku.find(self.periode, 7, unit).dialihkan.append((self.p.now, kepada))

    def send_on_its_way_back(self, at: str, unit: str, dari: str, kepada: str) -> None:
        """Bukan tugas saya: a form that was handed over waits for whoever gave it."""
        self.p.until(at)
        self._show_form(dari)
        self.p.do(dari, "[Bukan tugas saya]", "Bukan bagian saya", "[Ya]")
        self.p.buku.find(self.periode, 7, unit).dialihkan.append((self.p.now, kepada))

    def _show_form(self, nama: str) -> None:
        self.p.do(nama, "/alihkan")
        (tombol,) = [satu for satu in self.p.orang(nama).received[-1].buttons if satu.startswith("Langkah 7")]
        self.p.do(nama, f"[{tombol}]")

    def _press(self, at: str, nama: str, label: str, langkah: int) -> None:
        self.p.until(at)
        self.p.do(nama, f"[{label}]")
        self._close(langkah)
        self._open(langkah + 1)

    def _next_when_all_are_done(self) -> None:
        if not list(self.p.buku.open_of(self.periode)):
            self._open(8)

    def _open(self, langkah: int, unit: str = "") -> None:
        self.p.buku.open(self.periode, langkah, self.p.now, unit)

    def _close(self, langkah: int, unit: str = "") -> None:
        self.p.buku.close(self.periode, langkah, self.p.now, unit)
