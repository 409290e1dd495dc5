"""Signing a step off: Selesai, Terima, Kunci rekap, Kirim ke Sekretaris, Terima laporan."""

from bahasa.kalimat import kartu as kalimat_kartu
from bahasa.kalimat import rekap as kalimat
from dokumen.isi import BarisTandaTerima, TandaTerima
from dokumen.surat.daftar_surat import LAPORAN, NOTA_DISTRIBUSI
from handlers.orang.periksa import require_task, when
from handlers.orang.petugas import holders, signature
from handlers.rekap.rekap_susun import keep_version
from handlers.rekap.tarik import too_late
from handlers.siklus import kartu
from handlers.siklus.alur import Move, carry_out
from handlers.surat.kertas import current_papers, keep_paper, kop, penanda
from handlers.surat.pembukuan import register_receipt, register_signed
from handlers.surat.surat_dinas import keep_disposisi, keep_nota_rekap
from handlers.turn import Lampiran, Sunting, TombolUsang, Turn, Ucapan
from sop.langkah import Cara
from sop.peran import Peran
from sop.siklus import Keadaan, Perintah, Syarat
from storage.rekap import RekapTersimpan
from storage.tugas import TugasTersimpan


def sign_off(turn: Turn, tugas_id: int) -> None:
    """Selesai: the step's paper is there and the step may go on."""
    tugas = require_task(turn, tugas_id)
    terpenuhi = {Syarat.DOKUMEN} if current_papers(turn, tugas) else set[Syarat]()
    register_signed(turn, tugas)
    keep_disposisi(turn, tugas)
    carry_out(turn, tugas, Move(Perintah.SELESAI, terpenuhi=terpenuhi))
    if kartu.cara(turn, tugas) is Cara.DISTRIBUSI:
        _complete_distribution(turn, tugas)


def receive_form(turn: Turn, tugas_id: int) -> None:
    """Terima: the unit has the form, and may fill it in from now."""
    tugas = require_task(turn, tugas_id)
    carry_out(turn, tugas, Move(Perintah.TERIMA))
    register_receipt(turn, tugas, next(iter(current_papers(turn, tugas)), None), NOTA_DISTRIBUSI.jenis)
    _show_distribution(turn, tugas)
    _complete_distribution(turn, tugas)


def lock_rekap(turn: Turn, tugas_id: int) -> None:
    """Kunci rekap: the version becomes an immutable snapshot."""
    tugas = require_task(turn, tugas_id)
    turn.store.siklus.lock(tugas.siklus_id)
    versi = keep_version(turn, tugas)
    turn.note("rekap", peran=tugas.peran, siklus_id=tugas.siklus_id, versi=versi.versi, sha256=versi.sha256)
    carry_out(turn, tugas, Move(Perintah.KUNCI))


def hand_over(turn: Turn, tugas_id: int, versi: int) -> None:
    """Kirim ke Sekretaris: the locked version is reported."""
    tugas = require_task(turn, tugas_id)
    rekap = check_version(turn, tugas, versi)
    if nota := keep_nota_rekap(turn, tugas, rekap.versi, rekap.sha256):
        for orang in holders(turn, Peran.SEKRETARIS):
            turn.say(Lampiran(kepada=orang.id, dokumen_id=nota.id, teks=kalimat_kartu.bahan(nota.nama)))
    carry_out(turn, tugas, Move(Perintah.SAMPAIKAN))


def receive_report(turn: Turn, tugas_id: int) -> None:
    """Terima laporan: Kepala Dinas has the report."""
    tugas = require_task(turn, tugas_id)
    carry_out(turn, tugas, Move(Perintah.TERIMA_LAPORAN))
    too_late(turn, tugas)
    laporan = next((satu for satu in current_papers(turn, tugas) if satu.jenis == LAPORAN.jenis), None)
    register_receipt(turn, tugas, laporan, LAPORAN.jenis)
    for orang in holders(turn, Peran.SEKRETARIS):
        turn.say(
            Ucapan(kepada=orang.id, teks=kalimat.laporan_diterima(signature(turn.aku, tugas), when(turn)), senyap=True)
        )


def check_version(turn: Turn, tugas: TugasTersimpan, versi: int) -> RekapTersimpan:
    """The newest rekap version; a button of any other is refused."""
    terbaru = turn.store.rekap.newest(tugas.siklus_id)
    if terbaru is None:
        raise TombolUsang
    if terbaru.versi != versi:
        raise TombolUsang(kalimat.versi_lama(versi, terbaru.versi))
    return terbaru


def _show_distribution(turn: Turn, tugas: TugasTersimpan) -> None:
    """The Staf's card shows who has the form by now."""
    for staf in _distribution(turn, tugas):
        if staf.unit is None and staf.keadaan is Keadaan.TERBUKA:
            teks, papan = kartu.render(turn, staf)
            turn.say(Sunting(tentang=kartu.card_of(staf), teks=teks, papan=papan))


def _complete_distribution(turn: Turn, tugas: TugasTersimpan) -> None:
    """When every unit has the form and the Staf has signed, the receipts become a paper."""
    semua = _distribution(turn, tugas)
    if any(satu.keadaan is Keadaan.TERBUKA for satu in semua):
        return
    staf = next(satu for satu in semua if satu.unit is None)
    penandatangan = turn.store.orang.get(staf.selesai_oleh or 0, staf.selesai_pada) or turn.aku
    tanda_terima = keep_paper(
        turn,
        staf,
        TandaTerima(
            kop=kop(turn.kantor),
            periode=turn.name_of(tugas.siklus_id),
            nama_dokumen=turn.langkah_of(tugas).kelengkapan[0],
            zona=turn.kantor.instansi.zona,
            baris=tuple(_receipt(turn, satu) for satu in semua if satu.unit is not None),
            penanda=penanda(penandatangan, staf.peran),
        ),
        turn.langkah_of(tugas).output,
    )
    for peran in (Peran.STAF, Peran.TIM):
        for orang in holders(turn, peran):
            turn.say(Lampiran(kepada=orang.id, dokumen_id=tanda_terima.id))


def _distribution(turn: Turn, tugas: TugasTersimpan) -> list[TugasTersimpan]:
    return [satu for satu in turn.store.tugas.of_siklus(tugas.siklus_id) if satu.langkah == tugas.langkah]


def _receipt(turn: Turn, tugas: TugasTersimpan) -> BarisTandaTerima:
    orang = turn.store.orang.get(tugas.selesai_oleh or 0)
    return BarisTandaTerima(
        unit=turn.kantor.unit_name(tugas.unit),
        penerima=orang.nama if orang else turn.store.orang.name_of(tugas.selesai_oleh),
        nip=orang.nip if orang else "",
        pada=tugas.selesai_pada or turn.now,
    )
