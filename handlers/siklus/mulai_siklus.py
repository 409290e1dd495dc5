"""/siklus: Kepala Dinas picks the period (and the SOP, where there are several) and begins the cycle."""

from markupsafe import Markup

from bahasa.kalimat import kesiapan as kalimat_kesiapan
from bahasa.kalimat import label
from bahasa.kalimat import siklus as kalimat
from handlers.orang.periksa import local_date, when
from handlers.orang.wewenang import BukanWewenang
from handlers.siklus.buka import open_task
from handlers.siklus.kesiapan import read_celah, require_ready
from handlers.siklus.pindah_tahun import begin_year
from handlers.siklus.sop_tersedia import SopTersedia, find_sop, list_sop
from handlers.titah import may_start_cycle
from handlers.turn import Papan, SuntingDitekan, Tombol, TombolUsang, Turn, name_cycle
from sop.galat import SopError
from sop.langkah import Cara, Naskah
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import start

_BAGIAN = tuple(Bagian)


class SiklusSudahAda(SopError):
    """A second cycle for one period."""


def offer_periods(turn: Turn) -> None:
    """Offer the periods a cycle could be about, the one just past first."""
    check_starter(turn)
    turn.reply(*_board(turn, list_sop(turn.store)[0]))


def offer_sop(turn: Turn) -> None:
    """SOP lain: which SOP?"""
    check_starter(turn)
    papan = tuple((Tombol(label.clip(satu.naskah.nama), f"sop:{satu.id}"),) for satu in list_sop(turn.store))
    turn.say(SuntingDitekan(teks=kalimat.PILIH_SOP, papan=papan))


def offer_periods_of(turn: Turn, sop_id: int) -> None:
    """The periods a cycle of that SOP could be about."""
    check_starter(turn)
    teks, papan = _board(turn, require_sop(turn, sop_id))
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def offer_start(turn: Turn, sop_id: int, tahun: int, bagian: int) -> None:
    """Show what the cycle will be, with Mulai siklus."""
    check_starter(turn)
    sop, periode = require_sop(turn, sop_id), find_periode(turn, tahun, bagian)
    sebutan = name_cycle(sop.naskah, str(periode))
    if turn.store.siklus.by_periode(periode, sop.naskah.kode):
        raise SiklusSudahAda(kalimat.sudah_ada(sebutan))
    semua = read_celah(turn.store, [sop.naskah], turn.now)
    if any(celah.menghalangi for celah in semua):
        turn.say(SuntingDitekan(teks=kalimat_kesiapan.daftar(semua)))
        return
    papan = ((Tombol(label.MULAI_SIKLUS, f"mulai:{sop.id}:{tahun}:{bagian}"),),)
    teks = _say_ready(turn, sop.naskah, sebutan, tahun) + kalimat_kesiapan.catatan(semua)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def begin(turn: Turn, sop_id: int, tahun: int, bagian: int) -> None:
    """Mulai siklus: the first step's task opens; only Kepala Dinas, or the admin for them, may press it."""
    check_starter(turn)
    sop, periode = require_sop(turn, sop_id), find_periode(turn, tahun, bagian)
    turn.store.instansi.lock()
    require_ready(turn.store, sop.naskah, turn.now)
    siklus = turn.store.siklus.add(periode, turn.now, sop.teks)
    if siklus is None:
        raise SiklusSudahAda(kalimat.sudah_ada(name_cycle(sop.naskah, str(periode))))
    if sop.naskah.first_of(Cara.ISIAN):
        begin_year(turn, siklus)
    turn.note(
        "mulai",
        peran=starter_role(turn),
        siklus_id=siklus.id,
        periode=str(periode),
        sop=sop.naskah.nomor,
        naskah=siklus.naskah,
    )
    turn.say(SuntingDitekan(teks=kalimat.dimulai(turn.name_of(siklus.id), turn.aku.nama, when(turn))))
    for baru in start(sop.naskah).buka:
        open_task(turn, siklus, baru)
    turn.store.kartu.mark(siklus.id, turn.now)


def require_sop(turn: Turn, sop_id: int) -> SopTersedia:
    """The SOP of a button; refused where it is on offer no more."""
    sop = find_sop(turn, sop_id)
    if sop is None:
        raise TombolUsang
    return sop


def check_starter(turn: Turn) -> None:
    """Refuse whoever may not begin a cycle."""
    if not may_start_cycle(turn.aku):
        raise BukanWewenang


def find_periode(turn: Turn, tahun: int, bagian: int) -> Periode:
    """The period of a button; refused where today it would not be offered."""
    if bagian >= len(_BAGIAN) or Periode(tahun, _BAGIAN[bagian]) not in likely_periods(turn):
        raise TombolUsang
    return Periode(tahun, _BAGIAN[bagian])


def likely_periods(turn: Turn) -> list[Periode]:
    """The four quarters up to the running one, newest first, then the year just past and this one."""
    hari_ini = local_date(turn)
    kini = hari_ini.year * 4 + (hari_ini.month - 1) // 3
    triwulan = [Periode(nomor // 4, _BAGIAN[nomor % 4]) for nomor in range(kini - 1, kini - 4, -1)]
    triwulan.append(Periode(kini // 4, _BAGIAN[kini % 4]))
    return [*triwulan, Periode(hari_ini.year - 1, Bagian.TAHUN), Periode(hari_ini.year, Bagian.TAHUN)]


def periode_ids(periode: Periode) -> str:
    """A period as a button carries it."""
    return f"{periode.tahun}:{_BAGIAN.index(periode.bagian)}"


def starter_role(turn: Turn) -> Peran:
    """In which role somebody begins a cycle: Kepala Dinas, or the admin for them."""
    return Peran.KEPALA_DINAS if turn.aku.holds(Peran.KEPALA_DINAS) else Peran.ADMIN


def _board(turn: Turn, sop: SopTersedia) -> tuple[Markup, Papan]:
    periode = tuple(
        (Tombol(str(satu), f"periode:{sop.id}:{periode_ids(satu)}"),)
        for satu in likely_periods(turn)
        if turn.store.siklus.by_periode(satu, sop.naskah.kode) is None
    )
    semua = list_sop(turn.store)
    lain: Papan = (*(((Tombol(label.SOP_LAIN, "sop_lain"),),) if len(semua) > 1 else ()), (_practice(turn, sop),))
    if not periode:
        return kalimat.SEMUA_PERIODE_SUDAH, lain
    teks = kalimat.PILIH_PERIODE if sop == semua[0] else kalimat.pilih_periode(sop.naskah.nama)
    return teks, (*periode, *lain)


def _practice(turn: Turn, sop: SopTersedia) -> Tombol:
    berjalan = turn.store.siklus.practising()
    if berjalan is not None:
        return Tombol(label.TUTUP_LATIHAN, f"latihan_tutup:{berjalan.id}")
    return Tombol(label.LATIHAN, f"latihan:{sop.id}")


def _say_ready(turn: Turn, naskah: Naskah, sebutan: str, tahun: int) -> Markup:
    if naskah.first_of(Cara.ISIAN) is None:
        return kalimat.siap_mulai_sop(sebutan, len(naskah.daftar_langkah))
    return kalimat.siap_mulai(
        sebutan,
        len(turn.kantor.daftar_unit),
        len(turn.store.instansi.daftar_indikator()),
        len(turn.store.penetapan.older_targets(tahun)),
    )
