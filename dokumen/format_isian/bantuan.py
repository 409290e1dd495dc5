"""Help inside the Format: a note on each heading that is asked, and by the cell what it takes."""

from typing import Any, assert_never

from xlsxwriter.worksheet import Worksheet

from dokumen.format_isian.bentuk import (
    ANGGARAN,
    BUKTI,
    PEMBILANG,
    PENDORONG,
    PENGHAMBAT,
    PENJELASAN,
    PENYEBUT,
    REALISASI,
    TINDAK_LANJUT,
)
from sop.indikator import Jenis, Predikat

TIDAK_ADA_DATA = "tidak ada data"
_BELUM_ADA = f"Bila datanya belum ada, tulis: {TIDAK_ADA_DATA}."
_CATATAN = {
    REALISASI: f"Hasil yang terukur pada periode ini. {_BELUM_ADA} Nol hanya untuk hasil yang terukur nol.",
    PEMBILANG: "Untuk persen dan rasio: bagian yang dihitung, misalnya 35 dari 40 ditulis 35.",
    PENYEBUT: "Untuk persen dan rasio: jumlah seluruhnya, misalnya 35 dari 40 ditulis 40. Tidak boleh nol.",
    PENDORONG: "Apa yang mendorong pencapaian, bila target tercapai.",
    PENGHAMBAT: "Apa yang menghambat pencapaian, bila target belum tercapai.",
    TINDAK_LANJUT: "Apa yang akan atau sudah dilakukan terhadap hambatan tersebut.",
    BUKTI: "Tautan, atau nama dan letak dokumennya.",
    PENJELASAN: "Bila angkanya tidak biasa (misalnya jauh dari target atau dari tahun lalu), alasan angka itu benar.",
    ANGGARAN: "Rupiah yang telah dibelanjakan untuk program pada baris ini. Sel abu-abu tidak perlu diisi.",
}


def add_note(lembar: Worksheet, baris: int, kolom: int, judul: str) -> None:
    """The note of a heading, where it has one."""
    if judul in _CATATAN:
        pilihan = {"author": "Format", "font_name": "Arial", "font_size": 9, "x_scale": 1.7, "y_scale": 1.0}
        lembar.write_comment(baris, kolom, _CATATAN[judul], pilihan)


def add_help(lembar: Worksheet, baris: int, kolom: int, judul: str, jenis: Jenis) -> None:
    """What the cell takes, shown when it is selected; a predikat is chosen from a list."""
    if judul == REALISASI:
        lembar.data_validation(baris, kolom, baris, kolom, _of_realisasi(jenis))
    elif judul in (PEMBILANG, PENYEBUT):
        lembar.data_validation(baris, kolom, baris, kolom, _message(judul, "Satu angka, misalnya 35 atau 1.250,5."))
    elif judul == ANGGARAN:
        teks = f"Rupiah, misalnya Rp65.040.000 atau 1,2 juta. {_BELUM_ADA}"
        lembar.data_validation(baris, kolom, baris, kolom, _message(judul, teks))


def _of_realisasi(jenis: Jenis) -> dict[str, Any]:
    match jenis:
        case Jenis.ANGKA:
            return _message(REALISASI, f"Satu angka, misalnya 110 atau 1.250,5. {_BELUM_ADA}")
        case Jenis.PERSEN:
            contoh = "Persen, misalnya 87,5%; atau kosongkan, lalu isi pembilang dan penyebutnya."
            return _message(REALISASI, f"{contoh} {_BELUM_ADA}")
        case Jenis.RASIO:
            contoh = "Rasio, misalnya 0,85 atau 17/20; atau kosongkan, lalu isi pembilang dan penyebutnya."
            return _message(REALISASI, f"{contoh} {_BELUM_ADA}")
        case Jenis.RUPIAH:
            return _message(REALISASI, f"Rupiah, misalnya Rp65.040.000 atau 1,2 juta. {_BELUM_ADA}")
        case Jenis.ORDINAL:
            return _choice()
        case _:
            assert_never(jenis)


def _message(judul: str, teks: str) -> dict[str, Any]:
    return {"validate": "any", "input_title": judul, "input_message": teks}


def _choice() -> dict[str, Any]:
    """Only what is in the list can be typed; that there is no figure is one of its choices."""
    return {
        "validate": "list",
        "source": [*(satu.value for satu in Predikat), TIDAK_ADA_DATA],
        "input_title": REALISASI,
        "input_message": f"Mohon pilih predikatnya dari daftar. {_BELUM_ADA}",
        "error_title": "Predikat",
        "error_message": "Mohon pilih salah satu: AA, A, BB, B, CC, C, D, atau tidak ada data.",
    }
