"""The words on buttons: at most 20 characters, those of the contract exactly so."""

MULAI_SIKLUS = "Mulai siklus"
SELESAI = "Selesai"
TERIMA = "Terima"
ISI_SEKARANG = "Isi sekarang"
KIRIM = "Kirim"
UBAH = "Ubah"
LEWATI = "Lewati"
ISI_ANGGARAN = "Isi anggaran"
YA = "Ya"
BUKAN = "Bukan"
LANJUT = "Lanjut"
BATAL = "Batal"
KUNCI_REKAP = "Kunci rekap"
KIRIM_KE_SEKRETARIS = "Kirim ke Sekretaris"
SETUJU = "Setuju"
KEMBALIKAN = "Kembalikan"
TARIK_KEMBALI = "Tarik kembali"
PERLU_DILIHAT = "Yang perlu dilihat"
TERIMA_LAPORAN = "Terima laporan"
ARSIPKAN = "Arsipkan"
SOP_LAIN = "SOP lain"
LATIHAN = "Latihan"
MULAI_LATIHAN = "Mulai latihan"
TUTUP_LATIHAN = "Tutup latihan"
PROSES_ULANG = "Proses ulang"
CATAT_MASUK = "Catat surat masuk"
CATAT_KELUAR = "Catat surat keluar"
PERIKSA_ANGKA = "Pemeriksaan angka"
UNDUH_ARSIP = "Unduh arsip"
DAFTAR_DOKUMEN = "Daftar dokumen"
BUKA_KEMBALI = "Buka kembali"
SURAT = "Surat"
TARGET = "Target"
SERTAKAN_PDF = "Sertakan PDF"
KIRIM_TEMPLAT = "Kirim templat"
PAKAI_BAWAAN = "Pakai bawaan"
BUAT_UNDANGAN = "Buat undangan"
UBAH_UNDANGAN = "Ubah undangan"
KIRIM_UNDANGAN = "Kirim undangan"
AMBIL_BERKAS = "Ambil berkas"
PERBAIKI = "Perbaiki"
KIRIM_LOGO = "Kirim logo"
TANPA_LOGO = "Tanpa logo"
SEBELUMNYA = "Sebelumnya"
BERIKUTNYA = "Berikutnya"
RINCIAN = "Rincian"
PENGUKURAN_SOP = "Pengukuran SOP"
BUKTI_AKIP = "Bukti AKIP"
INGATKAN = "Ingatkan"
INGATKAN_SEMUA = "Ingatkan semua"
PENGINGAT = "Pengingat"
JAM_KERJA = "Jam kerja"
HARI_LIBUR = "Hari libur"
WAKTU_BAKU = "Waktu baku"
UBAH_JAM = "Ubah jam"
MASA_KHUSUS = "Masa khusus"
JAM_RAMADAN = "Jam Ramadan"
TIDAK_BEKERJA = "Tidak bekerja"
TANPA_ISTIRAHAT = "Tanpa istirahat"
TAMBAH_LIBUR = "Tambah libur"
TETAP_BEKERJA = "Tetap bekerja"
TANPA_WAKTU = "Tanpa waktu baku"
MINTA_WAKTU = "Minta waktu"
SATU_JAM = "1 jam"
BESOK_PAGI = "Besok pagi"
KETIK_TANGGAL = "Ketik tanggal"
BERI_WAKTU = "Beri waktu"
TOLAK = "Tolak"
TIM = "Tim"
UNIT = "Unit"
INDIKATOR = "Indikator"

HARI_INI = "Hari ini"
GUNAKAN_YANG_LALU = "Gunakan yang lalu"
GUNAKAN_KALIMAT_INI = "Gunakan kalimat ini"

ORANG = "Orang"
UNDANGAN = "Undangan"
KANTOR = "Kantor"
TUGAS_TERBUKA = "Tugas terbuka"
PENGGANTI = "Plh. dan Plt."
KESIAPAN = "Kesiapan"
TETAPKAN_PENGGANTI = "Tetapkan pengganti"
ALIHKAN = "Alihkan"
BUKAN_TUGAS_SAYA = "Bukan tugas saya"
BUKU_PENYIAPAN = "Buku penyiapan"
TAMBAH_ORANG = "Tambah orang"
TAMBAH_UNIT = "Tambah unit"
UNDANG = "Undang"
UNDANG_ULANG = "Undang ulang"
UNDANG_SEMUA = "Undang semua"
CABUT_UNDANGAN = "Cabut undangan"
LEPASKAN_PONSEL = "Lepaskan ponsel"
BERI_PERAN = "Beri peran"
CABUT_PERAN = "Cabut peran"
GRUP = "Grup"
BUAT_KODE = "Buat kode"
TAMBAH_KE_GRUP = "Tambah ke grup"
BUKA_PERCAKAPAN = "Buka percakapan"
UBAH_DATA = "Ubah data"
UBAH_NAMA = "Ubah nama"
NONAKTIFKAN = "Nonaktifkan"
KIRIM_TEMPLAT_KANTOR = "Templat kantor"
KIRIM_BUKU = "Kirim buku"

PANJANG = 20


CENTANG = "✅ "


def clip(teks: str, panjang: int = PANJANG) -> str:
    """A label out of a free text, shortened with an ellipsis to the longest allowed."""
    return teks if len(teks) <= panjang else teks[: panjang - 1].rstrip() + "…"


def tahun(nilai: int) -> str:
    """The label that leads to another year."""
    return f"Tahun {nilai}"


def revoke(nama: str) -> str:
    """The label that takes somebody's invitation back."""
    return f"Cabut {clip(nama, PANJANG - len('Cabut '))}"


def let_go(nama: str) -> str:
    """The label that lets a group go."""
    return f"Lepas {clip(nama, PANJANG - len('Lepas '))}"


def end(nama: str) -> str:
    """The label that ends somebody's standing in."""
    return f"Akhiri {clip(nama, PANJANG - len('Akhiri '))}"


def use(angka: str) -> str:
    """The label that answers with a figure at hand."""
    teks = f"Gunakan {angka}"
    return teks if len(teks) <= PANJANG else "Gunakan angka itu"


def choice(teks: str, *, dipilih: bool) -> str:
    """A label that can be ticked; its words stay the same when it is."""
    muat = PANJANG - len(CENTANG)
    pendek = teks if len(teks) <= muat else clip(teks.removeprefix("Bidang "), muat)
    return CENTANG + pendek if dipilih else pendek
