"""The office's books and letter numbers."""

from collections.abc import Sequence
from textwrap import shorten

from markupsafe import Markup, escape

from bahasa.bentuk import format_tanggal
from sop.buku import BarisBuku, Buku

PILIH = Markup("<b>Buku mana yang ingin dilihat?</b>\nSurat yang dibuat di luar bot dapat dicatat di sini juga.")
NOMOR_PADA_BERKAS = "Nomor tertera pada berkas"
_NAMA = {
    Buku.KELUAR: "Buku Agenda Surat Keluar",
    Buku.MASUK: "Buku Agenda Surat Masuk",
    Buku.EKSPEDISI: "Buku Ekspedisi",
}
PANJANG_ISIAN = Markup(
    "Mohon tulis paling panjang 500 huruf, nomor surat paling panjang 120 huruf. Pertanyaan tetap menunggu."
)
DIHENTIKAN = Markup("Pencatatan surat dihentikan; tidak ada yang dicatat. Silakan mulai kembali melalui /buku.")
TANYA_SURAT = {
    "pengirim": Markup("<b>Surat masuk: dari siapa?</b>\nContoh: <i>Badan Perencanaan Pembangunan Daerah</i>"),
    "nomor": Markup("<b>Nomor surat tersebut?</b>\nKetik seperti tertulis pada surat, atau Lewati bila tidak ada."),
    "tanggal": Markup("<b>Tanggal surat tersebut?</b>\nContoh: <i>19-01-2026</i>. Lewati bila tidak ada."),
    "kepada": Markup("<b>Surat keluar: kepada siapa?</b>\nContoh: <i>Kepala Badan Perencanaan Pembangunan Daerah</i>"),
    "isi": Markup("<b>Isi ringkas surat?</b>\nContoh: <i>Permintaan data capaian kinerja Triwulan III</i>"),
}
_PENDEK = {Buku.KELUAR: "Agenda keluar", Buku.MASUK: "Agenda masuk", Buku.EKSPEDISI: "Ekspedisi"}
_PANJANG_BARIS = 120


def nama(buku: Buku) -> str:
    """What the book is called."""
    return _NAMA[buku]


def pendek(buku: Buku) -> str:
    """The same on a button."""
    return _PENDEK[buku]


def baris_terbaru(buku: Buku, tahun: int, baris: Sequence[BarisBuku], *, jumlah: int) -> Markup:
    """The newest lines of a book, each shortened to fit the phone; the workbook has them whole."""
    kepala = Markup("<b>{} {}</b>").format(nama(buku), tahun)
    if not baris:
        return Markup("{}\nBelum ada baris pada buku ini.").format(kepala)
    hitungan = Markup("{} baris terakhir dari {}:").format(len(baris), jumlah)
    return Markup("\n").join([kepala, hitungan, *(Markup("{}").format(_baris(satu)) for satu in baris)])


def tahun(tahun: int) -> str:
    """Which lines a register holds: those of a year."""
    return f"Tahun {tahun}"


def siklus(periode: str) -> str:
    """Which lines a register holds: those about a cycle."""
    return f"Siklus {periode}"


def untuk(kepada: str) -> str:
    """For whom a letter that came in is."""
    return f"Untuk {kepada}"


def penerima(nama: str, peran: str) -> str:
    """Who took something over, in which role."""
    return f"{nama} ({peran})"


def batal(diganti: str) -> str:
    """A number that was given up, and which one took its place."""
    return f"Batal, diganti nomor {diganti}"


LAPORAN_DITARIK = "Batal, persetujuan rekap ditarik kembali"


def perihal(output: str, periode: str) -> str:
    """A letter in words, as it is named where its number stands in the way."""
    return f"{output} {periode}"


def sebut_nomor(nomor: str, ada: str) -> str:
    """The number that is not free: as it was asked for, with the one that has its running number where that differs."""
    return f"Nomor {nomor}" if nomor == ada else f"Nomor urut pada {nomor}, yaitu nomor {ada},"


