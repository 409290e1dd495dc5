"""A workbook's rows beside (banding) what was entered before: what differs, what is odd, and what would be kept."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bahasa.kalimat import berkas as kalimat
from bahasa.kalimat.isian import BarisRingkas
from dokumen.format_isian import BarisFormat, HasilFormat
from handlers.isian.keadaan import BUKTI, KeadaanIndikator, read_anggaran, read_unit
from handlers.isian.kewajaran import budget_oddities, look_at, oddities
from handlers.isian.simpan import WAJAR, Periksa, keep_row
from handlers.turn import Turn
from sop.anggaran import Anggaran
from sop.angka import Terbaca, TidakAda
from sop.capaian import compute_capaian
from sop.kewajaran import Temuan
from sop.periode import Periode
from sop.rekap import BarisAnggaran, Isian
from storage.siklus import TugasTersimpan

_NARASI = ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDibanding:
    """A row as it would be kept, with what is odd about its two figures and what stood before."""

    baris: BarisFormat
    sekarang: KeadaanIndikator
    belanja: Isian | None
    angka: Periksa
    anggaran: Periksa


def compare_rows(turn: Turn, tugas: TugasTersimpan, hasil: HasilFormat) -> list[BarisDibanding]:
    """Every row that was read, in the order of the workbook."""
    siklus = turn.store.siklus.get(tugas.siklus_id)
    sekarang = {satu.indikator.kode: satu for satu in read_unit(turn, tugas)}
    anggaran = {satu.anggaran.kode: satu for satu in read_anggaran(turn, siklus, tugas.unit)}
    return [
        _compare(turn, siklus.periode, sekarang[baris.kode], anggaran.get(baris.kode), baris) for baris in hasil.baris
    ]


def keep_rows(turn: Turn, tugas: TugasTersimpan, daftar: list[BarisDibanding]) -> None:
    """Keep them all."""
    for satu in daftar:
        keep_row(turn, tugas, satu.baris, satu.angka, satu.anggaran)


def show_row(turn: Turn, satu: BarisDibanding) -> kalimat.BarisDibaca:
    """The row as the person sees it before it counts."""
    baris, indikator, semula = satu.baris, satu.sekarang.indikator, satu.sekarang.isian
    isian = None if baris.baca is None else _isian(baris.diketik, baris.baca)
    capaian = compute_capaian(
        arah=indikator.arah,
        rumus=indikator.rumus,
        target=satu.sekarang.target,
        realisasi=isian.nilai if isian else None,
        aturan=turn.kantor.aturan,
    )
    return kalimat.BarisDibaca(
        ringkas=BarisRingkas(indikator=indikator, isian=isian, capaian=capaian),
        semula=semula,
        berubah=tuple(butir for butir in (*_NARASI, BUKTI) if _differs(baris, semula, butir)),
        anggaran=None if baris.anggaran is None else _isian(*baris.anggaran),
        anggaran_semula=satu.belanja,
        aneh=tuple(aneh.kalimat for aneh in (*satu.angka.temuan, *satu.anggaran.temuan)),
        dijelaskan=bool(satu.angka.alasan or satu.anggaran.alasan),
    )


def _compare(
    turn: Turn,
    periode: Periode,
    sekarang: KeadaanIndikator,
    program: BarisAnggaran | None,
    baris: BarisFormat,
) -> BarisDibanding:
    angka = anggaran = WAJAR
    if isinstance(baris.baca, Terbaca):
        temuan = oddities(turn, look_at(turn, sekarang.indikator, periode, baris.baca))
        angka = _with_reason(temuan, baris, baris.baca, sekarang.isian)
    belanja = program.isian if program else None
    if baris.anggaran is not None and program is not None:
        temuan = _spent(turn, periode, program.anggaran, baris.anggaran[1])
        anggaran = _with_reason(temuan, baris, baris.anggaran[1], belanja)
    if not (angka.temuan or anggaran.temuan):
        baris = _explain(baris)
    if not _differs(baris, sekarang.isian, BUKTI):
        baris = replace(baris, bukti="")  # what stands, files too, is no new proof
    return BarisDibanding(baris=baris, sekarang=sekarang, belanja=belanja, angka=angka, anggaran=anggaran)


def _spent(turn: Turn, periode: Periode, program: Anggaran, baca: Terbaca | TidakAda) -> tuple[Temuan, ...]:
    if not isinstance(baca, Terbaca) or not isinstance(baca.nilai, Decimal):
        return ()
    return tuple(
        replace(satu, kalimat=f"Realisasi anggaran: {satu.kalimat[0].lower()}{satu.kalimat[1:]}")
        for satu in budget_oddities(turn, periode, program, baca.nilai)
    )


def _with_reason(
    temuan: tuple[Temuan, ...], baris: BarisFormat, baca: Terbaca | TidakAda, semula: Isian | None
) -> Periksa:
    """The reason the row gives; without one, that which was given for the same figure before."""
    sama = semula is not None and isinstance(baca, Terbaca) and semula.nilai == baca.nilai
    alasan = baris.penjelasan or (semula.alasan if semula is not None and sama else "")
    return Periksa(temuan=temuan, alasan=alasan) if temuan else WAJAR


def _explain(baris: BarisFormat) -> BarisFormat:
    """An explanation of a figure that is not odd stands beside it in the rekap, as words typed behind a figure do."""
    if not baris.penjelasan:
        return baris
    if baris.baca is not None:
        return replace(baris, baca=_annotate(baris.baca, baris.penjelasan))
    if baris.anggaran is not None:
        return replace(baris, anggaran=(baris.anggaran[0], _annotate(baris.anggaran[1], baris.penjelasan)))
    return baris


def _annotate(baca: Terbaca | TidakAda, kata: str) -> Terbaca | TidakAda:
    return replace(baca, keterangan="; ".join(filter(None, (baca.keterangan, kata))))


def _differs(baris: BarisFormat, semula: Isian | None, butir: str) -> bool:
    """Whether the row gives something else for that part; an empty cell takes nothing away."""
    baru: str = getattr(baris, butir)
    if not baru or semula is None:
        return bool(baru)
    lama: str | tuple[str, ...] = getattr(semula, butir)
    return baru != lama if isinstance(lama, str) else baru not in (*lama, "; ".join(lama))


def _isian(diketik: str, baca: Terbaca | TidakAda) -> Isian:
    return Isian(diketik=diketik, nilai=baca.nilai if isinstance(baca, Terbaca) else None)
