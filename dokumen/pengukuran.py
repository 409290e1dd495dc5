"""The workbook Pengukuran SOP: what each step took in working time, over the cycles, and what that proposes."""

from collections.abc import Iterator

from bahasa.bentuk import format_durasi, format_saat
from dokumen.buku_tabel import TIDAK_TERCATAT, IsiTabel, LembarTabel, write_buku_tabel
from dokumen.isi import BukuPengukuran
from dokumen.rekap_buku.kepala import Kolom
from sop.pengukuran import SIKLUS_MINIMAL, UsulanWaktu, WaktuLangkah, WaktuSiklus, WaktuTugas, read_tren

TANPA_BAKU = "Belum ditetapkan"
BERJALAN = "Masih berjalan"
BELUM_SELESAI = "Belum selesai"
_ARTI = (
    "Semua lama adalah waktu kerja kantor (tanpa istirahat, hari libur, dan cuti bersama), dihitung dengan jam kerja "
    "yang berlaku saat buku ini dibuat.",
    "Menunggu: sejak tugas dibuka sampai tindakan pertama yang tercatat (jawaban atau berkas); pekerjaan di luar "
    "obrolan sebelum itu ikut terhitung menunggu. Mengerjakan: sesudahnya sampai selesai. Tugas yang diselesaikan "
    f"dengan satu tindakan tidak dapat dipisah: {TIDAK_TERCATAT}.",
)


def write_pengukuran(isi: BukuPengukuran) -> bytes:
    """The .xlsx; the same value gives the same bytes."""
    kini = isi.daftar_siklus[-1]
    daftar = (_ringkasan(isi), _per_langkah(isi), _per_tugas(isi, kini), _tren(isi), _usulan(isi))
    return write_buku_tabel(f"Pengukuran SOP {kini.periode}", isi.instansi, isi.dibuat_pada, daftar)


def _ringkasan(isi: BukuPengukuran) -> LembarTabel:
    return LembarTabel(
        nama="Ringkasan",
        judul=f"Pengukuran SOP sampai {isi.daftar_siklus[-1].periode}",
        keterangan=(f"Dibuat {format_saat(isi.dibuat_pada, isi.zona)}.", *_ARTI),
        kolom=(
            Kolom("Siklus", 20),
            Kolom("Dimulai", 30),
            Kolom("Tamat", 30),
            Kolom("Lama (menit kerja)", 13),
            Kolom("Lama", 20),
            Kolom("Tugas", 9),
            Kolom("Bertenggat", 12),
            Kolom("Melewati waktu", 12),
            Kolom("Dari pengembalian", 14),
        ),
        daftar_baris=tuple(_siklus(isi, satu) for satu in reversed(isi.daftar_siklus)),
    )


def _siklus(isi: BukuPengukuran, siklus: WaktuSiklus) -> tuple[IsiTabel, ...]:
    tugas = [satu for langkah in siklus.daftar for satu in langkah.daftar]
    return (
        str(siklus.periode),
        format_saat(siklus.dimulai, isi.zona),
        format_saat(siklus.tamat, isi.zona) if siklus.tamat else BERJALAN,
        siklus.lama,
        format_durasi(siklus.lama),
        len(tugas),
        sum(satu.tugas.tenggat is not None for satu in tugas),
        sum(satu.terlambat > 0 for satu in tugas),
        sum(satu.tugas.dikembalikan for satu in tugas),
    )


def _per_langkah(isi: BukuPengukuran) -> LembarTabel:
    return LembarTabel(
        nama="Per langkah",
        judul="Waktu baku dan waktu nyata per langkah",
        keterangan=(
            "Nyata, menunggu, dan mengerjakan adalah nilai tengah dari tugas yang selesai, dalam menit kerja; "
            "terlama adalah tugas yang paling lama.",
        ),
        kolom=(
            Kolom("Siklus", 20),
            Kolom("No", 5),
            Kolom("Langkah", 34),
            Kolom("Waktu baku", 17),
            Kolom("Nyata (menit)", 14),
            Kolom("Menunggu (menit)", 14),
            Kolom("Mengerjakan (menit)", 14),
            Kolom("Terlama (menit)", 14),
            Kolom("Tugas", 8),
            Kolom("Melewati waktu", 11),
            Kolom("Dari pengembalian", 13),
        ),
        daftar_baris=tuple(
            _langkah(siklus, langkah) for siklus in reversed(isi.daftar_siklus) for langkah in siklus.daftar
        ),
    )


def _langkah(siklus: WaktuSiklus, langkah: WaktuLangkah) -> tuple[IsiTabel, ...]:
    lama = (langkah.nyata, langkah.menunggu, langkah.mengerjakan, langkah.terlama)
    selesai = any(satu.selesai for satu in langkah.daftar)
    return (
        str(siklus.periode),
        langkah.nomor,
        langkah.nama,
        str(langkah.baku or TANPA_BAKU),
        *(lama if selesai else (BELUM_SELESAI,) * len(lama)),
        len(langkah.daftar),
        len(langkah.terlambat),
        langkah.dikembalikan,
    )


