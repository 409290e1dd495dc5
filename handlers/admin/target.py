"""Target, in /admin: an indicator's targets change by a document, from a day on, as by `capaian import` (0016)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from markupsafe import Markup

from bahasa.kalimat import label, umum
from bahasa.kalimat import target as kalimat
from dokumen.sel_waktu import parse_tanggal_teks
from dokumen.tabel import SelTidakTerbaca
from handlers import tunggu
from handlers.admin.tunggu import ButirTarget, TungguTarget
from handlers.orang.periksa import local_date
from handlers.orang.petugas import holders_of
from handlers.orang.wewenang import require_admin
from handlers.rekap.indikator import day_of
from handlers.turn import Ketikan, LepasTombol, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn, Ucapan
from sop.angka.target import TargetTidakTerbaca, parse_target
from sop.indikator import Target
from sop.penetapan import Dasar, Penetapan, in_force, list_penetapan, with_targets
from sop.peran import Peran
from sop.periode import NAMA_BAGIAN, Bagian
from storage.instansi import IndikatorTersimpan
from storage.siklus import Siklus

_SEHALAMAN = 20
_SEBARIS = 2
_BAGIAN = tuple(Bagian)
_URUT: tuple[ButirTarget, ...] = ("alasan", "nomor", "sejak", "periksa")
_PANJANG = {"alasan": 500, "nomor": 120}


def show_units(turn: Turn) -> None:
    """Whose indicator is it?"""
    require_admin(turn)
    tombol = [Tombol(label.clip(satu.unit.nama), f"target_unit:{satu.id}:0") for satu in turn.kantor.daftar_unit]
    turn.reply(kalimat.PILIH_UNIT, _rows(tombol))


def show_indicators(turn: Turn, unit_id: int, halaman: int) -> None:
    """The indicators of a unit, in pages; the message that was pressed shows them."""
    require_admin(turn)
    kode = [satu.unit.kode for satu in turn.kantor.daftar_unit if satu.id == unit_id]
    semua = turn.store.instansi.indikator_of(kode)
    jumlah = max(1, ceil(len(semua) / _SEHALAMAN))
    if not kode or halaman >= jumlah:
        raise TombolUsang
    tampak = semua[halaman * _SEHALAMAN :][:_SEHALAMAN]
    arah = ((label.SEBELUMNYA, halaman - 1), (label.BERIKUTNYA, halaman + 1))
    pindah = tuple(Tombol(nama, f"target_unit:{unit_id}:{satu}") for nama, satu in arah if 0 <= satu < jumlah)
    papan = _rows([Tombol(label.clip(satu.indikator.kode), f"target_indikator:{satu.id}") for satu in tampak])
    teks = kalimat.pilih_indikator(turn.kantor.unit_name(kode[0]), [satu.indikator for satu in tampak], halaman, jumlah)
    turn.say(SuntingDitekan(teks=teks, papan=(*papan, *((pindah,) if pindah else ()))))


def begin(turn: Turn, indikator_id: int) -> None:
    """Which of its targets?"""
    require_admin(turn)
    satu = next((satu for satu in turn.store.instansi.daftar_indikator() if satu.id == indikator_id), None)
    if satu is None:
        raise TombolUsang
    turn.say(LepasTombol())
    _ask(turn, TungguTarget(token=0, indikator_id=satu.id))


def answer(turn: Turn, menunggu: TungguTarget) -> None:
    """Take the answer to the question that is open."""
    require_admin(turn)
    match turn.masukan:
        case Tekan() as tekan:
            _take_press(turn, menunggu, tekan.perintah, tunggu.check_token(menunggu, tekan))
        case Ketikan(teks=teks):
            _take_text(turn, menunggu, " ".join(teks.split()))
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def _take_press(turn: Turn, menunggu: TungguTarget, perintah: str, pilih: Sequence[int]) -> None:
    match menunggu.butir, perintah:
        case "bagian", "pilih" if pilih and pilih[0] < len(_BAGIAN):
            _ask(turn, replace(menunggu, butir="nilai", bagian=_BAGIAN[pilih[0]]))
        case "bagian", "lanjut" if menunggu.baru:
            _ask(turn, replace(menunggu, butir="alasan"))
        case "sejak", "ya":
            _keep(turn, menunggu, local_date(turn).isoformat())
        case "periksa", "ya":
            _lay_down(turn, menunggu)
        case _:
            raise TombolUsang


def _take_text(turn: Turn, menunggu: TungguTarget, teks: str) -> None:
    match menunggu.butir:
        case "bagian" | "periksa":
            turn.reply(umum.TOMBOL_DIMINTA)
        case "nilai":
            _take_target(turn, menunggu, teks)
        case "sejak":
            _take_day(turn, menunggu, teks)
        case "alasan" | "nomor":
            if not teks or len(teks) > _PANJANG[menunggu.butir]:
                turn.reply(kalimat.terlalu_panjang(_PANJANG[menunggu.butir]))
            else:
                _keep(turn, menunggu, teks)


def _take_target(turn: Turn, menunggu: TungguTarget, teks: str) -> None:
    """A target as typed; one that cannot be read for certain is asked for anew, with what is accepted."""
    indikator = _indicator(turn, menunggu).indikator
    try:
        target = parse_target(teks, indikator.jenis, indikator.arah)
    except TargetTidakTerbaca as galat:
        turn.reply(kalimat.belum_terbaca(galat.pesan))
        return
    baru = {kunci: nilai for kunci, nilai in menunggu.baru if kunci is not menunggu.bagian}
    if target != indikator.target(menunggu.bagian):
        baru[menunggu.bagian] = teks
    _ask(turn, replace(menunggu, butir="bagian", baru=tuple(baru.items())))


def _take_day(turn: Turn, menunggu: TungguTarget, teks: str) -> None:
    try:
        sejak = parse_tanggal_teks(teks)
    except SelTidakTerbaca as galat:
        turn.reply(kalimat.belum_terbaca(galat.pesan))
    else:
        _keep(turn, menunggu, sejak.isoformat())


def _keep(turn: Turn, menunggu: TungguTarget, jawaban: str) -> None:
    berikut = _URUT[_URUT.index(menunggu.butir) + 1]
    _ask(turn, replace(menunggu, butir=berikut, isi=(*menunggu.isi, jawaban)))


def _ask(turn: Turn, menunggu: TungguTarget) -> None:
    token = tunggu.new_token(turn)
    tanya = replace(menunggu, token=token)
    satu = _indicator(turn, tanya)
    match tanya.butir:
        case "bagian":
            baru = _new_targets(turn, tanya)
            kata = kalimat.pilih_bagian(satu.indikator, baru)
            tunggu.ask(turn, tanya, kata, _parts(token, lanjut=bool(baru)))
        case "nilai":
            tunggu.ask(turn, tanya, kalimat.tanya_target(satu.indikator, tanya.bagian), _buttons(token))
        case "sejak":
            tunggu.ask(turn, tanya, kalimat.TANYA["sejak"], _buttons(token, label.HARI_INI))
        case "periksa":
            tunggu.ask(turn, tanya, _check_words(turn, tanya), _buttons(token, label.YA))
        case "alasan" | "nomor":
            tunggu.ask(turn, tanya, kalimat.TANYA[tanya.butir], _buttons(token))


def _check_words(turn: Turn, menunggu: TungguTarget) -> Markup:
    """All of it once more, and which cycles under way would go by it."""
    satu, dasar = _indicator(turn, menunggu), _ground(menunggu)
    perubahan = _changes(turn, menunggu, dasar)
    berjalan = [
        (str(siklus.periode), _touches(turn, siklus, satu, perubahan)) for siklus in turn.store.siklus.running()
    ]
    return kalimat.periksa(satu.indikator, perubahan, dasar, berjalan)


def _lay_down(turn: Turn, menunggu: TungguTarget) -> None:
    """Keep it, leave it in the trail, and tell the unit's fillers and Tim."""
    turn.store.instansi.lock()
    satu, dasar = _indicator(turn, menunggu), _ground(menunggu)
    tunggu.clear(turn)
    perubahan = _changes(turn, menunggu, dasar)
    if not perubahan:
        turn.reply(kalimat.TIDAK_BERUBAH)
        return
    turn.store.penetapan.lay_down(satu.id, with_targets(satu.indikator, _new_targets(turn, menunggu)), dasar, turn.now)
    turn.note(
        "penetapan",
        peran=Peran.ADMIN,
        indikator=satu.indikator.kode,
        beda=[kalimat.beda(satu.indikator, perubahan_satu) for perubahan_satu in perubahan],
        dasar={"alasan": dasar.alasan, "nomor": dasar.nomor, "sejak": dasar.sejak.isoformat()},
    )
    kata = kalimat.ditetapkan(satu.indikator, perubahan, dasar, turn.aku.nama)
    turn.reply(kata)
    for kepada in _concerned(turn, satu.indikator.unit):
        turn.say(Ucapan(kepada=kepada, teks=kata, senyap=True))


