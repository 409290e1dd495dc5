"""Letters as PDF too: the office's switch, the file beside a paper, and which chats wait for it."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_30_pdf"
down_revision = "2026_11_30_more_time"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.add_column("instansi", sa.Column("pdf", sa.Boolean, server_default=sa.text("false"), nullable=False))
    op.add_column("dokumen", sa.Column("pdf", sa.String(64)))
    op.create_table(
        "cetakan",
        sa.Column("id", Nomor, autoincrement=True, nullable=False),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.Column("dokumen_id", Nomor, nullable=False),
        sa.Column("chat_id", Nomor, nullable=False),
        sa.Column("pada", Utc, nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_cetakan_instansi_id"),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name="fk_cetakan_dokumen_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cetakan"),
    )
    op.create_index("ix_cetakan_urut", "cetakan", ["instansi_id", "id"])
    op.create_index("ix_cetakan_dokumen", "cetakan", ["instansi_id", "dokumen_id"])


def downgrade() -> None:
    """Walk down."""
    op.drop_index("ix_cetakan_dokumen", table_name="cetakan")
    op.drop_index("ix_cetakan_urut", table_name="cetakan")
    op.drop_table("cetakan")
    op.drop_column("dokumen", "pdf")
    op.drop_column("instansi", "pdf")
