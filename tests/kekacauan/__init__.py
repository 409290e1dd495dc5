"""Chaos: the real process is killed, cut off, starved and misled, and nothing is lost and nothing happens twice."""
