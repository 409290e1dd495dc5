"""Yang perlu dilihat: the rules' findings of a version with their reasons, for whoever decides on it."""

from dataclasses import replace

from sop.kewajaran import Temuan
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan


def find_odd(p: Percakapan, jumlah: int) -> None:
    """A version more, of which so many figures were found odd, and is to be decided on."""

    def keep(store: Store) -> None:
        rekap = store.rekap.newest(1)
        assert rekap is not None
        baris = [
            replace(
                satu,
                isian=replace(
                    satu.isian,
                    temuan=(Temuan(aturan="di_bawah", kalimat="Capaiannya menjadi 40%, jauh di bawah target."),),
                    alasan="Ada <wabah>" if urut else "",
                ),
            )
            if urut < jumlah and satu.isian is not None
            else satu
            for urut, satu in enumerate(rekap.rekap.daftar_baris)
        ]
        store.rekap.add(1, replace(rekap.rekap, versi=2, daftar_baris=tuple(baris)))

    p.store(keep)
    p.ponsel(dinas.SEKRETARIS).ketik("/tugas")


def test_where_nothing_was_odd_it_says_so(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Yang perlu dilihat")
    sekretaris.melihat("✅ Tidak ada angka yang tampak janggal pada rekap versi 1 menurut aturan yang berlaku.")


def test_each_finding_is_listed_with_its_reason_in_pages(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    find_odd(p, 7)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Yang perlu dilihat")
    halaman_satu = sekretaris.layar.take_new()
    assert halaman_satu.startswith(
        "<b>Yang perlu dilihat pada rekap versi 2: 7 angka</b> · halaman 1 dari 3\n"
        "<b>SEK-1 · Indikator SEK-1</b>: BB (Sekretariat)\n• Capaiannya menjadi 40%, jauh di bawah target.\n"
        "Alasan: dibenarkan oleh pengisi tanpa alasan tertulis\n"
        "<b>B1-1 · Indikator B1-1</b>: 87,5% (Bidang Contoh Satu)\n• Capaiannya menjadi 40%, jauh di bawah target.\n"
        "Alasan: Ada &lt;wabah&gt;\n"
    )
    assert halaman_satu.endswith("[Berikutnya]")
    sekretaris.tekan("Berikutnya")
    halaman_dua = sekretaris.layar.take_new()
    assert halaman_dua.startswith(
        "(berubah) <b>Yang perlu dilihat pada rekap versi 2: 7 angka</b> · halaman 2 dari 3\n"
    )
    assert halaman_dua.endswith("Alasan: Ada &lt;wabah&gt;\n[Sebelumnya] [Berikutnya]")
    sekretaris.tekan("Sebelumnya")
    assert sekretaris.layar.take_new() == f"(berubah) {halaman_satu}"


def test_it_is_for_who_decides_and_for_a_version_that_is_there(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    _, data = p.ponsel(dinas.SEKRETARIS).layar.find_button("Yang perlu dilihat")
    p.ponsel(dinas.PENGISI).tekan_data(data)
    p.ponsel(dinas.PENGISI).melihat("(jawaban tekan) Tugas ini bukan tugas Bapak/Ibu. Tidak ada yang berubah.")
    p.ponsel(dinas.SEKRETARIS).tekan_data(f"{data}9")
    assert "tidak berlaku" in p.ponsel(dinas.SEKRETARIS).layar.take_new()
