"""Why a template or a logo is not taken, in the office's words and in one line for an operator."""

from enum import Enum

from sop.galat import SopError

MAKS_BERKAS = 10 * 2**20
_MB = MAKS_BERKAS // 2**20


class Alasan(Enum):
    """Each reason: for the office, for the operator; {0} and {1} are what it is about."""

    BUKAN_DOCX = (
        "Berkas ini bukan dokumen Word .docx yang dapat dibuka. Mohon simpan sebagai .docx, lalu kirim kembali.",
        "this is no docx file that can be opened",
    )
    TERLALU_BESAR = (
        f"Isi templat terlalu besar. Templat paling besar {_MB} MB; mohon kecilkan gambarnya.",
        f"the template is too large: at most {_MB} MB, and no more than a letter needs when unpacked",
    )
    BERMAKRO = (
        "Templat memuat makro. Mohon simpan sebagai .docx tanpa makro, lalu kirim kembali.",
        "the template holds a macro: save it as .docx without",
    )
    BERTAUTAN = (
        "Templat memuat tautan ke luar berkas ({0}). Mohon hapus tautannya, lalu kirim kembali.",
        "the template refers to something outside itself ({0}): remove the link",
    )
    BEROBJEK = (
        "Templat memuat objek sematan ({0}). Mohon hapus objeknya atau ganti dengan gambar.",
        "the template holds an embedded object ({0}): remove it, or use a picture",
    )
    SALAH_TULIS = (
        "Penanda templat belum benar tertulis di dekat: {1}. Mohon periksa kurung kurawal, for, if, dan endnya.",
        "a tag cannot be read near {1!r}: {0}",
    )
    TIDAK_DIIZINKAN = (
        "Penanda {0} tidak diizinkan. Templat hanya boleh memuat isian, for, dan if.",
        "{0} is not allowed: a template holds fields, for, if, and the filters upper, lower, title, trim",
    )
    TIDAK_DIKENAL = (
        "Isian {0} tidak dikenal. Isian yang ada: {1}.",
        "there is no field {0}: there are {1}",
    )
    KURANG = (
        "Isian {0} belum ada dalam templat. Mohon tambahkan, lalu kirim kembali.",
        "the required field {0} is missing",
    )
    BUKAN_DAFTAR = (
        "Isian {0} tidak dapat dipakai seperti itu. Daftar diulang dengan for; isian lain ditulis langsung.",
        "{0} is used the wrong way: loop over a list with for, write any other field as it is",
    )
    TIDAK_BERPASANGAN = (
        "Penanda templat merusak susunan dokumen. Mohon tempatkan for, if, dan endnya pada paragraf atau baris sendiri "
        "({{%p ... %}} atau {{%tr ... %}}), di badan, kepala, atau kaki surat.",
        "the tags tear the document: give for, if and their ends a paragraph or a row of their own "
        "({{%p ... %}} or {{%tr ... %}}), in the body, a head or a foot",
    )
    BUKAN_GAMBAR = (
        "Berkas ini belum dapat dipakai sebagai logo. Mohon kirim PNG atau JPEG, paling besar 2 MB dan 4.000 piksel.",
        "this cannot be a logo: it takes PNG or JPEG, at most 2 MB and 4,000 pixels",
    )


class TemplatDitolak(SopError):
    """A template that is not taken; `pesan` for the chat, `reason` in English for the command line."""

    def __init__(self, alasan: Alasan, *apa: str) -> None:
        pesan, reason = (kata.format(*apa) for kata in alasan.value)
        self.reason = reason
        super().__init__(pesan)
