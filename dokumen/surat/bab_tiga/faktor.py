"""What the units themselves said of their figures, quoted; where they said nothing there is a gap and no guess."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from bahasa.bentuk import format_angka, format_capaian, format_nilai, format_target
from dokumen.surat.bab_tiga.bahan import Alinea, Bagian, Judul, Rumpang
from dokumen.surat.bab_tiga.capaian import name_of, quote
from sop.rekap import BarisRekap, Isian

_PENUTUP = (".", "!", "?")


def say_faktor(daftar: Sequence[BarisRekap]) -> Iterator[Bagian]:
    """One paragraph for each indicator that a unit filled in, and a gap for what it left out."""
    for baris in daftar:
        if baris.isian is None:
            if baris.lewat:
                yield Alinea(f"belum diisi. Alasan {baris.unit_nama}: {quote(baris.lewat)}", awal=f"{name_of(baris)}:")
            yield Rumpang(f"realisasi, faktor, dan tindak lanjut {name_of(baris)}; unit belum mengisinya")
            continue
        yield Alinea(" ".join(_facts(baris, baris.isian)), awal=f"{name_of(baris)}:")
        yield from _gaps(baris, baris.isian)


def say_temuan(daftar: Sequence[BarisRekap]) -> Iterator[Bagian]:
    """What was odd about a figure, with the reason that was given; nothing where nothing was."""
    ada = [(baris, baris.isian) for baris in daftar if baris.isian and baris.isian.temuan]
    if not ada:
        return
    yield Judul("Penjelasan atas angka yang diperiksa kembali", 3)
    for baris, isian in ada:
        kalimat = " ".join(temuan.kalimat for temuan in isian.temuan)
        alasan = f"Alasan {baris.unit_nama}: {quote(isian.alasan)}" if isian.alasan else ""
        yield Alinea(f"{kalimat} {alasan or f'Dinyatakan benar oleh {baris.unit_nama}.'}", awal=f"{name_of(baris)}:")


def _facts(baris: BarisRekap, isian: Isian) -> Iterator[str]:
    """Sentences in the order: figures, what the unit said, what it rests on."""
    indikator, unit = baris.indikator, baris.unit_nama
    target = "belum ditetapkan"
    if baris.target is not None:
        target = format_target(baris.target, indikator.jenis, indikator.satuan)
    yield f"target {target}, {_realisasi(baris, isian)}, {_capaian(baris)}"
    for nama, teks in (
        ("Keterangan", isian.keterangan),
        ("Faktor pendorong", isian.faktor_pendorong),
        ("Faktor penghambat", isian.faktor_penghambat),
        ("Tindak lanjut", isian.tindak_lanjut),
    ):
        if teks.strip():
            yield f"{nama} menurut {unit}: {quote(teks)}{'' if teks.rstrip().endswith(_PENUTUP) else '.'}"
    if isian.bukti:
        yield f"Bukti dukung: {'; '.join(isian.bukti)}."
    if indikator.sumber_data:
        yield f"Sumber data: {indikator.sumber_data.strip().rstrip('.')}."


def _realisasi(baris: BarisRekap, isian: Isian) -> str:
    indikator = baris.indikator
    if isian.nilai is None:
        return f"realisasi dinyatakan {baris.unit_nama} dengan kata {quote(isian.diketik)}"
    bagian = ""
    if isian.pembilang and isian.penyebut:
        bagian = f" ({_count(isian.pembilang)} dari {_count(isian.penyebut)})"
    return f"realisasi {format_nilai(isian.nilai, indikator.jenis, indikator.satuan)}{bagian}"


def _count(teks: str) -> str:
    """A count is kept as digits; what is none stays as it is, as a paper breaks on no text."""
    try:
        return format_angka(Decimal(teks))
    except InvalidOperation:
        return teks


def _capaian(baris: BarisRekap) -> str:
    capaian = baris.capaian
    if capaian.kategori:
        return f"capaian {format_capaian(capaian)} dengan kategori {capaian.kategori}."
    return f"capaian {format_capaian(capaian)}. {capaian.alasan}"


def _gaps(baris: BarisRekap, isian: Isian) -> Iterator[Rumpang]:
    if not isian.faktor_pendorong.strip() and not isian.faktor_penghambat.strip():
        yield Rumpang(f"faktor pendorong atau penghambat {name_of(baris)}; unit tidak mengisinya")
    elif isian.faktor_penghambat.strip() and not isian.tindak_lanjut.strip():
        yield Rumpang(f"tindak lanjut {name_of(baris)}; unit tidak mengisinya")
