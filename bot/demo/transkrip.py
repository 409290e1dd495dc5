"""The transcript: what every phone shows, in the order it came, as plain text."""

from collections.abc import Callable
from datetime import tzinfo

from bahasa.bentuk import format_waktu
from bot.demo.cerita import Ponsel
from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.records import Message


class Transkrip:
    """Collects what is new on the phones, each time it is asked to."""

    def __init__(self, sim: Simulator, zona: tzinfo, tell: Callable[[str], None]) -> None:
        self._sim = sim
        self._zona = zona
        self._tell = tell
        self._seen: dict[int, int] = {}
        self._toasts: dict[int, int] = {}
        self.baris: list[str] = []

    def collect(self) -> None:
        """Write down every message that is new or was changed, and every answer to a press."""
        for phone, message in self._news():
            self._seen[message.id] = message.revision
            self._write(_describe(phone, message, self._zona))
        for phone in self._sim.phones:
            toasts = phone.toasts
            for toast in toasts[self._toasts.get(phone.id, 0) :]:
                if toast.text:
                    self._write(f"        ({phone.name} melihat: {toast.text})")
            self._toasts[phone.id] = len(toasts)

    def heading(self, teks: str) -> None:
        """A line between two parts of the story."""
        self._write(f"\n===== {teks} =====")

    def press(self, phone: Ponsel, label: str) -> None:
        """A press, which leaves no message."""
        self._write(f"[{format_waktu(self._sim.now(), self._zona)}] {phone.name} menekan [ {label} ]")

    def _news(self) -> list[tuple[Phone, Message]]:
        semua = [(phone, message) for phone in self._sim.phones for message in phone.messages]
        baru = [(phone, message) for phone, message in semua if self._seen.get(message.id, -1) != message.revision]
        return sorted(baru, key=lambda satu: (satu[1].edited or satu[1].date, satu[1].id))

    def _write(self, teks: str) -> None:
        self.baris.append(teks)
        self._tell(teks)


def _describe(phone: Phone, message: Message, zona: tzinfo) -> str:
    pada = format_waktu(message.edited or message.date, zona)
    dari, kepada = ("Bot", phone.name) if message.from_bot else (phone.name, "Bot")
    sunting = " (kartu diperbarui)" if message.edited else ""
    bagian = [f"[{pada}] {dari} -> {kepada}{sunting}"]
    if message.file:
        bagian.append(f"        berkas: {message.file.name}")
    bagian += [f"        {baris}" for baris in _lines(phone, message)]
    bagian += [f"        [ {' ] [ '.join(tombol.label for tombol in baris)} ]" for baris in message.keyboard]
    return "\n".join(bagian)


def _lines(phone: Phone, message: Message) -> list[str]:
    """The words line by line; of a pinned card that moved on the first, which is what stands above the chat."""
    baris = message.text.splitlines()
    return baris[:1] if message.edited and message.id in phone.chat.pinned else baris
