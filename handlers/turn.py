"""One turn of a talk: who says what, when, in which office; and what is to be said in return.

A handler reads the turn, changes the store, and adds to `turn.effects`; nothing is sent before the transaction that
holds all of it commits. Handlers know people, never chats; buttons carry a command and ids, never rights or amounts.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from markupsafe import Markup

from bahasa.kalimat.latihan import mark, mark_name, mark_plain
from handlers.kantor import Kantor
from sop.galat import SopError
from sop.langkah import Langkah, Naskah
from sop.naskah import pengumpulan_data_kinerja
from sop.peran import ATAS_NAMA, Peran
from sop.rekap import Rekap
from storage.berkas import Lemari
from storage.orang import Orang
from storage.store import Store
from storage.tugas import TugasTersimpan


@dataclass(frozen=True, slots=True)
class Tombol:
    """A button: its whole text (at most 20 characters) and what a press on it commands, or the address it opens."""

    label: str
    perintah: str = ""
    tautan: str = ""


Papan = tuple[tuple[Tombol, ...], ...]
_KOSONG = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ketikan:
    """A text that is no command."""

    teks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Titah:
    """A chat command such as /start, with what followed it; `teks` is the whole as typed.

    In a group it may name the bot it is for; what followed it there counts only as a code.
    """

    nama: str
    isi: str
    teks: str
    bot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sebutan:
    """Bots were called by name in a group."""

    daftar_nama: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekan:
    """A press on a button: its command and ids."""

    perintah: str
    daftar_id: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiriman:
    """A file, photo or (`suara`) voice with its caption, kept under its SHA-256; `penolakan` says why it was not."""

    nama: str
    mime: str
    sha256: str = ""
    penolakan: str = ""
    keterangan: str = ""
    suara: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lain:
    """Something a chat can hold that we can't read: a sticker, a voice, a place."""


Masukan = Ketikan | Titah | Sebutan | Tekan | Kiriman | Lain


@dataclass(frozen=True, slots=True, kw_only=True)
class Ucapan:
    """A message to a person; `tentang` names the card it is, `senyap` sends it without a sound."""

    kepada: int
    teks: Markup
    papan: Papan = ()
    tentang: str = ""
    senyap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lampiran:
    """A paper to a person, as a file or (`gambar`) as a picture."""

    kepada: int
    dokumen_id: int
    teks: Markup = _KOSONG
    papan: Papan = ()
    tentang: str = ""
    senyap: bool = True
    gambar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Balasan:
    """A message to the chat that spoke, whoever that is."""

    teks: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class UcapanGrup:
    """A message to the group that spoke, where everybody reads it; only `handlers/grup` has any."""

    teks: Markup
    papan: Papan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sunting:
    """New words and buttons for the newest card about one thing in each chat; older ones lose their buttons."""

    tentang: str
    teks: Markup
    papan: Papan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LepasTentang:
    """No buttons any more on every card about one thing."""

    tentang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuntingDitekan:
    """New words and buttons for the message whose button was pressed."""

    teks: Markup
    papan: Papan = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LepasTombol:
    """No buttons any more on the message whose button was pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JawabTekan:
    """What the press itself is answered with; `penting` shows it until it is closed."""

    teks: str
    penting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DaftarTitah:
    """The commands a person's chat menu shows, as (name, description)."""

    kepada: int
    daftar: tuple[tuple[str, str], ...]


Efek = (
    Ucapan
    | Lampiran
    | Balasan
    | UcapanGrup
    | Sunting
    | LepasTentang
    | SuntingDitekan
    | LepasTombol
    | JawabTekan
    | DaftarTitah
)


class TombolUsang(SopError):
    """A button of a step gone by, an old version, or something that never was; it loses its keyboard."""

    pesan = "Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas."


class BukanTugasAnda(SopError):
    """A press on somebody else's task."""

    pesan = "Tugas ini bukan tugas Bapak/Ibu. Tidak ada yang berubah."


def name_cycle(naskah: Naskah, periode: str) -> str:
    """A cycle of the program's own SOP is called by its period, any other by its SOP too."""
    return periode if naskah.kode == pengumpulan_data_kinerja().kode else f"{naskah.nama} {periode}"


