"""Keeping answers of step 7: figures as typed beside what was read, texts, proofs, and the filled-in form."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from handlers.isian.keadaan import ANGGARAN, BUKTI, REALISASI, ULANG, dump_nilai, read_anggaran, read_unit
from handlers.siklus.bahan import build_format
from handlers.surat.kertas import keep_paper
from handlers.turn import Turn
from sop.angka import Terbaca, TidakAda
from sop.kewajaran import Temuan
from sop.rekap import Isian
from storage.jawaban import JawabanBaru
from storage.tugas import TugasTersimpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Periksa:
    """What was odd about a figure, and the reason the person gave; empty where they only said that it is right."""

    temuan: tuple[Temuan, ...] = ()
    alasan: str = ""

    @property
    def isi(self) -> dict[str, object]:
        """As it is kept; nothing where nothing was odd."""
        return {"temuan": [asdict(satu) for satu in self.temuan], "alasan": self.alasan} if self.temuan else {}


WAJAR = Periksa()


def keep_figure(
    turn: Turn, tugas: TugasTersimpan, kode: str, diketik: str, baca: Terbaca | TidakAda, periksa: Periksa = WAJAR
) -> None:
    """Keep a figure: the words as typed, the value read from them (none for TidakAda), and what was odd about it."""
    isi: dict[str, object] = {"nilai": None, "keterangan": baca.keterangan, **periksa.isi}
    if isinstance(baca, Terbaca):
        isi |= {
            "nilai": dump_nilai(baca.nilai),
            "pembilang": _digits(baca.pembilang),
            "penyebut": _digits(baca.penyebut),
        }
    _keep(turn, tugas, kode, REALISASI, diketik, isi)


def keep_budget(
    turn: Turn, tugas: TugasTersimpan, kode: str, diketik: str, baca: Terbaca | TidakAda, periksa: Periksa = WAJAR
) -> None:
    """Keep what the programme asked at that indicator spent."""
    nilai = dump_nilai(baca.nilai) if isinstance(baca, Terbaca) else None
    _keep(turn, tugas, kode, ANGGARAN, diketik, {"nilai": nilai, "keterangan": baca.keterangan, **periksa.isi})


def keep_text(turn: Turn, tugas: TugasTersimpan, kode: str, butir: str, diketik: str | None) -> None:
    """Keep a factor, a follow-up or a written proof; None where it was skipped."""
    _keep(turn, tugas, kode, butir, diketik, {})


def keep_proof(turn: Turn, tugas: TugasTersimpan, kode: str, nama: str, sha256: str) -> None:
    """Keep a file as proof of an indicator."""
    _keep(turn, tugas, kode, BUKTI, nama, {"sha256": sha256})
    turn.note(
        "bukti",
        peran=tugas.peran,
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        unit=tugas.unit,
        indikator=kode,
        nama=nama,
        sha256=sha256,
    )


def skip(turn: Turn, tugas: TugasTersimpan, kode: str, butir: str) -> None:
    """Note that a question was passed over; what stood before stands."""
    _keep(turn, tugas, kode, butir, None, {})


def ask_again(turn: Turn, tugas: TugasTersimpan, kode: str) -> None:
    """Ask an indicator anew; what stands is kept until it is answered."""
    _keep(turn, tugas, kode, ULANG, None, {})


def keep_filled_form(turn: Turn, tugas: TugasTersimpan) -> None:
    """Keep the form as it is handed in, for the record, and its figures in the trail."""
    siklus = turn.store.siklus.get(tugas.siklus_id)
    semua = read_unit(turn, tugas)
    isian = {satu.indikator.kode: satu.isian for satu in semua if satu.isian}
    lewat = {satu.indikator.kode: satu.lewat for satu in semua if satu.lewat}
    anggaran = {satu.anggaran.kode: satu.isian for satu in read_anggaran(turn, siklus, tugas.unit) if satu.isian}
    format_ = build_format(turn, siklus, (tugas.unit or "",), isian, anggaran)
    keep_paper(turn, tugas, format_, f"Format terisi putaran {tugas.putaran}", unit=tugas.unit)
    turn.note(
        "isian",
        peran=tugas.peran,
        siklus_id=tugas.siklus_id,
        langkah=tugas.langkah,
        unit=tugas.unit,
        putaran=tugas.putaran,
        realisasi={kode: _figure(satu) for kode, satu in isian.items()},
        anggaran={kode: _figure(satu) for kode, satu in anggaran.items()},
        **({"lewat": lewat} if lewat else {}),
    )


def _figure(isian: Isian) -> dict[str, object]:
    """A figure as the trail has it: as typed, as read, and where it comes from; what else is empty is left out."""
    isi = {
        "nilai": dump_nilai(isian.nilai),
        "keterangan": isian.keterangan,
        "bukti": list(isian.bukti),
        "alasan": isian.alasan,
        "oleh": isian.diisi_oleh,
        "pada": isian.diisi_pada.isoformat() if isian.diisi_pada else "",
    }
    return {"diketik": isian.diketik, **{kunci: nilai for kunci, nilai in isi.items() if nilai}}


def _keep(
    turn: Turn, tugas: TugasTersimpan, kode: str, butir: str, diketik: str | None, isi: dict[str, object]
) -> None:
    baru = JawabanBaru(
        siklus_id=tugas.siklus_id, tugas_id=tugas.id, indikator=kode, butir=butir, diketik=diketik, isi=isi
    )
    turn.store.jawaban.add(baru, pegawai_id=turn.aku.id, now=turn.now, inbox_id=turn.inbox_id)


def _digits(angka: Decimal | None) -> str:
    return "" if angka is None else str(angka)
