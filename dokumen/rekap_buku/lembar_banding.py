"""Sheets that compare each realisasi as Permen PANRB 53/2014 asks: with earlier years, Renstra, a national standard.

What is not known stays a dash, and no sheet is made of dashes alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from string import ascii_uppercase

from xlsxwriter import Workbook

from bahasa.angka import TIDAK_ADA
from dokumen.gaya import TEKS_TABEL, TEKS_TENGAH
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.lembar_cepat import IsiSel
from dokumen.rekap_buku.rumus_sel import Alamat, formula_perubahan, formula_sum
from dokumen.rekap_buku.sel_angka import PemilihAngka
from dokumen.tinggi_baris import row_height
from sop.capaian import SERATUS, AturanCapaian, compute_capaian, compute_tahun, round_capaian
from sop.indikator import Akumulasi, Indikator, Nilai, Target
from sop.periode import NAMA_BAGIAN, Bagian
from sop.rekap import BarisRekap, Isian, Rekap

_SIAPA = (Kolom("No", 5), Kolom("Unit", 28), Kolom("Indikator", 48), Kolom("Satuan", 14))
_ANGKA = 18.0
_TEKS = 36.0
Isi = Callable[["_Penulis", BarisRekap, int], Sequence[IsiSel]]


def write_banding(buku: Workbook, kepala: Kepala) -> None:
    """The sheets there is something to say on."""
    tahun = kepala.rekap.periode.tahun
    for lembar in (
        _Lembar(
            "Akumulasi",
            "Akumulasi Tahun Berjalan sampai dengan",
            (*_names_of_quarters(kepala.rekap), f"s.d. {kepala.rekap.periode}", "Target tahun", "Capaian (%)"),
            _so_far,
            lambda baris: len(baris.triwulan) > 1 and any(nilai is not None for nilai in baris.triwulan),
        ),
        _Lembar(
            "Antar Tahun",
            "Perbandingan Antar Tahun",
            (f"Realisasi {tahun - 2}", f"Realisasi {tahun - 1}", f"Realisasi {kepala.rekap.periode}", "Perubahan (%)"),
            _over_years,
            lambda baris: baris.indikator.realisasi_n1 is not None or baris.indikator.realisasi_n2 is not None,
        ),
        _Lembar(
            "Renstra",
            "Perbandingan dengan Target Akhir Renstra",
            ("Target akhir Renstra", "Realisasi", "Capaian (%)"),
            lambda penulis, baris, nomor: penulis.against(baris, baris.indikator.target_renstra, nomor),
            lambda baris: baris.indikator.target_renstra is not None,
        ),
        _Lembar(
            "Standar Nasional",
            "Perbandingan dengan Standar Nasional",
            ("Standar nasional", "Realisasi", "Capaian (%)"),
            lambda penulis, baris, nomor: penulis.against(baris, baris.indikator.standar_nasional, nomor),
            lambda baris: baris.indikator.standar_nasional is not None,
        ),
        _Lembar(
            "Faktor",
            "Faktor Keberhasilan, Hambatan, dan Tindak Lanjut",
            ("Faktor pendorong", "Faktor penghambat", "Tindak lanjut"),
            lambda penulis, baris, _nomor: penulis.causes(baris),
            lambda baris: any(_causes(baris)),
            lebar=_TEKS,
        ),
    ):
        lembar.write(buku, kepala)


@dataclass(frozen=True, slots=True)
class _Lembar:
    """One sheet: what it is called, its columns after the first four, and which rows it has something to say on."""

    nama: str
    judul: str
    kolom: tuple[str, ...]
    isi: Isi
    ada: Callable[[BarisRekap], bool]
    lebar: float = _ANGKA

    def write(self, buku: Workbook, kepala: Kepala) -> None:
        """Nothing where no row has anything to say."""
        daftar = [baris for baris in kepala.rekap.daftar_baris if self.ada(baris)]
        if not daftar:
            return
        kolom = (*_SIAPA, *(Kolom(judul, self.lebar) for judul in self.kolom))
        lembar = begin_lembar(buku, kepala, self.nama, self.judul, kolom)
        lembar.freeze_panes(BARIS_JUDUL + 1, len(_SIAPA) - 1)
        penulis = _Penulis(buku, kepala.rekap)
        nomor = BARIS_JUDUL
        for urut, baris in enumerate(daftar, start=1):
            isi = [*penulis.who(urut, baris), *self.isi(penulis, baris, BARIS_JUDUL + 1 + urut)]
            teks = ((str(sel), satu.lebar) for (sel, _), satu in zip(isi, kolom, strict=True) if isinstance(sel, str))
            nomor = lembar.add_baris(isi, row_height(teks))
        lembar.autofilter(BARIS_JUDUL, 0, nomor, len(kolom) - 1)


class _Penulis:
    """Says what stands in the cells, with the formats that the rows share."""

    def __init__(self, buku: Workbook, rekap: Rekap) -> None:
        self.angka = PemilihAngka(buku)
        self.rekap = rekap
        self._teks = buku.add_format(TEKS_TABEL)
        self._tengah = buku.add_format(TEKS_TENGAH)

    def who(self, urut: int, baris: BarisRekap) -> list[IsiSel]:
        """Number, unit, indicator, unit of measurement."""
        indikator = baris.indikator
        return [
            (urut, self._tengah),
            (baris.unit_nama, self._teks),
            (f"{indikator.kode} {indikator.nama}", self._teks),
            (indikator.satuan, self._teks),
        ]

    def against(self, baris: BarisRekap, target: Target | None, nomor: int) -> list[IsiSel]:
        """A longer target, the realisasi, and how far it is reached; no triwulan's part of a sum is measured by it."""
        indikator, jenis = baris.indikator, baris.indikator.jenis
        realisasi = self.angka.choose_realisasi(baris.isian, jenis)
        return [
            self.angka.choose_target(target, jenis),
            realisasi,
            (TIDAK_ADA, self._tengah)
            if self._is_part(baris)
            else self._reached(indikator, target, baris, Alamat(f"E{nomor}", f"F{nomor}")),
        ]

    def causes(self, baris: BarisRekap) -> list[IsiSel]:
        """What helped, what hindered, what is done about it."""
        return [(teks or TIDAK_ADA, self._teks) for teks in _causes(baris)]

    def change(self, baris: BarisRekap, alamat: Alamat) -> IsiSel:
        """In percent of last year's, as a formula; a triwulan's part of a sum is not set against a whole year."""
        lalu, kini = baris.indikator.realisasi_n1, baris.isian.nilai if baris.isian else None
        if not isinstance(lalu, Decimal) or not isinstance(kini, Decimal) or not lalu or self._is_part(baris):
            return TIDAK_ADA, self._tengah
        persen = round_capaian((kini - lalu) * SERATUS / abs(lalu))
        jenis = baris.indikator.jenis
        if not self.angka.is_number(lalu, jenis) or not self.angka.is_computable(baris.isian, jenis):
            return self.angka.choose_persen(persen)
        return self.angka.choose_rumus(formula_perubahan(alamat), persen)

    def so_far(self, baris: BarisRekap, nomor: int) -> list[IsiSel]:
        """The triwulan, what they come to by the indicator's kind, and how much of the year's target that is."""
        indikator, jenis = baris.indikator, baris.indikator.jenis
        nilai = compute_tahun(baris.triwulan, indikator.akumulasi)
        kolom = [f"{ascii_uppercase[len(_SIAPA) + urut]}{nomor}" for urut in range(len(baris.triwulan) + 2)]
        jumlah = Isian(diketik="", nilai=nilai)
        target = indikator.target_tahun
        alamat = Alamat(target=kolom[-1], realisasi=kolom[-2])
        return [
            *(self.angka.choose_target(satu, jenis) for satu in baris.triwulan),
            self._sum_up(baris, nilai, kolom),
            self.angka.choose_target(target, jenis),
            self._reached(indikator, target, replace(baris, isian=jumlah), alamat),
        ]

    def _is_part(self, baris: BarisRekap) -> bool:
        return self.rekap.periode.bagian is not Bagian.TAHUN and baris.indikator.akumulasi is Akumulasi.JUMLAH

    def _sum_up(self, baris: BarisRekap, nilai: Nilai | None, kolom: Sequence[str]) -> IsiSel:
        """A formula where the triwulan are added up and each stands in its cell digit by digit."""
        jenis = baris.indikator.jenis
        hidup = all(isinstance(satu, Decimal) and self.angka.is_number(satu, jenis) for satu in baris.triwulan)
        if baris.indikator.akumulasi is Akumulasi.JUMLAH and hidup and isinstance(nilai, Decimal):
            return self.angka.choose_jumlah(formula_sum(kolom[0], kolom[len(baris.triwulan) - 1]), nilai, jenis)
        return self.angka.choose_target(nilai, jenis)

    def _reached(self, indikator: Indikator, target: Target | None, baris: BarisRekap, alamat: Alamat) -> IsiSel:
        nilai: Nilai | None = baris.isian.nilai if baris.isian else None
        capaian = compute_capaian(
            arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=AturanCapaian()
        )
        if capaian.nilai is None:
            return capaian.status.value, self._tengah
        return self.angka.choose_capaian(baris, target, capaian.nilai, alamat)


def _names_of_quarters(rekap: Rekap) -> tuple[str, ...]:
    jumlah = max((len(baris.triwulan) for baris in rekap.daftar_baris), default=0)
    return tuple(NAMA_BAGIAN[bagian] for bagian in tuple(Bagian)[:jumlah])


def _so_far(penulis: _Penulis, baris: BarisRekap, nomor: int) -> list[IsiSel]:
    return penulis.so_far(baris, nomor)


def _over_years(penulis: _Penulis, baris: BarisRekap, nomor: int) -> list[IsiSel]:
    indikator, jenis = baris.indikator, baris.indikator.jenis
    return [
        penulis.angka.choose_target(indikator.realisasi_n2, jenis),
        penulis.angka.choose_target(indikator.realisasi_n1, jenis),
        penulis.angka.choose_realisasi(baris.isian, jenis),
        penulis.change(baris, Alamat(target=f"F{nomor}", realisasi=f"G{nomor}")),
    ]


def _causes(baris: BarisRekap) -> tuple[str, str, str]:
    isian = baris.isian
    return (isian.faktor_pendorong, isian.faktor_penghambat, isian.tindak_lanjut) if isian else ("", "", "")
