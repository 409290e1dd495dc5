"""Workbooks as they come back wrong: each made from a sound one, with what must be said of it and what is taken.

All are about the unit SEK, whose rows 7 to 10 are SEK-1 (predikat), SEK-2 (persen), SEK-3 and SEK-4 (angka). SEK-4 is
filled in soundly in every one of them, and so is the row that shows whether more or less was taken than should be.
"""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from dokumen.format_isian import FormatIsian
from dokumen.format_isian.tulis import write_format
from dokumen.ole import wrap
from sop.periode import Bagian, Periode
from tests.dokumen.buku import Isi, edit_buku, replace_part, save, sheet_xml
from tests.dokumen.test_format_isian import FORMAT

SEK = replace(FORMAT, daftar_unit=FORMAT.daftar_unit[:1])
_BAIK: dict[str, Isi] = {"J10": "82"}
_LEMBAR = "xl/worksheets/sheet1.xml"
_ASLI = "Mohon pakai format yang asli."
_TAK_TERBACA = "Isian belum dapat dibaca dengan pasti."
_RUMUS = "Sel berisi rumus yang belum menghasilkan nilai. Mohon ketik nilainya."
_BUKAN_XLSX = "Berkas ini bukan buku kerja Excel .xlsx. Mohon simpan sebagai .xlsx, lalu kirim kembali."
_TERLALU_BANYAK = "Berkas memuat terlalu banyak baris atau kolom. Mohon hapus baris kosong, lalu kirim kembali."
_BERSANDI = "Berkas memakai kata sandi. Mohon buka kata sandinya, simpan sebagai .xlsx, lalu kirim kembali."
_HANYA_SATU = ("SEK-4",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rusak:
    """One broken workbook: how it is made, the faults as they begin, the codes taken; or the refusal of the whole."""

    nama: str
    buat: Callable[[], bytes]
    temuan: tuple[str, ...] = ()
    diambil: tuple[str, ...] = _HANYA_SATU
    ditolak: str = ""


def filled(sel: dict[str, Isi], harapan: FormatIsian = SEK, format_angka: str | None = None) -> bytes:
    """The format with the sound row and those cells filled in."""
    baik = {f"{openpyxl_sheet(harapan)}!{alamat}": nilai for alamat, nilai in (_BAIK | sel).items()}
    return edit_buku(write_format(harapan), baik, format_angka)


def openpyxl_sheet(harapan: FormatIsian) -> str:
    """The name of its first sheet."""
    return harapan.daftar_unit[0].kode


def _sel(nama: str, sel: dict[str, Isi], *temuan: str, diambil: tuple[str, ...] = _HANYA_SATU) -> Rusak:
    return Rusak(nama=nama, buat=lambda: filled(sel), temuan=temuan, diambil=diambil)


def _lembar(
    nama: str, ubah: Callable[[Worksheet], object], *temuan: str, diambil: tuple[str, ...] = _HANYA_SATU
) -> Rusak:
    def buat() -> bytes:
        buku = openpyxl.load_workbook(io.BytesIO(filled({"J9": "110"})))
        ubah(buku["SEK"])
        return save(buku)

    return Rusak(nama=nama, buat=buat, temuan=temuan, diambil=diambil)


def _seluruhnya(nama: str, buat: Callable[[], bytes], temuan: str) -> Rusak:
    return Rusak(nama=nama, buat=buat, temuan=(temuan,), diambil=())


def _ditolak(nama: str, buat: Callable[[], bytes], pesan: str) -> Rusak:
    return Rusak(nama=nama, buat=buat, ditolak=pesan)


def _move_column(lembar: Worksheet) -> None:
    """Realisasi changes places with Tindak lanjut, headings and all."""
    for nomor in range(6, lembar.max_row + 1):
        kiri, kanan = lembar[f"J{nomor}"], lembar[f"O{nomor}"]
        kiri.value, kanan.value = kanan.value, kiri.value


def _double_row(lembar: Worksheet) -> None:
    for sel in lembar[9]:
        lembar.cell(11, sel.column, sel.value)


def _set(**sel: Isi) -> Callable[[Worksheet], None]:
    def ubah(lembar: Worksheet) -> None:
        for alamat, nilai in sel.items():
            lembar[alamat].value = nilai

    return ubah


def _formula(alamat: str, rumus: str, hasil: str) -> bytes:
    """A formula as Excel keeps it, beside its last result (or none)."""
    lama = filled({alamat: 31337}, format_angka="General")
    lembar = zipfile.ZipFile(io.BytesIO(lama)).read(_LEMBAR).decode()
    baru, jumlah = re.subn(rf'(<c r="{alamat}"[^>]*?)(?: t="n")?><v>31337</v>', rf"\1><f>{rumus}</f>{hasil}", lembar)
    assert jumlah == 1
    return replace_part(lama, _LEMBAR, baru.encode())


def _error(alamat: str) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(filled({})))
    buku["SEK"][alamat].value = "#DIV/0!"
    buku["SEK"][alamat].data_type = "e"
    return save(buku)


