"""How far an indicator is, read from its answers: the current values, and the next question.

Answers are append-only. The current value of a part is the last one that was not skipped; a row `ulang` asks the whole
indicator anew (after Ubah, or after a return) without touching what stands.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.rekap.indikator import indicators_for, indicators_of
from handlers.rekap.ingatan import Teringat
from handlers.turn import Turn
from sop.anggaran import list_anggaran
from sop.capaian import Capaian, Status, capaian_tepat, compute_capaian
from sop.indikator import Indikator, Nilai, Predikat, Target
from sop.kewajaran import Temuan
from sop.periode import Periode
from sop.rekap import BarisAnggaran, Isian
from storage.instansi import IndikatorTersimpan
from storage.jawaban import Jawaban, Tanda
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

REALISASI = "realisasi"
ANGGARAN = "anggaran"
BUKTI = "bukti"
ULANG = "ulang"
LEWAT = "lewat"
_PREDIKAT = frozenset(Predikat)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanIndikator:
    """One indicator of a form: `isian` None where no figure was given, `next_butir` None where all was asked.

    `lewat` is why none was given, where that was said.
    """

    indikator_id: int
    indikator: Indikator
    target: Target | None
    isian: Isian | None
    capaian: Capaian
    dijawab: frozenset[str]
    lewat: str = ""

    @property
    def next_butir(self) -> str | None:
        """The next part to ask."""
        return next((butir for butir in self._order() if butir not in self.dijawab), None)

    def _order(self) -> tuple[str, ...]:
        if self.isian is None and REALISASI in self.dijawab:
            return (LEWAT,)
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
    return read_each(turn, siklus, indicators_for(turn, siklus, unit), semua=unit is None)


def read_units(turn: Turn, siklus: Siklus, daftar_unit: Collection[str]) -> Mapping[str, tuple[KeadaanIndikator, ...]]:
    """The indicators of each of these units."""
    hasil: dict[str, tuple[KeadaanIndikator, ...]] = dict.fromkeys(daftar_unit, ())
    for satu in read_each(turn, siklus, indicators_of(turn, siklus, hasil)):
        hasil[satu.indikator.unit] += (satu,)
    return hasil


def read_each(
    turn: Turn, siklus: Siklus, daftar: Sequence[IndikatorTersimpan], *, semua: bool = False
) -> tuple[KeadaanIndikator, ...]:
    """These indicators as their answers stand; `semua`: they are all there are.

    Only answers nobody has read yet are read, see `handlers.ingatan`.
    """
    dikenal = _remembered(turn, siklus, daftar, semua=semua)
    baru = [satu for satu in daftar if satu.indikator.kode not in dikenal]
    dikenal |= {satu.indikator.kode: satu for satu in _read_anew(turn, siklus, baru)}
    return tuple(dikenal[satu.indikator.kode] for satu in daftar)


def _remembered(
    turn: Turn, siklus: Siklus, daftar: Sequence[IndikatorTersimpan], *, semua: bool
) -> dict[str, KeadaanIndikator]:
    """Those to which no answer was added since they were read, and whose filler still has that name."""
    tanda = turn.store.jawaban.marks(siklus.id, None if semua else [satu.indikator.kode for satu in daftar])
    calon = [
        lama
        for satu in daftar
        if (lama := turn.kantor.ingatan.recall(siklus.id, satu.indikator, tanda.get(satu.indikator.kode)))
    ]
    nama = turn.store.orang.names_of({satu.pengisi for satu in calon if satu.pengisi is not None})
    return {
        satu.indikator.kode: satu.hasil for satu in calon if satu.pengisi is None or nama.get(satu.pengisi) == satu.nama
    }


def _read_anew(turn: Turn, siklus: Siklus, daftar: Sequence[IndikatorTersimpan]) -> Iterator[KeadaanIndikator]:
    jawaban = turn.store.jawaban.of_indikator(siklus.id, [satu.indikator.kode for satu in daftar])
    nama = turn.store.orang.names_of({satu.pegawai_id for semua in jawaban.values() for satu in semua})
    for satu in daftar:
        milik = jawaban.get(satu.indikator.kode, ())
        keadaan = _read(turn, satu, siklus.periode, milik, nama)
        if turn.store.jawaban.is_settled(siklus.id, satu.indikator.kode):
            turn.kantor.ingatan.keep(siklus.id, _remember(satu.indikator, milik, nama, keadaan))
        yield keadaan


def _remember(
    indikator: Indikator, jawaban: Sequence[Jawaban], nama: Mapping[int, str], keadaan: KeadaanIndikator
) -> Teringat:
    angka = _newest(jawaban, REALISASI)
    return Teringat(
        indikator=indikator,
        tanda=Tanda(jawaban[-1].id, len(jawaban)) if jawaban else None,
        pengisi=angka.pegawai_id if angka else None,
        nama=nama.get(angka.pegawai_id, "") if angka else "",
        hasil=keadaan,
    )


def read_anggaran(turn: Turn, siklus: Siklus, unit: str | None = None) -> tuple[BarisAnggaran, ...]:
    """The programmes of the office (or of a unit) with what they are said to have spent."""
    daftar = list_anggaran(satu.indikator for satu in indicators_for(turn, siklus, unit))
    daftar_kode = None if unit is None else [kode for satu in daftar for kode in satu.daftar_kode]
    jawaban = turn.store.jawaban.of_butir(siklus.id, daftar_kode, ANGGARAN)
    nama = turn.store.orang.names_of({satu.pegawai_id for semua in jawaban.values() for satu in semua})
    return tuple(
        BarisAnggaran(
            anggaran=satu,
            unit_nama=turn.kantor.unit_name(satu.unit),
            isian=_spending(_of_all(jawaban, satu.daftar_kode), nama),
        )
        for satu in daftar
    )


def _spending(jawaban: Sequence[Jawaban], nama: Mapping[int, str]) -> Isian | None:
    angka = _newest(jawaban, ANGGARAN)
    return None if angka is None else _figure(angka, nama)


def _of_all(jawaban: Mapping[str, Sequence[Jawaban]], daftar_kode: Sequence[str]) -> list[Jawaban]:
    """A programme is asked at its first indicator; which one that is may change while its answer stays."""
    return sorted((satu for kode in daftar_kode for satu in jawaban.get(kode, ())), key=lambda satu: satu.id)


def _read(
    turn: Turn, satu: IndikatorTersimpan, periode: Periode, jawaban: Sequence[Jawaban], nama: Mapping[int, str]
) -> KeadaanIndikator:
    indikator = satu.indikator
    target = indikator.target(periode.bagian)
    isian = _isian(jawaban, nama)
    return KeadaanIndikator(
        indikator_id=satu.id,
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
        lewat="" if isian else _last(jawaban, LEWAT),
    )


def _answered(jawaban: Sequence[Jawaban]) -> frozenset[str]:
    ulang = max((urut for urut, satu in enumerate(jawaban) if satu.butir == ULANG), default=-1)
    return frozenset(satu.butir for satu in jawaban[ulang + 1 :])


def _isian(jawaban: Sequence[Jawaban], nama: Mapping[int, str]) -> Isian | None:
    angka = _newest(jawaban, REALISASI)
    if angka is None:
        return None
    return _figure(
        angka,
        nama,
        faktor_pendorong=_last(jawaban, "faktor_pendorong"),
        faktor_penghambat=_last(jawaban, "faktor_penghambat"),
        tindak_lanjut=_last(jawaban, "tindak_lanjut"),
        bukti=_proofs(jawaban),
    )


def _figure(terakhir: Jawaban, nama: Mapping[int, str], **lain: Any) -> Isian:
    """A figure as it was typed and read, with what was odd about it, and what else was said."""
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
        **lain,
    )


def _proofs(jawaban: Sequence[Jawaban]) -> tuple[str, ...]:
    """The proofs given since the indicator was last asked anew; where none was, those from before."""
    ulang = max((urut for urut, satu in enumerate(jawaban) if satu.butir == ULANG), default=-1)
    for bagian in (jawaban[ulang + 1 :], jawaban):
        if bukti := [satu.diketik for satu in bagian if satu.butir == BUKTI and satu.diketik]:
            return tuple(dict.fromkeys(bukti))
    return ()


def _last(jawaban: Sequence[Jawaban], butir: str) -> str:
    terbaru = _newest(jawaban, butir)
    return "" if terbaru is None else terbaru.diketik or ""


def _newest(jawaban: Sequence[Jawaban], butir: str) -> Jawaban | None:
    """The answer to a part that stands: the last one that was not skipped."""
    return next((satu for satu in reversed(jawaban) if satu.butir == butir and satu.diketik is not None), None)


def load_nilai(teks: str | None) -> Nilai | None:
    """A value as kept back to a value."""
    if teks is None:
        return None
    return Predikat(teks) if teks in _PREDIKAT else Decimal(teks)


def dump_nilai(nilai: Nilai | None) -> str | None:
    """A value as it is kept: a Decimal with all its digits, or the predicate."""
    return None if nilai is None else str(nilai)
