"""What is read from the trail once for all sheets, and how they write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bahasa.bentuk import format_saat
from dokumen.isi import BuktiAkip
from sop.bukti import (
    BERGABUNG,
    MULAI,
    PUTUSAN,
    BarisJejak,
    BuktiAngka,
    BuktiKoreksi,
    BuktiSiklus,
    BuktiTugas,
    read_angka,
    read_koreksi,
    read_siklus,
    read_tugas,
)
from sop.peran import Peran, own_role
from sop.siklus import Perintah

TINDAKAN = {
    MULAI: "Memulai siklus",
    BERGABUNG: "Terhubung dengan aplikasi",
    "disetujui": "Menyetujui rekap",
    "dikembalikan": "Mengembalikan rekap",
    Perintah.SELESAI: "Menyatakan langkah selesai",
    Perintah.TERIMA: "Menyatakan menerima format",
    Perintah.KIRIM: "Menyerahkan format yang telah diisi",
    Perintah.KUNCI: "Mengunci rekap",
    Perintah.SAMPAIKAN: "Menyampaikan rekap",
    Perintah.SETUJU: "Menyetujui rekap",
    Perintah.KEMBALIKAN_TIM: "Mengembalikan kepada Tim",
    Perintah.KEMBALIKAN_UNIT: "Mengembalikan kepada unit",
    Perintah.KEMBALIKAN_LANGKAH: "Mengembalikan kepada langkah sebelumnya",
    Perintah.TERIMA_LAPORAN: "Menerima laporan",
    Perintah.TARIK: "Menarik kembali persetujuan",
    Perintah.ARSIPKAN: "Mengarsipkan",
}
PENGEMBALIAN = (Perintah.KEMBALIKAN_TIM, Perintah.KEMBALIKAN_UNIT)
_PIMPINAN = (Peran.KEPALA_DINAS, Peran.SEKRETARIS)
_KEPUTUSAN = (MULAI, *PUTUSAN, Perintah.SELESAI, Perintah.TERIMA_LAPORAN)


@dataclass(frozen=True)
class Fakta:
    """The trail of one cycle, read."""

    isi: BuktiAkip

    @cached_property
    def tugas(self) -> tuple[BuktiTugas, ...]:
        """Every task."""
        return read_tugas(self.isi.jejak)

    @cached_property
    def angka(self) -> tuple[BuktiAngka, ...]:
        """The figures that were handed in last."""
        return read_angka(self.isi.jejak)

    @cached_property
    def koreksi(self) -> tuple[BuktiKoreksi, ...]:
        """The figures that changed between two rounds."""
        return read_koreksi(self.isi.jejak)

    @cached_property
    def siklus(self) -> tuple[BuktiSiklus, ...]:
        """The cycles of the office."""
        return read_siklus(self.isi.jejak_kantor)

    @cached_property
    def bergabung(self) -> tuple[BarisJejak, ...]:
        """Who joined."""
        return tuple(satu for satu in self.isi.jejak_kantor if satu.peristiwa == BERGABUNG)

    @cached_property
    def semua(self) -> tuple[BarisJejak, ...]:
        """Every row that an answer rests on."""
        return tuple(sorted({*self.isi.jejak, *self.isi.jejak_kantor}, key=lambda satu: satu.urut))

    @cached_property
    def keputusan(self) -> tuple[BarisJejak, ...]:
        """What the Kepala Dinas and the Sekretaris did."""
        return tuple(satu for satu in self.happened(*_KEPUTUSAN) if own_role(satu.peran) in _PIMPINAN)

    def happened(self, *peristiwa: str) -> tuple[BarisJejak, ...]:
        """The cycle's rows in which one of these things happened."""
        return tuple(satu for satu in self.isi.jejak if satu.peristiwa in peristiwa)

    def unit(self, kode: str | None) -> str:
        """A unit's name; a dash where it is about none."""
        return "–" if kode is None else self.isi.daftar_unit.get(kode, kode)

    def langkah(self, nomor: int) -> str:
        """A step's name."""
        return next((satu.nama for satu in self.isi.sop.daftar_langkah if satu.nomor == nomor), "")

    def saat(self, baris: BarisJejak | None) -> str | None:
        """When it happened, where the office is."""
        return None if baris is None else format_saat(baris.pada, self.isi.zona)


def join_numbers(daftar: Iterable[BarisJejak | None]) -> str:
    """Row numbers as people write them: 3, 7–9."""
    potongan: list[list[int]] = []
    for urut in sorted({satu.urut for satu in daftar if satu is not None}):
        if potongan and urut == potongan[-1][-1] + 1:
            potongan[-1].append(urut)
        else:
            potongan.append([urut])
    return ", ".join(str(satu[0]) if len(satu) == 1 else f"{satu[0]}–{satu[-1]}" for satu in potongan)
