"""What was spent (belanja) of the programmes' budgets, as the answers of a cycle say it."""

from collections.abc import Mapping, Sequence

from handlers.isian.keadaan import load_nilai
from handlers.turn import Turn
from sop.kewajaran import Temuan
from sop.rekap import Isian

ANGGARAN = "anggaran"


def read_budgets(turn: Turn, siklus_id: int, daftar_kode: Sequence[str]) -> Mapping[str, Isian]:
    """By the indicator at which it is asked; only those that were given."""
    hasil: dict[str, Isian] = {}
    for kode, jawaban in turn.store.jawaban.of_indikator(siklus_id, daftar_kode).items():
        for satu in jawaban:
            if satu.butir == ANGGARAN and satu.diketik is not None:
                hasil[kode] = Isian(
                    diketik=satu.diketik,
                    nilai=load_nilai(satu.isi.get("nilai")),
                    keterangan=satu.isi.get("keterangan", ""),
                    temuan=tuple(Temuan(**aneh) for aneh in satu.isi.get("temuan", ())),
                    alasan=satu.isi.get("alasan", ""),
                )
    return hasil
