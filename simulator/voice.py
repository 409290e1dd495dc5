"""A second of silence as a voice message: Opus in Ogg, the kind that phones record (RFC 6716, RFC 7845)."""

import struct
from collections.abc import Iterator

_RATE = 48_000
_FRAME = b"\xf8\xff\xfe"  # 20 ms of silence, mono
_FRAME_SAMPLES = _RATE // 50
_FRAMES = 50
_PRE_SKIP = 312
_SERIAL = 1
_FIRST, _MORE, _LAST = 2, 0, 4


def make_silence() -> bytes:
    """The whole file, some 400 bytes; the same each time."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, _PRE_SKIP, _RATE, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 9) + b"simulator" + struct.pack("<I", 0)
    pages = ((_FIRST, 0, [head]), (_MORE, 0, [tags]), (_LAST, _FRAMES * _FRAME_SAMPLES, [_FRAME] * _FRAMES))
    return b"".join(_page(number, *page) for number, page in enumerate(pages))


def _page(number: int, kind: int, position: int, packets: list[bytes]) -> bytes:
    """A page of packets, each shorter than 255 bytes, under its checksum."""
    sizes = bytes(map(len, packets))
    head = b"OggS" + struct.pack("<BBqII", 0, kind, position, _SERIAL, number)
    body = bytes([len(sizes)]) + sizes + b"".join(packets)
    return head + struct.pack("<I", _checksum(head + bytes(4) + body)) + body


def _checksum(content: bytes) -> int:
    """Ogg's CRC-32: not reflected, begun at 0."""
    value = 0
    for byte in content:
        value = ((value << 8) & 0xFFFFFFFF) ^ _CRC[(value >> 24) ^ byte]
    return value


def _crc_table() -> Iterator[int]:
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        yield value & 0xFFFFFFFF


_CRC = tuple(_crc_table())
