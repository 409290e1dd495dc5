"""Keeping a set-up workbook: changes what differs, adds what is new, deletes nothing."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from sop.galat import SopError
from sop.instansi import Jabatan, Pegawai, Penyiapan, Unit
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


class UnitMasihBertugas(SopError):
    """A unit that is gone from the workbook while a cycle still waits for it."""

    def __init__(self, kode: str) -> None:
        super().__init__(f"Unit {kode} masih memiliki tugas dalam siklus berjalan, sehingga belum dapat dihapus.")


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


def write_penyiapan(conn: Connection, penyiapan: Penyiapan, instansi_id: int | None = None) -> int:
    """Keep a set-up (None: of the only office, or of a new one); rows that are gone become inactive. Returns its id.

    Raises UnitMasihBertugas where a unit is gone that a running cycle waits for.
    """
    instansi_id = find_instansi(conn) if instansi_id is None else instansi_id
    if instansi_id is None:
        instansi_id = add_instansi(conn, penyiapan.instansi)
    penulis = _Penulis(conn, instansi_id)
    penulis.setelan(penyiapan)
    penulis.unit(penyiapan.daftar_unit)
    penulis.indikator(penyiapan)
    penulis.pegawai(penyiapan.daftar_pegawai)
    return instansi_id


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

    def indikator(self, penyiapan: Penyiapan) -> None:
        baris = {
            satu.kode: {"urut": urut, "unit": satu.unit, "isi": INDIKATOR.dump_python(satu, mode="json")}
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
        self._merge(tables.pegawai, "kunci", baris)
        for satu in daftar:
            self._peran(pegawai_key(satu), satu.daftar_peran)

    def _peran(self, kunci: str, daftar: Sequence[Jabatan]) -> None:
        pegawai = tables.pegawai.c
        peran = tables.pemegang_peran.c
        pegawai_id = self._conn.execute(
            select(pegawai.id).where(pegawai.instansi_id == self._id, pegawai.kunci == kunci)
        ).scalar_one()
        milik = (peran.instansi_id == self._id) & (peran.pegawai_id == pegawai_id)
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
