"""The reckoning: every reminder of the year, minute by minute of work, from the facts alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from tests.perjalanan.setahun.catatan import (
    BIDANG,
    KEPALA,
    NAMA,
    SEKRETARIS,
    STAF,
    TIM,
    Batas,
    Buku,
    Kunci,
    Tugas,
)
from tests.perjalanan.setahun.kalender import jam

ATASAN = {
    BIDANG: (SEKRETARIS, KEPALA),
    TIM: (SEKRETARIS, KEPALA),
    STAF: (TIM, SEKRETARIS, KEPALA),
    SEKRETARIS: (KEPALA,),
    KEPALA: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingatan:
    """One reminder that is due: of what, when, on which rung, who hears it, and which role above with whom."""

    kunci: Kunci
    pada: datetime
    tangga: str
    habis: datetime
    petugas: tuple[str, ...]
    atasan: str = ""
    di_atas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing a message says: the step and the unit (or its name), the period, whom it waits for, due when, by how
    many minutes of work that is ahead (or, below zero, past)."""

    langkah: int
    sebutan: str
    periode: str
    menunggu: frozenset[str]
    habis: str
    menit: int


@dataclass(frozen=True, slots=True)
class Pesan:
    """One message with reminders: on which phone, in which minute, who asked for it ("" for the time), what it says."""

    chat: int
    jam: str
    oleh: str
    isi: frozenset[Butir]


def reckon(buku: Buku, tugas: Tugas, sampai: datetime) -> Iterator[Ingatan]:
    """What is to be said about one task until then (that minute included)."""
    dikatakan: set[str] = set()
    for ke, batas in enumerate(tugas.batas):
        berikut = tugas.batas[ke + 1].sejak if ke + 1 < len(tugas.batas) else sampai
        akhir = min(berikut, tugas.selesai or sampai, sampai)
        yield from _with_due(buku, tugas, batas, akhir, dikatakan)


def _with_due(buku: Buku, tugas: Tugas, batas: Batas, akhir: datetime, dikatakan: set[str]) -> Iterator[Ingatan]:
    """While one due time holds; `dikatakan` are the roles above that were told, whatever the due time was."""
    sebelum, kali, terakhir = _before(buku, batas), 0, None
    for at in buku.kalender.minutes(batas.sejak):
        if at > akhir:
            return
        if at <= batas.sejak or not buku.is_up(at):
            continue
        petugas = tuple(buku.responsible(tugas, at))
        if at < batas.habis:
            if sebelum is not None and at >= sebelum:
                sebelum = None
                yield Ingatan(kunci=tugas.kunci, pada=at, tangga="sebelum", habis=batas.habis, petugas=petugas)
        elif terakhir is None or terakhir < at.date():
            kali, terakhir = kali + 1, at.date()
            naik = kali > buku.every(at) * (len(dikatakan) + 1)
            atasan, di_atas = _above(buku, tugas, at, petugas, dikatakan) if naik else ("", ())
            yield Ingatan(
                kunci=tugas.kunci,
                pada=at,
                tangga="saat" if kali == 1 else "pagi",
                habis=batas.habis,
                petugas=petugas,
                atasan=atasan,
                di_atas=di_atas,
            )


def _before(buku: Buku, batas: Batas) -> datetime | None:
    """When that part of the time has gone by, where the time is two hours or more."""
    semua = list(takewhile(lambda at: at < batas.habis, buku.kalender.minutes(batas.sejak, batas.sejak)))
    return semua[len(semua) * batas.persen // 100] if len(semua) >= 120 else None


def _above(
    buku: Buku, tugas: Tugas, at: datetime, petugas: tuple[str, ...], dikatakan: set[str]
) -> tuple[str, tuple[str, ...]]:
    """The next role above that somebody else holds, and who that is."""
    for peran in ATASAN[tugas.peran]:
        if peran in dikatakan:
            continue
        dikatakan.add(peran)
        if orang := tuple(nama for nama in buku.holders(peran, "", at) if nama not in petugas):
            return peran, orang
    return "", ()


def reckon_all(buku: Buku, sampai: datetime) -> list[Ingatan]:
    """Every reminder of every task until then."""
    return [satu for tugas in buku.tugas.values() for satu in reckon(buku, tugas, sampai)]


def messages(buku: Buku, semua: Iterable[Ingatan]) -> Counter[Pesan]:
    """What each phone gets: all that is due for a person in one minute is one message."""
    isi: dict[tuple[datetime, str, str], set[Butir]] = {}
    for satu in semua:
        for nama in satu.petugas:
            isi.setdefault((satu.pada, nama, ""), set()).add(_item(buku, satu, frozenset()))
        for nama in satu.di_atas:
            menunggu = frozenset({*satu.petugas, buku.unit_name(satu.kunci.unit, satu.pada)} - {""})
            isi.setdefault((satu.pada, nama, ""), set()).add(_item(buku, satu, menunggu))
    for tekan in buku.tekan:
        for satu in _pressed(buku, tekan.pada, tekan.daftar):
            for nama in satu.petugas:
                isi.setdefault((tekan.pada, nama, tekan.oleh), set()).add(_item(buku, satu, frozenset()))
    return Counter(
        Pesan(chat, jam(pada), oleh, frozenset(butir))
        for (pada, nama, oleh), butir in isi.items()
        for chat in buku.chats(nama, pada)
    )


def _pressed(buku: Buku, pada: datetime, daftar: Iterable[Kunci]) -> Iterator[Ingatan]:
    for kunci in daftar:
        tugas = buku.tugas[kunci]
        *_, batas = [satu for satu in tugas.batas if satu.sejak < pada]
        petugas = tuple(buku.responsible(tugas, pada))
        yield Ingatan(kunci=kunci, pada=pada, tangga="", habis=batas.habis, petugas=petugas)


def _item(buku: Buku, satu: Ingatan, menunggu: frozenset[str]) -> Butir:
    kunci, sekarang = satu.kunci, satu.pada
    if sekarang < satu.habis:
        menit = buku.kalender.count(sekarang, satu.habis, sekarang)
    else:
        menit = -buku.kalender.count(satu.habis, sekarang, sekarang)
    sebutan = "" if menunggu else buku.unit_name(kunci.unit, sekarang) or NAMA[kunci.langkah]
    return Butir(kunci.langkah, sebutan, kunci.periode, menunggu, jam(satu.habis), menit)
