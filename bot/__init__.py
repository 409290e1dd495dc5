"""Runs: settings, clock, the four loops, Telegram, scheduler and command line."""
