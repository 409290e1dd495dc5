"""What an operator can mend, each as one line without a password; apart, so that who tells of it loads no database."""


class AlamatSalah(ValueError):
    """A DATABASE_URL that names neither SQLite nor PostgreSQL."""


class DatabaseTidakMenjawab(ConnectionError):
    """A database that cannot be reached or opened."""


class DatabaseDipakai(RuntimeError):
    """A SQLite database that another process serves."""


class SkemaBerbeda(RuntimeError):
    """A database whose schema is not the program's."""


class SkemaMendahului(SkemaBerbeda):
    """A database that a newer program migrated; this one leaves it alone."""


class CadanganTakTertulis(OSError):
    """A backup that can't be written: the name taken, the disk full, a kept file unreadable."""


class CadanganDitolak(RuntimeError):
    """A backup that can't be put back as things are."""


class CadanganRusak(CadanganDitolak):
    """A backup that is no longer what was written; the line names the damaged parts."""
