"""The office's rules for reminders in words, as /admin shows them."""

from markupsafe import Markup

from bahasa.bentuk import format_durasi
from sop.pengingat import SAKLAR, AturanPengingat

_ANGKA = {"sebelum_persen": "1", "sebelum_mulai": "1", "atasan_setelah": "4", "ingatkan_jeda": "8"}


def daftar(aturan: AturanPengingat) -> Markup:
    """Every rule with whether it holds, numbered as its buttons are."""
    kata = _words(aturan)
    baris = [
        Markup("{}. {}: {}").format(nomor, kata[nama], "ya" if getattr(aturan, nama) else "tidak")
        for nomor, nama in enumerate(SAKLAR, start=1)
    ]
    kepala = Markup("<b>Aturan pengingat.</b> Tekan tombol bernomor untuk mengubahnya.")
    return Markup("\n").join([kepala, *baris])


def tombol_saklar(nomor: int, *, nyala: bool) -> str:
    """What the press does to a rule that holds, or does not."""
    return f"{nomor} · {'matikan' if nyala else 'nyalakan'}"


def tombol_angka(nama: str, nilai: int) -> str:
    """What the press makes of a figure."""
    return f"{_ANGKA[nama]} · {_short(nama, nilai)}"


def diubah(nomor: int, *, berlaku: bool) -> str:
    """The answer to a switch; plain text."""
    return f"Aturan {nomor} {'dinyalakan' if berlaku else 'dimatikan'}."


def angka_diubah(nama: str, nilai: int) -> str:
    """The answer to another figure; plain text."""
    return f"Aturan {_ANGKA[nama]} diubah: {_short(nama, nilai)}."


def _words(aturan: AturanPengingat) -> dict[str, str]:
    mulai = format_durasi(aturan.sebelum_mulai)
    return {
        "sebelum": f"Diingatkan pada {aturan.sebelum_persen}% waktu (bila {mulai} ke atas)",
        "saat": "Diingatkan saat waktunya habis",
        "pagi": "Diingatkan setiap pagi kerja sesudahnya",
        "atasan": f"Atasan diberi tahu setiap {aturan.atasan_setelah} pengingat, tiap jenjang sekali",
        "satukan": "Beberapa hal pada satu saat menjadi satu pesan",
        "jam_kerja": "Hanya dalam jam kerja",
        "minta_waktu": "Waktu dapat diminta kepada atasan",
        "ingatkan": f"Yang menunggu dapat mengingatkan, sekali dalam {format_durasi(aturan.ingatkan_jeda)} kerja",
    }


def _short(nama: str, nilai: int) -> str:
    if nama == "sebelum_persen":
        return f"pada {nilai}%"
    if nama == "atasan_setelah":
        return f"setiap {nilai}"
    return f"{'mulai' if nama == 'sebelum_mulai' else 'sekali'} {format_durasi(nilai)}"
