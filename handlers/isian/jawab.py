"""Answering: a figure as typed, the choice between its readings, a text, a proof, a skip."""

import re

from markupsafe import Markup

from bahasa.bentuk import format_nilai
from bahasa.kalimat import isian as kalimat
from bahasa.kalimat import kewajaran, label, umum
from handlers import tunggu
from handlers.isian.berkas import take_workbook
from handlers.isian.bukti import take_proof
from handlers.isian.keadaan import BUKTI, REALISASI, read_unit
from handlers.isian.kewajaran import look_at, oddities
from handlers.isian.ringkasan import confirm_send
from handlers.isian.simpan import WAJAR, Periksa, ask_again, keep_figure, keep_text, skip
from handlers.isian.tanya import ask_next
from handlers.periksa import require_task
from handlers.tunggu import TungguBacaan, TungguKirim, TungguNarasi, TungguRealisasi
from handlers.turn import Ketikan, Kiriman, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda, parse_realisasi
from sop.indikator import Indikator
from sop.peran import Peran
from storage.siklus import TugasTersimpan

_GAGAL_SEBELUM_BERTANYA = 2
_KATA = re.compile(r"[^\W\d_]{2,}")
_KATA_ALASAN = 2
_BENAR = {"ya", "iya", "benar", "betul", "sudah benar", "ya benar"}


def answer_figure(turn: Turn, menunggu: TungguRealisasi) -> None:
    """Take what was said to the question for a figure."""
    tugas = require_task(turn, menunggu.tugas_id)
    match turn.masukan:
        case Ketikan(teks=teks):
            _take_figure(turn, tugas, menunggu, teks)
        case Tekan(perintah="lewati") as tekan:
            tunggu.check_token(menunggu, tekan)
            _skip(turn, tugas, menunggu.indikator, REALISASI)
        case Kiriman() as kiriman:
            if not take_workbook(turn, tugas, kiriman) and not take_more_proof(turn, tugas, kiriman):
                turn.reply(umum.TEKS_DIMINTA)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def answer_reading(turn: Turn, menunggu: TungguBacaan) -> None:
    """Take the choice between two readings, or the word that an odd figure is right."""
    tugas = require_task(turn, menunggu.tugas_id)
    indikator = _indikator(turn, tugas, menunggu.indikator)
    match turn.masukan:
        case Ketikan(teks=teks) if menunggu.terpilih is not None and not _is_figure(teks, indikator):
            _take_reason(turn, tugas, menunggu, teks.strip())
        case Ketikan(teks=teks):
            kembali = TungguRealisasi(token=menunggu.token, tugas_id=tugas.id, indikator=menunggu.indikator)
            _take_figure(turn, tugas, kembali, teks)
        case Tekan(perintah="baca") as tekan if menunggu.terpilih is None:
            pilihan = tunggu.check_token(menunggu, tekan)
            if len(pilihan) != 1:
                raise TombolUsang
            _check_and_keep(turn, tugas, indikator, menunggu.diketik, pilihan[0])
        case Tekan(perintah="ya") as tekan if menunggu.terpilih is not None:
            tunggu.check_token(menunggu, tekan)
            _keep_figure(turn, tugas, indikator, menunggu.diketik, menunggu.terpilih)
        case Tekan(perintah="bukan") as tekan:
            tunggu.check_token(menunggu, tekan)
            ask_next(turn, tugas, utamakan=menunggu.indikator)
        case Tekan():
            raise TombolUsang
        case Kiriman() as kiriman if take_workbook(turn, tugas, kiriman):
            pass
        case _:
            turn.reply(umum.TOMBOL_DIMINTA)


def answer_text(turn: Turn, menunggu: TungguNarasi) -> None:
    """Take a factor, a follow-up or a proof."""
    tugas = require_task(turn, menunggu.tugas_id)
    match turn.masukan:
        case Ketikan(teks=teks) if not teks.strip():
            turn.reply(kalimat.BELUM_TERBACA)
        case Ketikan(teks=teks):
            keep_text(turn, tugas, menunggu.indikator, menunggu.butir, teks.strip())
            dahulu = kalimat.tercatat_narasi(menunggu.butir)
            ask_next(turn, tugas, dahulu=dahulu, utamakan=menunggu.indikator)
        case Tekan(perintah="lewati") as tekan:
            tunggu.check_token(menunggu, tekan)
            _skip(turn, tugas, menunggu.indikator, menunggu.butir)
        case Kiriman() as kiriman if take_workbook(turn, tugas, kiriman, as_proof=menunggu.butir == BUKTI):
            pass
        case Kiriman() as kiriman if menunggu.butir == BUKTI:
            dahulu = take_proof(turn, tugas, menunggu.indikator, kiriman)
            ask_next(turn, tugas, dahulu=dahulu, utamakan=menunggu.indikator)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def answer_send(turn: Turn, menunggu: TungguKirim) -> None:
    """Take the answer to whether a form with gaps is to be sent."""
    tugas = require_task(turn, menunggu.tugas_id)
    if not isinstance(turn.masukan, Tekan):
        turn.reply(umum.TOMBOL_DIMINTA)
    elif not confirm_send(turn, tugas, menunggu, turn.masukan):
        _reopen_gaps(turn, tugas)


def take_more_proof(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman) -> bool:
    """A further file right after a proof (an album comes one by one) is one more proof; False for any other file."""
    terakhir = turn.store.jawaban.of_tugas(tugas.id)[-1:]
    if not terakhir or terakhir[0].butir != BUKTI or "sha256" not in terakhir[0].isi:
        return False
    turn.reply(take_proof(turn, tugas, terakhir[0].indikator, kiriman))
    return True


