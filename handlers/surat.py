"""From the answers of a guided talk to what the paper says."""

from collections.abc import Callable, Mapping

from bahasa.bentuk import bulan_romawi
from bahasa.kalimat import dokumen as kalimat
from dokumen.daftar import Isi
from dokumen.isi import ButirCeklist, Ceklist, Kegiatan, NotaDinas, Notulen, ProgramKerja
from handlers.kertas import kop, penanda
from handlers.periksa import local_date
from handlers.soal import lines_of, questions_of
from handlers.turn import Turn
from sop.langkah import Cara, JenisTanya, Naskah
from sop.peran import Peran
from storage.jawaban import Jawaban
from storage.siklus import TugasTersimpan

Jawab = Mapping[str, Jawaban]
_PERCOBAAN_NOMOR = 100


def write_letter(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Isi:
    """The step's paper as its answers say; KeyError where the SOP names a paper nobody can make."""
    return _PENULIS[turn.kantor.naskah.langkah(tugas.langkah).kertas](turn, tugas, jawab)


def check_papers(naskah: Naskah) -> None:
    """Raise ValueError for a SOP that names a paper nobody here can write."""
    for langkah in naskah.daftar_langkah.values():
        if langkah.cara is Cara.DOKUMEN and langkah.kertas and langkah.kertas not in _PENULIS:
            raise ValueError(f"step {langkah.nomor}: no paper {langkah.kertas!r}; known: {', '.join(_PENULIS)}")


def propose_number(turn: Turn, kode: str) -> str:
    """The office's next free letter number by its own template; a person confirms it before it counts."""
    awal = turn.store.surat.next_urut(local_date(turn).year)
    calon = (_number(turn, kode, urut) for urut in range(awal, awal + _PERCOBAAN_NOMOR))
    return next((nomor for nomor in calon if not turn.store.surat.is_taken(nomor)), "")


def take_number(turn: Turn, tugas: TugasTersimpan, kode: str) -> str:
    """The next free number, taken for a letter of that task nobody is asked about; empty where none is left."""
    for _ in range(_PERCOBAAN_NOMOR):
        nomor = propose_number(turn, kode)
        if not nomor or turn.store.surat.take(nomor, tugas.id, local_date(turn).year, turn.now):
            return nomor
    return ""


def _number(turn: Turn, kode: str, urut: int) -> str:
    tanggal = local_date(turn)
    instansi = turn.kantor.instansi
    isi = {
        "urut": str(urut),
        "kode": kode,
        "bulan_romawi": bulan_romawi(tanggal.month),
        "bulan": f"{tanggal.month:02d}",
        "tahun": str(tanggal.year),
        "unit": instansi.nama_singkat,
    }
    nomor = instansi.format_nomor
    for nama, nilai in isi.items():
        nomor = nomor.replace("{" + nama + "}", nilai)
    return nomor


def _nota_dinas(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> NotaDinas:
    sekretaris = turn.store.orang.holders(Peran.SEKRETARIS)
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
            kalimat.arahan_baku(periode),
            *lines_of(_text(jawab, "arahan")),
            kalimat.penutup_nota(),
        ),
        penanda=penanda(turn.aku),
    )


def _notulen(turn: Turn, tugas: TugasTersimpan, jawab: Jawab) -> Notulen:
    return Notulen(
        kop=kop(turn.kantor),
        periode=_periode(turn, tugas),
        tanggal=local_date(turn),
        waktu_tempat=_text(jawab, "waktu_tempat"),
        pimpinan=turn.aku.nama,
        peserta=lines_of(_text(jawab, "peserta")),
        pembahasan=lines_of(_text(jawab, "pembahasan")),
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
        ButirCeklist(nama=soal.butir, ada=bool(jawab[soal.kunci].isi.get("ada")))
        for soal in questions_of(turn.kantor.naskah.langkah(tugas.langkah))
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


def _kegiatan(baris: str) -> Kegiatan:
    uraian, pelaksana, waktu = [*(bagian.strip() for bagian in baris.split("|", 2)), "", ""][:3]
    return Kegiatan(uraian=uraian, pelaksana=pelaksana, waktu=waktu)


def _text(jawab: Jawab, kunci: str) -> str:
    return jawab[kunci].diketik or "" if kunci in jawab else ""


def _periode(turn: Turn, tugas: TugasTersimpan) -> str:
    return str(turn.store.siklus.get(tugas.siklus_id).periode)


_PENULIS: Mapping[str, Callable[[Turn, TugasTersimpan, Jawab], Isi]] = {
    "nota_dinas": _nota_dinas,
    "notulen": _notulen,
    "program_kerja": _program_kerja,
    "ceklist": _ceklist,
}
