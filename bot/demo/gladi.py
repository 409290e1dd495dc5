"""A rehearsal: a stand-in for Telegram with empty phones, for a bot that runs beside it with its own settings."""

import sys

from bot.clock import SystemClock
from bot.demo.berhenti import stop_signal
from bot.refusal import Refusal
from simulator.dunia import Simulator
from simulator.server import SimulatorServer

TOKEN = "1000002:rehearsal"  # noqa: S105 - a name in the simulator, which opens nothing
BOT = "capaian_rehearsal_bot"


def rehearse(port: int) -> None:
    """Serve phones and a Bot API until interrupted; all that was said is forgotten then."""
    sim = Simulator(SystemClock().now)
    sim.add_bot(TOKEN, BOT)
    server = SimulatorServer(sim, port=port, title="Gladi sebelum Telegram")
    server.open_to_all()
    try:
        server.start()
    except OSError as error:
        raise Refusal(f"port {port} cannot be used ({error.strerror}): choose another with --port") from None
    try:
        with stop_signal() as stopped:
            sys.stdout.write(describe(server.url))
            sys.stdout.flush()
            stopped.wait()
        sys.stdout.write("\n")
    finally:
        server.stop()


def describe(url: str) -> str:
    """What whoever rehearses does next."""
    return (
        f"In the place of Telegram, until Ctrl+C: open {url} and add a phone for each person.\n"
        "Put these two lines into .env, then go on as with a real bot in a second terminal:\n\n"
        f"TELEGRAM_API_URL={url}\n"
        f"TELEGRAM_BOT_TOKEN={TOKEN}\n"
    )
