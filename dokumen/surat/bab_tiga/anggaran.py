"""Part B: what each programme was given and spent; the total counts only those whose spending is known."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bahasa.bentuk import format_nilai, format_persen
from dokumen.surat.bab_tiga.bahan import Bagian, Catatan, Judul, Rumpang, Tabel
from dokumen.surat.bab_tiga.capaian import KOSONG
from dokumen.surat.bab_tiga.program import program_name, spent
from dokumen.surat.tabel import KANAN, TENGAH, Kolom
from sop.anggaran import compute_penyerapan
from sop.indikator import Jenis
from sop.rekap import BarisAnggaran, Rekap

KOLOM = (
    Kolom("No.", 0.95, TENGAH),
    Kolom("Program (indikator)", 3.1),
    Kolom("Unit", 2.75),
    Kolom("Pagu", 3.35, KANAN),
    Kolom("Realisasi", 3.35, KANAN),
    Kolom("Penyerapan (%)", 2.5, KANAN),
)


def say_anggaran(rekap: Rekap, daftar: Sequence[BarisAnggaran]) -> Iterator[Bagian]:
    """The table and its total."""
    yield Judul("B. Realisasi Anggaran", 1)
    if not daftar:
        yield Rumpang("pagu dan realisasi anggaran; rekap ini tidak memuat anggaran program")
        return
    baris = [_row(f"{nomor}.", satu) for nomor, satu in enumerate(daftar, start=1)]
    tercatat = [(satu.anggaran.pagu, belanja) for satu in daftar if (belanja := spent(satu)) is not None]
    if tercatat:
        pagu, belanja = (sum(deret, Decimal(0)) for deret in zip(*tercatat, strict=True))
        baris.append(("", f"Jumlah {len(tercatat)} baris yang realisasinya tercatat", "", *_amounts(pagu, belanja)))
    yield Tabel(f"Pagu dan realisasi anggaran, {rekap.periode}", KOLOM, baris)
    if tanpa := [program_name(satu) for satu in daftar if spent(satu) is None]:
        yield Catatan(f"Tidak masuk jumlah karena realisasinya belum tercatat: {'; '.join(tanpa)}.")
        yield Rumpang(f"realisasi anggaran {len(tanpa)} baris yang belum tercatat")
    yield Rumpang("penjelasan realisasi anggaran")


def _row(nomor: str, satu: BarisAnggaran) -> tuple[str, ...]:
    return (nomor, program_name(satu), satu.unit_nama, *_amounts(satu.anggaran.pagu, spent(satu)))


def _amounts(pagu: Decimal, belanja: Decimal | None) -> tuple[str, str, str]:
    penyerapan = compute_penyerapan(pagu, belanja)
    return (
        format_nilai(pagu, Jenis.RUPIAH),
        format_nilai(belanja, Jenis.RUPIAH),
        KOSONG if penyerapan is None else format_persen(penyerapan),
    )
