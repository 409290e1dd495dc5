"""The tables. Every row belongs to an office: `instansi_id` leads every index, and is the key to shard by.

Append-only: jejak, jawaban, rekap (but for its decision), berkas, buku, templat, naskah (but for what is on offer).
Queues: inbox, outbox, cetakan. Times are UTC.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Json, Nomor, Utc
from storage.metadata import id_column as _id
from storage.metadata import metadata as metadata
from storage.metadata import office_column as _instansi
from storage.tables_antrean import inbox as inbox
from storage.tables_antrean import outbox as outbox
from storage.tables_grup import grup as grup
from storage.tables_grup import kode_grup as kode_grup
from storage.tables_kartu import kartu_siklus as kartu_siklus
from storage.tables_surat import buku as buku
from storage.tables_surat import nomor_surat as nomor_surat
from storage.tables_waktu import permintaan_waktu as permintaan_waktu

instansi = Table(
    "instansi",
    metadata,
    _id(),
    Column("isi", Json, nullable=False),
    Column("jam_kerja", Json, nullable=False),
    Column("daftar_libur", Json, nullable=False),
    Column("waktu_baku", Json, nullable=False),
    Column("aturan_mati", Json, nullable=False, server_default=text("'[]'")),
    Column("aturan_pengingat", Json, nullable=False, server_default=text("'{}'")),
    Column("pdf", Boolean, nullable=False, server_default=text("false")),
    Column("bot_id", Nomor, unique=True),
    Column("bot_nama", String(64), nullable=False, server_default=""),
    Column("versi", Integer, nullable=False, server_default=text("0")),
)

unit = Table(
    "unit",
    metadata,
    _id(),
    _instansi(),
    Column("kode", String(40), nullable=False),
    Column("urut", Integer, nullable=False),
    Column("nama", Text, nullable=False),
    Column("jenis", String(20), nullable=False),
    Column("aktif", Boolean, nullable=False),
    UniqueConstraint("instansi_id", "kode"),
)

indikator = Table(
    "indikator",
    metadata,
    _id(),
    _instansi(),
    Column("kode", String(40), nullable=False),
    Column("urut", Integer, nullable=False),
    Column("unit", String(40), nullable=False),
    Column("isi", Json, nullable=False),
    Column("aktif", Boolean, nullable=False),
    Column("tahun_target", Integer),
    Column("tahun_angka", Integer),
    Column("angka_lewat", Json, server_default=text("'[]'"), nullable=False),
    UniqueConstraint("instansi_id", "kode"),
    ForeignKeyConstraint(["instansi_id", "unit"], ["unit.instansi_id", "unit.kode"]),
)

penetapan = Table(
    "penetapan",
    metadata,
    _id(),
    _instansi(),
    Column("isi", Json, nullable=False),
    Column("pada", Utc, nullable=False),
    Index("ix_penetapan_instansi", "instansi_id", "id"),
)

pegawai = Table(
    "pegawai",
    metadata,
    _id(),
    _instansi(),
    Column("kunci", Text, nullable=False),
    Column("nip", String(30), nullable=False),
    Column("nama", Text, nullable=False),
    Column("jabatan", Text, nullable=False),
    Column("pangkat", Text, nullable=False),
    Column("aktif", Boolean, nullable=False),
    UniqueConstraint("instansi_id", "kunci"),
)

pemegang_peran = Table(
    "pemegang_peran",
    metadata,
    _id(),
    _instansi(),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("peran", String(40), nullable=False),
    Column("unit", String(40)),
    Column("aktif", Boolean, nullable=False),
    Column("sebutan", String(10), nullable=False, server_default=""),
    Column("sebagai", Text, nullable=False, server_default=""),
    Column("nomor", String(120), nullable=False, server_default=""),
    Column("mulai_pada", Utc),
    Column("sampai_pada", Utc),
    ForeignKeyConstraint(["instansi_id", "unit"], ["unit.instansi_id", "unit.kode"]),
    Index("ix_pemegang_peran_siapa", "instansi_id", "peran", "unit"),
    Index("ix_pemegang_peran_pegawai", "instansi_id", "pegawai_id"),
)

undangan = Table(
    "undangan",
    metadata,
    _id(),
    _instansi(),
    Column("kode_sha256", String(64), nullable=False),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("dibuat_pada", Utc, nullable=False),
    Column("berlaku_sampai", Utc, nullable=False),
    Column("dipakai_pada", Utc),
    Column("dicabut_pada", Utc),
    UniqueConstraint("instansi_id", "kode_sha256"),
)

obrolan = Table(
    "obrolan",
    metadata,
    _id(),
    _instansi(),
    Column("kanal", String(20), nullable=False),
    Column("chat_id", Nomor, nullable=False),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("terhubung_pada", Utc, nullable=False),
    Column("diblokir_pada", Utc),
    Column("dilepas_pada", Utc),
    UniqueConstraint("instansi_id", "kanal", "chat_id"),
    Index("ix_obrolan_pegawai", "instansi_id", "pegawai_id"),
)

orang_luar = Table(
    "orang_luar",
    metadata,
    Column("instansi_id", Nomor, ForeignKey("instansi.id"), primary_key=True, autoincrement=False),
    Column("kanal", String(20), primary_key=True),
    Column("chat_id", Nomor, primary_key=True, autoincrement=False),
    Column("percobaan", Integer, nullable=False),
    Column("coba_lagi_pada", Utc),
    Column("dijawab_pada", Utc),
)

kode_salah = Table(
    "kode_salah",
    metadata,
    Column("instansi_id", Nomor, ForeignKey("instansi.id"), primary_key=True, autoincrement=False),
    Column("jam", Utc, primary_key=True),
    Column("jumlah", Integer, nullable=False),
)

jejak = Table(
    "jejak",
    metadata,
    _id(),
    _instansi(),
    Column("urut", Nomor, nullable=False),
    Column("pada", Utc, nullable=False),
    Column("pegawai_id", Nomor),
    Column("peran", String(40), nullable=False),
    Column("peristiwa", String(40), nullable=False),
    Column("siklus_id", Nomor),
    Column("isi", Json, nullable=False),
    Column("inbox_id", Nomor),
    Column("hash_lalu", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("instansi_id", "urut"),
    Index("ix_jejak_siklus", "instansi_id", "siklus_id"),
)

tunggu = Table(
    "tunggu",
    metadata,
    Column("instansi_id", Nomor, ForeignKey("instansi.id"), primary_key=True, autoincrement=False),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id"), primary_key=True, autoincrement=False),
    Column("tugas_id", Nomor),
    Column("isi", Json, nullable=False),
    Column("dibuat_pada", Utc, nullable=False),
    Index("ix_tunggu_tugas", "instansi_id", "tugas_id"),
)

berkas = Table(
    "berkas",
    metadata,
    Column("instansi_id", Nomor, ForeignKey("instansi.id"), primary_key=True, autoincrement=False),
    Column("sha256", String(64), primary_key=True),
    Column("ukuran", Nomor, nullable=False),
    Column("mime", String(100), nullable=False),
    Column("disimpan_pada", Utc, nullable=False),
)

naskah = Table(
    "naskah",
    metadata,
    _id(),
    _instansi(),
    Column("sop", String(80), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("isi", Text, nullable=False),
    Column("berlaku", Boolean, nullable=False),
    Column("pada", Utc, nullable=False),
    UniqueConstraint("instansi_id", "sha256"),
)

siklus = Table(
    "siklus",
    metadata,
    _id(),
    _instansi(),
    Column("sop", String(80), nullable=False),
    Column("naskah", String(64), nullable=False),
    Column("latihan", Integer, nullable=False, server_default=text("0")),
    Column("tahun", Integer, nullable=False),
    Column("bagian", String(10), nullable=False),
    Column("keadaan", String(20), nullable=False),
    Column("dimulai_pada", Utc, nullable=False),
    Column("tamat_pada", Utc),
    Column("kartu_pada", Utc),
    Column("kartu_jeda", Utc),
    UniqueConstraint("instansi_id", "sop", "tahun", "bagian", "latihan"),
    ForeignKeyConstraint(["instansi_id", "naskah"], ["naskah.instansi_id", "naskah.sha256"]),
    CheckConstraint("keadaan IN ('berjalan', 'tamat')", name="keadaan"),
)
_KARTU = text("kartu_pada IS NOT NULL")
Index("ix_siklus_kartu", siklus.c.instansi_id, siklus.c.kartu_pada, postgresql_where=_KARTU, sqlite_where=_KARTU)

tugas = Table(
    "tugas",
    metadata,
    _id(),
    _instansi(),
    Column("siklus_id", Nomor, ForeignKey("siklus.id"), nullable=False),
    Column("langkah", Integer, nullable=False),
    Column("peran", String(40), nullable=False),
    Column("unit", String(40)),
    Column("putaran", Integer, nullable=False),
    Column("keadaan", String(20), nullable=False),
    Column("arahan", Text, nullable=False, server_default=""),
    Column("daftar_indikator", Json, nullable=False),
    Column("dibuka_pada", Utc, nullable=False),
    Column("tenggat", Utc),
    Column("ingat_pada", Utc),
    Column("ingat_ke", Integer, nullable=False, server_default=text("0")),
    Column("jenjang_ke", Integer, nullable=False, server_default=text("0")),
    Column("diingatkan_pada", Utc),
    Column("selesai_pada", Utc),
    Column("selesai_oleh", Nomor, ForeignKey("pegawai.id")),
    Column("ditarik", Boolean, nullable=False, server_default=false()),
    Column("dialihkan_ke", Nomor),
    Column("dialihkan_oleh", Nomor),
    CheckConstraint("keadaan IN ('terbuka', 'selesai')", name="keadaan"),
    Index("ix_tugas_siklus", "instansi_id", "siklus_id", "langkah"),
)
_INGAT = text("ingat_pada IS NOT NULL")
Index("ix_tugas_ingat", tugas.c.instansi_id, tugas.c.ingat_pada, postgresql_where=_INGAT, sqlite_where=_INGAT)
_BUKA = text("keadaan = 'terbuka'")
Index(
    "ix_tugas_terbuka",
    tugas.c.instansi_id,
    tugas.c.peran,
    tugas.c.unit,
    postgresql_where=_BUKA,
    sqlite_where=_BUKA,
)

_ALIH = text("keadaan = 'terbuka' AND dialihkan_ke IS NOT NULL")
Index(
    "ix_tugas_dialihkan",
    tugas.c.instansi_id,
    tugas.c.dialihkan_ke,
    postgresql_where=_ALIH,
    sqlite_where=_ALIH,
)
jawaban = Table(
    "jawaban",
    metadata,
    _id(),
    _instansi(),
    Column("siklus_id", Nomor, ForeignKey("siklus.id"), nullable=False),
    Column("tugas_id", Nomor, ForeignKey("tugas.id"), nullable=False),
    Column("indikator", String(40), nullable=False, server_default=""),
    Column("butir", String(40), nullable=False),
    Column("diketik", Text),
    Column("isi", Json, nullable=False),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id"), nullable=False),
    Column("pada", Utc, nullable=False),
    Column("inbox_id", Nomor),
    Index("ix_jawaban_siklus", "instansi_id", "siklus_id", "indikator"),
    Index("ix_jawaban_tugas", "instansi_id", "tugas_id"),
)

dokumen = Table(
    "dokumen",
    metadata,
    _id(),
    _instansi(),
    Column("siklus_id", Nomor, ForeignKey("siklus.id")),
    Column("tugas_id", Nomor, ForeignKey("tugas.id")),
    Column("langkah", Integer, nullable=False),
    Column("unit", String(40)),
    Column("jenis", String(40), nullable=False),
    Column("nama", Text, nullable=False),
    Column("isi", Text),
    Column("rekap_id", Nomor, ForeignKey("rekap.id")),
    Column("sha256", String(64)),
    Column("templat", String(64)),
    Column("logo", String(64)),
    Column("pdf", String(64)),
    Column("berlaku", Boolean, nullable=False),
    Column("dibuat_oleh", Nomor, ForeignKey("pegawai.id")),
    Column("dibuat_pada", Utc, nullable=False),
    CheckConstraint("isi IS NOT NULL OR sha256 IS NOT NULL", name="ada_isi"),
    Index("ix_dokumen_siklus", "instansi_id", "siklus_id", "langkah"),
)

cetakan = Table(
    "cetakan",
    metadata,
    _id(),
    _instansi(),
    Column("dokumen_id", Nomor, ForeignKey("dokumen.id"), nullable=False),
    Column("chat_id", Nomor, nullable=False),
    Column("pada", Utc, nullable=False),
    Index("ix_cetakan_urut", "instansi_id", "id"),
    Index("ix_cetakan_dokumen", "instansi_id", "dokumen_id"),
)

templat = Table(
    "templat",
    metadata,
    _id(),
    _instansi(),
    Column("jenis", String(40), nullable=False),
    Column("sha256", String(64)),
    Column("pegawai_id", Nomor, ForeignKey("pegawai.id")),
    Column("pada", Utc, nullable=False),
    Index("ix_templat_jenis", "instansi_id", "jenis", "id"),
)

rekap = Table(
    "rekap",
    metadata,
    _id(),
    _instansi(),
    Column("siklus_id", Nomor, ForeignKey("siklus.id"), nullable=False),
    Column("versi", Integer, nullable=False),
    Column("isi", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("dibuat_pada", Utc, nullable=False),
    Column("keputusan", String(20)),
    Column("arahan", Text),
    Column("diputuskan_oleh", Nomor, ForeignKey("pegawai.id")),
    Column("diputuskan_pada", Utc),
    UniqueConstraint("instansi_id", "siklus_id", "versi"),
    CheckConstraint("keputusan IN ('disetujui', 'dikembalikan')", name="keputusan"),
)
