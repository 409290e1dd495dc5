"""Choices to tick, one press each, in pages; a button says what it does, so that a second tap undoes nothing."""

from collections.abc import Sequence
from math import ceil
from typing import Protocol, TypeVar

from bahasa.kalimat import label
from bahasa.kalimat import rekap as kalimat
from handlers.turn import Papan, Tombol, TombolUsang
from sop.galat import SopError

_SEBARIS = 2
_T = TypeVar("_T")


class BelumMemilih(SopError):
    """Lanjut without a choice."""

    pesan = kalimat.PILIH_DAHULU


class Bercentang(Protocol):
    """A question with choices: what is ticked so far, and which page is shown."""

    @property
    def token(self) -> int:
        """The token of its buttons."""

    @property
    def pilihan(self) -> tuple[int, ...]:
        """The ids that are ticked."""

    @property
    def halaman(self) -> int:
        """The page, from 0."""


def tick(pilihan: tuple[int, ...], kunci: int) -> tuple[int, ...]:
    """With this one ticked, as the last."""
    return (*untick(pilihan, kunci), kunci)


def untick(pilihan: tuple[int, ...], kunci: int) -> tuple[int, ...]:
    """Without this one."""
    return tuple(satu for satu in pilihan if satu != kunci)


def page_of(semua: Sequence[_T], menunggu: Bercentang, sehalaman: int) -> tuple[Sequence[_T], int]:
    """What the page shows, and how many pages there are; `TombolUsang` for a page that is not there."""
    jumlah = max(1, ceil(len(semua) / sehalaman))
    if menunggu.halaman >= jumlah:
        raise TombolUsang
    return semua[menunggu.halaman * sehalaman :][:sehalaman], jumlah


def choice_board(tampak: Sequence[tuple[int, str]], menunggu: Bercentang, jumlah: int) -> Papan:
    """The buttons of a page: its choices by id and name, the ways to other pages, Lanjut and Batal."""
    tombol = [_choice(nama, menunggu.token, kunci, dipilih=kunci in menunggu.pilihan) for kunci, nama in tampak]
    baris = [tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS)]
    ekor = (Tombol(label.LANJUT, f"lanjut:{menunggu.token}"), Tombol(label.BATAL, f"batal:{menunggu.token}"))
    return (*baris, *_pages(menunggu, jumlah), ekor)


def _pages(menunggu: Bercentang, jumlah: int) -> Papan:
    """The buttons that turn the page, where there is more than one."""
    halaman = ((label.SEBELUMNYA, menunggu.halaman - 1), (label.BERIKUTNYA, menunggu.halaman + 1))
    tombol = tuple(Tombol(nama, f"halaman:{menunggu.token}:{nomor}") for nama, nomor in halaman if 0 <= nomor < jumlah)
    return (tombol,) if tombol else ()


def _choice(nama: str, token: int, kunci: int, *, dipilih: bool) -> Tombol:
    return Tombol(label.choice(nama, dipilih=dipilih), f"{'lepas' if dipilih else 'pilih'}:{token}:{kunci}")
