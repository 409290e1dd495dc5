"""The questions worth asking about a figure: what each rule is called, and what it says of one figure."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from bahasa.bentuk import format_nilai, format_persen
from sop.indikator import Akumulasi, Jenis
from sop.kewajaran import Aturan, Belanja, Lalu, Realisasi
from sop.rekap import Isian

# Behind a tick 18 characters are left on a button.
TOMBOL: dict[Aturan, str] = {
    Aturan.TANPA_BAGIAN: "Rasio tanpa bagian",
    Aturan.PEMBILANG: "Bagian > seluruh",
    Aturan.TANPA_TARGET: "Tanpa target",
    Aturan.DI_ATAS: "Capaian > 150%",
    Aturan.DI_BAWAH: "Capaian < 50%",
    Aturan.SAMA: "Sama dengan lalu",
    Aturan.BERUBAH: "Berubah > 50%",
    Aturan.TURUN: "Turun dalam tahun",
    Aturan.AKUMULASI: "Beda dari triwulan",
    Aturan.PAGU: "Melebihi pagu",
}
_TETAP: dict[Aturan, str] = {
    Aturan.TANPA_BAGIAN: (
        "Pembilang dan penyebutnya belum ditulis, misalnya 12/15; dengan keduanya rasio dihitung oleh sistem."
    ),
    Aturan.PEMBILANG: "Pembilangnya lebih besar daripada penyebutnya.",
    Aturan.TANPA_TARGET: "Target periode ini belum ditetapkan, sehingga capaian tidak dihitung.",
}
ALASAN_KOSONG = "dibenarkan oleh pengisi tanpa alasan tertulis"
_TANYA = Markup(
    "Bila benar, mohon tulis alasannya atau tekan Ya. Bila keliru, kirim angka yang benar atau tekan Bukan."
)


def say(aturan: Aturan, satu: Realisasi) -> str:
    """What the rule found, with the figures it compared; plain text."""
    return _TETAP.get(aturan) or _compare(aturan, satu)


def _compare(aturan: Aturan, satu: Realisasi) -> str:
    indikator = satu.indikator
    sebelumnya = _before(satu.lalu, indikator.jenis, indikator.satuan)
    capaian = "" if satu.capaian.mentah is None else format_persen(satu.capaian.mentah)
    match aturan:
        case Aturan.DI_ATAS:
            return f"Capaiannya menjadi {capaian}, jauh di atas target."
        case Aturan.DI_BAWAH:
            return f"Capaiannya menjadi {capaian}, jauh di bawah target."
        case Aturan.SAMA:
            return f"Sama persis dengan data sebelumnya ({sebelumnya})."
        case Aturan.BERUBAH:
            return f"Berubah lebih dari 50% dari data sebelumnya ({sebelumnya})."
        case Aturan.TURUN:
            return _falls(sebelumnya)
        case Aturan.AKUMULASI:
            hasil = format_nilai(satu.akumulasi, indikator.jenis, indikator.satuan)
            dasar = "jumlah keempat triwulan" if indikator.akumulasi is Akumulasi.JUMLAH else "nilai Triwulan IV"
            return f"Berbeda dari {dasar} ({hasil})."
        case Aturan.PAGU:
            return _exceeds(indikator.pagu)
        case _:
            raise KeyError(aturan)


def say_belanja(aturan: Aturan, satu: Belanja) -> str:
    """What a rule found of a spending."""
    return _exceeds(satu.anggaran.pagu) if aturan is Aturan.PAGU else _falls(_before(satu.lalu, Jenis.RUPIAH))


def ditimpa(oleh: str, pada: str, semula: str) -> str:
    """Somebody else filled it in meanwhile."""
    return f"Sudah diisi oleh {oleh} pada {pada}: {semula}; angka ini akan menggantikannya."


def _before(lalu: Lalu | None, jenis: Jenis, satuan: str = "") -> str:
    return "" if lalu is None else f"{lalu.sebutan}: {format_nilai(lalu.nilai, jenis, satuan)}"


def _falls(sebelumnya: str) -> str:
    return f"Lebih kecil daripada data sebelumnya ({sebelumnya}), padahal dihitung sampai dengan periode ini."


def _exceeds(pagu: Decimal | None) -> str:
    return f"Lebih besar daripada pagu ({format_nilai(pagu, Jenis.RUPIAH)})."


def tanya(angka: str, temuan: Sequence[str]) -> Markup:
    """A figure that is read for certain but looks odd: a reason or a correction is asked for."""
    kepala = Markup("⚠️ <b>{} – apakah sudah benar?</b>").format(angka)
    return Markup("\n").join([kepala, *(Markup("• {}").format(kalimat) for kalimat in temuan), _TANYA])


def temuan(kode: str, nama: str, unit: str, nilai: str, isian: Isian) -> Markup:
    """One figure that was asked about: what was odd, and the reason its unit gave."""
    kata = " ".join(satu.kalimat for satu in isian.temuan)
    return Markup("<b>{} · {}</b>: {} ({})\n• {}\nAlasan: {}").format(
        kode, nama, nilai, unit, kata, isian.alasan or ALASAN_KOSONG
    )


def daftar_temuan(versi: int, jumlah: int, daftar: Sequence[Markup], *, halaman: int, jumlah_halaman: int) -> Markup:
    """What the rules found in a rekap version, a page of it."""
    kepala = Markup("<b>Yang perlu dilihat pada rekap versi {}: {} angka</b>").format(versi, jumlah)
    if jumlah_halaman > 1:
        kepala += Markup(" · halaman {} dari {}").format(halaman, jumlah_halaman)
    return Markup("\n").join([kepala, *daftar])


def tidak_ada_temuan(versi: int) -> Markup:
    """The rules found nothing in it."""
    return Markup("✅ Tidak ada angka yang tampak janggal pada rekap versi {} menurut aturan yang berlaku.").format(
        versi
    )


def daftar_aturan(nyala: int) -> Markup:
    """The office's rules, above their switches."""
    return Markup(
        "<b>Pemeriksaan kewajaran angka</b>\n{} dari {} aturan berlaku.\n"
        "Aturan bertanda ✅ menanyakan alasan kepada pengisi; tidak ada angka yang ditolak.\n"
        "Tekan satu aturan untuk mengubahnya."
    ).format(nyala, len(Aturan))


TETAP_BERLAKU = Markup("Angka yang sudah diisi tetap berlaku.")
ANGKA_ATAU_ALASAN = "Mohon tulis alasannya dalam beberapa kata, kirim angka yang benar, atau tekan Ya atau Bukan."
