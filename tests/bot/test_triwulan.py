"""Every reminder of a quarter, reckoned anew minute by minute, against what the sweep sent under a clock that moved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.clock import StandingClock
from bot.engine import Engine
from bot.kantor import load_kantor
from bot.remind import Reminder
from sop.atur_jam import add_masa
from sop.instansi import HariLibur, JenisLibur
from sop.jam_kerja import JAM_RAMADAN, compute_due
from sop.pengingat import first_reminder
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import TugasBaru
from sop.waktu_baku import parse_waktu_baku
from storage import tables
from storage.database import Database
from storage.store import Store
from tests.bot.test_remind import engine
from tests.kantor import find_orang

WITA = ZoneInfo("Asia/Makassar")
AWAL, AKHIR = date(2026, 1, 1), date(2026, 3, 31)
MENIT = timedelta(minutes=1)
LIBUR = {
    *(date(2026, 1, hari) for hari in (1, 16)),
    *(date(2026, 2, hari) for hari in (6, 16, 17)),  # the 6th is the office's own
    *(date(2026, 3, hari) for hari in (18, 19, 20, 23, 24)),
}
MASUK = date(2026, 1, 31)  # a Saturday
RAMADAN = (date(2026, 2, 18), date(2026, 3, 17))
PERGI = (  # when the bot is down: for a while, over a morning until the night, and for days
    ("2026-01-14T10:00", "2026-01-14T10:30"),
    ("2026-01-27T07:00", "2026-01-27T20:00"),
    ("2026-02-25T15:00", "2026-03-03T09:10"),
)
ATASAN = {
    Peran.BIDANG: ["Sekretaris", "Kepala Dinas"],
    Peran.TIM: ["Sekretaris", "Kepala Dinas"],
    Peran.STAF: ["Tim Penyusun LAKIP", "Sekretaris", "Kepala Dinas"],
    Peran.SEKRETARIS: ["Kepala Dinas"],
    Peran.KEPALA_DINAS: [],
}
SIAPA = (
    (7, Peran.BIDANG, "B1"),
    (7, Peran.BIDANG, "B2"),
    (3, Peran.TIM, None),
    (6, Peran.STAF, None),
    (2, Peran.SEKRETARIS, None),
    (1, Peran.KEPALA_DINAS, None),
)
WAKTU = {1: "10 menit", 2: "60 menit", 3: "120 menit", 6: "10 menit", 7: "1 Hari"}

Said = tuple[int, str, str, str]
"""The task's number, the local minute, the rung, and the role above that heard of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lakon:
    """One task: whose it is, when it is given, and when it is done (None: never)."""

    nomor: int
    langkah: int
    peran: Peran
    unit: str | None
    dibuka: datetime
    selesai: datetime | None


def local(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=WITA)


# -- reckoned anew, with nothing of the program's


def clock_times(hari: date) -> list[tuple[str, str]]:
    """The stretches worked on a day, written down from the office's sheet."""
    if hari in LIBUR or (hari.weekday() > 4 and hari != MASUK):
        return []
    jumat = hari.weekday() >= 4
    if RAMADAN[0] <= hari <= RAMADAN[1]:
        return [("08:00", "11:30"), ("12:30", "15:30")] if jumat else [("08:00", "12:00"), ("12:30", "15:00")]
    return [("07:30", "11:30"), ("13:00", "16:30")] if jumat else [("07:30", "12:00"), ("13:00", "16:00")]


def worked_minutes() -> list[datetime]:
    """Every minute of the quarter, and of two weeks after it, in which somebody works."""
    hasil = []
    for ke in range((AKHIR - AWAL).days + 15):
        hari = AWAL + timedelta(days=ke)
        for mulai, selesai in clock_times(hari):
            at = datetime.combine(hari, time.fromisoformat(mulai), WITA)
            while at < datetime.combine(hari, time.fromisoformat(selesai), WITA):
                hasil.append(at)
                at += MENIT
    return hasil


KERJA = worked_minutes()
BEKERJA = frozenset(KERJA)


def is_up(at: datetime) -> bool:
    return not any(local(dari) <= at < local(sampai) for dari, sampai in PERGI)


def due_of(lakon: Lakon) -> datetime:
    """Minute after minute of work; a day is the same time of the next day that is worked."""
    menit = {1: 10, 2: 60, 3: 120, 6: 10, 7: 0}[lakon.langkah]
    sesudah = [at for at in KERJA if at >= lakon.dibuka]
    if menit:
        return sesudah[menit - 1] + MENIT
    mulai = sesudah[0]
    besok = min(at.date() for at in KERJA if at.date() > mulai.date())
    due = datetime.combine(besok, mulai.time(), WITA)
    pagi = min(at for at in KERJA if at.date() == besok)
    while due not in BEKERJA and due > pagi and due - MENIT not in BEKERJA:
        due -= MENIT
    return max(due, pagi)


