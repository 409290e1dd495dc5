"""Files people send: whether one may be kept as a paper or a proof."""

import filetype

from handlers.turn import Kiriman, Turn
from sop.galat import SopError

_DITOLAK = frozenset({"exe", "elf", "dll", "swf", "deb", "rpm", "dex", "wasm", "crx"})


class BerkasTidakDapatDisimpan(SopError):
    """A file that was not kept, or that nobody could open as a paper."""

    pesan = "Berkas ini belum dapat diterima. Mohon kirim PDF, Word, Excel, atau foto."


def check_upload(turn: Turn, kiriman: Kiriman) -> bytes:
    """The file's bytes; refused where it was not kept, is empty, or is a program."""
    if kiriman.penolakan:
        raise BerkasTidakDapatDisimpan(kiriman.penolakan)
    isi = turn.lemari.get(kiriman.sha256)
    if not isi:
        raise BerkasTidakDapatDisimpan("Berkas ini kosong. Mohon periksa, lalu kirim kembali.")
    if filetype.guess_extension(isi) in _DITOLAK:
        raise BerkasTidakDapatDisimpan
    return isi
