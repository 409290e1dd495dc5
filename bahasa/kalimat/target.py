"""Targets that change by a document, in /admin."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bahasa.bentuk import format_tanggal, format_target
from sop.indikator import Indikator, Target
from sop.penetapan import Dasar, Penetapan
from sop.periode import NAMA_BAGIAN, Bagian

PILIH_UNIT = Markup("<b>Target indikator milik unit mana yang berubah?</b>\nTarget hanya berubah berdasarkan dokumen.")
TANYA = {
    "alasan": Markup("<b>Apa alasan perubahan target ini?</b>\nContoh: <i>Perubahan anggaran tahun berjalan</i>"),
    "nomor": Markup("<b>Nomor dokumen yang menetapkannya?</b>\nContoh: <i>PK Perubahan 800/12/2026</i>"),
    "sejak": Markup(
        "<b>Berlaku sejak tanggal berapa?</b>\nContoh: <i>01-07-2026</i>. "
        "Siklus yang dimulai sebelum tanggal itu tetap memakai target lama."
    ),
}
TIDAK_BERUBAH = Markup("Target itu sudah berlaku demikian. Tidak ada yang berubah.")


def pilih_indikator(unit: str, daftar: Sequence[Indikator], halaman: int, jumlah: int) -> Markup:
    """The indicators of a unit on one page."""
    kepala = Markup("<b>Pilih indikator {}.</b>").format(unit)
    if jumlah > 1:
        kepala += Markup("\nHalaman {} dari {}.").format(halaman + 1, jumlah)
    return Markup("\n").join([kepala, *(Markup("{} · {}").format(satu.kode, satu.nama) for satu in daftar)])


def pilih_bagian(indikator: Indikator, baru: Mapping[Bagian, Target | None]) -> Markup:
    """Every target as it stands, and beside it what it would become."""
    kepala = Markup("<b>Target mana yang berubah?</b>\n{} · {}").format(indikator.kode, indikator.nama)
    ekor = [Markup("Tekan Lanjut bila semua target baru sudah diisi.")] if baru else []
    return Markup("\n").join([kepala, *(_standing(indikator, satu, baru) for satu in Bagian), *ekor])


def tanya_target(indikator: Indikator, bagian: Bagian) -> Markup:
    """The question for one new target."""
    return Markup("<b>Berapa target baru {} untuk {}?</b>\nSekarang: {}").format(
        NAMA_BAGIAN[bagian], indikator.kode, _target(indikator, indikator.target(bagian))
    )


def periksa(
    indikator: Indikator, perubahan: Sequence[Penetapan], dasar: Dasar, berjalan: Sequence[tuple[str, bool]]
) -> Markup:
    """All of it before it is kept; `berjalan`: each cycle under way, and whether it would go by the new target."""
    siklus = [
        Markup("Siklus {} yang sedang berjalan {}.").format(
            periode, "memakai target baru" if kena else "tetap memakai target lama"
        )
        for periode, kena in berjalan
    ]
    kepala = Markup("<b>Mohon periksa. Tekan Ya untuk menetapkannya.</b>")
    return Markup("\n").join([kepala, *_body(indikator, perubahan, dasar), *siklus])


def ditetapkan(indikator: Indikator, perubahan: Sequence[Penetapan], dasar: Dasar, oleh: str) -> Markup:
    """For the admin, the unit's fillers and Tim: what stands from when, by which document."""
    kepala = Markup("✅ <b>Target {} berubah.</b> Dicatat oleh {}.").format(indikator.kode, oleh)
    return Markup("\n").join([kepala, *_body(indikator, perubahan, dasar)])


def beda(indikator: Indikator, satu: Penetapan) -> str:
    """One target that changed, in a line; plain text."""
    return f"{NAMA_BAGIAN[satu.bagian]}: {_target(indikator, satu.semula)} → {_target(indikator, satu.menjadi)}"


def belum_terbaca(pesan: str) -> Markup:
    """An answer that could not be read, by the sentence that says why."""
    return Markup("{} Pertanyaan tetap menunggu.").format(pesan)


def terlalu_panjang(batas: int) -> Markup:
    """A reason or a number that is empty or too long."""
    return Markup("Mohon tulis paling panjang {} huruf. Pertanyaan tetap menunggu.").format(batas)


def _body(indikator: Indikator, perubahan: Sequence[Penetapan], dasar: Dasar) -> list[Markup]:
    return [
        Markup("{}").format(indikator.nama),
        *(Markup("{}").format(beda(indikator, satu)) for satu in perubahan),
        Markup("Alasan: {}").format(dasar.alasan),
        Markup("Dokumen: {}").format(dasar.nomor),
        Markup("Berlaku sejak {}.").format(format_tanggal(dasar.sejak)),
    ]


def _standing(indikator: Indikator, bagian: Bagian, baru: Mapping[Bagian, Target | None]) -> Markup:
    lama = _target(indikator, indikator.target(bagian))
    if bagian not in baru:
        return Markup("{}: {}").format(NAMA_BAGIAN[bagian], lama)
    return Markup("{}: {} → <b>{}</b>").format(NAMA_BAGIAN[bagian], lama, _target(indikator, baru[bagian]))


def _target(indikator: Indikator, target: Target | None) -> str:
    return format_target(target, indikator.jenis, indikator.satuan)
