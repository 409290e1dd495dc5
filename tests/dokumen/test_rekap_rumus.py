"""The rekap's formulas: a spreadsheet that computes them anew comes to what the rekap says, to the last place."""

import io
import random
import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dokumen.lembar import read_buku
from dokumen.rekap_buku import BukuRekap
from dokumen.rekap_buku.buku import write_rekap
from sop.anggaran import list_anggaran
from sop.capaian import AturanCapaian, compute_capaian, describe_aturan
from sop.indikator import Akumulasi, Arah, Indikator, Jenis, Nilai, Predikat, Rentang, Rumus, Target
from sop.periode import Bagian, Periode
from sop.rekap import BarisAnggaran, BarisRekap, Isian, Rekap
from tests.dokumen.kantor_libre import recalculate
from tests.kantor import build_indikator

PERIODE = Periode(2026, Bagian.TW_III)
OURS = re.compile(r"=(?:ROUND|MIN|IF|ABS|SUM|[A-Z]\d+|[\d.]+|[()+\-*/,<>:])+")
LEMBAR = ("Rekap", "Akumulasi", "Antar Tahun", "Renstra", "Standar Nasional", "Efisiensi", "Anggaran")
_KASUS: tuple[tuple[Arah, Rumus | None], ...] = (
    (Arah.TINGGI, None),
    *((Arah.RENDAH, rumus) for rumus in Rumus),
    (Arah.RENTANG, None),
)


def figure(rng: random.Random) -> Decimal:
    return Decimal(rng.randrange(1, 10 ** rng.randint(2, 9))).scaleb(-rng.randint(0, 4))


def row(nomor: int, rng: random.Random, aturan: AturanCapaian) -> BarisRekap:
    """One indicator of any kind, near its target as real ones are; some given as a part of a whole."""
    arah, rumus = _KASUS[nomor % len(_KASUS)]
    angka = figure(rng)
    target: Target = Rentang(angka, angka * 2) if arah is Arah.RENTANG else angka
    jenis = rng.choice((Jenis.ANGKA, Jenis.PERSEN, Jenis.RUPIAH, Jenis.RASIO))
    nilai = (angka * rng.randrange(10, 250) / 100).quantize(
        Decimal("0.01") if jenis is Jenis.RUPIAH else Decimal("0.000001")
    )
    isian = Isian(diketik=str(nilai), nilai=nilai)
    if jenis in (Jenis.PERSEN, Jenis.RASIO) and rng.random() < 0.5:
        p, q = rng.randint(1, 10**6), rng.randint(1, 10**6)
        nilai = Decimal(p) * (100 if jenis is Jenis.PERSEN else 1) / Decimal(q)
        isian = Isian(diketik=f"{p}/{q}", nilai=nilai, pembilang=str(p), penyebut=str(q))
    indikator = replace(
        build_indikator(f"B1-{nomor}", "B1", target, jenis=jenis, arah=arah, rumus=rumus),
        akumulasi=rng.choice(tuple(Akumulasi)),
        target_tahun=target,
        program=f"Program {nomor}",
        pagu=figure(rng).quantize(Decimal("0.01")) + 1,
        realisasi_n1=figure(rng),
        realisasi_n2=figure(rng),
        target_renstra=target if arah is Arah.RENTANG else figure(rng),
        standar_nasional=target if arah is Arah.RENTANG else figure(rng),
    )
    return baris(indikator, isian, target, aturan, (figure(rng), rng.choice((None, figure(rng))), isian.nilai))


def baris(
    indikator: Indikator,
    isian: Isian,
    target: Target | None,
    aturan: AturanCapaian,
    triwulan: tuple[Nilai | None, ...] = (),
) -> BarisRekap:
    capaian = compute_capaian(
        arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=isian.nilai, aturan=aturan
    )
    return BarisRekap(
        indikator=indikator,
        unit_nama="Bidang Contoh",
        target=target,
        isian=isian,
        capaian=capaian,
        triwulan=triwulan,
    )


def build(daftar: tuple[BarisRekap, ...], aturan: AturanCapaian) -> bytes:
    rekap = Rekap(
        instansi="Dinas Contoh",
        periode=PERIODE,
        versi=1,
        dibuat_pada=datetime(2026, 10, 6, 2, 0, tzinfo=UTC),
        zona="Asia/Makassar",
        aturan=describe_aturan(aturan),
        daftar_baris=daftar,
        daftar_anggaran=budgets(daftar),
    )
    return write_rekap(BukuRekap(rekap=rekap, perubahan=(), sha256="0" * 64))


