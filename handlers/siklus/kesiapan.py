"""Whether the office can run a cycle, as its people and units stand now."""

from collections.abc import Sequence
from datetime import datetime

from bahasa.kalimat import kesiapan as kalimat
from handlers.orang.petugas import find_holders
from sop.galat import SopError
from sop.instansi import Unit
from sop.kesiapan import Celah, Pemegang, find_celah
from sop.langkah import Cara, Naskah
from sop.peran import Peran
from storage.store import Store


class KantorBelumSiap(SopError):
    """A cycle that nobody could carry through; `pesan` names what stops it first, and who can mend it."""

    def __init__(self, daftar: Sequence[Celah]) -> None:
        super().__init__(kalimat.belum_siap(daftar))


def require_ready(store: Store, naskah: Naskah, now: datetime) -> None:
    """Refuse to begin a cycle that nobody could carry through."""
    halangan = [celah for celah in read_celah(store, [naskah], now) if celah.menghalangi]
    if halangan:
        raise KantorBelumSiap(halangan)


def read_celah(store: Store, daftar_naskah: Sequence[Naskah], now: datetime) -> tuple[Celah, ...]:
    """What is missing for a cycle of each of these SOPs, what stops one first."""
    semua = dict.fromkeys(celah for naskah in daftar_naskah for celah in _read_one(store, naskah, now))
    return tuple(sorted(semua, key=lambda celah: not celah.menghalangi))


def _read_one(store: Store, naskah: Naskah, now: datetime) -> tuple[Celah, ...]:
    mengisi = naskah.first_of(Cara.ISIAN) is not None
    unit = [satu.unit for satu in store.instansi.daftar_unit()] if mengisi else []
    peran = list(dict.fromkeys(langkah.petugas for langkah in naskah.daftar_langkah.values()))
    return find_celah(
        nama=store.instansi.setelan().instansi.nama,
        daftar_unit=unit,
        jumlah_indikator=len(store.instansi.daftar_indikator()) if mengisi else None,
        daftar_peran=peran,
        pemegang=_holders(store, peran, unit, now),
    )


def _holders(
    store: Store, daftar_peran: Sequence[Peran], daftar_unit: Sequence[Unit], now: datetime
) -> dict[tuple[Peran, str | None], list[Pemegang]]:
    """Who acts in each role, and whether they have joined; a blocked chat is none."""
    tempat: list[tuple[Peran, str | None]] = [(peran, None) for peran in daftar_peran if peran is not Peran.BIDANG]
    tempat += [(Peran.BIDANG, unit.kode) for unit in daftar_unit]
    pemegang = find_holders(store, tempat, now)
    obrolan = store.obrolan.chats_of({orang.id for semua in pemegang.values() for orang in semua})
    return {
        kunci: [Pemegang(nama=orang.nama, terhubung=bool(obrolan[orang.id])) for orang in semua]
        for kunci, semua in pemegang.items()
    }
