"""Sheet Instansi: the office itself, one setting a row."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from bahasa.nomor import check_format
from dokumen.lembar import Lembar, Sel
from dokumen.tabel import Baris, SelTidakTerbaca, one_of, plain, read_tabel
from dokumen.temuan import Temuan
from sop.instansi import AturanKategori, Instansi

SHEET = "Instansi"
JUDUL = ("Isian", "Nilai")
ISIAN = (
    "Nama instansi",
    "Nama singkat",
    "Kabupaten/Kota",
    "Alamat",
    "Zona waktu",
    "Format nomor surat",
    "Aturan kategori",
    "Batas capaian",
)
BATAS = (100, 110, 120)


def rows_instansi(instansi: Instansi | None) -> list[tuple[str, ...]]:
    """Every setting with its value; without an office, those that have a default show it."""
    isi = instansi or Instansi(nama="", nama_singkat="")
    nilai = (
        isi.nama,
        isi.nama_singkat,
        isi.kabupaten,
        isi.alamat,
        isi.zona,
        isi.format_nomor,
        isi.aturan_kategori.value,
        "" if isi.batas_capaian is None else str(isi.batas_capaian),
    )
    return list(zip(ISIAN, nilai, strict=True))


def read_instansi(buku: Mapping[str, Lembar], temuan: Temuan) -> Instansi:
    """An office without a name stands for one that could not be read, which `temuan` then tells."""
    isian = _by_isian(read_tabel(buku, SHEET, JUDUL, temuan), temuan)
    if isian is None:
        return Instansi(nama="", nama_singkat="")
    nama = isian["Nama instansi"].require("Nilai", plain, "Nama instansi")
    nama_singkat = isian["Nama singkat"].require("Nilai", plain, "Nama singkat")
    bawaan = Instansi(nama=nama or "", nama_singkat=nama_singkat or "")
    return Instansi(
        nama=bawaan.nama,
        nama_singkat=bawaan.nama_singkat,
        kabupaten=isian["Kabupaten/Kota"].read("Nilai", plain) or "",
        alamat=isian["Alamat"].read("Nilai", plain) or "",
        zona=isian["Zona waktu"].read("Nilai", _parse_zona) or bawaan.zona,
        format_nomor=isian["Format nomor surat"].read("Nilai", _parse_format) or bawaan.format_nomor,
        aturan_kategori=isian["Aturan kategori"].read("Nilai", one_of(AturanKategori)) or bawaan.aturan_kategori,
        batas_capaian=isian["Batas capaian"].read("Nilai", _parse_batas),
    )


def _by_isian(daftar: tuple[Baris, ...], temuan: Temuan) -> dict[str, Baris] | None:
    hasil: dict[str, Baris] = {}
    for baris in daftar:
        nama = plain(baris.sel["Isian"])
        if nama not in ISIAN:
            baris.fault("Isian", f"Isian “{nama}” tidak dikenal. Pilihannya: {', '.join(ISIAN)}.")
        elif nama in hasil:
            baris.fault("Isian", f"Isian “{nama}” tertulis dua kali.")
        hasil.setdefault(nama, baris)
    hilang = [nama for nama in ISIAN if nama not in hasil]
    if hilang and (daftar or not temuan.has(SHEET)):
        temuan.note(SHEET, "A1", f"Isian berikut belum ada: {', '.join(hilang)}.")
    return None if hilang else hasil


def _parse_zona(sel: Sel) -> str:
    if sel.teks not in available_timezones():
        raise SelTidakTerbaca(
            f"Zona waktu “{sel.teks}” tidak dikenal. Contoh: Asia/Jakarta, Asia/Makassar, Asia/Jayapura."
        )
    return sel.teks


def _parse_format(sel: Sel) -> str:
    check_format(sel.teks)
    return sel.teks


def _parse_batas(sel: Sel) -> int:
    teks = sel.teks.removesuffix("%").strip()
    if teks not in {str(batas) for batas in BATAS}:
        raise SelTidakTerbaca(f"Batas capaian “{sel.teks}” tidak dikenal. Pilihannya: kosong, 100, 110, 120.")
    return int(teks)
