"""The draft of Bab III: it holds every fact that was entered, no number that was not, and a marked gap for the rest."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from bahasa.bentuk import format_angka, format_nilai, format_persen, format_tanggal, format_target, format_waktu
from dokumen.banding import compute_perubahan
from dokumen.isi import BabTiga
from dokumen.surat.bab_tiga.bahan import Alinea, Bagian, Catatan, Gambar, Judul, Rumpang, Tabel
from dokumen.surat.bab_tiga.tulis import say_bab_tiga, say_draf, write_bab_tiga
from dokumen.surat.gaya import Gaya
from sop.anggaran import Anggaran, compute_efisiensi, compute_penyerapan
from sop.capaian import AturanCapaian, Capaian, Status, compute_capaian
from sop.indikator import Jenis
from sop.periode import Bagian as BagianTahun
from sop.periode import Periode
from sop.rekap import BarisAnggaran, BarisRekap, Isian, Rekap
from sop.ringkasan import average_capaian, group_by_sasaran, group_by_unit, summarize_rekap
from tests.dokumen.contoh_surat import BAB_TIGA, DAFTAR_BARIS, make_rekap
from tests.dokumen.kantor_libre import convert
from tests.potret.contoh import build_bab_tiga, build_rekap

ANGKA = re.compile(r"\d[\d.,]*\d|\d")
SATU = DAFTAR_BARIS[0]


def bab(rekap: Rekap) -> BabTiga:
    return replace(BAB_TIGA, rekap=rekap)


def say(rekap: Rekap) -> list[Bagian]:
    return list(say_bab_tiga(bab(rekap)))


def below(daftar: Sequence[Bagian], judul: str) -> list[Bagian]:
    """The parts between the heading with those words and the next heading of its rank or above."""
    mulai = next(n for n, satu in enumerate(daftar) if isinstance(satu, Judul) and judul in satu.teks)
    pertama = daftar[mulai]
    assert isinstance(pertama, Judul)
    hasil: list[Bagian] = []
    for satu in daftar[mulai + 1 :]:
        if isinstance(satu, Judul) and satu.jenjang <= pertama.jenjang:
            break
        hasil.append(satu)
    return hasil


def gaps(daftar: Iterable[Bagian]) -> list[str]:
    return [satu.teks for satu in daftar if isinstance(satu, Rumpang)]


def facts(daftar: Iterable[Bagian]) -> list[str]:
    return [f"{satu.awal} {satu.teks}".strip() for satu in daftar if isinstance(satu, Alinea)]


def table(daftar: Iterable[Bagian]) -> list[Sequence[str]]:
    (tabel,) = (satu for satu in daftar if isinstance(satu, Tabel))
    return list(tabel.baris)


# -- facts, and nothing but facts


def entered(rekap: Rekap) -> list[str]:
    """Every text that somebody typed and that must be read again in the chapter."""
    isian = [baris.isian for baris in rekap.daftar_baris if baris.isian]
    return [
        *(satu.indikator.nama for satu in rekap.daftar_baris),
        *(satu.indikator.sasaran for satu in rekap.daftar_baris),
        *(teks for satu in isian for teks in (satu.faktor_pendorong, satu.faktor_penghambat, satu.tindak_lanjut)),
        *(teks for satu in isian for teks in (satu.keterangan, satu.alasan, *satu.bukti)),
        *(temuan.kalimat for satu in isian for temuan in satu.temuan),
        *(satu.anggaran.program for satu in rekap.daftar_anggaran),
        *(satu.indikator.sumber_data for satu in rekap.daftar_baris),
        rekap.catatan,
    ]


def allowed(rekap: Rekap) -> set[str]:
    """Every number that may stand in the chapter: as entered, as computed by the rules, or a count of its rows."""
    teks: list[str] = [*entered(rekap), rekap.aturan, str(rekap.periode.tahun - 2), str(rekap.periode.tahun - 1)]
    teks += [str(rekap.periode), str(rekap.versi), "100", "100%"]  # the formula's hundred, the line in the pictures
    for baris in rekap.daftar_baris:
        teks += figures(baris, rekap.periode)
    for satu in rekap.daftar_anggaran:
        teks += budget(satu, rekap)
    ringkasan = summarize_rekap(rekap)
    kelompok = [*group_by_sasaran(rekap).values(), *group_by_unit(rekap).values()]
    teks += [str(n) for n in (len(group_by_sasaran(rekap)), ringkasan.jumlah, ringkasan.dihitung)]
    teks += [str(n) for n in (ringkasan.belum_tercapai, len(ringkasan.tidak_dihitung))]
    teks += [format_persen(rerata) for daftar in (rekap.daftar_baris, *kelompok) if (rerata := average_capaian(daftar))]
    return {angka for satu in teks for angka in ANGKA.findall(satu)}


def figures(baris: BarisRekap, periode: Periode) -> list[str]:
    indikator, nilai = baris.indikator, baris.isian.nilai if baris.isian else None
    teks = [indikator.kode, indikator.satuan, *([baris.isian.diketik] if baris.isian else [])]
    teks += [format_nilai(satu, indikator.jenis) for satu in (nilai, indikator.realisasi_n1, indikator.realisasi_n2)]
    for target in (baris.target, indikator.target_renstra, indikator.standar_nasional):
        teks.append(format_target(target, indikator.jenis))
        capaian = compute_capaian(
            arah=indikator.arah, rumus=indikator.rumus, target=target, realisasi=nilai, aturan=AturanCapaian()
        )
        teks += [] if capaian.nilai is None else [format_persen(capaian.nilai)]
    perubahan = compute_perubahan(baris, periode)
    return teks + ([format_persen(perubahan)] if isinstance(perubahan, Decimal) else [])


def budget(satu: BarisAnggaran, rekap: Rekap) -> list[str]:
    belanja = satu.isian.nilai if satu.isian else None
    assert belanja is None or isinstance(belanja, Decimal)
    penyerapan = compute_penyerapan(satu.anggaran.pagu, belanja)
    dilayani = [baris for baris in rekap.daftar_baris if baris.indikator.kode in satu.anggaran.daftar_kode]
    selisih = compute_efisiensi(average_capaian(dilayani), penyerapan)
    teks = [format_nilai(satu.anggaran.pagu, Jenis.RUPIAH), format_nilai(belanja, Jenis.RUPIAH)]
    teks += [] if penyerapan is None else [format_persen(penyerapan)]
    return teks + ([] if selisih is None else [format_angka(selisih, desimal=2)])


def total(rekap: Rekap) -> set[str]:
    """The last row of part B: over the lines whose spending is known, and how many they are."""
    tercatat = [(satu.anggaran.pagu, satu.isian.nilai) for satu in rekap.daftar_anggaran if satu.isian]
    pagu, belanja = sum(p for p, _ in tercatat), sum(b for _, b in tercatat if isinstance(b, Decimal))
    kata = [str(len(tercatat)), format_nilai(Decimal(pagu), Jenis.RUPIAH), format_nilai(Decimal(belanja), Jenis.RUPIAH)]
    kata += [format_persen(Decimal(belanja) * 100 / pagu), str(len(rekap.daftar_anggaran) - len(tercatat))]
    return {angka for satu in kata for angka in ANGKA.findall(satu)}


def test_every_fact_that_was_entered_stands_in_the_chapter_and_no_other_number_does(tmp_path: Path) -> None:
    isi = build_bab_tiga()
    teks = convert(write_bab_tiga(isi), tmp_path, "docx", "txt").decode("utf-8-sig")
    satu_baris = " ".join(teks.split())
    assert [fakta for fakta in entered(isi.rekap) if " ".join(fakta.split()) not in satu_baris] == []
    draf, _, naskah = teks.partition("A. Capaian Kinerja Organisasi")
    for asal in (isi.sha256, format_tanggal(isi.tanggal), format_waktu(isi.rekap.dibuat_pada, isi.rekap.zona)):
        assert asal in draf
    naskah = re.sub(r"\b(?:Tabel|Gambar) \d+\.|^\d+\.(?= Sasaran|$)", "", naskah, flags=re.MULTILINE)
    assert set(ANGKA.findall(naskah)) - allowed(isi.rekap) - total(isi.rekap) == set()


def test_the_check_of_numbers_sees_a_number_that_was_made_up() -> None:
    rekap = build_rekap()
    boleh = allowed(rekap) | total(rekap)
    assert {"97,14", "68", "22,89"} <= boleh
    assert not {"97,15", "61,3", "2019", "21"} & boleh


def test_the_gaps_are_marked_in_libreoffice_and_the_pictures_are_there(tmp_path: Path) -> None:
    isi = build_bab_tiga()
    teks = convert(write_bab_tiga(isi), tmp_path, "docx", "fodt").decode()
    kuning = set(re.findall(r'<style:style style:name="(\w+)"[^>]*>(?:(?!</style:style>).)*#ffff00', teks, re.DOTALL))
    tersorot = re.findall(r'<text:span text:style-name="(\w+)">\[Perlu dilengkapi oleh Tim Penyusun LAKIP: ', teks)
    daftar = list(say_bab_tiga(isi))
    assert len(tersorot) == len(gaps(daftar)) > 20
    assert set(tersorot) <= kuning
    assert teks.count("<draw:image") == sum(isinstance(satu, Gambar) for satu in daftar) == 7


def test_a_sasaran_with_nothing_entered_gets_gaps_and_no_word_besides() -> None:
    kosong = [
        replace(
            baris,
            isian=None,
            capaian=Capaian(status=Status.TIDAK_DIHITUNG, alasan="Data realisasi belum ada."),
            indikator=replace(baris.indikator, sasaran="Meningkatnya yang kosong", realisasi_n1=None, kode=f"Z{n}"),
        )
        for n, baris in enumerate(DAFTAR_BARIS)
    ]
    bagian = below(say(make_rekap((SATU, *kosong))), "Meningkatnya yang kosong")
    assert facts(bagian) == []
    assert not [satu for satu in bagian if isinstance(satu, Gambar | Catatan)]
    assert [(satu[4], satu[6]) for satu in table(bagian)] == [("–", "–")] * len(kosong)
    assert gaps(bagian) == [
        "realisasi tahun 2024 dan 2025 untuk Z0, Z1, Z2, Z3, bila ada",
        "target akhir Renstra untuk Z0, Z1, Z2, Z3",
        *(
            f"realisasi, faktor, dan tindak lanjut Z{n} {baris.indikator.nama}; unit belum mengisinya"
            for n, baris in enumerate(DAFTAR_BARIS)
        ),
        "analisis penyebab keberhasilan atau kegagalan sasaran ini dan solusi yang dilakukan",
        "program yang mendukung sasaran ini",
    ]


def test_no_cause_is_given_where_the_unit_gave_none() -> None:
    assert SATU.isian is not None
    diam = replace(SATU, isian=replace(SATU.isian, faktor_penghambat="", tindak_lanjut=" ", bukti=()))
    bagian = below(say(make_rekap((diam,))), "Penyebab keberhasilan")
    assert facts(bagian) == [
        "K1 Indikator K1: target 80%, realisasi 100%, capaian 120% (sebelum dibatasi 125%) "
        "dengan kategori Sangat Tinggi."
    ]
    assert gaps(bagian)[0] == "faktor pendorong atau penghambat K1 Indikator K1; unit tidak mengisinya"


def test_a_hindrance_without_a_remedy_leaves_a_gap_for_it() -> None:
    assert SATU.isian is not None
    satu = replace(SATU, isian=replace(SATU.isian, tindak_lanjut=""))
    bagian = below(say(make_rekap((satu,))), "Penyebab keberhasilan")
    assert gaps(bagian)[0] == "tindak lanjut K1 Indikator K1; unit tidak mengisinya"


def test_words_are_quoted_on_one_line_and_no_stop_is_doubled() -> None:
    assert SATU.isian is not None
    isian = replace(SATU.isian, faktor_penghambat=" Hujan.\nBanjir. ", tindak_lanjut="Tenda", bukti=())
    (fakta,) = facts(below(say(make_rekap((replace(SATU, isian=isian),))), "Penyebab"))
    assert fakta.endswith("menurut Bidang Contoh: “Hujan. Banjir.” Tindak lanjut menurut Bidang Contoh: “Tenda”.")


def test_the_two_counts_of_a_ratio_and_the_words_for_no_figure_are_told() -> None:
    assert SATU.isian is not None
    dua = replace(SATU, isian=replace(SATU.isian, pembilang="1250.5", penyebut="1250.5", keterangan="sampai Juni"))
    tanpa = replace(SATU, isian=Isian(diketik="belum disurvei", nilai=None), target=None)
    satu, lain = facts(below(say(make_rekap((dua, tanpa))), "Penyebab"))
    assert "realisasi 100% (1.250,5 dari 1.250,5)," in satu
    assert "Keterangan menurut Bidang Contoh: “sampai Juni”." in satu
    assert "target belum ditetapkan, realisasi dinyatakan Bidang Contoh dengan kata “belum disurvei”," in lain


# -- comparisons


def test_a_national_standard_is_spoken_of_where_there_is_one_and_the_renstra_always() -> None:
    tanpa = say(make_rekap((SATU,)))
    assert not [satu for satu in tanpa if isinstance(satu, Judul) and "standar nasional" in satu.teks]
    dengan = replace(SATU, indikator=replace(SATU.indikator, standar_nasional=Decimal(50), target_renstra=Decimal(200)))
    bagian = say(make_rekap((dengan, DAFTAR_BARIS[1])))
    assert table(below(bagian, "standar nasional")) == [("1.", "K1 Indikator K1", "50%", "100%", "200%")]
    assert table(below(bagian, "akhir Renstra")) == [("1.", "K1 Indikator K1", "200%", "100%", "50%")]
    assert gaps(below(bagian, "akhir Renstra")) == ["target akhir Renstra untuk K2"]


def test_a_sum_of_triwulan_is_not_set_against_a_triwulan() -> None:
    bagian = below(say(build_rekap()), "Menurunnya beban")
    baris = {satu[1].split()[0]: satu[-1] for satu in table(below(bagian, "tahun-tahun sebelumnya"))}
    assert baris == {"PFM-1": "5,62%", "PFM-2": "-30,15%", "PFM-3": "–", "PFM-4": "16,13%"}
    catatan = [satu.teks for satu in bagian if isinstance(satu, Catatan)]
    sebab = "tidak dihitung untuk PFM-3: angka setahun tidak sebanding dengan angka satu triwulan."
    assert [teks for teks in catatan if sebab in teks] == [f"Perubahan {sebab}", f"Capaian {sebab}"]
    renstra = {satu[1].split()[0]: satu[-1] for satu in table(below(bagian, "akhir Renstra"))}
    assert renstra == {"PFM-1": "90,2%", "PFM-2": "-90%", "PFM-3": "–", "PFM-4": "84,71%"}


# -- budgets


def with_budget(kode: tuple[str, ...], belanja: Decimal | None, *, dua_sasaran: bool = False) -> Rekap:
    lain = replace(DAFTAR_BARIS[1], indikator=replace(DAFTAR_BARIS[1].indikator, sasaran="Sasaran lain"))
    rekap = make_rekap((SATU, lain if dua_sasaran else DAFTAR_BARIS[1]))
    anggaran = Anggaran(kode=kode[0], unit="B1", program="Program Contoh", pagu=Decimal(1000), daftar_kode=kode)
    isian = None if belanja is None else Isian(diketik=str(belanja), nilai=belanja)
    return replace(rekap, daftar_anggaran=(BarisAnggaran(anggaran=anggaran, unit_nama="Bidang Contoh", isian=isian),))


def test_efficiency_is_capaian_less_penyerapan_with_its_formula() -> None:
    bagian = below(say(with_budget(("K1", "K2"), Decimal(900))), "Program pendukung")
    assert table(bagian) == [("Program Contoh (K1, K2)", "Rp1.000", "Rp900", "94,68%", "90%", "4,68")]
    (rumus, pagu) = (satu.teks for satu in bagian if isinstance(satu, Catatan))
    assert rumus.startswith("Penyerapan = realisasi anggaran / pagu × 100. Selisih = capaian − penyerapan")
    assert pagu == "Pagu adalah pagu setahun, sedangkan capaian diukur terhadap target Triwulan I 2026."
    assert gaps(bagian) == ["penjelasan efisiensi penggunaan sumber daya sasaran ini"]


def test_of_a_year_no_word_is_said_about_the_part_of_it() -> None:
    rekap = replace(with_budget(("K1",), Decimal(900)), periode=Periode(2026, BagianTahun.TAHUN))
    assert [satu.teks for satu in say(rekap) if isinstance(satu, Catatan) and "setahun" in satu.teks] == []


def test_a_programme_of_two_sasaran_is_named_in_both_and_divided_in_neither() -> None:
    bagian = say(with_budget(("K1", "K2"), Decimal(900), dua_sasaran=True))
    for sasaran, lain in (("Meningkatnya layanan", "Sasaran lain"), ("Sasaran lain", "Meningkatnya layanan")):
        milik = below(below(bagian, sasaran), "Program pendukung")
        assert table(milik) == [("Program Contoh (K1, K2)", "Rp1.000", "Rp900", "–", "90%", "–")]
        assert facts(milik) == [
            f"Program Contoh (K1, K2) juga mendukung sasaran “{lain}”. Belanjanya tidak dibagi, sehingga selisihnya "
            "tidak dihitung."
        ]


def test_spending_that_is_not_known_is_a_gap_and_stays_out_of_the_total() -> None:
    rekap = with_budget(("K1",), Decimal(250))
    (satu,) = rekap.daftar_anggaran
    dua = replace(satu, isian=None, anggaran=replace(satu.anggaran, program="Program Lain", daftar_kode=("K2",)))
    bagian = below(say(replace(rekap, daftar_anggaran=(satu, dua))), "B. Realisasi Anggaran")
    assert [tuple(baris) for baris in table(bagian)] == [
        ("1.", "Program Contoh (K1)", "Bidang Contoh", "Rp1.000", "Rp250", "25%"),
        ("2.", "Program Lain (K2)", "Bidang Contoh", "Rp1.000", "–", "–"),
        ("", "Jumlah 1 baris yang realisasinya tercatat", "", "Rp1.000", "Rp250", "25%"),
    ]
    assert gaps(bagian) == ["realisasi anggaran 1 baris yang belum tercatat", "penjelasan realisasi anggaran"]


def test_a_rekap_without_budgets_names_the_programmes_of_its_indicators() -> None:
    rekap = replace(build_rekap(), daftar_anggaran=())
    bagian = below(below(say(rekap), "Meningkatnya akuntabilitas"), "Program pendukung")
    nama = "Program Penunjang Urusan Pemerintahan Daerah (SEK-1)"
    assert table(bagian)[0] == (nama, "Rp450.000.000", "–", "100%", "–", "–")


def test_a_rekap_without_indicators_is_a_chapter_of_gaps() -> None:
    bagian = say(make_rekap(()))
    assert facts(bagian) == []
    assert len(gaps(bagian)) == 2
    assert write_bab_tiga(bab(make_rekap(())))


# -- the paper


def test_the_first_page_counts_the_gaps_below_it() -> None:
    isi = build_bab_tiga()
    daftar = list(say_bab_tiga(isi))
    draf = list(say_draf(isi, daftar))
    assert draf[0].startswith("DRAF. Disusun otomatis pada 7 Oktober 2026 dari rekap versi 2 Triwulan III 2026,")
    assert f"seluruhnya {len(gaps(daftar))}." in draf[2]
    assert sum(int(baris.rsplit(": ", 1)[1]) for baris in draf[3:]) == len(gaps(daftar))


def test_headings_have_their_rank_and_letters_run_without_a_hole() -> None:
    judul = [satu for satu in say(build_rekap()) if isinstance(satu, Judul)]
    assert [satu.teks[:2] for satu in judul if satu.jenjang == 1] == ["A.", "B."]
    assert [satu.teks[0] for satu in judul if satu.jenjang == 2] == list("12345")
    assert "".join(satu.teks[0] for satu in judul if satu.jenjang == 3) == "abcde" + "abcdef" * 2 + "abcde" + "abcdef"


def test_wide_pages_lie_flat_and_every_picture_fits_and_has_words() -> None:
    surat = Document(io.BytesIO(write_bab_tiga(build_bab_tiga())))
    ukuran = [(bagian.page_width or 0, bagian.page_height or 0) for bagian in surat.sections]
    assert [lebar > tinggi for lebar, tinggi in ukuran] == [False, True, False]
    for gambar in surat.inline_shapes:
        assert gambar.width.cm <= 16
        assert gambar.height.cm <= 21
    daftar = surat.element.body.xpath(".//wp:docPr/@descr")
    assert len(daftar) == len(surat.inline_shapes)
    assert all(teks.startswith("Gambar ") for teks in daftar)


def test_a_gap_is_marked_as_with_a_pen_and_a_fact_is_not() -> None:
    surat = Document(io.BytesIO(write_bab_tiga(build_bab_tiga())))
    for paragraf in surat.paragraphs:
        sorot = {run.font.highlight_color for run in paragraf.runs}
        rumpang = paragraf.style is not None and paragraf.style.name == Gaya.RUMPANG
        assert sorot <= ({WD_COLOR_INDEX.YELLOW} if rumpang else {None}), paragraf.text


@pytest.mark.parametrize("banyak", [40])
def test_many_indicators_make_pictures_that_fit(banyak: int) -> None:
    daftar = tuple(
        replace(SATU, indikator=replace(SATU.indikator, kode=f"K{n}", nama="Persentase yang panjang sekali " * 6))
        for n in range(banyak)
    )
    surat = Document(io.BytesIO(write_bab_tiga(bab(make_rekap(daftar)))))
    assert len(surat.inline_shapes) == 2 + -(-banyak // 6)
    assert max(gambar.height.cm for gambar in surat.inline_shapes) <= 21
