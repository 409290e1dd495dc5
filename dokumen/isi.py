"""What each paper says, as plain values: kept as JSON by `daftar`, drawn by the module of its name."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sop.bukti import AsalJejak
from sop.buku import BarisBuku, Buku
from sop.jejak import Jejak
from sop.pengukuran import UsulanWaktu, WaktuSiklus
from sop.rekap import Rekap
from sop.riwayat import Riwayat


@dataclass(frozen=True, slots=True, kw_only=True)
class KodeQr:
    """A text as a QR code, such as the link of an invitation."""

    teks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The head of every paper; `kabupaten` is the whole name, such as Kabupaten Contoh, or empty."""

    nama: str
    kabupaten: str = ""
    alamat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penanda:
    """Who signs; an empty `nip` or `pangkat` leaves its line out, an empty `nama` leaves dots to write on."""

    jabatan: str
    nama: str
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaDinas:
    """Step 1: the order; `isi` is one text per paragraph."""

    kop: Kop
    nomor: str
    kepada: str
    dari: str
    tanggal: date
    sifat: str
    lampiran: str
    hal: str
    isi: tuple[str, ...]
    penanda: Penanda
    tembusan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaDistribusi(NotaDinas):
    """Step 6: the form goes out to the units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaRekap(NotaDinas):
    """Step 9: the rekap is reported to Sekretaris."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposisi:
    """The sheet that goes with step 1's letter; `diterima_pada` is UTC, shown in `zona`."""

    kop: Kop
    periode: str
    surat_dari: str
    nomor_surat: str
    tanggal_surat: date
    diterima_pada: datetime
    zona: str
    sifat: str
    hal: str
    diteruskan: tuple[str, ...]
    disposisi: tuple[str, ...]
    penanda: Penanda
    nomor_agenda: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undangan:
    """Step 2: who is asked to the briefing, when, where and about what; `tanggal` is the letter's."""

    kop: Kop
    nomor: str
    tanggal: date
    sifat: str
    lampiran: str
    hal: str
    kepada: tuple[str, ...]
    rapat_pada: date
    waktu: str
    tempat: str
    agenda: tuple[str, ...]
    penanda: Penanda
    tembusan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notulen:
    """Step 2: what the briefing said, decided and directed; `tanggal` is the day it was held."""

    kop: Kop
    periode: str
    tanggal: date
    waktu_tempat: str
    pimpinan: str
    peserta: tuple[str, ...]
    pembahasan: tuple[str, ...]
    arahan: tuple[str, ...]
    penanda: Penanda
    keputusan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kegiatan:
    """One line of the plan; `waktu` in the office's words."""

    uraian: str
    pelaksana: str
    waktu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramKerja:
    """Step 3: the plan of the collection."""

    kop: Kop
    periode: str
    tanggal: date
    tujuan: str
    daftar_kegiatan: tuple[Kegiatan, ...]
    penanda: Penanda


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirCeklist:
    """One document that was looked for."""

    nama: str
    ada: bool
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceklist:
    """Step 4: the documents the collection needs, found or not."""

    kop: Kop
    periode: str
    tanggal: date
    butir: tuple[ButirCeklist, ...]
    penanda: Penanda


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTandaTerima:
    """One unit's receipt; `pada` is UTC."""

    unit: str
    penerima: str
    nip: str
    pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaTerima:
    """Step 6: who received the document and when, times shown in `zona`."""

    kop: Kop
    periode: str
    nama_dokumen: str
    zona: str
    baris: tuple[BarisTandaTerima, ...]
    penanda: Penanda


@dataclass(frozen=True, slots=True, kw_only=True)
class Laporan:
    """Step 11: the result of the measurement, from Sekretaris to Kepala Dinas; `sha256` is the rekap's."""

    kop: Kop
    nomor: str = ""
    kepada: str = "Kepala Dinas"
    sifat: str = "Penting"
    lampiran: str = "1 berkas"
    tanggal: date
    rekap: Rekap
    sha256: str
    catatan: tuple[str, ...]
    penanda: Penanda


