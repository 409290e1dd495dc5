"""A figure that is passed over: why is asked, and stands in the summary and in the rekap; the arahan stands on top."""

from dokumen.lembar import read_buku
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers
from tests.handlers.tahap import TERISI

pytestmark = only_sqlite
_ALASAN = "Survei baru selesai bulan depan"


def test_a_figure_passed_over_is_asked_why_and_the_rekap_says_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI_DUA)
    pengisi.ketik("/isi")
    pengisi.tekan("Lewati")
    assert pengisi.last() == (
        "Realisasi dilewati.\n\n<b>Mengapa realisasinya dilewati?</b> (1/1)\nB2-1 · Indikator B2-1\n"
        "Alasannya tercantum dalam rekap. Tulis singkat, atau tekan Lewati."
    )
    pengisi.ketik(_ALASAN)
    assert pengisi.last().startswith("Alasan tercatat.\n\n<b>Mohon periksa isian")
    assert f"1. B2-1 – <i>belum diisi</i>: {_ALASAN}\n" in pengisi.last()
    pengisi.tekan("Kirim")
    pengisi.tekan("Ya")
    isian = p.look(lambda store: [satu.isi for satu in store.jejak.of_siklus(1) if satu.peristiwa == "isian"])
    assert isian[-1]["lewat"] == {"B2-1": _ALASAN}


def test_a_figure_instead_of_a_reason_is_not_kept_for_any_indicator(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.tekan("Lewati")
    pengisi.ketik("87,5%")
    assert pengisi.last().startswith("Angka ini belum dicatat, sebab yang ditanyakan adalah alasannya.")
    jawaban = p.look(lambda store: store.jawaban.of_siklus(1))
    assert [(satu.butir, satu.diketik) for satu in jawaban["B1-1"]] == [("realisasi", None)]
    pengisi.tekan("Lewati")
    assert pengisi.last().startswith("Alasan dilewati.\n\n<b>Berapa realisasi indikator ini?</b> (2/5)")


def test_the_reason_stands_in_the_workbook_of_the_rekap(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        pengisi = p.ponsel(nama)
        pengisi.ketik("/isi")
        while "lalu tekan Kirim" not in pengisi.last():
            if nama == dinas.PENGISI_DUA and "Mengapa" in pengisi.last():
                pengisi.ketik(_ALASAN)
            else:
                pengisi.tekan("Lewati")
        pengisi.tekan("Kirim")
        pengisi.tekan("Ya")
    p.ponsel(dinas.TIM).tekan("Kunci rekap")
    ((_, isi),) = draw_papers(p, lambda satu: satu.jenis == "rekap" and satu.berlaku)
    buku = read_buku(isi)
    rekap = {satu[3].teks.split(" ")[0]: satu[9].teks for satu in buku["Rekap"].daftar_baris[5:] if len(satu) > 9}
    assert rekap["B2-1"].endswith(f"Belum diisi. Alasan unit: {_ALASAN}")
    assert rekap["B1-1"].endswith("Belum diisi.")
    rincian = [(satu[1].teks, satu[3].teks, satu[4].teks) for satu in buku["Rincian"].daftar_baris[5:]]
    assert ("B2-1", "Alasan tidak diisi", _ALASAN) in rincian


def test_a_figure_that_stands_is_passed_over_without_a_reason(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.tekan("Ubah")
    pengisi.tekan("B1-2")
    pengisi.tekan("Lewati")
    assert pengisi.last().startswith("Realisasi dilewati; isian sebelumnya tetap.\n\n<b>Apa yang ")


def test_after_a_return_the_arahan_stands_on_top_and_the_old_value_beside(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris, pengisi = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.PENGISI)
    for label in ("Kembalikan", "Indikator", "B1-2", "Lanjut"):
        sekretaris.tekan(label)
    sekretaris.ketik("Mohon cocokkan dengan laporan triwulan.")
    pengisi.tekan("Isi sekarang")
    baris = pengisi.last().split("\n")
    assert baris[:3] == [
        "<b>Berapa realisasi indikator ini?</b> (2/5)",
        "↩️ Arahan: Mohon cocokkan dengan laporan triwulan.",
        "B1-2 · Indikator B1-2",
    ]
    assert "Isian sekarang: <b>1.500 orang</b>. Lewati untuk mempertahankannya." in baris
    pengisi.ketik("1490")
    for _ in range(3):
        pengisi.tekan("Lewati")
    assert "lalu tekan Kirim" in pengisi.last()  # nothing but what was returned is asked again


def test_a_link_and_then_files_are_all_proofs_of_one_indicator(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.ketik("87,5%")
    pengisi.tekan("Lewati")
    pengisi.ketik("https://contoh.go.id/laporan")
    pengisi.kirim("laporan.pdf", b"%PDF-1.4 laporan")
    pengisi.kirim_foto()
    assert "Bukti dukung B1-1 tercatat" in pengisi.last()

    def proofs(store: Store) -> list[str | None]:
        return [satu.diketik for satu in store.jawaban.of_siklus(1)["B1-1"] if satu.butir == "bukti"]

    bukti = p.look(proofs)
    assert bukti[:2] == ["https://contoh.go.id/laporan", "laporan.pdf"]
    assert len(bukti) == 3
