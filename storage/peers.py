"""Several processes on one PostgreSQL: who leads what only one may do, and who wakes whom.

One connection of its own holds the process's advisory locks and listens. When the process dies, the server lets go of
both at once; when the machine vanishes, within some ten seconds.
"""

import threading
from collections.abc import Callable, Collection
from contextlib import suppress

import psycopg
from sqlalchemy.engine import Engine as SqlEngine

_CHANNEL = "capaian"
_LOOK_SECONDS = 0.5
_ALIVE = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}
_SERVER_ALIVE = "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3"


class Peers:
    """This process among the others that serve one office; its callbacks come from a thread of its own."""

    def __init__(
        self,
        engine: SqlEngine,
        instansi_id: int,
        *,
        roles: Collection[str],
        on_lead: Callable[[str, bool], None],
        on_bell: Callable[[str], None],
    ) -> None:
        """`on_lead(role, leads)` tells of each change, `on_bell(name)` of each bell another process rang."""
        self._engine = engine
        self._instansi_id = instansi_id
        self._roles = tuple(roles)
        self._on_lead = on_lead
        self._on_bell = on_bell
        self._led: set[str] = set()
        self._closing = threading.Event()
        self._ringing = threading.Lock()
        self._ringer: psycopg.Connection[tuple[object, ...]] | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="peers", daemon=True)

    def start(self) -> None:
        """Begin to stand for the roles and to listen."""
        self._thread.start()

    def close(self) -> None:
        """Give up every role, and listen no more."""
        self._closing.set()
        self.ring(["closing"])  # it wakes the one who listens here too
        self._thread.join()
        with self._ringing:
            self._closed = True
            if self._ringer is not None:
                self._ringer.close()

    def ring(self, names: Collection[str]) -> None:
        """Wake the loops of these names in every other process; without the database, they look by themselves."""
        with self._ringing:
            if self._closed:
                return
            try:
                self._ring(names)
            except psycopg.OperationalError:
                if self._ringer is not None:
                    self._ringer.close()
                self._ringer = None

    def _ring(self, names: Collection[str]) -> None:
        if self._ringer is None or self._ringer.closed:
            self._ringer = self._connect()
            self._ringer.execute("SET synchronous_commit = off")  # a bell is worth no wait for the disk
        for name in names:
            self._ringer.execute("SELECT pg_notify(%s, %s)", [_CHANNEL, f"{self._instansi_id}:{name}"])

    def _run(self) -> None:
        while not self._closing.is_set():
            with suppress(psycopg.OperationalError), self._connect() as conn:
                conn.execute(_SERVER_ALIVE)
                conn.execute(f"LISTEN {_CHANNEL}")
                while not self._closing.is_set():
                    self._stand(conn)
                    self._listen(conn)
            for role in sorted(self._led):
                self._on_lead(role, False)
            self._led.clear()
            self._closing.wait(_LOOK_SECONDS)

    def _stand(self, conn: psycopg.Connection[tuple[object, ...]]) -> None:
        """Take every role that nobody holds."""
        for role in self._roles:
            if role not in self._led:
                kueri = "SELECT pg_try_advisory_lock(hashtext(%s), %s::int)"
                taken = conn.execute(kueri, [f"capaian {role}", self._instansi_id]).fetchone()
                if taken is not None and taken[0]:
                    self._led.add(role)
                    self._on_lead(role, True)

    def _listen(self, conn: psycopg.Connection[tuple[object, ...]]) -> None:
        ringer = self._ringer
        own = ringer.info.backend_pid if ringer is not None and not ringer.closed else None
        for note in conn.notifies(timeout=_LOOK_SECONDS):
            instansi, _, name = note.payload.partition(":")
            if note.pid != own and instansi == str(self._instansi_id):
                self._on_bell(name)
            if self._closing.is_set():
                return

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        arguments, options = self._engine.dialect.create_connect_args(self._engine.url)
        return psycopg.connect(*arguments, **{**options, **_ALIVE, "connect_timeout": 5, "autocommit": True})
