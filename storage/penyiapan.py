"""Keeping a set-up workbook: changes what differs, adds what is new, deletes nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from sop.galat import SopError
from sop.indikator import Indikator
from sop.instansi import Jabatan, Pegawai, Penyiapan, Unit
from sop.penetapan import Dasar, has_same_targets, list_penetapan
from sop.peran import Peran
from sop.siklus import Keadaan
from storage import tables
from storage.instansi import (
    INDIKATOR,
    INSTANSI,
    JAM,
    LIBUR,
    InstansiRepo,
    add_instansi,
    find_instansi,
)
from storage.orang import OrangRepo
from storage.penetapan import PenetapanRepo


class UnitMasihBertugas(SopError):
    """A unit that is gone from the workbook while a cycle still waits for it."""

    def __init__(self, kode: str) -> None:
        super().__init__(f"Unit {kode} masih memiliki tugas dalam siklus berjalan, sehingga belum dapat dihapus.")


class TargetPerluDasar(SopError):
    """Targets that a cycle has used change only with a reason and a document."""

    def __init__(self, daftar_kode: Sequence[str]) -> None:
        super().__init__("Target yang sudah dipakai siklus hanya berubah dengan alasan dan nomor dokumen.")
        self.daftar_kode = tuple(daftar_kode)


def read_penyiapan(conn: Connection, instansi_id: int | None = None) -> Penyiapan | None:
    """The active set-up of an office (None: of the only one there is) as one value, None where there is none yet."""
    instansi_id = find_instansi(conn) if instansi_id is None else instansi_id
    if instansi_id is None:
        return None
    repo = InstansiRepo(conn, instansi_id)
    setelan = repo.setelan()
    return Penyiapan(
        instansi=setelan.instansi,
        daftar_unit=tuple(satu.unit for satu in repo.daftar_unit()),
        daftar_pegawai=tuple(
            Pegawai(
                nama=orang.nama,
                nip=orang.nip,
                jabatan=orang.jabatan,
                pangkat=orang.pangkat,
                daftar_peran=orang.daftar_peran,
            )
            for orang in OrangRepo(conn, instansi_id).all()
        ),
        daftar_indikator=tuple(satu.indikator for satu in repo.daftar_indikator()),
        jam_kerja=setelan.jam_kerja,
        daftar_libur=setelan.daftar_libur,
        waktu_baku=setelan.waktu_baku,
    )


def write_penyiapan(
    conn: Connection,
    penyiapan: Penyiapan,
    instansi_id: int | None = None,
    *,
    dasar: Dasar | None = None,
    now: datetime | None = None,
) -> int:
    """Keep a set-up (None: of the only office, or of a new one); rows that are gone become inactive. Returns its id.

    Raises UnitMasihBertugas where a unit is gone that a running cycle waits for, and TargetPerluDasar where a target
    changes that a cycle has used, without `dasar`, what it rests on, and `now`.
    """
    instansi_id = find_instansi(conn) if instansi_id is None else instansi_id
    if instansi_id is None:
        instansi_id = add_instansi(conn, penyiapan.instansi)
    penulis = _Penulis(conn, instansi_id)
    berubah = penulis.targets(penyiapan.daftar_indikator, dasar, now)
    penulis.setelan(penyiapan)
    penulis.unit(penyiapan.daftar_unit)
    penulis.indikator(penyiapan, berubah)
    penulis.pegawai(penyiapan.daftar_pegawai)
    return instansi_id


def keep_moved_figures(conn: Connection, penyiapan: Penyiapan, instansi_id: int) -> tuple[Penyiapan, tuple[str, ...]]:
    """A set-up as it is to be written, and the kode whose figures of earlier years stay as they stand.

    An old workbook imported again names those that stood before the year moved on; that is no correction.
    """
    lewat = PenetapanRepo(conn, instansi_id).moved_on()
    tetap = {
        satu.indikator.kode: satu.indikator.angka_lalu
        for satu in InstansiRepo(conn, instansi_id).daftar_indikator()
        if satu.indikator.kode in lewat
    }
    lama = [
        satu.kode
        for satu in penyiapan.daftar_indikator
        if satu.kode in tetap and satu.angka_lalu != tetap[satu.kode] and satu.angka_lalu in lewat[satu.kode]
    ]
    daftar = [
        replace(satu, realisasi_n1=tetap[satu.kode][0], realisasi_n2=tetap[satu.kode][1]) if satu.kode in lama else satu
        for satu in penyiapan.daftar_indikator
    ]
    return replace(penyiapan, daftar_indikator=tuple(daftar)), tuple(lama)


def pegawai_key(pegawai: Pegawai) -> str:
    """What tells a person from others: the NIP, or the name where there is none."""
    return pegawai.nip or pegawai.nama


class _Penulis:
    def __init__(self, conn: Connection, instansi_id: int) -> None:
        self._conn = conn
        self._id = instansi_id

    def setelan(self, penyiapan: Penyiapan) -> None:
        self._conn.execute(
            update(tables.instansi)
            .where(tables.instansi.c.id == self._id)
            .values(
                isi=INSTANSI.dump_python(penyiapan.instansi, mode="json"),
                jam_kerja=JAM.dump_python(penyiapan.jam_kerja, mode="json"),
                daftar_libur=LIBUR.dump_python(penyiapan.daftar_libur, mode="json"),
                waktu_baku={str(nomor): waktu for nomor, waktu in penyiapan.waktu_baku.items()},
                versi=tables.instansi.c.versi + 1,
            )
        )

    def unit(self, daftar: Sequence[Unit]) -> None:
        self._check_open_tasks({unit.kode for unit in daftar})
        baris = {
            unit.kode: {"urut": urut, "nama": unit.nama, "jenis": unit.jenis.value} for urut, unit in enumerate(daftar)
        }
        self._merge(tables.unit, "kode", baris)

    def _check_open_tasks(self, tetap: Collection[str]) -> None:
        tugas = tables.tugas.c
        kueri = select(tugas.unit).where(
            tugas.instansi_id == self._id, tugas.keadaan == Keadaan.TERBUKA.value, tugas.unit.not_in(tetap)
        )
        if (kode := self._conn.execute(kueri.limit(1)).scalar_one_or_none()) is not None:
            raise UnitMasihBertugas(kode)

    def targets(
        self, daftar: Sequence[Indikator], dasar: Dasar | None, now: datetime | None
    ) -> Mapping[str, Mapping[str, int | None]]:
        """Keep what changes in used targets; what is to be said of the year of targets and figures, by kode."""
        repo = PenetapanRepo(self._conn, self._id)
        lama = {satu.kode: satu for satu in self._all_indicators()}
        dipakai = repo.used_targets()
        berubah = [satu for satu in daftar if satu.kode in lama and not has_same_targets(lama[satu.kode], satu)]
        perlu = [satu for satu in berubah if satu.kode in dipakai]
        if perlu and (dasar is None or now is None):
            raise TargetPerluDasar([satu.kode for satu in perlu])
        if dasar is not None and now is not None:
            repo.add([penetapan for satu in perlu for penetapan in list_penetapan(lama[satu.kode], satu, dasar)], now)
        tahun = dasar.sejak.year if dasar else None
        hasil: dict[str, dict[str, int | None]] = {satu.kode: {"tahun_target": tahun} for satu in perlu}
        for satu in daftar:
            if satu.kode in lama and lama[satu.kode].angka_lalu != satu.angka_lalu:
                hasil.setdefault(satu.kode, {})["tahun_angka"] = None
        return hasil

    def _all_indicators(self) -> list[Indikator]:
        """The inactive ones too, as a row that comes back takes up where it was."""
        kolom = tables.indikator.c
        kueri = select(kolom.isi).where(kolom.instansi_id == self._id)
        return [INDIKATOR.validate_python(isi) for isi in self._conn.execute(kueri).scalars()]

    def indikator(self, penyiapan: Penyiapan, tahun: Mapping[str, Mapping[str, int | None]]) -> None:
        baris = {
            satu.kode: {
                "urut": urut,
                "unit": satu.unit,
                "isi": INDIKATOR.dump_python(satu, mode="json"),
                **tahun.get(satu.kode, {}),
            }
            for urut, satu in enumerate(penyiapan.daftar_indikator)
        }
        self._merge(tables.indikator, "kode", baris)

    def pegawai(self, daftar: Sequence[Pegawai]) -> None:
        baris = {
            pegawai_key(satu): {
                "nip": satu.nip,
                "nama": satu.nama,
                "jabatan": satu.jabatan,
                "pangkat": satu.pangkat,
            }
            for satu in daftar
        }
        self._give_nip(daftar)
        self._merge(tables.pegawai, "kunci", baris)
        for satu in daftar:
            self._peran(pegawai_key(satu), satu.daftar_peran)

    def _give_nip(self, daftar: Sequence[Pegawai]) -> None:
        """Who was written down without NIP and has one now is the same person, chats and all."""
        kolom = tables.pegawai.c
        milik = kolom.instansi_id == self._id
        ada = set(self._conn.execute(select(kolom.kunci).where(milik)).scalars())
        for satu in daftar:
            if satu.nip and satu.nip not in ada and satu.nama in ada:
                self._conn.execute(update(tables.pegawai).where(milik, kolom.kunci == satu.nama).values(kunci=satu.nip))

    def _peran(self, kunci: str, daftar: Sequence[Jabatan]) -> None:
        pegawai = tables.pegawai.c
        peran = tables.pemegang_peran.c
        pegawai_id = self._conn.execute(
            select(pegawai.id).where(pegawai.instansi_id == self._id, pegawai.kunci == kunci)
        ).scalar_one()
        milik = (peran.instansi_id == self._id) & (peran.pegawai_id == pegawai_id) & peran.mulai_pada.is_(None)
        ada = {
            (Peran(baris.peran), baris.unit): baris.id
            for baris in self._conn.execute(select(tables.pemegang_peran).where(milik))
        }
        self._conn.execute(update(tables.pemegang_peran).where(milik).values(aktif=False))
        for jabatan in daftar:
            if (lama := ada.get((jabatan.peran, jabatan.unit))) is not None:
                self._conn.execute(update(tables.pemegang_peran).where(milik, peran.id == lama).values(aktif=True))
            else:
                self._conn.execute(
                    insert(tables.pemegang_peran).values(
                        instansi_id=self._id,
                        pegawai_id=pegawai_id,
                        peran=jabatan.peran.value,
                        unit=jabatan.unit,
                        aktif=True,
                    )
                )

    def _merge(self, tabel: Table, kunci: str, baris: Mapping[str, Mapping[str, Any]]) -> None:
        milik = tabel.c.instansi_id == self._id
        ada = set(self._conn.execute(select(tabel.c[kunci]).where(milik)).scalars())
        self._conn.execute(update(tabel).where(milik, tabel.c[kunci].not_in(list(baris))).values(aktif=False))
        for nama, isi in baris.items():
            if nama in ada:
                self._conn.execute(update(tabel).where(milik, tabel.c[kunci] == nama).values(aktif=True, **isi))
            else:
                self._conn.execute(insert(tabel).values({"instansi_id": self._id, kunci: nama, "aktif": True, **isi}))
