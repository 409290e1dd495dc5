"""Whether the steps of a SOP lead from the first to one end: no dead end, no loop, nothing out of reach.

The order is the paper's: steps are numbered from 1, `lanjut` goes forward only, so a loop can't be written; the only
way back is a decision's `kembali`, `kembali_tim` and `kembali_unit`, which a person takes and no machine.
"""

from collections.abc import Iterator, Mapping, Sequence

from sop.langkah import KERTAS_KHUSUS, KUNCI_UNDANGAN, Cara, Langkah
from sop.naskah.baris import Letak
from sop.naskah.galat import Kesalahan
from sop.peran import Peran

_PERLU_REKAP = frozenset({Cara.PENYAMPAIAN, Cara.KEPUTUSAN, Cara.LAPORAN})
_OLEH_UNIT = frozenset({Cara.DOKUMEN, Cara.PENGESAHAN, Cara.ISIAN})
_PER_UNIT_SAJA = frozenset({Cara.DISTRIBUSI, Cara.ISIAN})
Oleh = Mapping[int, Langkah]


def check_alur(semua: Sequence[Langkah], letak: Sequence[Letak]) -> Iterator[Kesalahan]:
    """What breaks the way from the first step to the end; the steps are looked at one by one once they are in order."""
    if not semua:
        yield Kesalahan(1, "no step at all")
        return
    urutan = [
        Kesalahan(di.of("nomor"), f"step {langkah.nomor} stands where {urut} is expected")
        for urut, (langkah, di) in enumerate(zip(semua, letak, strict=True), start=1)
        if langkah.nomor != urut
    ]
    if urutan:
        yield from urutan
        return
    if semua[0].per_unit or semua[0].cara in _PER_UNIT_SAJA:
        yield Kesalahan(letak[0].of("cara"), "a SOP begins with one task, not with one per unit")
    oleh = {langkah.nomor: langkah for langkah in semua}
    for langkah, di in zip(semua, letak, strict=True):
        for check in (_check_lanjut, _check_kembali, _check_sejajar, _check_papers):
            yield from check(langkah, di, oleh)
    yield from _check_reach(semua, letak)


def _check_lanjut(langkah: Langkah, di: Letak, oleh: Oleh) -> Iterator[Kesalahan]:
    if langkah.cara is Cara.ARSIP:
        if langkah.lanjut is not None:
            yield Kesalahan(di.of("lanjut"), "an archive step ends the SOP and leads nowhere")
    elif langkah.lanjut is None:
        yield Kesalahan(di.baris, f"step {langkah.nomor} is a dead end: 'lanjut' is missing")
    elif langkah.lanjut not in oleh:
        yield Kesalahan(di.of("lanjut"), f"step {langkah.nomor} leads to {langkah.lanjut}, which is not there")
    elif langkah.lanjut <= langkah.nomor:
        yield Kesalahan(di.of("lanjut"), f"step {langkah.nomor} leads back to {langkah.lanjut}: a loop")


def _check_kembali(langkah: Langkah, di: Letak, oleh: Oleh) -> Iterator[Kesalahan]:
    tujuan = {
        "kembali_tim": (langkah.kembali_tim, Cara.REKAP),
        "kembali_unit": (langkah.kembali_unit, Cara.ISIAN),
    }
    for kunci, (nomor, cara) in tujuan.items():
        if langkah.cara is not Cara.KEPUTUSAN:
            if nomor is not None:
                yield Kesalahan(di.of(kunci), f"only a decision has {kunci!r}")
        elif nomor is None:
            yield Kesalahan(di.baris, f"the decision of step {langkah.nomor} lacks {kunci!r}")
        elif nomor not in oleh or nomor >= langkah.nomor or oleh[nomor].cara is not cara:
            yield Kesalahan(di.of(kunci), f"{kunci!r} must name an earlier step with cara = {cara.value!r}")
    if (langkah.cara is Cara.PERSETUJUAN) != bool(langkah.kembali):
        yield Kesalahan(di.of("kembali"), "a 'persetujuan' has 'kembali', and nothing else has")
    for nomor in langkah.kembali:
        if nomor not in oleh or nomor >= langkah.nomor or oleh[nomor].cara is Cara.DISTRIBUSI:
            yield Kesalahan(di.of("kembali"), f"'kembali' must name earlier steps, no 'distribusi': not {nomor}")


def _check_sejajar(langkah: Langkah, di: Letak, oleh: Oleh) -> Iterator[Kesalahan]:
    berikut = oleh.get(langkah.lanjut or 0)
    membuka_isian = berikut is not None and berikut.cara is Cara.ISIAN
    if (langkah.cara is Cara.DISTRIBUSI) != membuka_isian:
        yield Kesalahan(di.of("cara"), "'distribusi' and 'isian' follow each other, unit by unit")
    if langkah.petugas is Peran.BIDANG and langkah.cara not in _OLEH_UNIT:
        yield Kesalahan(di.of("pelaksana"), f"{langkah.cara.value!r} is done by one, and not by every Bidang")


def _check_papers(langkah: Langkah, di: Letak, oleh: Oleh) -> Iterator[Kesalahan]:
    if langkah.cara is Cara.DOKUMEN and langkah.kertas:
        if langkah.kertas not in KERTAS_KHUSUS:
            dikenal = ", ".join(sorted(KERTAS_KHUSUS))
            yield Kesalahan(di.of("kertas"), f"unknown kertas {langkah.kertas!r}; known: {dikenal}")
        if not langkah.daftar_tanya:
            yield Kesalahan(di.of("kertas"), "a paper made here needs questions, an upload neither")
    if langkah.daftar_undangan and {satu.kunci for satu in langkah.daftar_undangan} != KUNCI_UNDANGAN:
        yield Kesalahan(di.baris, f"an invitation asks {', '.join(sorted(KUNCI_UNDANGAN))}")
    if langkah.cara is Cara.DISTRIBUSI and not langkah.kelengkapan:
        yield Kesalahan(di.of("kelengkapan"), "'distribusi' needs in its 'kelengkapan' what it hands out")
    sebelum = {satu.cara for nomor, satu in oleh.items() if nomor < langkah.nomor}
    if langkah.cara in _PERLU_REKAP and Cara.REKAP not in sebelum:
        yield Kesalahan(di.of("cara"), f"{langkah.cara.value!r} needs an earlier step with cara = 'rekap'")
    if langkah.daftar_tanya and langkah.cara is not Cara.DOKUMEN:
        yield Kesalahan(di.baris, f"a step with cara = {langkah.cara.value!r} asks no questions")


def _check_reach(semua: Sequence[Langkah], letak: Sequence[Letak]) -> Iterator[Kesalahan]:
    dicapai = {1} | {langkah.lanjut for langkah in semua}
    for langkah, di in zip(semua, letak, strict=True):
        if langkah.nomor not in dicapai:
            yield Kesalahan(di.baris, f"nothing leads to step {langkah.nomor}")
