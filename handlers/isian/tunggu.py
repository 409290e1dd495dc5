"""What step 7 asks: a figure, which reading of it, words, a budget, whether to keep or to send."""

from dataclasses import dataclass
from typing import Literal


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


TungguIsian = TungguRealisasi | TungguBacaan | TungguNarasi | TungguAnggaran | TungguSimpanBerkas | TungguKirim
