"""Other SOPs, made up for tests.

DISPOSISI: a letter is passed on, each unit says what it did, and all is compiled and kept. TELAAH has no figures at
all: a plan is asked for, every unit sends its part, it is judged, signed, and kept.
"""

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

TELAAH = """\
[sop]
nomor = "98/SOP/Contoh"
nama = "Telaah Rencana"
instansi = "Dinas Contoh"
unit_kerja = "Sekretariat"
dibuat = 2026-01-05
peralatan = ["Komputer"]
terkait = ["Pengumpulan Data Kinerja"]
dasar = ["Peraturan Contoh Nomor 1"]

[[langkah]]
nomor = 1
nama = "Permintaan rencana"
tugas = "Mohon minta rencana dari setiap unit."
pelaksana = "Sekretaris"
kelengkapan = ["Rekap data capaian kinerja"]
waktu = "30 menit"
output = "Surat permintaan"
cara = "dokumen"
lanjut = 2

[[langkah.tanya]]
kunci = "nomor"
jenis = "nomor"
tanya = "Nomor surat"

[[langkah.tanya]]
kunci = "isi"
jenis = "daftar"
tanya = "Isi permintaan"

[[langkah]]
nomor = 2
nama = "Penyusunan rencana"
tugas = "Mohon kirim rencana unit."
pelaksana = "Bidang"
kelengkapan = ["Surat permintaan"]
waktu = "1 Hari"
output = "Rencana unit"
cara = "dokumen"
lanjut = 3

[[langkah]]
nomor = 3
nama = "Penyusunan telaah"
tugas = "Mohon susun telaah rencana."
pelaksana = "Tim Penyusun LAKIP"
kelengkapan = ["Rencana unit"]
output = "Telaah rencana"
cara = "dokumen"
lanjut = 4
dasar = ["Peraturan Contoh Nomor 2"]

[[langkah.tanya]]
kunci = "catatan"
jenis = "paragraf"
tanya = "Catatan telaah"
boleh_lewat = true

[[langkah.tanya]]
kunci = "kelengkapan"
jenis = "ceklist"
tanya = "Apakah berikut ini sudah ada?"
butir = ["Jadwal", "Anggaran"]

[[langkah]]
nomor = 4
nama = "Keputusan"
tugas = "Mohon putuskan telaah rencana."
pelaksana = "Sekretaris"
kelengkapan = ["Telaah rencana", "Surat permintaan"]
output = "Rencana yang disetujui"
cara = "persetujuan"
kembali = [2, 3]
lanjut = 5

[[langkah]]
nomor = 5
nama = "Pengesahan"
tugas = "Mohon sahkan rencana."
pelaksana = "Kepala Dinas"
kelengkapan = ["Telaah rencana"]
output = "Rencana yang disahkan"
cara = "pengesahan"
lanjut = 6

[[langkah]]
nomor = 6
nama = "Pengarsipan"
tugas = "Mohon arsipkan."
pelaksana = "Staf"
kelengkapan = ["Rencana yang disahkan"]
output = "Arsip"
cara = "arsip"
"""
