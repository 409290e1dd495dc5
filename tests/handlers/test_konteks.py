"""What stands above the question for a figure: definition, source, target, and what was reached before."""

from dataclasses import replace
from decimal import Decimal

from sop.indikator import Rumus
from storage.penyiapan import read_penyiapan, write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.test_angka import ORANG, ask
from tests.handlers.test_kewajaran import earlier_figures

pytestmark = only_sqlite
PANJANG = "Jumlah orang yang dilayani, " + "dihitung sekali setahun, " * 20


def describe(p: Percakapan, definisi: str) -> None:
    """What the office says of the indicator, with the figures of the years before."""

    def write(store: Store) -> None:
        lama = read_penyiapan(store.conn)
        assert lama is not None
        kenal = {"definisi": definisi, "sumber_data": "Register pelayanan"}
        kenal_lalu = {"realisasi_n1": Decimal(1400), "realisasi_n2": Decimal(1300)}
        daftar = [
            replace(satu, **kenal, **kenal_lalu) if satu.kode == ORANG else satu  # type: ignore[arg-type]  # by name
            for satu in lama.daftar_indikator
        ]
        write_penyiapan(store.conn, replace(lama, daftar_indikator=tuple(daftar)))

    p.store(write)


def test_the_question_brings_what_is_known(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    describe(p, "Orang yang dilayani sampai selesai")
    earlier_figures(p, {ORANG: "1450"})
    baris = ask(p, ORANG).last().split("\n")
    assert "Definisi: Orang yang dilayani sampai selesai" in baris
    assert "Sumber data: Register pelayanan" in baris
    assert "Sebelumnya: Triwulan III 2025 1.450 orang; Tahun 2024 1.400 orang; Tahun 2023 1.300 orang" in baris


def test_a_long_definition_is_cut_between_words(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    describe(p, PANJANG)
    (definisi,) = [baris for baris in ask(p, ORANG).last().split("\n") if baris.startswith("Definisi: ")]
    assert definisi.endswith(("sekali …", "setahun, …", "dihitung …"))
    assert len(definisi) <= 220


def test_a_target_that_is_met_by_formula_c_is_asked_what_helped(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)

    def write(store: Store) -> None:
        lama = read_penyiapan(store.conn)
        assert lama is not None
        daftar = [replace(satu, rumus=Rumus.C) if satu.kode == "B2-1" else satu for satu in lama.daftar_indikator]
        write_penyiapan(store.conn, replace(lama, daftar_indikator=tuple(daftar)))

    p.store(write)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    pengisi.ketik("/isi")
    assert "Makin rendah makin baik (rumus C; 0% berarti target tepat tercapai)" in pengisi.last().split("\n")
    pengisi.ketik("10")
    assert pengisi.last().startswith(
        "Tercatat: <b>10 hari</b> (sepuluh). Capaian 0%: Menurut rumus C, 0% berarti target tepat tercapai; "
        "tanpa kategori dan di luar rata-rata.\n\n<b>Apa yang mendorong pencapaian ini?</b>"
    )
