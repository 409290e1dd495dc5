"""What came back or changed in a cycle, in the order it happened: returns, versions of the rekap, corrected figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from dokumen.bukti_akip.fakta import PENGEMBALIAN, Fakta
from sop.bukti import REKAP
from sop.jejak import Jejak

_SIDIK = 12
_KOSONG = "–"
_TANPA_ANGKA = "(kosong)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Perubahan:
    """One change, the row that tells it, and of a corrected figure the row of the one before."""

    jenis: str
    perihal: str
    menjadi: str
    baris: Jejak
    semula: str = _KOSONG
    lama: Jejak | None = None


def changes(fakta: Fakta) -> list[Perubahan]:
    """All of them."""
    semua = (*_returns(fakta), *_versions(fakta), *_corrections(fakta))
    return sorted(semua, key=lambda satu: satu.baris.urut)


def _returns(fakta: Fakta) -> Iterator[Perubahan]:
    for satu in fakta.happened(*PENGEMBALIAN):
        tujuan = [fakta.unit(kode) for kode in satu.isi["tujuan"]] or ["Tim"]
        perihal = f"kepada {', '.join([*tujuan, *satu.isi['indikator']])}"
        yield Perubahan(jenis="Pengembalian", perihal=perihal, menjadi=satu.isi["arahan"], baris=satu)


def _versions(fakta: Fakta) -> Iterator[Perubahan]:
    for satu in fakta.happened(REKAP):
        sidik = f"SHA-256 {satu.isi['sha256'][:_SIDIK]}"
        yield Perubahan(jenis="Versi rekap", perihal=f"versi {satu.isi['versi']}", menjadi=sidik, baris=satu)


def _corrections(fakta: Fakta) -> Iterator[Perubahan]:
    for satu in fakta.koreksi:
        yield Perubahan(
            jenis="Koreksi angka",
            perihal=f"{satu.bagian} {satu.kode}, {fakta.unit(satu.unit)}",
            semula=satu.semula or _TANPA_ANGKA,
            menjadi=satu.menjadi or _TANPA_ANGKA,
            baris=satu.baru,
            lama=satu.lama,
        )
