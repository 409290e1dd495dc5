"""Column types mean the same on both databases."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

from storage import tables
from storage.columns import Utc
from storage.inbox import UpdateMasuk
from storage.store import Store
from tests.kantor import NOW

WITA = timezone(timedelta(hours=8))
DIALECTS: list[Any] = [sqlite.dialect(), postgresql.dialect()]  # type: ignore[no-untyped-call]  # they carry no types


def test_a_time_without_a_zone_is_refused_before_it_is_kept(store: Store) -> None:
    update = UpdateMasuk(update_id=1, chat_id=1, isi="{}")
    with pytest.raises(StatementError, match="a time without a zone can't be stored"):
        store.inbox.add([update], NOW.replace(tzinfo=None))
    assert store.inbox.count_open() == 0


def test_a_time_without_a_zone_is_refused_in_a_question_too(store: Store) -> None:
    with pytest.raises(StatementError, match="a time without a zone can't be stored"):
        store.inbox.claim(NOW.replace(tzinfo=None))


def test_a_time_of_any_zone_comes_back_as_the_same_instant_in_utc(store: Store) -> None:
    local = datetime(2026, 1, 19, 9, 0, 0, 123456, tzinfo=WITA)
    store.conn.execute(
        insert(tables.berkas).values(
            instansi_id=store.instansi_id, sha256="a" * 64, ukuran=1, mime="text/plain", disimpan_pada=local
        )
    )
    kept = store.conn.execute(select(tables.berkas.c.disimpan_pada)).scalar_one()
    assert (kept, kept.tzinfo) == (local, UTC)


@pytest.mark.parametrize("dialect", DIALECTS, ids=["sqlite", "postgresql"])
@given(instant=st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2999, 1, 1), timezones=st.just(WITA)))  # noqa: DTZ001 - hypothesis adds the zone
def test_every_instant_survives_the_way_in_and_out(dialect: Any, instant: datetime) -> None:
    column = Utc()
    kept = column.process_bind_param(instant, dialect)
    assert column.process_result_value(kept, dialect) == instant


@pytest.mark.parametrize("dialect", DIALECTS, ids=["sqlite", "postgresql"])
def test_no_time_is_no_time(dialect: Any) -> None:
    assert Utc().process_bind_param(None, dialect) is None
    assert Utc().process_result_value(None, dialect) is None
