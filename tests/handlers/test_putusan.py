"""Who decided what when stands in each version's workbook: handed in, locked, reported, returned, and why."""

from dokumen.lembar import read_buku
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers
from tests.handlers.siklus_berjam import ARAHAN, play

pytestmark = only_sqlite
_HARI = "Januari 2026 pukul"


def test_the_second_version_says_who_returned_the_first_and_what_came_after(di_langkah: DiLangkah) -> None:
    p = play(di_langkah)
    semua = draw_papers(p, lambda satu: satu.jenis == "rekap" and "versi 2" in satu.nama and "draf" not in satu.nama)
    lembar = read_buku(semua[-1][1])["Keputusan"]
    baris = [[str(sel.nilai) for sel in satu[1:]] for satu in lembar.daftar_baris[5:]]
    assert [(satu[1], satu[2], satu[3], satu[4], satu[5]) for satu in baris] == [
        ("7", "menyerahkan isian", dinas.PENGISI_SEK, "Bidang", "Sekretariat"),
        ("7", "menyerahkan isian", dinas.PENGISI_DUA, "Bidang", "Bidang Contoh Dua"),
        ("7", "menyerahkan isian", dinas.PENGISI, "Bidang", "Bidang Contoh Satu"),
        ("8", "mengunci rekap versi 1", dinas.TIM, "Tim Penyusun LAKIP", "–"),
        ("9", "menyampaikan rekap versi 1", dinas.TIM, "Tim Penyusun LAKIP", "–"),
        ("10", "mengembalikan rekap versi 1 kepada unit", dinas.SEKRETARIS, "Sekretaris", "–"),
        ("7", "menyerahkan isian", dinas.PENGISI, "Bidang", "Bidang Contoh Satu"),
        ("8", "mengunci rekap versi 2", dinas.TIM, "Tim Penyusun LAKIP", "–"),
    ]
    assert baris[5][0] == f"Senin, 26 {_HARI} 08.45 WITA"
    assert baris[5][6:] == ["B1-2", ARAHAN]
    assert baris[-1][6:] == ["–", "–"]
