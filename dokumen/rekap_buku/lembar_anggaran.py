"""Sheets on money: the programmes behind each sasaran, what they spent of their pagu, and capaian beside spending.

Permen PANRB 53/2014 asks for all three. A programme that serves several indicators stands once, undivided.
"""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from xlsxwriter import Workbook

from bahasa.angka import TIDAK_ADA
from dokumen.buku_baru import write_teks
from dokumen.gaya import KELOMPOK, TEKS_BEBAS, TEKS_TABEL, TEKS_TENGAH, warna_kategori
from dokumen.rekap_buku.kepala import BARIS_JUDUL, Kepala, Kolom, begin_lembar
from dokumen.rekap_buku.lembar_cepat import IsiSel
from dokumen.rekap_buku.rumus_sel import Alamat, formula_penyerapan, formula_selisih, formula_sisa, formula_sum
from dokumen.rekap_buku.sel_angka import PemilihAngka
from dokumen.tinggi_baris import row_height
from sop.anggaran import compute_efisiensi, compute_penyerapan
from sop.capaian import round_capaian
from sop.indikator import Jenis
from sop.kategori import LUAS
from sop.rekap import BarisAnggaran, Rekap
from sop.ringkasan import summarize_baris

_SIAPA = (Kolom("No", 5), Kolom("Unit", 28), Kolom("Program", 48), Kolom("Indikator", 26))
_ANGKA = 20.0
_KOLOM_PROGRAM = (
    Kolom("No", 5),
    Kolom("Sasaran", 34),
    Kolom("Program", 34),
    Kolom("Unit", 26),
    Kolom("Indikator", 42),
    Kolom("Capaian (%)", 13),
    Kolom("Kategori", 16),
)
_CATATAN_EFISIENSI = (
    "Selisih adalah rata-rata capaian indikator dikurangi penyerapan anggaran programnya, dalam poin persen. "
    "Di atas nol berarti capaian lebih besar daripada penyerapan. Penilaian efisiensi ditulis oleh penyusun laporan."
)


def write_anggaran(buku: Workbook, kepala: Kepala) -> None:
    """The sheets there is something to say on."""
    rekap = kepala.rekap
    if any(baris.indikator.program for baris in rekap.daftar_baris):
        _write_program(buku, kepala)
    if any(_spent(baris) is not None for baris in rekap.daftar_anggaran):
        _write_efisiensi(buku, kepala)
    if rekap.daftar_anggaran:
        _write_penyerapan(buku, kepala)


def _write_program(buku: Workbook, kepala: Kepala) -> None:
    lembar = begin_lembar(buku, kepala, "Program", "Program yang Mendukung Sasaran", _KOLOM_PROGRAM)
    lembar.freeze_panes(BARIS_JUDUL + 1, 2)
    teks, tengah, angka = buku.add_format(TEKS_TABEL), buku.add_format(TEKS_TENGAH), PemilihAngka(buku)
    warna = {nama: buku.add_format(TEKS_TENGAH | warna_kategori(nama)) for nama in _daftar_kategori(kepala.rekap)}
    urut_sasaran = {baris.indikator.sasaran: None for baris in kepala.rekap.daftar_baris}
    letak = {sasaran: nomor for nomor, sasaran in enumerate(urut_sasaran)}
    berprogram = [baris for baris in kepala.rekap.daftar_baris if baris.indikator.program]
    nomor = BARIS_JUDUL
    for urut, baris in enumerate(sorted(berprogram, key=lambda satu: letak[satu.indikator.sasaran]), start=1):
        indikator, capaian = baris.indikator, baris.capaian
        kata = (indikator.sasaran, indikator.program, baris.unit_nama, f"{indikator.kode} {indikator.nama}")
        isi: list[IsiSel] = [
            (urut, tengah),
            *((satu, teks) for satu in kata),
            (capaian.status.value, tengah) if capaian.nilai is None else angka.choose_persen(capaian.nilai),
            (capaian.kategori or TIDAK_ADA, warna[capaian.kategori]),
        ]
        nomor = lembar.add_baris(isi, _height(isi, _KOLOM_PROGRAM))
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(_KOLOM_PROGRAM) - 1)


