"""What an import of the set-up workbook would change (beda), in the words of the workbook's sheets and headings."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from sop.indikator import Indikator, Rentang
from sop.instansi import BarisJam, HariLibur, Instansi, Jabatan, Pegawai, Penyiapan, Unit

_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class JenisBeda(StrEnum):
    """A row that is new, one that reads otherwise, or one that is gone and so made inactive."""

    BARU = "baru"
    UBAH = "ubah"
    NONAKTIF = "nonaktif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beda:
    """One difference; `baris` names the row, and only UBAH has `kolom`, `lama` and `baru`, empty for an empty cell."""

    lembar: str
    baris: str
    jenis: JenisBeda
    kolom: str = ""
    lama: str = ""
    baru: str = ""


@dataclass(frozen=True, slots=True)
class _Baris:
    """One row: what people call it, and its cells by heading."""

    nama: str
    isi: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lembar:
    """One sheet: how its rows are told apart, and whether their order means something."""

    nama: str
    read: Callable[[Penyiapan], Iterable[tuple[object, _Baris]]]
    berurutan: bool = False


def compare_penyiapan(lama: Penyiapan | None, baru: Penyiapan) -> tuple[Beda, ...]:
    """Every difference in the order of the sheets; without `lama` every row is new."""
    return tuple(
        beda
        for lembar in _DAFTAR_LEMBAR
        for beda in _compare_lembar(lembar, dict(lembar.read(lama)) if lama else {}, dict(lembar.read(baru)))
    )


def _compare_lembar(lembar: _Lembar, lama: Mapping[object, _Baris], baru: Mapping[object, _Baris]) -> list[Beda]:
    hasil: list[Beda] = []
    for kunci, baris in baru.items():
        if kunci in lama:
            hasil.extend(_compare_baris(lembar.nama, lama[kunci].isi, baris))
        else:
            hasil.append(Beda(lembar=lembar.nama, baris=baris.nama, jenis=JenisBeda.BARU))
    hasil.extend(
        Beda(lembar=lembar.nama, baris=baris.nama, jenis=JenisBeda.NONAKTIF)
        for kunci, baris in lama.items()
        if kunci not in baru
    )
    return hasil + _compare_urutan(lembar, lama, baru)


def _compare_baris(lembar: str, lama: Mapping[str, object], baris: _Baris) -> list[Beda]:
    sel = ((kolom, _show(lama[kolom]), _show(nilai)) for kolom, nilai in baris.isi.items())
    return [
        Beda(lembar=lembar, baris=baris.nama, jenis=JenisBeda.UBAH, kolom=kolom, lama=semula, baru=menjadi)
        for kolom, semula, menjadi in sel
        if semula != menjadi
    ]


def _compare_urutan(lembar: _Lembar, lama: Mapping[object, _Baris], baru: Mapping[object, _Baris]) -> list[Beda]:
    """The rows that stay, where they stand in another order."""
    semula = [baru[kunci].nama for kunci in lama if kunci in baru]
    menjadi = [baris.nama for kunci, baris in baru.items() if kunci in lama]
    if not lembar.berurutan or semula == menjadi:
        return []
    return [
        Beda(
            lembar=lembar.nama,
            baris="",
            jenis=JenisBeda.UBAH,
            kolom="Urutan",
            lama=", ".join(semula),
            baru=", ".join(menjadi),
        )
    ]


def _show(nilai: object) -> str:
    match nilai:
        case None:
            return ""
        case Decimal():
            teks = f"{nilai:f}"
            return teks.rstrip("0").rstrip(".") if "." in teks else teks
        case Rentang():
            return f"{_show(nilai.bawah)}-{_show(nilai.atas)}"
        case time():
            return f"{nilai:%H.%M}"
        case date():
            return f"{nilai:%d-%m-%Y}"
        case _:
            return str(nilai)


def _instansi(instansi: Instansi) -> _Baris:
    return _Baris(
        instansi.nama,
        {
            "Nama instansi": instansi.nama,
            "Nama singkat": instansi.nama_singkat,
            "Kabupaten/Kota": instansi.kabupaten,
            "Alamat": instansi.alamat,
            "Zona waktu": instansi.zona,
            "Format nomor surat": instansi.format_nomor,
            "Aturan kategori": instansi.aturan_kategori,
            "Batas capaian": instansi.batas_capaian,
        },
    )


def _unit(unit: Unit) -> _Baris:
    return _Baris(unit.kode, {"Nama": unit.nama, "Jenis": unit.jenis})


def _pegawai(pegawai: Pegawai) -> _Baris:
    return _Baris(
        pegawai.nama,
        {
            "Nama": pegawai.nama,
            "Jabatan": pegawai.jabatan,
            "Pangkat": pegawai.pangkat,
            "Peran": ", ".join(sorted(map(_peran, pegawai.daftar_peran))),
        },
    )


def _peran(jabatan: Jabatan) -> str:
    return f"{jabatan.peran} ({jabatan.unit})" if jabatan.unit else jabatan.peran.value


def _indikator(satu: Indikator) -> _Baris:
    return _Baris(
        satu.kode,
        {
            "Sasaran": satu.sasaran,
            "Indikator": satu.nama,
            "Satuan": satu.satuan,
            "Unit": satu.unit,
            "Jenis": satu.jenis,
            "Arah": satu.arah,
            "Rumus": satu.rumus,
            "Akumulasi": satu.akumulasi,
            "Target TW I": satu.target_tw_i,
            "Target TW II": satu.target_tw_ii,
            "Target TW III": satu.target_tw_iii,
            "Target TW IV": satu.target_tw_iv,
            "Target Tahun": satu.target_tahun,
            "Realisasi N-1": satu.realisasi_n1,
            "Realisasi N-2": satu.realisasi_n2,
            "Target Renstra": satu.target_renstra,
            "Standar Nasional": satu.standar_nasional,
            "Program": satu.program,
            "Pagu": satu.pagu,
            "Definisi Operasional": satu.definisi,
            "Sumber Data": satu.sumber_data,
        },
    )


def _jam(baris: BarisJam) -> _Baris:
    masa = f"{_show(baris.dari)} s.d. {_show(baris.sampai)} " if baris.dari or baris.sampai else ""
    return _Baris(
        masa + _HARI[baris.hari],
        {
            "Mulai": baris.mulai,
            "Istirahat Mulai": baris.istirahat_mulai,
            "Istirahat Selesai": baris.istirahat_selesai,
            "Selesai": baris.selesai,
        },
    )


def _libur(hari: HariLibur) -> _Baris:
    return _Baris(_show(hari.tanggal), {"Keterangan": hari.keterangan, "Jenis": hari.jenis})


_DAFTAR_LEMBAR = (
    _Lembar(nama="Instansi", read=lambda p: [("", _instansi(p.instansi))]),
    _Lembar(nama="Unit", read=lambda p: [(unit.kode, _unit(unit)) for unit in p.daftar_unit], berurutan=True),
    _Lembar(nama="Pegawai", read=lambda p: [(orang.nip or orang.nama, _pegawai(orang)) for orang in p.daftar_pegawai]),
    _Lembar(
        nama="Indikator", read=lambda p: [(satu.kode, _indikator(satu)) for satu in p.daftar_indikator], berurutan=True
    ),
    _Lembar(nama="Jam Kerja", read=lambda p: [((jam.hari, jam.dari, jam.sampai), _jam(jam)) for jam in p.jam_kerja]),
    _Lembar(nama="Libur", read=lambda p: [(hari.tanggal, _libur(hari)) for hari in p.daftar_libur]),
    _Lembar(
        nama="Waktu Baku",
        read=lambda p: [
            (nomor, _Baris(f"langkah {nomor}", {"Waktu": waktu})) for nomor, waktu in sorted(p.waktu_baku.items())
        ],
    ),
)
