"""Groups over the Bot API: what reaches the bot, where it may write, and what becomes of a group that is upgraded."""

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from simulator.dunia import Simulator
from simulator.faults import RateLimits
from simulator.group import Group
from simulator.phone import Phone, PhoneError
from simulator.server import SimulatorServer
from tests.simulator.conftest import Jam


@pytest.fixture
def andi(sim: Simulator) -> Phone:
    return sim.phone("Andi Contoh")


@pytest.fixture
def group(sim: Simulator, andi: Phone) -> Group:
    """A group of Andi and Budi, with the bot in it."""
    group = sim.group("Grup Contoh", [andi, sim.phone("Budi Contoh")])
    group.add_bot(andi)
    return group


async def texts(bot: Bot) -> list[str | None]:
    """What came, but for notices."""
    updates = await fetch(bot)
    return [update.message.text for update in updates if update.message and update.message.text]


async def fetch(bot: Bot) -> tuple[Update, ...]:
    """All that waits, which is then forgotten."""
    updates = await bot.get_updates(allowed_updates=["message", "callback_query", "my_chat_member"])
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    return updates


async def test_in_privacy_mode_the_bot_hears_commands_its_name_and_answers_to_itself(
    bot: Bot, group: Group, andi: Phone
) -> None:
    own = await bot.send_message(group.id, "Halo")
    chatter = group.send(andi, "87,5%")
    group.send(andi, "/tugas")
    group.send(andi, "/tugas@lain_bot")
    group.send(andi, "tolong @capaian_contoh_bot")
    group.send(andi, "benar", reply_to=group.chat.messages[own.message_id])
    group.send(andi, "salah", reply_to=chatter)
    group.send_document(andi, "isi.csv", b"1;2", "text/csv")
    assert await texts(bot) == ["/tugas", "tolong @capaian_contoh_bot", "benar"]
    group.bot.reads_all = True
    group.send(andi, "87,5%")
    assert await texts(bot) == ["87,5%"]


async def test_a_message_of_a_group_says_where_and_by_whom(bot: Bot, group: Group, andi: Phone) -> None:
    group.send(andi, "/tugas @andi_contoh")
    group.send_anonymously("/tugas")
    said, hidden = [update.message for update in await fetch(bot) if update.message and update.message.text]
    assert said.from_user is not None
    assert (said.chat.type, said.chat.title, said.from_user.id) == ("group", "Grup Contoh", andi.id)
    assert [entity.type for entity in said.entities] == ["bot_command", "mention"]
    assert hidden.sender_chat is not None
    assert hidden.sender_chat.id == hidden.chat.id == group.id


async def test_a_bot_comes_in_by_a_link_and_is_put_out(bot: Bot, sim: Simulator, andi: Phone) -> None:
    group = sim.group("Grup Contoh", [andi])
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "Halo")
    group.add_bot(andi, payload="KODE")
    joined, notice, start = await fetch(bot)
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert notice.message is not None
    assert [user.id for user in notice.message.new_chat_members] == [bot.id]
    assert start.message is not None
    assert start.message.text == "/start@capaian_contoh_bot KODE"
    group.remove_bot(andi)
    (left,) = await fetch(bot)
    assert left.my_chat_member is not None
    assert left.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "Halo")
    group.send(andi, "/tugas")
    assert await fetch(bot) == ()


async def test_a_message_is_edited_and_pinned_where_the_bot_may(bot: Bot, group: Group) -> None:
    message = await bot.send_message(group.id, "satu")
    await bot.edit_message_text("dua", group.id, message.message_id)
    await bot.pin_chat_message(group.id, message.message_id)
    assert [pinned.text for pinned in group.pinned] == ["dua"]
    group.chat.may_pin = False
    with pytest.raises(BadRequest, match=r"(?i)not enough rights to manage pinned messages"):
        await bot.unpin_chat_message(group.id, message.message_id)
    group.chat.may_write = False
    with pytest.raises(BadRequest, match=r"(?i)not enough rights to send text messages"):
        await bot.send_message(group.id, "tiga")


