"""Target in /admin: targets change by a document, from a day on; refused without one, told to whom it concerns."""

import pytest

from sop.indikator import Indikator
from sop.periode import Bagian
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan, Ponsel

ALASAN, NOMOR = "Perubahan anggaran", "PK Perubahan 800/12/2026"


def choose(p: Percakapan, kode: str = "B1-2", unit: str = "Bidang Contoh Satu") -> Ponsel:
    """The admin's phone, at the targets of that indicator."""
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    admin.tekan("Target")
    admin.tekan(unit)
    admin.tekan(kode)
    return admin


def fill(admin: Ponsel, *, target: str = "1600", bagian: str = "Triwulan IV", sejak: str = "01-12-2025") -> None:
    """Everything up to the last look."""
    admin.tekan(bagian)
    admin.ketik(target)
    admin.tekan("Lanjut")
    admin.ketik(ALASAN)
    admin.ketik(NOMOR)
    admin.ketik(sejak)


def stored(p: Percakapan, kode: str = "B1-2") -> Indikator:
    semua = p.look(lambda store: store.instansi.daftar_indikator())
    return next(satu.indikator for satu in semua if satu.indikator.kode == kode)


def asked_with(p: Percakapan, kode: str = "B1-2") -> str:
    """The target with which the unit is asked for that indicator."""
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    while kode not in pengisi.last():
        pengisi.tekan("Lewati")
    (baris,) = [satu for satu in pengisi.last().split("\n") if "arget" in satu]
    return baris


def traces(p: Percakapan) -> list[dict[str, object]]:
    return [dict(satu.isi) for satu in p.look(lambda store: store.jejak.of_peristiwa(["penetapan"]))]


