"""The words on buttons: at most 20 characters, those of the contract exactly so."""

MULAI_SIKLUS = "Mulai siklus"
SELESAI = "Selesai"
TERIMA = "Terima"
ISI_SEKARANG = "Isi sekarang"
KIRIM = "Kirim"
UBAH = "Ubah"
LEWATI = "Lewati"
YA = "Ya"
BUKAN = "Bukan"
LANJUT = "Lanjut"
BATAL = "Batal"
KUNCI_REKAP = "Kunci rekap"
KIRIM_KE_SEKRETARIS = "Kirim ke Sekretaris"
SETUJU = "Setuju"
KEMBALIKAN = "Kembalikan"
TERIMA_LAPORAN = "Terima laporan"
ARSIPKAN = "Arsipkan"
TIM = "Tim"
UNIT = "Unit"
INDIKATOR = "Indikator"

PANJANG = 20


def clip(teks: str, tanda: str = "") -> str:
    """A label out of a free text, `tanda` in front, shortened with an ellipsis to the longest allowed."""
    muat = PANJANG - len(tanda)
    return tanda + (teks if len(teks) <= muat else teks[: muat - 1].rstrip() + "…")
