"""A PostgreSQL of our own that may be stopped at will, and a wire to one that may be cut at a COMMIT."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import pytest

_BIN = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin")
_CHUNK = 65536


def find_pg_bin() -> Path:
    """The folder of initdb and pg_ctl; without them, or as root without the user postgres, the test is skipped."""
    found = [tool.parent for pattern in _BIN for tool in sorted(Path("/").glob(f"{pattern[1:]}/pg_ctl"))]
    if not found and (tool := shutil.which("pg_ctl")):
        found = [Path(tool).resolve().parent]
    if not found:
        pytest.skip("needs initdb and pg_ctl of PostgreSQL")
    return found[-1]


class Klaster:
    """A private cluster on 127.0.0.1, run by the user postgres where we are root."""

    def __init__(self) -> None:
        self._bin = find_pg_bin()
        self._folder = Path(tempfile.mkdtemp(prefix="capaian-klaster-"))
        self._port = free_port()
        self._count = 0
        self._user = self._find_user()
        if self._user:
            shutil.chown(self._folder, self._user)

    def __enter__(self) -> Self:
        self._run("initdb", "-D", self._data, "-U", "root", "-A", "trust", "-N", "-E", "UTF8", "--locale", "C")
        with (self._folder / "data" / "postgresql.conf").open("a") as conf:
            conf.write(f"port = {self._port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._port

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of an empty database."""
        self._count += 1
        nama = f"kekacauan_{self._count}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", "root", nama)
        yield f"postgresql://root@127.0.0.1:{self._port}/{nama}"
        self._run("dropdb", "-f", "-h", "127.0.0.1", "-p", str(self._port), "-U", "root", nama)

    def start(self) -> None:
        """Start, and wait until it answers."""
        self._run("pg_ctl", "-D", self._data, "-l", str(self._folder / "log"), "-w", "start")

    def crash_and_start(self) -> None:
        """Stop it without a word to anybody, as a crash does, and start it again."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "restart", "-l", str(self._folder / "log"))

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    @staticmethod
    def _find_user() -> str:
        if os.geteuid() != 0:
            return ""
        try:
            return pwd.getpwnam("postgres").pw_name
        except KeyError:
            pytest.skip("PostgreSQL does not run as root: needs the user postgres")

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        subprocess.run(  # noqa: S603 - PostgreSQL's own programs, and no shell
            [self._bin / program, *arguments],
            user=self._user or None,
            cwd=self._folder,
            check=check,
            timeout=60,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Kabel:
    """A wire to a PostgreSQL that is cut when a COMMIT passes: before it arrives, or before its answer comes back."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._server = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._cut: str | None = None
        self._passes = 0
        self.cuts = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True, name="kabel").start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def cut_commit(self, ke: int, *, arrives: bool) -> None:
        """Cut the `ke`-th COMMIT from now on, which `arrives` or not; its answer comes in neither case."""
        with self._lock:
            self._cut, self._passes = "answer" if arrives else "commit", ke

    def _accept(self) -> None:
        while True:
            try:
                klien, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self._server)
            except OSError:
                klien.close()
                continue
            putus = threading.Event()
            for dari, ke, keluar in ((klien, server, True), (server, klien, False)):
                threading.Thread(target=self._pump, args=(dari, ke, putus, keluar), daemon=True).start()

    def _pump(self, dari: socket.socket, ke: socket.socket, putus: threading.Event, keluar: bool) -> None:
        with suppress(OSError):
            while data := dari.recv(_CHUNK):
                how = self._take(data) if keluar else None
                if how == "commit":
                    break
                if how == "answer":
                    putus.set()
                if not keluar and putus.is_set():
                    break
                ke.sendall(data)
        for ujung in (dari, ke):
            with suppress(OSError):
                ujung.shutdown(socket.SHUT_RDWR)
            ujung.close()

    def _take(self, data: bytes) -> str | None:
        if b"COMMIT" not in data.upper():
            return None
        with self._lock:
            if self._cut is None:
                return None
            self._passes -= 1
            if self._passes > 0:
                return None
            how, self._cut = self._cut, None
            self.cuts += 1
            return how


def free_port() -> int:
    """A port nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])
