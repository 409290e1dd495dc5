"""What lies at hand when a step opens: papers of the steps before, or papers made for this one."""

from collections.abc import Mapping
from dataclasses import dataclass

from bahasa.kalimat import rekap as kalimat_rekap
from dokumen.format_isian import FormatIsian, FormatUnit
from dokumen.surat.daftar_surat import NOTA_DISTRIBUSI
from handlers.isian.keadaan import ULANG
from handlers.orang.petugas import holders
from handlers.rekap.arahan import directions_for
from handlers.rekap.bab_tiga import keep_bab_tiga
from handlers.rekap.indikator import indicators_for
from handlers.rekap.rekap_susun import keep_draft, rekap_papers
from handlers.siklus import kartu
from handlers.siklus.kelengkapan import PENGIRING, papers_for
from handlers.surat.kertas import UNGGAHAN, keep_paper
from handlers.surat.surat_dinas import keep_distribusi, keep_laporan
from handlers.turn import Lampiran, Turn
from sop.langkah import Cara
from sop.peran import Peran
from sop.rekap import Isian
from storage.dokumen import Dokumen
from storage.jawaban import JawabanBaru
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Bahan:
    """A paper to send with a card, as a file or a picture."""

    dokumen_id: int
    nama: str
    gambar: bool = False


def prepare(turn: Turn, siklus: Siklus, tugas: TugasTersimpan) -> list[Bahan]:
    """Make what the step needs, and return what goes out with its card."""
    match kartu.cara(turn, tugas):
        case Cara.FORMAT:
            semua = tuple(satu.unit.kode for satu in turn.kantor.daftar_unit)
            return [_bahan(_keep_format(turn, siklus, tugas, semua))]
        case Cara.PENERIMAAN:
            format_unit = _keep_format(turn, siklus, tugas, (tugas.unit or "",), unit=tugas.unit)
            return [*_letters(turn, tugas), *_uploads(turn, tugas), _bahan(format_unit)]
        case Cara.DISTRIBUSI:
            keep_distribusi(turn, tugas)
            return [*_earlier(turn, tugas), *_letters(turn, tugas)]
        case Cara.ISIAN:
            _ask_again(turn, tugas)
            return _directions(turn, tugas)
        case Cara.REKAP:
            return [*_directions(turn, tugas), _bahan(keep_draft(turn, tugas))]
        case Cara.LAPORAN:
            return [_bahan(_keep_report(turn, tugas))]
        case Cara.PENYAMPAIAN | Cara.KEPUTUSAN | Cara.DOKUMEN | Cara.PENGESAHAN | Cara.PERSETUJUAN | Cara.ARSIP:
            return _earlier(turn, tugas)


def at_hand(turn: Turn, tugas: TugasTersimpan) -> list[Bahan]:
    """What went out with a task's card, to send it once more."""
    milik = [satu for satu in turn.store.dokumen.of_siklus(tugas.siklus_id) if satu.tugas_id == tugas.id]
    berlaku = [_bahan(satu) for satu in milik if satu.berlaku and satu.jenis not in PENGIRING]
    match kartu.cara(turn, tugas):
        case Cara.FORMAT | Cara.LAPORAN:
            return berlaku
        case Cara.PENERIMAAN:
            return [*_letters(turn, tugas), *_uploads(turn, tugas), *berlaku]
        case Cara.DISTRIBUSI:
            return [*_earlier(turn, tugas), *_letters(turn, tugas)]
        case Cara.ISIAN:
            return _directions(turn, tugas)
        case Cara.REKAP:
            return [*_directions(turn, tugas), *(_bahan(satu) for satu in milik[-1:])]
        case Cara.PENYAMPAIAN | Cara.KEPUTUSAN | Cara.DOKUMEN | Cara.PENGESAHAN | Cara.PERSETUJUAN | Cara.ARSIP:
            return _earlier(turn, tugas)


