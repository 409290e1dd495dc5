"""In which order a transaction takes its locks: cycles before the office, whose row the trail is added under.

Each update takes them in that order (docs/decisions/0009). Where several share a transaction, the second one's cycle
would come after the first one's trail; so there the first lock that anyone wants is preceded by all running cycles.
Updates that want none, such as answers, hold nobody up.
"""

from sqlalchemy import Connection, select

from storage import tables
from storage.base import Repo, of_office

_S = tables.siklus.c
_RUNNING = (
    select(_S.id)
    .where(of_office(tables.siklus), _S.keadaan == "berjalan")
    .order_by(_S.id)
    .with_for_update(key_share=True)
)


class Locks(Repo):
    """The locks of one transaction, within one office."""

    def __init__(self, conn: Connection, instansi_id: int) -> None:
        super().__init__(conn, instansi_id)
        self._shared = self._taken = False

    def share(self) -> None:
        """Several updates share the transaction from here on."""
        self._shared = True

    def before_any(self) -> None:
        """Take what must be held before any lock is taken; whoever locks a cycle or the office calls it."""
        if self._shared and not self._taken:
            self._taken = True
            self.run(_RUNNING)

    def forget(self) -> None:
        """What was taken since a savepoint is given back with it: it is to be taken again."""
        self._taken = False
