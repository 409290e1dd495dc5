"""Every form there is, by the name under which a wait keeps it."""

from collections.abc import Mapping

from handlers.admin import data_orang, kantor, penyiapan, peran, unit
from handlers.borang import Borang
from handlers.orang import alihkan, pengganti

DAFTAR_BORANG: Mapping[str, Borang] = {
    borang.nama: borang
    for borang in (
        alihkan.ALIHKAN,
        alihkan.BUKAN,
        data_orang.BARU,
        data_orang.UBAH,
        data_orang.LEPAS,
        kantor.UBAH,
        penyiapan.DASAR,
        pengganti.PENGGANTI,
        peran.BERI,
        peran.CABUT,
        peran.BERHENTI,
        unit.BARU,
        unit.UBAH,
        unit.TUTUP,
    )
}
