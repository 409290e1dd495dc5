"""/pengganti: who stands in for whom (Plh., Plt.), from when until when, by which letter; set by person or admin.

Both may act meanwhile. What somebody holds is asked by the moment, so it begins and ends by itself, and nothing has to
run at that moment.
"""

from datetime import date, datetime, time, timedelta

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import label
from bahasa.kalimat import pengganti as kalimat
from bahasa.tanggal import format_tanggal
from dokumen.sel_waktu import parse_tanggal_teks
from dokumen.tabel import SelTidakTerbaca
from handlers import borang
from handlers.admin.orang import find_person, role_words
from handlers.admin.peran import own_positions, send_open_tasks
from handlers.borang import Borang, JawabanTidakTerbaca, Soal
from handlers.orang.periksa import local_date
from handlers.orang.wewenang import BukanWewenang, require_admin
from handlers.titah import commands_for
from handlers.tunggu import TungguBorang
from handlers.turn import DaftarTitah, Papan, SuntingDitekan, Tombol, TombolUsang, Turn, Ucapan
from sop.galat import SopError
from sop.instansi import Jabatan
from sop.peran import Peran
from storage.orang import Orang
from storage.pegawai import Penugasan

_SETAHUN = timedelta(days=366)
_DARI = 6
_KOSONG = 0  # in the place of a person: a role that nobody holds


class TidakAdaPenerima(SopError):
    """Nobody else has joined who could take it over."""

    pesan = kalimat.TIDAK_ADA_PENERIMA


class TidakAdaPeran(SopError):
    """A person without a role that can be stood in for."""

    pesan = kalimat.TIDAK_ADA_PERAN


def show_standing_in(turn: Turn) -> None:
    """/pengganti: those that concern the person, all of them for the admin; and the way to name one."""
    admin = turn.aku.holds(Peran.ADMIN)
    daftar = [satu for satu in turn.store.pegawai.standing_in(turn.now) if admin or _concerns(turn, satu)]
    nama = turn.store.orang.names_of([satu.pegawai_id for satu in daftar])
    baris = [(_title(turn, satu.jabatan), nama[satu.pegawai_id], *_span(turn, satu)) for satu in daftar]
    papan: Papan = (
        *((Tombol(label.end(nama[satu.pegawai_id]), f"pengganti_akhiri:{satu.id}"),) for satu in daftar),
        (Tombol(label.TETAPKAN_PENGGANTI, f"pengganti_untuk:{_KOSONG if admin else turn.aku.id}"),),
    )
    turn.reply(kalimat.daftar(baris) if baris else kalimat.KOSONG, papan)


def name_one(turn: Turn, pegawai_id: int) -> None:
    """Tetapkan pengganti: for oneself; for somebody else or a vacant role the admin alone."""
    borang.begin(turn, PENGGANTI, pegawai_id)


def end(turn: Turn, penugasan_id: int) -> None:
    """Akhiri: before its day, by the one stood in for, the one who stands in, or the admin."""
    cocok = [satu for satu in turn.store.pegawai.standing_in(turn.now) if satu.id == penugasan_id]
    if not cocok:
        raise TombolUsang
    (satu,) = cocok
    if not turn.aku.holds(Peran.ADMIN) and not _concerns(turn, satu):
        raise BukanWewenang
    turn.store.kartu.mark_running(turn.now)
    turn.store.pegawai.end_standing_in(satu.id, turn.now)
    _note(turn, "pengganti_diakhiri", satu.pegawai_id, satu.jabatan)
    gelar, nama = _title(turn, satu.jabatan), turn.store.orang.name_of(satu.pegawai_id)
    turn.say(SuntingDitekan(teks=kalimat.diakhiri(gelar, nama)))
    if satu.pegawai_id != turn.aku.id:
        turn.say(Ucapan(kepada=satu.pegawai_id, teks=kalimat.berakhir(gelar)))
    if (orang := turn.store.orang.get(satu.pegawai_id, turn.now)) is not None:
        turn.say(DaftarTitah(kepada=orang.id, daftar=commands_for(orang)))


