"""The programmes behind a sasaran, and how their spending stands beside what was reached.

What one programme spent is never divided: where it serves several sasaran it is named in each and measured in none.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bahasa.bentuk import format_angka, format_nilai, format_persen
from dokumen.surat.bab_tiga.bahan import Alinea, Bagian, Catatan, Judul, Rumpang, Tabel
from dokumen.surat.bab_tiga.capaian import KOSONG
from dokumen.surat.tabel import KANAN, Kolom
from sop.anggaran import compute_efisiensi, compute_penyerapan, list_anggaran
from sop.indikator import Jenis
from sop.periode import Bagian as BagianTahun
from sop.rekap import BarisAnggaran, BarisRekap, Rekap
from sop.ringkasan import average_capaian

KOLOM = (
    Kolom("Program (indikator)", 3.1),
    Kolom("Pagu", 3.4, KANAN),
    Kolom("Realisasi", 3.4, KANAN),
    Kolom("Capaian (%)", 1.9, KANAN),
    Kolom("Penyerapan (%)", 2.5, KANAN),
    Kolom("Selisih", 1.7, KANAN),
)
RUMUS = (
    "Penyerapan = realisasi anggaran / pagu × 100. Selisih = capaian − penyerapan, dalam poin persen; capaian adalah "
    "rata-rata indikator program itu yang berkategori. Cara ini lazim dalam laporan kinerja dan tidak ditetapkan "
    "peraturan."
)


def list_program(rekap: Rekap) -> tuple[BarisAnggaran, ...]:
    """The rekap's budgets; where it has none, the programmes its indicators name, of which nothing was spent yet."""
    if rekap.daftar_anggaran:
        return rekap.daftar_anggaran
    nama = {baris.indikator.unit: baris.unit_nama for baris in rekap.daftar_baris}
    semua = list_anggaran(baris.indikator for baris in rekap.daftar_baris)
    return tuple(BarisAnggaran(anggaran=satu, unit_nama=nama[satu.unit], isian=None) for satu in semua)


def spent(satu: BarisAnggaran) -> Decimal | None:
    """What was spent in rupiah, None where it is not known."""
    nilai = satu.isian.nilai if satu.isian else None
    return nilai if isinstance(nilai, Decimal) else None


def program_name(satu: BarisAnggaran) -> str:
    """With its indicators, as one name may stand for several budgets."""
    return f"{satu.anggaran.program} ({', '.join(satu.anggaran.daftar_kode)})"


def say_program(daftar: Sequence[BarisRekap], rekap: Rekap, semua: Sequence[BarisAnggaran]) -> Iterator[Bagian]:
    """The programmes that serve these indicators, each with capaian, penyerapan and their difference."""
    yield Judul("Program pendukung dan efisiensi penggunaan sumber daya", 3)
    kode = {baris.indikator.kode for baris in daftar}
    milik = [satu for satu in semua if kode & set(satu.anggaran.daftar_kode)]
    if not milik:
        yield from _without_budget(daftar)
        return
    bersama = {program_name(satu): lain for satu in milik if (lain := _others(satu, kode, rekap))}
    baris = [_row(satu, daftar, bersama=program_name(satu) in bersama) for satu in milik]
    yield Tabel("Program pendukung, capaian, dan penyerapan anggaran", KOLOM, baris)
    yield Catatan(RUMUS)
    if rekap.periode.bagian is not BagianTahun.TAHUN:
        yield Catatan(f"Pagu adalah pagu setahun, sedangkan capaian diukur terhadap target {rekap.periode}.")
    for nama, lain in bersama.items():
        kata = " dan ".join(f"“{sasaran}”" for sasaran in lain)
        yield Alinea(
            f"{nama} juga mendukung sasaran {kata}. Belanjanya tidak dibagi, sehingga selisihnya tidak dihitung."
        )
    yield from _gaps(milik, daftar)


def _row(satu: BarisAnggaran, daftar: Sequence[BarisRekap], *, bersama: bool) -> tuple[str, ...]:
    pagu, belanja = satu.anggaran.pagu, spent(satu)
    penyerapan = compute_penyerapan(pagu, belanja)
    dilayani = [baris for baris in daftar if baris.indikator.kode in satu.anggaran.daftar_kode]
    capaian = None if bersama else average_capaian(dilayani)
    selisih = compute_efisiensi(capaian, penyerapan)
    return (
        program_name(satu),
        format_nilai(pagu, Jenis.RUPIAH),
        format_nilai(belanja, Jenis.RUPIAH),
        KOSONG if capaian is None else format_persen(capaian),
        KOSONG if penyerapan is None else format_persen(penyerapan),
        KOSONG if selisih is None else format_angka(selisih, desimal=2),
    )


def _others(satu: BarisAnggaran, kode: set[str], rekap: Rekap) -> tuple[str, ...]:
    """The other sasaran that a programme serves."""
    lain = set(satu.anggaran.daftar_kode) - kode
    return tuple(dict.fromkeys(baris.indikator.sasaran for baris in rekap.daftar_baris if baris.indikator.kode in lain))


def _without_budget(daftar: Sequence[BarisRekap]) -> Iterator[Bagian]:
    nama = dict.fromkeys(baris.indikator.program for baris in daftar if baris.indikator.program)
    if nama:
        yield Alinea(f"Program pendukung: {'; '.join(nama)}.")
    yield Rumpang("pagu dan realisasi anggaran program sasaran ini" if nama else "program yang mendukung sasaran ini")


def _gaps(milik: Sequence[BarisAnggaran], daftar: Sequence[BarisRekap]) -> Iterator[Bagian]:
    """Programmes named by an indicator without a pagu, spending that is not known, and the words on efficiency."""
    tercatat = {kode for satu in milik for kode in satu.anggaran.daftar_kode}
    for baris in daftar:
        indikator = baris.indikator
        if indikator.program and indikator.kode not in tercatat:
            yield Rumpang(f"pagu {indikator.program} untuk {indikator.kode}")
    if tanpa := [program_name(satu) for satu in milik if spent(satu) is None]:
        yield Rumpang(f"realisasi anggaran {'; '.join(tanpa)}")
    yield Rumpang("penjelasan efisiensi penggunaan sumber daya sasaran ini")
