"""What the admins are told of unasked: somebody can't be written to, something was set aside, a group is closed."""

from datetime import datetime, timedelta

from markupsafe import Markup

from bahasa.kalimat import umum as kalimat
from sop.peran import Peran
from storage.outbox import PesanKeluar
from storage.store import Store

_ASIDE = "disisihkan"
_EVERY = timedelta(hours=1)


def tell_admins(store: Store, teks: Markup, now: datetime, *, tentang: str = "") -> None:
    """Say it in every chat of every admin."""
    obrolan = store.obrolan.chats_of([admin.id for admin in store.orang.holders(Peran.ADMIN)])
    store.outbox.add([words(chat_id, teks, tentang) for semua in obrolan.values() for chat_id in semua], now)


def tell_of_set_aside(store: Store, now: datetime) -> None:
    """Tell the admins that something was set aside, at most once an hour."""
    terakhir = store.outbox.cards(_ASIDE)
    if not terakhir or now - terakhir[-1].dibuat_pada >= _EVERY:
        tell_admins(store, kalimat.ADA_YANG_DISISIHKAN, now, tentang=_ASIDE)


def words(chat_id: int, teks: Markup, tentang: str = "") -> PesanKeluar:
    """A message that nobody spoke in a turn."""
    return PesanKeluar(chat_id=chat_id, jenis="pesan", isi={"teks": str(teks)}, tentang=tentang)
