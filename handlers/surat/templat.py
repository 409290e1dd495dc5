"""Surat, in /admin: whose template each kind of letter has, a file in the place of it, and ours again; and the logo."""

from dataclasses import dataclass

from bahasa.kalimat import label
from bahasa.kalimat import templat as kalimat
from dokumen.daftar import DOCX
from dokumen.surat.daftar_surat import BY_JENIS, DAFTAR_SURAT, templat_bawaan
from dokumen.templat.penolakan import TemplatDitolak
from dokumen.templat.terima import check_logo, check_templat
from handlers import tunggu
from handlers.langkah.unggahan import check_upload
from handlers.orang.periksa import when
from handlers.orang.wewenang import require_admin
from handlers.surat.tunggu import TungguTemplat
from handlers.turn import Kiriman, Lampiran, LepasTombol, Papan, SuntingDitekan, Tekan, Tombol, TombolUsang, Turn
from sop.peran import Peran
from storage.berkas import Berkas
from storage.dokumen import DokumenBaru
from storage.templat import LOGO

JENIS = "templat"
_SEBARIS = 2
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class _Pilihan:
    """What can be changed: a kind of letter, or the logo."""

    jenis: str
    judul: str


_DAFTAR = (*(_Pilihan(satu.jenis, satu.judul) for satu in DAFTAR_SURAT), _Pilihan(LOGO, "Logo"))


def show_letters(turn: Turn) -> None:
    """Every kind as a button, and which of them have a template of the office's own."""
    require_admin(turn)
    turn.reply(kalimat.daftar(_owned(turn), pdf=turn.kantor.pdf), _board(pdf=turn.kantor.pdf))


def switch_pdf(turn: Turn, nyala: int) -> None:
    """Sertakan PDF: from now on letters go out as PDF too, or no more."""
    require_admin(turn)
    pdf = nyala == 1
    turn.store.instansi.lock()
    if turn.store.instansi.wants_pdf() is not pdf:
        turn.store.instansi.switch_pdf(pdf=pdf)
        turn.note("pdf", peran=Peran.ADMIN, berlaku=pdf)
    turn.say(SuntingDitekan(teks=kalimat.daftar(_owned(turn), pdf=pdf), papan=_board(pdf=pdf)))


def show_letter(turn: Turn, urut: int) -> None:
    """One kind: whose template it has since when, and what can be done."""
    require_admin(turn)
    pilihan = _find(urut)
    satu = turn.store.templat.standing().get(pilihan.jenis)
    milik = satu is not None and satu.sha256 is not None
    sejak = when(turn, satu.pada) if satu else ""
    kirim = label.KIRIM_LOGO if pilihan.jenis == LOGO else label.KIRIM_TEMPLAT
    kembali = label.TANPA_LOGO if pilihan.jenis == LOGO else label.PAKAI_BAWAAN
    ambil = (Tombol(label.AMBIL_BERKAS, f"templat_ambil:{urut}"),) if milik or pilihan.jenis != LOGO else ()
    balik = (Tombol(kembali, f"templat_bawaan:{urut}"),) if milik else ()
    papan: Papan = ((Tombol(kirim, f"templat_kirim:{urut}"), *ambil), *((balik,) if balik else ()))
    turn.reply(kalimat.satu(pilihan.judul, logo=pilihan.jenis == LOGO, sejak=sejak if milik else ""), papan)


def fetch(turn: Turn, urut: int) -> None:
    """Ambil berkas: the file that stands, the office's own or ours, to be changed and sent back."""
    require_admin(turn)
    pilihan = _find(urut)
    satu = turn.store.templat.standing().get(pilihan.jenis)
    sha256 = satu.sha256 if satu else None
    if sha256 is None:
        if pilihan.jenis == LOGO:
            raise TombolUsang
        isi = templat_bawaan(pilihan.jenis)
        sha256 = turn.lemari.put(isi)
        turn.store.berkas.add(Berkas(sha256=sha256, ukuran=len(isi), mime=DOCX[1]), turn.now)
    if pilihan.jenis == LOGO:
        nama = f"{pilihan.judul}.{'png' if turn.lemari.get(sha256).startswith(_PNG) else 'jpg'}"
    else:
        nama = f"Templat {pilihan.judul}.{DOCX[0]}"
    baru = DokumenBaru(siklus_id=None, tugas_id=None, langkah=0, jenis=JENIS, nama=nama, sha256=sha256, berlaku=False)
    dokumen = turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now)
    turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=dokumen.id))


