"""What all tables share: one metadata with the names of its constraints, the key of a row, and its office."""

from sqlalchemy import Column, ForeignKey, MetaData

from storage.columns import Nomor

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column() -> Column[int]:
    """The key of a table's rows."""
    return Column("id", Nomor, primary_key=True, autoincrement=True)


def office_column() -> Column[int]:
    """The office a row belongs to."""
    return Column("instansi_id", Nomor, ForeignKey("instansi.id"), nullable=False)
