"""Unit: the Sekretariat and every Bidang; one is added, renamed or put away.

A new unit takes part from the next distribution of a form on; one that a cycle under way waits for is not put away.
"""

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import kantor as kalimat
from bahasa.kalimat import label
from handlers import borang
from handlers.borang import Borang, JawabanTidakTerbaca, Soal
from handlers.orang.petugas import holders_of
from handlers.orang.wewenang import require_admin
from handlers.tunggu import TungguBorang
from handlers.turn import Papan, Tombol, TombolUsang, Turn
from sop.galat import SopError
from sop.instansi import JenisUnit, Unit
from sop.peran import Peran
from storage.instansi import UnitTersimpan

_JENIS = tuple(JenisUnit)
_PANJANG_KODE = 40
_SEBARIS = 2


class UnitSudahAda(SopError):
    """A second unit of that kode."""

    pesan = kalimat.UNIT_SUDAH_ADA


class UnitBertugas(SopError):
    """A unit that a cycle under way waits for."""

    pesan = kalimat.UNIT_BERTUGAS


def show_units(turn: Turn) -> None:
    """Every unit with whoever fills in, each a button."""
    require_admin(turn)
    daftar = turn.store.instansi.daftar_unit()
    pengisi = _fillers(turn, daftar)
    tombol = [Tombol(label.clip(satu.unit.nama), f"unit_lihat:{satu.id}") for satu in daftar]
    papan: Papan = (
        *(tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS)),
        (Tombol(label.TAMBAH_UNIT, "unit_baru"),),
    )
    turn.reply(kalimat.daftar_unit([(satu.unit.kode, satu.unit.nama, pengisi[satu.id]) for satu in daftar]), papan)


def show_unit(turn: Turn, unit_id: int) -> None:
    """One unit, and what can be done."""
    require_admin(turn)
    satu = _find(turn, unit_id)
    pengisi = _fillers(turn, (satu,))[satu.id]
    ubah, tutup = Tombol(label.UBAH_NAMA, f"unit_ubah:{unit_id}"), Tombol(label.NONAKTIFKAN, f"unit_tutup:{unit_id}")
    turn.reply(kalimat.unit(satu.unit.kode, satu.unit.nama, satu.unit.jenis, pengisi), ((ubah, tutup),))


def add_unit(turn: Turn) -> None:
    """Tambah unit."""
    borang.begin(turn, BARU)


def rename_unit(turn: Turn, unit_id: int) -> None:
    """Ubah nama."""
    borang.begin(turn, UBAH, unit_id)


def put_away(turn: Turn, unit_id: int) -> None:
    """Nonaktifkan."""
    borang.begin(turn, TUTUP, unit_id)


def _check(turn: Turn, menunggu: TungguBorang) -> None:
    require_admin(turn)
    if menunggu.untuk:
        _find(turn, menunggu.untuk[0])


def _find(turn: Turn, unit_id: int) -> UnitTersimpan:
    cocok = [satu for satu in turn.store.instansi.daftar_unit() if satu.id == unit_id]
    if not cocok:
        raise TombolUsang
    return cocok[0]


def _fillers(turn: Turn, daftar: tuple[UnitTersimpan, ...]) -> dict[int, str]:
    pemegang = holders_of(turn, [(Peran.BIDANG, satu.unit.kode) for satu in daftar])
    return {satu.id: ", ".join(orang.nama for orang in pemegang[Peran.BIDANG, satu.unit.kode]) for satu in daftar}


def _ask(_turn: Turn, menunggu: TungguBorang) -> Soal | None:
    ke, dari = len(menunggu.isi), len(kalimat.PERTANYAAN_UNIT)
    if ke == dari:
        return None
    teks, contoh = kalimat.PERTANYAAN_UNIT[ke]
    tanya = kalimat_borang.tanya(teks, ke + 1, dari, contoh=contoh)
    if ke == dari - 1:
        return Soal(tanya=tanya, pilihan=[(urut, jenis.value) for urut, jenis in enumerate(_JENIS)])
    return Soal(tanya=tanya, baca=_read_kode) if ke == 0 else Soal(tanya=tanya)


