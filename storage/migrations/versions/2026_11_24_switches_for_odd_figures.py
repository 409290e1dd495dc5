"""The office's switches for the questions about odd figures."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json

revision = "2026_11_24"
down_revision = "2026_11_23"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.add_column("instansi", sa.Column("aturan_mati", Json, server_default=sa.text("'[]'"), nullable=False))


def downgrade() -> None:
    """Walk down."""
    op.drop_column("instansi", "aturan_mati")
