"""The whole story on SQLite and on PostgreSQL: twelve steps, a reminder, a return, a rekap and an archive to trust."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.table import _Row
from openpyxl import load_workbook

from bot.demo.cerita import ARAHAN, UNIT_DIKEMBALIKAN
from dokumen.arsip import verify_arsip
from sop.jejak import Jejak
from sop.peran import Peran
from sop.rekap import BarisRekap
from sop.siklus import Keadaan, Perintah
from storage.store import Store
from tests.perjalanan.conftest import Tamat

SIGN_OFFS = [
    (1, None, "selesai", "Kepala Dinas", "Arung"),
    (2, None, "selesai", "Sekretaris", "Melati"),
    (3, None, "selesai", "Tim Penyusun LAKIP", "Bahar"),
    (4, None, "selesai", "Tim Penyusun LAKIP", "Bahar"),
    (5, None, "selesai", "Tim Penyusun LAKIP", "Bahar"),
    (6, "SEK", "terima", "Bidang", "Dahlia"),
    (6, "RESOS", "terima", "Bidang", "Elang"),
    (6, "LINJAMSOS", "terima", "Bidang", "Fajar"),
    (6, "DAYASOS", "terima", "Bidang", "Gita"),
    (6, "PFM", "terima", "Bidang", "Harun"),
    (6, None, "selesai", "Staf", "Cakra"),
    (7, "SEK", "kirim", "Bidang", "Dahlia"),
    (7, "RESOS", "kirim", "Bidang", "Elang"),
    (7, "LINJAMSOS", "kirim", "Bidang", "Fajar"),
    (7, "PFM", "kirim", "Bidang", "Harun"),
    (7, "DAYASOS", "kirim", "Bidang", "Gita"),
    (8, None, "kunci", "Tim Penyusun LAKIP", "Bahar"),
    (9, None, "sampaikan", "Tim Penyusun LAKIP", "Bahar"),
    (10, None, "kembalikan_unit", "Sekretaris", "Melati"),
    (7, "RESOS", "kirim", "Bidang", "Elang"),
    (8, None, "kunci", "Tim Penyusun LAKIP", "Bahar"),
    (9, None, "sampaikan", "Tim Penyusun LAKIP", "Bahar"),
    (10, None, "setuju", "Sekretaris", "Melati"),
    (11, None, "terima_laporan", "Kepala Dinas", "Arung"),
    (12, None, "arsipkan", "Staf", "Cakra"),
]

REMINDED = [
    (1, None, 1, "2026-10-05T00:10"),
    (7, "DAYASOS", 0, "2026-10-06T01:30"),
    (7, "DAYASOS", 1, "2026-10-06T03:30"),
]

# Target, realisasi and capaian reckoned by hand from what the units typed.
REKAP = {
    "SEK-1": ("BB", "BB", 100, "Sangat Tinggi"),
    "SEK-2": (70, 71.25, 101.79, "Sangat Tinggi"),
    "SEK-3": (0, 0, "tidak dihitung", "–"),
    "SEK-4": ("–", "–", "tidak dihitung", "–"),
    "RESOS-1": (70, 68, 97.14, "Sangat Tinggi"),
    "RESOS-2": (70, 70, 100, "Sangat Tinggi"),
    "RESOS-3": (1.75, 1.5, 85.71, "Tinggi"),
    "RESOS-4": (10, 12, 80, "Tinggi"),
    "LINJAMSOS-1": (100, 100, 100, "Sangat Tinggi"),
    "LINJAMSOS-2": (24, 20, 120, "Sangat Tinggi"),
    "LINJAMSOS-3": (1900, 1950, 102.63, "Sangat Tinggi"),
    "LINJAMSOS-4": ("80–90%", 84.5, 100, "Sangat Tinggi"),
    "DAYASOS-1": (50, 50, 100, "Sangat Tinggi"),
    "DAYASOS-2": (200_000_000, 215_500_000, 107.75, "Sangat Tinggi"),
    "DAYASOS-3": (15, 14, 93.33, "Sangat Tinggi"),
    "DAYASOS-4": (11, 11, 100, "Sangat Tinggi"),
    "PFM-1": (90, 88.4, 98.22, "Sangat Tinggi"),
    "PFM-2": (10, 9.5, 5, "–"),
    "PFM-3": (350_000_000, 352_500_000, 100.71, "Sangat Tinggi"),
    "PFM-4": (0.7, 0.72, 102.86, "Sangat Tinggi"),
}


def trail(store: Store) -> list[Jejak]:
    """What the one cycle left behind."""
    siklus = store.siklus.newest()
    assert siklus is not None
    return list(store.jejak.of_siklus(siklus.id))


def newest_file(tamat: Tamat, peran: Peran, awal: str, akhir: str) -> bytes:
    """The last file of that name on somebody's phone."""
    berkas = [satu for satu in tamat.panggung.phone(peran).files() if satu.name.startswith(awal)]
    return [satu.content for satu in berkas if satu.name.endswith(akhir)][-1]


