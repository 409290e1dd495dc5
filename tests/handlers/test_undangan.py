"""The invitation to the meeting: it goes to those ticked, into the book and the archive, and holds up no step."""

from datetime import date

import pytest

from dokumen.daftar import load_isi
from dokumen.isi import Notulen, Undangan
from sop.buku import Buku
from sop.naskah import NaskahSalah, load_naskah, naskah_bawaan
from storage.dokumen import Dokumen
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel


def papers(p: Percakapan, jenis: str) -> list[Dokumen]:
    return [satu for satu in p.look(lambda store: store.dokumen.of_siklus(1)) if satu.jenis == jenis]


def said(p: Percakapan, dokumen: Dokumen) -> object:
    isi = p.look(lambda store: store.dokumen.isi_of(dokumen.id))
    assert isi is not None
    return load_isi(dokumen.jenis, isi.isi)


def invite(p: Percakapan) -> Ponsel:
    """Sekretaris answers all that the invitation asks, and sends it."""
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Buat undangan")
    for teks in ("21-01-2026", "Pukul 09.00 WITA", "Ruang rapat dinas", "Jadwal\nPembagian tugas"):
        sekretaris.ketik(teks)
    sekretaris.tekan("Tim Contoh")
    sekretaris.ketik("Tamu Contoh")
    sekretaris.tekan("Lanjut")
    sekretaris.tekan("Ya")
    sekretaris.tekan("Kirim undangan")
    return sekretaris


def test_the_letter_says_what_was_answered_and_stands_in_the_book(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    invite(p)
    (surat,) = papers(p, "undangan")
    assert (surat.berlaku, surat.langkah, surat.nama) == (True, 2, "Undangan Rapat - Triwulan IV 2025.docx")
    isi = said(p, surat)
    assert isinstance(isi, Undangan)
    assert isi.kepada == ("Tim Contoh, Jabatan Tim Contoh", "Tamu Contoh")
    assert (isi.rapat_pada, isi.waktu, isi.tempat) == (date(2026, 1, 21), "Pukul 09.00 WITA", "Ruang rapat dinas")
    assert isi.agenda == ("Jadwal", "Pembagian tugas")
    assert (isi.nomor, isi.hal) == (
        "1/UND/I/2026/Dincon",
        "Rapat pengarahan pengumpulan data kinerja Triwulan IV 2025",
    )
    (baris,) = p.look(lambda store: store.buku.of_year(Buku.KELUAR, 2026))[-1:]
    assert (baris.baris.nomor, baris.baris.pihak, baris.dokumen_id) == (isi.nomor, "; ".join(isi.kepada), surat.id)
    (jejak,) = p.look(lambda store: store.jejak.of_peristiwa(["undangan"]))
    assert (jejak.isi["nomor"], jejak.isi["rapat"], jejak.isi["lain"]) == (isi.nomor, "2026-01-21", ["Tamu Contoh"])


@only_sqlite
def test_one_sent_anew_takes_the_place_of_the_first_under_its_number(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = invite(p)
    sekretaris.tekan("Ubah undangan")
    sekretaris.tekan("Ubah")
    sekretaris.tekan("Tanggal rapat")
    sekretaris.ketik("22-01-2026")
    sekretaris.tekan("Kirim undangan")
    semua = papers(p, "undangan")
    assert [satu.id for satu in semua if satu.berlaku] == [semua[-1].id]
    daftar = [satu.baris for satu in p.look(lambda store: store.buku.of_year(Buku.KELUAR, 2026))][-2:]
    assert [(satu.nomor, satu.ket) for satu in daftar] == [
        ("1/UND/I/2026/Dincon", ""),
        ("1/UND/I/2026/Dincon", "Perubahan undangan"),
    ]
    assert "Kamis, 22 Januari 2026" in p.ponsel(dinas.TIM).last()


@only_sqlite
def test_the_notulen_begins_with_what_the_invitation_said(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = invite(p)
    sekretaris.tekan("Isi sekarang")
    sekretaris.tekan("Lanjut")
    sekretaris.tekan("Lewati")
    sekretaris.ketik("Setiap angka disertai bukti dukung")
    sekretaris.tekan("Ubah")
    sekretaris.tekan("Jam rapat")
    sekretaris.ketik("Pukul 09.30 WITA")
    sekretaris.tekan("Selesai")
    notulen = said(p, papers(p, "notulen")[-1])
    assert isinstance(notulen, Notulen)
    assert (notulen.tanggal, notulen.waktu_tempat) == (date(2026, 1, 21), "Pukul 09.30 WITA, Ruang rapat dinas")
    assert (notulen.pembahasan, notulen.peserta) == (("Jadwal", "Pembagian tugas"), ("Tim Contoh", "Tamu Contoh"))
    kartu = p.ponsel(dinas.TIM).layar.daftar.values()
    assert [satu.teks for satu in kartu if "Bahan: Undangan" in satu.teks] == [], "the next step is about the notulen"


@only_sqlite
def test_one_that_was_not_sent_is_no_paper_of_the_cycle_and_answers_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Buat undangan")
    for teks in ("21-01-2026", "Pukul 09.00 WITA", "Ruang rapat dinas", "Jadwal"):
        sekretaris.ketik(teks)
    sekretaris.tekan("Tim Contoh")
    sekretaris.tekan("Lanjut")
    sekretaris.tekan("Ya")
    assert not papers(p, "undangan")[0].berlaku
    sekretaris.ketik("/tugas")
    sekretaris.tekan("Isi sekarang")
    assert "Tanggal rapat</b> (1/7)" in sekretaris.last()


@only_sqlite
def test_a_file_ends_the_step_in_the_middle_of_an_invitation(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Buat undangan")
    sekretaris.kirim("Notulen kami.pdf")
    sekretaris.tekan("Selesai")
    assert "Mohon susun Program kerja" in p.ponsel(dinas.TIM).last()


def test_an_invitation_that_asks_other_things_is_refused_with_its_step() -> None:
    teks = naskah_bawaan().teks.replace(
        '[[langkah.undangan]]\nkunci = "tempat"', '[[langkah.undangan]]\nkunci = "ruang"'
    )
    with pytest.raises(NaskahSalah, match="an invitation asks nomor, pembahasan, peserta, tanggal, tempat, waktu"):
        load_naskah(teks)
