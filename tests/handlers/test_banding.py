"""The workbook way in the chat: what differs, what is odd, one confirmation, and how few messages it takes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from dokumen.format_isian import FormatIsian, FormatUnit, read_format
from dokumen.format_isian.tulis import write_format
from sop.indikator import Indikator
from sop.penetapan import Dasar
from sop.periode import Bagian, Periode
from storage import tables
from storage.jawaban import Jawaban
from storage.penyiapan import read_penyiapan, write_penyiapan
from storage.store import Store
from tests.dokumen.buku import Isi, edit_buku
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.kertas import draw_papers
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.kantor import NOW, build_indikator

pytestmark = only_sqlite
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PERIODE = Periode(2025, Bagian.TW_IV)
PAGU = Decimal(50000000)
DASAR = Dasar(alasan="Penyesuaian", nomor="1/PK/2025", sejak=date(2025, 12, 1))


def put_indikator(p: Percakapan, unit: str, baru: Iterable[Indikator]) -> None:
    """From now on the unit has these indicators."""

    def change(store: Store) -> None:
        lama = read_penyiapan(store.conn, store.instansi_id)
        assert lama is not None
        lain = tuple(satu for satu in lama.daftar_indikator if satu.unit != unit)
        penyiapan = replace(lama, daftar_indikator=(*lain, *baru))
        write_penyiapan(store.conn, penyiapan, store.instansi_id, dasar=DASAR, now=NOW)

    p.store(change)


def expected(p: Percakapan) -> FormatIsian:
    """The format of unit B1 as the bot would make it now."""

    def read(store: Store) -> FormatIsian:
        daftar = tuple(satu.indikator for satu in store.instansi.daftar_indikator("B1"))
        return FormatIsian(
            instansi="Dinas Contoh",
            periode=PERIODE,
            zona="Asia/Makassar",
            daftar_unit=(FormatUnit(kode="B1", nama="Bidang Contoh Satu", daftar_indikator=daftar),),
            dibuat_pada=NOW,
        )

    return p.look(read)


def send(p: Percakapan, sel: Mapping[str, Isi]) -> Ponsel:
    """The filler of B1 sends the format with those cells filled in."""
    pengisi = p.ponsel(dinas.PENGISI)
    buku = edit_buku(write_format(expected(p)), {f"B1!{alamat}": nilai for alamat, nilai in sel.items()})
    pengisi.kirim("format.xlsx", buku, mime=XLSX)
    return pengisi


def answers(p: Percakapan, kode: str, butir: str) -> list[Jawaban]:
    """What was kept of that part of an indicator, oldest first."""

    def read(store: Store) -> list[Jawaban]:
        (siklus,) = store.siklus.running()
        return [satu for satu in store.jawaban.of_siklus(siklus.id).get(kode, ()) if satu.butir == butir]

    return p.look(read)


def all_of(p: Percakapan, kode: str) -> list[Jawaban]:
    """Everything that was kept of an indicator."""

    def read(store: Store) -> list[Jawaban]:
        (siklus,) = store.siklus.running()
        return list(store.jawaban.of_siklus(siklus.id)[kode])

    return p.look(read)


def id_of(p: Percakapan, nama: str) -> int:
    return p.look(lambda store: next(satu.id for satu in store.orang.all() if satu.nama == nama))


def count_messages(p: Percakapan) -> int:
    """How many messages and presses came in from anybody so far."""
    return p.look(lambda store: int(store.conn.execute(select(func.count()).select_from(tables.inbox)).scalar_one()))


def with_budget(p: Percakapan) -> None:
    """B1-1 and B1-2 share a programme, B1-3 has none."""
    satu, dua, tiga = (build_indikator(f"B1-{nomor}", "B1", Decimal(100), satuan="orang") for nomor in (1, 2, 3))
    berpagu = (replace(indikator, program="Program Contoh", pagu=PAGU) for indikator in (satu, dua))
    put_indikator(p, "B1", (*berpagu, tiga))


DELAPAN = tuple(build_indikator(f"B1-{nomor}", "B1", Decimal(100), satuan="orang") for nomor in range(1, 9))


def test_a_unit_of_eight_takes_at_most_three_messages_an_indicator_in_the_chat(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    put_indikator(p, "B1", DELAPAN)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    sebelum = count_messages(p)
    for indikator in DELAPAN:
        assert indikator.kode in pengisi.last()
        pengisi.ketik("105")
        pengisi.ketik("Dukungan semua pihak")
        pengisi.ketik("Laporan tahunan")
    assert "lalu tekan Kirim" in pengisi.last()
    assert count_messages(p) - sebelum == 3 * len(DELAPAN)


def test_a_unit_of_eight_takes_two_messages_in_all_by_a_workbook(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    put_indikator(p, "B1", DELAPAN)
    sebelum = count_messages(p)
    sel: dict[str, Isi] = {f"J{nomor}": "105" for nomor in range(7, 15)}
    pengisi = send(p, sel | {"M7": "Dukungan semua pihak", "P7": "Laporan tahunan"})
    pengisi.tekan("Ya")
    assert pengisi.last().startswith("8 indikator dari berkas tersimpan.\n\n<b>Mohon periksa isian Bidang Contoh Satu")
    assert "Kirim" in pengisi.layar.labels()
    assert count_messages(p) - sebelum == 2
    pengisi.tekan("Kirim")
    assert count_messages(p) - sebelum == 3


def test_what_differs_from_before_is_shown_beside_it_and_the_same_is_counted(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    sel: dict[str, Isi] = {"J7": "87,5%", "J8": 1490, "J9": "Rp65.000.000", "M7": "Anggaran cukup"}
    send(p, sel).tekan("Ya")
    pengisi = send(p, sel | {"J8": 1500, "M7": "Dukungan semua pihak", "J11": "BB"})
    pengisi.melihat("""
        (tombol dilepas)
        —
        <b>Terbaca 4 indikator dari berkas. Simpan?</b>
        1. B1-1 – 87,5% → 100%; berubah: Faktor pendorong
        2. B1-2 – semula 1.490 orang, menjadi 1.500 orang → 100%
        3. B1-5 – BB → 100%
        1 indikator sama dengan isian sekarang.
        Tekan Ya untuk menyimpan yang terbaca, atau Bukan untuk membatalkan.
        [Ya] [Bukan]
    """)


def test_an_odd_figure_is_named_and_kept_with_its_reason_or_with_none(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = send(p, {"J7": "20%", "R7": "Kegiatan baru dimulai bulan Maret.", "J8": 20, "J9": 66000000})
    pengisi.melihat("""
        <b>Terbaca 3 indikator dari berkas. Simpan?</b>
        1. B1-1 – 20% → 22,86%
        2. B1-2 – 20 orang → 1,33%
        3. B1-3 – Rp66.000.000 → 101,54%
        Mohon periksa, angka berikut tidak biasa; Ya berarti angkanya benar:
        • B1-1: Capaiannya menjadi 22,86%, jauh di bawah target. Sudah dijelaskan.
        • B1-2: Capaiannya menjadi 1,33%, jauh di bawah target.
        Tekan Ya untuk menyimpan yang terbaca, atau Bukan untuk membatalkan.
        [Ya] [Bukan]
    """)
    pengisi.tekan("Ya")
    (satu,), (dua,), (tiga,) = (answers(p, kode, "realisasi") for kode in ("B1-1", "B1-2", "B1-3"))
    assert [temuan["aturan"] for temuan in satu.isi["temuan"]] == ["di_bawah"]
    assert (satu.isi["alasan"], dua.isi["alasan"]) == ("Kegiatan baru dimulai bulan Maret.", "")
    assert "temuan" not in tiga.isi


def test_an_odd_figure_sent_again_keeps_the_reason_it_was_given(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    send(p, {"J8": 20, "R8": "Kegiatan baru dimulai bulan Maret."}).tekan("Ya")
    send(p, {"J8": 20, "O8": "Dipercepat"}).tekan("Ya")
    assert [satu.isi["alasan"] for satu in answers(p, "B1-2", "realisasi")] == ["Kegiatan baru dimulai bulan Maret."]


def test_what_a_workbook_repeats_stays_with_whoever_gave_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = send(p, {"J7": "87,5%", "K7": 35, "L7": 40, "M7": "Anggaran cukup", "J8": 1490, "J10": "12/15"})
    pengisi.tekan("Ya")
    sebelum = {kode: all_of(p, kode) for kode in ("B1-1", "B1-2", "B1-4")}
    lain = p.ponsel(dinas.PENGISI_LAIN)
    buku = edit_buku(
        write_format(expected(p)), {"B1!J7": 87.5, "B1!M7": "Anggaran cukup", "B1!J8": 1500, "B1!J10": 0.8}
    )
    lain.kirim("format.xlsx", buku, mime=XLSX)
    assert "2 indikator sama dengan isian sekarang.\n" in lain.last()
    lain.tekan("Ya")
    assert lain.last().startswith("1 indikator dari berkas tersimpan; 2 indikator lain tetap seperti semula.\n")
    assert (all_of(p, "B1-1"), all_of(p, "B1-4")) == (sebelum["B1-1"], sebelum["B1-4"])
    (baru,) = all_of(p, "B1-2")[len(sebelum["B1-2"]) :]
    assert (baru.butir, baru.diketik, baru.pegawai_id) == ("realisasi", "1500", id_of(p, dinas.PENGISI_LAIN))
    pengisi.kirim("format.xlsx", buku, mime=XLSX)
    pengisi.tekan("Ya")
    assert pengisi.last().startswith("Tidak ada yang berubah: isian 3 indikator tetap seperti semula.\n")


def test_an_explanation_given_later_keeps_the_two_counts_of_the_figure(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    send(p, {"J7": "20%", "K7": 8, "L7": 40}).tekan("Ya")
    pengisi = send(p, {"J7": "20%", "R7": "Kegiatan baru dimulai bulan Maret."})
    assert "1. B1-1 – 20% → 22,86%; berubah: Penjelasan\n" in pengisi.last()
    pengisi.tekan("Ya")
    terakhir = answers(p, "B1-1", "realisasi")[-1].isi
    assert (terakhir["pembilang"], terakhir["penyebut"]) == ("8", "40")
    assert terakhir["alasan"] == "Kegiatan baru dimulai bulan Maret."


def test_a_returned_figure_that_a_workbook_repeats_is_confirmed_and_stays_its_authors(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris, lain = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.PENGISI_LAIN)
    for label in ("Kembalikan", "Unit", "Bidang Contoh Satu", "Lanjut"):
        sekretaris.tekan(label)
    sekretaris.ketik("Mohon diperiksa kembali.")
    sel: dict[str, Isi] = {"J7": "87,5%", "J8": 1500, "J9": 65000000, "J10": "12/15", "J11": "B"}
    buku = edit_buku(write_format(expected(p)), {f"B1!{alamat}": nilai for alamat, nilai in sel.items()})
    lain.kirim("format.xlsx", buku, mime=XLSX)
    lain.tekan("Ya")
    assert lain.last().startswith("1 indikator dari berkas tersimpan; 4 indikator lain tetap seperti semula.\n")
    assert "lalu tekan Kirim" in lain.last()
    semua = {kode: [satu for satu in answers(p, kode, "realisasi") if satu.diketik] for kode in ("B1-1", "B1-5")}
    assert [satu.pegawai_id for satu in semua["B1-1"]] == [id_of(p, dinas.PENGISI)]
    assert [satu.pegawai_id for satu in semua["B1-5"]] == [id_of(p, dinas.PENGISI), id_of(p, dinas.PENGISI_LAIN)]


def test_a_rule_that_is_switched_off_finds_nothing_in_a_workbook_either(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    p.ponsel(dinas.ADMIN).ketik("/admin")
    p.ponsel(dinas.ADMIN).tekan("Pemeriksaan angka")
    p.ponsel(dinas.ADMIN).tekan("✅ Capaian < 50%")
    pengisi = send(p, {"J8": 20})
    assert "tidak biasa" not in pengisi.last()
    pengisi.tekan("Ya")
    assert "temuan" not in answers(p, "B1-2", "realisasi")[0].isi


def test_an_explanation_of_a_figure_that_is_not_odd_is_not_lost(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    send(p, {"J8": 1490, "R8": "Data per 31 Desember"}).tekan("Ya")
    (satu,) = answers(p, "B1-2", "realisasi")
    assert satu.isi["keterangan"] == "Data per 31 Desember"


def test_a_budget_is_kept_beside_the_figure_or_alone(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    with_budget(p)
    pengisi = send(p, {"U7": "Rp45.000.000"})
    assert "1. B1-1 – anggaran Rp45.000.000\n" in pengisi.last()
    pengisi.tekan("Ya")
    assert "Berapa realisasi indikator ini?</b> (1/3)" in pengisi.last()
    (satu,) = answers(p, "B1-1", "anggaran")
    assert (satu.diketik, satu.isi) == ("Rp45.000.000", {"nilai": "45000000", "keterangan": ""})
    assert answers(p, "B1-1", "realisasi") == []


def test_a_budget_that_changes_and_one_beyond_the_pagu_are_shown(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    with_budget(p)
    send(p, {"U7": "Rp45.000.000"}).tekan("Ya")
    pengisi = send(p, {"J7": 100, "U7": "Rp60.000.000", "R7": "Ada pergeseran anggaran", "J8": 99, "J9": 98})
    assert "1. B1-1 – 100 orang → 100%; anggaran semula Rp45.000.000, menjadi Rp60.000.000\n" in pengisi.last()
    assert "• B1-1: Realisasi anggaran: lebih besar daripada pagu (Rp50.000.000). Sudah dijelaskan.\n" in pengisi.last()
    pengisi.tekan("Ya")
    assert "lalu tekan Kirim" in pengisi.last()
    terakhir = answers(p, "B1-1", "anggaran")[-1]
    assert (terakhir.isi["nilai"], terakhir.isi["alasan"]) == ("60000000", "Ada pergeseran anggaran")


def test_a_budget_that_a_filled_row_leaves_out_is_offered_below_the_summary(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    with_budget(p)
    pengisi = send(p, {"J7": 100, "J8": 99, "J9": 98})
    pengisi.tekan("Ya")
    assert "Realisasi anggaran: 0 dari 2 program terisi." in pengisi.last()
    assert answers(p, "B1-1", "anggaran") == answers(p, "B1-2", "anggaran") == []


def test_the_form_as_handed_in_reads_back_alike_with_its_budget_and_reason(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    with_budget(p)
    pengisi = send(p, {"J7": 20, "R7": "Baru dimulai", "U7": "Rp45.000.000", "J8": 99, "J9": 98})
    pengisi.tekan("Ya")
    pengisi.tekan("Kirim")
    ((_, berkas),) = draw_papers(p, lambda satu: satu.nama.startswith("Format terisi"))
    hasil = read_format(berkas, expected(p))
    assert hasil.faults == ()
    assert [(satu.diketik, satu.penjelasan) for satu in hasil.baris] == [("20", "Baru dimulai"), ("99", ""), ("98", "")]
    assert hasil.baris[0].anggaran is not None
    assert hasil.baris[0].anggaran[0] == "Rp45.000.000"


def test_a_long_workbook_lists_what_fits_and_still_names_every_fault(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    banyak = tuple(build_indikator(f"B1-{nomor:03}", "B1", Decimal(100), satuan="orang") for nomor in range(1, 201))
    put_indikator(p, "B1", banyak)
    sel: dict[str, Isi] = {f"J{nomor}": 20 if nomor % 2 else "banyak" for nomor in range(7, 207)}
    pengisi = send(p, sel)
    semua = "\n".join(pesan.teks for pesan in pengisi.layar.daftar.values())
    assert "Terbaca 100 indikator dari berkas. Simpan?" in semua
    assert "dan 40 indikator lain" in semua
    assert "dan 40 hal lain" in semua
    assert all(f"• B1!J{nomor}: Isian belum dapat dibaca" in semua for nomor in range(8, 207, 2))
    pengisi.tekan("Ya")
    assert len(answers(p, "B1-199", "realisasi")) == 1