def _write_efisiensi(buku: Workbook, kepala: Kepala) -> None:
    kolom = (
        *_SIAPA,
        *(Kolom(judul, _ANGKA) for judul in ("Rata-rata capaian (%)", "Penyerapan (%)", "Selisih (poin)")),
    )
    lembar = begin_lembar(buku, kepala, "Efisiensi", "Efisiensi Penggunaan Anggaran", kolom)
    lembar.freeze_panes(BARIS_JUDUL + 1, 3)
    penulis, nomor = _Penulis(buku, kepala.rekap), BARIS_JUDUL
    for urut, baris in enumerate(kepala.rekap.daftar_anggaran, start=1):
        isi = [*penulis.who(urut, baris), *penulis.efficiency(baris, BARIS_JUDUL + 1 + urut)]
        nomor = lembar.add_baris(isi, _height(isi, kolom))
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(kolom) - 1)
    catatan = buku.add_format(TEKS_BEBAS)
    lembar.merge_range(nomor + 2, 0, nomor + 2, len(kolom) - 1, "", catatan)
    write_teks(lembar, nomor + 2, 0, _CATATAN_EFISIENSI, catatan)
    lembar.set_row(nomor + 2, row_height([(_CATATAN_EFISIENSI, sum(satu.lebar for satu in kolom))]))


def _write_penyerapan(buku: Workbook, kepala: Kepala) -> None:
    kolom = (*_SIAPA, *(Kolom(judul, _ANGKA) for judul in ("Pagu", "Realisasi", "Penyerapan (%)", "Sisa")))
    lembar = begin_lembar(buku, kepala, "Anggaran", "Realisasi Anggaran", kolom)
    lembar.freeze_panes(BARIS_JUDUL + 1, 3)
    penulis, nomor = _Penulis(buku, kepala.rekap), BARIS_JUDUL
    for urut, baris in enumerate(kepala.rekap.daftar_anggaran, start=1):
        isi = [*penulis.who(urut, baris), *penulis.spending(baris, BARIS_JUDUL + 1 + urut)]
        nomor = lembar.add_baris(isi, _height(isi, kolom))
    lembar.autofilter(BARIS_JUDUL, 0, nomor, len(kolom) - 1)
    isi = penulis.total(kepala.rekap.daftar_anggaran, nomor + 1)
    lembar.add_baris(isi, _height(isi, kolom))


