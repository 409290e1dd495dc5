"""Files are kept whole or not at all, under their SHA-256."""

import hashlib
import os
import resource
import subprocess
import sys
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.berkas import Berkas, Lemari
from storage.store import Store
from tests.kantor import NOW

DIES_HALF_WAY = """
import os, sys
from storage.berkas import Lemari

def die(number):
    os._exit(9)

os.fsync = die
Lemari(sys.argv[1]).put(b"x" * 1_000_000)
"""


@pytest.fixture(params=["folder", "memory"])
def lemari(request: pytest.FixtureRequest, tmp_path: Path) -> Lemari:
    return Lemari(f"file://{tmp_path}/files" if request.param == "folder" else f"memory://{uuid.uuid4().hex}")


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """A disk that takes files of that many bytes and no larger ones, as a full one would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("isi", [b"", b"isi", bytes(range(256)) * 5000])
def test_bytes_come_back_by_their_sha256(lemari: Lemari, isi: bytes) -> None:
    sha256 = lemari.put(isi)
    assert sha256 == hashlib.sha256(isi).hexdigest()
    assert lemari.get(sha256) == isi


def test_what_was_never_kept_is_not_found(lemari: Lemari) -> None:
    with pytest.raises(FileNotFoundError):
        lemari.get("a" * 64)


def test_the_same_bytes_twice_are_one_file_that_is_not_written_again(tmp_path: Path) -> None:
    lemari = Lemari(f"file://{tmp_path}/files")
    lemari.put(b"isi")
    (path,) = _files(tmp_path)
    os.utime(path, (0, 0))
    lemari.put(b"isi")
    assert _files(tmp_path) == [path]
    assert path.stat().st_mtime == 0


def test_a_full_disk_leaves_no_half_file_and_is_told(tmp_path: Path) -> None:
    lemari = Lemari(f"file://{tmp_path}/files")
    isi = b"x" * 1_000_000
    with disk_of(size=100_000), pytest.raises(OSError, match="File too large"):
        lemari.put(isi)
    assert _files(tmp_path) == []
    assert lemari.get(lemari.put(isi)) == isi


def test_a_process_that_dies_half_way_leaves_nothing_under_the_name(tmp_path: Path) -> None:
    url = f"file://{tmp_path}/files"
    died = subprocess.run([sys.executable, "-c", DIES_HALF_WAY, url], check=False)  # noqa: S603 - our own program
    assert died.returncode == 9
    isi = b"x" * 1_000_000
    sha256 = hashlib.sha256(isi).hexdigest()
    lemari = Lemari(url)
    with pytest.raises(FileNotFoundError):
        lemari.get(sha256)
    assert lemari.get(lemari.put(isi)) == isi


def test_many_who_keep_files_at_once_each_keep_them_whole(lemari: Lemari) -> None:
    contents = [str(number % 20).encode() * 50_000 for number in range(60)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        names = list(pool.map(lemari.put, contents))
    assert [lemari.get(name) for name in names] == contents


def test_the_check_passes_where_files_can_be_kept(lemari: Lemari) -> None:
    lemari.check()
    lemari.check()


def test_the_check_writes_each_time_anew(tmp_path: Path) -> None:
    lemari = Lemari(f"file://{tmp_path}/files")
    lemari.check()
    with disk_of(size=1), pytest.raises(OSError, match="File too large"):
        lemari.check()


def test_the_check_fails_where_the_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("not a folder")
    with pytest.raises(OSError, match=r"exists|directory"):
        Lemari(f"file://{tmp_path}/files").check()


def test_a_file_noted_twice_is_one_row(store: Store) -> None:
    berkas = Berkas(sha256="a" * 64, ukuran=3_000_000_000, mime="application/pdf")
    store.berkas.add(berkas, NOW)
    store.berkas.add(berkas, NOW)
    assert store.berkas.get("a" * 64) == berkas
    assert store.berkas.get("b" * 64) is None
