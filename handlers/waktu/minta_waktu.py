"""Minta waktu: whoever is late or nearly so asks the next in line for more time, and is given it or refused."""

from dataclasses import replace
from datetime import date, datetime, time

from markupsafe import Markup

from bahasa.kalimat import label, umum
from bahasa.kalimat import minta_waktu as kalimat
from dokumen.sel_waktu import parse_jam_teks, parse_tanggal_teks
from dokumen.tabel import SelTidakTerbaca
from handlers import tunggu
from handlers.orang.periksa import require_task, when
from handlers.orang.petugas import holders, responsible_for
from handlers.siklus import kartu
from handlers.turn import (
    Ketikan,
    Papan,
    Sunting,
    Tekan,
    Tombol,
    TombolUsang,
    Turn,
    Ucapan,
)
from handlers.waktu.tunggu import TungguTolakWaktu, TungguWaktu
from sop.galat import SopError
from sop.minta_waktu import PutusanWaktu, at_date, in_an_hour, tomorrow_morning
from sop.pengingat import first_reminder, ladder
from sop.siklus import Keadaan
from storage.orang import Orang
from storage.permintaan_waktu import PermintaanWaktu
from storage.tugas import TugasTersimpan

_SATU_JAM, _BESOK, _TANGGAL = range(3)


class WaktuTidakDapatDiminta(SopError):
    """A request that can't be made: switched off, too early, one waits, or nobody above."""


class PermintaanSudahDiputuskan(SopError):
    """A decision on a request that has one, or that lapsed."""

    pesan = kalimat.SUDAH_DIPUTUSKAN


class BukanPemberiWaktu(SopError):
    """A decision by somebody who stands not above the task."""

    pesan = kalimat.BUKAN_PEMBERI


def ask_how_long(turn: Turn, tugas_id: int) -> None:
    """Minta waktu: until when?"""
    tugas = require_task(turn, tugas_id)
    pemberi = _check_may_ask(turn, tugas)
    token = tunggu.new_token(turn)
    papan: Papan = (
        (_choice(label.SATU_JAM, token, _SATU_JAM), _choice(label.BESOK_PAGI, token, _BESOK)),
        (_choice(label.KETIK_TANGGAL, token, _TANGGAL), Tombol(label.BATAL, f"batal:{token}")),
    )
    teks = kalimat.tanya_lama(
        turn.langkah_of(tugas),
        turn.name_of(tugas.siklus_id),
        tugas.tenggat or turn.now,
        turn.kantor.instansi.zona,
        _names(pemberi),
    )
    tunggu.ask(turn, TungguWaktu(token=token, tugas_id=tugas.id), teks, papan)


def answer(turn: Turn, menunggu: TungguWaktu) -> None:
    """Take until when, then why."""
    tugas = require_task(turn, menunggu.tugas_id)
    _check_may_ask(turn, tugas)
    match turn.masukan:
        case Tekan() as tekan:
            tunggu.check_token(menunggu, tekan)
            _take_choice(turn, tugas, menunggu, tekan)
        case Ketikan(teks=teks) if menunggu.sampai:
            _take_reason(turn, tugas, menunggu, teks.strip())
        case Ketikan(teks=teks):
            _take_date(turn, tugas, menunggu, teks.strip())
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def give(turn: Turn, tugas_id: int, permintaan_id: int) -> None:
    """Beri waktu: the due time moves, and whoever must act hears of it."""
    tugas, permintaan = _require_request(turn, tugas_id, permintaan_id)
    if permintaan.tenggat <= turn.now:
        turn.store.permintaan_waktu.decide(tugas.id, PutusanWaktu.GUGUR, oleh=turn.aku.id, now=turn.now)
        _tell(turn, tugas, permintaan, umum.penolakan(kalimat.SUDAH_LEWAT))
        return
    turn.store.permintaan_waktu.decide(tugas.id, PutusanWaktu.DIBERI, oleh=turn.aku.id, now=turn.now)
    _note(turn, tugas, "waktu_diberi", permintaan)
    baru = _move_due(turn, tugas, permintaan.tenggat)
    teks, papan = kartu.render(turn, baru)
    turn.say(Sunting(tentang=kartu.card_of(tugas), teks=teks, papan=papan))
    kata = kalimat.diberi(
        turn.langkah_of(tugas),
        periode=turn.name_of(tugas.siklus_id),
        siapa=_asker(turn, tugas, permintaan),
        sampai=when(turn, permintaan.tenggat),
        oleh=turn.aku.nama,
        pada=when(turn),
    )
    _tell(turn, tugas, permintaan, kata)


def ask_why_not(turn: Turn, tugas_id: int, permintaan_id: int) -> None:
    """Tolak: why?"""
    _require_request(turn, tugas_id, permintaan_id)
    token = tunggu.new_token(turn)
    papan = ((Tombol(label.BATAL, f"batal:{token}"),),)
    menunggu = TungguTolakWaktu(token=token, untuk=tugas_id, permintaan_id=permintaan_id)
    tunggu.ask(turn, menunggu, kalimat.TANYA_ALASAN_TOLAK, papan)


