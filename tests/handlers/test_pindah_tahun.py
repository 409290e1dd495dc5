"""From one year to the next: figures move on, a year is made of its triwulan, targets change by a document alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update

from sop.indikator import Akumulasi, Indikator, Nilai, Predikat
from sop.penetapan import Dasar
from sop.peran import Peran
from sop.periode import Bagian, Periode
from storage import tables
from storage.jawaban import JawabanBaru
from storage.penyiapan import TargetPerluDasar, read_penyiapan, write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI
from tests.handlers.test_kewajaran import kept
from tests.kantor import NOW, open_tugas

pytestmark = only_sqlite
TRIWULAN = (Bagian.TW_I, Bagian.TW_II, Bagian.TW_III, Bagian.TW_IV)
DASAR = Dasar(alasan="Perubahan Perjanjian Kinerja", nomor="12/PK-P/2026", sejak=date(2026, 3, 1))


def collect(store: Store, periode: Periode, angka: Mapping[str, str]) -> None:
    """A cycle of that period that ended with these figures."""
    siklus = store.siklus.add(periode, NOW)
    assert siklus is not None
    tugas = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    for kode, nilai in angka.items():
        isi: dict[str, Any] = {"nilai": nilai}
        baru = JawabanBaru(
            siklus_id=siklus.id, tugas_id=tugas.id, indikator=kode, butir="realisasi", diketik=nilai, isi=isi
        )
        store.jawaban.add(baru, pegawai_id=1, now=NOW, inbox_id=None)
    store.tugas.close(tugas.id, 1, NOW)
    store.siklus.finish(siklus.id, NOW)


def change(p: Percakapan, kode: str, dasar: Dasar | None = None, **kolom: Any) -> None:
    """The set-up is imported again with other columns of one indicator."""

    def write(store: Store) -> None:
        lama = read_penyiapan(store.conn)
        assert lama is not None
        daftar = [replace(satu, **kolom) if satu.kode == kode else satu for satu in lama.daftar_indikator]
        write_penyiapan(store.conn, replace(lama, daftar_indikator=tuple(daftar)), dasar=dasar, now=p.clock.now())

    p.store(write)


def indicator(p: Percakapan, kode: str) -> Indikator:
    def read(store: Store) -> Indikator:
        return next(satu.indikator for satu in store.instansi.daftar_indikator() if satu.indikator.kode == kode)

    return p.look(read)


def begin_2026(p: Percakapan) -> str:
    """Kepala Dinas begins Triwulan I 2026 in April; what the phone said before Mulai siklus."""
    p.clock.advance(timedelta(days=80))
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/siklus")
    kepala.tekan("Triwulan I 2026")
    kata = next(pesan.teks for pesan in reversed(kepala.layar.daftar.values()) if "Mulai siklus" in pesan.teks)
    kepala.tekan("Mulai siklus")
    return kata


def figures(p: Percakapan, kode: str) -> tuple[Nilai | None, Nilai | None]:
    satu = indicator(p, kode)
    return satu.realisasi_n1, satu.realisasi_n2


def after_2025(di_langkah: DiLangkah) -> Percakapan:
    """A year of four cycles is over: B1-2 is summed up, B1-1 and B1-5 keep their last value, B1-3 misses one."""
    p = di_langkah(0)
    change(p, "B1-2", akumulasi=Akumulasi.JUMLAH, realisasi_n1=Decimal(1400), realisasi_n2=Decimal(1300))
    change(p, "B1-3", akumulasi=Akumulasi.JUMLAH, realisasi_n1=Decimal(9), realisasi_n2=Decimal(8))

    def write(store: Store) -> None:
        store.penetapan.settle(2025)
        for nomor, bagian in enumerate(TRIWULAN):
            angka = {"B1-1": f"{80 + nomor}.5", "B1-2": str(100 * (nomor + 1)), "B1-5": "CC" if nomor < 3 else "B"}
            if bagian is not Bagian.TW_II:
                angka["B1-3"] = "5"
            collect(store, Periode(2025, bagian), angka)

    p.store(write)
    return p


def test_a_new_year_takes_over_what_the_old_one_came_to(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    begin_2026(p)
    assert figures(p, "B1-1") == (Decimal("83.5"), None)
    assert figures(p, "B1-2") == (Decimal(1000), Decimal(1400))
    assert figures(p, "B1-3") == (None, Decimal(9))
    assert figures(p, "B1-5") == (Predikat.B, None)


def test_the_years_own_figure_goes_before_the_sum_of_its_triwulan(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    p.store(lambda store: collect(store, Periode(2025, Bagian.TAHUN), {"B1-2": "998"}))
    begin_2026(p)
    assert figures(p, "B1-2") == (Decimal(998), Decimal(1400))


def test_a_figure_that_was_typed_and_not_sent_is_no_years_figure(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    change(p, "B1-2", realisasi_n1=Decimal(1400))
    p.store(lambda store: store.penetapan.settle(2025))
    begin_2026(p)
    assert figures(p, "B1-2") == (None, Decimal(1400))


def test_a_correction_that_was_not_sent_yet_leaves_what_was_handed_in(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    p.store(lambda store: store.penetapan.settle(2025))
    sekretaris, pengisi = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.PENGISI)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Unit")
    sekretaris.tekan("Bidang Contoh Satu")
    sekretaris.tekan("Lanjut")
    sekretaris.ketik("Mohon diperiksa kembali.")
    pengisi.ketik("/isi")
    pengisi.ketik("80%")
    begin_2026(p)
    assert figures(p, "B1-1") == (Decimal("87.5"), None)


def test_the_move_stands_in_the_trail(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    begin_2026(p)
    siklus = p.look(lambda store: store.siklus.running()[-1].id)
    (baris,) = [satu for satu in p.look(lambda s: s.jejak.of_siklus(siklus)) if satu.peristiwa == "angka_dialihkan"]
    assert baris.isi["angka"]["B1-2"] == ["1000", "1400"]
    assert baris.isi["tahun"] == 2026


def test_figures_of_the_same_year_are_left_as_they_were_set_up(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    change(p, "B1-2", realisasi_n1=Decimal(1111), realisasi_n2=Decimal(1400))
    begin_2026(p)
    assert figures(p, "B1-2") == (Decimal(1111), Decimal(1400))


def test_targets_of_an_earlier_year_are_pointed_out_before_the_cycle_begins(di_langkah: DiLangkah) -> None:
    p = after_2025(di_langkah)
    change(p, "B1-1", replace(DASAR, sejak=date(2026, 1, 1)), target_tahun=Decimal(90))
    assert "⚠️ Target 6 indikator masih ketetapan tahun sebelumnya." in begin_2026(p)


def test_a_used_target_does_not_change_without_a_document(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    with pytest.raises(TargetPerluDasar) as galat:
        change(p, "B1-2", target_tw_iv=Decimal(2000))
    assert galat.value.daftar_kode == ("B1-2",)
    assert indicator(p, "B1-2").target_tw_iv == Decimal(1500)


def test_a_cycle_keeps_the_target_of_the_day_it_began(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    change(p, "B1-2", DASAR, target_tw_iv=Decimal(2000))
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    for _ in range(2):
        pengisi.tekan("Ubah")
        pengisi.tekan("B1-2")
    assert "Target Triwulan IV 2025: 1.500 orang" in pengisi.last()
    change(p, "B1-2", replace(DASAR, sejak=date(2025, 12, 15)), target_tw_iv=Decimal(1800))
    pengisi.tekan("Ubah")
    pengisi.tekan("B1-2")
    assert "Target Triwulan IV 2025: 1.800 orang" in pengisi.last()


def of_the_year(di_langkah: DiLangkah) -> Percakapan:
    """Step 7 of the whole year 2025, after its four triwulan."""
    p = di_langkah(7)
    change(p, "B1-2", akumulasi=Akumulasi.JUMLAH)

    def write(store: Store) -> None:
        store.conn.execute(update(tables.siklus).values(bagian=Bagian.TAHUN.value))
        for nomor, bagian in enumerate(TRIWULAN):
            collect(store, Periode(2025, bagian), {"B1-1": f"{84 + nomor}", "B1-2": str(300 + nomor)})

    p.store(write)
    p.ponsel(dinas.PENGISI).ketik("/isi")
    return p


def test_the_year_is_offered_as_its_triwulan_make_it(di_langkah: DiLangkah) -> None:
    p = of_the_year(di_langkah)
    pengisi = p.ponsel(dinas.PENGISI)
    assert "Nilai terakhir, Triwulan IV: 87%" in pengisi.last().split("\n")
    pengisi.tekan("Gunakan 87%")
    assert "Tercatat: <b>87%</b>" in pengisi.last()
    assert kept(p, "B1-1")[-1] == ("87%", [], None)
    for _ in range(3):
        pengisi.tekan("Lewati")
    assert "Jumlah keempat triwulan: 1.206" in pengisi.last().split("\n")
    assert "Sebelumnya: Triwulan IV 2025 303 orang; Triwulan III 2025 302 orang; Triwulan II 2025 301 orang" in (
        pengisi.last()
    )


def test_beside_a_year_the_years_before_are_told_first(di_langkah: DiLangkah) -> None:
    p = of_the_year(di_langkah)
    change(p, "B1-1", realisasi_n1=Decimal("83.5"))
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    assert "Sebelumnya: Tahun 2024 83,5%; Triwulan IV 2025 87%; Triwulan III 2025 86%" in pengisi.last().split("\n")


def test_another_figure_than_the_triwulan_make_is_asked_about(di_langkah: DiLangkah) -> None:
    p = of_the_year(di_langkah)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("88%")
    assert "• Berbeda dari nilai Triwulan IV (87%)." in pengisi.last().split("\n")
    pengisi.ketik("Hasil pemeriksaan akhir tahun")
    assert kept(p, "B1-1")[-1] == ("88%", ["akumulasi"], "Hasil pemeriksaan akhir tahun")


def test_a_cycle_begun_after_its_year_goes_by_the_targets_that_year_ended_with(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    p.store(lambda store: store.penetapan.settle(2025))
    change(p, "B1-2", replace(DASAR, sejak=date(2026, 1, 5)), target_tw_iv=Decimal(2000))

    def begin(store: Store) -> None:
        collect(store, Periode(2025, Bagian.TW_IV), {"B1-2": "1500"})

    p.store(begin)
    p.ponsel(dinas.TIM).ketik("/riwayat B1-2")
    kata = next(satu.teks for satu in p.ponsel(dinas.TIM).layar.daftar.values() if "Riwayat B1-2" in satu.teks)
    assert "Triwulan IV 2025: 1.500 orang dari target 1.500 orang → 100%" in kata


def test_a_cycle_of_the_former_year_keeps_its_own_years_before(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    change(p, "B1-2", realisasi_n1=Decimal(1400), realisasi_n2=Decimal(1300))
    p.store(lambda store: store.penetapan.settle(2025))
    begin_2026(p)
    assert figures(p, "B1-2") == (None, Decimal(1400))
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    for _ in range(2):
        pengisi.tekan("Ubah")
        pengisi.tekan("B1-2")
    assert "Sebelumnya: Tahun 2024 1.400 orang" in pengisi.last().split("\n")


def test_an_offered_figure_is_kept_digit_by_digit(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)

    def write(store: Store) -> None:
        store.conn.execute(update(tables.siklus).values(bagian=Bagian.TAHUN.value))
        collect(store, Periode(2025, Bagian.TW_IV), {"B1-1": "66.66666666666666666666666667"})

    p.store(write)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.tekan("Gunakan 66,67%")
    assert "Tercatat: <b>66,67%</b>" in pengisi.last()
    siklus = p.look(lambda store: store.siklus.running()[-1].id)
    (satu,) = p.look(lambda store: store.jawaban.of_indikator(siklus, ["B1-1"])["B1-1"])
    assert (satu.diketik, satu.isi["nilai"]) == ("66,67%", "66.66666666666666666666666667")
