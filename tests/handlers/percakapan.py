"""A chat without a network: updates go through the real inbox and worker, and the outbox is what people see.

`andi.ketik("87,5%")` types, `andi.tekan("Kirim")` presses the newest button of that name, and `andi.melihat(...)`
compares all that came to that phone since its last act with the expected text, word by word.
"""

import asyncio
import textwrap
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import select
from telegram import Bot

from bot.cards import CardKeeper
from bot.clock import StandingClock
from bot.draw import Drawer
from bot.engine import Engine
from bot.fetch import Fetcher
from bot.rate import RateLimiter
from bot.telegram import KANAL, read_update
from bot.work import Worker
from handlers.route import handle
from handlers.turn import Turn
from storage import tables
from storage.berkas import Lemari
from storage.database import Database
from storage.store import Store
from tests.handlers.layar import Layar, Pesan
from tests.handlers.unduhan import Unduhan

_PDF = "application/pdf"
T = TypeVar("T")


class Percakapan:
    """One office's chats; every act is worked off, and its answers are on the screens, before it returns."""

    def __init__(
        self,
        database: Database,
        instansi_id: int,
        lemari: Lemari,
        clock: StandingClock,
        route: Callable[[Turn], None] = handle,
    ) -> None:
        self.database = database
        self.unduhan = Unduhan()
        self.clock = clock
        self.engine = Engine(
            database=database,
            instansi_id=instansi_id,
            lemari=lemari,
            clock=clock,
            bot=Bot("1000001:uji", request=self.unduhan, get_updates_request=self.unduhan),
            drawer=Drawer(),
            rate=RateLimiter(1_000, 1_000),
        )
        self.worker = Worker(self.engine, route)
        self.fetcher = Fetcher(self.engine)
        self.daftar_ponsel: dict[int, Ponsel] = {}
        self._with_file = False
        self.nomor = count(1)
        self.nomor_pesan = count(1)

    def close(self) -> None:
        """Let go of the worker's thread."""
        self.engine.close()

    def store(self, act: Callable[[Store], T]) -> T:
        """Do something in a transaction of its own."""
        return self.engine.transact_here(act)

    def look(self, read: Callable[[Store], T]) -> T:
        """Read in a transaction that changes nothing."""
        with self.database.reading() as conn:
            return read(Store(conn, self.engine.instansi_id))

    def ponsel(self, nama: str) -> "Ponsel":
        """The phone of somebody who has joined; the first one, where there are two."""
        return next(satu for satu in self.daftar_ponsel.values() if satu.nama == nama)

    def join(self, nama: str) -> "Ponsel":
        """A phone more for a person of the office, bound without the ceremony of a code."""
        ponsel = self.stranger(nama)

        def bind(store: Store) -> None:
            pegawai = next(orang for orang in store.orang.all() if orang.nama == nama)
            store.obrolan.bind(KANAL, ponsel.chat_id, pegawai.id, self.clock.now())

        self.store(bind)
        return ponsel

    def stranger(self, nama: str, chat_id: int | None = None) -> "Ponsel":
        """The phone of somebody the office does not know."""
        ponsel = Ponsel(self, nama, chat_id or 1_000 + len(self.daftar_ponsel))
        self.daftar_ponsel[ponsel.chat_id] = ponsel
        return ponsel

    def take(self, mentah: dict[str, Any]) -> None:
        """Keep one raw update, as the platform would hand it over; nothing is worked off yet."""
        masuk = read_update({"update_id": next(self.nomor), **mentah})
        if masuk is not None:
            self._with_file |= masuk.berkas is not None
            self.store(lambda store: store.inbox.add([masuk], self.clock.now()))

    def settle(self) -> None:
        """Fetch, work and show until nothing is left, waiting out the pauses between tries."""
        for _ in range(20):
            if self._with_file:
                self._with_file = bool(asyncio.run(self.fetcher.fetch_once()))
            while self.worker.work_once():
                pass
            if not self.look(lambda store: store.inbox.count_open()):
                self.show()
                return
            self.clock.advance(timedelta(seconds=5))
        raise AssertionError("the inbox does not run empty")

    def draw_cards(self) -> int:
        """Let the living cards follow what has happened; returns how many changed."""
        jumlah = CardKeeper(self.engine).draw_here()
        self.show()
        return jumlah

    def show(self) -> None:
        """Bring what waits in the outbox onto the screens, in order."""
        self.store(self._show_all)

    def _show_all(self, store: Store) -> None:
        antre = select(tables.outbox).where(tables.outbox.c.keadaan == "antre").order_by(tables.outbox.c.id)
        for pesan in store.conn.execute(antre).all():
            store.outbox.mark_sent(pesan.id, self._on_screen(store, pesan), self.clock.now())

    def _on_screen(self, store: Store, pesan: Any) -> int | None:
        layar = self.daftar_ponsel[pesan.chat_id].layar
        match pesan.jenis:
            case "pesan" | "dokumen" | "foto":
                message_id = next(self.nomor_pesan)
                layar.show(pesan, message_id, _paper_name(store, pesan))
                return message_id
            case "sunting":
                sasaran = _target(store, pesan)
                layar.edit(sasaran, pesan.isi)
                return sasaran
            case "jawab":
                if pesan.isi["teks"]:
                    layar.note(f"(jawaban tekan) {pesan.isi['teks']}")
            case "sematkan" | "lepas_sematan":
                layar.pin(_target(store, pesan), tersemat=pesan.jenis == "sematkan")
            case "titah":
                layar.note("(menu) " + " ".join(f"/{nama}" for nama, _ in pesan.isi["daftar"]))
            case _:
                raise AssertionError(f"no screen for a {pesan.jenis!r}")
        return None