def check_refusal(turn: Turn, menunggu: TungguTolakWaktu) -> None:
    """Whether the person may still refuse that request."""
    _require_request(turn, menunggu.untuk, menunggu.permintaan_id)


def take_refusal(turn: Turn, menunggu: TungguTolakWaktu) -> None:
    """Take why the request is refused, and tell whoever must act."""
    match turn.masukan:
        case Ketikan(teks=teks) if teks.strip():
            _refuse(turn, menunggu, teks.strip())
        case Ketikan():
            turn.reply(kalimat.ALASAN_KOSONG)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def lapse(turn: Turn, tugas: TugasTersimpan) -> None:
    """A task is done: what was asked for it needs no decision any more."""
    permintaan = turn.store.permintaan_waktu.open_of(tugas.id)
    if permintaan is not None:
        turn.store.permintaan_waktu.decide(tugas.id, PutusanWaktu.GUGUR, oleh=None, now=turn.now)
        turn.say(Sunting(tentang=_card_of(permintaan.id), teks=umum.penolakan(kalimat.TUGAS_SELESAI)))


def _check_may_ask(turn: Turn, tugas: TugasTersimpan) -> tuple[Orang, ...]:
    """Who would be asked; refused in words where nobody is, or it is not the time."""
    if not turn.kantor.pengingat.minta_waktu:
        raise WaktuTidakDapatDiminta(kalimat.DINONAKTIFKAN)
    if not kartu.may_ask_time(turn, tugas):
        raise WaktuTidakDapatDiminta(kalimat.BELUM_MENDESAK)
    if turn.store.permintaan_waktu.open_of(tugas.id) is not None:
        raise WaktuTidakDapatDiminta(kalimat.SUDAH_DIMINTA)
    for peran in ladder(tugas.peran):
        if pemberi := tuple(orang for orang in holders(turn, peran) if orang.id != turn.aku.id):
            return pemberi
    raise WaktuTidakDapatDiminta(kalimat.TANPA_ATASAN)


def _take_choice(turn: Turn, tugas: TugasTersimpan, menunggu: TungguWaktu, tekan: Tekan) -> None:
    jam, tenggat = turn.kantor.jam, tugas.tenggat or turn.now
    match tekan.perintah, tekan.daftar_id[1:]:
        case _ if menunggu.sampai:
            raise TombolUsang
        case "pilih", (pilihan,) if pilihan == _SATU_JAM:
            _ask_reason(turn, menunggu, in_an_hour(jam, tenggat, turn.now))
        case "pilih", (pilihan,) if pilihan == _BESOK:
            _ask_reason(turn, menunggu, tomorrow_morning(jam, tenggat, turn.now))
        case "pilih", (pilihan,) if pilihan == _TANGGAL:
            turn.reply(kalimat.KETIK_TANGGAL)
        case _:
            raise TombolUsang


def _take_date(turn: Turn, tugas: TugasTersimpan, menunggu: TungguWaktu, teks: str) -> None:
    try:
        sampai = at_date(turn.kantor.jam, tugas.tenggat or turn.now, turn.now, *_read_moment(teks))
    except (SelTidakTerbaca, SopError) as galat:
        turn.reply(umum.penolakan(galat.pesan))
    else:
        _ask_reason(turn, menunggu, sampai)


def _read_moment(teks: str) -> tuple[date, time | None]:
    """21-01-2026, or 21-01-2026 14.00; the last word is a time where it can be read as one."""
    tanggal, _, pukul = teks.rpartition(" ")
    try:
        return parse_tanggal_teks(tanggal), parse_jam_teks(pukul)
    except SelTidakTerbaca:
        return parse_tanggal_teks(teks), None


def _ask_reason(turn: Turn, menunggu: TungguWaktu, sampai: datetime) -> None:
    token = tunggu.new_token(turn)
    papan = ((Tombol(label.BATAL, f"batal:{token}"),),)
    tanya = replace(menunggu, token=token, sampai=sampai.isoformat())
    tunggu.ask(turn, tanya, kalimat.tanya_alasan(sampai, turn.kantor.instansi.zona), papan)


