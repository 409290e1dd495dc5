"""What the papers of an example office say; every person and place in it is made up."""

from datetime import UTC, date, datetime
from decimal import Decimal

from dokumen.isi import (
    BabTiga,
    BarisPengesahan,
    BarisTandaTerima,
    BeritaAcara,
    ButirCeklist,
    ButirLembar,
    Ceklist,
    Disposisi,
    DokumenDiarsipkan,
    GambarRekap,
    Kegiatan,
    Kop,
    Laporan,
    LembarLangkah,
    NotaDinas,
    NotaDistribusi,
    NotaRekap,
    Notulen,
    Penanda,
    Pengesahan,
    ProgramKerja,
    TandaTerima,
    Undangan,
)
from sop.capaian import Capaian, Status
from sop.indikator import Arah, Indikator, Jenis, Nilai, Predikat, Rentang, Target
from sop.periode import Bagian, Periode
from sop.rekap import BarisRekap, Isian, Rekap

PERIODE = Periode(2026, Bagian.TW_I)
KOP = Kop(nama="Dinas Contoh Kabupaten Misal", kabupaten="Kabupaten Misal", alamat="Jalan Contoh Nomor 1")
KEPALA = Penanda(jabatan="Kepala Dinas", nama="Contoh Kepala", pangkat="Pembina", nip="196801011990031002")
SEKRETARIS = Penanda(jabatan="Sekretaris", nama="Contoh Sekretaris")

