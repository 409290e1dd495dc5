"""The report of step 11: a nota dinas with its summary first, the tables behind it on pages that lie flat."""

from docx.document import Document as Surat

from bahasa.bentuk import format_capaian, format_nilai, format_persen, format_target, format_waktu
from bahasa.kalimat.surat_dinas import hal_laporan
from dokumen.isi import Laporan
from dokumen.surat.gaya import Gaya
from dokumen.surat.kertas import begin_lanskap, number_halaman
from dokumen.surat.tabel import KANAN, TENGAH, Kolom
from dokumen.teks import split_all
from dokumen.templat.bentuk import BentukSurat
from dokumen.templat.field import (
    Baris,
    Field,
    Konteks,
    number,
    rows,
    text,
    texts,
)
from dokumen.templat.susun import (
    put,
    put_daftar,
    put_isi,
    put_judul,
    put_kepala_nota,
    put_kop,
    put_label_tabel,
    put_semua,
    put_tabel,
    put_tanda,
    when,
)
from sop.rekap import BarisRekap, Isian
from sop.ringkasan import Ringkasan, summarize_rekap

JUDUL = "NOTA DINAS"
KOSONG = "–"
KOLOM_HASIL = (
    (Kolom("No.", 1.1, TENGAH), "nomor"),
    (Kolom("Sasaran", 4.4), "sasaran"),
    (Kolom("Indikator", 5.5), "indikator"),
    (Kolom("Satuan", 2, TENGAH), "satuan"),
    (Kolom("Target", 3.2, KANAN), "target"),
    (Kolom("Realisasi", 3.2, KANAN), "realisasi"),
    (Kolom("Capaian (%)", 2.5, KANAN), "capaian"),
    (Kolom("Kategori", 2.7, TENGAH), "kategori"),
)
KOLOM_TINDAK_LANJUT = (
    (Kolom("No.", 1.1, TENGAH), "nomor"),
    (Kolom("Indikator", 6.3), "indikator"),
    (Kolom("Capaian (%)", 2.5, KANAN), "capaian"),
    (Kolom("Faktor Pendorong", 4.8), "pendorong"),
    (Kolom("Faktor Penghambat", 5), "penghambat"),
    (Kolom("Tindak Lanjut", 5), "tindak_lanjut"),
)
_TANPA_ISIAN = Isian(diketik="", nilai=None)


