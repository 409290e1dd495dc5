"""From the text of a SOP file to a `Naskah`, or a refusal that names line and reason."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sop.galat import SopError
from sop.langkah import RETENSI_TAHUN, Cara, JenisTanya, Langkah, Naskah, Tanya, Tawaran, Wajar
from sop.naskah.alur import check_alur
from sop.naskah.baris import Letak, locate
from sop.naskah.galat import NaskahSalah
from sop.peran import Peran
from sop.waktu_baku import WaktuBaku, parse_waktu_baku

__all__ = ["NaskahSalah", "load_naskah"]

_E = TypeVar("_E", bound=StrEnum)
_SOP = {"nomor", "nama", "instansi", "unit_kerja", "dibuat", "peralatan", "terkait"}
_SOP_BOLEH = _SOP | {"retensi_tahun"}
_WAJIB = {"nomor", "nama", "tugas", "pelaksana", "kelengkapan", "output", "cara"}
_BOLEH = _WAJIB | {
    "waktu", "kertas", "lanjut", "kembali_tim", "kembali_unit", "bersama", "penerima", "asumsi", "tanya",
    "undangan",
}  # fmt: skip
_TANYA = {"kunci", "jenis", "tanya"}
_TANYA_BOLEH = _TANYA | {"bantuan", "contoh", "boleh_lewat", "butir", "peran", "baku", "tawaran", "wajar"}
_BERTAWARAN = {
    Tawaran.HARI_INI: (JenisTanya.TANGGAL,),
    Tawaran.YANG_LALU: (JenisTanya.DAFTAR, JenisTanya.TEKS),
}
_BERBAKU = (JenisTanya.TEKS, JenisTanya.PARAGRAF)


def load_naskah(teks: str, nama: str = "naskah.toml") -> Naskah:
    """Read one SOP; raises `NaskahSalah` with the file's name, the line and the reason."""
    try:
        isi = tomllib.loads(teks)
    except tomllib.TOMLDecodeError as galat:
        raise NaskahSalah(nama, _line_of(galat, teks), f"not TOML: {galat}") from galat
    return _Pembaca(nama, locate(teks)).naskah(isi)


def _line_of(galat: tomllib.TOMLDecodeError, teks: str) -> int:
    baris = re.search(r"at line (\d+)", str(galat))
    return int(baris.group(1)) if baris else len(teks.splitlines())


def _are_tables(nilai: Any, letak: Sequence[Letak]) -> bool:
    return isinstance(nilai, list) and len(nilai) == len(letak) and all(isinstance(satu, dict) for satu in nilai)


