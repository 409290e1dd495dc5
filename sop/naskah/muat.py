"""From the text of a SOP file to a `Naskah`, or a refusal that names every line that is wrong, and why."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sop.langkah import RETENSI_TAHUN, Cara, JenisTanya, Langkah, Naskah, Tanya, Tawaran, Wajar
from sop.naskah.alur import check_alur
from sop.naskah.baris import Letak, locate
from sop.naskah.galat import Kesalahan, NaskahSalah
from sop.naskah.tabel import Tabel, are_tables
from sop.peran import Peran

__all__ = ["NaskahSalah", "load_naskah"]

PANJANG_KODE = 80
_SOP = {"nomor", "nama", "instansi", "unit_kerja", "dibuat", "peralatan", "terkait"}
_SOP_BOLEH = _SOP | {"retensi_tahun", "dasar"}
_WAJIB = {"nomor", "nama", "tugas", "pelaksana", "kelengkapan", "output", "cara"}
_BOLEH = _WAJIB | {
    "waktu", "kertas", "lanjut", "kembali_tim", "kembali_unit", "kembali", "bersama", "penerima", "asumsi", "dasar",
    "tanya", "undangan",
}  # fmt: skip
_TANYA = {"kunci", "jenis", "tanya"}
_TANYA_BOLEH = _TANYA | {"bantuan", "contoh", "boleh_lewat", "butir", "peran", "baku", "tawaran", "wajar"}
_BERTAWARAN = {
    Tawaran.HARI_INI: (JenisTanya.TANGGAL,),
    Tawaran.YANG_LALU: (JenisTanya.DAFTAR, JenisTanya.TEKS),
}
_BERBAKU = (JenisTanya.TEKS, JenisTanya.PARAGRAF)


def load_naskah(teks: str, nama: str = "naskah.toml") -> Naskah:
    """Read one SOP; raises `NaskahSalah` with the file's name, and each line with its reason.

    Whether the steps lead to an end is asked only of a file in which every step was read.
    """
    try:
        isi = tomllib.loads(teks)
    except tomllib.TOMLDecodeError as galat:
        raise NaskahSalah(nama, [Kesalahan(_line_of(galat, teks), f"not TOML: {galat}")]) from galat
    letak = locate(teks)
    _check_tables(nama, isi, letak)
    salah: list[Kesalahan] = []
    daftar_letak = letak.get("langkah", [])
    kepala = Tabel(isi["sop"], letak["sop"][0], salah)
    semua = [_langkah(Tabel(satu, di, salah)) for satu, di in zip(isi["langkah"], daftar_letak, strict=True)]
    naskah = _naskah(kepala, semua)
    if not salah:
        salah += check_alur(semua, daftar_letak)
    if salah:
        raise NaskahSalah(nama, salah)
    return naskah


def _line_of(galat: tomllib.TOMLDecodeError, teks: str) -> int:
    baris = re.search(r"at line (\d+)", str(galat))
    return int(baris.group(1)) if baris else len(teks.splitlines())


def _check_tables(nama: str, isi: Mapping[str, Any], letak: Mapping[str, Sequence[Letak]]) -> None:
    asing = sorted(set(isi) - {"sop", "langkah"})
    if asing:
        head = letak[asing[0]][0].baris if asing[0] in letak else letak[""][0].of(asing[0])
        raise NaskahSalah(nama, [Kesalahan(head, f"unknown table {asing[0]!r}")])
    ada_kepala = isinstance(isi.get("sop"), dict) and "sop" in letak
    if not ada_kepala or not are_tables(isi.get("langkah"), letak.get("langkah", [])):
        raise NaskahSalah(nama, [Kesalahan(1, "needs one table [sop] and tables [[langkah]]")])


def _naskah(kepala: Tabel, semua: Sequence[Langkah]) -> Naskah:
    kepala.check_keys(wajib=_SOP, boleh=_SOP_BOLEH)
    naskah = Naskah(
        nomor=kepala.text("nomor"),
        nama=kepala.text("nama"),
        instansi=kepala.text("instansi"),
        unit_kerja=kepala.text("unit_kerja"),
        dibuat=kepala.typed("dibuat", date),
        peralatan=kepala.texts("peralatan"),
        terkait=kepala.texts("terkait"),
        daftar_langkah={langkah.nomor: langkah for langkah in semua},
        retensi_tahun=kepala.number("retensi_tahun") or RETENSI_TAHUN,
        dasar=kepala.texts("dasar"),
    )
    if naskah.nama.strip() and not 0 < len(naskah.kode) <= PANJANG_KODE:
        kepala.fault("nama", f"a name of letters or digits, at most {PANJANG_KODE} of them, is what a SOP is known by")
    return naskah


def _langkah(tabel: Tabel) -> Langkah:
    tabel.check_keys(wajib=_WAJIB, boleh=_BOLEH)
    cara = tabel.choice("cara", Cara)
    if cara is Cara.PENERIMAAN:
        tabel.fault("cara", "'penerimaan' is made by 'distribusi', not written")
    return Langkah(
        nomor=tabel.number("nomor") or 0,
        nama=tabel.text("nama"),
        tugas=tabel.text("tugas"),
        pelaksana=tabel.choice("pelaksana", Peran),
        kelengkapan=tabel.texts("kelengkapan"),
        output=tabel.text("output"),
        cara=cara,
        waktu=tabel.time("waktu"),
        kertas=tabel.text("kertas"),
        lanjut=tabel.number("lanjut"),
        kembali_tim=tabel.number("kembali_tim"),
        kembali_unit=tabel.number("kembali_unit"),
        kembali=tabel.numbers("kembali"),
        bersama=tabel.roles("bersama"),
        penerima=tabel.choice("penerima", Peran) if tabel.has("penerima") else None,
        asumsi=tabel.text("asumsi"),
        dasar=tabel.texts("dasar"),
        daftar_tanya=_daftar_tanya(tabel, "tanya"),
        daftar_undangan=_daftar_tanya(tabel, "undangan"),
    )


def _daftar_tanya(langkah: Tabel, nama: str) -> tuple[Tanya, ...]:
    anak = [di for di in langkah.letak.anak if di.nama == f"langkah.{nama}"]
    semua = langkah.tables(nama, anak, f"questions are tables [[langkah.{nama}]] below their step")
    hasil = tuple(map(_tanya, semua))
    for tanya, tabel in zip(hasil, semua, strict=True):
        if tanya.kunci and sum(lain.kunci == tanya.kunci for lain in hasil) > 1:
            tabel.fault("kunci", f"question {tanya.kunci!r} stands twice")
    return hasil


def _tanya(tabel: Tabel) -> Tanya:
    tabel.check_keys(wajib=_TANYA, boleh=_TANYA_BOLEH)
    tanya = Tanya(
        kunci=tabel.text("kunci"),
        jenis=tabel.choice("jenis", JenisTanya),
        tanya=tabel.text("tanya"),
        bantuan=tabel.text("bantuan"),
        contoh=tabel.text("contoh"),
        boleh_lewat=tabel.typed("boleh_lewat", bool) or False,
        butir=tabel.texts("butir"),
        peran=tabel.roles("peran"),
        baku=tabel.text("baku"),
        tawaran=tabel.choice("tawaran", Tawaran) if tabel.has("tawaran") else None,
        wajar=tabel.choice("wajar", Wajar) if tabel.has("wajar") else None,
    )
    if tabel.has("jenis"):
        _check_jenis(tabel, tanya)
    return tanya


def _check_jenis(tabel: Tabel, tanya: Tanya) -> None:
    """Whether the question has what its kind needs, and nothing of another kind."""
    if (tanya.jenis is JenisTanya.CEKLIST) != bool(tanya.butir):
        tabel.fault("butir", "a ceklist has butir, and nothing else has")
    if (tanya.jenis is JenisTanya.HADIR) != bool(tanya.peran):
        tabel.fault("peran", "a hadir has peran, and nothing else has")
    if tanya.baku and tanya.jenis not in _BERBAKU:
        tabel.fault("baku", f"only {' and '.join(_BERBAKU)} have baku")
    if tanya.wajar and tanya.jenis is not JenisTanya.TANGGAL:
        tabel.fault("wajar", "only a tanggal has wajar")
    if tanya.tawaran and tanya.jenis not in _BERTAWARAN[tanya.tawaran]:
        untuk = " or ".join(_BERTAWARAN[tanya.tawaran])
        tabel.fault("tawaran", f"{tanya.tawaran.value!r} is offered for a {untuk} alone")
