"""Answering: a figure as typed, the choice between its readings, a text, a proof, a skip."""

from dataclasses import replace

from bahasa.bentuk import format_nilai
from bahasa.kalimat import isian as kalimat
from bahasa.kalimat import kewajaran, umum
from handlers import tunggu
from handlers.isian.baca import is_figure, reading, readings, reason_of, refuse, yes_or_no
from handlers.isian.berkas import take_workbook
from handlers.isian.bersama import find_overwritten, newest_seen, shape_of
from handlers.isian.bukti import take_proof
from handlers.isian.keadaan import BUKTI, LEWAT, REALISASI, load_nilai, read_unit
from handlers.isian.kewajaran import look_at, oddities
from handlers.isian.ringkasan import confirm_send
from handlers.isian.simpan import Periksa, ask_again, keep_figure, keep_text, skip
from handlers.isian.tanya import ask_next
from handlers.isian.tunggu import TungguBacaan, TungguKirim, TungguNarasi, TungguRealisasi
from handlers.orang.periksa import require_task
from handlers.rekap.indikator import indicators_for
from handlers.turn import Ketikan, Kiriman, Tekan, TombolUsang, Turn
from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda, parse_realisasi
from sop.indikator import Indikator
from sop.kewajaran import DITIMPA, Aturan, Temuan
from storage.tugas import TugasTersimpan


def answer_figure(turn: Turn, menunggu: TungguRealisasi) -> None:
    """Take what was said to the question for a figure."""
    tugas = require_task(turn, menunggu.tugas_id)
    match turn.masukan:
        case Ketikan(teks=teks):
            _take_figure(turn, tugas, menunggu, teks)
        case Tekan(perintah="ya") as tekan if menunggu.tawaran:
            tunggu.check_token(menunggu, tekan)
            _take_offer(turn, tugas, menunggu)
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
        case Ketikan(teks=teks) if menunggu.terpilih is not None and not is_figure(teks, indikator.jenis):
            _take_reason(turn, tugas, menunggu, teks.strip())
        case Ketikan(teks=teks):
            kembali = TungguRealisasi(
                token=menunggu.token, tugas_id=tugas.id, indikator=menunggu.indikator, dilihat=menunggu.dilihat
            )
            _take_figure(turn, tugas, kembali, teks)
        case Tekan(perintah="baca") as tekan if menunggu.terpilih is None:
            pilihan = tunggu.check_token(menunggu, tekan)
            if len(pilihan) != 1:
                raise TombolUsang
            reading(menunggu.diketik, indikator.jenis, pilihan[0])
            _check_and_keep(turn, tugas, indikator, replace(menunggu, terpilih=pilihan[0]))
        case Tekan(perintah="ya") as tekan if menunggu.terpilih is not None:
            tunggu.check_token(menunggu, tekan)
            _confirm(turn, tugas, menunggu)
        case Tekan(perintah="bukan") as tekan:
            tunggu.check_token(menunggu, tekan)
            if menunggu.menimpa:
                ask_next(turn, tugas, dahulu=kewajaran.TETAP_BERLAKU)
            else:
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
        case Ketikan(teks=teks) if menunggu.butir == LEWAT and _is_number(turn, tugas, menunggu, teks):
            turn.reply(kalimat.ALASAN_BUKAN_ANGKA)
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
    """A file right after a proof (an album comes one by one) is one more proof; False for any other file."""
    terakhir = turn.store.jawaban.of_tugas(tugas.id)[-1:]
    if not terakhir or terakhir[0].butir != BUKTI or terakhir[0].diketik is None:
        return False
    turn.reply(take_proof(turn, tugas, terakhir[0].indikator, kiriman))
    return True


def _is_number(turn: Turn, tugas: TugasTersimpan, menunggu: TungguNarasi, teks: str) -> bool:
    """Whether what was typed instead of a reason is a figure: for which indicator it was meant, nobody can tell."""
    jenis = _indikator(turn, tugas, menunggu.indikator).jenis
    return any(huruf.isdigit() for huruf in teks) and is_figure(teks, jenis)


def _take_figure(turn: Turn, tugas: TugasTersimpan, menunggu: TungguRealisasi, teks: str) -> None:
    indikator = _indikator(turn, tugas, menunggu.indikator)
    try:
        baca = parse_realisasi(teks, indikator.jenis)
    except AngkaTidakTerbaca as galat:
        refuse(turn, menunggu, galat)
        return
    token = tunggu.new_token(turn)
    bacaan = TungguBacaan(
        token=token, tugas_id=tugas.id, indikator=indikator.kode, diketik=teks, dilihat=menunggu.dilihat
    )
    match baca:
        case Ragu(pilihan=pilihan):
            papan = readings(pilihan, indikator.jenis, token)
            tunggu.ask(turn, bacaan, kalimat.pilih_bacaan(pilihan, indikator.jenis), papan)
        case Terbaca() | TidakAda():
            _check_and_keep(turn, tugas, indikator, replace(bacaan, terpilih=0))


