"""/sop: the text, time, kelengkapan, output and legal basis of the step at hand, and of the others by leafing."""

import pytest

from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite

DASAR = (
    "Dasar: SOP Nomor 07/SOP/III/2023/Dinsos; Permensos Nomor 32 Tahun 2012; Permen PANRB Nomor 35 Tahun 2012; "
    "Perda Kabupaten Kepulauan Selayar Nomor 4 Tahun 2022; Perbup Kepulauan Selayar Nomor 126 Tahun 2021; "
    "Perbup Kepulauan Selayar Nomor 34 Tahun 2019"
)


@only_sqlite
def test_it_is_about_the_person_s_own_open_task_first(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    p.ponsel(dinas.PENGISI).ketik("/sop")
    p.ponsel(dinas.PENGISI).melihat(
        f"""
        <b>Pengisian format</b>
        Langkah 7 dari 12 · SOP Pengumpulan Data Kinerja
        Pelaksana: Bidang
        Kelengkapan: Blanko Format pengumpulan data capaian kinerja
        Waktu baku: 1 Hari
        Hasil: Format yang telah diisi
        {DASAR}
        [Sebelumnya] [Berikutnya]
        """
    )


@only_sqlite
def test_who_has_no_task_sees_where_the_cycle_stands_and_leafs_on(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    staf = p.ponsel(dinas.STAF)
    staf.ketik("/sop")
    staf.tekan("Berikutnya")
    staf.melihat(
        f"""
        (berubah) <b>Pengarsipan</b>
        Langkah 12 dari 12 · SOP Pengumpulan Data Kinerja
        Pelaksana: Staf
        Kelengkapan: Laporan yang diterima Kepala Dinas
        Waktu baku: tidak ditetapkan
        Hasil: Arsip data kinerja
        Keterangan: Naskah SOP tidak menyebut siapa yang mengarsipkan; dipilih Staf.
        {DASAR}
        [Sebelumnya]
        """
    )


@only_sqlite
def test_without_a_cycle_it_begins_at_the_first_step(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    tim = p.ponsel(dinas.TIM)
    tim.ketik("/sop")
    assert tim.last().splitlines()[:2] == [
        "<b>Perintah pengumpulan data kinerja</b>",
        "Langkah 1 dari 12 · SOP Pengumpulan Data Kinerja",
    ]


@only_sqlite
@pytest.mark.parametrize("data", ["sop_langkah:0:13", "sop_langkah:0:0", "sop_langkah:99:1"])
def test_a_step_there_is_none_of_is_no_step(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(4)
    p.ponsel(dinas.TIM).tekan_data(data)
    p.ponsel(dinas.TIM).melihat(
        """
        (jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas.
        —
        (tombol dilepas)
        """
    )
