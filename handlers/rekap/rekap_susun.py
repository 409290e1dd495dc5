"""Compiling the rekap from the units' answers, and keeping its papers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dokumen.isi import GambarRekap
from dokumen.rekap_buku import BukuRekap
from handlers.isian.keadaan import KeadaanIndikator, read_all, read_anggaran
from handlers.isian.lalu import TRIWULAN, figures_of
from handlers.rekap.perubahan import compare_rekap
from handlers.rekap.putusan import decisions_until
from handlers.surat.kertas import keep_paper
from handlers.turn import Turn
from sop.capaian import describe_aturan
from sop.indikator import Nilai
from sop.langkah import Cara
from sop.periode import Bagian
from sop.rekap import BarisRekap, Rekap
from storage.dokumen import Dokumen
from storage.rekap import RekapTersimpan
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

CATATAN = "catatan"


def compile_rekap(turn: Turn, tugas: TugasTersimpan) -> Rekap:
    """The next version as the answers stand now, with the Tim's note if it wrote one."""
    siklus = turn.store.siklus.get(tugas.siklus_id)
    lama = turn.store.rekap.newest(siklus.id)
    daftar = read_all(turn, siklus)
    triwulan = _triwulan(turn, siklus, daftar)
    return Rekap(
        instansi=turn.kantor.instansi.nama,
        periode=siklus.periode,
        versi=lama.versi + 1 if lama else 1,
        dibuat_pada=turn.now,
        zona=turn.kantor.instansi.zona,
        aturan=describe_aturan(turn.kantor.aturan),
        catatan=_note(turn, tugas),
        daftar_baris=tuple(
            BarisRekap(
                indikator=satu.indikator,
                unit_nama=turn.kantor.unit_name(satu.indikator.unit),
                target=satu.target,
                isian=satu.isian,
                lewat=satu.lewat,
                capaian=satu.capaian,
                triwulan=tuple(angka.get(satu.indikator.kode) for angka in triwulan),
            )
            for satu in daftar
        ),
        daftar_anggaran=read_anggaran(turn, siklus),
    )


def _triwulan(turn: Turn, siklus: Siklus, daftar: Sequence[KeadaanIndikator]) -> list[Mapping[str, Nilai]]:
    """The figures of the year's triwulan up to this cycle's period, Triwulan I first."""
    sekarang = {satu.indikator.kode: satu.isian.nilai for satu in daftar if satu.isian and satu.isian.nilai is not None}
    bagian = siklus.periode.bagian
    sampai = TRIWULAN if bagian is Bagian.TAHUN else TRIWULAN[: TRIWULAN.index(bagian) + 1]
    semua = {satu.periode.bagian: satu for satu in turn.store.siklus.of_years([siklus.periode.tahun], siklus.sop)}
    lain = {satu: figures_of(turn, semua[satu], None) for satu in sampai if satu in semua and satu != bagian}
    return [sekarang if satu == bagian else lain.get(satu, {}) for satu in sampai]


def keep_draft(turn: Turn, tugas: TugasTersimpan) -> Dokumen:
    """A draft of the rekap for the Tim to check; the record keeps the locked version alone."""
    rekap = turn.draf = compile_rekap(turn, tugas)
    draf = keep_paper(turn, tugas, _buku(turn, tugas, rekap, ""), f"Rekap versi {rekap.versi} (draf)")
    turn.store.dokumen.replace_in(tugas.id)
    return draf


def draft_of(turn: Turn, tugas: TugasTersimpan) -> Rekap:
    """The rekap as it would be locked now."""
    return turn.draf or compile_rekap(turn, tugas)


def keep_version(turn: Turn, tugas: TugasTersimpan) -> RekapTersimpan:
    """Lock the next version: the snapshot, its workbook and its picture."""
    hasil = turn.store.rekap.add(tugas.siklus_id, compile_rekap(turn, tugas))
    judul = f"Rekap versi {hasil.versi}"
    buku = replace(_buku(turn, tugas, hasil.rekap, hasil.sha256), keputusan=decisions_until(turn, tugas, hasil.versi))
    keep_paper(turn, tugas, buku, judul, versi=hasil)
    keep_paper(turn, tugas, GambarRekap(rekap=hasil.rekap), judul, versi=hasil)
    return hasil


def rekap_papers(turn: Turn, siklus_id: int) -> list[Dokumen]:
    """The workbook and the picture of a cycle's newest version; empty before the first."""
    naskah = turn.naskah_of(siklus_id)
    semua = [
        satu
        for satu in turn.store.dokumen.of_siklus(siklus_id)
        if satu.berlaku and naskah.langkah(satu.langkah).cara is Cara.REKAP
    ]
    return [satu for satu in semua if satu.tugas_id == semua[-1].tugas_id]


def _buku(turn: Turn, tugas: TugasTersimpan, rekap: Rekap, sha256: str) -> BukuRekap:
    lama = turn.store.rekap.get(tugas.siklus_id, rekap.versi - 1)
    return BukuRekap(rekap=rekap, perubahan=compare_rekap(lama.rekap, rekap) if lama else (), sha256=sha256)


def _note(turn: Turn, tugas: TugasTersimpan) -> str:
    catatan = [satu.diketik for satu in turn.store.jawaban.of_tugas(tugas.id) if satu.butir == CATATAN and satu.diketik]
    return catatan[-1] if catatan else ""
