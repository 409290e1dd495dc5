"""The bot as it is, in a process that dies where it is told to, and whose clock jumps when it is told to.

The drawing process takes this module for its main one too, under another name.
"""

import importlib
import os
import signal
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.kekacauan.titik import LOMPATAN, lay_drawing_points, lay_points


def watch_clock() -> None:
    """On SIGUSR1 set the bot's clock to the time that the file says."""
    run = importlib.import_module("bot.run")
    asli = run.open_clock

    def open_clock(*args: Any) -> Any:
        clock = asli(*args)
        signal.signal(
            signal.SIGUSR1,
            lambda *_: clock.jump_to(datetime.fromisoformat(Path(os.environ[LOMPATAN]).read_text())),
        )
        return clock

    run.open_clock = open_clock  # type: ignore[attr-defined] # the module is whatever import_module gives


if __name__ == "__mp_main__":
    lay_drawing_points()
if __name__ == "__main__":
    lay_points()
    watch_clock()
    importlib.import_module("bot.cli").main()
