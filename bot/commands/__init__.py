"""The commands of `capaian`, a module for each group of them; bot/cli.py puts them together."""
