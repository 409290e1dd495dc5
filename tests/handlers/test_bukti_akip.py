"""The proof for the AKIP evaluation: what is read from the trail of a whole cycle equals what the database has."""

from io import BytesIO

import openpyxl

from dokumen.bukti_akip.buku import write_bukti_akip
from dokumen.daftar import load_isi
from dokumen.isi import BuktiAkip
from handlers.surat.bukti_akip import complete, read_rows
from sop.bukti import read_angka, read_koreksi, read_siklus
from sop.jejak import compute_hash
from sop.putar_ulang import replay_tasks
from storage.dokumen import Dokumen
from storage.store import Store
from tests.dokumen.test_bukti_akip import join, rehash
from tests.dokumen.test_pengukuran import tabel
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan
from tests.handlers.siklus_berjam import ARAHAN, play


def archived(di_langkah: DiLangkah) -> tuple[Percakapan, Dokumen]:
    p = play(di_langkah)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    (dokumen,) = p.look(lambda store: [satu for satu in store.dokumen.of_siklus(1) if satu.jenis == "bukti_akip"])
    return p, dokumen


def value(p: Percakapan, dokumen: Dokumen) -> BuktiAkip:
    def read(store: Store) -> BuktiAkip:
        sumber = store.dokumen.isi_of(dokumen.id)
        assert sumber is not None
        isi = load_isi(dokumen.jenis, sumber.isi)
        assert isinstance(isi, BuktiAkip)
        assert isi.asal is not None
        assert isi.jejak == ()
        return complete(isi, read_rows(isi.asal, 0, store)[0], store)

    return p.look(read)


def drawn(p: Percakapan, dokumen: Dokumen) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_bukti_akip(value(p, dokumen))))


def test_the_tasks_of_the_trail_are_those_of_the_database(di_langkah: DiLangkah) -> None:
    p, dokumen = archived(di_langkah)
    assert (dokumen.berlaku, dokumen.langkah, dokumen.nama) == (True, 12, "Bukti evaluasi AKIP - Triwulan IV 2025.xlsx")
    dari_jejak = [
        (
            satu.kunci.langkah,
            satu.kunci.unit,
            satu.kunci.putaran,
            satu.peran,
            satu.dibuka and satu.dibuka.pada,
            satu.tenggat_pada,
            satu.selesai and satu.selesai.pada,
            satu.selesai and satu.selesai.pegawai_id,
        )
        for satu in replay_tasks(value(p, dokumen).jejak)
    ]
    assert dari_jejak == [
        (
            satu.langkah,
            satu.unit,
            satu.putaran,
            satu.peran,
            satu.dibuka_pada,
            satu.tenggat,
            satu.selesai_pada,
            satu.selesai_oleh,
        )
        for satu in p.look(lambda store: store.tugas.of_siklus(1))
    ]


def test_the_figures_and_their_correction_are_those_of_the_approved_rekap(di_langkah: DiLangkah) -> None:
    p, dokumen = archived(di_langkah)

    def read(store: Store) -> dict[str, str]:
        rekap = store.rekap.newest(1)
        assert rekap is not None
        return {satu.indikator.kode: satu.isian.diketik for satu in rekap.rekap.daftar_baris if satu.isian}

    jejak = value(p, dokumen).jejak
    assert {satu.kode: satu.diketik for satu in read_angka(jejak)} == p.look(read)
    (koreksi,) = read_koreksi(jejak)
    assert (koreksi.unit, koreksi.kode, koreksi.semula, koreksi.menjadi) == ("B1", "B1-2", "1500", "1450")


def test_the_decisions_name_the_versions_that_the_database_has(di_langkah: DiLangkah) -> None:
    p, dokumen = archived(di_langkah)
    jejak = value(p, dokumen).jejak
    putusan = [(satu.peristiwa, satu.isi) for satu in jejak if satu.peristiwa in ("disetujui", "dikembalikan")]

    def read(store: Store) -> list[tuple[str | None, int, str, str | None]]:
        versi = [store.rekap.get(1, nomor) for nomor in (1, 2)]
        return [(satu.keputusan, satu.versi, satu.sha256, satu.arahan) for satu in versi if satu]

    assert [(nama, isi["versi"], isi["sha256"], isi["arahan"]) for nama, isi in putusan] == p.look(read)
    assert putusan[0][1]["arahan"] == ARAHAN


def test_every_row_of_the_workbook_is_a_row_of_the_chain(di_langkah: DiLangkah) -> None:
    p, dokumen = archived(di_langkah)
    buku = drawn(p, dokumen)
    baris = join(tabel(buku["Jejak"])[1:])
    rantai = p.look(lambda store: store.jejak.of_siklus(1))
    assert rehash(baris) == [compute_hash(satu) for satu in rantai]
    assert [satu[10] for satu in baris] == [satu.hash for satu in rantai]
    assert p.look(lambda store: store.jejak.first_break()) is None


def test_the_criteria_of_a_whole_cycle_are_answered(di_langkah: DiLangkah) -> None:
    p, dokumen = archived(di_langkah)
    buku = drawn(p, dokumen)
    _, *baris = tabel(buku["Kriteria"])
    jawaban = {str(satu[1]): (satu[2], satu[3]) for satu in baris}
    assert jawaban["Penanggung jawab yang jelas"] == (
        "21 dari 21 tugas dinyatakan selesai oleh pejabat yang tercatat nama dan perannya.",
        "Tercatat",
    )
    assert jawaban["Waktu penyampaian yang jelas"][0] == (
        "13 dari 21 tugas memiliki tenggat menurut waktu baku: 11 selesai dalam waktunya, 2 melewatinya, 0 belum "
        "selesai atau tidak tercatat. Tugas lain tanpa waktu baku."
    )
    assert str(jawaban["Prosedur bila data salah"][0]).endswith("1 pengembalian, 1 koreksi angka, 2 versi rekap.")
    assert jawaban["Pengumpulan secara berkala"] == (
        "1 siklus tercatat, 1 sudah tamat: Triwulan IV 2025.",
        "Tercatat sebagian",
    )
    (siklus,) = read_siklus(value(p, dokumen).jejak_kantor)
    assert siklus.tamat is not None
    assert [satu.urut for satu in value(p, dokumen).jejak if satu.peristiwa == "tamat"] == [siklus.tamat.urut]


def test_sekretaris_gets_it_at_any_time_by_a_button(di_langkah: DiLangkah) -> None:
    p = di_langkah(9)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.ketik("/waktu")
    sekretaris.tekan("Bukti AKIP")
    sekretaris.melihat(
        """
        (berkas) Bukti evaluasi AKIP - Triwulan IV 2025.xlsx
        <b>Bukti evaluasi AKIP Triwulan IV 2025.</b> Disusun dari jejak siklus.
        """
    )
    (dokumen,) = p.look(lambda store: [satu for satu in store.dokumen.of_siklus(1) if satu.jenis == "bukti_akip"])
    assert not dokumen.berlaku
    assert "Kriteria" in drawn(p, dokumen).sheetnames
