"""Papers made here: what they say is kept with the decision, and drawn when they are sent or archived."""

from bahasa.kalimat.dokumen import nama_berkas
from dokumen.daftar import Isi, dump_isi, ekstensi_of
from dokumen.isi import Kop, Penanda
from dokumen.surat.daftar_surat import BY_JENIS
from handlers.kantor import Kantor
from handlers.orang.petugas import acting_title
from handlers.turn import Turn
from sop.peran import Peran
from storage.dokumen import Dokumen, DokumenBaru
from storage.orang import Orang
from storage.rekap import RekapTersimpan
from storage.templat import LOGO
from storage.tugas import TugasTersimpan

UNGGAHAN = "unggahan"


def keep_paper(
    turn: Turn,
    tugas: TugasTersimpan,
    isi: Isi,
    judul: str,
    *,
    unit: str | None = None,
    versi: RekapTersimpan | None = None,
) -> Dokumen:
    """Keep a paper of a task under a name made of its title, the period and the unit.

    One about a locked `versi` refers to it, and holds no second copy of its figures.
    """
    jenis, teks = dump_isi(isi, tanpa_rekap=versi is not None)
    periode = turn.name_of(tugas.siklus_id)
    nama = f"{nama_berkas(judul, periode, turn.kantor.unit_name(unit))}.{ekstensi_of(jenis)}"
    return _keep(turn, tugas, jenis=jenis, nama=nama, isi=teks, unit=unit, versi=versi)


def keep_invitation(turn: Turn, tugas: TugasTersimpan, isi: Isi, judul: str) -> Dokumen:
    """Keep a letter that goes out before a task's paper; it is none of the cycle until it is sent."""
    jenis, teks = dump_isi(isi)
    nama = f"{nama_berkas(judul, turn.name_of(tugas.siklus_id))}.{ekstensi_of(jenis)}"
    return _keep(turn, tugas, jenis=jenis, nama=nama, isi=teks, mendahului=True)


def keep_upload(turn: Turn, tugas: TugasTersimpan, nama: str, sha256: str) -> Dokumen:
    """Keep a file somebody sent as a task's paper."""
    return _keep(turn, tugas, jenis=UNGGAHAN, nama=nama, sha256=sha256, unit=tugas.unit)


def current_papers(turn: Turn, tugas: TugasTersimpan) -> tuple[Dokumen, ...]:
    """The papers of a task that hold, replaced ones left out."""
    return tuple(
        satu for satu in turn.store.dokumen.of_siklus(tugas.siklus_id) if satu.tugas_id == tugas.id and satu.berlaku
    )


def kop(kantor: Kantor) -> Kop:
    """The head of the office's papers."""
    instansi = kantor.instansi
    return Kop(nama=instansi.nama, kabupaten=instansi.kabupaten, alamat=instansi.alamat)


def penanda(orang: Orang, peran: Peran, unit: str | None = None) -> Penanda:
    """Who signs a paper in that role; whoever acts in another's place signs as Plh., Plt. or a.n."""
    jabatan = acting_title(orang, peran, unit) or orang.jabatan
    return Penanda(jabatan=jabatan, nama=orang.nama, pangkat=orang.pangkat, nip=orang.nip)


def _keep(  # noqa: PLR0913 - a paper is these facts
    turn: Turn,
    tugas: TugasTersimpan,
    *,
    jenis: str,
    nama: str,
    isi: str | None = None,
    sha256: str | None = None,
    unit: str | None = None,
    versi: RekapTersimpan | None = None,
    mendahului: bool = False,
) -> Dokumen:
    rekaan = turn.store.siklus.get(tugas.siklus_id).latihan  # our own templates alone bear its mark for certain
    berlaku = turn.store.templat.standing() if jenis in BY_JENIS and not rekaan else {}
    baru = DokumenBaru(
        siklus_id=tugas.siklus_id,
        tugas_id=None if mendahului else tugas.id,
        langkah=tugas.langkah,
        jenis=jenis,
        nama=nama,
        isi=isi,
        rekap_id=versi.id if versi else None,
        sha256=sha256,
        templat=berlaku[jenis].sha256 if jenis in berlaku else None,
        logo=berlaku[LOGO].sha256 if LOGO in berlaku else None,
        unit=unit,
        berlaku=not mendahului,
    )
    return turn.store.dokumen.add(baru, oleh=turn.orang.id if turn.orang else None, now=turn.now)
