"""Telegram's HTML as the bot sends it: what it becomes, and what is refused in Telegram's words."""

import html
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis.strategies import characters, text
from telegram import Bot
from telegram.error import BadRequest

from simulator.html_entities import parse_html, utf16_length
from simulator.phone import Phone
from simulator.refusals import Refusal
from tests.simulator.test_messages import keys


async def test_html_becomes_plain_text_and_entities(bot: Bot, rina: Phone) -> None:
    source = "<b>Rekap</b> 🙂 <i>TW I</i> & <a href='https://contoh.id/?a=1&amp;b=2'>tautan</a> &lt;5"
    sent = await bot.send_message(rina.id, source, parse_mode="HTML", reply_markup=keys("Ya", "Batal"))
    assert sent.text == "Rekap 🙂 TW I & tautan <5"
    assert [(found.type, found.offset, found.length, found.url) for found in sent.entities] == [
        ("bold", 0, 5, None),
        ("italic", 9, 4, None),
        ("text_link", 16, 6, "https://contoh.id/?a=1&b=2"),
    ]
    [message] = rina.received
    assert (message.text, message.html, message.buttons) == (sent.text, source, ("Ya", "Batal"))
    assert sent.to_dict()["reply_markup"] == keys("Ya", "Batal").to_dict()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("5 <6", "Unclosed start tag at byte offset 2"),
        ("<b x", 'Unclosed start tag "b" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("é <h1>x</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_html_that_cannot_be_parsed_is_refused(bot: Bot, rina: Phone, source: str, words: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(rina.id, source, parse_mode="HTML")
    assert refused.value.message == f"Can't parse entities: {words[0].lower() + words[1:]}"
    assert rina.received == ()


async def test_tags_nest_and_attributes_may_hold_anything(bot: Bot, rina: Phone) -> None:
    source = '<b>a<i>b</i></b><pre><code class="language-py">c</code></pre><a href="https://x.id/>?q=1">d</a><i></i>'
    sent = await bot.send_message(rina.id, source, parse_mode="html")
    assert sent.text == "abcd"
    assert [(found.type, found.offset, found.length) for found in sent.entities] == [
        ("bold", 0, 2),
        ("italic", 1, 1),
        ("pre", 2, 1),
        ("text_link", 3, 1),
    ]
    assert (sent.entities[2].language, sent.entities[3].url) == ("py", "https://x.id/>?q=1")


async def test_white_space_at_the_ends_is_taken_off_and_entities_move_along(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_message(rina.id, " \n<b> Rekap\x00</b> \n", parse_mode="HTML")
    assert sent.text == "Rekap"
    assert [(found.type, found.offset, found.length) for found in sent.entities] == [("bold", 0, 5)]


@given(text(alphabet=characters(codec="utf-8", exclude_categories=["Cc"])))
def test_escaped_text_is_read_back_as_it_was(words: str) -> None:
    assert parse_html(f"<b>{html.escape(words)}</b>".replace("&#x27;", "&#39;")).text == words


@given(text(alphabet="<>/&;b ='\"#x1", max_size=40))
def test_no_text_at_all_breaks_the_reading(words: str) -> None:
    with suppress(Refusal):
        parsed = parse_html(words)
        assert all(found["offset"] + found["length"] <= utf16_length(parsed.text) for found in parsed.entities)
