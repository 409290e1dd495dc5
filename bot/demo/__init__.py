"""The demo: the example office in the simulator, on a clock that can be moved on, by hand or played by itself."""

from bot.demo.main import run_demo

__all__ = ["run_demo"]
