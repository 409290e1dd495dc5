"""How far an indicator is, read from its answers: the current values, and the next question.

Answers are append-only. The current value of a part is the last one that was not skipped; a row `ulang` asks the whole
indicator anew (after Ubah, or after a return) without touching what stands.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.indikator import indicators_for, indicators_of
from handlers.turn import Turn
from sop.anggaran import list_anggaran
from sop.capaian import Capaian, Status, capaian_tepat, compute_capaian
from sop.indikator import Indikator, Nilai, Predikat, Target
from sop.kewajaran import Temuan
from sop.periode import Periode
from sop.rekap import BarisAnggaran, Isian
from storage.instansi import IndikatorTersimpan
from storage.jawaban import Jawaban
from storage.siklus import Siklus, TugasTersimpan

REALISASI = "realisasi"
ANGGARAN = "anggaran"
BUKTI = "bukti"
ULANG = "ulang"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanIndikator:
    """One indicator of a form: `isian` None where no figure was given, `next_butir` None where all was asked."""

    indikator_id: int
    indikator: Indikator
    target: Target | None
    isian: Isian | None
    capaian: Capaian
    dijawab: frozenset[str]

    @property
    def next_butir(self) -> str | None:
        """The next part to ask."""
        return next((butir for butir in self._order() if butir not in self.dijawab), None)

    def _order(self) -> tuple[str, ...]:
        if self.isian is None and REALISASI in self.dijawab:
            return ()
        return (REALISASI, *factors_for(self.capaian, self.isian, capaian_tepat(self.indikator)), BUKTI)


def factors_for(capaian: Capaian, isian: Isian | None, tepat: Decimal) -> tuple[str, ...]:
    """Which factors to ask after: what helped where the target was met (`tepat` percent), what hindered elsewhere."""
    if isian is None:
        return ()
    if isian.nilai is None or capaian.status is Status.BELUM_TERCAPAI:
        return ("faktor_penghambat", "tindak_lanjut")
    if capaian.mentah is None:
        return ()
    return ("faktor_pendorong",) if capaian.mentah >= tepat else ("faktor_penghambat", "tindak_lanjut")


def read_unit(turn: Turn, tugas: TugasTersimpan) -> tuple[KeadaanIndikator, ...]:
    """Every indicator of the task's unit, as its answers stand."""
    siklus = turn.store.siklus.get(tugas.siklus_id)
    return read_all(turn, siklus, tugas.unit)


def read_all(turn: Turn, siklus: Siklus, unit: str | None = None) -> tuple[KeadaanIndikator, ...]:
    """Every indicator of the office (or of a unit) in one cycle, as its answers stand."""
    return _read_each(turn, siklus, indicators_for(turn, siklus, unit))


def read_units(turn: Turn, siklus: Siklus, daftar_unit: Collection[str]) -> Mapping[str, tuple[KeadaanIndikator, ...]]:
    """The indicators of each of these units."""
    hasil: dict[str, tuple[KeadaanIndikator, ...]] = dict.fromkeys(daftar_unit, ())
    for satu in _read_each(turn, siklus, indicators_of(turn, siklus, hasil)):
        hasil[satu.indikator.unit] += (satu,)
    return hasil


def _read_each(turn: Turn, siklus: Siklus, daftar: Sequence[IndikatorTersimpan]) -> tuple[KeadaanIndikator, ...]:
    jawaban = turn.store.jawaban.of_indikator(siklus.id, [satu.indikator.kode for satu in daftar])
    nama = turn.store.orang.names_of({satu.pegawai_id for semua in jawaban.values() for satu in semua})
    return tuple(
        _read(turn, satu.id, satu.indikator, siklus.periode, jawaban.get(satu.indikator.kode, ()), nama)
        for satu in daftar
    )


def read_anggaran(turn: Turn, siklus: Siklus, unit: str | None = None) -> tuple[BarisAnggaran, ...]:
    """The programmes of the office (or of a unit) with what they are said to have spent."""
    daftar = list_anggaran(satu.indikator for satu in indicators_for(turn, siklus, unit))
    jawaban = turn.store.jawaban.of_butir(siklus.id, [kode for satu in daftar for kode in satu.daftar_kode], ANGGARAN)
    nama = turn.store.orang.names_of({satu.pegawai_id for semua in jawaban.values() for satu in semua})
    return tuple(
        BarisAnggaran(
            anggaran=satu,
            unit_nama=turn.kantor.unit_name(satu.unit),
            isian=_figure_of(_of_all(jawaban, satu.daftar_kode), ANGGARAN, nama),
        )
        for satu in daftar
    )


