"""Reads a row's realisasi together with its pembilang and penyebut, and compares the two."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal

from dokumen.format_isian.bentuk import BERPECAHAN, PEMBILANG, PENYEBUT, REALISASI
from dokumen.lembar import Sel
from dokumen.sel_nilai import describe_ragu, refuse_tanggal, show_angka, take_angka
from dokumen.tabel import Baris, SelTidakTerbaca
from sop.angka import Ragu, Terbaca, TidakAda, parse_realisasi
from sop.indikator import Jenis

Bacaan = tuple[str, Terbaca | TidakAda]

_LUAS = Context(prec=60, rounding=ROUND_HALF_UP)


def read_realisasi(baris: Baris, jenis: Jenis) -> Bacaan | None:
    """The words and their reading; without a realisasi, pembilang over penyebut where the kind has them."""
    if jenis in BERPECAHAN:
        pasangan = _read_pasangan(baris)
    else:
        pasangan = None
        _refuse_pasangan(baris)
    if baris.is_filled(REALISASI):
        dibaca = baris.read(REALISASI, lambda sel: parse_sel(sel, jenis))
        if dibaca is not None and pasangan is not None:
            _compare(baris, dibaca, pasangan, jenis)
            dibaca = _with_parts(dibaca, pasangan)
        return None if dibaca is None else (baris.teks(REALISASI), dibaca)
    if pasangan is not None:
        return _divide(*pasangan, jenis)
    if not any(baris.is_filled(judul) or baris.sel[judul].galat for judul in (REALISASI, PEMBILANG, PENYEBUT)):
        baris.fault(REALISASI, "Realisasi belum diisi. Bila datanya belum ada, tulis: tidak ada data.")
    return None


def parse_sel(sel: Sel, jenis: Jenis) -> Terbaca | TidakAda:
    """A number cell is certain, unless it may be a percentage that Excel keeps as a fraction."""
    if isinstance(sel.nilai, Decimal) and jenis is not Jenis.ORDINAL and (jenis is Jenis.PERSEN or not sel.persen):
        if jenis is Jenis.PERSEN and not sel.persen and 0 < sel.nilai < 1:
            raise SelTidakTerbaca(describe_ragu(sel.teks, Ragu((Terbaca(sel.nilai), Terbaca(sel.nilai * 100))), jenis))
        return Terbaca(take_angka(sel.nilai))
    refuse_tanggal(sel)
    dibaca = parse_realisasi(sel.teks, jenis)
    if isinstance(dibaca, Ragu):
        raise SelTidakTerbaca(describe_ragu(sel.teks, dibaca, jenis))
    return dibaca


def _read_pasangan(baris: Baris) -> tuple[Decimal, Decimal] | None:
    pembilang = baris.read(PEMBILANG, _parse_bagian)
    penyebut = baris.read(PENYEBUT, _parse_bagian)
    if baris.is_filled(PEMBILANG) != baris.is_filled(PENYEBUT):
        kosong = PENYEBUT if baris.is_filled(PEMBILANG) else PEMBILANG
        baris.fault(kosong, "Pembilang dan penyebut diisi keduanya, atau dikosongkan keduanya.")
    if penyebut == 0:
        baris.fault(PENYEBUT, "Penyebut nol tidak dapat dihitung.")
        return None
    return None if pembilang is None or penyebut is None else (pembilang, penyebut)


def _refuse_pasangan(baris: Baris) -> None:
    """Of other kinds nobody asks for parts, and what is typed there must not vanish without a word."""
    for judul in (PEMBILANG, PENYEBUT):
        if baris.is_filled(judul):
            baris.fault(judul, f"{judul} hanya untuk indikator persen dan rasio. Mohon kosongkan sel ini.")


def _parse_bagian(sel: Sel) -> Decimal:
    dibaca = parse_sel(sel, Jenis.ANGKA)
    if isinstance(dibaca, Terbaca) and isinstance(dibaca.nilai, Decimal):
        if dibaca.nilai < 0:
            raise SelTidakTerbaca(f"“{sel.teks}” kurang dari nol. Mohon tulis nol atau lebih.")
        return dibaca.nilai
    raise SelTidakTerbaca(f"“{sel.teks}” bukan angka. Mohon tulis angkanya, atau kosongkan.")


def _divide(pembilang: Decimal, penyebut: Decimal, jenis: Jenis) -> Bacaan:
    nilai = _quotient(pembilang, penyebut, jenis)
    return f"{show_angka(pembilang)}/{show_angka(penyebut)}", Terbaca(nilai, pembilang, penyebut)


def _with_parts(dibaca: Terbaca | TidakAda, pasangan: tuple[Decimal, Decimal]) -> Terbaca | TidakAda:
    if isinstance(dibaca, TidakAda):
        return dibaca
    return replace(dibaca, pembilang=pasangan[0], penyebut=pasangan[1])


def _quotient(pembilang: Decimal, penyebut: Decimal, jenis: Jenis) -> Decimal:
    return pembilang * (100 if jenis is Jenis.PERSEN else 1) / penyebut


def _compare(baris: Baris, dibaca: Terbaca | TidakAda, pasangan: tuple[Decimal, Decimal], jenis: Jenis) -> None:
    """Flag a realisasi that its own pembilang and penyebut do not give, to the places it was written with."""
    hasil_bagi = _quotient(*pasangan, jenis)
    if isinstance(dibaca, Terbaca) and isinstance(dibaca.nilai, Decimal):
        ditulis = dibaca.nilai
        dihitung = hasil_bagi.quantize(ditulis, context=_LUAS)
        if dihitung != ditulis:
            baris.fault(
                REALISASI,
                f"Realisasi tertulis {baris.teks(REALISASI)}, sedangkan {baris.teks(PEMBILANG)} dari "
                f"{baris.teks(PENYEBUT)} menghasilkan {show_angka(dihitung)}. Mohon periksa salah satunya.",
            )
