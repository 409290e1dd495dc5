"""Every fault of a set-up workbook is named by sheet and cell; each row here is one fault in the example office."""

import io
from datetime import date, time

import openpyxl
import pytest

from dokumen.penyiapan import read_penyiapan
from dokumen.temuan import BukuBermasalah
from tests.dokumen.buku import CONTOH, Isi, edit_buku, save

ASLI = CONTOH.read_bytes()
ISIAN = (
    "Nama instansi, Nama singkat, Kabupaten/Kota, Alamat, Zona waktu, Format nomor surat, "
    "Aturan kategori, Batas capaian"
)


def faults(isi: bytes) -> list[str]:
    with pytest.raises(BukuBermasalah) as bermasalah:
        read_penyiapan(isi)
    return [str(fault) for fault in bermasalah.value.faults]


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        ({"Instansi!B2": None}, "Instansi!B2: Nama instansi wajib diisi."),
        ({"Instansi!A2": "Nama"}, f"Instansi!A2: Isian “Nama” tidak dikenal. Pilihannya: {ISIAN}."),
        (
            {"Instansi!B6": "Asia/Selayar"},
            "Instansi!B6: Zona waktu “Asia/Selayar” tidak dikenal. Contoh: Asia/Jakarta, Asia/Makassar, Asia/Jayapura.",
        ),
        (
            {"Instansi!B7": "{nomor}/2026"},
            "Instansi!B7: Format nomor surat wajib memuat {urut}; "
            "penanda yang dikenal: {bulan}, {bulan_romawi}, {kode}, {tahun}, {unit}, {urut}.",
        ),
        (
            {"Instansi!B7": "{kode}/{tahun}"},
            "Instansi!B7: Format nomor surat wajib memuat {urut}; "
            "penanda yang dikenal: {bulan}, {bulan_romawi}, {kode}, {tahun}, {unit}, {urut}.",
        ),
        (
            {"Instansi!B7": "{urut:tiga}/{kode}"},
            "Instansi!B7: Penanda {urut} pada format nomor surat ditulis tanpa tambahan; hanya {urut} yang boleh "
            "diberi lebar, misalnya {urut:03}.",
        ),
        (
            {"Instansi!B7": "{urut}/{kode!r}"},
            "Instansi!B7: Penanda {kode} pada format nomor surat ditulis tanpa tambahan; hanya {urut} yang boleh "
            "diberi lebar, misalnya {urut:03}.",
        ),
        ({"Instansi!B7": "{urut"}, "Instansi!B7: Kurung kurawal pada format nomor surat belum berpasangan."),
        (
            {"Instansi!B8": "bagus"},
            "Instansi!B8: “bagus” tidak dikenal. Pilihannya: bersambung, bulat, baik, tercapai.",
        ),
        (
            {"Instansi!B9": "115"},
            "Instansi!B9: Batas capaian “115” tidak dikenal. Pilihannya: kosong, 100, 110, 120.",
        ),
        ({"Unit!C2": "Seksi"}, "Unit!C2: “Seksi” tidak dikenal. Pilihannya: Sekretariat, Bidang."),
        ({"Unit!B3": None}, "Unit!B3: Nama wajib diisi."),
        ({"Pegawai!E2": "Kepala"}, "Pegawai!E2: “Kepala” tidak dikenal. Pilihannya: "),
        ({"Pegawai!F7": None}, "Pegawai!F7: Peran Bidang memerlukan kode unit."),
        ({"Pegawai!F8": "XYZ"}, "Pegawai!F8: Kode unit “XYZ” belum ada pada lembar Unit."),
        ({"Pegawai!A3": None}, "Pegawai!A3: Nama wajib diisi."),
        ({"Pegawai!B2": "1900"}, "Pegawai!B2: NIP “1900” belum terdiri atas 18 angka."),
        (
            {"Pegawai!B2": 190001012000011001},
            "Pegawai!B2: NIP tersimpan sebagai angka sehingga digitnya hilang. Mohon ketik ulang sebagai teks.",
        ),
        ({"Pegawai!B3": "190001012000011001"}, "Pegawai!B3: NIP ini sudah dipakai Arung (contoh)."),
        ({"Pegawai!E6": "Admin"}, "Pegawai!E1: Belum ada pegawai dengan peran Staf."),
        (
            {"Pegawai!F7": "PFM"},
            "Pegawai!F1: Belum ada pegawai berperan Bidang untuk unit SEK (Sekretariat).",
        ),
        ({"Indikator!A3": "sek-1"}, "Indikator!A3: Kode “sek-1” sudah dipakai indikator lain."),
        ({"Indikator!D2": None}, "Indikator!D2: Satuan wajib diisi."),
        ({"Indikator!E2": "ZZZ"}, "Indikator!E2: Kode unit “ZZZ” belum ada pada lembar Unit."),
        (
            {"Indikator!F3": "persentase"},
            "Indikator!F3: “persentase” tidak dikenal. Pilihannya: angka, persen, rasio, rupiah, ordinal.",
        ),
        (
            {"Indikator!F3": "angka"},
            "Indikator!F3: Satuan persen memerlukan Jenis: persen, juga bila tanpa pembilang dan penyebut.",
        ),
        ({"Indikator!G3": None}, "Indikator!G3: Arah wajib diisi."),
        ({"Indikator!H3": "A"}, "Indikator!H3: Rumus hanya diisi untuk arah rendah. Mohon kosongkan."),
        ({"Indikator!H4": "D"}, "Indikator!H4: “D” tidak dikenal. Pilihannya: A, B, C."),
        ({"Indikator!G2": "rendah"}, "Indikator!G2: Indikator ordinal hanya dapat berarah tinggi."),
        (
            {"Indikator!I3": "jumlah"},
            "Indikator!I3: Nilai persen antartriwulan tidak dapat dijumlahkan. Mohon isi: terakhir.",
        ),
        ({"Indikator!J3": "banyak"}, "Indikator!J3: Target belum dapat dibaca dengan pasti."),
        ({"Indikator!J13": 85}, "Indikator!J13: Target belum dapat dibaca dengan pasti."),
        ({"Indikator!J13": "90-80"}, "Indikator!J13: Batas bawah target lebih besar daripada batas atasnya."),
        ({"Indikator!L2": 3}, "Indikator!L2: Target belum dapat dibaca dengan pasti."),
        (
            {"Indikator!J13": date(2026, 8, 10)},
            "Indikator!J13: Sel terbaca sebagai tanggal 10-08-2026. "
            "Mohon ubah format sel menjadi Teks, lalu ketik ulang.",
        ),
        ({"Indikator!O12": "1.250"}, "Indikator!O12: “1.250” dapat dibaca 1250 atau 1,25. Mohon tulis salah satunya."),
        ({"Indikator!T2": -5}, "Indikator!T2: Pagu “-5” tidak boleh kurang dari nol."),
        ({"Indikator!T2": 1e15}, "Indikator!T2: Angka paling banyak 15 digit di depan koma."),
        ({"Jam Kerja!A2": "Senen"}, "Jam Kerja!A2: Hari “Senen” belum dapat dibaca. Contoh: "),
        ({"Jam Kerja!A3": "Kamis-Jumat"}, "Jam Kerja!A3: Jam kerja Kamis sudah diatur pada baris lain."),
        (
            {"Jam Kerja!A5": "01-03-2026 s.d. 05-03-2026 Senin"},
            "Jam Kerja!A5: Jam kerja Senin sudah diatur pada baris lain.",
        ),
        (
            {"Jam Kerja!A4": "19-03-2026 s.d. 18-02-2026 Senin"},
            "Jam Kerja!A4: Tanggal akhir masa khusus mendahului tanggal awalnya.",
        ),
        ({"Jam Kerja!B2": 7.3}, "Jam Kerja!B2: Jam “7,3” belum dapat dibaca. Contoh penulisan: 07.30."),
        ({"Jam Kerja!B2": "24.00"}, "Jam Kerja!B2: Jam “24.00” belum dapat dibaca. Contoh penulisan: 07.30."),
        ({"Jam Kerja!E2": "07.00"}, "Jam Kerja!E2: Jam selesai harus sesudah jam mulai."),
        (
            {"Jam Kerja!C2": None},
            "Jam Kerja!C2: Awal dan akhir istirahat diisi keduanya, atau dikosongkan keduanya.",
        ),
        (
            {"Jam Kerja!D2": "17.00"},
            "Jam Kerja!C2: Istirahat harus berada di antara jam mulai dan jam selesai.",
        ),
        (
            {"Libur!A2": "31-02-2026"},
            "Libur!A2: Tanggal “31-02-2026” belum dapat dibaca. Contoh penulisan: 19-01-2026.",
        ),
        ({"Libur!A2": 46041}, "Libur!A2: Tanggal “46041” belum dapat dibaca. Contoh penulisan: 19-01-2026."),
        ({"Libur!C2": None}, "Libur!C2: Jenis wajib diisi."),
        (
            {"Waktu Baku!A2": 7},
            "Waktu Baku!A2: Langkah “7” tidak dikenal. Waktu baku dapat diatur untuk langkah 8 sampai 12.",
        ),
        ({"Waktu Baku!A3": "8", "Waktu Baku!B2": "1 Hari"}, "Waktu Baku!A3: Langkah 8 sudah tertulis pada baris lain."),
        (
            {"Waktu Baku!B2": "sehari"},
            "Waktu Baku!B2: Waktu baku “sehari” belum dapat dibaca. "
            "Mohon tulis seperti “60 menit”, “8 jam” atau “1 Hari”.",
        ),
        ({"Unit!B1": "Nama Unit"}, "Unit!B1: Judul kolom seharusnya “Nama”, tertulis “Nama Unit”."),
    ],
)
def test_a_fault_is_named_by_its_cell(sel: dict[str, Isi], pesan: str) -> None:
    daftar = faults(edit_buku(ASLI, sel))
    assert pesan in daftar or any(satu.startswith(pesan) for satu in daftar), daftar


