"""The cycle (siklus) as a state machine: one table, and the reasons for its rows.

A cycle is a set of tasks (tugas). A task belongs to one step and, in the parallel steps, to one unit; it is open
(TERBUKA) or done (SELESAI), never anything else, and a done task is never opened again: work that comes back is a new
task of the next round (putaran), so that the trail of the first one stays.

- Every (cara, keadaan, perintah) that is not a row of `TABEL` is refused: there is no default.
- Step 6 and 7 run side by side. Each unit confirms the form for itself (TERIMA), and that alone opens its filling-in;
  the Staf's SELESAI attests the distribution. The next step opens when no task is open any more, whoever is last.
- The decision has three rows, because a return to the Tim leaves every figure as it is, while a return to units opens
  new tasks for just those units; both come back through the rekap step as a new version.
- An approval can be taken back (TARIK) while its report waits, and only at once (Syarat.SEGERA): the report's task is
  closed, which nobody did, and the decision is open again. It is a row of the report, for that is what it takes away.
- A decision on papers (PERSETUJUAN) goes back to one of the earlier steps its SOP names, and from there on again.
- What the units do, they do side by side: such a step opens a task for each, and the next one when all are done.
- A step that yields a paper can't be signed off without it (Syarat.DOKUMEN).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sop.galat import SopError
from sop.langkah import Cara, Langkah, Naskah
from sop.peran import Peran


class Keadaan(StrEnum):
    """Where a task stands."""

    TERBUKA = "terbuka"
    SELESAI = "selesai"


class Perintah(StrEnum):
    """What a person may command; the value is the button's command."""

    SELESAI = "selesai"
    TERIMA = "terima"
    KIRIM = "kirim"
    KUNCI = "kunci"
    SAMPAIKAN = "sampaikan"
    SETUJU = "setuju"
    KEMBALIKAN_TIM = "kembalikan_tim"
    KEMBALIKAN_UNIT = "kembalikan_unit"
    KEMBALIKAN_LANGKAH = "kembalikan_langkah"
    TERIMA_LAPORAN = "terima_laporan"
    TARIK = "tarik"
    ARSIPKAN = "arsipkan"


class Akibat(StrEnum):
    """What a permitted command brings about, beside closing the task."""

    LANJUT = "lanjut"
    BUKA_ISIAN = "buka_isian"
    KE_TIM = "ke_tim"
    KE_UNIT = "ke_unit"
    KE_KEPUTUSAN = "ke_keputusan"
    KE_LANGKAH = "ke_langkah"
    TAMAT = "tamat"


class Syarat(StrEnum):
    """What must be there before a row applies."""

    DOKUMEN = "dokumen"
    ARAHAN = "arahan"
    SEGERA = "segera"


SEGERA = timedelta(seconds=60)  # so long after an approval it may be taken back

TABEL: dict[tuple[Cara, Keadaan, Perintah], tuple[Akibat, frozenset[Syarat]]] = {
    (Cara.DOKUMEN, Keadaan.TERBUKA, Perintah.SELESAI): (Akibat.LANJUT, frozenset({Syarat.DOKUMEN})),
    (Cara.FORMAT, Keadaan.TERBUKA, Perintah.SELESAI): (Akibat.LANJUT, frozenset({Syarat.DOKUMEN})),
    (Cara.DISTRIBUSI, Keadaan.TERBUKA, Perintah.SELESAI): (Akibat.LANJUT, frozenset()),
    (Cara.PENERIMAAN, Keadaan.TERBUKA, Perintah.TERIMA): (Akibat.BUKA_ISIAN, frozenset()),
    (Cara.ISIAN, Keadaan.TERBUKA, Perintah.KIRIM): (Akibat.LANJUT, frozenset()),
    (Cara.REKAP, Keadaan.TERBUKA, Perintah.KUNCI): (Akibat.LANJUT, frozenset()),
    (Cara.PENYAMPAIAN, Keadaan.TERBUKA, Perintah.SAMPAIKAN): (Akibat.LANJUT, frozenset()),
    (Cara.KEPUTUSAN, Keadaan.TERBUKA, Perintah.SETUJU): (Akibat.LANJUT, frozenset()),
    (Cara.KEPUTUSAN, Keadaan.TERBUKA, Perintah.KEMBALIKAN_TIM): (Akibat.KE_TIM, frozenset({Syarat.ARAHAN})),
    (Cara.KEPUTUSAN, Keadaan.TERBUKA, Perintah.KEMBALIKAN_UNIT): (Akibat.KE_UNIT, frozenset({Syarat.ARAHAN})),
    (Cara.LAPORAN, Keadaan.TERBUKA, Perintah.TERIMA_LAPORAN): (Akibat.LANJUT, frozenset()),
    (Cara.LAPORAN, Keadaan.TERBUKA, Perintah.TARIK): (Akibat.KE_KEPUTUSAN, frozenset({Syarat.SEGERA})),
    (Cara.PENGESAHAN, Keadaan.TERBUKA, Perintah.SELESAI): (Akibat.LANJUT, frozenset()),
    (Cara.PERSETUJUAN, Keadaan.TERBUKA, Perintah.SETUJU): (Akibat.LANJUT, frozenset()),
    (Cara.PERSETUJUAN, Keadaan.TERBUKA, Perintah.KEMBALIKAN_LANGKAH): (Akibat.KE_LANGKAH, frozenset({Syarat.ARAHAN})),
    (Cara.ARSIP, Keadaan.TERBUKA, Perintah.ARSIPKAN): (Akibat.TAMAT, frozenset()),
}


