"""Surat in /admin: a template is looked at, swapped, refused with its reason, and put back; papers keep theirs."""

import asyncio
import hashlib
import io

import pytest
from docx import Document
from sqlalchemy import select

from bot.papers import file_of
from dokumen.surat.daftar_surat import sha256_bawaan, templat_bawaan
from handlers.orang.wewenang import BukanWewenang
from storage import tables
from storage.dokumen import Dokumen
from storage.store import Store
from tests.dokumen.gambar_logo import make_png
from tests.dokumen.templat_contoh import CUKUP, add_bomb, add_relationship, make_docm, make_templat
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan, Ponsel

pytestmark = only_sqlite
MILIK = make_templat(*CUKUP)
SHA256 = hashlib.sha256(MILIK).hexdigest()
DITOLAK = "⚠️ <b>Berkas belum dapat dipakai; yang lama tetap berlaku.</b>\n"


def ask(p: Percakapan, judul: str = "Nota Dinas", kirim: str = "Kirim templat") -> Ponsel:
    """The admin is asked for a file."""
    admin = p.ponsel(dinas.ADMIN)
    for langkah in ("Surat", judul, kirim):
        if langkah == "Surat":
            admin.ketik("/admin")
        admin.tekan(langkah)
    return admin


def standing(p: Percakapan) -> dict[str, str | None]:
    return p.look(lambda store: {jenis: satu.sha256 for jenis, satu in store.templat.standing().items()})


def write_order(p: Percakapan) -> Dokumen:
    """Step 1 by the talk; the nota dinas as kept."""
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    for label in ("Ya", "Lewati", "Lewati", "Lewati"):
        kepala.tekan(label)

    def newest(store: Store) -> Dokumen:
        return store.dokumen.of_siklus(store.siklus.running()[-1].id)[-1]

    return p.look(newest)


def draw(p: Percakapan, dokumen: Dokumen) -> tuple[str, str | None]:
    """The first line of the drawn paper, and the template it was drawn from as noted."""
    _, isi = asyncio.run(file_of(p.engine, dokumen.id))
    p.engine.drawer.close()
    noted = p.look(lambda store: store.dokumen.get(dokumen.id))
    assert noted is not None
    return Document(io.BytesIO(isi)).paragraphs[0].text, noted.templat


