"""Templates of the office's own: each change is a row, and the last one of a kind stands."""

from datetime import timedelta

from sop.peran import Peran
from storage.store import Store
from storage.templat import TemplatTersimpan
from tests.kantor import NOW, find_orang

SATU, DUA = "a" * 64, "b" * 64


def test_the_last_change_of_a_kind_stands(store: Store) -> None:
    assert store.templat.standing() == {}
    oleh = find_orang(store, Peran.ADMIN).id
    store.templat.add("notulen", SATU, oleh=oleh, now=NOW)
    store.templat.add("ceklist", SATU, oleh=None, now=NOW)
    store.templat.add("notulen", DUA, oleh=oleh, now=NOW + timedelta(hours=1))
    store.templat.add("ceklist", None, oleh=None, now=NOW + timedelta(hours=2))
    assert store.templat.standing() == {
        "notulen": TemplatTersimpan(jenis="notulen", sha256=DUA, pada=NOW + timedelta(hours=1)),
        "ceklist": TemplatTersimpan(jenis="ceklist", sha256=None, pada=NOW + timedelta(hours=2)),
    }
