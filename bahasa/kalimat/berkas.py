"""Step 7 by a workbook: what was read, what differs from before, what is odd and what is wrong, in one message."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bahasa.bentuk import format_nilai
from bahasa.kalimat.isian import NAMA_BUTIR, BarisRingkas, isi_ringkas
from sop.indikator import Jenis
from sop.rekap import Isian

_TIDAK_ADA = "tidak ada data"
_BARIS_TAMPAK = 60  # what fits on a screen or two; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisDibaca:
    """One row of the workbook beside what was entered before (`semula`, `anggaran_semula`).

    `ringkas.isian` is None where the row holds only a budget; `berubah` names other parts that read otherwise than
    before; `aneh` is what is odd, plain sentences, and `dijelaskan` whether the row says why.
    """

    ringkas: BarisRingkas
    semula: Isian | None
    berubah: tuple[str, ...]
    anggaran: Isian | None
    anggaran_semula: Isian | None
    aneh: tuple[str, ...]
    dijelaskan: bool

    @property
    def sama(self) -> bool:
        """Whether it says nothing that was not entered already."""
        return not (self.berubah or self._angka_berubah or self._anggaran_berubah)

    @property
    def _angka_berubah(self) -> bool:
        isian = self.ringkas.isian
        return isian is not None and (self.semula is None or self.semula.nilai != isian.nilai)

    @property
    def _anggaran_berubah(self) -> bool:
        baru, lama = self.anggaran, self.anggaran_semula
        return baru is not None and (lama is None or lama.nilai != baru.nilai)

    def show(self) -> Markup:
        """The figure, the budget, and what else is new; each with what stood there before."""
        bagian: list[Markup] = []
        if self.ringkas.isian is not None:
            semula = self.semula if self._angka_berubah else None
            awal = Markup("semula {}, menjadi ").format(_angka(self.ringkas, semula)) if semula else Markup("")
            bagian.append(awal + isi_ringkas(self.ringkas))
        if self.anggaran is not None:
            semula = self.anggaran_semula if self._anggaran_berubah else None
            awal = Markup("semula {}, menjadi ").format(_rupiah(semula)) if semula else Markup("")
            bagian.append(Markup("anggaran {}{}").format(awal, _rupiah(self.anggaran)))
        if self.berubah and self.semula is not None:
            nama = ", ".join(NAMA_BUTIR[butir] for butir in self.berubah)
            bagian.append(Markup("berubah: {}").format(nama))
        return Markup("; ").join(bagian)


BERUBAH = Markup("Sementara itu ada isian lain yang masuk. Mohon periksa kembali sebelum disimpan.")


def dibaca(daftar: Sequence[BarisDibaca], temuan: Sequence[str]) -> Markup:
    """What was read from a filled-in workbook, before any of it counts."""
    baru = [satu for satu in daftar if not satu.sama]
    bagian = [Markup("<b>Terbaca {} indikator dari berkas. Simpan?</b>").format(len(daftar))]
    bagian += _limited(
        [
            Markup("{}. {} – {}").format(urut, satu.ringkas.indikator.kode, satu.show())
            for urut, satu in enumerate(baru, start=1)
        ],
        "indikator",
    )
    if len(baru) < len(daftar):
        bagian.append(Markup("{} indikator sama dengan isian sekarang.").format(len(daftar) - len(baru)))
    bagian += _odd(baru)
    if temuan:
        bagian.append(Markup("⚠️ Belum dapat diterima ({} temuan):").format(len(temuan)))
        bagian += [Markup("• {}").format(satu) for satu in temuan]
    bagian.append(Markup("Tekan Ya untuk menyimpan yang terbaca, atau Bukan untuk membatalkan."))
    return Markup("\n").join(bagian)


def tanpa_isi(temuan: Sequence[str]) -> Markup:
    """A workbook from which nothing could be taken."""
    kepala = Markup("⚠️ <b>Belum ada isian yang dapat diambil dari berkas ini.</b>")
    return Markup("\n").join([kepala, *(Markup("• {}").format(satu) for satu in temuan)])


def disimpan(baru: int, sama: int) -> Markup:
    """What of a workbook was new was kept; what was the same stands as it did."""
    if not baru:
        return Markup("Tidak ada yang berubah: isian {} indikator tetap seperti semula.").format(sama)
    tetap = f"; {sama} indikator lain tetap seperti semula" if sama else ""
    return Markup("{} indikator dari berkas tersimpan{}.").format(baru, tetap)


def _odd(daftar: Sequence[BarisDibaca]) -> list[Markup]:
    """Every odd figure is named; Ya is the word that it is right, a Penjelasan its reason."""
    baris = [
        Markup("• {}: {}{}").format(satu.ringkas.indikator.kode, aneh, " Sudah dijelaskan." if satu.dijelaskan else "")
        for satu in daftar
        for aneh in satu.aneh
    ]
    if not baris:
        return []
    kepala = Markup("Mohon periksa, angka berikut tidak biasa; Ya berarti angkanya benar:")
    return [kepala, *_limited(baris, "hal")]


def _limited(baris: list[Markup], sebutan: str) -> list[Markup]:
    sisa = len(baris) - _BARIS_TAMPAK
    if sisa <= 0:
        return baris
    return [*baris[:_BARIS_TAMPAK], Markup("dan {} {} lain").format(sisa, sebutan)]


def _angka(ringkas: BarisRingkas, isian: Isian) -> str:
    indikator = ringkas.indikator
    return _TIDAK_ADA if isian.nilai is None else format_nilai(isian.nilai, indikator.jenis, indikator.satuan)


def _rupiah(isian: Isian) -> str:
    return _TIDAK_ADA if isian.nilai is None else format_nilai(isian.nilai, Jenis.RUPIAH)
