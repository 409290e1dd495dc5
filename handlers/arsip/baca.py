"""What an archive's plan names is read when it is drawn, some hundreds of rows at a time.

Between them others are served. All of it is only ever added to, so a plan says it as exactly as a copy would.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, NamedTuple

from dokumen.arsip import key_of, make_nama
from dokumen.data_capaian import anggaran_rows, capaian_rows
from handlers.arsip.rencana import BuktiArsip, IsiArsip, JawabanArsip, JejakArsip, RantaiArsip, TabelArsip
from handlers.isian.keadaan import BUKTI
from sop.jejak import Jejak
from sop.rekap import Rekap
from storage.jawaban import Jawaban
from storage.store import Store

_SEKALI_BACA = 500
_TABEL = {"data_capaian": capaian_rows, "data_anggaran": anggaran_rows}


class BerkasBukti(NamedTuple):
    """A file among the proofs: of which indicator, what it was called, its SHA-256."""

    kode: str
    nama: str
    sha256: str


def _plain(nilai: object) -> str:
    return nilai.isoformat() if isinstance(nilai, datetime) else str(nilai)


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)


def read_answers(jawaban: JawabanArsip, sesudah: int, store: Store) -> tuple[list[str], int]:
    """The next rows of data/jawaban.json after that answer's id, and the id to go on after; no rows at the end."""
    daftar = store.jawaban.portion(jawaban.siklus_id, sesudah=sesudah, sampai=jawaban.sampai, banyak=_SEKALI_BACA)
    return [encode(_answer(satu, jawaban.nama)) for satu in daftar], daftar[-1].id if daftar else sesudah


def read_trail(jejak: JejakArsip, sesudah: int, store: Store) -> tuple[list[str], int]:
    """The same of data/jejak.json, by the rows' numbers."""
    daftar = store.jejak.portion(jejak.siklus_id, sesudah=sesudah, sampai=jejak.sampai, banyak=_SEKALI_BACA)
    return [encode(_trace(satu, jejak.nama)) for satu in daftar], daftar[-1].urut if daftar else sesudah


def read_chain(rantai: RantaiArsip, sesudah: int, store: Store) -> tuple[list[str], int]:
    """The same of the chain of hashes, without its heading."""
    dari = max(sesudah + 1, rantai.dari)
    daftar = store.jejak.hashes(dari, min(dari + _SEKALI_BACA - 1, rantai.sampai))
    return [f"{urut},{sidik}" for urut, sidik in daftar], daftar[-1][0] if daftar else sesudah


def read_proofs(bukti: BuktiArsip, sesudah: int, store: Store) -> tuple[list[BerkasBukti | None], int]:
    """The next answers about proofs: the files among them, None for words."""
    daftar = store.jawaban.files_portion(
        bukti.siklus_id, BUKTI, sesudah=sesudah, sampai=bukti.sampai, banyak=_SEKALI_BACA
    )
    return [_proof(satu) for satu in daftar], daftar[-1].id if daftar else sesudah


def name_proofs(bukti: BuktiArsip, folder: str, semua: Iterable[BerkasBukti], lain: Iterable[str]) -> list[IsiArsip]:
    """Those of this part of the archive, each in the folder of what it proves; `lain` are the names beside them."""
    terpakai = {key_of(nama) for nama in lain}
    daftar = [
        IsiArsip(nama=make_nama((folder, satu.kode, satu.nama), terpakai), sha256=satu.sha256)
        for _, satu in zip(range(bukti.hingga), semua, strict=False)
    ]
    return daftar[bukti.dari :]


def write_table(tabel: TabelArsip, rekap: Rekap) -> str:
    """The figures as JSON."""
    return join_rows([encode(satu) for satu in _TABEL[tabel.jenis](rekap)])


def encode(baris: Mapping[str, Any]) -> str:
    """A row as JSON."""
    return _JSON.encode(baris)


def join_rows(baris: Sequence[str]) -> str:
    """A JSON list with one row a line, so that a person can read it and a program compare it."""
    return "[\n" + ",\n".join(baris) + "\n]\n" if baris else "[]\n"


def join_chain(baris: Sequence[str]) -> str:
    """The chain as CSV, under its heading."""
    return "".join(f"{satu}\n" for satu in ("urut,hash", *baris))


def _answer(jawaban: Jawaban, nama: Mapping[int, str]) -> dict[str, Any]:
    return {**jawaban._asdict(), "oleh": nama.get(jawaban.pegawai_id, "")}


def _trace(baris: Jejak, nama: Mapping[int, str]) -> dict[str, Any]:
    isi = {satu.name: getattr(baris, satu.name) for satu in fields(baris)}
    return {**isi, "nama": nama.get(baris.pegawai_id or 0, "")}


def _proof(jawaban: Jawaban) -> BerkasBukti | None:
    sha256 = jawaban.isi.get("sha256")
    return BerkasBukti(jawaban.indikator, jawaban.diketik or "", sha256) if sha256 else None
