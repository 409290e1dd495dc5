"""People as they are: old buttons, everything at once, something else in the middle, forged presses, odd texts."""

from collections.abc import MutableMapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from simulator.html_entities import parse_html
from sop.peran import Peran
from storage import tables
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah
from tests.handlers.layar import Pesan
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.test_tombol import BUKAN_TUGAS, USANG
from tests.handlers.test_tombol import task as task_of

Catatan = list[MutableMapping[str, Any]]
RACIKAN = (
    "<b>tebal</b> & &lt;bukan tag&gt; *bintang* _garis_ [tautan](x) `kode`",
    "\u202eterbalik\u202c العربية",
    "👨\u200d👩\u200d👧 🇮🇩",
)


def keep_on_screen(ponsel: Ponsel, label: str) -> tuple[Pesan, str]:
    """The message of a button and its data, as a phone that sees no edits would keep them."""
    pesan, data = ponsel.layar.find_button(label)
    return replace(pesan), data


def press_old(p: Percakapan, ponsel: Ponsel, pesan: Pesan, data: str) -> str:
    """Press a button that this phone still shows; the answer. Nothing else may change, and the buttons must go."""
    ponsel.layar.daftar[pesan.message_id] = pesan
    sebelum = p.look(lambda store: state(store.conn))
    ponsel.tekan_data(data, pesan)
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""
    assert ponsel.layar.daftar[pesan.message_id].papan == ()
    jawaban, dilepas = ponsel.layar.take_new().split("\n—\n")
    assert dilepas == "(tombol dilepas)"
    return jawaban.removeprefix("(jawaban tekan) ")


def errors(catatan: Catatan) -> list[str]:
    """What was logged as an error."""
    return [satu["event"] for satu in catatan if satu["log_level"] in {"error", "critical"}]


def typed(p: Percakapan, indikator: str) -> list[tuple[str, str | None]]:
    """What was kept as typed for an indicator, part by part, oldest first."""

    def read(store: Store) -> list[tuple[str, str | None]]:
        isi = [satu for tugas in store.tugas.of_siklus(1) for satu in store.jawaban.of_tugas(tugas.id)]
        return [(satu.butir, satu.diketik) for satu in isi if satu.indikator == indikator]

    return p.look(read)


def test_case_15_a_button_of_last_month_is_answered_and_taken_away(di_langkah: DiLangkah, catatan: Catatan) -> None:
    """The cycle is over, and one phone still shows the card with which it was decided."""
    p = di_langkah(10)
    lain = p.ponsel(dinas.SEKRETARIS_DUA)
    pesan, data = keep_on_screen(lain, "Setuju")
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    p.clock.advance(timedelta(days=31))
    assert press_old(p, lain, pesan, data) == (
        f"Rekap versi 1 sudah disetujui oleh {dinas.SEKRETARIS} pada Senin, 19 Januari 2026 pukul 09.00 WITA. "
        "Tidak ada yang berubah."
    )
    assert errors(catatan) == []


def test_case_15_a_button_of_a_form_that_was_changed_is_answered_and_taken_away(
    di_langkah: DiLangkah, catatan: Catatan
) -> None:
    """The indicator was put away by a new set-up while its button stood on the screen."""
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    for _ in range(5):
        pengisi.tekan("Lewati")
    pengisi.tekan("Ubah")
    pesan, data = keep_on_screen(pengisi, "B1-2")
    baru = dinas.build_dinas()
    sisa = tuple(satu for satu in baru.daftar_indikator if satu.kode != "B1-2")
    p.store(lambda s: write_penyiapan(s.conn, replace(baru, daftar_indikator=sisa), s.instansi_id))
    assert f"(jawaban tekan) {press_old(p, pengisi, pesan, data)}" == USANG
    assert errors(catatan) == []


