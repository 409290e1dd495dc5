"""The SOP measured by itself: what is kept of the cycles' tasks becomes working time, and a workbook."""

from collections.abc import Mapping
from datetime import datetime

from dokumen.isi import BukuPengukuran
from handlers.isian.keadaan import ULANG
from handlers.kantor import Kantor
from handlers.orang.petugas import responsible_for
from handlers.surat.kertas import UNGGAHAN, keep_paper
from handlers.turn import Turn
from sop.jam_kerja import working_minutes_between
from sop.langkah import Naskah
from sop.pengukuran import SiklusDiukur, TugasDiukur, UsulanWaktu, WaktuSiklus, measure_siklus, propose_times
from sop.waktu_baku import WaktuBaku
from storage.dokumen import Dokumen
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

JUDUL = "Pengukuran SOP"
TAHUN_TERUKUR = 5  # the office's calendar is known so far back
_SIKLUS_TERBANYAK = 12


def keep_measurement(turn: Turn, tugas: TugasTersimpan) -> Dokumen:
    """Keep the workbook with the task, as a paper of the cycle and for its archive: without names."""
    return keep_paper(turn, tugas, build_buku(turn, tugas.siklus_id, bernama=False), JUDUL)


def build_buku(turn: Turn, siklus_id: int, *, bernama: bool) -> BukuPengukuran:
    """What the workbook says of a cycle and those before it."""
    sop = turn.store.siklus.get(siklus_id).sop
    daftar = [measure(turn, satu) for satu in measured_cycles(turn, sop) if satu.id <= siklus_id]
    kantor, naskah = turn.kantor, turn.naskah_of(siklus_id)
    return BukuPengukuran(
        instansi=kantor.instansi.nama,
        zona=kantor.instansi.zona,
        dibuat_pada=turn.now,
        bernama=bernama,
        daftar_siklus=tuple(daftar),
        daftar_usulan=propose_times(naskah, kantor.jam, standard_times(kantor, naskah), daftar),
    )


def propose(turn: Turn, naskah: Naskah) -> tuple[UsulanWaktu, ...]:
    """The standard times that what was measured so far proposes, for the steps that SOP gives none."""
    daftar = [measure(turn, satu) for satu in measured_cycles(turn, naskah.kode)]
    return propose_times(naskah, turn.kantor.jam, standard_times(turn.kantor, naskah), daftar)


def measured_cycles(turn: Turn, sop: str) -> tuple[Siklus, ...]:
    """The newest cycles of a SOP that can be measured, oldest first."""
    awal = turn.now.year - TAHUN_TERUKUR
    semua = [satu for satu in turn.store.siklus.all(sop) if satu.dimulai_pada.year >= awal]
    return tuple(semua[-_SIKLUS_TERBANYAK:])


def measure(turn: Turn, siklus: Siklus) -> WaktuSiklus:
    """One cycle in working time; what is open, until now."""
    kantor, naskah = turn.kantor, turn.naskah_of(siklus.id)
    diukur = SiklusDiukur(
        periode=siklus.periode,
        dimulai=siklus.dimulai_pada,
        tamat=siklus.tamat_pada,
        daftar_tugas=_read_tasks(turn, siklus),
    )
    return measure_siklus(naskah, kantor.jam, standard_times(kantor, naskah), diukur, turn.now)


def measure_length(turn: Turn, siklus: Siklus) -> int:
    """How long a cycle took, or has taken so far, in working minutes."""
    return working_minutes_between(turn.kantor.jam, siklus.dimulai_pada, siklus.tamat_pada or turn.now)


def standard_times(kantor: Kantor, naskah: Naskah) -> Mapping[int, WaktuBaku]:
    """The standard times there are, the SOP's and the office's own, by step."""
    semua = {nomor: kantor.waktu_of(naskah, langkah) for nomor, langkah in naskah.daftar_langkah.items()}
    return {nomor: waktu for nomor, waktu in semua.items() if waktu is not None}


def _read_tasks(turn: Turn, siklus: Siklus) -> tuple[TugasDiukur, ...]:
    semua = turn.store.tugas.of_siklus(siklus.id)
    nama = turn.store.orang.names_of({satu.selesai_oleh for satu in semua if satu.selesai_oleh is not None})
    tindakan = _first_acts(turn, siklus)
    return tuple(
        TugasDiukur(
            langkah=satu.langkah,
            peran=satu.peran,
            unit_nama=turn.kantor.unit_name(satu.unit),
            putaran=satu.putaran,
            dibuka=satu.dibuka_pada,
            mulai=tindakan.get(satu.id),
            selesai=satu.selesai_pada,
            tenggat=satu.tenggat,
            oleh=_responsible(turn, satu) if satu.selesai_oleh is None else nama.get(satu.selesai_oleh, ""),
            dikembalikan=bool(satu.arahan),
        )
        for satu in semua
        if not satu.ditarik
    )


def _first_acts(turn: Turn, siklus: Siklus) -> Mapping[int, datetime]:
    """The first answer or file of each task; a row that only asks anew is neither, and comes with the opening."""
    jawaban = turn.store.jawaban.first_of_each(siklus.id, ULANG)
    berkas = turn.store.dokumen.first_of_each(siklus.id, UNGGAHAN)
    return {
        tugas_id: min(satu[tugas_id] for satu in (jawaban, berkas) if tugas_id in satu)
        for tugas_id in {*jawaban, *berkas}
    }


def _responsible(turn: Turn, tugas: TugasTersimpan) -> str:
    """Who holds the role of an open task now."""
    return ", ".join(satu.nama for satu in responsible_for(turn, tugas))
