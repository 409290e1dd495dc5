"""Who decided what on the way to a rekap version: what the trail has of handing in, locking, reporting, returning."""

from collections.abc import Iterator, Mapping, Sequence

from bahasa.kalimat import rekap as kalimat
from handlers.orang.petugas import role_of
from handlers.turn import Turn
from sop.jejak import Jejak
from sop.peran import Peran
from sop.rekap import Keputusan
from sop.siklus import Perintah
from storage.tugas import TugasTersimpan

_ATAS_REKAP = frozenset(kalimat.PUTUSAN)


def decisions_until(turn: Turn, tugas: TugasTersimpan, versi: int) -> tuple[Keputusan, ...]:
    """Everything up to the locking of that version, which the person who speaks does now with the task."""
    jejak = turn.store.jejak.events_of(tugas.siklus_id, _ATAS_REKAP)
    nama = turn.store.orang.names_of({satu.pegawai_id for satu in jejak if satu.pegawai_id is not None})
    kini = Keputusan(
        pada=turn.now,
        langkah=tugas.langkah,
        perbuatan=kalimat.PUTUSAN[Perintah.KUNCI].format(versi),
        oleh=turn.aku.nama,
        peran=str(role_of(turn.aku, tugas)),
    )
    return (*_from_trail(turn, jejak, nama), kini)


def _from_trail(turn: Turn, jejak: Sequence[Jejak], nama: Mapping[int, str]) -> Iterator[Keputusan]:
    versi = 0
    for satu in jejak:
        versi += satu.peristiwa == Perintah.KUNCI
        yield Keputusan(
            pada=satu.pada,
            langkah=satu.isi["langkah"],
            perbuatan=kalimat.PUTUSAN[satu.peristiwa].format(versi),
            oleh=nama.get(satu.pegawai_id or 0, ""),
            peran=satu.peran,
            unit_nama=turn.kantor.unit_name(satu.isi["unit"]),
            kepada=_target(turn, satu),
            arahan=satu.isi["arahan"],
        )


def _target(turn: Turn, jejak: Jejak) -> str:
    """To whom or for what it went back."""
    match jejak.peristiwa:
        case Perintah.KEMBALIKAN_TIM:
            return Peran.TIM
        case Perintah.KEMBALIKAN_UNIT:
            return ", ".join(jejak.isi["indikator"] or [turn.kantor.unit_name(satu) for satu in jejak.isi["tujuan"]])
        case _:
            return ""
