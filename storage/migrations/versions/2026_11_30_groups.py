"""Groups of the office, and the codes that bind them."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_30_groups"
down_revision = "2026_11_30_taken_back"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.create_table(
        "grup",
        *_of_office("grup"),
        sa.Column("kanal", sa.String(20), nullable=False),
        sa.Column("chat_id", Nomor, nullable=False),
        sa.Column("nama", sa.Text, nullable=False),
        sa.Column("dihubungkan_oleh", Nomor, nullable=False),
        sa.Column("terhubung_pada", Utc, nullable=False),
        sa.Column("dilepas_pada", Utc),
        sa.ForeignKeyConstraint(["dihubungkan_oleh"], ["pegawai.id"], name="fk_grup_dihubungkan_oleh"),
        sa.UniqueConstraint("instansi_id", "kanal", "chat_id", name="uq_grup_instansi_id_kanal_chat_id"),
    )
    op.create_table(
        "kode_grup",
        *_of_office("kode_grup"),
        sa.Column("kode_sha256", sa.String(64), nullable=False),
        sa.Column("dibuat_oleh", Nomor, nullable=False),
        sa.Column("dibuat_pada", Utc, nullable=False),
        sa.Column("berlaku_sampai", Utc, nullable=False),
        sa.Column("dipakai_pada", Utc),
        sa.Column("dicabut_pada", Utc),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pegawai.id"], name="fk_kode_grup_dibuat_oleh"),
        sa.UniqueConstraint("instansi_id", "kode_sha256", name="uq_kode_grup_instansi_id_kode_sha256"),
    )


def downgrade() -> None:
    """Walk down."""
    op.drop_table("kode_grup")
    op.drop_table("grup")


def _of_office(tabel: str) -> tuple[sa.Column[int] | sa.Constraint, ...]:
    return (
        sa.Column("id", Nomor, primary_key=True, autoincrement=True),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=f"fk_{tabel}_instansi_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
    )
