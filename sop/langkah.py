"""A step (langkah) of a SOP-AP, and the whole text of one SOP (naskah), as values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sop.peran import Peran
from sop.waktu_baku import WaktuBaku

_JAUH = 183  # days
RETENSI_TAHUN = 5  # years an archive is kept where the SOP's file says nothing


class Cara(StrEnum):
    """How a step is done in the chat; PENERIMAAN is the units' side of DISTRIBUSI and stands in no SOP file.

    DOKUMEN, PENGESAHAN, PERSETUJUAN and ARSIP are what any SOP is made of: a paper, a sign-off alone, a decision on the
    papers before it, and the end. The others collect figures and make a rekap of them.
    """

    DOKUMEN = "dokumen"
    FORMAT = "format"
    DISTRIBUSI = "distribusi"
    PENERIMAAN = "penerimaan"
    ISIAN = "isian"
    REKAP = "rekap"
    PENYAMPAIAN = "penyampaian"
    KEPUTUSAN = "keputusan"
    LAPORAN = "laporan"
    PENGESAHAN = "pengesahan"
    PERSETUJUAN = "persetujuan"
    ARSIP = "arsip"


_PUTUSAN = frozenset({Cara.KEPUTUSAN, Cara.PERSETUJUAN})
# The papers a talk can make in a form of their own; any other paper is a sheet of its questions and answers.
KERTAS_KHUSUS = frozenset({"nota_dinas", "notulen", "program_kerja", "ceklist"})
# What an invitation asks, whatever the meeting.
KUNCI_UNDANGAN = frozenset({"tanggal", "waktu", "tempat", "pembahasan", "peserta", "nomor"})


class JenisTanya(StrEnum):
    """What a question of a guided talk asks for."""

    TEKS = "teks"
    PARAGRAF = "paragraf"
    DAFTAR = "daftar"
    NOMOR = "nomor"
    TANGGAL = "tanggal"
    HADIR = "hadir"
    CEKLIST = "ceklist"


class Wajar(StrEnum):
    """Which dates make sense: from today on, or until today; what is half a year away never does by itself."""

    MENDATANG = "mendatang"
    LAMPAU = "lampau"

    def doubts(self, tanggal: date, hari_ini: date) -> bool:
        """Whether a date is to be asked about before it is taken."""
        hari = (tanggal - hari_ini).days
        return not 0 <= (hari if self is Wajar.MENDATANG else -hari) <= _JAUH


class Tawaran(StrEnum):
    """What a question offers to be taken by one press: today, or the answer of the last cycle that has one."""

    HARI_INI = "hari_ini"
    YANG_LALU = "yang_lalu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanya:
    """One question of the guided talk that makes a step's paper.

    `butir` are the items of a CEKLIST, `peran` the roles whose people a HADIR shows, `baku` words that a press takes.
    A TANGGAL that is not `wajar` is asked back once, and taken all the same where the person says so.
    """

    kunci: str
    jenis: JenisTanya
    tanya: str
    bantuan: str = ""
    contoh: str = ""
    boleh_lewat: bool = False
    butir: tuple[str, ...] = ()
    peran: tuple[Peran, ...] = ()
    baku: str = ""
    tawaran: Tawaran | None = None
    wajar: Wajar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One step with its mutu baku: kelengkapan in, standard time (None: the SOP gives none), output.

    `daftar_undangan` are the questions of an invitation that may go out before it; what it says answers the questions
    of the same keys in `daftar_tanya`.
    """

    nomor: int
    nama: str
    tugas: str
    pelaksana: Peran
    kelengkapan: tuple[str, ...]
    output: str
    cara: Cara
    waktu: WaktuBaku | None = None
    kertas: str = ""
    lanjut: int | None = None
    kembali_tim: int | None = None
    kembali_unit: int | None = None
    kembali: tuple[int, ...] = ()
    bersama: tuple[Peran, ...] = ()
    penerima: Peran | None = None
    asumsi: str = ""
    dasar: tuple[str, ...] = ()
    daftar_tanya: tuple[Tanya, ...] = ()
    daftar_undangan: tuple[Tanya, ...] = ()

    @property
    def petugas(self) -> Peran:
        """Who signs the step off in the chat: the receiver where there is one, else the pelaksana."""
        return self.penerima or self.pelaksana

    @property
    def per_unit(self) -> bool:
        """Whether each unit has a task of its own: whatever the units do, they do side by side."""
        return self.cara is Cara.ISIAN or (self.petugas is Peran.BIDANG and self.cara is not Cara.DISTRIBUSI)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naskah:
    """One SOP: its head, and its steps by number; archives are kept for `retensi_tahun` years."""

    nomor: str
    nama: str
    instansi: str
    unit_kerja: str
    dibuat: date
    peralatan: tuple[str, ...]
    terkait: tuple[str, ...]
    daftar_langkah: Mapping[int, Langkah]
    retensi_tahun: int = RETENSI_TAHUN
    dasar: tuple[str, ...] = ()

    @property
    def kode(self) -> str:
        """What the SOP is known by through all its versions: its name in small letters and dashes."""
        return re.sub(r"[^0-9a-z]+", "-", self.nama.casefold()).strip("-")

    def langkah(self, nomor: int) -> Langkah:
        """The step of that number; KeyError where the SOP has none."""
        return self.daftar_langkah[nomor]

    def decider_after(self, nomor: int) -> Peran:
        """Who may send work back to that step: whoever decides next after it, in the program's own SOP Sekretaris."""
        sesudah = (satu for satu in self.daftar_langkah.values() if satu.nomor > nomor)
        return next((satu.petugas for satu in sesudah if satu.cara in _PUTUSAN), Peran.SEKRETARIS)

    def first_of(self, cara: Cara) -> Langkah | None:
        """The first step done in that way, or None."""
        return next((langkah for langkah in self.daftar_langkah.values() if langkah.cara is cara), None)