def test_the_admin_swaps_a_template_and_takes_ours_again(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    admin.tekan("Surat")
    admin.melihat("""
        <b>Pilih surat yang templatnya ingin dilihat atau diganti.</b>
        Semuanya memakai templat bawaan.
        Surat dikirim sebagai .docx saja.
        [Nota Dinas] [Lembar Disposisi]
        [Undangan Rapat] [Notulen Rapat]
        [Program Kerja Kegia…] [Ceklist Dokumen]
        [Nota Dinas Distribu…] [Bukti Tanda Terima]
        [Nota Dinas Penyampa…] [Laporan Hasil Pengu…]
        [Berita Acara Pengar…] [Logo]
        [Sertakan PDF]
    """)
    admin.tekan("Nota Dinas")
    admin.melihat("""
        <b>Nota Dinas</b>
        Memakai templat bawaan.
        [Kirim templat] [Ambil berkas]
    """)
    admin.tekan("Kirim templat")
    admin.melihat("""
        (tombol dilepas)
        —
        <b>Silakan kirim templat Nota Dinas sebagai berkas .docx.</b>
        Templat diperiksa dahulu. Bila belum sesuai, templat yang lama tetap dipakai.
        [Batal]
    """)
    admin.kirim("nota dinas kami.docx", MILIK)
    admin.melihat("""
        (tombol dilepas)
        —
        ✅ <b>Templat Nota Dinas diganti.</b>
        Surat yang dibuat sejak sekarang memakai templat ini; yang lama tidak berubah.
    """)
    assert standing(p) == {"nota_dinas": SHA256}
    admin.ketik("/admin")
    admin.tekan("Surat")
    assert "Milik kantor: Nota Dinas." in admin.last()
    admin.tekan("Nota Dinas")
    admin.melihat("""
        <b>Nota Dinas</b>
        Memakai templat milik kantor sejak Senin, 19 Januari 2026 pukul 09.00 WITA.
        [Kirim templat] [Ambil berkas]
        [Pakai bawaan]
    """)
    admin.tekan("Pakai bawaan")
    admin.melihat("""
        (tombol dilepas)
        —
        ✅ <b>Nota Dinas kembali memakai templat bawaan.</b>
        Surat yang sudah dibuat tidak berubah.
    """)
    assert standing(p) == {"nota_dinas": None}
    assert p.look(lambda store: store.jejak.first_break()) is None


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (
            make_templat(*CUKUP[:-1]),
            "Isian penanda_nama belum ada dalam templat. Mohon tambahkan, lalu kirim kembali.",
        ),
        (
            make_templat(*CUKUP, "{{ nomer }}"),
            "Isian nomer tidak dikenal. Isian yang ada: kop_pemerintah, kop_nama, kop_alamat, logo, nomor, kepada, "
            "dari, tanggal, sifat, lampiran, hal, isi, tembusan, penanda_jabatan, penanda_nama, penanda_pangkat, "
            "penanda_nip.",
        ),
        (
            make_docm(MILIK),
            "Templat memuat makro. Mohon simpan sebagai .docx tanpa makro, lalu kirim kembali.",
        ),
        (
            add_bomb(MILIK),
            "Isi templat terlalu besar. Templat paling besar 10 MB; mohon kecilkan gambarnya.",
        ),
        (
            add_relationship(MILIK, "attachedTemplate", "http://x/y.dotm"),
            "Templat memuat tautan ke luar berkas (attachedtemplate: http://x/y.dotm). "
            "Mohon hapus tautannya, lalu kirim kembali.",
        ),
        (
            b"%PDF-1.4 contoh",
            "Berkas ini bukan dokumen Word .docx yang dapat dibuka. Mohon simpan sebagai .docx, lalu kirim kembali.",
        ),
    ],
    ids=["a missing field", "a wrong field", "a docm", "a zip bomb", "a remote template", "no docx"],
)
def test_a_refused_template_is_answered_with_its_reason_and_the_old_one_stays(
    di_langkah: DiLangkah, isi: bytes, alasan: str
) -> None:
    p = di_langkah(1)
    admin = ask(p)
    admin.kirim("templat.docx", isi)
    assert admin.last() == DITOLAK + alasan
    assert standing(p) == {}
    admin.kirim("templat.docx", MILIK)
    assert standing(p) == {"nota_dinas": SHA256}


