"""The folder `data` of an archive: what was answered, done, decided and traced, one row a line."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any

from dokumen.arsip import BERKAS_JEJAK, BERKAS_KEPUTUSAN, BERKAS_RANTAI, BERKAS_TUGAS, KAMUS, make_nama, name_of_version
from dokumen.surat.daftar_surat import sha256_bawaan
from handlers.arsip.baca import encode, join_rows
from handlers.arsip.rencana import IsiArsip, JawabanArsip, JejakArsip, Kertas, RantaiArsip, TabelArsip
from handlers.surat.pengesahan import find_contents, sign_offs_of
from handlers.turn import Turn
from sop.jejak import Jejak
from storage.jejak import Ujung
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

_TABEL = frozenset(("data_capaian", "data_anggaran"))
_KEPUTUSAN = frozenset(("disetujui", "dikembalikan", "ditarik"))


def write_data(turn: Turn, siklus: Siklus, kertas: Mapping[int, Kertas], ujung: Ujung) -> Iterator[IsiArsip]:
    """The data files; `kertas` are the papers of the archive by id, `ujung` says where the cycle's trail ends."""
    tugas = turn.store.tugas.of_siklus(siklus.id)
    penjawab, pelaku = turn.store.jawaban.people_of(siklus.id), turn.store.jejak.people_of(siklus.id)
    nama = turn.store.orang.names_of(penjawab | pelaku | {satu.selesai_oleh for satu in tugas if satu.selesai_oleh})
    keputusan = turn.store.jejak.events_of(siklus.id, _KEPUTUSAN)
    yield IsiArsip(
        nama=BERKAS_JEJAK,
        jejak=JejakArsip(siklus_id=siklus.id, sampai=ujung.akhir, nama={satu: nama[satu] for satu in pelaku}),
    )
    yield IsiArsip(nama=BERKAS_RANTAI, rantai=RantaiArsip(dari=ujung.awal, sampai=ujung.akhir))
    isi = {
        BERKAS_KEPUTUSAN: _rows(_decision(satu, nama) for satu in keputusan),
        BERKAS_TUGAS: _rows(_task(satu, nama) for satu in tugas),
        "data/dokumen.json": _rows(_paper(turn, siklus, kertas)),
        "data/KAMUS DATA.csv": _table((("Berkas", "Isian", "Arti"), *KAMUS)),
    }
    yield from (IsiArsip(nama=berkas, teks=teks) for berkas, teks in isi.items())
    yield _answers(turn, siklus, {satu: nama[satu] for satu in penjawab})
    dipakai: set[str] = set()
    for dokumen_id in sorted(find_contents(sign_offs_of(turn, siklus.id)) & kertas.keys()):
        nama_berkas = PurePosixPath(kertas[dokumen_id].berkas.nama).name
        yield IsiArsip(nama=make_nama(("data", "isi", f"{nama_berkas}.json"), dipakai), isi_id=dokumen_id)
    for satu in turn.store.rekap.of_siklus(siklus.id):
        yield IsiArsip(nama=name_of_version(satu.versi), rekap_id=satu.id)
    yield from _figures(turn, siklus, kertas)


def _figures(turn: Turn, siklus: Siklus, kertas: Mapping[int, Kertas]) -> Iterator[IsiArsip]:
    """The tables of figures that the archive has as CSV, as JSON beside them."""
    terbaru = turn.store.rekap.of_siklus(siklus.id)[-1:]
    for satu in turn.store.dokumen.of_siklus(siklus.id):
        if terbaru and satu.id in kertas and satu.jenis in _TABEL:
            nama = PurePosixPath(kertas[satu.id].berkas.nama).with_suffix(".json")
            tabel = TabelArsip(siklus_id=siklus.id, versi=terbaru[0].versi, jenis=satu.jenis)
            yield IsiArsip(nama=str(nama), tabel=tabel)


def _answers(turn: Turn, siklus: Siklus, nama: Mapping[int, str]) -> IsiArsip:
    jawaban = JawabanArsip(siklus_id=siklus.id, sampai=turn.store.jawaban.last_of(siklus.id), nama=nama)
    return IsiArsip(nama="data/jawaban.json", jawaban=jawaban)


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
    return join_rows([encode(satu) for satu in daftar])


def _table(daftar: Iterable[Sequence[str]]) -> str:
    hasil = io.StringIO()
    csv.writer(hasil, lineterminator="\n").writerows(daftar)
    return hasil.getvalue()
