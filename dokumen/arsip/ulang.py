"""The archive's data against its own trail: tasks, decisions and figures are rebuilt from the rows, and compared."""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from dokumen.arsip.rantai import name_of_version
from sop.jejak import Jejak
from sop.putar_ulang import KunciTugas, SiklusUlang, TugasUlang, replay

BERKAS_TUGAS = "data/tugas.json"
BERKAS_KEPUTUSAN = "data/keputusan.json"
_DATA = (("data/capaian - ", "realisasi"), ("data/anggaran - ", "anggaran"))

Read = Callable[[str], bytes]


def check_data(jejak: Sequence[Jejak], ada: Collection[str], read: Read) -> Iterator[str]:
    """What the trail does not say, one line each; `ada` are the archive's files, `read` opens one."""
    try:
        akhir = replay(jejak)
    except (KeyError, TypeError) as galat:
        yield f"changed: the trail cannot be replayed ({type(galat).__name__}: {galat})"
        return
    yield from _each_of(BERKAS_TUGAS, ada, read, partial(_check_tasks, akhir))
    yield from _each_of(BERKAS_KEPUTUSAN, ada, read, partial(_check_decisions, akhir))
    for letak, baris in enumerate(jejak):
        if baris.peristiwa == "rekap":
            check = partial(_check_version, replay(jejak[: letak + 1]))
            yield from _each_of(name_of_version(baris.isi["versi"]), ada, read, check)
    for awal, bagian in _DATA:
        for nama in sorted(satu for satu in ada if satu.startswith(awal)):
            check_table = partial(_check_table, getattr(akhir, bagian), json_=nama.endswith(".json"))
            yield from _each_of(nama, ada, read, check_table)


def _each_of(nama: str, ada: Collection[str], read: Read, check: Callable[[bytes], Iterator[str]]) -> Iterator[str]:
    """What a check of one file finds, with the file's name; one that is missing was named before."""
    if nama not in ada:
        return
    try:
        temuan = list(check(read(nama)))
    except (ValueError, KeyError, TypeError, AttributeError) as galat:
        temuan = [f"cannot be read ({type(galat).__name__})"]
    yield from (f"changed: {nama}: {satu}" for satu in temuan)


def _check_tasks(siklus: SiklusUlang, isi: bytes) -> Iterator[str]:
    tercatat = {KunciTugas(satu["langkah"], satu["unit"], satu["putaran"]): satu for satu in json.loads(isi)}
    for kunci in dict.fromkeys([*siklus.tugas, *tercatat]):
        unit = f" of {kunci.unit}" if kunci.unit else ""
        sebutan = f"step {kunci.langkah}{unit}, round {kunci.putaran}"
        jejak, tugas = siklus.tugas.get(kunci), tercatat.get(kunci)
        if jejak is None or tugas is None:
            yield f"{sebutan}: is in {'the trail' if jejak else 'it'} alone"
            continue
        for nama, nilai in _facts(jejak).items():
            if (tugas[nama] or None) != nilai:
                yield f"{sebutan}: {nama} is {tugas[nama]!r}, the trail says {nilai!r}"


def _facts(tugas: TugasUlang) -> Mapping[str, str | None]:
    """A task as tugas.json would have it."""
    selesai = tugas.selesai
    return {
        "peran": tugas.peran,
        "keadaan": "selesai" if selesai else "terbuka",
        "dibuka_pada": tugas.dibuka.pada.isoformat() if tugas.dibuka else None,
        "tenggat": tugas.tenggat or None,
        "selesai_pada": selesai.pada.isoformat() if selesai else None,
    }


def _check_decisions(siklus: SiklusUlang, isi: bytes) -> Iterator[str]:
    tercatat = _standing(json.loads(isi))
    jejak = {(versi, satu.keputusan): satu for versi, satu in siklus.rekap.items() if satu.keputusan}
    for kunci in sorted(tercatat.keys() ^ jejak.keys()):
        yield f"version {kunci[0]} ({kunci[1]}): is in {'the trail' if kunci in jejak else 'it'} alone"
    for kunci in sorted(tercatat.keys() & jejak.keys()):
        satu, putusan = tercatat[kunci], jejak[kunci]
        benar = {"arahan": putusan.arahan, "sha256": putusan.sha256, "pada": putusan.pada and putusan.pada.isoformat()}
        for nama, nilai in benar.items():
            if satu[nama] != nilai:
                yield f"version {kunci[0]} ({kunci[1]}): {nama} is {satu[nama]!r}, the trail says {nilai!r}"


def _standing(daftar: Sequence[Mapping[str, Any]]) -> dict[tuple[int, str], Mapping[str, Any]]:
    """The decisions by version and kind, but for those that were taken back."""
    hasil: dict[tuple[int, str], Mapping[str, Any]] = {}
    for satu in daftar:
        if satu["keputusan"] == "ditarik":
            hasil = {kunci: isi for kunci, isi in hasil.items() if kunci[0] != satu["versi"]}
        else:
            hasil[satu["versi"], satu["keputusan"]] = satu
    return hasil


def _check_version(siklus: SiklusUlang, isi: bytes) -> Iterator[str]:
    """A rekap version against the figures that were handed in until it was locked."""
    rekap = json.loads(isi)
    angka = {satu["indikator"]["kode"]: satu["isian"] for satu in rekap["daftar_baris"]}
    anggaran = {satu["anggaran"]["kode"]: satu["isian"] for satu in rekap.get("daftar_anggaran", ())}
    for diserahkan, tampak in ((siklus.realisasi, angka), (siklus.anggaran, anggaran)):
        yield from _compare(diserahkan, {kode: isian for kode, isian in tampak.items() if isian})


def _check_table(diserahkan: Mapping[str, Mapping[str, Any]], isi: bytes, *, json_: bool) -> Iterator[str]:
    """A table of figures against those handed in last; a guard before a formula is none of them."""
    tabel = json.loads(isi) if json_ else csv.DictReader(io.StringIO(isi.decode("utf-8-sig")))
    tampak = {baris["kode"]: {"diketik": baris["diketik"], "nilai": baris["realisasi"]} for baris in tabel}
    yield from _compare(diserahkan, {kode: satu for kode, satu in tampak.items() if any(satu.values())})


def _compare(diserahkan: Mapping[str, Mapping[str, Any]], tampak: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for kode in sorted({*diserahkan, *tampak}):
        for nama in ("diketik", "nilai"):
            jejak, ada = (_plain(satu.get(kode, {}).get(nama)) for satu in (diserahkan, tampak))
            if jejak != ada:
                yield f"{kode}: {nama} is {ada!r}, the trail says {jejak!r}"


def _plain(nilai: object) -> str:
    """A figure the same however it is written down."""
    teks = "" if nilai is None else str(nilai).removeprefix("'")
    try:
        return f"{Decimal(teks).normalize():f}"
    except InvalidOperation:
        return teks
