"""The office a turn happens in: its set-up and its hours, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bahasa.kalimat.latihan import mark_name
from handlers.rekap.ingatan import Ingatan
from sop.capaian import AturanCapaian
from sop.instansi import Instansi
from sop.jam_kerja import JamKerja
from sop.langkah import Langkah, Naskah
from sop.naskah import pengumpulan_data_kinerja
from sop.penetapan import Penetapan
from sop.pengingat import AturanPengingat
from sop.waktu_baku import WaktuBaku
from storage.instansi import UnitTersimpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Kantor:
    """One office; `waktu_baku` are the times it set itself for steps the SOP gives none.

    `libur_nasional` are the public holidays and cuti bersama of the years around now, with their names;
    `aturan_mati` are the questions about odd figures it does not want asked, `daftar_penetapan` its changes of targets.
    `bot_nama` is the name under which its bot is found, without the @; empty where it is not known.
    With `pdf` its letters go out as PDF too.
    """

    instansi: Instansi
    daftar_unit: tuple[UnitTersimpan, ...]
    jam: JamKerja
    waktu_baku: Mapping[int, WaktuBaku]
    aturan: AturanCapaian
    aturan_mati: frozenset[str]
    pengingat: AturanPengingat
    libur_nasional: Mapping[date, str]
    daftar_penetapan: tuple[Penetapan, ...] = ()
    bot_nama: str = ""
    ingatan: Ingatan = field(default_factory=Ingatan, init=False, repr=False, compare=False)
    pdf: bool = False
    _nama_unit: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_nama_unit", {satu.unit.kode: satu.unit.nama for satu in self.daftar_unit})

    def waktu_of(self, naskah: Naskah, langkah: Langkah) -> WaktuBaku | None:
        """The step's standard time: the SOP's, else the office's own, else none.

        The office sets times for the program's own SOP alone; another comes as a file, in which its times stand.
        """
        milik = self.waktu_baku if naskah.kode == pengumpulan_data_kinerja().kode else {}
        return langkah.waktu or milik.get(langkah.nomor)

    def practising(self) -> "Kantor":
        """The same office as the papers of a practice name it."""
        return replace(self, instansi=replace(self.instansi, nama=mark_name(self.instansi.nama)))

    @property
    def daftar_kode(self) -> list[str]:
        """The kode of its units, in its order."""
        return [satu.unit.kode for satu in self.daftar_unit]

    def unit_name(self, kode: str | None) -> str:
        """The name of a unit by its kode; the kode itself where it is no longer active."""
        return "" if kode is None else self._nama_unit.get(kode, kode)
