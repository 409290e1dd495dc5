"""Steps 8 to 12: the rekap, its decision, the report, the archive."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from bahasa.bentuk import format_angka, format_capaian, format_nilai, format_persen
from sop.rekap import BarisRekap, Perubahan, Rekap
from sop.ringkasan import summarize_rekap

BELUM_ADA = Markup("Rekap belum tersusun. Kemajuan pengisian dapat dilihat melalui /status.")
PILIH_TUJUAN = Markup(
    "<b>Rekap dikembalikan ke mana?</b>\nTim: rekap diperiksa kembali. Unit: unit mengisi kembali. "
    "Indikator: hanya indikator yang dipilih."
)
PILIH_UNIT = Markup("<b>Pilih unit, lalu tekan Lanjut.</b>\nUnit yang lain tidak berubah.")
PILIH_INDIKATOR = Markup("<b>Pilih indikator, lalu tekan Lanjut.</b>\nIndikator yang lain tidak berubah.")
PILIH_DAHULU = "Mohon pilih sekurang-kurangnya satu, lalu tekan Lanjut."
MAKSUD_BATAL = Markup("Baik. Tidak ada yang berubah; keputusannya tetap menunggu pada kartu rekap.")
ARAHAN_KOSONG = Markup("Mohon tulis arahannya dengan kata-kata. Pertanyaan tetap menunggu.")
TANYA_CATATAN = Markup("<b>Catatan Tim atas rekap ini</b>\nCatatan ikut tercetak dalam rekap dan laporan.")
PUTUSAN = {
    "kirim": "menyerahkan isian",
    "kunci": "mengunci rekap versi {}",
    "sampaikan": "menyampaikan rekap versi {}",
    "setuju": "menyetujui rekap versi {}",
    "kembalikan_tim": "mengembalikan rekap versi {} kepada Tim",
    "kembalikan_unit": "mengembalikan rekap versi {} kepada unit",
    "tarik": "menarik kembali persetujuan rekap versi {}",
    "terima_laporan": "menerima laporan atas rekap versi {}",
}
_BATAS_PERUBAHAN = 3
_SEBUTAN = {"tanpa kategori": "tanpa kategori (rumus C)"}


def halaman(nomor: int, jumlah: int, *, dipilih: int) -> Markup:
    """Which page of the choices this is, and how many are chosen on all of them."""
    return Markup("\nHalaman {} dari {}. Dipilih: {}.").format(nomor, jumlah, dipilih)


def ringkas(rekap: Rekap) -> Markup:
    """The rekap in three lines: how many, what the average is made of, and where each of them stands."""
    hasil = summarize_rekap(rekap)
    rata = "–" if hasil.rerata is None else f"{format_persen(hasil.rerata)} dari {_count(hasil.berkategori)} indikator"
    rincian = " · ".join(f"{_SEBUTAN.get(nama, nama)} {_count(jumlah)}" for nama, jumlah in hasil.rincian)
    return Markup("Rekap versi {} · {} indikator\nRata-rata capaian: {}\n{}").format(
        rekap.versi, _count(hasil.jumlah), rata, rincian
    )


def _count(jumlah: int) -> str:
    return format_angka(Decimal(jumlah))


def perubahan(lama: int, daftar: Sequence[Perubahan]) -> Markup:
    """What changed since the version before, the first few in words, the rest in the workbook."""
    if not daftar:
        return Markup("Tidak ada angka yang berubah sejak versi {}.").format(lama)
    kepala = Markup("<b>Berubah sejak versi {}:</b>").format(lama)
    baris = [
        Markup("• {} {}: {} → {}").format(satu.kode, satu.butir, satu.semula or "–", satu.menjadi or "–")
        for satu in daftar[:_BATAS_PERUBAHAN]
    ]
    sisa = len(daftar) - _BATAS_PERUBAHAN
    ekor = [Markup("… dan {} perubahan lain dalam berkas rekap.").format(sisa)] if sisa > 0 else []
    return Markup("\n").join([kepala, *baris, *ekor])


def catatan(teks: str) -> Markup:
    """The Tim's note on a rekap."""
    return Markup("Catatan Tim: {}").format(teks)


def tanya_arahan(tujuan: str, usulan: str = "") -> Markup:
    """The question for the arahan; `usulan` are words that one press takes."""
    if usulan:
        return Markup(
            "<b>Apakah ini arahan Bapak/Ibu?</b>\nDikembalikan kepada: {}.\n“{}”\n"
            "Tekan Gunakan kalimat ini, atau kirim arahan yang lain: teks, rekaman suara, atau foto."
        ).format(tujuan, usulan)
    return Markup(
        "<b>Apa arahan Bapak/Ibu?</b>\nDikembalikan kepada: {}.\n"
        "Tulis arahannya di sini, atau kirim rekaman suara atau foto."
    ).format(tujuan)


def arahan_terlampir(jenis: str, keterangan: str) -> str:
    """An arahan that is in a file: its caption, and that it is there."""
    return f"{keterangan} ({jenis} terlampir)" if keterangan else f"Lihat {jenis} terlampir."