class _Penulis:
    """Says what stands in the cells, with the formats that the rows share."""

    def __init__(self, buku: Workbook, rekap: Rekap) -> None:
        self._angka = PemilihAngka(buku)
        self._teks, self._tengah = buku.add_format(TEKS_TABEL), buku.add_format(TEKS_TENGAH)
        self._jumlah = buku.add_format(KELOMPOK)
        self._by_kode = {baris.indikator.kode: baris for baris in rekap.daftar_baris}

    def who(self, urut: int, baris: BarisAnggaran) -> list[IsiSel]:
        """Number, unit, programme, and which indicators it serves."""
        kata = (baris.unit_nama, baris.anggaran.program, ", ".join(baris.anggaran.daftar_kode))
        return [(urut, self._tengah), *((satu, self._teks) for satu in kata)]

    def spending(self, baris: BarisAnggaran, nomor: int) -> list[IsiSel]:
        """Pagu, realisasi, how much of it that is, and what is left."""
        pagu, belanja = baris.anggaran.pagu, _spent(baris)
        awal = [self._angka.choose_target(pagu, Jenis.RUPIAH), self._angka.choose_target(belanja, Jenis.RUPIAH)]
        if belanja is None:
            return [*awal, (_why_unknown(baris), self._tengah), (TIDAK_ADA, self._tengah)]
        alamat = Alamat(target=f"E{nomor}", realisasi=f"F{nomor}")
        hidup = self._is_number(pagu) and self._is_number(belanja)
        terserap = compute_penyerapan(pagu, belanja)
        persen = None if terserap is None else round_capaian(terserap)
        return [
            *awal,
            (TIDAK_ADA, self._tengah)
            if persen is None
            else self._percent(formula_penyerapan(alamat), persen, hidup=hidup),
            self._rupiah(formula_sisa(alamat), pagu - belanja, hidup=hidup),
        ]

    def efficiency(self, baris: BarisAnggaran, nomor: int) -> list[IsiSel]:
        """The average capaian of its indicators, its spending, and the difference."""
        milik = tuple(self._by_kode[kode] for kode in baris.anggaran.daftar_kode if kode in self._by_kode)
        rerata = summarize_baris(milik).rerata
        terserap = compute_penyerapan(baris.anggaran.pagu, _spent(baris))
        persen = None if terserap is None else round_capaian(terserap)
        beda = compute_efisiensi(rerata, persen)
        kosong: IsiSel = (TIDAK_ADA, self._tengah)
        return [
            kosong if rerata is None else self._angka.choose_persen(rerata),
            kosong if persen is None else self._angka.choose_persen(persen),
            kosong if beda is None else self._percent(formula_selisih(f"E{nomor}", f"F{nomor}"), beda, hidup=True),
        ]

    def total(self, daftar: Sequence[BarisAnggaran], akhir: int) -> list[IsiSel]:
        """Sums, a percentage only where every programme said what it spent; `akhir` is the last row's number."""
        with localcontext(LUAS):
            pagu = sum((baris.anggaran.pagu for baris in daftar), Decimal(0))
            semua = [_spent(baris) for baris in daftar]
            diketahui = [satu for satu in semua if satu is not None]
            belanja = sum(diketahui, Decimal(0))
        hidup = all(self._is_number(baris.anggaran.pagu) for baris in daftar) and all(map(self._is_number, diketahui))
        awal, nomor = BARIS_JUDUL + 2, akhir + 1
        kurang = len(semua) - len(diketahui)
        terserap = None if kurang else compute_penyerapan(pagu, belanja)
        alamat = Alamat(target=f"E{nomor}", realisasi=f"F{nomor}")
        return [
            *(
                (kata, self._jumlah)
                for kata in ("", "Jumlah", "", f"{kurang} program belum melaporkan" if kurang else "")
            ),
            self._rupiah(formula_sum(f"E{awal}", f"E{akhir}"), pagu, hidup=hidup),
            self._rupiah(formula_sum(f"F{awal}", f"F{akhir}"), belanja, hidup=hidup),
            (TIDAK_ADA, self._tengah)
            if terserap is None
            else self._percent(formula_penyerapan(alamat), round_capaian(terserap), hidup=hidup),
            (TIDAK_ADA, self._tengah) if kurang else self._rupiah(formula_sisa(alamat), pagu - belanja, hidup=hidup),
        ]

    def _is_number(self, angka: Decimal) -> bool:
        return self._angka.is_number(angka, Jenis.RUPIAH)

    def _percent(self, rumus: str, persen: Decimal, *, hidup: bool) -> IsiSel:
        return self._angka.choose_rumus(rumus, persen) if hidup else self._angka.choose_persen(persen)

    def _rupiah(self, rumus: str, angka: Decimal, *, hidup: bool) -> IsiSel:
        return (
            self._angka.choose_jumlah(rumus, angka, Jenis.RUPIAH)
            if hidup
            else self._angka.choose_target(angka, Jenis.RUPIAH)
        )


def _spent(baris: BarisAnggaran) -> Decimal | None:
    nilai = baris.isian.nilai if baris.isian else None
    return nilai if isinstance(nilai, Decimal) else None


def _why_unknown(baris: BarisAnggaran) -> str:
    return "Belum diisi" if baris.isian is None else "Tidak ada data"


def _daftar_kategori(rekap: Rekap) -> set[str]:
    return {baris.capaian.kategori for baris in rekap.daftar_baris}


def _height(isi: Sequence[IsiSel], kolom: Sequence[Kolom]) -> float:
    return row_height((sel, satu.lebar) for (sel, _), satu in zip(isi, kolom, strict=True) if isinstance(sel, str))
