"""/rekap: the version locked last, as a workbook; once it is approved, with its graphs."""

from bahasa.kalimat import rekap as kalimat
from handlers.rekap.bab_tiga import graphs
from handlers.rekap.rekap_susun import rekap_papers
from handlers.turn import Lampiran, Turn


def send_rekap(turn: Turn) -> None:
    """Send the workbook of the version locked last, whatever its cycle, and the graphs there are."""
    rekap = turn.store.rekap.newest_of_all()
    if rekap is None:
        turn.reply(kalimat.BELUM_ADA)
        return
    for dokumen in rekap_papers(turn, rekap.siklus_id):
        if dokumen.jenis == "rekap":
            turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=dokumen.id, teks=kalimat.ringkas(rekap.rekap)))
    for grafik in graphs(turn, rekap.siklus_id):
        turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=grafik.id, teks=kalimat.grafik(rekap.versi)))