class TugasSudahSelesai(SopError):
    """The step has gone by; nothing changes."""

    pesan = "Tugas ini sudah selesai. Tidak ada yang berubah."


class PerintahTidakBerlaku(SopError):
    """That command has no row for this step."""

    pesan = "Tombol ini tidak berlaku untuk langkah tersebut. Tidak ada yang berubah."


class DokumenBelumAda(SopError):
    """A sign-off without the step's paper."""

    pesan = "Dokumen belum ada. Silakan kirim berkasnya, atau tekan Isi sekarang untuk membuatnya di sini."


class ArahanBelumAda(SopError):
    """A return without words or without a target."""

    pesan = "Pengembalian memerlukan tujuan dan arahan."


class SudahTidakDapatDitarik(TugasSudahSelesai):
    """An approval that is to be taken back too late."""

    pesan = "Persetujuan hanya dapat ditarik kembali dalam 60 detik. Tidak ada yang berubah."


class BukanLatihan(SopError):
    """Closing a cycle that is no practice."""

    pesan = "Hanya latihan yang dapat ditutup. Tidak ada yang berubah."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    """A task as the machine sees it; `unit` is a unit's kode in the parallel steps, else None."""

    langkah: int
    unit: str | None = None
    keadaan: Keadaan = Keadaan.TERBUKA


@dataclass(frozen=True, slots=True, kw_only=True)
class TugasBaru:
    """A task to open: who signs it off, and for which unit."""

    langkah: int
    peran: Peran
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Putusan:
    """What follows from a command: the tasks to open, and whether the cycle has ended."""

    buka: tuple[TugasBaru, ...] = ()
    tamat: bool = False


def start(naskah: Naskah) -> Putusan:
    """The beginning of a cycle: the first step's task."""
    return Putusan(buka=(_of_step(naskah.langkah(1)),))


def reopen(naskah: Naskah, daftar_unit: Sequence[str]) -> Putusan:
    """A cycle that had ended begins anew where its decision sends work back to, else with the rekap or at the start."""
    keputusan, rekap = naskah.first_of(Cara.KEPUTUSAN), naskah.first_of(Cara.REKAP)
    persetujuan = naskah.first_of(Cara.PERSETUJUAN)
    kembali = keputusan.kembali_tim if keputusan else persetujuan.kembali[0] if persetujuan else None
    return Putusan(buka=_tasks_of(naskah.langkah(kembali or (rekap.nomor if rekap else 1)), daftar_unit))


def close_practice(*, latihan: bool) -> Putusan:
    """A practice is over at any time, wherever it stands; a cycle that counts ends with its archive alone."""
    if not latihan:
        raise BukanLatihan
    return Putusan(tamat=True)


def cara_of(naskah: Naskah, tugas: Tugas) -> Cara:
    """How that task is done in the chat."""
    cara = naskah.langkah(tugas.langkah).cara
    return Cara.PENERIMAAN if cara is Cara.DISTRIBUSI and tugas.unit is not None else cara


