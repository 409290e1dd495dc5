"""Every ugly figure of the domain, typed into step 7: read, asked or refused, and kept as it was typed."""

from decimal import Decimal
from typing import Any

import pytest

from storage.store import Store
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel

pytestmark = only_sqlite
PERSEN, ORANG, RUPIAH, RASIO, PREDIKAT = "B1-1", "B1-2", "B1-3", "B1-4", "B1-5"
TETAP = "Yang tadi diketik tidak hilang; pertanyaan tetap menunggu."
DITERIMA = {
    PERSEN: "Mohon tulis persen, misalnya 87,5% atau 12/15.",
    ORANG: "Mohon tulis satu angka, misalnya 110 atau 1.250,5.",
    RUPIAH: "Mohon tulis rupiah, misalnya Rp1.250.000 atau 1,2 juta.",
    RASIO: "Mohon tulis rasio, misalnya 0,85 atau 12/15.",
    PREDIKAT: "Mohon tulis salah satu predikat: AA, A, BB, B, CC, C, atau D.",
}
BELUM_PASTI = "Isian belum dapat dibaca dengan pasti."
DUA_ANGKA = "Isian memuat lebih dari satu angka."

TERBACA = [
    (
        PERSEN,
        "87,5%",
        "87.5",
        "Tercatat: <b>87,5%</b> (delapan puluh tujuh koma lima persen). Capaian 100% – Sangat Tinggi.",
    ),
    (
        PERSEN,
        "87.5 %",
        "87.5",
        "Tercatat: <b>87,5%</b> (delapan puluh tujuh koma lima persen). Capaian 100% – Sangat Tinggi.",
    ),
    (PERSEN, "12/15", "80", "Tercatat: <b>80%</b> (delapan puluh persen). Capaian 91,43% – Sangat Tinggi."),
    (
        PERSEN,
        "38% (Evaluasi Semester I)",
        "38",
        "Tercatat: <b>38%</b> (tiga puluh delapan persen). Capaian 43,43% – Sangat Rendah.",
    ),
    (
        RUPIAH,
        "Rp. 65.040.000,-",
        "65040000",
        "Tercatat: <b>Rp65.040.000</b> (enam puluh lima juta empat puluh ribu rupiah). "
        "Capaian 100,06% – Sangat Tinggi.",
    ),
    (
        RUPIAH,
        "1.250.000",
        "1250000",
        "Tercatat: <b>Rp1.250.000</b> (satu juta dua ratus lima puluh ribu rupiah). Capaian 1,92% – Sangat Rendah.",
    ),
    (
        RUPIAH,
        "1,2 juta",
        "1200000.0",
        "Tercatat: <b>Rp1.200.000</b> (satu juta dua ratus ribu rupiah). Capaian 1,85% – Sangat Rendah.",
    ),
    (RASIO, "12/15", "0.8", "Tercatat: <b>0,8 rasio</b> (nol koma delapan). Capaian 100% – Sangat Tinggi."),
    (PREDIKAT, "B", "B", "Tercatat: <b>B</b>. Capaian belum tercapai: Predikat yang diraih di bawah target."),
]
TIDAK_ADA = [(kode, "n/a", f"Tercatat untuk {kode}: tidak ada data.") for kode in DITERIMA]
DITOLAK = [
    (PERSEN, "Rp. 65.040.000,-", BELUM_PASTI),
    (PERSEN, "1,2 juta", BELUM_PASTI),
    (PERSEN, "B", BELUM_PASTI),
    (ORANG, "87,5%", BELUM_PASTI),
    (ORANG, "12/15", DUA_ANGKA),
    (ORANG, "12 orang dan 15 orang", DUA_ANGKA),
    (ORANG, "±1.200", "Isian memuat perkiraan, sedangkan yang dicatat adalah angka pasti."),
    (PERSEN, "80-90%", "Isian berupa rentang, sedangkan yang dicatat adalah satu angka."),
    (ORANG, "Rp. 65.040.000,-", BELUM_PASTI),
    (ORANG, "B", BELUM_PASTI),
    (RUPIAH, "87,5%", BELUM_PASTI),
    (RUPIAH, "12/15", DUA_ANGKA),
    (RUPIAH, "B", BELUM_PASTI),
    (RASIO, "Rp. 65.040.000,-", BELUM_PASTI),
    (PREDIKAT, "87,5%", BELUM_PASTI),
    (PREDIKAT, "1.250", BELUM_PASTI),
    (PREDIKAT, "BBB", BELUM_PASTI),
    (PERSEN, "", BELUM_PASTI),
]  # fmt: skip