def test_a_fault_brings_no_others_along() -> None:
    assert faults(edit_buku(ASLI, {"Unit!C2": "Seksi"})) == [
        "Unit!C2: “Seksi” tidak dikenal. Pilihannya: Sekretariat, Bidang."
    ]


def test_all_faults_are_told_at_once_in_the_order_of_the_sheets() -> None:
    sel: dict[str, Isi] = {"Libur!C2": None, "Instansi!B2": None, "Indikator!D2": None}
    assert faults(edit_buku(ASLI, sel)) == [
        "Instansi!B2: Nama instansi wajib diisi.",
        "Indikator!D2: Satuan wajib diisi.",
        "Libur!C2: Jenis wajib diisi.",
    ]


def test_a_missing_sheet_is_named() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(ASLI))
    del buku["Waktu Baku"]
    assert faults(save(buku)) == [
        "Waktu Baku!A1: Lembar “Waktu Baku” belum ada. Mohon pakai buku kerja penyiapan yang asli."
    ]


def test_an_error_or_a_formula_never_computed_is_no_empty_cell() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(ASLI))
    buku["Indikator"]["J3"].value = "=1+1"
    buku["Indikator"]["K3"].value = "#DIV/0!"
    buku["Indikator"]["K3"].data_type = "e"
    pesan = "Sel berisi rumus yang belum menghasilkan nilai. Mohon ketik nilainya."
    assert faults(save(buku)) == [f"Indikator!J3: {pesan}", f"Indikator!K3: {pesan}"]


