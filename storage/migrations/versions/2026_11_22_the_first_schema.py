"""The first schema."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "2026_11_22"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Walk up."""
    op.create_table(
        "instansi",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("isi", storage.columns.Json(), nullable=False),
        sa.Column("jam_kerja", storage.columns.Json(), nullable=False),
        sa.Column("daftar_libur", storage.columns.Json(), nullable=False),
        sa.Column("waktu_baku", storage.columns.Json(), nullable=False),
        sa.Column("bot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instansi")),
        sa.UniqueConstraint("bot_id", name=op.f("uq_instansi_bot_id")),
    )
    op.create_table(
        "berkas",
        sa.Column(
            "instansi_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ukuran", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mime", sa.String(length=100), nullable=False),
        sa.Column("disimpan_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_berkas_instansi_id")),
        sa.PrimaryKeyConstraint("instansi_id", "sha256", name=op.f("pk_berkas")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("update_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("keadaan", sa.String(length=20), nullable=False),
        sa.Column("berkas", storage.columns.Json(), nullable=True),
        sa.Column("percobaan", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("coba_lagi_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("galat", sa.Text(), nullable=True),
        sa.Column("diterima_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("dikerjakan_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.CheckConstraint(
            "keadaan IN ('menunggu_berkas', 'siap', 'selesai', 'disisihkan')", name=op.f("ck_inbox_keadaan")
        ),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_inbox_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("instansi_id", "update_id", name=op.f("uq_inbox_instansi_id_update_id")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_antre",
            ["instansi_id", "chat_id", "id"],
            unique=False,
            postgresql_where=sa.text("keadaan IN ('menunggu_berkas', 'siap')"),
            sqlite_where=sa.text("keadaan IN ('menunggu_berkas', 'siap')"),
        )

    op.create_table(
        "jejak",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("urut", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("pegawai_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("peran", sa.String(length=40), nullable=False),
        sa.Column("peristiwa", sa.String(length=40), nullable=False),
        sa.Column("siklus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("isi", storage.columns.Json(), nullable=False),
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("hash_lalu", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_jejak_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak")),
        sa.UniqueConstraint("instansi_id", "urut", name=op.f("uq_jejak_instansi_id_urut")),
    )
    with op.batch_alter_table("jejak", schema=None) as batch_op:
        batch_op.create_index("ix_jejak_siklus", ["instansi_id", "siklus_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("isi", storage.columns.Json(), nullable=False),
        sa.Column("tentang", sa.String(length=60), server_default="", nullable=False),
        sa.Column("keadaan", sa.String(length=20), nullable=False),
        sa.Column("percobaan", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("coba_lagi_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("dipegang_sampai", storage.columns.Utc(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("galat", sa.Text(), nullable=True),
        sa.Column("dibuat_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("dikirim_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.CheckConstraint("keadaan IN ('antre', 'terkirim', 'disisihkan')", name=op.f("ck_outbox_keadaan")),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_outbox_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_antre",
            ["instansi_id", "chat_id", "id"],
            unique=False,
            postgresql_where=sa.text("keadaan = 'antre'"),
            sqlite_where=sa.text("keadaan = 'antre'"),
        )
        batch_op.create_index("ix_outbox_tentang", ["instansi_id", "tentang"], unique=False)

    op.create_table(
        "pegawai",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kunci", sa.Text(), nullable=False),
        sa.Column("nip", sa.String(length=30), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("jabatan", sa.Text(), nullable=False),
        sa.Column("pangkat", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_pegawai_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pegawai")),
        sa.UniqueConstraint("instansi_id", "kunci", name=op.f("uq_pegawai_instansi_id_kunci")),
    )
    op.create_table(
        "siklus",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("bagian", sa.String(length=10), nullable=False),
        sa.Column("keadaan", sa.String(length=20), nullable=False),
        sa.Column("dimulai_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("tamat_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.CheckConstraint("keadaan IN ('berjalan', 'tamat')", name=op.f("ck_siklus_keadaan")),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_siklus_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_siklus")),
        sa.UniqueConstraint("instansi_id", "tahun", "bagian", name=op.f("uq_siklus_instansi_id_tahun_bagian")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kode", sa.String(length=40), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_unit_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("instansi_id", "kode", name=op.f("uq_unit_instansi_id_kode")),
    )
    op.create_table(
        "indikator",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kode", sa.String(length=40), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("isi", storage.columns.Json(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instansi_id", "unit"],
            ["unit.instansi_id", "unit.kode"],
            name=op.f("fk_indikator_instansi_id_unit"),
        ),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_indikator_instansi_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indikator")),
        sa.UniqueConstraint("instansi_id", "kode", name=op.f("uq_indikator_instansi_id_kode")),
    )
    op.create_table(
        "obrolan",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kanal", sa.String(length=20), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pegawai_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("terhubung_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("diblokir_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_obrolan_instansi_id")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_obrolan_pegawai_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obrolan")),
        sa.UniqueConstraint("instansi_id", "kanal", "chat_id", name=op.f("uq_obrolan_instansi_id_kanal_chat_id")),
    )
    with op.batch_alter_table("obrolan", schema=None) as batch_op:
        batch_op.create_index("ix_obrolan_pegawai", ["instansi_id", "pegawai_id"], unique=False)

    op.create_table(
        "pemegang_peran",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pegawai_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("peran", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instansi_id", "unit"],
            ["unit.instansi_id", "unit.kode"],
            name=op.f("fk_pemegang_peran_instansi_id_unit"),
        ),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_pemegang_peran_instansi_id")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_pemegang_peran_pegawai_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pemegang_peran")),
    )
    with op.batch_alter_table("pemegang_peran", schema=None) as batch_op:
        batch_op.create_index("ix_pemegang_peran_pegawai", ["instansi_id", "pegawai_id"], unique=False)
        batch_op.create_index("ix_pemegang_peran_siapa", ["instansi_id", "peran", "unit"], unique=False)

    op.create_table(
        "rekap",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("siklus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("dibuat_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("keputusan", sa.String(length=20), nullable=True),
        sa.Column("arahan", sa.Text(), nullable=True),
        sa.Column("diputuskan_oleh", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("diputuskan_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.CheckConstraint("keputusan IN ('disetujui', 'dikembalikan')", name=op.f("ck_rekap_keputusan")),
        sa.ForeignKeyConstraint(["diputuskan_oleh"], ["pegawai.id"], name=op.f("fk_rekap_diputuskan_oleh")),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_rekap_instansi_id")),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name=op.f("fk_rekap_siklus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rekap")),
        sa.UniqueConstraint("instansi_id", "siklus_id", "versi", name=op.f("uq_rekap_instansi_id_siklus_id_versi")),
    )
    op.create_table(
        "tugas",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("siklus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("langkah", sa.Integer(), nullable=False),
        sa.Column("peran", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("putaran", sa.Integer(), nullable=False),
        sa.Column("keadaan", sa.String(length=20), nullable=False),
        sa.Column("arahan", sa.Text(), server_default="", nullable=False),
        sa.Column("daftar_indikator", storage.columns.Json(), nullable=False),
        sa.Column("dibuka_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("tenggat", storage.columns.Utc(timezone=True), nullable=True),
        sa.Column("ingat_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.Column("ingat_ke", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("selesai_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.Column("selesai_oleh", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("keadaan IN ('terbuka', 'selesai')", name=op.f("ck_tugas_keadaan")),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_tugas_instansi_id")),
        sa.ForeignKeyConstraint(["selesai_oleh"], ["pegawai.id"], name=op.f("fk_tugas_selesai_oleh")),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name=op.f("fk_tugas_siklus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tugas")),
    )
    with op.batch_alter_table("tugas", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tugas_ingat",
            ["ingat_pada", "instansi_id"],
            unique=False,
            postgresql_where=sa.text("ingat_pada IS NOT NULL"),
            sqlite_where=sa.text("ingat_pada IS NOT NULL"),
        )
        batch_op.create_index("ix_tugas_siklus", ["instansi_id", "siklus_id", "langkah"], unique=False)
        batch_op.create_index(
            "ix_tugas_terbuka",
            ["instansi_id", "peran", "unit"],
            unique=False,
            postgresql_where=sa.text("keadaan = 'terbuka'"),
            sqlite_where=sa.text("keadaan = 'terbuka'"),
        )

    op.create_table(
        "tunggu",
        sa.Column(
            "instansi_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "pegawai_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("isi", storage.columns.Json(), nullable=False),
        sa.Column("dibuat_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_tunggu_instansi_id")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_tunggu_pegawai_id")),
        sa.PrimaryKeyConstraint("instansi_id", "pegawai_id", name=op.f("pk_tunggu")),
    )
    op.create_table(
        "undangan",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kode_sha256", sa.String(length=64), nullable=False),
        sa.Column("pegawai_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dibuat_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("berlaku_sampai", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("dipakai_pada", storage.columns.Utc(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_undangan_instansi_id")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_undangan_pegawai_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undangan")),
        sa.UniqueConstraint("instansi_id", "kode_sha256", name=op.f("uq_undangan_instansi_id_kode_sha256")),
    )
    op.create_table(
        "dokumen",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("siklus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tugas_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("langkah", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("jenis", sa.String(length=40), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("berlaku", sa.Boolean(), nullable=False),
        sa.Column("dibuat_oleh", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("dibuat_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.CheckConstraint("isi IS NOT NULL OR sha256 IS NOT NULL", name=op.f("ck_dokumen_ada_isi")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pegawai.id"], name=op.f("fk_dokumen_dibuat_oleh")),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_dokumen_instansi_id")),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name=op.f("fk_dokumen_siklus_id")),
        sa.ForeignKeyConstraint(["tugas_id"], ["tugas.id"], name=op.f("fk_dokumen_tugas_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokumen")),
    )
    with op.batch_alter_table("dokumen", schema=None) as batch_op:
        batch_op.create_index("ix_dokumen_siklus", ["instansi_id", "siklus_id", "langkah"], unique=False)

    op.create_table(
        "jawaban",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("siklus_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tugas_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("indikator", sa.String(length=40), server_default="", nullable=False),
        sa.Column("butir", sa.String(length=40), nullable=False),
        sa.Column("diketik", sa.Text(), nullable=True),
        sa.Column("isi", storage.columns.Json(), nullable=False),
        sa.Column("pegawai_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_jawaban_instansi_id")),
        sa.ForeignKeyConstraint(["pegawai_id"], ["pegawai.id"], name=op.f("fk_jawaban_pegawai_id")),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name=op.f("fk_jawaban_siklus_id")),
        sa.ForeignKeyConstraint(["tugas_id"], ["tugas.id"], name=op.f("fk_jawaban_tugas_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jawaban")),
    )
    with op.batch_alter_table("jawaban", schema=None) as batch_op:
        batch_op.create_index("ix_jawaban_siklus", ["instansi_id", "siklus_id", "indikator"], unique=False)
        batch_op.create_index("ix_jawaban_tugas", ["instansi_id", "tugas_id"], unique=False)

    op.create_table(
        "nomor_surat",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("instansi_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.String(length=120), nullable=False),
        sa.Column("tugas_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dipakai_pada", storage.columns.Utc(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["instansi_id"], ["instansi.id"], name=op.f("fk_nomor_surat_instansi_id")),
        sa.ForeignKeyConstraint(["tugas_id"], ["tugas.id"], name=op.f("fk_nomor_surat_tugas_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomor_surat")),
        sa.UniqueConstraint("instansi_id", "nomor", name=op.f("uq_nomor_surat_instansi_id_nomor")),
    )
    with op.batch_alter_table("nomor_surat", schema=None) as batch_op:
        batch_op.create_index("ix_nomor_surat_tahun", ["instansi_id", "tahun"], unique=False)


def downgrade() -> None:
    """Walk down."""
    with op.batch_alter_table("nomor_surat", schema=None) as batch_op:
        batch_op.drop_index("ix_nomor_surat_tahun")

    op.drop_table("nomor_surat")
    with op.batch_alter_table("jawaban", schema=None) as batch_op:
        batch_op.drop_index("ix_jawaban_tugas")
        batch_op.drop_index("ix_jawaban_siklus")

    op.drop_table("jawaban")
    with op.batch_alter_table("dokumen", schema=None) as batch_op:
        batch_op.drop_index("ix_dokumen_siklus")

    op.drop_table("dokumen")
    op.drop_table("undangan")
    op.drop_table("tunggu")
    with op.batch_alter_table("tugas", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_tugas_terbuka",
            postgresql_where=sa.text("keadaan = 'terbuka'"),
            sqlite_where=sa.text("keadaan = 'terbuka'"),
        )
        batch_op.drop_index("ix_tugas_siklus")
        batch_op.drop_index(
            "ix_tugas_ingat",
            postgresql_where=sa.text("ingat_pada IS NOT NULL"),
            sqlite_where=sa.text("ingat_pada IS NOT NULL"),
        )

    op.drop_table("tugas")
    op.drop_table("rekap")
    with op.batch_alter_table("pemegang_peran", schema=None) as batch_op:
        batch_op.drop_index("ix_pemegang_peran_siapa")
        batch_op.drop_index("ix_pemegang_peran_pegawai")

    op.drop_table("pemegang_peran")
    with op.batch_alter_table("obrolan", schema=None) as batch_op:
        batch_op.drop_index("ix_obrolan_pegawai")

    op.drop_table("obrolan")
    op.drop_table("indikator")
    op.drop_table("unit")
    op.drop_table("siklus")
    op.drop_table("pegawai")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_tentang")
        batch_op.drop_index(
            "ix_outbox_antre",
            postgresql_where=sa.text("keadaan = 'antre'"),
            sqlite_where=sa.text("keadaan = 'antre'"),
        )

    op.drop_table("outbox")
    with op.batch_alter_table("jejak", schema=None) as batch_op:
        batch_op.drop_index("ix_jejak_siklus")

    op.drop_table("jejak")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_inbox_antre",
            postgresql_where=sa.text("keadaan IN ('menunggu_berkas', 'siap')"),
            sqlite_where=sa.text("keadaan IN ('menunggu_berkas', 'siap')"),
        )

    op.drop_table("inbox")
    op.drop_table("berkas")
    op.drop_table("instansi")
