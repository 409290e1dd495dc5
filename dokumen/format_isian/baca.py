"""Reads a Format that came back: the good rows, and every fault by its cell.

Which indicator a row is about is decided by its hidden key, which moves with the row when it is sorted: a code that was
written over or erased takes nothing away from a row whose name and target still stand. A code that names another
indicator of the Format is refused, as half of the row may have been moved. A row without a key (an old Format, or one a
person added) is decided by its code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dokumen.format_isian.anggaran import read_anggaran
from dokumen.format_isian.bentuk import (
    ANGGARAN,
    BARIS_JUDUL,
    BUKTI,
    KODE,
    KOLOM_ISIAN,
    KOLOM_KINERJA,
    KUNCI,
    PEMBILANG,
    PENANDA,
    PENDORONG,
    PENGHAMBAT,
    PENJELASAN,
    PENYEBUT,
    TINDAK_LANJUT,
    VERSI_TERBACA,
    FormatIsian,
    FormatUnit,
    sheet_names,
)
from dokumen.format_isian.kolom import find_judul, read_baris
from dokumen.format_isian.realisasi import Bacaan, read_realisasi
from dokumen.lembar import Lembar, read_buku
from dokumen.penjaga import BerkasDitolak, may_be_buku
from dokumen.tabel import Baris, note_galat
from dokumen.teks import drop_terlarang
from dokumen.temuan import Fault, Temuan
from sop.anggaran import Anggaran
from sop.angka import Terbaca, TidakAda
from sop.indikator import Indikator

PANJANG_TEKS = 4_000  # what one message of a chat holds, so that both ways take the same
_TANPA_JUDUL = "Baris judul kolom tidak ditemukan. Mohon pakai format yang asli."
_TEKS = (PENDORONG, PENGHAMBAT, TINDAK_LANJUT, BUKTI, PENJELASAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisFormat:
    """One indicator as filled in: the words as typed, beside what was read from them.

    `baca` is None, and `diketik` empty, where the row holds nothing but the budget.
    """

    kode: str
    diketik: str
    baca: Terbaca | TidakAda | None
    pembilang: str
    penyebut: str
    faktor_pendorong: str
    faktor_penghambat: str
    tindak_lanjut: str
    bukti: str
    penjelasan: str = ""
    anggaran: Bacaan | None = None


@dataclass(frozen=True, slots=True)
class HasilFormat:
    """The rows without a fault, in the order of the workbook; an indicator not filled in is in neither."""

    baris: tuple[BarisFormat, ...]
    faults: tuple[Fault, ...]


def is_format(isi: bytes) -> bool:
    """Whether these bytes are a Format of ours, of whatever office and period; what cannot be opened is none."""
    if not may_be_buku(isi):
        return False
    try:
        return PENANDA in read_buku(isi)
    except BerkasDitolak:
        return False


def read_format(isi: bytes, harapan: FormatIsian) -> HasilFormat:
    """Read what a unit sent against the Format it was given; raises BerkasDitolak for what cannot be opened."""
    buku = read_buku(isi)
    pembaca = _Pembaca(harapan)
    if not _check_penanda(buku, harapan, pembaca.temuan):
        return HasilFormat((), tuple(pembaca.temuan.daftar))
    pembaca.read({nama: lembar for nama, lembar in buku.items() if nama != PENANDA})
    if not pembaca.hasil and not pembaca.temuan.daftar:
        pembaca.temuan.note(next(iter(buku)), f"J{BARIS_JUDUL + 1}", "Belum ada realisasi yang diisi.")
    return HasilFormat(tuple(pembaca.hasil.values()), tuple(pembaca.temuan.daftar))


def _check_penanda(buku: Mapping[str, Lembar], harapan: FormatIsian, temuan: Temuan) -> bool:
    """Whether this is our Format, of a version we know, of this office, this period and these units."""
    sheet = next(iter(buku))
    daftar = [tuple(sel.teks for sel in baris) for baris in buku[PENANDA].daftar_baris] if PENANDA in buku else []
    penanda = [baris[0] for baris in daftar if baris]
    if len(penanda) < 3 or not penanda[0].isdecimal():
        temuan.note(sheet, "A1", "Berkas ini bukan format yang dibagikan. Mohon isi format yang dikirim melalui bot.")
    elif penanda[0] not in VERSI_TERBACA:
        temuan.note(sheet, "A1", f"Format ini versi {penanda[0]}, yang belum dikenal. Mohon isi format yang dibagikan.")
    elif penanda[1] != harapan.instansi:
        temuan.note(sheet, "A1", f"Format ini milik {penanda[1]}, bukan {harapan.instansi}.")
    elif penanda[2] != str(harapan.periode):
        temuan.note(sheet, "A2", f"Format ini untuk {penanda[2]}, sedangkan yang dikumpulkan {harapan.periode}.")
    elif penanda[3:] and not set(penanda[3:]) & {unit.kode for unit in harapan.daftar_unit}:
        milik = ", ".join(baris[1] if len(baris) > 1 else baris[0] for baris in daftar[3:] if baris)
        temuan.note(sheet, "A3", f"Format ini milik {milik}, bukan {_units(harapan)}. Mohon isi format unit sendiri.")
    return not temuan.daftar


def _units(harapan: FormatIsian) -> str:
    return ", ".join(unit.nama for unit in harapan.daftar_unit)


class _Milik(NamedTuple):
    """An indicator, the unit it belongs to, and that unit's budgets."""

    indikator: Indikator
    unit: FormatUnit
    daftar_anggaran: Mapping[str, Anggaran]


