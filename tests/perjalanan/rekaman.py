"""The record of a journey: what each phone showed whenever the bot was at rest."""

from dataclasses import dataclass

from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.records import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One message as it stood, with its buttons row by row and the name of its file."""

    dari_bot: bool
    teks: str
    tombol: tuple[tuple[str, ...], ...]
    berkas: str


class Rekaman:
    """Collects, phone by phone, what is new or was changed since the last look."""

    def __init__(self, sim: Simulator) -> None:
        self._sim = sim
        self._seen: dict[int, int] = {}
        self.by_nama: dict[str, list[Baris | str]] = {}

    def collect(self) -> None:
        """Write down the news of every phone: messages in the order of the chat, then answers to presses."""
        for phone in self._sim.phones:
            catatan = self.by_nama.setdefault(phone.name, [])
            for message in phone.messages:
                if self._seen.get(message.id) != message.revision:
                    self._seen[message.id] = message.revision
                    catatan.append(_line(message))
            sudah = sum(isinstance(satu, str) for satu in catatan)
            catatan += [toast.text for toast in phone.toasts[sudah:]]

    def said_to(self, phone: Phone) -> list[str]:
        """Every text the bot showed on a phone, a card anew each time it was changed."""
        return [satu.teks for satu in self.by_nama[phone.name] if isinstance(satu, Baris) and satu.dari_bot]


def _line(message: Message) -> Baris:
    return Baris(
        dari_bot=message.from_bot,
        teks=message.text,
        tombol=tuple(tuple(tombol.label for tombol in baris) for baris in message.keyboard),
        berkas=message.file.name if message.file else "",
    )