@dataclass(slots=True, kw_only=True)
class Turn:
    """Everything a handler may know, and what it says; `orang` is None for a stranger."""

    store: Store
    lemari: Lemari
    kantor: Kantor
    now: datetime
    masukan: Masukan
    chat_id: int
    kanal: str
    orang: Orang | None = None
    grup: str | None = None  # the group that this was said in, as it calls itself; None in a private chat
    inbox_id: int | None = None
    effects: list[Efek] = field(default_factory=list)
    draf: Rekap | None = None  # the draft compiled in this turn, which its card shows too
    sebagai: Peran | str = ""  # the role in which the speaker acts on the task at hand
    latihan: bool = False  # whether what is said and written now is about a practice cycle
    _asli: Kantor | None = None

    @property
    def aku(self) -> Orang:
        """The person who speaks; only for handlers that a stranger never reaches."""
        assert self.orang is not None, "the router lets no stranger past"  # noqa: S101 - a proof for the types
        return self.orang

    def naskah_of(self, siklus_id: int) -> Naskah:
        """The SOP a cycle runs by: the text it began with."""
        return self.store.naskah.get(self.store.siklus.get(siklus_id).naskah)

    def langkah_of(self, tugas: TugasTersimpan) -> Langkah:
        """The step a task is of."""
        return self.naskah_of(tugas.siklus_id).langkah(tugas.langkah)

    def name_of(self, siklus_id: int) -> str:
        """What a cycle is called, in every message and on every paper: by its SOP too where that is not our own."""
        return name_cycle(self.naskah_of(siklus_id), self.period_of(siklus_id))

    def period_of(self, siklus_id: int) -> str:
        """What a cycle's period is called, where its SOP is named beside it."""
        siklus = self.store.siklus.get(siklus_id)
        return mark_name(str(siklus.periode)) if siklus.latihan else str(siklus.periode)

    def enter(self, siklus_id: int) -> None:
        """From now on all is about that cycle: what is said of a practice bears the mark, and so do its papers."""
        self._practise(self.store.siklus.get(siklus_id).latihan)

    @contextmanager
    def about(self, siklus_id: int) -> Iterator[None]:
        """The same for a block; a refusal that ends it is about that cycle too."""
        sebelum = self.latihan
        self.enter(siklus_id)
        yield
        self._practise(sebelum)

    def mark(self, effect: Efek) -> Efek:
        """What is said, with the mark where it is about a practice."""
        if not self.latihan:
            return effect
        match effect:
            case JawabTekan():
                return replace(effect, teks=mark_plain(effect.teks))
            case Ucapan() | Lampiran() | Balasan() | UcapanGrup() | Sunting() | SuntingDitekan():
                return replace(effect, teks=mark(effect.teks))
            case LepasTentang() | LepasTombol() | DaftarTitah():
                return effect

    def reply(self, teks: Markup, papan: Papan = (), *, tentang: str = "") -> None:
        """Say something to the person who speaks."""
        self.say(Ucapan(kepada=self.aku.id, teks=teks, papan=papan, tentang=tentang))

    def say(self, effect: Efek) -> None:
        """Say something to anybody."""
        self.effects.append(self.mark(effect))

    def answer(self, teks: str, *, penting: bool = False) -> None:
        """Answer the press itself."""
        self.say(JawabTekan(teks=teks, penting=penting))

    def note(self, peristiwa: str, *, peran: Peran | str = "", siklus_id: int | None = None, **isi: object) -> None:
        """Leave a trail row of what happened, by whom, in which role."""
        self.note_each(peristiwa, [isi], peran=peran, siklus_id=siklus_id)

    def note_each(
        self,
        peristiwa: str,
        daftar_isi: Sequence[Mapping[str, object]],
        *,
        peran: Peran | str = "",
        siklus_id: int | None = None,
    ) -> None:
        """Leave a trail row for each time it happened; a role that is stood in for is noted so, as Plh. or Plt.

        One that the speaker does not hold, as of a task that was handed over, is acted for: a.n.
        """
        self.store.jejak.add_each(
            peristiwa,
            daftar_isi,
            now=self.now,
            pegawai_id=self.orang.id if self.orang else None,
            peran=self._acting_as(peran, daftar_isi),
            siklus_id=siklus_id,
            inbox_id=self.inbox_id,
        )

    def _practise(self, latihan: bool) -> None:
        if latihan and self._asli is None:
            self._asli, self.kantor = self.kantor, self.kantor.practising()
        elif not latihan and self._asli is not None:
            self.kantor, self._asli = self._asli, None
        self.latihan = latihan

    def _acting_as(self, peran: Peran | str, daftar_isi: Sequence[Mapping[str, object]]) -> str:
        if not isinstance(peran, Peran) or self.orang is None:
            return str(peran)
        unit = daftar_isi[0].get("unit") if len(daftar_isi) == 1 and peran is Peran.BIDANG else None
        jabatan = self.orang.position(peran, unit if isinstance(unit, str) else None)
        return f"{ATAS_NAMA if jabatan is None else jabatan.sebutan} {peran}".strip()
