"""A phone's screen: it holds what the outbox said to one chat, applies edits, and tells what is new as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage.outbox import PesanTersimpan

Papan = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(slots=True, kw_only=True)
class Pesan:
    """One message as it stands on the screen; `berkas` is the paper it brings."""

    message_id: int
    teks: str
    papan: Papan = ()
    berkas: str = ""


class Layar:
    """One chat's messages, oldest first, and what came since somebody last looked."""

    def __init__(self) -> None:
        self.daftar: dict[int, Pesan] = {}
        self._baru: list[str] = []
        self.tersemat: list[int] = []

    def show(self, pesan: PesanTersimpan, message_id: int, berkas: str = "") -> None:
        """A message arrives."""
        baru = Pesan(message_id=message_id, teks=pesan.isi["teks"], papan=_papan(pesan.isi), berkas=berkas)
        self.daftar[message_id] = baru
        self._baru.append(_render(baru))

    def edit(self, message_id: int, isi: Mapping[str, Any]) -> None:
        """A message changes its words and buttons, or its buttons alone."""
        pesan = self.daftar.get(message_id)
        if pesan is None:
            return
        sama = isi.get("teks", pesan.teks) == pesan.teks and _papan(isi) == pesan.papan
        pesan.teks, pesan.papan = isi.get("teks", pesan.teks), _papan(isi)
        if not sama:
            self._baru.append(f"(berubah) {_render(pesan)}" if "teks" in isi else "(tombol dilepas)")

    def pin(self, message_id: int, *, tersemat: bool) -> None:
        """A message is kept above the chat, or no longer."""
        if tersemat:
            self.tersemat.append(message_id)
        else:
            self.tersemat.remove(message_id)
        self._baru.append("(disematkan)" if tersemat else "(sematan dilepas)")

    def note(self, catatan: str) -> None:
        """Something that is no message: a press answered, a menu."""
        self._baru.append(catatan)

    def take_new(self) -> str:
        """What came since the last look, and look away."""
        baru, self._baru = "\n—\n".join(self._baru), []
        return baru

    def find_button(self, label: str) -> tuple[Pesan, str]:
        """The newest message with that button, and the button's data; LookupError where nobody sees one."""
        for pesan in reversed(self.daftar.values()):
            for nama, data in _buttons(pesan):
                if nama == label:
                    return pesan, data
        raise LookupError(f"no button {label!r} on the screen; there are {self.labels()}")

    def labels(self) -> list[str]:
        """Every button on the screen."""
        return [nama for pesan in self.daftar.values() for nama, _ in _buttons(pesan)]


def _buttons(pesan: Pesan) -> list[tuple[str, str]]:
    return [tombol for baris in pesan.papan for tombol in baris]


def _papan(isi: Mapping[str, Any]) -> Papan:
    return tuple(tuple((label, "".join(data)) for label, *data in baris) for baris in isi.get("papan") or ())


def _render(pesan: Pesan) -> str:
    baris = [f"(berkas) {pesan.berkas}"] if pesan.berkas else []
    baris += [pesan.teks] if pesan.teks else []
    baris += [" ".join(f"[{label}]" for label, _ in satu) for satu in pesan.papan]
    return "\n".join(baris)
