"""The living card: how far a cycle is, who is awaited by when, and what its reader has to do.

It follows the cycle's tasks, and no figure: an answer changes no card.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bahasa.kalimat import kartu as kalimat_kartu
from bahasa.kalimat import kartu_siklus as kalimat
from bahasa.kalimat import latihan as kalimat_latihan
from handlers.orang.periksa import when
from handlers.orang.petugas import responsible_for_each
from handlers.siklus.kartu import cara
from handlers.turn import Turn
from sop.langkah import Cara
from sop.peran import Peran
from sop.siklus import Keadaan
from storage.orang import Orang
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

_TUGAS_DISEBUT = 3
_KERJA = {Cara.DISTRIBUSI: "sudah menerima", Cara.ISIAN: "sudah mengirim"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KemajuanSiklus:
    """The tasks of a running cycle by step: `selesai` and `berjalan` are numbers of steps, in order."""

    siklus: Siklus
    daftar_tugas: tuple[TugasTersimpan, ...]
    terbuka: tuple[TugasTersimpan, ...]
    selesai: tuple[int, ...]
    berjalan: tuple[int, ...]


def read_progress(turn: Turn, siklus: Siklus) -> KemajuanSiklus:
    """Where the cycle stands: a step behind an open one is to come, even where it was done before a return."""
    semua = turn.store.tugas.of_siklus(siklus.id)
    terbuka = tuple(satu for satu in semua if satu.keadaan is Keadaan.TERBUKA)
    berjalan = tuple(sorted({satu.langkah for satu in terbuka}))
    pernah = sorted({satu.langkah for satu in semua} - set(berjalan))
    return KemajuanSiklus(
        siklus=siklus,
        daftar_tugas=semua,
        terbuka=terbuka,
        selesai=tuple(nomor for nomor in pernah if not berjalan or nomor < berjalan[0]),
        berjalan=berjalan,
    )


def draw_cards(turn: Turn, siklus: Siklus) -> Mapping[int, Markup]:
    """What the card of everyone who has a role in the cycle says, by person; of a practice with its mark."""
    kartu = _draw(turn, siklus)
    return {orang_id: kalimat_latihan.mark(teks) for orang_id, teks in kartu.items()} if siklus.latihan else kartu


def _draw(turn: Turn, siklus: Siklus) -> Mapping[int, Markup]:
    semua = _people(turn, siklus)
    if siklus.tamat_pada is not None:
        tamat = draw_end(turn, siklus)
        return dict.fromkeys((orang.id for orang in semua), tamat)
    maju = read_progress(turn, siklus)
    petugas = responsible_for_each(turn, maju.terbuka)
    umum, rinci, singkat = progress_lines(turn, maju), _awaited(turn, maju, petugas), _awaited(turn, maju, {})
    hasil = {}
    for orang in {satu.id: satu for daftar in (semua, *petugas.values()) for satu in daftar}.values():
        milik = [tugas for tugas in maju.terbuka if any(satu.id == orang.id for satu in petugas[tugas.id])]
        baris = [*_head(turn, maju, milik), *_own(turn, milik), Markup(), *umum]
        baris += rinci if may_see_names(orang) else singkat
        hasil[orang.id] = Markup("\n").join([*baris, *_due(turn, milik or maju.terbuka)])
    return hasil


def may_see_names(orang: Orang) -> bool:
    """Whether the person is told by name who is awaited: whoever does more than fill in."""
    return any(satu.peran is not Peran.BIDANG for satu in orang.daftar_peran)


def progress_lines(turn: Turn, maju: KemajuanSiklus) -> list[Markup]:
    """The steps: done, under way with how many units are through, and to come."""
    naskah = turn.naskah_of(maju.siklus.id)
    baris = [kalimat.sudah(maju.selesai)] if maju.selesai else []
    baris += [kalimat.berjalan(naskah.langkah(nomor), _units_through(turn, maju, nomor)) for nomor in maju.berjalan]
    nanti = [nomor for nomor in naskah.daftar_langkah if nomor not in maju.selesai and nomor not in maju.berjalan]
    if nanti:
        baris.append(kalimat.berikutnya(naskah.langkah(nanti[0]), nanti[1:]))
    return baris


def bar(turn: Turn, maju: KemajuanSiklus) -> Markup:
    """The steps as a bar."""
    return kalimat.batang(len(maju.selesai), len(turn.naskah_of(maju.siklus.id).daftar_langkah))


def draw_end(turn: Turn, siklus: Siklus) -> Markup:
    """The card of a cycle that has ended; of a practice, which may have been closed at any step, no more than that."""
    if siklus.latihan:
        return kalimat_latihan.berakhir(turn.name_of(siklus.id), when(turn, siklus.tamat_pada))
    jumlah = len(turn.naskah_of(siklus.id).daftar_langkah)
    return kalimat.tamat(turn.name_of(siklus.id), when(turn, siklus.tamat_pada), jumlah)


def _people(turn: Turn, siklus: Siklus) -> list[Orang]:
    """Whoever holds a role that a step names, or stands in for one now."""
    semua = turn.naskah_of(siklus.id).daftar_langkah.values()
    peran = {langkah.petugas for langkah in semua} | {langkah.pelaksana for langkah in semua}
    semua_orang = turn.store.orang.all(turn.now)
    return [orang for orang in semua_orang if any(jab.peran in peran for jab in orang.daftar_peran)]


def _head(turn: Turn, maju: KemajuanSiklus, milik: Sequence[TugasTersimpan]) -> list[Markup]:
    jumlah = len(turn.naskah_of(maju.siklus.id).daftar_langkah)
    nomor = maju.berjalan[0] if maju.berjalan else jumlah
    return [kalimat.kepala(turn.name_of(maju.siklus.id), nomor, jumlah, giliran=bool(milik)), bar(turn, maju)]


def _own(turn: Turn, milik: Sequence[TugasTersimpan]) -> list[Markup]:
    if not milik:
        return [kalimat.TIDAK_ADA_TUGAS]
    return [kalimat.tugas(_what(turn, satu), turn.kantor.unit_name(satu.unit)) for satu in milik[:_TUGAS_DISEBUT]]


def _what(turn: Turn, tugas: TugasTersimpan) -> str:
    if cara(turn, tugas) is Cara.PENERIMAAN:
        return kalimat_kartu.MOHON_TERIMA
    return turn.langkah_of(tugas).tugas


def _units_through(turn: Turn, maju: KemajuanSiklus, nomor: int) -> str:
    """Of a step that units do side by side: how many of them are through."""
    terbaru = {satu.unit: satu for satu in maju.daftar_tugas if satu.langkah == nomor and satu.unit is not None}
    langkah = turn.naskah_of(maju.siklus.id).langkah(nomor)
    if not terbaru:
        return ""
    dibagi = {satu.unit for satu in maju.daftar_tugas if satu.unit is not None}
    sudah = sum(satu.keadaan is Keadaan.SELESAI for satu in terbaru.values())
    return kalimat.kemajuan_unit(sudah, len(dibagi), _KERJA.get(langkah.cara, "sudah selesai"))


def _awaited(turn: Turn, maju: KemajuanSiklus, petugas: Mapping[int, Sequence[Orang]]) -> list[Markup]:
    """Who is awaited; with `petugas` by name."""
    nama = turn.kantor.unit_name
    daftar = [
        kalimat.siapa(nama(satu.unit) or satu.peran, [orang.nama for orang in petugas.get(satu.id, ())])
        for satu in maju.terbuka
    ]
    return [kalimat.ditunggu(list(dict.fromkeys(daftar)))] if daftar else []


def _due(turn: Turn, daftar: Sequence[TugasTersimpan]) -> list[Markup]:
    """By when the first of these tasks is due."""
    tenggat = min((satu.tenggat for satu in daftar if satu.tenggat), default=None)
    if tenggat is None:
        return []
    return [kalimat.batas(tenggat, turn.kantor.instansi.zona, lewat=tenggat < turn.now)]
