"""The office of these talks: two people where two may meet, and an indicator of every kind in one unit."""

from dataclasses import replace
from decimal import Decimal

from sop.indikator import Arah, Jenis, Predikat, Rumus
from sop.instansi import Penyiapan
from sop.peran import Peran
from tests.kantor import build_indikator, build_pegawai, build_penyiapan

KEPALA = "Kepala Contoh"
SEKRETARIS = "Sekretaris Contoh"
SEKRETARIS_DUA = "Sekretaris Pengganti"
TIM = "Tim Contoh"
TIM_DUA = "Tim Pendamping"
STAF = "Staf Contoh"
ADMIN = "Admin Contoh"
PENGISI_SEK = "Pengisi Sekretariat"
PENGISI = "Pengisi Satu"
PENGISI_LAIN = "Pengisi Satu Lain"
PENGISI_DUA = "Pengisi Dua"


def build_dinas() -> Penyiapan:
    """The small office of tests/kantor.py, grown by what the talks need."""
    kecil = build_penyiapan()
    return replace(
        kecil,
        daftar_pegawai=(
            *kecil.daftar_pegawai,
            build_pegawai(SEKRETARIS_DUA, Peran.SEKRETARIS),
            build_pegawai(TIM_DUA, Peran.TIM),
            build_pegawai(PENGISI_LAIN, Peran.BIDANG, "B1"),
        ),
        daftar_indikator=(
            build_indikator("SEK-1", "SEK", Predikat.BB, jenis=Jenis.ORDINAL, satuan="Predikat"),
            build_indikator("B1-1", "B1", Decimal("87.5"), jenis=Jenis.PERSEN, satuan="%"),
            build_indikator("B1-2", "B1", Decimal(1500), satuan="orang"),
            build_indikator("B1-3", "B1", Decimal(65000000), jenis=Jenis.RUPIAH, satuan="Rupiah"),
            build_indikator("B1-4", "B1", Decimal("0.8"), jenis=Jenis.RASIO, satuan="rasio"),
            build_indikator("B1-5", "B1", Predikat.BB, jenis=Jenis.ORDINAL, satuan="Predikat"),
            build_indikator("B2-1", "B2", Decimal(10), arah=Arah.RENDAH, rumus=Rumus.A, satuan="hari"),
        ),
    )
