"""Addresses of cells as people read them."""


def column_name(nomor: int) -> str:
    """0 is A, 25 Z, 26 AA."""
    awal, sisa = divmod(nomor, 26)
    return (column_name(awal - 1) if awal else "") + chr(ord("A") + sisa)
