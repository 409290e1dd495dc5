"""The rekap of the example office as a value: its set-up, what its units type in the demo, and their budgets."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.demo.cerita import ANGKA, ANGKA_DIPERBAIKI
from dokumen.format_isian import FormatIsian, FormatUnit
from dokumen.isi import BabTiga, Kop
from dokumen.penyiapan import read_penyiapan
from dokumen.rekap_buku import BukuRekap
from sop.anggaran import list_anggaran
from sop.angka import Ragu, Terbaca, TidakAda, parse_realisasi
from sop.capaian import AturanCapaian, compute_capaian, describe_aturan
from sop.indikator import Indikator, Nilai
from sop.kewajaran import Aturan, Temuan
from sop.periode import Bagian, Periode
from sop.rekap import BarisAnggaran, BarisRekap, Isian, Keputusan, Perubahan, Rekap
from sop.riwayat import Riwayat, TitikRiwayat
from tests.dokumen.buku import CONTOH

PERIODE = Periode(2026, Bagian.TW_III)
DIBUAT_PADA = datetime(2026, 10, 6, 3, 15, tzinfo=UTC)
SHA256 = "0123456789abcdef" * 4
KANTOR = read_penyiapan(CONTOH.read_bytes())
_UNIT = {satu.kode: satu.nama for satu in KANTOR.daftar_unit}
_ATURAN = AturanCapaian()
_KATA = {
    "RESOS-1": ("", "Data dari dua kecamatan masuk terlambat.", "Verifikasi bersama kecamatan setiap akhir bulan."),
    "RESOS-2": ("Koordinasi dengan puskesmas berjalan baik.", "", ""),
    "RESOS-3": ("", "Satu pekerja sosial pindah tugas pada bulan Juli.", "Mengusulkan pengganti kepada BKPSDM."),
    "LINJAMSOS-2": ("Gudang penyangga dibuka di dua kecamatan terjauh.", "", ""),
    "PFM-2": ("", "Pembaruan data penerima belum selesai.", "Musyawarah desa dijadwalkan bulan November."),
    "SEK-2": ("Jadwal pengadaan dimulai lebih awal.", "", ""),
}
_KEPUTUSAN = (
    (26, 7, "Bidang", "menyerahkan isian", "", ""),
    (25, 8, "Tim Penyusun LAKIP", "mengunci rekap versi 1", "", ""),
    (24, 9, "Tim Penyusun LAKIP", "menyampaikan rekap versi 1", "", ""),
    (
        22,
        10,
        "Sekretaris",
        "mengembalikan rekap versi 1 kepada unit",
        "RESOS-1",
        "Mohon cocokkan dengan kecamatan.",
    ),
    (2, 7, "Bidang", "menyerahkan isian", "", ""),
    (0, 8, "Tim Penyusun LAKIP", "mengunci rekap versi 2", "", ""),
)
_TERSERAP = (73, 68, 41, 88, 70, 55, 96, 62, 80, 78, 100, 66, 47, 90, 71)  # percent of each pagu, in turn


def build_rekap() -> Rekap:
    """Version 2, as the Sekretaris approves it in the demo."""
    anggaran = list_anggaran(KANTOR.daftar_indikator)
    return Rekap(
        instansi=KANTOR.instansi.nama,
        periode=PERIODE,
        versi=2,
        dibuat_pada=DIBUAT_PADA,
        zona=KANTOR.instansi.zona,
        aturan=describe_aturan(_ATURAN),
        catatan="Nilai SAKIP menunggu hasil evaluasi Inspektorat.",
        daftar_baris=tuple(map(_baris, KANTOR.daftar_indikator)),
        daftar_anggaran=tuple(
            BarisAnggaran(
                anggaran=satu,
                unit_nama=_UNIT[satu.unit],
                isian=None if letak == 2 else _belanja(satu.pagu * _TERSERAP[letak % len(_TERSERAP)] / 100),
            )
            for letak, satu in enumerate(anggaran)
        ),
    )


def build_buku() -> BukuRekap:
    """Its workbook, with what changed since version 1 and who decided what on the way."""
    return BukuRekap(
        rekap=build_rekap(),
        perubahan=(
            Perubahan(
                kode="RESOS-1",
                indikator=_find("RESOS-1").nama,
                unit_nama=_UNIT["RESOS"],
                butir="Realisasi",
                semula="65%",
                menjadi="68%",
            ),
        ),
        sha256=SHA256,
        keputusan=tuple(
            Keputusan(
                pada=DIBUAT_PADA - timedelta(hours=jam),
                langkah=langkah,
                perbuatan=perbuatan,
                oleh=f"{peran} Contoh",
                peran=peran,
                unit_nama=_UNIT["RESOS"] if langkah == 7 else "",
                kepada=kepada,
                arahan=arahan,
            )
            for jam, langkah, peran, perbuatan, kepada, arahan in _KEPUTUSAN
        ),
    )


def build_bab_tiga() -> BabTiga:
    """The draft made from it."""
    instansi = KANTOR.instansi
    kop = Kop(nama=instansi.nama, kabupaten=instansi.kabupaten, alamat=instansi.alamat)
    return BabTiga(kop=kop, tanggal=date(2026, 10, 7), rekap=build_rekap(), sha256=SHA256)


def build_format() -> FormatIsian:
    """The blank form of every unit."""
    return FormatIsian(
        instansi=KANTOR.instansi.nama,
        periode=PERIODE,
        zona=KANTOR.instansi.zona,
        daftar_unit=tuple(
            FormatUnit(
                kode=unit.kode,
                nama=unit.nama,
                daftar_indikator=tuple(satu for satu in KANTOR.daftar_indikator if satu.unit == unit.kode),
            )
            for unit in KANTOR.daftar_unit
        ),
        dibuat_pada=DIBUAT_PADA,
    )


def build_riwayat(kode: str = "RESOS-1") -> Riwayat:
    """One indicator from the year before last to this triwulan, one of them without data."""
    indikator = _find(kode)
    lalu = (("Tahun 2024", None, indikator.realisasi_n2), ("Tahun 2025", None, indikator.realisasi_n1))
    kini = (
        ("Triwulan I 2026", indikator.target_tw_i, Decimal("21.5")),
        ("Triwulan II 2026", indikator.target_tw_ii, None),
        (str(PERIODE), indikator.target_tw_iii, Decimal(68)),
    )
    return Riwayat(
        instansi=KANTOR.instansi.nama,
        indikator=indikator,
        unit_nama=_UNIT[indikator.unit],
        daftar=tuple(
            TitikRiwayat(
                sebutan=sebutan,
                target=target,
                nilai=nilai,
                capaian=compute_capaian(
                    arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=_ATURAN
                ),
            )
            for sebutan, target, nilai in (*lalu, *kini)
        ),
    )


def _find(kode: str) -> Indikator:
    return next(satu for satu in KANTOR.daftar_indikator if satu.kode == kode)


def _baris(indikator: Indikator) -> BarisRekap:
    target = indikator.target(PERIODE.bagian)
    isian = _isian(indikator, {**ANGKA, **ANGKA_DIPERBAIKI}[indikator.kode])
    return BarisRekap(
        indikator=indikator,
        unit_nama=_UNIT[indikator.unit],
        target=target,
        isian=isian,
        capaian=compute_capaian(
            arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=isian.nilai, aturan=_ATURAN
        ),
    )


def _isian(indikator: Indikator, diketik: str) -> Isian:
    bacaan = parse_realisasi(diketik, indikator.jenis)
    pendorong, penghambat, tindak_lanjut = _KATA.get(indikator.kode, ("", "", ""))
    isian = Isian(
        diketik=diketik,
        nilai=_nilai(bacaan),
        faktor_pendorong=pendorong,
        faktor_penghambat=penghambat,
        tindak_lanjut=tindak_lanjut,
        bukti=("Berita acara verifikasi data",),
        diisi_oleh=f"Pengisi {_UNIT[indikator.unit]}",
        diisi_pada=DIBUAT_PADA,
    )
    if indikator.kode != "PFM-2":
        return isian
    kalimat = "Capaian 5% kurang dari separuh target."
    temuan = (Temuan(aturan=Aturan.DI_BAWAH, kalimat=kalimat),)
    return replace(isian, temuan=temuan, alasan="Rumus C: target 10%, realisasi 9,5%.")


def _nilai(bacaan: Terbaca | Ragu | TidakAda) -> Nilai | None:
    """What a person with nothing against the likelier reading would have chosen."""
    match bacaan:
        case Terbaca(nilai=nilai):
            return nilai
        case Ragu(pilihan=pilihan):
            return pilihan[0].nilai
        case TidakAda():
            return None


def _belanja(rupiah: Decimal) -> Isian:
    return Isian(diketik=str(rupiah), nilai=rupiah, diisi_oleh="Bendahara", diisi_pada=DIBUAT_PADA)
