"""Templates and a logo of the office's own, and which of them a paper is drawn with."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_28"
down_revision = "2026_11_27"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.create_table(
        "templat",
        sa.Column("id", Nomor, autoincrement=True, nullable=False),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.Column("jenis", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("pegawai_id", Nomor),
        sa.Column("pada", Utc, nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_templat_instansi_id"),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name="fk_templat_pegawai_id"),
        sa.PrimaryKeyConstraint("id", name="pk_templat"),
    )
    op.create_index("ix_templat_jenis", "templat", ["instansi_id", "jenis", "id"])
    op.add_column("dokumen", sa.Column("templat", sa.String(64)))
    op.add_column("dokumen", sa.Column("logo", sa.String(64)))


def downgrade() -> None:
    """Walk down."""
    op.drop_column("dokumen", "logo")
    op.drop_column("dokumen", "templat")
    op.drop_index("ix_templat_jenis", table_name="templat")
    op.drop_table("templat")
