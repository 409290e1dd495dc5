"""Steps that yield a paper: made by a short guided talk, or sent as a file; signed off with Selesai."""

from bahasa.kalimat import buku as kalimat_buku
from bahasa.kalimat import dokumen as kalimat
from bahasa.kalimat import label, umum
from dokumen.sel_waktu import parse_tanggal_teks
from dokumen.surat.daftar_surat import UNDANGAN
from dokumen.tabel import SelTidakTerbaca
from handlers import tunggu
from handlers.langkah import undangan
from handlers.langkah.bukti_ceklist import take_more_proof, take_proof
from handlers.langkah.hadir import Hadir, press_hadir, type_hadir
from handlers.langkah.soal import Soal, answers_of, next_question, parts_of, proof_of, questions_of
from handlers.langkah.tanya_dokumen import ask_again, ask_question, ask_whether_right, code_for, redraw
from handlers.langkah.tunggu import TungguTanya
from handlers.langkah.unggahan import check_upload
from handlers.orang.periksa import local_date, require_task
from handlers.siklus import kartu
from handlers.surat.isi_surat import write_letter
from handlers.surat.kertas import keep_paper, keep_upload
from handlers.surat.nomor import NomorSudahDipakai, take_number
from handlers.turn import Ketikan, Kiriman, Lampiran, LepasTombol, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.langkah import JenisTanya
from storage.jawaban import JawabanBaru
from storage.tugas import TugasTersimpan

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
        for urut, soal in enumerate(parts_of(turn.langkah_of(tugas)))
    )
    turn.reply(kalimat.PILIH_BAGIAN, papan)


def change_part(turn: Turn, tugas_id: int, urut: int) -> None:
    """Ask one part of the paper anew."""
    tugas = require_task(turn, tugas_id)
    semua = parts_of(turn.langkah_of(tugas))
    if urut >= len(semua):
        raise TombolUsang
    turn.say(LepasTombol())
    ask_question(turn, tugas, semua[urut])


def answer(turn: Turn, menunggu: TungguTanya) -> None:
    """Take the answer to a question of the talk, or a file in its stead."""
    tugas = require_task(turn, menunggu.tugas_id)
    langkah = turn.langkah_of(tugas)
    semua = (*questions_of(langkah), *questions_of(langkah, undangan=True))
    soal = next((satu for satu in semua if satu.kunci == menunggu.kunci), None)
    if soal is None:  # the SOP's file asks other questions by now
        _ask_next(turn, tugas)
        return
    match turn.masukan:
        case Kiriman() as kiriman if soal.bukti_dari:
            take_proof(turn, tugas, soal, kiriman)
            _go_on(turn, tugas, soal)
        case Kiriman() as kiriman:
            take_file(turn, tugas, kiriman)
        case Tekan() as tekan:
            tunggu.check_token(menunggu, tekan)
            _take_press(turn, tugas, soal, menunggu, tekan)
        case Ketikan(teks=teks):
            _take_text(turn, tugas, soal, menunggu, teks)
        case _:
            turn.reply(umum.TEKS_DIMINTA)


def take_file(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman) -> None:
    """Take a file as the step's paper; a further one right after a proof is one more proof."""
    if not take_more_proof(turn, tugas, kiriman):
        take_upload(turn, tugas, kiriman)
    elif tunggu.current(turn) is None:
        _ask_next(turn, tugas)


def take_upload(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman) -> None:
    """Take a file as the step's paper; a later one takes its place."""
    check_upload(turn, kiriman)
    tunggu.clear(turn)
    turn.store.dokumen.replace_in(tugas.id)
    keep_upload(turn, tugas, kiriman.nama, kiriman.sha256)
    turn.note("unggah", peran=tugas.peran, siklus_id=tugas.siklus_id, langkah=tugas.langkah, sha256=kiriman.sha256)
    langkah = turn.langkah_of(tugas)
    papan: Papan = ((Tombol(label.SELESAI, f"selesai:{tugas.id}"),),)
    turn.reply(kalimat.diterima(langkah.output, kiriman.nama), papan, tentang=kartu.card_of(tugas))


def _take_press(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya, tekan: Tekan) -> None:
    match tekan.perintah:
        case "lewati" if soal.bukti_dari or soal.tanya.boleh_lewat:
            _keep(turn, tugas, soal, None)
        case "ya" | "bukan" as kata if soal.butir and not soal.bukti_dari:
            _keep_item(turn, tugas, soal, label.YA if kata == "ya" else label.BUKAN, ada=kata == "ya")
        case "ya" if menunggu.tawaran:
            _take_text(turn, tugas, soal, menunggu, menunggu.tawaran)
        case _ if soal.tanya.jenis is JenisTanya.HADIR:
            _take_hadir(turn, tugas, soal, press_hadir(turn, soal.tanya, menunggu, tekan))
        case _:
            raise TombolUsang