def test_a_second_role_is_a_second_row_with_the_same_nip() -> None:
    isi = edit_buku(
        ASLI, {"Pegawai!A15": "Arung (contoh)", "Pegawai!B15": "19000101 200001 1 001", "Pegawai!E15": "Admin"}
    )
    orang = read_penyiapan(isi).daftar_pegawai[0]
    assert [peran.peran.value for peran in orang.daftar_peran] == ["Kepala Dinas", "Admin"]
    assert orang.jabatan == "Kepala Dinas Sosial"


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        ({"Pegawai!B15": "190001012000011001", "Pegawai!E15": "Kepala Dinas"}, "Pegawai!E15: Peran ini sudah tercatat"),
        ({"Pegawai!E15": "Admin"}, "Pegawai!B15: Arung (contoh) ber-NIP pada baris lain."),
        (
            {"Pegawai!B15": "190001012000011001", "Pegawai!E15": "Admin", "Pegawai!C15": "Camat"},
            "Pegawai!C15: Jabatan Arung (contoh) berbeda dari baris sebelumnya: “Kepala Dinas Sosial”.",
        ),
    ],
)
def test_rows_of_one_person_must_agree(sel: dict[str, Isi], pesan: str) -> None:
    (satu,) = faults(edit_buku(ASLI, {"Pegawai!A15": "Arung (contoh)", **sel}))
    assert satu.startswith(pesan)


def test_what_excel_makes_of_typed_cells_is_understood() -> None:
    isi = edit_buku(ASLI, {"Libur!A2": date(2026, 11, 10), "Jam Kerja!B2": time(7, 0), "Instansi!B9": 110})
    dibaca = read_penyiapan(edit_buku(isi, {"Indikator!J3": 0.875, "Indikator!K3": 1}, "0.0%"))
    assert dibaca.daftar_libur[0].tanggal == date(2026, 11, 10)
    assert dibaca.jam_kerja[0].mulai == time(7, 0)
    assert dibaca.instansi.batas_capaian == 110
    assert [str(dibaca.daftar_indikator[1].target_tw_i), str(dibaca.daftar_indikator[1].target_tw_ii)] == [
        "87.5",
        "100",
    ]


@pytest.mark.parametrize("tanggal", ["19-01-2026", "19/1/2026", "19 Januari 2026", "2026-01-19", "19.01.2026"])
def test_dates_may_be_written_in_the_usual_ways(tanggal: str) -> None:
    assert read_penyiapan(edit_buku(ASLI, {"Libur!A2": tanggal})).daftar_libur[0].tanggal == date(2026, 1, 19)


@pytest.mark.parametrize(
    "hari",
    [
        "18-02-2026 s.d. 19-03-2026 Senin-Kamis",
        "18 Februari 2026 s/d 19 Maret 2026 senin s.d. kamis",
        "18/02/2026 - 19/03/2026 Senin – Kamis",
    ],
)
def test_dated_hours_may_be_written_in_the_usual_ways(hari: str) -> None:
    dibaca = read_penyiapan(edit_buku(ASLI, {"Jam Kerja!A4": hari}))
    assert dibaca == read_penyiapan(ASLI)


def test_case_42_a_sasaran_merged_over_its_rows_counts_for_each_and_hidden_rows_are_read() -> None:
    buku = openpyxl.load_workbook(io.BytesIO(ASLI))
    lembar = buku["Indikator"]
    lembar.merge_cells("B2:B5")
    lembar.row_dimensions[3].hidden = True
    lembar.column_dimensions["D"].hidden = True
    assert read_penyiapan(save(buku)) == read_penyiapan(ASLI)
