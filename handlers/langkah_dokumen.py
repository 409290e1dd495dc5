"""Steps that yield a paper: made by a short guided talk, or sent as a file; signed off with Selesai."""

from markupsafe import Markup

from bahasa.kalimat import buku as kalimat_buku
from bahasa.kalimat import dokumen as kalimat
from bahasa.kalimat import label, umum
from handlers import kartu, tunggu
from handlers.kertas import keep_paper, keep_upload
from handlers.nomor import NomorSudahDipakai, offer_number, take_number
from handlers.pembukuan import code_of
from handlers.periksa import require_task
from handlers.soal import Soal, answers_of, questions_of
from handlers.surat import write_letter
from handlers.tunggu import TungguTanya
from handlers.turn import Ketikan, Kiriman, Lampiran, LepasTombol, Papan, Tekan, Tombol, TombolUsang, Turn
from handlers.unggahan import check_upload
from sop.langkah import JenisTanya
from storage.jawaban import JawabanBaru
from storage.siklus import TugasTersimpan

_PANJANG_NOMOR = 120
_YA = frozenset({"ya", "sudah", "ada", "sudah ada"})
_BUKAN = frozenset({"bukan", "tidak", "belum", "belum ada", "tidak ada"})


def begin(turn: Turn, tugas: TugasTersimpan) -> None:
    """Start or go on with the guided talk of a step."""
    _ask_next(turn, tugas)


def change(turn: Turn, tugas: TugasTersimpan) -> None:
    """Offer the parts of the paper that can be said anew."""
    papan = tuple(
        (Tombol(label.clip(soal.butir or soal.tanya.tanya), f"bagian:{tugas.id}:{urut}"),)
        for urut, soal in enumerate(_questions(turn, tugas))
    )
    turn.reply(kalimat.PILIH_BAGIAN, papan)


def change_part(turn: Turn, tugas_id: int, urut: int) -> None:
    """Ask one part of the paper anew."""
    tugas = require_task(turn, tugas_id)
    semua = _questions(turn, tugas)
    if urut >= len(semua):
        raise TombolUsang
    turn.say(LepasTombol())
    _ask(turn, tugas, semua[urut])


def answer(turn: Turn, menunggu: TungguTanya) -> None:
    """Take the answer to a question of the talk, or a file in its stead."""
    tugas = require_task(turn, menunggu.tugas_id)
    soal = next(satu for satu in _questions(turn, tugas) if satu.kunci == menunggu.kunci)
    match turn.masukan:
        case Kiriman() as kiriman:
            take_upload(turn, tugas, kiriman)
        case Tekan() as tekan:
            tunggu.check_token(menunggu, tekan)
            _take_press(turn, tugas, soal, menunggu, tekan.perintah)
        case Ketikan(teks=teks):
            _take_text(turn, tugas, soal, teks)
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def take_upload(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman) -> None:
    """Take a file as the step's paper; a later one takes its place."""
    check_upload(turn, kiriman)
    tunggu.clear(turn)
    turn.store.dokumen.replace_in(tugas.id)
    keep_upload(turn, tugas, kiriman.nama, kiriman.sha256)
    turn.note("unggah", peran=tugas.peran, siklus_id=tugas.siklus_id, langkah=tugas.langkah, sha256=kiriman.sha256)
    langkah = turn.kantor.naskah.langkah(tugas.langkah)
    papan: Papan = ((Tombol(label.SELESAI, f"selesai:{tugas.id}"),),)
    turn.reply(kalimat.diterima(langkah.output, kiriman.nama), papan, tentang=kartu.card_of(tugas))


def _take_press(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya, perintah: str) -> None:
    match perintah:
        case "ya" if menunggu.tawaran:
            _take_text(turn, tugas, soal, menunggu.tawaran)
        case "ya" | "bukan" if soal.tanya.jenis is JenisTanya.CEKLIST:
            _keep(turn, tugas, soal, label.YA if perintah == "ya" else label.BUKAN, ada=perintah == "ya")
        case "lewati" if soal.tanya.boleh_lewat:
            _keep(turn, tugas, soal, None)
        case _:
            raise TombolUsang


