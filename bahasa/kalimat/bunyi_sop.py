"""What the SOP says of one step."""

from collections.abc import Iterator

from markupsafe import Markup

from sop.langkah import Langkah, Naskah
from sop.waktu_baku import WaktuBaku

_TANPA_WAKTU = "tidak ditetapkan"


def langkah(naskah: Naskah, satu: Langkah, waktu: WaktuBaku | None) -> Markup:
    """One step: who does it, with what, by when, what comes of it, and what it rests on; `waktu` None for no time."""
    kepala = Markup("<b>{}</b>\nLangkah {} dari {} · SOP {}").format(
        satu.nama, satu.nomor, len(naskah.daftar_langkah), naskah.nama
    )
    baris = (Markup("{}: {}").format(nama, isi) for nama, isi in _facts(naskah, satu, waktu) if isi)
    return Markup("\n").join([kepala, *baris])


def _facts(naskah: Naskah, satu: Langkah, waktu: WaktuBaku | None) -> Iterator[tuple[str, str]]:
    bersama = f" bersama {', '.join(satu.bersama)}" if satu.bersama else ""
    kepada = f", kepada {satu.penerima}" if satu.penerima else ""
    yield "Pelaksana", f"{satu.pelaksana}{bersama}{kepada}"
    yield "Kelengkapan", ", ".join(satu.kelengkapan) or "–"
    yield "Waktu baku", str(waktu or _TANPA_WAKTU)
    yield "Hasil", satu.output
    yield "Keterangan", satu.asumsi
    yield "Dasar", "; ".join([f"SOP Nomor {naskah.nomor}", *naskah.dasar, *satu.dasar])