NOTA_DINAS = NotaDinas(
    kop=KOP,
    nomor="1/800/I/2026/Dinsos",
    kepada="Sekretaris",
    dari="Kepala Dinas",
    tanggal=date(2026, 1, 19),
    sifat="Biasa",
    lampiran="–",
    hal="Pengumpulan data kinerja",
    isi=("Mohon data kinerja dikumpulkan.\nHasilnya dilaporkan.", "Demikian untuk dilaksanakan."),
    penanda=KEPALA,
    tembusan=("Para Kepala Bidang", "Arsip"),
)
DISTRIBUSI = NotaDistribusi(
    kop=KOP,
    nomor="6/ND/I/2026",
    kepada="Sekretariat dan para Kepala Bidang",
    dari="Ketua Tim",
    tanggal=date(2026, 1, 22),
    sifat="Biasa",
    lampiran="1 berkas",
    hal="Distribusi format",
    isi=("Bersama ini disampaikan format.",),
    penanda=SEKRETARIS,
)
NOTA_REKAP = NotaRekap(
    kop=KOP,
    nomor="9/ND/I/2026",
    kepada="Sekretaris",
    dari="Ketua Tim",
    tanggal=date(2026, 1, 23),
    sifat="Biasa",
    lampiran="1 berkas",
    hal="Penyampaian rekap",
    isi=("Bersama ini disampaikan rekap versi 2.",),
    penanda=SEKRETARIS,
)
DISPOSISI = Disposisi(
    kop=KOP,
    periode=str(PERIODE),
    surat_dari="Kepala Dinas",
    nomor_surat="1/ND/I/2026",
    tanggal_surat=date(2026, 1, 19),
    diterima_pada=datetime(2026, 1, 19, 1, 20, tzinfo=UTC),
    zona="Asia/Makassar",
    sifat="Penting",
    hal="Pengumpulan data kinerja",
    diteruskan=("Sekretaris", "Tim Penyusun LAKIP"),
    disposisi=("Mohon ditindaklanjuti.",),
    penanda=KEPALA,
)
UNDANGAN = Undangan(
    kop=KOP,
    nomor="2/UND/I/2026",
    tanggal=date(2026, 1, 19),
    sifat="Biasa",
    lampiran="–",
    hal="Rapat pengarahan",
    kepada=("Ketua Tim", "Para anggota Tim"),
    rapat_pada=date(2026, 1, 20),
    waktu="Pukul 09.00 WITA",
    tempat="Ruang rapat",
    agenda=("Jadwal pengumpulan data", "Pembagian tugas"),
    penanda=SEKRETARIS,
)
BERITA_ACARA = BeritaAcara(
    kop=KOP,
    nomor="12/BA/IV/2026",
    periode=str(PERIODE),
    tanggal=date(2026, 4, 11),
    sop="SOP 07/SOP/III/2023/Dinsos Pengumpulan Data Kinerja",
    daftar_dokumen=(
        DokumenDiarsipkan(langkah="1. Perintah pengumpulan data kinerja", nama="Nota Dinas - Triwulan I 2026.docx"),
        DokumenDiarsipkan(langkah="2. Rapat pengarahan tim", nama="Notulen Rapat - Triwulan I 2026.docx"),
    ),
    jumlah_bukti=3,
    penanda=Penanda(jabatan="Staf", nama="Contoh Staf"),
    mengetahui=SEKRETARIS,
)
NOTULEN = Notulen(
    kop=KOP,
    periode=str(PERIODE),
    tanggal=date(2026, 1, 20),
    waktu_tempat="Pukul 09.00 WITA, ruang rapat",
    pimpinan="Sekretaris",
    peserta=("Contoh Satu", "Contoh Dua"),
    pembahasan=(),
    keputusan=("Data diserahkan hari Jumat.",),
    arahan=("Format dibagikan hari Rabu.",),
    penanda=SEKRETARIS,
)
PROGRAM_KERJA = ProgramKerja(
    kop=KOP,
    periode=str(PERIODE),
    tanggal=date(2026, 1, 20),
    tujuan="Data capaian tersedia lengkap.",
    daftar_kegiatan=(
        Kegiatan(uraian="Mengumpulkan Renstra", pelaksana="Tim", waktu="21 Januari 2026"),
        Kegiatan(uraian="Membagikan format", pelaksana="Staf", waktu="22 Januari 2026"),
        Kegiatan(uraian="Mengisi format", pelaksana="Setiap unit", waktu=""),
    ),
    penanda=SEKRETARIS,
)
CEKLIST = Ceklist(
    kop=KOP,
    periode=str(PERIODE),
    tanggal=date(2026, 1, 21),
    butir=(
        ButirCeklist(nama="Renstra", ada=True),
        ButirCeklist(nama="Rencana Aksi", ada=False, keterangan="Menyusul"),
    ),
    penanda=SEKRETARIS,
)
TANDA_TERIMA = TandaTerima(
    kop=KOP,
    periode=str(PERIODE),
    nama_dokumen="Format pengumpulan data capaian kinerja",
    zona="Asia/Makassar",
    baris=(
        BarisTandaTerima(
            unit="Sekretariat",
            penerima="Contoh Satu",
            nip="198001012005011001",
            pada=datetime(2026, 1, 22, 1, 5, tzinfo=UTC),
        ),
        BarisTandaTerima(
            unit="Bidang Contoh", penerima="Contoh Dua", nip="", pada=datetime(2026, 1, 22, 16, 30, tzinfo=UTC)
        ),
    ),
    penanda=SEKRETARIS,
)


def make_baris(
    kode: str, capaian: Capaian, *, target: Target | None, nilai: Nilai | None, unit: str = "Bidang Contoh"
) -> BarisRekap:
    indikator = Indikator(
        kode=kode,
        sasaran="Meningkatnya layanan",
        nama=f"Indikator {kode}",
        satuan="%",
        unit="B1",
        jenis=Jenis.ORDINAL if isinstance(target, Predikat) else Jenis.PERSEN,
        arah=Arah.TINGGI,
        target_tw_i=target,
        realisasi_n1=nilai,
    )
    isian = None
    if nilai is not None:
        isian = Isian(
            diketik=str(nilai),
            nilai=nilai,
            faktor_penghambat=f"Penghambat {kode}",
            tindak_lanjut=f"Tindak lanjut {kode}",
            bukti=("a.pdf", "b.pdf"),
            diisi_pada=datetime(2026, 4, 1, 1, 2, 3, 456789, tzinfo=UTC),
        )
    return BarisRekap(indikator=indikator, unit_nama=unit, target=target, isian=isian, capaian=capaian)


