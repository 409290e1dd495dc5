"""The rows behind each answer, and the trail itself, column by column as its hashes cover it."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC

from bahasa.bentuk import format_saat
from dokumen.bukti_akip.fakta import PENGEMBALIAN, TINDAKAN, Fakta, join_numbers
from dokumen.bukti_akip.kriteria import answer_all
from dokumen.buku_tabel import TIDAK_TERCATAT, IsiTabel, LembarTabel
from dokumen.rekap_buku.kepala import Kolom
from sop.bukti import MULAI, REKAP, BarisJejak, BuktiTugas
from sop.siklus import Perintah

TANPA_BAKU = "Tanpa waktu baku"
BELUM_SELESAI = "Belum selesai"
_SIDIK = 12  # characters of a hash that tell it from others; the sheet Jejak has all 64
_JEJAK = (Kolom("Jejak", 8), Kolom("Hash jejak", 16))
_TUGAS = (Kolom("No", 5), Kolom("Langkah", 30), Kolom("Unit", 26), Kolom("Putaran", 9))
_Baris = tuple[IsiTabel, ...]


def kriteria(fakta: Fakta) -> LembarTabel:
    """The first sheet: every criterion and its answer."""
    return LembarTabel(
        nama="Kriteria",
        judul=f"Bukti evaluasi AKIP: Pengumpulan Data Kinerja {fakta.isi.periode}",
        keterangan=(
            f"Disusun {format_saat(fakta.isi.dibuat_pada, fakta.isi.zona)} dari jejak, menurut kriteria pengukuran "
            "kinerja Permen PANRB 88/2021. Nomor jejak menunjuk baris rantai jejak; baris siklus ini ada pada lembar "
            f"Jejak lengkap dengan hash-nya, yang pada lembar lain ditulis {_SIDIK} karakter pertama. Kecukupannya "
            "dinilai evaluator.",
        ),
        kolom=(
            Kolom("No", 5),
            Kolom("Kriteria", 26),
            Kolom("Jawaban", 76),
            Kolom("Keadaan", 16),
            Kolom("Nomor jejak", 26),
            Kolom("Lembar", 20),
        ),
        daftar_baris=tuple(
            (nomor, nama, jawaban.teks, jawaban.keadaan.value, jawaban.nomor, lembar)
            for nomor, (nama, lembar, jawaban) in enumerate(answer_all(fakta), start=1)
        ),
    )


def sop(fakta: Fakta) -> LembarTabel:
    """The steps as the SOP has them, beside the standard times they were opened with."""
    dibuka = {satu.langkah: satu.dibuka for satu in fakta.tugas if satu.dibuka is not None}
    return LembarTabel(
        nama="1 SOP",
        judul=f"SOP {fakta.isi.sop.nomor}: {fakta.isi.sop.nama}",
        keterangan=(f"Tanggal revisi: {TIDAK_TERCATAT}. Tanggal efektif: {TIDAK_TERCATAT}.",),
        kolom=(
            Kolom("No", 5),
            Kolom("Langkah", 34),
            Kolom("Pelaksana", 26),
            Kolom("Waktu baku dalam SOP", 22),
            Kolom("Waktu baku yang dipakai", 22),
            *_JEJAK,
        ),
        daftar_baris=tuple(
            (
                langkah.nomor,
                langkah.nama,
                langkah.pelaksana,
                langkah.waktu or TANPA_BAKU,
                (baris.data["waktu"] or TANPA_BAKU) if (baris := dibuka.get(langkah.nomor)) else None,
                *_row_of(baris),
            )
            for langkah in fakta.isi.sop.daftar_langkah
        ),
    )


def sumber(fakta: Fakta) -> LembarTabel:
    """Every figure that was handed in, with where it comes from."""
    return LembarTabel(
        nama="2 Sumber data",
        judul="Sumber setiap angka yang diserahkan",
        kolom=(
            Kolom("Unit", 24),
            Kolom("Kode", 14),
            Kolom("Bagian", 11),
            Kolom("Angka seperti diketik", 22),
            Kolom("Bukti dukung", 30),
            Kolom("Berkas bukti, awal SHA-256, jejak", 42),
            Kolom("Diisi oleh", 22),
            *_JEJAK,
        ),
        daftar_baris=tuple(
            (
                fakta.unit(satu.unit),
                satu.kode,
                satu.bagian,
                satu.diketik,
                "; ".join(satu.daftar_bukti) or None,
                "\n".join(
                    f"{baris.data['nama']}: {baris.data['sha256'][:_SIDIK]} ({baris.urut})" for baris in satu.berkas
                )
                or None,
                satu.oleh or None,
                *_row_of(satu.baris),
            )
            for satu in fakta.angka
        ),
    )


def akses(fakta: Fakta) -> LembarTabel:
    """Who joined in which role, and which unit took the form."""
    return LembarTabel(
        nama="3 Akses",
        judul="Yang terhubung dan yang menerima format",
        kolom=(
            Kolom("Tindakan", 32),
            Kolom("Nama", 28),
            Kolom("Peran", 32),
            Kolom("Unit", 28),
            Kolom("Pada", 32),
            *_JEJAK,
        ),
        daftar_baris=tuple(
            (
                TINDAKAN[satu.peristiwa],
                satu.oleh or None,
                satu.peran or None,
                fakta.unit(satu.data.get("unit")),
                fakta.saat(satu),
                *_row_of(satu),
            )
            for satu in (*fakta.bergabung, *fakta.happened(Perintah.TERIMA))
        ),
    )


def penanggung_jawab(fakta: Fakta) -> LembarTabel:
    """Who signed each task off, in which role."""
    return LembarTabel(
        nama="4 Penanggung jawab",
        judul="Penanggung jawab setiap tugas",
        kolom=(
            *_TUGAS,
            Kolom("Peran", 24),
            Kolom("Nama", 26),
            Kolom("Tindakan", 28),
            Kolom("Pada", 30),
            *_JEJAK,
        ),
        daftar_baris=tuple(
            (
                *_task(fakta, satu),
                satu.petugas or None,
                *_signed(fakta, satu.selesai),
            )
            for satu in fakta.tugas
        ),
    )


def waktu(fakta: Fakta) -> LembarTabel:
    """When each task was opened, due and done; no names."""
    return LembarTabel(
        nama="5 Waktu",
        judul="Waktu penyampaian setiap tugas",
        keterangan=("Melewati waktu dihitung dalam menit kerja dan dicatat dalam jejak saat tugas diselesaikan.",),
        kolom=(
            *_TUGAS,
            Kolom("Waktu baku", 17),
            Kolom("Dibuka", 30),
            Kolom("Tenggat", 30),
            Kolom("Selesai", 30),
            Kolom("Hasil", 26),
            Kolom("Jejak dibuka", 9),
            Kolom("Jejak selesai", 9),
        ),
        daftar_baris=tuple(
            (
                *_task(fakta, satu),
                (satu.waktu or TANPA_BAKU) if satu.dibuka else None,
                fakta.saat(satu.dibuka),
                _due(fakta, satu),
                fakta.saat(satu.selesai) or BELUM_SELESAI,
                _result(satu),
                satu.dibuka.urut if satu.dibuka else None,
                satu.selesai.urut if satu.selesai else "–",
            )
            for satu in fakta.tugas
        ),
    )


def data_salah(fakta: Fakta) -> LembarTabel:
    """Returns with their arahan, versions, and what was corrected."""
    return LembarTabel(
        nama="6 Data salah",
        judul="Pengembalian, versi rekap, dan koreksi angka",
        kolom=(
            Kolom("Jenis", 20),
            Kolom("Perihal", 34),
            Kolom("Semula", 22),
            Kolom("Menjadi, atau arahan", 36),
            Kolom("Oleh", 24),
            Kolom("Pada", 30),
            Kolom("Jejak", 8),
            Kolom("Jejak semula", 8),
            Kolom("Hash jejak semula", 16),
            Kolom("Hash jejak", 16),
        ),
        daftar_baris=tuple(sorted(_corrections(fakta), key=lambda baris: int(baris[6] or 0))),
    )


def berkala(fakta: Fakta) -> LembarTabel:
    """The cycles of the office."""
    return LembarTabel(
        nama="7 Berkala",
        judul="Siklus pengumpulan yang tercatat",
        kolom=(
            Kolom("Siklus", 22),
            Kolom("Dimulai", 32),
            Kolom("Dimulai oleh", 26),
            Kolom("Jejak", 8),
            Kolom("Hash jejak", 16),
            Kolom("Tamat", 32),
            *_JEJAK,
        ),
        daftar_baris=tuple(
            (
                satu.periode,
                fakta.saat(satu.mulai),
                satu.mulai.oleh or None,
                *_row_of(satu.mulai),
                fakta.saat(satu.tamat),
                *_row_of(satu.tamat),
            )
            for satu in fakta.siklus
        ),
    )


def aplikasi(fakta: Fakta) -> LembarTabel:
    """How often each thing happened in the application."""
    jumlah = Counter(satu.peristiwa for satu in fakta.isi.jejak)
    return LembarTabel(
        nama="8 Aplikasi",
        judul="Kejadian yang dicatat aplikasi pada siklus ini",
        kolom=(
            Kolom("Kejadian", 30),
            Kolom("Jumlah", 10),
            Kolom("Dari pesan pegawai", 16),
            Kolom("Nomor jejak", 90),
        ),
        daftar_baris=tuple(
            (
                nama,
                banyak,
                sum(satu.inbox_id is not None for satu in fakta.happened(nama)),
                join_numbers(fakta.happened(nama)),
            )
            for nama, banyak in jumlah.items()
        ),
    )


def keputusan(fakta: Fakta) -> LembarTabel:
    """What the leaders decided, on which version."""
    return LembarTabel(
        nama="9 Keputusan",
        judul="Keputusan Kepala Dinas dan Sekretaris",
        kolom=(
            Kolom("Pada", 30),
            Kolom("Peran", 18),
            Kolom("Nama", 24),
            Kolom("Keputusan", 28),
            Kolom("Langkah", 9),
            Kolom("Versi rekap", 9),
            Kolom("SHA-256 rekap", 16),
            Kolom("Arahan", 34),
            *_JEJAK,
        ),
        daftar_baris=tuple(_decision(fakta, satu) for satu in fakta.keputusan),
    )


def jejak(fakta: Fakta) -> LembarTabel:
    """The trail as it is hashed: every row of the cycle, and those of the office that answers rest on."""
    return LembarTabel(
        nama="Jejak",
        judul=f"Jejak siklus {fakta.isi.periode}",
        keterangan=(
            "Hash setiap baris adalah SHA-256 atas JSON tanpa spasi, kunci berurutan, karakter ASCII, dari: [nomor, "
            "pada, pegawai, peran, kejadian, siklus, isi, pesan masuk, hash sebelumnya]; yang kosong ditulis null, "
            'peran yang kosong "".',
            "Baris di antaranya milik siklus atau urusan lain. Isi yang panjang bersambung pada baris di bawahnya.",
        ),
        kolom=(
            Kolom("Nomor", 8),
            Kolom("Pada (UTC)", 22),
            Kolom("Pegawai", 9),
            Kolom("Nama", 20),
            Kolom("Peran", 16),
            Kolom("Kejadian", 16),
            Kolom("Siklus", 8),
            Kolom("Isi", 64),
            Kolom("Pesan masuk", 9),
            Kolom("Hash sebelumnya", 40),
            Kolom("Hash", 40),
        ),
        daftar_baris=tuple(
            (
                satu.urut,
                satu.pada.astimezone(UTC).isoformat(),
                "" if satu.pegawai_id is None else satu.pegawai_id,
                satu.oleh,
                satu.peran,
                satu.peristiwa,
                "" if satu.siklus_id is None else satu.siklus_id,
                satu.isi,
                "" if satu.inbox_id is None else satu.inbox_id,
                satu.hash_lalu,
                satu.hash,
            )
            for satu in fakta.semua
        ),
    )


def _row_of(baris: BarisJejak | None) -> _Baris:
    return (None, None) if baris is None else (baris.urut, baris.hash[:_SIDIK])


def _task(fakta: Fakta, tugas: BuktiTugas) -> _Baris:
    return tugas.langkah, fakta.langkah(tugas.langkah), fakta.unit(tugas.unit), tugas.putaran


def _signed(fakta: Fakta, selesai: BarisJejak | None) -> _Baris:
    """Who ended a task, how and when; dashes for an open one."""
    if selesai is None:
        return "–", BELUM_SELESAI, "–", "–", "–"
    return selesai.oleh or None, TINDAKAN[selesai.peristiwa], fakta.saat(selesai), *_row_of(selesai)


def _due(fakta: Fakta, tugas: BuktiTugas) -> str | None:
    if tugas.dibuka is None:
        return None
    return format_saat(tugas.tenggat, fakta.isi.zona) if tugas.tenggat else TANPA_BAKU


def _result(tugas: BuktiTugas) -> str | None:
    if tugas.selesai is None:
        return "–"
    if tugas.dibuka is not None and tugas.tenggat is None:
        return "–"
    if tugas.terlambat is None:
        return None
    return f"Melewati waktu {tugas.terlambat} menit kerja" if tugas.terlambat else "Dalam waktunya"


def _corrections(fakta: Fakta) -> Iterator[_Baris]:
    for satu in fakta.happened(*PENGEMBALIAN):
        tujuan = [fakta.unit(kode) for kode in satu.data["tujuan"]] or ["Tim"]
        perihal = f"kepada {', '.join([*tujuan, *satu.data['indikator']])}"
        yield "Pengembalian", perihal, "–", satu.data["arahan"], *_by(fakta, satu), "–", "–", satu.hash[:_SIDIK]
    for satu in fakta.happened(REKAP):
        versi = f"SHA-256 {satu.data['sha256'][:_SIDIK]}"
        yield "Versi rekap", f"versi {satu.data['versi']}", "–", versi, *_by(fakta, satu), "–", "–", satu.hash[:_SIDIK]
    for koreksi in fakta.koreksi:
        perihal = f"{koreksi.bagian} {koreksi.kode}, {fakta.unit(koreksi.unit)}"
        angka = (koreksi.semula or "(kosong)", koreksi.menjadi or "(kosong)")
        sidik = (koreksi.lama.urut, koreksi.lama.hash[:_SIDIK], koreksi.baru.hash[:_SIDIK])
        yield "Koreksi angka", perihal, *angka, *_by(fakta, koreksi.baru), *sidik


def _by(fakta: Fakta, baris: BarisJejak) -> tuple[str | None, str | None, int]:
    return baris.oleh or None, fakta.saat(baris), baris.urut


def _decision(fakta: Fakta, baris: BarisJejak) -> _Baris:
    isi = baris.data
    atas_rekap = "versi" in isi
    return (
        fakta.saat(baris),
        baris.peran,
        baris.oleh or None,
        TINDAKAN[baris.peristiwa],
        isi.get("langkah", "–"),
        isi["versi"] if atas_rekap else "–",
        isi["sha256"][:_SIDIK] if atas_rekap else "–",
        isi.get("arahan") or ("–" if baris.peristiwa != MULAI else f"Siklus {isi.get('periode', '')}"),
        *_row_of(baris),
    )
