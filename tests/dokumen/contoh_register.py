"""The three books of an invented office, as they print."""

from datetime import UTC, date, datetime

from dokumen.isi import Register
from sop.buku import BarisBuku, Buku
from tests.dokumen.contoh_surat import KOP

DIBUAT_PADA = datetime(2026, 1, 22, 1, 0, tzinfo=UTC)
HARI = date(2026, 1, 19)
_ND = "2/ND/I/2026/Dincon"
_HAL = "Pengumpulan Data Kinerja Triwulan IV 2025"
KELUAR = (
    BarisBuku(
        urut=1,
        tanggal=None,
        tanggal_surat=HARI,
        nomor="1/ND/I/2026/Dincon",
        pihak="",
        isi="Nota Dinas Triwulan IV 2025",
        ket=f"Batal, diganti nomor {_ND}",
    ),
    BarisBuku(urut=2, tanggal=HARI, tanggal_surat=HARI, nomor=_ND, pihak="Sekretaris Dinas Contoh", isi=_HAL),
    BarisBuku(
        urut=3,
        tanggal=date(2026, 1, 21),
        tanggal_surat=date(2026, 1, 20),
        pihak="Kepala Badan Perencanaan Pembangunan, Penelitian, dan Pengembangan Daerah Kabupaten Contoh",
        isi="=HYPERLINK(1) Penyampaian jadwal pengumpulan data capaian kinerja beserta daftar bukti dukung yang "
        "perlu disiapkan oleh Sekretariat dan seluruh Bidang",
        ket="Nomor tertera pada berkas",
    ),
)
MASUK = (
    BarisBuku(
        urut=1,
        tanggal=HARI,
        tanggal_surat=HARI,
        nomor=_ND,
        pihak="Kepala Dinas Contoh",
        isi=_HAL,
        ket="Untuk Sekretaris Dinas Contoh",
    ),
)
EKSPEDISI = tuple(
    BarisBuku(
        urut=urut,
        tanggal=HARI,
        nomor="3/ND/I/2026/Dincon",
        pihak=unit,
        isi=f"Format - Triwulan IV 2025 - {unit}",
        penerima=f"Pengisi Contoh {urut} (Bidang)",
        diterima_pada=datetime(2026, 1, 19, 6, urut, tzinfo=UTC),
        pesan=1_230 + urut,
    )
    for urut, unit in enumerate(("Sekretariat", "Bidang Rehabilitasi Contoh", "Bidang Pemberdayaan Contoh"), start=1)
)


def make_register(buku: Buku, baris: tuple[BarisBuku, ...]) -> Register:
    """A year's book with those lines."""
    return Register(
        kop=KOP, buku=buku, lingkup="Tahun 2026", zona="Asia/Makassar", daftar_baris=baris, dibuat_pada=DIBUAT_PADA
    )


SEMUA_REGISTER = (
    make_register(Buku.KELUAR, KELUAR),
    make_register(Buku.MASUK, MASUK),
    make_register(Buku.EKSPEDISI, EKSPEDISI),
)