@dataclass(slots=True)
class _Pembaca:
    """Takes row after row: into `hasil` where nothing is wrong with it, and else what is wrong into `temuan`."""

    harapan: FormatIsian
    temuan: Temuan = field(default_factory=Temuan)
    hasil: dict[str, BarisFormat] = field(default_factory=dict)
    _terisi: set[str] = field(default_factory=set)
    _kenal: dict[str, _Milik] = field(init=False)
    _lembar: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._lembar = sheet_names(self.harapan.daftar_unit)
        self._kenal = {
            indikator.kode.casefold(): _Milik(indikator, unit, daftar_anggaran)
            for unit in reversed(self.harapan.daftar_unit)
            for daftar_anggaran in (unit.daftar_anggaran,)
            for indikator in unit.daftar_indikator
        }

    def read(self, buku: Mapping[str, Lembar]) -> None:
        """A sheet without headings is the person's own, unless it bears a unit's name or no sheet has any."""
        judul = {nama: find_judul(lembar) for nama, lembar in buku.items()}
        for nama, lembar in buku.items():
            nomor = judul[nama]
            if nomor is not None:
                for baris in read_baris(lembar, nomor, self.harapan.periode, self.temuan):
                    self._take(baris)
            elif nama in self._lembar.values():
                self.temuan.note(nama, f"A{BARIS_JUDUL}", _TANPA_JUDUL)
        if not any(judul.values()) and not self.temuan.daftar:
            self.temuan.note(next(iter(buku)), f"A{BARIS_JUDUL}", _TANPA_JUDUL)

    def _take(self, baris: Baris) -> None:
        if not any(_is_used(baris, judul) for judul in KOLOM_ISIAN):
            return
        jumlah_fault = len(self.temuan.daftar)
        note_galat(baris)
        _note_merged(baris)
        milik = self._find(baris)
        if milik is None:
            return
        kode = milik.indikator.kode
        if kode in self._terisi:
            self.hasil.pop(kode, None)
            pesan = f"Kode “{kode}” sudah diisi pada baris lain. Keduanya belum diambil; mohon kosongkan salah satunya."
            baris.fault(KODE, pesan)
            return
        self._terisi.add(kode)
        dibaca = _read(baris, milik)
        if len(self.temuan.daftar) == jumlah_fault:
            self.hasil[kode] = dibaca

    def _find(self, baris: Baris) -> _Milik | None:
        kode, kunci = baris.teks(KODE), baris.teks(KUNCI)
        dari_kunci, dari_kode = self._kenal.get(kunci.casefold()), self._kenal.get(kode.casefold())
        if kunci and dari_kode and dari_kode != dari_kunci:
            pesan = f"Kode tertulis “{kode}”, sedangkan baris ini milik {kunci}. Mohon isi ulang pada format yang asli."
            baris.fault(KODE, pesan)
            return None
        milik = dari_kunci or dari_kode
        if milik is None:
            baris.fault(KODE, _say_unknown(kode, self.harapan))
        elif not self._check_unit(baris, milik):
            return None
        return milik

    def _check_unit(self, baris: Baris, milik: _Milik) -> bool:
        """A row on another unit's sheet is refused; on a sheet that was renamed the row alone decides."""
        if baris.sheet in self._lembar.values() and baris.sheet != self._lembar[milik.unit.kode]:
            kode = milik.indikator.kode
            baris.fault(KODE, f"Kode “{kode}” milik {milik.unit.nama}, bukan unit pada lembar ini.")
            return False
        return True


def _is_used(baris: Baris, judul: str) -> bool:
    return baris.is_filled(judul) or baris.sel[judul].galat


def _say_unknown(kode: str, harapan: FormatIsian) -> str:
    if not kode:
        return "Kode kosong. Mohon tulis kode indikatornya, atau kosongkan baris ini."
    return f"Kode “{kode}” tidak ada pada format {_units(harapan)} {harapan.periode}."


def _read(baris: Baris, milik: _Milik) -> BarisFormat:
    """The row as it reads; it counts only where nothing of it was noted as a fault."""
    budget_alone = _is_used(baris, ANGGARAN) and not any(_is_used(baris, judul) for judul in KOLOM_KINERJA)
    realisasi = None if budget_alone else read_realisasi(baris, milik.indikator.jenis)
    anggaran = read_anggaran(baris, milik.indikator, milik.daftar_anggaran)
    pendorong, penghambat, tindak_lanjut, bukti, penjelasan = _texts(baris)
    return BarisFormat(
        kode=milik.indikator.kode,
        diketik=realisasi[0] if realisasi else "",
        baca=realisasi[1] if realisasi else None,
        pembilang=baris.teks(PEMBILANG),
        penyebut=baris.teks(PENYEBUT),
        faktor_pendorong=pendorong,
        faktor_penghambat=penghambat,
        tindak_lanjut=tindak_lanjut,
        bukti=bukti,
        penjelasan=penjelasan,
        anggaran=anggaran,
    )


def _texts(baris: Baris) -> Iterator[str]:
    """Without what no database or paper can keep; a longer one than a chat would take is a fault."""
    for judul in _TEKS:
        teks = drop_terlarang(baris.teks(judul)).strip()
        if len(teks) > PANJANG_TEKS:
            baris.fault(judul, f"Teks terlalu panjang: {len(teks)} karakter, paling banyak {PANJANG_TEKS}.")
        yield teks


def _note_merged(baris: Baris) -> None:
    for judul in (KODE, KUNCI, *KOLOM_ISIAN):
        if gabungan := baris.sel[judul].gabungan:
            pesan = f"Sel {gabungan} digabung, sehingga belum pasti isinya untuk baris mana. Mohon pisahkan selnya."
            baris.fault(judul, pesan)
