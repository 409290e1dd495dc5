"""/riwayat: an indicator through its periods, in words and as a picture that belongs to no archive."""

from decimal import Decimal

from dokumen.daftar import draw
from storage.dokumen import Dokumen
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI
from tests.handlers.test_pindah_tahun import after_2025, begin_2026, change

pytestmark = only_sqlite


def pictures(p: Percakapan) -> list[Dokumen]:
    def read(store: Store) -> list[Dokumen]:
        semua = (satu for siklus in store.siklus.all() for satu in store.dokumen.of_siklus(siklus.id))
        return [satu for satu in semua if satu.jenis == "gambar_riwayat"]

    return p.look(read)


def test_one_indicator_is_shown_through_its_periods(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    begin_2026(p)
    tim = p.ponsel(dinas.TIM)
    tim.ketik("/riwayat")
    assert tim.last().startswith(
        "<b>Indikator mana yang ingin dilihat riwayatnya?</b>\nSEK-1 · Indikator SEK-1\nB1-1 · Indikator B1-1\n"
    )
    tim.tekan("B1-2")
    pesan = [satu.teks for satu in tim.layar.daftar.values()][-2:]
    assert pesan[0].split("\n") == [
        "<b>Riwayat B1-2 · Indikator B1-2</b>",
        "Bidang Contoh Satu",
        "Tahun 2024: 1.400 orang",
        "Triwulan I 2025: 100 orang dari target 1.500 orang → 6,67%",
        "Triwulan II 2025: 200 orang dari target 1.500 orang → 13,33%",
        "Triwulan III 2025: 300 orang dari target 1.500 orang → 20%",
        "Triwulan IV 2025: 400 orang dari target 1.500 orang → 26,67%",
    ]
    (gambar,) = pictures(p)
    sumber = p.look(lambda store: store.dokumen.isi_of(gambar.id))
    assert sumber is not None
    assert draw(gambar.jenis, sumber.isi).startswith(b"\x89PNG")
    assert not gambar.berlaku


def test_a_code_behind_the_command_goes_straight_to_it(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    begin_2026(p)
    tim = p.ponsel(dinas.TIM)
    tim.ketik("/riwayat b1-5")
    assert any("Triwulan IV 2025: B dari target BB → belum tercapai" in satu.teks for satu in tim.layar.daftar.values())
    tim.ketik("/riwayat ABC")
    assert tim.last() == "Indikator ABC tidak ditemukan."


def test_who_only_fills_in_sees_the_own_unit_alone(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    pengisi.ketik("/riwayat")
    assert pengisi.last() == "<b>Indikator mana yang ingin dilihat riwayatnya?</b>\nB2-1 · Indikator B2-1"
    pengisi.ketik("/riwayat B1-1")
    assert pengisi.last() == "Indikator B1-1 tidak ditemukan."


def test_another_units_button_shows_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    asing = p.look(lambda store: store.instansi.daftar_indikator("B1")[0].id)
    pengisi.tekan_data(f"riwayat:{asing}")
    assert pictures(p) == []


def test_what_was_never_collected_is_said_to_be_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    p.ponsel(dinas.TIM).ketik("/riwayat B2-1")
    assert p.ponsel(dinas.TIM).last().endswith("Belum ada angka yang tercatat untuk indikator ini.")


def test_the_years_of_the_set_up_come_first(di_langkah: DiLangkah) -> None:
    p = di_langkah(8)
    change(p, "B1-2", realisasi_n1=Decimal(1400), realisasi_n2=Decimal(1300))
    tim = p.ponsel(dinas.TIM)
    tim.ketik("/riwayat B1-2")
    kata = next(satu.teks for satu in reversed(tim.layar.daftar.values()) if "Riwayat B1-2" in satu.teks)
    assert kata.split("\n")[2:] == [
        "Tahun 2023: 1.300 orang",
        "Tahun 2024: 1.400 orang",
        "Triwulan IV 2025: 1.500 orang dari target 1.500 orang → 100%",
    ]
