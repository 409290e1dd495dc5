"""Step 7: one indicator at a time, the figure echoed in words, then factors and proof, and a summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bahasa.bentuk import format_capaian, format_nilai, format_target, terbilang
from sop.angka import Terbaca
from sop.capaian import Capaian
from sop.indikator import Akumulasi, Arah, Indikator, Jenis, Nilai, Predikat, Rumus, Target
from sop.kewajaran import Lalu
from sop.rekap import Isian

NAMA_BUTIR = {
    "realisasi": "Realisasi",
    "faktor_pendorong": "Faktor pendorong",
    "faktor_penghambat": "Faktor penghambat",
    "tindak_lanjut": "Tindak lanjut",
    "bukti": "Bukti dukung",
    "lewat": "Alasan",
    "pecahan": "Pembilang dan penyebut",
    "penjelasan": "Penjelasan",
}
CONTOH = {
    Jenis.ANGKA: "110",
    Jenis.PERSEN: "87,5% atau 35 dari 40",
    Jenis.RASIO: "17/20 atau 17 dari 20",
    Jenis.RUPIAH: "Rp65.040.000",
    Jenis.ORDINAL: "BB",
}
_TANYA = {
    "faktor_pendorong": "Apa yang mendorong pencapaian ini?",
    "faktor_penghambat": "Apa yang menghambat pencapaian ini?",
    "tindak_lanjut": "Apa tindak lanjutnya?",
    "bukti": "Apa bukti dukungnya?",
    "lewat": "Mengapa realisasinya dilewati?",
}
_BANTU = {
    "faktor_pendorong": "Tulis singkat, atau tekan Lewati",
    "faktor_penghambat": "Tulis singkat, atau tekan Lewati",
    "tindak_lanjut": "Tulis singkat, atau tekan Lewati",
    "bukti": "Kirim berkas atau foto, tulis tautan atau nama dokumennya, atau tekan Lewati",
    "lewat": "Alasannya tercantum dalam rekap. Tulis singkat, atau tekan Lewati",
}
CARA_AKUMULASI = {
    Akumulasi.JUMLAH: "Jumlah keempat triwulan",
    Akumulasi.TERAKHIR: "Nilai terakhir, Triwulan IV",
}
_LALU = 3
_PANJANG = 200
TETAP_MENUNGGU = "Yang tadi diketik tidak hilang; pertanyaan tetap menunggu."
BELUM_TERBACA = Markup("Belum ada yang tertulis. Mohon tulis singkat, atau tekan Lewati.")
ALASAN_BUKAN_ANGKA = Markup(
    "Angka ini belum dicatat, sebab yang ditanyakan adalah alasannya. Tulis alasannya, tekan Lewati, atau tekan Ubah "
    "untuk mengisi angkanya."
)
PILIH_INDIKATOR = Markup("Indikator mana yang ingin diubah?")
TERIMA_DAHULU = Markup("Mohon tekan Terima pada format yang dibagikan; sesudah itu format dapat diisi.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letak:
    """Where in the form a question stands: the indicator, which of how many, its target and its earlier figures.

    `akumulasi` is what the year's triwulan came to, where the question is for the year.
    """

    indikator: Indikator
    urut: int
    jumlah: int
    periode: str
    target: Target | None
    lalu: tuple[Lalu, ...] = ()
    akumulasi: Nilai | None = None


def tanya_realisasi(letak: Letak, semula: Isian | None, arahan: str) -> Markup:
    """The question for the figure, with what the person needs to answer it."""
    ind = letak.indikator
    baris = [
        Markup("<b>Berapa realisasi indikator ini?</b> ({}/{})").format(letak.urut, letak.jumlah),
        *([Markup("↩️ Arahan: {}").format(arahan)] if arahan else []),
        Markup("{} · {}").format(ind.kode, ind.nama),
        Markup("Satuan: {} · Target {}: {}").format(
            ind.satuan or "–", letak.periode, format_target(letak.target, ind.jenis, ind.satuan)
        ),
    ]
    if (rumus := cara_hitung(ind)) is not None:
        baris.append(Markup("{}").format(rumus))
    for nama, teks in (("Definisi", ind.definisi), ("Sumber data", ind.sumber_data)):
        if teks:
            baris.append(Markup("{}: {}").format(nama, _shorten(teks)))
    if letak.lalu:
        lalu = (f"{satu.sebutan} {format_nilai(satu.nilai, ind.jenis, ind.satuan)}" for satu in letak.lalu[:_LALU])
        baris.append(Markup("Sebelumnya: {}").format("; ".join(lalu)))
    if letak.akumulasi is not None:
        baris.append(Markup("{}: {}").format(CARA_AKUMULASI[ind.akumulasi], format_nilai(letak.akumulasi, ind.jenis)))
    if semula is not None:
        baris.append(Markup("Isian sekarang: <b>{}</b>. Lewati untuk mempertahankannya.").format(_diketik(ind, semula)))
    baris.append(Markup("Contoh: {}. Bila tidak ada, tulis: tidak ada data.").format(CONTOH[ind.jenis]))
    return Markup("\n").join(baris)


def _shorten(teks: str) -> str:
    """A long definition, cut between words; the whole of it stands in the format and in the rekap."""
    satu_baris = " ".join(teks.split())
    return satu_baris if len(satu_baris) <= _PANJANG else satu_baris[:_PANJANG].rsplit(" ", 1)[0] + " …"


def cara_hitung(indikator: Indikator) -> str | None:
    """How this indicator is measured, where that is not plainly higher-is-better."""
    match indikator.arah:
        case Arah.RENDAH:
            tepat = "; 0% berarti target tepat tercapai" if indikator.rumus is Rumus.C else ""
            return f"Makin rendah makin baik (rumus {indikator.rumus}{tepat})"
        case Arah.RENTANG:
            return "Baik bila berada dalam rentang target"
        case Arah.TINGGI:
            return None


def tanya_narasi(letak: Letak, butir: str, semula: str) -> Markup:
    """The question for a factor, a follow-up, or the proof."""
    baris = [
        Markup("<b>{}</b> ({}/{})").format(_TANYA[butir], letak.urut, letak.jumlah),
        Markup("{} · {}").format(letak.indikator.kode, letak.indikator.nama),
    ]
    if semula:
        baris.append(Markup("Isian sekarang: {}").format(semula))
    akhir = " untuk mempertahankannya." if semula else "."
    return Markup("\n").join([*baris, Markup("{}{}").format(_BANTU[butir], akhir)])


def tercatat(indikator: Indikator, isian: Isian, capaian: Capaian) -> Markup:
    """The echo of a figure: in figures, in words, and what comes of it."""
    if isian.nilai is None:
        return Markup("Tercatat untuk {}: tidak ada data.").format(indikator.kode)
    kata = "" if isinstance(isian.nilai, Predikat) else f" ({terbilang(isian.nilai, indikator.jenis)})"
    return Markup("Tercatat: <b>{}</b>{}. {}").format(
        format_nilai(isian.nilai, indikator.jenis, indikator.satuan), kata, ucap_capaian(capaian)
    )


def eja(nilai: Nilai | None, jenis: Jenis, satuan: str = "") -> str:
    """A figure that is asked about: in figures and in words."""
    if nilai is None or isinstance(nilai, Predikat):
        return format_nilai(nilai, jenis, satuan)
    return f"{format_nilai(nilai, jenis, satuan)} ({terbilang(nilai, jenis)})"


def pilih_bacaan(pilihan: Sequence[Terbaca], jenis: Jenis) -> Markup:
    """The readings among which only the person can choose, each spelt out."""
    kepala = Markup("<b>Angka ini dapat dibaca lebih dari satu cara. Yang mana yang dimaksud?</b>")
    return Markup("\n").join([kepala, *(Markup("• {}").format(eja(satu.nilai, jenis)) for satu in pilihan)])


def ucap_capaian(capaian: Capaian) -> str:
    """What the capaian is, in one sentence."""
    if capaian.kategori:
        return f"Capaian {format_capaian(capaian)} – {capaian.kategori}."
    return f"Capaian {format_capaian(capaian)}: {capaian.alasan}"


def tercatat_narasi(butir: str) -> Markup:
    """The echo of a text."""
    return Markup("{} tercatat.").format(NAMA_BUTIR[butir])


def bukti_tercatat(indikator: str, nama: str, sama: Sequence[str] = ()) -> Markup:
    """The echo of a file kept as proof; `sama` are the indicators of which the very same file is one already."""
    tercatat = Markup("Bukti dukung {} tercatat: {}.").format(indikator, nama)
    if not sama:
        return tercatat
    return tercatat + Markup(" Ini berkas yang sama dengan bukti {}.").format(", ".join(sama))


def dilewati(butir: str, *, tetap: bool) -> Markup:
    """The echo of a skipped question; `tetap` where an answer given before stands."""
    return Markup("{} dilewati{}.").format(NAMA_BUTIR[butir], "; isian sebelumnya tetap" if tetap else "")


def hubungi(nama: str) -> Markup:
    """After two failures: whom to ask."""
    return Markup("Bila ragu, silakan hubungi {}.").format(nama)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRingkas:
    """One indicator of the summary; `isian` None where nothing was given, `lewat` why, where that was said."""

    indikator: Indikator
    isian: Isian | None
    capaian: Capaian
    lewat: str = ""


def ringkasan(nama_unit: str, periode: str, daftar: Sequence[BarisRingkas]) -> Markup:
    """All figures of a unit, one line each, before they are sent."""
    kosong = sum(satu.isian is None for satu in daftar)
    kepala = Markup("<b>Mohon periksa isian {}, lalu tekan Kirim.</b>\n{}").format(nama_unit, periode)
    baris = [_baris(urut, satu) for urut, satu in enumerate(daftar, start=1)]
    ekor = [Markup("⚠️ {} indikator belum diisi.").format(kosong)] if kosong else []
    return Markup("\n").join([kepala, *baris, *ekor])


def _baris(urut: int, satu: BarisRingkas) -> Markup:
    if satu.isian is None:
        sebab = Markup(": {}").format(_shorten(satu.lewat)) if satu.lewat else ""
        return Markup("{}. {} – <i>belum diisi</i>{}").format(urut, satu.indikator.kode, sebab)
    return Markup("{}. {} – {}").format(urut, satu.indikator.kode, isi_ringkas(satu))


def isi_ringkas(satu: BarisRingkas) -> Markup:
    """The figure of one indicator and what comes of it."""
    ind, isian = satu.indikator, satu.isian
    if isian is None or isian.nilai is None:
        return Markup("tidak ada data")
    return Markup("{} → {}").format(format_nilai(isian.nilai, ind.jenis, ind.satuan), format_capaian(satu.capaian))


def kirim_kurang(kosong: int, sedang: int) -> Markup:
    """Sending with gaps, or while some of it is being filled in or checked again: is that meant?"""
    bagian = []
    if kosong:
        bagian.append(Markup("{} indikator belum diisi dan akan tampak sebagai belum diisi.").format(kosong))
    if sedang:
        bagian.append(Markup("{} indikator masih diisi atau diperiksa.").format(sedang))
    return Markup("⚠️ <b>{} Tetap dikirim?</b>\nTekan Ya untuk mengirim, atau Bukan untuk melengkapi.").format(
        Markup(" ").join(bagian)
    )


def terkirim(nama_unit: str, terkirim: int, jumlah: int) -> Markup:
    """For the Tim: one more unit has handed in."""
    return Markup("📎 {} telah mengirim isiannya ({} dari {} unit).").format(nama_unit, terkirim, jumlah)


def kemajuan(terisi: int, jumlah: int) -> Markup:
    """How far a unit is."""
    return Markup("Terisi {} dari {} indikator.").format(terisi, jumlah)


def sedang_diisi(dipegang: Mapping[str, str]) -> Markup:
    """What is left is being filled in by others: which indicator by whom."""
    daftar = ", ".join(f"{kode} oleh {nama}" for kode, nama in dipegang.items())
    return Markup("Sedang diisi: {}.").format(daftar)


def perlu_diperiksa(jumlah: int) -> Markup:
    """How many indicators of a form that came back are asked anew."""
    return Markup("{} indikator perlu diperiksa kembali; yang lain tetap.").format(jumlah)


def _diketik(indikator: Indikator, isian: Isian) -> str:
    if isian.nilai is None:
        return "tidak ada data"
    return format_nilai(isian.nilai, indikator.jenis, indikator.satuan)
