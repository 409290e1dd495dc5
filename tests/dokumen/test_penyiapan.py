"""The set-up workbook: what is written reads back the same, and looks as the contract says."""

import io
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dokumen.penyiapan import read_penyiapan
from dokumen.penyiapan.tulis import write_penyiapan
from dokumen.temuan import BukuBermasalah
from sop.indikator import Akumulasi, Arah, Indikator, Jenis, Predikat, Rentang, Rumus
from sop.instansi import (
    AturanKategori,
    BarisJam,
    HariLibur,
    Instansi,
    Jabatan,
    JenisLibur,
    JenisUnit,
    Pegawai,
    Penyiapan,
    Unit,
)
from sop.peran import Peran
from tests.dokumen.buku import CONTOH

# Contract, section 5, word for word.
JUDUL = {
    "Instansi": "Isian, Nilai",
    "Unit": "Kode, Nama, Jenis",
    "Pegawai": "Nama, NIP, Jabatan, Pangkat, Peran, Unit",
    "Indikator": (
        "Kode, Sasaran, Indikator, Satuan, Unit, Jenis, Arah, Rumus, Akumulasi, Target TW I, Target TW II, "
        "Target TW III, Target TW IV, Target Tahun, Realisasi N-1, Realisasi N-2, Target Renstra, Standar Nasional, "
        "Program, Pagu, Definisi Operasional, Sumber Data"
    ),
    "Jam Kerja": "Hari, Mulai, Istirahat Mulai, Istirahat Selesai, Selesai",
    "Libur": "Tanggal, Keterangan, Jenis",
    "Waktu Baku": "Langkah, Waktu",
}
TEKS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Zs", "Zl", "Zp", "Cc")), min_size=1, max_size=40)
ANGKA = st.decimals(Decimal(-(10**14)), Decimal(10**14), places=4)


def _person(nama: str, nip: str, *peran: Jabatan) -> Pegawai:
    return Pegawai(nama=nama, nip=nip, jabatan="Jabatan uji", pangkat="III/a", daftar_peran=peran)


# A small office in which everybody is there; people may hold two roles, or have no NIP.
KECIL = Penyiapan(
    instansi=Instansi(nama="Dinas Uji", nama_singkat="Uji", zona="Asia/Jayapura", batas_capaian=110),
    daftar_unit=(Unit(kode="SEK", nama="Sekretariat", jenis=JenisUnit.SEKRETARIAT),),
    daftar_pegawai=(
        _person("Satu", "000000000000000001", Jabatan(peran=Peran.KEPALA_DINAS), Jabatan(peran=Peran.SEKRETARIS)),
        _person("Dua", "", Jabatan(peran=Peran.TIM), Jabatan(peran=Peran.STAF)),
        _person("Tiga", "000000000000000003", Jabatan(peran=Peran.BIDANG, unit="SEK")),
    ),
    daftar_indikator=(),
)
POLOS = Indikator(
    kode="SEK-1", sasaran="Sasaran", nama="Nama", satuan="Unit", unit="SEK", jenis=Jenis.ANGKA, arah=Arah.TINGGI
)


def test_headings_and_their_order_are_those_of_the_contract() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(write_penyiapan(None)))
    assert buku.sheetnames == [*JUDUL, "Petunjuk"]
    tertulis = {nama: ", ".join(str(sel.value) for sel in buku[nama][1] if sel.value) for nama in JUDUL}
    assert tertulis == JUDUL


def test_the_blank_template_lacks_only_what_nobody_but_the_office_knows() -> None:
    with pytest.raises(BukuBermasalah) as bermasalah:
        read_penyiapan(write_penyiapan(None))
    assert bermasalah.value.pesan == "\n".join(
        (
            "Buku kerja belum dapat diterima. Mohon perbaiki 7 hal berikut:",
            "Instansi!B2: Nama instansi wajib diisi.",
            "Instansi!B3: Nama singkat wajib diisi.",
            "Unit!A2: Belum ada unit. Mohon isi sekurang-kurangnya satu unit.",
            "Pegawai!E1: Belum ada pegawai dengan peran Kepala Dinas.",
            "Pegawai!E1: Belum ada pegawai dengan peran Sekretaris.",
            "Pegawai!E1: Belum ada pegawai dengan peran Tim Penyusun LAKIP.",
            "Pegawai!E1: Belum ada pegawai dengan peran Staf.",
        )
    )


def test_cells_to_fill_in_are_text_so_that_excel_makes_no_date_of_8_10() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(write_penyiapan(None)))
    assert buku["Indikator"]["J2"].number_format == "@"
    assert buku["Pegawai"]["B2"].number_format == "@"


def test_choices_are_offered_and_headings_explained() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(write_penyiapan(None)))
    pilihan = {str(satu.sqref): satu.formula1 for satu in buku["Indikator"].data_validations.dataValidation}
    assert pilihan == {
        "E2:E201": "Unit!$A$2:$A$201",
        "F2:F201": '"angka,persen,rasio,rupiah,ordinal"',
        "G2:G201": '"tinggi,rendah,rentang"',
        "H2:H201": '"A,B,C"',
        "I2:I201": '"jumlah,terakhir"',
    }
    assert "bukan nol" in buku["Indikator"]["O1"].comment.text


