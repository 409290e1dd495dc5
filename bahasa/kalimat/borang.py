"""What every form of a few questions says."""

from collections.abc import Sequence

from markupsafe import Markup

DIHENTIKAN = Markup("Dihentikan; tidak ada yang ditulis.")
PANJANG_ISIAN = Markup("Mohon tulis paling panjang 200 huruf. Pertanyaan tetap menunggu.")


def tanya(teks: str, ke: int, dari: int, *, contoh: str = "", kini: str = "", keterangan: str = "") -> Markup:
    """One question: where we are, an example, and what stands now, which Lewati keeps."""
    baris = [Markup("<b>{}</b> ({}/{})").format(teks, ke, dari)]
    if keterangan:
        baris.append(Markup("{}").format(keterangan))
    if kini:
        baris.append(Markup("Saat ini: {}. Tekan Lewati bila tetap.").format(kini))
    elif contoh:
        baris.append(Markup("Contoh: <i>{}</i>").format(contoh))
    return Markup("\n").join(baris)


def ringkas(judul: str, baris: Sequence[tuple[str, str]], *, akibat: Sequence[str] = ()) -> Markup:
    """The summary before Ya: what will be written, and what follows from it."""
    isi = [Markup("{}: {}").format(nama, nilai or "–") for nama, nilai in baris]
    return Markup("\n").join([Markup("<b>{}</b>").format(judul), *isi, *(Markup("{}").format(satu) for satu in akibat)])


def keterangan(teks: str) -> Markup:
    """Why a form is asked at all."""
    return Markup("⚠️ {}").format(teks)
