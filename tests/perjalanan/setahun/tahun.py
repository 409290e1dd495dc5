"""The stage of the year: the office in its chats, a clock that is moved on in steps, and the book of what happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path

from bot.clock import StandingClock
from bot.demo.cerita import say, tap
from bot.demo.panggung import Panggung
from simulator.phone import Phone
from storage.tugas import TugasRepo
from tests.kantor import build_penyiapan
from tests.perjalanan.setahun.catatan import Buku, Masa
from tests.perjalanan.setahun.hitungan import reckon
from tests.perjalanan.setahun.kalender import HARI, WITA, wita

AWAL, AKHIR = "2026-01-02 08:00", "2026-12-31 23:59"

# When the clock is looked at each day on which something waits: around every edge of work, and when nobody works.
LIHAT = ("00:10", "06:45", "07:29", "07:30", "07:59", "08:00", "11:45", "12:20", "12:45", "15:10", "16:10", "16:31")


class Tahun(Panggung):
    """The small office of the tests from January to December; `buku` is what the story says happened."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.buku = Buku()
        super().__init__(folder, StandingClock(wita(AWAL)), database_url=database_url, penyiapan=build_penyiapan())

    @property
    def now(self) -> datetime:
        """The office's moment."""
        return self.clock.now().astimezone(WITA)

    def orang(self, nama: str) -> Phone:
        """The phone of a person, the newest."""
        return self.phones[nama]

    def do(self, nama: str, *tindakan: str) -> None:
        """Type, or press what stands in brackets, one after another."""
        for satu in tindakan:
            phone = self.orang(nama)
            if satu.startswith("["):
                tap(self, phone, satu[1:-1])
            else:
                say(self, phone, satu)

    def join(self, nama: str, kode: str) -> None:
        """A new phone is bound to a person by a code."""
        phone = self.phones[nama] = self.sim.phone(nama)
        self.act(lambda: phone.start(kode))
        self.buku.ponsel.append(Masa(nama=nama, chat=phone.id, dari=self.now))

    def until(self, teks: str) -> None:
        """Let the time pass until then, looking wherever the test, or the program, expects something."""
        tujuan = wita(teks)
        dicari = sorted({*self._reckoned(tujuan), *self._looks(tujuan)})
        while (at := min([*self._own_moments(), *(satu for satu in dicari if satu > self.now), tujuan])) < tujuan:
            self.jump_to(at)
        if tujuan > self.now:
            self.jump_to(tujuan)

    @contextmanager
    def away(self) -> Iterator[None]:
        """The bot is down meanwhile; nothing of it survives but what is stored."""
        self.stop_bot()
        masa = Masa(nama="", dari=self.now)
        self.buku.mati.append(masa)
        yield
        masa.sampai = self.now
        self.start_bot()
        self.jump_to(self.now)

    def _reckoned(self, sampai: datetime) -> Iterator[datetime]:
        for tugas in self.buku.tugas.values():
            if tugas.selesai is None:
                yield from (satu.pada for satu in reckon(self.buku, tugas, sampai) if satu.pada > self.now)

    def _looks(self, sampai: datetime) -> Iterator[datetime]:
        hari = self.now.date()
        jam = LIHAT if any(tugas.selesai is None for tugas in self.buku.tugas.values()) else LIHAT[:1]
        while hari <= sampai.date():
            yield from (datetime.combine(hari, time.fromisoformat(satu), WITA) for satu in jam)
            hari += HARI

    def _own_moments(self) -> list[datetime]:
        """When the program itself looks next."""
        with self.database.reading() as conn:
            semua = TugasRepo(conn, self.instansi_id).all_open()
        return [satu.ingat_pada for satu in semua if satu.ingat_pada is not None and satu.ingat_pada > self.now]
