"""Step 12, Arsipkan: the cycle ends, and all that belongs to it becomes one archive for Staf and Tim."""

from collections.abc import Iterable, Iterator

from dokumen.arsip import make_nama
from handlers.arsip.kirim import send_archive
from handlers.arsip.lengkapi import keep_books, keep_figures, made_before
from handlers.arsip.rencana import BUKTI_DUKUNG, IsiArsip
from handlers.arsip.susun import plan_archive
from handlers.isian.keadaan import BUKTI
from handlers.langkah.bukti_ceklist import proofs_of
from handlers.orang.periksa import require_task
from handlers.siklus.alur import Move, carry_out
from handlers.surat.bukti_akip import keep_akip_proof
from handlers.surat.pengesahan import keep_attestations
from handlers.surat.surat_dinas import keep_berita_acara, number_berita_acara
from handlers.turn import Turn
from handlers.waktu.pengukuran import keep_measurement
from sop.siklus import Perintah
from storage.jawaban import Jawaban


def archive(turn: Turn, tugas_id: int) -> None:
    """Arsipkan: end the cycle and send its archive to Staf and Tim."""
    tugas = require_task(turn, tugas_id)
    siklus = turn.store.siklus.get(tugas.siklus_id)
    lama = made_before(turn, siklus)
    versi = len(lama) + 1
    for dahulu in lama:
        turn.store.dokumen.replace_in(dahulu)
    keep_figures(turn, tugas)
    carry_out(turn, tugas, Move(Perintah.ARSIPKAN))
    nomor_surat = number_berita_acara(turn, tugas)
    keep_books(turn, tugas)
    if not siklus.latihan:
        keep_measurement(turn, tugas)
        keep_akip_proof(turn, tugas)
    keep_attestations(turn, tugas)
    ceklist = tuple(_proofs(proofs_of(turn, siklus.id)))
    ukuran = turn.store.jawaban.file_sizes(siklus.id, BUKTI)
    berita_acara = keep_berita_acara(turn, tugas, nomor_surat, len(ceklist) + len(ukuran))
    send_archive(turn, tugas, versi, plan_archive(turn, siklus, versi, ceklist, ukuran), berita_acara)


def _proofs(daftar: Iterable[tuple[str, Jawaban]]) -> Iterator[IsiArsip]:
    """The files among the answers, each in the folder of what it proves."""
    dipakai: set[str] = set()
    for nama, satu in daftar:
        if sha256 := satu.isi.get("sha256"):
            yield IsiArsip(nama=make_nama((BUKTI_DUKUNG, nama, satu.diketik or ""), dipakai), sha256=sha256)