def budgets(daftar: tuple[BarisRekap, ...]) -> tuple[BarisAnggaran, ...]:
    """One for each indicator with a pagu; what was spent is its realisasi, whatever that stands for."""
    by_kode = {satu.indikator.kode: satu for satu in daftar}
    return tuple(
        BarisAnggaran(anggaran=satu, unit_nama="Bidang Contoh", isian=by_kode[satu.kode].isian)
        for satu in list_anggaran(satu.indikator for satu in daftar)
    )


def cells(isi: bytes, nama: str) -> list[list[object]]:
    return [[sel.nilai for sel in satu] for satu in read_buku(isi)[nama].daftar_baris]


@pytest.mark.parametrize("batas", [None, 120])
def test_libreoffice_comes_to_the_same_figures(batas: int | None, tmp_path: Path) -> None:
    aturan = AturanCapaian(batas=batas)
    rng = random.Random(2026)  # noqa: S311 - a rekap that can be made again, no secret
    isi = build(tuple(row(nomor, rng, aturan) for nomor in range(300)), aturan)
    baru = recalculate(isi, tmp_path)
    for nama in LEMBAR:
        ours, theirs = cells(isi, nama), cells(baru, nama)
        assert len(ours) == len(theirs) >= 300
        for satu, dua in zip(ours, theirs, strict=True):
            for kita, dia in zip(satu, dua, strict=False):
                if isinstance(kita, Decimal):
                    assert isinstance(dia, Decimal), (nama, satu)
                    assert abs(kita - dia) <= abs(kita) * Decimal("1e-12"), (nama, satu)
    assert count_formulas(isi) > 1000


def count_formulas(isi: bytes) -> int:
    """All formulas; each of our own making, with nothing that anybody typed."""
    jumlah = 0
    for lembar in openpyxl.load_workbook(io.BytesIO(isi)):
        for satu in (sel for deret in lembar.iter_rows() for sel in deret if sel.data_type == "f"):
            assert OURS.fullmatch(str(satu.value)), satu.value
            jumlah += 1
    return jumlah


def test_a_reader_who_changes_a_realisasi_sees_the_capaian_change(tmp_path: Path) -> None:
    indikator = build_indikator("B1-1", "B1", Decimal(80))
    isi = build(
        (baris(indikator, Isian(diketik="60", nilai=Decimal(60)), Decimal(80), AturanCapaian()),), AturanCapaian()
    )
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    assert (buku["Rekap"]["G6"].value, buku["Rekap"]["H6"].value) == (60, "=ROUND(G6/F6*100,2)")
    buku["Rekap"]["G6"].value = 70
    berubah = io.BytesIO()
    buku.save(berubah)
    assert cells(recalculate(berubah.getvalue(), tmp_path), "Rekap")[5][7] == Decimal("87.5")


@pytest.mark.parametrize(
    ("target", "nilai"),
    [
        (None, Decimal(5)),
        (Decimal(0), Decimal(5)),
        (Predikat.BB, Predikat.A),
        (Decimal(12345678901234567), Decimal(5)),
        (Decimal(80), Decimal(1234567890123456789)),
        (Decimal(80), None),
    ],
)
def test_what_no_spreadsheet_can_compute_is_no_formula(target: Target | None, nilai: Nilai | None) -> None:
    jenis = Jenis.ORDINAL if isinstance(target, Predikat) else Jenis.ANGKA
    indikator = build_indikator("B1-1", "B1", target or Decimal(1), jenis=jenis)
    isian = Isian(diketik=str(nilai), nilai=nilai)
    isi = build((baris(indikator, isian, target, AturanCapaian()),), AturanCapaian())
    assert openpyxl.load_workbook(io.BytesIO(isi))["Rekap"]["H6"].data_type != "f"


def test_no_sheet_is_made_of_dashes() -> None:
    indikator = replace(build_indikator("B1-1", "B1", Decimal(80)), program="", pagu=None)
    isi = build(
        (baris(indikator, Isian(diketik="60", nilai=Decimal(60)), Decimal(80), AturanCapaian()),), AturanCapaian()
    )
    assert list(read_buku(isi)) == ["Rekap", "Per Unit", "Per Sasaran", "Rincian"]
