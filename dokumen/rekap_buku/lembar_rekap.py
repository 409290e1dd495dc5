"""Sheet Rekap: the usual table of a Laporan Kinerja, and the rule of the categories below it."""

from decimal import Decimal
from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bahasa.bentuk import format_persen
from dokumen.buku_baru import write_teks
from dokumen.gaya import JUDUL_KECIL, TEKS_BEBAS, TEKS_TABEL, TEKS_TENGAH, warna_kategori
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.lembar_cepat import IsiSel
from dokumen.rekap_buku.rumus_sel import Alamat
from dokumen.rekap_buku.sel_angka import PemilihAngka
from dokumen.tinggi_baris import row_height
from sop.capaian import Capaian, round_capaian
from sop.indikator import Arah, Rumus
from sop.rekap import BarisRekap, Rekap

KOLOM = (
    Kolom("No", 5),
    Kolom("Unit", 24),
    Kolom("Sasaran", 32),
    Kolom("Indikator", 42),
    Kolom("Satuan", 12),
    Kolom("Target", 16),
    Kolom("Realisasi", 16),
    Kolom("Capaian (%)", 13),
    Kolom("Kategori", 16),
    Kolom("Keterangan", 34),
)
_LEBAR = [satu.lebar for satu in KOLOM]
_MENENTUKAN_TINGGI = (0, 1, 2, 3, 4, 9)


def write_lembar_rekap(buku: Workbook, kepala: Kepala) -> None:
    """Units keep the order of the rekap; the table can be filtered."""
    lembar = begin_lembar(buku, kepala, "Rekap", "Rekap Capaian Kinerja", KOLOM)
    pemilih = _PemilihSel(buku, kepala.rekap)
    for urut, baris in enumerate(kepala.rekap.daftar_baris, start=1):
        sel = pemilih.choose(urut, baris)
        teks = ((str(isi), _LEBAR[posisi]) for posisi, (isi, _) in enumerate(sel) if posisi in _MENENTUKAN_TINGGI)
        lembar.add_baris(sel, row_height(teks))
    akhir = BARIS_JUDUL + len(kepala.rekap.daftar_baris)
    lembar.autofilter(BARIS_JUDUL, 0, max(akhir, BARIS_JUDUL + 1), len(KOLOM) - 1)
    lembar.freeze_panes(BARIS_JUDUL + 1, 4)
    _write_aturan(buku, lembar, akhir + 2, kepala.rekap.aturan)


class _PemilihSel:
    """Says what stands in the cells of a row, with the formats that the rows share."""

    def __init__(self, buku: Workbook, rekap: Rekap) -> None:
        self._batas = _find_batas(rekap)
        self._teks = buku.add_format(TEKS_TABEL)
        self._tengah = buku.add_format(TEKS_TENGAH)
        self._angka = PemilihAngka(buku)
        self._kategori = cache(lambda nama: buku.add_format(TEKS_TENGAH | warna_kategori(nama)))

    def choose(self, urut: int, baris: BarisRekap) -> list[IsiSel]:
        """The cells of the row `urut`, counted from 1 below the headings."""
        nomor = BARIS_JUDUL + 1 + urut
        indikator, capaian, jenis = baris.indikator, baris.capaian, baris.indikator.jenis
        target = self._angka.choose_target(baris.target, jenis)
        realisasi = self._angka.choose_realisasi(baris.isian, jenis)
        return [
            (urut, self._tengah),
            (baris.unit_nama, self._teks),
            (indikator.sasaran, self._teks),
            (f"{indikator.kode} {indikator.nama}", self._teks),
            (indikator.satuan, self._teks),
            target,
            realisasi,
            self._choose_capaian(baris, nomor),
            (capaian.kategori or "–", self._kategori(capaian.kategori)),
            (_remark(baris), self._teks),
        ]

    def _choose_capaian(self, baris: BarisRekap, nomor: int) -> IsiSel:
        if baris.capaian.nilai is None:
            return baris.capaian.status.value, self._tengah
        alamat = Alamat(target=f"F{nomor}", realisasi=f"G{nomor}")
        return self._angka.choose_capaian(baris, baris.target, baris.capaian.nilai, alamat, self._batas)


def _find_batas(rekap: Rekap) -> Decimal | None:
    """The office's cap, where it told on any figure."""
    semua = (baris.capaian for baris in rekap.daftar_baris)
    return next((satu.nilai for satu in semua if satu.mentah is not None and _is_capped(satu)), None)


def _is_capped(capaian: Capaian) -> bool:
    return capaian.mentah is not None and round_capaian(capaian.mentah) != capaian.nilai


def _remark(baris: BarisRekap) -> str:
    """What a reader of the percentage has to know beside it."""
    capaian = baris.capaian
    bagian = []
    if capaian.alasan:
        bagian.append(capaian.alasan)
    if baris.indikator.arah is Arah.RENDAH:
        bagian.append(f"Makin rendah makin baik, rumus {(baris.indikator.rumus or Rumus.A).value}.")
    if capaian.mentah is not None and _is_capped(capaian):
        bagian.append(f"Sebelum dibatasi {format_persen(capaian.mentah)}.")
    if baris.isian is None:
        bagian.append(f"Belum diisi. Alasan unit: {baris.lewat}" if baris.lewat else "Belum diisi.")
    elif baris.isian.nilai is None:
        bagian.append(f"Tertulis: {baris.isian.diketik}")
    return " ".join(bagian)


def _write_aturan(buku: Workbook, lembar: Worksheet, nomor: int, aturan: str) -> None:
    write_teks(lembar, nomor, 0, "Aturan", buku.add_format(JUDUL_KECIL))
    teks = buku.add_format(TEKS_BEBAS)
    lembar.merge_range(nomor + 1, 0, nomor + 1, len(KOLOM) - 1, "", teks)
    write_teks(lembar, nomor + 1, 0, aturan, teks)
    lembar.set_row(nomor + 1, row_height([(aturan, sum(_LEBAR))]))
