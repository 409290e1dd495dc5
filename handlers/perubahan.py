"""What changed between two rekap versions, in the words the office sees."""

from collections.abc import Iterator

from bahasa.kalimat.rekap import capaian_baris, nilai_baris
from sop.rekap import BarisRekap, Perubahan, Rekap

_NARASI = {
    "faktor pendorong": "faktor_pendorong",
    "faktor penghambat": "faktor_penghambat",
    "tindak lanjut": "tindak_lanjut",
}


def compare_rekap(lama: Rekap, baru: Rekap) -> tuple[Perubahan, ...]:
    """Every part of every indicator that differs, in the order of the new version."""
    semula = {baris.indikator.kode: baris for baris in lama.daftar_baris}
    return tuple(
        perubahan for baris in baru.daftar_baris for perubahan in _compare(semula.get(baris.indikator.kode), baris)
    )


def _compare(lama: BarisRekap | None, baru: BarisRekap) -> Iterator[Perubahan]:
    for butir, semula, menjadi in _parts(lama, baru):
        if semula != menjadi:
            yield Perubahan(
                kode=baru.indikator.kode,
                indikator=baru.indikator.nama,
                unit_nama=baru.unit_nama,
                butir=butir,
                semula=semula,
                menjadi=menjadi,
            )


def _parts(lama: BarisRekap | None, baru: BarisRekap) -> Iterator[tuple[str, str, str]]:
    yield "realisasi", nilai_baris(lama) if lama else "", nilai_baris(baru)
    yield "capaian", capaian_baris(lama) if lama else "", capaian_baris(baru)
    for nama, kunci in _NARASI.items():
        yield nama, _text(lama, kunci), _text(baru, kunci)
    yield "bukti dukung", _proof(lama), _proof(baru)


def _text(baris: BarisRekap | None, kunci: str) -> str:
    return getattr(baris.isian, kunci) if baris and baris.isian else ""


def _proof(baris: BarisRekap | None) -> str:
    return "; ".join(baris.isian.bukti) if baris and baris.isian else ""
