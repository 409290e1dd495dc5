"""The control API: all a person can do, from another process, and what no other page may do."""

import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.server import SimulatorServer
from tests.simulator.conftest import TOKEN, Jam


async def post(client: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    return await client.post(path, json=body)


async def test_a_person_can_be_played_over_http(bot: Bot, server: SimulatorServer, sim: Simulator) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        made = (await post(client, "/sim/phones", name="Rina Contoh", role="Sekretaris")).json()
        path = f"/sim/phones/{made['id']}"
        await post(client, f"{path}/send", text="/start KODE")
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Setuju", callback_data="ok")]])
        await bot.send_message(made["id"], "<b>Setuju?</b>", parse_mode="HTML", reply_markup=keys)
        await post(client, f"{path}/press", label="Setuju")
        await client.post(
            f"{path}/document", params={"name": "isi.csv", "caption": "bukti"}, content=b"1;2",
            headers={"Content-Type": "text/csv"},
        )  # fmt: skip
        shown = (await client.get(path)).json()
        file = await client.get(shown["messages"][-1]["file"]["url"])
    start, press, document = await bot.get_updates()
    assert start.message is not None
    assert start.message.text == "/start KODE"
    assert press.callback_query is not None
    assert press.callback_query.data == "ok"
    assert document.message is not None
    assert document.message.document is not None
    assert (document.message.document.file_name, document.message.caption) == ("isi.csv", "bukti")
    assert [message["text"] for message in shown["messages"]] == ["/start KODE", "Setuju?", "bukti"]
    assert shown["messages"][1]["buttons"] == [[{"label": "✅ Setuju", "data": "ok", "url": None, "busy": True}]]
    assert file.content == b"1;2"
    assert file.headers["content-disposition"] == "attachment; filename*=UTF-8''isi.csv"


async def test_what_a_phone_cannot_do_is_a_conflict_with_its_reason(server: SimulatorServer, rina: Phone) -> None:
    async with httpx.AsyncClient(base_url=f"{server.url}/sim/phones/{rina.id}") as client:
        wrong = await post(client, "/press", label="Setuju")
        await client.post("/block")
        blocked = await post(client, "/send", text="halo")
        await client.post("/unblock")
        again = await post(client, "/send", text="halo")
        unknown = await client.get(f"{server.url}/sim/phones/1")
    assert wrong.status_code == 409
    assert wrong.json() == {"detail": "no button 'Setuju' on Rina Contoh's phone; there are: none"}
    assert (blocked.status_code, again.status_code, unknown.status_code) == (409, 200, 404)


async def test_the_clock_moves_by_the_three_steps_and_no_other(sim: Simulator, jam: Jam) -> None:
    steps = {"10m": timedelta(minutes=10), "1h": timedelta(hours=1), "pagi": timedelta(hours=17)}

    def advance(step: str) -> None:
        jam.at += steps[step]

    with SimulatorServer(sim, advance=advance) as server:
        async with httpx.AsyncClient(base_url=server.url) as client:
            before = (await client.get("/sim/clock")).json()
            moved = (await post(client, "/sim/clock", step="1h")).json()
            refused = await post(client, "/sim/clock", step="2h")
    assert before == {
        "iso": "2026-01-19T14:05:00+08:00",
        "tanggal": "Senin, 19 Januari 2026",
        "jam": "14.05 WITA",
        "movable": True,
    }
    assert moved["jam"] == "15.05 WITA"
    assert refused.status_code == 400


async def test_events_bring_everything_first_and_then_what_has_changed(
    server: SimulatorServer, sim: Simulator, rina: Phone
) -> None:
    other = sim.phone("Orang Lain")
    async with httpx.AsyncClient(base_url=server.url) as client, client.stream("GET", "/sim/events") as stream:
        events = (json.loads(line[6:]) async for line in stream.aiter_lines() if line.startswith("data: "))
        first = await anext(events)
        other.start()
        second = await anext(events)
    assert [phone["name"] for phone in first["phones"]] == ["Rina Contoh", "Orang Lain"]
    assert [phone["name"] for phone in second["phones"]] == ["Orang Lain"]
    assert second["phones"][0]["messages"][0]["jam"] == "14.05"


async def test_bots_calls_and_updates_can_be_reached(server: SimulatorServer, rina: Phone) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        added = await post(client, "/sim/bots", token="77:abc", username="kedua_bot")
        malformed = await post(client, "/sim/bots", token="abc", username="ketiga_bot")
        await client.get("/bot77:abc/getMe")
        calls = (await client.get("/sim/calls", params={"method": "getme"})).json()
        raw = await client.post("/sim/updates", params={"token": "77:abc"}, json={"update_id": 1, "x": {}})
        state = (await client.get("/sim/state")).json()
    assert added.json()["id"] == 77
    assert malformed.status_code == 400
    assert calls == [{"method": "getMe", "params": {}, "at": "2026-01-19T06:05:00+00:00", "bot": 77}]
    assert raw.json() == {"pending": 1}
    assert [phone["id"] for phone in state["phones"]] == [rina.id]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "penyerang.example"}, 400),
        ({"Origin": "https://penyerang.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_other_pages_can_neither_rebind_a_name_nor_send(
    server: SimulatorServer, rina: Phone, headers: dict[str, str], status: int
) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        answer = await client.post(f"/sim/phones/{rina.id}/send", json={"text": "halo"}, headers=headers)
    assert answer.status_code == status
    assert "access-control-allow-origin" not in answer.headers
    assert len(rina.messages) == (2 if status == 200 else 1)


async def test_the_page_allows_nothing_from_elsewhere(server: SimulatorServer) -> None:
    async with httpx.AsyncClient(base_url=server.url) as client:
        answer = await client.get("/")
    assert "default-src 'none'; script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "https://" not in answer.text


async def test_pictures_are_shown_and_pages_are_never_run(server: SimulatorServer, rina: Phone) -> None:
    rina.send_document("jahat.html", b"<script>", "text/html")
    async with httpx.AsyncClient(base_url=server.url) as client:
        file = rina.messages[-1].file
        assert file is not None
        answer = await client.get(f"/sim/files/{file.file_id}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_same_bot_keeps_a_person_apart_from_another_bot(sim: Simulator) -> None:
    sim.add_bot("77:abc", "kedua_bot")
    first = sim.phone("Rina Contoh", 5)
    second = sim.phone("Rina Contoh", 5, token="77:abc")
    first.start()
    assert (sim.pending(TOKEN), sim.pending("77:abc")) == (1, 0)
    assert sim.phone("Rina Contoh", 5) is first
    assert second.messages == ()