def _take_figure(turn: Turn, tugas: TugasTersimpan, menunggu: TungguRealisasi, teks: str) -> None:
    indikator = _indikator(turn, tugas, menunggu.indikator)
    try:
        baca = parse_realisasi(teks, indikator.jenis)
    except AngkaTidakTerbaca as galat:
        _refuse(turn, menunggu, galat)
        return
    match baca:
        case Ragu(pilihan=pilihan):
            _ask_reading(turn, tugas, indikator, teks, pilihan)
        case Terbaca() | TidakAda():
            _check_and_keep(turn, tugas, indikator, teks, 0)


def _refuse(turn: Turn, menunggu: TungguRealisasi, galat: AngkaTidakTerbaca) -> None:
    gagal = tunggu.put_failed(turn, menunggu)
    bagian = [umum.penolakan(galat.pesan), Markup("{}").format(kalimat.TETAP_MENUNGGU)]
    tim = turn.store.orang.holders(Peran.TIM)
    if gagal >= _GAGAL_SEBELUM_BERTANYA and tim:
        bagian.append(kalimat.hubungi(tim[0].nama))
    turn.reply(Markup("\n").join(bagian))


def _ask_reading(
    turn: Turn, tugas: TugasTersimpan, indikator: Indikator, teks: str, pilihan: tuple[Terbaca, ...]
) -> None:
    token = tunggu.new_token(turn)
    menunggu = TungguBacaan(token=token, tugas_id=tugas.id, indikator=indikator.kode, diketik=teks)
    papan: Papan = tuple(
        (Tombol(label.clip(format_nilai(satu.nilai, indikator.jenis)), f"baca:{token}:{urut}"),)
        for urut, satu in enumerate(pilihan)
    )
    tunggu.ask(turn, menunggu, Markup("<b>{}</b>").format(kalimat.PILIH_BACAAN), papan)


def _check_and_keep(turn: Turn, tugas: TugasTersimpan, indikator: Indikator, teks: str, urut: int) -> None:
    baca = _reading(indikator, teks, urut)
    if isinstance(baca, TidakAda):
        _keep_figure(turn, tugas, indikator, teks, urut)
        return
    satu = look_at(turn, indikator, turn.store.siklus.get(tugas.siklus_id).periode, baca)
    temuan = oddities(turn, satu)
    if not temuan:
        _keep_figure(turn, tugas, indikator, teks, urut)
        return
    token = tunggu.new_token(turn)
    menunggu = TungguBacaan(token=token, tugas_id=tugas.id, indikator=indikator.kode, diketik=teks, terpilih=urut)
    papan: Papan = ((Tombol(label.YA, f"ya:{token}"), Tombol(label.BUKAN, f"bukan:{token}")),)
    tunggu.ask(turn, menunggu, kewajaran.tanya(satu, [aneh.kalimat for aneh in temuan]), papan)


def _is_figure(teks: str, indikator: Indikator) -> bool:
    try:
        parse_realisasi(teks, indikator.jenis)
    except AngkaTidakTerbaca:
        return False
    return True


def _take_reason(turn: Turn, tugas: TugasTersimpan, menunggu: TungguBacaan, teks: str) -> None:
    """Why an odd figure is right; a single word, or digits that make no figure, may mean anything: asked back."""
    assert menunggu.terpilih is not None, "only an odd figure asks for a reason"  # noqa: S101 - a proof for the types
    benar = teks.strip(" .!").lower() in _BENAR
    if not benar and len(_KATA.findall(teks)) < _KATA_ALASAN:
        turn.reply(umum.penolakan(kewajaran.ANGKA_ATAU_ALASAN))
        return
    indikator = _indikator(turn, tugas, menunggu.indikator)
    _keep_figure(turn, tugas, indikator, menunggu.diketik, menunggu.terpilih, "" if benar else teks)


def _keep_figure(
    turn: Turn, tugas: TugasTersimpan, indikator: Indikator, teks: str, urut: int, alasan: str = ""
) -> None:
    baca = _reading(indikator, teks, urut)
    periksa = WAJAR
    if isinstance(baca, Terbaca):
        periode = turn.store.siklus.get(tugas.siklus_id).periode
        periksa = Periksa(temuan=oddities(turn, look_at(turn, indikator, periode, baca)), alasan=alasan)
    keep_figure(turn, tugas, indikator.kode, teks, baca, periksa)
    satu = next(satu for satu in read_unit(turn, tugas) if satu.indikator.kode == indikator.kode)
    assert satu.isian is not None, "it was kept one line above"  # noqa: S101 - a proof for the types
    ask_next(turn, tugas, dahulu=kalimat.tercatat(indikator, satu.isian, satu.capaian), utamakan=indikator.kode)


def _reading(indikator: Indikator, teks: str, urut: int) -> Terbaca | TidakAda:
    baca = parse_realisasi(teks, indikator.jenis)
    if not isinstance(baca, Ragu):
        return baca
    if urut >= len(baca.pilihan):
        raise TombolUsang
    return baca.pilihan[urut]


def _skip(turn: Turn, tugas: TugasTersimpan, kode: str, butir: str) -> None:
    skip(turn, tugas, kode, butir)
    ask_next(turn, tugas, dahulu=kalimat.dilewati(butir), utamakan=kode)


def _reopen_gaps(turn: Turn, tugas: TugasTersimpan) -> None:
    for satu in read_unit(turn, tugas):
        if satu.isian is None:
            ask_again(turn, tugas, satu.indikator.kode)
    ask_next(turn, tugas)


def _indikator(turn: Turn, tugas: TugasTersimpan, kode: str) -> Indikator:
    cocok = [satu.indikator for satu in turn.store.instansi.daftar_indikator(tugas.unit) if satu.indikator.kode == kode]
    if not cocok:
        raise TombolUsang
    return cocok[0]
