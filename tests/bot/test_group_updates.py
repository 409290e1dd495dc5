"""What of a group is kept: commands with their codes, bots that were called, presses, and its own fate."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.group_updates import read_command
from bot.telegram import read_input, read_kept, read_update
from handlers.turn import Sebutan, Titah

SAYA = {"id": 7, "is_bot": False, "first_name": "Rahasia", "last_name": "Sekali", "username": "rahasia"}
GRUP = {"id": -100, "type": "supergroup", "title": "Grup Contoh", "username": "rahasia_grup"}
AMPLOP: dict[str, Any] = {"message_id": 5, "date": 9, "chat": GRUP, "from": SAYA}


def keep(**isi: Any) -> Any:
    """The update of a message in a group as it is kept, None where it is not."""
    masuk = read_update({"update_id": 1, "message": {**AMPLOP, **isi}})
    return json.loads(masuk.isi) if masuk else None


def hear(**isi: Any) -> Any:
    """The same as a handler hears it."""
    masuk = read_update({"update_id": 1, "message": {**AMPLOP, **isi}})
    assert masuk is not None
    return read_input(read_kept(masuk.isi), masuk.berkas)


def mention(teks: str, nama: str) -> dict[str, Any]:
    """A text that calls somebody, marked as the platform does, in UTF-16 units."""
    offset = len(teks[: teks.index(nama)].encode("utf-16-le")) // 2
    return {"text": teks, "entities": [{"type": "mention", "offset": offset, "length": len(nama)}]}


def test_nothing_is_kept_of_a_command_but_who_where_and_its_name() -> None:
    assert keep(text="/Isi@Capaian_Bot 87,5% untuk Budi\nya", caption="87") == {
        "update_id": 1,
        "message": {
            "message_id": 5,
            "date": 9,
            "chat": {"id": -100, "type": "supergroup", "title": "Grup Contoh"},
            "from": {"id": 7},
            "text": "/isi@capaian_bot",
        },
    }


@pytest.mark.parametrize(
    ("teks", "titah"),
    [
        ("/hubungkan aB-_1", ("hubungkan", "", "aB-_1")),
        ("/start@Capaian_Bot aB1", ("start", "capaian_bot", "aB1")),
        ("/hubungkan dua kata", ("hubungkan", "", "")),
        (f"/hubungkan {'k' * 65}", ("hubungkan", "", "")),
        ("/tugas kode", ("tugas", "", "")),
        (" /tugas\x00 ", ("tugas", "", "")),
        ("/87", None),
        ("/", None),
        ("tolong /tugas", None),
    ],
)
def test_only_a_code_is_read_behind_a_command(teks: str, titah: tuple[str, str, str] | None) -> None:
    assert read_command(teks) == titah


def test_a_command_is_heard_with_the_bot_it_names() -> None:
    assert hear(text="/start@Capaian_Bot aB1") == Titah(
        nama="start", isi="aB1", teks="/start@capaian_bot aB1", bot="capaian_bot"
    )


def test_a_bot_that_is_called_is_heard_wherever_its_name_stands() -> None:
    assert hear(**mention("🙏🏽 tolong @Capaian_bot 87,5%", "@Capaian_bot")) == Sebutan(daftar_nama=("capaian_bot",))
    assert keep(**mention("@andi_contoh terlambat", "@andi_contoh")) is None


@pytest.mark.parametrize(
    "isi",
    [
        {"text": "87,5%"},
        {"caption": "/tugas", "document": {"file_id": "a"}},
        {"photo": [{"file_id": "a"}]},
        {"text": "/tugas", "sender_chat": GRUP},
        {"text": "/tugas", "from": None},
        {"new_chat_members": [SAYA]},
        {"pinned_message": {}},
        {"text": "@bot", "entities": [{"type": "mention", "offset": 9, "length": 4}]},
    ],
)
def test_anything_else_is_not_kept(isi: dict[str, Any]) -> None:
    assert keep(**isi) is None


@given(st.text().filter(lambda teks: "/" not in teks))
def test_no_word_without_a_command_is_kept(teks: str) -> None:
    assert keep(text=teks) is None


def test_of_a_press_its_data_is_kept_and_of_the_bot_that_it_is_out() -> None:
    tekan = {
        "id": "1",
        "from": SAYA,
        "data": "selesai:1",
        "message": {**AMPLOP, "text": "rahasia"},
        "chat_instance": "1",
    }
    masuk = read_update({"update_id": 1, "callback_query": tekan})
    assert masuk is not None
    assert masuk.chat_id == -100
    assert "rahasia" not in masuk.isi.lower()
    assert [_kept_status(status) for status in ("left", "kicked", "member", "administrator")] == [
        True,
        True,
        False,
        False,
    ]


def _kept_status(status: str) -> bool:
    anggota = {"user": {"id": 1, "is_bot": True, "first_name": "Bot"}, "status": status}
    kabar = {"chat": GRUP, "from": SAYA, "date": 1, "old_chat_member": anggota, "new_chat_member": anggota}
    return read_update({"update_id": 1, "my_chat_member": kabar}) is not None
