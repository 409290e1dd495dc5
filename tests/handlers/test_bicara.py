"""The guided talks of steps 1 to 4: what is answered by taps, dates and proofs stands in the papers and the archive."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

from sop.peran import Peran
from storage.jawaban import JawabanBaru
from storage.penyiapan import write_penyiapan
from storage.store import Store
from tests.dokumen.test_surat import read
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel
from tests.handlers.tahap import TAHAP, TERISI
from tests.handlers.test_arsip import made
from tests.handlers.test_surat_dinas import letters
from tests.kantor import build_pegawai

SATU, DUA = b"%PDF-1.4 satu", b"%PDF-1.4 dua"
KEGIATAN = "Mengumpulkan dokumen | Tim | Senin\nMembagikan format | Staf | Selasa"


def meet(p: Percakapan, *hadir: str) -> Ponsel:
    """The talk of step 2 up to who came."""
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Isi sekarang")
    for teks in ("16 Januari 2026", "Pukul 09.00 WITA", "Ruang rapat"):
        sekretaris.ketik(teks)
    for nama in hadir:
        sekretaris.tekan(nama)
    return sekretaris


def gather(p: Percakapan) -> Ponsel:
    """The talk of step 4, up to the proof of its first document."""
    tim = p.ponsel(dinas.TIM)
    tim.tekan("Isi sekarang")
    tim.tekan("Ya")
    return tim


def current(p: Percakapan) -> list[str]:
    """The names of the papers of step 4 that hold."""
    semua = p.look(lambda store: store.dokumen.of_siklus(1))
    return [satu.nama for satu in semua if satu.langkah == 4 and satu.berlaku]


def test_the_notulen_says_when_and_where_who_came_and_what_was_decided(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = meet(p, dinas.PENGISI, dinas.TIM)
    sekretaris.ketik("Tamu Contoh")
    sekretaris.tekan("Lanjut")
    for teks in ("Jadwal\nPembagian tugas", "Data diserahkan hari Jumat", "Setiap angka disertai bukti"):
        sekretaris.ketik(teks)
    (notulen,) = letters(p, "notulen")
    assert (
        notulen.say()
        == """\