def test_every_step_is_signed_off_once_in_order_by_whom_it_concerns(tamat: Tamat) -> None:
    with tamat.store() as store:
        signed = [
            (
                satu.isi["langkah"],
                satu.isi["unit"],
                satu.peristiwa,
                satu.peran,
                store.orang.name_of(satu.pegawai_id).removesuffix(" (contoh)"),
            )
            for satu in trail(store)
            if satu.peristiwa in set(Perintah)
        ]
    assert signed == SIGN_OFFS


def test_the_cycle_is_over_and_no_task_is_open(tamat: Tamat) -> None:
    with tamat.store() as store:
        siklus = store.siklus.newest()
        assert siklus is not None
        assert siklus.tamat_pada == tamat.panggung.clock.now()
        keadaan = [(tugas.langkah, tugas.keadaan) for tugas in store.tugas.of_siklus(siklus.id)]
    assert sorted(keadaan) == sorted((langkah, Keadaan.SELESAI) for langkah, *_ in SIGN_OFFS)


def test_the_trail_is_intact(tamat: Tamat) -> None:
    with tamat.store() as store:
        assert store.jejak.first_break() is None


def test_nothing_waits_and_nothing_was_set_aside(tamat: Tamat) -> None:
    with tamat.store() as store:
        assert store.inbox.count_open() == store.inbox.count_set_aside() == 0
        assert store.outbox.count_waiting() == store.outbox.count_set_aside() == 0


def test_who_was_late_and_nobody_else_is_reminded(tamat: Tamat) -> None:
    with tamat.store() as store:
        reminded = [
            (satu.isi["langkah"], satu.isi["unit"], satu.isi["ke"], f"{satu.pada:%Y-%m-%dT%H:%M}")
            for satu in trail(store)
            if satu.peristiwa == "pengingat"
        ]
    assert reminded == REMINDED


def test_the_reminder_says_what_is_late_since_when_and_by_how_much(tamat: Tamat) -> None:
    terlambat = tamat.panggung.phone(Peran.BIDANG, "DAYASOS")
    assert [teks for teks in tamat.rekaman.said_to(terlambat) if "Pengingat" in teks] == [
        "⏳ Pengingat: mohon selesaikan langkah 7, Pengisian format.\n"
        "Triwulan III 2026 · Bidang Pemberdayaan Sosial\n"
        "Paling lambat Selasa, 6 Oktober 2026 pukul 10.40 WITA; sisa 1 jam 10 menit waktu kerja.\n"
        "Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas.",
        "⏳ Pengingat: mohon selesaikan langkah 7, Pengisian format.\n"
        "Triwulan III 2026 · Bidang Pemberdayaan Sosial\n"
        "Waktunya habis Selasa, 6 Oktober 2026 pukul 10.40 WITA; terlambat 50 menit waktu kerja.\n"
        "Silakan tekan tombol di bawah ini; keterangan lengkap melalui /tugas.",
    ]


