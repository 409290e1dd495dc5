"""The proof for the AKIP evaluation, opened again: each criterion is answered, every hash can be computed."""

import hashlib
import json
from io import BytesIO

import openpyxl
import pytest

from dokumen.bukti_akip.buku import write_bukti_akip
from dokumen.bukti_akip.fakta import join_numbers
from dokumen.isi import BuktiAkip
from sop.jejak import Jejak
from tests.dokumen.contoh_ukur import Rantai, build_bukti, build_rantai
from tests.dokumen.test_pengukuran import tabel

SHEETS = [
    "Kriteria",
    "1 SOP",
    "2 Sumber data",
    "3 Akses",
    "4 Penanggung jawab",
    "5 Waktu",
    "6 Data salah",
    "7 Berkala",
    "8 Aplikasi",
    "9 Keputusan",
    "Jejak",
]


def read(isi: BuktiAkip) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_bukti_akip(isi)))


def rehash(baris: list[list[object]]) -> list[str]:
    """The hash of each row of the sheet Jejak, computed from its cells alone as the sheet says."""
    return [
        hashlib.sha256(
            json.dumps(
                [urut, pada, pegawai, peran or "", kejadian, siklus, json.loads(str(isi)), pesan, lalu],
                sort_keys=True,
                separators=(",", ":"),
                ensure_ascii=True,
            ).encode()
        ).hexdigest()
        for urut, pada, pegawai, _, peran, kejadian, siklus, isi, pesan, lalu, _ in baris
    ]


def join(baris: list[list[object]]) -> list[list[object]]:
    """Rows whose long text goes on below, as one again."""
    hasil: list[list[object]] = []
    for satu in baris:
        if satu[0] is None:
            hasil[-1][7] = f"{hasil[-1][7]}{satu[7]}"
        else:
            hasil.append(satu)
    return hasil


def test_every_sheet_prints_on_f4_landscape_with_its_headings_on_each_page() -> None:
    buku = read(build_bukti())
    assert buku.sheetnames == SHEETS
    for lembar in buku.worksheets:
        assert (lembar.page_setup.paperSize, lembar.page_setup.orientation) == (14, "landscape")
        assert lembar.print_title_rows


def test_each_criterion_has_its_answer_its_rows_and_its_sheet() -> None:
    _, *baris = tabel(read(build_bukti())["Kriteria"])
    assert [satu[1:2] + satu[3:] for satu in baris] == [
        ["SOP yang mutakhir", "Tercatat sebagian", "2", "1 SOP"],
        ["Sumber data yang dapat ditelusuri", "Tercatat sebagian", "11–12, 14, 20", "2 Sumber data"],
        ["Akses bagi yang berkepentingan", "Tercatat", "1, 6, 9", "3 Akses"],
        ["Penanggung jawab yang jelas", "Tercatat sebagian", "4, 6, 9, 13, 15, 18, 21", "4 Penanggung jawab"],
        ["Waktu penyampaian yang jelas", "Tercatat sebagian", "3–10, 13, 15, 19, 21", "5 Waktu"],
        ["Prosedur bila data salah", "Tercatat", "16, 18, 20", "6 Data salah"],
        ["Pengumpulan secara berkala", "Tercatat sebagian", "2", "7 Berkala"],
        ["Pemanfaatan aplikasi", "Tercatat", "2–23", "8 Aplikasi"],
        ["Pimpinan yang memutuskan", "Tercatat", "2, 4, 17, 22", "9 Keputusan"],
    ]
    assert baris[4][2] == (
        "6 dari 8 tugas memiliki tenggat menurut waktu baku: 5 selesai dalam waktunya, 1 melewatinya, 0 belum selesai "
        "atau tidak tercatat. Tugas lain tanpa waktu baku."
    )
    assert "Tanggal revisi: Tidak tercatat. Tanggal efektif: Tidak tercatat." in str(baris[0][2])


def test_a_trail_that_says_nothing_is_said_to_say_nothing() -> None:
    buku = read(build_bukti(Rantai()))
    _, *baris = tabel(buku["Kriteria"])
    assert {satu[3] for satu in baris} == {"Tidak tercatat"}
    assert {satu[4] for satu in baris} == {"Tidak tercatat"}
    for nama in SHEETS[2:]:
        assert [satu[0] for satu in tabel(buku[nama])[1:]] == ["Tidak tercatat."]


