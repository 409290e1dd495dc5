"""What a person may be asked: at most one of these at a time, kept as a value until it is answered.

`token` is the inbox number of the update that led to the question; its buttons carry it, so that a button of an older
question is told from one of this. `gagal` counts answers that could not be read.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import Discriminator, TypeAdapter

from handlers.turn import LepasTentang, Papan, Tekan, TombolUsang, Turn
from sop.periode import Bagian


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTanya:
    """A question of a guided talk by its key; `tawaran` is what the button Ya would answer.

    With `pasti` that is a date that was asked back, and is taken as it is.

    Of who came (HADIR): `pilihan` are the ids of those ticked so far, `lain` the names that were typed.
    """

    token: int
    tugas_id: int
    kunci: str
    tawaran: str = ""
    pilihan: tuple[int, ...] = ()
    lain: tuple[str, ...] = ()
    halaman: int = 0
    pasti: bool = False
    jenis: Literal["tanya"] = "tanya"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguRealisasi:
    """The figure of an indicator; `tawaran` is what the button that offers one would answer, every digit of it.

    `dilihat` is the newest figure of it that stood when this was asked, by its answer's id.
    """

    token: int
    tugas_id: int
    indikator: str
    tawaran: str = ""
    dilihat: int = 0
    gagal: int = 0
    jenis: Literal["realisasi"] = "realisasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBacaan:
    """Which reading of a figure was meant; with `terpilih` set, whether that odd one is right.

    `menimpa` says whose figure it would replace, as the question said it; empty for nobody's. `tawaran` is the figure
    itself where it was offered and not typed; `dilihat` as above.
    """

    token: int
    tugas_id: int
    indikator: str
    diketik: str
    terpilih: int | None = None
    menimpa: str = ""
    tawaran: str = ""
    dilihat: int = 0
    jenis: Literal["bacaan"] = "bacaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguNarasi:
    """A factor, a follow-up, or the proof of an indicator."""

    token: int
    tugas_id: int
    indikator: str
    butir: str
    jenis: Literal["narasi"] = "narasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguAnggaran:
    """What a programme spent, by the indicator it is asked at; `diketik` as typed, `terpilih` a reading that is odd.

    `menimpa` and `dilihat` as with the other figures.
    """

    token: int
    tugas_id: int
    indikator: str
    diketik: str = ""
    terpilih: int | None = None
    menimpa: str = ""
    dilihat: int = 0
    gagal: int = 0
    jenis: Literal["anggaran"] = "anggaran"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguSimpanBerkas:
    """Whether the rows read from a filled-in workbook are to be kept."""

    token: int
    tugas_id: int
    sha256: str
    dilihat: int = 0
    jenis: Literal["simpan_berkas"] = "simpan_berkas"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguKirim:
    """Whether a form with gaps is to be sent."""

    token: int
    tugas_id: int
    jenis: Literal["kirim"] = "kirim"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguCatatan:
    """The Tim's note on the rekap."""

    token: int
    tugas_id: int
    jenis: Literal["catatan"] = "catatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguMaksud:
    """Whether typed words were meant as the decision on a version; `arahan` are those of a return."""

    token: int
    tugas_id: int
    versi: int
    keputusan: Literal["setuju", "kembalikan"]
    arahan: str = ""
    jenis: Literal["maksud"] = "maksud"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTujuan:
    """Where the rekap goes back to; once `tujuan` is known, which units or indicators (`pilihan`, ids).

    `usulan` is an arahan that was typed already.
    """

    token: int
    tugas_id: int
    versi: int
    tujuan: Literal["", "tim", "unit", "indikator"] = ""
    pilihan: tuple[int, ...] = ()
    halaman: int = 0
    usulan: str = ""
    jenis: Literal["tujuan"] = "tujuan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguArahan:
    """The arahan, the target being chosen; `usulan` is what one press takes for it."""

    token: int
    tugas_id: int
    versi: int
    tujuan: Literal["tim", "unit", "indikator"]
    pilihan: tuple[int, ...] = ()
    usulan: str = ""
    jenis: Literal["arahan"] = "arahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguKembali:
    """Back to which step a decision on papers sends; once `ke` is known, with which arahan."""

    token: int
    tugas_id: int
    ke: int | None = None
    jenis: Literal["kembali"] = "kembali"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBukaKembali:
    """Why a cycle that had ended is to be opened again; it is about no task."""

    token: int
    siklus_id: int
    tugas_id: None = None
    jenis: Literal["buka_kembali"] = "buka_kembali"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguSurat:
    """What a letter that was not made here says, answer by answer; it is about no task.

    `tawaran` is the number on offer.
    """

    token: int
    arah: Literal["masuk", "keluar"]
    isi: tuple[str, ...] = ()
    tawaran: str = ""
    tugas_id: None = None
    jenis: Literal["surat"] = "surat"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTemplat:
    """The file that takes the place of a template; `untuk` is the kind of letter, or the logo. It is about no task."""

    token: int
    untuk: str
    tugas_id: None = None
    jenis: Literal["templat"] = "templat"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguWaktu:
    """Until when more time is asked for; once `sampai` (ISO) is known, why."""

    token: int
    tugas_id: int
    sampai: str = ""
    jenis: Literal["minta_waktu"] = "minta_waktu"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTolakWaktu:
    """Why a request for time is refused; it is about no task of the person who answers, but about that of `untuk`."""

    token: int
    untuk: int
    permintaan_id: int
    tugas_id: None = None
    jenis: Literal["tolak_waktu"] = "tolak_waktu"