def test_a_return_with_arahan_reaches_that_unit_and_no_other(tamat: Tamat) -> None:
    menerima = {phone.name for phone in tamat.panggung.sim.phones if _got_back(tamat.rekaman.said_to(phone))}
    with tamat.store() as store:
        pengisi = {orang.nama for orang in store.orang.holders(Peran.BIDANG, UNIT_DIKEMBALIKAN)}
        tugas = store.tugas.of_siklus(trail(store)[0].siklus_id or 0)
    assert menerima == pengisi
    assert {satu.unit for satu in tugas if satu.langkah == 7 and satu.putaran == 2} == {UNIT_DIKEMBALIKAN}


def test_the_second_version_differs_in_the_one_figure_that_was_corrected(tamat: Tamat) -> None:
    with tamat.store() as store:
        siklus_id = trail(store)[0].siklus_id or 0
        satu, dua = (store.rekap.get(siklus_id, versi) for versi in (1, 2))
        assert store.rekap.get(siklus_id, 3) is None
    assert satu is not None
    assert dua is not None
    assert (satu.keputusan, satu.arahan, dua.keputusan, dua.arahan) == ("dikembalikan", ARAHAN, "disetujui", "")
    pasangan = zip(satu.rekap.daftar_baris, dua.rekap.daftar_baris, strict=True)
    assert [b.indikator.kode for a, b in pasangan if _figures(a) != _figures(b)] == ["RESOS-1"]


def test_the_workbook_lists_what_changed_since_the_first_version(tamat: Tamat) -> None:
    lembar = load_workbook(BytesIO(newest_file(tamat, Peran.SEKRETARIS, "Rekap", ".xlsx")))["Perubahan"]
    baris = list(lembar.iter_rows(values_only=True))
    kepala = next(nomor for nomor, satu in enumerate(baris) if satu[0] == "No")
    assert [satu[2:3] + satu[4:] for satu in baris[kepala + 1 :] if satu[0]] == [
        ("RESOS-1", "realisasi", "62,5%", "68%"),
        ("RESOS-1", "capaian", "89,29% (Tinggi)", "97,14% (Sangat Tinggi)"),
    ]


@pytest.mark.parametrize("peran", [Peran.SEKRETARIS, Peran.TIM])
def test_the_workbook_holds_the_figures_and_categories_of_every_unit(tamat: Tamat, peran: Peran) -> None:
    lembar = load_workbook(BytesIO(newest_file(tamat, peran, "Rekap", ".xlsx")), data_only=True)["Rekap"]
    baris = [satu for satu in lembar.iter_rows(values_only=True) if isinstance(satu[0], int)]
    assert {str(satu[3]).split()[0]: satu[5:9] for satu in baris} == REKAP


@pytest.mark.parametrize("peran", [Peran.STAF, Peran.TIM])
def test_the_archive_verifies(tamat: Tamat, peran: Peran, tmp_path: Path) -> None:
    arsip = tmp_path / "arsip.zip"
    arsip.write_bytes(newest_file(tamat, peran, "Arsip", ".zip"))
    assert verify_arsip(arsip) == ()


def test_the_archive_holds_the_draft_of_bab_iii_and_the_graphs_as_they_were_sent(tamat: Tamat) -> None:
    draf = newest_file(tamat, Peran.TIM, "Bab III", ".docx")
    with ZipFile(BytesIO(newest_file(tamat, Peran.STAF, "Arsip", ".zip"))) as arsip:
        isi = {Path(nama).name: arsip.read(nama) for nama in arsip.namelist() if nama.startswith("11 ")}
    assert sorted(isi) == [
        "Bab III Laporan Kinerja (draf) versi 2 - Triwulan III 2026.docx",
        "Grafik antar tahun versi 2 - Triwulan III 2026.png",
        "Grafik capaian versi 2 - Triwulan III 2026.png",
        "Laporan hasil pengukuran kinerja - Triwulan III 2026.docx",
    ]
    assert isi["Bab III Laporan Kinerja (draf) versi 2 - Triwulan III 2026.docx"] == draf
    assert newest_file(tamat, Peran.SEKRETARIS, "Bab III", ".docx") == draf
    assert newest_file(tamat, Peran.SEKRETARIS, "Grafik", ".png") in isi.values()