def _take_offer(turn: Turn, tugas: TugasTersimpan, menunggu: TungguRealisasi) -> None:
    """The figure as it was offered, digit by digit; in the record it stands as the person saw it."""
    indikator = _indikator(turn, tugas, menunggu.indikator)
    bacaan = TungguBacaan(
        token=tunggu.new_token(turn),
        tugas_id=tugas.id,
        indikator=indikator.kode,
        diketik=format_nilai(load_nilai(menunggu.tawaran), indikator.jenis),
        terpilih=0,
        tawaran=menunggu.tawaran,
        dilihat=menunggu.dilihat,
    )
    _check_and_keep(turn, tugas, indikator, bacaan)


def _check_and_keep(turn: Turn, tugas: TugasTersimpan, indikator: Indikator, bacaan: TungguBacaan) -> None:
    """Keep a figure in which nothing is odd; ask about any other, one that replaces somebody else's included."""
    baca = _read(bacaan, indikator)
    ditimpa = find_overwritten(turn, tugas, indikator.kode, bacaan.dilihat, shape_of(indikator))
    temuan = _oddities(turn, tugas, indikator, bacaan, ditimpa)
    if not temuan:
        _keep_figure(turn, tugas, indikator, bacaan)
        return
    baru = replace(
        bacaan,
        token=tunggu.new_token(turn),
        menimpa=ditimpa.kalimat if ditimpa else "",
        dilihat=newest_seen(turn, tugas.siklus_id, indikator.kode),
    )
    angka = kalimat.eja(baca.nilai, indikator.jenis, indikator.satuan) if isinstance(baca, Terbaca) else bacaan.diketik
    tunggu.ask(turn, baru, kewajaran.tanya(angka, [aneh.kalimat for aneh in temuan]), yes_or_no(baru.token))


def _read(bacaan: TungguBacaan, indikator: Indikator) -> Terbaca | TidakAda:
    nilai = load_nilai(bacaan.tawaran or None)
    return reading(bacaan.diketik, indikator.jenis, bacaan.terpilih or 0) if nilai is None else Terbaca(nilai)


def _oddities(
    turn: Turn, tugas: TugasTersimpan, indikator: Indikator, bacaan: TungguBacaan, ditimpa: Temuan | None
) -> tuple[Temuan, ...]:
    menimpa = () if ditimpa is None else (ditimpa,)
    baca = _read(bacaan, indikator)
    if isinstance(baca, TidakAda):
        return menimpa
    siklus = turn.store.siklus.get(tugas.siklus_id)
    aneh = oddities(turn, look_at(turn, indikator, siklus, baca))
    if bacaan.tawaran:  # its two counts stand with the triwulan
        aneh = tuple(satu for satu in aneh if satu.aturan != Aturan.TANPA_BAGIAN)
    return (*menimpa, *aneh)


def _take_reason(turn: Turn, tugas: TugasTersimpan, menunggu: TungguBacaan, teks: str) -> None:
    alasan = reason_of(teks)
    if alasan is None:
        turn.reply(umum.penolakan(kewajaran.ANGKA_ATAU_ALASAN))
        return
    _confirm(turn, tugas, menunggu, alasan)


def _confirm(turn: Turn, tugas: TugasTersimpan, menunggu: TungguBacaan, alasan: str = "") -> None:
    """An odd figure is right; asked anew where somebody else filled it in since that was asked."""
    indikator = _indikator(turn, tugas, menunggu.indikator)
    if find_overwritten(turn, tugas, indikator.kode, menunggu.dilihat, shape_of(indikator)) is not None:
        _check_and_keep(turn, tugas, indikator, menunggu)
        return
    _keep_figure(turn, tugas, indikator, menunggu, alasan)


def _keep_figure(
    turn: Turn, tugas: TugasTersimpan, indikator: Indikator, bacaan: TungguBacaan, alasan: str = ""
) -> None:
    ditimpa = Temuan(aturan=DITIMPA, kalimat=bacaan.menimpa) if bacaan.menimpa else None
    periksa = Periksa(temuan=_oddities(turn, tugas, indikator, bacaan, ditimpa), alasan=alasan)
    keep_figure(turn, tugas, indikator.kode, bacaan.diketik, _read(bacaan, indikator), periksa)
    satu = next(satu for satu in read_unit(turn, tugas) if satu.indikator.kode == indikator.kode)
    assert satu.isian is not None, "it was kept one line above"  # noqa: S101 - a proof for the types
    ask_next(turn, tugas, dahulu=kalimat.tercatat(indikator, satu.isian, satu.capaian), utamakan=indikator.kode)


def _skip(turn: Turn, tugas: TugasTersimpan, kode: str, butir: str) -> None:
    skip(turn, tugas, kode, butir)
    isian = next((satu.isian for satu in read_unit(turn, tugas) if satu.indikator.kode == kode), None)
    ada = isian is not None and bool(butir == REALISASI or getattr(isian, butir))
    ask_next(turn, tugas, dahulu=kalimat.dilewati(butir, tetap=ada), utamakan=kode)


def _reopen_gaps(turn: Turn, tugas: TugasTersimpan) -> None:
    for satu in read_unit(turn, tugas):
        if satu.isian is None:
            ask_again(turn, tugas, satu.indikator.kode)
    ask_next(turn, tugas)


def _indikator(turn: Turn, tugas: TugasTersimpan, kode: str) -> Indikator:
    siklus = turn.store.siklus.get(tugas.siklus_id)
    cocok = [satu.indikator for satu in indicators_for(turn, siklus, tugas.unit) if satu.indikator.kode == kode]
    if not cocok:
        raise TombolUsang
    return cocok[0]
