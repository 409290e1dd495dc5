"""A cycle that is walked without a database: tasks are pressed by name, such as `8`, or `7/B1` for a unit's."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sop.langkah import Naskah
from sop.siklus import TABEL, Keadaan, Perintah, Putusan, Syarat, Tugas, cara_of, decide, start


@dataclass
class Jalan:
    """One cycle under way; `semua` are its tasks, done ones too, and `tamat` counts its ends."""

    naskah: Naskah
    daftar_unit: Sequence[str]
    semua: list[Tugas] = field(default_factory=list)
    tamat: int = 0

    def __post_init__(self) -> None:
        self._open(start(self.naskah))

    @property
    def terbuka(self) -> list[str]:
        """The names of the open tasks."""
        return [name_of(tugas) for tugas in self.semua if tugas.keadaan is Keadaan.TERBUKA]

    def moves(self) -> list[tuple[str, Perintah]]:
        """Every press that has a row in the table."""
        return [
            (name_of(tugas), perintah)
            for tugas in self.semua
            for cara, keadaan, perintah in TABEL
            if (cara, keadaan) == (cara_of(self.naskah, tugas), tugas.keadaan)
        ]

    def press(
        self, name: str, perintah: Perintah, tujuan: Sequence[str] | None = None, *, ke: int | None = None
    ) -> list[str]:
        """Press on the open task of that name; the names of the tasks that this opens."""
        here = self._find(name)
        putusan = decide(
            self.naskah,
            self.semua[here],
            perintah,
            lain=[*self.semua[:here], *self.semua[here + 1 :]],
            daftar_unit=self.daftar_unit if tujuan is None else tujuan,
            terpenuhi=frozenset(Syarat),
            ke=ke,
        )
        self.semua[here] = replace(self.semua[here], keadaan=Keadaan.SELESAI)
        return self._open(putusan)

    def _find(self, name: str) -> int:
        (here,) = (
            number
            for number, tugas in enumerate(self.semua)
            if tugas.keadaan is Keadaan.TERBUKA and name_of(tugas) == name
        )
        return here

    def _open(self, putusan: Putusan) -> list[str]:
        baru = [Tugas(langkah=satu.langkah, unit=satu.unit) for satu in putusan.buka]
        self.semua += baru
        self.tamat += putusan.tamat
        return [name_of(tugas) for tugas in baru]


def name_of(tugas: Tugas) -> str:
    """The step's number, and the unit's kode in the parallel steps."""
    return str(tugas.langkah) if tugas.unit is None else f"{tugas.langkah}/{tugas.unit}"
