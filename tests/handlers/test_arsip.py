"""The archive of a cycle: everything is in it, it can be read without us, and nothing in it changes unseen."""

import asyncio
import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.papers import file_of
from dokumen.arsip import BERKAS_JEJAK, BERKAS_RANTAI, KAMUS, ButirArsip, build_arsip, verify_arsip
from sop.jejak import Jejak, compute_hash
from storage import tables
from storage.berkas import Berkas
from storage.dokumen import Dokumen
from storage.jawaban import JawabanBaru
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI

Isi = dict[str, bytes]
TO_THE_END = (
    *((nama, "Kirim") for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA)),
    (dinas.TIM, "Kunci rekap"),
    (dinas.TIM, "Kirim ke Sekretaris"),
    (dinas.SEKRETARIS, "Setuju"),
    (dinas.KEPALA, "Terima laporan"),
    (dinas.STAF, "Arsipkan"),
)


def archives(p: Percakapan) -> list[Dokumen]:
    return [satu for satu in p.look(lambda store: store.dokumen.of_siklus(1)) if satu.jenis == "arsip"]


def made(p: Percakapan) -> list[tuple[str, bytes]]:
    """Every archive of the cycle as Staf gets it."""

    async def draw() -> list[tuple[str, bytes]]:
        return [await file_of(p.engine, satu.id) for satu in archives(p)]

    return asyncio.run(draw())


@pytest.fixture
def arsip(di_langkah: DiLangkah) -> bytes:
    p = di_langkah(12)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    ((_, isi),) = made(p)
    return isi


def unpack(arsip: bytes) -> Isi:
    with zipfile.ZipFile(io.BytesIO(arsip)) as berkas:
        return {nama: berkas.read(nama) for nama in berkas.namelist()}


def forge(arsip: bytes, change: Callable[[Isi], None]) -> bytes:
    """The archive as somebody would write it anew who has this very program, manifest and all."""
    isi = unpack(arsip)
    keterangan = json.loads(isi.pop("manifest.json"))["keterangan"]
    del isi["MANIFEST.sha256"]
    change(isi)
    return build_arsip([ButirArsip(nama, satu) for nama, satu in isi.items()], keterangan=keterangan)


def verify(arsip: bytes, folder: Path) -> tuple[str, ...]:
    (folder / "arsip.zip").write_bytes(arsip)
    return verify_arsip(folder / "arsip.zip")


def rows_of(isi: Isi) -> list[dict[str, Any]]:
    hasil: list[dict[str, Any]] = json.loads(isi[BERKAS_JEJAK])
    return hasil


def put_rows(isi: Isi, rows: list[dict[str, Any]]) -> None:
    isi[BERKAS_JEJAK] = json.dumps(rows).encode()


def find(rows: list[dict[str, Any]], peristiwa: str) -> dict[str, Any]:
    return next(satu for satu in rows if satu["peristiwa"] == peristiwa)


def hash_of(baris: dict[str, Any]) -> str:
    isi = {kunci: baris[kunci] for kunci in Jejak.__dataclass_fields__}
    return compute_hash(Jejak(**{**isi, "pada": datetime.fromisoformat(baris["pada"])}))


@only_sqlite
def test_it_holds_every_paper_the_data_and_a_cover(arsip: bytes, tmp_path: Path) -> None:
    nama = sorted(unpack(arsip))
    assert verify(arsip, tmp_path) == ()
    assert [satu for satu in nama if not satu[:2].isdigit() and "data/isi/" not in satu] == [
        "MANIFEST.sha256",
        "README.txt",
        "data/KAMUS DATA.csv",
        "data/anggaran - Triwulan IV 2025.csv",
        "data/anggaran - Triwulan IV 2025.json",
        "data/capaian - Triwulan IV 2025.csv",
        "data/capaian - Triwulan IV 2025.json",
        "data/dokumen.json",
        "data/jawaban.json",
        BERKAS_JEJAK,
        "data/keputusan.json",
        BERKAS_RANTAI,
        "data/rekap versi 1.json",
        "data/sop.toml",
        "data/tugas.json",
        "manifest.json",
    ]
    assert {satu[:2] for satu in nama if satu[:2].isdigit()} >= {"01", "02", "03", "04", "05", "06", "07", "08", "11"}


