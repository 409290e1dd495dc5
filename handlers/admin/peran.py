"""Beri peran, Cabut peran and Nonaktifkan: who holds which role, and who goes on when somebody leaves."""

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import pegawai as kalimat
from handlers import borang
from handlers.admin.orang import card, find_person, role_words
from handlers.borang import Borang, Soal
from handlers.orang.alihkan import pass_on
from handlers.orang.petugas import holders
from handlers.orang.wewenang import require_admin
from handlers.siklus.buka import give
from handlers.titah import commands_for
from handlers.tunggu import TungguBorang
from handlers.turn import DaftarTitah, LepasTentang, TombolUsang, Turn, Ucapan
from sop.galat import SopError
from sop.instansi import Jabatan
from sop.peran import Peran
from storage.orang import Orang

_PERAN = tuple(Peran)


class PeranSudahDipegang(SopError):
    """A role given to somebody who holds it."""

    pesan = kalimat.PERAN_SUDAH


class AdminTerakhir(SopError):
    """The last admin with a phone: afterwards nobody could open /admin."""

    pesan = kalimat.ADMIN_TERAKHIR


def give_role(turn: Turn, pegawai_id: int) -> None:
    """Beri peran."""
    borang.begin(turn, BERI, pegawai_id)


def take_role(turn: Turn, pegawai_id: int) -> None:
    """Cabut peran; a person without one has none to lose."""
    require_admin(turn)
    if not own_positions(find_person(turn, pegawai_id)):
        raise TombolUsang
    borang.begin(turn, CABUT, pegawai_id)


def put_away(turn: Turn, pegawai_id: int) -> None:
    """Nonaktifkan: the person leaves; role by role, who goes on."""
    borang.begin(turn, BERHENTI, pegawai_id)


def own_positions(orang: Orang) -> tuple[Jabatan, ...]:
    """The roles a person holds in their own right."""
    return tuple(jabatan for jabatan in orang.daftar_peran if not jabatan.sebutan)


def send_open_tasks(turn: Turn, orang: Orang, jabatan: Jabatan) -> None:
    """The cards of the open tasks of a role, to whoever acts in it from now on."""
    unit = jabatan.unit if jabatan.peran is Peran.BIDANG else None
    for tugas in turn.store.tugas.all_open():
        if (tugas.peran, tugas.unit) == (jabatan.peran, unit) and tugas.dialihkan_ke is None:
            give(turn, orang.id, tugas)


def _check(turn: Turn, menunggu: TungguBorang) -> None:
    require_admin(turn)
    find_person(turn, menunggu.untuk[0])


def _others(turn: Turn, jabatan: Jabatan, pegawai_id: int) -> list[Orang]:
    """Who else holds the role in their own right."""
    semua = holders(turn, jabatan.peran, jabatan.unit)
    return [orang for orang in semua if orang.id != pegawai_id and jabatan in orang.daftar_peran]


def _keep_an_admin(turn: Turn, pegawai_id: int) -> None:
    lain = [orang.id for orang in holders(turn, Peran.ADMIN) if orang.id != pegawai_id]
    if not any(turn.store.obrolan.chats_of(lain).values()):
        raise AdminTerakhir


# -- Beri peran


