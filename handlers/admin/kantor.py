"""Kantor: what the office is called, and where it is."""

from dataclasses import replace

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import kantor as kalimat
from bahasa.kalimat import label
from handlers import borang
from handlers.borang import Borang, Soal
from handlers.orang.wewenang import require_admin
from handlers.tunggu import TungguBorang
from handlers.turn import Tombol, Turn
from sop.instansi import Instansi
from sop.peran import Peran


def show_office(turn: Turn) -> None:
    """The office as it stands, with Ubah data."""
    require_admin(turn)
    kantor = turn.kantor.instansi
    teks = kalimat.kartu(kantor.nama, kantor.nama_singkat, kantor.kabupaten, kantor.alamat, kantor.zona)
    turn.reply(teks, ((Tombol(label.UBAH_DATA, "kantor_ubah"),),))


def change_office(turn: Turn) -> None:
    """Ubah data."""
    borang.begin(turn, UBAH)


def _check(turn: Turn, _menunggu: TungguBorang) -> None:
    require_admin(turn)


def _ask(turn: Turn, menunggu: TungguBorang) -> Soal | None:
    ke, dari = len(menunggu.isi), len(kalimat.PERTANYAAN_KANTOR)
    if ke == dari:
        return None
    teks, contoh = kalimat.PERTANYAAN_KANTOR[ke]
    kini = _fields(turn.kantor.instansi)[ke]
    tanya = kalimat_borang.tanya(teks, ke + 1, dari, contoh=contoh, kini=kini)
    return Soal(tanya=tanya, boleh_lewat=bool(kini) or ke > 1)


def _filled(turn: Turn, menunggu: TungguBorang) -> tuple[str, ...]:
    kini = _fields(turn.kantor.instansi)
    return tuple(baru or lama for baru, lama in zip(menunggu.isi, kini, strict=True))


def _summarize(turn: Turn, menunggu: TungguBorang) -> Markup:
    baris = list(zip(kalimat.BUTIR_KANTOR, _filled(turn, menunggu), strict=True))
    return kalimat_borang.ringkas(kalimat.KANTOR_DIUBAH, baris)


def _change(turn: Turn, menunggu: TungguBorang) -> None:
    nama, singkat, kabupaten, alamat = _filled(turn, menunggu)
    turn.store.instansi.lock()
    lama = turn.store.instansi.setelan().instansi
    baru = replace(lama, nama=nama, nama_singkat=singkat, kabupaten=kabupaten, alamat=alamat)
    turn.store.instansi.rename(baru)
    semula = dict(zip(kalimat.BUTIR_KANTOR, _fields(lama), strict=True))
    menjadi = dict(zip(kalimat.BUTIR_KANTOR, _fields(baru), strict=True))
    turn.note("kantor_diubah", peran=Peran.ADMIN, semula=semula, menjadi=menjadi)
    turn.reply(kalimat.kantor_dicatat(nama), ((Tombol(label.KESIAPAN, "kesiapan"),),))


def _fields(kantor: Instansi) -> tuple[str, str, str, str]:
    return kantor.nama, kantor.nama_singkat, kantor.kabupaten, kantor.alamat


UBAH = Borang(nama="kantor_ubah", check=_check, soal=_ask, ringkas=_summarize, simpan=_change)
