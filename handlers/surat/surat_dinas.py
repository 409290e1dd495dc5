"""Letters made of what is known already, without a talk: disposition, distribution, report of the rekap, archiving."""

from bahasa.kalimat import surat_dinas as kalimat
from dokumen.daftar import load_isi
from dokumen.isi import (
    BeritaAcara,
    Disposisi,
    DokumenDiarsipkan,
    Laporan,
    NotaDinas,
    NotaDistribusi,
    NotaRekap,
    Penanda,
)
from dokumen.surat.daftar_surat import BERITA_ACARA, DISPOSISI, NOTA_DINAS, NOTA_DISTRIBUSI, NOTA_REKAP
from handlers.langkah.soal import answers_of, lines_of
from handlers.orang.periksa import local_date
from handlers.orang.petugas import holders, title_of
from handlers.surat.isi_surat import due_words
from handlers.surat.kertas import current_papers, keep_paper, kop, penanda
from handlers.surat.nomor import take_next_number
from handlers.surat.pembukuan import Surat, agenda_number, register_letter, write_about
from handlers.turn import Turn
from sop.buku import BarisBuku, Buku
from sop.peran import Peran
from storage.dokumen import Dokumen
from storage.rekap import RekapTersimpan
from storage.tugas import TugasTersimpan

KODE_BERITA_ACARA = "BA"
KODE_LAPORAN = "ND"  # the report is a nota dinas too


def keep_disposisi(turn: Turn, tugas: TugasTersimpan) -> None:
    """The sheet that goes with the order, where that was made here; of a file somebody sent nothing is known."""
    nota = next((satu for satu in current_papers(turn, tugas) if satu.jenis == NOTA_DINAS.jenis), None)
    sumber = turn.store.dokumen.isi_of(nota.id) if nota else None
    langkah = turn.langkah_of(tugas)
    if sumber is None or langkah.lanjut is None:
        return
    surat = load_isi(NOTA_DINAS.jenis, sumber.isi)
    assert isinstance(surat, NotaDinas), "that kind is this value"  # noqa: S101 - a proof for the types
    berikut = turn.naskah_of(tugas.siklus_id).langkah(langkah.lanjut)
    periode, jawab = _periode(turn, tugas), answers_of(turn, tugas)
    arahan = jawab.get("arahan")
    lembar = Disposisi(
        kop=surat.kop,
        periode=periode,
        surat_dari=surat.dari,
        nomor_surat=surat.nomor,
        nomor_agenda=agenda_number(turn, nota) if nota else "",
        tanggal_surat=surat.tanggal,
        diterima_pada=turn.now,
        zona=turn.kantor.instansi.zona,
        sifat=surat.sifat,
        hal=surat.hal,
        diteruskan=(surat.kepada, *berikut.bersama),
        disposisi=(
            kalimat.isi_disposisi(periode, berikut.nama),
            *due_words(jawab),
            *(lines_of(arahan.diketik) if arahan else ()),
        ),
        penanda=surat.penanda,
    )
    keep_paper(turn, tugas, lembar, DISPOSISI.judul)


def keep_distribusi(turn: Turn, tugas: TugasTersimpan) -> None:
    """The letter the form goes out with, by whoever prepared the form."""
    periode = _periode(turn, tugas)
    nomor = take_next_number(turn, kode="ND", perihal=kalimat.hal_distribusi(periode), tugas=tugas)
    if not nomor:
        return
    langkah = turn.langkah_of(tugas)
    naskah = turn.naskah_of(tugas.siklus_id)
    isian = naskah.langkah(langkah.lanjut) if langkah.lanjut else None
    waktu = turn.kantor.waktu_of(naskah, isian) if isian else None
    nota = NotaDistribusi(
        kop=kop(turn.kantor),
        nomor=nomor,
        kepada=", ".join(satu.unit.nama for satu in turn.kantor.daftar_unit),
        dari=title_of(turn.aku, Peran.TIM),
        tanggal=local_date(turn),
        sifat=kalimat.PENTING,
        lampiran=kalimat.SATU_BERKAS,
        hal=kalimat.hal_distribusi(periode),
        isi=kalimat.isi_distribusi(langkah.kelengkapan[0], periode, str(waktu) if waktu else ""),
        penanda=penanda(turn.aku, Peran.TIM),
    )
    _register(turn, tugas, nota, keep_paper(turn, tugas, nota, NOTA_DISTRIBUSI.judul))


