"""/belum: which units have not handed in, how far they are and who fills them in; one press reminds them all."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bahasa.kalimat import belum as kalimat
from bahasa.kalimat import label
from bahasa.kalimat import pengingat as kalimat_pengingat
from handlers.isian.keadaan import KeadaanIndikator, read_units
from handlers.orang.petugas import is_responsible, responsible_for_each
from handlers.orang.wewenang import BukanWewenang
from handlers.siklus.kartu import cara
from handlers.titah import may_see_missing
from handlers.turn import Papan, Tombol, TombolUsang, Turn
from handlers.waktu.pengingat import awaited, remind_now
from sop.langkah import Cara
from sop.peran import Peran
from sop.siklus import Keadaan
from storage.orang import Orang
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan


def show_missing(turn: Turn) -> None:
    """/belum: of every cycle under way; who only fills in sees the own unit alone."""
    semua = may_see_missing(turn.aku)
    if not semua and not turn.aku.holds(Peran.BIDANG):
        raise BukanWewenang
    daftar = turn.store.siklus.running()
    if not daftar:
        turn.reply(kalimat.TIDAK_ADA_SIKLUS)
    for siklus in daftar:
        belum = [tugas for tugas in _unit_tasks(turn, siklus.id) if semua or is_responsible(turn.aku, tugas)]
        turn.reply(_words(turn, siklus, belum), _remind_button(turn, siklus, belum) if semua else ())


def remind_all(turn: Turn, siklus_id: int) -> None:
    """Ingatkan semua: every unit of a cycle that has not handed in."""
    if all(siklus.id != siklus_id for siklus in turn.store.siklus.running()):
        raise TombolUsang
    if not may_see_missing(turn.aku):
        raise BukanWewenang
    jumlah = remind_now(turn, _unit_tasks(turn, siklus_id))
    turn.answer(kalimat_pengingat.diingatkan(jumlah), penting=True)


def _unit_tasks(turn: Turn, siklus_id: int) -> list[TugasTersimpan]:
    """The open tasks of the units, be it to take the form or to fill it in."""
    return [
        tugas
        for tugas in turn.store.tugas.of_siklus(siklus_id)
        if tugas.unit is not None and tugas.keadaan is Keadaan.TERBUKA
    ]


def _remind_button(turn: Turn, siklus: Siklus, belum: Sequence[TugasTersimpan]) -> Papan:
    boleh = turn.kantor.pengingat.ingatkan and awaited(turn, belum)
    return ((Tombol(label.INGATKAN_SEMUA, f"ingatkan_semua:{siklus.id}"),),) if boleh else ()


def _words(turn: Turn, siklus: Siklus, belum: Sequence[TugasTersimpan]) -> Markup:
    if not belum:
        return kalimat.tidak_ada(turn.name_of(siklus.id))
    isian = read_units(turn, siklus, {tugas.unit for tugas in belum if tugas.unit is not None})
    petugas = responsible_for_each(turn, belum)
    baris = [_line(turn, tugas, isian, petugas[tugas.id]) for tugas in belum]
    return kalimat.daftar(turn.name_of(siklus.id), baris)


def _line(
    turn: Turn, tugas: TugasTersimpan, isian: Mapping[str, Sequence[KeadaanIndikator]], petugas: Sequence[Orang]
) -> Markup:
    unit, nama = turn.kantor.unit_name(tugas.unit), [orang.nama for orang in petugas]
    if cara(turn, tugas) is not Cara.ISIAN:
        return kalimat.belum_menerima(unit, nama)
    daftar = isian[tugas.unit or ""]
    terisi = sum(satu.isian is not None for satu in daftar)
    lewat = tugas.tenggat is not None and tugas.tenggat < turn.now
    return kalimat.sedang_mengisi(unit, nama, terisi=terisi, jumlah=len(daftar), lewat=lewat)
