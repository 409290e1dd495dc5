"""What a unit's programmes spent: asked from the summary on, one after the other, and back to the summary."""

from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from bahasa.kalimat import anggaran as kalimat
from bahasa.kalimat import isian as kalimat_isian
from bahasa.kalimat import kewajaran, label, umum
from handlers import tunggu
from handlers.isian.baca import is_figure, reading, readings, reason_of, refuse, yes_or_no
from handlers.isian.berkas import take_workbook
from handlers.isian.bersama import RUPIAH, find_overwritten, newest_seen
from handlers.isian.keadaan import ANGGARAN, read_anggaran, read_unit
from handlers.isian.kewajaran import budget_oddities
from handlers.isian.lalu import spent_before
from handlers.isian.ringkasan import show_summary
from handlers.isian.simpan import Periksa, keep_budget, skip
from handlers.isian.tunggu import TungguAnggaran
from handlers.orang.periksa import require_task
from handlers.turn import Ketikan, Kiriman, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, parse_realisasi
from sop.indikator import Jenis
from sop.kewajaran import DITIMPA, Temuan
from sop.rekap import BarisAnggaran
from storage.tugas import TugasTersimpan


def begin(turn: Turn, tugas: TugasTersimpan) -> None:
    """Ask the first programme that was not asked in this round; where all were, the first of all."""
    daftar = _read(turn, tugas)
    if not daftar:
        raise TombolUsang
    ditanya = {satu.indikator for satu in turn.store.jawaban.of_tugas(tugas.id) if satu.butir == ANGGARAN}
    belum = (urut for urut, satu in enumerate(daftar) if ditanya.isdisjoint(satu.anggaran.daftar_kode))
    _ask(turn, tugas, daftar, next(belum, 0), None)


def answer_budget(turn: Turn, menunggu: TungguAnggaran) -> None:
    """Take what was said to the question, to its readings, or to whether an odd figure is right."""
    tugas = require_task(turn, menunggu.tugas_id)
    satu = _find(turn, tugas, menunggu.indikator)
    if satu is None:
        tunggu.clear(turn)
        show_summary(turn, tugas, read_unit(turn, tugas), dahulu=kalimat.BERGANTI)
        return
    match turn.masukan:
        case Ketikan(teks=teks) if menunggu.terpilih is not None and not is_figure(teks, Jenis.RUPIAH):
            _take_reason(turn, tugas, satu, menunggu, teks.strip())
        case Ketikan(teks=teks):
            _take(turn, tugas, satu, menunggu, teks)
        case Tekan() as tekan:
            _press(turn, tugas, satu, menunggu, tekan)
        case Kiriman() as kiriman if take_workbook(turn, tugas, kiriman):
            pass
        case _:
            turn.reply(umum.TOMBOL_DIMINTA if menunggu.diketik else umum.TEKS_DIMINTA)


def _press(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, tekan: Tekan) -> None:
    pilihan = tunggu.check_token(menunggu, tekan)
    match tekan.perintah:
        case "lewati" if not menunggu.diketik:
            skip(turn, tugas, satu.anggaran.kode, ANGGARAN)
            _go_on(turn, tugas, satu, kalimat.DILEWATI)
        case "baca" if menunggu.diketik and menunggu.terpilih is None and len(pilihan) == 1:
            _check_and_keep(turn, tugas, satu, menunggu, pilihan[0])
        case "ya" if menunggu.terpilih is not None:
            _confirm(turn, tugas, satu, menunggu, menunggu.terpilih)
        case "bukan" if menunggu.terpilih is not None:
            daftar = _read(turn, tugas)
            _ask(turn, tugas, daftar, daftar.index(satu), None)
        case _:
            raise TombolUsang


def _ask(
    turn: Turn, tugas: TugasTersimpan, daftar: tuple[BarisAnggaran, ...], urut: int, dahulu: Markup | None
) -> None:
    satu = daftar[urut]
    siklus = turn.store.siklus.get(tugas.siklus_id)
    letak = kalimat.LetakAnggaran(
        anggaran=satu.anggaran,
        urut=urut + 1,
        jumlah=len(daftar),
        periode=turn.name_of(siklus.id),
        lalu=spent_before(turn, siklus, satu.anggaran.daftar_kode),
    )
    token = tunggu.new_token(turn)
    kode = satu.anggaran.kode
    dilihat = newest_seen(turn, tugas.siklus_id, kode, ANGGARAN)
    menunggu = TungguAnggaran(token=token, tugas_id=tugas.id, indikator=kode, dilihat=dilihat)
    papan: Papan = ((Tombol(label.LEWATI, f"lewati:{token}"), Tombol(label.BATAL, f"batal:{token}")),)
    teks = kalimat.tanya(letak, satu.isian)
    tunggu.ask(turn, menunggu, Markup("\n\n").join([dahulu, teks]) if dahulu else teks, papan)


