"""A group on the screens: its members speak in it, and it shows what stands there for everybody."""

from typing import Any

from tests.handlers.percakapan import Percakapan, Ponsel

BOT = "capaian_contoh_bot"
GRUP = -4_000
SUPER = -1_000_000_004_000


class Kelompok(Ponsel):
    """One group; `oleh` says who speaks next."""

    def __init__(self, p: Percakapan, nama: str = "Grup Contoh", chat_id: int = GRUP) -> None:
        super().__init__(p, nama, chat_id)
        p.daftar_ponsel[chat_id] = self
        p.store(lambda store: store.instansi.name_bot(BOT))
        self._pembicara: Ponsel = self

    def oleh(self, siapa: Ponsel) -> "Kelompok":
        """The same group, as that member acts in it."""
        self._pembicara = siapa
        return self

    def terima(self, **isi: Any) -> None:
        """A message of any kind comes in, by whoever speaks."""
        self._act(self.message(**isi))

    def keluarkan(self, siapa: Ponsel) -> None:
        """Somebody puts the bot out."""
        self.oleh(siapa)
        anggota = {"user": {"id": 1, "is_bot": True, "first_name": "Bot"}, "status": "kicked", "until_date": 0}
        isi = {"chat": self._chat(), "from": self._sender(), "date": 1}
        self._act({"my_chat_member": {**isi, "old_chat_member": anggota, "new_chat_member": anggota}})

    def pindah(self, ke: int = SUPER) -> None:
        """It becomes a supergroup of that number."""
        self.terima(migrate_to_chat_id=ke)

    def _envelope(self, message_id: int) -> dict[str, Any]:
        return {"message_id": message_id, "date": 1, "chat": self._chat()}

    def _chat(self) -> dict[str, Any]:
        jenis = "supergroup" if self.chat_id <= -1_000_000_000_000 else "group"
        return {"id": self.chat_id, "type": jenis, "title": self.nama}

    def _sender(self) -> dict[str, Any]:
        return {"id": self._pembicara.chat_id, "is_bot": False, "first_name": self._pembicara.nama}


def make_code(p: Percakapan, admin: Ponsel) -> str:
    """Ask for a code in /admin; the code."""
    admin.ketik("/admin")
    admin.tekan("Grup")
    admin.tekan("Buat kode")
    return admin.last().split("/hubungkan ")[1].split("</code>")[0]


def bind(p: Percakapan, admin: Ponsel, nama: str = "Grup Contoh", chat_id: int = GRUP) -> Kelompok:
    """A group that the admin has bound, of whose answers nobody has to know."""
    kode = make_code(p, admin)
    grup = Kelompok(p, nama, chat_id)
    grup.oleh(admin).ketik(f"/hubungkan {kode}")
    for ponsel in p.daftar_ponsel.values():
        ponsel.layar.take_new()
    return grup