def _ask_role(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    match menunggu.isi:
        case ():
            pilihan = list(enumerate(_PERAN))
            return Soal(tanya=kalimat_borang.tanya(kalimat.PERAN_APA, 1, 2), pilihan=[(n, p.value) for n, p in pilihan])
        case (peran,) if _PERAN[int(peran)] is Peran.BIDANG:
            unit = [(satu.id, satu.unit.nama) for satu in turn.kantor.daftar_unit]
            return Soal(tanya=kalimat_borang.tanya(kalimat.UNIT_MANA, 2, 2), pilihan=unit)
        case _:
            return None


def _chosen(turn: Turn, menunggu: TungguBorang) -> Jabatan:
    peran = _PERAN[int(menunggu.isi[0])]
    if peran is not Peran.BIDANG:
        return Jabatan(peran=peran)
    kode = [satu.unit.kode for satu in turn.kantor.daftar_unit if str(satu.id) == menunggu.isi[1]]
    if not kode:
        raise TombolUsang
    return Jabatan(peran=peran, unit=kode[0])


def _summarize_give(turn: Turn, menunggu: TungguBorang) -> Markup:
    return kalimat.beri(find_person(turn, menunggu.untuk[0]).nama, role_words(turn, _chosen(turn, menunggu)))


def _give(turn: Turn, menunggu: TungguBorang) -> None:
    jabatan, pegawai_id = _chosen(turn, menunggu), menunggu.untuk[0]
    turn.store.kartu.mark_running(turn.now)
    turn.store.instansi.lock()
    if not turn.store.pegawai.give(pegawai_id, jabatan.peran, jabatan.unit):
        raise PeranSudahDipegang
    turn.note("peran_diberikan", peran=Peran.ADMIN, pegawai=pegawai_id, jabatan=jabatan.peran, unit=jabatan.unit)
    orang, kata = find_person(turn, pegawai_id), role_words(turn, jabatan)
    _tell(turn, orang, kalimat.peran_diberikan(orang.nama, kata), kalimat.peran_baru(kata))
    send_open_tasks(turn, orang, jabatan)


# -- Cabut peran


def _ask_which(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    if menunggu.isi:
        return None
    milik = own_positions(find_person(turn, menunggu.untuk[0]))
    pilihan = [(urut, role_words(turn, jabatan)) for urut, jabatan in enumerate(milik)]
    return Soal(tanya=kalimat_borang.tanya(kalimat.PERAN_MANA, 1, 1), pilihan=pilihan)


def _which(turn: Turn, menunggu: TungguBorang) -> Jabatan:
    milik = own_positions(find_person(turn, menunggu.untuk[0]))
    if int(menunggu.isi[0]) >= len(milik):
        raise TombolUsang
    return milik[int(menunggu.isi[0])]


def _summarize_take(turn: Turn, menunggu: TungguBorang) -> Markup:
    jabatan, orang = _which(turn, menunggu), find_person(turn, menunggu.untuk[0])
    return kalimat.cabut(orang.nama, role_words(turn, jabatan), kosong=not _others(turn, jabatan, orang.id))


def _take(turn: Turn, menunggu: TungguBorang) -> None:
    jabatan, pegawai_id = _which(turn, menunggu), menunggu.untuk[0]
    turn.store.kartu.mark_running(turn.now)
    turn.store.instansi.lock()
    if jabatan.peran is Peran.ADMIN:
        _keep_an_admin(turn, pegawai_id)
    if not turn.store.pegawai.take(pegawai_id, jabatan.peran, jabatan.unit):
        raise TombolUsang
    turn.note("peran_dicabut", peran=Peran.ADMIN, pegawai=pegawai_id, jabatan=jabatan.peran, unit=jabatan.unit)
    orang, kata = find_person(turn, pegawai_id), role_words(turn, jabatan)
    _tell(turn, orang, kalimat.peran_dicabut(orang.nama, kata), kalimat.peran_lepas(kata))


def _tell(turn: Turn, orang: Orang, kepada_admin: Markup, kepada_orang: Markup) -> None:
    """What changed for a person: to the admin with the person's card, and to the person with the new menu."""
    turn.reply(kepada_admin)
    turn.reply(*card(turn, orang))
    if orang.id != turn.aku.id:
        turn.say(Ucapan(kepada=orang.id, teks=kepada_orang))
    turn.say(DaftarTitah(kepada=orang.id, daftar=commands_for(orang)))


# -- Nonaktifkan


def _ask_successor(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    orang = find_person(turn, menunggu.untuk[0])
    milik, ke = own_positions(orang), len(menunggu.isi)
    if ke >= len(milik):
        return None
    lain = [(satu.id, satu.nama) for satu in turn.store.orang.all() if satu.id != orang.id]
    teks = kalimat.siapa_melanjutkan(orang.nama, role_words(turn, milik[ke]))
    return Soal(tanya=kalimat_borang.tanya(teks, ke + 1, len(milik)), pilihan=[*lain, (0, kalimat.TIDAK_ADA)])


def _successors(turn: Turn, menunggu: TungguBorang) -> list[tuple[Jabatan, Orang | None]]:
    milik = own_positions(find_person(turn, menunggu.untuk[0]))
    if len(milik) != len(menunggu.isi):
        raise TombolUsang  # the roles were changed meanwhile
    return [
        (jabatan, find_person(turn, int(kunci)) if int(kunci) else None)
        for jabatan, kunci in zip(milik, menunggu.isi, strict=True)
    ]


def _summarize_leaving(turn: Turn, menunggu: TungguBorang) -> Markup:
    orang = find_person(turn, menunggu.untuk[0])
    lanjut = _successors(turn, menunggu)
    return kalimat.berhenti(
        orang.nama,
        [(role_words(turn, jabatan), baru.nama if baru else kalimat.TIDAK_ADA) for jabatan, baru in lanjut],
        [role_words(turn, jabatan) for jabatan, baru in lanjut if not baru and not _others(turn, jabatan, orang.id)],
    )


def _leave(turn: Turn, menunggu: TungguBorang) -> None:
    orang = find_person(turn, menunggu.untuk[0])
    lanjut = _successors(turn, menunggu)
    turn.store.kartu.mark_running(turn.now)
    turn.store.instansi.lock()
    for jabatan, baru in lanjut:
        if baru is not None:
            turn.store.pegawai.give(baru.id, jabatan.peran, jabatan.unit)
    if orang.holds(Peran.ADMIN):
        _keep_an_admin(turn, orang.id)
    turn.store.pegawai.deactivate(orang.id)
    turn.store.undangan.revoke(
        [satu.id for satu in turn.store.undangan.open(turn.now) if satu.pegawai_id == orang.id], turn.now
    )
    _end_question(turn, orang)
    isi = [
        {"jabatan": jabatan.peran, "unit": jabatan.unit, "ke": baru.id if baru else None} for jabatan, baru in lanjut
    ]
    turn.note("pegawai_nonaktif", peran=Peran.ADMIN, pegawai=orang.id, lanjut=isi)
    turn.say(Ucapan(kepada=orang.id, teks=kalimat.sampai_jumpa(orang.nama)))
    turn.reply(kalimat.dinonaktifkan(orang.nama))
    penerus = next((baru for _, baru in lanjut if baru is not None), None)
    pass_on(turn, orang, find_person(turn, penerus.id) if penerus else None)
    for jabatan, baru in lanjut:
        if baru is not None:
            turn.say(Ucapan(kepada=baru.id, teks=kalimat.melanjutkan(role_words(turn, jabatan), orang.nama)))
            segar = find_person(turn, baru.id)
            turn.say(DaftarTitah(kepada=baru.id, daftar=commands_for(segar)))
            send_open_tasks(turn, segar, jabatan)


def _end_question(turn: Turn, orang: Orang) -> None:
    isi = turn.store.tunggu.get(orang.id)
    if isi is not None:
        turn.say(LepasTentang(tentang=f"tanya:{isi['token']}"))
        turn.store.tunggu.clear(orang.id)


BERI = Borang(nama="peran_beri", check=_check, soal=_ask_role, ringkas=_summarize_give, simpan=_give)
CABUT = Borang(nama="peran_cabut", check=_check, soal=_ask_which, ringkas=_summarize_take, simpan=_take)
BERHENTI = Borang(nama="orang_berhenti", check=_check, soal=_ask_successor, ringkas=_summarize_leaving, simpan=_leave)