def _concerns(turn: Turn, satu: Penugasan) -> bool:
    """Whether it is the speaker who stands in, or whose role it is."""
    milik = [(jabatan.peran, jabatan.unit) for jabatan in own_positions(turn.aku)]
    return satu.pegawai_id == turn.aku.id or (satu.jabatan.peran, satu.jabatan.unit) in milik


def _check(turn: Turn, menunggu: TungguBorang) -> None:
    (pegawai_id,) = menunggu.untuk
    if pegawai_id != turn.aku.id:
        require_admin(turn)
    if not _positions(turn, pegawai_id):
        raise TidakAdaPeran
    if not _candidates(turn, pegawai_id):
        raise TidakAdaPenerima


def _positions(turn: Turn, pegawai_id: int) -> tuple[Jabatan, ...]:
    """The roles that can be stood in for: the person's own, or all there are; the admin's never."""
    if pegawai_id != _KOSONG:
        orang = find_person(turn, pegawai_id)
        return tuple(jabatan for jabatan in own_positions(orang) if jabatan.peran is not Peran.ADMIN)
    tunggal = [Jabatan(peran=peran) for peran in Peran if peran not in {Peran.ADMIN, Peran.BIDANG}]
    return (*tunggal, *(Jabatan(peran=Peran.BIDANG, unit=satu.unit.kode) for satu in turn.kantor.daftar_unit))


def _candidates(turn: Turn, pegawai_id: int) -> list[Orang]:
    """Everybody else who has joined."""
    lain = [orang for orang in turn.store.orang.all() if orang.id != pegawai_id]
    obrolan = turn.store.obrolan.chats_of([orang.id for orang in lain])
    return [orang for orang in lain if obrolan[orang.id]]


