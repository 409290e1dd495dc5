"""Targets change by a document, and which year an indicator's targets and earlier figures are of."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Nomor, Utc

revision = "2026_11_25"
down_revision = "2026_11_24"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.add_column("indikator", sa.Column("tahun_target", sa.Integer()))
    op.add_column("indikator", sa.Column("tahun_angka", sa.Integer()))
    op.create_table(
        "penetapan",
        sa.Column("id", Nomor, autoincrement=True, nullable=False),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.Column("isi", Json, nullable=False),
        sa.Column("pada", Utc, nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_penetapan_instansi_id"),
        sa.PrimaryKeyConstraint("id", name="pk_penetapan"),
    )
    op.create_index("ix_penetapan_instansi", "penetapan", ["instansi_id", "id"])


def downgrade() -> None:
    """Walk down."""
    op.drop_index("ix_penetapan_instansi", table_name="penetapan")
    op.drop_table("penetapan")
    op.drop_column("indikator", "tahun_angka")
    op.drop_column("indikator", "tahun_target")
