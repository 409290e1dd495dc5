"""Invitations taken back, phones unbound, strangers counted, roles stood in for, tasks handed over, the bot's name."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_30_people"
down_revision = "2026_11_28"
branch_labels = None
depends_on = None

_HANDED = sa.text("keadaan = 'terbuka' AND dialihkan_ke IS NOT NULL")


def upgrade() -> None:
    """Walk up."""
    op.add_column("instansi", sa.Column("bot_nama", sa.String(64), server_default="", nullable=False))
    op.add_column("undangan", sa.Column("dicabut_pada", Utc))
    op.add_column("obrolan", sa.Column("dilepas_pada", Utc))
    _strangers()
    op.add_column("pemegang_peran", sa.Column("sebutan", sa.String(10), server_default="", nullable=False))
    op.add_column("pemegang_peran", sa.Column("sebagai", sa.Text, server_default="", nullable=False))
    op.add_column("pemegang_peran", sa.Column("nomor", sa.String(120), server_default="", nullable=False))
    op.add_column("pemegang_peran", sa.Column("mulai_pada", Utc))
    op.add_column("pemegang_peran", sa.Column("sampai_pada", Utc))
    for nama in ("dialihkan_ke", "dialihkan_oleh"):
        op.add_column("tugas", sa.Column(nama, Nomor))
    op.create_index(
        "ix_tugas_dialihkan",
        "tugas",
        ["instansi_id", "dialihkan_ke"],
        postgresql_where=_HANDED,
        sqlite_where=_HANDED,
    )


def downgrade() -> None:
    """Walk down."""
    op.drop_index("ix_tugas_dialihkan", table_name="tugas")
    for nama in ("dialihkan_oleh", "dialihkan_ke"):
        op.drop_column("tugas", nama)
    for nama in ("sampai_pada", "mulai_pada", "nomor", "sebagai", "sebutan"):
        op.drop_column("pemegang_peran", nama)
    op.drop_table("kode_salah")
    op.drop_table("orang_luar")
    op.drop_column("obrolan", "dilepas_pada")
    op.drop_column("undangan", "dicabut_pada")
    op.drop_column("instansi", "bot_nama")


def _strangers() -> None:
    op.create_table(
        "orang_luar",
        sa.Column("instansi_id", Nomor, autoincrement=False, nullable=False),
        sa.Column("kanal", sa.String(20), nullable=False),
        sa.Column("chat_id", Nomor, autoincrement=False, nullable=False),
        sa.Column("percobaan", sa.Integer, nullable=False),
        sa.Column("coba_lagi_pada", Utc),
        sa.Column("dijawab_pada", Utc),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_orang_luar_instansi_id"),
        sa.PrimaryKeyConstraint("instansi_id", "kanal", "chat_id", name="pk_orang_luar"),
    )
    op.create_table(
        "kode_salah",
        sa.Column("instansi_id", Nomor, autoincrement=False, nullable=False),
        sa.Column("jam", Utc, nullable=False),
        sa.Column("jumlah", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_kode_salah_instansi_id"),
        sa.PrimaryKeyConstraint("instansi_id", "jam", name="pk_kode_salah"),
    )
