"""`capaian verify` as whoever keeps an archive calls it: exit 0 for an intact one, 1 with each thing that differs."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from dokumen.arsip import BERKAS_JEJAK, BERKAS_RANTAI, ButirArsip, build_arsip
from tests.bot.capaian import Capaian, Outcome
from tests.dokumen.contoh_ukur import Rantai

NOTA, NOTULEN = "01 Perintah/Nota Dinas.docx", "02 Rapat/Notulen Rapat.docx"
Isi = dict[str, bytes]


def _rows() -> list[dict[str, object]]:
    rantai = Rantai()
    rantai.add("mulai", "Contoh Kepala", "Kepala Dinas", periode="Triwulan I 2026")
    rantai.add("unggah", "Contoh Kepala", "Kepala Dinas", langkah=1, sha256="a" * 64)
    rantai.add("tamat", "Contoh Staf", "Staf")
    return [{**asdict(satu), "pada": satu.pada.isoformat()} for satu in rantai.daftar]


def build(rows: list[dict[str, object]]) -> bytes:
    """An archive with two papers and a trail."""
    akhir = _rows()[-1]
    rantai = "urut,hash\n" + "".join(f"{satu['urut']},{satu['hash']}\n" for satu in _rows())
    isi = {
        NOTA: b"nota dinas",
        NOTULEN: b"notulen",
        BERKAS_JEJAK: json.dumps(rows).encode(),
        BERKAS_RANTAI: rantai.encode(),
    }
    keterangan = {"jejak_urut": str(akhir["urut"]), "jejak_hash": str(akhir["hash"])}
    return build_arsip([ButirArsip(nama, satu) for nama, satu in isi.items()], keterangan=keterangan)


def with_files(ganti: Mapping[str, bytes | None]) -> bytes:
    """The archive with these files in place of its own, by somebody's zip program; None takes one out."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build(_rows()))) as lama, zipfile.ZipFile(hasil, "w") as baru:
        semua: dict[str, bytes | None] = {nama: lama.read(nama) for nama in lama.namelist()}
        for nama, isi in {**semua, **ganti}.items():
            if isi is not None:
                baru.writestr(zipfile.ZipInfo(nama), isi)
    return hasil.getvalue()


def with_rewritten_row() -> bytes:
    """The archive written anew by this very program, with one row of its trail saying somebody else."""
    rows = _rows()
    rows[1]["pegawai_id"] = 99
    return build(rows)


def test_an_archive_that_is_intact_is_said_to_be(capaian: Capaian, tmp_path: Path) -> None:
    (tmp_path / "arsip.zip").write_bytes(build(_rows()))
    assert capaian.call("verify", str(tmp_path / "arsip.zip")) == Outcome(0, "intact\n", "")


@pytest.mark.parametrize(
    ("arsip", "kata"),
    [
        (with_files({NOTA: b"nota dinaz"}), f"changed: {NOTA}: its SHA-256 is not the one in MANIFEST.sha256"),
        (with_files({NOTULEN: None}), f"missing: {NOTULEN}"),
        (with_files({"03 Rencana/baru.docx": b"x"}), "added: 03 Rencana/baru.docx"),
        (with_rewritten_row(), f"changed: {BERKAS_JEJAK}: row 2 (unggah): its hash is not that of its content"),
    ],
    ids=["a changed byte", "a removed file", "an added file", "a rewritten trail row"],
)
def test_what_differs_is_named(capaian: Capaian, tmp_path: Path, arsip: bytes, kata: str) -> None:
    (tmp_path / "arsip.zip").write_bytes(arsip)
    assert capaian.call("verify", str(tmp_path / "arsip.zip")) == Outcome(1, f"{kata}\n", "")
