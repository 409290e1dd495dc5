"""Reads reply_markup into rows of buttons and refuses what Telegram refuses."""

from typing import Any

from simulator.records import Button, Keyboard
from simulator.refusals import Reason, Refusal

DATA_LIMIT = 64
_COUNT_LIMIT = 100


def read_keyboard(markup: Any) -> Keyboard:
    """The inline keyboard; empty for none, and for the keyboards that belong to the text field."""
    if markup is None:
        return ()
    if not isinstance(markup, dict):
        raise Refusal.of(Reason.MARKUP)
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refusal.of(Reason.PARAMETER, 'field "inline_keyboard" must be of type Array')
    keyboard = tuple(tuple(_read_button(button) for button in row) for row in rows if row)
    if sum(len(row) for row in keyboard) > _COUNT_LIMIT:
        raise Refusal.of(Reason.MARKUP_TOO_LONG)
    return keyboard


def _read_button(button: Any) -> Button:
    if not isinstance(button, dict):
        raise Refusal.of(Reason.PARAMETER, "can't parse InlineKeyboardButton: expected an Object")
    label, data, url = (str(button.get(key) or "") for key in ("text", "callback_data", "url"))
    if not label.strip():
        raise Refusal.of(Reason.BUTTON_LABEL)
    if not data and not url:
        raise Refusal.of(Reason.BUTTON_ALONE)
    if len(data.encode()) > DATA_LIMIT:
        raise Refusal.of(Reason.BUTTON_DATA)
    return Button(label, data or None, url or None)
