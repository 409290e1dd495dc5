"""The answer to an open question: who may still give it, and which talk takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from handlers import borang
from handlers.admin import jam_kerja, libur, penyiapan, target, waktu_baku
from handlers.admin.tunggu import TungguBaku, TungguJam, TungguLibur, TungguPenyiapan, TungguTarget
from handlers.arsip import buka_kembali
from handlers.arsip.tunggu import TungguBukaKembali
from handlers.daftar_borang import DAFTAR_BORANG
from handlers.isian import anggaran, berkas, jawab
from handlers.isian.tunggu import (
    TungguAnggaran,
    TungguBacaan,
    TungguKirim,
    TungguNarasi,
    TungguRealisasi,
    TungguSimpanBerkas,
)
from handlers.langkah import langkah_dokumen
from handlers.langkah.tunggu import TungguTanya
from handlers.orang.periksa import require_task
from handlers.orang.wewenang import require_admin
from handlers.rekap import catatan, keputusan, keputusan_terketik
from handlers.rekap.tunggu import TungguArahan, TungguCatatan, TungguMaksud, TungguTujuan
from handlers.siklus import persetujuan
from handlers.siklus.tunggu import TungguKembali
from handlers.surat import buku, perbaikan, surat_lain, templat
from handlers.surat.tunggu import TungguPerbaikan, TungguSurat, TungguTemplat
from handlers.tunggu import Tunggu, TungguBorang, TungguTugas
from handlers.turn import Turn
from handlers.waktu import minta_waktu
from handlers.waktu.tunggu import TungguTolakWaktu, TungguWaktu

T = TypeVar("T", bound=Tunggu)


@dataclass(frozen=True, slots=True)
class Jawaban(Generic[T]):
    """One kind of question: what refuses whoever may answer it no more, what takes the answer, and whether by voice."""

    jenis: type[T]
    check: Callable[[Turn, T], object]
    take: Callable[[Turn, T], None]
    suara: bool = False


def find_jawaban(menunggu: Tunggu) -> Jawaban[Any]:
    """The row of an open question."""
    return _JAWABAN[type(menunggu)]


def _holder(turn: Turn, menunggu: TungguTugas) -> None:
    require_task(turn, menunggu.tugas_id)


def _admin(turn: Turn, _menunggu: Tunggu) -> None:
    require_admin(turn)


def _keeper(turn: Turn, _menunggu: Tunggu) -> None:
    buku.check_keeper(turn)


def _by_form(turn: Turn, menunggu: TungguBorang) -> None:
    DAFTAR_BORANG[menunggu.borang].check(turn, menunggu)


def _to_form(turn: Turn, menunggu: TungguBorang) -> None:
    borang.answer(turn, DAFTAR_BORANG[menunggu.borang], menunggu)


DAFTAR_JAWABAN: tuple[Jawaban[Any], ...] = (
    Jawaban(TungguTanya, _holder, langkah_dokumen.answer),
    Jawaban(TungguRealisasi, _holder, jawab.answer_figure),
    Jawaban(TungguBacaan, _holder, jawab.answer_reading),
    Jawaban(TungguNarasi, _holder, jawab.answer_text),
    Jawaban(TungguAnggaran, _holder, anggaran.answer_budget),
    Jawaban(TungguSimpanBerkas, _holder, berkas.answer_workbook),
    Jawaban(TungguKirim, _holder, jawab.answer_send),
    Jawaban(TungguCatatan, _holder, catatan.take_note),
    Jawaban(TungguMaksud, _holder, keputusan_terketik.answer),
    Jawaban(TungguTujuan, _holder, keputusan.choose_target),
    Jawaban(TungguArahan, _holder, keputusan.take_arahan, suara=True),
    Jawaban(TungguKembali, _holder, persetujuan.answer),
    Jawaban(TungguWaktu, _holder, minta_waktu.answer),
    Jawaban(TungguTolakWaktu, minta_waktu.check_refusal, minta_waktu.take_refusal),
    Jawaban(TungguBukaKembali, buka_kembali.check_again, buka_kembali.take_reason),
    Jawaban(TungguSurat, _keeper, surat_lain.answer),
    Jawaban(TungguPerbaikan, _keeper, perbaikan.take),
    Jawaban(TungguTemplat, _admin, templat.take_file),
    Jawaban(TungguTarget, _admin, target.answer),
    Jawaban(TungguJam, _admin, jam_kerja.answer),
    Jawaban(TungguLibur, _admin, libur.answer),
    Jawaban(TungguBaku, _admin, waktu_baku.answer),
    Jawaban(TungguPenyiapan, _admin, penyiapan.take_workbook),
    Jawaban(TungguBorang, _by_form, _to_form),
)
_JAWABAN: dict[type[Any], Jawaban[Any]] = {satu.jenis: satu for satu in DAFTAR_JAWABAN}