def _take(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, teks: str) -> None:
    try:
        baca = parse_realisasi(teks, Jenis.RUPIAH)
    except AngkaTidakTerbaca as galat:
        refuse(turn, menunggu, galat)
        return
    if isinstance(baca, Terbaca) and isinstance(baca.nilai, Decimal) and baca.nilai < 0:
        turn.reply(umum.penolakan(kalimat.KURANG_DARI_NOL))
        return
    diketik = replace(menunggu, token=tunggu.new_token(turn), diketik=teks, terpilih=None)
    if isinstance(baca, Ragu):
        papan = readings(baca.pilihan, Jenis.RUPIAH, diketik.token)
        tunggu.ask(turn, diketik, kalimat_isian.pilih_bacaan(baca.pilihan, Jenis.RUPIAH), papan)
    else:
        _check_and_keep(turn, tugas, satu, diketik, 0)


def _check_and_keep(
    turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, urut: int
) -> None:
    ditimpa = _overwritten(turn, tugas, satu, menunggu)
    temuan = _oddities(turn, tugas, satu, menunggu.diketik, urut)
    if ditimpa is not None:
        temuan = (ditimpa, *temuan)
    if not temuan:
        _keep(turn, tugas, satu, menunggu, urut)
        return
    baca = reading(menunggu.diketik, Jenis.RUPIAH, urut)
    angka = kalimat_isian.eja(baca.nilai if isinstance(baca, Terbaca) else None, Jenis.RUPIAH)
    baru = replace(
        menunggu,
        token=tunggu.new_token(turn),
        terpilih=urut,
        menimpa=ditimpa.kalimat if ditimpa else "",
        dilihat=newest_seen(turn, tugas.siklus_id, satu.anggaran.kode, ANGGARAN),
    )
    tunggu.ask(turn, baru, kewajaran.tanya(angka, [aneh.kalimat for aneh in temuan]), yes_or_no(baru.token))


def _overwritten(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran) -> Temuan | None:
    return find_overwritten(turn, tugas, satu.anggaran.kode, menunggu.dilihat, RUPIAH)


def _take_reason(turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, teks: str) -> None:
    alasan = reason_of(teks)
    if alasan is None or menunggu.terpilih is None:
        turn.reply(umum.penolakan(kewajaran.ANGKA_ATAU_ALASAN))
        return
    _confirm(turn, tugas, satu, menunggu, menunggu.terpilih, alasan)


def _confirm(
    turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, urut: int, alasan: str = ""
) -> None:
    """It is right; asked anew where somebody else filled it in since that was asked."""
    if _overwritten(turn, tugas, satu, menunggu) is not None:
        _check_and_keep(turn, tugas, satu, menunggu, urut)
    else:
        _keep(turn, tugas, satu, menunggu, urut, alasan)


def _keep(
    turn: Turn, tugas: TugasTersimpan, satu: BarisAnggaran, menunggu: TungguAnggaran, urut: int, alasan: str = ""
) -> None:
    baca = reading(menunggu.diketik, Jenis.RUPIAH, urut)
    temuan = _oddities(turn, tugas, satu, menunggu.diketik, urut)
    if menunggu.menimpa:
        temuan = (Temuan(aturan=DITIMPA, kalimat=menunggu.menimpa), *temuan)
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
    siklus = turn.store.siklus.get(tugas.siklus_id)
    return budget_oddities(turn, siklus, satu.anggaran, baca.nilai)


def _find(turn: Turn, tugas: TugasTersimpan, kode: str) -> BarisAnggaran | None:
    """The programme that is asked there; None where the set-up was changed meanwhile."""
    return next((satu for satu in _read(turn, tugas) if kode in satu.anggaran.daftar_kode), None)


def _read(turn: Turn, tugas: TugasTersimpan) -> tuple[BarisAnggaran, ...]:
    return read_anggaran(turn, turn.store.siklus.get(tugas.siklus_id), tugas.unit)