class _Pembaca:
    """Reads tables of one file, with the file's name and lines at hand for refusals."""

    def __init__(self, nama: str, letak: Mapping[str, list[Letak]]) -> None:
        self._nama = nama
        self._letak = letak

    def naskah(self, isi: Mapping[str, Any]) -> Naskah:
        if asing := set(isi) - {"sop", "langkah"}:
            raise NaskahSalah(self._nama, self._head(min(asing)), f"unknown table {min(asing)!r}")
        kepala, daftar_letak = isi.get("sop"), self._letak.get("langkah", [])
        ada_kepala = isinstance(kepala, dict) and "sop" in self._letak
        if not ada_kepala or not _are_tables(isi.get("langkah"), daftar_letak):
            raise NaskahSalah(self._nama, 1, "needs one table [sop] and tables [[langkah]]")
        kepala, letak = isi["sop"], self._letak["sop"][0]
        self._check_keys(kepala, letak, wajib=_SOP, boleh=_SOP_BOLEH)
        semua = [self._langkah(tabel, di) for tabel, di in zip(isi["langkah"], daftar_letak, strict=True)]
        check_alur(self._nama, semua, daftar_letak)
        return Naskah(
            nomor=self._text(kepala, "nomor", letak),
            nama=self._text(kepala, "nama", letak),
            instansi=self._text(kepala, "instansi", letak),
            unit_kerja=self._text(kepala, "unit_kerja", letak),
            dibuat=self._typed(kepala, "dibuat", letak, date),
            peralatan=self._texts(kepala, "peralatan", letak),
            terkait=self._texts(kepala, "terkait", letak),
            daftar_langkah={langkah.nomor: langkah for langkah in semua},
            retensi_tahun=self._number(kepala, "retensi_tahun", letak) or RETENSI_TAHUN,
        )

    def _head(self, tabel: str) -> int:
        return self._letak[tabel][0].baris if tabel in self._letak else self._letak[""][0].of(tabel)

    def _langkah(self, tabel: Mapping[str, Any], letak: Letak) -> Langkah:
        self._check_keys(tabel, letak, wajib=_WAJIB, boleh=_BOLEH)
        cara = self._choice(tabel, "cara", letak, Cara)
        if cara is Cara.PENERIMAAN:
            raise NaskahSalah(self._nama, letak.of("cara"), "'penerimaan' is made by 'distribusi', not written")
        return Langkah(
            nomor=self._typed(tabel, "nomor", letak, int),
            nama=self._text(tabel, "nama", letak),
            tugas=self._text(tabel, "tugas", letak),
            pelaksana=self._choice(tabel, "pelaksana", letak, Peran),
            kelengkapan=self._texts(tabel, "kelengkapan", letak),
            output=self._text(tabel, "output", letak),
            cara=cara,
            waktu=self._waktu(tabel, letak),
            kertas=self._text(tabel, "kertas", letak, kosong=True),
            lanjut=self._number(tabel, "lanjut", letak),
            kembali_tim=self._number(tabel, "kembali_tim", letak),
            kembali_unit=self._number(tabel, "kembali_unit", letak),
            bersama=self._daftar_peran(tabel, "bersama", letak),
            penerima=self._choice(tabel, "penerima", letak, Peran) if "penerima" in tabel else None,
            asumsi=self._text(tabel, "asumsi", letak, kosong=True),
            daftar_tanya=self._daftar_tanya(tabel, "tanya", letak),
            daftar_undangan=self._daftar_tanya(tabel, "undangan", letak),
        )

    def _daftar_tanya(self, langkah: Mapping[str, Any], nama: str, letak: Letak) -> tuple[Tanya, ...]:
        semua = langkah.get(nama, [])
        anak = [di for di in letak.anak if di.nama == f"langkah.{nama}"]
        if not _are_tables(semua, anak):
            alasan = f"questions are tables [[langkah.{nama}]] below their step"
            raise NaskahSalah(self._nama, letak.of(nama), alasan)
        hasil = tuple(self._tanya(tabel, di) for tabel, di in zip(semua, anak, strict=True))
        for tanya, di in zip(hasil, anak, strict=True):
            if sum(lain.kunci == tanya.kunci for lain in hasil) > 1:
                raise NaskahSalah(self._nama, di.of("kunci"), f"question {tanya.kunci!r} stands twice")
        return hasil

    def _tanya(self, tabel: Mapping[str, Any], letak: Letak) -> Tanya:
        self._check_keys(tabel, letak, wajib=_TANYA, boleh=_TANYA_BOLEH)
        jenis = self._choice(tabel, "jenis", letak, JenisTanya)
        butir = self._texts(tabel, "butir", letak)
        if (jenis is JenisTanya.CEKLIST) != bool(butir):
            raise NaskahSalah(self._nama, letak.of("butir"), "a ceklist has butir, and nothing else has")
        peran = self._daftar_peran(tabel, "peran", letak)
        if (jenis is JenisTanya.HADIR) != bool(peran):
            raise NaskahSalah(self._nama, letak.of("peran"), "a hadir has peran, and nothing else has")
        return Tanya(
            kunci=self._text(tabel, "kunci", letak),
            jenis=jenis,
            tanya=self._text(tabel, "tanya", letak),
            bantuan=self._text(tabel, "bantuan", letak, kosong=True),
            contoh=self._text(tabel, "contoh", letak, kosong=True),
            boleh_lewat=self._typed(tabel, "boleh_lewat", letak, bool) if "boleh_lewat" in tabel else False,
            butir=butir,
            peran=peran,
            baku=self._baku(tabel, letak, jenis),
            tawaran=self._tawaran(tabel, letak, jenis),
            wajar=self._wajar(tabel, letak, jenis),
        )

    def _baku(self, tabel: Mapping[str, Any], letak: Letak, jenis: JenisTanya) -> str:
        baku = self._text(tabel, "baku", letak, kosong=True)
        if baku and jenis not in _BERBAKU:
            raise NaskahSalah(self._nama, letak.of("baku"), f"only {' and '.join(_BERBAKU)} have baku")
        return baku

    def _tawaran(self, tabel: Mapping[str, Any], letak: Letak, jenis: JenisTanya) -> Tawaran | None:
        if "tawaran" not in tabel:
            return None
        tawaran = self._choice(tabel, "tawaran", letak, Tawaran)
        if jenis not in _BERTAWARAN[tawaran]:
            alasan = f"{tawaran.value!r} is offered for a {' or '.join(_BERTAWARAN[tawaran])} alone"
            raise NaskahSalah(self._nama, letak.of("tawaran"), alasan)
        return tawaran

    def _wajar(self, tabel: Mapping[str, Any], letak: Letak, jenis: JenisTanya) -> Wajar | None:
        if "wajar" not in tabel:
            return None
        if jenis is not JenisTanya.TANGGAL:
            raise NaskahSalah(self._nama, letak.of("wajar"), "only a tanggal has wajar")
        return self._choice(tabel, "wajar", letak, Wajar)

    def _check_keys(self, tabel: Mapping[str, Any], letak: Letak, *, wajib: set[str], boleh: set[str]) -> None:
        if asing := set(tabel) - boleh:
            raise NaskahSalah(self._nama, letak.of(min(asing)), f"unknown key {min(asing)!r}")
        if kurang := wajib - set(tabel):
            raise NaskahSalah(self._nama, letak.baris, f"key {min(kurang)!r} is missing")

    def _typed(self, tabel: Mapping[str, Any], kunci: str, letak: Letak, tipe: type[Any]) -> Any:
        nilai = tabel[kunci]
        if type(nilai) is not tipe:
            raise NaskahSalah(self._nama, letak.of(kunci), f"{kunci!r} must be {tipe.__name__}, not {nilai!r}")
        return nilai

    def _number(self, tabel: Mapping[str, Any], kunci: str, letak: Letak) -> int | None:
        nilai: int | None = self._typed(tabel, kunci, letak, int) if kunci in tabel else None
        return nilai

    def _text(self, tabel: Mapping[str, Any], kunci: str, letak: Letak, *, kosong: bool = False) -> str:
        if kosong and kunci not in tabel:
            return ""
        nilai: str = self._typed(tabel, kunci, letak, str)
        if not nilai.strip():
            raise NaskahSalah(self._nama, letak.of(kunci), f"{kunci!r} is empty")
        return nilai

    def _texts(self, tabel: Mapping[str, Any], kunci: str, letak: Letak) -> tuple[str, ...]:
        nilai = tabel.get(kunci, [])
        if not isinstance(nilai, list) or not all(isinstance(butir, str) and butir.strip() for butir in nilai):
            raise NaskahSalah(self._nama, letak.of(kunci), f"{kunci!r} must be a list of texts")
        return tuple(nilai)

    def _choice(self, tabel: Mapping[str, Any], kunci: str, letak: Letak, enum: type[_E]) -> _E:
        nilai = self._text(tabel, kunci, letak)
        try:
            return enum(nilai)
        except ValueError:
            pilihan = ", ".join(enum)
            raise NaskahSalah(self._nama, letak.of(kunci), f"unknown {kunci} {nilai!r}; known: {pilihan}") from None

    def _daftar_peran(self, tabel: Mapping[str, Any], kunci: str, letak: Letak) -> tuple[Peran, ...]:
        return tuple(self._peran(nama, letak.of(kunci)) for nama in self._texts(tabel, kunci, letak))

    def _peran(self, nama: str, baris: int) -> Peran:
        try:
            return Peran(nama)
        except ValueError:
            raise NaskahSalah(self._nama, baris, f"unknown role {nama!r}") from None

    def _waktu(self, tabel: Mapping[str, Any], letak: Letak) -> WaktuBaku | None:
        if "waktu" not in tabel:
            return None
        try:
            return parse_waktu_baku(self._text(tabel, "waktu", letak))
        except SopError as galat:
            raise NaskahSalah(self._nama, letak.of("waktu"), f"standard time: {galat.pesan}") from galat
