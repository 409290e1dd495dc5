"""The sheet that lists who signed which step off, when, and on what."""

PERBUATAN = {
    "selesai": "menyatakan selesai",
    "terima": "menerima",
    "kirim": "menyerahkan isian",
    "kunci": "mengunci rekap",
    "sampaikan": "menyampaikan rekap",
    "setuju": "menyetujui",
    "kembalikan_tim": "mengembalikan kepada Tim",
    "kembalikan_unit": "mengembalikan kepada unit",
    "kembalikan_langkah": "mengembalikan kepada langkah sebelumnya",
    "terima_laporan": "menerima laporan",
    "tarik": "menarik kembali persetujuan",
    "arsipkan": "mengarsipkan",
}
JUDUL = "LEMBAR PENGESAHAN ELEKTRONIK"
CATATAN = (
    "Lembar ini memuat pengesahan setiap langkah sebagaimana tercatat dalam sistem, beserta sidik SHA-256 dokumen yang "
    "menjadi dasarnya. Lembar ini bukan tanda tangan elektronik tersertifikasi."
)
TANPA_DASAR = "–"


def rekap(versi: int) -> str:
    """A rekap version as a ground."""
    return f"Rekap versi {versi}"


def belum_tercetak(nama: str) -> str:
    """A paper that was not drawn yet when it was signed: the hash is that of what it says."""
    return f"{nama} (isi)"


def jejak(urut: int, sidik: str) -> str:
    """The end of the trail the sheet rests on."""
    return f"Jejak sampai dengan baris {urut}, sidik {sidik}."
