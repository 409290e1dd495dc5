"""Remembers: the only place with SQL and kept files."""