def test_a_template_of_50_mb_is_not_even_fetched_and_the_old_one_stays(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    admin = ask(p)
    admin.kirim("templat.docx", MILIK, ukuran=50 * 2**20)
    assert "20 MB" in admin.last()
    assert standing(p) == {}
    admin.kirim("templat.docx", MILIK)
    assert standing(p) == {"nota_dinas": SHA256}


def test_only_a_file_answers_and_batal_leaves_all_as_it_was(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    admin = ask(p)
    admin.ketik("besok saja")
    assert admin.last() == "Mohon kirim berkasnya, atau tekan Batal. Pertanyaan tetap menunggu."
    admin.tekan("Batal")
    admin.kirim("templat.docx", MILIK)
    assert standing(p) == {}


def test_nobody_but_the_admin_sees_or_changes_templates(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    kepala = p.ponsel(dinas.KEPALA)
    for perintah in ("surat", "templat:0", "templat_kirim:0", "templat_bawaan:0"):
        kepala.tekan_data(perintah)
        kepala.melihat(f"(jawaban tekan) {BukanWewenang.pesan}")
    p.ponsel(dinas.ADMIN).tekan_data("templat:12")
    assert standing(p) == {}


def test_a_paper_kept_before_a_swap_is_drawn_from_the_template_that_stood_then(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    lama = write_order(p)
    ask(p).kirim("templat.docx", MILIK)
    kepala = p.ponsel(dinas.KEPALA)
    kepala.tekan("Isi sekarang")
    baru = p.look(lambda store: store.dokumen.of_siklus(1)[-1])
    ask(p).kirim("templat.docx", make_templat("LAIN", *CUKUP))
    assert draw(p, lama) == ("PEMERINTAH KABUPATEN CONTOH", sha256_bawaan("nota_dinas"))
    baris, templat = draw(p, baru)
    assert (baris.split()[0], templat) == ("1/ND/I/2026/Dincon", SHA256)


def test_a_logo_stands_in_the_letters_that_follow(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    admin = ask(p, "Logo", "Kirim logo")
    admin.kirim("logo.gif", b"GIF89a bukan logo", mime="image/gif")
    assert admin.last().startswith(DITOLAK + "Berkas ini belum dapat dipakai sebagai logo.")
    admin.kirim("logo.png", make_png(60, 80), mime="image/png")
    assert admin.last().startswith("✅ <b>Logo tersimpan.</b>")
    _, isi = asyncio.run(file_of(p.engine, write_order(p).id))
    p.engine.drawer.close()
    assert len(Document(io.BytesIO(isi)).inline_shapes) == 1
    admin.ketik("/admin")
    for langkah in ("Surat", "Logo", "Tanpa logo"):
        admin.tekan(langkah)
    assert admin.last() == "✅ <b>Surat yang dibuat sejak sekarang tidak berlogo.</b>"
    assert standing(p) == {"logo": None}


def test_the_admin_has_letters_go_out_as_pdf_too(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    admin = p.ponsel(dinas.ADMIN)
    admin.ketik("/admin")
    admin.tekan("Surat")
    papan = """
        [Nota Dinas] [Lembar Disposisi]
        [Undangan Rapat] [Notulen Rapat]
        [Program Kerja Kegia…] [Ceklist Dokumen]
        [Nota Dinas Distribu…] [Bukti Tanda Terima]
        [Nota Dinas Penyampa…] [Laporan Hasil Pengu…]
        [Berita Acara Pengar…] [Logo]
    """.strip()
    admin.tekan("Sertakan PDF")
    admin.melihat(f"""
        (berubah) <b>Pilih surat yang templatnya ingin dilihat atau diganti.</b>
        Semuanya memakai templat bawaan.
        Surat dikirim pula sebagai PDF, bila LibreOffice ada pada server.
        {papan}
        [✅ Sertakan PDF]
    """)
    assert p.look(lambda store: store.instansi.wants_pdf())
    admin.tekan_data("pdf:1")
    assert p.look(lambda store: store.instansi.wants_pdf())
    admin.tekan("✅ Sertakan PDF")
    assert not p.look(lambda store: store.instansi.wants_pdf())
    daftar = p.look(lambda store: store.jejak.of_peristiwa(["pdf"]))
    assert [satu.isi for satu in daftar] == [{"berlaku": True}, {"berlaku": False}], "a second tap changes nothing"
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan_data("pdf:1")
    sekretaris.melihat(f"(jawaban tekan) {BukanWewenang.pesan}")


def test_the_template_that_stands_can_be_fetched(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)

    def fetch() -> tuple[str, bytes]:
        admin = p.ponsel(dinas.ADMIN)
        admin.ketik("/admin")
        admin.tekan("Surat")
        admin.tekan("Nota Dinas")
        admin.tekan("Ambil berkas")
        kiriman = p.look(lambda store: store.conn.execute(select(tables.outbox).order_by(tables.outbox.c.id)).all())
        return asyncio.run(
            file_of(p.engine, next(s.isi["dokumen_id"] for s in reversed(kiriman) if s.jenis == "dokumen"))
        )

    assert fetch() == ("Templat Nota Dinas.docx", templat_bawaan("nota_dinas"))
    ask(p).kirim("nota dinas kami.docx", MILIK)
    assert fetch() == ("Templat Nota Dinas.docx", MILIK)
    sekretaris = p.ponsel(dinas.SEKRETARIS)
    sekretaris.tekan_data("templat_ambil:0")
    sekretaris.melihat(f"(jawaban tekan) {BukanWewenang.pesan}")
