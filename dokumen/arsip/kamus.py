"""The data dictionary of an archive: what each part of each data file means, in the office's words."""

from collections.abc import Iterable

from dokumen.data_capaian import KOLOM_ANGGARAN, KOLOM_CAPAIAN

_JEJAK = (
    ("urut", "Nomor urut dalam jejak instansi."),
    ("pada", "Waktu kejadian (ISO 8601, UTC)."),
    ("pegawai_id", "Nomor pegawai; kosong bila dijalankan menurut waktu."),
    ("nama", "Nama pegawai."),
    ("peran", "Peran pegawai saat itu."),
    ("peristiwa", "Apa yang terjadi."),
    ("siklus_id", "Nomor siklus."),
    ("isi", "Rincian peristiwa."),
    ("inbox_id", "Nomor pesan yang menyebabkannya."),
    ("hash_lalu", "Sidik baris sebelumnya."),
    ("hash", "Sidik baris ini: SHA-256 atas seluruh isian lain kecuali nama."),
)
_KEPUTUSAN = (
    ("versi", "Versi rekap yang diputuskan."),
    ("keputusan", "disetujui, dikembalikan, atau ditarik (persetujuan ditarik kembali)."),
    ("arahan", "Arahan pada pengembalian."),
    ("sha256", "Sidik versi rekap; sama dengan sidik berkas rekap versi itu."),
    ("oleh", "Nama yang memutuskan."),
    ("peran", "Perannya."),
    ("pada", "Waktu keputusan (ISO 8601, UTC)."),
    ("jejak_urut", "Baris jejak yang mencatatnya."),
)
_TUGAS = (
    ("id", "Nomor tugas."),
    ("siklus_id", "Nomor siklus."),
    ("langkah", "Nomor langkah SOP."),
    ("peran", "Peran yang bertugas."),
    ("unit", "Kode unit, bila tugas milik satu unit."),
    ("putaran", "Putaran; lebih dari 1 sesudah dikembalikan."),
    ("keadaan", "terbuka atau selesai."),
    ("arahan", "Arahan yang menyertai tugas."),
    ("daftar_indikator", "Kode indikator yang diminta diisi kembali; kosong berarti semuanya."),
    ("dibuka_pada", "Waktu tugas dibuka (UTC)."),
    ("tenggat", "Batas waktu menurut waktu baku, atau yang diberikan atas permintaan (UTC)."),
    ("ingat_pada", "Pengingat berikutnya (UTC)."),
    ("ingat_ke", "Banyaknya pengingat sejak batas waktunya lewat."),
    ("jenjang_ke", "Banyaknya jenjang di atasnya yang sudah diberi tahu."),
    ("diingatkan_pada", "Terakhir diingatkan oleh yang menunggu (UTC)."),
    ("selesai_pada", "Waktu selesai (UTC)."),
    ("selesai_oleh", "Nama yang menyelesaikan."),
    ("dialihkan_ke", "Nomor pegawai yang diserahi tugas ini, bila dialihkan."),
    ("dialihkan_oleh", "Nomor pegawai yang mengalihkannya."),
    ("ditarik", "Ya bila tugas ditutup tanpa dikerjakan karena persetujuannya ditarik kembali."),
)
_JAWABAN = (
    ("id", "Nomor jawaban."),
    ("tugas_id", "Nomor tugas."),
    ("indikator", "Kode indikator; kosong untuk isian surat dan bukti ceklist."),
    ("butir", "Bagian yang dijawab."),
    ("diketik", "Jawaban sebagaimana diketik; kosong bila dilewati."),
    ("isi", "Yang terbaca dari jawaban."),
    ("pegawai_id", "Nomor pegawai."),
    ("oleh", "Nama pegawai."),
    ("pada", "Waktu jawaban (UTC)."),
)
_DOKUMEN = (
    ("berkas", "Nama berkas dalam arsip ini."),
    ("pdf", "Nama berkas PDF dokumen itu dalam arsip ini; kosong bila tidak dibuat."),
    ("langkah", "Nomor langkah SOP."),
    ("unit", "Kode unit, bila dokumen milik satu unit."),
    ("jenis", "Jenis dokumen."),
    ("tugas_id", "Nomor tugas yang menghasilkannya."),
    ("dibuat_pada", "Waktu dokumen dibuat (UTC)."),
    ("templat", "SHA-256 templat yang dipakai membuat surat; kosong bila bukan surat bertemplat."),
    ("logo", "SHA-256 logo pada kepala surat; kosong bila tanpa logo."),
)
_RANTAI = (("urut", "Nomor urut dalam jejak instansi."), ("hash", "Sidik baris itu, termasuk baris siklus lain."))
_ISI = (
    (
        "seluruhnya",
        "Isi dokumen yang disahkan sebelum dicetak; sidik berkas ini tercatat pada pengesahannya. Dokumen atas satu "
        "versi rekap menyebut sidik versi itu (rekap_sha256).",
    ),
)
_REKAP = (("seluruhnya", "Versi rekap sebagaimana dikunci; sidik berkas ini tercatat pada keputusan."),)


def _explain(daftar: Iterable[tuple[str, str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple((nama, arti) for nama, arti, _ in daftar)


KAMUS: tuple[tuple[str, str, str], ...] = tuple(
    (berkas, nama, arti)
    for berkas, daftar in (
        *((f"capaian - [periode].{ekor}", _explain(KOLOM_CAPAIAN)) for ekor in ("csv", "json")),
        *((f"anggaran - [periode].{ekor}", _explain(KOLOM_ANGGARAN)) for ekor in ("csv", "json")),
        ("rekap versi [n].json", _REKAP),
        ("isi/[nama berkas].json", _ISI),
        ("keputusan.json", _KEPUTUSAN),
        ("tugas.json", _TUGAS),
        ("jawaban.json", _JAWABAN),
        ("dokumen.json", _DOKUMEN),
        ("jejak.json", _JEJAK),
        ("rantai.csv", _RANTAI),
    )
    for nama, arti in daftar
)
