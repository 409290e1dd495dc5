"""Files: where none was asked, too large, empty, hostile, not ours, full of faults, and good."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from dokumen.daftar import draw
from tests.dokumen.buku import Isi, edit_buku, replace_part, save
from tests.handlers import dinas
from tests.handlers.cadangan import changes, state
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import papers_made
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.test_angka import kept

pytestmark = only_sqlite
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUKAN_XLSX = "⚠️ Berkas ini bukan buku kerja Excel .xlsx. Mohon simpan sebagai .xlsx, lalu kirim kembali."
BUKAN_FORMAT = """
    ⚠️ <b>Belum ada isian yang dapat diambil dari berkas ini.</b>
    • {}!A1: Berkas ini bukan format yang dibagikan. Mohon isi format yang dikirim melalui bot.
"""
BAIK: dict[str, Isi] = {"J7": "87,5%", "J8": 1490, "M7": "Dukungan semua pihak", "P7": "=tautan"}


def build_format(p: Percakapan, sel: dict[str, Isi], periode: str = "Triwulan IV 2025") -> bytes:
    """The Format that unit B1 was given, with those cells filled in."""
    ((_, sumber),) = papers_made(p, lambda satu: satu.jenis == "format" and satu.unit == "B1")
    tahun = periode.rsplit(" ", 1)[1]
    kosong = draw("format", sumber.isi.replace('"tahun":2025', f'"tahun":{tahun}'))
    lembar = openpyxl.load_workbook(io.BytesIO(kosong)).sheetnames[0]
    return edit_buku(kosong, {f"{lembar}!{alamat}": nilai for alamat, nilai in sel.items()})


def asked(p: Percakapan) -> Ponsel:
    """The filler of B1, being asked for the first figure."""
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    return pengisi


def refuse(p: Percakapan, nama: str, isi: bytes, kata: str) -> None:
    """The file is answered so, is kept at most as bytes, and the question still waits."""
    pengisi = asked(p)
    sebelum = p.look(lambda store: state(store.conn))
    pengisi.kirim(nama, isi, mime=XLSX)
    pengisi.melihat(kata)
    assert changes(sebelum, p.look(lambda store: state(store.conn))) in {"", "berkas +1"}
    pengisi.ketik("87,5%")
    assert kept(p, "B1-1") == [("87,5%", "87.5")]


def test_a_file_where_a_text_was_asked_is_refused_and_the_question_waits(di_langkah: DiLangkah) -> None:
    kata = "Yang diperlukan di sini adalah jawaban berupa teks, bukan berkas. Pertanyaan tetap menunggu."
    refuse(di_langkah(7), "laporan.pdf", b"%PDF-1.4", kata)


def test_a_file_of_30_mb_is_refused_and_not_fetched(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    pengisi.kirim("besar.xlsx", b"kecil", mime=XLSX, ukuran=30 * 2**20)
    pengisi.melihat(
        "⚠️ Berkas ini lebih besar dari 20 MB sehingga belum dapat diterima. Mohon perkecil, lalu kirim kembali."
    )
    assert p.unduhan.diunduh == []


def test_an_empty_file_is_refused(di_langkah: DiLangkah) -> None:
    refuse(di_langkah(7), "kosong.xlsx", b"", "⚠️ Berkas ini kosong. Mohon periksa, lalu kirim kembali.")


def test_an_empty_workbook_is_refused(di_langkah: DiLangkah) -> None:
    kata = "⚠️ Berkas kosong. Mohon isi buku kerjanya, lalu kirim kembali."
    refuse(di_langkah(7), "kosong.xlsx", save(openpyxl.Workbook()), kata)


def test_case_42_a_zip_bomb_is_refused(di_langkah: DiLangkah) -> None:
    bom = replace_part(save(openpyxl.Workbook()), "xl/worksheets/sheet1.xml", b" " * 70 * 2**20)
    kata = "⚠️ Isi berkas terlalu besar untuk dibuka. Mohon kirim formulir aslinya tanpa tambahan."
    refuse(di_langkah(7), "bom.xlsx", bom, kata)


def test_an_old_workbook_is_named_as_such(di_langkah: DiLangkah) -> None:
    kata = (
        "⚠️ Berkas memakai kata sandi atau format Excel lama (.xls). "
        "Mohon buka kata sandinya, simpan sebagai .xlsx, lalu kirim kembali."
    )
    refuse(di_langkah(7), "lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000, kata)


def test_a_letter_that_calls_itself_a_workbook_is_refused(di_langkah: DiLangkah) -> None:
    docx = io.BytesIO()
    with zipfile.ZipFile(docx, "w") as zip_:
        zip_.writestr("word/document.xml", "<w/>")
    refuse(di_langkah(7), "surat.xlsx", docx.getvalue(), BUKAN_XLSX)


def test_a_workbook_of_somebody_elses_making_is_refused(di_langkah: DiLangkah) -> None:
    buku = openpyxl.Workbook()
    assert buku.active is not None
    buku.active["A1"] = "Kode"
    refuse(di_langkah(7), "lain.xlsx", save(buku), BUKAN_FORMAT.format("Sheet"))


def test_the_format_of_another_period_is_refused(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    kata = """
        ⚠️ <b>Belum ada isian yang dapat diambil dari berkas ini.</b>
        • B1!A2: Format ini untuk Triwulan IV 2024, sedangkan yang dikumpulkan Triwulan IV 2025.
    """
    refuse(p, "format.xlsx", build_format(p, BAIK, "Triwulan IV 2024"), kata)


def test_an_unfilled_format_says_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    kata = """
        ⚠️ <b>Belum ada isian yang dapat diambil dari berkas ini.</b>
        • B1!J7: Belum ada realisasi yang diisi.
    """
    refuse(p, "format.xlsx", build_format(p, {}), kata)


TERBACA = """
    (tombol dilepas)
    —
    <b>Terbaca 2 indikator dari berkas. Simpan?</b>
    1. B1-1 – 87,5% → 100%
    2. B1-2 – 1.490 orang → 99,33%
    {}Tekan Ya untuk menyimpan yang terbaca, atau Bukan untuk membatalkan.
    [Ya] [Bukan]
