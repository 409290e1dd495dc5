"""The nine things an AKIP evaluation asks of the collection (Permen PANRB 88/2021), each answered from the trail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bahasa.bentuk import format_tanggal
from dokumen.bukti_akip.fakta import PENGEMBALIAN, Fakta, join_numbers
from dokumen.buku_tabel import TIDAK_TERCATAT
from sop.bukti import BUKTI, ISIAN, MULAI, PUTUSAN, REKAP
from sop.jejak import Jejak
from sop.peran import Peran, own_role
from sop.siklus import Perintah


class Keadaan(StrEnum):
    """How far the trail answers a criterion; whether that is enough is for the evaluator to say."""

    TERCATAT = "Tercatat"
    SEBAGIAN = "Tercatat sebagian"
    TIDAK = TIDAK_TERCATAT


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the trail answers, and the rows it answers from."""

    teks: str
    keadaan: Keadaan
    daftar_jejak: tuple[Jejak | None, ...]

    @property
    def nomor(self) -> str | None:
        """The numbers of those rows; None where there are none."""
        return join_numbers(self.daftar_jejak) or None


def _sop(fakta: Fakta) -> Jawaban:
    sop = fakta.isi.sop
    mulai = fakta.happened(MULAI)
    dipakai = next((satu.isi["sop"] for satu in mulai if "sop" in satu.isi), None)
    tanpa = [str(satu.nomor) for satu in sop.daftar_langkah if not satu.waktu]
    teks = (
        f"SOP nomor {sop.nomor} “{sop.nama}”, {sop.unit_kerja}, dibuat {format_tanggal(sop.dibuat)}. "
        f"SOP saat siklus dimulai: {dipakai or TIDAK_TERCATAT}. Tanggal revisi: {TIDAK_TERCATAT}. "
        f"Tanggal efektif: {TIDAK_TERCATAT}. Langkah tanpa waktu baku: {', '.join(tanpa) or 'tidak ada'}."
    )
    return Jawaban(teks, Keadaan.SEBAGIAN if dipakai else Keadaan.TIDAK, mulai)


def _sumber(fakta: Fakta) -> Jawaban:
    berbukti = sum(bool(satu.daftar_bukti) for satu in fakta.angka)
    berkas = fakta.happened(BUKTI)
    teks = (
        f"{len(fakta.angka)} angka diserahkan, masing-masing dengan nama pengisi; {berbukti} di antaranya dengan bukti "
        f"dukung, dan {len(berkas)} berkas bukti disimpan dengan SHA-256."
    )
    lengkap = berbukti == len(fakta.angka)
    ada = Keadaan.TIDAK if not fakta.angka else Keadaan.TERCATAT if lengkap else Keadaan.SEBAGIAN
    return Jawaban(teks, ada, (*fakta.happened(ISIAN), *berkas))


def _akses(fakta: Fakta) -> Jawaban:
    terima = fakta.happened(Perintah.TERIMA)
    unit = {satu.isi["unit"] for satu in terima}
    orang = {satu.pegawai_id for satu in fakta.bergabung}
    teks = (
        f"{len(orang)} pegawai tercatat terhubung dengan aplikasi menurut perannya; {len(unit)} dari "
        f"{len(fakta.isi.daftar_unit)} unit menyatakan menerima format."
    )
    lengkap = bool(orang) and unit >= set(fakta.isi.daftar_unit)
    ada = Keadaan.TERCATAT if lengkap else Keadaan.SEBAGIAN if orang or unit else Keadaan.TIDAK
    return Jawaban(teks, ada, (*fakta.bergabung, *terima))


def _penanggung_jawab(fakta: Fakta) -> Jawaban:
    selesai = [satu.selesai for satu in fakta.tugas if satu.selesai is not None and fakta.oleh(satu.selesai)]
    teks = (
        f"{len(selesai)} dari {len(fakta.tugas)} tugas dinyatakan selesai oleh pejabat yang tercatat nama dan perannya."
    )
    return Jawaban(teks, _share(len(selesai), len(fakta.tugas)), tuple(selesai))


def _waktu(fakta: Fakta) -> Jawaban:
    bertenggat = [satu for satu in fakta.tugas if satu.tenggat]
    tepat = sum(satu.terlambat == 0 for satu in bertenggat)
    lewat = sum(bool(satu.terlambat) for satu in bertenggat)
    teks = (
        f"{len(bertenggat)} dari {len(fakta.tugas)} tugas memiliki tenggat menurut waktu baku: {tepat} selesai dalam "
        f"waktunya, {lewat} melewatinya, {len(bertenggat) - tepat - lewat} belum selesai atau tidak tercatat. "
        "Tugas lain tanpa waktu baku."
    )
    baris = (satu for tugas in bertenggat for satu in (tugas.dibuka, tugas.selesai))
    return Jawaban(teks, _share(len(bertenggat), len(fakta.tugas)), tuple(baris))


