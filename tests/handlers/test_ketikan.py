"""Texts that break things elsewhere: very long, HTML, formulas, right to left, NUL, blanks, half characters."""

import pytest

from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import TERISI

ANEH = (
    "<b>&\"'</b><script>",
    "&lt;b&gt; &amp; &#39;",
    "@SUM(A1)",
    "\u202eterbalik\u202c العربية",
    "👨\u200d👩\u200d👧 🇮🇩 ✅⚠️",
    "satu\x00dua",
    "satu\x01\x0b\x1bdua",
    "baris satu\r\nbaris dua\n\n\n",
)
BERBAHAYA = [
    "\n".join(ANEH),
    '=HYPERLINK("http://contoh")',
    "a" * 5_000,
    "&" * 4_096,
    "\n" * 40 + "x",
    "kata " * 1_000,
    "𝟏" * 2_048,
]
PENDEK = [teks[:12].encode("unicode_escape").decode() for teks in BERBAHAYA]


def typed(p: Percakapan, butir: str) -> list[str | None]:
    """What was kept as typed for that part, whatever the task or indicator."""
    isi = p.look(lambda store: [j for t in store.tugas.of_siklus(1) for j in store.jawaban.of_tugas(t.id)])
    return [satu.diketik for satu in isi if satu.butir == butir]


@only_sqlite
@pytest.mark.parametrize("teks", BERBAHAYA, ids=PENDEK)
def test_case_20_any_text_is_kept_as_typed_shown_whole_and_printed(di_langkah: DiLangkah, teks: str) -> None:
    """As a factor, a note, an arahan, and a name in the papers: the checker reads every word that was said."""
    p = di_langkah(TERISI)
    pengisi, tim, sekretaris = p.ponsel(dinas.PENGISI), p.ponsel(dinas.TIM), p.ponsel(dinas.SEKRETARIS)
    pengisi.tekan("Ubah")
    pengisi.tekan("B1-2")
    pengisi.ketik("1490")
    pengisi.ketik(teks)
    bersih = teks.replace("\x00", "").strip()
    assert bersih in typed(p, "faktor_penghambat")
    pengisi.tekan("Lewati")
    pengisi.ketik(teks)
    assert bersih in typed(p, "bukti")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Kirim")
    tim.tekan("Isi sekarang")
    tim.ketik(teks)
    assert typed(p, "catatan") == [bersih]
    tim.tekan("Kunci rekap")
    tim.tekan("Kirim ke Sekretaris")
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Unit")
    sekretaris.tekan("Bidang Contoh Satu")
    sekretaris.tekan("Lanjut")
    sekretaris.ketik(teks)
    assert p.look(lambda store: store.rekap.newest(1)).arahan == bersih  # type: ignore[union-attr] # it was just decided
    pengisi.tekan("Isi sekarang")
    assert len(draw_papers(p)) > 5


def test_the_same_texts_on_either_database(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    for teks in BERBAHAYA:
        pengisi.ketik(teks)
    pengisi.ketik("87,5%")
    pengisi.ketik("   ")
    pengisi.melihat("Belum ada yang tertulis. Mohon tulis singkat, atau tekan Lewati.")
    for teks in BERBAHAYA:
        pengisi.ketik(teks)
        for _ in range(2):
            pengisi.ketik("/batal")
        pengisi.tekan("Isi sekarang")
        if "Berapa realisasi" in pengisi.last():
            pengisi.ketik("n/a")
    assert p.look(lambda store: store.inbox.count_set_aside()) == 0


@only_sqlite
@pytest.mark.parametrize("teks", BERBAHAYA, ids=PENDEK)
def test_the_guided_talks_print_any_text(di_langkah: DiLangkah, teks: str) -> None:
    p = di_langkah(2)
    sekretaris, tim = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.TIM)
    sekretaris.tekan("Isi sekarang")
    sekretaris.tekan("Hari ini")
    for _ in range(3):
        sekretaris.ketik(teks)
    sekretaris.tekan("Lanjut")
    for _ in range(3):
        sekretaris.ketik(teks)
    sekretaris.tekan("Selesai")
    tim.tekan("Isi sekarang")
    for _ in range(2):
        tim.ketik(teks)
    assert len(draw_papers(p)) == 2


@pytest.mark.parametrize("nomor", ["1" * 121, "1/ND\n2/ND", "N" * 5_000])
def test_a_letter_number_is_one_line_that_a_book_can_hold(di_langkah: DiLangkah, nomor: str) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    kepala.ketik(nomor)
    kepala.melihat("Mohon tulis nomor surat dalam satu baris, paling panjang 120 huruf. Pertanyaan tetap menunggu.")
    kepala.ketik("1" * 120)
    assert kepala.last().startswith("<b>Untuk apa data dikumpulkan?</b> (2/4)")
