"""A SOP file that would not run is refused by its name, the line and the reason.

Each fault is an edit of the office's real file, the line that is named, and the reason that is given.
"""

from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop.naskah import NaskahSalah, load_naskah
from tests.sop.naskah_lain import DISPOSISI

TEKS = files("sop.naskah").joinpath("pengumpulan_data_kinerja.toml").read_text(encoding="utf-8")
Edit = Callable[[str], str]


def change(old: str, new: str, nth: int = 1) -> Edit:
    """The nth place where `old` stands says `new` instead."""

    def edit(teks: str) -> str:
        parts = teks.split(old)
        assert len(parts) > nth, f"{old!r} stands {len(parts) - 1} times"
        return old.join(parts[:nth]) + new + old.join(parts[nth:])

    return edit


def in_step(nomor: int, old: str, new: str) -> Edit:
    """The same within the text of one step."""

    def edit(teks: str) -> str:
        head = f"[[langkah]]\nnomor = {nomor}\n"
        before, found, after = teks.partition(head)
        step, sep, rest = after.partition("\n[[langkah]]\n")
        assert found
        return before + found + change(old, new)(step) + sep + rest

    return edit


def line_of(teks: str, line: str, nth: int = 1) -> int:
    """The number of the nth line of that text."""
    return [number for number, each in enumerate(teks.splitlines(), start=1) if each == line][nth - 1]


