"""The living cards: which message of which chat shows how far a cycle is, and what it says."""

from sqlalchemy import Boolean, Column, ForeignKey, String, Table

from storage.columns import Nomor
from storage.metadata import metadata

kartu_siklus = Table(
    "kartu_siklus",
    metadata,
    Column("instansi_id", Nomor, ForeignKey("instansi.id"), primary_key=True, autoincrement=False),
    Column("siklus_id", Nomor, ForeignKey("siklus.id"), primary_key=True, autoincrement=False),
    Column("chat_id", Nomor, primary_key=True, autoincrement=False),
    Column("pesan_id", Nomor, nullable=False),
    Column("baris_id", Nomor, nullable=False),
    Column("sidik", String(64), nullable=False),
    Column("tersemat", Boolean, nullable=False),
)
