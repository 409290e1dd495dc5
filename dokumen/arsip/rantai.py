"""The trail inside an archive: each row gives its own hash and follows the one before, decisions name what is there.

A cycle's rows stand among others of the office; of those only number and hash are in the archive, so the order and
completeness of the cycle's own rows can be told without showing anybody else's.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sop.jejak import Jejak, compute_hash

BERKAS_JEJAK = "data/jejak.json"
BERKAS_RANTAI = "data/rantai.csv"
_VERSI = frozenset(("rekap", "disetujui", "dikembalikan", "ditarik"))


def name_of_version(versi: int) -> str:
    """The file that holds a rekap version, byte for byte what was locked."""
    return f"data/rekap versi {versi}.json"


def read_jejak(isi: bytes) -> list[Jejak]:
    """The rows of the trail as they stand in the archive; ValueError, KeyError or TypeError where it is none."""
    return [_jejak(satu) for satu in json.loads(isi)]


def check_trail(jejak: bytes, rantai: bytes, keterangan: Mapping[str, str], sidik: Mapping[str, str]) -> Iterator[str]:
    """What does not fit, one line each; `sidik` are the SHA-256 of the archive's files by name."""
    try:
        baris, hashes = read_jejak(jejak), _read_rantai(rantai)
    except (ValueError, KeyError, TypeError) as galat:
        yield f"changed: {BERKAS_JEJAK}: cannot be read as a trail ({type(galat).__name__})"
        return
    yield from _check_ends(baris, hashes, keterangan)
    for satu in baris:
        yield from _check_row(satu, hashes)
        yield from _check_version(satu, sidik)


def _check_ends(baris: Sequence[Jejak], hashes: Mapping[int, str], keterangan: Mapping[str, str]) -> Iterator[str]:
    kepala = (keterangan.get("jejak_urut"), keterangan.get("jejak_hash"))
    akhir = (str(baris[-1].urut), baris[-1].hash) if baris else (None, None)
    if kepala != akhir:
        yield f"changed: {BERKAS_JEJAK}: ends with row {akhir[0]}, the manifest says row {kepala[0]} and another hash"
    if baris and list(hashes) != list(range(baris[0].urut, baris[-1].urut + 1)):
        yield f"changed: {BERKAS_RANTAI}: is not a row for each from {baris[0].urut} to {baris[-1].urut}"


def _check_row(satu: Jejak, hashes: Mapping[int, str]) -> Iterator[str]:
    sebutan = f"changed: {BERKAS_JEJAK}: row {satu.urut} ({satu.peristiwa})"
    if compute_hash(satu) != satu.hash:
        yield f"{sebutan}: its hash is not that of its content"
    elif hashes.get(satu.urut) != satu.hash:
        yield f"{sebutan}: its hash is not the one in {BERKAS_RANTAI}"
    elif hashes.get(satu.urut - 1, satu.hash_lalu) != satu.hash_lalu:
        yield f"{sebutan}: does not follow row {satu.urut - 1}"


def _check_version(satu: Jejak, sidik: Mapping[str, str]) -> Iterator[str]:
    if satu.peristiwa in _VERSI:
        nama = name_of_version(satu.isi.get("versi", 0))
        if sidik.get(nama) != satu.isi.get("sha256"):
            yield f"changed: {nama}: is not what row {satu.urut} ({satu.peristiwa}) of the trail is about"


def _jejak(isi: Mapping[str, Any]) -> Jejak:
    return Jejak(
        urut=int(isi["urut"]),
        pada=datetime.fromisoformat(isi["pada"]),
        pegawai_id=isi["pegawai_id"],
        peran=isi["peran"],
        peristiwa=isi["peristiwa"],
        siklus_id=isi["siklus_id"],
        isi=dict(isi["isi"]),
        inbox_id=isi["inbox_id"],
        hash_lalu=isi["hash_lalu"],
        hash=isi["hash"],
    )


def _read_rantai(isi: bytes) -> dict[int, str]:
    return {int(baris["urut"]): baris["hash"] for baris in csv.DictReader(io.StringIO(isi.decode()))}