def _take_text(turn: Turn, tugas: TugasTersimpan, soal: Soal, teks: str) -> None:
    bersih = teks.strip()
    if not bersih:
        turn.reply(kalimat.WAJIB)
        return
    match soal.tanya.jenis:
        case JenisTanya.CEKLIST:
            kata = bersih.lower().rstrip(".")
            if kata not in _YA | _BUKAN:
                turn.reply(kalimat.YA_ATAU_BUKAN)
                return
            _keep(turn, tugas, soal, bersih, ada=kata in _YA)
        case JenisTanya.NOMOR:
            if len(bersih) > _PANJANG_NOMOR or "\n" in bersih:
                turn.reply(kalimat.NOMOR_SEBARIS)
                return
            _take_number(turn, tugas, soal, bersih)
        case JenisTanya.TEKS | JenisTanya.PARAGRAF | JenisTanya.DAFTAR:
            _keep(turn, tugas, soal, bersih)


def _take_number(turn: Turn, tugas: TugasTersimpan, soal: Soal, nomor: str) -> None:
    """A number that is not free is asked for anew, with the next one on offer."""
    langkah = turn.kantor.naskah.langkah(tugas.langkah)
    perihal = kalimat_buku.perihal(langkah.output, str(turn.store.siklus.get(tugas.siklus_id).periode))
    try:
        take_number(turn, nomor, kode=code_of(langkah), perihal=perihal, tugas=tugas)
    except NomorSudahDipakai as galat:
        turn.reply(umum.penolakan(galat.pesan))
        _ask(turn, tugas, soal)
    else:
        _keep(turn, tugas, soal, nomor)


def _keep(turn: Turn, tugas: TugasTersimpan, soal: Soal, diketik: str | None, **isi: object) -> None:
    baru = JawabanBaru(
        siklus_id=tugas.siklus_id, tugas_id=tugas.id, indikator="", butir=soal.kunci, diketik=diketik, isi=isi
    )
    turn.store.jawaban.add(baru, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)
    _ask_next(turn, tugas)


def _ask_next(turn: Turn, tugas: TugasTersimpan) -> None:
    jawab = answers_of(turn, tugas)
    berikut = next((soal for soal in _questions(turn, tugas) if soal.kunci not in jawab), None)
    if berikut is not None:
        _ask(turn, tugas, berikut)
        return
    tunggu.clear(turn)
    turn.store.dokumen.replace_in(tugas.id)
    output = turn.kantor.naskah.langkah(tugas.langkah).output
    surat = keep_paper(turn, tugas, write_letter(turn, tugas, jawab), output)
    papan: Papan = ((Tombol(label.SELESAI, f"selesai:{tugas.id}"), Tombol(label.UBAH, f"ubah:{tugas.id}")),)
    turn.say(
        Lampiran(
            kepada=turn.aku.id,
            dokumen_id=surat.id,
            teks=kalimat.siap(output),
            papan=papan,
            tentang=kartu.card_of(tugas),
            senyap=False,
        )
    )


def _ask(turn: Turn, tugas: TugasTersimpan, soal: Soal) -> None:
    token = tunggu.new_token(turn)
    langkah = turn.kantor.naskah.langkah(tugas.langkah)
    tawaran = offer_number(turn, tugas, code_of(langkah)) if soal.tanya.jenis is JenisTanya.NOMOR else ""
    menunggu = TungguTanya(token=token, tugas_id=tugas.id, kunci=soal.kunci, tawaran=tawaran)
    tunggu.ask(turn, menunggu, _words(turn, tugas, soal, tawaran), _buttons(soal, token, tawaran))


def _words(turn: Turn, tugas: TugasTersimpan, soal: Soal, tawaran: str) -> Markup:
    semua = _questions(turn, tugas)
    urut = semua.index(soal) + 1
    if soal.butir:
        return kalimat.tanya_ceklist(soal.tanya, soal.butir, urut, len(semua))
    return kalimat.tanya(soal.tanya, urut, len(semua), tawaran)


def _buttons(soal: Soal, token: int, tawaran: str) -> Papan:
    if soal.tanya.jenis is JenisTanya.CEKLIST:
        return ((Tombol(label.YA, f"ya:{token}"), Tombol(label.BUKAN, f"bukan:{token}")),)
    baris = [Tombol(label.YA, f"ya:{token}")] if tawaran else []
    baris += [Tombol(label.LEWATI, f"lewati:{token}")] if soal.tanya.boleh_lewat else []
    return ((*baris, Tombol(label.BATAL, f"batal:{token}")),)


def _questions(turn: Turn, tugas: TugasTersimpan) -> tuple[Soal, ...]:
    return questions_of(turn.kantor.naskah.langkah(tugas.langkah))
