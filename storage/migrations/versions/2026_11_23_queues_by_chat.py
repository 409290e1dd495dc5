"""Queues walked chat by chat, waits found by their task, updates told apart where their numbers begin anew."""

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Json, Utc

revision = "2026_11_23"
down_revision = "2026_11_22"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SET_ASIDE = sa.text("keadaan = 'disisihkan'")
_URGENT = sa.text("keadaan = 'antre' AND mendesak = true")
_REMIND = sa.text("ingat_pada IS NOT NULL")
_REPEATABLE = 10_000  # far more than the platform still repeats


def upgrade() -> None:
    """Walk up."""
    op.add_column("instansi", sa.Column("versi", sa.Integer(), server_default=sa.text("0"), nullable=False))
    with op.batch_alter_table("inbox") as inbox:
        inbox.add_column(sa.Column("sidik", sa.String(length=80), server_default="", nullable=False))
        inbox.drop_constraint(op.f("uq_inbox_instansi_id_update_id"), type_="unique")
        inbox.create_unique_constraint(
            op.f("uq_inbox_instansi_id_update_id_sidik"), ["instansi_id", "update_id", "sidik"]
        )
    _tell_apart()
    _index("ix_inbox_sisih", "inbox", ["instansi_id", "id"], _SET_ASIDE)
    op.add_column("outbox", sa.Column("mendesak", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("outbox", sa.Column("menjawab_pada", Utc(timezone=True), nullable=True))
    _index("ix_outbox_mendesak", "outbox", ["instansi_id", "chat_id"], _URGENT)
    _index("ix_outbox_sisih", "outbox", ["instansi_id", "id"], _SET_ASIDE)
    op.drop_index("ix_tugas_ingat", "tugas")
    _index("ix_tugas_ingat", "tugas", ["instansi_id", "ingat_pada"], _REMIND)
    op.add_column("tunggu", sa.Column("tugas_id", _NUMBER, nullable=True))
    _name_tasks()
    op.create_index("ix_tunggu_tugas", "tunggu", ["instansi_id", "tugas_id"])


def downgrade() -> None:
    """Walk down."""
    op.drop_index("ix_tunggu_tugas", "tunggu")
    op.drop_column("tunggu", "tugas_id")
    op.drop_index("ix_tugas_ingat", "tugas")
    _index("ix_tugas_ingat", "tugas", ["ingat_pada", "instansi_id"], _REMIND)
    op.drop_index("ix_outbox_sisih", "outbox")
    op.drop_index("ix_outbox_mendesak", "outbox")
    op.drop_column("outbox", "menjawab_pada")
    op.drop_column("outbox", "mendesak")
    op.drop_index("ix_inbox_sisih", "inbox")
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_constraint(op.f("uq_inbox_instansi_id_update_id_sidik"), type_="unique")
        inbox.create_unique_constraint(op.f("uq_inbox_instansi_id_update_id"), ["instansi_id", "update_id"])
        inbox.drop_column("sidik")
    op.drop_column("instansi", "versi")


def _index(nama: str, tabel: str, kolom: list[str], syarat: sa.TextClause) -> None:
    op.create_index(nama, tabel, kolom, postgresql_where=syarat, sqlite_where=syarat)


def _tell_apart() -> None:
    """Updates that the platform may still repeat get the fingerprint the program gives new ones."""
    inbox = sa.table("inbox", sa.column("id", sa.Integer), sa.column("isi", sa.Text), sa.column("sidik", sa.Text))
    conn = op.get_bind()
    for baris in conn.execute(sa.select(inbox).order_by(inbox.c.id.desc()).limit(_REPEATABLE)).all():
        sidik = _fingerprint(json.loads(baris.isi))
        conn.execute(sa.update(inbox).where(inbox.c.id == baris.id).values(sidik=sidik))


def _fingerprint(mentah: Mapping[str, Any]) -> str:
    if "callback_query" in mentah:
        return f"tekan:{mentah['callback_query'].get('id')}"[:80]
    pesan = mentah.get("message", {})
    return f"pesan:{pesan.get('message_id')}:{pesan.get('date')}"


def _name_tasks() -> None:
    """Open waits say which task they are about."""
    tunggu = sa.table(
        "tunggu",
        sa.column("instansi_id", sa.Integer),
        sa.column("pegawai_id", sa.Integer),
        sa.column("tugas_id", sa.Integer),
        sa.column("isi", Json),
    )
    conn = op.get_bind()
    for baris in conn.execute(sa.select(tunggu)).all():
        milik = (tunggu.c.instansi_id == baris.instansi_id) & (tunggu.c.pegawai_id == baris.pegawai_id)
        conn.execute(sa.update(tunggu).where(milik).values(tugas_id=baris.isi.get("tugas_id")))
