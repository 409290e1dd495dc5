"""/waktu: how long the steps of a cycle took beside their standard times."""

from markupsafe import Markup

from bahasa.bentuk import format_durasi
from sop.pengukuran import WaktuLangkah, WaktuSiklus, WaktuTugas

_SEBARIS = 2
_RINCIAN = 7
_KOSONG = "–"


def waktu_siklus(isi: WaktuSiklus, sebelum: int | None) -> Markup:
    """One cycle, two steps a line, as standard/real; and how long it took beside the one before, in minutes."""
    langkah = [_langkah(satu) for satu in isi.daftar]
    pasangan = (Markup(" · ").join(langkah[mulai : mulai + _SEBARIS]) for mulai in range(0, len(langkah), _SEBARIS))
    return Markup("\n").join(
        [
            Markup("<b>Waktu baku/nyata per langkah, {}</b>").format(isi.periode),
            *pasangan,
            _lama(isi, sebelum),
            Markup("Melewati waktu: {} tugas. Dari pengembalian: {} tugas.").format(
                sum(len(satu.terlambat) for satu in isi.daftar), sum(satu.dikembalikan for satu in isi.daftar)
            ),
            Markup("Nyata adalah nilai tengah dalam waktu kerja."),
        ]
    )


def rincian(isi: WaktuSiklus) -> Markup:
    """Which tasks passed their due time, by whom; for those alone who may know."""
    lewat = [(langkah, satu) for langkah in isi.daftar for satu in langkah.terlambat]
    kepala = Markup("<b>Tugas yang melewati waktu baku, {}</b>").format(isi.periode)
    if not lewat:
        return Markup("\n").join([kepala, Markup("Tidak ada.")])
    sisa = len(lewat) - _RINCIAN
    ekor = [Markup("dan {} tugas lain pada buku kerja Pengukuran SOP.").format(sisa)] if sisa > 0 else []
    return Markup("\n").join([kepala, *(_lewat(*satu) for satu in lewat[:_RINCIAN]), *ekor])


def pengukuran(periode: str) -> Markup:
    """The caption of the workbook of measures."""
    return Markup("<b>Pengukuran SOP sampai {}.</b> Memuat nama; mohon tidak dibagikan di grup.").format(periode)


def bukti_akip(periode: str) -> Markup:
    """The caption of the proof."""
    return Markup("<b>Bukti evaluasi AKIP {}.</b> Disusun dari jejak siklus.").format(periode)


def _langkah(satu: WaktuLangkah) -> Markup:
    return Markup("{}. {}/{}").format(satu.nomor, satu.baku or _KOSONG, _nyata(satu))


def _nyata(satu: WaktuLangkah) -> str:
    if satu.nyata is not None:
        return format_durasi(satu.nyata)
    return "berjalan" if satu.daftar else _KOSONG


def _lama(isi: WaktuSiklus, sebelum: int | None) -> Markup:
    keadaan = "" if isi.tamat else ", masih berjalan"
    lalu = Markup("; sebelumnya {}").format(format_durasi(sebelum)) if sebelum is not None else Markup()
    return Markup("Lama siklus {}{}{}.").format(format_durasi(isi.lama), keadaan, lalu)


def _lewat(langkah: WaktuLangkah, satu: WaktuTugas) -> Markup:
    siapa = (satu.tugas.unit_nama, satu.tugas.oleh or satu.tugas.peran)
    belum = "" if satu.selesai else ", belum selesai"
    return Markup("• {}. {} ({}): {}{}").format(
        langkah.nomor, langkah.nama, ", ".join(filter(None, siapa)), format_durasi(satu.terlambat), belum
    )