def _concerned(turn: Turn, unit: str) -> list[int]:
    """Who fills in the unit's form, and Tim; the speaker knows."""
    pemegang = holders_of(turn, [(Peran.BIDANG, unit), (Peran.TIM, None)])
    semua = (orang.id for daftar in pemegang.values() for orang in daftar if orang.id != turn.aku.id)
    return list(dict.fromkeys(semua))


def _touches(turn: Turn, siklus: Siklus, satu: IndikatorTersimpan, perubahan: Sequence[Penetapan]) -> bool:
    """Whether a cycle under way would go by the new target: the day it stands from is not after the cycle's own."""
    semula, pada = turn.kantor.daftar_penetapan, day_of(turn, siklus)
    baru = with_targets(satu.indikator, {berubah.bagian: berubah.menjadi for berubah in perubahan})
    bagian = siklus.periode.bagian
    lama = in_force(satu.indikator, semula, pada).target(bagian)
    return in_force(baru, (*semula, *perubahan), pada).target(bagian) != lama


def _indicator(turn: Turn, menunggu: TungguTarget) -> IndikatorTersimpan:
    """The indicator it is about; one that is gone meanwhile is no longer asked about."""
    semua = turn.store.instansi.daftar_indikator()
    satu = next((satu for satu in semua if satu.id == menunggu.indikator_id), None)
    if satu is None:
        raise TombolUsang
    return satu