def _of_all(jawaban: Mapping[str, Sequence[Jawaban]], daftar_kode: Sequence[str]) -> list[Jawaban]:
    """A programme is asked at its first indicator; which one that is may change while its answer stays."""
    return sorted((satu for kode in daftar_kode for satu in jawaban.get(kode, ())), key=lambda satu: satu.id)


def _read(
    turn: Turn,
    indikator_id: int,
    indikator: Indikator,
    periode: Periode,
    jawaban: Sequence[Jawaban],
    nama: Mapping[int, str],
) -> KeadaanIndikator:
    target = indikator.target(periode.bagian)
    isian = _isian(jawaban, nama)
    return KeadaanIndikator(
        indikator_id=indikator_id,
        indikator=indikator,
        target=target,
        isian=isian,
        capaian=compute_capaian(
            arah=indikator.arah,
            rumus=indikator.rumus,
            target=target,
            realisasi=isian.nilai if isian else None,
            aturan=turn.kantor.aturan,
        ),
        dijawab=_answered(jawaban),
    )


def _answered(jawaban: Sequence[Jawaban]) -> frozenset[str]:
    ulang = max((urut for urut, satu in enumerate(jawaban) if satu.butir == ULANG), default=-1)
    return frozenset(satu.butir for satu in jawaban[ulang + 1 :])


def _isian(jawaban: Sequence[Jawaban], nama: Mapping[int, str]) -> Isian | None:
    angka = _figure_of(jawaban, REALISASI, nama)
    if angka is None:
        return None
    return replace(
        angka,
        faktor_pendorong=_last(jawaban, "faktor_pendorong"),
        faktor_penghambat=_last(jawaban, "faktor_penghambat"),
        tindak_lanjut=_last(jawaban, "tindak_lanjut"),
        bukti=_proofs(jawaban),
    )


def _figure_of(jawaban: Sequence[Jawaban], butir: str, nama: Mapping[int, str]) -> Isian | None:
    """The figure that stands, as it was typed and read, with what was odd about it."""
    angka = [satu for satu in jawaban if satu.butir == butir and satu.diketik is not None]
    if not angka:
        return None
    terakhir = angka[-1]
    return Isian(
        diketik=terakhir.diketik or "",
        nilai=load_nilai(terakhir.isi.get("nilai")),
        pembilang=terakhir.isi.get("pembilang", ""),
        penyebut=terakhir.isi.get("penyebut", ""),
        keterangan=terakhir.isi.get("keterangan", ""),
        diisi_oleh=nama.get(terakhir.pegawai_id, ""),
        diisi_pada=terakhir.pada,
        temuan=tuple(Temuan(**satu) for satu in terakhir.isi.get("temuan", ())),
        alasan=terakhir.isi.get("alasan", ""),
    )


def _proofs(jawaban: Sequence[Jawaban]) -> tuple[str, ...]:
    """The proofs given since the indicator was last asked anew; where none was, those from before."""
    ulang = max((urut for urut, satu in enumerate(jawaban) if satu.butir == ULANG), default=-1)
    for bagian in (jawaban[ulang + 1 :], jawaban):
        if bukti := [satu.diketik for satu in bagian if satu.butir == BUKTI and satu.diketik]:
            return tuple(dict.fromkeys(bukti))
    return ()


def _last(jawaban: Sequence[Jawaban], butir: str) -> str:
    return next((satu.diketik for satu in reversed(jawaban) if satu.butir == butir and satu.diketik is not None), "")


def load_nilai(teks: str | None) -> Nilai | None:
    """A value as kept back to a value."""
    if teks is None:
        return None
    return Predikat(teks) if teks in set(Predikat) else Decimal(teks)


def dump_nilai(nilai: Nilai | None) -> str | None:
    """A value as it is kept: a Decimal with all its digits, or the predicate."""
    return None if nilai is None else str(nilai)