def nama_arahan(versi: int, jenis: str, ekstensi: str) -> str:
    """What the file of an arahan is called."""
    return f"Arahan rekap versi {versi} ({jenis}).{ekstensi}"


def tanya_setuju(versi: int) -> Markup:
    """Whether a typed word was meant as the approval."""
    return Markup(
        "<b>Maksud Bapak/Ibu: menyetujui rekap versi {}?</b>\nBelum ada yang berubah sebelum Ya ditekan."
    ).format(versi)


def tanya_kembalikan(versi: int, arahan: str) -> Markup:
    """Whether typed words were meant as a return, with the arahan read from them."""
    usulan = Markup("\nArahan: “{}”").format(arahan) if arahan else Markup()
    return Markup(
        "<b>Maksud Bapak/Ibu: mengembalikan rekap versi {}?</b>{}\nSesudah Ya, mohon pilih dikembalikan ke mana."
    ).format(versi, usulan)


def disetujui(versi: int, oleh: str, pada: str) -> Markup:
    """The decision card after approval."""
    return Markup("✅ <b>Rekap versi {} disetujui.</b>\nOleh {}, {}").format(versi, oleh, pada)


def ditarik(versi: int, oleh: str, pada: str) -> Markup:
    """The decision card after the approval was taken back."""
    return Markup("↩️ <b>Persetujuan rekap versi {} ditarik kembali.</b>\nOleh {}, {}").format(versi, oleh, pada)


def laporan_ditarik(versi: int, oleh: str, pada: str) -> Markup:
    """The card of the report to Kepala Dinas after that."""
    return Markup(
        "↩️ <b>Laporan ini ditarik kembali; belum ada yang perlu Bapak/Ibu lakukan.</b>\n"
        "Persetujuan rekap versi {} ditarik oleh {}, {}"
    ).format(versi, oleh, pada)


def sudah_ditarik(oleh: str, pada: str) -> str:
    """The answer to a press on a report that was taken back; plain text."""
    return f"Laporan ini sudah ditarik kembali oleh {oleh} pada {pada}. Tidak ada yang berubah."


def laporan_sudah_diterima(oleh: str, pada: str) -> str:
    """The answer to whoever takes an approval back after its report was taken; plain text."""
    return f"Laporannya sudah diterima {oleh} pada {pada}, sehingga tidak dapat ditarik kembali."


def dikembalikan(versi: int, oleh: str, pada: str, *, tujuan: str, arahan: str) -> Markup:
    """The decision card after a return."""
    return Markup("↩️ <b>Rekap versi {} dikembalikan kepada {}.</b>\nOleh {}, {}\nArahan: {}").format(
        versi, tujuan, oleh, pada, arahan
    )


def kabar_dikembalikan(versi: int, *, tujuan: str, arahan: str) -> Markup:
    """For the Tim: the rekap went back elsewhere."""
    return Markup("↩️ Rekap versi {} dikembalikan Sekretaris kepada {}.\nArahan: {}").format(versi, tujuan, arahan)


def sudah_diputuskan(versi: int, keputusan: str, oleh: str, pada: str) -> str:
    """The answer to whoever decides second; plain text."""
    return f"Rekap versi {versi} sudah {keputusan} oleh {oleh} pada {pada}. Tidak ada yang berubah."


def versi_lama(versi: int, terbaru: int) -> str:
    """The answer to a button of an old version; plain text."""
    return f"Tombol ini milik rekap versi {versi}, sedangkan yang berlaku versi {terbaru}. Tidak ada yang berubah."


def laporan_disampaikan(nama: str) -> Markup:
    """For Sekretaris: the report is with Kepala Dinas."""
    return Markup("📎 Laporan hasil pengukuran kinerja telah disampaikan kepada {}.").format(nama)


def bab_tiga(versi: int) -> Markup:
    """For Tim and Sekretaris: the draft of Bab III."""
    return Markup("📎 Draf Bab III dari rekap versi {}. Bagian bertanda kuning mohon dilengkapi.").format(versi)


def grafik(versi: int) -> Markup:
    """The caption of a graph."""
    return Markup("📎 Grafik rekap versi {}.").format(versi)


def laporan_diterima(oleh: str, pada: str) -> Markup:
    """For Sekretaris: Kepala Dinas has taken the report."""
    return Markup("✅ Laporan diterima {}, {}.").format(oleh, pada)


def siklus_tamat(periode: str) -> Markup:
    """For everyone in charge: the cycle has ended."""
    return Markup("✅ <b>Siklus {} selesai dan diarsipkan.</b>").format(periode)


def nilai_baris(baris: BarisRekap) -> str:
    """The realisasi of a line as shown: the figure, or that there is none."""
    if baris.isian is None:
        return "belum diisi"
    if baris.isian.nilai is None:
        return "tidak ada data"
    return format_nilai(baris.isian.nilai, baris.indikator.jenis, baris.indikator.satuan)


def capaian_baris(baris: BarisRekap) -> str:
    """The capaian of a line as shown."""
    teks = format_capaian(baris.capaian)
    return f"{teks} ({baris.capaian.kategori})" if baris.capaian.kategori else teks
