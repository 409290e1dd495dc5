"""The templates of letters, in /admin: whose they are, what is asked for, what was taken or not."""

from collections.abc import Sequence

from markupsafe import Markup

BERKAS_DIMINTA = Markup("Mohon kirim berkasnya, atau tekan Batal. Pertanyaan tetap menunggu.")


def daftar(milik: Sequence[str], *, pdf: bool) -> Markup:
    """Every kind can be chosen; `milik` are those with a template of the office's own, `pdf` whether PDFs go out."""
    ekor = Markup("Milik kantor: {}.").format(", ".join(milik)) if milik else Markup("Semuanya memakai templat bawaan.")
    kata = "dikirim pula sebagai PDF, bila LibreOffice ada pada server" if pdf else "dikirim sebagai .docx saja"
    return Markup("<b>Pilih surat yang templatnya ingin dilihat atau diganti.</b>\n{}\nSurat {}.").format(ekor, kata)


def satu(judul: str, *, logo: bool, sejak: str) -> Markup:
    """One kind: ours, or the office's own since when."""
    if logo:
        keadaan = f"Logo kantor dipakai sejak {sejak}." if sejak else "Belum ada logo pada kepala surat."
    else:
        keadaan = f"Memakai templat milik kantor sejak {sejak}." if sejak else "Memakai templat bawaan."
    return Markup("<b>{}</b>\n{}").format(judul, keadaan)


def minta(judul: str, *, logo: bool) -> Markup:
    """The file is asked for."""
    if logo:
        return Markup(
            "<b>Silakan kirim logo sebagai berkas PNG atau JPEG.</b>\n"
            "Kirim sebagai dokumen agar gambarnya tidak dikecilkan. Paling besar 2 MB."
        )
    return Markup(
        "<b>Silakan kirim templat {} sebagai berkas .docx.</b>\n"
        "Templat diperiksa dahulu. Bila belum sesuai, templat yang lama tetap dipakai."
    ).format(judul)


def ditolak(alasan: str) -> Markup:
    """Not taken, and why; the old one stays."""
    return Markup("⚠️ <b>Berkas belum dapat dipakai; yang lama tetap berlaku.</b>\n{}").format(alasan)


def diganti(judul: str, *, logo: bool) -> Markup:
    """Taken: what follows is drawn from it."""
    if logo:
        return Markup("✅ <b>Logo tersimpan.</b>\nSurat yang dibuat sejak sekarang memakai logo ini.")
    return Markup(
        "✅ <b>Templat {} diganti.</b>\nSurat yang dibuat sejak sekarang memakai templat ini; yang lama tidak berubah."
    ).format(judul)


def kembali(judul: str, *, logo: bool) -> Markup:
    """Ours again."""
    if logo:
        return Markup("✅ <b>Surat yang dibuat sejak sekarang tidak berlogo.</b>")
    return Markup("✅ <b>{} kembali memakai templat bawaan.</b>\nSurat yang sudah dibuat tidak berubah.").format(judul)