def ask_file(turn: Turn, urut: int) -> None:
    """Kirim templat: wait for the file."""
    require_admin(turn)
    pilihan = _find(urut)
    token = tunggu.new_token(turn)
    turn.say(LepasTombol())
    papan: Papan = ((Tombol(label.BATAL, f"batal:{token}"),),)
    kata = kalimat.minta(pilihan.judul, logo=pilihan.jenis == LOGO)
    tunggu.ask(turn, TungguTemplat(token=token, untuk=pilihan.jenis), kata, papan)


def take_file(turn: Turn, menunggu: TungguTemplat) -> None:
    """Check the file and put it in the place of the old one; refused, the old one stays and the question too."""
    require_admin(turn)
    match turn.masukan:
        case Kiriman() as kiriman:
            _take(turn, menunggu, kiriman)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(kalimat.BERKAS_DIMINTA)


def reset(turn: Turn, urut: int) -> None:
    """Pakai bawaan: ours again, or no logo."""
    require_admin(turn)
    pilihan = _find(urut)
    turn.say(LepasTombol())
    _keep(turn, pilihan.jenis, None)
    turn.reply(kalimat.kembali(pilihan.judul, logo=pilihan.jenis == LOGO))


def _owned(turn: Turn) -> list[str]:
    """What the office has its own of."""
    berlaku = turn.store.templat.standing()
    return [satu.judul for satu in _DAFTAR if satu.jenis in berlaku and berlaku[satu.jenis].sha256]


def _board(*, pdf: bool) -> Papan:
    """Every kind, and the switch for PDFs, which says what pressing it does."""
    tombol = [Tombol(label.clip(satu.judul), f"templat:{urut}") for urut, satu in enumerate(_DAFTAR)]
    saklar = Tombol(label.choice(label.SERTAKAN_PDF, dipilih=pdf), f"pdf:{0 if pdf else 1}")
    jenis = (tuple(tombol[mulai : mulai + _SEBARIS]) for mulai in range(0, len(tombol), _SEBARIS))
    return (*jenis, (saklar,))


def _take(turn: Turn, menunggu: TungguTemplat, kiriman: Kiriman) -> None:
    isi = check_upload(turn, kiriman)
    try:
        mime = _accept(menunggu.untuk, isi)
    except TemplatDitolak as galat:
        turn.reply(kalimat.ditolak(galat.pesan))
        return
    tunggu.clear(turn)
    turn.store.berkas.add(Berkas(sha256=kiriman.sha256, ukuran=len(isi), mime=mime), turn.now)
    _keep(turn, menunggu.untuk, kiriman.sha256)
    judul = next(satu.judul for satu in _DAFTAR if satu.jenis == menunggu.untuk)
    turn.reply(kalimat.diganti(judul, logo=menunggu.untuk == LOGO))


def _accept(jenis: str, isi: bytes) -> str:
    """The media type of what may take that place."""
    if jenis == LOGO:
        return check_logo(isi)
    check_templat(BY_JENIS[jenis], isi)
    return DOCX[1]


def _keep(turn: Turn, jenis: str, sha256: str | None) -> None:
    """A row and a trail row, unless that very one stands already."""
    turn.store.instansi.lock()
    satu = turn.store.templat.standing().get(jenis)
    if (satu.sha256 if satu else None) != sha256:
        turn.store.templat.add(jenis, sha256, oleh=turn.aku.id, now=turn.now)
        turn.note("templat", peran=Peran.ADMIN, jenis=jenis, sha256=sha256)


def _find(urut: int) -> _Pilihan:
    if urut >= len(_DAFTAR):
        raise TombolUsang
    return _DAFTAR[urut]
