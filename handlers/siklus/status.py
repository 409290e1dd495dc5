"""/status: how far the cycle is, step by step, and which unit has not handed in."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.bentuk import format_waktu
from bahasa.kalimat import isian as kalimat_isian
from bahasa.kalimat import label
from bahasa.kalimat import siklus as kalimat
from handlers.isian.keadaan import read_unit
from handlers.siklus import kartu
from handlers.turn import Papan, Tombol, Turn
from handlers.waktu.pengingat import awaited
from sop.langkah import Cara, Langkah
from sop.siklus import Keadaan
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

_TANDA = {None: "▫️", Keadaan.TERBUKA: "⏳", Keadaan.SELESAI: "✅"}


def show_status(turn: Turn) -> None:
    """The progress of the cycles under way, or of the last one."""
    daftar = turn.store.siklus.running() or tuple(filter(None, [turn.store.siklus.newest()]))
    if not daftar:
        turn.reply(kalimat.BELUM_ADA_SIKLUS)
    for siklus in daftar:
        semua = turn.store.tugas.of_siklus(siklus.id)
        with turn.about(siklus.id):
            turn.reply(_words(turn, siklus, semua), _remind_button(turn, siklus, semua))


def _remind_button(turn: Turn, siklus: Siklus, semua: Sequence[TugasTersimpan]) -> Papan:
    """Ingatkan, for whoever waits for somebody."""
    boleh = turn.kantor.pengingat.ingatkan and awaited(turn, semua)
    return ((Tombol(label.INGATKAN, f"ingatkan:{siklus.id}"),),) if boleh else ()


def _words(turn: Turn, siklus: Siklus, semua: Sequence[TugasTersimpan]) -> Markup:
    terbuka = min((tugas.langkah for tugas in semua if tugas.keadaan is Keadaan.TERBUKA), default=None)
    baris: list[Markup] = []
    for langkah in turn.naskah_of(siklus.id).daftar_langkah.values():
        milik = [tugas for tugas in semua if tugas.langkah == langkah.nomor]
        belum = terbuka is not None and langkah.nomor > terbuka
        ditunjukkan = [tugas for tugas in milik if not belum or tugas.keadaan is Keadaan.TERBUKA]
        baris.append(_step(turn, langkah, ditunjukkan))
        baris += _units(turn, milik)
    return kalimat.status(turn.name_of(siklus.id), baris)


def _step(turn: Turn, langkah: Langkah, milik: Sequence[TugasTersimpan]) -> Markup:
    terbuka = [tugas for tugas in milik if tugas.keadaan is Keadaan.TERBUKA]
    keadaan = Keadaan.TERBUKA if terbuka else Keadaan.SELESAI if milik else None
    tenggat = min((tugas.tenggat for tugas in terbuka if tugas.tenggat), default=None)
    keterangan = f"paling lambat {format_waktu(tenggat, turn.kantor.instansi.zona)}" if tenggat else ""
    return kalimat.baris_status(langkah, _TANDA[keadaan], keterangan)


def _units(turn: Turn, milik: Sequence[TugasTersimpan]) -> list[Markup]:
    terbaru = {tugas.unit: tugas for tugas in milik if tugas.unit is not None}
    if not any(tugas.keadaan is Keadaan.TERBUKA for tugas in terbaru.values()):
        return []
    return [
        kalimat.baris_unit(turn.kantor.unit_name(kode), _unit_words(turn, tugas)) for kode, tugas in terbaru.items()
    ]


def _unit_words(turn: Turn, tugas: TugasTersimpan) -> str:
    if tugas.keadaan is Keadaan.SELESAI:
        return "selesai"
    if kartu.cara(turn, tugas) is not Cara.ISIAN:
        return "belum menerima"
    daftar = read_unit(turn, tugas)
    return str(kalimat_isian.kemajuan(sum(satu.isian is not None for satu in daftar), len(daftar)))
