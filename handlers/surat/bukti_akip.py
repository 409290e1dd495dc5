"""The proof for the AKIP evaluation: the trail's rows, the text of the SOP and the office's names, nothing else."""

from dokumen.isi import BuktiAkip, KepalaSop, LangkahSop
from handlers.surat.kertas import keep_paper
from handlers.turn import Turn
from sop.bukti import BERGABUNG, MULAI, TAMAT
from sop.jejak import Jejak
from sop.langkah import Cara, Naskah
from storage.tugas import TugasTersimpan

JUDUL = "Bukti evaluasi AKIP"


def is_about(turn: Turn, siklus_id: int) -> bool:
    """Whether it has something to say of a cycle: the criteria are those of a collection of figures."""
    return turn.naskah_of(siklus_id).first_of(Cara.ISIAN) is not None


def keep_akip_proof(turn: Turn, tugas: TugasTersimpan) -> None:
    """Keep the workbook with the task, as a paper of the cycle and for its archive, where it is about such a cycle."""
    if is_about(turn, tugas.siklus_id):
        keep_paper(turn, tugas, build_bukti(turn, tugas.siklus_id), JUDUL)


def build_bukti(turn: Turn, siklus_id: int) -> BuktiAkip:
    """What the workbook says of a cycle, as its trail stands now."""
    jejak = turn.store.jejak.of_siklus(siklus_id)
    kantor = _of_office(turn, siklus_id)
    nama = turn.store.orang.names_of({satu.pegawai_id for satu in (*jejak, *kantor) if satu.pegawai_id is not None})
    return BuktiAkip(
        instansi=turn.kantor.instansi.nama,
        zona=turn.kantor.instansi.zona,
        periode=turn.name_of(siklus_id),
        dibuat_pada=turn.now,
        sop=_sop(turn.naskah_of(siklus_id)),
        daftar_unit={satu.unit.kode: satu.unit.nama for satu in turn.kantor.daftar_unit},
        daftar_nama=nama,
        jejak=jejak,
        jejak_kantor=kantor,
    )


def _of_office(turn: Turn, siklus_id: int) -> tuple[Jejak, ...]:
    """When the cycles of that SOP began and ended, and who joined."""
    sejenis = {satu.id for satu in turn.store.siklus.all(turn.store.siklus.get(siklus_id).sop)}
    semua = turn.store.jejak.of_peristiwa([MULAI, TAMAT, BERGABUNG])
    return tuple(satu for satu in semua if satu.siklus_id is None or satu.siklus_id in sejenis)


def _sop(naskah: Naskah) -> KepalaSop:
    return KepalaSop(
        nomor=naskah.nomor,
        nama=naskah.nama,
        unit_kerja=naskah.unit_kerja,
        dibuat=naskah.dibuat,
        daftar_langkah=tuple(
            LangkahSop(nomor=satu.nomor, nama=satu.nama, pelaksana=satu.pelaksana, waktu=str(satu.waktu or ""))
            for satu in naskah.daftar_langkah.values()
        ),
    )
