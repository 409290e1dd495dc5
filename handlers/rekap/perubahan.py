"""What changed between two rekap versions, in the words the office sees."""

from collections.abc import Iterator

from bahasa.bentuk import format_nilai
from bahasa.kalimat.rekap import capaian_baris, nilai_baris
from sop.indikator import Jenis
from sop.rekap import BarisAnggaran, BarisRekap, Perubahan, Rekap

_NARASI = {
    "faktor pendorong": "faktor_pendorong",
    "faktor penghambat": "faktor_penghambat",
    "tindak lanjut": "tindak_lanjut",
}


def compare_rekap(lama: Rekap, baru: Rekap) -> tuple[Perubahan, ...]:
    """Every part of every indicator that differs, in the order of the new version."""
    semula = {baris.indikator.kode: baris for baris in lama.daftar_baris}
    angka = (
        perubahan for baris in baru.daftar_baris for perubahan in _compare(semula.get(baris.indikator.kode), baris)
    )
    return (*angka, *_compare_anggaran(lama, baru))


def _compare_anggaran(lama: Rekap, baru: Rekap) -> Iterator[Perubahan]:
    semula = {_programme(satu): _spent(satu) for satu in lama.daftar_anggaran}
    for satu in baru.daftar_anggaran:
        if (dulu := semula.get(_programme(satu), "")) != (kini := _spent(satu)):
            yield Perubahan(
                kode=satu.anggaran.kode,
                indikator=satu.anggaran.program,
                unit_nama=satu.unit_nama,
                butir="realisasi anggaran",
                semula=dulu,
                menjadi=kini,
            )


def _programme(satu: BarisAnggaran) -> tuple[object, ...]:
    return satu.anggaran.unit, satu.anggaran.program, satu.anggaran.pagu


def _spent(satu: BarisAnggaran) -> str:
    if satu.isian is None:
        return ""
    return satu.isian.diketik if satu.isian.nilai is None else format_nilai(satu.isian.nilai, Jenis.RUPIAH)


def _compare(lama: BarisRekap | None, baru: BarisRekap) -> Iterator[Perubahan]:
    if lama is not None and _says_the_same(lama, baru):
        return
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


def _says_the_same(lama: BarisRekap, baru: BarisRekap) -> bool:
    """Whether all that is compared is the same before it is put into words, as most of a large office's is."""
    return (lama.isian, lama.capaian, lama.indikator) == (baru.isian, baru.capaian, baru.indikator)


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
