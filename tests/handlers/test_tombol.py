"""Buttons that are old, forged, or somebody else's: each press gets one answer, and nothing changes."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from handlers.centang import BelumMemilih
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import Keadaan
from storage import tables
from storage.instansi import add_instansi
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.tahap import TERISI

USANG = "(jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas."
BUKAN_TUGAS = "(jawaban tekan) Tugas ini bukan tugas Bapak/Ibu. Tidak ada yang berubah."
PUKUL = "pada Senin, 19 Januari 2026 pukul 09.00 WITA. Tidak ada yang berubah."


def press_in_vain(p: Percakapan, ponsel: Ponsel, data: str, jawaban: str) -> None:
    """A press on the oldest message is answered so, and all else is as it was."""
    sebelum = p.look(lambda store: state(store.conn))
    ponsel.tekan_data(data, next(iter(ponsel.layar.daftar.values()), None))
    assert ponsel.layar.take_new().removesuffix("\n—\n(tombol dilepas)") == jawaban
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == ""


def task(p: Percakapan, langkah: int, unit: str | None = None) -> int:
    """The newest task of a step (and unit)."""

    def read(store: Store) -> int:
        (siklus,) = store.siklus.running()
        return [t.id for t in store.tugas.of_siklus(siklus.id) if (t.langkah, t.unit) == (langkah, unit)][-1]

    return p.look(read)


def token(p: Percakapan, nama: str) -> int:
    """The token of the question somebody is asked."""

    def read(store: Store) -> int:
        pegawai = next(orang for orang in store.orang.all() if orang.nama == nama)
        return int((store.tunggu.get(pegawai.id) or {})["token"])

    return p.look(read)


def test_case_19_nobody_presses_for_another(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    kirim = f"kirim:{task(p, 7, 'B1')}"
    for nama in (dinas.PENGISI_DUA, dinas.PENGISI_SEK, dinas.TIM, dinas.KEPALA, dinas.SEKRETARIS, dinas.ADMIN):
        press_in_vain(p, p.ponsel(nama), kirim, BUKAN_TUGAS)
    for perintah in ("isi", "ubah", "kirim", "terima", "selesai", "kunci", "arsipkan", "terima_laporan"):
        press_in_vain(p, p.ponsel(dinas.PENGISI_DUA), f"{perintah}:{task(p, 7, 'B1')}", BUKAN_TUGAS)


def test_a_decision_is_the_sekretaris_own(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    for nama in (dinas.TIM, dinas.KEPALA, dinas.PENGISI, dinas.STAF, dinas.ADMIN):
        for perintah in ("setuju", "kembalikan"):
            press_in_vain(p, p.ponsel(nama), f"{perintah}:{task(p, 10)}:1", BUKAN_TUGAS)


def test_case_15_a_button_of_an_old_version_says_which_one_counts(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris, tim = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.TIM)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Tim")
    sekretaris.ketik("Mohon periksa.")
    tim.tekan("Kunci rekap")
    milik = "(jawaban tekan) Tombol ini milik rekap versi 1, sedangkan yang berlaku versi 2. Tidak ada yang berubah."
    press_in_vain(p, tim, f"sampaikan:{task(p, 9)}:1", milik)
    tim.tekan("Kirim ke Sekretaris")
    for perintah in ("setuju", "kembalikan"):
        press_in_vain(p, sekretaris, f"{perintah}:{task(p, 10)}:1", milik)


def test_case_15_a_button_of_a_step_gone_by_says_who_did_it_and_when(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    oleh = f"(jawaban tekan) Langkah ini sudah diselesaikan oleh {{}} {PUKUL}"
    for nama, perintah, langkah, unit in (
        (dinas.KEPALA, "selesai", 1, None),
        (dinas.TIM, "selesai", 5, None),
        (dinas.PENGISI, "terima", 6, "B1"),
        (dinas.PENGISI, "kirim", 7, "B1"),
        (dinas.PENGISI, "isi", 7, "B1"),
        (dinas.TIM, "kunci", 8, None),
    ):
        press_in_vain(p, p.ponsel(nama), f"{perintah}:{task(p, langkah, unit)}", oleh.format(nama))
    press_in_vain(p, p.ponsel(dinas.TIM_DUA), f"kunci:{task(p, 8)}", oleh.format(dinas.TIM))


@only_sqlite
@pytest.mark.parametrize(
    "data",
    [
        *("", ":", "x", "selesai", "selesai:", "selesai:-1", "selesai:1:2", "SELESAI:1", "selesai:1 OR 1=1"),
        *("<b>", "\x00", "😀" * 16, "selesai:999999999999999999", "selesai:9999999999999999999", "ya", "ya:0", "batal"),
        *("bagian:{}:99", "ulang:{}:99", "periode:1", "baca:1:0:0", "pilih:1:1", "tujuan_tim:1", "kunci:{}"),
        *("selesai:٣", "setuju:{}:1"),
        *("mulai:2026", "lanjut:1", "lewati:1", "ubah:{}:1", "sampaikan:{}:1", "terima:{}", "arsipkan:{}", "kirim:{}"),
    ],
)  # fmt: skip
def test_case_19_data_nobody_wrote_is_a_press_on_nothing(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(4)
    tidak_berlaku = "(jawaban tekan) Tombol ini tidak berlaku untuk langkah tersebut. Tidak ada yang berubah."
    salah_langkah = data.split(":")[0] in {"kunci", "terima", "arsipkan"}
    press_in_vain(p, p.ponsel(dinas.TIM), data.format(task(p, 4)), tidak_berlaku if salah_langkah else USANG)


@pytest.mark.parametrize("tahun", ["0", "1", "1999", "2099", "999999999999999999"])
def test_no_cycle_begins_for_a_period_that_was_not_offered(di_langkah: DiLangkah, tahun: str) -> None:
    p = di_langkah(0)
    kepala = p.ponsel(dinas.KEPALA)
    for data in (
        f"periode:0:{tahun}:0",
        f"mulai:0:{tahun}:0",
        "mulai:0:2025:9",
        "mulai:0:2026:1",
        "mulai:1:2025:0",
        "sop:1",
    ):
        press_in_vain(p, kepala, data, USANG)
    press_in_vain(
        p,
        p.ponsel(dinas.TIM),
        "mulai:0:2025:0",
        "(jawaban tekan) Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.",
    )


def test_case_19_the_ids_of_another_office_are_unknown_here(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)

    def other_office(store: Store) -> int:
        penyiapan = dinas.build_dinas()
        instansi = replace(penyiapan.instansi, nama="Dinas Tetangga")
        nomor = write_penyiapan(store.conn, penyiapan, add_instansi(store.conn, instansi))
        tetangga = Store(store.conn, nomor)
        siklus = tetangga.siklus.add(Periode(2025, Bagian.TW_IV), p.clock.now())
        assert siklus is not None
        (tugas,) = [t for t in store.tugas.of_siklus(1) if t.langkah == 10]
        nilai = {"instansi_id": nomor, "siklus_id": siklus.id, "langkah": 10, "peran": Peran.SEKRETARIS.value}
        nilai |= {"putaran": 1, "keadaan": Keadaan.TERBUKA.value, "arahan": "", "daftar_indikator": []}
        return int(
            store.conn.execute(
                tables.tugas.insert().values(**nilai, dibuka_pada=tugas.dibuka_pada).returning(tables.tugas.c.id)
            ).scalar_one()
        )

    asing = p.store(other_office)
    for data in (f"setuju:{asing}:1", f"kembalikan:{asing}:1", f"isi:{asing}", f"selesai:{asing}"):
        press_in_vain(p, p.ponsel(dinas.SEKRETARIS), data, USANG)


def test_case_15_a_button_of_an_older_question_answers_no_newer_one(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    lama = token(p, dinas.PENGISI)
    pengisi.ketik("87,5%")
    for perintah in ("lewati", "batal", "ya", "bukan", "baca"):
        press_in_vain(p, pengisi, f"{perintah}:{lama}", USANG)
    baru = token(p, dinas.PENGISI)
    for data in (f"ya:{baru}", f"baca:{baru}:0", f"lanjut:{baru}", f"pilih:{baru}:1"):
        press_in_vain(p, pengisi, data, USANG)


def test_case_15_a_second_tap_on_a_choice_undoes_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    for label in ("Kembalikan", "Unit"):
        sekretaris.tekan(label)
    for label in ("Bidang Contoh Satu", "✅ Bidang Contoh Satu"):
        pesan, data = sekretaris.layar.find_button(label)
        for _ in range(2):
            sekretaris.tekan_data(data, pesan)
    assert "Bidang Contoh Satu" in sekretaris.layar.labels()
    sekretaris.layar.take_new()
    sekretaris.tekan("Lanjut")
    assert sekretaris.layar.take_new() == f"(jawaban tekan) {BelumMemilih.pesan}"


def test_a_reading_that_was_not_offered_cannot_be_chosen(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    for _ in range(2):
        pengisi.tekan("Lewati")
    pengisi.ketik("1.250")
    nomor = token(p, dinas.PENGISI)
    for data in (f"baca:{nomor}:2", f"baca:{nomor}:0:0", f"baca:{nomor}", f"ya:{nomor}", f"lewati:{nomor}"):
        press_in_vain(p, pengisi, data, USANG)
    pengisi.tekan("1.250")
    assert pengisi.last().startswith("Tercatat: <b>1.250 orang</b>")


def test_what_must_be_answered_cannot_be_skipped(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    press_in_vain(p, kepala, f"lewati:{token(p, dinas.KEPALA)}", USANG)
    press_in_vain(p, kepala, f"bukan:{token(p, dinas.KEPALA)}", USANG)


@pytest.mark.parametrize("label", ["Setuju", "Kembalikan"])
def test_case_19_a_role_that_was_taken_away_counts_when_the_press_is_worked_off(
    di_langkah: DiLangkah, label: str
) -> None:
    p = di_langkah(10)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    _, data = sekretaris.layar.find_button(label)
    pegawai = p.look(lambda store: store.orang.holders(Peran.SEKRETARIS)[0].id)
    peran = tables.pemegang_peran
    p.store(lambda store: store.conn.execute(update(peran).where(peran.c.pegawai_id == pegawai).values(aktif=False)))
    press_in_vain(p, sekretaris, data, BUKAN_TUGAS)


def test_the_choice_of_one_phone_is_no_choice_of_another_kind_on_the_other(di_langkah: DiLangkah) -> None:
    """Units chosen on the first phone must not turn into indicators of the same number on the second."""
    p = di_langkah(10)
    satu, dua = p.ponsel(dinas.SEKRETARIS), p.join(dinas.SEKRETARIS)
    satu.tekan("Kembalikan")
    satu.tekan("Unit")
    satu.tekan("Bidang Contoh Satu")
    dua.tekan("Indikator")
    assert [label for label in dua.layar.labels() if label.startswith("✅")] == []
    dua.tekan("Lanjut")
    dua.melihat("(jawaban tekan) Mohon pilih sekurang-kurangnya satu, lalu tekan Lanjut.")


def test_case_14_ten_taps_on_one_button_have_one_effect_and_ten_answers(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    pesan, data = sekretaris.layar.find_button("Setuju")
    for _ in range(10):
        p.take(sekretaris.press(data, pesan))
    p.settle()
    jejak = p.look(lambda store: [satu.peristiwa for satu in store.jejak.of_siklus(1)])
    assert jejak.count("disetujui") == 1
    assert (
        sekretaris.layar.take_new().count(f"(jawaban tekan) Rekap versi 1 sudah disetujui oleh {dinas.SEKRETARIS}") == 9
    )
