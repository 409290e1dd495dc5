"""The platform and the webhook together: what people send arrives, in order, whatever happens to the database."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from telegram import Bot
from telegram.error import NetworkError

from bot.refusal import BadSettings
from bot.web.webhook import set_webhook
from simulator.dunia import Simulator
from simulator.faults import Fault
from simulator.server import SimulatorServer
from storage.database import Database
from tests.bot.capaian import TOKEN
from tests.bot.webserver import PATH, SECRET, Caller, Inbox, serving_webhook
from tests.kantor import NOW


@pytest.fixture
def inbox(database: Database, instansi_id: int) -> Inbox:
    return Inbox(database, instansi_id)


@pytest.fixture
def sim() -> Simulator:
    sim = Simulator(lambda: NOW)
    sim.add_bot(TOKEN, "capaian_contoh_bot")
    return sim


@pytest.fixture
def platform(sim: Simulator) -> Iterator[SimulatorServer]:
    with SimulatorServer(sim) as running:
        yield running


async def hear_from(platform: SimulatorServer, caller: Caller) -> None:
    """Set the webhook at the platform."""
    async with Bot(TOKEN, base_url=f"{platform.url}/bot") as bot:
        await set_webhook(bot, caller.url + PATH, SECRET)


async def all_delivered(sim: Simulator) -> None:
    await asyncio.to_thread(sim.wait_for, lambda: sim.pending() == 0, 30)


async def refused_once(sim: Simulator) -> None:
    """Until the platform has heard something else than 200."""

    def is_refused() -> str:
        webhook = sim.bot().webhook
        return webhook.error if webhook else ""

    await asyncio.to_thread(sim.wait_for, is_refused, 30)


async def test_what_people_send_arrives_in_order(sim: Simulator, platform: SimulatorServer, inbox: Inbox) -> None:
    rina, budi = sim.phone("Rina"), sim.phone("Budi")
    async with serving_webhook(inbox.keep) as caller:
        await hear_from(platform, caller)
        for number in range(5):
            rina.send(f"Rina {number}")
            budi.send(f"Budi {number}")
        await all_delivered(sim)
        kept = inbox.update_ids()
        assert len(kept) == 10
        assert kept == sorted(kept)
        assert caller.answers() == {"kept": 10}


async def test_the_platform_is_told_the_address_the_secret_and_what_we_want(
    sim: Simulator, platform: SimulatorServer, inbox: Inbox
) -> None:
    rina = sim.phone("Rina")
    async with serving_webhook(inbox.keep) as caller:
        await hear_from(platform, caller)
        webhook = sim.bot().webhook
        assert webhook is not None
        assert (webhook.url, webhook.secret, webhook.max_connections) == (caller.url + PATH, SECRET, 40)
        message = rina.send("satu")
        await all_delivered(sim)
        rina.edit_message(message, "dua")
        assert sim.pending() == 0, "edits are no updates we want"


async def test_an_address_the_platform_refuses_is_one_line_for_the_operator(platform: SimulatorServer) -> None:
    async with Bot(TOKEN, base_url=f"{platform.url}/bot") as bot:
        with pytest.raises(
            BadSettings, match=r"^WEBHOOK_URL: the platform refuses ftp://contoh.test/x \(.+\)$"
        ) as told:
            await set_webhook(bot, "ftp://contoh.test/x", SECRET)
    assert SECRET not in str(told.value)


async def test_trouble_of_the_platform_is_no_fault_of_the_settings(sim: Simulator, platform: SimulatorServer) -> None:
    sim.faults.add(Fault(method="setWebhook", code=502))
    async with Bot(TOKEN, base_url=f"{platform.url}/bot") as bot:
        with pytest.raises(NetworkError):
            await set_webhook(bot, "http://127.0.0.1:9/x", SECRET)


async def test_case_38_while_the_database_is_away_nothing_is_confirmed_and_all_of_it_comes_later(
    sim: Simulator, platform: SimulatorServer, inbox: Inbox, database: Database
) -> None:
    rina = sim.phone("Rina")
    async with serving_webhook(inbox.keep) as caller:
        with away(database):
            await hear_from(platform, caller)
            for number in range(3):
                rina.send(f"Rina {number}")
            await refused_once(sim)
            assert sim.pending() == 3
            assert caller.answers().keys() == {"not_kept"}
        await all_delivered(sim)
        kept = inbox.update_ids()
        assert len(kept) == 3
        assert kept == sorted(kept)
        assert caller.answers()["kept"] == 3


async def test_case_36_while_the_database_is_locked_nobody_waits_for_ever_and_nothing_is_kept_twice(
    sim: Simulator, platform: SimulatorServer, inbox: Inbox, database: Database
) -> None:
    rina = sim.phone("Rina")
    async with serving_webhook(inbox.keep, keep_seconds=0.1) as caller:
        with locked(database):
            await hear_from(platform, caller)
            rina.send("satu")
            rina.send("dua")
            await refused_once(sim)
            assert sim.pending() == 2
        await all_delivered(sim)
        kept = inbox.update_ids()
        assert len(kept) == 2
        assert kept == sorted(kept)


@contextmanager
def away(database: Database) -> Iterator[None]:
    """The database can't be reached: its file is gone, or its server lets nobody in."""
    database.close()
    if database.is_sqlite:
        file = Path(str(database.engine.url.database))
        elsewhere = file.with_suffix(".elsewhere")
        file.rename(elsewhere)
        file.mkdir()
        try:
            yield
        finally:
            file.rmdir()
            elsewhere.rename(file)
    else:
        name = database.engine.url.database
        server = create_engine(database.engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
        _run(server, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        try:
            yield
        finally:
            _run(server, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
            server.dispose()


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else writes, and doesn't come to an end."""
    other = create_engine(database.engine.url)
    try:
        with other.connect() as conn:
            conn.execute(text("BEGIN IMMEDIATE" if database.is_sqlite else "LOCK TABLE inbox"))
            yield
    finally:
        other.dispose()


def _run(server: Engine, sql: str) -> None:
    with server.connect() as conn:
        conn.execute(text(sql))
