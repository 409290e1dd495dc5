"""The archive goes to Staf and Tim: each part kept as its plan, and drawn when it is sent."""

from collections.abc import Sequence

from bahasa.kalimat import arsip as kalimat
from bahasa.kalimat.dokumen import nama_berkas
from handlers.arsip.rencana import JENIS, RENCANA, RencanaArsip
from handlers.orang.petugas import holders
from handlers.turn import Lampiran, Turn
from sop.peran import Peran
from storage.dokumen import Dokumen, DokumenBaru
from storage.tugas import TugasTersimpan


def send_archive(
    turn: Turn, tugas: TugasTersimpan, versi: int, daftar: Sequence[RencanaArsip], berita_acara: Dokumen | None
) -> None:
    """The parts of that version of the archive, behind the berita acara where there is one."""
    penerima = _recipients(turn)
    if berita_acara:
        for kepada in penerima:
            turn.say(Lampiran(kepada=kepada, dokumen_id=berita_acara.id))
    periode = turn.name_of(tugas.siklus_id)
    for nomor, rencana in enumerate(daftar, start=1):
        nama = f"{nama_berkas(kalimat.judul(versi), periode, kalimat.bagian(nomor, len(daftar)))}.zip"
        arsip = _keep(turn, tugas, nama, rencana)
        kata = kalimat.siap(versi, nomor, len(daftar))
        for kepada in penerima:
            turn.say(Lampiran(kepada=kepada, dokumen_id=arsip.id, teks=kata, senyap=False))


def _keep(turn: Turn, tugas: TugasTersimpan, nama: str, rencana: RencanaArsip) -> Dokumen:
    isi = RENCANA.dump_json(rencana).decode()
    baru = DokumenBaru(
        siklus_id=tugas.siklus_id, tugas_id=tugas.id, langkah=tugas.langkah, jenis=JENIS, nama=nama, isi=isi
    )
    return turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now)


def _recipients(turn: Turn) -> list[int]:
    semua = (orang.id for peran in (Peran.STAF, Peran.TIM) for orang in holders(turn, peran))
    return list(dict.fromkeys(semua))