def test_case_17_start_and_six_answers_in_one_batch_are_answered_in_their_order(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.layar.take_new()
    jawaban = ["87,5%", "Dukungan semua pihak", "Laporan", "1490", "Kapal menunggu cuaca", "Jadwal dimajukan"]
    for teks in ("/start", *jawaban):
        p.take(pengisi.message(text=teks))
    p.settle()
    butir = ("realisasi", "faktor_pendorong", "bukti")
    assert typed(p, "B1-1") == list(zip(butir, jawaban[:3], strict=True))
    assert typed(p, "B1-2") == list(zip(("realisasi", "faktor_penghambat", "tindak_lanjut"), jawaban[3:], strict=True))
    balasan = [baris for baris in pengisi.layar.take_new().split("\n—\n") if "tercatat" in baris.lower()]
    assert [satu.split(".")[0].split(":")[0] for satu in balasan] == [
        "Tercatat",
        "Faktor pendorong tercatat",
        "Bukti dukung tercatat",
        "Tercatat",
        "Faktor penghambat tercatat",
        "Tindak lanjut tercatat",
    ]


@pytest.mark.parametrize("gangguan", ["/start", "/batal", "/bantuan", "foto", "stiker", "bahasa"])
def test_case_18_something_else_in_the_middle_of_a_question_loses_nothing(
    di_langkah: DiLangkah, gangguan: str, catatan: Catatan
) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.ketik("87,5%")
    sebelum = p.look(lambda store: state(store.conn))
    match gangguan:
        case "foto":
            pengisi.kirim_stiker()
            pengisi.ketik("Dukungan semua pihak")
            pengisi.kirim_foto()
            assert typed(p, "B1-1")[-1] == ("bukti", "foto-900000.jpg")
        case "stiker":
            pengisi.kirim_stiker()
            assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""
        case "bahasa":
            _speak_another_language(p, pengisi)
        case _:
            pengisi.ketik(gangguan)
            assert changes(sebelum, p.look(lambda store: state(store.conn))) in {"", "tunggu -1"}
    if gangguan == "/batal":
        pengisi.ketik("/isi")
    if gangguan not in {"foto", "bahasa"}:
        pengisi.ketik("Dukungan semua pihak")
    assert typed(p, "B1-1")[:2] == [("realisasi", "87,5%"), ("faktor_pendorong", "Dukungan semua pihak")]
    assert errors(catatan) == []


def _speak_another_language(p: Percakapan, ponsel: Ponsel) -> None:
    """The phone's language is changed: it comes with every message, and the office's words stay."""
    mentah = ponsel.message(text="Dukungan semua pihak")
    mentah["message"]["from"]["language_code"] = "en"
    ponsel.layar.take_new()
    p.take(mentah)
    p.settle()
    assert "Faktor pendorong tercatat." in ponsel.layar.take_new()


@pytest.mark.parametrize("kasus", ["palsu", "milik orang lain", "peran dicabut"])
def test_case_19_a_press_without_right_is_refused_and_logged(
    di_langkah: DiLangkah, kasus: str, catatan: Catatan
) -> None:
    p = di_langkah(10)
    ponsel, data, kata, alasan = p.ponsel(dinas.SEKRETARIS), f"setuju:{task_of(p, 10)}:1", BUKAN_TUGAS, "BukanTugasAnda"
    if kasus == "palsu":
        data, kata, alasan = "setuju:1:1 OR 1=1", USANG, "TombolUsang"
    elif kasus == "milik orang lain":
        ponsel = p.ponsel(dinas.PENGISI)
    else:
        peran = tables.pemegang_peran
        pegawai = p.look(lambda store: store.orang.holders(Peran.SEKRETARIS)[0].id)
        p.store(lambda s: s.conn.execute(update(peran).where(peran.c.pegawai_id == pegawai).values(aktif=False)))
    sebelum = p.look(lambda store: state(store.conn))
    ponsel.tekan_data(data)
    assert ponsel.layar.take_new().split("\n—\n")[0] == kata
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""
    ditolak = [satu["reason"] for satu in catatan if satu["event"] == "refused"]
    assert ditolak[-1:] == [alasan]


def test_case_20_a_text_longer_than_a_message_arrives_whole(di_langkah: DiLangkah) -> None:
    """An arahan of 5,000 characters with all that HTML, Markdown and other scripts hold."""
    p = di_langkah(10)
    sekretaris, pengisi = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.PENGISI)
    arahan = "\n".join([*RACIKAN, "kata " * 700, "😀" * 1_500])
    for label in ("Kembalikan", "Unit", "Bidang Contoh Satu", "Lanjut"):
        sekretaris.tekan(label)
    dulu = len(pengisi.layar.daftar)
    sekretaris.ketik(f"{arahan[:2_000]}\x00{arahan[2_000:]}")
    diterima = "".join(parse_html(pesan.teks).text for pesan in list(pengisi.layar.daftar.values())[dulu:])
    assert "".join(arahan.split()) in "".join(diterima.split())