"""


@pytest.mark.parametrize("awal", ["ditanya", "tidak ditanya"])
def test_good_rows_are_kept_on_a_word_and_only_then(di_langkah: DiLangkah, awal: str) -> None:
    p = di_langkah(7)
    pengisi = asked(p) if awal == "ditanya" else p.ponsel(dinas.PENGISI)
    pengisi.kirim("format.xlsx", build_format(p, BAIK), mime=XLSX)
    dilihat = TERBACA.format("")
    pengisi.melihat(dilihat if awal == "ditanya" else dilihat.replace("    (tombol dilepas)\n    —\n", ""))
    assert kept(p, "B1-1") == []
    pengisi.tekan("Ya")
    assert pengisi.last().startswith(
        "2 indikator dari berkas tersimpan.\n\n<b>Berapa realisasi indikator ini?</b> (3/5)"
    )
    assert kept(p, "B1-1") == [("87,5%", "87.5")]
    assert [(diketik, Decimal(nilai)) for diketik, nilai in kept(p, "B1-2")] == [("1490", Decimal(1490))]


def test_bukan_keeps_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    sebelum = p.look(lambda store: state(store.conn))
    pengisi.kirim("format.xlsx", build_format(p, BAIK), mime=XLSX)
    pengisi.tekan("Bukan")
    assert pengisi.last() == "Pertanyaan dihentikan. Semua isian tetap tersimpan; lanjutkan melalui /tugas atau /isi."
    assert changes(sebelum, p.look(lambda store: state(store.conn))) == "berkas +1, tunggu -1"


def test_every_fault_is_named_by_its_cell_and_good_rows_are_offered(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    faults: dict[str, Isi] = {"J9": "B", "J10": "banyak", "J11": "1.250", "B11": "X-9", "Q11": None}
    pengisi.kirim("format.xlsx", build_format(p, {**BAIK, **faults}), mime=XLSX)
    pengisi.melihat(
        TERBACA.format(
            "⚠️ Belum dapat diterima (3 temuan):\n"
            "    • B1!J9: Isian belum dapat dibaca dengan pasti. Mohon tulis rupiah, misalnya Rp1.250.000 atau "
            "1,2 juta. Bila datanya belum ada, tulis: tidak ada data.\n"
            "    • B1!J10: Isian belum dapat dibaca dengan pasti. Mohon tulis rasio, misalnya 0,85 atau 12/15. "
            "Bila datanya belum ada, tulis: tidak ada data.\n"
            "    • B1!B11: Kode “X-9” tidak ada pada format Bidang Contoh Satu Triwulan IV 2025.\n"
            "    "
        )
    )
    pengisi.tekan("Ya")
    assert kept(p, "B1-1") == [("87,5%", "87.5")]
    assert kept(p, "B1-3") == []


def test_the_same_workbook_twice_asks_twice_and_keeps_what_it_said_once(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    isi = build_format(p, BAIK)
    for _ in range(2):
        pengisi.kirim("format.xlsx", isi, mime=XLSX)
    assert pengisi.layar.labels().count("Ya") == 1
    pengisi.tekan("Ya")
    pengisi.kirim("format.xlsx", isi, mime=XLSX)
    pengisi.tekan("Ya")
    assert kept(p, "B1-1") == [("87,5%", "87.5")]


def test_a_text_where_a_file_is_possible_is_a_proof_in_words(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    pengisi.ketik("87,5%")
    pengisi.tekan("Lewati")
    pengisi.ketik("Laporan tahunan, halaman 12")
    assert pengisi.last().startswith("Bukti dukung tercatat.")


def test_the_same_file_as_proof_of_two_indicators_is_kept_twice_and_said_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    for angka, gema in (
        ("87,5%", "Bukti dukung B1-1 tercatat: laporan.pdf."),
        ("1500", "Bukti dukung B1-2 tercatat: laporan.pdf. Ini berkas yang sama dengan bukti B1-1."),
    ):
        pengisi.ketik(angka)
        pengisi.tekan("Lewati")
        pengisi.kirim("laporan.pdf", b"%PDF-1.4 laporan")
        assert pengisi.last().startswith(f"{gema}\n\n")
    pengisi.kirim("salinan.pdf", b"%PDF-1.4 laporan")
    pengisi.melihat("Bukti dukung B1-2 tercatat: salinan.pdf. Ini berkas yang sama dengan bukti B1-1, B1-2.")
    pengisi.kirim("lain.pdf", b"%PDF-1.4 lain")
    pengisi.melihat("Bukti dukung B1-2 tercatat: lain.pdf.")


def test_a_workbook_too_large_to_open_is_a_proof_like_any_other_file(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    pengisi.ketik("87,5%")
    pengisi.tekan("Lewati")
    buku = openpyxl.Workbook()
    assert buku.active is not None
    buku.active["A12000"] = "penerima terakhir"
    pengisi.kirim("penerima.xlsx", save(buku), mime=XLSX)
    assert pengisi.last().startswith("Bukti dukung B1-1 tercatat: penerima.xlsx.")


def test_a_program_is_no_proof(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = asked(p)
    pengisi.ketik("87,5%")
    pengisi.tekan("Lewati")
    pengisi.kirim("bukti.pdf", b"MZ" + b"\x00" * 300)
    pengisi.melihat("⚠️ Berkas ini belum dapat diterima. Mohon kirim PDF, Word, Excel, atau foto.")


def test_a_photo_where_nothing_waits_is_answered_with_what_does(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    pengisi = p.ponsel(dinas.PENGISI)
    sebelum = p.look(lambda store: state(store.conn))
    pengisi.kirim_foto()
    pengisi.melihat("Berkas diterima, tetapi saat ini tidak ada tugas yang memerlukannya.")
    pengisi.kirim_stiker()
    pengisi.melihat("Mohon maaf, yang dapat dibaca hanya teks, berkas, foto, dan tombol.")
    assert changes(sebelum, p.look(lambda store: state(store.conn))) in {"", "berkas +1"}
