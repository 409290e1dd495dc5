"""What a unit's programmes spent: asked from the summary on, one after the other, and back to the summary."""

from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from bahasa.bentuk import format_nilai
from bahasa.kalimat import anggaran as kalimat
from bahasa.kalimat import isian as kalimat_isian
from bahasa.kalimat import kewajaran, label, umum
from handlers import tunggu
from handlers.isian.baca import is_figure, reading, readings, reason_of, refuse, yes_or_no
from handlers.isian.berkas import take_workbook
from handlers.isian.keadaan import ANGGARAN, read_anggaran, read_unit
from handlers.isian.kewajaran import budget_oddities
from handlers.isian.lalu import spent_before
from handlers.isian.ringkasan import show_summary
from handlers.isian.simpan import Periksa, keep_budget, skip
from handlers.periksa import require_task
from handlers.tunggu import TungguAnggaran
from handlers.turn import Ketikan, Kiriman, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, parse_realisasi
from sop.indikator import Jenis
from sop.kewajaran import Temuan
from sop.rekap import BarisAnggaran
from storage.siklus import TugasTersimpan


def begin(turn: Turn, tugas: TugasTersimpan) -> None:
    """Ask the first programme without an answer; where all have one, the first of all."""
    daftar = _read(turn, tugas)
    if not daftar:
        raise TombolUsang
    kosong = (urut for urut, satu in enumerate(daftar) if satu.isian is None)
    _ask(turn, tugas, daftar, next(kosong, 0), None)


def answer_budget(turn: Turn, menunggu: TungguAnggaran) -> None:
    """Take what was said to the question, to its readings, or to whether an odd figure is right."""
    tugas = require_task(turn, menunggu.tugas_id)
    satu = _find(turn, tugas, menunggu.indikator)
    match turn.masukan:
        case Ketikan(teks=teks) if menunggu.terpilih is not None and not is_figure(teks, Jenis.RUPIAH):
            _take_reason(turn, tugas, satu, menunggu, teks.strip())
        case Ketikan(teks=teks):
            _take(turn, tugas, satu, menunggu, teks)
        case Tekan(perintah="lewati") as tekan if not menunggu.diketik:
            tunggu.check_token(menunggu, tekan)
            skip(turn, tugas, satu.anggaran.kode, ANGGARAN)
            _go_on(turn, tugas, satu, kalimat.DILEWATI)
        case Tekan(perintah="baca") as tekan if menunggu.diketik and menunggu.terpilih is None:
            pilihan = tunggu.check_token(menunggu, tekan)
            if len(pilihan) != 1:
                raise TombolUsang
            _check_and_keep(turn, tugas, satu, menunggu, pilihan[0])
        case Tekan(perintah="ya") as tekan if menunggu.terpilih is not None:
            tunggu.check_token(menunggu, tekan)
            _keep(turn, tugas, satu, menunggu, menunggu.terpilih)
        case Tekan(perintah="bukan") as tekan if menunggu.terpilih is not None:
            tunggu.check_token(menunggu, tekan)
            daftar = _read(turn, tugas)
            _ask(turn, tugas, daftar, daftar.index(satu), None)
        case Tekan():
            raise TombolUsang
        case Kiriman() as kiriman if take_workbook(turn, tugas, kiriman):
            pass
        case _:
            turn.reply(umum.TOMBOL_DIMINTA if menunggu.diketik else umum.TEKS_DIMINTA)


def _ask(
    turn: Turn, tugas: TugasTersimpan, daftar: tuple[BarisAnggaran, ...], urut: int, dahulu: Markup | None
) -> None:
    satu = daftar[urut]
    periode = turn.store.siklus.get(tugas.siklus_id).periode
    letak = kalimat.LetakAnggaran(
        anggaran=satu.anggaran,
        urut=urut + 1,
        jumlah=len(daftar),
        periode=str(periode),
        lalu=spent_before(turn, periode, satu.anggaran.kode),
    )
    token = tunggu.new_token(turn)
    menunggu = TungguAnggaran(token=token, tugas_id=tugas.id, indikator=satu.anggaran.kode)
    papan: Papan = ((Tombol(label.LEWATI, f"lewati:{token}"), Tombol(label.BATAL, f"batal:{token}")),)
    teks = kalimat.tanya(letak, satu.isian)
    tunggu.ask(turn, menunggu, Markup("\n\n").join([dahulu, teks]) if dahulu else teks, papan)


