"""From the answers of a guided talk to what the paper says."""

from collections.abc import Callable, Mapping
from datetime import date

from bahasa.bentuk import format_hari_tanggal
from bahasa.kalimat import dokumen as kalimat
from bahasa.kalimat import undangan as kalimat_undangan
from dokumen.daftar import Isi
from dokumen.isi import ButirCeklist, Ceklist, Kegiatan, NotaDinas, Notulen, ProgramKerja, Undangan
from handlers.kertas import kop, penanda
from handlers.periksa import local_date
from handlers.petugas import holders
from handlers.soal import Soal, is_there, key_invited, lines_of, parts_of, proof_of
from handlers.turn import Turn
from sop.langkah import Cara, JenisTanya, Naskah
from sop.peran import Peran
from storage.jawaban import Jawaban
from storage.siklus import TugasTersimpan

Jawab = Mapping[str, Jawaban]
_UNDANGAN = {"tanggal", "waktu", "tempat", "pembahasan", "peserta", "nomor"}


def write_letter(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Isi:
    """The step's paper as its answers say; KeyError where the SOP names a paper nobody can make."""
    return _PENULIS[turn.langkah_of(tugas).kertas](turn, tugas, jawab)


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
        penanda=penanda(turn.aku),
    )


def due_words(jawab: Jawab) -> tuple[str, ...]:
    """The order's sentence on when all is due; none where it sets no day."""
    batas = _date(jawab, "batas")
    return (kalimat.batas_waktu(format_hari_tanggal(batas)),) if batas else ()


def check_papers(naskah: Naskah) -> None:
    """Raise ValueError for a SOP that names a paper nobody here can write."""
    for langkah in naskah.daftar_langkah.values():
        if langkah.daftar_undangan and {satu.kunci for satu in langkah.daftar_undangan} != _UNDANGAN:
            raise ValueError(f"step {langkah.nomor}: an invitation asks {', '.join(sorted(_UNDANGAN))}")
        if langkah.cara is Cara.DOKUMEN and langkah.kertas and langkah.kertas not in _PENULIS:
            raise ValueError(f"step {langkah.nomor}: no paper {langkah.kertas!r}; known: {', '.join(_PENULIS)}")


def _nota_dinas(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> NotaDinas:
    sekretaris = holders(turn, Peran.SEKRETARIS)
    periode = _periode(turn, tugas)
    return NotaDinas(
        kop=kop(turn.kantor),
        nomor=_text(jawab, "nomor"),
        kepada=sekretaris[0].jabatan if sekretaris else Peran.SEKRETARIS,
        dari=turn.aku.jabatan or tugas.peran,
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
        penanda=penanda(turn.aku),
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
        penanda=penanda(turn.aku),
    )


def _program_kerja(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> ProgramKerja:
    periode = _periode(turn, tugas)
    return ProgramKerja(
        kop=kop(turn.kantor),
        periode=periode,
        tanggal=local_date(turn),
        tujuan=_text(jawab, "tujuan") or kalimat.tujuan_baku(periode),
        daftar_kegiatan=tuple(map(_kegiatan, lines_of(_text(jawab, "kegiatan")))),
        penanda=penanda(turn.aku),
    )


def _ceklist(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Ceklist:
    butir = [
        ButirCeklist(nama=soal.butir, ada=is_there(soal.kunci, jawab), keterangan=_proof(soal, jawab))
        for soal in parts_of(turn.langkah_of(tugas))
        if soal.tanya.jenis is JenisTanya.CEKLIST
    ]
    butir += [ButirCeklist(nama=baris, ada=True) for baris in lines_of(_text(jawab, "lainnya"))]
    return Ceklist(
        kop=kop(turn.kantor),
        periode=_periode(turn, tugas),
        tanggal=local_date(turn),
        butir=tuple(butir),
        penanda=penanda(turn.aku),
    )


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
