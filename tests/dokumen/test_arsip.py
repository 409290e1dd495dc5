"""The archive of step 12: what it holds, what it refuses, and that no byte of it changes unseen."""

import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from shutil import which

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dokumen.arsip import ButirArsip, NamaArsipDitolak, NamaArsipGanda, build_arsip, make_nama, verify_arsip

ISI = (
    ButirArsip("2 Rapat/Notulen Rapat.docx", b"notulen"),
    ButirArsip("1 Perintah/Nota Dinas.docx", b"nota dinas \x00\xff"),
    ButirArsip("8 Rekap/Rekap é.xlsx", b""),
)
KETERANGAN = {"periode": "Triwulan I 2026", "instansi": "Dinas Contoh & Sosial"}
ARSIP = build_arsip(ISI, keterangan=KETERANGAN)
KECIL = build_arsip([ButirArsip("a", b"1")], keterangan={"p": "q"})


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    return tmp_path / "arsip.zip"


def verify(berkas: Path, isi: bytes) -> tuple[str, ...]:
    berkas.write_bytes(isi)
    return verify_arsip(berkas)


def rewrite(ganti: Mapping[str, bytes | None], metode: int = zipfile.ZIP_STORED) -> bytes:
    """The archive as somebody's own zip program would write it; None takes a file out."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ARSIP)) as lama, zipfile.ZipFile(hasil, "w", metode) as baru:
        semua: dict[str, bytes | None] = {nama: lama.read(nama) for nama in lama.namelist()}
        for nama, isi in {**semua, **ganti}.items():
            if isi is not None:
                baru.writestr(zipfile.ZipInfo(nama), isi, metode)
    return hasil.getvalue()


def test_an_archive_as_written_is_intact(berkas: Path) -> None:
    assert verify(berkas, ARSIP) == ()


def test_an_empty_archive_is_intact(berkas: Path) -> None:
    assert verify(berkas, build_arsip([], keterangan={})) == ()


def test_the_order_of_the_files_does_not_matter() -> None:
    assert build_arsip(ISI[::-1], keterangan=dict(reversed(KETERANGAN.items()))) == ARSIP


def test_the_manifest_says_what_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(ARSIP)) as arsip:
        manifes = json.loads(arsip.read("manifest.json"))
        assert arsip.namelist() == [
            "MANIFEST.sha256",
            "manifest.json",
            "1 Perintah/Nota Dinas.docx",
            "2 Rapat/Notulen Rapat.docx",
            "8 Rekap/Rekap é.xlsx",
        ]
    assert manifes == {
        "skema": 1,
        "keterangan": KETERANGAN,
        "daftar_berkas": [
            {
                "nama": "1 Perintah/Nota Dinas.docx",
                "ukuran": 13,
                "sha256": "9309a3fb2b74c60eada3988e3516c6bff0e6ead302b4989c82e3ec5568d6af95",
            },
            {
                "nama": "2 Rapat/Notulen Rapat.docx",
                "ukuran": 7,
                "sha256": "0ab1ce7cd133f4a3865b5413510f602fc3351c915d83e3cf2f68a26a949b8c42",
            },
            {
                "nama": "8 Rekap/Rekap é.xlsx",
                "ukuran": 0,
                "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            },
        ],
        "sha256_daftar": "ce3341f5bf1d6ceac4c224a6ced81614726842a8878bba5630a82e0ee0e51b22",
    }


@pytest.mark.skipif(which("sha256sum") is None, reason="sha256sum is not on this machine")
def test_sha256sum_reads_the_manifest(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(ARSIP)) as arsip:
        arsip.extractall(tmp_path)
    perintah = ["sha256sum", "--check", "--strict", "--quiet", "MANIFEST.sha256"]
    assert subprocess.run(perintah, cwd=tmp_path, check=False).returncode == 0  # noqa: S603 a fixed command


def test_every_single_byte_counts(berkas: Path) -> None:
    for letak in range(len(KECIL)):
        for bit in (0x01, 0x20, 0x80, 0xFF):
            rusak = bytearray(KECIL)
            rusak[letak] ^= bit
            assert verify(berkas, bytes(rusak)) != (), f"byte {letak} xor {bit:#x}"


@given(letak=st.integers(0, len(ARSIP) - 1), bit=st.integers(1, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_flip_of_any_byte_is_found(berkas: Path, letak: int, bit: int) -> None:
    rusak = bytearray(ARSIP)
    rusak[letak] ^= bit
    assert verify(berkas, bytes(rusak)) != ()


@given(dari=st.integers(0, len(ARSIP)), panjang=st.integers(0, 200), sisip=st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_cut_and_any_insertion_is_found(berkas: Path, dari: int, panjang: int, sisip: bytes) -> None:
    lain = ARSIP[:dari] + sisip + ARSIP[dari + panjang :]
    assert (verify(berkas, lain) == ()) == (lain == ARSIP)


@given(isi=st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_answered_without_an_exception(berkas: Path, isi: bytes) -> None:
    assert verify(berkas, isi) != ()


@given(
    st.dictionaries(st.text("abc/ é.1", min_size=1, max_size=8), st.binary(max_size=30), max_size=5),
    st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_can_be_built_is_intact(berkas: Path, isi: dict[str, bytes], keterangan: dict[str, str]) -> None:
    try:
        arsip = build_arsip([ButirArsip(nama, data) for nama, data in isi.items()], keterangan=keterangan)
    except (NamaArsipDitolak, NamaArsipGanda):
        return
    assert verify(berkas, arsip) == ()


def test_each_kind_of_change_is_named(berkas: Path) -> None:
    ganti = {"2 Rapat/Notulen Rapat.docx": b"lain", "1 Perintah/Nota Dinas.docx": None, "9/baru.txt": b"x"}
    assert verify(berkas, rewrite(ganti)) == (
        "missing: 1 Perintah/Nota Dinas.docx",
        "added: 9/baru.txt",
        "changed: 2 Rapat/Notulen Rapat.docx: its SHA-256 is not the one in MANIFEST.sha256",
    )


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"MANIFEST.sha256": None}, ("missing: MANIFEST.sha256",)),
        ({"manifest.json": None}, ("missing: manifest.json",)),
        (
            {"manifest.json": b"{}"},
            ("changed: manifest.json: its SHA-256 is not the one in MANIFEST.sha256",),
        ),
    ],
)
def test_a_manifest_gone_or_altered_is_named(
    berkas: Path, ganti: dict[str, bytes | None], kata: tuple[str, ...]
) -> None:
    assert verify(berkas, rewrite(ganti)) == kata


def test_a_manifest_forged_together_with_its_sum_is_named(berkas: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(ARSIP)) as arsip:
        daftar, manifes = arsip.read("MANIFEST.sha256"), arsip.read("manifest.json")
    palsu = manifes.replace(b'"ukuran": 7', b'"ukuran": 8')
    semula, menjadi = (hashlib.sha256(isi).hexdigest().encode() for isi in (manifes, palsu))
    ganti = {"manifest.json": palsu, "MANIFEST.sha256": daftar.replace(semula, menjadi)}
    assert verify(berkas, rewrite(ganti)) == ("changed: manifest.json: it does not say what the files say",)


def test_a_line_too_many_in_the_list_of_sums_is_named(berkas: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(ARSIP)) as arsip:
        daftar = arsip.read("MANIFEST.sha256")
    ganti = {"MANIFEST.sha256": daftar + b"# tambahan\n"}
    assert verify(berkas, rewrite(ganti)) == ("changed: MANIFEST.sha256: it is not as it was written",)


def test_the_same_files_zipped_by_another_program_are_found(berkas: Path) -> None:
    assert verify(berkas, rewrite({})) == ("changed: the zip's own structure, first at byte 1364",)
    assert "changed: manifest.json: packed by another program" in verify(berkas, rewrite({}, zipfile.ZIP_DEFLATED))


@pytest.mark.parametrize(("isi", "letak"), [(ARSIP + b"x", len(ARSIP)), (b"x" + ARSIP, 0), (ARSIP + ARSIP, len(ARSIP))])
def test_bytes_before_or_behind_are_found(berkas: Path, isi: bytes, letak: int) -> None:
    assert verify(berkas, isi) == (f"changed: the zip's own structure, first at byte {letak}",)


def test_a_bomb_is_refused_before_it_is_read(berkas: Path) -> None:
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("MANIFEST.sha256", bytes(10_000_000))
    assert verify(berkas, bom.getvalue()) == (
        "changed: MANIFEST.sha256: packed by another program",
        "broken zip: it states more content than it has bytes",
    )


def test_a_name_from_a_damaged_zip_does_not_reach_the_terminal_raw(berkas: Path) -> None:
    assert verify(berkas, rewrite({"\x1b[2J": b""})) == (r"added: \x1b[2J",)


def test_what_is_no_zip_is_said(berkas: Path) -> None:
    assert verify(berkas, b"halo") == ("broken zip: File is not a zip file",)
    assert verify_arsip(berkas.with_name("tidak ada.zip")) == ("cannot be read: No such file or directory",)
    assert verify_arsip(berkas.parent) == ("cannot be read: Is a directory",)


@pytest.mark.parametrize(
    "nama",
    [
        "",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/../b",
        "./a",
        "a\x00b",
        "a\nb",
        "a\\b",
        "C:a",
        "a.",
        "a ",
        "é" * 128,
        "\ud800",
    ],
)
def test_an_unsafe_name_is_refused(nama: str) -> None:
    with pytest.raises(NamaArsipDitolak):
        build_arsip([ButirArsip(nama, b"")], keterangan={})


@pytest.mark.parametrize(
    "daftar",
    [("a", "a"), ("a", "A"), ("é", "e\u0301"), ("a", "a/b"), ("manifest.json",), ("Manifest.SHA256",)],
)
def test_two_files_that_would_be_one_are_refused(daftar: tuple[str, ...]) -> None:
    with pytest.raises(NamaArsipGanda):
        build_arsip([ButirArsip(nama, b"") for nama in daftar], keterangan={})


BERNAMA_ANEH = (
    "Notulen: rapat?.pdf",
    "../../x.pdf",
    "Tangkapan\u202flayar\u00a01.png",
    "",
    ".",
    "akhir. ",
    "a/b\\c.pdf",
    "Ā" * 300 + ".pdf",
    "tanpa\x00akhir\n",
    "Sama.pdf",
    "SAMA.pdf",
)


def test_whatever_people_call_their_files_they_go_into_the_archive_each_under_its_own_name() -> None:
    terpakai: set[str] = set()
    nama = [make_nama(("bukti dukung", "SEK/1", satu), terpakai) for satu in BERNAMA_ANEH]
    assert len(nama) == len(set(nama))
    assert nama[0] == "bukti dukung/SEK_1/Notulen_ rapat_.pdf"
    assert nama[-1] == "bukti dukung/SEK_1/SAMA (2).pdf"
    build_arsip([ButirArsip(nama=satu, isi=b"") for satu in nama], keterangan={})


@given(st.lists(st.text(max_size=300), min_size=1, max_size=8))
def test_any_names_make_an_archive(semua: list[str]) -> None:
    terpakai: set[str] = set()
    daftar = [ButirArsip(nama=make_nama(("folder", satu), terpakai), isi=b"") for satu in semua]
    build_arsip(daftar, keterangan={})
