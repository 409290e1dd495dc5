"""A QR code as a picture, large enough to be read from a screen or from paper."""

from io import BytesIO

import segno

from dokumen.isi import KodeQr

_PIKSEL = 8


def write_kode_qr(isi: KodeQr) -> bytes:
    """The PNG; the same text gives the same bytes."""
    hasil = BytesIO()
    segno.make(isi.teks, micro=False).save(hasil, kind="png", scale=_PIKSEL)
    return hasil.getvalue()
