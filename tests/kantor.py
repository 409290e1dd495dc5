"""A small office made up for tests: a Sekretariat and two Bidang, one person per role, four indicators."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from sop.capaian import AturanCapaian, compute_capaian, describe_aturan
from sop.indikator import Arah, Indikator, Jenis, Nilai, Predikat, Rentang, Rumus, Target
from sop.instansi import Instansi, Jabatan, JenisUnit, Pegawai, Penyiapan, Unit
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.rekap import BarisRekap, Isian, Rekap
from sop.siklus import TugasBaru
from storage.orang import Orang
from storage.siklus import Siklus
from storage.store import Store
from storage.tugas import TugasTersimpan

# Monday 19 January 2026, 09.00 in the office.
NOW = datetime(2026, 1, 19, 1, 0, tzinfo=UTC)
PERIODE = Periode(2026, Bagian.TW_I)
SEKRETARIAT = Unit(kode="SEK", nama="Sekretariat", jenis=JenisUnit.SEKRETARIAT)
BIDANG_SATU = Unit(kode="B1", nama="Bidang Contoh Satu", jenis=JenisUnit.BIDANG)
BIDANG_DUA = Unit(kode="B2", nama="Bidang Contoh Dua", jenis=JenisUnit.BIDANG)
DAFTAR_UNIT = (SEKRETARIAT, BIDANG_SATU, BIDANG_DUA)


def build_penyiapan(nama: str = "Dinas Contoh") -> Penyiapan:
    """The whole office as its set-up workbook would say it."""
    return Penyiapan(
        instansi=Instansi(nama=nama, nama_singkat="Dincon", kabupaten="Kabupaten Contoh"),
        daftar_unit=DAFTAR_UNIT,
        daftar_pegawai=(
            build_pegawai("Kepala Contoh", Peran.KEPALA_DINAS),
            build_pegawai("Sekretaris Contoh", Peran.SEKRETARIS),
            build_pegawai("Tim Contoh", Peran.TIM),
            build_pegawai("Pengisi Sekretariat", Peran.BIDANG, "SEK"),
            build_pegawai("Pengisi Satu", Peran.BIDANG, "B1"),
            build_pegawai("Pengisi Dua", Peran.BIDANG, "B2"),
            build_pegawai("Staf Contoh", Peran.STAF),
            build_pegawai("Admin Contoh", Peran.ADMIN),
        ),
        daftar_indikator=(
            build_indikator("SEK-1", "SEK", Predikat.BB, jenis=Jenis.ORDINAL, satuan="Predikat"),
            build_indikator("B1-1", "B1", Decimal("87.5"), jenis=Jenis.PERSEN, satuan="%"),
            build_indikator("B1-2", "B1", Decimal(10), arah=Arah.RENDAH, rumus=Rumus.A),
            build_indikator("B2-1", "B2", Rentang(Decimal(80), Decimal(90)), arah=Arah.RENTANG),
        ),
    )


def build_pegawai(nama: str, peran: Peran, unit: str | None = None, *, nip: str = "") -> Pegawai:
    """One person with one role."""
    return Pegawai(
        nama=nama, nip=nip, jabatan=f"Jabatan {nama}", pangkat="Penata", daftar_peran=(Jabatan(peran=peran, unit=unit),)
    )


def build_indikator(
    kode: str,
    unit: str,
    target: Target,
    *,
    jenis: Jenis = Jenis.ANGKA,
    satuan: str = "kegiatan",
    arah: Arah = Arah.TINGGI,
    rumus: Rumus | None = None,
) -> Indikator:
    """One indicator with that target for every part of the year."""
    return Indikator(
        kode=kode,
        sasaran="Meningkatnya mutu pelayanan",
        nama=f"Indikator {kode}",
        satuan=satuan,
        unit=unit,
        jenis=jenis,
        arah=arah,
        rumus=rumus,
        target_tw_i=target,
        target_tw_ii=target,
        target_tw_iii=target,
        target_tw_iv=target,
        target_tahun=target,
        pagu=Decimal("125000000.50"),
    )


def build_rekap(versi: int = 1, realisasi: Nilai | None = Decimal(70)) -> Rekap:
    """A rekap of the small office in which every indicator that is a figure has the same realisasi."""
    aturan = AturanCapaian()
    return Rekap(
        instansi="Dinas Contoh",
        periode=PERIODE,
        versi=versi,
        dibuat_pada=NOW,
        zona="Asia/Makassar",
        aturan=describe_aturan(aturan),
        daftar_baris=tuple(_baris(satu, realisasi, aturan) for satu in build_penyiapan().daftar_indikator),
    )


def find_orang(store: Store, peran: Peran, unit: str | None = None) -> Orang:
    """The one who holds that role (in that unit)."""
    (orang,) = store.orang.holders(peran, unit)
    return orang


def begin_siklus(store: Store, periode: Periode = PERIODE) -> Siklus:
    """A cycle begun now."""
    siklus = store.siklus.add(periode, NOW)
    assert siklus is not None, f"{periode} has a cycle already"
    return siklus


def open_tugas(
    store: Store,
    siklus_id: int,
    langkah: int = 8,
    peran: Peran = Peran.TIM,
    unit: str | None = None,
    *,
    tenggat: datetime | None = None,
    ingat_pada: datetime | None = None,
) -> TugasTersimpan:
    """A task opened now, in its first round."""
    baru = TugasBaru(langkah=langkah, peran=peran, unit=unit)
    return store.tugas.open(siklus_id, baru, putaran=1, now=NOW, tenggat=tenggat, ingat_pada=ingat_pada)


def _baris(indikator: Indikator, realisasi: Nilai | None, aturan: AturanCapaian) -> BarisRekap:
    nilai = Predikat.A if indikator.jenis is Jenis.ORDINAL else realisasi
    target = indikator.target(PERIODE.bagian)
    isian = Isian(diketik=str(nilai), nilai=nilai, bukti=("a" * 64,), diisi_oleh="Pengisi Satu", diisi_pada=NOW)
    return BarisRekap(
        indikator=indikator,
        unit_nama=next(unit.nama for unit in DAFTAR_UNIT if unit.kode == indikator.unit),
        target=target,
        isian=isian if nilai is not None else replace(isian, diketik="tidak ada data"),
        capaian=compute_capaian(
            arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=aturan
        ),
    )
