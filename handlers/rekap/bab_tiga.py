"""What an approved rekap becomes besides the report: the draft of Bab III for whoever finishes it, and its graphs."""

from bahasa.kalimat import rekap as kalimat
from dokumen.gambar.grafik import fits_antar_tahun
from dokumen.isi import BabTiga, GambarGrafik, JenisGrafik
from handlers.orang.periksa import local_date
from handlers.orang.petugas import holders
from handlers.surat.kertas import keep_paper, kop
from handlers.turn import Lampiran, Turn
from sop.peran import Peran
from storage.dokumen import Dokumen
from storage.rekap import RekapTersimpan
from storage.tugas import TugasTersimpan

GRAFIK = "gambar_grafik"


def keep_bab_tiga(turn: Turn, tugas: TugasTersimpan, versi: RekapTersimpan) -> None:
    """Keep draft and graphs with the report's task; draft and the graph of capaian go to Tim and Sekretaris."""
    rekap, nomor = versi.rekap, versi.versi
    isi = BabTiga(kop=kop(turn.kantor), tanggal=local_date(turn), rekap=rekap, sha256=versi.sha256)
    draf = keep_paper(turn, tugas, isi, f"Bab III Laporan Kinerja (draf) versi {nomor}", versi=versi)
    capaian = GambarGrafik(rekap=rekap, jenis=JenisGrafik.CAPAIAN)
    grafik = keep_paper(turn, tugas, capaian, f"Grafik capaian versi {nomor}", versi=versi)
    if fits_antar_tahun(rekap):
        antar_tahun = GambarGrafik(rekap=rekap, jenis=JenisGrafik.ANTAR_TAHUN)
        keep_paper(turn, tugas, antar_tahun, f"Grafik antar tahun versi {nomor}", versi=versi)
    semua = (orang.id for peran in (Peran.SEKRETARIS, Peran.TIM) for orang in holders(turn, peran))
    for kepada in dict.fromkeys(semua):
        turn.say(Lampiran(kepada=kepada, dokumen_id=draf.id, teks=kalimat.bab_tiga(nomor)))
        turn.say(Lampiran(kepada=kepada, dokumen_id=grafik.id, teks=kalimat.grafik(nomor)))


def graphs(turn: Turn, siklus_id: int) -> list[Dokumen]:
    """The graphs of a cycle's approved rekap; empty before the approval."""
    return [satu for satu in turn.store.dokumen.of_siklus(siklus_id) if satu.berlaku and satu.jenis == GRAFIK]
