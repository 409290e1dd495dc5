"""What asking for a figure comes to, whatever it is about: its readings, a refusal, and the reason of an odd one."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from bahasa.bentuk import format_nilai
from bahasa.kalimat import isian as kalimat
from bahasa.kalimat import label, umum
from handlers import tunggu
from handlers.isian.tunggu import TungguAnggaran, TungguRealisasi
from handlers.orang.petugas import holders
from handlers.turn import Papan, Tombol, TombolUsang, Turn
from sop.angka import AngkaTidakTerbaca, Ragu, Terbaca, TidakAda, parse_realisasi
from sop.indikator import Jenis
from sop.peran import Peran

_GAGAL_SEBELUM_BERTANYA = 2
_KATA = re.compile(r"[^\W\d_]{2,}")
_KATA_ALASAN = 2
_BENAR = {"ya", "iya", "benar", "betul", "sudah benar", "ya benar"}


def is_figure(teks: str, jenis: Jenis) -> bool:
    """Whether these words can be read as a figure of that kind at all."""
    try:
        parse_realisasi(teks, jenis)
    except AngkaTidakTerbaca:
        return False
    return True


def reading(teks: str, jenis: Jenis, urut: int) -> Terbaca | TidakAda:
    """What the words were read as; of several readings the one chosen, counted from 0."""
    baca = parse_realisasi(teks, jenis)
    if not isinstance(baca, Ragu):
        return baca
    if urut >= len(baca.pilihan):
        raise TombolUsang
    return baca.pilihan[urut]


def readings(pilihan: Sequence[Terbaca], jenis: Jenis, token: int) -> Papan:
    """A button for each reading."""
    return tuple(
        (Tombol(label.clip(format_nilai(satu.nilai, jenis)), f"baca:{token}:{urut}"),)
        for urut, satu in enumerate(pilihan)
    )


def yes_or_no(token: int) -> Papan:
    """The two buttons under a question that asks whether something is right."""
    return ((Tombol(label.YA, f"ya:{token}"), Tombol(label.BUKAN, f"bukan:{token}")),)


def reason_of(teks: str) -> str | None:
    """Why an odd figure is right: empty where it was only said to be; None where the words may mean anything.

    A single word, or digits that make no figure, is no reason.
    """
    if teks.strip(" .!").lower() in _BENAR:
        return ""
    return teks if len(_KATA.findall(teks)) >= _KATA_ALASAN else None


def refuse(turn: Turn, menunggu: TungguRealisasi | TungguAnggaran, galat: AngkaTidakTerbaca) -> None:
    """Say what is accepted; after two failures, whom to ask. The question stays."""
    gagal = tunggu.put_failed(turn, menunggu)
    bagian = [umum.penolakan(galat.pesan), Markup("{}").format(kalimat.TETAP_MENUNGGU)]
    tim = holders(turn, Peran.TIM)
    if gagal >= _GAGAL_SEBELUM_BERTANYA and tim:
        bagian.append(kalimat.hubungi(tim[0].nama))
    turn.reply(Markup("\n").join(bagian))