def _read_kode(turn: Turn, _menunggu: TungguBorang, teks: str) -> str:
    if " " in teks or len(teks) > _PANJANG_KODE:
        raise JawabanTidakTerbaca(kalimat.KODE_UNIT)
    if _is_taken(turn, teks):
        raise JawabanTidakTerbaca(kalimat.UNIT_SUDAH_ADA)
    return teks


def _is_taken(turn: Turn, kode: str) -> bool:
    return any(satu.unit.kode.casefold() == kode.casefold() for satu in turn.store.instansi.daftar_unit())


def _filled(menunggu: TungguBorang) -> Unit:
    kode, nama, jenis = menunggu.isi
    return Unit(kode=kode, nama=nama, jenis=_JENIS[int(jenis)])


def _summarize(_turn: Turn, menunggu: TungguBorang) -> Markup:
    unit = _filled(menunggu)
    baris = list(zip(kalimat.BUTIR_UNIT, (unit.kode, unit.nama, unit.jenis.value), strict=True))
    return kalimat_borang.ringkas(kalimat.UNIT_BARU, baris, akibat=[kalimat.AKIBAT_UNIT_BARU])


def _add(turn: Turn, menunggu: TungguBorang) -> None:
    unit = _filled(menunggu)
    turn.store.instansi.lock()
    if _is_taken(turn, unit.kode) or not turn.store.unit.add(unit):
        raise UnitSudahAda
    turn.note("unit_baru", peran=Peran.ADMIN, kode=unit.kode, nama=unit.nama, jenis=unit.jenis.value)
    berikut = (Tombol(label.TAMBAH_UNIT, "unit_baru"), Tombol(label.KESIAPAN, "kesiapan"))
    turn.reply(kalimat.unit_dicatat(unit.nama), (berikut,))


def _ask_name(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    if menunggu.isi:
        return None
    nama = _find(turn, menunggu.untuk[0]).unit.nama
    return Soal(tanya=kalimat_borang.tanya(kalimat.nama_unit_baru(nama), 1, 1))


def _summarize_name(turn: Turn, menunggu: TungguBorang) -> Markup:
    return kalimat_borang.ringkas(kalimat.unit_diubah(_find(turn, menunggu.untuk[0]).unit.nama, menunggu.isi[0]), ())


def _rename(turn: Turn, menunggu: TungguBorang) -> None:
    lama, nama = _find(turn, menunggu.untuk[0]).unit, menunggu.isi[0]
    turn.store.instansi.lock()
    turn.store.unit.change(Unit(kode=lama.kode, nama=nama, jenis=lama.jenis))
    turn.note("unit_diubah", peran=Peran.ADMIN, kode=lama.kode, semula=lama.nama, menjadi=nama)
    turn.reply(kalimat.unit_dinamai(nama))


def _check_closing(turn: Turn, menunggu: TungguBorang) -> None:
    _check(turn, menunggu)
    if turn.store.unit.has_open_tasks(_find(turn, menunggu.untuk[0]).unit.kode):
        raise UnitBertugas


def _summarize_closing(turn: Turn, menunggu: TungguBorang) -> Markup:
    unit = _find(turn, menunggu.untuk[0]).unit
    return kalimat.tutup_unit(unit.nama, indikator=len(turn.store.instansi.daftar_indikator(unit.kode)))


def _close(turn: Turn, menunggu: TungguBorang) -> None:
    unit = _find(turn, menunggu.untuk[0]).unit
    turn.store.instansi.lock()
    turn.store.unit.deactivate(unit.kode)
    turn.note("unit_nonaktif", peran=Peran.ADMIN, kode=unit.kode, nama=unit.nama)
    turn.reply(kalimat.unit_ditutup(unit.nama))


BARU = Borang(nama="unit_baru", check=_check, soal=_ask, ringkas=_summarize, simpan=_add)
UBAH = Borang(nama="unit_ubah", check=_check, soal=_ask_name, ringkas=_summarize_name, simpan=_rename)
TUTUP = Borang(
    nama="unit_tutup", check=_check_closing, soal=lambda _t, _m: None, ringkas=_summarize_closing, simpan=_close
)