def keep_laporan(turn: Turn, tugas: TugasTersimpan, versi: RekapTersimpan) -> Dokumen:
    """The report of the approved rekap to Kepala Dinas, whose task it is; without a number where none is left."""
    hal = kalimat.hal_laporan(_periode(turn, tugas))
    kepala = holders(turn, tugas.peran)
    laporan = Laporan(
        kop=kop(turn.kantor),
        kepada=title_of(kepala[0], tugas.peran) if kepala else tugas.peran,
        sifat=kalimat.PENTING,
        lampiran=kalimat.SATU_BERKAS,
        nomor=take_next_number(turn, kode=KODE_LAPORAN, perihal=hal, tugas=tugas),
        tanggal=local_date(turn),
        rekap=versi.rekap,
        sha256=versi.sha256,
        catatan=(versi.rekap.catatan,) if versi.rekap.catatan else (),
        penanda=penanda(turn.aku, Peran.SEKRETARIS),
    )
    dokumen = keep_paper(turn, tugas, laporan, "Laporan hasil pengukuran kinerja", versi=versi)
    surat = Surat(
        nomor=laporan.nomor,
        tanggal=laporan.tanggal,
        dari=laporan.penanda.jabatan,
        kepada=laporan.kepada,
        hal=hal,
    )
    register_letter(turn, tugas, surat, dokumen)
    return dokumen


def keep_nota_rekap(turn: Turn, tugas: TugasTersimpan, versi: int, sha256: str) -> Dokumen | None:
    """The letter a locked rekap is reported with; None where no number is left for it."""
    periode = _periode(turn, tugas)
    nomor = take_next_number(turn, kode="ND", perihal=kalimat.hal_rekap(periode, versi), tugas=tugas)
    if not nomor:
        return None
    nota = NotaRekap(
        kop=kop(turn.kantor),
        nomor=nomor,
        kepada=_superior(turn).jabatan,
        dari=title_of(turn.aku, tugas.peran),
        tanggal=local_date(turn),
        sifat=kalimat.PENTING,
        lampiran=kalimat.SATU_BERKAS,
        hal=kalimat.hal_rekap(periode, versi),
        isi=kalimat.isi_rekap(periode, versi, sha256),
        penanda=penanda(turn.aku, tugas.peran),
    )
    return _register(turn, tugas, nota, keep_paper(turn, tugas, nota, f"{NOTA_REKAP.judul} versi {versi}"))


def number_berita_acara(turn: Turn, tugas: TugasTersimpan) -> str:
    """Its number, and its line in the book: the books are part of what it lists. Empty where no number is left."""
    perihal = kalimat.hal_berita_acara(_periode(turn, tugas))
    nomor = take_next_number(turn, kode=KODE_BERITA_ACARA, perihal=perihal, tugas=tugas)
    if nomor:
        hari_ini = local_date(turn)
        baris = BarisBuku(tanggal=hari_ini, tanggal_surat=hari_ini, nomor=nomor, pihak=kalimat.ARSIP, isi=perihal)
        write_about(turn, Buku.KELUAR, baris, tugas)
    return nomor


def keep_berita_acara(turn: Turn, tugas: TugasTersimpan, nomor: str, jumlah_bukti: int) -> Dokumen | None:
    """What of the cycle is archived, with so many proofs, by whoever does so; None without a number."""
    if not nomor:
        return None
    naskah, toko = turn.naskah_of(tugas.siklus_id), turn.store
    daftar = [satu for satu in toko.dokumen.of_siklus(tugas.siklus_id) if satu.berlaku]
    acara = BeritaAcara(
        kop=kop(turn.kantor),
        nomor=nomor,
        periode=_periode(turn, tugas),
        tanggal=local_date(turn),
        sop=f"Standar Operasional Prosedur {naskah.nama} Nomor {naskah.nomor}",
        daftar_dokumen=tuple(
            DokumenDiarsipkan(langkah=f"{satu.langkah}. {naskah.langkah(satu.langkah).nama}", nama=satu.nama)
            for satu in daftar
        ),
        jumlah_bukti=jumlah_bukti,
        penanda=penanda(turn.aku, tugas.peran),
        mengetahui=_superior(turn),
        kegiatan=naskah.nama[:1].lower() + naskah.nama[1:].lower(),
    )
    return keep_paper(turn, tugas, acara, BERITA_ACARA.judul)


def _register(turn: Turn, tugas: TugasTersimpan, nota: NotaDistribusi | NotaRekap, dokumen: Dokumen) -> Dokumen:
    """A letter that goes out with the press that made it."""
    surat = Surat(nomor=nota.nomor, tanggal=nota.tanggal, dari=nota.dari, kepada=nota.kepada, hal=nota.hal)
    register_letter(turn, tugas, surat, dokumen)
    return dokumen


def _superior(turn: Turn) -> Penanda:
    """The Sekretaris; where nobody is, a line to sign on."""
    pemegang = holders(turn, Peran.SEKRETARIS)
    return penanda(pemegang[0], Peran.SEKRETARIS) if pemegang else Penanda(jabatan=Peran.SEKRETARIS, nama="")


def _periode(turn: Turn, tugas: TugasTersimpan) -> str:
    return turn.name_of(tugas.siklus_id)
