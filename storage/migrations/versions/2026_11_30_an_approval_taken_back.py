"""A task that was closed without being done: its approval was taken back."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_taken_back"
down_revision = "2026_11_30_pdf"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.add_column("tugas", sa.Column("ditarik", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Walk down."""
    op.drop_column("tugas", "ditarik")
