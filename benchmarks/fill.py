"""Rows for so many offices, written straight into an empty PostgreSQL: made-up, but as many and as large as real ones.

Rows are written in the order of time, office after office within a moment: the rows of one office lie
scattered over its tables, and a query over them pays for that. The hashes of the trail are random and form no chain.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import perf_counter

import psycopg
from pydantic import TypeAdapter

from sop.kanonik import dump_json
from sop.rekap import Rekap
from storage.instansi import INDIKATOR, INSTANSI
from tests.kantor import NOW, build_penyiapan, build_rekap

PEOPLE = 40
UNITS = 6
INDICATORS = 30
CLOSED_TASKS = 40
OPEN_TASKS = 100
ANSWERS = 120
DONE_UPDATES = 100
TRAIL = 100
BUSY = 100  # updates and messages that wait in the office in the middle; two in every hundredth other one

_UPDATE = (
    '{"update_id":1,"message":{"message_id":1,"date":1768784400,"chat":{"id":1000001,"type":"private","first_name":'
    '"Pengisi","last_name":"Contoh","username":"pengisi_contoh"},"from":{"id":1000001,"is_bot":false,"first_name":'
    '"Pengisi","last_name":"Contoh","username":"pengisi_contoh","language_code":"id"},"text":"87,5"}}'
)
_MESSAGE = (
    '{"suara":false,"teks":"Mohon mengisi realisasi indikator berikut sampai dengan akhir triwulan. Satuan: persen. '
    'Target: 87,5. Triwulan lalu: 85,0. Contoh: 86,25. Indikator 3 dari 8.","tombol":[[{"data":"lewati:12:3",'
    '"teks":"Lewati"},{"data":"ubah:12:3","teks":"Ubah yang lalu"}],[{"data":"berhenti:12","teks":"Berhenti dahulu"}]]}'
)
_PAPER = '{"jenis":"arahan","paragraf":["' + "Mohon ditindaklanjuti sesuai ketentuan yang berlaku. " * 12 + '"]}'
_WAIT = '{"gagal":0,"indikator":"I3","jenis":"realisasi","token":1,"tugas_id":1}'

_OFFICES = "generate_series(1, %(offices)s::bigint) AS o"
_STATEMENTS: Mapping[str, str] = {
    "instansi": """
        INSERT INTO instansi (id, isi, jam_kerja, daftar_libur, waktu_baku, bot_id)
        SELECT o, %(office)s, '[]', '[]', '{}', 1000000000 + o FROM {offices}""",
    "unit": """
        INSERT INTO unit (instansi_id, kode, urut, nama, jenis, aktif)
        SELECT o, 'U' || u, u, 'Bidang Contoh ' || u, CASE u WHEN 1 THEN 'Sekretariat' ELSE 'Bidang' END, true
        FROM {offices}, generate_series(1, %(units)s) AS u""",
    "indikator": """
        INSERT INTO indikator (instansi_id, kode, urut, unit, isi, aktif)
        SELECT o, 'I' || i, i, 'U' || 1 + mod(i, %(units)s), %(indicator)s, true
        FROM {offices}, generate_series(1, %(indicators)s) AS i""",
    "pegawai": """
        INSERT INTO pegawai (id, instansi_id, kunci, nip, nama, jabatan, pangkat, aktif)
        SELECT (o - 1) * %(people)s + k, o, 'pengisi contoh ' || k, '', 'Pengisi Contoh ' || k, 'Pelaksana', 'Penata',
            true
        FROM {offices}, generate_series(1, %(people)s) AS k""",
    "pemegang_peran": """
        INSERT INTO pemegang_peran (instansi_id, pegawai_id, peran, unit, aktif)
        SELECT o, (o - 1) * %(people)s + k,
            CASE WHEN k = 1 THEN 'Kepala Dinas' WHEN k = 2 THEN 'Sekretaris' WHEN k <= 5 THEN 'Tim Penyusun LAKIP'
                WHEN k = 6 THEN 'Admin' WHEN k <= 8 THEN 'Staf' ELSE 'Bidang' END,
            CASE WHEN k > 8 THEN 'U' || 1 + mod(k, %(units)s) END, true
        FROM {offices}, generate_series(1, %(people)s) AS k""",
    "obrolan": """
        INSERT INTO obrolan (instansi_id, kanal, chat_id, pegawai_id, terhubung_pada)
        SELECT o, 'telegram', 1000000 + (o - 1) * %(people)s + k, (o - 1) * %(people)s + k, %(now)s
        FROM generate_series(1, %(people)s) AS k, {offices}""",
    "siklus": """
        INSERT INTO siklus (id, instansi_id, tahun, bagian, keadaan, dimulai_pada, tamat_pada)
        SELECT (c - 1) * %(offices)s + o, o, 2024 + c, CASE c WHEN 1 THEN 'TW IV' ELSE 'TW I' END,
            CASE c WHEN 1 THEN 'tamat' ELSE 'berjalan' END, %(now)s - (3 - c) * interval '90 days',
            CASE c WHEN 1 THEN %(now)s - interval '60 days' END
        FROM generate_series(1, 2) AS c, {offices}""",
    "tugas": """
        INSERT INTO tugas (id, instansi_id, siklus_id, langkah, peran, unit, putaran, keadaan, daftar_indikator,
            dibuka_pada, tenggat, ingat_pada, selesai_pada, selesai_oleh)
        SELECT (i - 1) * %(offices)s + o, o, CASE WHEN tamat THEN o ELSE %(offices)s + o END,
            CASE WHEN tamat THEN 1 + mod(i, 12) ELSE 7 END, 'Bidang', 'U' || 1 + mod(i, %(units)s), 1,
            CASE WHEN tamat THEN 'selesai' ELSE 'terbuka' END, '["I1","I2","I3","I4","I5"]',
            %(now)s - interval '1 day', %(now)s + interval '2 days',
            CASE WHEN NOT tamat THEN %(now)s + (random() * 10 - 0.1) * interval '1 day' END,
            CASE WHEN tamat THEN %(now)s - interval '60 days' END,
            CASE WHEN tamat THEN (o - 1) * %(people)s + 9 END
        FROM (SELECT i, i <= %(closed)s AS tamat FROM generate_series(1, %(closed)s + %(open)s) AS i) AS semua,
            {offices}""",
    "jawaban": """
        INSERT INTO jawaban (instansi_id, siklus_id, tugas_id, indikator, butir, diketik, isi, pegawai_id, pada)
        SELECT o, CASE WHEN i <= 90 THEN o ELSE %(offices)s + o END,
            CASE WHEN i <= 90 THEN mod(i, %(closed)s) ELSE %(closed)s + i - 90 END * %(offices)s + o,
            'I' || 1 + mod(i, %(indicators)s), 'realisasi', '87,5', '{"nilai":"87.5"}', (o - 1) * %(people)s + 9,
            %(now)s - interval '60 days'
        FROM generate_series(1, %(answers)s) AS i, {offices}""",
    "dokumen": """
        INSERT INTO dokumen (instansi_id, siklus_id, tugas_id, langkah, jenis, nama, isi, berlaku, dibuat_oleh,
            dibuat_pada)
        SELECT o, CASE WHEN i <= 12 THEN o ELSE %(offices)s + o END, (i - 1) * %(offices)s + o, 1 + mod(i, 12),
            'arahan', 'Arahan ' || i, %(paper)s, true, (o - 1) * %(people)s + 1, %(now)s - interval '60 days'
        FROM generate_series(1, 15) AS i, {offices}""",
    "rekap": """
        INSERT INTO rekap (instansi_id, siklus_id, versi, isi, sha256, dibuat_pada)
        SELECT o, (c - 1) * %(offices)s + o, 1, %(rekap)s, repeat('0', 64), %(now)s
        FROM generate_series(1, 2) AS c, {offices}""",
    "tunggu": """
        INSERT INTO tunggu (instansi_id, pegawai_id, tugas_id, isi, dibuat_pada)
        SELECT o, (o - 1) * %(people)s + 8 + k, (%(closed)s + k) * %(offices)s + o, %(wait)s, %(now)s
        FROM generate_series(1, 5) AS k, {offices}""",
    "jejak": """
        INSERT INTO jejak (instansi_id, urut, pada, pegawai_id, peran, peristiwa, siklus_id, isi, hash_lalu, hash)
        SELECT o, i, %(now)s - interval '60 days', (o - 1) * %(people)s + 9, 'Bidang', 'jawab',
            CASE WHEN i <= 60 THEN o ELSE %(offices)s + o END, '{"butir":"realisasi","indikator":"I3","tugas_id":12}',
            md5(random()::text) || md5(random()::text), md5(random()::text) || md5(random()::text)
        FROM generate_series(1, %(trail)s) AS i, {offices}""",
    "inbox": """
        INSERT INTO inbox (instansi_id, update_id, sidik, chat_id, isi, keadaan, coba_lagi_pada, diterima_pada,
            dikerjakan_pada)
        SELECT o, 1 + i, 'pesan:' || i || ':1768784400',
            1000000 + (o - 1) * %(people)s + 1 + floor(random() * %(people)s), %(update)s,
            CASE WHEN buka THEN 'siap' ELSE 'selesai' END, '1970-01-01 00:00+00', %(now)s - interval '1 hour',
            CASE WHEN NOT buka THEN %(now)s END
        FROM {queue}""",
    "outbox": """
        INSERT INTO outbox (instansi_id, chat_id, jenis, isi, tentang, mendesak, menjawab_pada, keadaan, coba_lagi_pada,
            message_id, dibuat_pada, dikirim_pada)
        SELECT o, 1000000 + (o - 1) * %(people)s + 1 + floor(random() * %(people)s), 'pesan', %(message)s,
            CASE WHEN mod(i, 5) = 0 THEN 'tugas:' || (%(closed)s + mod(i, %(open)s)) * %(offices)s + o ELSE '' END,
            mod(i, 2) = 0, %(now)s, CASE WHEN buka THEN 'antre' ELSE 'terkirim' END, '1970-01-01 00:00+00',
            CASE WHEN NOT buka THEN i END, %(now)s - interval '1 hour', CASE WHEN NOT buka THEN %(now)s END
        FROM {queue}""",
}
# The rows of the inbox and the outbox: those done in every office, then those that wait.
_QUEUE = """(
            SELECT o, i, false AS buka FROM generate_series(1, %(done)s) AS i, {offices}
            UNION ALL SELECT o, %(done)s + i, true FROM generate_series(1, 2) AS i, {offices} WHERE mod(o, 100) = 0
            UNION ALL SELECT %(busy_office)s, %(done)s + 2 + i, true FROM generate_series(1, %(busy)s) AS i
        ) AS antrean"""
_NUMBERED = ("instansi", "pegawai", "siklus", "tugas")


class NotEmpty(RuntimeError):
    """A database that holds offices already; the generator adds to none."""


class NotFilled(RuntimeError):
    """A database that holds no office; there is nothing to measure."""


def fill(url: str, offices: int, seed: int, tell: Callable[[str], None]) -> None:
    """Write the offices, then let the server look at them as it does by itself; raises NotEmpty."""
    values = _values(offices)
    with psycopg.connect(url, autocommit=True) as conn:
        if conn.execute("SELECT 1 FROM instansi LIMIT 1").fetchone():
            raise NotEmpty("the database holds offices already: give an empty one")
        conn.execute("SET session_replication_role = replica")  # the rows fit each other: no foreign key is looked up
        conn.execute("SET synchronous_commit = off")
        conn.execute("SELECT setseed(%s)", [1 / (1 + seed)])
        for table, statement in _STATEMENTS.items():
            begun = perf_counter()
            rows = conn.execute(_complete(statement), values).rowcount
            tell(f"{table}: {rows:,} rows in {perf_counter() - begun:.0f} s")
        for table in _NUMBERED:
            query = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608 - ours
            conn.execute(query.encode())
        conn.execute("VACUUM ANALYZE")


def busy_office(offices: int) -> int:
    """The office in the middle, in which most waits."""
    return max(1, offices // 2)


def _complete(statement: str) -> bytes:
    return statement.replace("{queue}", _QUEUE).replace("{offices}", _OFFICES).encode()


def _values(offices: int) -> dict[str, object]:
    office = build_penyiapan()
    indicator = office.daftar_indikator[1]
    rekap = build_rekap()
    large = replace(rekap, daftar_baris=tuple(rekap.daftar_baris[number % 4] for number in range(INDICATORS)))
    return {
        "offices": offices,
        "office": INSTANSI.dump_json(office.instansi).decode(),
        "units": UNITS,
        "indicators": INDICATORS,
        "indicator": dump_json(INDIKATOR.dump_python(indicator, mode="json")),
        "people": PEOPLE,
        "closed": CLOSED_TASKS,
        "open": OPEN_TASKS,
        "answers": ANSWERS,
        "trail": TRAIL,
        "done": DONE_UPDATES,
        "busy": BUSY,
        "busy_office": busy_office(offices),
        "paper": _PAPER,
        "rekap": TypeAdapter(Rekap).dump_json(large).decode(),
        "wait": _WAIT,
        "update": _UPDATE,
        "message": _MESSAGE,
        "now": NOW,
    }
