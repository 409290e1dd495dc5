"""/waktu: the SOP measured, for Sekretaris, Kepala Dinas and admin: a card, who was late, and the workbooks."""

from markupsafe import Markup

from bahasa.kalimat import label
from bahasa.kalimat import siklus as kalimat_siklus
from bahasa.kalimat import waktu as kalimat
from bahasa.kalimat.dokumen import nama_berkas
from dokumen.daftar import Isi, dump_isi, ekstensi_of
from handlers.orang.wewenang import BukanWewenang
from handlers.surat import bukti_akip
from handlers.titah import may_see_times
from handlers.turn import Lampiran, Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from handlers.waktu import pengukuran
from storage.dokumen import DokumenBaru
from storage.siklus import Siklus


def show_times(turn: Turn) -> None:
    """/waktu: the cycle under way, or the one that ended last."""
    _check(turn)
    siklus = turn.store.siklus.newest()
    if siklus is None or siklus not in pengukuran.measured_cycles(turn, siklus.sop):
        turn.reply(kalimat_siklus.BELUM_ADA_SIKLUS)
        return
    turn.reply(*_card(turn, siklus))


def show_cycle(turn: Turn, siklus_id: int) -> None:
    """Another cycle, in the same card."""
    teks, papan = _card(turn, _find(turn, siklus_id))
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def show_late(turn: Turn, siklus_id: int) -> None:
    """Rincian: which tasks passed their due time."""
    turn.reply(kalimat.rincian(pengukuran.measure(turn, _find(turn, siklus_id))))


def send_measurement(turn: Turn, siklus_id: int) -> None:
    """Pengukuran SOP: the workbook, with names."""
    siklus = _find(turn, siklus_id)
    isi = pengukuran.build_buku(turn, siklus.id, bernama=True)
    _send(turn, siklus, isi, pengukuran.JUDUL, kalimat.pengukuran(turn.name_of(siklus.id)))


def send_akip_proof(turn: Turn, siklus_id: int) -> None:
    """Bukti AKIP: the workbook, as the trail stands now."""
    siklus = _find(turn, siklus_id)
    isi = bukti_akip.build_bukti(turn, siklus.id)
    _send(turn, siklus, isi, bukti_akip.JUDUL, kalimat.bukti_akip(turn.name_of(siklus.id)))


def _check(turn: Turn) -> None:
    if not may_see_times(turn.aku):
        raise BukanWewenang


def _find(turn: Turn, siklus_id: int) -> Siklus:
    """The cycle of a button; refused where it can't be measured any more, or never was."""
    _check(turn)
    siklus = next((satu for satu in turn.store.siklus.all() if satu.id == siklus_id), None)
    if siklus is None or siklus not in pengukuran.measured_cycles(turn, siklus.sop):
        raise TombolUsang
    return siklus


def _card(turn: Turn, siklus: Siklus) -> tuple[Markup, Papan]:
    daftar = pengukuran.measured_cycles(turn, siklus.sop)
    letak = daftar.index(siklus)
    sebelum = pengukuran.measure_length(turn, daftar[letak - 1]) if letak else None
    arah = ((label.SEBELUMNYA, letak - 1), (label.BERIKUTNYA, letak + 1))
    pindah = tuple(Tombol(nama, f"waktu:{daftar[nomor].id}") for nama, nomor in arah if 0 <= nomor < len(daftar))
    akip = [Tombol(label.BUKTI_AKIP, f"waktu_akip:{siklus.id}")] if bukti_akip.is_about(turn, siklus.id) else []
    papan: Papan = (
        (Tombol(label.RINCIAN, f"waktu_rincian:{siklus.id}"),),
        (Tombol(label.PENGUKURAN_SOP, f"waktu_buku:{siklus.id}"), *akip),
        *((pindah,) if pindah else ()),
    )
    return kalimat.waktu_siklus(pengukuran.measure(turn, siklus), sebelum), papan


def _send(turn: Turn, siklus: Siklus, isi: Isi, judul: str, teks: Markup) -> None:
    """The workbook as a paper that belongs to no step, and to no archive."""
    jenis, kata = dump_isi(isi)
    nama = f"{nama_berkas(judul, turn.name_of(siklus.id))}.{ekstensi_of(jenis)}"
    baru = DokumenBaru(siklus_id=siklus.id, tugas_id=None, langkah=0, jenis=jenis, nama=nama, isi=kata, berlaku=False)
    dokumen = turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now)
    turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=dokumen.id, teks=teks))
