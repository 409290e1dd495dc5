"""Sheet Rincian: everything else Bab III asks of each indicator, one fact a row so that it can be filtered by fact."""

from collections.abc import Iterator
from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from bahasa.bentuk import format_nilai, format_target, format_waktu
from dokumen.gaya import KELOMPOK, TEKS_TABEL
from dokumen.kata_rumus import describe_arah
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.lembar_cepat import AwalBaris, LembarCepat
from dokumen.tinggi_baris import BARIS_MAKS, count_lines, lines_height, split_tall
from sop.indikator import Indikator, Jenis
from sop.rekap import BarisRekap, Isian, Rekap

KOLOM = (Kolom("No", 5), Kolom("Kode", 15), Kolom("Unit", 38), Kolom("Butir", 28), Kolom("Isi", 100))
_BELUM = "–"
_LEBAR_JUDUL, _LEBAR_ISI = (satu.lebar for satu in KOLOM[3:])

Siapa = tuple[str, str, str]  # number, kode, unit
Butir = tuple[str, str]


def write_rincian(buku: Workbook, kepala: Kepala) -> None:
    """A shaded row names each indicator; what is not known is left out, what was asked and not given is a dash."""
    lembar = begin_lembar(buku, kepala, "Rincian", "Rincian Data Kinerja", KOLOM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 0)
    pita, teks = buku.add_format(KELOMPOK), buku.add_format(TEKS_TABEL)
    nomor = BARIS_JUDUL
    for urut, baris in enumerate(kepala.rekap.daftar_baris, start=1):
        penulis = _PenulisButir(lembar, (str(urut), baris.indikator.kode, baris.unit_nama))
        nomor = penulis.write(("Indikator", baris.indikator.nama), pita)
        for butir in _facts(baris, kepala.rekap):
            nomor = penulis.write(butir, teks)
    lembar.autofilter(BARIS_JUDUL, 0, max(nomor, BARIS_JUDUL + 1), len(KOLOM) - 1)


class _PenulisButir:
    """Writes the facts of one indicator, each beside what tells which indicator it is."""

    def __init__(self, lembar: LembarCepat, siapa: Siapa) -> None:
        self._lembar = lembar
        self._siapa = siapa
        self._awal: dict[Format, AwalBaris] = {}
        self._garis = max(count_lines(teks, kolom.lebar) for teks, kolom in zip(siapa, KOLOM, strict=False))

    def write(self, butir: Butir, gaya: Format) -> int:
        """On as many rows as it needs; the number of the last, counted from 0."""
        judul, isi = butir
        garis = count_lines(isi, _LEBAR_ISI)
        if garis <= BARIS_MAKS:
            return self._write_row(butir, garis, gaya)
        return [
            self._write_row((judul, potongan), count_lines(potongan, _LEBAR_ISI), gaya)
            for potongan in split_tall(isi, _LEBAR_ISI)
        ][-1]

    def _write_row(self, butir: Butir, garis: int, gaya: Format) -> int:
        awal = self._awal.get(gaya) or self._awal.setdefault(gaya, self._lembar.make_awal(self._siapa, gaya))
        tinggi = lines_height(max(self._garis, _count_judul(butir[0]), garis))
        return self._lembar.add_teks(butir, gaya, tinggi, awal)


@cache
def _count_judul(judul: str) -> int:
    return count_lines(judul, _LEBAR_JUDUL)


def _facts(baris: BarisRekap, rekap: Rekap) -> Iterator[Butir]:
    semua = (
        *_about_isian(baris.isian, rekap.zona),
        ("Alasan tidak diisi", baris.lewat),
        *_about_indikator(baris.indikator, rekap.periode.tahun),
    )
    return ((judul, isi) for judul, isi in semua if isi)


def _about_isian(isian: Isian | None, zona: str) -> Iterator[Butir]:
    if isian is None:
        yield "Realisasi (diketik)", "belum diisi"
        return
    yield "Realisasi (diketik)", isian.diketik
    yield "Keterangan realisasi", isian.keterangan
    yield "Pembilang", isian.pembilang
    yield "Penyebut", isian.penyebut
    yield "Faktor pendorong", isian.faktor_pendorong or _BELUM
    yield "Faktor penghambat", isian.faktor_penghambat or _BELUM
    yield "Tindak lanjut", isian.tindak_lanjut or _BELUM
    yield "Bukti dukung", "\n".join(isian.bukti) or _BELUM
    yield "Diisi oleh", isian.diisi_oleh
    yield "Diisi pada", format_waktu(isian.diisi_pada, zona) if isian.diisi_pada else ""


def _about_indikator(indikator: Indikator, tahun: int) -> Iterator[Butir]:
    jenis = indikator.jenis
    for judul, nilai in (
        (f"Realisasi {tahun - 1}", indikator.realisasi_n1),
        (f"Realisasi {tahun - 2}", indikator.realisasi_n2),
    ):
        yield judul, "" if nilai is None else format_nilai(nilai, jenis, indikator.satuan)
    for judul, target in (
        (f"Target tahun {tahun}", indikator.target_tahun),
        ("Target akhir Renstra", indikator.target_renstra),
        ("Standar nasional", indikator.standar_nasional),
    ):
        yield judul, "" if target is None else format_target(target, jenis, indikator.satuan)
    yield "Arah dan rumus", describe_arah(indikator)
    yield "Definisi operasional", indikator.definisi
    yield "Sumber data", indikator.sumber_data
    yield "Program", indikator.program
    yield "Pagu", "" if indikator.pagu is None else format_nilai(indikator.pagu, Jenis.RUPIAH)