def reckon(lakon: Lakon) -> Iterator[Said]:
    """Walk over the minutes in which somebody works and the bot is up, and say what is to be said."""
    due = due_of(lakon)
    lama = [at for at in KERJA if lakon.dibuka <= at < due]
    sebelum = lama[len(lama) * 3 // 4 - 1] + MENIT if len(lama) >= 120 else None
    atasan, terakhir, kali, didengar = list(ATASAN[lakon.peran]), None, 0, 0
    for at in KERJA:
        if at.date() > AKHIR or (lakon.selesai is not None and at >= lakon.selesai):
            return
        if at < lakon.dibuka or not is_up(at):
            continue
        jam = f"{at:%Y-%m-%d %H:%M}"
        if at < due:
            if sebelum is not None and at >= sebelum:
                sebelum = None
                yield lakon.nomor, jam, "sebelum", ""
        elif terakhir is None or terakhir < at.date():
            kali, terakhir = kali + 1, at.date()
            naik = atasan and kali > 2 * (didengar + 1)
            didengar += bool(naik)
            yield lakon.nomor, jam, "saat" if kali == 1 else "pagi", atasan.pop(0) if naik else ""


# -- as the program did it


def cast() -> list[Lakon]:
    """Tasks for everybody at odd moments, some never done; several for one person at once, some at night."""
    acak = Random(6)  # noqa: S311 - no secret
    hasil = []
    for nomor in range(1, 37):
        langkah, peran, unit = SIAPA[nomor % len(SIAPA)]
        dibuka = local("2026-01-05T00:00") + acak.randrange(60 * 24 * 70) * MENIT
        if nomor % 3 == 0:
            dibuka = datetime.combine(dibuka.date(), time(9, 0), WITA)
        lama = None if nomor % 4 == 0 else acak.choice([30, 300, 2_000, 8_000, 20_000]) * MENIT
        hasil.append(
            Lakon(
                nomor=nomor,
                langkah=langkah,
                peran=peran,
                unit=unit,
                dibuka=dibuka,
                selesai=dibuka + lama if lama else None,
            )
        )
    return sorted(hasil, key=lambda satu: satu.dibuka)


def set_up(store: Store) -> None:
    """The office's own days and Ramadan, and a phone for everybody."""
    store.instansi.keep_jam(add_masa((), JAM_RAMADAN, RAMADAN))
    store.instansi.keep_libur(
        [
            HariLibur(tanggal=date(2026, 2, 6), keterangan="Hari jadi", jenis=JenisLibur.LIBUR),
            HariLibur(tanggal=MASUK, keterangan="Ganti hari", jenis=JenisLibur.MASUK),
        ]
    )
    for orang in store.orang.all():
        store.obrolan.bind("telegram", 1_000 + orang.id, orang.id, local("2026-01-01T00:00"))
    for bagian in (Bagian.TW_III, Bagian.TW_IV):
        store.siklus.add(Periode(2025, bagian), local("2026-01-01T00:00"))


def give(store: Store, lakon: Lakon) -> int:
    """Give a task as a step that opens does; one of two cycles has it."""
    kantor = load_kantor(store, lakon.dibuka)
    tenggat = compute_due(kantor.jam, lakon.dibuka, parse_waktu_baku(WAKTU[lakon.langkah]))
    return store.tugas.open(
        store.siklus.running()[lakon.nomor % 2].id,
        TugasBaru(langkah=lakon.langkah, peran=lakon.peran, unit=lakon.unit),
        putaran=lakon.nomor,
        now=lakon.dibuka,
        tenggat=tenggat,
        ingat_pada=first_reminder(kantor.jam, kantor.pengingat, lakon.dibuka, tenggat),
    ).id


def end(store: Store, tugas_id: int, now: datetime) -> None:
    """Somebody signs the task off."""
    store.tugas.close(tugas_id, store.orang.all()[0].id, now)


def live(satu: Engine, lakon: list[Lakon], dicari: set[datetime]) -> None:
    """Let the quarter go by: at each moment a task is given, done, looked for, or due by the program's own word."""
    acak, kunci = Random(31), dict[int, int]()  # noqa: S311 - no secret
    kapan = {*dicari, *(a.dibuka for a in lakon), *(a.selesai for a in lakon if a.selesai)}
    kapan |= {local("2026-01-01T00:00") + acak.randrange(60 * 24 * 90) * MENIT for _ in range(60)}
    kapan |= {local(sampai) for _, sampai in PERGI}
    antre, sekarang, akhir = sorted(kapan), local("2026-01-01T00:00"), datetime.combine(AKHIR, time(23, 59), WITA)
    while (sekarang := _next(satu, antre, sekarang)) <= akhir:
        satu.clock = StandingClock(sekarang)
        for a in lakon:
            if a.selesai is not None and a.selesai <= sekarang and a.nomor in kunci:
                satu.transact_here(partial(end, tugas_id=kunci.pop(a.nomor), now=sekarang))
            elif a.dibuka == sekarang:
                kunci[a.nomor] = satu.transact_here(partial(give, lakon=a))
        if is_up(sekarang):
            Reminder(satu).sweep_here()


def _next(satu: Engine, antre: list[datetime], sekarang: datetime) -> datetime:
    """The next moment of the story, or the next one the program set itself."""
    with satu.database.reading() as conn:
        kueri = select(tables.tugas.c.ingat_pada).where(tables.tugas.c.ingat_pada > sekarang)
        milik_program = list(conn.execute(kueri.order_by(tables.tugas.c.ingat_pada).limit(1)).scalars())
    hasil: datetime = min([*milik_program, *(at for at in antre if at > sekarang), local("2026-12-31T00:00")])
    return hasil


def said(store: Store) -> list[Said]:
    """What the trail says was said."""
    return [
        (
            satu.isi["putaran"],
            f"{satu.pada.astimezone(WITA):%Y-%m-%d %H:%M}",
            satu.isi["tangga"],
            satu.isi["atasan"],
        )
        for siklus in store.siklus.all()
        for satu in store.jejak.of_siklus(siklus.id)
        if satu.peristiwa == "pengingat"
    ]


def listeners(store: Store, lakon: Mapping[int, Lakon], daftar: list[Said]) -> Counter[tuple[int, str]]:
    """Whose phone rings when: once, however much there is to say."""
    hasil: Counter[tuple[int, str]] = Counter()
    for nomor, jam, _, atasan in daftar:
        petugas = find_orang(store, lakon[nomor].peran, lakon[nomor].unit)
        hasil[1_000 + petugas.id, jam] = 1
        if atasan:
            hasil[1_000 + find_orang(store, Peran(atasan)).id, jam] = 1
    return hasil


def messages(store: Store) -> Counter[tuple[int, str]]:
    kolom = select(tables.outbox.c.chat_id, tables.outbox.c.dibuat_pada)
    return Counter((a.chat_id, f"{a.dibuat_pada.astimezone(WITA):%Y-%m-%d %H:%M}") for a in store.conn.execute(kolom))


@pytest.fixture
def quarter(database: Database, instansi_id: int, tmp_path: Path) -> tuple[Database, int, list[Lakon], list[Said]]:
    """The quarter lived through; with what was to be said in it."""
    lakon = cast()
    dicari = sorted(satu for a in lakon for satu in reckon(a))
    with database.transaction() as conn:
        set_up(Store(conn, instansi_id))
    with engine(database, instansi_id, tmp_path) as satu:
        live(satu, lakon, {local(jam.replace(" ", "T")) for _, jam, _, _ in dicari})
    return database, instansi_id, lakon, dicari


def test_every_reminder_of_a_quarter_comes_at_its_minute_once_and_none_is_missing(
    quarter: tuple[Database, int, list[Lakon], list[Said]],
) -> None:
    database, instansi_id, lakon, dicari = quarter
    with database.reading() as conn:
        store = Store(conn, instansi_id)
        dikatakan = said(store)
        assert sorted(dikatakan) == dicari
        assert {local(jam.replace(" ", "T")) for _, jam, _, _ in dikatakan} <= BEKERJA
        assert max(Counter((nomor, tangga) for nomor, _, tangga, _ in dikatakan if tangga != "pagi").values()) == 1
        assert max(Counter((nomor, atasan) for nomor, _, _, atasan in dikatakan if atasan).values()) == 1
        assert messages(store) == listeners(store, {a.nomor: a for a in lakon}, dikatakan)
        assert store.jejak.first_break() is None
    assert Counter(tangga for _, _, tangga, _ in dicari)["sebelum"] >= 5
    assert {atasan for _, _, _, atasan in dicari} == {"", "Tim Penyusun LAKIP", "Sekretaris", "Kepala Dinas"}
    assert len(listeners_at_once(dicari)) >= 20


def listeners_at_once(daftar: list[Said]) -> list[str]:
    """The minutes in which several tasks are called to mind together."""
    return [jam for jam, jumlah in Counter(jam for _, jam, _, _ in daftar).items() if jumlah > 1]
