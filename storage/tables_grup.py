"""Groups of the office: which chat shows how far the cycles are, and the one-time codes that bind one."""

from sqlalchemy import Column, ForeignKey, String, Table, Text, UniqueConstraint

from storage.columns import Nomor, Utc
from storage.metadata import id_column, metadata, office_column

grup = Table(
    "grup",
    metadata,
    id_column(),
    office_column(),
    Column("kanal", String(20), nullable=False),
    Column("chat_id", Nomor, nullable=False),
    Column("nama", Text, nullable=False),
    Column("dihubungkan_oleh", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("terhubung_pada", Utc, nullable=False),
    Column("dilepas_pada", Utc),
    UniqueConstraint("instansi_id", "kanal", "chat_id"),
)

kode_grup = Table(
    "kode_grup",
    metadata,
    id_column(),
    office_column(),
    Column("kode_sha256", String(64), nullable=False),
    Column("dibuat_oleh", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("dibuat_pada", Utc, nullable=False),
    Column("berlaku_sampai", Utc, nullable=False),
    Column("dipakai_pada", Utc),
    Column("dicabut_pada", Utc),
    UniqueConstraint("instansi_id", "kode_sha256"),
)
