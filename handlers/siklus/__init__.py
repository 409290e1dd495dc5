"""The cycle: how it begins, moves from step to step and ends, and the cards that show it."""