def _ask(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    (pegawai_id,) = menunggu.untuk
    ke = len(menunggu.isi)
    match ke:
        case 0:
            daftar = enumerate(_positions(turn, pegawai_id))
            pilihan = [(urut, role_words(turn, jabatan)) for urut, jabatan in daftar]
            return Soal(tanya=kalimat_borang.tanya(kalimat.PERAN_APA, 1, _DARI), pilihan=pilihan)
        case 1:
            pilihan = [(orang.id, orang.nama) for orang in _candidates(turn, pegawai_id)]
            return Soal(tanya=kalimat_borang.tanya(kalimat.SIAPA_PENGGANTI, 2, _DARI), pilihan=pilihan)
        case 2:
            tanya = kalimat_borang.tanya(kalimat.SEBUTAN_APA, 3, _DARI, keterangan=kalimat.KETERANGAN_SEBUTAN)
            return Soal(tanya=tanya, pilihan=list(enumerate(kalimat.SEBUTAN)))
        case 3 | 4 | 5:
            return _ask_when(turn, ke)
        case _:
            return None


def _ask_when(turn: Turn, ke: int) -> Soal:
    contoh = f"{local_date(turn) + timedelta(days=7):%d-%m-%Y}"
    if ke == 3:
        tanya = kalimat_borang.tanya(kalimat.SEJAK, 4, _DARI, contoh=contoh, keterangan=kalimat.SEJAK_KETERANGAN)
        return Soal(tanya=tanya, baca=_read_from, boleh_lewat=True)
    if ke == 4:
        return Soal(tanya=kalimat_borang.tanya(kalimat.SAMPAI, 5, _DARI, contoh=contoh), baca=_read_until)
    return Soal(tanya=kalimat_borang.tanya(kalimat.NOMOR, 6, _DARI, contoh="800/12/I/2026"))


def _read_from(turn: Turn, _menunggu: TungguBorang, teks: str) -> str:
    tanggal = _read_date(teks)
    if tanggal < local_date(turn):
        raise JawabanTidakTerbaca(kalimat.TANGGAL_LAMPAU)
    return tanggal.isoformat()


def _read_until(turn: Turn, menunggu: TungguBorang, teks: str) -> str:
    tanggal, sejak = _read_date(teks), _since(turn, menunggu.isi[3])
    if not sejak <= tanggal <= sejak + _SETAHUN:
        raise JawabanTidakTerbaca(kalimat.TANGGAL_TERBALIK)
    return tanggal.isoformat()


def _read_date(teks: str) -> date:
    try:
        return parse_tanggal_teks(teks)
    except SelTidakTerbaca as galat:
        raise JawabanTidakTerbaca(galat.pesan) from None


def _since(turn: Turn, isi: str) -> date:
    return date.fromisoformat(isi) if isi else local_date(turn)


def _filled(turn: Turn, menunggu: TungguBorang) -> tuple[Orang, Jabatan, date, date, str]:
    """Who stands in as what, from which day to which, by which letter."""
    (pegawai_id,) = menunggu.untuk
    peran, pengganti, sebutan, sejak, sampai, nomor = menunggu.isi
    semua = _positions(turn, pegawai_id)
    if int(peran) >= len(semua):
        raise TombolUsang
    digantikan = semua[int(peran)]
    pejabat = find_person(turn, pegawai_id).jabatan if pegawai_id != _KOSONG else ""
    jabatan = Jabatan(
        peran=digantikan.peran,
        unit=digantikan.unit,
        sebutan=kalimat.SEBUTAN[int(sebutan)],
        sebagai=pejabat or role_words(turn, digantikan),
    )
    return find_person(turn, int(pengganti)), jabatan, _since(turn, sejak), date.fromisoformat(sampai), nomor


def _summarize(turn: Turn, menunggu: TungguBorang) -> Markup:
    orang, jabatan, sejak, sampai, nomor = _filled(turn, menunggu)
    return kalimat.ringkas(_title(turn, jabatan), orang.nama, format_tanggal(sejak), format_tanggal(sampai), nomor)


def _set(turn: Turn, menunggu: TungguBorang) -> None:
    orang, jabatan, sejak, sampai, nomor = _filled(turn, menunggu)
    turn.store.kartu.mark_running(turn.now)
    turn.store.instansi.lock()
    mulai, akhir = max(turn.now, _midnight(turn, sejak)), _midnight(turn, sampai + timedelta(days=1))
    turn.store.pegawai.stand_in(orang.id, jabatan, nomor=nomor, mulai=mulai, sampai=akhir)
    _note(turn, "pengganti", orang.id, jabatan, nomor=nomor, sejak=sejak.isoformat(), sampai=sampai.isoformat())
    gelar, masa = _title(turn, jabatan), (format_tanggal(sejak), format_tanggal(sampai))
    turn.reply(kalimat.ditetapkan(gelar, orang.nama, *masa))
    if orang.id != turn.aku.id:
        kata = kalimat.ditunjuk(gelar, *masa, nomor, turn.aku.nama, nanti=mulai > turn.now)
        turn.say(Ucapan(kepada=orang.id, teks=kata))
    (pejabat,) = menunggu.untuk
    if pejabat not in {_KOSONG, turn.aku.id}:
        turn.say(Ucapan(kepada=pejabat, teks=kalimat.diwakili(gelar, orang.nama, *masa)))
    if mulai <= turn.now:
        segar = find_person(turn, orang.id)
        turn.say(DaftarTitah(kepada=orang.id, daftar=commands_for(segar)))
        send_open_tasks(turn, segar, jabatan)


def _note(turn: Turn, peristiwa: str, pegawai_id: int, jabatan: Jabatan, **isi: str) -> None:
    peran = Peran.ADMIN if turn.aku.holds(Peran.ADMIN) else jabatan.peran
    tentang = {"pegawai": pegawai_id, "jabatan": jabatan.peran, "unit": jabatan.unit, "sebutan": jabatan.sebutan}
    turn.note_each(peristiwa, [{**tentang, **isi}], peran=peran)


def _midnight(turn: Turn, tanggal: date) -> datetime:
    return datetime.combine(tanggal, time(), turn.kantor.jam.zona)


def _title(turn: Turn, jabatan: Jabatan) -> str:
    return role_words(turn, jabatan)


def _span(turn: Turn, satu: Penugasan) -> tuple[str, str]:
    """Its first and its last day, where the office is."""
    zona = turn.kantor.jam.zona
    terakhir = (satu.sampai_pada - timedelta(microseconds=1)).astimezone(zona).date()
    return format_tanggal(satu.mulai_pada.astimezone(zona).date()), format_tanggal(terakhir)


PENGGANTI = Borang(nama="pengganti", check=_check, soal=_ask, ringkas=_summarize, simpan=_set)
