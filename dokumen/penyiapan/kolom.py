"""How the columns of the set-up workbook look: widths, what each heading's note says, what may be chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dokumen.penyiapan import (
    lembar_indikator,
    lembar_instansi,
    lembar_jam_kerja,
    lembar_libur,
    lembar_pegawai,
    lembar_unit,
    lembar_waktu_baku,
)
from sop.indikator import Akumulasi, Arah, Jenis, Rumus
from sop.instansi import JenisLibur, JenisUnit
from sop.peran import Peran

Pilihan = list[str] | str

_DAFTAR_UNIT = "=Unit!$A$2:$A$201"


def _words(pilihan: Iterable[StrEnum]) -> list[str]:
    return [satu.value for satu in pilihan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembaran:
    """One sheet: its headings in order, a width in characters and a note for each, lists to choose from.

    `baris_siap` counts the tinted rows that wait for more, `halaman` the pages that print side by side.
    """

    nama: str
    judul: tuple[str, ...]
    lebar: tuple[float, ...]
    catatan: Mapping[str, str] = field(default_factory=dict)
    pilihan: Mapping[str, Pilihan] = field(default_factory=dict)
    baris_siap: int = 12
    halaman: int = 1


INSTANSI = Lembaran(
    nama=lembar_instansi.SHEET,
    judul=lembar_instansi.JUDUL,
    lebar=(24, 70),
    catatan={"Nilai": "Isi sesuai instansi. Arti setiap isian ada pada lembar Petunjuk."},
    baris_siap=0,
)
UNIT = Lembaran(
    nama=lembar_unit.SHEET,
    judul=lembar_unit.JUDUL,
    lebar=(14, 56, 16),
    catatan={
        "Kode": "Singkatan unit yang unik, misalnya SEK atau RESOS. Dipakai pada lembar Pegawai dan Indikator.",
        "Jenis": "Sekretariat atau Bidang. Keduanya mengisi format pada langkah 7.",
    },
    pilihan={"Jenis": _words(JenisUnit)},
)
PEGAWAI = Lembaran(
    nama=lembar_pegawai.SHEET,
    judul=lembar_pegawai.JUDUL,
    lebar=(34, 22, 44, 30, 22, 14),
    catatan={
        "NIP": "18 angka, ketik sebagai teks. Boleh kosong. Orang yang sama memakai NIP yang sama.",
        "Peran": "Satu baris untuk satu peran. Peran kedua ditulis pada baris baru dengan NIP yang sama.",
        "Unit": "Kode dari lembar Unit. Wajib untuk peran Bidang, termasuk pengisi dari Sekretariat.",
    },
    pilihan={"Peran": _words(Peran), "Unit": _DAFTAR_UNIT},
)
INDIKATOR = Lembaran(
    nama=lembar_indikator.SHEET,
    judul=lembar_indikator.JUDUL,
    lebar=(13, 30, 38, 12, 12, 9, 10, 8, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12, 28, 14, 44, 28),
    catatan={
        "Kode": "Kode unik, misalnya RESOS-1.",
        "Jenis": "angka, persen, rasio, rupiah, atau ordinal (AA, A, BB, B, CC, C, D). Satuan % selalu persen.",
        "Arah": "tinggi: makin tinggi makin baik. rendah: makin rendah makin baik. rentang: di dalam rentang.",
        "Rumus": "Hanya untuk arah rendah. A: (2T-R)/T x 100. B: T/R x 100. C: (T-R)/T x 100. Kosong berarti A.",
        "Akumulasi": "Cara menjadikan angka setahun: jumlah, atau terakhir. Persen dan ordinal selalu terakhir.",
        "Target TW I": "Kosong berarti tidak ada target. Rentang ditulis 80-90. Ordinal ditulis BB.",
        "Realisasi N-1": "Realisasi satu tahun sebelumnya. Kosong berarti tidak diketahui, bukan nol.",
        "Realisasi N-2": "Realisasi dua tahun sebelumnya. Kosong berarti tidak diketahui, bukan nol.",
        "Target Renstra": "Target akhir Renstra.",
        "Standar Nasional": "Kosongkan bila tidak ada.",
        "Pagu": "Dalam rupiah. Kosongkan bila tidak diketahui.",
    },
    pilihan={
        "Unit": _DAFTAR_UNIT,
        "Jenis": _words(Jenis),
        "Arah": _words(Arah),
        "Rumus": _words(Rumus),
        "Akumulasi": _words(Akumulasi),
    },
    halaman=2,
)
JAM_KERJA = Lembaran(
    nama=lembar_jam_kerja.SHEET,
    judul=lembar_jam_kerja.JUDUL,
    lebar=(46, 12, 18, 18, 12),
    catatan={
        "Hari": "Senin, atau Senin-Kamis. Masa khusus seperti Ramadan: 18-02-2026 s.d. 19-03-2026 Senin-Kamis.",
        "Mulai": "Ketik seperti 07.30.",
    },
)
LIBUR = Lembaran(
    nama=lembar_libur.SHEET,
    judul=lembar_libur.JUDUL,
    lebar=(18, 56, 12),
    catatan={
        "Tanggal": "Ketik seperti 19-01-2026. Libur nasional dan cuti bersama sudah diketahui.",
        "Jenis": "libur: menambah hari libur. masuk: tetap bekerja pada hari libur.",
    },
    pilihan={"Jenis": _words(JenisLibur)},
)
WAKTU_BAKU = Lembaran(
    nama=lembar_waktu_baku.SHEET,
    judul=lembar_waktu_baku.JUDUL,
    lebar=(12, 24),
    baris_siap=0,
    catatan={"Waktu": "Misalnya 60 menit atau 1 Hari. Kosong berarti tanpa tenggat dan tanpa pengingat."},
)
