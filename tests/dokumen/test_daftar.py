"""The register of papers: what is kept as JSON comes back equal, and the same words give the same bytes."""

import json
import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pkgutil import resolve_name
from typing import get_args, get_type_hints

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dokumen.daftar import DAFTAR_KERTAS, Isi, draw, dump_isi, ekstensi_of, load_isi, mime_of
from dokumen.format_isian import FormatIsian, FormatUnit
from dokumen.isi import (
    BabTiga,
    DataAnggaran,
    DataCapaian,
    GambarGrafik,
    GambarRekap,
    GambarRiwayat,
    JenisGrafik,
    KodeQr,
    Laporan,
)
from dokumen.rekap_buku import BukuRekap
from dokumen.surat.daftar_surat import DAFTAR_SURAT
from sop.capaian import Capaian, Status
from sop.indikator import Nilai, Predikat, Rentang, Target
from sop.rekap import Perubahan, Rekap
from tests.dokumen.contoh_register import SEMUA_REGISTER
from tests.dokumen.contoh_surat import DAFTAR_BARIS, GAMBAR, PERIODE, SEMUA_SURAT, make_baris, make_rekap
from tests.dokumen.contoh_ukur import build_bukti, build_pengukuran
from tests.kantor import build_penyiapan
from tests.potret.contoh import build_riwayat

FORMAT = FormatIsian(
    instansi="Dinas Contoh",
    periode=PERIODE,
    zona="Asia/Makassar",
    daftar_unit=(
        FormatUnit(kode="B1", nama="Bidang Contoh", daftar_indikator=tuple(b.indikator for b in DAFTAR_BARIS)),
    ),
    dibuat_pada=datetime(2026, 1, 22, 1, 0, tzinfo=UTC),
)
BUKU = BukuRekap(
    rekap=make_rekap(),
    perubahan=(
        Perubahan(
            kode="K1",
            indikator="Indikator K1",
            unit_nama="Bidang Contoh",
            butir="Realisasi",
            semula="90",
            menjadi="=1+1",
        ),
    ),
    sha256="0123456789abcdef" * 4,
)
GRAFIK = tuple(GambarGrafik(rekap=make_rekap(), jenis=jenis) for jenis in JenisGrafik)
RIWAYAT = GambarRiwayat(build_riwayat("LINJAMSOS-4"))
DATA = (DataCapaian(make_rekap()), DataAnggaran(make_rekap()))
UKURAN = (build_pengukuran(), build_bukti())
KANTOR: tuple[Isi, ...] = (build_penyiapan(), KodeQr(teks="https://t.me/capaian_contoh_bot?start=kode"))
LAIN: tuple[Isi, ...] = (GAMBAR, *GRAFIK, RIWAYAT, FORMAT, BUKU, SEMUA_REGISTER[0])
SEMUA: tuple[Isi, ...] = (*SEMUA_SURAT, *DATA, *LAIN, *UKURAN, *KANTOR)
TentangRekap = BabTiga | BukuRekap | DataAnggaran | DataCapaian | GambarGrafik | GambarRekap | Laporan
SIGNATURE = {"docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "png": b"\x89PNG\r\n\x1a\n", "csv": b"kode,"}

angka = st.decimals(allow_nan=False, allow_infinity=False)
nilai = angka | st.sampled_from(Predikat)
target = nilai | st.builds(Rentang, angka, angka)


def test_every_kind_is_tried_here() -> None:
    assert {dump_isi(isi)[0] for isi in SEMUA} == {kertas.jenis for kertas in DAFTAR_KERTAS}


@pytest.mark.parametrize("isi", SEMUA, ids=lambda isi: dump_isi(isi)[0])
def test_what_is_kept_comes_back_equal(isi: Isi) -> None:
    assert load_isi(*dump_isi(isi)) == isi


@pytest.mark.parametrize("isi", [isi for isi in SEMUA if hasattr(isi, "rekap")], ids=lambda isi: dump_isi(isi)[0])
def test_a_rekap_that_is_kept_elsewhere_is_put_back_in(
    isi: BabTiga | BukuRekap | GambarGrafik | GambarRekap | Laporan,
) -> None:
    jenis, teks = dump_isi(isi, tanpa_rekap=True)
    assert "rekap" not in json.loads(teks)
    assert load_isi(jenis, teks, TypeAdapter(Rekap).dump_json(isi.rekap).decode()) == isi


@pytest.mark.parametrize("isi", SEMUA, ids=lambda isi: dump_isi(isi)[0])
def test_the_same_words_give_the_same_bytes(isi: Isi) -> None:
    jenis, teks = dump_isi(isi)
    with time_machine.travel(datetime(2026, 4, 10, tzinfo=UTC)):
        berkas = draw(jenis, teks)
    with time_machine.travel(datetime(2031, 12, 31, tzinfo=UTC)):
        assert draw(jenis, teks) == berkas
    assert berkas.startswith(SIGNATURE[ekstensi_of(jenis)])
    assert "/" in mime_of(jenis)


@given(nilai=nilai, target=target)
def test_figures_predikat_and_ranges_come_back_exactly(nilai: Nilai, target: Target) -> None:
    capaian = Capaian(status=Status.TIDAK_DIHITUNG, alasan="x")
    isi = GambarRekap(make_rekap((make_baris("K", capaian, target=target, nilai=nilai),)))
    kembali = load_isi(*dump_isi(isi))
    assert isinstance(kembali, GambarRekap)
    baris = kembali.rekap.daftar_baris[0]
    assert baris.isian is not None
    assert (repr(baris.isian.nilai), repr(baris.target)) == (repr(nilai), repr(target))


def test_times_stay_in_utc_to_the_microsecond() -> None:
    kembali = load_isi(*dump_isi(GAMBAR))
    assert isinstance(kembali, GambarRekap)
    isian = kembali.rekap.daftar_baris[0].isian
    assert isian is not None
    assert isian.diisi_pada == datetime(2026, 4, 1, 1, 2, 3, 456789, tzinfo=UTC)
    assert isian.diisi_pada.utcoffset() == timedelta(0)


def test_the_entry_and_what_comes_back_can_cross_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(draw)) is draw  # noqa: S301 our own bytes
    kembali = load_isi(*dump_isi(GAMBAR))
    assert pickle.loads(pickle.dumps(kembali)) == GAMBAR  # noqa: S301 our own bytes


def test_another_version_is_another_picture() -> None:
    lain = GambarRekap(replace(make_rekap(), versi=3))
    assert draw(*dump_isi(lain)) != draw(*dump_isi(GAMBAR))


def test_an_unknown_kind_and_a_foreign_text_are_refused() -> None:
    with pytest.raises(LookupError, match="there is no paper of the kind 'surat'"):
        draw("surat", "{}")
    with pytest.raises(ValueError, match="NotaDinas"):
        load_isi("nota_dinas", "{}")


def test_every_writer_that_is_named_is_there_and_takes_what_its_kind_of_paper_says() -> None:
    for kertas in DAFTAR_KERTAS:
        if kertas.tulis is not None:
            tipe = get_type_hints(resolve_name(kertas.tulis))
            assert tipe.pop("return") is bytes
            (diterima,) = tipe.values()
            assert kertas.kelas in (get_args(diterima) or (diterima,)), kertas.jenis


def test_every_letter_has_its_form() -> None:
    for surat in DAFTAR_SURAT:
        assert {field.name for field in surat.load().own} <= {field.name for field in surat.load().fields}
