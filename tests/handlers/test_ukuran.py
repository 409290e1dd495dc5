"""The longest names and the largest ids an office can have: whatever is said still fits the platform."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import text

from sop.instansi import Penyiapan
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.tahap import TAHAP
from tests.kantor import build_indikator

pytestmark = only_sqlite
_BESAR = 900_000_000_000_000_000
_PANJANG = "Nama yang sangat panjang & <rumit> "


def build_verbose() -> Penyiapan:
    """The office of the talks with names as long as a form could hold."""
    biasa = dinas.build_dinas()
    panjang = _PANJANG * 12
    return replace(
        biasa,
        daftar_unit=tuple(replace(unit, nama=f"{panjang}{unit.kode}") for unit in biasa.daftar_unit),
        daftar_indikator=tuple(
            replace(satu, nama=panjang * 2, satuan=panjang[:80], sasaran=panjang) for satu in biasa.daftar_indikator
        ),
        daftar_pegawai=tuple(replace(orang, jabatan=panjang) for orang in biasa.daftar_pegawai),
    )


def test_an_office_of_long_names_walks_the_whole_cycle(di_langkah: DiLangkah) -> None:
    p = di_langkah(0)
    p.store(lambda store: write_penyiapan(store.conn, build_verbose(), store.instansi_id))
    for nomor in list(TAHAP)[1:]:
        TAHAP[nomor](p)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    for ponsel in list(p.daftar_ponsel.values()):
        for teks in ("/status", "/rekap", "/tugas", "/bantuan"):
            ponsel.ketik(teks)


def test_case_20_ids_of_eighteen_digits_fit_every_button(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)

    def enlarge(store: Store) -> None:
        for tabel in ("tugas", "unit", "indikator", "inbox"):
            store.conn.execute(text(f"UPDATE {tabel} SET id = id + {_BESAR}"))  # noqa: S608 - names of tables

    p.store(enlarge)
    p.ponsel(dinas.KEPALA).ketik("/tugas")
    for nomor in list(TAHAP)[2:12]:
        TAHAP[nomor](p)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Indikator")
    sekretaris.tekan("B1-2")
    sekretaris.tekan("Lanjut")
    sekretaris.ketik("Mohon periksa.")
    p.ponsel(dinas.PENGISI).tekan("Isi sekarang")
    assert p.ponsel(dinas.PENGISI).last().startswith("<b>Berapa realisasi indikator ini?</b> (2/5)")


def test_a_return_to_one_of_sixty_indicators_of_long_names(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    biasa = dinas.build_dinas()
    banyak = tuple(
        replace(build_indikator(f"B2-{urut}", "B2", Decimal(10)), nama=_PANJANG * 6) for urut in range(2, 61)
    )
    penyiapan = replace(biasa, daftar_indikator=(*biasa.daftar_indikator, *banyak))
    p.store(lambda store: write_penyiapan(store.conn, penyiapan, store.instansi_id))
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Kembalikan")
    sekretaris.tekan("Indikator")
    sekretaris.tekan("B1-2")
    sekretaris.layar.take_new()
    sekretaris.tekan("Berikutnya")
    assert "Halaman 2 dari 2. Dipilih: 1." in sekretaris.layar.take_new()
    sekretaris.tekan("B2-59")
    assert "✅ B2-59" in sekretaris.layar.labels()
    sekretaris.tekan("Sebelumnya")
    sekretaris.tekan("✅ B1-2")
    sekretaris.tekan("Lanjut")
    sekretaris.ketik("Mohon lengkapi.")
    assert sekretaris.last().startswith("↩️ <b>Rekap versi 1 dikembalikan kepada B2-59 (Bidang Contoh Dua).</b>")