def test_a_target_changes_by_a_document_and_those_concerned_hear_of_it(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = choose(p)
    assert admin.last() == (
        "<b>Target mana yang berubah?</b>\nB1-2 · Indikator B1-2\nTriwulan I: 1.500 orang\nTriwulan II: 1.500 orang\n"
        "Triwulan III: 1.500 orang\nTriwulan IV: 1.500 orang\nTahun: 1.500 orang"
    )
    fill(admin)
    assert admin.last() == (
        "<b>Mohon periksa. Tekan Ya untuk menetapkannya.</b>\nIndikator B1-2\n"
        "Triwulan IV: 1.500 orang → 1.600 orang\nAlasan: Perubahan anggaran\nDokumen: PK Perubahan 800/12/2026\n"
        "Berlaku sejak 1 Desember 2025.\nSiklus Triwulan IV 2025 yang sedang berjalan memakai target baru."
    )
    assert stored(p).target(Bagian.TW_IV) == 1500
    admin.tekan("Ya")
    kabar = (
        "✅ <b>Target B1-2 berubah.</b> Dicatat oleh Admin Contoh.\nIndikator B1-2\n"
        "Triwulan IV: 1.500 orang → 1.600 orang\nAlasan: Perubahan anggaran\nDokumen: PK Perubahan 800/12/2026\n"
        "Berlaku sejak 1 Desember 2025."
    )
    hears = [nama for ponsel in p.daftar_ponsel.values() if (nama := ponsel.nama) and ponsel.last() == kabar]
    assert sorted(hears) == sorted([dinas.ADMIN, dinas.PENGISI, dinas.PENGISI_LAIN, dinas.TIM, dinas.TIM_DUA])
    assert stored(p).target(Bagian.TW_IV) == 1600
    assert traces(p) == [
        {
            "indikator": "B1-2",
            "beda": ["Triwulan IV: 1.500 orang → 1.600 orang"],
            "dasar": {"alasan": ALASAN, "nomor": NOMOR, "sejak": "2025-12-01"},
        }
    ]
    assert asked_with(p) == "Satuan: orang · Target Triwulan IV 2025: 1.600 orang"


def test_a_cycle_begun_before_the_day_keeps_its_target(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = choose(p)
    fill(admin, sejak="01-02-2026")
    assert admin.last().endswith("Siklus Triwulan IV 2025 yang sedang berjalan tetap memakai target lama.")
    admin.tekan("Ya")
    assert stored(p).target(Bagian.TW_IV) == 1600
    assert asked_with(p) == "Satuan: orang · Target Triwulan IV 2025: 1.500 orang"


def test_several_targets_change_by_one_document(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    admin = choose(p)
    for bagian, target in (("Triwulan I", "400"), ("Tahun", "1700"), ("Triwulan I", "450")):
        admin.tekan(bagian)
        admin.ketik(target)
    assert "Triwulan I: 1.500 orang → <b>450 orang</b>\n" in admin.last()
    admin.tekan("Lanjut")
    admin.ketik(ALASAN)
    admin.ketik(NOMOR)
    admin.tekan("Hari ini")
    admin.tekan("Ya")
    assert [stored(p).target(bagian) for bagian in Bagian] == [450, 1500, 1500, 1500, 1700]
    assert [satu.sejak.isoformat() for satu in p.look(lambda store: store.penetapan.all())] == ["2026-01-19"] * 2


def test_nothing_is_laid_down_without_reason_number_and_day(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = choose(p)
    admin.ketik("1600")
    assert "tombol" in admin.last()
    admin.tekan("Triwulan IV")
    admin.ketik("entah")
    assert admin.last().startswith("Target belum dapat dibaca dengan pasti.")
    admin.ketik("1600")
    admin.tekan("Lanjut")
    tanya_alasan = admin.layar.find_button("Batal")
    admin.ketik("a" * 501)
    assert admin.last() == "Mohon tulis paling panjang 500 huruf. Pertanyaan tetap menunggu."
    admin.tekan_data(tanya_alasan[1].replace("batal", "ya"), tanya_alasan[0])
    assert stored(p).target(Bagian.TW_IV) == 1500
    admin.ketik(ALASAN)
    admin.kirim("sk.pdf")
    admin.ketik(NOMOR)
    admin.ketik("31-02-2026")
    assert admin.last().startswith("Tanggal “31-02-2026” belum dapat dibaca.")
    assert stored(p).target(Bagian.TW_IV) == 1500
    assert traces(p) == []
    admin.tekan("Batal")
    admin.ketik("/admin")
    assert stored(p).target(Bagian.TW_IV) == 1500
    assert traces(p) == []


@pytest.mark.parametrize("target", ["1500", "1500 orang"])
def test_the_target_that_stands_is_no_change(di_langkah: DiLangkah, target: str) -> None:
    p = di_langkah(7)
    admin = choose(p)
    admin.tekan("Triwulan IV")
    admin.ketik(target)
    assert "Lanjut" not in admin.layar.labels()


def test_only_the_admin_changes_targets(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    tim = p.ponsel(dinas.TIM)
    for data in ("target", "target_unit:1:0", "target_indikator:1"):
        tim.tekan_data(data)
        tim.melihat("(jawaban tekan) Mohon maaf, perintah ini bukan untuk peran Bapak/Ibu.")


def test_who_is_admin_no_more_while_being_asked_lays_nothing_down(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = choose(p)
    fill(admin)
    orang = next(satu for satu in p.look(lambda store: store.orang.all()) if satu.nama == dinas.ADMIN)
    p.store(lambda store: store.pegawai.take(orang.id, orang.daftar_peran[0].peran, None))
    admin.tekan("Ya")
    assert stored(p).target(Bagian.TW_IV) == 1500


def test_a_second_press_lays_down_nothing_twice(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = choose(p)
    fill(admin)
    pesan, data = admin.layar.find_button("Ya")
    admin.tekan_data(data, pesan)
    admin.tekan_data(data, pesan)
    assert len(traces(p)) == 1
    assert len(p.look(lambda store: store.penetapan.all())) == 1


def test_an_indicator_that_no_unit_has_is_refused(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    for data in ("target_unit:999:0", "target_unit:1:7", "target_indikator:999"):
        admin.tekan_data(data)
        admin.melihat("(jawaban tekan) Tombol ini sudah tidak berlaku. Tidak ada yang berubah. Silakan buka /tugas.")
