"""The field: the example office served by one bot process or several, which die, are put back, and die again."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.demo.panggung import TOKEN, demo_start, example_office
from dokumen.penyiapan import read_penyiapan
from simulator.bots import Limits
from simulator.phone import Phone
from sop.indikator import Indikator
from sop.kewajaran import Aturan
from sop.naskah import naskah_bawaan
from sop.pengingat import AturanPengingat
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import TugasBaru
from storage import tables
from storage.database import Database
from storage.penyiapan import write_penyiapan
from storage.schema import migrate
from storage.store import Store
from storage.tugas import TugasTersimpan
from tests.kekacauan.titik import LOMPATAN, PESANAN, Titik, write_order
from tests.perjalanan.proses import Proses, wait_for

_OFFICE = (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.TIM, Peran.STAF)
_ALL_LOOPS = ("",)


class Medan(Proses):
    """Like the stage of the real process, but the database is set up here, and everybody has joined by a code.

    A process that died by its order is put back whenever the field waits for rest.
    """

    def __init__(
        self,
        folder: Path,
        database_url: str,
        *,
        loops: tuple[str, ...] = _ALL_LOOPS,
        bot_url: str = "",
        files: Path | None = None,
    ) -> None:
        """One process for each of `loops`, what its `--only` says; the bot may reach the database by another way."""
        ingat = Limits(messages_per_chat=1_000_000, calls=1_000_000)
        super().__init__(folder, database_url, demo_start(), ingat)
        self.kills = 0
        self.most_in_flight = 0
        self.in_flight_at_kills = 0
        self.first_update_id = 0
        self._loops = loops
        self._env["DATABASE_URL"] = bot_url or database_url
        self._env["FILES_URL"] = str(files or folder / "files")
        self._reviving = True
        self._bots: list[subprocess.Popen[bytes] | None] = [None] * len(loops)

    # -- the processes

    def start(self, siapa: int | None = None) -> None:
        """Start one process, or all of them; their clocks go on from what this stage's clock says."""
        self._started_at = self.clock.now()
        if (
            siapa is None or len(self._loops) == 1
        ):  # else another process may be asking already, for as long as it likes
            self._polls = self._count_polls()
        for satu in range(len(self._loops)) if siapa is None else (siapa,):
            self._start_one(satu)

    def _start_one(self, siapa: int) -> None:
        only = ("--only", self._loops[siapa]) if self._loops[siapa] else ()
        env = {PESANAN: str(self._order_file(siapa)), LOMPATAN: str(self._folder / "lompatan")}
        with self.log.open("ab") as log:
            self._bots[siapa] = subprocess.Popen(  # noqa: S603 - our own program, and no shell
                [sys.executable, "-m", "tests.kekacauan.anak", "run", *only],
                cwd=self._folder,
                env={**self._env, **env, "CLOCK_START": self._started_at.isoformat()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> int:
        """Ask all processes to stop; 0 where each ended so. TimeoutExpired where that takes longer than it may.

        One that is still loading its modules has nothing to finish: the signal ends it at once.
        """
        hidup = [bot for bot in self._bots if bot is not None]
        for bot in hidup:
            bot.send_signal(signal.SIGTERM)
        self._bots = [None] * len(self._loops)
        return max(0 if bot.wait(10) == -signal.SIGTERM else abs(bot.returncode) for bot in hidup)

    def kill(self, siapa: int = 0) -> None:
        """Kill a process now."""
        bot = self._bots[siapa]
        assert bot is not None, "the bot is not running"
        bot.kill()
        self._bury(siapa)

    def order(self, titik: Titik, ke: int = 1, siapa: int = 0) -> None:
        """Order a process's death at a point."""
        write_order(self._order_file(siapa), titik, ke)

    def has_order(self, siapa: int = 0) -> bool:
        """Whether an order is not carried out yet."""
        return self._order_file(siapa).exists()

    def forget_order(self, siapa: int = 0) -> None:
        """Take an order back."""
        self._order_file(siapa).unlink(missing_ok=True)

    def wait_for_death(self, siapa: int = 0) -> None:
        """Wait until a process has died by its order; AssertionError where it ended otherwise or never."""
        wait_for(lambda: self._is_dead(siapa), lambda: f"it did not die as ordered:\n{self._last_log()}")
        self._bury(siapa)

    def revive(self) -> None:
        """Put back every process that has died by its order."""
        for siapa in range(len(self._loops)):
            if self._is_dead(siapa):
                self._bury(siapa)
            if self._bots[siapa] is None and self._reviving:
                self.start(siapa)

    @contextmanager
    def nobody_revived(self) -> Iterator[None]:
        """Let the dead lie for the length of the block."""
        self._reviving = False
        yield
        self._reviving = True
        self.revive()

    def jump_clock(self, by: timedelta) -> None:
        """Set the clock of the office and of every running process, within which no time passes."""
        self.clock.jump_to(self.clock.now() + by)
        (self._folder / "lompatan").write_text(self.clock.now().isoformat())
        for bot in self._bots:
            if bot is not None:
                bot.send_signal(signal.SIGUSR1)

    def signal(self, sinyal: signal.Signals, siapa: int = 0) -> None:
        """Send a process a signal."""
        bot = self._bots[siapa]
        assert bot is not None, "the bot is not running"
        bot.send_signal(sinyal)

    def is_running(self, siapa: int = 0) -> bool:
        """Whether a process lives."""
        bot = self._bots[siapa]
        return bot is not None and bot.poll() is None

    # -- the office

    def gather(self) -> None:
        """Let everybody whom the story needs join by a code, all at once."""
        with self._database.transaction() as conn:
            store = Store(conn, self.instansi_id)
            semua = [*((peran, None) for peran in _OFFICE), *((Peran.BIDANG, kode) for kode in self.units())]
            for urut, (peran, unit) in enumerate(semua):
                orang = store.orang.holders(peran, unit)[0]
                now = self.clock.now()
                store.undangan.add(f"kode-{urut}", orang.id, now, now + timedelta(hours=72))
                self._phones[orang.nama] = self.sim.phone(orang.nama)
        for urut, phone in enumerate(self._phones.values()):
            phone.start(f"kode-{urut}")
        self.settle()

    @property
    def instansi_id(self) -> int:
        """The one office."""
        with self._database.reading() as conn:
            return int(conn.execute(select(tables.instansi.c.id)).scalar_one())

    @property
    def database(self) -> Database:
        """The office's database, seen from here."""
        return self._database

    def units(self) -> list[str]:
        """The kode of the units in the office's order."""
        return [satu.unit.kode for satu in self.daftar_unit()]

    def indikator_of(self, unit: str) -> list[tuple[int, Indikator]]:
        """The indicators of a unit with their ids."""
        with self.store() as store:
            return [(satu.id, satu.indikator) for satu in store.instansi.daftar_indikator(unit)]

    def open_tasks(
        self, langkah: int, peran: Peran, daftar_unit: tuple[str | None, ...], ingat_pada: datetime | None = None
    ) -> list[TugasTersimpan]:
        """Open a task of a step for each of the units, in a cycle of its own where there is none yet."""
        periode, now = Periode(2026, Bagian.TW_III), self.clock.now()
        with self._database.transaction() as conn:
            store = Store(conn, self.instansi_id)
            siklus = store.siklus.by_periode(periode, naskah_bawaan().naskah.kode) or store.siklus.add(periode, now)
            assert siklus is not None, "the cycle was just begun"
            return [
                store.tugas.open(
                    siklus.id,
                    TugasBaru(langkah=langkah, peran=peran, unit=unit),
                    putaran=1,
                    now=now,
                    tenggat=ingat_pada,
                    ingat_pada=ingat_pada,
                )
                for unit in daftar_unit
            ]

    def remind_one_by_one(self) -> None:
        """From now on each reminder is a message of its own, so that there are many to lose."""
        with self._database.transaction() as conn:
            Store(conn, self.instansi_id).instansi.keep_pengingat(AturanPengingat(satukan=False))

    def phone_of(self, unit: str) -> Phone:
        """The phone of a unit's Bidang."""
        return self.phone(Peran.BIDANG, unit)

    def advance(self, step: str) -> None:
        """As on the stage of the real process; who died by an order before the stop is put back first."""
        self.revive()
        for siapa in range(len(self._loops)):
            self.forget_order(siapa)
        self.settle()
        super().advance(step)

    # -- how it stands

    def count_in_flight(self) -> int:
        """How many messages are claimed by a sender and not marked."""
        with self._database.reading() as conn:
            kueri = select(func.count()).where(
                tables.outbox.c.keadaan == "antre", tables.outbox.c.dipegang_sampai.is_not(None)
            )
            return int(conn.execute(kueri).scalar_one())

    def _set_up(self) -> None:
        migrate(self._database)
        with self._database.transaction() as conn:
            instansi_id = write_penyiapan(conn, read_penyiapan(example_office()))
            Store(conn, instansi_id).instansi.switch_off(list(Aturan))  # the load types a figure, and no reason
        self.first_update_id = self.sim.bot(TOKEN).updates.next_id

    def _is_quiet(self) -> bool:
        self.revive()
        try:
            return super()._is_quiet()
        except OperationalError:  # the database is away, as it may be here
            return False

    def _is_dead(self, siapa: int) -> bool:
        bot = self._bots[siapa]
        if bot is None or bot.poll() is None:
            return False
        assert bot.returncode == -signal.SIGKILL, f"the bot ended by itself:\n{self._last_log()}"
        return True

    def _bury(self, siapa: int) -> None:
        """Count what the dead one was sending."""
        bot = self._bots[siapa]
        assert bot is not None, "nobody was there to die"
        bot.wait()
        self._bots[siapa] = None
        self.kills += 1
        terbang = self.count_in_flight()
        self.in_flight_at_kills += terbang
        self.most_in_flight = max(self.most_in_flight, terbang)

    def _order_file(self, siapa: int) -> Path:
        return self._folder / f"pesanan-{siapa}.json"

    def _last_log(self) -> str:
        return self.log.read_text()[-4000:] if self.log.exists() else ""

    def _end(self) -> None:
        for bot in self._bots:
            if bot is not None and bot.poll() is None:
                bot.kill()
                bot.wait()