def _data_salah(fakta: Fakta) -> Jawaban:
    kembali, versi, putusan = fakta.happened(*PENGEMBALIAN), fakta.happened(REKAP), fakta.happened(*PUTUSAN)
    teks = (
        "Data yang belum tepat dikembalikan Sekretaris dengan arahan kepada Tim, unit, atau indikator, lalu diserahkan "
        f"kembali sebagai versi baru. Pada siklus ini: {len(kembali)} pengembalian, {len(fakta.koreksi)} koreksi "
        f"angka, {len(versi)} versi rekap."
    )
    baris = (*kembali, *versi, *(satu.baru for satu in fakta.koreksi))
    return Jawaban(teks, Keadaan.TERCATAT if putusan else Keadaan.TIDAK, baris)


def _berkala(fakta: Fakta) -> Jawaban:
    tamat = sum(satu.tamat is not None for satu in fakta.siklus)
    periode = ", ".join(satu.periode for satu in fakta.siklus)
    teks = f"{len(fakta.siklus)} siklus tercatat, {tamat} sudah tamat: {periode or TIDAK_TERCATAT.lower()}."
    return Jawaban(
        teks,
        _share(min(len(fakta.siklus), 2), 2),
        tuple(baris for satu in fakta.siklus for baris in (satu.mulai, satu.tamat)),
    )


def _aplikasi(fakta: Fakta) -> Jawaban:
    jejak = fakta.isi.jejak
    if not jejak:
        return Jawaban(f"Jejak siklus: {TIDAK_TERCATAT.lower()}.", Keadaan.TIDAK, ())
    pesan = sum(satu.inbox_id is not None for satu in jejak)
    teks = (
        f"Seluruh langkah dijalankan dengan aplikasi: {len(jejak)} kejadian dalam rantai jejak, {pesan} di antaranya "
        f"dari pesan pegawai. Baris terakhir nomor {jejak[-1].urut}, hash {jejak[-1].hash}."
    )
    return Jawaban(teks, Keadaan.TERCATAT, jejak)


def _pimpinan(fakta: Fakta) -> Jawaban:
    per_peran = {
        peran: sum(own_role(satu.peran) == peran for satu in fakta.keputusan)
        for peran in (Peran.KEPALA_DINAS, Peran.SEKRETARIS)
    }
    putusan = fakta.happened(*PUTUSAN)
    akhir = putusan[-1] if putusan else None
    kata = (
        f"Putusan terakhir atas rekap versi {akhir.isi['versi']}: {akhir.peristiwa} oleh {fakta.oleh(akhir)}."
        if akhir
        else f"Putusan atas rekap: {TIDAK_TERCATAT.lower()}."
    )
    teks = f"Tindakan Kepala Dinas: {per_peran[Peran.KEPALA_DINAS]}; Sekretaris: {per_peran[Peran.SEKRETARIS]}. {kata}"
    return Jawaban(teks, _share(sum(map(bool, per_peran.values())), 2), fakta.keputusan)


def _share(ada: int, semua: int) -> Keadaan:
    """Nothing, some of it, or all."""
    if not ada:
        return Keadaan.TIDAK
    return Keadaan.TERCATAT if ada == semua else Keadaan.SEBAGIAN


# Each criterion, the sheet that holds its rows, and how it is answered.
KRITERIA: Mapping[str, tuple[str, Callable[[Fakta], Jawaban]]] = {
    "SOP yang mutakhir": ("1 SOP", _sop),
    "Sumber data yang dapat ditelusuri": ("2 Sumber data", _sumber),
    "Akses bagi yang berkepentingan": ("3 Akses", _akses),
    "Penanggung jawab yang jelas": ("4 Penanggung jawab", _penanggung_jawab),
    "Waktu penyampaian yang jelas": ("5 Waktu", _waktu),
    "Prosedur bila data salah": ("6 Data salah", _data_salah),
    "Pengumpulan secara berkala": ("7 Berkala", _berkala),
    "Pemanfaatan aplikasi": ("8 Aplikasi", _aplikasi),
    "Pimpinan yang memutuskan": ("9 Keputusan", _pimpinan),
}


def answer_all(fakta: Fakta) -> Iterable[tuple[str, str, Jawaban]]:
    """Each criterion with the name of its sheet and its answer."""
    return ((kriteria, lembar, answer(fakta)) for kriteria, (lembar, answer) in KRITERIA.items())