def _new_targets(turn: Turn, menunggu: TungguTarget) -> Mapping[Bagian, Target | None]:
    indikator = _indicator(turn, menunggu).indikator
    return {bagian: parse_target(teks, indikator.jenis, indikator.arah) for bagian, teks in menunggu.baru}


def _changes(turn: Turn, menunggu: TungguTarget, dasar: Dasar) -> tuple[Penetapan, ...]:
    indikator = _indicator(turn, menunggu).indikator
    return list_penetapan(indikator, with_targets(indikator, _new_targets(turn, menunggu)), dasar)


def _ground(menunggu: TungguTarget) -> Dasar:
    alasan, nomor, sejak = menunggu.isi
    return Dasar(alasan=alasan, nomor=nomor, sejak=date.fromisoformat(sejak))


def _parts(token: int, *, lanjut: bool) -> Papan:
    bagian = _rows([Tombol(NAMA_BAGIAN[satu], f"pilih:{token}:{urut}") for urut, satu in enumerate(_BAGIAN)])
    return (*bagian, *_buttons(token, label.LANJUT if lanjut else ""))


def _buttons(token: int, nama: str = "") -> Papan:
    perintah = "lanjut" if nama == label.LANJUT else "ya"
    depan = (Tombol(nama, f"{perintah}:{token}"),) if nama else ()
    return ((*depan, Tombol(label.BATAL, f"batal:{token}")),)


def _rows(tombol: Sequence[Tombol]) -> Papan:
    return tuple(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))