ButirTarget = Literal["bagian", "nilai", "alasan", "nomor", "sejak", "periksa"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguTarget:
    """A change of an indicator's targets: `baru` as typed so far, `isi` the reason, the document and the day.

    `bagian` is the part of the year whose target is being typed. It is about no task.
    """

    token: int
    indikator_id: int
    butir: ButirTarget = "bagian"
    bagian: Bagian = Bagian.TW_I
    baru: tuple[tuple[Bagian, str], ...] = ()
    isi: tuple[str, ...] = ()
    tugas_id: None = None
    jenis: Literal["target"] = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguJam:
    """Other hours, question by question; `isi` are the answers so far. Where `khusus`, between two dates."""

    token: int
    khusus: bool
    isi: tuple[str, ...] = ()
    tugas_id: None = None
    jenis: Literal["jam_kerja"] = "jam_kerja"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguLibur:
    """A day the office is closed on, or (`masuk`) works in spite of the calendar; once `tanggal` is known, why."""

    token: int
    masuk: bool
    tanggal: str = ""
    tugas_id: None = None
    jenis: Literal["libur"] = "libur"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBaku:
    """The standard time of a step; `tawaran` are those its buttons say."""

    token: int
    langkah: int
    tawaran: tuple[str, ...]
    tugas_id: None = None
    jenis: Literal["waktu_baku"] = "waktu_baku"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguPerbaikan:
    """What a line of a book that was written by hand should have said; it is about no task."""

    token: int
    buku: str
    tahun: int
    urut: int
    tugas_id: None = None
    jenis: Literal["perbaikan"] = "perbaikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguBorang:
    """A form by its name: the ids it is about, and the answers so far; see handlers/borang.py."""

    token: int
    borang: str
    untuk: tuple[int, ...] = ()
    isi: tuple[str, ...] = ()
    halaman: int = 0
    tugas_id: int | None = None
    jenis: Literal["borang"] = "borang"


@dataclass(frozen=True, slots=True, kw_only=True)
class TungguPenyiapan:
    """The set-up workbook, once it came by its SHA-256; whether what it changes is to be written. About no task."""

    token: int
    sha256: str = ""
    tugas_id: None = None
    jenis: Literal["penyiapan"] = "penyiapan"


# The questions of step 7, and all there are.
TungguIsian = TungguRealisasi | TungguBacaan | TungguNarasi | TungguAnggaran | TungguSimpanBerkas | TungguKirim
TungguAdmin = TungguTemplat | TungguTarget | TungguJam | TungguLibur | TungguBaku | TungguPenyiapan
TungguUmum = TungguBukaKembali | TungguSurat | TungguPerbaikan | TungguTolakWaktu | TungguBorang
TungguLepas = TungguUmum | TungguAdmin  # about no task, but for a form that hands one over
TungguPutusan = TungguMaksud | TungguTujuan | TungguArahan | TungguKembali
TungguTugas = TungguIsian | TungguTanya | TungguCatatan | TungguPutusan | TungguWaktu
Tunggu = TungguTugas | TungguLepas
_TUNGGU: TypeAdapter[Tunggu] = TypeAdapter(Annotated[Tunggu, Discriminator("jenis")])


_SESAAT = timedelta(seconds=3)


def new_token(turn: Turn) -> int:
    """The token of a question asked in this turn."""
    return turn.inbox_id or 0


def ask(turn: Turn, tunggu: Tunggu, teks: Markup, papan: Papan = ()) -> None:
    """Ask the person who speaks, in these words; it replaces whatever was asked before."""
    put(turn, tunggu)
    turn.reply(teks, papan, tentang=_card(tunggu))


def put(turn: Turn, tunggu: Tunggu) -> None:
    """Keep what the person is being asked, without a word."""
    lama = current(turn)
    if lama is not None and lama.token != tunggu.token:
        _strip(turn, lama)
    turn.store.tunggu.put(turn.aku.id, _TUNGGU.dump_python(tunggu, mode="json"), turn.now)


def put_failed(turn: Turn, tunggu: TungguRealisasi | TungguAnggaran) -> int:
    """Keep asking after an answer that could not be read; returns how many there were."""
    put(turn, replace(tunggu, gagal=tunggu.gagal + 1))
    return tunggu.gagal + 1


def current(turn: Turn) -> Tunggu | None:
    """What the person who speaks is being asked, if anything."""
    isi = turn.store.tunggu.get(turn.aku.id)
    return None if isi is None else _TUNGGU.validate_python(isi)


def is_fresh(turn: Turn, tugas_id: int) -> bool:
    """Whether the person was asked about that task a moment ago: then a second tap asks nothing anew."""
    menunggu, pada = current(turn), turn.store.tunggu.asked_at(turn.aku.id)
    return menunggu is not None and menunggu.tugas_id == tugas_id and pada is not None and turn.now - pada < _SESAAT


def clear(turn: Turn) -> bool:
    """Ask the person nothing any more; False where nothing was asked."""
    lama = current(turn)
    if lama is None:
        return False
    _strip(turn, lama)
    return turn.store.tunggu.clear(turn.aku.id)


def check_token(tunggu: Tunggu, tekan: Tekan) -> tuple[int, ...]:
    """The ids of a press after its token; `TombolUsang` where it is a button of another question."""
    if not tekan.daftar_id or tekan.daftar_id[0] != tunggu.token:
        raise TombolUsang
    return tekan.daftar_id[1:]


def _strip(turn: Turn, lama: Tunggu) -> None:
    """A question that is asked no more loses its buttons, in every chat of the person."""
    turn.say(LepasTentang(tentang=_card(lama)))


def _card(tunggu: Tunggu) -> str:
    return f"tanya:{tunggu.token}"
