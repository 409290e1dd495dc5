"""The shapes of Indonesian writing: figures, money, dates, durations, and figures in words."""
