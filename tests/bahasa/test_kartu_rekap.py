"""The card of a rekap: its counts add up for whoever reads it."""

import re
from decimal import Decimal

from bahasa.kalimat.rekap import ringkas
from sop.capaian import Capaian, Status
from tests.dokumen.contoh_surat import DAFTAR_BARIS, make_baris, make_rekap

RUMUS_C = Capaian(status=Status.DIHITUNG, mentah=Decimal(0), nilai=Decimal(0), alasan="Menurut rumus C.")


def test_every_indicator_stands_in_one_place_and_the_average_says_of_how_many_it_is() -> None:
    tepat = make_baris("K5", RUMUS_C, target=Decimal(5), nilai=Decimal(5))
    teks = str(ringkas(make_rekap((*DAFTAR_BARIS, tepat))))
    assert teks == (
        "Rekap versi 2 · 5 indikator\n"
        "Rata-rata capaian: 94,68% dari 2 indikator\n"
        "Sangat Tinggi 1 · Sedang 1 · tanpa kategori (rumus C) 1 · belum tercapai 1 · tidak dihitung 1"
    )
    jumlah, tempat = teks.split("\n")[0], teks.split("\n")[2]
    assert sum(int(satu) for satu in re.findall(r"\d+", tempat)) == int(jumlah.split()[-2])


def test_a_rekap_without_a_category_has_no_average() -> None:
    tepat = make_baris("K5", RUMUS_C, target=Decimal(5), nilai=Decimal(5))
    assert str(ringkas(make_rekap((tepat,)))).endswith("Rata-rata capaian: –\ntanpa kategori (rumus C) 1")