def ask(p: Percakapan, kode: str) -> Ponsel:
    """The filler of unit B1, being asked for that figure."""
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    while kode not in pengisi.last():
        pengisi.tekan("Lewati")
    return pengisi


def kept(p: Percakapan, kode: str) -> list[tuple[str | None, Any]]:
    """The words as typed and what was read from them, of every figure given for that indicator."""

    def read(store: Store) -> list[tuple[str | None, Any]]:
        (siklus,) = store.siklus.running()
        jawaban = store.jawaban.of_siklus(siklus.id).get(kode, ())
        return [(satu.diketik, satu.isi.get("nilai")) for satu in jawaban if satu.butir == "realisasi"]

    return p.store(read)


@pytest.mark.parametrize(("kode", "teks", "nilai", "kata"), TERBACA)
def test_a_certain_figure_is_echoed_and_kept_as_typed(
    di_langkah: DiLangkah, kode: str, teks: str, nilai: str, kata: str
) -> None:
    p = di_langkah(7)
    pengisi = ask(p, kode)
    pengisi.ketik(teks)
    if "apakah sudah benar" in pengisi.last():
        pengisi.tekan("Ya")
    assert pengisi.last().split("\n\n")[0] == kata
    ((diketik, dibaca),) = kept(p, kode)
    assert diketik == teks
    assert dibaca == nilai if kode == PREDIKAT else Decimal(dibaca) == Decimal(nilai)


@pytest.mark.parametrize(("kode", "teks", "kata"), TIDAK_ADA)
def test_no_data_is_no_figure_and_not_zero(di_langkah: DiLangkah, kode: str, teks: str, kata: str) -> None:
    p = di_langkah(7)
    pengisi = ask(p, kode)
    pengisi.ketik(teks)
    assert pengisi.last().split("\n\n")[0] == kata
    assert kept(p, kode) == [(teks, None)]


@pytest.mark.parametrize(("kode", "teks", "sebab"), DITOLAK)
def test_what_is_no_figure_of_that_kind_is_refused_and_the_question_waits(
    di_langkah: DiLangkah, kode: str, teks: str, sebab: str
) -> None:
    p = di_langkah(7)
    pengisi = ask(p, kode)
    tolak = f"⚠️ {sebab} {DITERIMA[kode]} Bila datanya belum ada, tulis: tidak ada data.\n{TETAP}"
    sebelum = p.look(lambda store: state(store.conn))
    pengisi.ketik(teks)
    pengisi.melihat(tolak)
    pengisi.ketik(teks)
    pengisi.melihat(f"{tolak}\nBila ragu, silakan hubungi Tim Contoh.")
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == "tunggu ~1"
    assert kept(p, kode) == []


def test_a_part_of_a_whole_is_kept_with_both_its_numbers(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = ask(p, PERSEN)
    pengisi.ketik("100 dari 110 organisasi")
    assert pengisi.last().split("\n\n")[0] == (
        "Tercatat: <b>90,91%</b> (sembilan puluh koma sembilan satu persen). Capaian 103,9% – Sangat Tinggi."
    )

    def read(store: Store) -> dict[str, Any]:
        (siklus,) = store.siklus.running()
        return dict(store.jawaban.of_siklus(siklus.id)[PERSEN][-1].isi)

    isi = p.store(read)
    assert {kunci: isi[kunci] for kunci in ("pembilang", "penyebut", "keterangan")} == {
        "pembilang": "100",
        "penyebut": "110",
        "keterangan": "organisasi",
    }
    assert Decimal(isi["nilai"]) == Decimal(10000) / 110


@pytest.mark.parametrize(("label", "nilai"), [("1.250", "1250"), ("1,25", "1.250")])
def test_two_readings_are_asked_and_the_chosen_one_is_kept(di_langkah: DiLangkah, label: str, nilai: str) -> None:
    p = di_langkah(7)
    pengisi = ask(p, ORANG)
    pengisi.ketik("1.250")
    pengisi.melihat("""
        (tombol dilepas)
        —
        <b>Angka ini dapat dibaca lebih dari satu cara. Yang mana yang dimaksud?</b>
        • 1.250 (seribu dua ratus lima puluh)
        • 1,25 (satu koma dua lima)
        [1.250]
        [1,25]
    """)
    assert kept(p, ORANG) == []
    pengisi.tekan(label)
    if "apakah sudah benar" in pengisi.last():
        pengisi.tekan("Ya")
    assert [(diketik, Decimal(dibaca)) for diketik, dibaca in kept(p, ORANG)] == [("1.250", Decimal(nilai))]
