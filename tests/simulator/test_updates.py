"""getUpdates: offsets, long polling, conflicts, and the updates as Telegram writes them."""

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.server import SimulatorServer
from tests.simulator.conftest import TOKEN, Jam, connect


async def fetch(bot: Bot, **options: int) -> list[str | None]:
    updates = await bot.get_updates(**{"timeout": 0, **options})  # type: ignore[arg-type] # plain ints
    return [update.message.text if update.message else None for update in updates]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: Bot, sim: Simulator, rina: Phone) -> None:
    rina.send("satu")
    first, second = await bot.get_updates()
    assert await fetch(bot) == ["/start", "satu"]
    assert await fetch(bot, offset=first.update_id + 1) == ["satu"]
    assert sim.pending(TOKEN) == 1
    assert await fetch(bot, offset=second.update_id + 1) == []
    assert sim.pending(TOKEN) == 0
    assert await fetch(bot, offset=first.update_id) == []


async def test_update_ids_grow_by_one(bot: Bot, rina: Phone) -> None:
    rina.send("satu")
    first, second = await bot.get_updates()
    assert second.update_id == first.update_id + 1


async def test_a_negative_offset_keeps_only_so_many_from_the_end(bot: Bot, sim: Simulator, rina: Phone) -> None:
    rina.send("satu")
    rina.send("dua")
    assert await fetch(bot, offset=-2) == ["satu", "dua"]
    assert sim.pending() == 2


async def test_a_limit_holds_back_the_rest(bot: Bot, rina: Phone) -> None:
    rina.send("satu")
    assert await fetch(bot, limit=1) == ["/start"]


async def test_an_offset_from_before_the_ids_began_anew_loses_nothing(bot: Bot, sim: Simulator, rina: Phone) -> None:
    [start] = await bot.get_updates()
    await bot.get_updates(offset=start.update_id + 1)
    sim.bot().updates.next_id = 17
    rina.send("setelah sepi")
    assert await fetch(bot, offset=start.update_id + 1) == ["setelah sepi"]


async def test_that_something_was_pinned_is_told_apart_from_what_people_wrote(
    bot: Bot, sim: Simulator, rina: Phone
) -> None:
    sent = await bot.send_message(rina.id, "kartu")
    await bot.pin_chat_message(rina.id, sent.message_id)
    rina.send("satu")
    notices = [
        update.update_id for update in await bot.get_updates() if update.message and update.message.pinned_message
    ]
    assert sim.bot().updates.notices == set(notices)
    assert len(notices) == 1


async def test_a_long_poll_wakes_when_a_message_comes(bot: Bot, sim: Simulator) -> None:
    phone = sim.phone("Rina Contoh")
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.to_thread(sim.wait_for, lambda: sim.calls and sim.calls[-1].method == "getUpdates")
    started = asyncio.get_running_loop().time()
    phone.start("KODE")
    [update] = await poll
    assert update.message is not None
    assert update.message.text == "/start KODE"
    assert asyncio.get_running_loop().time() - started < 1


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot, server: SimulatorServer, sim: Simulator) -> None:
    async with connect(server.url, TOKEN) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        await asyncio.to_thread(sim.wait_for, lambda: sim.bot().updates.polls == 1)
        second = asyncio.create_task(other.get_updates(timeout=30))
        words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        with pytest.raises(Conflict, match=words):
            await first
        sim.phone("Rina Contoh").start()
        assert len(await second) == 1


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    words = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"
    with pytest.raises(Conflict, match=words):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_kinds_that_are_not_allowed_are_never_queued(bot: Bot, rina: Phone) -> None:
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    rina.send("tidak diminta")
    assert await fetch(bot) == ["/start"]


async def test_a_message_says_who_where_and_when(bot: Bot, rina: Phone, jam: Jam) -> None:
    [update] = await bot.get_updates()
    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.first_name) == (rina.id, "Rina Contoh")
    assert (message.from_user.is_bot, message.from_user.language_code) == (False, "id")
    assert (message.chat.id, message.chat.type) == (rina.id, "private")
    assert message.date == jam.now()
    assert [(found.type, found.offset, found.length) for found in message.entities] == [("bot_command", 0, 6)]


async def test_a_changed_message_comes_as_an_edited_message(bot: Bot, rina: Phone) -> None:
    message = rina.send("sutu")
    rina.edit_message(message, "satu")
    update = (await bot.get_updates())[-1]
    assert update.edited_message is not None
    assert update.edited_message.text == "satu"


async def test_blocking_and_coming_back_are_told(bot: Bot, rina: Phone) -> None:
    rina.block()
    rina.unblock()
    members = [update.my_chat_member for update in (await bot.get_updates())[1:]]
    assert [member.new_chat_member.status for member in members if member] == ["kicked", "member"]


async def test_an_unknown_kind_of_update_is_passed_on_as_it_is(bot: Bot, sim: Simulator) -> None:
    sim.put_update({"update_id": 5, "kind_of_tomorrow": {"x": 1}})
    [update] = await bot.get_updates()
    assert update.update_id == 5
    assert update.message is None


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/bot1:AAAA/getMe", 401, "Unauthorized"),
        ("/botrahasia/getMe", 404, "Not Found"),
        (f"/bot{TOKEN}/getEverything", 404, "Not Found"),
        (f"/file/bot{TOKEN}/documents/file_9.pdf", 404, "Not Found"),
    ],
)
async def test_unknown_tokens_methods_and_files_are_refused(
    server: SimulatorServer, path: str, code: int, words: str
) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        answer = await client.get(path)
    assert answer.status_code == code
    assert answer.json() == {"ok": False, "error_code": code, "description": words}


async def test_parameters_may_come_in_the_query_or_as_json(server: SimulatorServer, rina: Phone) -> None:
    async with httpx.AsyncClient(base_url=f"{server.url}/bot{TOKEN}") as client:
        await client.get("/sendMessage", params={"chat_id": rina.id, "text": "lewat alamat"})
        await client.post("/SENDMESSAGE", json={"chat_id": rina.id, "text": "lewat JSON"})
    assert [message.text for message in rina.received] == ["lewat alamat", "lewat JSON"]
