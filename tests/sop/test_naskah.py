"""The office's SOP file says what its paper says, and another of the same shape loads as well."""

from datetime import date

import pytest

from sop.langkah import Cara, JenisTanya, Langkah, Tanya, Tawaran
from sop.naskah import load_naskah, pengumpulan_data_kinerja
from sop.peran import Peran
from sop.waktu_baku import Satuan, WaktuBaku
from tests.sop.naskah_lain import DISPOSISI

FORMAT = "Format pengumpulan data capaian kinerja"
MENIT_10, MENIT_60, MENIT_120 = (WaktuBaku(jumlah, Satuan.MENIT) for jumlah in (10, 60, 120))
SEHARI = WaktuBaku(1, Satuan.HARI)
TIM = Peran.TIM

# The paper's table: who acts, kelengkapan, standard time, output. From step 8 on it gives none of the last three;
# what stands there is what the step needs and makes in the program.
TABEL = {
    1: (Peran.KEPALA_DINAS, ("Blanko Nota Dinas",), MENIT_10, "Nota Dinas"),
    2: (Peran.SEKRETARIS, ("Nota Dinas",), MENIT_60, "Notulen Rapat"),
    3: (TIM, ("Notulen Rapat",), MENIT_120, "Program kerja kegiatan"),
    4: (TIM, ("Program kerja kegiatan", "Renstra", "TAPKIN"), SEHARI, "Ceklist dokumen"),
    5: (TIM, ("Draft format pengumpulan data capaian kinerja",), MENIT_120, FORMAT),
    6: (Peran.STAF, (FORMAT,), MENIT_10, "Bukti tanda terima format"),
    7: (Peran.BIDANG, (f"Blanko {FORMAT}",), SEHARI, "Format yang telah diisi"),
    8: (TIM, ("Format yang telah diisi",), None, "Rekap data capaian kinerja"),
    9: (TIM, ("Rekap data capaian kinerja",), None, "Rekap yang disampaikan"),
    10: (Peran.SEKRETARIS, ("Rekap yang disampaikan",), None, "Keputusan Sekretaris"),
    11: (Peran.SEKRETARIS, ("Rekap yang disetujui",), None, "Laporan hasil pengukuran kinerja"),
    12: (Peran.STAF, ("Laporan yang diterima Kepala Dinas",), None, "Arsip data kinerja"),
}


def _row(langkah: Langkah) -> tuple[Peran, tuple[str, ...], WaktuBaku | None, str]:
    return langkah.pelaksana, langkah.kelengkapan, langkah.waktu, langkah.output


def test_the_twelve_steps_say_what_the_paper_s_table_says() -> None:
    naskah = pengumpulan_data_kinerja()
    assert {nomor: _row(langkah) for nomor, langkah in naskah.daftar_langkah.items()} == TABEL


def test_the_head_says_what_the_paper_s_head_says() -> None:
    naskah = pengumpulan_data_kinerja()
    assert (naskah.nomor, naskah.nama) == ("07/SOP/III/2023/Dinsos", "Pengumpulan Data Kinerja")
    assert naskah.instansi == "Dinas Sosial Kabupaten Kepulauan Selayar"
    assert naskah.unit_kerja == "Sub Bagian Program dan Keuangan, Sekretariat"
    assert naskah.dibuat == date(2023, 3, 18)
    assert naskah.peralatan == ("Buku Agenda", "Komputer", "Printer", "Buku Ekspedisi", "Alat Tulis Kantor")
    assert naskah.terkait == ("Pembuatan Surat Masuk", "Pengukuran Kinerja", "Penyusunan Lakip")


def test_each_step_is_done_in_its_way_and_leads_to_the_next() -> None:
    semua = pengumpulan_data_kinerja().daftar_langkah
    assert [langkah.cara for langkah in semua.values()] == [
        *[Cara.DOKUMEN] * 4,
        Cara.FORMAT,
        Cara.DISTRIBUSI,
        Cara.ISIAN,
        Cara.REKAP,
        Cara.PENYAMPAIAN,
        Cara.KEPUTUSAN,
        Cara.LAPORAN,
        Cara.ARSIP,
    ]
    assert [langkah.lanjut for langkah in semua.values()] == [*range(2, 13), None]


def test_who_signs_and_who_is_told_follow_the_paper() -> None:
    naskah = pengumpulan_data_kinerja()
    assert naskah.langkah(2).bersama == (TIM,)
    assert naskah.langkah(11).penerima is naskah.langkah(11).petugas is Peran.KEPALA_DINAS
    assert [nomor for nomor in TABEL if naskah.langkah(nomor).petugas is not TABEL[nomor][0]] == [11]


def test_a_return_goes_to_the_rekap_or_to_the_filling_in() -> None:
    putusan = pengumpulan_data_kinerja().langkah(10)
    assert (putusan.kembali_tim, putusan.kembali_unit) == (8, 7)


def test_what_the_paper_leaves_open_is_marked_as_our_choice() -> None:
    semua = pengumpulan_data_kinerja().daftar_langkah
    assert [nomor for nomor, langkah in semua.items() if langkah.asumsi] == [6, 10, 12]


def test_a_question_is_read_with_all_it_says() -> None:
    naskah = pengumpulan_data_kinerja()
    assert naskah.langkah(4).daftar_tanya[0] == Tanya(
        kunci="ceklist",
        jenis=JenisTanya.CEKLIST,
        tanya="Apakah dokumen berikut sudah ada?",
        butir=("Program kerja kegiatan", "Renstra", "TAPKIN"),
    )
    assert naskah.langkah(4).daftar_tanya[1].boleh_lewat is True
    assert naskah.langkah(2).daftar_tanya[4].contoh == "Jadwal pengumpulan data\nPembagian tugas tim"
    assert naskah.langkah(2).daftar_tanya[3].peran == (Peran.SEKRETARIS, Peran.TIM, Peran.BIDANG)
    assert naskah.langkah(2).daftar_tanya[0].tawaran is Tawaran.HARI_INI
    assert naskah.langkah(3).daftar_tanya[1].tawaran is Tawaran.YANG_LALU
    assert naskah.langkah(1).daftar_tanya[1].baku == "penyusunan Laporan Kinerja"


def test_steps_are_found_by_number_and_by_way() -> None:
    naskah = pengumpulan_data_kinerja()
    assert naskah.first_of(Cara.DOKUMEN) is naskah.langkah(1)
    assert naskah.first_of(Cara.ISIAN) is naskah.langkah(7)
    assert naskah.first_of(Cara.PENERIMAAN) is None
    with pytest.raises(KeyError):
        naskah.langkah(13)


def test_a_second_sop_of_the_same_shape_loads() -> None:
    naskah = load_naskah(DISPOSISI, "disposisi.toml")
    assert [langkah.cara for langkah in naskah.daftar_langkah.values()] == [
        Cara.DOKUMEN,
        Cara.DISTRIBUSI,
        Cara.ISIAN,
        Cara.REKAP,
        Cara.ARSIP,
    ]
