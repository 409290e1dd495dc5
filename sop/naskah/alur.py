"""Whether the steps of a SOP lead from the first to one end: no dead end, no loop, nothing out of reach.

The order is the paper's: steps are numbered from 1, `lanjut` goes forward only, so a loop can't be written; the only
way back is a decision's `kembali_tim` and `kembali_unit`, which a person takes and no machine.
"""

from collections.abc import Sequence

from sop.langkah import Cara, Langkah
from sop.naskah.baris import Letak
from sop.naskah.galat import NaskahSalah

_PERLU_REKAP = frozenset({Cara.PENYAMPAIAN, Cara.KEPUTUSAN, Cara.LAPORAN})


def check_alur(nama: str, semua: Sequence[Langkah], letak: Sequence[Letak]) -> None:
    """Raise `NaskahSalah` at the first step that breaks the way from the first step to the end."""
    if not semua:
        raise NaskahSalah(nama, 1, "no step at all")
    for urut, (langkah, di) in enumerate(zip(semua, letak, strict=True), start=1):
        if langkah.nomor != urut:
            raise NaskahSalah(nama, di.of("nomor"), f"step {langkah.nomor} stands where {urut} is expected")
    if semua[0].cara in (Cara.DISTRIBUSI, Cara.ISIAN):
        raise NaskahSalah(nama, letak[0].of("cara"), "a SOP begins with one task, not with one per unit")
    oleh = {langkah.nomor: langkah for langkah in semua}
    for langkah, di in zip(semua, letak, strict=True):
        _check_lanjut(nama, langkah, di, oleh)
        _check_kembali(nama, langkah, di, oleh)
        _check_sejajar(nama, langkah, di, oleh)
        _check_papers(nama, langkah, di, semua)
    _check_reach(nama, semua, letak)


def _check_lanjut(nama: str, langkah: Langkah, di: Letak, oleh: dict[int, Langkah]) -> None:
    if langkah.cara is Cara.ARSIP:
        if langkah.lanjut is not None:
            raise NaskahSalah(nama, di.of("lanjut"), "an archive step ends the SOP and leads nowhere")
    elif langkah.lanjut is None:
        raise NaskahSalah(nama, di.baris, f"step {langkah.nomor} is a dead end: 'lanjut' is missing")
    elif langkah.lanjut not in oleh:
        raise NaskahSalah(nama, di.of("lanjut"), f"step {langkah.nomor} leads to {langkah.lanjut}, which is not there")
    elif langkah.lanjut <= langkah.nomor:
        raise NaskahSalah(nama, di.of("lanjut"), f"step {langkah.nomor} leads back to {langkah.lanjut}: a loop")


def _check_kembali(nama: str, langkah: Langkah, di: Letak, oleh: dict[int, Langkah]) -> None:
    tujuan = {
        "kembali_tim": (langkah.kembali_tim, Cara.REKAP),
        "kembali_unit": (langkah.kembali_unit, Cara.ISIAN),
    }
    for kunci, (nomor, cara) in tujuan.items():
        if langkah.cara is not Cara.KEPUTUSAN:
            if nomor is not None:
                raise NaskahSalah(nama, di.of(kunci), f"only a decision has {kunci!r}")
        elif nomor is None:
            raise NaskahSalah(nama, di.baris, f"the decision of step {langkah.nomor} lacks {kunci!r}")
        elif nomor not in oleh or nomor >= langkah.nomor or oleh[nomor].cara is not cara:
            raise NaskahSalah(nama, di.of(kunci), f"{kunci!r} must name an earlier step with cara = {cara.value!r}")


def _check_sejajar(nama: str, langkah: Langkah, di: Letak, oleh: dict[int, Langkah]) -> None:
    berikut = oleh.get(langkah.lanjut or 0)
    membuka_isian = berikut is not None and berikut.cara is Cara.ISIAN
    if (langkah.cara is Cara.DISTRIBUSI) != membuka_isian:
        raise NaskahSalah(nama, di.of("cara"), "'distribusi' and 'isian' follow each other, unit by unit")


def _check_papers(nama: str, langkah: Langkah, di: Letak, semua: Sequence[Langkah]) -> None:
    if langkah.cara is Cara.DOKUMEN and bool(langkah.kertas) != bool(langkah.daftar_tanya):
        raise NaskahSalah(nama, di.of("kertas"), "a paper made here needs 'kertas' and questions, an upload neither")
    if langkah.cara is Cara.DISTRIBUSI and not langkah.kelengkapan:
        raise NaskahSalah(nama, di.of("kelengkapan"), "'distribusi' needs in its 'kelengkapan' what it hands out")
    sebelum = {satu.cara for satu in semua if satu.nomor < langkah.nomor}
    if langkah.cara in _PERLU_REKAP and Cara.REKAP not in sebelum:
        raise NaskahSalah(nama, di.of("cara"), f"{langkah.cara.value!r} needs an earlier step with cara = 'rekap'")


def _check_reach(nama: str, semua: Sequence[Langkah], letak: Sequence[Letak]) -> None:
    dicapai = {1} | {langkah.lanjut for langkah in semua}
    for langkah, di in zip(semua, letak, strict=True):
        if langkah.nomor not in dicapai:
            raise NaskahSalah(nama, di.baris, f"nothing leads to step {langkah.nomor}")
