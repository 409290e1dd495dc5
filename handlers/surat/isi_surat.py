"""From the answers of a guided talk to what the paper says."""

from collections.abc import Callable, Mapping
from datetime import date

from bahasa.bentuk import format_hari_tanggal
from bahasa.kalimat import dokumen as kalimat
from bahasa.kalimat import undangan as kalimat_undangan
from dokumen.daftar import Isi
from dokumen.isi import (
    ButirCeklist,
    ButirLembar,
    Ceklist,
    Kegiatan,
    LembarLangkah,
    NotaDinas,
    Notulen,
    ProgramKerja,
    Undangan,
)
from handlers.langkah.soal import Soal, is_there, key_invited, lines_of, parts_of, proof_of
from handlers.orang.periksa import local_date
from handlers.orang.petugas import holders, title_of
from handlers.surat.kertas import kop, penanda
from handlers.turn import Turn
from sop.langkah import JenisTanya
from sop.peran import Peran
from storage.jawaban import Jawaban
from storage.tugas import TugasTersimpan

Jawab = Mapping[str, Jawaban]


def write_letter(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Isi:
    """The step's paper as its answers say: in a form of its own where the SOP names one, else as their sheet."""
    return _PENULIS.get(turn.langkah_of(tugas).kertas, _lembar)(turn, tugas, jawab)


def write_invitation(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Undangan:
    """The invitation as its answers say, by whoever invites."""

    def text(kunci: str) -> str:
        return _text(jawab, key_invited(kunci))

    return Undangan(
        kop=kop(turn.kantor),
        nomor=text("nomor"),
        tanggal=local_date(turn),
        sifat="Penting",
        lampiran="-",
        hal=kalimat_undangan.hal(_periode(turn, tugas)),
        kepada=_invited(turn, jawab),
        rapat_pada=_date(jawab, key_invited("tanggal")) or local_date(turn),
        waktu=text("waktu"),
        tempat=text("tempat"),
        agenda=lines_of(text("pembahasan")),
        penanda=penanda(turn.aku, tugas.peran),
    )


def due_words(jawab: Jawab) -> tuple[str, ...]:
    """The order's sentence on when all is due; none where it sets no day."""
    batas = _date(jawab, "batas")
    return (kalimat.batas_waktu(format_hari_tanggal(batas)),) if batas else ()


def _nota_dinas(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> NotaDinas:
    sekretaris = holders(turn, Peran.SEKRETARIS)
    periode = _periode(turn, tugas)
    return NotaDinas(
        kop=kop(turn.kantor),
        nomor=_text(jawab, "nomor"),
        kepada=title_of(sekretaris[0], Peran.SEKRETARIS) if sekretaris else Peran.SEKRETARIS,
        dari=title_of(turn.aku, tugas.peran),
        tanggal=local_date(turn),
        sifat="Penting",
        lampiran="-",
        hal=kalimat.hal_nota(periode),
        isi=(
            kalimat.arahan_baku(periode, _text(jawab, "untuk").rstrip(" .,")),
            *due_words(jawab),
            *lines_of(_text(jawab, "arahan")),
            kalimat.penutup_nota(),
        ),
        penanda=penanda(turn.aku, tugas.peran),
    )


def _notulen(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Notulen:
    return Notulen(
        kop=kop(turn.kantor),
        periode=_periode(turn, tugas),
        tanggal=_date(jawab, "tanggal") or local_date(turn),
        waktu_tempat=", ".join(filter(None, (_text(jawab, "waktu"), _text(jawab, "tempat")))),
        pimpinan=turn.aku.nama,
        peserta=lines_of(_text(jawab, "peserta")),
        pembahasan=lines_of(_text(jawab, "pembahasan")),
        keputusan=lines_of(_text(jawab, "keputusan")),
        arahan=lines_of(_text(jawab, "arahan")),
        penanda=penanda(turn.aku, tugas.peran),
    )


def _program_kerja(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> ProgramKerja:
    periode = _periode(turn, tugas)
    return ProgramKerja(
        kop=kop(turn.kantor),
        periode=periode,
        tanggal=local_date(turn),
        tujuan=_text(jawab, "tujuan") or kalimat.tujuan_baku(periode),
        daftar_kegiatan=tuple(map(_kegiatan, lines_of(_text(jawab, "kegiatan")))),
        penanda=penanda(turn.aku, tugas.peran),
    )


def _ceklist(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Ceklist:
    butir = [
        ButirCeklist(nama=soal.butir, ada=is_there(soal.kunci, jawab), keterangan=_where(turn, tugas, soal, jawab))
        for soal in parts_of(turn.langkah_of(tugas))
        if soal.tanya.jenis is JenisTanya.CEKLIST
    ]
    butir += [ButirCeklist(nama=baris, ada=True) for baris in lines_of(_text(jawab, "lainnya"))]
    return Ceklist(
        kop=kop(turn.kantor),
        periode=_periode(turn, tugas),
        tanggal=local_date(turn),
        butir=tuple(butir),
        penanda=penanda(turn.aku, tugas.peran),
    )


def _lembar(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> LembarLangkah:
    naskah, langkah = turn.naskah_of(tugas.siklus_id), turn.langkah_of(tugas)
    return LembarLangkah(
        kop=kop(turn.kantor),
        judul=langkah.output,
        sop=naskah.nama,
        periode=turn.period_of(tugas.siklus_id),
        langkah=kalimat.letak_langkah(langkah.nomor, len(naskah.daftar_langkah), langkah.nama),
        unit=turn.kantor.unit_name(tugas.unit),
        tanggal=local_date(turn),
        daftar_butir=tuple(_butir(soal, jawab) for soal in parts_of(langkah)),
        penanda=penanda(turn.aku, tugas.peran, tugas.unit),
    )


def _butir(soal: Soal, jawab: Jawab) -> ButirLembar:
    if not soal.butir:
        return ButirLembar(uraian=soal.tanya.tanya, isi=lines_of(_text(jawab, soal.kunci)))
    ada = is_there(soal.kunci, jawab)
    return ButirLembar(
        uraian=soal.butir, isi=(kalimat.ADA if ada else kalimat.TIDAK_ADA, *filter(None, [_proof(soal, jawab)]))
    )


def _where(turn: Turn, tugas: TugasTersimpan, soal: Soal, jawab: Jawab) -> str:
    """Where an item that is there can be found; of one that an earlier step made it is known without being told."""
    if not is_there(soal.kunci, jawab):
        return ""
    return _proof(soal, jawab) or _made_before(turn, tugas, soal.butir)


def _made_before(turn: Turn, tugas: TugasTersimpan, nama: str) -> str:
    """The newest paper of the earlier step that yields one of that name; empty without."""
    daftar = turn.naskah_of(tugas.siklus_id).daftar_langkah
    milik = [
        satu
        for satu in turn.store.dokumen.of_siklus(tugas.siklus_id)
        if satu.berlaku and satu.langkah < tugas.langkah and daftar[satu.langkah].output.casefold() == nama.casefold()
    ]
    return kalimat.dari_langkah(milik[-1].nama, milik[-1].langkah) if milik else ""


def _proof(soal: Soal, jawab: Jawab) -> str:
    """Where an item that is there can be found: the names of its files, a link, or words; empty where skipped."""
    bukti = jawab.get(proof_of(soal).kunci)
    if bukti is None or not is_there(soal.kunci, jawab):
        return ""
    return ", ".join(bukti.isi.get("berkas", ())) or bukti.diketik or ""


def _kegiatan(baris: str) -> Kegiatan:
    uraian, pelaksana, waktu = [*(bagian.strip() for bagian in baris.split("|", 2)), "", ""][:3]
    return Kegiatan(uraian=uraian, pelaksana=pelaksana, waktu=waktu)


def _invited(turn: Turn, jawab: Jawab) -> tuple[str, ...]:
    """Everyone invited, people of the office with their position."""
    isi = jawab[key_invited("peserta")].isi
    orang = turn.store.orang.of_ids(set(isi.get("hadir", ())), turn.now)
    return (*(kalimat_undangan.yang_diundang(satu.nama, satu.jabatan) for satu in orang), *isi.get("lain", ()))


def _text(jawab: Jawab, kunci: str) -> str:
    return jawab[kunci].diketik or "" if kunci in jawab else ""


def _date(jawab: Jawab, kunci: str) -> date | None:
    iso = jawab[kunci].isi.get("tanggal") if kunci in jawab else None
    return date.fromisoformat(iso) if iso else None


def _periode(turn: Turn, tugas: TugasTersimpan) -> str:
    return turn.name_of(tugas.siklus_id)


_PENULIS: Mapping[str, Callable[[Turn, TugasTersimpan, Jawab], Isi]] = {
    "nota_dinas": _nota_dinas,
    "notulen": _notulen,
    "program_kerja": _program_kerja,
    "ceklist": _ceklist,
}
