"""The summary of a unit's form, its corrections (Ubah), and its sending (Kirim)."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.kalimat import anggaran as kalimat_anggaran
from bahasa.kalimat import isian as kalimat
from bahasa.kalimat import label
from handlers import tunggu
from handlers.isian.baca import yes_or_no
from handlers.isian.keadaan import KeadaanIndikator, read_anggaran, read_unit
from handlers.isian.simpan import keep_filled_form
from handlers.isian.tunggu import TungguKirim
from handlers.orang.petugas import holders
from handlers.siklus import kartu
from handlers.siklus.alur import Move, carry_out
from handlers.turn import Papan, Tekan, Tombol, TombolUsang, Turn, Ucapan
from sop.peran import Peran
from sop.siklus import Keadaan, Perintah
from storage.tugas import TugasTersimpan


def show_summary(
    turn: Turn, tugas: TugasTersimpan, daftar: Sequence[KeadaanIndikator], *, dahulu: Markup | None = None
) -> None:
    """Every figure of the unit, with Kirim and Ubah."""
    siklus = turn.store.siklus.get(tugas.siklus_id)
    teks = kalimat.ringkasan(
        turn.kantor.unit_name(tugas.unit), turn.name_of(siklus.id), [summary_line(satu) for satu in daftar]
    )
    ubah = (Tombol(label.UBAH, f"ubah:{tugas.id}"),) if daftar else ()
    papan: Papan = ((Tombol(label.KIRIM, f"kirim:{tugas.id}"), *ubah),)
    if anggaran := read_anggaran(turn, siklus, tugas.unit):
        terisi = sum(satu.isian is not None for satu in anggaran)
        teks = Markup("\n").join([teks, kalimat_anggaran.kemajuan(terisi, len(anggaran))])
        papan += ((Tombol(label.ISI_ANGGARAN, f"anggaran:{tugas.id}"),),)
    turn.reply(Markup("\n\n").join([dahulu, teks]) if dahulu else teks, papan, tentang=kartu.card_of(tugas))


def summary_line(satu: KeadaanIndikator) -> kalimat.BarisRingkas:
    """One indicator as the summary shows it."""
    return kalimat.BarisRingkas(indikator=satu.indikator, isian=satu.isian, capaian=satu.capaian, lewat=satu.lewat)


def offer_change(turn: Turn, tugas: TugasTersimpan) -> None:
    """Offer the unit's indicators for correction."""
    daftar = read_unit(turn, tugas)
    papan = tuple(
        (Tombol(label.clip(satu.indikator.kode), f"ulang:{tugas.id}:{satu.indikator_id}"),) for satu in daftar
    )
    teks = Markup("\n").join(
        [
            kalimat.PILIH_INDIKATOR,
            *(Markup("{} · {}").format(satu.indikator.kode, satu.indikator.nama) for satu in daftar),
        ]
    )
    turn.reply(teks, papan)


def send(turn: Turn, tugas: TugasTersimpan) -> None:
    """Hand the form in; with gaps, ask first whether that is meant."""
    daftar = read_unit(turn, tugas)
    kosong = sum(satu.isian is None for satu in daftar)
    sedang = sum(satu.isian is not None and satu.next_butir is not None for satu in daftar)
    if not kosong and not sedang:
        _hand_in(turn, tugas)
        return
    token = tunggu.new_token(turn)
    tunggu.ask(
        turn, TungguKirim(token=token, tugas_id=tugas.id), kalimat.kirim_kurang(kosong, sedang), yes_or_no(token)
    )


def confirm_send(turn: Turn, tugas: TugasTersimpan, menunggu: TungguKirim, tekan: Tekan) -> bool:
    """The answer to sending with gaps; False where the person would rather complete it."""
    tunggu.check_token(menunggu, tekan)
    match tekan.perintah:
        case "ya":
            _hand_in(turn, tugas)
            return True
        case "bukan":
            tunggu.clear(turn)
            return False
        case _:
            raise TombolUsang


def _hand_in(turn: Turn, tugas: TugasTersimpan) -> None:
    """The cycle is held first, so that of units that hand in at once each is counted."""
    turn.store.siklus.lock(tugas.siklus_id)
    keep_filled_form(turn, tugas)
    _tell_tim(turn, tugas)
    carry_out(turn, tugas, Move(Perintah.KIRIM))


def _tell_tim(turn: Turn, tugas: TugasTersimpan) -> None:
    isian = [
        satu for satu in turn.store.tugas.of_siklus(tugas.siklus_id) if satu.langkah == tugas.langkah and satu.unit
    ]
    menunggu = {satu.unit for satu in isian if satu.keadaan is Keadaan.TERBUKA and satu.id != tugas.id}
    dibagi = {satu.unit for satu in turn.store.tugas.of_siklus(tugas.siklus_id) if satu.unit is not None}
    belum = dibagi - {satu.unit for satu in isian}
    teks = kalimat.terkirim(turn.kantor.unit_name(tugas.unit), len(dibagi - menunggu - belum), len(dibagi))
    for orang in holders(turn, Peran.TIM):
        turn.say(Ucapan(kepada=orang.id, teks=teks, senyap=True))