def _per_tugas(isi: BukuPengukuran, siklus: WaktuSiklus) -> LembarTabel:
    nama = (
        "Petugas: yang menyelesaikan tugas, atau yang memegang perannya bila belum selesai."
        if isi.bernama
        else "Nama tidak dicantumkan di sini; Sekretaris dan Kepala Dinas dapat melihatnya melalui /waktu."
    )
    return LembarTabel(
        nama="Per tugas (unit)",
        judul=f"Waktu setiap tugas pada siklus {siklus.periode}",
        keterangan=(f"{nama} Lama dalam menit kerja.",),
        kolom=(
            Kolom("No", 5),
            Kolom("Langkah", 26),
            Kolom("Unit", 22),
            Kolom("Putaran", 9),
            Kolom("Petugas" if isi.bernama else "Peran", 24),
            Kolom("Dibuka", 19),
            Kolom("Tenggat", 19),
            Kolom("Selesai", 19),
            Kolom("Nyata", 9),
            Kolom("Menunggu", 12),
            Kolom("Mengerjakan", 13),
            Kolom("Melewati waktu", 11),
        ),
        daftar_baris=tuple(_tugas(isi, langkah, satu) for langkah in siklus.daftar for satu in langkah.daftar),
    )


def _tugas(isi: BukuPengukuran, langkah: WaktuLangkah, satu: WaktuTugas) -> tuple[IsiTabel, ...]:
    tugas = satu.tugas
    return (
        langkah.nomor,
        langkah.nama,
        tugas.unit_nama or "–",
        tugas.putaran,
        (tugas.oleh or None) if isi.bernama else tugas.peran.value,
        format_saat(tugas.dibuka, isi.zona),
        format_saat(tugas.tenggat, isi.zona) if tugas.tenggat else "Tanpa waktu baku",
        format_saat(tugas.selesai, isi.zona) if tugas.selesai else BELUM_SELESAI,
        satu.nyata,
        satu.menunggu,
        satu.mengerjakan,
        satu.terlambat if tugas.tenggat else "–",
    )


def _tren(isi: BukuPengukuran) -> LembarTabel:
    return LembarTabel(
        nama="Tren antar siklus",
        judul="Waktu nyata per langkah antar siklus",
        keterangan=(
            "Nilai tengah dalam menit kerja. Tren membandingkan siklus terakhir dengan nilai tengah siklus sebelumnya; "
            "beda di bawah sepersepuluh atau di bawah 10 menit dibaca tetap.",
        ),
        kolom=(
            Kolom("No", 5),
            Kolom("Langkah", 30),
            Kolom("Waktu baku", 16),
            *(Kolom(str(siklus.periode), 14) for siklus in isi.daftar_siklus),
            Kolom("Tren", 16),
        ),
        daftar_baris=tuple(_rows_tren(isi)),
    )


def _rows_tren(isi: BukuPengukuran) -> Iterator[tuple[IsiTabel, ...]]:
    for letak, langkah in enumerate(isi.daftar_siklus[-1].daftar):
        nyata = [siklus.daftar[letak].nyata for siklus in isi.daftar_siklus]
        tampak = ("–" if satu is None else satu for satu in nyata)
        yield langkah.nomor, langkah.nama, str(langkah.baku or TANPA_BAKU), *tampak, read_tren(nyata).value
    lama = [siklus.lama for siklus in isi.daftar_siklus]
    tamat = [siklus.lama if siklus.tamat else None for siklus in isi.daftar_siklus]
    yield "", "Seluruh siklus, dari mulai sampai tamat", "–", *lama, read_tren(tamat).value


def _usulan(isi: BukuPengukuran) -> LembarTabel:
    return LembarTabel(
        nama="Usulan waktu baku",
        judul="Usulan waktu baku bagi langkah yang belum memilikinya dalam SOP",
        keterangan=(
            "Usulan ini tidak berlaku dengan sendirinya: waktu baku hanya berlaku bila ditetapkan kantor pada lembar "
            "Waktu Baku buku kerja penyiapan. Tanpa waktu baku tidak ada tenggat dan tidak ada pengingat.",
            "Dasarnya nilai tengah waktu nyata antar siklus, dibulatkan ke atas; baru diusulkan sesudah "
            f"{SIKLUS_MINIMAL} siklus terukur.",
        ),
        kolom=(
            Kolom("No", 5),
            Kolom("Langkah", 34),
            Kolom("Siklus terukur", 12),
            Kolom("Tercepat (menit)", 15),
            Kolom("Nilai tengah (menit)", 15),
            Kolom("Terlama (menit)", 15),
            Kolom("Usulan", 38),
            Kolom("Ditetapkan kantor", 20),
        ),
        daftar_baris=tuple(map(_row_usulan, isi.daftar_usulan)),
    )


def _row_usulan(satu: UsulanWaktu) -> tuple[IsiTabel, ...]:
    kurang = f"Belum diusulkan: baru {satu.jumlah_siklus} dari {SIKLUS_MINIMAL} siklus"
    return (
        satu.nomor,
        satu.nama,
        satu.jumlah_siklus,
        satu.tercepat,
        satu.tengah,
        satu.terlama,
        f"Usulan: {satu.usulan}" if satu.usulan else kurang,
        str(satu.ditetapkan or TANPA_BAKU),
    )
