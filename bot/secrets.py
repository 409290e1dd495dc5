"""Takes out of a text what nobody may read: tokens, passwords, the numbers of people."""

import re
from collections.abc import MutableMapping
from typing import Any

_TOKEN = re.compile(r"\bbot\d+(?::|%3A)[\w-]+", re.ASCII | re.IGNORECASE)
_PASSWORD = re.compile(r"(\b[\w+.-]+://[^\s:/@]*:)[^\s\"]+@")
_PASSWORD_ASKED_FOR = re.compile(r"([?&](?:ssl)?password=)[^\s&\"']+", re.IGNORECASE)
# Numbers of people: NIK (16 digits), NIP (18) and whatever else is that long, in one run or in groups, and telephones.
# A day, a SHA-256 and an escape of JSON (whose digits would run into those behind it) are stepped over.
_DIGITS_BEGIN = r"(?:(?<!\d)|(?<=\\u[0-9a-fA-F]{4}))"
_PERSONAL = re.compile(
    r"(?P<kept>(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
    r"|(?<![0-9a-f])(?=\d{0,63}[a-f])[0-9a-f]{64}(?![0-9a-f])|\\u[0-9a-fA-F]{4})"
    r"|\d{2,}(?:[ .-]?\d){13,}"
    r"|\+62(?:[ .-]?\d){7,12}"
    rf"|{_DIGITS_BEGIN}62[ -]?8\d(?:[ .-]?\d){{7,10}}"
    rf"|{_DIGITS_BEGIN}0[ -]?8\d(?:[ .-]?\d){{6,10}}",
    re.ASCII,
)
HIDDEN = "***"


class SecretFilter:
    """Takes out of a text the secrets it was given, tokens, passwords in addresses, and the numbers of people."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)

    def hide(self, text: str) -> str:
        """The text with `***` for every secret."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = _PASSWORD.sub(rf"\1{HIDDEN}@", _TOKEN.sub(f"bot{HIDDEN}", text))
        text = _PASSWORD_ASKED_FOR.sub(rf"\1{HIDDEN}", text)
        return _PERSONAL.sub(lambda found: found["kept"] or HIDDEN, text)

    def hide_numbers(self, _logger: object, _method: str, line: MutableMapping[str, Any]) -> dict[str, Any]:
        """A number to be hidden becomes a text before the line is written, or its JSON would be broken."""
        return {key: self._number(value) for key, value in line.items()}

    def _number(self, value: object) -> object:
        match value:
            case dict():
                return {key: self._number(satu) for key, satu in value.items()}
            case list() | tuple():
                return [self._number(satu) for satu in value]
            case float():
                return round(value, 6)
            case int() if self.hide(str(value)) != str(value):
                return HIDDEN
            case _:
                return value

    def __call__(self, _logger: object, _method: str, line: object) -> str:
        """The last processor: by now a line is one text, exception and all."""
        return self.hide(str(line))
