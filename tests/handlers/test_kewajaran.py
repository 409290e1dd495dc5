"""Odd figures: a reason or a correction is asked for, nothing true is blocked, and the answer goes to the rekap."""

from collections.abc import Mapping
from typing import Any

import pytest

from dokumen.lembar import read_buku
from handlers.orang.wewenang import BukanWewenang
from sop.kewajaran import Aturan
from sop.periode import Bagian, Periode
from storage.jawaban import JawabanBaru
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.tahap import TERISI
from tests.handlers.test_angka import ORANG, PERSEN, RASIO, RUPIAH, ask
from tests.kantor import NOW

pytestmark = only_sqlite
TANYA = "Bila benar, mohon tulis alasannya atau tekan Ya. Bila keliru, kirim angka yang benar atau tekan Bukan."
DI_BAWAH = "Capaiannya menjadi 1,33%, jauh di bawah target."


def kept(p: Percakapan, kode: str) -> list[tuple[str | None, list[str], str | None]]:
    """Every figure kept for that indicator: as typed, the rules that found it odd, the reason given."""

    def read(store: Store) -> list[tuple[str | None, list[str], str | None]]:
        jawaban = store.jawaban.of_siklus(store.siklus.running()[-1].id).get(kode, ())
        return [
            (satu.diketik, [temuan["aturan"] for temuan in satu.isi.get("temuan", ())], satu.isi.get("alasan"))
            for satu in jawaban
            if satu.butir == "realisasi"
        ]

    return p.look(read)


