"""Runs: settings, clock, the four loops, Telegram, scheduler and command line."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # waiting times come as timedelta, without a warning