def _columns(*names: str, required: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(text(name, f"column {name}", required=name in required) for name in names)


FIELDS = (
    text("nomor", "the letter's number, may be empty", required=False),
    text("periode", "the period that was measured"),
    text("kepada", "to whom", required=False),
    text("dari", "from whom", required=False),
    text("tanggal", "the report's date"),
    text("sifat", "how urgent or confidential", required=False),
    text("lampiran", "what is enclosed", required=False),
    text("hal", "the subject", required=False),
    text("instansi", "the office's name as it writes it", required=False),
    text("versi", "the version of the rekap it rests on"),
    text("dibuat", "when that version was made", required=False),
    rows("ringkasan", "the summary, line by line", *_columns("label", "nilai", required=("label", "nilai"))),
    texts("tidak_dihitung", "indicators that were not computed, each with its reason"),
    texts("catatan", "the Tim's notes, may be none", required=False),
    rows(
        "hasil",
        "every indicator",
        *_columns(
            *(nama for _, nama in KOLOM_HASIL), required=("indikator", "target", "realisasi", "capaian", "kategori")
        ),
    ),
    text("aturan", "how capaian and kategori were made", required=False),
    texts("tanpa_kategori", "indicators with a capaian but no category, each with why", required=False),
    text("sha256", "SHA-256 of that version of the rekap", required=False),
    rows(
        "di_bawah_target",
        "the indicators below their target, may be none",
        *_columns(*(nama for _, nama in KOLOM_TINDAK_LANJUT), required=("indikator", "tindak_lanjut")),
    ),
)


def fill(isi: Laporan) -> Konteks:
    """What does not stand in its value as it is."""
    rekap, ringkasan = isi.rekap, summarize_rekap(isi.rekap)
    return {
        "periode": str(rekap.periode),
        "dari": isi.penanda.jabatan,
        "hal": hal_laporan(str(rekap.periode)),
        "instansi": rekap.instansi,
        "versi": str(rekap.versi),
        "dibuat": format_waktu(rekap.dibuat_pada, rekap.zona),
        "ringkasan": [{"label": label, "nilai": nilai} for label, nilai in _summary(ringkasan)],
        "tidak_dihitung": split_all(
            f"{b.indikator.kode} {b.indikator.nama}: {b.capaian.alasan}" for b in ringkasan.tidak_dihitung
        ),
        "hasil": number([_hasil(satu) for satu in rekap.daftar_baris]),
        "aturan": rekap.aturan,
        "tanpa_kategori": split_all(
            f"{b.indikator.kode} {b.indikator.nama}: {b.capaian.alasan}" for b in ringkasan.tanpa_kategori
        ),
        "di_bawah_target": number([_tindak_lanjut(satu) for satu in ringkasan.di_bawah_target]),
    }


def build(surat: Surat) -> None:
    """Our template."""
    number_halaman(surat)
    put_kop(surat)
    put_judul(surat, JUDUL)
    with when(surat, "nomor", Gaya.SUBJUDUL):
        put(surat, Gaya.SUBJUDUL, "Nomor : {{ nomor }}")
    put_kepala_nota(surat)
    put_isi(
        surat,
        "Bersama ini dilaporkan hasil pengukuran kinerja {{ instansi }} untuk {{ periode }}, "
        "berdasarkan rekap versi {{ versi }} yang dibuat pada {{ dibuat }}. "
        "Rincian setiap indikator tercantum pada lampiran.",
    )
    put(surat, Gaya.BAGIAN, "Ringkasan")
    put_label_tabel(surat, "ringkasan", 5.2)
    put(surat, Gaya.BAGIAN, "Indikator yang tidak dihitung")
    put_daftar(surat, "tidak_dihitung")
    with when(surat, "catatan", Gaya.BAGIAN):
        put(surat, Gaya.BAGIAN, "Catatan")
        put_daftar(surat, "catatan")
    put_isi(surat, "Demikian laporan ini disampaikan sebagai bahan penyusunan Laporan Kinerja.")
    put_tanda(surat)
    _put_lampiran(surat)


def _put_lampiran(surat: Surat) -> None:
    begin_lanskap(surat)
    put(surat, Gaya.BAGIAN, "Lampiran 1. Hasil pengukuran kinerja {{ periode }}")
    put_tabel(surat, "hasil", KOLOM_HASIL)
    put(surat, Gaya.CATATAN, "{{ aturan }}")
    put_semua(surat, "tanpa_kategori", Gaya.CATATAN)
    put(surat, Gaya.CATATAN, "SHA-256 rekap versi {{ versi }}: {{ sha256 }}")
    put(surat, Gaya.BAGIAN, "Lampiran 2. Indikator di bawah target: faktor dan tindak lanjut")
    with when(surat, "di_bawah_target", Gaya.ISI):
        put_tabel(surat, "di_bawah_target", KOLOM_TINDAK_LANJUT)
        put(surat, Gaya.ISI, "{%p else %}")
        put_isi(surat, "Tidak ada indikator di bawah target.")


def _summary(ringkasan: Ringkasan) -> list[tuple[str, str]]:
    rerata = KOSONG if ringkasan.rerata is None else format_persen(ringkasan.rerata)
    tanpa = len(ringkasan.tanpa_kategori)
    return [
        ("Jumlah indikator", str(ringkasan.jumlah)),
        ("Capaian berkategori", f"{ringkasan.berkategori} indikator, rata-rata {rerata}"),
        *([("Tanpa kategori", f"{tanpa} indikator (rumus C), tidak masuk rata-rata")] if tanpa else []),
        ("Predikat belum tercapai", f"{ringkasan.belum_tercapai} indikator"),
        ("Tidak dihitung", f"{len(ringkasan.tidak_dihitung)} indikator, tidak masuk rata-rata"),
        *((f"Kategori {nama}", f"{jumlah} indikator") for nama, jumlah in ringkasan.per_kategori),
    ]


def _hasil(baris: BarisRekap) -> Baris:
    """The columns of KOLOM_HASIL; the unit of measure has its own and is not said twice."""
    indikator, nilai = baris.indikator, (baris.isian or _TANPA_ISIAN).nilai
    return {
        "sasaran": indikator.sasaran,
        "indikator": f"{indikator.kode} {indikator.nama}",
        "satuan": indikator.satuan,
        "target": format_target(baris.target, indikator.jenis),
        "realisasi": format_nilai(nilai, indikator.jenis),
        "capaian": format_capaian(baris.capaian),
        "kategori": baris.capaian.kategori or KOSONG,
    }


def _tindak_lanjut(baris: BarisRekap) -> Baris:
    isian = baris.isian or _TANPA_ISIAN
    return {
        "indikator": f"{baris.indikator.kode} {baris.indikator.nama}",
        "capaian": format_capaian(baris.capaian),
        "pendorong": isian.faktor_pendorong or KOSONG,
        "penghambat": isian.faktor_penghambat or KOSONG,
        "tindak_lanjut": isian.tindak_lanjut or KOSONG,
    }


BENTUK = BentukSurat(
    own=FIELDS,
    fill=fill,
    build=build,
)
