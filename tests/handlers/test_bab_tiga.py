"""After the approval: draft and graphs of Bab III reach Tim and Sekretaris, stay in the record, bother nobody else."""

import json
from dataclasses import replace

from sqlalchemy import text

from dokumen.daftar import load_isi
from dokumen.isi import BabTiga, GambarGrafik, JenisGrafik
from sop.instansi import Jabatan
from sop.peran import Peran
from sop.siklus import Keadaan
from storage.dokumen import Dokumen
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers, papers_made
from tests.handlers.percakapan import Percakapan

DRAF = "Bab III Laporan Kinerja (draf) versi 1 - Triwulan IV 2025.docx"
GRAFIK = "Grafik capaian versi 1 - Triwulan IV 2025.png"
LAPORAN = "Laporan hasil pengukuran kinerja - Triwulan IV 2025.docx"
REKAP = "Rekap versi 1 - Triwulan IV 2025.xlsx"


def came(p: Percakapan, nama: str) -> list[str]:
    """The files that came to somebody since the last look."""
    baru = p.ponsel(nama).layar.take_new()
    return [baris.removeprefix("(berkas) ") for baris in baru.splitlines() if baris.startswith("(berkas) ")]


def of_report(dokumen: Dokumen) -> bool:
    """What step 11 made."""
    return dokumen.langkah == 11


def approve(p: Percakapan) -> None:
    for ponsel in p.daftar_ponsel.values():
        ponsel.layar.take_new()
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")


@only_sqlite
def test_draft_and_graph_reach_tim_and_sekretaris_and_nobody_else(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    approve(p)
    dapat = {ponsel.nama: came(p, ponsel.nama) for ponsel in list(p.daftar_ponsel.values())}
    assert {nama: berkas for nama, berkas in dapat.items() if berkas} == {
        dinas.KEPALA: [LAPORAN],
        dinas.SEKRETARIS: [LAPORAN, DRAF, GRAFIK],
        dinas.SEKRETARIS_DUA: [LAPORAN, DRAF, GRAFIK],
        dinas.TIM: [DRAF, GRAFIK],
        dinas.TIM_DUA: [DRAF, GRAFIK],
    }


@only_sqlite
def test_they_come_without_a_sound_each_with_one_line(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    approve(p)
    semua = [json.loads(isi) for (isi,) in p.look(lambda store: store.conn.execute(text("SELECT isi FROM outbox")))]
    kami = [isi for isi in semua if "Bab III" in isi.get("teks", "") or "Grafik" in isi.get("teks", "")]
    assert len(kami) == 8
    assert all(isi["senyap"] and "\n" not in isi["teks"] for isi in kami)


@only_sqlite
def test_the_draft_is_made_of_the_version_that_was_approved(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    kertas = papers_made(p, of_report)
    assert [jenis for jenis, _ in kertas] == ["laporan", "bab_tiga", "gambar_grafik"]
    assert all(isi for _, isi in draw_papers(p, of_report))

    def read(store: Store) -> None:
        versi = store.rekap.newest(1)
        assert versi is not None
        isi = [load_isi(jenis, sumber.isi, sumber.rekap) for jenis, sumber in kertas]
        assert isinstance(isi[1], BabTiga)
        assert (isi[1].rekap, isi[1].sha256) == (versi.rekap, versi.sha256)
        assert isi[2] == GambarGrafik(rekap=versi.rekap, jenis=JenisGrafik.CAPAIAN)

    p.look(read)


@only_sqlite
def test_the_tasks_after_it_are_about_the_report_alone(di_langkah: DiLangkah) -> None:
    p = di_langkah(11)
    p.ponsel(dinas.KEPALA).layar.take_new()
    p.ponsel(dinas.KEPALA).ketik("/tugas")
    assert came(p, dinas.KEPALA) == [LAPORAN]
    p.ponsel(dinas.STAF).layar.take_new()
    p.ponsel(dinas.KEPALA).tekan("Terima laporan")
    assert came(p, dinas.STAF) == [LAPORAN]
    assert p.look(lambda store: {satu.keadaan for satu in store.tugas.of_siklus(1)}) == {
        Keadaan.SELESAI,
        Keadaan.TERBUKA,
    }


@only_sqlite
def test_rekap_brings_the_graph_once_the_version_is_approved(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    p.ponsel(dinas.STAF).ketik("/rekap")
    assert came(p, dinas.STAF)[-1:] == [REKAP]
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")
    p.ponsel(dinas.STAF).layar.take_new()
    p.ponsel(dinas.STAF).ketik("/rekap")
    assert came(p, dinas.STAF) == [REKAP, GRAFIK]


@only_sqlite
def test_whoever_is_both_sekretaris_and_tim_gets_them_once(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)

    def give_role(store: Store) -> None:
        penyiapan = dinas.build_dinas()
        merangkap = tuple(
            replace(orang, daftar_peran=(*orang.daftar_peran, Jabatan(peran=Peran.TIM, unit=None)))
            if orang.nama == dinas.SEKRETARIS
            else orang
            for orang in penyiapan.daftar_pegawai
        )
        write_penyiapan(store.conn, replace(penyiapan, daftar_pegawai=merangkap), store.instansi_id)

    p.store(give_role)
    approve(p)
    assert came(p, dinas.SEKRETARIS) == [LAPORAN, DRAF, GRAFIK]