async def test_an_upgraded_group_has_another_number_and_counts_its_messages_anew(
    bot: Bot, group: Group, andi: Phone
) -> None:
    old = group.id
    await bot.send_message(old, "satu")
    await fetch(bot)
    group.upgrade(andi)
    joined, there, here = await fetch(bot)
    assert joined.my_chat_member is not None
    assert (joined.my_chat_member.chat.id, joined.my_chat_member.chat.type) == (group.id, "supergroup")
    assert there.message is not None
    assert (there.message.chat.id, there.message.migrate_to_chat_id) == (old, group.id)
    assert here.message is not None
    assert (here.message.chat.id, here.message.migrate_from_chat_id) == (group.id, old)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "dua")
    assert moved.value.new_chat_id == group.id
    message = await bot.send_message(group.id, "tiga")
    assert message.message_id == 2  # its first is the notice of the upgrade
    assert [own.text for own in group.received] == ["tiga"]


async def test_a_press_in_a_group_is_answered_by_its_number(bot: Bot, group: Group, andi: Phone) -> None:
    message = await bot.send_message(group.id, "Halo")
    await fetch(bot)
    press = group.press_data(andi, "selesai:1", group.chat.messages[message.message_id])
    (update,) = await fetch(bot)
    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.from_user.id) == (press, andi.id)
    await bot.answer_callback_query(press, "Tidak di sini")
    assert [toast.text for toast in group.chat.toasts] == ["Tidak di sini"]


async def test_a_group_gets_twenty_messages_a_minute(bot: Bot, sim: Simulator, group: Group) -> None:
    sim.rate_limits = RateLimits()
    for number in range(20):
        await bot.send_message(group.id, f"pesan {number}")
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "satu lagi")


async def test_who_is_not_in_the_group_says_nothing_there(sim: Simulator, group: Group, rina: Phone) -> None:
    with pytest.raises(PhoneError, match="Rina Contoh is not in the group"):
        group.send(rina, "Halo")
    group.join([rina])
    group.send(rina, "Halo")
    group.leave(rina)
    with pytest.raises(PhoneError):
        group.send(rina, "Halo")
    assert [message.text for message in group.messages] == ["Halo"]
    sim.empty()
    assert sim.groups == ()


async def test_a_group_can_be_played_over_http(
    bot: Bot, server: SimulatorServer, sim: Simulator, andi: Phone, jam: Jam
) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        made = (await client.post("/sim/groups", json={"title": "Grup Contoh", "members": [andi.id]})).json()
        path = f"/sim/groups/{made['id']}"
        await client.post(f"{path}/bot", json={"as": andi.id, "payload": "KODE"})
        await client.post(f"{path}/send", json={"as": andi.id, "text": "/tugas"})
        await client.post(f"{path}/send", json={"text": "/tugas"})
        await client.post(f"{path}/document?as={andi.id}&name=isi.csv", content=b"1;2")
        answer = await bot.send_message(made["id"], "Halo")
        await client.post(f"{path}/press", json={"as": andi.id, "message_id": answer.message_id, "data": "selesai:1"})
        new = (await client.post(f"{path}/upgrade", json={"as": andi.id})).json()
        await client.request("DELETE", f"/sim/groups/{new['id']}/bot", json={"as": andi.id})
        shown = (await client.get(f"/sim/groups/{new['id']}")).json()
        unknown = [
            await client.get(path),
            await client.post(f"/sim/groups/{new['id']}/send", json={"as": 1, "text": "a"}),
        ]
        listed = (await client.get("/sim/groups")).json()
    assert [message["sender"] for message in made["messages"]] == []
    assert (shown["kind"], shown["bot_in"], shown["key"]) == ("supergroup", False, made["id"])
    assert [satu.status_code for satu in unknown] == [404, 404]
    assert listed == [{"id": new["id"], "title": "Grup Contoh"}]
    kinds = [next(name for name in update.to_dict() if name != "update_id") for update in await fetch(bot)]
    assert kinds.count("my_chat_member") == 3
    assert kinds.count("callback_query") == 1
