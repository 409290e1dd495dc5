"""/siklus: Kepala Dinas picks the period and begins the cycle."""

from datetime import date

from bahasa.kalimat import label
from bahasa.kalimat import siklus as kalimat
from handlers.buka import open_task
from handlers.periksa import when
from handlers.pindah_tahun import begin_year
from handlers.titah import may_start_cycle
from handlers.turn import SuntingDitekan, Tombol, TombolUsang, Turn
from handlers.wewenang import BukanWewenang
from sop.galat import SopError
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import start

_BAGIAN = tuple(Bagian)


class SiklusSudahAda(SopError):
    """A second cycle for one period."""


def offer_periods(turn: Turn) -> None:
    """Offer the periods a cycle could be about, the one just past first."""
    _check(turn)
    papan = tuple(
        (Tombol(str(periode), f"periode:{periode.tahun}:{_BAGIAN.index(periode.bagian)}"),)
        for periode in _likely(_today(turn))
        if turn.store.siklus.by_periode(periode) is None
    )
    turn.reply(kalimat.PILIH_PERIODE if papan else kalimat.SEMUA_PERIODE_SUDAH, papan)


def offer_start(turn: Turn, tahun: int, bagian: int) -> None:
    """Show what the cycle will be, with Mulai siklus."""
    _check(turn)
    periode = _periode(turn, tahun, bagian)
    if turn.store.siklus.by_periode(periode):
        raise SiklusSudahAda(kalimat.sudah_ada(str(periode)))
    teks = kalimat.siap_mulai(
        str(periode),
        len(turn.kantor.daftar_unit),
        len(turn.store.instansi.daftar_indikator()),
        len(turn.store.penetapan.older_targets(tahun)),
    )
    turn.say(SuntingDitekan(teks=teks, papan=((Tombol(label.MULAI_SIKLUS, f"mulai:{tahun}:{bagian}"),),)))


def begin(turn: Turn, tahun: int, bagian: int) -> None:
    """Mulai siklus: the first step's task opens; only Kepala Dinas, or the admin for them, may press it."""
    _check(turn)
    periode = _periode(turn, tahun, bagian)
    turn.store.instansi.lock()
    siklus = turn.store.siklus.add(periode, turn.now)
    if siklus is None:
        raise SiklusSudahAda(kalimat.sudah_ada(str(periode)))
    begin_year(turn, siklus)
    peran = Peran.KEPALA_DINAS if turn.aku.holds(Peran.KEPALA_DINAS) else Peran.ADMIN
    turn.note("mulai", peran=peran, siklus_id=siklus.id, periode=str(periode), sop=turn.kantor.naskah.nomor)
    turn.say(SuntingDitekan(teks=kalimat.dimulai(str(periode), turn.aku.nama, when(turn))))
    for baru in start(turn.kantor.naskah).buka:
        open_task(turn, siklus, baru)
    turn.store.kartu.mark(siklus.id, turn.now)


def _check(turn: Turn) -> None:
    if not may_start_cycle(turn.aku):
        raise BukanWewenang


def _periode(turn: Turn, tahun: int, bagian: int) -> Periode:
    """The period of a button; refused where today it would not be offered."""
    if bagian >= len(_BAGIAN) or Periode(tahun, _BAGIAN[bagian]) not in _likely(_today(turn)):
        raise TombolUsang
    return Periode(tahun, _BAGIAN[bagian])


def _today(turn: Turn) -> date:
    return turn.now.astimezone(turn.kantor.jam.zona).date()


def _likely(hari_ini: date) -> list[Periode]:
    """The four quarters up to the running one, newest first, then the year just past and this one."""
    kini = hari_ini.year * 4 + (hari_ini.month - 1) // 3
    triwulan = [Periode(nomor // 4, _BAGIAN[nomor % 4]) for nomor in range(kini - 1, kini - 4, -1)]
    triwulan.append(Periode(kini // 4, _BAGIAN[kini % 4]))
    return [*triwulan, Periode(hari_ini.year - 1, Bagian.TAHUN), Periode(hari_ini.year, Bagian.TAHUN)]