@dataclass(frozen=True, slots=True, kw_only=True)
class DokumenDiarsipkan:
    """One paper of the cycle, and the step it is of."""

    langkah: str
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeritaAcara:
    """Step 12: the cycle was archived, by whom (`penanda`), and who took note of it."""

    kop: Kop
    nomor: str
    periode: str
    tanggal: date
    sop: str
    daftar_dokumen: tuple[DokumenDiarsipkan, ...]
    jumlah_bukti: int
    penanda: Penanda
    mengetahui: Penanda
    kegiatan: str = "pengumpulan data kinerja"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirLembar:
    """One thing that was asked, and its answer in as many lines as it has; none where it was skipped."""

    uraian: str
    isi: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LembarLangkah:
    """What a step yielded whose paper has no form of its own: its questions and the answers; `unit` may be empty."""

    kop: Kop
    judul: str
    sop: str
    periode: str
    langkah: str
    unit: str
    tanggal: date
    daftar_butir: tuple[ButirLembar, ...]
    penanda: Penanda


@dataclass(frozen=True, slots=True, kw_only=True)
class BabTiga:
    """The draft of Bab III of the Laporan Kinerja; `sha256` is the rekap's, `tanggal` the draft's."""

    kop: Kop
    tanggal: date
    rekap: Rekap
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisPengesahan:
    """One sign-off: of which step (and unit), by whom in which role, when (UTC), on what (name and SHA-256 each)."""

    langkah: int
    nama_langkah: str
    unit: str
    perbuatan: str
    nama: str
    nip: str
    peran: str
    pada: datetime
    dasar: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengesahan:
    """Every sign-off of a cycle, and the end of the trail that says so; times shown in `zona`."""

    kop: Kop
    periode: str
    zona: str
    baris: tuple[BarisPengesahan, ...]
    jejak_urut: int
    jejak_hash: str
    dibuat_pada: datetime
    sop: str = "Pengumpulan Data Kinerja"


@dataclass(frozen=True, slots=True)
class DataCapaian:
    """The figures of a rekap as a plain table."""

    rekap: Rekap


@dataclass(frozen=True, slots=True)
class DataAnggaran:
    """The budgets of a rekap as a plain table."""

    rekap: Rekap


@dataclass(frozen=True, slots=True)
class GambarRekap:
    """The rekap as a picture for the phone."""

    rekap: Rekap


class JenisGrafik(StrEnum):
    """Which graphs of a rekap: capaian per sasaran and per unit, or each indicator beside last year."""

    CAPAIAN = "capaian"
    ANTAR_TAHUN = "antar_tahun"


@dataclass(frozen=True, slots=True, kw_only=True)
class GambarGrafik:
    """One picture with graphs of a rekap."""

    rekap: Rekap
    jenis: JenisGrafik


@dataclass(frozen=True, slots=True)
class GambarRiwayat:
    """One indicator through its periods, as a picture for the phone."""

    riwayat: Riwayat


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Lines of one of the office's books; `lingkup` says which, such as Tahun 2026, times are shown in `zona`."""

    kop: Kop
    buku: Buku
    lingkup: str
    zona: str
    daftar_baris: tuple[BarisBuku, ...]
    dibuat_pada: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BukuPengukuran:
    """The SOP measured by itself: cycles oldest first, the last of them the one it is about.

    Not `bernama` it names no person: who is late is for Sekretaris, Kepala Dinas and the admin alone.
    """

    instansi: str
    zona: str
    dibuat_pada: datetime
    bernama: bool
    daftar_siklus: tuple[WaktuSiklus, ...]
    daftar_usulan: tuple[UsulanWaktu, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahSop:
    """One step as the SOP has it; `waktu` is empty where it gives none."""

    nomor: int
    nama: str
    pelaksana: str
    waktu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KepalaSop:
    """Which SOP it is, and its steps."""

    nomor: str
    nama: str
    unit_kerja: str
    dibuat: date
    daftar_langkah: tuple[LangkahSop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuktiAkip:
    """What an AKIP evaluation asks of this SOP, as the trail of one cycle answers it.

    `jejak` are the rows of the cycle, `jejak_kantor` those of the office about cycles and about who joined;
    `daftar_nama` are the names of whoever is in them. While it is kept the rows are left out, and `asal` says which.
    """

    instansi: str
    zona: str
    periode: str
    dibuat_pada: datetime
    sop: KepalaSop
    daftar_unit: dict[str, str]
    daftar_nama: dict[int, str]
    jejak: tuple[Jejak, ...]
    jejak_kantor: tuple[Jejak, ...]
    asal: AsalJejak | None = None
