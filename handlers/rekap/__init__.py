"""The rekap: compiled, noted, looked at, decided on, taken back, and followed through the periods."""