def test_a_trail_from_before_openings_were_kept_leaves_those_cells_plainly_untold() -> None:
    rantai = Rantai()
    rantai.add("mulai", "Contoh Kepala", "Kepala Dinas", periode="Triwulan I 2026")
    rantai.add("selesai", "Contoh Kepala", "Kepala Dinas", langkah=1, unit=None, putaran=1, arahan="")
    buku = read(build_bukti(rantai))
    (waktu,) = tabel(buku["5 Waktu"])[1:]
    assert waktu[4:] == [
        "Tidak tercatat",
        "Tidak tercatat",
        "Tidak tercatat",
        "19 Januari 2026 pukul 08.02 WITA",
        "Tidak tercatat",
        "Tidak tercatat",
        2,
    ]
    _, sop, *_ = tabel(buku["Kriteria"])
    assert "SOP saat siklus dimulai: Tidak tercatat." in str(sop[2])


def test_the_hashes_can_be_computed_from_the_sheet_alone() -> None:
    _, *baris = tabel(read(build_bukti())["Jejak"])
    baris = join(baris)
    assert [satu[0] for satu in baris] == list(range(1, 24))
    assert rehash(baris) == [satu[10] for satu in baris]
    assert [satu[9] for satu in baris[1:]] == [satu[10] for satu in baris[:-1]]


def test_a_row_too_long_for_a_cell_goes_on_below_and_still_has_its_hash() -> None:
    rantai = Rantai()
    angka = {f"K-{nomor}": {"diketik": "1.250 orang – “sementara”", "oleh": "Contoh"} for nomor in range(900)}
    rantai.add("isian", "Contoh", "Bidang", langkah=7, unit="B1", putaran=1, realisasi=angka, anggaran={})
    _, *baris = tabel(read(build_bukti(rantai))["Jejak"])
    assert len(baris) > 20
    assert rehash(join(baris)) == [rantai.daftar[0].hash]


def test_returns_versions_and_corrections_stand_in_the_order_they_happened() -> None:
    _, *baris = tabel(read(build_bukti())["6 Data salah"])
    assert [satu[:4] for satu in baris] == [
        ["Versi rekap", "versi 1", "–", f"SHA-256 {'b' * 12}"],
        ["Pengembalian", "kepada Bidang Contoh Satu, B1-1", "–", "Mohon periksa B1-1."],
        ["Koreksi angka", "realisasi B1-1, Bidang Contoh Satu", "=80%", "81%"],
        ["Koreksi angka", "realisasi B1-2, Bidang Contoh Satu", "(kosong)", "7"],
    ]
    jejak = build_rantai()
    assert [satu[6:] for satu in baris[2:]] == [[20, 14, jejak[13].hash[:12], jejak[19].hash[:12]]] * 2


def test_a_decision_names_its_version_and_a_lateness_names_nobody() -> None:
    buku = read(build_bukti())
    putusan = [satu for satu in tabel(buku["9 Keputusan"])[1:] if satu[5] != "–"]
    assert [satu[1:8] for satu in putusan] == [
        ["Sekretaris", "Contoh Sekretaris", "Mengembalikan rekap", "–", 1, "b" * 12, "Mohon periksa B1-1."],
        ["Sekretaris", "Contoh Sekretaris", "Menyetujui rekap", "–", 2, "c" * 12, "–"],
    ]
    waktu = tabel(buku["5 Waktu"])
    assert [satu[8] for satu in waktu[1:]].count("Melewati waktu 15 menit kerja") == 1
    assert not [sel for baris in waktu for sel in baris if "Pengisi " in str(sel)]


def test_what_begins_like_a_formula_stays_a_text() -> None:
    (baris,) = [satu for satu in tabel(read(build_bukti())["2 Sumber data"]) if satu[1] == "B1-1"]
    assert baris[3:6] == ["81%", "=Bukti.pdf", f"=Bukti.pdf: {'a' * 12} (11)"]


@pytest.mark.parametrize(
    ("nomor", "expected"), [([], ""), ([3], "3"), ([3, 4], "3–4"), ([9, 1, 3, 2, 7, 7], "1–3, 7, 9")]
)
def test_row_numbers_are_written_as_people_do(nomor: list[int], expected: str) -> None:
    rantai = Rantai()
    for _ in range(10):
        rantai.add("x")
    daftar: list[Jejak | None] = [None, *(rantai.daftar[satu - 1] for satu in nomor)]
    assert join_numbers(daftar) == expected
