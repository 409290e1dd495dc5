"""Why a template or a logo is not taken, in the office's words and in one line for an operator."""

from sop.galat import SopError


class TemplatDitolak(SopError):
    """A template that is not taken; `pesan` for the chat, `reason` in English for the command line."""

    def __init__(self, pesan: str, reason: str) -> None:
        self.reason = reason
        super().__init__(pesan)


MAKS_BERKAS = 10 * 2**20


def bukan_docx() -> TemplatDitolak:
    """No docx at all, or a broken one."""
    return TemplatDitolak(
        "Berkas ini bukan dokumen Word .docx yang dapat dibuka. Mohon simpan sebagai .docx, lalu kirim kembali.",
        "this is no docx file that can be opened",
    )


def terlalu_besar() -> TemplatDitolak:
    """More bytes than a template needs, packed or unpacked."""
    besar = MAKS_BERKAS // 2**20
    return TemplatDitolak(
        f"Isi templat terlalu besar. Templat paling besar {besar} MB; mohon kecilkan gambarnya.",
        f"the template is too large: at most {besar} MB, and no more than a letter needs when unpacked",
    )


def bermakro() -> TemplatDitolak:
    """A macro in it."""
    return TemplatDitolak(
        "Templat memuat makro. Mohon simpan sebagai .docx tanpa makro, lalu kirim kembali.",
        "the template holds a macro: save it as .docx without",
    )


def bertautan(apa: str) -> TemplatDitolak:
    """Something from outside the file, such as a linked picture or a remote template."""
    return TemplatDitolak(
        f"Templat memuat tautan ke luar berkas ({apa}). Mohon hapus tautannya, lalu kirim kembali.",
        f"the template refers to something outside itself ({apa}): remove the link",
    )


def berobjek(apa: str) -> TemplatDitolak:
    """An embedded object."""
    return TemplatDitolak(
        f"Templat memuat objek sematan ({apa}). Mohon hapus objeknya atau ganti dengan gambar.",
        f"the template holds an embedded object ({apa}): remove it, or use a picture",
    )


def salah_tulis(galat: str, dekat: str) -> TemplatDitolak:
    """A tag that Jinja cannot read."""
    return TemplatDitolak(
        f"Penanda templat belum benar tertulis di dekat: {dekat}. Mohon periksa kurung kurawal, for, if, dan endnya.",
        f"a tag cannot be read near {dekat!r}: {galat}",
    )


def tidak_diizinkan(apa: str) -> TemplatDitolak:
    """A tag that does more than fill in."""
    return TemplatDitolak(
        f"Penanda {apa} tidak diizinkan. Templat hanya boleh memuat isian, for, dan if.",
        f"{apa} is not allowed: a template holds fields, for, if, and the filters upper, lower, title, trim",
    )


def tidak_dikenal(nama: str, ada: str) -> TemplatDitolak:
    """A field there is none of."""
    return TemplatDitolak(
        f"Isian {nama} tidak dikenal. Isian yang ada: {ada}.",
        f"there is no field {nama}: there are {ada}",
    )


def kurang(nama: str) -> TemplatDitolak:
    """A required field that would not stand in the paper."""
    return TemplatDitolak(
        f"Isian {nama} belum ada dalam templat. Mohon tambahkan, lalu kirim kembali.",
        f"the required field {nama} is missing",
    )


def bukan_daftar(nama: str) -> TemplatDitolak:
    """A loop over a text, or a list that is not looped over."""
    return TemplatDitolak(
        f"Isian {nama} tidak dapat dipakai seperti itu. Daftar diulang dengan for; isian lain ditulis langsung.",
        f"{nama} is used the wrong way: loop over a list with for, write any other field as it is",
    )


def tidak_berpasangan() -> TemplatDitolak:
    """Blocks that tear the document, or tags where none are filled in."""
    return TemplatDitolak(
        "Penanda templat merusak susunan dokumen. Mohon tempatkan for, if, dan endnya pada paragraf atau baris sendiri "
        "({%p ... %} atau {%tr ... %}), di badan, kepala, atau kaki surat.",
        "the tags tear the document: give for, if and their ends a paragraph or a row of their own "
        "({%p ... %} or {%tr ... %}), in the body, a head or a foot",
    )


def bukan_gambar() -> TemplatDitolak:
    """No picture that can be a logo."""
    return TemplatDitolak(
        "Berkas ini belum dapat dipakai sebagai logo. Mohon kirim PNG atau JPEG, paling besar 2 MB dan 4.000 piksel.",
        "this cannot be a logo: it takes PNG or JPEG, at most 2 MB and 4,000 pixels",
    )
