"""Signing off: what an attestation rests on, and the sheet that lists all of a cycle's attestations from its trail."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from bahasa.kalimat import pengesahan as kalimat
from dokumen.daftar import say_isi
from dokumen.isi import BarisPengesahan, Pengesahan
from handlers.siklus import kartu
from handlers.siklus.kelengkapan import papers_for
from handlers.surat.kertas import current_papers, keep_paper, kop
from handlers.turn import Turn
from sop.jejak import Jejak
from sop.langkah import Cara, Naskah
from sop.siklus import Perintah
from storage.dokumen import Dokumen
from storage.tugas import TugasTersimpan

_ATAS_REKAP = frozenset((Cara.REKAP, Cara.PENYAMPAIAN, Cara.KEPUTUSAN, Cara.LAPORAN))
_ATAS_KERTAS = frozenset((Cara.PENGESAHAN, Cara.PERSETUJUAN))  # which yield no paper, and judge those before
_PERINTAH = frozenset(Perintah)


def grounds_of(turn: Turn, tugas: TugasTersimpan) -> list[dict[str, Any]]:
    """What a sign-off of that task rests on, each with its SHA-256: its papers, and the rekap it is about.

    Of a paper nobody could have seen as a file yet it is the hash of what it says; `isi` then names the paper.
    """
    cara = kartu.cara(turn, tugas)
    kertas = papers_for(turn, tugas) if cara in _ATAS_KERTAS else current_papers(turn, tugas)
    dasar = [] if cara is Cara.REKAP else [_ground(turn, satu) for satu in kertas]
    versi = turn.store.rekap.newest(tugas.siklus_id) if cara in _ATAS_REKAP else None
    if versi is not None:
        dasar.append({"nama": kalimat.rekap(versi.versi), "sha256": versi.sha256})
    return dasar


def keep_attestations(turn: Turn, tugas: TugasTersimpan) -> None:
    """Keep the sheet of all sign-offs of the task's cycle so far."""
    jejak, ujung = sign_offs_of(turn, tugas.siklus_id), turn.store.jejak.ends_of(tugas.siklus_id)
    naskah = turn.naskah_of(tugas.siklus_id)
    isi = Pengesahan(
        kop=kop(turn.kantor),
        periode=turn.period_of(tugas.siklus_id),
        zona=turn.kantor.instansi.zona,
        baris=tuple(_attestations(turn, naskah, jejak)),
        jejak_urut=ujung.akhir,
        jejak_hash=ujung.hash,
        dibuat_pada=turn.now,
        sop=naskah.nama,
    )
    keep_paper(turn, tugas, isi, "Lembar pengesahan elektronik")


def sign_offs_of(turn: Turn, siklus_id: int) -> tuple[Jejak, ...]:
    """The rows of a cycle's trail in which somebody signed something off, oldest first."""
    return turn.store.jejak.events_of(siklus_id, _PERINTAH)


def find_contents(jejak: Iterable[Jejak]) -> set[int]:
    """The papers of which a sign-off in that trail names what they say, by id."""
    return {dasar["isi"] for satu in jejak for dasar in satu.isi.get("dasar", ()) if "isi" in dasar}


def _ground(turn: Turn, dokumen: Dokumen) -> dict[str, Any]:
    if dokumen.sha256 is not None:
        return {"nama": dokumen.nama, "sha256": dokumen.sha256}
    isi = turn.store.dokumen.isi_of(dokumen.id)
    teks = say_isi(isi.isi, isi.rekap) if isi else ""
    sidik = sha256(teks.encode()).hexdigest()
    return {"nama": kalimat.belum_tercetak(dokumen.nama), "sha256": sidik, "isi": dokumen.id}


def _attestations(turn: Turn, naskah: Naskah, jejak: tuple[Jejak, ...]) -> Iterator[BarisPengesahan]:
    semua = {satu.pegawai_id for satu in jejak if satu.pegawai_id is not None}
    masih = {satu.id: satu for satu in turn.store.orang.of_ids(semua, turn.now)}
    for satu in jejak:
        orang = masih.get(satu.pegawai_id or 0)
        yield BarisPengesahan(
            langkah=satu.isi["langkah"],
            nama_langkah=naskah.langkah(satu.isi["langkah"]).nama,
            unit=turn.kantor.unit_name(satu.isi["unit"]),
            perbuatan=kalimat.PERBUATAN[satu.peristiwa],
            nama=orang.nama if orang else turn.store.orang.name_of(satu.pegawai_id),
            nip=orang.nip if orang else "",
            peran=satu.peran,
            pada=satu.pada,
            dasar=tuple((dasar["nama"], dasar["sha256"]) for dasar in satu.isi.get("dasar", ())),
        )