def build_format(
    turn: Turn,
    siklus: Siklus,
    daftar_unit: tuple[str, ...],
    isian: Mapping[str, Isian] | None = None,
    anggaran: Mapping[str, Isian] | None = None,
) -> FormatIsian:
    """The form of these units for a cycle's period, blank or filled in with `isian` and `anggaran` by kode."""
    return FormatIsian(
        instansi=turn.kantor.instansi.nama,
        periode=siklus.periode,
        zona=turn.kantor.instansi.zona,
        daftar_unit=tuple(
            FormatUnit(
                kode=kode,
                nama=turn.kantor.unit_name(kode),
                daftar_indikator=tuple(satu.indikator for satu in indicators_for(turn, siklus, kode)),
            )
            for kode in daftar_unit
        ),
        dibuat_pada=siklus.dimulai_pada,
        isian=isian or {},
        anggaran=anggaran or {},
    )


def _keep_format(
    turn: Turn, siklus: Siklus, tugas: TugasTersimpan, daftar_unit: tuple[str, ...], unit: str | None = None
) -> Dokumen:
    return keep_paper(turn, tugas, build_format(turn, siklus, daftar_unit), "Format", unit=unit)


def _keep_report(turn: Turn, tugas: TugasTersimpan) -> Dokumen:
    versi = turn.store.rekap.newest(tugas.siklus_id)
    assert versi is not None, "a report follows a decision on a rekap"  # noqa: S101 - a proof for the types
    laporan = keep_laporan(turn, tugas, versi)
    for orang in holders(turn, Peran.SEKRETARIS):
        teks = kalimat_rekap.laporan_disampaikan(Peran.KEPALA_DINAS)
        turn.say(Lampiran(kepada=orang.id, dokumen_id=laporan.id, teks=teks))
    keep_bab_tiga(turn, tugas, versi)
    return laporan


def _ask_again(turn: Turn, tugas: TugasTersimpan) -> None:
    """A returned form asks its indicators anew, each with the figure that stands."""
    if tugas.putaran == 1:
        return
    for satu in turn.store.instansi.daftar_indikator(tugas.unit):
        if not tugas.daftar_indikator or satu.indikator.kode in tugas.daftar_indikator:
            ulang = JawabanBaru(
                siklus_id=tugas.siklus_id,
                tugas_id=tugas.id,
                indikator=satu.indikator.kode,
                butir=ULANG,
                diketik=None,
                isi={},
            )
            turn.store.jawaban.add(ulang, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)


def _earlier(turn: Turn, tugas: TugasTersimpan) -> list[Bahan]:
    """Papers of the steps before: the newest rekap where it is about that, else what the last step yielded."""
    match kartu.cara(turn, tugas):
        case Cara.PENYAMPAIAN:
            return [_bahan(satu) for satu in rekap_papers(turn, tugas.siklus_id) if satu.jenis != "gambar"]
        case Cara.KEPUTUSAN:
            rekap = rekap_papers(turn, tugas.siklus_id)
            return [_bahan(satu) for satu in sorted(rekap, key=lambda satu: satu.jenis != "gambar")]
        case _:
            return [_bahan(satu) for satu in papers_for(turn, tugas)]


def _directions(turn: Turn, tugas: TugasTersimpan) -> list[Bahan]:
    return [_bahan(satu) for satu in directions_for(turn, tugas)]


def _uploads(turn: Turn, tugas: TugasTersimpan) -> list[Bahan]:
    """A format the Tim sent itself, which goes out beside ours."""
    naskah = turn.naskah_of(tugas.siklus_id)
    milik = [satu for satu in _current(turn, tugas) if naskah.langkah(satu.langkah).cara is Cara.FORMAT]
    return [_bahan(satu) for satu in milik if satu.jenis == UNGGAHAN]


def _letters(turn: Turn, tugas: TugasTersimpan) -> list[Bahan]:
    """The letter the form goes out with."""
    return [_bahan(satu) for satu in _current(turn, tugas) if satu.jenis == NOTA_DISTRIBUSI.jenis]


def _current(turn: Turn, tugas: TugasTersimpan) -> list[Dokumen]:
    return [satu for satu in turn.store.dokumen.of_siklus(tugas.siklus_id) if satu.berlaku]


def _bahan(dokumen: Dokumen) -> Bahan:
    return Bahan(dokumen_id=dokumen.id, nama=dokumen.nama, gambar=dokumen.jenis == "gambar")
