"""Telegram's HTML: tags become entities, counted in UTF-16 units, and faults get Telegram's own words."""

import re
from dataclasses import dataclass, field
from typing import Any

from simulator.refusals import Reason, Refusal

Entity = dict[str, Any]

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([a-zA-Z]+));?")
_PLAIN = re.compile(r"[^&<]+")
_NAME_END = re.compile(r"[\s>]")
_TAG_REST = re.compile(r"""((?:"[^"]*"|'[^']*'|[^>"'])*)>""")
_ATTRIBUTE = re.compile(r"""\s*([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?\s*""")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")
_MENTION = re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a reader sees it, and where it is bold, a link and so on."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end: its name, its argument and where in the result it began."""

    name: str
    argument: str
    offset: int
    begin: int


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    source: str
    result: str = ""
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.result += text
        self.length += utf16_length(text)

    def fault(self, words: str, position: int) -> Refusal:
        at = len(self.source[:position].encode())
        return Refusal.of(Reason.ENTITIES, words.replace("@", f"at byte offset {at}"))


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def parse_html(source: str) -> Parsed:
    """Raise a Refusal where Telegram would; a bare `&` is taken as it stands, a bare `<` is not."""
    reader = _Reader(source)
    position = 0
    while position < len(source):
        match source[position]:
            case "&":
                position = _read_reference(reader, position)
            case "<":
                position = _read_tag(reader, position)
            case _:
                position = _read_plain(reader, position)
    if reader.open:
        name = reader.open[-1].name
        raise reader.fault(f'Can\'t find end tag corresponding to start tag "{name}"', 0)
    entities = sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return Parsed(reader.result, tuple(entities))


def trim(parsed: Parsed) -> Parsed:
    """Take white space off both ends, as Telegram does, and move the entities along."""
    text = parsed.text.lstrip()
    lead = utf16_length(parsed.text) - utf16_length(text)
    text = text.rstrip()
    length = utf16_length(text)
    kept = []
    for entity in parsed.entities:
        begin = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] - lead + entity["length"], length)
        if end > begin:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return Parsed(text, tuple(kept))


def find_commands(text: str) -> tuple[Entity, ...]:
    """The `/words` of a person's message, as Telegram marks them."""
    return tuple(_mark("bot_command", text, found) for found in _COMMAND.finditer(text))


def find_mentions(text: str) -> tuple[Entity, ...]:
    """The `@names` of a person's message, as Telegram marks them."""
    return tuple(_mark("mention", text, found) for found in _MENTION.finditer(text))


def _mark(kind: str, text: str, found: re.Match[str]) -> Entity:
    return {"type": kind, "offset": utf16_length(text[: found.start()]), "length": utf16_length(found[0])}


def _read_plain(reader: _Reader, position: int) -> int:
    found = _PLAIN.match(reader.source, position)
    text = found[0] if found else reader.source[position]
    reader.add(text)
    return position + len(text)


def _read_reference(reader: _Reader, position: int) -> int:
    found = _REFERENCE.match(reader.source, position)
    character = _decode(found) if found else None
    if found is None or character is None:
        reader.add("&")
        return position + 1
    reader.add(character)
    return found.end()


def _decode(found: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None


def _read_tag(reader: _Reader, position: int) -> int:
    after = _NAME_END.search(reader.source, position)
    end = after.start() if after else len(reader.source)
    closing = reader.source.startswith("</", position)
    name = reader.source[position + 1 + closing : end].lower()
    _check_name(reader, name, position, closing=closing, at_end=after is None)
    rest = _TAG_REST.match(reader.source, end)
    if rest is None:
        raise reader.fault("Unclosed end tag @" if closing else f'Unclosed start tag "{name}" @', position)
    if closing:
        _close(reader, name, position)
    else:
        _open(reader, name, rest[1], position)
    return rest.end()


def _check_name(reader: _Reader, name: str, position: int, *, closing: bool, at_end: bool) -> None:
    if closing and not reader.open:
        raise reader.fault("Unexpected end tag @", position)
    if not closing and at_end:
        raise reader.fault("Unclosed start tag @", position)
    if not closing and name not in _TYPES:
        raise reader.fault(f'Unsupported start tag "{name}" @', position)


def _open(reader: _Reader, name: str, attributes: str, position: int) -> None:
    values = _read_attributes(reader, name, attributes, position)
    if name == "span" and values.get("class") != "tg-spoiler":
        raise reader.fault('Tag "span" must have class "tg-spoiler" @', position)
    argument = values.get({"a": "href", "code": "class", "tg-emoji": "emoji-id"}.get(name, ""), "")
    reader.open.append(_Open(name, argument, reader.length, len(reader.result)))


def _read_attributes(reader: _Reader, name: str, attributes: str, position: int) -> dict[str, str]:
    values: dict[str, str] = {}
    at = 0
    while at < len(attributes.rstrip()):
        found = _ATTRIBUTE.match(attributes, at)
        if found is None:
            raise reader.fault(f'Empty attribute name in the tag "{name}" @', position)
        value = next((part for part in found.groups()[1:] if part is not None), None)
        if value is None and name != "blockquote":
            raise reader.fault(f'Expected equal sign in declaration of an attribute of the tag "{name}" @', position)
        values[found[1]] = _REFERENCE.sub(lambda match: _decode(match) or match[0], value or "")
        at = found.end()
    return values


def _close(reader: _Reader, name: str, position: int) -> None:
    tag = reader.open[-1]
    if name and name != tag.name:
        words = f'Unmatched end tag @, expected "</{tag.name}>", found "</{name}>"'
        raise reader.fault(words, position)
    reader.open.pop()
    if reader.length == tag.offset:
        return
    entity: Entity = {
        "type": _TYPES[tag.name],
        "offset": tag.offset,
        "length": reader.length - tag.offset,
    }
    if tag.name == "a":
        entity["url"] = tag.argument or reader.result[tag.begin :]
    if tag.name == "tg-emoji":
        entity["custom_emoji_id"] = tag.argument
    if tag.name == "code" and tag.argument.startswith("language-") and _inside_pre(reader):
        reader.open[-1].argument = tag.argument.removeprefix("language-")
        return
    if tag.name == "pre" and tag.argument:
        entity["language"] = tag.argument
    reader.entities.append(entity)


def _inside_pre(reader: _Reader) -> bool:
    return bool(reader.open) and reader.open[-1].name == "pre"