def _take_text(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya, teks: str) -> None:
    bersih = teks.strip()
    if not bersih:
        turn.reply(kalimat.TEKS_ATAU_BERKAS if soal.bukti_dari else kalimat.WAJIB)
        return
    match soal.tanya.jenis:
        case JenisTanya.CEKLIST if not soal.bukti_dari:
            _take_yes_or_no(turn, tugas, soal, bersih)
        case JenisTanya.NOMOR:
            _take_number(turn, tugas, soal, bersih)
        case JenisTanya.TANGGAL:
            _take_date(turn, tugas, soal, menunggu, bersih)
        case JenisTanya.HADIR:
            ask_again(turn, tugas, soal, type_hadir(turn, menunggu, bersih))
        case JenisTanya.TEKS | JenisTanya.PARAGRAF | JenisTanya.DAFTAR | JenisTanya.CEKLIST:
            _keep(turn, tugas, soal, bersih)


def _take_yes_or_no(turn: Turn, tugas: TugasTersimpan, soal: Soal, teks: str) -> None:
    kata = teks.lower().rstrip(".")
    if kata not in _YA | _BUKAN:
        turn.reply(kalimat.YA_ATAU_BUKAN)
        return
    _keep_item(turn, tugas, soal, teks, ada=kata in _YA)


def _take_date(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya, teks: str) -> None:
    """A date that makes little sense is asked back once; it is taken where the person says that it is right."""
    try:
        tanggal = parse_tanggal_teks(teks)
    except SelTidakTerbaca as galat:
        turn.reply(kalimat_buku.belum_terbaca(galat.pesan))
        return
    pasti = menunggu.pasti and teks == menunggu.tawaran
    if not pasti and soal.tanya.wajar and soal.tanya.wajar.doubts(tanggal, local_date(turn)):
        ask_whether_right(turn, menunggu, teks, tanggal)
        return
    _keep(turn, tugas, soal, teks, tanggal=tanggal.isoformat())


def _take_hadir(turn: Turn, tugas: TugasTersimpan, soal: Soal, jadi: TungguTanya | Hadir) -> None:
    if isinstance(jadi, Hadir):
        _keep(turn, tugas, soal, "\n".join(jadi.nama), hadir=list(jadi.pilihan), lain=list(jadi.lain))
    else:
        redraw(turn, tugas, soal, jadi)


def _take_number(turn: Turn, tugas: TugasTersimpan, soal: Soal, nomor: str) -> None:
    """A number that is not free is asked for anew, with the next one on offer."""
    if len(nomor) > _PANJANG_NOMOR or "\n" in nomor:
        turn.reply(kalimat.NOMOR_SEBARIS)
        return
    surat = UNDANGAN.judul if soal.undangan else turn.langkah_of(tugas).output
    perihal = kalimat_buku.perihal(surat, turn.name_of(tugas.siklus_id))
    try:
        take_number(turn, nomor, kode=code_for(turn, tugas, soal), perihal=perihal, tugas=tugas)
    except NomorSudahDipakai as galat:
        turn.reply(umum.penolakan(galat.pesan))
        ask_question(turn, tugas, soal)
    else:
        _keep(turn, tugas, soal, nomor)


def _keep_item(turn: Turn, tugas: TugasTersimpan, soal: Soal, diketik: str, *, ada: bool) -> None:
    """One item of a checklist; where it is there, its proof is asked for at once, anew too."""
    _add(turn, tugas, soal, diketik, ada=ada)
    if ada:
        ask_question(turn, tugas, proof_of(soal))
    else:
        _go_on(turn, tugas, soal)


def _keep(turn: Turn, tugas: TugasTersimpan, soal: Soal, diketik: str | None, **isi: object) -> None:
    _add(turn, tugas, soal, diketik, **isi)
    _go_on(turn, tugas, soal)


def _add(turn: Turn, tugas: TugasTersimpan, soal: Soal, diketik: str | None, **isi: object) -> None:
    baru = JawabanBaru(
        siklus_id=tugas.siklus_id, tugas_id=tugas.id, indikator="", butir=soal.kunci, diketik=diketik, isi=isi
    )
    turn.store.jawaban.add(baru, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)


def _go_on(turn: Turn, tugas: TugasTersimpan, soal: Soal) -> None:
    """The next question of the talk that this one belongs to."""
    if soal.undangan:
        undangan.ask_next(turn, tugas)
    else:
        _ask_next(turn, tugas)


def _ask_next(turn: Turn, tugas: TugasTersimpan) -> None:
    jawab = answers_of(turn, tugas)
    berikut = next_question(turn.langkah_of(tugas), jawab)
    if berikut is not None:
        ask_question(turn, tugas, berikut)
        return
    tunggu.clear(turn)
    turn.store.dokumen.replace_in(tugas.id)
    output = turn.langkah_of(tugas).output
    surat = keep_paper(turn, tugas, write_letter(turn, tugas, jawab), output, unit=tugas.unit)
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
