"""The record of a journey: what each phone showed whenever the bot was at rest."""

from dataclasses import dataclass

from simulator.dunia import Simulator
from simulator.phone import Phone
from simulator.records import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One message as it stood, new or changed, with its buttons row by row and the name of its file."""

    baru: bool
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
            for message in filter(_is_of_the_talk, phone.messages):
                terakhir = self._seen.get(message.id)
                if terakhir != message.revision:
                    self._seen[message.id] = message.revision
                    catatan.append(_line(message, baru=terakhir is None))
            sudah = sum(isinstance(satu, str) for satu in catatan)
            catatan += [toast.text for toast in phone.toasts[sudah:]]

    def said_to(self, phone: Phone) -> list[str]:
        """Every text the bot sent to a phone, as it stood at first."""
        semua = (satu for satu in self.by_nama[phone.name] if isinstance(satu, Baris))
        return [satu.teks for satu in semua if satu.baru and satu.dari_bot]


def _is_of_the_talk(message: Message) -> bool:
    """The living card is drawn after the update, as often as there is time: tests/handlers has it."""
    return not {"▰", "▱"} & set(message.text)


def _line(message: Message, *, baru: bool) -> Baris:
    return Baris(
        baru=baru,
        dari_bot=message.from_bot,
        teks=message.text,
        tombol=tuple(tuple(tombol.label for tombol in baris) for baris in message.keyboard),
        berkas=message.file.name if message.file else "",
    )
