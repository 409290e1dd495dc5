"""What happens when a step opens: its task with its due time, its in-documents, and a card to everyone responsible."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.kalimat import kartu as kalimat
from bahasa.kalimat import pengganti as kalimat_pengganti
from handlers.orang.petugas import holders, responsible_for
from handlers.siklus import kartu
from handlers.siklus.bahan import Bahan, prepare
from handlers.turn import Lampiran, Papan, Turn, Ucapan
from sop.jam_kerja import compute_due
from sop.pengingat import first_reminder
from sop.peran import Peran
from sop.siklus import TugasBaru
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan


def open_task(
    turn: Turn, siklus: Siklus, baru: TugasBaru, *, arahan: str = "", daftar_indikator: Sequence[str] = ()
) -> TugasTersimpan:
    """Open a task and give it to whoever holds its role; its clock runs from now in working time."""
    naskah = turn.naskah_of(siklus.id)
    waktu = turn.kantor.waktu_of(naskah, naskah.langkah(baru.langkah))
    tenggat = compute_due(turn.kantor.jam, turn.now, waktu) if waktu else None
    tugas = turn.store.tugas.open(
        siklus.id,
        baru,
        putaran=turn.store.tugas.highest_putaran(siklus.id, baru.langkah, baru.unit) + 1,
        now=turn.now,
        tenggat=tenggat,
        ingat_pada=first_reminder(turn.kantor.jam, turn.kantor.pengingat, turn.now, tenggat),
        arahan=arahan,
        daftar_indikator=tuple(daftar_indikator),
    )
    turn.note(
        "dibuka",
        siklus_id=siklus.id,
        langkah=baru.langkah,
        unit=baru.unit,
        putaran=tugas.putaran,
        petugas=baru.peran.value,
        waktu=str(waktu or ""),
        tenggat=tenggat.isoformat() if tenggat else "",
    )
    with turn.about(siklus.id):
        _hand_out(turn, siklus, tugas)
    return tugas


def _hand_out(turn: Turn, siklus: Siklus, tugas: TugasTersimpan) -> None:
    lampiran = prepare(turn, siklus, tugas)
    if penerima := responsible_for(turn, tugas):
        isi = kartu.render(turn, tugas)
        for orang in penerima:
            _send(turn, orang.id, tugas, isi, lampiran)
    if not any(turn.store.obrolan.chats_of([orang.id for orang in penerima]).values()):
        _tell_admin(turn, tugas)


def _tell_admin(turn: Turn, tugas: TugasTersimpan) -> None:
    """Nobody who could act on it has joined: the office's admin knows the ways on."""
    unit = turn.kantor.unit_name(tugas.unit)
    kata = kalimat_pengganti.tugas(tugas.langkah, turn.langkah_of(tugas).nama, unit)
    for admin in holders(turn, Peran.ADMIN):
        turn.say(Ucapan(kepada=admin.id, teks=kalimat_pengganti.tanpa_petugas(kata, tugas.peran)))


def give(
    turn: Turn, kepada: int, tugas: TugasTersimpan, lampiran: Sequence[Bahan] = (), *, senyap: bool = False
) -> None:
    """Send a person a task: its in-documents, then its card."""
    with turn.about(tugas.siklus_id):
        _send(turn, kepada, tugas, kartu.render(turn, tugas), lampiran, senyap=senyap)


def _send(
    turn: Turn,
    kepada: int,
    tugas: TugasTersimpan,
    isi: tuple[Markup, Papan],
    lampiran: Sequence[Bahan],
    *,
    senyap: bool = False,
) -> None:
    for bahan in lampiran:
        turn.say(
            Lampiran(kepada=kepada, dokumen_id=bahan.dokumen_id, teks=kalimat.bahan(bahan.nama), gambar=bahan.gambar)
        )
    teks, papan = isi
    turn.say(Ucapan(kepada=kepada, teks=teks, papan=papan, tentang=kartu.card_of(tugas), senyap=senyap))