def nomor_dipakai(nomor: str) -> str:
    """A letter number that another letter has; plain text."""
    return f"Nomor {nomor} sudah dipakai surat lain. Mohon pakai nomor yang lain."


def nomor_di_buku(sebutan: str, perihal: str, baris: BarisBuku) -> str:
    """A number in the book, and where it stands."""
    tanggal = f" tanggal {format_tanggal(baris.tanggal_surat)}" if baris.tanggal_surat else ""
    return f"{sebutan} sudah dipakai untuk {perihal}{tanggal} ({nama(Buku.KELUAR)} nomor {baris.urut})."


def nomor_diambil(sebutan: str, perihal: str, oleh: str, pada: str) -> str:
    """A number whose letter has not gone out yet."""
    return f"{sebutan} sudah diambil untuk {perihal} oleh {oleh}, {pada}; suratnya belum dikirim."


def nomor_batal(sebutan: str, urut: int | None) -> str:
    """A number that was given up."""
    letak = f" ({nama(Buku.KELUAR)} nomor {urut})" if urut else ""
    return f"{sebutan} sudah dibatalkan dan tidak dipakai lagi{letak}."


def tanya_nomor(tawaran: str) -> Markup:
    """Which number a letter that goes out has."""
    if not tawaran:
        return Markup("<b>Nomor surat keluar?</b>\nKetik nomornya.")
    return Markup(
        "<b>Nomor surat keluar?</b>\nUsulan nomor: <b>{}</b>. Tekan Ya untuk memakainya, atau ketik nomor surat."
    ).format(tawaran)


def perihal_surat(isi: str) -> str:
    """A letter that was not made here, as it is named where its number stands in the way."""
    return f"surat “{isi}”"


def belum_terbaca(pesan: str) -> Markup:
    """An answer that could not be read, by the sentence that says why."""
    return Markup("{} Pertanyaan tetap menunggu.").format(pesan)


def periksa_surat(baris: BarisBuku) -> Markup:
    """A letter that came in, before it is written down."""
    return Markup("<b>Mohon periksa. Tekan Ya untuk mencatatnya pada {}.</b>\n{}").format(
        nama(Buku.MASUK), _isi_surat(baris)
    )


def tanya_perbaikan(baris: BarisBuku) -> Markup:
    """What a line that was written by hand should have said."""
    return Markup(
        "<b>Apa yang benar untuk baris nomor {}?</b>\n{}\nDicatat sebagai baris baru; baris yang lama tidak dihapus.\n"
        "Contoh: <i>Nomor surat seharusnya 005/12/2026</i>"
    ).format(baris.urut, _isi_surat(baris))


def perbaikan(urut: int, tahun: int) -> str:
    """At the end of a line that puts another one right."""
    return f"Perbaikan baris nomor {urut} tahun {tahun}"


def tercatat(buku: Buku, baris: BarisBuku) -> Markup:
    """A letter is written down, and where."""
    return Markup("✅ <b>Tercatat pada {} nomor {}.</b>\n{}").format(nama(buku), baris.urut, _isi_surat(baris))


def _isi_surat(baris: BarisBuku) -> Markup:
    tanggal = f"tanggal {format_tanggal(baris.tanggal_surat)}" if baris.tanggal_surat else ""
    surat = ", ".join(filter(None, (f"Nomor {baris.nomor}" if baris.nomor else "", tanggal)))
    return Markup("\n").join(filter(None, (escape(baris.pihak), escape(surat), escape(baris.isi))))


def _baris(baris: BarisBuku) -> str:
    tanggal = baris.tanggal or baris.tanggal_surat
    bagian = (
        f"{baris.urut}. {tanggal:%d-%m-%Y}" if tanggal else f"{baris.urut}.",
        baris.nomor,
        baris.pihak,
        baris.isi,
        baris.penerima or baris.ket,
    )
    return shorten(" · ".join(filter(None, bagian)), _PANJANG_BARIS, placeholder=" …")
