"""The archive: its caption, its cover, and /arsip."""

from markupsafe import Markup


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
- Folder bernomor 01 sampai dengan 12: dokumen setiap langkah SOP.
- bukti dukung: bukti yang dikirim pengisi, menurut kode indikator.
- data: angka, keputusan, tugas, jawaban, dan jejak dalam bentuk yang dapat dibaca program lain.
  Arti setiap isian ada pada "data/KAMUS DATA.csv".
- MANIFEST.sha256 dan manifest.json: daftar berkas beserta sidik SHA-256.

CARA MEMERIKSA KEUTUHAN
- Dengan program ini : capaian verify NAMA-BERKAS.zip
- Tanpa program ini  : ekstrak arsip, lalu jalankan "sha256sum -c MANIFEST.sha256" di dalam foldernya.
Satu huruf yang berubah, berkas yang hilang, berkas yang ditambahkan, dan baris jejak yang ditulis ulang akan disebut.
Setiap baris jejak memuat sidik baris sebelumnya; sidik baris terakhir tercantum pada manifest.json.

Catatan ini dibuat oleh program pada {tanggal}.
"""
