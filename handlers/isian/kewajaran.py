"""Whether a figure that is read for certain looks odd, so that the person is asked before it counts."""

from decimal import Decimal

from bahasa.bentuk import format_nilai, format_persen
from bahasa.kalimat import isian as kalimat
from handlers.turn import Turn
from sop.angka import Terbaca
from sop.capaian import compute_capaian
from sop.indikator import Indikator, Jenis, Nilai
from sop.periode import Periode

_JAUH_DI_ATAS = Decimal(200)
_KALI_LIPAT = 10


def oddity(turn: Turn, indikator: Indikator, periode: Periode, baca: Terbaca) -> str:
    """Why the figure looks odd, in the office's words; empty where it does not."""
    if indikator.jenis is Jenis.PERSEN and baca.pembilang and baca.penyebut and baca.pembilang > baca.penyebut:
        return kalimat.persen_di_atas_seratus()
    capaian = compute_capaian(
        arah=indikator.arah,
        rumus=indikator.rumus,
        target=indikator.target(periode.bagian),
        realisasi=baca.nilai,
        aturan=turn.kantor.aturan,
    )
    if capaian.mentah is not None and capaian.mentah > _JAUH_DI_ATAS:
        return kalimat.jauh_di_atas(format_persen(capaian.mentah))
    lama = indikator.realisasi_n1
    if _differs_tenfold(lama, baca.nilai):
        return kalimat.jauh_dari_lalu(format_nilai(lama, indikator.jenis, indikator.satuan))
    return ""


def _differs_tenfold(lama: Nilai | None, baru: Nilai) -> bool:
    if not isinstance(lama, Decimal) or not isinstance(baru, Decimal) or min(lama, baru) <= 0:
        return False
    return max(lama, baru) > min(lama, baru) * _KALI_LIPAT
