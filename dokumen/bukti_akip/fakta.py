"""What is read from the trail once for all sheets, and how they write it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bahasa.bentuk import format_saat
from dokumen.isi import BuktiAkip
from sop.bukti import (
    BERGABUNG,
    MULAI,
    PUTUSAN,
    REKAP,
    BuktiAngka,
    BuktiKoreksi,
    BuktiSiklus,
    read_angka,
    read_koreksi,
    read_siklus,
)
from sop.jejak import Jejak
from sop.peran import Peran, own_role
from sop.putar_ulang import TugasUlang, replay_tasks
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
_KEJADIAN: Mapping[str, str] = {
    **TINDAKAN,
    "dibuka": "Tugas dibuka",
    "nomor": "Nomor surat diambil",
    "buku": "Baris buku ditulis",
    "undangan": "Undangan dikirim",
    "unggah": "Berkas dikirim sebagai dokumen",
    "bukti": "Berkas bukti angka diterima",
    "bukti_ceklist": "Berkas bukti ceklist diterima",
    "isian": "Angka diserahkan",
    "isi_dari_berkas": "Angka dibaca dari berkas",
    REKAP: "Versi rekap dikunci",
    "pengingat": "Pengingat dikirim",
    "minta_waktu": "Tambahan waktu diminta",
    "waktu_diberi": "Tambahan waktu diberikan",
    "waktu_ditolak": "Tambahan waktu ditolak",
    "dialihkan": "Tugas dialihkan",
    "ditarik": "Persetujuan ditarik kembali",
    "tamat": "Siklus ditutup",
    "buka_kembali": "Siklus dibuka kembali",
    "arsip_dibuat": "Arsip dibuat",
}
PENGEMBALIAN = (Perintah.KEMBALIKAN_TIM, Perintah.KEMBALIKAN_UNIT)
_PIMPINAN = (Peran.KEPALA_DINAS, Peran.SEKRETARIS)
_KEPUTUSAN = (MULAI, *PUTUSAN, Perintah.SELESAI, Perintah.TERIMA_LAPORAN)


@dataclass(frozen=True)
class Fakta:
    """The trail of one cycle, read."""

    isi: BuktiAkip

    @cached_property
    def tugas(self) -> tuple[TugasUlang, ...]:
        """Every task."""
        return replay_tasks(self.isi.jejak)

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
    def bergabung(self) -> tuple[Jejak, ...]:
        """Who joined."""
        return tuple(satu for satu in self.isi.jejak_kantor if satu.peristiwa == BERGABUNG)

    @cached_property
    def semua(self) -> tuple[Jejak, ...]:
        """Every row that an answer rests on."""
        semua = {satu.urut: satu for satu in (*self.isi.jejak, *self.isi.jejak_kantor)}
        return tuple(semua[urut] for urut in sorted(semua))

    @cached_property
    def keputusan(self) -> tuple[Jejak, ...]:
        """What the Kepala Dinas and the Sekretaris did."""
        return tuple(satu for satu in self.happened(*_KEPUTUSAN) if own_role(satu.peran) in _PIMPINAN)

    def happened(self, *peristiwa: str) -> tuple[Jejak, ...]:
        """The cycle's rows in which one of these things happened."""
        return tuple(satu for satu in self.isi.jejak if satu.peristiwa in peristiwa)

    def dibuka(self, langkah: int) -> Jejak | None:
        """The row that opened a step last."""
        milik = [satu.dibuka for satu in self.tugas if satu.kunci.langkah == langkah and satu.dibuka is not None]
        return milik[-1] if milik else None

    def oleh(self, baris: Jejak) -> str | None:
        """Whose doing it was; None where nobody is told."""
        return self.isi.daftar_nama.get(baris.pegawai_id or 0) or None

    def unit(self, kode: str | None) -> str:
        """A unit's name; a dash where it is about none."""
        return "–" if kode is None else self.isi.daftar_unit.get(kode, kode)

    def langkah(self, nomor: int) -> str:
        """A step's name."""
        return next((satu.nama for satu in self.isi.sop.daftar_langkah if satu.nomor == nomor), "")

    def saat(self, baris: Jejak | None) -> str | None:
        """When it happened, where the office is."""
        return None if baris is None else format_saat(baris.pada, self.isi.zona)


def name_event(peristiwa: str) -> str:
    """What a row of the trail is called by people."""
    return _KEJADIAN.get(peristiwa) or peristiwa.replace("_", " ").capitalize()


def join_numbers(daftar: Iterable[Jejak | None]) -> str:
    """Row numbers as people write them: 3, 7–9."""
    potongan: list[list[int]] = []
    for urut in sorted({satu.urut for satu in daftar if satu is not None}):
        if potongan and urut == potongan[-1][-1] + 1:
            potongan[-1].append(urut)
        else:
            potongan.append([urut])
    return ", ".join(str(satu[0]) if len(satu) == 1 else f"{satu[0]}–{satu[-1]}" for satu in potongan)
