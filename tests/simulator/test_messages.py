"""What the bot writes, edits, deletes and answers, and what Telegram refuses of it."""

import asyncio

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from simulator.dunia import Simulator
from simulator.phone import Phone, PhoneError
from simulator.records import Toast
from tests.simulator.conftest import Jam

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)


def keys(*labels: str, data: str = "x") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"{data}{label}") for label in labels]])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x" * 4097, "Message is too long"),
        ("🙂" * 2049, "Message is too long"),
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
    ],
)
async def test_texts_too_long_or_empty_are_refused(bot: Bot, rina: Phone, source: str, words: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(rina.id, source)
    assert refused.value.message == words


async def test_the_length_counts_after_the_entities_are_parsed(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_message(rina.id, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert sent.text == "<" * 4096


async def test_strangers_the_blocked_and_the_unknown_cannot_be_written_to(
    bot: Bot, sim: Simulator, rina: Phone
) -> None:
    never = sim.phone("Belum Mulai")
    with pytest.raises(Forbidden, match="Forbidden: bot can't initiate conversation with a user"):
        await bot.send_message(never.id, "x")
    rina.block()
    with pytest.raises(Forbidden, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(rina.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12, "x")
    with pytest.raises(BadRequest, match="Chat_id is empty"):
        await bot.send_message("", "x")
    rina.unblock()
    assert (await bot.send_message(rina.id, "x")).text == "x"


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "Ya", "callback_data": "é" * 33}, "Button_data_invalid"),
        ({"text": " ", "callback_data": "x"}, "Inline keyboard button text must be non-empty"),
        ({"text": "Ya"}, "Can't parse inlinekeyboardbutton: text buttons are not allowed in the inline keyboard"),
    ],
)
async def test_buttons_that_telegram_does_not_take(bot: Bot, rina: Phone, button: dict[str, str], words: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(rina.id, "x", api_kwargs={"reply_markup": markup})
    assert refused.value.message.capitalize() == words


async def test_an_edit_takes_the_place_of_the_message(bot: Bot, rina: Phone, jam: Jam) -> None:
    sent = await bot.send_message(rina.id, "Mohon dipilih", reply_markup=keys("Ya"))
    jam.move(minutes=1)
    edited = await bot.edit_message_text("<b>Dipilih</b>", rina.id, sent.message_id, parse_mode="HTML")
    assert not isinstance(edited, bool)
    assert edited.edit_date == jam.now()
    [message] = rina.received
    assert (message.text, message.buttons, message.revision) == ("Dipilih", (), 1)


async def test_edits_that_change_nothing_or_find_nothing_are_refused(bot: Bot, rina: Phone) -> None:
    own = rina.send("punya saya")
    sent = await bot.send_message(rina.id, "Tetap", reply_markup=keys("Ya"))
    cases = [
        (bot.edit_message_text("Tetap", rina.id, sent.message_id, reply_markup=keys("Ya")), NOT_MODIFIED),
        (bot.edit_message_reply_markup(rina.id, sent.message_id, reply_markup=keys("Ya")), NOT_MODIFIED),
        (bot.edit_message_text("Lain", rina.id, 999), "Message to edit not found"),
        (bot.edit_message_text("Lain", rina.id, own.id), "Message can't be edited"),
        (bot.edit_message_caption(rina.id, sent.message_id, caption="x"), "There is no caption in the message to edit"),
        (bot.delete_message(rina.id, 999), "Message to delete not found"),
    ]
    for request, words in cases:
        with pytest.raises(BadRequest) as refused:
            await request
        assert refused.value.message == words


async def test_taking_the_buttons_away_leaves_the_text(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_message(rina.id, "Tetap", reply_markup=keys("Ya"))
    await bot.edit_message_reply_markup(rina.id, sent.message_id)
    assert [(message.text, message.buttons) for message in rina.received] == [("Tetap", ())]


async def test_a_message_can_be_deleted_for_two_days(bot: Bot, rina: Phone, jam: Jam) -> None:
    first = await bot.send_message(rina.id, "lama")
    second = await bot.send_message(rina.id, "lama juga")
    assert await bot.delete_message(rina.id, first.message_id)
    jam.move(hours=49)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(rina.id, second.message_id)
    assert [message.text for message in rina.received] == ["lama juga"]


async def test_a_press_brings_its_data_and_takes_one_answer(bot: Bot, rina: Phone) -> None:
    await bot.send_message(rina.id, "Setuju?", reply_markup=keys("✅ Setuju", "Kembalikan"))
    rina.press("Setuju")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("x✅ Setuju", rina.id)
    assert query.message is not None
    assert query.message.message_id == rina.received[-1].id
    await query.answer("Tercatat")
    with pytest.raises(BadRequest) as refused:
        await query.answer("Tercatat")
    assert refused.value.message == "Query is too old and response timeout expired or query id is invalid"
    assert rina.toasts == (Toast("Tercatat"),)


async def test_a_late_answer_is_refused_whatever_the_office_clock_says(
    bot: Bot, sim: Simulator, rina: Phone, jam: Jam
) -> None:
    await bot.send_message(rina.id, "Setuju?", reply_markup=keys("Setuju"))
    press = rina.press("Setuju")
    jam.move(days=1)
    await bot.answer_callback_query(press, "Tercatat")
    press = rina.press("Setuju")
    then = sim.monotonic()
    sim.monotonic = lambda: then + 901
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press, "Terlambat")
    assert rina.toasts == (Toast("Tercatat"),)


async def test_a_press_on_a_button_that_is_not_there_names_those_that_are(bot: Bot, rina: Phone) -> None:
    await bot.send_message(rina.id, "Setuju?", reply_markup=keys("✅ Setuju", "Kembalikan"))
    with pytest.raises(PhoneError) as told:
        rina.press("Tolak")
    assert str(told.value) == ("no button 'Tolak' on Rina Contoh's phone; there are: ['✅ Setuju', 'Kembalikan']")


async def test_forged_data_comes_through_and_a_deleted_message_is_inaccessible(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_message(rina.id, "Setuju?", reply_markup=keys("Setuju"))
    [message] = rina.received
    await bot.delete_message(rina.id, sent.message_id)
    rina.press_data("curang:1", message)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.message.is_accessible) == ("curang:1", False)


async def test_the_menu_of_a_chat_comes_before_the_menu_of_all(bot: Bot, sim: Simulator, rina: Phone) -> None:
    other = sim.phone("Orang Lain")
    await bot.set_my_commands([BotCommand("tugas", "Tugas saya")])
    await bot.set_my_commands([("siklus", "Mulai siklus")], scope=BotCommandScopeChat(rina.id))
    assert rina.commands == ({"command": "siklus", "description": "Mulai siklus"},)
    assert other.commands == ({"command": "tugas", "description": "Tugas saya"},)
    assert (await bot.get_my_commands())[0].command == "tugas"
    await bot.delete_my_commands(scope=BotCommandScopeChat(rina.id))
    assert rina.commands == other.commands
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Tugas", "huruf besar")])


async def test_who_the_bot_is_and_who_it_talks_to(bot: Bot, rina: Phone) -> None:
    assert (await bot.get_me()).username == "capaian_contoh_bot"
    assert (await bot.get_chat(rina.id)).first_name == "Rina Contoh"


async def test_typing_shows_until_the_message_comes(bot: Bot, rina: Phone) -> None:
    await bot.send_chat_action(rina.id, "upload_document")
    assert rina.chat.action is not None
    assert rina.chat.action.name == "upload_document"
    await bot.send_message(rina.id, "selesai")
    assert rina.chat.action is None


async def test_waiting_for_a_text_or_a_button_ends_when_it_comes(bot: Bot, rina: Phone) -> None:
    words = asyncio.create_task(asyncio.to_thread(rina.wait_for_text, "siap"))
    button = asyncio.create_task(asyncio.to_thread(rina.wait_for_button, "Lanjut"))
    await bot.send_message(rina.id, "Sudah siap", reply_markup=keys("➡️ Lanjut"))
    async with asyncio.timeout(2):
        assert (await words).id == (await button).id
    with pytest.raises(TimeoutError) as told:
        rina.wait_for_button("Selesai", timeout=0)
    assert str(told.value) == (
        "no button 'Selesai' on Rina Contoh's phone; it shows:\nRina Contoh: /start\nbot: Sudah siap (➡️ Lanjut)"
    )


async def test_the_calls_are_logged_without_the_token(bot: Bot, sim: Simulator, rina: Phone, jam: Jam) -> None:
    await bot.send_message(rina.id, "halo")
    call = sim.calls[-1]
    assert (call.method, call.params, call.at) == (
        "sendMessage",
        {"chat_id": str(rina.id), "text": "halo"},
        jam.now(),
    )
    assert bot.token not in str(sim.calls)


async def test_a_pinned_message_stands_above_the_chat_until_it_is_unpinned(bot: Bot, rina: Phone) -> None:
    first, second = await bot.send_message(rina.id, "satu"), await bot.send_message(rina.id, "dua")
    for sent in (first, second, first):
        assert await bot.pin_chat_message(rina.id, sent.message_id, disable_notification=True)
    assert [message.text for message in rina.pinned] == ["dua", "satu"]
    assert await bot.unpin_chat_message(rina.id)
    assert [message.text for message in rina.pinned] == ["dua"]
    assert await bot.unpin_chat_message(rina.id, second.message_id)
    assert rina.pinned == ()


async def test_what_is_not_there_or_not_pinned_is_refused(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_message(rina.id, "satu")
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await bot.pin_chat_message(rina.id, sent.message_id + 1)
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(rina.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(rina.id)


async def test_the_bot_is_told_of_a_pin_by_a_message_of_the_service(bot: Bot, sim: Simulator, rina: Phone) -> None:
    sent = await bot.send_message(rina.id, "satu")
    await bot.pin_chat_message(rina.id, sent.message_id)
    (update,) = await bot.get_updates(offset=-1)
    assert update.message is not None
    assert update.message.pinned_message is not None
    assert update.message.pinned_message.message_id == sent.message_id
