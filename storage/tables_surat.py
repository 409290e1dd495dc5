"""The tables of letters: the numbers that were given, and the lines of the office's books."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from storage.columns import Nomor, Utc
from storage.metadata import id_column as _id
from storage.metadata import metadata
from storage.metadata import office_column as _instansi

nomor_surat = Table(
    "nomor_surat",
    metadata,
    _id(),
    _instansi(),
    Column("tahun", Integer, nullable=False),
    Column("nomor", String(120), nullable=False),
    Column("urut", Integer),
    Column("kode", String(40), nullable=False),
    Column("perihal", Text, nullable=False),
    Column("tugas_id", Nomor, ForeignKey("tugas.id")),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id")),
    Column("dipakai_pada", Utc, nullable=False),
    Column("batal_pada", Utc),
    UniqueConstraint("instansi_id", "tahun", "nomor"),
    UniqueConstraint("instansi_id", "tahun", "urut"),
    Index("ix_nomor_surat_nomor", "instansi_id", "nomor"),
    Index("ix_nomor_surat_tugas", "instansi_id", "tugas_id"),
)

buku = Table(
    "buku",
    metadata,
    _id(),
    _instansi(),
    Column("jenis", String(20), nullable=False),
    Column("tahun", Integer, nullable=False),
    Column("urut", Integer, nullable=False),
    Column("tanggal", Date),
    Column("tanggal_surat", Date),
    Column("nomor", String(120), nullable=False),
    Column("pihak", Text, nullable=False),
    Column("isi", Text, nullable=False),
    Column("ket", Text, nullable=False),
    Column("penerima", Text, nullable=False),
    Column("diterima_pada", Utc),
    Column("siklus_id", Nomor, ForeignKey("siklus.id")),
    Column("tugas_id", Nomor, ForeignKey("tugas.id")),
    Column("dokumen_id", Nomor, ForeignKey("dokumen.id")),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id")),
    Column("pada", Utc, nullable=False),
    Column("inbox_id", Nomor),
    UniqueConstraint("instansi_id", "jenis", "tahun", "urut"),
    CheckConstraint("jenis IN ('keluar', 'masuk', 'ekspedisi')", name="jenis"),
    Index("ix_buku_siklus", "instansi_id", "siklus_id"),
    Index("ix_buku_nomor", "instansi_id", "nomor"),
)
