"""`capaian demo`: by hand in a browser, or played by itself."""

import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import ShiftedClock, StandingClock
from bot.demo.berhenti import stop_signal
from bot.demo.cerita import scenes
from bot.demo.panggung import Panggung, demo_start
from bot.demo.pemutar import Pemutar
from bot.demo.transkrip import Transkrip
from sop.peran import Peran

_GRUP = "Grup Dinas Sosial (contoh)"
_ZONA = ZoneInfo("Asia/Makassar")


def run_demo(port: int, auto: bool, out: Path) -> None:
    """Show the example office at an address, or (`auto`) play one cycle and leave its papers in `out`."""
    if auto:
        play(out)
    else:
        show(port)


def show(port: int) -> None:
    """Serve the phones until interrupted."""
    with tempfile.TemporaryDirectory(prefix="capaian-") as folder:
        panggung = Panggung(Path(folder), ShiftedClock(demo_start()), port=port)
        panggung.grup = _GRUP
        pemutar = Pemutar(panggung, scenes, demo_start())
        panggung.server.tell(pemutar)
        with panggung, stop_signal() as stopped:
            _say(f"Open {panggung.server.url} in a browser; Ctrl+C ends it.")
            stopped.wait()
            _say("")
            pemutar.stop()


def play(out: Path) -> None:
    """Play the story, print the talk, and leave rekap.xlsx, arsip.zip and transkrip.txt."""
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="capaian-") as folder,
        Panggung(Path(folder), StandingClock(demo_start())) as panggung,
    ):
        transkrip = Transkrip(panggung.sim, _ZONA, _say)
        panggung.after = transkrip.collect
        panggung.on_press = transkrip.press
        transkrip.collect()
        for judul, adegan in scenes():
            transkrip.heading(judul)
            adegan(panggung)
        _keep(panggung, out)
        (out / "transkrip.txt").write_text("\n".join(transkrip.baris) + "\n", encoding="utf-8")


def _keep(panggung: Panggung, out: Path) -> None:
    rekap = [berkas for berkas in panggung.phone(Peran.SEKRETARIS).files() if berkas.name.startswith("Rekap")]
    (out / "rekap.xlsx").write_bytes([berkas for berkas in rekap if berkas.name.endswith(".xlsx")][-1].content)
    arsip = [berkas for berkas in panggung.phone(Peran.STAF).files() if berkas.name.startswith("Arsip")]
    (out / "arsip.zip").write_bytes(arsip[-1].content)


def _say(teks: str) -> None:
    sys.stdout.write(teks + "\n")
    sys.stdout.flush()
