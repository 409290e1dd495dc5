"""Letters made of what is known: each says it all, has a number of its own, and no field of it is empty."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from docx import Document

from dokumen.daftar import draw, load_isi
from dokumen.surat.daftar_surat import BY_JENIS, sha256_bawaan
from handlers.arsip.rencana import RENCANA
from storage.dokumen import Dokumen, IsiDokumen
from storage.store import Store
from tests.dokumen.test_surat import read
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan

pytestmark = only_sqlite
BOLEH_KOSONG = {"kop_alamat", "jumlah_bukti", "tembusan", "penanda_nip", "mengetahui_nip"}


@dataclass(frozen=True, slots=True)
class Surat:
    """A letter as kept, and what it is drawn from."""

    dokumen: Dokumen
    isi: IsiDokumen

    def draw(self) -> bytes:
        return draw(self.dokumen.jenis, self.isi.isi, self.isi.rekap)

    def say(self) -> str:
        """The drawn letter, read again; no field of it is empty that must not be."""
        jenis = BY_JENIS[self.dokumen.jenis]
        bentuk = jenis.load()
        isi = bentuk.context(load_isi(jenis.jenis, self.isi.isi, self.isi.rekap))
        assert set(isi) == {field.name for field in bentuk.fields} - {"logo"}
        assert {nama for nama, nilai in isi.items() if not nilai} <= BOLEH_KOSONG
        for baris in (satu for nilai in isi.values() if not isinstance(nilai, str) for satu in nilai):
            assert all(baris.values()) if isinstance(baris, Mapping) else baris
        teks = read(self.draw())
        assert "{{" not in teks
        assert "{%" not in teks
        return teks


def letters(p: Percakapan, jenis: str) -> list[Surat]:
    """Those of that kind of the newest cycle, oldest first."""

    def find(store: Store) -> list[Surat]:
        semua = store.dokumen.of_siklus(store.siklus.all()[-1].id)
        isi = [(satu, store.dokumen.isi_of(satu.id)) for satu in semua if satu.jenis == jenis]
        return [Surat(satu, sumber) for satu, sumber in isi if sumber]

    return p.look(find)


def test_a_disposition_goes_with_an_order_made_here(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    kepala.tekan("Ya")
    kepala.tekan("Gunakan kalimat ini")
    kepala.ketik("23-1-2026")
    kepala.ketik("Mohon lengkapi bukti dukung.")
    kepala.tekan("Selesai")
    (disposisi,) = letters(p, "disposisi")
    assert (
        disposisi.say()
        == """\
PEMERINTAH KABUPATEN CONTOH
DINAS CONTOH
LEMBAR DISPOSISI
Pengumpulan Data Kinerja Triwulan IV 2025
Surat dari | Jabatan Kepala Contoh
Nomor surat | 1/ND/I/2026/Dincon
Tanggal surat | 19 Januari 2026
Diterima | Senin, 19 Januari 2026 pukul 09.00 WITA
Nomor agenda | 1/2026
Sifat | Penting
Hal | Pengumpulan Data Kinerja Triwulan IV 2025
Diteruskan kepada | Jabatan Sekretaris Contoh
Tim Penyusun LAKIP
Isi disposisi | Mohon tindak lanjuti pengumpulan data kinerja Triwulan IV 2025, dimulai dengan rapat pengarahan tim.
Seluruh data mohon sudah terkumpul paling lambat Jumat, 23 Januari 2026.
Mohon lengkapi bukti dukung.
Jabatan Kepala Contoh,
Kepala Contoh
Penata
"""
    )
    assert "Lembar Disposisi - Triwulan IV 2025.docx" in [
        satu.berkas for satu in p.ponsel(dinas.SEKRETARIS).layar.daftar.values()
    ]


def test_an_order_somebody_sent_as_a_file_has_no_disposition(di_langkah: DiLangkah) -> None:
    assert letters(di_langkah(2), "disposisi") == []


def test_the_form_goes_out_with_a_letter_that_has_a_number(di_langkah: DiLangkah) -> None:
    (nota,) = letters(di_langkah(6), "nota_distribusi")
    assert (
        nota.say()
        == """\
