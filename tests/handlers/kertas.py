"""The papers a talk left behind, as the files people get."""

from collections.abc import Callable

from dokumen.daftar import draw
from storage.dokumen import Dokumen, IsiDokumen
from storage.store import Store
from tests.handlers.percakapan import Percakapan

_ARSIP = "arsip"


def in_force(dokumen: Dokumen) -> bool:
    """A paper that no newer one replaced."""
    return dokumen.berlaku


def papers_made(p: Percakapan, which: Callable[[Dokumen], bool] = in_force) -> list[tuple[str, IsiDokumen]]:
    """Those of the first cycle that were made here, oldest first: kind and what each is drawn from."""

    def read(store: Store) -> list[tuple[str, IsiDokumen]]:
        semua = [(satu, store.dokumen.isi_of(satu.id)) for satu in store.dokumen.of_siklus(1) if which(satu)]
        return [(satu.jenis, isi) for satu, isi in semua if isi and satu.jenis != _ARSIP]

    return p.look(read)


def draw_papers(p: Percakapan, which: Callable[[Dokumen], bool] = in_force) -> list[tuple[str, bytes]]:
    """The same, drawn as the drawing process would."""
    return [(jenis, draw(jenis, isi.isi, isi.rekap)) for jenis, isi in papers_made(p, which)]
