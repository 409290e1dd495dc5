"""Requests for more time on a task; of those that wait, at most one is about a task."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text, text

from storage.columns import Nomor, Utc
from storage.metadata import id_column as _id
from storage.metadata import metadata
from storage.metadata import office_column as _instansi

permintaan_waktu = Table(
    "permintaan_waktu",
    metadata,
    _id(),
    _instansi(),
    Column("tugas_id", Nomor, ForeignKey("tugas.id"), nullable=False),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("tenggat", Utc, nullable=False),
    Column("alasan", Text, nullable=False),
    Column("pada", Utc, nullable=False),
    Column("putusan", String(20)),
    Column("keterangan", Text),
    Column("diputuskan_oleh", Nomor, ForeignKey("pegawai.id")),
    Column("diputuskan_pada", Utc),
    CheckConstraint("putusan IN ('diberi', 'ditolak', 'gugur')", name="putusan"),
)
_DIMINTA = text("putusan IS NULL")
Index(
    "ix_permintaan_waktu_terbuka",
    permintaan_waktu.c.instansi_id,
    permintaan_waktu.c.tugas_id,
    unique=True,
    postgresql_where=_DIMINTA,
    sqlite_where=_DIMINTA,
)
