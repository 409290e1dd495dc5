"""/arsip: the archives there are, and single papers out of them, found by words, year or number."""

from collections.abc import Iterator, Sequence
from math import ceil

from markupsafe import Markup

from bahasa.bentuk import format_tanggal
from bahasa.kalimat import arsip as kalimat
from bahasa.kalimat import label
from dokumen.surat.daftar_surat import BERITA_ACARA
from handlers.arsip.rencana import JENIS
from handlers.arsip.susun import keep_until
from handlers.orang.periksa import when
from handlers.orang.wewenang import BukanWewenang
from handlers.surat.surat_dinas import KODE_BERITA_ACARA
from handlers.titah import may_open_archive
from handlers.turn import Lampiran, Papan, SuntingDitekan, Titah, Tombol, TombolUsang, Turn
from sop.peran import Peran
from storage.dokumen import Dokumen
from storage.siklus import Siklus

_SEHALAMAN = 8  # a message has ten lines: one above, one for the page
_SEBARIS = 4
_TERBANYAK = 20  # archives on buttons, the newest


def search(turn: Turn) -> None:
    """/arsip: the archives to choose from; with words behind it, the papers that have all of them."""
    _check(turn)
    kata = turn.masukan.isi.strip() if isinstance(turn.masukan, Titah) else ""
    if kata:
        _find(turn, kata)
        return
    daftar = list(_archived(turn))
    if not daftar:
        turn.reply(kalimat.BELUM_ADA)
        return
    papan = tuple((Tombol(turn.name_of(siklus.id), f"arsip:{siklus.id}"),) for siklus in daftar[:_TERBANYAK])
    turn.reply(kalimat.daftar_arsip(len(daftar)), papan)


def show_archive(turn: Turn, siklus_id: int) -> None:
    """What the newest archive of a cycle is, with what can be done about it."""
    siklus = _require(turn, siklus_id)
    arsip = _archives(turn, siklus_id)
    pembuat = turn.store.orang.name_of(arsip[-1].dibuat_oleh)
    rekap = turn.store.rekap.of_siklus(siklus_id)
    teks = kalimat.kartu(
        periode=turn.name_of(siklus.id),
        versi=len({satu.tugas_id for satu in arsip}),
        oleh=f"{pembuat}, {when(turn, arsip[-1].dibuat_pada)}",
        simpan=format_tanggal(keep_until(turn, siklus_id, arsip[-1].dibuat_pada)),
        jumlah=len(_papers(turn, siklus_id)),
        rekap=rekap[-1].versi if rekap else 0,
        berjalan=siklus.tamat_pada is None,
    )
    papan: Papan = (
        (
            Tombol(label.UNDUH_ARSIP, f"arsip_unduh:{siklus_id}"),
            Tombol(label.DAFTAR_DOKUMEN, f"arsip_isi:{siklus_id}"),
        ),
    )
    if turn.aku.holds(Peran.SEKRETARIS) and siklus.tamat_pada is not None:
        papan += ((Tombol(label.BUKA_KEMBALI, f"buka_kembali:{siklus_id}"),),)
    turn.reply(teks, papan)


def send_archive(turn: Turn, siklus_id: int) -> None:
    """The newest archive again, in all its parts."""
    _require(turn, siklus_id)
    arsip = _archives(turn, siklus_id)
    for satu in arsip:
        if satu.tugas_id == arsip[-1].tugas_id:
            turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=satu.id, teks=kalimat.DIKIRIM_ULANG))


def list_papers(turn: Turn, siklus_id: int) -> None:
    """The papers of an archived cycle."""
    turn.reply(*_page(turn, siklus_id, 0))


def turn_page(turn: Turn, siklus_id: int, halaman: int) -> None:
    """Another page of them."""
    teks, papan = _page(turn, siklus_id, halaman)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def send_paper(turn: Turn, dokumen_id: int) -> None:
    """One paper out of an archive."""
    dokumen = turn.store.dokumen.get(dokumen_id)
    if dokumen is None or dokumen.siklus_id is None:
        raise TombolUsang
    _require(turn, dokumen.siklus_id)
    if dokumen.id not in {satu.id for satu in _papers(turn, dokumen.siklus_id)}:
        raise TombolUsang
    turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=dokumen.id))