def raw_text(teks: str, alamat: str = "N10") -> bytes:
    """A text that openpyxl would not write: put into the file as it is."""
    lama = filled({alamat: "TEKSASLI"})
    lembar = zipfile.ZipFile(io.BytesIO(lama)).read(_LEMBAR)
    return replace_part(lama, _LEMBAR, lembar.replace(b"TEKSASLI", teks.encode()))


def _zip(**isi: bytes) -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama.replace("__", "/").replace("_", "."), data)
    return hasil.getvalue()


def ods(baris: str, awal: str = "") -> bytes:
    """An OpenDocument spreadsheet with those rows."""
    ruang = "".join(
        f' xmlns:{satu}="urn:oasis:names:tc:opendocument:xmlns:{satu}:1.0"' for satu in ("office", "table", "text")
    )
    isi = (
        f"{awal}<office:document-content{ruang}><office:body><office:spreadsheet>"
        f'<table:table table:name="SEK">{baris}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arsip.writestr("content.xml", isi)
        arsip.writestr("META-INF/manifest.xml", "<manifest/>")
    return hasil.getvalue()


def _many_rows() -> bytes:
    baris = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (nomor, nomor) for nomor in range(1, 70_001))
    return replace_part(filled({}), _LEMBAR, sheet_xml(baris))


def _xlsm() -> bytes:
    return replace_part(filled({}), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")


def _version(versi: str) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(filled({})))
    buku["_format"]["A1"].value = versi
    return save(buku)


def _book(ubah: Callable[[openpyxl.Workbook], object]) -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(filled({})))
    ubah(buku)
    return save(buku)


