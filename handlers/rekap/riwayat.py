"""/riwayat: one indicator through its periods, in words and as a picture."""

from collections.abc import Iterator
from math import ceil

from markupsafe import Markup

from bahasa.kalimat import label
from bahasa.kalimat import riwayat as kalimat
from bahasa.kalimat.dokumen import nama_berkas
from dokumen.daftar import dump_isi, ekstensi_of
from dokumen.isi import GambarRiwayat
from handlers.isian.lalu import figures_of
from handlers.rekap.indikator import as_of
from handlers.turn import Lampiran, Papan, SuntingDitekan, Tekan, Titah, Tombol, TombolUsang, Turn
from sop.capaian import compute_capaian
from sop.langkah import Cara
from sop.peran import Peran
from sop.periode import Bagian
from sop.riwayat import Riwayat, TitikRiwayat
from storage.dokumen import DokumenBaru
from storage.instansi import IndikatorTersimpan
from storage.siklus import Siklus

_SEHALAMAN = 20
_SEBARIS = 2
_TERBANYAK = 12
_URUT = list(Bagian)


def ask_which(turn: Turn) -> None:
    """Offer the indicators a person may look at; a code behind the command goes straight to it."""
    daftar = _visible(turn)
    kode = turn.masukan.isi.strip() if isinstance(turn.masukan, Titah) else ""
    if kode:
        cocok = [satu for satu in daftar if satu.indikator.kode.casefold() == kode.casefold()]
        if cocok:
            _show(turn, cocok[0])
        else:
            turn.reply(kalimat.tidak_dikenal(kode))
    elif daftar:
        turn.reply(*_page(daftar, 0))
    else:
        turn.reply(kalimat.TIDAK_ADA)


def turn_page(turn: Turn, halaman: int) -> None:
    """Another page of the indicators."""
    teks, papan = _page(_visible(turn), halaman)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def show_history(turn: Turn, indikator_id: int) -> None:
    """The history of the indicator that was chosen."""
    cocok = [satu for satu in _visible(turn) if satu.id == indikator_id]
    if not cocok or not isinstance(turn.masukan, Tekan):
        raise TombolUsang
    _show(turn, cocok[0])


def _visible(turn: Turn) -> list[IndikatorTersimpan]:
    """Whoever only fills in sees the indicators of their own units, everybody else all of them."""
    jabatan = turn.aku.daftar_peran
    unit = {satu.unit for satu in jabatan} if all(satu.peran is Peran.BIDANG for satu in jabatan) else None
    semua = turn.store.instansi.daftar_indikator()
    return [satu for satu in semua if unit is None or satu.indikator.unit in unit]


def _page(daftar: list[IndikatorTersimpan], halaman: int) -> tuple[Markup, Papan]:
    jumlah = max(1, ceil(len(daftar) / _SEHALAMAN))
    if halaman >= jumlah:
        raise TombolUsang
    tampak = daftar[halaman * _SEHALAMAN :][:_SEHALAMAN]
    tombol = [Tombol(label.clip(satu.indikator.kode), f"riwayat:{satu.id}") for satu in tampak]
    baris = [tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS)]
    arah = ((label.SEBELUMNYA, halaman - 1), (label.BERIKUTNYA, halaman + 1))
    pindah = tuple(Tombol(nama, f"riwayat_daftar:{nomor}") for nama, nomor in arah if 0 <= nomor < jumlah)
    teks = kalimat.pilihan([satu.indikator for satu in tampak], halaman, jumlah)
    return teks, (*baris, *((pindah,) if pindah else ()))


def _show(turn: Turn, terpilih: IndikatorTersimpan) -> None:
    indikator = terpilih.indikator
    semua = sorted(_collecting(turn), key=lambda satu: (satu.periode.tahun, _URUT.index(satu.periode.bagian)))
    titik = [*_before(turn, terpilih, semua), *(_titik(turn, terpilih, satu) for satu in semua)]
    riwayat = Riwayat(
        instansi=turn.kantor.instansi.nama,
        indikator=indikator,
        unit_nama=turn.kantor.unit_name(indikator.unit),
        daftar=tuple(satu for satu in titik if satu.nilai is not None)[-_TERBANYAK:],
    )
    turn.reply(kalimat.riwayat(riwayat))
    if riwayat.daftar and semua:
        turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=_keep(turn, riwayat, semua[-1]), gambar=True))


def _collecting(turn: Turn) -> Iterator[Siklus]:
    """The cycles in which figures are collected, whatever their SOP."""
    for siklus in turn.store.siklus.all():
        if turn.store.naskah.get(siklus.naskah).first_of(Cara.ISIAN):
            yield siklus


def _before(turn: Turn, terpilih: IndikatorTersimpan, semua: list[Siklus]) -> list[TitikRiwayat]:
    """The years before the first cycle, as the set-up knows them."""
    if not semua:
        return []
    indikator, terlama = terpilih.indikator, semua[0].periode.tahun
    tahun = terpilih.tahun_angka or semua[-1].periode.tahun
    diketahui = ((tahun - 2, indikator.realisasi_n2), (tahun - 1, indikator.realisasi_n1))
    return [
        TitikRiwayat(
            sebutan=f"Tahun {lalu}",
            target=None,
            nilai=nilai,
            capaian=compute_capaian(
                arah=indikator.arah, rumus=indikator.rumus, target=None, realisasi=nilai, aturan=turn.kantor.aturan
            ),
        )
        for lalu, nilai in diketahui
        if nilai is not None and lalu < terlama
    ]


def _titik(turn: Turn, satu: IndikatorTersimpan, siklus: Siklus) -> TitikRiwayat:
    indikator = satu.indikator
    target = as_of(turn, siklus, satu).target(siklus.periode.bagian)
    nilai = figures_of(turn, siklus, [indikator.kode]).get(indikator.kode)
    capaian = compute_capaian(
        arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=turn.kantor.aturan
    )
    return TitikRiwayat(sebutan=str(siklus.periode), target=target, nilai=nilai, capaian=capaian)


def _keep(turn: Turn, riwayat: Riwayat, siklus: Siklus) -> int:
    """The picture as a paper that belongs to no step, and to no archive."""
    jenis, isi = dump_isi(GambarRiwayat(riwayat))
    nama = f"{nama_berkas('Riwayat', riwayat.indikator.kode)}.{ekstensi_of(jenis)}"
    baru = DokumenBaru(siklus_id=siklus.id, tugas_id=None, langkah=0, jenis=jenis, nama=nama, isi=isi, berlaku=False)
    return turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now).id
