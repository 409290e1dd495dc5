"""The last sheet of the set-up workbook: how to fill in the others."""

from xlsxwriter import Workbook

from dokumen.buku_baru import set_halaman, write_teks
from dokumen.gaya import JUDUL_BESAR, JUDUL_TABEL, TEKS_TABEL
from dokumen.tinggi_baris import row_height

SHEET = "Petunjuk"
_LEBAR = (22.0, 100.0)
_ISI = (
    (
        "Cara memakai",
        "Isi lembar Instansi sampai Waktu Baku, simpan sebagai .xlsx, lalu kirim sebagai Admin kepada bot (/admin, "
        "Buku penyiapan), atau serahkan kepada pengelola bot.",
    ),
    (
        "Cara memakai",
        "Wajib: nama dan nama singkat instansi; kode, nama, dan jenis unit; nama dan peran pegawai; kode, sasaran, "
        "indikator, satuan, unit, jenis, dan arah indikator. Selebihnya boleh menyusul.",
    ),
    ("Cara memakai", "Judul kolom dan urutan lembar tidak diubah. Baris kosong dilewati."),
    ("Cara memakai", "Sel kosong berarti belum diketahui, bukan nol. Nol yang terukur ditulis 0."),
    (
        "Cara memakai",
        "Setiap kekeliruan disebutkan dengan nama lembar dan sel; sebelum semuanya benar, tidak ada yang diubah.",
    ),
    ("Instansi", "Zona waktu: Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT)."),
    (
        "Instansi",
        "Format nomor surat: susunan penanda {urut}, {kode}, {bulan}, {bulan_romawi}, {tahun}, {unit}. "
        "Contoh: {urut}/{kode}/{bulan_romawi}/{tahun}/{unit}. Penanda {urut} wajib ada; {urut:03} menulis 001.",
    ),
    (
        "Instansi",
        "Aturan kategori: bersambung (lebih dari 90 Sangat Tinggi, lebih dari 75 Tinggi, lebih dari 65 Sedang, "
        "lebih dari 50 Rendah, selebihnya Sangat Rendah); bulat (capaian dibulatkan dahulu); "
        "baik (Sangat Baik sampai Sangat Kurang); tercapai (Terlampaui, Tercapai, Tidak Tercapai).",
    ),
    ("Instansi", "Batas capaian: kosong (tanpa batas), 100, 110, atau 120 persen."),
    ("Unit", "Sekretariat dan setiap Bidang. Unit inilah yang mengisi format pada langkah 7."),
    (
        "Pegawai",
        "Sekurang-kurangnya satu Kepala Dinas, satu Sekretaris, satu Tim Penyusun LAKIP, satu Staf, dan satu peran "
        "Bidang untuk setiap unit. Pengisi dari Sekretariat juga memakai peran Bidang dengan kode unit Sekretariat.",
    ),
    ("Pegawai", "NIP ditulis sebagai teks 18 angka; boleh kosong. Orang tanpa NIP dikenali dari namanya."),
    (
        "Indikator",
        "Persen ditulis 87,5 atau 87,5%. Rentang ditulis 80-90. Ordinal ditulis AA, A, BB, B, CC, C, atau D.",
    ),
    (
        "Indikator",
        "Rumus untuk arah rendah: A = (2 x target - realisasi) / target x 100; B = target / realisasi x 100; "
        "C = (target - realisasi) / target x 100. Bila kosong dipakai A.",
    ),
    ("Indikator", "Target nol tidak dihitung capaiannya; realisasinya tetap dicatat."),
    (
        "Jam Kerja",
        "Terisi jam kerja Perpres 21 Tahun 2023; sesuaikan dengan instansi. Masa khusus seperti Ramadan ditulis dengan "
        "tanggal di depan hari, misalnya 18-02-2026 s.d. 19-03-2026 Senin-Kamis.",
    ),
    ("Libur", "Hanya perbedaan dari libur nasional dan cuti bersama: libur menambah, masuk meniadakan."),
    (
        "Waktu Baku",
        "SOP tidak memberi waktu baku untuk langkah 8 sampai 12. Bila dikosongkan, langkah itu tidak bertenggat.",
    ),
)


def write_petunjuk(buku: Workbook) -> None:
    """Add the sheet; it is never read back."""
    lembar = buku.add_worksheet(SHEET)
    teks, kepala = buku.add_format(TEKS_TABEL), buku.add_format(JUDUL_TABEL)
    for posisi, lebar in enumerate(_LEBAR):
        lembar.set_column(posisi, posisi, lebar)
    write_teks(lembar, 0, 0, "Petunjuk pengisian buku kerja penyiapan", buku.add_format(JUDUL_BESAR))
    for posisi, judul in enumerate(("Lembar", "Petunjuk")):
        write_teks(lembar, 2, posisi, judul, kepala)
    for nomor, baris in enumerate(_ISI, start=3):
        for posisi, isi in enumerate(baris):
            write_teks(lembar, nomor, posisi, isi, teks)
        lembar.set_row(nomor, row_height(zip(baris, _LEBAR, strict=True)))
    lembar.freeze_panes(3, 0)
    set_halaman(lembar, judul_kaki="Petunjuk pengisian", baris_judul=(2, 2))