def dihitung(mentah: str, nilai: str, kategori: str) -> Capaian:
    return Capaian(status=Status.DIHITUNG, mentah=Decimal(mentah), nilai=Decimal(nilai), kategori=kategori)


DAFTAR_BARIS = (
    make_baris("K1", dihitung("125", "120.00", "Sangat Tinggi"), target=Decimal("80.0"), nilai=Decimal(100)),
    make_baris("K2", dihitung("69.3571428", "69.36", "Sedang"), target=Decimal(14), nilai=Decimal("9.71")),
    make_baris(
        "K3",
        Capaian(status=Status.BELUM_TERCAPAI, alasan="Predikat di bawah target."),
        target=Predikat.A,
        nilai=Predikat.B,
        unit="Sekretariat",
    ),
    make_baris(
        "K4",
        Capaian(status=Status.TIDAK_DIHITUNG, alasan="Belum ada data."),
        target=Rentang(Decimal("1.0"), Decimal(90)),
        nilai=None,
        unit="Sekretariat",
    ),
)


def make_rekap(daftar: tuple[BarisRekap, ...] = DAFTAR_BARIS) -> Rekap:
    return Rekap(
        instansi="Dinas Contoh",
        periode=PERIODE,
        versi=2,
        dibuat_pada=datetime(2026, 4, 9, 2, 30, tzinfo=UTC),
        zona="Asia/Makassar",
        aturan="Di atas 90 Sangat Tinggi.",
        daftar_baris=daftar,
    )


LAPORAN = Laporan(
    kop=KOP,
    nomor="4/ND/I/2026/Dincon",
    tanggal=date(2026, 4, 10),
    rekap=make_rekap(),
    sha256="0123456789abcdef" * 4,
    catatan=("Target K4 perlu ditinjau.",),
    penanda=SEKRETARIS,
)
BAB_TIGA = BabTiga(kop=KOP, tanggal=date(2026, 4, 10), rekap=make_rekap(), sha256="0123456789abcdef" * 4)
GAMBAR = GambarRekap(make_rekap())
PENGESAHAN = Pengesahan(
    kop=KOP,
    periode="Triwulan I 2026",
    zona="Asia/Makassar",
    baris=(
        BarisPengesahan(
            langkah=1,
            nama_langkah="Perintah pengumpulan data kinerja",
            unit="",
            perbuatan="menyatakan selesai",
            nama="Contoh Kepala",
            nip="196801011990031002",
            peran="Kepala Dinas",
            pada=datetime(2026, 1, 19, 1, 10, tzinfo=UTC),
            dasar=(("Nota Dinas - Triwulan I 2026.docx", "0123456789abcdef" * 4),),
        ),
        BarisPengesahan(
            langkah=7,
            nama_langkah="Pengisian format",
            unit="Bidang Contoh",
            perbuatan="menyerahkan isian",
            nama="Contoh Pengisi",
            nip="",
            peran="Bidang",
            pada=datetime(2026, 1, 20, 2, 0, tzinfo=UTC),
            dasar=(),
        ),
    ),
    jejak_urut=17,
    jejak_hash="fedcba9876543210" * 4,
    dibuat_pada=datetime(2026, 1, 23, 2, 0, tzinfo=UTC),
)
DARI_TEMPLAT = (
    NOTA_DINAS,
    DISPOSISI,
    UNDANGAN,
    NOTULEN,
    PROGRAM_KERJA,
    CEKLIST,
    DISTRIBUSI,
    TANDA_TERIMA,
    NOTA_REKAP,
    LAPORAN,
    BERITA_ACARA,
)
LEMBAR = LembarLangkah(
    kop=KOP,
    judul="Lembar Pemeriksaan",
    sop="1/SOP/2026",
    periode=str(PERIODE),
    langkah="2. Pemeriksaan",
    unit="",
    tanggal=date(2026, 1, 19),
    daftar_butir=(ButirLembar(uraian="Hasil", isi=("Sesuai.",)), ButirLembar(uraian="Catatan", isi=())),
    penanda=KEPALA,
)
SEMUA_SURAT = (*DARI_TEMPLAT, BAB_TIGA, PENGESAHAN, LEMBAR)