def decide(  # noqa: PLR0913 - the whole state a decision is made from
    naskah: Naskah,
    tugas: Tugas,
    perintah: Perintah,
    *,
    lain: Sequence[Tugas],
    daftar_unit: Sequence[str],
    terpenuhi: Collection[Syarat] = (),
    ke: int | None = None,
) -> Putusan:
    """What a command on a task brings about; `tugas` itself is closed by it.

    `lain` are the cycle's other tasks, `daftar_unit` the kode of the units in the office's order (for a return: of
    those it goes to), `terpenuhi` what is at hand, `ke` the step a decision on papers sends back to. Raises a
    `SopError` for everything without a row in `TABEL`.
    """
    baris = TABEL.get((cara_of(naskah, tugas), tugas.keadaan, perintah))
    if baris is None:
        raise TugasSudahSelesai if tugas.keadaan is Keadaan.SELESAI else PerintahTidakBerlaku
    akibat, syarat = baris
    if Syarat.DOKUMEN in syarat and Syarat.DOKUMEN not in terpenuhi:
        raise DokumenBelumAda
    if Syarat.ARAHAN in syarat and Syarat.ARAHAN not in terpenuhi:
        raise ArahanBelumAda
    if Syarat.SEGERA in syarat and Syarat.SEGERA not in terpenuhi:
        raise SudahTidakDapatDitarik
    return _apply(naskah, tugas, akibat, lain=lain, daftar_unit=daftar_unit, ke=ke)


def _apply(
    naskah: Naskah, tugas: Tugas, akibat: Akibat, *, lain: Sequence[Tugas], daftar_unit: Sequence[str], ke: int | None
) -> Putusan:
    langkah = naskah.langkah(tugas.langkah)
    match akibat:
        case Akibat.LANJUT:
            return _lanjut(naskah, langkah, lain, daftar_unit)
        case Akibat.BUKA_ISIAN:
            isian = naskah.langkah(_known(langkah.lanjut))
            return Putusan(buka=(TugasBaru(langkah=isian.nomor, peran=isian.petugas, unit=tugas.unit),))
        case Akibat.KE_TIM:
            return Putusan(buka=(_of_step(naskah.langkah(_known(langkah.kembali_tim))),))
        case Akibat.KE_UNIT:
            isian = naskah.langkah(_known(langkah.kembali_unit))
            if not daftar_unit:
                raise ArahanBelumAda
            return Putusan(buka=_tasks_of(isian, daftar_unit))
        case Akibat.KE_KEPUTUSAN:
            return Putusan(buka=(_of_step(_decided_in(naskah, langkah)),))
        case Akibat.KE_LANGKAH:
            if ke not in langkah.kembali:
                raise ArahanBelumAda
            return Putusan(buka=_tasks_of(naskah.langkah(ke), daftar_unit))
        case Akibat.TAMAT:
            return Putusan(tamat=True)


def _decided_in(naskah: Naskah, laporan: Langkah) -> Langkah:
    """The decision a report is about: the step that leads to it."""
    for langkah in naskah.daftar_langkah.values():
        if langkah.cara is Cara.KEPUTUSAN and langkah.lanjut == laporan.nomor:
            return langkah
    raise PerintahTidakBerlaku


def _lanjut(naskah: Naskah, langkah: Langkah, lain: Sequence[Tugas], daftar_unit: Sequence[str]) -> Putusan:
    if any(tugas.keadaan is Keadaan.TERBUKA for tugas in lain):
        return Putusan()
    berikut = naskah.langkah(_known(langkah.lanjut))
    if langkah.cara is Cara.DISTRIBUSI:
        berikut = naskah.langkah(_known(berikut.lanjut))
    buka = _tasks_of(berikut, daftar_unit)
    if berikut.cara is Cara.DISTRIBUSI:
        buka += tuple(TugasBaru(langkah=berikut.nomor, peran=Peran.BIDANG, unit=unit) for unit in daftar_unit)
    return Putusan(buka=buka)


def _of_step(langkah: Langkah) -> TugasBaru:
    return TugasBaru(langkah=langkah.nomor, peran=langkah.petugas)


def _tasks_of(langkah: Langkah, daftar_unit: Sequence[str]) -> tuple[TugasBaru, ...]:
    if not langkah.per_unit:
        return (_of_step(langkah),)
    return tuple(TugasBaru(langkah=langkah.nomor, peran=langkah.petugas, unit=unit) for unit in daftar_unit)


def _known(nomor: int | None) -> int:
    assert nomor is not None, "the loader lets no step without its way on pass"  # noqa: S101 - a proof for the types
    return nomor
