"""The invitation to the meeting of a step: made by a talk of its own before it, sent to those invited, or left out."""

from collections.abc import Sequence

from bahasa.bentuk import format_hari_tanggal
from bahasa.kalimat import label, umum
from bahasa.kalimat import undangan as kalimat
from dokumen.daftar import load_isi
from dokumen.isi import Undangan
from dokumen.surat.daftar_surat import UNDANGAN
from handlers import tunggu
from handlers.langkah.hadir import people_for
from handlers.langkah.soal import TERKIRIM, Soal, answers_of, next_question, parts_of
from handlers.langkah.tanya_dokumen import ask_question
from handlers.orang.periksa import local_date, require_task
from handlers.siklus import kartu
from handlers.surat.isi_surat import write_invitation
from handlers.surat.kertas import keep_invitation
from handlers.surat.pembukuan import write_line
from handlers.turn import Lampiran, LepasTombol, Papan, Sunting, Tombol, TombolUsang, Turn
from sop.buku import BarisBuku, Buku
from sop.galat import SopError
from sop.langkah import JenisTanya
from storage.dokumen import Dokumen
from storage.jawaban import JawabanBaru
from storage.orang import Orang
from storage.tugas import TugasTersimpan


class UndanganSudahDikirim(SopError):
    """A second press on the button that sent it."""

    pesan = "Undangan ini sudah dikirim. Tidak ada yang berubah."


def begin(turn: Turn, tugas_id: int) -> None:
    """Buat undangan, or Ubah undangan: its questions, or the invitation as it would go out."""
    tugas = _require(turn, tugas_id)
    if tunggu.is_fresh(turn, tugas_id):
        turn.answer(umum.SUDAH_DITANYAKAN)
        return
    ask_next(turn, tugas)


def ask_next(turn: Turn, tugas: TugasTersimpan) -> None:
    """The next question of the invitation; after the last one, the letter to be looked at."""
    berikut = next_question(turn.langkah_of(tugas), answers_of(turn, tugas), undangan=True)
    if berikut is not None:
        ask_question(turn, tugas, berikut)
        return
    tunggu.clear(turn)
    surat = keep_invitation(turn, tugas, write_invitation(turn, tugas, answers_of(turn, tugas)), UNDANGAN.judul)
    kirim = Tombol(label.KIRIM_UNDANGAN, f"undang:{tugas.id}:{surat.id}")
    papan: Papan = ((kirim, Tombol(label.UBAH, f"undang_ubah:{tugas.id}")),)
    turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=surat.id, teks=kalimat.SIAP, papan=papan, senyap=False))


def change(turn: Turn, tugas_id: int) -> None:
    """Ubah: the parts of the invitation that can be said anew."""
    tugas = _require(turn, tugas_id)
    papan = tuple(
        (Tombol(label.clip(kalimat.bagian(soal.tanya.tanya)), f"undang_bagian:{tugas.id}:{urut}"),)
        for urut, soal in enumerate(_parts(turn, tugas))
    )
    turn.reply(kalimat.PILIH_BAGIAN, papan)


def change_part(turn: Turn, tugas_id: int, urut: int) -> None:
    """Ask one part of it anew."""
    tugas = _require(turn, tugas_id)
    semua = _parts(turn, tugas)
    if urut >= len(semua):
        raise TombolUsang
    turn.say(LepasTombol())
    ask_question(turn, tugas, semua[urut])


def send(turn: Turn, tugas_id: int, dokumen_id: int) -> None:
    """Kirim undangan: the letter goes to those invited and into the book; it takes the place of one sent before."""
    tugas = _require(turn, tugas_id)
    semua = [satu for satu in turn.store.dokumen.of_siklus(tugas.siklus_id) if satu.jenis == UNDANGAN.jenis]
    if not semua or semua[-1].id != dokumen_id:
        raise TombolUsang
    if semua[-1].berlaku:
        raise UndanganSudahDikirim
    lama = [satu.id for satu in semua if satu.berlaku]
    turn.store.dokumen.take_effect(dokumen_id, instead_of=lama)
    surat = _read(turn, semua[-1])
    _register(turn, tugas, surat, semua[-1], berubah=bool(lama))
    turn.say(LepasTombol())
    _hand_out(turn, tugas, surat, semua[-1])
    teks, papan = kartu.render(turn, tugas)
    turn.say(Sunting(tentang=kartu.card_of(tugas), teks=teks, papan=papan))


