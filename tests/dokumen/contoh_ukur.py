"""Three cycles of an example office as they would be measured, and a short trail; every person in it is made up."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dokumen.isi import BuktiAkip, BukuPengukuran, KepalaSop, LangkahSop
from sop.jam_kerja import JAM_PERPRES, JamKerja, add_working_minutes, compute_due
from sop.jejak import Jejak
from sop.naskah import pengumpulan_data_kinerja
from sop.pengukuran import SiklusDiukur, TugasDiukur, WaktuSiklus, measure_siklus, propose_times
from sop.peran import Peran
from sop.periode import Bagian, Periode

INSTANSI = "Dinas Contoh Kabupaten Misal"
ZONA = "Asia/Makassar"
NASKAH = pengumpulan_data_kinerja()
BAKU = {satu.nomor: satu.waktu for satu in NASKAH.daftar_langkah.values() if satu.waktu}
JAM = JamKerja(zona=ZoneInfo(ZONA), pekan=JAM_PERPRES)
MULAI = datetime(2026, 1, 19, 0, 0, tzinfo=UTC)  # a Monday, 08.00 in the office
UNIT = {"SEK": "Sekretariat", "B1": "Bidang Contoh Satu"}
_MENIT = (8, 55, 100, 300, 90, 5, 400, 140, 10, 200, 60, 30)


def build_siklus(periode: Periode, *, faktor: int, tamat: bool = True) -> WaktuSiklus:
    """A cycle whose steps take `faktor` tenths of their usual minutes, one task a step but two in step 7."""
    daftar: list[TugasDiukur] = []
    dibuka = MULAI
    for langkah in NASKAH.daftar_langkah.values():
        menit = _MENIT[langkah.nomor - 1] * faktor // 10
        selesai = add_working_minutes(JAM, dibuka, menit)
        daftar += [
            TugasDiukur(
                langkah=langkah.nomor,
                peran=langkah.petugas,
                unit_nama=unit,
                putaran=1,
                dibuka=dibuka,
                mulai=add_working_minutes(JAM, dibuka, menit // 2) if langkah.nomor < 8 else None,
                selesai=selesai if tamat or langkah.nomor < 12 else None,
                tenggat=compute_due(JAM, dibuka, langkah.waktu) if langkah.waktu else None,
                oleh="=1+1" if langkah.petugas is Peran.STAF else f"Petugas {langkah.petugas}",
                dikembalikan=False,
            )
            for unit in (UNIT.values() if langkah.nomor == 7 else [""])
        ]
        dibuka = selesai
    diukur = SiklusDiukur(periode=periode, dimulai=MULAI, tamat=dibuka if tamat else None, daftar_tugas=tuple(daftar))
    return measure_siklus(NASKAH, JAM, BAKU, diukur, dibuka)


def build_pengukuran(*, bernama: bool = True) -> BukuPengukuran:
    """Three cycles, each quicker than the one before, the last still open."""
    daftar = (
        build_siklus(Periode(2025, Bagian.TW_III), faktor=14),
        build_siklus(Periode(2025, Bagian.TW_IV), faktor=10),
        build_siklus(Periode(2026, Bagian.TW_I), faktor=5, tamat=False),
    )
    return BukuPengukuran(
        instansi=INSTANSI,
        zona=ZONA,
        dibuat_pada=datetime(2026, 4, 8, 3, 0, tzinfo=UTC),
        bernama=bernama,
        daftar_siklus=daftar,
        daftar_usulan=propose_times(NASKAH, JAM, BAKU, daftar),
    )


class Rantai:
    """A chain of trail rows, each hashed over the one before as the store does it."""

    def __init__(self) -> None:
        self.daftar: list[Jejak] = []
        self.nama: dict[int, str] = {}

    def add(self, peristiwa: str, oleh: str = "", peran: str = "", *, siklus_id: int | None = 1, **isi: Any) -> None:
        urut = len(self.daftar) + 1
        pada = MULAI + timedelta(minutes=urut)
        pegawai_id = urut if oleh else None
        if oleh:
            self.nama[urut] = oleh
        lalu = self.daftar[-1].hash if self.daftar else "0" * 64
        bahan = [urut, pada.isoformat(), pegawai_id, peran, peristiwa, siklus_id, isi, urut + 10, lalu]
        self.daftar.append(
            Jejak(
                urut=urut,
                pada=pada,
                pegawai_id=pegawai_id,
                peran=peran,
                peristiwa=peristiwa,
                siklus_id=siklus_id,
                isi=isi,
                inbox_id=urut + 10,
                hash_lalu=lalu,
                hash=hashlib.sha256(_canonical(bahan).encode()).hexdigest(),
            )
        )


def build_rantai() -> list[Jejak]:
    """The rows of that cycle."""
    return _short_cycle().daftar


def _short_cycle() -> Rantai:
    """An order, two forms, one of them returned and corrected, an approval."""
    rantai = Rantai()
    rantai.add("bergabung", "Contoh Kepala", "Kepala Dinas", siklus_id=None)
    rantai.add("mulai", "Contoh Kepala", "Kepala Dinas", periode="Triwulan I 2026", sop=NASKAH.nomor)
    _open(rantai, 1, petugas="Kepala Dinas", waktu="10 menit", tenggat="2026-01-19T00:13:00+00:00")
    _close(rantai, "selesai", "Contoh Kepala", "Kepala Dinas", 1, terlambat=0)
    for unit in UNIT:
        _open(rantai, 6, unit=unit, petugas="Bidang", waktu="10 menit", tenggat="2026-01-19T00:15:00+00:00")
        _close(rantai, "terima", f"Pengisi {unit}", "Bidang", 6, unit=unit, terlambat=0)
        _open(rantai, 7, unit=unit, petugas="Bidang", waktu="1 Hari", tenggat="2026-01-20T00:17:00+00:00")
    rantai.add(
        "bukti", "Pengisi B1", "Bidang", langkah=7, unit="B1", indikator="B1-1", nama="=Bukti.pdf", sha256="a" * 64
    )
    _hand_in(rantai, "SEK", {"SEK-1": {"diketik": "BB", "nilai": "BB", "oleh": "Pengisi SEK"}})
    _hand_in(rantai, "B1", {"B1-1": {"diketik": "=80%", "nilai": "80", "bukti": ["=Bukti.pdf"], "oleh": "Pengisi B1"}})
    rantai.add("rekap", "Contoh Tim", "Tim Penyusun LAKIP", versi=1, sha256="b" * 64)
    rantai.add(
        "dikembalikan", "Contoh Sekretaris", "Sekretaris", versi=1, sha256="b" * 64, arahan="Mohon periksa B1-1."
    )
    _close(
        rantai,
        "kembalikan_unit",
        "Contoh Sekretaris",
        "Sekretaris",
        10,
        arahan="Mohon periksa B1-1.",
        tujuan=["B1"],
        indikator=["B1-1"],
        terlambat=None,
    )
    _open(rantai, 7, unit="B1", putaran=2, petugas="Bidang", waktu="1 Hari", tenggat="2026-01-20T00:17:00+00:00")
    baru = {"diketik": "81%", "nilai": "81", "bukti": ["=Bukti.pdf"], "oleh": "Pengisi B1"}
    _hand_in(rantai, "B1", {"B1-1": baru, "B1-2": {"diketik": "7", "nilai": "7"}}, putaran=2, terlambat=15)
    rantai.add("disetujui", "Contoh Sekretaris", "Sekretaris", versi=2, sha256="c" * 64, arahan="")
    _open(rantai, 12, petugas="Staf", waktu="", tenggat="")
    return rantai


def build_bukti(rantai: Rantai | None = None) -> BuktiAkip:
    """The proof of a short cycle, or of another trail."""
    dipakai = _short_cycle() if rantai is None else rantai
    semua = dipakai.daftar
    return BuktiAkip(
        instansi=INSTANSI,
        zona=ZONA,
        periode="Triwulan I 2026",
        dibuat_pada=datetime(2026, 4, 8, 3, 0, tzinfo=UTC),
        sop=KepalaSop(
            nomor=NASKAH.nomor,
            nama=NASKAH.nama,
            unit_kerja=NASKAH.unit_kerja,
            dibuat=date(2023, 3, 18),
            daftar_langkah=tuple(
                LangkahSop(nomor=satu.nomor, nama=satu.nama, pelaksana=satu.pelaksana, waktu=str(satu.waktu or ""))
                for satu in NASKAH.daftar_langkah.values()
            ),
        ),
        daftar_unit=UNIT,
        daftar_nama=dipakai.nama,
        jejak=tuple(satu for satu in semua if satu.siklus_id == 1),
        jejak_kantor=tuple(satu for satu in semua if satu.peristiwa in ("mulai", "tamat", "bergabung")),
    )


def _open(rantai: Rantai, langkah: int, *, unit: str | None = None, putaran: int = 1, **isi: Any) -> None:
    rantai.add("dibuka", langkah=langkah, unit=unit, putaran=putaran, **isi)


def _close(
    rantai: Rantai,
    peristiwa: str,
    oleh: str,
    peran: str,
    langkah: int,
    *,
    unit: str | None = None,
    putaran: int = 1,
    arahan: str = "",
    tujuan: list[str] | None = None,
    indikator: list[str] | None = None,
    terlambat: int | None = None,
) -> None:
    rantai.add(
        peristiwa,
        oleh,
        peran,
        langkah=langkah,
        unit=unit,
        putaran=putaran,
        arahan=arahan,
        tujuan=tujuan or [],
        indikator=indikator or [],
        terlambat=terlambat,
    )


def _hand_in(rantai: Rantai, unit: str, realisasi: dict[str, Any], *, putaran: int = 1, terlambat: int = 0) -> None:
    oleh = f"Pengisi {unit}"
    rantai.add("isian", oleh, "Bidang", langkah=7, unit=unit, putaran=putaran, realisasi=realisasi, anggaran={})
    _close(rantai, "kirim", oleh, "Bidang", 7, unit=unit, putaran=putaran, terlambat=terlambat)


def _canonical(isi: Any) -> str:
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
