"""The programs that are measured, each a process of its own: ours, and those people write elsewhere."""