def _take(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, teks: str) -> None:
    try:
        baca = parse_realisasi(teks, Jenis.RUPIAH)
    except AngkaTidakTerbaca as galat:
        refuse(turn, menunggu, galat)
        return
    diketik = replace(menunggu, token=tunggu.new_token(turn), diketik=teks, terpilih=None)
    if isinstance(baca, Ragu):
        papan = readings(baca.pilihan, Jenis.RUPIAH, diketik.token)
        tunggu.ask(turn, diketik, Markup("<b>{}</b>").format(kalimat_isian.PILIH_BACAAN), papan)
    else:
        _check_and_keep(turn, tugas, satu, diketik, 0)


def _check_and_keep(
    turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, urut: int
) -> None:
    temuan = _oddities(turn, tugas, satu, menunggu.diketik, urut)
    if not temuan:
        _keep(turn, tugas, satu, menunggu, urut)
        return
    token = tunggu.new_token(turn)
    baca = reading(menunggu.diketik, Jenis.RUPIAH, urut)
    angka = format_nilai(baca.nilai if isinstance(baca, Terbaca) else None, Jenis.RUPIAH)
    teks = kewajaran.tanya(angka, [aneh.kalimat for aneh in temuan])
    tunggu.ask(turn, replace(menunggu, token=token, terpilih=urut), teks, yes_or_no(token))


def _take_reason(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, teks: str) -> None:
    alasan = reason_of(teks)
    if alasan is None or menunggu.terpilih is None:
        turn.reply(umum.penolakan(kewajaran.ANGKA_ATAU_ALASAN))
        return
    _keep(turn, tugas, satu, menunggu, menunggu.terpilih, alasan)


def _keep(
    turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, urut: int, alasan: str = ""
) -> None:
    baca = reading(menunggu.diketik, Jenis.RUPIAH, urut)
    temuan = _oddities(turn, tugas, satu, menunggu.diketik, urut)
    keep_budget(turn, tugas, satu.anggaran.kode, menunggu.diketik, baca, Periksa(temuan=temuan, alasan=alasan))
    nilai = baca.nilai if isinstance(baca, Terbaca) and isinstance(baca.nilai, Decimal) else None
    _go_on(turn, tugas, satu, kalimat.tercatat(satu.anggaran, nilai))


def _go_on(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, dahulu: Markup) -> None:
    """The next programme in order, or the summary after the last."""
    daftar = _read(turn, tugas)
    urut = [baris.anggaran.kode for baris in daftar].index(satu.anggaran.kode) + 1
    if urut < len(daftar):
        _ask(turn, tugas, daftar, urut, dahulu)
        return
    tunggu.clear(turn)
    show_summary(turn, tugas, read_unit(turn, tugas), dahulu=dahulu)


def _oddities(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, teks: str, urut: int) -> tuple[Temuan, ...]:
    baca = reading(teks, Jenis.RUPIAH, urut)
    if not isinstance(baca, Terbaca) or not isinstance(baca.nilai, Decimal):
        return ()
    periode = turn.store.siklus.get(tugas.siklus_id).periode
    return budget_oddities(turn, periode, satu.anggaran, baca.nilai)


def _find(turn: Turn, tugas: TugasTersimpan, kode: str) -> BarisAnggaran:
    cocok = [satu for satu in _read(turn, tugas) if satu.anggaran.kode == kode]
    if not cocok:
        raise TombolUsang
    return cocok[0]


def _read(turn: Turn, tugas: TugasTersimpan) -> tuple[BarisAnggaran, ...]:
    return read_anggaran(turn, turn.store.siklus.get(tugas.siklus_id), tugas.unit)