PERAN = "Kepala Dinas, Sekretaris, Tim Penyusun LAKIP, Bidang, Staf, Admin"
CARA = (
    "dokumen, format, distribusi, penerimaan, isian, rekap, penyampaian, keputusan, laporan, "
    "pengesahan, persetujuan, arsip"
)
WAKTU = "Mohon tulis seperti “60 menit”, “8 jam” atau “1 Hari”."
STEP = "[[langkah]]"
FORMAT = "Format pengumpulan data capaian kinerja"
FAULTS: dict[str, tuple[Edit, str | tuple[str, int], str]] = {
    "an unknown key": (in_step(2, "cara =", "caranya ="), 'caranya = "dokumen"', "unknown key 'caranya'"),
    "an unknown key of the head": (change("dibuat =", "revisi ="), "revisi = 2023-03-18", "unknown key 'revisi'"),
    "an unknown key of a question": (
        change("contoh =", "misal =", 6),
        'misal = "Jadwal pengumpulan data\\nPembagian tugas tim"',
        "unknown key 'misal'",
    ),
    "an unknown table": (lambda teks: teks + "\n[warna]\nmerah = 1\n", "[warna]", "unknown table 'warna'"),
    "a key above the tables": (lambda teks: "# SOP\nversi = 2\n" + teks, "versi = 2", "unknown table 'versi'"),
    "a missing key": (in_step(3, 'output = "Program kerja kegiatan"\n', ""), (STEP, 3), "key 'output' is missing"),
    "a missing key of the head": (change('nomor = "07/SOP/III/2023/Dinsos"\n', ""), "[sop]", "key 'nomor' is missing"),
    "a missing key of a question": (
        in_step(1, 'jenis = "nomor"\n', ""),
        ("[[langkah.tanya]]", 1),
        "key 'jenis' is missing",
    ),
    "a number that is a text": (
        change("nomor = 3\n", 'nomor = "3"\n'),
        'nomor = "3"',
        "'nomor' must be int, not '3'",
    ),
    "a number that is a truth": (
        change("lanjut = 4", "lanjut = true"),
        "lanjut = true",
        "'lanjut' must be int, not True",
    ),
    "a text that is a number": (
        in_step(5, 'output = "Format pengumpulan data capaian kinerja"', "output = 5"),
        "output = 5",
        "'output' must be str, not 5",
    ),
    "a text that is empty": (in_step(5, 'kertas = "format"', 'kertas = " "'), 'kertas = " "', "'kertas' is empty"),
    "a list that is a text": (
        change('kelengkapan = ["Nota Dinas"]', 'kelengkapan = "Nota Dinas"'),
        'kelengkapan = "Nota Dinas"',
        "'kelengkapan' must be a list of texts",
    ),
    "a list with a blank in it": (
        change('["Nota Dinas"]', '["Nota Dinas", ""]'),
        'kelengkapan = ["Nota Dinas", ""]',
        "'kelengkapan' must be a list of texts",
    ),
    "a list of numbers": (
        change('["Nota Dinas"]', "[1]"),
        "kelengkapan = [1]",
        "'kelengkapan' must be a list of texts",
    ),
    "a date that is a text": (
        change("2023-03-18", '"18 Maret 2023"'),
        'dibuat = "18 Maret 2023"',
        "'dibuat' must be date, not '18 Maret 2023'",
    ),
    "a time of day in the date": (
        change("2023-03-18", "2023-03-18T07:30:00"),
        "dibuat = 2023-03-18T07:30:00",
        "'dibuat' must be date, not datetime.datetime(2023, 3, 18, 7, 30)",
    ),
    "a truth that is a number": (
        change("boleh_lewat = true", "boleh_lewat = 1"),
        "boleh_lewat = 1",
        "'boleh_lewat' must be bool, not 1",
    ),
    "an unknown role": (
        change('pelaksana = "Sekretaris"', 'pelaksana = "Bendahara"'),
        'pelaksana = "Bendahara"',
        f"unknown pelaksana 'Bendahara'; known: {PERAN}",
    ),
    "an unknown role beside": (
        change('bersama = ["Tim Penyusun LAKIP"]', 'bersama = ["Tim"]'),
        'bersama = ["Tim"]',
        "unknown role 'Tim'",
    ),
    "an unknown receiver": (
        change('penerima = "Kepala Dinas"', 'penerima = "Bupati"'),
        'penerima = "Bupati"',
        f"unknown penerima 'Bupati'; known: {PERAN}",
    ),
    "an unknown way": (
        change('cara = "rekap"', 'cara = "email"'),
        'cara = "email"',
        f"unknown cara 'email'; known: {CARA}",
    ),
    "a way no file may write": (
        change('cara = "distribusi"', 'cara = "penerimaan"'),
        'cara = "penerimaan"',
        "'penerimaan' is made by 'distribusi', not written",
    ),
    "an unknown kind of question": (
        change('jenis = "nomor"', 'jenis = "angka"'),
        'jenis = "angka"',
        "unknown jenis 'angka'; known: teks, paragraf, daftar, nomor, tanggal, hadir, ceklist",
    ),
    "a standard time that is none": (
        change('waktu = "10 menit"', 'waktu = "sebentar"'),
        'waktu = "sebentar"',
        f"standard time: Waktu baku “sebentar” belum dapat dibaca. {WAKTU}",
    ),
    "a standard time of nothing": (
        change('waktu = "60 menit"', 'waktu = "0 menit"'),
        'waktu = "0 menit"',
        f"standard time: Waktu baku “0 menit” belum dapat dibaca. {WAKTU}",
    ),
    "a standard time that is a number": (
        change('waktu = "60 menit"', "waktu = 60"),
        "waktu = 60",
        "'waktu' must be str, not 60",
    ),
    "steps out of order": (change("nomor = 4\n", "nomor = 5\n"), ("nomor = 5", 1), "step 5 stands where 4 is expected"),
    "steps not from 1": (change("nomor = 1\n", "nomor = 0\n"), "nomor = 0", "step 0 stands where 1 is expected"),
    "a dead end": (in_step(9, "lanjut = 10\n", ""), (STEP, 9), "step 9 is a dead end: 'lanjut' is missing"),
    "a step that leads nowhere": (
        change("lanjut = 12", "lanjut = 13"),
        "lanjut = 13",
        "step 11 leads to 13, which is not there",
    ),
    "a loop": (change("lanjut = 9", "lanjut = 3"), ("lanjut = 3", 2), "step 8 leads back to 3: a loop"),
    "a loop of one": (change("lanjut = 9", "lanjut = 8"), ("lanjut = 8", 2), "step 8 leads back to 8: a loop"),
    "a step out of reach": (change("lanjut = 4", "lanjut = 5"), (STEP, 4), "nothing leads to step 4"),
    "an end that goes on": (
        in_step(12, 'cara = "arsip"', 'cara = "arsip"\nlanjut = 12'),
        ("lanjut = 12", 2),
        "an archive step ends the SOP and leads nowhere",
    ),
    "a return that is no decision's": (
        in_step(9, "lanjut = 10", "lanjut = 10\nkembali_tim = 8"),
        ("kembali_tim = 8", 1),
        "only a decision has 'kembali_tim'",
    ),
    "a decision without a return": (
        change("kembali_unit = 7\n", ""),
        (STEP, 10),
        "the decision of step 10 lacks 'kembali_unit'",
    ),
    "a return to the Tim that is no rekap": (
        change("kembali_tim = 8", "kembali_tim = 7"),
        "kembali_tim = 7",
        "'kembali_tim' must name an earlier step with cara = 'rekap'",
    ),
    "a return to a rekap that is still to come": (
        lambda teks: change("kembali_tim = 8", "kembali_tim = 11")(change('cara = "laporan"', 'cara = "rekap"')(teks)),
        "kembali_tim = 11",
        "'kembali_tim' must name an earlier step with cara = 'rekap'",
    ),
    "a return to units that is no filling in": (
        change("kembali_unit = 7", "kembali_unit = 6"),
        "kembali_unit = 6",
        "'kembali_unit' must name an earlier step with cara = 'isian'",
    ),
    "a return to a step that is not there": (
        change("kembali_unit = 7", "kembali_unit = 70"),
        "kembali_unit = 70",
        "'kembali_unit' must name an earlier step with cara = 'isian'",
    ),
    "a distribution that nobody fills in": (
        change('cara = "isian"', 'cara = "dokumen"'),
        'cara = "distribusi"',
        "'distribusi' and 'isian' follow each other, unit by unit",
    ),
    "a filling in that nothing distributes": (
        change('cara = "format"', 'cara = "isian"'),
        ('cara = "dokumen"', 4),
        "'distribusi' and 'isian' follow each other, unit by unit",
    ),
    "a checklist of nothing": (
        change('butir = ["Program kerja kegiatan", "Renstra", "TAPKIN"]\n', ""),
        ("[[langkah.tanya]]", 14),
        "a ceklist has butir, and nothing else has",
    ),
    "items of what is no checklist": (
        in_step(1, 'jenis = "nomor"', 'jenis = "nomor"\nbutir = ["satu"]'),
        'butir = ["satu"]',
        "a ceklist has butir, and nothing else has",
    ),
    "a question that stands twice": (
        change('kunci = "peserta"', 'kunci = "waktu"'),
        ('kunci = "waktu"', 1),
        "question 'waktu' stands twice",
    ),
    "an attendance of nobody": (
        change('peran = ["Sekretaris", "Tim Penyusun LAKIP", "Bidang"]\n', ""),
        ("[[langkah.tanya]]", 8),
        "a hadir has peran, and nothing else has",
    ),
    "roles of what is no attendance": (
        in_step(1, 'jenis = "nomor"', 'jenis = "nomor"\nperan = ["Staf"]'),
        'peran = ["Staf"]',
        "a hadir has peran, and nothing else has",
    ),
    "an attendance of an unknown role": (
        change('peran = ["Sekretaris",', 'peran = ["Bendahara",'),
        'peran = ["Bendahara", "Tim Penyusun LAKIP", "Bidang"]',
        "unknown role 'Bendahara'",
    ),
    "standard words for a list": (
        in_step(3, 'tawaran = "yang_lalu"', 'baku = "Mengumpulkan dokumen"'),
        'baku = "Mengumpulkan dokumen"',
        "only teks and paragraf have baku",
    ),
    "an unknown offer": (
        change('tawaran = "hari_ini"', 'tawaran = "besok"'),
        'tawaran = "besok"',
        "unknown tawaran 'besok'; known: hari_ini, yang_lalu",
    ),
    "today for a list": (
        in_step(3, 'tawaran = "yang_lalu"', 'tawaran = "hari_ini"'),
        ('tawaran = "hari_ini"', 3),
        "'hari_ini' is offered for a tanggal alone",
    ),
    "the last cycle for a date": (
        change('tawaran = "hari_ini"', 'tawaran = "yang_lalu"'),
        ('tawaran = "yang_lalu"', 1),
        "'yang_lalu' is offered for a daftar or teks alone",
    ),
    "questions in a line": (
        in_step(5, 'kertas = "format"', 'kertas = "format"\ntanya = [{kunci = "a"}]'),
        'tanya = [{kunci = "a"}]',
        "questions are tables [[langkah.tanya]] below their step",
    ),
    "a paper that nothing asks about": (
        in_step(5, 'cara = "format"\nkertas = "format"', 'cara = "dokumen"\nkertas = "ceklist"'),
        ('kertas = "ceklist"', 2),
        "a paper made here needs questions, an upload neither",
    ),
    "a paper nobody can make": (
        change('kertas = "notulen"', 'kertas = "surat_edaran"'),
        'kertas = "surat_edaran"',
        "unknown kertas 'surat_edaran'; known: ceklist, nota_dinas, notulen, program_kerja",
    ),
    "a question nobody asks": (
        change('cara = "dokumen"\nkertas = "ceklist"', 'cara = "pengesahan"'),
        (STEP, 4),
        "a step with cara = 'pengesahan' asks no questions",
    ),
    "a decision on papers that sends nothing back": (
        change('cara = "format"', 'cara = "persetujuan"'),
        (STEP, 5),
        "a 'persetujuan' has 'kembali', and nothing else has",
    ),
    "a way back that is no decision's": (
        in_step(3, "lanjut = 4", "lanjut = 4\nkembali = [2]"),
        "kembali = [2]",
        "a 'persetujuan' has 'kembali', and nothing else has",
    ),
    "a way back to what is still to come": (
        in_step(5, 'cara = "format"', 'cara = "persetujuan"\nkembali = [4, 5]'),
        "kembali = [4, 5]",
        "'kembali' must name earlier steps, no 'distribusi': not 5",
    ),
    "a way back that is no list": (
        in_step(5, 'cara = "format"', 'cara = "persetujuan"\nkembali = 4'),
        "kembali = 4",
        "'kembali' must be a list of numbers",
    ),
    "a decision by every Bidang": (
        in_step(12, 'pelaksana = "Staf"', 'pelaksana = "Bidang"'),
        ('pelaksana = "Bidang"', 2),
        "'arsip' is done by one, and not by every Bidang",
    ),
    "a name nobody could tell from another": (
        change('nama = "Pengumpulan Data Kinerja"', 'nama = "???"'),
        'nama = "???"',
        "a name of letters or digits, at most 80 of them, is what a SOP is known by",
    ),
    "a distribution of nothing": (
        in_step(6, f'kelengkapan = ["{FORMAT}"]', "kelengkapan = []"),
        "kelengkapan = []",
        "'distribusi' needs in its 'kelengkapan' what it hands out",
    ),
    "a rekap passed on before there is one": (
        in_step(4, 'cara = "dokumen"', 'cara = "penyampaian"'),
        ('cara = "penyampaian"', 1),
        "'penyampaian' needs an earlier step with cara = 'rekap'",
    ),
    "no TOML": (
        change("lanjut = 4", "lanjut = empat"),
        "lanjut = empat",
        "not TOML: Invalid value (at line {line}, column 10)",
    ),
    "a text without its end": (
        lambda teks: teks + 'catatan = """',
        'catatan = """',
        "not TOML: Unterminated string (at end of document)",
    ),
    "a key that stands twice": (
        change("lanjut = 4", "lanjut = 4\nlanjut = 4"),
        ("lanjut = 4", 2),
        "not TOML: Cannot overwrite a value (at line {line}, column 11)",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_case_50_a_file_that_would_not_run_is_refused_by_name_line_and_reason(fault: str) -> None:
    edit, where, reason = FAULTS[fault]
    teks = edit(TEKS)
    line = line_of(teks, *((where,) if isinstance(where, str) else where))
    with pytest.raises(NaskahSalah) as refusal:
        load_naskah(teks, "dinas.toml")
    assert str(refusal.value) == f"dinas.toml, line {line}: {reason.format(line=line)}"
    assert (refusal.value.nama, refusal.value.baris) == ("dinas.toml", line)


def test_all_that_is_wrong_is_told_at_once() -> None:
    teks = change('pelaksana = "Sekretaris"', 'pelaksana = "Bendahara"')(TEKS)
    teks = in_step(4, "lanjut = 5", 'lanjut = "lima"')(change('waktu = "60 menit"', 'waktu = "sebentar"')(teks))
    with pytest.raises(NaskahSalah) as refusal:
        load_naskah(teks)
    assert [(satu.baris, satu.alasan) for satu in refusal.value.semua] == [
        (line_of(teks, 'pelaksana = "Bendahara"'), f"unknown pelaksana 'Bendahara'; known: {PERAN}"),
        (line_of(teks, 'waktu = "sebentar"'), f"standard time: Waktu baku “sebentar” belum dapat dibaca. {WAKTU}"),
        (line_of(teks, 'lanjut = "lima"'), "'lanjut' must be int, not 'lima'"),
    ]


def test_all_that_breaks_the_way_to_the_end_is_told_at_once() -> None:
    teks = change("lanjut = 10\n", "lanjut = 13\n")(change("kembali_unit = 7\n", "")(TEKS))
    with pytest.raises(NaskahSalah) as refusal:
        load_naskah(teks)
    assert [satu.alasan for satu in refusal.value.semua] == [
        "step 9 leads to 13, which is not there",
        "the decision of step 10 lacks 'kembali_unit'",
        "nothing leads to step 10",
    ]


HEAD = TEKS.partition("[[langkah]]")[0]
NEEDS = "naskah.toml, line 1: needs one table [sop] and tables [[langkah]]"


@pytest.mark.parametrize(
    ("teks", "reason"),
    [
        ("", NEEDS),
        ("# nothing but words\n", NEEDS),
        (HEAD, NEEDS),
        (TEKS[len(HEAD) :], NEEDS),
        (HEAD + "[langkah]\nnomor = 1\n", NEEDS),
        ("sop = 7\n", NEEDS),
        ("langkah = []\n" + HEAD, "naskah.toml, line 1: no step at all"),
        ('langkah = [{nomor = 1, nama = "a"}]\n' + HEAD, NEEDS),
        ("langkah = [1]\n" + HEAD, NEEDS),
    ],
)
def test_a_file_without_its_tables_is_refused(teks: str, reason: str) -> None:
    with pytest.raises(NaskahSalah) as refusal:
        load_naskah(teks)
    assert str(refusal.value) == reason


@pytest.mark.parametrize("cara", ["distribusi", "isian"])
def test_a_sop_does_not_begin_with_a_step_that_is_done_unit_by_unit(cara: str) -> None:
    teks = DISPOSISI.replace('cara = "dokumen"', f'cara = "{cara}"')
    with pytest.raises(NaskahSalah) as refusal:
        load_naskah(teks, "disposisi.toml")
    line = line_of(teks, f'cara = "{cara}"')
    assert str(refusal.value) == (f"disposisi.toml, line {line}: a SOP begins with one task, not with one per unit")


LINES = TEKS.splitlines()


@given(st.data())
def test_whatever_is_done_to_its_lines_a_file_loads_or_is_refused_at_one_of_them(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        here, there = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(["drop", "double", "swap", "cut", "value"])):
            case "drop":
                del lines[here]
            case "double":
                lines.insert(there, lines[here])
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "cut":
                lines[here] = lines[here][: data.draw(st.integers(0, 40))]
            case _:
                lines[here] = lines[here].partition("=")[0] + "= " + lines[there].rpartition("= ")[2]
    line = _refused_at("\n".join(lines))
    assert line is None or 1 <= line <= len(lines)


def _refused_at(teks: str) -> int | None:
    try:
        load_naskah(teks)
    except NaskahSalah as refusal:
        return refusal.baris
    return None
