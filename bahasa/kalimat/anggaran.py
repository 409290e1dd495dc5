"""Step 7: what the unit's programmes spent, asked one by one after the indicators."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from bahasa.bentuk import format_nilai, format_persen, terbilang
from bahasa.kalimat.isian import CONTOH
from sop.anggaran import Anggaran, compute_penyerapan
from sop.indikator import Jenis
from sop.kewajaran import Lalu
from sop.rekap import Isian

DILEWATI = Markup("Realisasi anggaran dilewati.")
BERGANTI = Markup("Program yang ditanyakan telah berubah dalam data instansi.")
KURANG_DARI_NOL = "Realisasi anggaran kurang dari nol. Mohon tulis nol atau lebih."


@dataclass(frozen=True, slots=True, kw_only=True)
class LetakAnggaran:
    """Which programme is asked, which of how many, and what is known of it."""

    anggaran: Anggaran
    urut: int
    jumlah: int
    periode: str
    lalu: Lalu | None = None


def kemajuan(terisi: int, jumlah: int) -> Markup:
    """Below the unit's summary: how far the programmes are."""
    return Markup("Realisasi anggaran: {} dari {} program terisi.").format(terisi, jumlah)


def tanya(letak: LetakAnggaran, semula: Isian | None) -> Markup:
    """The question, with the pagu and what had been spent before."""
    anggaran = letak.anggaran
    baris = [
        Markup("<b>Berapa realisasi anggaran program ini?</b> ({}/{})").format(letak.urut, letak.jumlah),
        Markup("{} ({})").format(anggaran.program, ", ".join(anggaran.daftar_kode)),
        Markup("Pagu: {} · dihitung sampai dengan {}").format(_rupiah(anggaran.pagu), letak.periode),
    ]
    if letak.lalu is not None:
        baris.append(
            Markup("Sebelumnya: {} {}").format(letak.lalu.sebutan, format_nilai(letak.lalu.nilai, Jenis.RUPIAH))
        )
    if semula is not None:
        sekarang = "tidak ada data" if semula.nilai is None else format_nilai(semula.nilai, Jenis.RUPIAH)
        baris.append(Markup("Isian sekarang: <b>{}</b>. Lewati untuk mempertahankannya.").format(sekarang))
    contoh = Markup("Contoh: {}. Bila tidak ada, tulis: tidak ada data.").format(CONTOH[Jenis.RUPIAH])
    return Markup("\n").join([*baris, contoh])


def tercatat(anggaran: Anggaran, nilai: Decimal | None) -> Markup:
    """The echo: in figures, in words, and how much of the pagu that is."""
    if nilai is None:
        return Markup("Tercatat untuk {}: tidak ada data realisasi anggaran.").format(anggaran.program)
    terserap = compute_penyerapan(anggaran.pagu, nilai)
    sebut = "" if terserap is None else f" Terserap {format_persen(terserap)} dari pagu."
    return Markup("Tercatat: <b>{}</b> ({}).{}").format(_rupiah(nilai), terbilang(nilai, Jenis.RUPIAH), sebut)


def _rupiah(angka: Decimal) -> str:
    return format_nilai(angka, Jenis.RUPIAH)