@only_sqlite
def test_a_letter_s_pdf_stands_beside_it_as_it_was_kept(di_langkah: DiLangkah, tmp_path: Path) -> None:
    p = di_langkah(12)
    isi = b"%PDF-1.7 nota dinas distribusi, ditandatangani"

    def keep(store: Store) -> str:
        nota = next(satu for satu in store.dokumen.of_siklus(1) if satu.jenis == "nota_distribusi")
        store.berkas.add(
            Berkas(sha256=p.engine.lemari.put(isi), ukuran=len(isi), mime="application/pdf"), p.clock.now()
        )
        store.dokumen.set_pdf(nota.id, sha256(isi).hexdigest())
        return nota.nama

    nama = p.store(keep)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    ((_, arsip),) = made(p)
    folder = "06 Distribusi format"
    berkas = f"{folder}/{nama}"
    pdf = f"{folder}/{nama.removesuffix('docx')}pdf"
    isi_arsip = unpack(arsip)
    assert isi_arsip[pdf] == isi
    assert isi_arsip[berkas].startswith(b"PK")
    daftar = {satu["berkas"]: satu["pdf"] for satu in json.loads(isi_arsip["data/dokumen.json"])}
    assert {satu: milik for satu, milik in daftar.items() if milik} == {berkas: pdf}
    assert verify(arsip, tmp_path) == ()


def test_the_cover_says_what_it_is_and_how_long_it_is_kept(arsip: bytes) -> None:
    sampul = unpack(arsip)["README.txt"].decode()
    assert sampul.splitlines()[:8] == [
        "ARSIP DATA KINERJA",
        "Dinas Contoh",
        "",
        "SOP           : 07/SOP/III/2023/Dinsos Pengumpulan Data Kinerja",
        "Periode       : Triwulan IV 2025",
        "Versi arsip   : 1",
        "Diarsipkan    : Staf Contoh, Senin, 19 Januari 2026 pukul 09.00 WITA",
        "Simpan sampai : 31 Desember 2031 (sekurang-kurangnya 5 tahun; ikuti Jadwal Retensi Arsip instansi bila "
        "menetapkan lain)",
    ]


@only_sqlite
def test_every_part_of_every_data_file_is_explained_and_nothing_else(arsip: bytes) -> None:
    isi = unpack(arsip)
    ada: set[tuple[str, str]] = set()
    for nama, satu in isi.items():
        berkas = nama.partition("data/")[2].replace("Triwulan IV 2025", "[periode]")
        if nama.endswith(".json") and berkas and not berkas.startswith(("rekap versi", "isi/")):
            ada |= {(berkas, kunci) for baris in json.loads(satu) for kunci in baris}
        elif nama.endswith(".csv") and berkas != "KAMUS DATA.csv":
            kepala = satu.decode().splitlines()[0].split(",")
            ada |= {(berkas, kolom) for kolom in kepala}
    dijelaskan = {(berkas, kolom) for berkas, kolom, _ in KAMUS if kolom != "seluruhnya"}
    assert ada == dijelaskan


