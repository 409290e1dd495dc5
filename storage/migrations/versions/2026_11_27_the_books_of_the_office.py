"""The office's books, and letter numbers that know their running number, their letter, and that they were given up."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Nomor, Utc

revision = "2026_11_27"
down_revision = "2026_11_26_a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    with op.batch_alter_table("nomor_surat") as nomor:
        nomor.add_column(sa.Column("urut", sa.Integer()))
        nomor.add_column(sa.Column("kode", sa.String(40), server_default="ND", nullable=False))
        nomor.add_column(sa.Column("perihal", sa.Text(), server_default="Nota Dinas", nullable=False))
        nomor.add_column(sa.Column("pegawai_id", Nomor))
        nomor.add_column(sa.Column("batal_pada", Utc))
        nomor.alter_column("tugas_id", existing_type=Nomor, nullable=True)
        nomor.create_foreign_key("fk_nomor_surat_pegawai_id", "pegawai", ["pegawai_id"], ["id"])
        nomor.drop_index("ix_nomor_surat_tahun")
        nomor.drop_constraint("uq_nomor_surat_instansi_id_nomor", type_="unique")
        nomor.create_unique_constraint("uq_nomor_surat_instansi_id_tahun_nomor", ["instansi_id", "tahun", "nomor"])
        nomor.create_unique_constraint("uq_nomor_surat_instansi_id_tahun_urut", ["instansi_id", "tahun", "urut"])
        nomor.create_index("ix_nomor_surat_nomor", ["instansi_id", "nomor"])
        nomor.create_index("ix_nomor_surat_tugas", ["instansi_id", "tugas_id"])
    with op.batch_alter_table("nomor_surat") as nomor:  # what was kept until now was a Nota Dinas of step 1
        nomor.alter_column("kode", existing_type=sa.String(40), server_default=None)
        nomor.alter_column("perihal", existing_type=sa.Text(), server_default=None)
    op.execute(
        "UPDATE nomor_surat SET urut = (SELECT count(*) FROM nomor_surat lain WHERE lain.id <= nomor_surat.id "
        "AND lain.instansi_id = nomor_surat.instansi_id AND lain.tahun = nomor_surat.tahun)"  # as they were counted
    )
    with op.batch_alter_table("dokumen") as dokumen:  # a book is a paper of no cycle
        dokumen.alter_column("siklus_id", existing_type=Nomor, nullable=True)
    _create_buku()


def _create_buku() -> None:
    op.create_table(
        "buku",
        sa.Column("id", Nomor, autoincrement=True, nullable=False),
        sa.Column("instansi_id", Nomor, nullable=False),
        sa.Column("jenis", sa.String(20), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date()),
        sa.Column("tanggal_surat", sa.Date()),
        sa.Column("nomor", sa.String(120), nullable=False),
        *(sa.Column(nama, sa.Text(), nullable=False) for nama in ("pihak", "isi", "ket", "penerima")),
        sa.Column("diterima_pada", Utc),
        *(sa.Column(nama, Nomor) for nama in ("siklus_id", "tugas_id", "dokumen_id", "pegawai_id")),
        sa.Column("pada", Utc, nullable=False),
        sa.Column("inbox_id", Nomor),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name="fk_buku_instansi_id"),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name="fk_buku_siklus_id"),
        sa.ForeignKeyConstraint(["tugas_id"], ["tugas.id"], name="fk_buku_tugas_id"),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name="fk_buku_dokumen_id"),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name="fk_buku_pegawai_id"),
        sa.PrimaryKeyConstraint("id", name="pk_buku"),
        sa.UniqueConstraint("instansi_id", "jenis", "tahun", "urut", name="uq_buku_instansi_id_jenis_tahun_urut"),
        sa.CheckConstraint("jenis IN ('keluar', 'masuk', 'ekspedisi')", name=op.f("ck_buku_jenis")),
    )
    op.create_index("ix_buku_siklus", "buku", ["instansi_id", "siklus_id"])
    op.create_index("ix_buku_nomor", "buku", ["instansi_id", "nomor"])


def downgrade() -> None:
    """Walk down; numbers given up, numbers of no task and papers of no cycle had no place before."""
    op.drop_table("buku")
    op.execute("DELETE FROM dokumen WHERE siklus_id IS NULL")
    with op.batch_alter_table("dokumen") as dokumen:
        dokumen.alter_column("siklus_id", existing_type=Nomor, nullable=False)
    op.execute("DELETE FROM nomor_surat WHERE tugas_id IS NULL OR batal_pada IS NOT NULL")
    with op.batch_alter_table("nomor_surat") as nomor:
        nomor.drop_index("ix_nomor_surat_tugas")
        nomor.drop_index("ix_nomor_surat_nomor")
        nomor.drop_constraint("uq_nomor_surat_instansi_id_tahun_urut", type_="unique")
        nomor.drop_constraint("uq_nomor_surat_instansi_id_tahun_nomor", type_="unique")
        nomor.create_unique_constraint("uq_nomor_surat_instansi_id_nomor", ["instansi_id", "nomor"])
        nomor.create_index("ix_nomor_surat_tahun", ["instansi_id", "tahun"])
        nomor.drop_constraint("fk_nomor_surat_pegawai_id", type_="foreignkey")
        nomor.alter_column("tugas_id", existing_type=Nomor, nullable=False)
        for nama in ("batal_pada", "pegawai_id", "perihal", "kode", "urut"):
            nomor.drop_column(nama)
