"""Tarik kembali: an approval is taken back within a minute, while Kepala Dinas has not taken the report.

The approval counts at once, and so does its withdrawal: the report's task is closed, which nobody did, its letter
number is given up where the book shows it, and the same version waits for a decision again. The trail keeps all of it.
"""

from bahasa.kalimat import buku as kalimat_buku
from bahasa.kalimat import rekap as kalimat
from handlers.orang.periksa import find_task, when
from handlers.siklus import kartu
from handlers.siklus.alur import Move, carry_out
from handlers.surat.nomor import give_up_number
from handlers.surat.surat_dinas import KODE_LAPORAN
from handlers.turn import LepasTentang, Sunting, TombolUsang, Turn
from sop.langkah import Cara
from sop.siklus import SEGERA, Keadaan, Perintah, SudahTidakDapatDitarik, Syarat
from storage.tugas import TugasTersimpan


class LaporanSudahDiterima(SudahTidakDapatDitarik):
    """An approval whose report Kepala Dinas has taken."""


def take_back(turn: Turn, tugas_id: int, versi: int) -> None:
    """Tarik kembali: the decision on a version is open again; `tugas_id` is the task it was made in."""
    keputusan = find_task(turn, tugas_id)
    rekap = turn.store.rekap.newest(keputusan.siklus_id)
    if rekap is None or (rekap.versi, rekap.diputuskan_pada) != (versi, keputusan.selesai_pada):
        raise TombolUsang
    if rekap.keputusan != "disetujui" or keputusan.selesai_pada is None:
        raise TombolUsang
    laporan = _report_of(turn, keputusan)
    if laporan.keadaan is not Keadaan.TERBUKA:
        oleh = turn.store.orang.name_of(laporan.selesai_oleh)
        raise LaporanSudahDiterima(kalimat.laporan_sudah_diterima(oleh, when(turn, laporan.selesai_pada)))
    turn.store.rekap.withdraw(rekap.id)
    turn.note(
        "ditarik",
        peran=keputusan.peran,
        siklus_id=rekap.siklus_id,
        versi=rekap.versi,
        sha256=rekap.sha256,
        arahan="",
    )
    give_up_number(turn, laporan, KODE_LAPORAN, kalimat_buku.LAPORAN_DITARIK)
    turn.store.dokumen.replace_in(laporan.id)
    oleh, pada = turn.aku.nama, when(turn)
    turn.say(Sunting(tentang=kartu.card_of(keputusan), teks=kalimat.ditarik(rekap.versi, oleh, pada)))
    segera = {Syarat.SEGERA} if turn.now - keputusan.selesai_pada <= SEGERA else ()
    move = Move(Perintah.TARIK, terpenuhi=segera, sebagai=keputusan.peran)
    carry_out(turn, laporan, move, kata=kalimat.laporan_ditarik(rekap.versi, oleh, pada))


def too_late(turn: Turn, laporan: TugasTersimpan) -> None:
    """The report was taken: no card offers to take its approval back any more."""
    keputusan = [satu for satu in _tasks(turn, laporan) if kartu.cara(turn, satu) is Cara.KEPUTUSAN]
    if keputusan:
        turn.say(LepasTentang(tentang=kartu.card_of(keputusan[-1])))


def _report_of(turn: Turn, keputusan: TugasTersimpan) -> TugasTersimpan:
    """The task that the approval opened."""
    lanjut = turn.langkah_of(keputusan).lanjut
    daftar = [satu for satu in _tasks(turn, keputusan) if satu.langkah == lanjut and satu.id > keputusan.id]
    if not daftar:
        raise TombolUsang
    return daftar[0]


def _tasks(turn: Turn, tugas: TugasTersimpan) -> tuple[TugasTersimpan, ...]:
    return turn.store.tugas.of_siklus(tugas.siklus_id)
