"""Which SOP a cycle is of and the text it began with; cycles of several SOPs, and practice ones, beside each other."""

import sqlalchemy as sa
from alembic import op

from sop.naskah import naskah_bawaan
from storage.columns import Nomor, Utc

revision = "2026_11_30_sop"
down_revision = "2026_11_30_living_cards"
branch_labels = None
depends_on = None
_LAMA = "uq_siklus_instansi_id_tahun_bagian"
_BARU = "uq_siklus_instansi_id_sop_tahun_bagian_latihan"
_NASKAH = "fk_siklus_instansi_id_naskah"


def upgrade() -> None:
    """Walk up; what runs now began with the one SOP there was, whose text is that of the program that walks."""
    op.create_table(
        "naskah",
        sa.Column("id", Nomor, autoincrement=True, nullable=False),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.Column("sop", sa.String(80), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("berlaku", sa.Boolean(), nullable=False),
        sa.Column("pada", Utc, nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_naskah_instansi_id"),
        sa.PrimaryKeyConstraint("id", name="pk_naskah"),
        sa.UniqueConstraint("instansi_id", "sha256", name="uq_naskah_instansi_id_sha256"),
    )
    bawaan = naskah_bawaan()
    op.execute(
        sa.text(
            "INSERT INTO naskah (instansi_id, sop, sha256, isi, berlaku, pada) "
            "SELECT instansi_id, :sop, :sidik, :isi, false, min(dimulai_pada) FROM siklus GROUP BY instansi_id"
        ).bindparams(sop=bawaan.naskah.kode, sidik=bawaan.sha256, isi=bawaan.teks)
    )
    with op.batch_alter_table("siklus") as siklus:
        siklus.add_column(sa.Column("sop", sa.String(80), server_default=bawaan.naskah.kode, nullable=False))
        siklus.add_column(sa.Column("naskah", sa.String(64), server_default=bawaan.sha256, nullable=False))
        siklus.add_column(sa.Column("latihan", sa.Integer(), server_default=sa.text("0"), nullable=False))
        siklus.drop_constraint(_LAMA, type_="unique")
        siklus.create_unique_constraint(_BARU, ["instansi_id", "sop", "tahun", "bagian", "latihan"])
        siklus.create_foreign_key(_NASKAH, "naskah", ["instansi_id", "naskah"], ["instansi_id", "sha256"])
    with op.batch_alter_table("siklus") as siklus:
        siklus.alter_column("sop", existing_type=sa.String(80), server_default=None)
        siklus.alter_column("naskah", existing_type=sa.String(64), server_default=None)


def downgrade() -> None:
    """Walk down; of each period the first cycle stays that is no practice, and there must be no other."""
    with op.batch_alter_table("siklus") as siklus:
        siklus.drop_constraint(_NASKAH, type_="foreignkey")
        siklus.drop_constraint(_BARU, type_="unique")
        siklus.create_unique_constraint(_LAMA, ["instansi_id", "tahun", "bagian"])
        for nama in ("latihan", "naskah", "sop"):
            siklus.drop_column(nama)
    op.drop_table("naskah")