def _check(turn: Turn) -> None:
    if not may_open_archive(turn.aku):
        raise BukanWewenang


def _require(turn: Turn, siklus_id: int) -> Siklus:
    """A cycle that was archived, for somebody who may see it."""
    _check(turn)
    siklus = next((satu for satu in turn.store.siklus.all() if satu.id == siklus_id), None)
    if siklus is None or not _archives(turn, siklus_id):
        raise TombolUsang
    return siklus


def _archived(turn: Turn) -> Iterator[Siklus]:
    """The cycles that were archived, the newest first."""
    for siklus in reversed(turn.store.siklus.all()):
        if _archives(turn, siklus.id):
            yield siklus


def _archives(turn: Turn, siklus_id: int) -> list[Dokumen]:
    return [satu for satu in turn.store.dokumen.of_siklus(siklus_id) if satu.jenis == JENIS]


def _papers(turn: Turn, siklus_id: int) -> list[Dokumen]:
    return [satu for satu in turn.store.dokumen.of_siklus(siklus_id) if satu.berlaku and satu.jenis != JENIS]


def _find(turn: Turn, kata: str) -> None:
    dicari = kata.casefold().split()
    cocok: list[Dokumen] = []
    for siklus in _archived(turn):
        nomor = {satu.dokumen_id: satu.baris.nomor for satu in turn.store.buku.of_siklus(siklus.id)}
        for dokumen in _papers(turn, siklus.id):
            bernomor = nomor.get(dokumen.id) or _number_of_report(turn, dokumen)
            kepunyaan = f"{_words(turn, siklus, dokumen)} {bernomor.casefold()}"
            if all(satu in kepunyaan for satu in dicari):
                cocok.append(dokumen)
    if not cocok:
        turn.reply(kalimat.tidak_ditemukan(kata))
        return
    tampak = cocok[:_SEHALAMAN]
    teks = kalimat.daftar_dokumen(kalimat.hasil_cari(kata), [satu.nama for satu in tampak])
    if len(cocok) > len(tampak):
        teks += Markup("\n") + kalimat.terlalu_banyak(len(cocok) - len(tampak))
    turn.reply(teks, _numbers(tampak, 0))


def _words(turn: Turn, siklus: Siklus, dokumen: Dokumen) -> str:
    """All a paper can be found by, but its number."""
    langkah = turn.naskah_of(siklus.id).langkah(dokumen.langkah).nama
    unit = turn.kantor.unit_name(dokumen.unit)
    return f"{dokumen.nama} {siklus.periode} {langkah} {unit}".casefold()


def _number_of_report(turn: Turn, dokumen: Dokumen) -> str:
    """The number of a berita acara: its line in the book is written before it, and so names no paper."""
    if dokumen.jenis != BERITA_ACARA.jenis or dokumen.tugas_id is None:
        return ""
    milik = turn.store.surat.held_by(dokumen.tugas_id, KODE_BERITA_ACARA)
    return milik.nomor if milik else ""


def _page(turn: Turn, siklus_id: int, halaman: int) -> tuple[Markup, Papan]:
    siklus = _require(turn, siklus_id)
    semua = _papers(turn, siklus_id)
    jumlah = max(1, ceil(len(semua) / _SEHALAMAN))
    if halaman >= jumlah:
        raise TombolUsang
    mulai = halaman * _SEHALAMAN
    tampak = semua[mulai : mulai + _SEHALAMAN]
    arah = ((label.SEBELUMNYA, halaman - 1), (label.BERIKUTNYA, halaman + 1))
    pindah = tuple(Tombol(nama, f"arsip_halaman:{siklus_id}:{satu}") for nama, satu in arah if 0 <= satu < jumlah)
    teks = kalimat.daftar_dokumen(
        f"Dokumen {siklus.periode}", [satu.nama for satu in tampak], mulai=mulai, halaman=halaman, jumlah=jumlah
    )
    return teks, (*_numbers(tampak, mulai), *((pindah,) if pindah else ()))


def _numbers(daftar: Sequence[Dokumen], mulai: int) -> Papan:
    tombol = [Tombol(str(mulai + letak), f"arsip_dokumen:{satu.id}") for letak, satu in enumerate(daftar, start=1)]
    return tuple(tuple(tombol[awal : awal + _SEBARIS]) for awal in range(0, len(tombol), _SEBARIS))
