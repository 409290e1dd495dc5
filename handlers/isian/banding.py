"""A workbook's rows beside (banding) what was entered before: what differs, what is odd, and what would be kept."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bahasa.kalimat import berkas as kalimat
from bahasa.kalimat.isian import BarisRingkas
from dokumen.format_isian import BarisFormat, HasilFormat
from handlers.isian.keadaan import ANGGARAN, BUKTI, REALISASI, KeadaanIndikator, read_anggaran, read_unit
from handlers.isian.kewajaran import budget_oddities, look_at, oddities
from handlers.isian.simpan import WAJAR, Periksa, keep_budget, keep_figure, keep_text, skip
from handlers.turn import Turn
from sop.anggaran import Anggaran
from sop.angka import Terbaca, TidakAda
from sop.capaian import compute_capaian
from sop.kewajaran import Temuan
from sop.rekap import BarisAnggaran, Isian
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

_NARASI = ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDibanding:
    """A row as it would be kept, with what is odd about its two figures and what stood before.

    `baru` are the parts that it says anew; whatever else it fills in repeats what stands.
    """

    baris: BarisFormat
    sekarang: KeadaanIndikator
    belanja: Isian | None
    angka: Periksa
    anggaran: Periksa
    baru: frozenset[str]

    @property
    def diisi(self) -> tuple[str, ...]:
        """The parts that the row answers, be it with an empty cell."""
        angka = (REALISASI, *_NARASI, BUKTI) if self.baris.baca is not None else ()
        return angka if self.baris.anggaran is None else (*angka, ANGGARAN)


def compare_rows(turn: Turn, tugas: TugasTersimpan, hasil: HasilFormat) -> list[BarisDibanding]:
    """Every row that was read, in the order of the workbook."""
    siklus = turn.store.siklus.get(tugas.siklus_id)
    sekarang = {satu.indikator.kode: satu for satu in read_unit(turn, tugas)}
    anggaran = {satu.anggaran.kode: satu for satu in read_anggaran(turn, siklus, tugas.unit)}
    return [_compare(turn, siklus, sekarang[baris.kode], anggaran.get(baris.kode), baris) for baris in hasil.baris]


def keep_rows(turn: Turn, tugas: TugasTersimpan, daftar: list[BarisDibanding]) -> int:
    """Keep what they say anew, as if it had been typed; returns how many rows do.

    What a row repeats stays as it was given and by whom, and counts as answered.
    """
    for satu in daftar:
        for butir in satu.diisi:
            if butir in satu.baru:
                _keep(turn, tugas, satu, butir)
            elif butir not in satu.sekarang.dijawab:
                skip(turn, tugas, satu.baris.kode, butir)
    return sum(bool(satu.baru) for satu in daftar)


def show_row(turn: Turn, satu: BarisDibanding) -> kalimat.BarisDibaca:
    """The row as the person sees it before it counts."""
    baris, indikator, semula = satu.baris, satu.sekarang.indikator, satu.sekarang.isian
    isian = None if baris.baca is None else _shown(satu, REALISASI, semula, (baris.diketik, baris.baca))
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
        berubah=(*_details(satu), *(butir for butir in (*_NARASI, BUKTI) if butir in satu.baru)),
        anggaran=None if baris.anggaran is None else _shown(satu, ANGGARAN, satu.belanja, baris.anggaran),
        anggaran_semula=satu.belanja,
        aneh=tuple(aneh.kalimat for aneh in (*satu.angka.temuan, *satu.anggaran.temuan)),
        dijelaskan=bool(satu.angka.alasan or satu.anggaran.alasan),
    )


def _compare(
    turn: Turn,
    siklus: Siklus,
    sekarang: KeadaanIndikator,
    program: BarisAnggaran | None,
    baris: BarisFormat,
) -> BarisDibanding:
    angka = anggaran = WAJAR
    if isinstance(baris.baca, Terbaca):
        baca = _as_it_stands(sekarang.isian, baris.diketik, baris.baca)
        baris = replace(baris, baca=baca)
        angka = _with_reason(
            oddities(turn, look_at(turn, sekarang.indikator, siklus, baca)), baris, baca, sekarang.isian
        )
    belanja = program.isian if program else None
    if baris.anggaran is not None and program is not None:
        temuan = _spent(turn, siklus, program.anggaran, baris.anggaran[1])
        anggaran = _with_reason(temuan, baris, baris.anggaran[1], belanja)
    if not (angka.temuan or anggaran.temuan):
        baris = _explain(baris)
    if not _differs(baris, sekarang.isian, BUKTI):
        baris = replace(baris, bukti="")  # what stands, files too, is no new proof
    baru = {butir for butir in (*_NARASI, BUKTI) if baris.baca is not None and _differs(baris, sekarang.isian, butir)}
    if baris.baca is not None and not _repeats(sekarang.isian, baris.diketik, baris.baca, angka):
        baru.add(REALISASI)
    if baris.anggaran is not None and not _repeats(belanja, *baris.anggaran, anggaran):
        baru.add(ANGGARAN)
    return BarisDibanding(
        baris=baris, sekarang=sekarang, belanja=belanja, angka=angka, anggaran=anggaran, baru=frozenset(baru)
    )


def _spent(turn: Turn, siklus: Siklus, program: Anggaran, baca: Terbaca | TidakAda) -> tuple[Temuan, ...]:
    if not isinstance(baca, Terbaca) or not isinstance(baca.nilai, Decimal):
        return ()
    return tuple(
        replace(satu, kalimat=f"Realisasi anggaran: {satu.kalimat[0].lower()}{satu.kalimat[1:]}")
        for satu in budget_oddities(turn, siklus, program, baca.nilai)
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


def _repeats(semula: Isian | None, diketik: str, baca: Terbaca | TidakAda, periksa: Periksa) -> bool:
    """Whether a figure is the one that stands, with nothing new said of it; an empty cell takes nothing away."""
    if semula is None or not _has_same_figure(semula, diketik, baca):
        return False
    return (
        not _has_new_parts(semula, baca)
        and baca.keterangan in ("", semula.keterangan)
        and periksa.alasan in ("", semula.alasan)
    )


def _has_same_figure(semula: Isian, diketik: str, baca: Terbaca | TidakAda) -> bool:
    """By its value, or by its words: of those the value that stands may be the more exact reading."""
    return diketik == semula.diketik or semula.nilai == (baca.nilai if isinstance(baca, Terbaca) else None)


def _as_it_stands(semula: Isian | None, diketik: str, baca: Terbaca) -> Terbaca:
    """A figure that stands already keeps its exact value, and its two counts where the row leaves them out."""
    if semula is None or semula.nilai is None or not _has_same_figure(semula, diketik, baca):
        return baca
    if baca.pembilang is not None or not semula.pembilang or not semula.penyebut:
        return replace(baca, nilai=semula.nilai)
    return replace(baca, nilai=semula.nilai, pembilang=Decimal(semula.pembilang), penyebut=Decimal(semula.penyebut))


def _has_new_parts(semula: Isian, baca: Terbaca | TidakAda) -> bool:
    if not isinstance(baca, Terbaca) or baca.pembilang is None or baca.penyebut is None:
        return False
    lama = [Decimal(bagian) for bagian in (semula.pembilang, semula.penyebut) if bagian]
    return [baca.pembilang, baca.penyebut] != lama


def _details(satu: BarisDibanding) -> tuple[str, ...]:
    """What is new about a figure that stays the same."""
    semula, baca = satu.sekarang.isian, satu.baris.baca
    if REALISASI in satu.baru and semula and baca and _has_same_figure(semula, satu.baris.diketik, baca):
        return ("pecahan",) if _has_new_parts(semula, baca) else ("penjelasan",)
    belanja, anggaran = satu.belanja, satu.baris.anggaran
    if ANGGARAN in satu.baru and belanja and anggaran and _has_same_figure(belanja, *anggaran):
        return ("penjelasan",)
    return ()


def _shown(satu: BarisDibanding, butir: str, semula: Isian | None, bacaan: tuple[str, Terbaca | TidakAda]) -> Isian:
    """The figure as it will stand."""
    diketik, baca = bacaan
    if semula is not None and butir not in satu.baru:
        return semula
    return Isian(diketik=diketik, nilai=baca.nilai if isinstance(baca, Terbaca) else None)


def _keep(turn: Turn, tugas: TugasTersimpan, satu: BarisDibanding, butir: str) -> None:
    baris = satu.baris
    if butir == REALISASI and baris.baca is not None:
        keep_figure(turn, tugas, baris.kode, baris.diketik, baris.baca, satu.angka)
    elif butir == ANGGARAN and baris.anggaran is not None:
        keep_budget(turn, tugas, baris.kode, *baris.anggaran, satu.anggaran)
    else:
        keep_text(turn, tugas, baris.kode, butir, getattr(baris, butir))
