"""Builds the office a turn happens in from what is stored, and the national calendar."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.kalender import libur_nasional, nama_libur
from handlers.kantor import Kantor
from handlers.waktu.pengukuran import TAHUN_TERUKUR
from sop.capaian import AturanCapaian
from sop.jam_kerja import build_jam_kerja
from sop.waktu_baku import parse_waktu_baku
from storage.store import Store

_YEARS_AFTER = 2


def load_kantor(store: Store, now: datetime) -> Kantor:
    """The office as it is set up at `now`; its calendar reaches from the oldest cycles measured to two years after."""
    setelan = store.instansi.setelan()
    instansi = setelan.instansi
    daftar_tahun = range(now.year - TAHUN_TERUKUR, now.year + _YEARS_AFTER + 1)
    return Kantor(
        instansi=instansi,
        daftar_unit=store.instansi.daftar_unit(),
        jam=build_jam_kerja(
            ZoneInfo(instansi.zona), setelan.jam_kerja, libur_nasional(daftar_tahun), setelan.daftar_libur
        ),
        waktu_baku={nomor: parse_waktu_baku(teks) for nomor, teks in setelan.waktu_baku.items()},
        aturan=AturanCapaian(kategori=instansi.aturan_kategori, batas=instansi.batas_capaian),
        aturan_mati=setelan.aturan_mati,
        pengingat=setelan.pengingat,
        libur_nasional=nama_libur(daftar_tahun),
        daftar_penetapan=store.penetapan.all(),
        pdf=setelan.pdf,
        bot_nama=setelan.bot_nama,
    )


class KantorCache:
    """The offices as last loaded; each is loaded anew when it was set up anew, or the year has changed."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[int, int], Kantor]] = {}

    def load(self, store: Store, now: datetime) -> Kantor:
        """The office as it is set up at `now`; see `load_kantor`."""
        edition = (store.instansi.versi(), now.year)
        kept = self._kept.get(store.instansi_id)
        if kept is None or kept[0] != edition:
            kept = self._kept[store.instansi_id] = (edition, load_kantor(store, now))
        return kept[1]
