"""Reads a Format that came back: the good rows, and every fault by its cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from dokumen.format_isian.bentuk import (
    BARIS_JUDUL,
    BUKTI,
    KODE,
    KOLOM_ISIAN,
    PEMBILANG,
    PENANDA,
    PENDORONG,
    PENGHAMBAT,
    PENYEBUT,
    TINDAK_LANJUT,
    VERSI,
    FormatIsian,
    FormatUnit,
    judul_kolom,
    sheet_names,
)
from dokumen.format_isian.realisasi import read_realisasi
from dokumen.lembar import Lembar, read_buku
from dokumen.tabel import Baris, read_rows
from dokumen.temuan import Fault, Temuan
from sop.angka import Terbaca, TidakAda
from sop.indikator import Indikator


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisFormat:
    """One indicator as filled in: the words as typed, beside what was read from them."""

    kode: str
    diketik: str
    baca: Terbaca | TidakAda
    pembilang: str
    penyebut: str
    faktor_pendorong: str
    faktor_penghambat: str
    tindak_lanjut: str
    bukti: str


@dataclass(frozen=True, slots=True)
class HasilFormat:
    """The rows without a fault, in the order of the workbook; an indicator not filled in is in neither."""

    baris: tuple[BarisFormat, ...]
    faults: tuple[Fault, ...]


def is_format(isi: bytes) -> bool:
    """Whether these bytes are a Format of ours, of whatever office and period; raises BerkasDitolak as below."""
    return isi.startswith(b"PK") and b"xl/workbook.xml" in isi and PENANDA in read_buku(isi)


def read_format(isi: bytes, harapan: FormatIsian) -> HasilFormat:
    """Read what a unit sent against the Format it was given; raises BerkasDitolak for what cannot be opened."""
    buku = read_buku(isi)
    temuan = Temuan()
    if not _check_penanda(buku, harapan, temuan):
        return HasilFormat((), tuple(temuan.daftar))
    hasil: dict[str, BarisFormat] = {}
    for nama, lembar in buku.items():
        if nama != PENANDA and (baris_judul := _find_judul(lembar)):
            for baris in read_rows(lembar, judul_kolom(harapan.periode), temuan, baris_judul):
                _take_baris(baris, harapan, hasil)
    if not hasil and not temuan.daftar:
        temuan.note(next(iter(buku)), f"J{BARIS_JUDUL + 1}", "Belum ada realisasi yang diisi.")
    return HasilFormat(tuple(hasil.values()), tuple(temuan.daftar))


def _check_penanda(buku: Mapping[str, Lembar], harapan: FormatIsian, temuan: Temuan) -> bool:
    """Whether this is our Format, of this office and this period."""
    sheet = next(iter(buku))
    penanda = [baris[0].teks for baris in buku[PENANDA].daftar_baris if baris] if PENANDA in buku else []
    if penanda[:1] != [VERSI] or len(penanda) < 3:
        temuan.note(sheet, "A1", "Berkas ini bukan format yang dibagikan. Mohon isi format yang dikirim melalui bot.")
    elif penanda[1] != harapan.instansi:
        temuan.note(sheet, "A1", f"Format ini milik {penanda[1]}, bukan {harapan.instansi}.")
    elif penanda[2] != str(harapan.periode):
        temuan.note(sheet, "A2", f"Format ini untuk {penanda[2]}, sedangkan yang dikumpulkan {harapan.periode}.")
    return not temuan.daftar


def _find_judul(lembar: Lembar) -> int | None:
    """The row of headings, counted from 1; None for a sheet of the person's own."""
    nomor = (n for n, baris in enumerate(lembar.daftar_baris, start=1) if any(sel.teks == KODE for sel in baris[:3]))
    return next(nomor, None)


def _take_baris(baris: Baris, harapan: FormatIsian, hasil: dict[str, BarisFormat]) -> None:
    if not any(baris.is_filled(judul) for judul in KOLOM_ISIAN):
        return
    jumlah_fault = len(baris.temuan.daftar)
    indikator = _find_indikator(baris, harapan)
    if indikator is None:
        return
    if indikator.kode in hasil:
        baris.fault(KODE, f"Kode “{indikator.kode}” sudah diisi pada baris lain.")
        return
    dibaca = read_realisasi(baris, indikator.jenis)
    if dibaca is not None and len(baris.temuan.daftar) == jumlah_fault:
        hasil[indikator.kode] = BarisFormat(
            kode=indikator.kode,
            diketik=dibaca[0],
            baca=dibaca[1],
            pembilang=baris.teks(PEMBILANG),
            penyebut=baris.teks(PENYEBUT),
            faktor_pendorong=baris.teks(PENDORONG),
            faktor_penghambat=baris.teks(PENGHAMBAT),
            tindak_lanjut=baris.teks(TINDAK_LANJUT),
            bukti=baris.teks(BUKTI),
        )


def _find_indikator(baris: Baris, harapan: FormatIsian) -> Indikator | None:
    kode = baris.teks(KODE)
    for unit in harapan.daftar_unit:
        for indikator in unit.daftar_indikator:
            if indikator.kode.casefold() == kode.casefold():
                return indikator if _check_unit(baris, unit, harapan) else None
    milik = ", ".join(unit.nama for unit in harapan.daftar_unit)
    baris.fault(KODE, f"Kode “{kode}” tidak ada pada format {milik} {harapan.periode}." if kode else "Kode kosong.")
    return None


def _check_unit(baris: Baris, unit: FormatUnit, harapan: FormatIsian) -> bool:
    """A row on another unit's sheet is refused; on a sheet that was renamed the code alone decides."""
    lembar_unit = sheet_names(harapan.daftar_unit)
    if baris.sheet in lembar_unit.values() and baris.sheet != lembar_unit[unit.kode]:
        baris.fault(KODE, f"Kode “{baris.teks(KODE)}” milik {unit.nama}, bukan unit pada lembar ini.")
        return False
    return True
