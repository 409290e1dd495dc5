"""The plans of the hot queries: our own repositories run, and the server tells how it carried each statement out."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from sqlalchemy import Connection, event

from benchmarks.fill import busy_office
from sop.peran import Peran
from storage.database import Database
from storage.inbox import UpdateMasuk
from storage.jawaban import JawabanBaru
from storage.outbox import PesanKeluar, Terkirim
from storage.store import Store
from tests.kantor import NOW

# auto_explain is part of PostgreSQL; it tells the plan that was really used, a prepared statement's too.
_TELL = (
    "LOAD 'auto_explain'",
    "SET auto_explain.log_min_duration = 0",
    "SET auto_explain.log_analyze = on",
    "SET auto_explain.log_buffers = on",
    "SET auto_explain.log_format = json",
    "SET auto_explain.log_level = notice",
)
_INDEXES = (
    "SELECT c.relname, array_agg(a.attname ORDER BY a.attnum) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN pg_attribute a ON a.attrelid = c.oid GROUP BY c.relname"
)
_OURS = ("WITH ", "SELECT ", "INSERT ", "UPDATE ", "DELETE ")
_MODES = ("force_custom_plan", "force_generic_plan")
_TIMES = 3
_LEASE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is asked about: an office, one of its people, and what that person works on."""

    instansi_id: int
    pegawai_id: int
    unit: str
    chat_id: int
    siklus_id: int
    tugas_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a statement was carried out; `thrown` rows were read in vain, `buffers` are pages of 8 kB."""

    call: str
    plan: tuple[str, ...]
    rows: int
    thrown: int
    buffers: int
    ms: float
    led: bool


def _lock(store: Store, _on: Subject) -> None:
    store.locks.share()
    store.locks.forget()
    store.locks.before_any()


Node = dict[str, Any]
Call = Callable[[Store, Subject], object]
CALLS: Mapping[str, Call] = {
    "inbox.add": lambda store, on: store.inbox.add([_update(on.chat_id)], NOW),
    "inbox.claim_many": lambda store, _: store.inbox.claim_many(NOW, batas=16),
    "inbox.claim_of": lambda store, on: store.inbox.claim_of(on.chat_id, NOW),
    "inbox.claim_many, finish_all": lambda store, _: store.inbox.finish_all(
        [one.id for one in store.inbox.claim_many(NOW, batas=2)], NOW
    ),
    "inbox.has_work": lambda store, _: store.inbox.has_work(NOW),
    "inbox.backlog": lambda store, _: store.inbox.backlog(),
    "inbox.count_set_aside": lambda store, _: store.inbox.count_set_aside(),
    "outbox.add": lambda store, on: store.outbox.add([_message(on.chat_id)], NOW),
    "outbox.claim": lambda store, _: store.outbox.claim(NOW, batas=16, sewa=_LEASE),
    "outbox.claim, mark_all_sent": lambda store, _: store.outbox.mark_all_sent(
        [Terkirim(id=one.id, message_id=1, pada=NOW) for one in store.outbox.claim(NOW, batas=2, sewa=_LEASE)]
    ),
    "outbox.has_work": lambda store, _: store.outbox.has_work(NOW),
    "outbox.cards": lambda store, on: store.outbox.cards(f"tugas:{on.tugas_id}"),
    "outbox.backlog": lambda store, _: store.outbox.backlog(),
    "outbox.release": lambda store, _: store.outbox.release(),
    "outbox.count_set_aside": lambda store, _: store.outbox.count_set_aside(),
    "instansi.versi": lambda store, _: store.instansi.versi(),
    "instansi.setelan": lambda store, _: store.instansi.setelan(),
    "instansi.daftar_unit": lambda store, _: store.instansi.daftar_unit(),
    "instansi.daftar_indikator": lambda store, on: store.instansi.daftar_indikator(on.unit),
    "orang.at": lambda store, on: store.orang.at("telegram", on.chat_id),
    "orang.holders": lambda store, _: store.orang.holders(Peran.TIM),
    "orang.holders of a unit": lambda store, on: store.orang.holders(Peran.BIDANG, on.unit),
    "obrolan.chats_of": lambda store, on: store.obrolan.chats_of([on.pegawai_id]),
    "obrolan.mark_reachable": lambda store, on: store.obrolan.mark_reachable("telegram", on.chat_id),
    "tunggu.get": lambda store, on: store.tunggu.get(on.pegawai_id),
    "tunggu.about": lambda store, on: store.tunggu.about(on.tugas_id),
    "tunggu.put": lambda store, on: store.tunggu.put(on.pegawai_id, {"tugas_id": on.tugas_id}, NOW),
    "tunggu.clear_about": lambda store, on: store.tunggu.clear_about(on.tugas_id),
    "siklus.lock": lambda store, on: store.siklus.lock(on.siklus_id),
    "locks.before_any": _lock,
    "siklus.running": lambda store, _: store.siklus.running(),
    "siklus.newest": lambda store, _: store.siklus.newest(),
    "tugas.get": lambda store, on: store.tugas.get(on.tugas_id),
    "tugas.due": lambda store, _: store.tugas.due(NOW, 50),
    "tugas.due of cycles": lambda store, on: store.tugas.due(NOW, 50, [on.siklus_id]),
    "tugas.due_cycles": lambda store, _: store.tugas.due_cycles(NOW, 50),
    "tugas.move_reminders": lambda store, on: store.tugas.move_reminders([on.tugas_id], NOW, terkirim=True),
    "tugas.close": lambda store, on: store.tugas.close(on.tugas_id, on.pegawai_id, NOW),
    "tugas.of_siklus": lambda store, on: store.tugas.of_siklus(on.siklus_id),
    "tugas.open_for": lambda store, on: store.tugas.open_for(
        ((Peran.BIDANG, on.unit), (Peran.TIM, None)), on.pegawai_id
    ),
    "tugas.highest_putaran": lambda store, on: store.tugas.highest_putaran(on.siklus_id, 7, on.unit),
    "jawaban.add": lambda store, on: store.jawaban.add(_answer(on), pegawai_id=on.pegawai_id, now=NOW, inbox_id=None),
    "jawaban.of_tugas": lambda store, on: store.jawaban.of_tugas(on.tugas_id),
    "jawaban.of_siklus": lambda store, on: store.jawaban.of_siklus(on.siklus_id),
    "jejak.add": lambda store, on: store.jejak.add("jawab", now=NOW, pegawai_id=on.pegawai_id),
    "jejak.of_siklus": lambda store, on: store.jejak.of_siklus(on.siklus_id),
    "dokumen.of_siklus": lambda store, on: store.dokumen.of_siklus(on.siklus_id),
    "rekap.newest": lambda store, on: store.rekap.newest(on.siklus_id),
    "rekap.newest_of_all": lambda store, _: store.rekap.newest_of_all(),
}


class Watcher:
    """A connection on which the server tells the plan of every statement; what it changes is undone."""

    def __init__(self, conn: Connection, told: list[str]) -> None:
        self._conn = conn
        self._told = told
        self._indexes = {name: tuple(columns) for name, columns in conn.exec_driver_sql(_INDEXES)}

    def look(self, mode: str, call: str, run: Callable[[], object]) -> list[Look]:
        """The statements of a call as they went the last time, when all was warm."""
        self._conn.exec_driver_sql(f"SET plan_cache_mode = {mode}")
        for _ in range(_TIMES):
            self._told.clear()
            with self._conn.begin_nested() as savepoint:
                run()
                savepoint.rollback()
        plans = {told["Query Text"]: told["Plan"] for told in map(_read, self._told) if told}
        return [self._summary(call, plan) for plan in plans.values()]

    def _summary(self, call: str, plan: Node) -> Look:
        nodes = list(_walk(plan))
        scans = [node for node in nodes if _is_scan(node)]
        return Look(
            call=call,
            plan=tuple(dict.fromkeys(map(self._name, scans))) or (f"insert into {plan['Relation Name']}",),
            rows=plan["Actual Rows"],
            thrown=sum(node.get("Rows Removed by Filter", 0) * node["Actual Loops"] for node in nodes),
            buffers=plan["Shared Hit Blocks"] + plan["Shared Read Blocks"],
            ms=plan["Actual Total Time"],
            led=all(map(self._is_led, scans)),
        )

    def _is_led(self, node: Node) -> bool:
        """By a key, or by the office and what follows it in the index with no column left out."""
        index = str(node.get("Index Name"))
        used, columns = _used(node), self._indexes.get(index, ())
        return bool(used) and used == set(columns[: len(used)]) and columns[0] in ("instansi_id", "id")

    def _name(self, node: Node) -> str:
        if "Index Name" not in node:
            return f"{node['Node Type']} {node['Relation Name']}"
        index = str(node["Index Name"])
        used = _used(node)
        return f"{index} ({', '.join(column for column in self._indexes[index] if column in used)})"


def look_all(url: str, offices: int) -> Iterator[tuple[Look, Look]]:
    """Each statement of each call by a plan for its values, and by one for any values; nothing is changed."""
    database = Database(url)
    told: list[str] = []

    @event.listens_for(database.engine, "connect")
    def _listen(conn: psycopg.Connection[Any], _record: object) -> None:
        for setting in _TELL:
            conn.execute(setting.encode())
        conn.commit()
        conn.prepare_threshold = 0  # as every statement stands once it was run some times
        conn.add_notice_handler(lambda notice: told.append(notice.message_primary or ""))

    with database.engine.connect() as conn:
        watcher = Watcher(conn, told)
        on = _subject(Store(conn, busy_office(offices)))
        for call, function in CALLS.items():

            def run(function: Call = function) -> None:
                function(Store(conn, on.instansi_id), on)

            custom, generic = (watcher.look(mode, call, run) for mode in _MODES)
            yield from zip(custom, generic, strict=True)
        conn.rollback()
    database.close()


def _read(notice: str) -> Node:
    """What was told of one of our own statements; empty for anything else."""
    told: Node = json.loads(notice[notice.index("{") :]) if notice.startswith("duration:") else {}
    return told if told.get("Query Text", "").startswith(_OURS) else {}


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.get("Plans", ()):
        yield from _walk(child)


def _is_scan(node: Node) -> bool:
    return "Index Name" in node or node["Node Type"] == "Seq Scan"


def _used(node: Node) -> set[str]:
    """The columns of the index that the scan goes by."""
    return set(re.findall(r"\(*(\w+)\)?(?:::\w+)? (?:=|<|>|<=|>=|IS) ", node.get("Index Cond", "")))


def _subject(store: Store) -> Subject:
    siklus = store.siklus.running()[0]
    tugas = store.tugas.of_siklus(siklus.id)[1]
    unit = tugas.unit or ""
    orang = store.orang.holders(Peran.BIDANG, unit)[0]
    return Subject(
        instansi_id=store.instansi_id,
        pegawai_id=orang.id,
        unit=unit,
        chat_id=store.obrolan.chats_of([orang.id])[orang.id][0],
        siklus_id=siklus.id,
        tugas_id=tugas.id,
    )


def _update(chat_id: int) -> UpdateMasuk:
    return UpdateMasuk(update_id=1_000_000_000, chat_id=chat_id, isi="{}")


def _message(chat_id: int) -> PesanKeluar:
    return PesanKeluar(chat_id=chat_id, jenis="pesan", isi={"teks": "Terima kasih."})


def _answer(on: Subject) -> JawabanBaru:
    return JawabanBaru(
        siklus_id=on.siklus_id,
        tugas_id=on.tugas_id,
        indikator="I1",
        butir="realisasi",
        diketik="87,5",
        isi={"nilai": "87.5"},
    )
