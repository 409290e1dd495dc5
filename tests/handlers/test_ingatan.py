"""What was read of answers is read once; and what is remembered is, always, what the answers say."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from handlers.isian.keadaan import read_unit
from handlers.route import handle
from handlers.turn import Ketikan, TombolUsang, Turn
from sop.rekap import Rekap
from storage.penyiapan import write_penyiapan
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.pemeriksa import check_memory
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI

SEMUA_KODE = ["SEK-1", "B1-1", "B1-2", "B1-3", "B1-4", "B1-5", "B2-1"]


@contextmanager
def answers_read(p: Percakapan) -> Iterator[list[str]]:
    """The kode of the indicators whose answers are read meanwhile, those of a part alone (budgets) left out."""
    daftar: list[str] = []

    def note(_conn: Any, _cursor: Any, kueri: str, nilai: Any, *_: Any) -> None:
        if "jawaban.diketik" in kueri and "jawaban.butir =" not in kueri and "jawaban.tugas_id =" not in kueri:
            daftar.extend(_kode_in(nilai))

    event.listen(p.database.engine, "before_cursor_execute", note)
    try:
        yield daftar
    finally:
        event.remove(p.database.engine, "before_cursor_execute", note)


def _kode_in(nilai: dict[str, object] | Sequence[object]) -> list[str]:
    semua = nilai.values() if isinstance(nilai, dict) else nilai
    return list(dict.fromkeys(satu for satu in semua if satu and isinstance(satu, str)))


def locked(p: Percakapan) -> Rekap:
    versi = p.look(lambda store: store.rekap.newest(1))
    assert versi is not None
    return versi.rekap


def test_locking_reads_no_answer_that_a_chat_has_read(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).ketik("/isi")
    with answers_read(p) as daftar:
        for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
            p.ponsel(nama).tekan("Kirim")
        p.ponsel(dinas.TIM).tekan("Kunci rekap")
    assert daftar == []
    assert [baris.indikator.kode for baris in locked(p).daftar_baris] == SEMUA_KODE


def test_what_was_never_read_is_read_whole_when_it_is_locked(di_langkah: DiLangkah) -> None:
    p = di_langkah(8)
    with answers_read(p) as daftar:
        p.ponsel(dinas.TIM).tekan("Kunci rekap")
    assert daftar == SEMUA_KODE


def test_a_message_reads_only_the_indicator_it_adds_to(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.tekan("Ubah")
    with answers_read(p) as daftar:
        pengisi.tekan("B1-2")
        pengisi.ketik("1490")
    assert set(daftar) == {"B1-2"}
    assert locked_after(p, "B1-2") == "1490"


def locked_after(p: Percakapan, kode: str) -> str:
    """How the figure stands in the rekap that is locked next."""
    while "Lewati" in p.ponsel(dinas.PENGISI).layar.labels():
        p.ponsel(dinas.PENGISI).tekan("Lewati")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Kirim")
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    (isian,) = [baris.isian for baris in locked(p).daftar_baris if baris.indikator.kode == kode]
    assert isian is not None
    return isian.diketik


def test_an_answer_that_was_undone_is_not_remembered(di_langkah: DiLangkah) -> None:
    """The next answer may get the very id the undone one had."""

    def refuse_1400(turn: Turn) -> None:
        handle(turn)
        if turn.masukan == Ketikan(teks="1400"):
            (tugas,) = [satu for satu in turn.store.tugas.of_siklus(1) if (satu.langkah, satu.unit) == (7, "B1")]
            (diketik,) = [s.isian and s.isian.diketik for s in read_unit(turn, tugas) if s.indikator.kode == "B1-2"]
            assert diketik == "1400"
            raise TombolUsang

    p = di_langkah(TERISI, refuse_1400)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.tekan("Ubah")
    pengisi.tekan("B1-2")
    pengisi.ketik("1400")
    assert pengisi.last().startswith("⚠️ Tombol ini sudah tidak berlaku.")
    pengisi.ketik("1300")
    p.look(lambda store: check_memory(store, p.engine.kantor, p.clock.now()))
    assert locked_after(p, "B1-2") == "1300"


@pytest.mark.parametrize("batas", [100, 110])
def test_a_rule_that_changed_is_applied_to_answers_that_did_not(di_langkah: DiLangkah, batas: int) -> None:
    p = di_langkah(8)
    p.ponsel(dinas.TIM).ketik("/tugas")
    penyiapan = dinas.build_dinas()
    baru = replace(penyiapan, instansi=replace(penyiapan.instansi, batas_capaian=batas))
    p.store(lambda store: write_penyiapan(store.conn, baru, store.instansi_id))
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    tertinggi = max(baris.capaian.nilai for baris in locked(p).daftar_baris if baris.capaian.nilai is not None)
    assert tertinggi <= batas


def test_who_has_another_name_now_is_named_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    p.ponsel(dinas.PENGISI).ketik("/isi")
    pengisi = next(satu for satu in p.look(lambda store: store.orang.all()) if satu.nama == dinas.PENGISI)
    p.store(
        lambda store: store.pegawai.change(
            pengisi.id, nama="Nama Baru", nip=pengisi.nip, jabatan=pengisi.jabatan, pangkat=pengisi.pangkat
        )
    )
    locked_after(p, "B1-2")
    diisi_oleh = {baris.isian.diisi_oleh for baris in locked(p).daftar_baris if baris.isian is not None}
    assert diisi_oleh == {dinas.PENGISI_SEK, "Nama Baru", dinas.PENGISI_DUA}
