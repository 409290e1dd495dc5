"""Whether an office can run a cycle (kesiapan): what is missing, and whether that stops it or is only to be known.

What nobody could ever do stops it: a role of the SOP without a holder, a unit that nobody fills in, no unit, no
indicator, no name. The rest has a way on while the cycle runs: a holder who has not joined can be invited, stood in
for, or have one task handed over; whoever both reports and approves the rekap is named in the card and in the trail.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sop.instansi import Unit
from sop.peran import Peran


class JenisCelah(StrEnum):
    """What is missing."""

    TANPA_NAMA = "tanpa_nama"
    TANPA_UNIT = "tanpa_unit"
    TANPA_INDIKATOR = "tanpa_indikator"
    PERAN_KOSONG = "peran_kosong"
    UNIT_KOSONG = "unit_kosong"
    BELUM_TERHUBUNG = "belum_terhubung"
    MERANGKAP = "merangkap"


_MENGHALANGI = frozenset(JenisCelah) - {JenisCelah.BELUM_TERHUBUNG, JenisCelah.MERANGKAP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemegang:
    """Whoever acts in a role, and whether they have joined."""

    nama: str
    terhubung: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Celah:
    """One thing that is missing: of which role, of which unit (by name), and who."""

    jenis: JenisCelah
    peran: str = ""
    unit: str = ""
    nama: str = ""

    @property
    def menghalangi(self) -> bool:
        """Whether no cycle may begin before it is mended."""
        return self.jenis in _MENGHALANGI


def find_celah(
    *,
    nama: str,
    daftar_unit: Sequence[Unit],
    jumlah_indikator: int | None,
    daftar_peran: Sequence[Peran],
    pemegang: Mapping[tuple[Peran, str | None], Sequence[Pemegang]],
) -> tuple[Celah, ...]:
    """Everything that is missing, what stops a cycle first.

    `daftar_peran` are the roles of the SOP's steps, `pemegang` who acts in each, and in Bidang by the units' kode. Of a
    SOP in which no unit fills anything in, `jumlah_indikator` is None, and no unit is asked for.
    """
    semua = (
        *_of_office(nama, daftar_unit, jumlah_indikator),
        *_of_roles(daftar_peran, daftar_unit, pemegang),
        *_of_people(daftar_peran, daftar_unit, pemegang),
    )
    return tuple(sorted(semua, key=lambda celah: not celah.menghalangi))


def _of_office(nama: str, daftar_unit: Sequence[Unit], jumlah_indikator: int | None) -> Iterator[Celah]:
    if not nama:
        yield Celah(jenis=JenisCelah.TANPA_NAMA)
    if not daftar_unit and jumlah_indikator is not None:
        yield Celah(jenis=JenisCelah.TANPA_UNIT)
    if jumlah_indikator == 0:
        yield Celah(jenis=JenisCelah.TANPA_INDIKATOR)


def _of_roles(
    daftar_peran: Sequence[Peran],
    daftar_unit: Sequence[Unit],
    pemegang: Mapping[tuple[Peran, str | None], Sequence[Pemegang]],
) -> Iterator[Celah]:
    for peran in daftar_peran:
        if peran is not Peran.BIDANG and not pemegang[peran, None]:
            yield Celah(jenis=JenisCelah.PERAN_KOSONG, peran=peran)
    for unit in daftar_unit:
        if not pemegang[Peran.BIDANG, unit.kode]:
            yield Celah(jenis=JenisCelah.UNIT_KOSONG, unit=unit.nama)


def _of_people(
    daftar_peran: Sequence[Peran],
    daftar_unit: Sequence[Unit],
    pemegang: Mapping[tuple[Peran, str | None], Sequence[Pemegang]],
) -> Iterator[Celah]:
    tempat = [(peran, None, "") for peran in daftar_peran if peran is not Peran.BIDANG]
    for peran, kode, unit in (*tempat, *((Peran.BIDANG, unit.kode, unit.nama) for unit in daftar_unit)):
        ada = pemegang[peran, kode]
        if ada and not any(satu.terhubung for satu in ada):
            nama = ", ".join(satu.nama for satu in ada)
            yield Celah(jenis=JenisCelah.BELUM_TERHUBUNG, peran=peran, unit=unit, nama=nama)
    tim = {satu.nama for satu in pemegang.get((Peran.TIM, None), ())}
    for satu in pemegang.get((Peran.SEKRETARIS, None), ()):
        if satu.nama in tim:
            yield Celah(jenis=JenisCelah.MERANGKAP, nama=satu.nama)
