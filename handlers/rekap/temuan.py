"""Yang perlu dilihat: what the office's rules found odd about a rekap version, with the reasons that were given."""

from collections.abc import Iterator

from markupsafe import Markup

from bahasa.bentuk import format_nilai
from bahasa.kalimat import kewajaran as kalimat
from bahasa.kalimat import label
from handlers.orang.periksa import find_task
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn
from sop.indikator import Jenis
from sop.rekap import Isian, Rekap

_SEHALAMAN = 3


def show_findings(turn: Turn, tugas_id: int, versi: int) -> None:
    """The first page, or that there is nothing."""
    teks, papan = _page(turn, tugas_id, versi, 0)
    turn.reply(teks, papan)


def turn_page(turn: Turn, tugas_id: int, versi: int, halaman: int) -> None:
    """Another page, in the place of the one whose button was pressed."""
    teks, papan = _page(turn, tugas_id, versi, halaman)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def _page(turn: Turn, tugas_id: int, versi: int, halaman: int) -> tuple[Markup, Papan]:
    tugas = find_task(turn, tugas_id)
    rekap = turn.store.rekap.get(tugas.siklus_id, versi)
    if rekap is None:
        raise TombolUsang
    semua = list(_findings(rekap.rekap))
    jumlah = -(-len(semua) // _SEHALAMAN)
    if not semua:
        return kalimat.tidak_ada_temuan(versi), ()
    if halaman >= jumlah:
        raise TombolUsang
    tampak = semua[halaman * _SEHALAMAN : (halaman + 1) * _SEHALAMAN]
    pindah = ((label.SEBELUMNYA, halaman - 1), (label.BERIKUTNYA, halaman + 1))
    tombol = tuple(Tombol(nama, f"lihat_halaman:{tugas.id}:{versi}:{ke}") for nama, ke in pindah if 0 <= ke < jumlah)
    teks = kalimat.daftar_temuan(versi, len(semua), tampak, halaman=halaman + 1, jumlah_halaman=jumlah)
    return teks, (tombol,) if tombol else ()


def _findings(rekap: Rekap) -> Iterator[Markup]:
    """Each figure that was asked about, as the rekap's sheet Pemeriksaan has them."""
    for baris in rekap.daftar_baris:
        if baris.isian is not None and baris.isian.temuan:
            indikator = baris.indikator
            nilai = _value(baris.isian, indikator.jenis, indikator.satuan)
            yield kalimat.temuan(indikator.kode, indikator.nama, baris.unit_nama, nilai, baris.isian)
    for satu in rekap.daftar_anggaran:
        if satu.isian is not None and satu.isian.temuan:
            nilai = _value(satu.isian, Jenis.RUPIAH, "")
            yield kalimat.temuan(satu.anggaran.kode, satu.anggaran.program, satu.unit_nama, nilai, satu.isian)


def _value(isian: Isian, jenis: Jenis, satuan: str) -> str:
    return "" if isian.nilai is None else format_nilai(isian.nilai, jenis, satuan)
