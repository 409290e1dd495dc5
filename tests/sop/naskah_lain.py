"""A second SOP, made up for tests: a letter is passed on, each unit says what it did, and all is compiled and kept."""

DISPOSISI = """\
[sop]
nomor = "99/SOP/Contoh"
nama = "Tindak Lanjut Surat Masuk"
instansi = "Dinas Contoh"
unit_kerja = "Sekretariat"
dibuat = 2026-01-05
peralatan = ["Komputer"]
terkait = []

[[langkah]]
nomor = 1
nama = "Disposisi"
tugas = "Mohon buat lembar disposisi."
pelaksana = "Kepala Dinas"
kelengkapan = ["Surat masuk"]
output = "Lembar disposisi"
cara = "dokumen"
lanjut = 2

[[langkah]]
nomor = 2
nama = "Penerusan"
tugas = "Mohon pastikan setiap unit menerima."
pelaksana = "Admin"
kelengkapan = ["Lembar disposisi"]
waktu = "2 jam"
output = "Tanda terima"
cara = "distribusi"
lanjut = 3

[[langkah]]
nomor = 3
nama = "Tindak lanjut"
tugas = "Mohon isi tindak lanjut unit."
pelaksana = "Bidang"
kelengkapan = ["Lembar disposisi"]
waktu = "2 Hari"
output = "Isian tindak lanjut"
cara = "isian"
lanjut = 4

[[langkah]]
nomor = 4
nama = "Rekapitulasi"
tugas = "Mohon periksa rekap, lalu kunci."
pelaksana = "Sekretaris"
kelengkapan = ["Isian tindak lanjut"]
output = "Rekap tindak lanjut"
cara = "rekap"
lanjut = 5

[[langkah]]
nomor = 5
nama = "Pengarsipan"
tugas = "Mohon arsipkan."
pelaksana = "Staf"
kelengkapan = ["Rekap tindak lanjut"]
output = "Arsip"
cara = "arsip"
"""
