"""Requests for more time on a task, and what was decided on them."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_30_more_time"
down_revision = "2026_11_30_reminders"
branch_labels = None
depends_on = None

_TERBUKA = sa.text("putusan IS NULL")


def upgrade() -> None:
    """Walk up."""
    op.create_table(
        "permintaan_waktu",
        sa.Column("id", Nomor, autoincrement=True, nullable=False),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.Column("tugas_id", Nomor, nullable=False),
        sa.Column("pegawai_id", Nomor, nullable=False),
        sa.Column("tenggat", Utc, nullable=False),
        sa.Column("alasan", sa.Text, nullable=False),
        sa.Column("pada", Utc, nullable=False),
        sa.Column("putusan", sa.String(20)),
        sa.Column("keterangan", sa.Text),
        sa.Column("diputuskan_oleh", Nomor),
        sa.Column("diputuskan_pada", Utc),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_permintaan_waktu_instansi_id"),
        sa.ForeignKeyConstraint(["tugas_id"], ["tugas.id"], name="fk_permintaan_waktu_tugas_id"),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name="fk_permintaan_waktu_pegawai_id"),
        sa.ForeignKeyConstraint(["diputuskan_oleh"], ["pegawai.id"], name="fk_permintaan_waktu_diputuskan_oleh"),
        sa.CheckConstraint("putusan IN ('diberi', 'ditolak', 'gugur')", name="putusan"),
        sa.PrimaryKeyConstraint("id", name="pk_permintaan_waktu"),
    )
    op.create_index(
        "ix_permintaan_waktu_terbuka",
        "permintaan_waktu",
        ["instansi_id", "tugas_id"],
        unique=True,
        postgresql_where=_TERBUKA,
        sqlite_where=_TERBUKA,
    )


def downgrade() -> None:
    """Walk down."""
    op.drop_index("ix_permintaan_waktu_terbuka", table_name="permintaan_waktu")
    op.drop_table("permintaan_waktu")
