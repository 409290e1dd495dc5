"""The living cards of a cycle: when they are to be drawn, and which message of which chat is one."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_30_living_cards"
down_revision = "2026_11_30_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up; the cycles under way get their cards at once."""
    op.add_column("siklus", sa.Column("kartu_pada", Utc))
    op.add_column("siklus", sa.Column("kartu_jeda", Utc))
    where = sa.text("kartu_pada IS NOT NULL")
    op.create_index(
        "ix_siklus_kartu", "siklus", ["instansi_id", "kartu_pada"], postgresql_where=where, sqlite_where=where
    )
    op.create_table(
        "kartu_siklus",
        sa.Column("instansi_id", Nomor, autoincrement=False, nullable=False),
        sa.Column("siklus_id", Nomor, autoincrement=False, nullable=False),
        sa.Column("chat_id", Nomor, autoincrement=False, nullable=False),
        sa.Column("pesan_id", Nomor, nullable=False),
        sa.Column("baris_id", Nomor, nullable=False),
        sa.Column("sidik", sa.String(64), nullable=False),
        sa.Column("tersemat", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_kartu_siklus_instansi_id"),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name="fk_kartu_siklus_siklus_id"),
        sa.PrimaryKeyConstraint("instansi_id", "siklus_id", "chat_id", name="pk_kartu_siklus"),
    )
    op.execute("UPDATE siklus SET kartu_pada = dimulai_pada WHERE keadaan = 'berjalan'")


def downgrade() -> None:
    """Walk down."""
    op.drop_table("kartu_siklus")
    op.drop_index("ix_siklus_kartu", table_name="siklus")
    op.drop_column("siklus", "kartu_jeda")
    op.drop_column("siklus", "kartu_pada")