PEMERINTAH KABUPATEN CONTOH
DINAS CONTOH
NOTA DINAS
Nomor : 1/ND/I/2026/Dincon
Yth. | : | Sekretariat, Bidang Contoh Satu, Bidang Contoh Dua
Dari | : | Jabatan Tim Contoh
Tanggal | : | 19 Januari 2026
Sifat | : | Penting
Lampiran | : | 1 berkas
Hal | : | Format pengumpulan data capaian kinerja Triwulan IV 2025
Bersama ini disampaikan Format pengumpulan data capaian kinerja Triwulan IV 2025 untuk diisi oleh unit masing-masing.
Setiap angka mohon disertai sumber data, faktor pendorong atau penghambat, dan bukti dukungnya. \
Format yang telah diisi dikembalikan kepada Tim Penyusun LAKIP paling lambat 1 hari kerja setelah diterima.
Demikian disampaikan untuk dilaksanakan.
Jabatan Tim Contoh,
Tim Contoh
Penata
"""
    )


def test_every_reporting_of_a_rekap_has_a_letter_and_a_number_of_its_own(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    sekretaris, tim = p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.TIM)
    for label in ("Kembalikan", "Tim"):
        sekretaris.tekan(label)
    sekretaris.ketik("Mohon periksa kembali.")
    for label in ("Kunci rekap", "Kirim ke Sekretaris"):
        tim.tekan(label)
    satu, dua = letters(p, "nota_rekap")
    versi = p.look(lambda store: [store.rekap.get(1, nomor) for nomor in (1, 2)])
    for nomor, nota, rekap in ((2, satu, versi[0]), (3, dua, versi[1])):
        assert rekap is not None
        teks = nota.say()
        assert f"Nomor : {nomor}/ND/I/2026/Dincon\nYth. | : | Jabatan Sekretaris Contoh\n" in teks
        assert f"rekap data capaian kinerja Triwulan IV 2025 versi {rekap.versi}, yang disusun" in teks
        assert f"Sidik SHA-256 rekap:\n{rekap.sha256}\n" in teks
    assert satu.dokumen.berlaku


def test_the_berita_acara_lists_what_is_archived_and_lies_in_the_archive(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    (acara,) = letters(p, "berita_acara")
    baris = acara.say().splitlines()
    assert baris[:5] == [
        "PEMERINTAH KABUPATEN CONTOH",
        "DINAS CONTOH",
        "BERITA ACARA PENGARSIPAN",
        "Nomor : 4/BA/I/2026/Dincon",
        "Pada hari ini, Senin, 19 Januari 2026, telah diarsipkan dokumen pengumpulan data kinerja Triwulan IV 2025 "
        "sesuai Standar Operasional Prosedur Pengumpulan Data Kinerja Nomor 07/SOP/III/2023/Dinsos, yaitu 27 dokumen "
        "berikut, jawaban setiap langkah, dan jejaknya.",
    ]
    assert "1. | 1. Perintah pengumpulan data kinerja | Dokumen contoh.pdf" in baris
    surat = Document(io.BytesIO(acara.draw()))
    kiri, kanan = surat.tables[-1].rows[0].cells
    assert kiri.text.split("\n")[:2] == ["Mengetahui,", "Jabatan Sekretaris Contoh,"]
    assert kanan.text.split("\n")[:2] == ["Yang mengarsipkan,", "Jabatan Staf Contoh,"]
    (arsip,) = letters(p, "arsip")
    rencana = RENCANA.validate_json(arsip.isi.isi)
    assert "12 Pengarsipan/Berita Acara Pengarsipan - Triwulan IV 2025.docx" in {satu.nama for satu in rencana.daftar}
    dokumen = json.loads(next(satu.teks or "" for satu in rencana.daftar if satu.nama == "data/dokumen.json"))
    templat = {satu["jenis"]: satu["templat"] for satu in dokumen if satu["templat"]}
    dari_templat = {"nota_distribusi", "tanda_terima", "nota_rekap", "laporan", "berita_acara"}
    assert templat == {jenis: sha256_bawaan(jenis) for jenis in dari_templat}


@pytest.mark.parametrize("jenis", ["nota_distribusi", "nota_rekap", "tanda_terima"])
def test_what_the_cycle_made_is_whole(di_langkah: DiLangkah, jenis: str) -> None:
    (surat,) = letters(di_langkah(12), jenis)
    assert surat.say()


def test_the_report_holds_no_tag_and_every_indicator(di_langkah: DiLangkah) -> None:
    (surat,) = letters(di_langkah(12), "laporan")
    teks = read(surat.draw())
    assert "{{" not in teks
    assert all(f"{kode} " in teks for kode in ("SEK-1", "B1-1", "B1-5", "B2-1"))
