"""What a step works with (kelengkapan): papers of the steps before, and of a related SOP's cycle of the same period."""

from collections.abc import Iterator

from dokumen.surat.daftar_surat import UNDANGAN
from handlers.rekap.bab_tiga import GRAFIK
from handlers.turn import Turn
from sop.langkah import Langkah, Naskah
from storage.dokumen import Dokumen
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan

# Beside a step's paper, and not what a later step is about.
PENGIRING = frozenset(("gambar", GRAFIK, "bab_tiga", UNDANGAN.jenis))


def papers_for(turn: Turn, tugas: TugasTersimpan) -> list[Dokumen]:
    """What the last step yielded, and every output that the step names among what it works with."""
    langkah, naskah = turn.langkah_of(tugas), turn.naskah_of(tugas.siklus_id)
    siklus = turn.store.siklus.get(tugas.siklus_id)
    terkait = [satu for asal in _related(turn, siklus, naskah) for satu in _named(turn, asal, langkah)]
    return [*terkait, *_named(turn, siklus, langkah)]


def _named(turn: Turn, siklus: Siklus, langkah: Langkah) -> list[Dokumen]:
    """The papers of a cycle whose step yields what is named, or comes right before in the same SOP."""
    naskah = turn.store.naskah.get(siklus.naskah)
    milik = {satu.nomor for satu in naskah.daftar_langkah.values() if satu.output in langkah.kelengkapan}
    if naskah.daftar_langkah.get(langkah.nomor) == langkah:
        milik |= {satu.nomor for satu in naskah.daftar_langkah.values() if satu.lanjut == langkah.nomor}
    semua = turn.store.dokumen.of_siklus(siklus.id)
    return [satu for satu in semua if satu.berlaku and satu.langkah in milik and satu.jenis not in PENGIRING]


def _related(turn: Turn, siklus: Siklus, naskah: Naskah) -> Iterator[Siklus]:
    """The ended cycles of the same period whose SOP this one names as related: what was decided there is at hand."""
    for lain in turn.store.siklus.of_years([siklus.periode.tahun]):
        sebaya = lain.periode == siklus.periode and lain.tamat_pada is not None and lain.id != siklus.id
        if sebaya and turn.store.naskah.get(lain.naskah).nama in naskah.terkait:
            yield lain
