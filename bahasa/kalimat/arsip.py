"""The archive: its caption, its cover, and /arsip."""

from collections.abc import Sequence

from markupsafe import Markup

BELUM_ADA = Markup("Belum ada siklus yang diarsipkan. Kemajuan siklus dapat dilihat melalui /status.")
ALASAN_KOSONG = Markup("Mohon tulis alasannya dengan kata-kata. Pertanyaan tetap menunggu.")
DIKIRIM_ULANG = Markup("📎 Arsip sebagaimana dibuat pada waktunya.")


def judul(versi: int) -> str:
    """What the archive's file is called."""
    return "Arsip" if versi == 1 else f"Arsip versi {versi}"


def bagian(nomor: int, jumlah: int) -> str:
    """Which part of an archive that had to be divided; empty for a whole one."""
    return f"bagian {nomor} dari {jumlah}" if jumlah > 1 else ""


def siap(versi: int, nomor: int, jumlah: int) -> Markup:
    """The caption of an archive."""
    sebutan = f" versi {versi}" if versi > 1 else ""
    if jumlah == 1:
        return Markup("✅ <b>Arsip siklus ini{} sudah siap. Mohon disimpan.</b>").format(sebutan)
    return Markup("✅ <b>Arsip siklus ini{}, bagian {} dari {}, sudah siap. Mohon disimpan semuanya.</b>").format(
        sebutan, nomor, jumlah
    )


def readme(  # noqa: PLR0913 - a cover says these facts
    *,
    instansi: str,
    sop: str,
    periode: str,
    versi: int,
    dibuat: str,
    simpan: str,
    tahun: int,
    bagian: int,
    tanggal: str,
) -> str:
    """README.txt of an archive, for whoever opens it years later."""
    pecahan = (
        f"\nArsip ini terdiri atas {bagian} berkas zip; simpanlah semuanya. Dokumen dan data ada pada bagian 1.\n"
        if bagian > 1
        else ""
    )
    return f"""ARSIP DATA KINERJA
{instansi}

SOP           : {sop}
Periode       : {periode}
Versi arsip   : {versi}
Diarsipkan    : {dibuat}
Simpan sampai : {simpan} (sekurang-kurangnya {tahun} tahun; ikuti Jadwal Retensi Arsip instansi bila menetapkan lain)
{pecahan}
ISI
- Folder bernomor 01 sampai dengan 12: dokumen setiap langkah SOP, beserta PDF surat bila dibuat.
- bukti dukung: bukti yang dikirim, menurut kode indikator atau nama dokumen pada ceklist.
- data: angka (CSV dan JSON), keputusan, tugas, jawaban, dan jejak dalam bentuk yang dapat dibaca program lain.
  Arti setiap isian ada pada "data/KAMUS DATA.csv".
- MANIFEST.sha256 dan manifest.json: daftar berkas beserta sidik SHA-256.

CARA MEMERIKSA KEUTUHAN
- Dengan program ini : capaian verify NAMA-BERKAS.zip. Satu huruf yang berubah, berkas yang hilang, berkas yang
  ditambahkan, dan baris jejak yang ditulis ulang akan disebut.
- Tanpa program ini  : ekstrak arsip, lalu jalankan "sha256sum -c MANIFEST.sha256" di dalam foldernya. Berkas yang
  berubah dan yang hilang akan disebut.
Setiap baris jejak memuat sidik baris sebelumnya; sidik baris terakhir tercantum pada manifest.json.

Catatan ini dibuat oleh program pada {tanggal}.
"""


def daftar_arsip(jumlah: int) -> Markup:
    """Above the archives to choose from."""
    return Markup(
        "<b>Arsip mana yang ingin dibuka?</b>\nTersedia {} siklus. Untuk mencari dokumen, ketik /arsip diikuti "
        "kata, tahun, atau nomor surat.\nContoh: <i>/arsip nota dinas 2025</i>"
    ).format(jumlah)


def kartu(*, periode: str, versi: int, oleh: str, simpan: str, jumlah: int, rekap: int, berjalan: bool) -> Markup:  # noqa: PLR0913 - a card says these facts
    """One archive: when and by whom, how long it is kept, what is in it."""
    baris = [
        Markup("<b>Arsip {}, versi {}</b>").format(periode, versi),
        Markup("Diarsipkan {}").format(oleh),
        Markup("Disimpan sekurang-kurangnya sampai {}").format(simpan),
        Markup("{} dokumen · rekap versi {}").format(jumlah, rekap),
    ]
    if berjalan:
        baris.append(Markup("⏳ Siklus ini sedang dibuka kembali; arsip berikutnya dibuat pada langkah terakhir."))
    return Markup("\n").join(baris)


def daftar_dokumen(judul: str, daftar: Sequence[str], *, mulai: int = 0, halaman: int = 0, jumlah: int = 1) -> Markup:
    """Papers to choose from, numbered as their buttons are."""
    baris = [Markup("<b>{}</b>").format(judul)]
    baris += [Markup("{}. {}").format(nomor, nama) for nomor, nama in enumerate(daftar, start=mulai + 1)]
    if jumlah > 1:
        baris.append(Markup("Halaman {} dari {}").format(halaman + 1, jumlah))
    return Markup("\n").join(baris)


def hasil_cari(kata: str) -> str:
    """Above what was found."""
    return f"Dokumen arsip dengan kata “{kata}”"


def tidak_ditemukan(kata: str) -> Markup:
    """Nothing was found."""
    teks = Markup("Tidak ada dokumen arsip dengan kata “{}”. Silakan coba kata lain, tahun, atau nomor surat.")
    return teks.format(kata)


def terlalu_banyak(sisa: int) -> Markup:
    """More was found than a message takes."""
    return Markup("… dan {} dokumen lain. Mohon tambahkan kata.").format(sisa)


def tanya_alasan(periode: str) -> Markup:
    """Why a closed cycle is to be opened again."""
    return Markup(
        "<b>Mengapa siklus {} perlu dibuka kembali?</b>\nTim akan memeriksa rekap kembali; arsip yang ada tetap "
        "tersimpan, dan arsip versi berikutnya dibuat pada langkah terakhir.\nTulis alasannya di sini."
    ).format(periode)


def dibuka_kembali(periode: str, oleh: str, pada: str, alasan: str) -> Markup:
    """For everyone in charge: the cycle is under way again."""
    return Markup("↩️ <b>Siklus {} dibuka kembali.</b>\nOleh {}, {}\nAlasan: {}").format(periode, oleh, pada, alasan)
