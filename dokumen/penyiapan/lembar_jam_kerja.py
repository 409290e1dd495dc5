"""Sheet Jam Kerja: the hours of each weekday, and other hours between two dates such as in Ramadan."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from dokumen.lembar import Lembar, Sel
from dokumen.sel_waktu import parse_jam, parse_tanggal_teks, show_jam, show_tanggal
from dokumen.tabel import Baris, SelTidakTerbaca, plain, read_tabel
from dokumen.temuan import Temuan
from sop.atur_jam import Masa, MasaTerbalik, overlaps
from sop.instansi import BarisJam

SHEET = "Jam Kerja"
JUDUL = ("Hari", "Mulai", "Istirahat Mulai", "Istirahat Selesai", "Selesai")
NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_HARI = {nama.casefold(): nomor for nomor, nama in enumerate(NAMA_HARI)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
_SAMPAI = r"\s*(?:-|–|s\.?/?d\.?|sampai)\s*"
_HARI_TEKS = re.compile(rf"([a-z'’]+)(?:{_SAMPAI}([a-z'’]+))?", re.IGNORECASE)
_TANGGAL = r"(\d{1,2} [a-z]+ \d{4}|[\d/.-]+)"
_MASA = rf"{_TANGGAL} (?:s\.?/?d\.?|sampai|-|–) {_TANGGAL}"
_MASA_TEKS = re.compile(_MASA, re.IGNORECASE)
_MASA_HARI = re.compile(rf"({_MASA}) (.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cakupan:
    """The days one row speaks of."""

    daftar_hari: tuple[int, ...]
    dari: date | None = None
    sampai: date | None = None


def rows_jam_kerja(daftar: Iterable[BarisJam]) -> list[tuple[str, ...]]:
    """Neighbouring days with the same hours share a row: Senin-Kamis."""
    return [
        (
            _show_cakupan(kelompok),
            show_jam(kelompok[0].mulai),
            show_jam(kelompok[0].istirahat_mulai) if kelompok[0].istirahat_mulai else "",
            show_jam(kelompok[0].istirahat_selesai) if kelompok[0].istirahat_selesai else "",
            show_jam(kelompok[0].selesai),
        )
        for kelompok in _group(daftar)
    ]


def read_jam_kerja(buku: Mapping[str, Lembar], temuan: Temuan) -> tuple[BarisJam, ...]:
    """One value per weekday and row; two rows for one day are a fault of the second."""
    hasil: list[BarisJam] = []
    for baris in read_tabel(buku, SHEET, JUDUL, temuan):
        for satu in _read_baris(baris):
            if any(overlaps(satu, lain) for lain in hasil):
                baris.fault("Hari", f"Jam kerja {NAMA_HARI[satu.hari]} sudah diatur pada baris lain.")
                break
            hasil.append(satu)
    return tuple(hasil)


def _group(daftar: Iterable[BarisJam]) -> list[list[BarisJam]]:
    hasil: list[list[BarisJam]] = []
    for baris in daftar:
        if hasil and replace(hasil[-1][-1], hari=baris.hari) == baris and hasil[-1][-1].hari + 1 == baris.hari:
            hasil[-1].append(baris)
        else:
            hasil.append([baris])
    return hasil


def _show_cakupan(kelompok: list[BarisJam]) -> str:
    awal, akhir = kelompok[0], kelompok[-1]
    hari = NAMA_HARI[awal.hari] + (f"-{NAMA_HARI[akhir.hari]}" if len(kelompok) > 1 else "")
    if awal.dari is None or awal.sampai is None:
        return hari
    return f"{show_tanggal(awal.dari)} s.d. {show_tanggal(awal.sampai)} {hari}"


def _read_baris(baris: Baris) -> list[BarisJam]:
    """A value for each day the row names; none where anything in it cannot be read."""
    cakupan = baris.require("Hari", _parse_cakupan)
    mulai = baris.require("Mulai", parse_jam)
    selesai = baris.require("Selesai", parse_jam)
    istirahat = baris.read("Istirahat Mulai", parse_jam), baris.read("Istirahat Selesai", parse_jam)
    if cakupan is None or mulai is None or selesai is None or not _check_urutan(baris, mulai, selesai, istirahat):
        return []
    return [
        BarisJam(
            hari=hari,
            mulai=mulai,
            selesai=selesai,
            istirahat_mulai=istirahat[0],
            istirahat_selesai=istirahat[1],
            dari=cakupan.dari,
            sampai=cakupan.sampai,
        )
        for hari in cakupan.daftar_hari
    ]


def _check_urutan(baris: Baris, mulai: time, selesai: time, istirahat: tuple[time | None, time | None]) -> bool:
    awal, akhir = istirahat
    if mulai >= selesai:
        baris.fault("Selesai", "Jam selesai harus sesudah jam mulai.")
    elif baris.is_filled("Istirahat Mulai") != baris.is_filled("Istirahat Selesai"):
        kosong = "Istirahat Selesai" if baris.is_filled("Istirahat Mulai") else "Istirahat Mulai"
        baris.fault(kosong, "Awal dan akhir istirahat diisi keduanya, atau dikosongkan keduanya.")
    elif awal and akhir and not mulai <= awal < akhir <= selesai:
        baris.fault("Istirahat Mulai", "Istirahat harus berada di antara jam mulai dan jam selesai.")
    else:
        return True
    return False


def _parse_cakupan(sel: Sel) -> _Cakupan:
    teks = plain(sel)
    if ditemukan := _MASA_HARI.fullmatch(teks):
        dari, sampai = parse_masa(ditemukan[1])
        return _Cakupan(parse_hari(ditemukan[4]), dari, sampai)
    return _Cakupan(parse_hari(teks))


def parse_masa(teks: str) -> Masa:
    """18-02-2026 s.d. 19-03-2026; raises SelTidakTerbaca for what is none, and MasaTerbalik."""
    ditemukan = _MASA_TEKS.fullmatch(teks)
    if ditemukan is None:
        raise SelTidakTerbaca(f"Masa “{teks}” belum dapat dibaca. Contoh: 18-02-2026 s.d. 19-03-2026.")
    dari, sampai = parse_tanggal_teks(ditemukan[1]), parse_tanggal_teks(ditemukan[2])
    if dari > sampai:
        raise SelTidakTerbaca(MasaTerbalik.pesan)
    return dari, sampai


def parse_hari(teks: str) -> tuple[int, ...]:
    """Senin is (0,), Senin-Kamis (0, 1, 2, 3)."""
    ditemukan = _HARI_TEKS.fullmatch(teks)
    nama = [satu.casefold() for satu in ditemukan.groups() if satu] if ditemukan else []
    nomor = [_HARI[satu] for satu in nama if satu in _HARI]
    if not nomor or len(nomor) != len(nama) or nomor[0] > nomor[-1]:
        raise SelTidakTerbaca(
            f"Hari “{teks}” belum dapat dibaca. Contoh: Senin, Senin-Kamis, "
            "atau 18-02-2026 s.d. 19-03-2026 Senin-Kamis."
        )
    return tuple(range(nomor[0], nomor[-1] + 1))
