"""The folder `data` of an archive: what was answered, done, decided and traced, one row a line."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from dokumen.arsip import BERKAS_JEJAK, BERKAS_KEPUTUSAN, BERKAS_RANTAI, BERKAS_TUGAS, KAMUS, make_nama, name_of_version
from dokumen.data_capaian import anggaran_rows, capaian_rows
from dokumen.surat.daftar_surat import sha256_bawaan
from handlers.arsip.rencana import IsiArsip, JawabanArsip, Kertas
from handlers.surat.pengesahan import find_contents
from handlers.turn import Turn
from sop.jejak import Jejak
from storage.jawaban import Jawaban
from storage.siklus import Siklus
from storage.store import Store
from storage.tugas import TugasTersimpan

_TABEL = {"data_capaian": capaian_rows, "data_anggaran": anggaran_rows}
_SEKALI_BACA = 500
_KEPUTUSAN = frozenset(("disetujui", "dikembalikan", "ditarik"))


def _plain(nilai: object) -> str:
    return nilai.isoformat() if isinstance(nilai, datetime) else str(nilai)


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)


def write_data(turn: Turn, siklus: Siklus, kertas: Mapping[int, Kertas], jejak: Sequence[Jejak]) -> Iterator[IsiArsip]:
    """The data files; `kertas` are the papers of the archive by id, `jejak` the cycle's trail."""
    tugas = turn.store.tugas.of_siklus(siklus.id)
    penjawab = turn.store.jawaban.people_of(siklus.id)
    nama = turn.store.orang.names_of(penjawab | set(_people(jejak, tugas)))
    dipakai: set[str] = set()
    isi = {
        BERKAS_JEJAK: _rows(_trace(satu, nama) for satu in jejak),
        BERKAS_RANTAI: _chain(turn, jejak),
        BERKAS_KEPUTUSAN: _rows(_decision(satu, nama) for satu in jejak if satu.peristiwa in _KEPUTUSAN),
        BERKAS_TUGAS: _rows(_task(satu, nama) for satu in tugas),
        "data/dokumen.json": _rows(_paper(turn, siklus, kertas)),
        "data/KAMUS DATA.csv": _table((("Berkas", "Isian", "Arti"), *KAMUS)),
    }
    yield from (IsiArsip(nama=berkas, teks=teks) for berkas, teks in isi.items())
    yield _answers(turn, siklus, {satu: nama[satu] for satu in penjawab})
    for dokumen_id in sorted(find_contents(jejak) & kertas.keys()):
        nama_berkas = PurePosixPath(kertas[dokumen_id].berkas.nama).name
        yield IsiArsip(nama=make_nama(("data", "isi", f"{nama_berkas}.json"), dipakai), isi_id=dokumen_id)
    for satu in turn.store.rekap.of_siklus(siklus.id):
        yield IsiArsip(nama=name_of_version(satu.versi), rekap_id=satu.id)
    yield from _figures(turn, siklus, kertas)


def read_answers(jawaban: JawabanArsip, sesudah: int, store: Store) -> tuple[list[str], int]:
    """The next rows of data/jawaban.json after that answer's id, and the id to go on after; no rows at the end."""
    daftar = store.jawaban.portion(jawaban.siklus_id, sesudah=sesudah, sampai=jawaban.sampai, banyak=_SEKALI_BACA)
    return [_JSON.encode(_answer(satu, jawaban.nama)) for satu in daftar], daftar[-1].id if daftar else sesudah


def join_rows(baris: Sequence[str]) -> str:
    """A JSON list with one row a line, so that a person can read it and a program compare it."""
    return "[\n" + ",\n".join(baris) + "\n]\n" if baris else "[]\n"


def _figures(turn: Turn, siklus: Siklus, kertas: Mapping[int, Kertas]) -> Iterator[IsiArsip]:
    """The tables of figures that the archive has as CSV, as JSON beside them."""
    terbaru = turn.store.rekap.newest(siklus.id)
    for satu in turn.store.dokumen.of_siklus(siklus.id):
        if terbaru is not None and satu.id in kertas and satu.jenis in _TABEL:
            nama = PurePosixPath(kertas[satu.id].berkas.nama).with_suffix(".json")
            yield IsiArsip(nama=str(nama), teks=_rows(_TABEL[satu.jenis](terbaru.rekap)))


def _answers(turn: Turn, siklus: Siklus, nama: Mapping[int, str]) -> IsiArsip:
    jawaban = JawabanArsip(siklus_id=siklus.id, sampai=turn.store.jawaban.last_of(siklus.id), nama=nama)
    return IsiArsip(nama="data/jawaban.json", jawaban=jawaban)


def _people(jejak: Sequence[Jejak], tugas: Sequence[TugasTersimpan]) -> Iterator[int]:
    semua = (*(satu.pegawai_id for satu in jejak), *(satu.selesai_oleh for satu in tugas))
    return (satu for satu in semua if satu is not None)


def _chain(turn: Turn, jejak: Sequence[Jejak]) -> str:
    """Number and hash of every row of the office's trail from the cycle's first to its last, others' rows too."""
    rantai = turn.store.jejak.hashes(jejak[0].urut, jejak[-1].urut)
    return _table((("urut", "hash"), *((str(urut), sidik) for urut, sidik in rantai)))


def _trace(baris: Jejak, nama: Mapping[int, str]) -> dict[str, Any]:
    isi = {satu.name: getattr(baris, satu.name) for satu in fields(baris)}
    return {**isi, "nama": nama.get(baris.pegawai_id or 0, "")}


def _decision(baris: Jejak, nama: Mapping[int, str]) -> dict[str, Any]:
    return {
        "versi": baris.isi["versi"],
        "keputusan": baris.peristiwa,
        "arahan": baris.isi["arahan"],
        "sha256": baris.isi["sha256"],
        "oleh": nama.get(baris.pegawai_id or 0, ""),
        "peran": baris.peran,
        "pada": baris.pada,
        "jejak_urut": baris.urut,
    }


def _task(tugas: TugasTersimpan, nama: Mapping[int, str]) -> dict[str, Any]:
    isi = {satu.name: getattr(tugas, satu.name) for satu in fields(tugas)}
    return {**isi, "selesai_oleh": nama.get(tugas.selesai_oleh or 0, "")}


def _answer(jawaban: Jawaban, nama: Mapping[int, str]) -> dict[str, Any]:
    return {**jawaban._asdict(), "oleh": nama.get(jawaban.pegawai_id, "")}


def _paper(turn: Turn, siklus: Siklus, kertas: Mapping[int, Kertas]) -> Iterator[dict[str, Any]]:
    for satu in turn.store.dokumen.of_siklus(siklus.id):
        if satu.id in kertas:
            milik = kertas[satu.id]
            yield {
                "berkas": milik.berkas.nama,
                "pdf": milik.pdf.nama if milik.pdf else None,
                "langkah": satu.langkah,
                "unit": satu.unit,
                "jenis": satu.jenis,
                "tugas_id": satu.tugas_id,
                "dibuat_pada": satu.dibuat_pada,
                "templat": satu.templat or sha256_bawaan(satu.jenis),
                "logo": satu.logo,
            }


def _rows(daftar: Iterable[Mapping[str, Any]]) -> str:
    return join_rows([_JSON.encode(satu) for satu in daftar])


def _table(daftar: Iterable[Sequence[str]]) -> str:
    hasil = io.StringIO()
    csv.writer(hasil, lineterminator="\n").writerows(daftar)
    return hasil.getvalue()