PEMERINTAH KABUPATEN CONTOH
DINAS CONTOH
NOTULEN RAPAT
Pengumpulan Data Kinerja Triwulan IV 2025
Hari, tanggal | : | Jumat, 16 Januari 2026
Waktu dan tempat | : | Pukul 09.00 WITA, Ruang rapat
Pimpinan rapat | : | Sekretaris Contoh
Peserta
1.	Tim Contoh
2.	Pengisi Satu
3.	Tamu Contoh
Agenda dan pembahasan
1.	Jadwal
2.	Pembagian tugas
Keputusan
1.	Data diserahkan hari Jumat
Arahan
1.	Setiap angka disertai bukti
Jabatan Sekretaris Contoh,
Sekretaris Contoh
Penata
"""
    )


def test_a_meeting_without_decisions_leaves_no_empty_part(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = meet(p, dinas.TIM)
    sekretaris.tekan("Lanjut")
    sekretaris.ketik("Jadwal")
    sekretaris.tekan("Lewati")
    sekretaris.ketik("Setiap angka disertai bukti")
    (notulen,) = letters(p, "notulen")
    assert "Keputusan" not in read(notulen.draw())


@only_sqlite
def test_many_people_are_ticked_page_by_page(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    kantor = dinas.build_dinas()
    baru = tuple(build_pegawai(f"Anggota {nomor:02}", Peran.TIM) for nomor in range(1, 13))
    besar = replace(kantor, daftar_pegawai=(*kantor.daftar_pegawai, *baru))
    p.store(lambda store: write_penyiapan(store.conn, besar, p.engine.instansi_id))
    sekretaris = meet(p, dinas.TIM, "Berikutnya", "Anggota 12", "Sebelumnya", dinas.TIM_DUA)
    assert "\nHadir (3): Tim Contoh, Tim Pendamping, Anggota 12\nHalaman 1 dari 2." in sekretaris.last()
    assert sekretaris.layar.labels()[2:] == [
        "Sekretaris Pengga…",
        *("✅ Tim Contoh", "✅ Tim Pendamping"),
        *(f"Anggota {nomor:02}" for nomor in range(1, 10)),
        *("Berikutnya", "Lanjut", "Batal"),
    ]


def test_the_plan_begins_with_that_of_the_last_cycle(di_langkah: DiLangkah) -> None:
    p = di_langkah(3)
    kepala, sekretaris, tim = p.ponsel(dinas.KEPALA), p.ponsel(dinas.SEKRETARIS), p.ponsel(dinas.TIM)
    tim.tekan("Isi sekarang")
    tim.tekan("Lewati")
    assert "Gunakan yang lalu" not in tim.layar.labels()
    tim.ketik(KEGIATAN)
    tim.tekan("Selesai")
    kepala.ketik("/siklus")
    for label in ("Triwulan III 2025", "Mulai siklus"):
        kepala.tekan(label)
    for ponsel in (kepala, sekretaris):
        ponsel.kirim("berkas.pdf")
        ponsel.tekan("Selesai")
    tim.tekan("Isi sekarang")
    tim.tekan("Lewati")
    tim.melihat(f"""
        (tombol dilepas)
        —
        <b>Rincian kegiatan</b> (2/2)
        Satu kegiatan pada setiap baris; pelaksana dan waktu boleh ditambahkan dengan tanda | di antaranya.
        Isi siklus yang lalu, ketuk untuk menyalin:
        <code>{KEGIATAN.replace(chr(10), chr(10) + 8 * " ")}</code>
        Contoh: <i>Mengumpulkan dokumen | Tim | Senin
        Membagikan format | Staf | Selasa</i>
        [Gunakan yang lalu] [Batal]
    """)
    tim.tekan("Gunakan yang lalu")
    (rencana,) = letters(p, "program_kerja")
    assert "2. | Membagikan format | Staf | Selasa" in rencana.say()
    tim.tekan("Ubah")
    tim.tekan("Rincian kegiatan")
    assert "Gunakan yang lalu" not in tim.layar.labels()
    assert f"Isi saat ini, ketuk untuk menyalin:\n<code>{KEGIATAN}</code>" in tim.last()
    tim.ketik("Mengumpulkan dokumen | Tim | Kamis")
    assert "1. | Mengumpulkan dokumen | Tim | Kamis" in letters(p, "program_kerja")[-1].say()


def test_the_checklist_says_where_each_document_is_and_its_files_are_archived(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    tim = gather(p)
    tim.kirim("program.pdf", SATU)
    tim.kirim("lampiran.pdf", DUA)
    tim.tekan("Ya")
    tim.ketik("https://contoh.go.id/renstra")
    tim.tekan("Bukan")
    tim.tekan("Lewati")
    (ceklist,) = letters(p, "ceklist")
    assert [baris for baris in read(ceklist.draw()).splitlines() if baris[0].isdecimal()] == [
        "1. | Program kerja kegiatan | √ |  | program.pdf, lampiran.pdf",
        "2. | Renstra | √ |  | https://contoh.go.id/renstra",
        "3. | TAPKIN |  | √ | –",
    ]
    tim.tekan("Selesai")
    for nomor in (6, 7, TERISI, 8, 9, 10, 11, 12):
        TAHAP[nomor](p)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    ((_, arsip),) = made(p)
    with zipfile.ZipFile(io.BytesIO(arsip)) as berkas:
        bukti = {nama: berkas.read(nama) for nama in berkas.namelist() if nama.startswith("bukti dukung/")}
    assert bukti == {
        "bukti dukung/Program kerja kegiatan/program.pdf": SATU,
        "bukti dukung/Program kerja kegiatan/lampiran.pdf": DUA,
    }
    assert ", 2 bukti dukung, jawaban setiap langkah" in letters(p, "berita_acara")[-1].say()


def test_of_a_paper_that_an_earlier_step_made_the_checklist_knows_where_it_is(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    tim = gather(p)
    for label in ("Lewati", "Ya", "Lewati", "Bukan", "Lewati"):
        tim.tekan(label)
    (dibuat,) = [satu for satu in p.look(lambda store: store.dokumen.of_siklus(1)) if satu.langkah == 3]
    teks = read(letters(p, "ceklist")[-1].draw())
    assert f"1. | Program kerja kegiatan | √ |  | {dibuat.nama} (langkah 3)\n2. | Renstra | √ |  | –\n" in teks


def test_what_is_found_to_be_missing_after_all_loses_its_proof_on_the_paper(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    tim = gather(p)
    tim.ketik("ada pada Subbag Program")
    for label in ("Bukan", "Bukan", "Lewati", "Ubah", "Program kerja kegia…", "Bukan"):
        tim.tekan(label)
    assert "1. | Program kerja kegiatan |  | √ | –\n" in read(letters(p, "ceklist")[-1].draw())


def test_a_file_a_while_after_a_proof_is_the_paper_itself(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    tim = gather(p)
    tim.kirim("program.pdf", SATU)
    p.clock.advance(timedelta(minutes=2))
    tim.kirim("ceklist jadi.pdf", DUA)
    assert current(p) == ["ceklist jadi.pdf"]


def test_a_proof_right_after_the_last_one_is_on_the_paper_too(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    tim = gather(p)
    for label in ("Lewati", "Bukan", "Bukan", "Lewati", "Ubah", "Renstra", "Ya"):
        tim.tekan(label)
    tim.kirim("renstra.pdf", SATU)
    tim.kirim("renstra lampiran.pdf", DUA)
    assert current(p) == ["Ceklist dokumen - Triwulan IV 2025.docx"]
    assert "2. | Renstra | √ |  | renstra.pdf, renstra lampiran.pdf" in read(letters(p, "ceklist")[-1].draw())


def test_a_proof_that_may_not_be_kept_leaves_the_question_open(di_langkah: DiLangkah) -> None:
    p = di_langkah(4)
    tim = gather(p)
    tim.kirim("kosong.pdf", b"")
    tim.ketik("ada pada Subbag Program")
    assert "Renstra" in tim.last()

    def proofs(store: Store) -> list[str | None]:
        (tugas,) = (satu for satu in store.tugas.of_siklus(1) if satu.langkah == 4)
        return [satu.diketik for satu in store.jawaban.of_tugas(tugas.id) if satu.butir.endswith(":bukti")]

    assert p.look(proofs) == ["ada pada Subbag Program"]


def test_the_order_says_what_for_and_by_when(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    kepala.tekan("Ya")
    kepala.ketik("reviu Inspektorat.")
    kepala.ketik("23-1-2026")
    kepala.tekan("Lewati")
    kepala.tekan("Selesai")
    (nota,) = letters(p, "nota_dinas")
    assert "\nDalam rangka reviu Inspektorat, bersama ini diperintahkan kepada Saudara" in nota.say()
    for surat in (nota, *letters(p, "disposisi")):
        assert "Seluruh data mohon sudah terkumpul paling lambat Jumat, 23 Januari 2026." in surat.say()


@only_sqlite
def test_an_answer_to_a_question_the_sop_has_no_more_is_asked_what_it_has(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan("Isi sekarang")

    def forget(store: Store) -> None:
        (aku, *_) = store.orang.holders(Peran.SEKRETARIS)
        menunggu = store.tunggu.get(aku.id)
        assert menunggu is not None
        store.tunggu.put(aku.id, {**menunggu, "kunci": "waktu_tempat"}, p.clock.now())

    p.store(forget)
    sekretaris.ketik("Pukul 09.00 WITA")
    assert sekretaris.last().startswith("<b>Tanggal rapat</b> (1/7)")


@only_sqlite
def test_names_that_were_typed_before_people_could_be_ticked_stand(di_langkah: DiLangkah) -> None:
    p = di_langkah(2)
    sekretaris = meet(p, dinas.TIM)
    sekretaris.tekan("Lanjut")

    def type_over(store: Store) -> None:
        (tugas,) = (satu for satu in store.tugas.of_siklus(1) if satu.langkah == 2)
        (aku, *_) = store.orang.holders(Peran.SEKRETARIS)
        lama = JawabanBaru(
            siklus_id=1, tugas_id=tugas.id, indikator="", butir="peserta", diketik="Ketua Tim\nTamu", isi={}
        )
        store.jawaban.add(lama, pegawai_id=aku.id, now=p.clock.now(), inbox_id=None)

    p.store(type_over)
    for teks in ("Jadwal", "Disetujui", "Tertib"):
        sekretaris.ketik(teks)
    sekretaris.tekan("Ubah")
    sekretaris.tekan("Siapa saja yang had…")
    assert "\nHadir (2): Ketua Tim, Tamu" in sekretaris.last()
