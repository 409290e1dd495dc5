"""How a question of a guided talk is put: its words, what it offers to take, and its buttons."""

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from bahasa.bentuk import format_hari_tanggal, format_tanggal
from bahasa.kalimat import dokumen as kalimat
from bahasa.kalimat import label
from handlers import tunggu
from handlers.langkah.hadir import draw_hadir, resume_hadir
from handlers.langkah.soal import TERKIRIM, Soal, answers_of, parts_of, start_of
from handlers.langkah.tunggu import TungguTanya
from handlers.orang.periksa import local_date
from handlers.surat.nomor import offer_number
from handlers.surat.pembukuan import code_of
from handlers.turn import Papan, SuntingDitekan, Tombol, Turn
from sop.langkah import JenisTanya, Tanya, Tawaran
from storage.tugas import TugasTersimpan

KODE_UNDANGAN = "UND"


def ask_question(turn: Turn, tugas: TugasTersimpan, soal: Soal) -> None:
    """Ask this one, with what was answered before at hand."""
    jawab = answers_of(turn, tugas)
    jawaban = start_of(soal, jawab)
    tawaran = "" if soal.bukti_dari else _offer(turn, tugas, soal, anew=jawaban is not None)
    menunggu = TungguTanya(token=tunggu.new_token(turn), tugas_id=tugas.id, kunci=soal.kunci, tawaran=tawaran)
    if soal.tanya.jenis is JenisTanya.HADIR:
        ask_again(turn, tugas, soal, resume_hadir(menunggu, jawaban))
        return
    lama = jawaban.diketik if jawaban and not soal.butir and soal.tanya.jenis is not JenisTanya.NOMOR else None
    tambahan = [*_show_offer(soal.tanya, tawaran), *([kalimat.saat_ini(lama)] if lama else [])]
    tunggu.ask(turn, menunggu, _words(turn, tugas, soal, tambahan), _buttons(soal, menunggu))


def ask_again(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya) -> None:
    """Ask who came in a new message: it begins, or names were typed."""
    tunggu.ask(turn, menunggu, *_draw(turn, tugas, soal, menunggu))


def ask_whether_right(turn: Turn, menunggu: TungguTanya, teks: str, tanggal: date) -> None:
    """A date was typed that makes little sense: Ya takes it, another date takes its place."""
    token = tunggu.new_token(turn)
    papan: Papan = ((Tombol(label.YA, f"ya:{token}"), Tombol(label.BATAL, f"batal:{token}")),)
    selisih = (tanggal - local_date(turn)).days
    kata = kalimat.tanggal_tidak_biasa(format_hari_tanggal(tanggal), selisih)
    tunggu.ask(turn, replace(menunggu, token=token, tawaran=teks, pasti=True), kata, papan)


def redraw(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya) -> None:
    """Show who came in the message that was pressed."""
    teks, papan = _draw(turn, tugas, soal, menunggu)
    tunggu.put(turn, menunggu)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def code_for(turn: Turn, tugas: TugasTersimpan, soal: Soal) -> str:
    """The kind of the letter whose number this question asks for."""
    return KODE_UNDANGAN if soal.undangan else code_of(turn.langkah_of(tugas))


def _draw(turn: Turn, tugas: TugasTersimpan, soal: Soal, menunggu: TungguTanya) -> tuple[Markup, Papan]:
    tambahan, papan = draw_hadir(turn, soal.tanya, menunggu, diundang=soal.undangan)
    if not soal.undangan and TERKIRIM in answers_of(turn, tugas):
        tambahan.append(kalimat.MENGIKUTI_UNDANGAN)
    return _words(turn, tugas, soal, tambahan), papan


def _offer(turn: Turn, tugas: TugasTersimpan, soal: Soal, *, anew: bool) -> str:
    """What one press would answer; asked anew, the answer that stands takes the place of the last cycle's."""
    tanya = soal.tanya
    if tanya.jenis is JenisTanya.NOMOR:
        return offer_number(turn, tugas, code_for(turn, tugas, soal))
    match tanya.tawaran:
        case Tawaran.HARI_INI:
            return format_tanggal(local_date(turn))
        case Tawaran.YANG_LALU:
            return "" if anew else _from_last_cycle(turn, tugas, soal.kunci)
        case None:
            return tanya.baku


def _from_last_cycle(turn: Turn, tugas: TugasTersimpan, kunci: str) -> str:
    """The answer of the newest cycle before this one that has one; empty without."""
    sop = turn.store.siklus.get(tugas.siklus_id).sop
    for siklus in reversed([satu for satu in turn.store.siklus.all(sop) if satu.id < tugas.siklus_id]):
        for lama in reversed(turn.store.tugas.of_siklus(siklus.id)):
            jawaban = answers_of(turn, lama).get(kunci) if lama.langkah == tugas.langkah else None
            if jawaban and jawaban.diketik:
                return jawaban.diketik
    return ""


def _show_offer(tanya: Tanya, tawaran: str) -> list[Markup]:
    if not tawaran:
        return []
    match tanya.tawaran:
        case Tawaran.HARI_INI:
            return [kalimat.tawaran_hari_ini(tawaran)]
        case Tawaran.YANG_LALU:
            return [kalimat.tawaran_yang_lalu(tawaran)]
        case None:
            return [kalimat.tawaran_baku(tawaran) if tanya.baku else kalimat.tawaran_nomor(tawaran)]


def _words(turn: Turn, tugas: TugasTersimpan, soal: Soal, tambahan: list[Markup]) -> Markup:
    semua = parts_of(turn.langkah_of(tugas), undangan=soal.undangan)
    if soal.bukti_dari:
        return kalimat.tanya_bukti(soal.butir)
    urut = semua.index(soal) + 1
    if soal.butir:
        return kalimat.tanya_ceklist(soal.tanya, soal.butir, urut, len(semua))
    return kalimat.tanya(soal.tanya, urut, len(semua), tambahan)


def _buttons(soal: Soal, menunggu: TungguTanya) -> Papan:
    token = menunggu.token
    if soal.butir and not soal.bukti_dari:
        return ((Tombol(label.YA, f"ya:{token}"), Tombol(label.BUKAN, f"bukan:{token}")),)
    tawaran = [Tombol(_label_of(soal.tanya), f"ya:{token}")] if menunggu.tawaran else []
    lewati = [Tombol(label.LEWATI, f"lewati:{token}")] if soal.bukti_dari or soal.tanya.boleh_lewat else []
    return ((*tawaran, *lewati, Tombol(label.BATAL, f"batal:{token}")),)


def _label_of(tanya: Tanya) -> str:
    match tanya.tawaran:
        case Tawaran.HARI_INI:
            return label.HARI_INI
        case Tawaran.YANG_LALU:
            return label.GUNAKAN_YANG_LALU
        case None:
            return label.GUNAKAN_KALIMAT_INI if tanya.baku else label.YA
