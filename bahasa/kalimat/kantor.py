"""The office itself, its units and its set-up workbook, in /admin."""

from collections.abc import Sequence

from markupsafe import Markup

BUTIR_KANTOR = ("Nama instansi", "Nama singkat", "Kabupaten/Kota", "Alamat")
PERTANYAAN_KANTOR = (
    ("Nama instansi?", "Dinas Sosial"),
    ("Nama singkat, seperti pada nomor surat?", "Dinsos"),
    ("Kabupaten atau kota?", "Kabupaten Kepulauan Selayar"),
    ("Alamat?", "Jalan Contoh Nomor 1"),
)
PERTANYAAN_UNIT = (
    ("Kode unit, berupa singkatan?", "RESOS"),
    ("Nama unit?", "Bidang Rehabilitasi Sosial"),
    ("Jenis unit?", ""),
)
BUTIR_UNIT = ("Kode", "Nama", "Jenis")
KANTOR_DIUBAH = "Data kantor diubah?"
UNIT_BARU = "Unit baru dicatat?"
UNIT_SUDAH_ADA = "Unit dengan kode itu sudah ada. Tidak ada yang berubah."
KODE_UNIT = "Kode unit berupa singkatan tanpa spasi, paling panjang 40 huruf. Nama lengkap ditanyakan sesudahnya."
UNIT_BERTUGAS = "Unit ini masih memiliki tugas dalam siklus berjalan, sehingga belum dapat dinonaktifkan."
TANPA_NAMA = "kantor yang belum dinamai"
AKIBAT_UNIT_BARU = (
    "Unit ini ikut sejak pembagian format berikutnya. Siklus yang formatnya sudah dibagikan berjalan tanpa unit ini."
)
PENYIAPAN = Markup(
    "<b>Buku penyiapan memuat seluruh kantor: unit, pegawai, indikator, target, dan jam kerja.</b>\n"
    "Tekan Templat kantor untuk menerimanya sebagaimana keadaan sekarang, isi, lalu kirim kembali ke sini. "
    "Perbedaannya ditunjukkan dahulu; tidak ada yang ditulis sebelum Bapak/Ibu menekan Ya."
)
MINTA_BUKU = Markup("<b>Silakan kirim buku penyiapan (.xlsx).</b>\nPerbedaannya ditunjukkan dahulu sebelum ditulis.")
KANTOR_BARU = "kantor baru"
BUKU_KANTOR = "Buku penyiapan kantor"
BUKU_DIKIRIM = Markup("📎 Buku penyiapan kantor sebagaimana keadaan sekarang. Isi, lalu kirim kembali ke sini.")
TIDAK_BERBEDA = Markup("Isi buku sama dengan keadaan kantor. Tidak ada yang perlu ditulis.")
ALASAN_TARGET = "Alasan perubahan target?"
NOMOR_TARGET = "Nomor dokumen yang mengubah target?"
SEJAK_TARGET = "Berlaku sejak tanggal?"


def kartu(nama: str, singkat: str, kabupaten: str, alamat: str, zona: str) -> Markup:
    """The office as it stands."""
    return Markup("<b>{}</b>\nNama singkat: {}\nKabupaten/Kota: {}\nAlamat: {}\nZona waktu: {}").format(
        nama or TANPA_NAMA.capitalize(), singkat or "–", kabupaten or "–", alamat or "–", zona
    )


def kantor_dicatat(nama: str) -> Markup:
    """What the office is called was changed."""
    return Markup("✅ Data kantor tercatat: {}.").format(nama)


def daftar_unit(baris: Sequence[tuple[str, str, str]]) -> Markup:
    """The units: kode, name, and who fills in."""
    isi = [Markup("• {} {}: {}").format(kode, nama, pengisi or "belum ada pengisi") for kode, nama, pengisi in baris]
    kosong = [Markup("Belum ada unit.")] if not isi else []
    return Markup("\n").join([Markup("<b>Unit yang mengisi format</b>"), *isi, *kosong])


def unit(kode: str, nama: str, jenis: str, pengisi: str) -> Markup:
    """One unit."""
    return Markup("<b>{}</b>\nKode: {}\nJenis: {}\nPengisi: {}").format(nama, kode, jenis, pengisi or "–")


