"""An arahan that is in a file: a voice message, a photo or a paper, kept as it came and given to whoever it is for."""

from pathlib import PurePath

from bahasa.kalimat import rekap as kalimat
from handlers.langkah.unggahan import check_upload
from handlers.surat.kertas import keep_upload
from handlers.turn import Kiriman, Turn
from sop.langkah import Cara
from storage.dokumen import Dokumen
from storage.tugas import TugasTersimpan


def keep_direction(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman, versi: int) -> tuple[str, str]:
    """Keep the file as a paper of the decision; the arahan in words, and the file's SHA-256."""
    check_upload(turn, kiriman)
    jenis = _kind(kiriman)
    ekstensi = PurePath(kiriman.nama).suffix.lstrip(".") or "bin"
    keep_upload(turn, tugas, kalimat.nama_arahan(versi, jenis, ekstensi), kiriman.sha256)
    return kalimat.arahan_terlampir(jenis, kiriman.keterangan), kiriman.sha256


def directions_for(turn: Turn, tugas: TugasTersimpan) -> list[Dokumen]:
    """The file with the arahan that a task came back with; the decision and the task are of one moment."""
    if not tugas.arahan:
        return []
    naskah = turn.naskah_of(tugas.siklus_id)
    return [
        satu
        for satu in turn.store.dokumen.of_siklus(tugas.siklus_id)
        if naskah.langkah(satu.langkah).cara is Cara.KEPUTUSAN and satu.dibuat_pada == tugas.dibuka_pada
    ]


def _kind(kiriman: Kiriman) -> str:
    if kiriman.suara:
        return "rekaman suara"
    return "foto" if kiriman.mime.startswith("image/") else "berkas"
