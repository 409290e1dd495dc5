"""The earlier figures that stood before a year moved on, so that an old workbook is known when it is imported again."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Json

revision = "2026_11_26_a"
down_revision = "2026_11_26"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.add_column("indikator", sa.Column("angka_lewat", Json, server_default=sa.text("'[]'"), nullable=False))


def downgrade() -> None:
    """Walk down."""
    op.drop_column("indikator", "angka_lewat")
