"""What reminders say to each person: one thing by itself, with its card's buttons; several in one message."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bahasa.kalimat import label
from bahasa.kalimat import pengingat as kalimat
from bahasa.kalimat.latihan import mark_name
from handlers.siklus import kartu
from handlers.turn import Papan, Tombol, Turn, Ucapan
from sop.jam_kerja import working_minutes_between
from sop.pengingat import Pengingat
from sop.peran import Peran
from storage.orang import Orang
from storage.tugas import TugasTersimpan

_TOMBOL = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dikirim:
    """One task with what it is reminded of; `di_atas` are the people of `atasan` who hear of it too."""

    tugas: TugasTersimpan
    pengingat: Pengingat
    petugas: tuple[Orang, ...]
    atasan: Peran | None = None
    di_atas: tuple[Orang, ...] = ()
    jenjang_ke: int = 0


@dataclass(slots=True)
class Kotak:
    """What one person is told at this moment: of their own tasks, and of those below them with who must act."""

    milik: list[TugasTersimpan] = field(default_factory=list)
    bawahan: list[Dikirim] = field(default_factory=list)


def tell(turn: Turn, kotak: Mapping[int, Kotak], *, oleh: str = "") -> None:
    """To each of these people what they are told: by itself where it is one thing, else all in one message."""
    satukan = turn.kantor.pengingat.satukan
    ringkas = {kepada for kepada, isi in kotak.items() if satukan and len(isi.milik) + len(isi.bawahan) > 1}
    sendiri = {tugas.id: tugas for kepada, isi in kotak.items() if kepada not in ringkas for tugas in isi.milik}
    papan = _boards(turn, list(sendiri.values()))
    batas = _limits(turn, kotak.values())
    for kepada, isi in kotak.items():
        if kepada in ringkas:
            _say_digest(turn, kepada, isi, batas, oleh)
        else:
            _say_each(turn, kepada, isi, batas, papan, oleh)


def _say_each(
    turn: Turn, kepada: int, isi: Kotak, batas: Mapping[datetime | None, str], papan: Mapping[int, Papan], oleh: str
) -> None:
    for tugas in isi.milik:
        langkah, unit = turn.langkah_of(tugas), turn.kantor.unit_name(tugas.unit)
        teks = kalimat.pengingat(
            langkah, periode=turn.name_of(tugas.siklus_id), unit=unit, batas=batas[tugas.tenggat], oleh=oleh
        )
        with turn.about(tugas.siklus_id):
            turn.say(Ucapan(kepada=kepada, teks=teks, papan=papan[tugas.id], tentang=kartu.card_of(tugas)))
    for satu in isi.bawahan:
        tugas = satu.tugas
        langkah = turn.langkah_of(tugas)
        siapa, periode = _who(turn, satu), turn.name_of(tugas.siklus_id)
        teks = kalimat.pengingat_atasan(langkah, periode=periode, siapa=siapa, batas=batas[tugas.tenggat])
        with turn.about(tugas.siklus_id):
            turn.say(Ucapan(kepada=kepada, teks=teks))


def _say_digest(turn: Turn, kepada: int, isi: Kotak, batas: Mapping[datetime | None, str], oleh: str) -> None:
    nama_unit = turn.kantor.unit_name
    milik = [
        kalimat.butir(
            turn.langkah_of(tugas),
            periode=turn.name_of(tugas.siklus_id),
            unit=nama_unit(tugas.unit),
            batas=batas[tugas.tenggat],
        )
        for tugas in isi.milik
    ]
    bawahan = [
        kalimat.butir_atasan(
            turn.langkah_of(satu.tugas),
            periode=turn.name_of(satu.tugas.siklus_id),
            siapa=_who(turn, satu),
            batas=batas[satu.tugas.tenggat],
        )
        for satu in isi.bawahan
    ]
    papan = tuple((_open_button(turn, tugas),) for tugas in isi.milik[:_TOMBOL])
    turn.say(Ucapan(kepada=kepada, teks=kalimat.ringkasan(milik, bawahan, oleh=oleh), papan=papan))


def _open_button(turn: Turn, tugas: TugasTersimpan) -> Tombol:
    nama = turn.kantor.unit_name(tugas.unit) or turn.langkah_of(tugas).nama
    sebutan = f"{tugas.langkah}. {nama}"
    latihan = turn.store.siklus.get(tugas.siklus_id).latihan
    return Tombol(label.clip(mark_name(sebutan) if latihan else sebutan), f"tugas:{tugas.id}")


def _boards(turn: Turn, daftar: Sequence[TugasTersimpan]) -> Mapping[int, Papan]:
    """The buttons of their cards, read together cycle by cycle."""
    hasil: dict[int, Papan] = {}
    for siklus_id in dict.fromkeys(tugas.siklus_id for tugas in daftar):
        milik = [tugas for tugas in daftar if tugas.siklus_id == siklus_id]
        hasil |= kartu.render_boards(turn, turn.store.siklus.get(siklus_id), milik)
    return hasil


def _limits(turn: Turn, daftar: Iterable[Kotak]) -> Mapping[datetime | None, str]:
    """Until when, in words, by the due time: of the many that share one it is counted once."""
    jam, zona, now = turn.kantor.jam, turn.kantor.instansi.zona, turn.now
    semua = {tugas.tenggat for isi in daftar for tugas in (*isi.milik, *(satu.tugas for satu in isi.bawahan))}
    return {
        tenggat: kalimat.batas(
            tenggat,
            zona,
            terlambat=working_minutes_between(jam, tenggat, now) if tenggat else 0,
            sisa=working_minutes_between(jam, now, tenggat) if tenggat else 0,
        )
        for tenggat in semua
    }


def _who(turn: Turn, satu: Dikirim) -> str:
    """Who must act, and for which unit; the role where nobody holds it."""
    nama = ", ".join(orang.nama for orang in satu.petugas) or satu.tugas.peran
    unit = turn.kantor.unit_name(satu.tugas.unit)
    return f"{nama} ({unit})" if unit else nama