def _require(turn: Turn, tugas_id: int) -> TugasTersimpan:
    """An open task of the speaker's that an invitation can go before."""
    tugas = require_task(turn, tugas_id)
    if not turn.langkah_of(tugas).daftar_undangan:
        raise TombolUsang
    return tugas


def _parts(turn: Turn, tugas: TugasTersimpan) -> tuple[Soal, ...]:
    return parts_of(turn.langkah_of(tugas), undangan=True)


def _read(turn: Turn, dokumen: Dokumen) -> Undangan:
    """What the letter says, as it was looked at."""
    sumber = turn.store.dokumen.isi_of(dokumen.id)
    isi = load_isi(UNDANGAN.jenis, sumber.isi if sumber else "")
    assert isinstance(isi, Undangan), "that kind is this value"  # noqa: S101 - a proof for the types
    return isi


def _register(turn: Turn, tugas: TugasTersimpan, surat: Undangan, dokumen: Dokumen, *, berubah: bool) -> None:
    hari_ini = local_date(turn)
    baris = BarisBuku(
        tanggal=hari_ini,
        tanggal_surat=surat.tanggal,
        nomor=surat.nomor,
        pihak="; ".join(surat.kepada),
        isi=surat.hal,
        ket=kalimat.PERUBAHAN if berubah else "",
    )
    write_line(turn, Buku.KELUAR, baris, tugas, dokumen)
    terkirim = JawabanBaru(
        siklus_id=tugas.siklus_id,
        tugas_id=tugas.id,
        indikator="",
        butir=TERKIRIM,
        diketik=surat.nomor,
        isi={"dokumen_id": dokumen.id},
    )
    turn.store.jawaban.add(terkirim, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)


def _hand_out(turn: Turn, tugas: TugasTersimpan, surat: Undangan, dokumen: Dokumen) -> None:
    """To everyone who was ticked; who has no chat here, and who was typed, is named to the one who invites."""
    diundang, lain = _invited(turn, tugas)
    obrolan = turn.store.obrolan.chats_of([orang.id for orang in diundang])
    for orang in diundang:
        kata = kalimat.diundang(format_hari_tanggal(surat.rapat_pada), surat.waktu, surat.tempat, turn.aku.nama)
        turn.say(Lampiran(kepada=orang.id, dokumen_id=dokumen.id, teks=kata, senyap=False))
    sampai = [orang.nama for orang in diundang if obrolan[orang.id]]
    belum = [*(orang.nama for orang in diundang if not obrolan[orang.id]), *lain]
    turn.reply(kalimat.terkirim(surat.nomor, sampai, belum))
    turn.note(
        "undangan",
        peran=tugas.peran,
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        nomor=surat.nomor,
        rapat=surat.rapat_pada.isoformat(),
        diundang=[orang.id for orang in diundang],
        lain=list(lain),
        dokumen_id=dokumen.id,
    )


def _invited(turn: Turn, tugas: TugasTersimpan) -> tuple[Sequence[Orang], Sequence[str]]:
    """People of the office, and the names of others."""
    jawab = answers_of(turn, tugas)
    soal = next(satu for satu in _parts(turn, tugas) if satu.tanya.jenis is JenisTanya.HADIR)
    isi = jawab[soal.kunci].isi
    dipilih = set(isi.get("hadir", ()))
    return [orang for orang in people_for(turn, soal.tanya) if orang.id in dipilih], isi.get("lain", [])
