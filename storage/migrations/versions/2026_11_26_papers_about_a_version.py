"""Papers about a rekap version refer to it, and hold no copy of its figures any more."""

from alembic import op

revision = "2026_11_26"
down_revision = "2026_11_25"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up; papers kept so far hold their figures themselves, and still do."""
    jenis = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(f"ALTER TABLE dokumen ADD COLUMN rekap_id {jenis} CONSTRAINT fk_dokumen_rekap_id REFERENCES rekap (id)")


def downgrade() -> None:
    """Walk down; each paper gets its copy back."""
    op.execute(
        """
        UPDATE dokumen SET isi = '{"rekap":' || (SELECT rekap.isi FROM rekap WHERE rekap.id = dokumen.rekap_id)
        || CASE isi WHEN '{}' THEN '}' ELSE ',' || substr(isi, 2) END
        WHERE rekap_id IS NOT NULL
        """
    )
    nama = {"fk": "fk_%(table_name)s_%(column_0_name)s"}  # SQLite tells no names of its own
    with op.batch_alter_table("dokumen", naming_convention=nama) as dokumen:
        dokumen.drop_constraint("fk_dokumen_rekap_id", type_="foreignkey")
        dokumen.drop_column("rekap_id")
