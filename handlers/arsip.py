"""Step 12: the archive of one cycle - every paper, the answers, the trail - as a plan that is drawn when it is sent."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bahasa.kalimat import rekap as kalimat
from bahasa.kalimat.dokumen import nama_berkas
from dokumen.arsip import make_nama
from handlers.alur import carry_out
from handlers.periksa import require_task
from handlers.turn import Lampiran, Turn
from sop.peran import Peran
from sop.siklus import Perintah
from storage.dokumen import Dokumen, DokumenBaru
from storage.siklus import Siklus, TugasTersimpan

JENIS = "arsip"


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiArsip:
    """One file of the archive: a kept paper or file, or a text written here."""

    nama: str
    dokumen_id: int | None = None
    sha256: str | None = None
    teks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaArsip:
    """What the archive will hold; `keterangan` goes into its manifest."""

    daftar: tuple[IsiArsip, ...]
    keterangan: dict[str, str]


RENCANA = TypeAdapter(RencanaArsip)


def archive(turn: Turn, tugas_id: int) -> None:
    """Arsipkan: end the cycle and send its archive to Staf and Tim."""
    tugas = require_task(turn, tugas_id)
    siklus = turn.store.siklus.get(tugas.siklus_id)
    carry_out(turn, tugas, Perintah.ARSIPKAN)
    nama = f"{nama_berkas('Arsip', str(siklus.periode))}.zip"
    rencana = RENCANA.dump_json(_plan(turn, siklus)).decode()
    baru = DokumenBaru(
        siklus_id=siklus.id, tugas_id=tugas.id, langkah=tugas.langkah, jenis=JENIS, nama=nama, isi=rencana
    )
    arsip = turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now)
    for orang in _recipients(turn):
        turn.say(Lampiran(kepada=orang, dokumen_id=arsip.id, teks=kalimat.ARSIP_SIAP, senyap=False))


def _recipients(turn: Turn) -> Iterator[int]:
    semua = (orang.id for peran in (Peran.STAF, Peran.TIM) for orang in turn.store.orang.holders(peran))
    yield from dict.fromkeys(semua)


def _plan(turn: Turn, siklus: Siklus) -> RencanaArsip:
    dokumen = [satu for satu in turn.store.dokumen.of_siklus(siklus.id) if satu.berlaku]
    daftar = (
        *_papers(turn, dokumen),
        *_proofs(turn, siklus),
        IsiArsip(nama="data/jawaban.json", teks=_dump(_answers(turn, siklus))),
        IsiArsip(nama="data/jejak.json", teks=_dump([asdict(satu) for satu in turn.store.jejak.of_siklus(siklus.id)])),
        IsiArsip(nama="data/tugas.json", teks=_dump(_tasks(turn, siklus))),
    )
    keterangan = {
        "instansi": turn.kantor.instansi.nama,
        "sop": f"{turn.kantor.naskah.nomor} {turn.kantor.naskah.nama}",
        "periode": str(siklus.periode),
        "diarsipkan_pada": turn.now.isoformat(),
        "diarsipkan_oleh": turn.aku.nama,
    }
    return RencanaArsip(daftar=daftar, keterangan=keterangan)


def _papers(turn: Turn, dokumen: list[Dokumen]) -> Iterator[IsiArsip]:
    dipakai: set[str] = set()
    for satu in dokumen:
        langkah = turn.kantor.naskah.langkah(satu.langkah)
        bagian = (f"{langkah.nomor:02d} {langkah.nama}", satu.nama)
        yield IsiArsip(nama=make_nama(bagian, dipakai), dokumen_id=satu.id)


def _proofs(turn: Turn, siklus: Siklus) -> Iterator[IsiArsip]:
    dipakai: set[str] = set()
    for kode, jawaban in turn.store.jawaban.of_siklus(siklus.id).items():
        for satu in jawaban:
            if sha256 := satu.isi.get("sha256"):
                bagian = ("bukti dukung", kode, satu.diketik or "")
                yield IsiArsip(nama=make_nama(bagian, dipakai), sha256=sha256)


def _answers(turn: Turn, siklus: Siklus) -> dict[str, list[dict[str, Any]]]:
    return {
        kode: [satu._asdict() for satu in jawaban] for kode, jawaban in turn.store.jawaban.of_siklus(siklus.id).items()
    }


def _tasks(turn: Turn, siklus: Siklus) -> list[dict[str, Any]]:
    return [_task(turn, satu) for satu in turn.store.tugas.of_siklus(siklus.id)]


def _task(turn: Turn, tugas: TugasTersimpan) -> dict[str, Any]:
    return {**asdict(tugas), "selesai_oleh": turn.store.orang.name_of(tugas.selesai_oleh)}


def _dump(isi: Any) -> str:
    return json.dumps(isi, ensure_ascii=False, indent=1, sort_keys=True, default=_plain)


def _plain(nilai: object) -> str:
    return nilai.isoformat() if isinstance(nilai, datetime) else str(nilai)
