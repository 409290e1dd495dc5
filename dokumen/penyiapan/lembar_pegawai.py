"""Sheet Pegawai: the people, a row for each role a person holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dokumen.lembar import Lembar, Sel
from dokumen.penyiapan.lembar_unit import unit_in
from dokumen.tabel import Baris, SelTidakTerbaca, one_of, plain, read_tabel
from dokumen.temuan import Temuan
from sop.instansi import Jabatan, Pegawai, Unit
from sop.peran import Peran

SHEET = "Pegawai"
JUDUL = ("Nama", "NIP", "Jabatan", "Pangkat", "Peran", "Unit")
PERAN_WAJIB = (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.TIM, Peran.STAF)
PANJANG_NIP = 18


@dataclass(frozen=True, slots=True)
class _Peran:
    """One row: what it says of the person, and where it stands."""

    pegawai: Pegawai
    baris: Baris

    @property
    def kunci(self) -> str:
        return self.pegawai.nip or _name_key(self.pegawai)


def rows_pegawai(daftar: Iterable[Pegawai]) -> list[tuple[str, ...]]:
    return [
        (satu.nama, satu.nip, satu.jabatan, satu.pangkat, peran.peran.value, peran.unit or "")
        for satu in daftar
        for peran in satu.daftar_peran
    ]


def read_pegawai(buku: Mapping[str, Lembar], daftar_unit: tuple[Unit, ...], temuan: Temuan) -> tuple[Pegawai, ...]:
    """The people with all their roles; a role of the SOP that nobody holds is a fault of the heading."""
    daftar_baris = read_tabel(buku, SHEET, JUDUL, temuan)
    daftar = [hasil for baris in daftar_baris if (hasil := _read_baris(baris, daftar_unit))]
    _check_without_nip(daftar)
    orang: dict[str, Pegawai] = {}
    for satu in daftar:
        lama = orang.get(satu.kunci)
        orang[satu.kunci] = _join(lama, satu) if lama else satu.pegawai
    if daftar_baris or not temuan.has(SHEET):
        _check_lengkap(daftar_baris, daftar_unit, temuan)
    return tuple(orang.values())


def _read_baris(baris: Baris, daftar_unit: tuple[Unit, ...]) -> _Peran | None:
    nama = baris.require("Nama", plain)
    nip = baris.read("NIP", _parse_nip)
    peran = baris.require("Peran", one_of(Peran))
    unit = baris.read("Unit", unit_in(daftar_unit))
    if peran is Peran.BIDANG and not baris.is_filled("Unit"):
        baris.fault("Unit", "Peran Bidang memerlukan kode unit.")
    if nama is None or peran is None or (nip is None and baris.is_filled("NIP")):
        return None
    pegawai = Pegawai(
        nama=nama,
        nip=nip or "",
        jabatan=baris.read("Jabatan", plain) or "",
        pangkat=baris.read("Pangkat", plain) or "",
        daftar_peran=(Jabatan(peran=peran, unit=unit),),
    )
    return _Peran(pegawai, baris)


def _parse_nip(sel: Sel) -> str:
    if not isinstance(sel.nilai, str):
        raise SelTidakTerbaca("NIP tersimpan sebagai angka sehingga digitnya hilang. Mohon ketik ulang sebagai teks.")
    nip = "".join(sel.nilai.split())
    if len(nip) != PANJANG_NIP or not (nip.isascii() and nip.isdecimal()):
        raise SelTidakTerbaca(f"NIP “{sel.teks}” belum terdiri atas {PANJANG_NIP} angka.")
    return nip


def _name_key(pegawai: Pegawai) -> str:
    return pegawai.nama.casefold()


def _check_without_nip(daftar: list[_Peran]) -> None:
    """A name once with and once without NIP: whether that is one person only the office can say."""
    bernip = {_name_key(satu.pegawai) for satu in daftar if satu.pegawai.nip}
    for satu in daftar:
        if not satu.pegawai.nip and _name_key(satu.pegawai) in bernip:
            satu.baris.fault("NIP", f"{satu.pegawai.nama} ber-NIP pada baris lain. Mohon isi NIP pada baris ini juga.")


def _join(lama: Pegawai, satu: _Peran) -> Pegawai:
    baru = satu.pegawai
    if _name_key(lama) != _name_key(baru):
        satu.baris.fault("NIP", f"NIP ini sudah dipakai {lama.nama}.")
    for judul, semula, menjadi in (
        ("Jabatan", lama.jabatan, baru.jabatan),
        ("Pangkat", lama.pangkat, baru.pangkat),
    ):
        if semula and menjadi and semula != menjadi:
            satu.baris.fault(judul, f"{judul} {lama.nama} berbeda dari baris sebelumnya: “{semula}”.")
    if baru.daftar_peran[0] in lama.daftar_peran:
        satu.baris.fault("Peran", f"Peran ini sudah tercatat untuk {lama.nama}.")
    return Pegawai(
        nama=lama.nama,
        nip=lama.nip,
        jabatan=lama.jabatan or baru.jabatan,
        pangkat=lama.pangkat or baru.pangkat,
        daftar_peran=lama.daftar_peran + baru.daftar_peran,
    )


def _check_lengkap(daftar: tuple[Baris, ...], daftar_unit: tuple[Unit, ...], temuan: Temuan) -> None:
    """Judge by what is written, so that a person with another fault is not reported missing as well."""
    peran = {baris.teks("Peran").casefold() for baris in daftar}
    for wajib in PERAN_WAJIB:
        if wajib.value.casefold() not in peran:
            temuan.note(SHEET, "E1", f"Belum ada pegawai dengan peran {wajib.value}.")
    pengisi = {
        baris.teks("Unit").casefold() for baris in daftar if baris.teks("Peran").casefold() == Peran.BIDANG.casefold()
    }
    for unit in daftar_unit:
        if unit.kode.casefold() not in pengisi:
            temuan.note(SHEET, "F1", f"Belum ada pegawai berperan Bidang untuk unit {unit.kode} ({unit.nama}).")
