"""Step 10: Sekretaris approves a rekap version, or sends it back with an arahan to Tim, units or indicators."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from bahasa.kalimat import label, umum
from bahasa.kalimat import pengganti as kalimat_pengganti
from bahasa.kalimat import rekap as kalimat
from dokumen.surat.daftar_surat import NOTA_REKAP
from handlers import tunggu
from handlers.centang import BelumMemilih, choice_board, page_of, tick, untick
from handlers.orang.periksa import RekapSudahDiputuskan, require_task, when
from handlers.orang.petugas import holders, role_of, signature
from handlers.rekap.arahan import keep_direction
from handlers.rekap.rekap_susun import rekap_papers
from handlers.rekap.tunggu import TungguArahan, TungguTujuan
from handlers.siklus.alur import Move, carry_out
from handlers.siklus.selesai import check_version
from handlers.surat.pembukuan import register_receipt
from handlers.turn import Ketikan, Kiriman, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn, Ucapan
from sop.langkah import Cara
from sop.peran import Peran
from sop.siklus import Perintah, Syarat
from storage.rekap import RekapTersimpan
from storage.tugas import TugasTersimpan

_SEHALAMAN = 40  # a message takes a hundred buttons and 4,096 characters


@dataclass(frozen=True, slots=True)
class _Pilihan:
    """A unit or an indicator to choose: its id, the words on its button, and its line in the message."""

    kunci: int
    label: str
    baris: Markup


def approve(turn: Turn, tugas_id: int, versi: int) -> None:
    """Setuju: the version becomes material for the Laporan Kinerja, and is reported."""
    tugas = require_task(turn, tugas_id)
    check_version(turn, tugas, versi)
    rekap = _decide(turn, tugas, "disetujui", "")
    kata = kalimat.disetujui(rekap.versi, signature(turn.aku, tugas), when(turn))
    if _reported_it(turn, tugas):
        kata += kalimat_pengganti.merangkap()
    tarik = Tombol(label.TARIK_KEMBALI, f"tarik:{tugas.id}:{rekap.versi}")
    carry_out(turn, tugas, Move(Perintah.SETUJU), kata=kata, papan=((tarik,),))


def ask_where(turn: Turn, tugas_id: int, versi: int, *, usulan: str = "") -> None:
    """Kembalikan: where to? `usulan` is an arahan that is there already."""
    tugas = require_task(turn, tugas_id)
    check_version(turn, tugas, versi)
    token = tunggu.new_token(turn)
    pilihan = ((label.TIM, "tujuan_tim"), (label.UNIT, "tujuan_unit"), (label.INDIKATOR, "tujuan_indikator"))
    papan: Papan = (
        tuple(Tombol(nama, f"{perintah}:{token}") for nama, perintah in pilihan),
        (Tombol(label.BATAL, f"batal:{token}"),),
    )
    tanya = TungguTujuan(token=token, tugas_id=tugas.id, versi=versi, usulan=usulan)
    tunggu.ask(turn, tanya, kalimat.PILIH_TUJUAN, papan)


def choose_target(turn: Turn, menunggu: TungguTujuan) -> None:
    """Take the choice of Tim, units or indicators, one press at a time, until Lanjut."""
    tugas = require_task(turn, menunggu.tugas_id)
    check_version(turn, tugas, menunggu.versi)
    if not isinstance(turn.masukan, Tekan):
        turn.reply(umum.TOMBOL_DIMINTA)
        return
    pilih = tunggu.check_token(menunggu, turn.masukan)
    match turn.masukan.perintah:
        case "tujuan_tim":
            _ask_arahan(turn, replace(menunggu, tujuan="tim", pilihan=()))
        case "tujuan_unit":
            _show_choices(turn, replace(menunggu, tujuan="unit", pilihan=()))
        case "tujuan_indikator":
            _show_choices(turn, replace(menunggu, tujuan="indikator", pilihan=()))
        case "pilih" if pilih and menunggu.tujuan:
            _show_choices(turn, replace(menunggu, pilihan=tick(menunggu.pilihan, pilih[0])))
        case "lepas" if pilih and menunggu.tujuan:
            _show_choices(turn, replace(menunggu, pilihan=untick(menunggu.pilihan, pilih[0])))
        case "halaman" if pilih and menunggu.tujuan:
            _show_choices(turn, replace(menunggu, halaman=pilih[0]))
        case "lanjut":
            if not menunggu.pilihan:
                raise BelumMemilih
            _ask_arahan(turn, menunggu)
        case _:
            raise TombolUsang


def take_arahan(turn: Turn, menunggu: TungguArahan) -> None:
    """Take the arahan in words, as a voice message, a photo or a file, and send the rekap back."""
    tugas = require_task(turn, menunggu.tugas_id)
    check_version(turn, tugas, menunggu.versi)
    match turn.masukan:
        case Ketikan(teks=teks) if teks.strip():
            _send_back(turn, tugas, menunggu, teks.strip())
        case Tekan(perintah="ya") as tekan if menunggu.usulan:
            tunggu.check_token(menunggu, tekan)
            _send_back(turn, tugas, menunggu, menunggu.usulan)
        case Tekan():
            raise TombolUsang
        case Kiriman() as kiriman:
            arahan, sha256 = keep_direction(turn, tugas, kiriman, menunggu.versi)
            _send_back(turn, tugas, menunggu, arahan, sha256)
        case _:
            turn.reply(kalimat.ARAHAN_KOSONG)


def _send_back(turn: Turn, tugas: TugasTersimpan, menunggu: TungguArahan, arahan: str, lampiran: str = "") -> None:
    """`lampiran` is the SHA-256 of the file the arahan is in, where it is in one."""
    tunggu.clear(turn)
    tujuan = _target_words(turn, menunggu.tujuan, menunggu.pilihan)
    rekap = _decide(turn, tugas, "dikembalikan", arahan, lampiran)
    kata = kalimat.dikembalikan(rekap.versi, signature(turn.aku, tugas), when(turn), tujuan=tujuan, arahan=arahan)
    unit, indikator = _targets(turn, menunggu)
    move = Move(
        Perintah.KEMBALIKAN_TIM if menunggu.tujuan == "tim" else Perintah.KEMBALIKAN_UNIT,
        terpenuhi={Syarat.ARAHAN},
        tujuan=unit,
        arahan=arahan,
        daftar_indikator=indikator,
    )
    carry_out(turn, tugas, move, kata=kata)
    turn.reply(kata)
    _tell_tim(turn, menunggu, kalimat.kabar_dikembalikan(rekap.versi, tujuan=tujuan, arahan=arahan))


def _targets(turn: Turn, menunggu: TungguArahan) -> tuple[list[str], list[str]]:
    """The kode of the units and of the indicators that are to be filled in again."""
    match menunggu.tujuan:
        case "tim":
            return [], []
        case "unit":
            return [satu.unit.kode for satu in turn.kantor.daftar_unit if satu.id in menunggu.pilihan], []
        case "indikator":
            semua = turn.store.instansi.daftar_indikator()
            dipilih = [satu.indikator for satu in semua if satu.id in menunggu.pilihan]
            return list(dict.fromkeys(satu.unit for satu in dipilih)), [satu.kode for satu in dipilih]


def _tell_tim(turn: Turn, menunggu: TungguArahan, kabar: Markup) -> None:
    if menunggu.tujuan != "tim":
        for orang in holders(turn, Peran.TIM):
            turn.say(Ucapan(kepada=orang.id, teks=kabar, senyap=True))


def _reported_it(turn: Turn, tugas: TugasTersimpan) -> bool:
    """Whether the rekap was reported by the very person who decides on it."""
    selesai = [satu for satu in turn.store.tugas.of_siklus(tugas.siklus_id) if satu.selesai_oleh is not None]
    naskah = turn.naskah_of(tugas.siklus_id)
    laporan = [satu for satu in selesai if naskah.langkah(satu.langkah).cara is Cara.PENYAMPAIAN]
    return bool(laporan) and laporan[-1].selesai_oleh == turn.aku.id


def _decide(turn: Turn, tugas: TugasTersimpan, keputusan: str, arahan: str, lampiran: str = "") -> RekapTersimpan:
    turn.store.siklus.lock(tugas.siklus_id)
    rekap = turn.store.rekap.newest(tugas.siklus_id)
    if rekap is None:
        raise TombolUsang
    if not turn.store.rekap.decide(rekap.id, keputusan=keputusan, arahan=arahan, oleh=turn.aku.id, now=turn.now):
        raise RekapSudahDiputuskan
    turn.note(
        keputusan,
        peran=role_of(turn.aku, tugas),
        siklus_id=tugas.siklus_id,
        versi=rekap.versi,
        sha256=rekap.sha256,
        arahan=arahan,
        **({"lampiran": lampiran} if lampiran else {}),
        **({"merangkap": True} if _reported_it(turn, tugas) else {}),
    )
    buku = (satu for satu in rekap_papers(turn, tugas.siklus_id) if satu.jenis == "rekap")
    register_receipt(turn, tugas, next(buku, None), NOTA_REKAP.jenis)
    return rekap


def _ask_arahan(turn: Turn, menunggu: TungguTujuan) -> None:
    if not menunggu.tujuan:
        raise TombolUsang
    token = tunggu.new_token(turn)
    tanya = TungguArahan(
        token=token,
        tugas_id=menunggu.tugas_id,
        versi=menunggu.versi,
        tujuan=menunggu.tujuan,
        pilihan=menunggu.pilihan,
        usulan=menunggu.usulan,
    )
    kepada = _target_words(turn, menunggu.tujuan, menunggu.pilihan)
    papan: Papan = ((Tombol(label.BATAL, f"batal:{token}"),),)
    if menunggu.usulan:
        papan = ((Tombol(label.GUNAKAN_KALIMAT_INI, f"ya:{token}"),), *papan)
    tunggu.ask(turn, tanya, kalimat.tanya_arahan(kepada, menunggu.usulan), papan)


def _show_choices(turn: Turn, menunggu: TungguTujuan) -> None:
    tunggu.put(turn, menunggu)
    kepala, semua = _choices(turn, menunggu)
    tampak, jumlah = page_of(semua, menunggu, _SEHALAMAN)
    if jumlah > 1:
        kepala += kalimat.halaman(menunggu.halaman + 1, jumlah, dipilih=len(menunggu.pilihan))
    teks = Markup("\n").join([kepala, *(satu.baris for satu in tampak)])
    papan = choice_board([(satu.kunci, satu.label) for satu in tampak], menunggu, jumlah)
    turn.say(SuntingDitekan(teks=teks, papan=papan))


def _choices(turn: Turn, menunggu: TungguTujuan) -> tuple[Markup, list[_Pilihan]]:
    """What stands above the choices, and all of them."""
    if menunggu.tujuan == "unit":
        return kalimat.PILIH_UNIT, [
            _Pilihan(satu.id, satu.unit.nama, Markup("• {}").format(satu.unit.nama)) for satu in turn.kantor.daftar_unit
        ]
    return kalimat.PILIH_INDIKATOR, [
        _Pilihan(satu.id, satu.indikator.kode, Markup("{} · {}").format(satu.indikator.kode, satu.indikator.nama))
        for satu in turn.store.instansi.daftar_indikator()
    ]


def _target_words(turn: Turn, tujuan: str, pilihan: tuple[int, ...]) -> str:
    match tujuan:
        case "tim":
            return Peran.TIM
        case "unit":
            return ", ".join(satu.unit.nama for satu in turn.kantor.daftar_unit if satu.id in pilihan)
        case _:
            semua = turn.store.instansi.daftar_indikator()
            return ", ".join(
                f"{satu.indikator.kode} ({turn.kantor.unit_name(satu.indikator.unit)})"
                for satu in semua
                if satu.id in pilihan
            )