@only_sqlite
def test_the_figures_are_those_of_the_approved_version(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    ((_, arsip),) = made(p)
    tabel = list(csv.DictReader(io.StringIO(unpack(arsip)["data/capaian - Triwulan IV 2025.csv"].decode())))
    versi = p.look(lambda store: store.rekap.newest(1))
    assert versi is not None
    assert [(satu["kode"], satu["diketik"], satu["realisasi"], satu["capaian"]) for satu in tabel] == [
        (
            baris.indikator.kode,
            baris.isian.diketik if baris.isian else "",
            "" if baris.isian is None or baris.isian.nilai is None else str(baris.isian.nilai),
            "" if baris.capaian.nilai is None else str(baris.capaian.nilai),
        )
        for baris in versi.rekap.daftar_baris
    ]
    assert sha256(unpack(arsip)["data/rekap versi 1.json"]).hexdigest() == versi.sha256


@only_sqlite
@pytest.mark.parametrize("nama", ["capaian", "anggaran"])
def test_the_figures_as_json_are_those_of_the_csv(arsip: bytes, nama: str) -> None:
    isi = unpack(arsip)
    batang = f"data/{nama} - Triwulan IV 2025"
    tabel = list(csv.DictReader(io.StringIO(isi[f"{batang}.csv"].decode())))
    assert tabel, "there are some"
    assert [
        {kunci: nilai or "" for kunci, nilai in satu.items()} for satu in json.loads(isi[f"{batang}.json"])
    ] == tabel


@only_sqlite
def test_what_is_signed_before_it_is_drawn_names_the_version_it_is_about(arsip: bytes) -> None:
    isi = unpack(arsip)
    for nama in ("capaian", "anggaran"):
        tertulis = json.loads(isi[f"data/isi/{nama} - Triwulan IV 2025.csv.json"])
        assert tertulis == {"rekap_sha256": sha256(isi["data/rekap versi 1.json"]).hexdigest()}


def test_what_was_made_is_noted_in_the_trail_and_made_twice_alike(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    ((nama, arsip),) = made(p)
    terakhir = p.look(lambda store: store.jejak.of_siklus(1))[-1]
    assert (terakhir.peristiwa, terakhir.isi["nama"]) == ("arsip_dibuat", nama)
    assert terakhir.isi["sha256"] == sha256(arsip).hexdigest()
    belum = update(tables.dokumen).where(tables.dokumen.c.jenis == "arsip").values(sha256=None)
    p.store(lambda store: store.conn.execute(belum))
    assert made(p) == [(nama, arsip)]


@only_sqlite
@pytest.mark.parametrize("peristiwa", ["selesai", "isian", "rekap", "disetujui", "tamat"])
def test_a_rewritten_trail_row_is_named(arsip: bytes, tmp_path: Path, peristiwa: str) -> None:
    def rewrite(isi: Isi) -> None:
        rows = rows_of(isi)
        find(rows, peristiwa)["pegawai_id"] = 99
        put_rows(isi, rows)

    urut = find(rows_of(unpack(arsip)), peristiwa)["urut"]
    assert verify(forge(arsip, rewrite), tmp_path) == (
        f"changed: data/jejak.json: row {urut} ({peristiwa}): its hash is not that of its content",
    )


@only_sqlite
def test_a_row_rewritten_with_its_own_hash_still_does_not_fit(arsip: bytes, tmp_path: Path) -> None:
    def rewrite(isi: Isi, *, rantai: bool) -> None:
        rows = rows_of(isi)
        baris = find(rows, "disetujui")
        lama = baris["hash"]
        baris["pegawai_id"] = 99
        baris["hash"] = hash_of(baris)
        put_rows(isi, rows)
        if rantai:
            isi[BERKAS_RANTAI] = isi[BERKAS_RANTAI].replace(lama.encode(), baris["hash"].encode())

    rows = rows_of(unpack(arsip))
    urut = find(rows, "disetujui")["urut"]
    berikut = next(satu for satu in rows if satu["urut"] == urut + 1)
    assert verify(forge(arsip, lambda isi: rewrite(isi, rantai=False)), tmp_path) == (
        f"changed: data/jejak.json: row {urut} (disetujui): its hash is not the one in data/rantai.csv",
    )
    assert verify(forge(arsip, lambda isi: rewrite(isi, rantai=True)), tmp_path) == (
        f"changed: data/jejak.json: row {urut + 1} ({berikut['peristiwa']}): does not follow row {urut}",
    )


@only_sqlite
def test_a_last_row_that_is_taken_away_is_missed(arsip: bytes, tmp_path: Path) -> None:
    def shorten(isi: Isi) -> None:
        put_rows(isi, rows_of(isi)[:-1])
        isi[BERKAS_RANTAI] = isi[BERKAS_RANTAI].rsplit(b"\n", 2)[0] + b"\n"

    urut = rows_of(unpack(arsip))[-1]["urut"]
    assert verify(forge(arsip, shorten), tmp_path) == (
        f"changed: data/jejak.json: ends with row {urut - 1}, the manifest says row {urut} and another hash",
    )


@only_sqlite
def test_figures_that_are_not_those_decided_on_are_named(arsip: bytes, tmp_path: Path) -> None:
    def rewrite(isi: Isi) -> None:
        isi["data/rekap versi 1.json"] = isi["data/rekap versi 1.json"].replace(b"87,5%", b"99,5%")

    temuan = verify(forge(arsip, rewrite), tmp_path)
    assert len(temuan) == 2
    assert all(satu.startswith("changed: data/rekap versi 1.json: is not what row ") for satu in temuan)


DATA_LAIN: dict[str, tuple[str, Callable[[list[dict[str, Any]]], object], str]] = {
    "a step signed off later": (
        "data/tugas.json",
        lambda rows: rows[2].update(selesai_pada="2026-01-19T09:00:00+00:00"),
        "step 3, round 1: selesai_pada is '2026-01-19T09:00:00+00:00', the trail says '2026-01-19T01:00:00+00:00'",
    ),
    "a step that was never opened": (
        "data/tugas.json",
        lambda rows: rows.append({**rows[0], "putaran": 7}),
        "step 1, round 7: is in it alone",
    ),
    "a step left out": ("data/tugas.json", lambda rows: rows.pop(0), "step 1, round 1: is in the trail alone"),
    "a decision in other words": (
        "data/keputusan.json",
        lambda rows: rows[0].update(arahan="Mohon diulang."),
        "version 1 (disetujui): arahan is 'Mohon diulang.', the trail says ''",
    ),
    "a decision left out": (
        "data/keputusan.json",
        lambda rows: rows.clear(),
        "version 1 (disetujui): is in the trail alone",
    ),
    "no table": (
        "data/tugas.json",
        lambda rows: rows.append({"langkah": 1, "unit": None, "putaran": "x", "peran": [1]}),
        "step 1, round x: is in it alone",
    ),
}


@only_sqlite
@pytest.mark.parametrize("apa", DATA_LAIN)
def test_data_that_the_trail_does_not_say_are_named(arsip: bytes, tmp_path: Path, apa: str) -> None:
    berkas, change, temuan = DATA_LAIN[apa]

    def rewrite(isi: Isi) -> None:
        rows = json.loads(isi[berkas])
        change(rows)
        isi[berkas] = json.dumps(rows).encode()

    assert verify(forge(arsip, rewrite), tmp_path) == (f"changed: {berkas}: {temuan}",)


@only_sqlite
@pytest.mark.parametrize("ekor", ["csv", "json"])
def test_a_table_of_figures_that_were_not_handed_in_is_named(arsip: bytes, tmp_path: Path, ekor: str) -> None:
    berkas = f"data/capaian - Triwulan IV 2025.{ekor}"

    def rewrite(isi: Isi) -> None:
        isi[berkas] = isi[berkas].replace(b"87.5", b"99.5")

    temuan = verify(forge(arsip, rewrite), tmp_path)
    assert temuan == (f"changed: {berkas}: B1-1: nilai is '99.5', the trail says '87.5'",)


@only_sqlite
@pytest.mark.parametrize("isi_jejak", [b"", b"{}", b"[1]", b'[{"urut": "x"}]', b"\xff"])
def test_a_trail_that_is_none_is_named(arsip: bytes, tmp_path: Path, isi_jejak: bytes) -> None:
    def rewrite(isi: Isi) -> None:
        isi[BERKAS_JEJAK] = isi_jejak

    (temuan,) = verify(forge(arsip, rewrite), tmp_path)
    assert temuan.startswith(("changed: data/jejak.json: cannot be read", "changed: data/jejak.json: ends with row"))


@only_sqlite
def test_proofs_that_a_bot_cannot_send_in_one_go_come_in_parts(di_langkah: DiLangkah, tmp_path: Path) -> None:
    p = di_langkah(TERISI)
    for nomor in range(3):
        give_proof(p, b"%PDF-1.4 " + bytes([nomor]) * 14_000_000)
    for nama, label in TO_THE_END:
        p.ponsel(nama).tekan(label)
    bagian = made(p)
    assert [nama for nama, _ in bagian] == [
        "Arsip - Triwulan IV 2025 - bagian 1 dari 2.zip",
        "Arsip - Triwulan IV 2025 - bagian 2 dari 2.zip",
    ]
    assert [verify(isi, tmp_path) for _, isi in bagian] == [(), ()]
    bukti = [[nama for nama in unpack(isi) if nama.startswith("bukti")] for _, isi in bagian]
    assert [len(satu) for satu in bukti] == [2, 1]
    assert "terdiri atas 2 berkas zip" in unpack(bagian[0][1])["README.txt"].decode()
    assert all(len(isi) < 50_000_000 for _, isi in bagian)


def give_proof(p: Percakapan, isi: bytes) -> None:
    """A file as proof of B2-1, as if it had been sent."""
    sha256 = p.engine.lemari.put(isi)

    def keep(store: Store) -> None:
        tugas = next(satu for satu in store.tugas.of_siklus(1) if (satu.langkah, satu.unit) == (7, "B2"))
        pengisi = store.orang.holders(tugas.peran, "B2")[0]
        store.berkas.add(Berkas(sha256=sha256, ukuran=len(isi), mime="application/pdf"), p.clock.now())
        bukti = JawabanBaru(
            siklus_id=1, tugas_id=tugas.id, indikator="B2-1", butir="bukti", diketik="b.pdf", isi={"sha256": sha256}
        )
        store.jawaban.add(bukti, pegawai_id=pengisi.id, now=p.clock.now(), inbox_id=None)

    p.store(keep)


def test_a_reopened_cycle_ends_with_a_second_archive_and_keeps_the_first(di_langkah: DiLangkah, tmp_path: Path) -> None:
    p = di_langkah(12)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    pertama = made(p)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.ketik("/arsip")
    sekretaris.tekan("Triwulan IV 2025")
    sekretaris.tekan("Buka kembali")
    sekretaris.ketik("Inspektorat meminta pemeriksaan ulang.")
    for nama, label in TO_THE_END[3:]:
        p.ponsel(nama).tekan(label)
    (lama, baru) = made(p)
    assert [lama] == pertama
    assert baru[0] == "Arsip versi 2 - Triwulan IV 2025.zip"
    assert verify(baru[1], tmp_path) == ()
    isi = unpack(baru[1])
    assert not [nama for nama in isi if "(2)" in nama and nama.startswith("12")]
    assert find(rows_of(isi), "buka_kembali")["isi"] == {"alasan": "Inspektorat meminta pemeriksaan ulang."}
    assert find(rows_of(isi), "arsip_dibuat")["isi"]["sha256"] == sha256(lama[1]).hexdigest()
    assert {"data/rekap versi 1.json", "data/rekap versi 2.json"} <= isi.keys()
