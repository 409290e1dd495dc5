"""Whether a file is taken as a template or a logo; what looks into one is loaded when the first comes."""

from importlib import import_module

from dokumen.templat.jenis import JenisSurat


def check_templat(jenis: JenisSurat, isi: bytes) -> None:
    """Raise TemplatDitolak, with the reason, unless letters of that kind can be drawn from this docx."""
    import_module("dokumen.templat.periksa").check_templat(jenis, isi)


def check_logo(isi: bytes) -> str:
    """The media type of a logo; TemplatDitolak where it is no picture that a letter can bear."""
    return str(import_module("dokumen.templat.penjaga").check_logo(isi))
