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
    for kolom in ("tahun_target", "tahun_angka"):  # where cycles run already, what is set up is their year's
        op.execute(
            f"UPDATE indikator SET {kolom} = "  # noqa: S608 - our own two names
            "(SELECT max(siklus.tahun) FROM siklus WHERE siklus.instansi_id = indikator.instansi_id)"
        )
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
