"""/belum: which units have not handed in."""

from collections.abc import Sequence

from markupsafe import Markup

TIDAK_ADA_SIKLUS = Markup("Belum ada siklus yang berjalan, sehingga tidak ada format yang ditunggu.")


def tidak_ada(periode: str) -> Markup:
    """No unit is awaited."""
    return Markup("✅ {}: tidak ada unit yang ditunggu.").format(periode)


def daftar(periode: str, baris: Sequence[Markup]) -> Markup:
    """The units that are awaited, a line each."""
    return Markup("\n").join([Markup("<b>{}: {} unit belum mengirim</b>").format(periode, len(baris)), *baris])


def belum_menerima(unit: str, nama: Sequence[str]) -> Markup:
    """A unit that has not taken the form yet."""
    return Markup("• {} ({}): belum menerima format").format(unit, _names(nama))


def sedang_mengisi(unit: str, nama: Sequence[str], *, terisi: int, jumlah: int, lewat: bool) -> Markup:
    """A unit that fills in, how far it is, and whether its time is over."""
    ekor = ", waktunya sudah lewat" if lewat else ""
    return Markup("• {} ({}): terisi {} dari {}{}").format(unit, _names(nama), terisi, jumlah, ekor)


def _names(nama: Sequence[str]) -> str:
    return ", ".join(nama) or "belum ada pengisi"