def _encrypted_xls() -> bytes:
    """The records of an .xls up to the one that says that all the others are encrypted."""
    return wrap("Workbook", b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\x00" * 12 + b"\x2f\x00\x02\x00\x00\x00")


def build_xls(catatan: bytes, jumlah_lembar: int = 1) -> bytes:
    """An .xls with sheets that all point to the same records."""
    bof, akhir = b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\x00" * 12, b"\x0a\x00\x00\x00"
    letak = len(bof) + 15 * jumlah_lembar + len(akhir)
    nama = (b"%03d" % nomor for nomor in range(jumlah_lembar))
    lembar = b"".join(b"\x85\x00\x0b\x00" + letak.to_bytes(4, "little") + b"\x00\x00\x03\x00" + satu for satu in nama)
    return wrap("Workbook", bof + lembar + akhir + bof + catatan + akhir)


def xls_number(baris: int, kolom: int) -> bytes:
    """The record of a cell that holds a number, counted from 0."""
    return struct.pack("<HHHHHd", 0x203, 14, baris, kolom, 0, 7.0)


_SEK_LAIN = replace(FORMAT, daftar_unit=FORMAT.daftar_unit[1:2])
_DUA = ("SEK-3", "SEK-4")
_PECAHAN_ODS = '<table:table-row table:number-rows-repeated="900000"><table:table-cell office:value-type="float"/>'

DAFTAR_RUSAK = (
    _seluruhnya(
        "unit lain",
        lambda: filled({}, _SEK_LAIN),
        "RESOS!A3: Format ini milik Bidang Rehabilitasi Sosial, bukan Sekretariat. Mohon isi format unit sendiri.",
    ),
    _seluruhnya(
        "periode lain",
        lambda: filled({}, replace(SEK, periode=Periode(2026, Bagian.TW_II))),
        "SEK!A2: Format ini untuk Triwulan II 2026, sedangkan yang dikumpulkan Triwulan III 2026.",
    ),
    _seluruhnya(
        "instansi lain",
        lambda: filled({}, replace(SEK, instansi="Dinas Lain")),
        "SEK!A1: Format ini milik Dinas Lain, bukan Dinas Sosial Kabupaten Contoh.",
    ),
    _seluruhnya(
        "versi lain",
        lambda: _version("9"),
        "SEK!A1: Format ini versi 9, yang belum dikenal. Mohon isi format yang dibagikan.",
    ),
    _seluruhnya(
        "tanpa penanda",
        lambda: _book(lambda buku: buku.remove(buku["_format"])),
        "SEK!A1: Berkas ini bukan format yang dibagikan. Mohon isi format yang dikirim melalui bot.",
    ),
    _sel("kode diubah", {"B9": "SEK-99", "J9": "110"}, diambil=_DUA),
    _sel("kode dihapus", {"B9": None, "J9": "110"}, diambil=_DUA),
    _sel(
        "kode indikator lain",
        {"B9": "SEK-2", "J9": "110"},
        "SEK!B9: Kode tertulis “SEK-2”, sedangkan baris ini milik SEK-3. ",
    ),
    _sel("kode dan kunci dihapus", {"B9": None, "Q9": None, "J9": "110"}, "SEK!B9: Kode kosong. "),
    _lembar("baris ganda", _double_row, "SEK!B11: Kode “SEK-3” sudah diisi pada baris lain. Keduanya belum diambil"),
    _lembar(
        "baris tambahan", _set(B11="SEK-99", J11="5"), "SEK!B11: Kode “SEK-99” tidak ada pada format ", diambil=_DUA
    ),
    _lembar("baris dihapus", lambda lembar: lembar.delete_rows(7), diambil=_DUA),
    _lembar("kolom dipindah", _move_column, diambil=_DUA),
    _lembar("kolom milik sendiri disisipkan", lambda lembar: lembar.insert_cols(5), diambil=_DUA),
    _lembar("kolom yang tidak dibaca dihapus", lambda lembar: lembar.delete_cols(3), diambil=_DUA),
    _lembar("kolom kunci dihapus", lambda lembar: lembar.delete_cols(17), diambil=_DUA),
    _lembar(
        "kolom dihapus",
        lambda lembar: lembar.delete_cols(15),
        f"SEK!O6: Kolom “Tindak lanjut” tidak ditemukan. {_ASLI}",
        diambil=(),
    ),
    _lembar(
        "kolom ganda", _set(W6="Realisasi", W9="120"), "SEK!W6: Kolom “Realisasi” ada lebih dari satu (", diambil=()
    ),
    _lembar(
        "judul diubah", _set(J6="Hasil"), "SEK!J6: Judul kolom seharusnya “Realisasi”, tertulis “Hasil”.", diambil=()
    ),
    _lembar(
        "baris judul dihapus",
        lambda lembar: lembar.delete_rows(6),
        f"SEK!A6: Baris judul kolom tidak ditemukan. {_ASLI}",
        diambil=(),
    ),
    _lembar("lembar diganti nama", lambda lembar: setattr(lembar, "title", "Isian kami"), diambil=_DUA),
    Rusak(nama="lembar tambahan", buat=lambda: _book(lambda buku: buku.create_sheet("Catatan", 0))),
    Rusak(nama="rumus dengan hasil", buat=lambda: _formula("J9", "100+10", "<v>110</v>"), diambil=_DUA),
    Rusak(nama="rumus tanpa hasil", buat=lambda: _formula("J9", "100+10", ""), temuan=(f"SEK!J9: {_RUMUS}",)),
    Rusak(nama="galat", buat=lambda: _error("J9"), temuan=(f"SEK!J9: {_RUMUS}",)),
    Rusak(nama="galat pada faktor", buat=lambda: _error("M10"), temuan=(f"SEK!M10: {_RUMUS}",), diambil=()),
    _lembar(
        "sel digabung",
        lambda lembar: lembar.merge_cells("J8:J9"),
        diambil=_DUA[1:],
    ),
    _lembar(
        "sel terisi digabung ke bawah",
        lambda lembar: lembar.merge_cells("J9:J10"),
        "SEK!J9: Sel J9:J10 digabung, sehingga belum pasti isinya untuk baris mana. Mohon pisahkan selnya.",
        "SEK!J10: Sel J9:J10 digabung, sehingga belum pasti isinya untuk baris mana. Mohon pisahkan selnya.",
        diambil=(),
    ),
    _sel("tanggal", {"J9": date(2026, 8, 10)}, "SEK!J9: Sel terbaca sebagai tanggal 10-08-2026. Mohon ubah format sel"),
    _sel("jam", {"J9": time(8, 10)}, "SEK!J9: Sel terbaca sebagai jam 08.10. Mohon ubah format sel"),
    _sel("benar atau salah", {"J9": True}, f"SEK!J9: {_TAK_TERBACA}"),
    _sel("kata", {"J9": "sekitar 110 orang lebih"}, "SEK!J9: Isian memuat perkiraan, sedangkan yang dicatat"),
    _sel("angka rancu", {"J9": "1.250"}, "SEK!J9: “1.250” dapat dibaca 1250 atau 1,25. Mohon tulis salah satunya."),
    _sel("persen sebagai pecahan", {"J8": 0.875}, "SEK!J8: “0,875” dapat dibaca 0,8750% atau 87,5%. "),
    _sel("pembilang saja", {"K8": "35"}, "SEK!L8: Pembilang dan penyebut diisi keduanya, atau dikosongkan keduanya."),
    _sel("penyebut nol", {"K8": "35", "L8": 0}, "SEK!L8: Penyebut nol tidak dapat dihitung."),
    _sel(
        "realisasi berbeda dari pecahannya",
        {"J8": "90%", "K8": "35", "L8": "40"},
        "SEK!J8: Realisasi tertulis 90%, sedangkan 35 dari 40 menghasilkan 88. Mohon periksa salah satunya.",
    ),
    _sel("bagian negatif", {"K8": -3, "L8": 40}, "SEK!K8: “-3” kurang dari nol. Mohon tulis nol atau lebih."),
    _sel(
        "pecahan pada indikator tanpa pecahan",
        {"J9": "110", "K9": "110"},
        "SEK!K9: Pembilang hanya untuk indikator persen dan rasio. Mohon kosongkan sel ini.",
    ),
    _sel("predikat tidak dikenal", {"J7": "BBB"}, f"SEK!J7: {_TAK_TERBACA} Mohon tulis salah satu predikat: "),
    _sel("angka untuk predikat", {"J7": 78.5}, f"SEK!J7: {_TAK_TERBACA} Mohon tulis salah satu predikat: "),
    _lembar("baris tersembunyi", lambda lembar: setattr(lembar.row_dimensions[9], "hidden", True), diambil=_DUA),
    Rusak(
        nama="40.000 karakter",
        buat=lambda: raw_text("a" * 40_000),
        temuan=("SEK!N10: Teks terlalu panjang: 40000 karakter, paling banyak 4000.",),
        diambil=(),
    ),
    Rusak(nama="karakter kendali pada faktor", buat=lambda: raw_text("a_x0000__x0007_b")),
    Rusak(
        nama="karakter kendali pada angka",
        buat=lambda: raw_text("1_x0000_10", "J9"),
        temuan=(f"SEK!J9: {_TAK_TERBACA}",),
    ),
    _ditolak(
        "buku kosong", lambda: save(openpyxl.Workbook()), "Berkas kosong. Mohon isi buku kerjanya, lalu kirim kembali."
    ),
    _ditolak("csv", lambda: b"Kode;Realisasi\nSEK-1;BB\n", _BUKAN_XLSX),
    _ditolak("docx", lambda: _zip(word__document_xml=b"<w/>"), _BUKAN_XLSX),
    _ditolak("xlsx bersandi", lambda: wrap("EncryptedPackage", b"\x00" * 5000), _BERSANDI),
    _ditolak("xls bersandi", _encrypted_xls, _BERSANDI),
    _ditolak("xls yang sangat luas", lambda: build_xls(xls_number(60_000, 200)), _TERLALU_BANYAK),
    _ditolak("ods dengan isi yang berulang", lambda: ods(f"{_PECAHAN_ODS}</table:table-row>"), _TERLALU_BANYAK),
    _ditolak(
        "bom zip",
        lambda: replace_part(filled({}), _LEMBAR, b" " * (60 * 2**20)),
        "Isi berkas terlalu besar untuk dibuka. Mohon kirim formulir aslinya tanpa tambahan.",
    ),
    _ditolak("70.000 baris", _many_rows, _TERLALU_BANYAK),
    Rusak(nama="makro", buat=_xlsm),
)
