"""The rows behind each answer, column by column."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from bahasa.bentuk import format_saat
from dokumen.bukti_akip.fakta import TINDAKAN, Fakta, join_numbers, name_event
from dokumen.bukti_akip.koreksi import Perubahan, changes
from dokumen.bukti_akip.kriteria import Jawaban, answer_all
from dokumen.buku_tabel import TIDAK_TERCATAT, IsiTabel, LembarTabel
from dokumen.isi import LangkahSop
from dokumen.lajur import Lajur, LembarLajur
from sop.bukti import MULAI, BuktiAngka, BuktiSiklus
from sop.jejak import Jejak
from sop.putar_ulang import TugasUlang
from sop.siklus import Perintah

TANPA_BAKU = "Tanpa waktu baku"
BELUM_SELESAI = "Belum selesai"
KOSONG = "–"
_SIDIK = 12  # characters of a hash that tell it from others; the sheet Jejak has all 64
_T = TypeVar("_T")
_Lajur = tuple[Lajur[Fakta, _T], ...]


def _row(of: Callable[[Fakta, _T], Jejak | None], *, ada: IsiTabel = None) -> _Lajur[_T]:
    """Number and hash of the row a fact rests on; `ada` stands where there is none."""

    def number(fakta: Fakta, satu: _T) -> IsiTabel:
        baris = of(fakta, satu)
        return baris.urut if baris else ada

    def sidik(fakta: Fakta, satu: _T) -> IsiTabel:
        baris = of(fakta, satu)
        return baris.hash[:_SIDIK] if baris else ada

    return (Lajur("Jejak", 8, number), Lajur("Hash jejak", 16, sidik))


_JEJAK: _Lajur[Jejak] = _row(lambda _, baris: baris)
_TUGAS: _Lajur[TugasUlang] = (
    Lajur("No", 5, lambda _, tugas: tugas.kunci.langkah),
    Lajur("Langkah", 30, lambda fakta, tugas: fakta.langkah(tugas.kunci.langkah)),
    Lajur("Unit", 26, lambda fakta, tugas: fakta.unit(tugas.kunci.unit)),
    Lajur("Putaran", 9, lambda _, tugas: tugas.kunci.putaran),
)

KRITERIA = LembarLajur[Fakta, tuple[int, tuple[str, str, Jawaban]]](
    nama="Kriteria",
    judul=lambda fakta: f"Bukti evaluasi AKIP: Pengumpulan Data Kinerja {fakta.isi.periode}",
    keterangan=lambda fakta: (
        f"Disusun {format_saat(fakta.isi.dibuat_pada, fakta.isi.zona)} dari jejak, menurut kriteria pengukuran kinerja "
        "Permen PANRB 88/2021. Nomor jejak menunjuk baris rantai jejak; baris siklus ini ada pada lembar Jejak lengkap "
        f"dengan hash-nya, yang pada lembar lain ditulis {_SIDIK} karakter pertama. Kecukupannya dinilai evaluator.",
    ),
    daftar=lambda fakta: enumerate(answer_all(fakta), start=1),
    lajur=(
        Lajur("No", 5, lambda _, satu: satu[0]),
        Lajur("Kriteria", 26, lambda _, satu: satu[1][0]),
        Lajur("Jawaban", 76, lambda _, satu: satu[1][2].teks),
        Lajur("Keadaan", 16, lambda _, satu: satu[1][2].keadaan.value),
        Lajur("Nomor jejak", 26, lambda _, satu: satu[1][2].nomor),
        Lajur("Lembar", 20, lambda _, satu: satu[1][1]),
    ),
)
SOP = LembarLajur[Fakta, LangkahSop](
    nama="1 SOP",
    judul=lambda fakta: f"SOP {fakta.isi.sop.nomor}: {fakta.isi.sop.nama}",
    keterangan=lambda _: (f"Tanggal revisi: {TIDAK_TERCATAT}. Tanggal efektif: {TIDAK_TERCATAT}.",),
    daftar=lambda fakta: fakta.isi.sop.daftar_langkah,
    lajur=(
        Lajur("No", 5, lambda _, langkah: langkah.nomor),
        Lajur("Langkah", 34, lambda _, langkah: langkah.nama),
        Lajur("Pelaksana", 26, lambda _, langkah: langkah.pelaksana),
        Lajur("Waktu baku dalam SOP", 22, lambda _, langkah: langkah.waktu or TANPA_BAKU),
        Lajur("Waktu baku yang dipakai", 22, lambda fakta, langkah: _used(fakta.dibuka(langkah.nomor))),
        *_row(lambda fakta, langkah: fakta.dibuka(langkah.nomor)),
    ),
)
SUMBER = LembarLajur[Fakta, BuktiAngka](
    nama="2 Sumber data",
    judul=lambda _: "Sumber setiap angka yang diserahkan",
    daftar=lambda fakta: fakta.angka,
    lajur=(
        Lajur("Unit", 24, lambda fakta, angka: fakta.unit(angka.unit)),
        Lajur("Kode", 14, lambda _, angka: angka.kode),
        Lajur("Bagian", 11, lambda _, angka: angka.bagian),
        Lajur("Angka seperti diketik", 22, lambda _, angka: angka.diketik),
        Lajur("Bukti dukung", 30, lambda _, angka: "; ".join(angka.daftar_bukti) or None),
        Lajur("Berkas bukti, awal SHA-256, jejak", 42, lambda _, angka: "\n".join(map(_file, angka.berkas)) or None),
        Lajur("Diisi oleh", 22, lambda _, angka: angka.oleh or None),
        *_row(lambda _, angka: angka.baris),
    ),
)
AKSES = LembarLajur[Fakta, Jejak](
    nama="3 Akses",
    judul=lambda _: "Yang terhubung dan yang menerima format",
    daftar=lambda fakta: (*fakta.bergabung, *fakta.happened(Perintah.TERIMA)),
    lajur=(
        Lajur("Tindakan", 32, lambda _, baris: TINDAKAN[baris.peristiwa]),
        Lajur("Nama", 28, lambda fakta, baris: fakta.oleh(baris)),
        Lajur("Peran", 32, lambda _, baris: baris.peran or None),
        Lajur("Unit", 28, lambda fakta, baris: fakta.unit(baris.isi.get("unit"))),
        Lajur("Pada", 32, lambda fakta, baris: fakta.saat(baris)),
        *_JEJAK,
    ),
)
PENANGGUNG_JAWAB = LembarLajur[Fakta, TugasUlang](
    nama="4 Penanggung jawab",
    judul=lambda _: "Penanggung jawab setiap tugas",
    daftar=lambda fakta: fakta.tugas,
    lajur=(
        *_TUGAS,
        Lajur("Peran", 24, lambda _, tugas: tugas.peran or None),
        Lajur("Nama", 26, lambda fakta, tugas: fakta.oleh(tugas.selesai) if tugas.selesai else KOSONG),
        Lajur("Tindakan", 28, lambda _, tugas: TINDAKAN[tugas.selesai.peristiwa] if tugas.selesai else BELUM_SELESAI),
        Lajur("Pada", 30, lambda fakta, tugas: fakta.saat(tugas.selesai) or KOSONG),
        *_row(lambda _, tugas: tugas.selesai, ada=KOSONG),
    ),
)
WAKTU = LembarLajur[Fakta, TugasUlang](
    nama="5 Waktu",
    judul=lambda _: "Waktu penyampaian setiap tugas",
    keterangan=lambda _: (
        "Melewati waktu dihitung dalam menit kerja dan dicatat dalam jejak saat tugas diselesaikan. Tenggat yang "
        "diberi tambahan waktu ditulis sebagaimana diberikan.",
    ),
    daftar=lambda fakta: fakta.tugas,
    lajur=(
        *_TUGAS,
        Lajur("Waktu baku", 17, lambda _, tugas: _used(tugas.dibuka)),
        Lajur("Dibuka", 30, lambda fakta, tugas: fakta.saat(tugas.dibuka)),
        Lajur("Tenggat", 30, lambda fakta, tugas: _due(fakta, tugas)),
        Lajur("Selesai", 30, lambda fakta, tugas: fakta.saat(tugas.selesai) or BELUM_SELESAI),
        Lajur("Hasil", 26, lambda _, tugas: _result(tugas)),
        Lajur("Jejak dibuka", 9, lambda _, tugas: tugas.dibuka.urut if tugas.dibuka else None),
        Lajur("Jejak selesai", 9, lambda _, tugas: tugas.selesai.urut if tugas.selesai else KOSONG),
    ),
)
DATA_SALAH = LembarLajur[Fakta, Perubahan](
    nama="6 Data salah",
    judul=lambda _: "Pengembalian, versi rekap, dan koreksi angka",
    daftar=changes,
    lajur=(
        Lajur("Jenis", 20, lambda _, satu: satu.jenis),
        Lajur("Perihal", 34, lambda _, satu: satu.perihal),
        Lajur("Semula", 22, lambda _, satu: satu.semula),
        Lajur("Menjadi, atau arahan", 36, lambda _, satu: satu.menjadi),
        Lajur("Oleh", 24, lambda fakta, satu: fakta.oleh(satu.baris)),
        Lajur("Pada", 30, lambda fakta, satu: fakta.saat(satu.baris)),
        Lajur("Jejak", 8, lambda _, satu: satu.baris.urut),
        Lajur("Jejak semula", 8, lambda _, satu: satu.lama.urut if satu.lama else KOSONG),
        Lajur("Hash jejak semula", 16, lambda _, satu: satu.lama.hash[:_SIDIK] if satu.lama else KOSONG),
        Lajur("Hash jejak", 16, lambda _, satu: satu.baris.hash[:_SIDIK]),
    ),
)
BERKALA = LembarLajur[Fakta, BuktiSiklus](
    nama="7 Berkala",
    judul=lambda _: "Siklus pengumpulan yang tercatat",
    daftar=lambda fakta: fakta.siklus,
    lajur=(
        Lajur("Siklus", 22, lambda _, siklus: siklus.periode),
        Lajur("Dimulai", 32, lambda fakta, siklus: fakta.saat(siklus.mulai)),
        Lajur("Dimulai oleh", 26, lambda fakta, siklus: fakta.oleh(siklus.mulai)),
        *_row(lambda _, siklus: siklus.mulai),
        Lajur("Tamat", 32, lambda fakta, siklus: fakta.saat(siklus.tamat)),
        *_row(lambda _, siklus: siklus.tamat),
    ),
)
APLIKASI = LembarLajur[Fakta, tuple[str, int]](
    nama="8 Aplikasi",
    judul=lambda _: "Kejadian yang dicatat aplikasi pada siklus ini",
    daftar=lambda fakta: Counter(satu.peristiwa for satu in fakta.isi.jejak).items(),
    lajur=(
        Lajur("Kejadian", 30, lambda _, satu: name_event(satu[0])),
        Lajur("Jumlah", 10, lambda _, satu: satu[1]),
        Lajur("Dari pesan pegawai", 16, lambda fakta, satu: _said_by_people(fakta, satu[0])),
        Lajur("Nomor jejak", 90, lambda fakta, satu: join_numbers(fakta.happened(satu[0]))),
    ),
)
KEPUTUSAN = LembarLajur[Fakta, Jejak](
    nama="9 Keputusan",
    judul=lambda _: "Keputusan Kepala Dinas dan Sekretaris",
    daftar=lambda fakta: fakta.keputusan,
    lajur=(
        Lajur("Pada", 30, lambda fakta, baris: fakta.saat(baris)),
        Lajur("Peran", 18, lambda _, baris: baris.peran),
        Lajur("Nama", 24, lambda fakta, baris: fakta.oleh(baris)),
        Lajur("Keputusan", 28, lambda _, baris: TINDAKAN[baris.peristiwa]),
        Lajur("Langkah", 9, lambda _, baris: baris.isi.get("langkah", KOSONG)),
        Lajur("Versi rekap", 9, lambda _, baris: baris.isi.get("versi", KOSONG)),
        Lajur("SHA-256 rekap", 16, lambda _, baris: baris.isi.get("sha256", KOSONG)[:_SIDIK]),
        Lajur("Arahan", 34, lambda _, baris: baris.isi.get("arahan") or _begun(baris)),
        *_JEJAK,
    ),
)
_SEMUA: tuple[Callable[[Fakta], LembarTabel], ...] = (
    KRITERIA.write,
    SOP.write,
    SUMBER.write,
    AKSES.write,
    PENANGGUNG_JAWAB.write,
    WAKTU.write,
    DATA_SALAH.write,
    BERKALA.write,
    APLIKASI.write,
    KEPUTUSAN.write,
)


def write_all(fakta: Fakta) -> Iterator[LembarTabel]:
    """The criteria, and a sheet for each of them."""
    return (write(fakta) for write in _SEMUA)


def _file(baris: Jejak) -> str:
    return f"{baris.isi['nama']}: {baris.isi['sha256'][:_SIDIK]} ({baris.urut})"


def _used(dibuka: Jejak | None) -> str | None:
    """The standard time a task was opened with."""
    return None if dibuka is None else str(dibuka.isi["waktu"] or TANPA_BAKU)


def _due(fakta: Fakta, tugas: TugasUlang) -> str | None:
    if tugas.dibuka is None:
        return None
    return format_saat(tugas.tenggat_pada, fakta.isi.zona) if tugas.tenggat_pada else TANPA_BAKU


def _result(tugas: TugasUlang) -> str | None:
    if tugas.selesai is None or (tugas.dibuka is not None and not tugas.tenggat):
        return KOSONG
    if tugas.terlambat is None:
        return None
    return f"Melewati waktu {tugas.terlambat} menit kerja" if tugas.terlambat else "Dalam waktunya"


def _said_by_people(fakta: Fakta, peristiwa: str) -> int:
    return sum(satu.inbox_id is not None for satu in fakta.happened(peristiwa))


def _begun(baris: Jejak) -> str:
    """Which cycle was begun; a dash for any other decision without an arahan."""
    return f"Siklus {baris.isi.get('periode', '')}" if baris.peristiwa == MULAI else KOSONG