def unit_dicatat(nama: str) -> Markup:
    """A unit was added."""
    return Markup("✅ <b>Unit {} dicatat.</b>\nPengisinya ditetapkan melalui Orang, Beri peran.").format(nama)


def nama_unit_baru(nama: str) -> str:
    """What a unit is called from now on is asked for."""
    return f"Nama baru untuk {nama}?"


def unit_diubah(semula: str, menjadi: str) -> str:
    """Before a unit is renamed."""
    return f"Unit {semula} dinamai {menjadi}?"


def unit_dinamai(nama: str) -> Markup:
    """A unit was renamed."""
    return Markup("✅ Unit kini bernama {}.").format(nama)


def tutup_unit(nama: str, *, indikator: int) -> Markup:
    """Before a unit is put away."""
    return Markup(
        "<b>Nonaktifkan unit {}?</b>\n{} indikator dan peran pengisinya ikut nonaktif. Data yang sudah masuk tetap ada."
    ).format(nama, indikator)


def unit_ditutup(nama: str) -> Markup:
    """A unit was put away."""
    return Markup("✅ Unit {} dinonaktifkan.").format(nama)


def bermasalah(daftar: Sequence[str], *, lain: int) -> Markup:
    """A workbook with faults: each by sheet and cell; nothing is taken from it."""
    isi = [Markup("• {}").format(satu) for satu in daftar]
    ekor = [Markup("dan {} lagi.").format(lain)] if lain else []
    return Markup("\n").join(
        [
            Markup("⚠️ <b>Buku belum dapat dipakai; tidak ada yang ditulis.</b>"),
            *isi,
            *ekor,
            Markup("Mohon perbaiki, lalu kirim kembali."),
        ]
    )


def beda_baru(lembar: str, baris: str) -> str:
    """A row that is new."""
    return f"+ {lembar}, {baris}"


def beda_hilang(lembar: str, baris: str) -> str:
    """A row that is gone and so made inactive."""
    return f"− {lembar}, {baris}: menjadi nonaktif"


def beda_ubah(lembar: str, baris: str, kolom: str, lama: str, baru: str) -> str:
    """A cell that reads otherwise."""
    tempat = f"{lembar}, {baris}" if baris else lembar
    return f"~ {tempat}, {kolom}: {lama or 'kosong'} → {baru or 'kosong'}"


def angka_tetap(daftar: str) -> str:
    """Indicators whose figures of earlier years in the workbook are of a year gone by."""
    return f"= Indikator, {daftar}: angka tahun lalu tetap; angka pada buku dari tahun sebelumnya"


def perbedaan(daftar: Sequence[str], *, lain: int, admin: str) -> Markup:
    """What the workbook changes, before Ya; `admin` is kept though the workbook does not have them."""
    isi = [Markup("{}").format(satu) for satu in daftar]
    ekor = [Markup("dan {} perbedaan lagi.").format(lain)] if lain else []
    tetap = [Markup("{} tidak ada pada buku dan tetap menjadi Admin.").format(admin)] if admin else []
    return Markup("\n").join([Markup("<b>Tulis perbedaan ini?</b>"), *isi, *ekor, *tetap])


def ditulis(jumlah: int) -> Markup:
    """The workbook was written."""
    return Markup(
        "✅ <b>{} perbedaan ditulis.</b>\n"
        "Tekan Kesiapan untuk melihat yang masih kurang, Undangan untuk mengundang pegawai."
    ).format(jumlah)


def target_berubah(daftar: str) -> str:
    """Before the reason for a change of used targets is asked."""
    return f"Target {daftar} sudah dipakai siklus; perubahannya memerlukan alasan dan nomor dokumen."


def ringkas_target(alasan: str, nomor: str, sejak: str, jumlah: int) -> Markup:
    """The reason for a change of targets, before Ya."""
    return Markup("<b>Tulis {} perbedaan dengan dasar ini?</b>\nAlasan: {}\nNomor: {}\nBerlaku sejak: {}").format(
        jumlah, alasan, nomor, sejak
    )