def test_a_figure_far_below_its_target_asks_for_a_reason_which_is_kept(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = ask(p, ORANG)
    pengisi.ketik("20")
    pengisi.melihat(f"""
        (tombol dilepas)
        —
        ⚠️ <b>20 orang (dua puluh) – apakah sudah benar?</b>
        • {DI_BAWAH}
        {TANYA}
        [Ya] [Bukan]
    """)
    assert kept(p, ORANG) == []
    pengisi.ketik("Kegiatan baru dimulai bulan Maret.")
    assert pengisi.last().startswith("Tercatat: <b>20 orang</b> (dua puluh). Capaian 1,33% – Sangat Rendah.")
    assert kept(p, ORANG) == [("20", ["di_bawah"], "Kegiatan baru dimulai bulan Maret.")]


@pytest.mark.parametrize("kata", ["Ya", "benar", "Betul!", "ya benar"])
def test_that_it_is_right_can_be_said_without_a_reason(di_langkah: DiLangkah, kata: str) -> None:
    p = di_langkah(7)
    pengisi = ask(p, ORANG)
    pengisi.ketik("20")
    if kata == "Ya":
        pengisi.tekan(kata)
    else:
        pengisi.ketik(kata)
    assert kept(p, ORANG) == [("20", ["di_bawah"], "")]


def test_a_figure_instead_of_a_reason_is_a_correction(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = ask(p, ORANG)
    pengisi.ketik("14800")
    assert "• Capaiannya menjadi 986,67%, jauh di atas target." in pengisi.last()
    pengisi.ketik("1480")
    assert kept(p, ORANG) == [("1480", [], None)]


def test_bukan_asks_the_figure_anew(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = ask(p, ORANG)
    pengisi.ketik("20")
    pengisi.tekan("Bukan")
    assert "Berapa realisasi indikator ini?" in pengisi.last()
    assert kept(p, ORANG) == []


@pytest.mark.parametrize("teks", ["salah", "12o", "ok", "?", "1480 atau 1490"])
def test_a_word_that_may_mean_anything_is_neither_reason_nor_figure(di_langkah: DiLangkah, teks: str) -> None:
    p = di_langkah(7)
    pengisi = ask(p, ORANG)
    pengisi.ketik("20")
    pengisi.layar.take_new()
    pengisi.ketik(teks)
    pengisi.melihat("⚠️ Mohon tulis alasannya dalam beberapa kata, kirim angka yang benar, atau tekan Ya atau Bukan.")
    assert kept(p, ORANG) == []
    pengisi.tekan("Ya")
    assert kept(p, ORANG) == [("20", ["di_bawah"], "")]


def test_a_part_larger_than_its_whole_is_questioned_and_may_be_true(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = ask(p, PERSEN)
    pengisi.ketik("16 dari 15")
    assert "• Pembilangnya lebih besar daripada penyebutnya." in pengisi.last()
    pengisi.ketik("Satu peserta mengikuti dua kali.")
    assert kept(p, PERSEN) == [("16 dari 15", ["pembilang"], "Satu peserta mengikuti dua kali.")]


def test_a_ratio_is_asked_for_its_two_counts_and_computed_from_them(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = ask(p, RASIO)
    pengisi.ketik("0,8")
    assert "• Pembilang dan penyebutnya belum ditulis, misalnya 12/15" in pengisi.last()
    pengisi.ketik("12 dari 15")
    assert pengisi.last().startswith("Tercatat: <b>0,8 rasio</b>")
    assert kept(p, RASIO) == [("12 dari 15", [], None)]


def earlier_figures(p: Percakapan, nilai: Mapping[str, str]) -> None:
    """The triwulan before this one, with its figures."""

    def write(store: Store) -> None:
        (sekarang,) = store.siklus.running()
        bagian = list(Bagian)[list(Bagian).index(sekarang.periode.bagian) - 1]
        lama = store.siklus.add(Periode(sekarang.periode.tahun, bagian), NOW)
        assert lama is not None
        store.siklus.finish(lama.id, NOW)
        tugas = store.tugas.of_siklus(sekarang.id)[0]
        for kode, angka in nilai.items():
            isi: dict[str, Any] = {"nilai": angka}
            baru = JawabanBaru(
                siklus_id=lama.id, tugas_id=tugas.id, indikator=kode, butir="realisasi", diketik=angka, isi=isi
            )
            store.jawaban.add(baru, pegawai_id=1, now=NOW, inbox_id=None)

    p.store(write)


@pytest.mark.parametrize(
    ("angka", "aturan", "kalimat"),
    [
        ("1480", ["sama"], "Sama persis dengan data sebelumnya ({}: 1.480 orang)."),
        ("1400", ["turun"], "Lebih kecil daripada data sebelumnya ({}: 1.480 orang), padahal dihitung sampai dengan"),
        ("2250", ["berubah"], "Berubah lebih dari 50% dari data sebelumnya ({}: 1.480 orang)."),
        ("1490", [], ""),
    ],
)
def test_a_figure_is_compared_with_the_triwulan_before(
    di_langkah: DiLangkah, angka: str, aturan: list[str], kalimat: str
) -> None:
    p = di_langkah(7)
    earlier_figures(p, {ORANG: "1480"})
    pengisi = ask(p, ORANG)
    pengisi.ketik(angka)
    if aturan:
        assert f"• {kalimat.format('Triwulan III 2025')}" in pengisi.last()
        pengisi.tekan("Ya")
    assert [satu[:2] for satu in kept(p, ORANG)] == [(angka, aturan)]


def show_rules(p: Percakapan) -> Ponsel:
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    admin.tekan("Pemeriksaan angka")
    return admin


def test_the_admin_switches_a_rule_off_and_on_again_with_a_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = show_rules(p)
    assert "10 dari 10 aturan berlaku" in admin.last()
    pesan, data = admin.layar.find_button("✅ Capaian < 50%")
    for _ in range(2):  # a second tap undoes nothing
        admin.tekan_data(data, pesan)
    assert "9 dari 10 aturan berlaku" in admin.last()
    pengisi = ask(p, ORANG)
    pengisi.ketik("20")
    assert kept(p, ORANG) == [("20", [], None)]
    admin.tekan("Capaian < 50%")
    assert "10 dari 10 aturan berlaku" in admin.last()

    def trail(store: Store) -> list[tuple[str, bool]]:
        rows = store.conn.exec_driver_sql("SELECT isi FROM jejak WHERE peristiwa = 'aturan_kewajaran' ORDER BY urut")
        return [(isi["aturan"], isi["berlaku"]) for isi in (_loads(baris.isi) for baris in rows)]

    assert p.look(trail) == [("di_bawah", False), ("di_bawah", True)]


def _loads(teks: str) -> dict[str, Any]:
    import json  # noqa: PLC0415 - the trail's own JSON, read past the repository

    hasil: dict[str, Any] = json.loads(teks)
    return hasil


@pytest.mark.parametrize("data", ["aturan", "aturan_mati:0", "aturan_nyala:0"])
def test_nobody_else_switches_rules(di_langkah: DiLangkah, data: str) -> None:
    p = di_langkah(7)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.layar.take_new()
    sekretaris.tekan_data(data)
    sekretaris.melihat(f"(jawaban tekan) {BukanWewenang.pesan}")


@pytest.mark.parametrize("data", [f"aturan_mati:{len(Aturan)}", "aturan_nyala:99", "aturan:0"])
def test_a_rule_there_is_not_is_no_rule(di_langkah: DiLangkah, data: str) -> None:
    admin = di_langkah(7).ponsel(dinas.ADMIN)
    admin.layar.take_new()
    admin.tekan_data(data)
    assert "tidak berlaku" in admin.layar.take_new()


def test_findings_and_answers_stand_in_the_rekap(di_langkah: DiLangkah) -> None:
    p = di_langkah(TERISI)
    pengisi, tim = p.ponsel(dinas.PENGISI), p.ponsel(dinas.TIM)
    for label, angka, alasan in (("B1-2", "20", "Kegiatan baru dimulai."), ("B1-3", "Rp1.000.000", "")):
        pengisi.tekan("Ubah")
        pengisi.tekan(label)
        pengisi.ketik(angka)
        if alasan:
            pengisi.ketik(alasan)
        else:
            pengisi.tekan("Ya")
        while "lalu tekan Kirim" not in pengisi.last():
            pengisi.tekan("Lewati")
    for nama in (dinas.PENGISI_SEK, dinas.PENGISI, dinas.PENGISI_DUA):
        p.ponsel(nama).tekan("Kirim")
    tim.tekan("Kunci rekap")
    ((_, berkas),) = draw_papers(p, lambda satu: satu.jenis == "rekap" and satu.berlaku)
    lembar = read_buku(berkas)["Pemeriksaan"]
    baris = [[str(sel.nilai) for sel in satu] for satu in lembar.daftar_baris]
    assert [satu[2:3] + satu[4:] for satu in baris if satu[2:3] and satu[2].startswith("B1-")] == [
        [ORANG, "20 orang", DI_BAWAH, "Kegiatan baru dimulai."],
        [
            RUPIAH,
            "Rp1.000.000",
            "Capaiannya menjadi 1,54%, jauh di bawah target.",
            "(dibenarkan oleh pengisi tanpa alasan tertulis)",
        ],
    ]
