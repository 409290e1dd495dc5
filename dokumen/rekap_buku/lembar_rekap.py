"""Sheet Rekap: the usual table of a Laporan Kinerja, the summary of each unit, and the rule of the categories."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bahasa.bentuk import format_persen
from dokumen.buku_baru import write_teks
from dokumen.gaya import JUDUL_KECIL, TEKS_BEBAS, TEKS_TABEL, TEKS_TENGAH, warna_kategori
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.lembar_ringkasan import write_ringkasan
from dokumen.rekap_buku.sel_angka import PenulisAngka
from dokumen.tinggi_baris import row_height
from sop.capaian import Status, round_capaian
from sop.indikator import Arah, Rumus
from sop.rekap import BarisRekap

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
_KATEGORI = 8


def write_lembar_rekap(buku: Workbook, kepala: Kepala) -> None:
    """Units keep the order of the rekap; the table can be filtered, the summary stands below it."""
    lembar = begin_lembar(buku, kepala, "Rekap", "Rekap Capaian Kinerja", KOLOM)
    penulis = _PenulisBaris(buku, lembar)
    for urut, baris in enumerate(kepala.rekap.daftar_baris, start=1):
        penulis.write(BARIS_JUDUL + urut, urut, baris)
    akhir = BARIS_JUDUL + len(kepala.rekap.daftar_baris)
    lembar.autofilter(BARIS_JUDUL, 0, max(akhir, BARIS_JUDUL + 1), len(KOLOM) - 1)
    lembar.freeze_panes(BARIS_JUDUL + 1, 4)
    akhir = write_ringkasan(buku, lembar, kepala.rekap, akhir + 2)
    _write_aturan(buku, lembar, akhir + 1, kepala.rekap.aturan)


class _PenulisBaris:
    """Writes the rows of the table with the formats they share."""

    def __init__(self, buku: Workbook, lembar: Worksheet) -> None:
        self._buku = buku
        self._lembar = lembar
        self._teks = buku.add_format(TEKS_TABEL)
        self._tengah = buku.add_format(TEKS_TENGAH)
        self._angka = PenulisAngka(buku)

    def write(self, nomor: int, urut: int, baris: BarisRekap) -> None:
        indikator, lembar = baris.indikator, self._lembar
        teks = (str(urut), baris.unit_nama, indikator.sasaran, f"{indikator.kode} {indikator.nama}", indikator.satuan)
        keterangan = _remark(baris)
        lembar.write_number(nomor, 0, urut, self._tengah)
        for posisi, isi in enumerate(teks[1:], start=1):
            write_teks(lembar, nomor, posisi, isi, self._teks)
        self._angka.write_target(lembar, nomor, 5, baris.target, indikator.jenis)
        self._angka.write_target(lembar, nomor, 6, baris.isian.nilai if baris.isian else None, indikator.jenis)
        self._write_capaian(nomor, baris)
        write_teks(lembar, nomor, 9, keterangan, self._teks)
        sebaris = zip((*teks, keterangan), (*_LEBAR[:5], _LEBAR[9]), strict=True)
        lembar.set_row(nomor, row_height(sebaris))

    def _write_capaian(self, nomor: int, baris: BarisRekap) -> None:
        capaian = baris.capaian
        if capaian.nilai is None:
            write_teks(self._lembar, nomor, 7, capaian.status.value, self._tengah)
        else:
            self._angka.write_persen(self._lembar, nomor, 7, capaian.nilai)
        gaya = self._buku.add_format(TEKS_TENGAH | warna_kategori(capaian.kategori))
        write_teks(self._lembar, nomor, _KATEGORI, capaian.kategori or "–", gaya)


def _remark(baris: BarisRekap) -> str:
    """What a reader of the percentage has to know beside it."""
    capaian = baris.capaian
    bagian = []
    if capaian.status is not Status.DIHITUNG:
        bagian.append(capaian.alasan)
    if baris.indikator.arah is Arah.RENDAH:
        bagian.append(f"Makin rendah makin baik, rumus {(baris.indikator.rumus or Rumus.A).value}.")
    if capaian.mentah is not None and round_capaian(capaian.mentah) != capaian.nilai:
        bagian.append(f"Sebelum dibatasi {format_persen(capaian.mentah)}.")
    if baris.isian is None:
        bagian.append("Belum diisi.")
    elif baris.isian.nilai is None:
        bagian.append(f"Tertulis: {baris.isian.diketik}")
    return " ".join(bagian)


def _write_aturan(buku: Workbook, lembar: Worksheet, nomor: int, aturan: str) -> None:
    write_teks(lembar, nomor, 0, "Aturan", buku.add_format(JUDUL_KECIL))
    teks = buku.add_format(TEKS_BEBAS)
    lembar.merge_range(nomor + 1, 0, nomor + 1, len(KOLOM) - 1, "", teks)
    write_teks(lembar, nomor + 1, 0, aturan, teks)
    lembar.set_row(nomor + 1, row_height([(aturan, sum(_LEBAR))]))
