"""The two queues: what came in, and what is to go out."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
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
from storage.metadata import id_column, metadata, office_column

inbox = Table(
    "inbox",
    metadata,
    id_column(),
    office_column(),
    Column("update_id", Nomor, nullable=False),
    Column("sidik", String(80), nullable=False, server_default=""),
    Column("chat_id", Nomor, nullable=False),
    Column("isi", Text, nullable=False),
    Column("keadaan", String(20), nullable=False),
    Column("berkas", Json),
    Column("percobaan", Integer, nullable=False, server_default=text("0")),
    Column("coba_lagi_pada", Utc, nullable=False),
    Column("galat", Text),
    Column("diterima_pada", Utc, nullable=False),
    Column("dikerjakan_pada", Utc),
    UniqueConstraint("instansi_id", "update_id", "sidik"),
    CheckConstraint("keadaan IN ('menunggu_berkas', 'siap', 'selesai', 'disisihkan')", name="keadaan"),
)
_ANTRE = text("keadaan IN ('menunggu_berkas', 'siap')")
Index(
    "ix_inbox_antre",
    inbox.c.instansi_id,
    inbox.c.chat_id,
    inbox.c.id,
    postgresql_where=_ANTRE,
    sqlite_where=_ANTRE,
)
_SISIH = text("keadaan = 'disisihkan'")
Index("ix_inbox_sisih", inbox.c.instansi_id, inbox.c.id, postgresql_where=_SISIH, sqlite_where=_SISIH)

outbox = Table(
    "outbox",
    metadata,
    id_column(),
    office_column(),
    Column("chat_id", Nomor, nullable=False),
    Column("jenis", String(20), nullable=False),
    Column("isi", Json, nullable=False),
    Column("tentang", String(60), nullable=False, server_default=""),
    Column("mendesak", Boolean, nullable=False, server_default=false()),
    Column("menjawab_pada", Utc),
    Column("keadaan", String(20), nullable=False),
    Column("percobaan", Integer, nullable=False, server_default=text("0")),
    Column("coba_lagi_pada", Utc, nullable=False),
    Column("dipegang_sampai", Utc),
    Column("message_id", Nomor),
    Column("galat", Text),
    Column("dibuat_pada", Utc, nullable=False),
    Column("dikirim_pada", Utc),
    CheckConstraint("keadaan IN ('antre', 'terkirim', 'disisihkan')", name="keadaan"),
    Index("ix_outbox_tentang", "instansi_id", "tentang"),
)
_KIRIM = text("keadaan = 'antre'")
Index(
    "ix_outbox_antre",
    outbox.c.instansi_id,
    outbox.c.chat_id,
    outbox.c.id,
    postgresql_where=_KIRIM,
    sqlite_where=_KIRIM,
)
_MENDESAK = text("keadaan = 'antre' AND mendesak = true")
Index("ix_outbox_mendesak", outbox.c.instansi_id, outbox.c.chat_id, postgresql_where=_MENDESAK, sqlite_where=_MENDESAK)
Index("ix_outbox_sisih", outbox.c.instansi_id, outbox.c.id, postgresql_where=_SISIH, sqlite_where=_SISIH)