class Ponsel:
    """One phone in one private chat with the bot."""

    def __init__(self, percakapan: Percakapan, nama: str, chat_id: int) -> None:
        self.nama = nama
        self.chat_id = chat_id
        self.layar = Layar()
        self._percakapan = percakapan

    def ketik(self, teks: str) -> None:
        """Type a text or a command."""
        self._act(self.message(text=teks))

    def tekan(self, label: str) -> None:
        """Press the newest button with that label."""
        pesan, data = self.layar.find_button(label)
        self.tekan_data(data, pesan)

    def tekan_data(self, data: str, pesan: Pesan | None = None) -> None:
        """Press with any data at all, on a message (the newest, unless another is given)."""
        self._act(self.press(data, pesan))

    def kirim(self, nama: str, isi: bytes = b"%PDF-1.4 contoh", *, mime: str = _PDF, ukuran: int | None = None) -> None:
        """Send a file; `ukuran` is what the update claims, its true length unless another is given."""
        file_id = f"{self.chat_id}-{len(self._percakapan.unduhan.isi)}"
        self._percakapan.unduhan.isi[file_id] = isi
        ukuran = len(isi) if ukuran is None else ukuran
        berkas = {"file_id": file_id, "file_unique_id": file_id, "file_name": nama, "mime_type": mime}
        self._act(self.message(document={**berkas, "file_size": ukuran}))

    def kirim_suara(self, isi: bytes = b"OggS contoh") -> None:
        """Send a voice message."""
        file_id = f"{self.chat_id}-{len(self._percakapan.unduhan.isi)}"
        self._percakapan.unduhan.isi[file_id] = isi
        suara = {"file_id": file_id, "file_unique_id": file_id, "duration": 3, "mime_type": "audio/ogg"}
        self._act(self.message(voice={**suara, "file_size": len(isi)}))

    def act(self, *tindakan: str) -> None:
        """Type, or press what stands in brackets, one after another."""
        for satu in tindakan:
            if satu.startswith("["):
                self.tekan(satu[1:-1])
            else:
                self.ketik(satu)

    def kirim_foto(self, isi: bytes = b"\xff\xd8\xff\xe0 contoh", *, keterangan: str = "") -> None:
        """Send a photo, with a caption or without."""
        file_id = f"{self.chat_id}-{len(self._percakapan.unduhan.isi)}"
        self._percakapan.unduhan.isi[file_id] = isi
        foto = {"file_id": file_id, "file_unique_id": file_id, "width": 9, "height": 9, "file_size": len(isi)}
        self._act(self.message(photo=[foto], **({"caption": keterangan} if keterangan else {})))

    def kirim_stiker(self) -> None:
        """Send a sticker."""
        bentuk = {"width": 9, "height": 9, "is_animated": False, "is_video": False, "type": "regular"}
        self._act(self.message(sticker={"file_id": "s", "file_unique_id": "s", **bentuk}))

    def last(self) -> str:
        """The newest message on the screen."""
        return next(reversed(self.layar.daftar.values())).teks

    def melihat(self, teks: str) -> None:
        """All that came to this phone since its last act is this, word by word."""
        dilihat = self.layar.take_new()
        assert dilihat == textwrap.dedent(teks).strip("\n")

    def message(self, **isi: Any) -> dict[str, Any]:
        """The raw update of a message from this phone."""
        return {"message": {**self._envelope(900_000), "from": self._sender(), **isi}}

    def press(self, data: str, pesan: Pesan | None = None) -> dict[str, Any]:
        """The raw update of a press."""
        message_id = pesan.message_id if pesan else max(self.layar.daftar, default=1)
        tekan = {
            "id": f"tekan-{next(self._percakapan.nomor)}",
            "from": self._sender(),
            "chat_instance": "1",
            "data": data,
        }
        return {"callback_query": {**tekan, "message": self._envelope(message_id)}}

    def _act(self, mentah: dict[str, Any]) -> None:
        self.layar.take_new()
        self._percakapan.take(mentah)
        self._percakapan.settle()

    def _envelope(self, message_id: int) -> dict[str, Any]:
        return {"message_id": message_id, "date": 1, "chat": {"id": self.chat_id, "type": "private"}}

    def _sender(self) -> dict[str, Any]:
        return {"id": self.chat_id, "is_bot": False, "first_name": self.nama}


def _target(store: Store, pesan: Any) -> int:
    """The message an edit is about."""
    if "message_id" in pesan.isi:
        return int(pesan.isi["message_id"])
    sasaran = store.outbox.get(pesan.isi["sasaran"])
    assert sasaran is not None
    assert sasaran.message_id is not None
    return sasaran.message_id


def _paper_name(store: Store, pesan: Any) -> str:
    dokumen = store.dokumen.get(pesan.isi["dokumen_id"]) if "dokumen_id" in pesan.isi else None
    return dokumen.nama if dokumen else ""
