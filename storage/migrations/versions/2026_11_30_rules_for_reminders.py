"""The office's rules for reminders, which roles above a task were told, and when somebody pressed Ingatkan."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Utc

revision = "2026_11_30_reminders"
down_revision = "2026_11_30_sop"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.add_column("instansi", sa.Column("aturan_pengingat", Json, server_default=sa.text("'{}'"), nullable=False))
    op.add_column("tugas", sa.Column("jenjang_ke", sa.Integer, server_default=sa.text("0"), nullable=False))
    op.add_column("tugas", sa.Column("diingatkan_pada", Utc))


def downgrade() -> None:
    """Walk down."""
    op.drop_column("tugas", "diingatkan_pada")
    op.drop_column("tugas", "jenjang_ke")
    op.drop_column("instansi", "aturan_pengingat")