def test_every_sheet_prints_with_its_headings_on_folio_landscape() -> None:
    for lembar in openpyxl.load_workbook(io.BytesIO(write_penyiapan(None))):
        assert (lembar.page_setup.orientation, str(lembar.page_setup.paperSize)) == ("landscape", "14")
        assert lembar.print_title_rows is not None
        assert lembar.sheet_properties.pageSetUpPr.fitToPage


def test_a_whole_office_reads_back_the_same() -> None:
    ramadan = BarisJam(hari=0, mulai=time(8), selesai=time(15), dari=date(2026, 2, 18), sampai=date(2026, 3, 19))
    penuh = replace(
        KECIL,
        instansi=Instansi(
            nama="Dinas Uji",
            nama_singkat="Uji",
            kabupaten="Kabupaten Uji",
            alamat="=1+1",
            aturan_kategori=AturanKategori.TERCAPAI,
            format_nomor="{urut:03}/{bulan_romawi}",
        ),
        daftar_indikator=(
            replace(
                POLOS, kode="01", target_tw_i=Decimal(0), target_tahun=Decimal("0.1"), pagu=Decimal("1250000000.55")
            ),
            replace(POLOS, kode="02", arah=Arah.RENDAH, rumus=Rumus.C, realisasi_n1=Decimal("-1.125")),
            replace(POLOS, kode="03", jenis=Jenis.PERSEN, target_tw_iv=Decimal("87.5"), standar_nasional=Decimal(100)),
            replace(POLOS, kode="04", arah=Arah.RENTANG, target_tahun=Rentang(Decimal("1.125"), Decimal("8.10"))),
            replace(POLOS, kode="05", jenis=Jenis.ORDINAL, target_tahun=Predikat.BB, realisasi_n2=Predikat.CC),
            replace(
                POLOS, kode="06", akumulasi=Akumulasi.JUMLAH, target_renstra=Decimal("123456789012345.1234567890123")
            ),
            replace(POLOS, kode="07", definisi="baris satu\nbaris dua", sumber_data="@sumber", program="-program"),
        ),
        jam_kerja=(
            BarisJam(hari=0, mulai=time(7, 30), selesai=time(16)),
            BarisJam(hari=4, mulai=time(7, 30), selesai=time(11), istirahat_mulai=None),
            ramadan,
            replace(ramadan, hari=1, istirahat_mulai=time(12), istirahat_selesai=time(12, 30)),
        ),
        daftar_libur=(
            HariLibur(tanggal=date(2026, 11, 29), keterangan="", jenis=JenisLibur.LIBUR),
            HariLibur(tanggal=date(2026, 12, 26), keterangan="Dinas", jenis=JenisLibur.MASUK),
        ),
        waktu_baku={8: "480 menit", 12: "1 Hari"},
    )
    assert read_penyiapan(write_penyiapan(penuh)) == penuh


@settings(max_examples=25, deadline=None)
@given(teks=TEKS, angka=ANGKA, bawah=ANGKA)
def test_case_44_any_text_and_figure_reads_back_the_same(teks: str, angka: Decimal, bawah: Decimal) -> None:
    rentang = Rentang(*sorted((abs(bawah), abs(angka))))
    semula = replace(
        KECIL,
        daftar_indikator=(
            replace(POLOS, sasaran=teks, nama=f"={teks}", target_tahun=angka, realisasi_n1=angka),
            replace(POLOS, kode="SEK-2", arah=Arah.RENTANG, target_tahun=rentang),
        ),
    )
    assert read_penyiapan(write_penyiapan(semula)) == semula


def test_the_example_office_is_marked_and_holds_every_kind() -> None:
    contoh = read_penyiapan(CONTOH.read_bytes())
    assert contoh.instansi.nama == "Dinas Sosial Kabupaten Contoh"
    assert all(satu.nama.endswith("(contoh)") for satu in contoh.daftar_pegawai)
    assert len(contoh.daftar_unit) == 5
    assert len(contoh.daftar_indikator) == 20
    assert {satu.jenis for satu in contoh.daftar_indikator} == set(Jenis)
    assert {satu.arah for satu in contoh.daftar_indikator} == set(Arah)
    assert {satu.rumus for satu in contoh.daftar_indikator} == {None, *Rumus}
    assert {satu.akumulasi for satu in contoh.daftar_indikator} == set(Akumulasi)
    assert any(satu.target_tw_iii == Decimal(0) for satu in contoh.daftar_indikator)
    assert {peran.peran for satu in contoh.daftar_pegawai for peran in satu.daftar_peran} == set(Peran)
    assert contoh.waktu_baku == {}


def test_the_example_office_is_what_the_writer_writes_today() -> None:
    isi = CONTOH.read_bytes()
    assert write_penyiapan(read_penyiapan(isi)) == isi
