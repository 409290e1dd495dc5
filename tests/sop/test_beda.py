"""What an import would change, row by row."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from sop.beda import Beda, JenisBeda, compare_penyiapan
from sop.indikator import Arah, Indikator, Jenis, Rentang
from sop.instansi import (
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

INDIKATOR = Indikator(
    kode="B1-1",
    sasaran="Sasaran",
    nama="Indikator",
    satuan="orang",
    unit="B1",
    jenis=Jenis.ANGKA,
    arah=Arah.TINGGI,
    target_tahun=Decimal("87.50"),
)
KANTOR = Penyiapan(
    instansi=Instansi(nama="Dinas Contoh", nama_singkat="Dincon"),
    daftar_unit=(
        Unit(kode="SEK", nama="Sekretariat", jenis=JenisUnit.SEKRETARIAT),
        Unit(kode="B1", nama="Bidang Satu", jenis=JenisUnit.BIDANG),
    ),
    daftar_pegawai=(
        Pegawai(nama="Ani", nip="1", daftar_peran=(Jabatan(peran=Peran.BIDANG, unit="B1"), Jabatan(peran=Peran.STAF))),
    ),
    daftar_indikator=(INDIKATOR, replace(INDIKATOR, kode="B1-2")),
    jam_kerja=(BarisJam(hari=0, mulai=time(7, 30), selesai=time(16)),),
    daftar_libur=(HariLibur(tanggal=date(2026, 11, 9), keterangan="Hari jadi", jenis=JenisLibur.LIBUR),),
    waktu_baku={8: "60 menit"},
)


def changed(lembar: str, baris: str, kolom: str, lama: str, baru: str) -> Beda:
    return Beda(lembar=lembar, baris=baris, jenis=JenisBeda.UBAH, kolom=kolom, lama=lama, baru=baru)


def test_the_same_set_up_has_no_difference() -> None:
    assert compare_penyiapan(KANTOR, KANTOR) == ()


def test_trailing_zeros_and_the_order_of_roles_are_no_difference() -> None:
    (ani,) = KANTOR.daftar_pegawai
    baru = replace(
        KANTOR,
        daftar_pegawai=(replace(ani, daftar_peran=ani.daftar_peran[::-1]),),
        daftar_indikator=(replace(INDIKATOR, target_tahun=Decimal("87.5")), KANTOR.daftar_indikator[1]),
    )
    assert compare_penyiapan(KANTOR, baru) == ()


def test_without_an_office_every_row_is_new() -> None:
    assert [(satu.lembar, satu.baris) for satu in compare_penyiapan(None, KANTOR)] == [
        ("Instansi", "Dinas Contoh"),
        ("Unit", "SEK"),
        ("Unit", "B1"),
        ("Pegawai", "Ani"),
        ("Indikator", "B1-1"),
        ("Indikator", "B1-2"),
        ("Jam Kerja", "Senin"),
        ("Libur", "09-11-2026"),
        ("Waktu Baku", "langkah 8"),
    ]
    assert {satu.jenis for satu in compare_penyiapan(None, KANTOR)} == {JenisBeda.BARU}


def test_rows_that_are_gone_are_made_inactive() -> None:
    kosong = Penyiapan(instansi=KANTOR.instansi, daftar_unit=(), daftar_pegawai=(), daftar_indikator=())
    hasil = compare_penyiapan(KANTOR, kosong)
    assert {satu.jenis for satu in hasil} == {JenisBeda.NONAKTIF}
    assert [satu.baris for satu in hasil] == [
        "SEK",
        "B1",
        "Ani",
        "B1-1",
        "B1-2",
        "Senin",
        "09-11-2026",
        "langkah 8",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda p: replace(p, instansi=replace(p.instansi, batas_capaian=110)),
            changed("Instansi", "Dinas Contoh", "Batas capaian", "", "110"),
        ),
        (
            lambda p: replace(p, daftar_unit=(p.daftar_unit[0], replace(p.daftar_unit[1], nama="Bidang Baru"))),
            changed("Unit", "B1", "Nama", "Bidang Satu", "Bidang Baru"),
        ),
        (
            lambda p: replace(p, daftar_unit=p.daftar_unit[::-1]),
            changed("Unit", "", "Urutan", "SEK, B1", "B1, SEK"),
        ),
        (
            lambda p: replace(
                p, daftar_pegawai=(replace(p.daftar_pegawai[0], daftar_peran=(Jabatan(peran=Peran.TIM),)),)
            ),
            changed("Pegawai", "Ani", "Peran", "Bidang (B1), Staf", "Tim Penyusun LAKIP"),
        ),
        (
            lambda p: replace(p, daftar_pegawai=(replace(p.daftar_pegawai[0], nama="Ani Contoh"),)),
            changed("Pegawai", "Ani Contoh", "Nama", "Ani", "Ani Contoh"),
        ),
        (
            lambda p: replace(
                p,
                daftar_indikator=(
                    replace(INDIKATOR, target_tahun=Rentang(Decimal(80), Decimal(90))),
                    p.daftar_indikator[1],
                ),
            ),
            changed("Indikator", "B1-1", "Target Tahun", "87.5", "80-90"),
        ),
        (
            lambda p: replace(p, daftar_indikator=p.daftar_indikator[::-1]),
            changed("Indikator", "", "Urutan", "B1-1, B1-2", "B1-2, B1-1"),
        ),
        (
            lambda p: replace(p, jam_kerja=(replace(p.jam_kerja[0], istirahat_mulai=time(12)),)),
            changed("Jam Kerja", "Senin", "Istirahat Mulai", "", "12.00"),
        ),
        (
            lambda p: replace(p, daftar_libur=(replace(p.daftar_libur[0], jenis=JenisLibur.MASUK),)),
            changed("Libur", "09-11-2026", "Jenis", "libur", "masuk"),
        ),
        (
            lambda p: replace(p, waktu_baku={8: "1 Hari"}),
            changed("Waktu Baku", "langkah 8", "Waktu", "60 menit", "1 Hari"),
        ),
    ],
)
def test_a_cell_that_reads_otherwise_is_told_with_both_its_values(
    change: Callable[[Penyiapan], Penyiapan], expected: Beda
) -> None:
    assert compare_penyiapan(KANTOR, change(KANTOR)) == (expected,)


def test_hours_between_two_dates_are_rows_of_their_own() -> None:
    ramadan = replace(KANTOR.jam_kerja[0], dari=date(2026, 2, 18), sampai=date(2026, 3, 19))
    assert compare_penyiapan(KANTOR, replace(KANTOR, jam_kerja=(*KANTOR.jam_kerja, ramadan))) == (
        Beda(lembar="Jam Kerja", baris="18-02-2026 s.d. 19-03-2026 Senin", jenis=JenisBeda.BARU),
    )


@pytest.mark.parametrize("kolom", [kolom.name for kolom in fields(Indikator) if kolom.name != "kode"])
def test_no_column_of_an_indicator_changes_unnoticed(kolom: str) -> None:
    cell: dict[str, Any] = {kolom: "lain"}
    lain = replace(KANTOR, daftar_indikator=(replace(INDIKATOR, **cell), KANTOR.daftar_indikator[1]))
    assert len(compare_penyiapan(KANTOR, lain)) == 1


@pytest.mark.parametrize("kolom", [kolom.name for kolom in fields(Instansi)])
def test_no_setting_of_the_office_changes_unnoticed(kolom: str) -> None:
    cell: dict[str, Any] = {kolom: "lain"}
    lain = replace(KANTOR, instansi=replace(KANTOR.instansi, **cell))
    assert len(compare_penyiapan(KANTOR, lain)) == 1
