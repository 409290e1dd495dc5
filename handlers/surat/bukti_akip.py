"""The proof for the AKIP evaluation: the trail's rows, the text of the SOP and the office's names, nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from dokumen.isi import BuktiAkip, KepalaSop, LangkahSop
from handlers.surat.kertas import keep_paper
from handlers.turn import Turn
from sop.bukti import BERGABUNG, MULAI, TAMAT, AsalJejak
from sop.jejak import Jejak
from sop.langkah import Cara, Naskah
from storage.store import Store
from storage.tugas import TugasTersimpan

JUDUL = "Bukti evaluasi AKIP"
_SEKALI_BACA = 500


def is_about(turn: Turn, siklus_id: int) -> bool:
    """Whether it has something to say of a cycle: the criteria are those of a collection of figures."""
    return turn.naskah_of(siklus_id).first_of(Cara.ISIAN) is not None


def keep_akip_proof(turn: Turn, tugas: TugasTersimpan) -> None:
    """Keep the workbook with the task, as a paper of the cycle and for its archive, where it is about such a cycle."""
    if is_about(turn, tugas.siklus_id):
        keep_paper(turn, tugas, build_bukti(turn, tugas.siklus_id), JUDUL)


def build_bukti(turn: Turn, siklus_id: int) -> BuktiAkip:
    """What the workbook says of a cycle, as its trail stands now; the rows are read when it is drawn."""
    sejenis = turn.store.siklus.all(turn.store.siklus.get(siklus_id).sop)
    return BuktiAkip(
        instansi=turn.kantor.instansi.nama,
        zona=turn.kantor.instansi.zona,
        periode=turn.name_of(siklus_id),
        dibuat_pada=turn.now,
        sop=_sop(turn.naskah_of(siklus_id)),
        daftar_unit={satu.unit.kode: satu.unit.nama for satu in turn.kantor.daftar_unit},
        daftar_nama=dict(turn.store.orang.names_of(turn.store.jejak.people_of(siklus_id))),
        jejak=(),
        jejak_kantor=(),
        asal=AsalJejak(
            siklus_id=siklus_id,
            sampai=turn.store.jejak.ends_of(siklus_id).akhir,
            sejenis=tuple(satu.id for satu in sejenis),
        ),
    )


def read_rows(asal: AsalJejak, sesudah: int, store: Store) -> tuple[list[Jejak], int]:
    """The next rows of the cycle after that one's number, and the number to go on after; none at the end."""
    daftar = store.jejak.portion(asal.siklus_id, sesudah=sesudah, sampai=asal.sampai, banyak=_SEKALI_BACA)
    return list(daftar), daftar[-1].urut if daftar else sesudah


def complete(bukti: BuktiAkip, jejak: Sequence[Jejak], store: Store) -> BuktiAkip:
    """With the cycle's rows, and those of the office: when the cycles of that SOP began and ended, and who joined."""
    if bukti.asal is None:
        return bukti
    kantor = [
        satu
        for satu in store.jejak.of_peristiwa([MULAI, TAMAT, BERGABUNG])
        if satu.urut <= bukti.asal.sampai and (satu.siklus_id is None or satu.siklus_id in bukti.asal.sejenis)
    ]
    nama = store.orang.names_of({satu.pegawai_id for satu in kantor if satu.pegawai_id is not None})
    return replace(
        bukti,
        daftar_nama={**nama, **bukti.daftar_nama},
        jejak=tuple(jejak),
        jejak_kantor=tuple(kantor),
        asal=None,
    )


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