@pytest.mark.parametrize("letak", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
def test_the_archive_with_one_bit_flipped_does_not_verify(tamat_sqlite: Tamat, letak: float, tmp_path: Path) -> None:
    isi = bytearray(newest_file(tamat_sqlite, Peran.STAF, "Arsip", ".zip"))
    isi[int(letak * (len(isi) - 1))] ^= 1
    arsip = tmp_path / "arsip.zip"
    arsip.write_bytes(isi)
    assert verify_arsip(arsip) != ()


def test_no_phone_shows_a_button_any_more(tamat: Tamat) -> None:
    sisa = {(phone.name, satu.text, satu.buttons) for phone in tamat.panggung.sim.phones for satu in phone.received}
    assert {satu for satu in sisa if satu[2]} == set()


def test_both_databases_tell_the_same_story(tamat_sqlite: Tamat, tamat_postgresql: Tamat) -> None:
    assert tamat_postgresql.rekaman.by_nama == tamat_sqlite.rekaman.by_nama


def _got_back(daftar_teks: list[str]) -> bool:
    """Whether somebody was given a form to fill in again."""
    return any(f"Arahan Sekretaris: {ARAHAN}" in teks for teks in daftar_teks)


def _figures(baris: BarisRekap) -> object:
    return baris.isian and (baris.isian.diketik, baris.isian.nilai), baris.target, baris.capaian


def test_every_sign_off_rests_on_files_that_are_in_the_archive(tamat: Tamat) -> None:
    """The hash of what was signed is that of a file in the archive, byte for byte what the signer had seen."""
    with ZipFile(BytesIO(newest_file(tamat, Peran.STAF, "Arsip", ".zip"))) as arsip:
        sidik = {sha256(arsip.read(nama)).hexdigest() for nama in arsip.namelist()}
    with tamat.store() as store:
        dasar = {
            (satu.isi["langkah"], satu.isi["unit"] or ""): satu.isi["dasar"]
            for satu in trail(store)
            if satu.peristiwa in set(Perintah)
        }
    assert [satu["nama"] for semua in dasar.values() for satu in semua if satu["sha256"] not in sidik] == []
    assert {langkah for (langkah, _), semua in dasar.items() if semua} == set(range(1, 13))


def test_the_sheet_of_attestations_lists_every_sign_off(tamat: Tamat) -> None:
    with ZipFile(BytesIO(newest_file(tamat, Peran.STAF, "Arsip", ".zip"))) as arsip:
        (nama,) = [satu for satu in arsip.namelist() if "Lembar pengesahan" in satu]
        tabel = Document(BytesIO(arsip.read(nama))).tables[0]
    lembar = [(sel[1].split(".")[0], sel[2].split("\n")[0]) for sel in (_texts(baris) for baris in tabel.rows[1:])]
    assert lembar == [(str(langkah), f"{nama} (contoh)") for langkah, _, _, _, nama in SIGN_OFFS]


def test_no_letter_of_the_archive_has_an_empty_field(tamat: Tamat) -> None:
    """A checklist ticks one of two cells, and the draft of Bab III marks what a person must write."""
    kosong: list[tuple[str, list[str]]] = []
    with ZipFile(BytesIO(newest_file(tamat, Peran.STAF, "Arsip", ".zip"))) as arsip:
        surat = [nama for nama in arsip.namelist() if nama.endswith(".docx") and "Bab III" not in nama]
        assert len(surat) == 13
        for nama in surat:
            dokumen = Document(BytesIO(arsip.read(nama)))
            for baris in (_texts(satu) for tabel in dokumen.tables for satu in tabel.rows):
                isi = [sel for sel in baris if sel != "√"] if "√" in baris else baris
                if isi.count("") > ("√" in baris):
                    kosong.append((nama, baris))
    assert kosong == []


def _texts(baris: _Row) -> list[str]:
    return [sel.text for sel in baris.cells]
