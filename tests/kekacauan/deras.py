"""A torrent (deras): every unit corrects a figure of its form again and again, five updates at a time, unasked."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select

from simulator.phone import Phone
from sop.peran import Peran
from storage import tables
from tests.kekacauan.medan import Medan

_DIISI = {"SEK": "SEK-2", "RESOS": "RESOS-1", "LINJAMSOS": "LINJAMSOS-1", "DAYASOS": "DAYASOS-1", "PFM": "PFM-1"}
"""An indicator in percent of each unit; what is typed stays below its target, so that three questions follow it."""

_J = tables.jawaban.c
Butir = tuple[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selisih:
    """How what is kept differs from what was typed: in number of answers, and in chats whose order is not kept."""

    hilang: int = 0
    dua_kali: int = 0
    urutan: int = 0


@dataclass(slots=True)
class _Isian:
    phone: Phone
    ubah: str
    tugas_id: int
    mulai: int
    diketik: list[Butir] = field(default_factory=list)


class Deras:
    """What the units type, and whether it is kept: all of it, once, in the order it was typed."""

    def __init__(self, medan: Medan) -> None:
        """The units' forms must be open."""
        self._medan = medan
        self._nomor = 0
        self._isian = {unit: self._begin(unit) for unit in medan.units()}

    def burst(self, unit: str) -> None:
        """Five updates in one go: the press that asks anew, the figure, what hindered, what follows, the proof."""
        isian = self._isian[unit]
        self._nomor += 1
        angka = f"{30 + self._nomor % 15},{self._nomor % 90 + 10}%"
        teks = [f"{kata} nomor {self._nomor}" for kata in ("Hambatan", "Tindak lanjut", "Berita acara")]
        isian.phone.press_data(isian.ubah, isian.phone.received[0])
        for satu in (angka, *teks):
            isian.phone.send(satu)
        butir = ("ulang", "realisasi", "faktor_penghambat", "tindak_lanjut", "bukti")
        isian.diketik += zip(butir, (None, angka, *teks), strict=True)

    def burst_all(self, kali: int = 1) -> None:
        """So many bursts from every unit."""
        for _ in range(kali):
            for unit in self._isian:
                self.burst(unit)

    def compare(self) -> Selisih:
        """What is kept beside what was typed."""
        return self._sum([self._compare(satu) for satu in self._isian.values()])

    def _begin(self, unit: str) -> _Isian:
        with self._medan.store() as store:
            orang = store.orang.holders(Peran.BIDANG, unit)[0]
            siklus = store.siklus.newest()
            assert siklus is not None, "no cycle is under way"
            tugas = next(satu for satu in store.tugas.of_siklus(siklus.id)[::-1] if satu.unit == unit)
            lama = store.conn.execute(select(_J.id).where(_J.tugas_id == tugas.id).order_by(_J.id.desc())).scalar()
        indikator_id = next(
            satu_id for satu_id, indikator in self._medan.indikator_of(unit) if indikator.kode == _DIISI[unit]
        )
        phone = self._medan.phone(Peran.BIDANG, unit)
        assert orang.nama == phone.name, "the first holder of the role has joined"
        return _Isian(phone, f"ulang:{tugas.id}:{indikator_id}", tugas.id, lama or 0)

    def _compare(self, isian: _Isian) -> Selisih:
        kueri = select(_J.butir, _J.diketik).where(_J.tugas_id == isian.tugas_id, _J.id > isian.mulai).order_by(_J.id)
        with self._medan.store() as store:
            ada: list[Butir] = [(baris.butir, baris.diketik) for baris in store.conn.execute(kueri)]
        diketik, tersimpan = Counter(isian.diketik), Counter(ada)
        hilang, dua_kali = diketik - tersimpan, tersimpan - diketik
        return Selisih(
            hilang=hilang.total(),
            dua_kali=dua_kali.total(),
            urutan=int(not hilang and not dua_kali and ada != isian.diketik),
        )

    @staticmethod
    def _sum(daftar: list[Selisih]) -> Selisih:
        return Selisih(
            hilang=sum(satu.hilang for satu in daftar),
            dua_kali=sum(satu.dua_kali for satu in daftar),
            urutan=sum(satu.urutan for satu in daftar),
        )