def _take_reason(turn: Turn, tugas: TugasTersimpan, menunggu: TungguWaktu, alasan: str) -> None:
    if not alasan:
        turn.reply(kalimat.ALASAN_KOSONG)
        return
    pemberi = _check_may_ask(turn, tugas)
    sampai = datetime.fromisoformat(menunggu.sampai)
    permintaan = turn.store.permintaan_waktu.add(tugas.id, turn.aku.id, tenggat=sampai, alasan=alasan, now=turn.now)
    if permintaan is None:
        raise WaktuTidakDapatDiminta(kalimat.SUDAH_DIMINTA)
    tunggu.clear(turn)
    _note(turn, tugas, "minta_waktu", permintaan, alasan=alasan)
    zona = turn.kantor.instansi.zona
    teks = kalimat.permintaan(
        turn.langkah_of(tugas),
        periode=turn.name_of(tugas.siklus_id),
        oleh=_asker(turn, tugas, permintaan),
        semula=tugas.tenggat or turn.now,
        menjadi=sampai,
        alasan=alasan,
        zona=zona,
    )
    kunci = f"{tugas.id}:{permintaan.id}"
    papan = ((Tombol(label.BERI_WAKTU, f"beri_waktu:{kunci}"), Tombol(label.TOLAK, f"tolak_waktu:{kunci}")),)
    for orang in pemberi:
        turn.say(Ucapan(kepada=orang.id, teks=teks, papan=papan, tentang=_card_of(permintaan.id)))
    turn.reply(kalimat.terkirim(_names(pemberi), sampai, zona))


def _require_request(turn: Turn, tugas_id: int, permintaan_id: int) -> tuple[TugasTersimpan, PermintaanWaktu]:
    """A request that waits, of a task below the speaker; its cycle is held from here until commit."""
    tugas = turn.store.tugas.get(tugas_id)
    if tugas is None:
        raise TombolUsang
    turn.store.siklus.lock(tugas.siklus_id)
    turn.enter(tugas.siklus_id)
    tugas = turn.store.tugas.get(tugas_id) or tugas
    if not any(turn.aku.holds(peran) for peran in ladder(tugas.peran)):
        raise BukanPemberiWaktu
    permintaan = turn.store.permintaan_waktu.open_of(tugas_id)
    if permintaan is None or permintaan.id != permintaan_id or tugas.keadaan is Keadaan.SELESAI:
        raise PermintaanSudahDiputuskan
    if permintaan.pegawai_id == turn.aku.id:
        raise BukanPemberiWaktu
    return tugas, permintaan


def _move_due(turn: Turn, tugas: TugasTersimpan, tenggat: datetime) -> TugasTersimpan:
    ingat_pada = first_reminder(turn.kantor.jam, turn.kantor.pengingat, turn.now, tenggat)
    turn.store.tugas.move_due(tugas.id, tenggat, ingat_pada)
    turn.store.kartu.mark(tugas.siklus_id, turn.now)
    return replace(tugas, tenggat=tenggat, ingat_pada=ingat_pada, ingat_ke=0)


def _refuse(turn: Turn, menunggu: TungguTolakWaktu, alasan: str) -> None:
    tugas, permintaan = _require_request(turn, menunggu.untuk, menunggu.permintaan_id)
    tunggu.clear(turn)
    turn.store.permintaan_waktu.decide(
        tugas.id, PutusanWaktu.DITOLAK, oleh=turn.aku.id, now=turn.now, keterangan=alasan
    )
    _note(turn, tugas, "waktu_ditolak", permintaan, alasan=alasan)
    kata = kalimat.ditolak(
        turn.langkah_of(tugas),
        periode=turn.name_of(tugas.siklus_id),
        siapa=_asker(turn, tugas, permintaan),
        alasan=alasan,
        oleh=turn.aku.nama,
        pada=when(turn),
    )
    turn.reply(kata)
    _tell(turn, tugas, permintaan, kata)


def _tell(turn: Turn, tugas: TugasTersimpan, permintaan: PermintaanWaktu, kata: Markup) -> None:
    """On every card of the request, and to whoever must act on the task now."""
    turn.say(Sunting(tentang=_card_of(permintaan.id), teks=kata))
    for orang in responsible_for(turn, tugas):
        turn.say(Ucapan(kepada=orang.id, teks=kata))


def _note(turn: Turn, tugas: TugasTersimpan, peristiwa: str, permintaan: PermintaanWaktu, alasan: str = "") -> None:
    turn.note(
        peristiwa,
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        unit=tugas.unit,
        putaran=tugas.putaran,
        pemohon=permintaan.pegawai_id,
        semula=tugas.tenggat.isoformat() if tugas.tenggat else "",
        menjadi=permintaan.tenggat.isoformat(),
        alasan=alasan,
    )


def _asker(turn: Turn, tugas: TugasTersimpan, permintaan: PermintaanWaktu) -> str:
    nama = turn.store.orang.name_of(permintaan.pegawai_id)
    unit = turn.kantor.unit_name(tugas.unit)
    return f"{nama} ({unit})" if unit else nama


def _names(daftar: tuple[Orang, ...]) -> str:
    return ", ".join(orang.nama for orang in daftar)


def _choice(nama: str, token: int, pilihan: int) -> Tombol:
    return Tombol(nama, f"pilih:{token}:{pilihan}")


def _card_of(permintaan_id: int) -> str:
    """The name under which a request's cards are found again."""
    return f"waktu:{permintaan_id}"
