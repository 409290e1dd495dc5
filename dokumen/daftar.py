"""Every kind of paper: what it says as JSON, and the one entry by which the drawing process makes its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pkgutil import resolve_name
from typing import Any

from pydantic import TypeAdapter

from dokumen.format_isian import FormatIsian
from dokumen.isi import (
    BabTiga,
    BeritaAcara,
    BuktiAkip,
    BukuPengukuran,
    Ceklist,
    DataAnggaran,
    DataCapaian,
    Disposisi,
    GambarGrafik,
    GambarRekap,
    GambarRiwayat,
    KodeQr,
    Laporan,
    LembarLangkah,
    NotaDinas,
    NotaDistribusi,
    NotaRekap,
    Notulen,
    Pengesahan,
    ProgramKerja,
    Register,
    TandaTerima,
    Undangan,
)
from dokumen.rekap_buku import BukuRekap
from dokumen.surat.daftar_surat import BY_JENIS, DAFTAR_SURAT, templat_bawaan
from dokumen.templat.jenis import JenisSurat
from sop.instansi import Penyiapan

SuratDinas = NotaDinas | NotaDistribusi | NotaRekap | Disposisi | Undangan | BeritaAcara
Surat = SuratDinas | Notulen | ProgramKerja | Ceklist | TandaTerima | Laporan | LembarLangkah | BabTiga | Pengesahan
Buku = FormatIsian | BukuRekap | Register | BukuPengukuran | BuktiAkip | Penyiapan
Gambar = GambarRekap | GambarGrafik | GambarRiwayat | KodeQr
Isi = Surat | Buku | DataCapaian | DataAnggaran | Gambar

DOCX = ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
CSV = ("csv", "text/csv")
PNG = ("png", "image/png")
_REKAP = "rekap"
_SURAT = "dokumen.templat.lukis:draw_surat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kertas:
    """One kind of paper: the type of what it says, what its file is, and who writes it where no template does.

    A writer is named, as `module:function`, and loaded when it first writes: whoever only keeps what papers say needs
    none of the libraries that make files.
    """

    jenis: str
    kelas: type[Any]
    ekstensi: str
    mime: str
    tulis: str | None


def dump_isi(isi: Isi, *, tanpa_rekap: bool = False) -> tuple[str, str]:
    """The kind and the JSON, from which `load_isi` makes an equal value.

    `tanpa_rekap` leaves out the rekap it is about, where that is kept already.
    """
    kertas = _BY_KELAS[type(isi)]
    kecuali = {_REKAP} if tanpa_rekap else None
    return kertas.jenis, _ADAPTER[kertas.jenis].dump_json(isi, exclude=kecuali).decode()


def load_isi(jenis: str, teks: str, rekap: str | None = None) -> Isi:
    """What `dump_isi` wrote, with the JSON of the `rekap` it left out; a ValueError where that is not of the kind."""
    lengkap = teks if rekap is None else _put_in(teks, _REKAP, rekap)
    hasil: Isi = _ADAPTER[_kertas(jenis).jenis].validate_json(lengkap)
    return hasil


def say_isi(teks: str, rekap: str | None) -> str:
    """What a kept paper says, as a sign-off can rest on it: of one about a rekap it names the one by its SHA-256."""
    return teks if rekap is None else _put_in(teks, "rekap_sha256", f'"{sha256(rekap.encode()).hexdigest()}"')


def draw(
    jenis: str, teks: str, rekap: str | None = None, templat: bytes | None = None, logo: bytes | None = None
) -> bytes:
    """The file's bytes from a kept kind and JSON, the same each time; a plain function, so a process can run it.

    A letter is drawn from `templat`, or from ours; papers of other kinds have none, and no logo.
    """
    isi, tulis = load_isi(jenis, teks, rekap), _kertas(jenis).tulis
    if tulis is None:
        return _load(_SURAT)(BY_JENIS[jenis], isi, templat or templat_bawaan(jenis), logo)
    return _load(tulis)(isi)


def mime_of(jenis: str) -> str:
    """The media type of that kind of paper."""
    return _kertas(jenis).mime


def ekstensi_of(jenis: str) -> str:
    """The ending of the file's name, without the dot."""
    return _kertas(jenis).ekstensi


def pdf_name(nama: str) -> str:
    """What the PDF of a letter is called, from the name of its docx file."""
    return f"{nama.rpartition('.')[0]}.pdf"


def _put_in(teks: str, nama: str, nilai: str) -> str:
    """An object's JSON with one more member, the first: a large office's rekap is some megabytes, nothing is parsed."""
    sisa = teks[1:] if teks == "{}" else f",{teks[1:]}"
    return f'{{"{nama}":{nilai}{sisa}'


def _kertas(jenis: str) -> Kertas:
    if jenis not in _BY_JENIS:
        raise LookupError(f"there is no paper of the kind {jenis!r}")
    return _BY_JENIS[jenis]


def _load(nama: str) -> Callable[..., bytes]:
    fungsi: Callable[..., bytes] = resolve_name(nama)
    return fungsi


def _register(jenis: str, kelas: type[Any], tulis: str, berkas: tuple[str, str]) -> Kertas:
    return Kertas(jenis=jenis, kelas=kelas, tulis=tulis, ekstensi=berkas[0], mime=berkas[1])


def _letter(surat: JenisSurat) -> Kertas:
    return Kertas(jenis=surat.jenis, kelas=surat.kelas, tulis=None, ekstensi=DOCX[0], mime=DOCX[1])


DAFTAR_KERTAS = (
    *map(_letter, DAFTAR_SURAT),
    _register("format", FormatIsian, "dokumen.format_isian.tulis:write_format", XLSX),
    _register("pengesahan", Pengesahan, "dokumen.surat.pengesahan:write_pengesahan", DOCX),
    _register("lembar_langkah", LembarLangkah, "dokumen.surat.lembar_langkah:write_lembar", DOCX),
    _register("bab_tiga", BabTiga, "dokumen.surat.bab_tiga.tulis:write_bab_tiga", DOCX),
    _register("rekap", BukuRekap, "dokumen.rekap_buku.buku:write_rekap", XLSX),
    _register("data_capaian", DataCapaian, "dokumen.data_capaian:write_capaian", CSV),
    _register("data_anggaran", DataAnggaran, "dokumen.data_capaian:write_anggaran", CSV),
    _register("register", Register, "dokumen.register:write_register", XLSX),
    _register("pengukuran", BukuPengukuran, "dokumen.pengukuran:write_pengukuran", XLSX),
    _register("bukti_akip", BuktiAkip, "dokumen.bukti_akip.buku:write_bukti_akip", XLSX),
    _register("penyiapan", Penyiapan, "dokumen.penyiapan.tulis:write_penyiapan", XLSX),
    _register("kode_qr", KodeQr, "dokumen.gambar.kode_qr:write_kode_qr", PNG),
    _register("gambar", GambarRekap, "dokumen.gambar.kartu:write_gambar", PNG),
    _register("gambar_grafik", GambarGrafik, "dokumen.gambar.grafik:write_grafik", PNG),
    _register("gambar_riwayat", GambarRiwayat, "dokumen.gambar.riwayat:write_riwayat", PNG),
)
_BY_JENIS = {kertas.jenis: kertas for kertas in DAFTAR_KERTAS}
_BY_KELAS = {kertas.kelas: kertas for kertas in DAFTAR_KERTAS}
_ADAPTER: dict[str, TypeAdapter[Any]] = {kertas.jenis: TypeAdapter(kertas.kelas) for kertas in DAFTAR_KERTAS}
