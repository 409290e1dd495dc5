"""Files both ways: byte for byte, with their names, and within Telegram's sizes."""

import struct

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from simulator.dunia import Simulator
from simulator.files import FileStore, read_picture_size
from simulator.phone import Phone
from simulator.voice import make_silence

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x02\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03" + bytes(12)
MEGABYTE = 1024 * 1024
UGLY = bytes(range(256)) + b"\r\n--x\r\n\r\n--\n"


async def test_a_document_reaches_the_phone_byte_for_byte(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_document(
        rina.id, UGLY, filename='Rekap "TW I" – é.xlsx', caption="<b>Rekap</b>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ('Rekap "TW I" – é.xlsx', len(UGLY))
    assert sent.document.mime_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (sent.caption, sent.caption_entities[0].type) == ("Rekap", "bold")
    assert [(file.name, file.content) for file in rina.files()] == [('Rekap "TW I" – é.xlsx', UGLY)]


async def test_a_file_can_be_sent_again_by_its_id(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_document(rina.id, b"isi", filename="a.txt")
    assert sent.document is not None
    await bot.send_document(rina.id, sent.document.file_id)
    assert [file.content for file in rina.files()] == [b"isi", b"isi"]


async def test_a_document_of_a_person_can_be_fetched(bot: Bot, rina: Phone) -> None:
    rina.send_document("Format terisi.xlsx", UGLY, "application/x-test", caption="Mohon diterima")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    assert (message.document.file_name, message.document.mime_type) == ("Format terisi.xlsx", "application/x-test")
    assert message.caption == "Mohon diterima"
    file = await message.document.get_file()
    assert file.file_path is not None
    assert file.file_path.endswith("/documents/file_1.xlsx")
    assert bytes(await file.download_as_bytearray()) == UGLY


async def test_a_photo_comes_in_sizes_the_largest_last(bot: Bot, rina: Phone) -> None:
    rina.send_photo(PNG)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert [(size.width, size.height) for size in message.photo] == [(320, 240), (640, 480)]
    file = await message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == PNG


async def test_a_voice_message_of_a_person_can_be_fetched(bot: Bot, rina: Phone) -> None:
    rina.send_voice(make_silence(), caption="Arahan")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.voice is not None
    assert (message.voice.mime_type, message.document, message.caption) == ("audio/ogg", None, "Arahan")
    file = await message.voice.get_file()
    assert bytes(await file.download_as_bytearray()) == make_silence()


async def test_a_photo_of_the_bot_is_shown_as_one(bot: Bot, rina: Phone) -> None:
    sent = await bot.send_photo(rina.id, PNG, caption="Rekap")
    assert sent.photo[-1].width == 640
    assert [(message.is_photo, message.text) for message in rina.received] == [(True, "Rekap")]
    edited = await bot.edit_message_caption(rina.id, sent.message_id, caption="Rekap versi 2")
    assert not isinstance(edited, bool)
    assert edited.caption == "Rekap versi 2"


async def test_a_file_over_20_megabytes_cannot_be_fetched(bot: Bot, rina: Phone) -> None:
    rina.send_document("besar.bin", bytes(20 * MEGABYTE + 1))
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await message.document.get_file()
    file = await bot.get_file(rina.send_document("pas.bin", bytes(20 * MEGABYTE)).json["document"]["file_id"])
    assert file.file_size == 20 * MEGABYTE
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("tidak-ada")


async def test_a_document_over_50_megabytes_is_refused(bot: Bot, rina: Phone) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(rina.id, bytes(50 * MEGABYTE + 1), filename="besar.bin")
    assert rina.files() == ()


async def test_empty_unreadable_and_missing_files_are_refused(bot: Bot, rina: Phone) -> None:
    cases = [
        (bot.send_document(rina.id, b"", filename="kosong.txt"), "File must be non-empty"),
        (bot.send_photo(rina.id, b"bukan gambar"), "Image_process_failed"),
        (bot.send_document(rina.id, ""), "There is no document in the request"),
        (bot.send_document(rina.id, "BQACxyz"), "Wrong file identifier/http url specified"),
        (bot.send_document(rina.id, b"x", filename="x", caption="x" * 1025), "Message caption is too long"),
    ]
    for request, words in cases:
        with pytest.raises(BadRequest) as refused:
            await request
        assert refused.value.message == words


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    assert read_picture_size(PNG) == (640, 480)
    assert read_picture_size(JPEG) == (640, 480)
    assert read_picture_size(b"%PDF-1.7") is None


def test_the_oldest_files_are_forgotten_when_they_grow_too_many() -> None:
    store = FileStore(limit=10)
    first, second, third = (store.add(f"{name}.txt", bytes(4), "text/plain") for name in "abc")
    assert store.find(first.file_id) is None
    assert store.at_path(first.path) is None
    assert [store.find(file.file_id) for file in (second, third)] == [second, third]


def test_the_oldest_messages_are_forgotten_too(sim: Simulator, rina: Phone) -> None:
    for number in range(sim.limits.messages_per_chat):
        rina.send(str(number))
    assert len(rina.messages) == sim.limits.messages_per_chat
    assert rina.messages[0].text == "0"
