"""The office's books and letter numbers."""

from bahasa.bentuk import format_tanggal
from sop.buku import BarisBuku, Buku

NOMOR_PADA_BERKAS = "Nomor tertera pada berkas"
_NAMA = {
    Buku.KELUAR: "Buku Agenda Surat Keluar",
    Buku.MASUK: "Buku Agenda Surat Masuk",
    Buku.EKSPEDISI: "Buku Ekspedisi",
}


def nama(buku: Buku) -> str:
    """What the book is called."""
    return _NAMA[buku]


def tahun(tahun: int) -> str:
    """Which lines a register holds: those of a year."""
    return f"Tahun {tahun}"


def siklus(periode: str) -> str:
    """Which lines a register holds: those about a cycle."""
    return f"Siklus {periode}"


def untuk(kepada: str) -> str:
    """For whom a letter that came in is."""
    return f"Untuk {kepada}"


def penerima(nama: str, peran: str) -> str:
    """Who took something over, in which role."""
    return f"{nama} ({peran})"


def batal(diganti: str) -> str:
    """A number that was given up, and which one took its place."""
    return f"Batal, diganti nomor {diganti}"


def perihal(output: str, periode: str) -> str:
    """A letter in words, as it is named where its number stands in the way."""
    return f"{output} {periode}"


def sebut_nomor(nomor: str, ada: str) -> str:
    """The number that is not free: as it was asked for, with the one that has its running number where that differs."""
    return f"Nomor {nomor}" if nomor == ada else f"Nomor urut pada {nomor}, yaitu nomor {ada},"


def nomor_dipakai(nomor: str) -> str:
    """A letter number that another letter has; plain text."""
    return f"Nomor {nomor} sudah dipakai surat lain. Mohon pakai nomor yang lain."


def nomor_di_buku(sebutan: str, perihal: str, baris: BarisBuku) -> str:
    """A number in the book, and where it stands."""
    tanggal = f" tanggal {format_tanggal(baris.tanggal_surat)}" if baris.tanggal_surat else ""
    return f"{sebutan} sudah dipakai untuk {perihal}{tanggal} ({nama(Buku.KELUAR)} nomor {baris.urut})."


def nomor_diambil(sebutan: str, perihal: str, oleh: str, pada: str) -> str:
    """A number whose letter has not gone out yet."""
    return f"{sebutan} sudah diambil untuk {perihal} oleh {oleh}, {pada}; suratnya belum dikirim."


def nomor_batal(sebutan: str, urut: int | None) -> str:
    """A number that was given up."""
    letak = f" ({nama(Buku.KELUAR)} nomor {urut})" if urut else ""
    return f"{sebutan} sudah dibatalkan dan tidak dipakai lagi{letak}."
