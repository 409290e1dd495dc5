"""Buku penyiapan: the set-up workbook goes out as the office stands, comes back filled in, and is written after Ya."""

from dataclasses import replace

from markupsafe import Markup

from bahasa.kalimat import borang as kalimat_borang
from bahasa.kalimat import kantor as kalimat
from bahasa.kalimat import label
from bahasa.kalimat.dokumen import nama_berkas
from dokumen.daftar import dump_isi, ekstensi_of
from dokumen.penjaga import BerkasDitolak
from dokumen.penyiapan import is_penyiapan, read_penyiapan
from dokumen.sel_waktu import parse_tanggal_teks
from dokumen.tabel import SelTidakTerbaca
from dokumen.temuan import BukuBermasalah
from handlers import borang, tunggu
from handlers.admin.tunggu import TungguPenyiapan
from handlers.borang import Borang, JawabanTidakTerbaca, Soal
from handlers.langkah.unggahan import check_upload
from handlers.orang.periksa import local_date
from handlers.orang.wewenang import require_admin
from handlers.tunggu import TungguBorang
from handlers.turn import Kiriman, Lampiran, LepasTombol, Papan, Tekan, Tombol, TombolUsang, Turn
from sop.beda import Beda, JenisBeda
from sop.instansi import Jabatan, Pegawai, Penyiapan
from sop.penetapan import Dasar
from sop.peran import Peran
from storage.dokumen import DokumenBaru
from storage.impor import Rencana, plan_import, write_import
from storage.penyiapan import TargetPerluDasar, pegawai_key
from storage.penyiapan import read_penyiapan as read_kept

_DITAMPILKAN = 7
_LANGKAH_DASAR = 3
_ADMIN = Jabatan(peran=Peran.ADMIN)


def show_setup(turn: Turn) -> None:
    """What the workbook is, and the two ways: out and in."""
    require_admin(turn)
    keluar = Tombol(label.KIRIM_TEMPLAT_KANTOR, "penyiapan_templat")
    turn.reply(kalimat.PENYIAPAN, ((keluar,), (Tombol(label.KIRIM_BUKU, "penyiapan_kirim"),)))


def send_template(turn: Turn) -> None:
    """Templat kantor: the workbook as the office stands."""
    require_admin(turn)
    isi = read_kept(turn.store.conn, turn.store.instansi_id)
    assert isi is not None, "whoever speaks here belongs to an office"  # noqa: S101 - a proof for the types
    jenis, teks = dump_isi(isi)
    kantor = turn.kantor.instansi.nama_singkat or kalimat.KANTOR_BARU
    nama = f"{nama_berkas(kalimat.BUKU_KANTOR, kantor)}.{ekstensi_of(jenis)}"
    baru = DokumenBaru(siklus_id=None, tugas_id=None, langkah=0, jenis=jenis, nama=nama, isi=teks, berlaku=False)
    dokumen = turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now)
    turn.say(Lampiran(kepada=turn.aku.id, dokumen_id=dokumen.id, teks=kalimat.BUKU_DIKIRIM))


def ask_workbook(turn: Turn) -> None:
    """Kirim buku: wait for the file."""
    require_admin(turn)
    turn.say(LepasTombol())
    token = tunggu.new_token(turn)
    tunggu.ask(turn, TungguPenyiapan(token=token), kalimat.MINTA_BUKU, ((Tombol(label.BATAL, f"batal:{token}"),),))


def take_workbook(turn: Turn, menunggu: TungguPenyiapan) -> None:
    """The file that was asked for, or Ya to what it changes."""
    require_admin(turn)
    match turn.masukan:
        case Kiriman() as kiriman:
            _show_differences(turn, kiriman)
        case Tekan(perintah="ya") as tekan if menunggu.sha256:
            tunggu.check_token(menunggu, tekan)
            _write(turn, menunggu.sha256)
        case Tekan():
            raise TombolUsang
        case _:
            turn.reply(kalimat.MINTA_BUKU)


def take_unasked(turn: Turn, kiriman: Kiriman) -> bool:
    """A set-up workbook that the admin sends without being asked; False for any other file."""
    if not turn.aku.holds(Peran.ADMIN) or kiriman.penolakan or not is_penyiapan(turn.lemari.get(kiriman.sha256)):
        return False
    _show_differences(turn, kiriman)
    return True


def _show_differences(turn: Turn, kiriman: Kiriman) -> None:
    """What the workbook changes, with Ya; its faults by sheet and cell; or that nothing differs."""
    check_upload(turn, kiriman)
    try:
        rencana = _plan(turn, kiriman.sha256)
    except BerkasDitolak as galat:
        turn.reply(kalimat.bermasalah([galat.pesan], lain=0))
        return
    except BukuBermasalah as galat:
        daftar = [str(satu) for satu in galat.faults]
        turn.reply(kalimat.bermasalah(daftar[:_DITAMPILKAN], lain=len(daftar[_DITAMPILKAN:])))
        return
    baris = _lines(rencana)
    if not rencana.daftar_beda:
        tunggu.clear(turn)
        turn.reply(kalimat.TIDAK_BERBEDA)
        return
    token = tunggu.new_token(turn)
    papan: Papan = ((Tombol(label.YA, f"ya:{token}"), Tombol(label.BATAL, f"batal:{token}")),)
    teks = kalimat.perbedaan(
        baris[:_DITAMPILKAN], lain=len(baris[_DITAMPILKAN:]), admin=_kept_admin(turn, kiriman.sha256)
    )
    tunggu.ask(turn, TungguPenyiapan(token=token, sha256=kiriman.sha256), teks, papan)


def _plan(turn: Turn, sha256: str) -> Rencana:
    baru = _keep_admin(turn, read_penyiapan(turn.lemari.get(sha256)))
    return plan_import(turn.store.conn, baru, turn.store.instansi_id)


def _keep_admin(turn: Turn, baru: Penyiapan) -> Penyiapan:
    """Whoever sends the workbook stays admin, though it does not say so: nobody shuts the door behind themselves."""
    aku = turn.aku
    if _has_me_as_admin(turn, baru):
        return baru
    if any(_is_me(turn, satu) for satu in baru.daftar_pegawai):
        daftar = [
            replace(satu, daftar_peran=(*satu.daftar_peran, _ADMIN)) if _is_me(turn, satu) else satu
            for satu in baru.daftar_pegawai
        ]
        return replace(baru, daftar_pegawai=tuple(daftar))
    tambahan = Pegawai(nama=aku.nama, nip=aku.nip, jabatan=aku.jabatan, pangkat=aku.pangkat, daftar_peran=(_ADMIN,))
    return replace(baru, daftar_pegawai=(*baru.daftar_pegawai, tambahan))


def _has_me_as_admin(turn: Turn, baru: Penyiapan) -> bool:
    return any(_is_me(turn, satu) and _ADMIN in satu.daftar_peran for satu in baru.daftar_pegawai)


def _is_me(turn: Turn, satu: Pegawai) -> bool:
    aku = turn.aku
    return pegawai_key(satu) == (aku.nip or aku.nama) or (not aku.nip and satu.nama == aku.nama)


def _kept_admin(turn: Turn, sha256: str) -> str:
    """The name of the sender, where the workbook does not have them as admin."""
    return "" if _has_me_as_admin(turn, read_penyiapan(turn.lemari.get(sha256))) else turn.aku.nama


def _lines(rencana: Rencana) -> list[str]:
    lewat = ", ".join(rencana.lewat)
    return [*map(_describe, rencana.daftar_beda), *([kalimat.angka_tetap(lewat)] if lewat else [])]


def _describe(beda: Beda) -> str:
    match beda.jenis:
        case JenisBeda.BARU:
            return kalimat.beda_baru(beda.lembar, beda.baris)
        case JenisBeda.NONAKTIF:
            return kalimat.beda_hilang(beda.lembar, beda.baris)
        case JenisBeda.UBAH:
            return kalimat.beda_ubah(beda.lembar, beda.baris, beda.kolom, beda.lama, beda.baru)


def _write(turn: Turn, sha256: str, dasar: Dasar | None = None) -> None:
    """Write what was shown; where targets change that a cycle has used, ask first what that rests on."""
    rencana = _plan(turn, sha256)
    turn.store.kartu.mark_running(turn.now)
    try:
        with turn.store.savepoint():
            write_import(turn.store.conn, rencana, turn.store.instansi_id, dasar=dasar, now=turn.now)
    except TargetPerluDasar as galat:
        turn.reply(kalimat_borang.keterangan(kalimat.target_berubah(", ".join(galat.daftar_kode))))
        borang.begin(turn, DASAR, isi=(sha256,))
        return
    tunggu.clear(turn)
    turn.note(
        "penyiapan",
        peran=Peran.ADMIN,
        sha256=sha256,
        beda=_lines(rencana),
        dasar={"alasan": dasar.alasan, "nomor": dasar.nomor, "sejak": dasar.sejak.isoformat()} if dasar else None,
    )
    turn.say(LepasTombol())
    berikut = (Tombol(label.KESIAPAN, "kesiapan"), Tombol(label.UNDANGAN, "undangan_daftar"))
    turn.reply(kalimat.ditulis(len(rencana.daftar_beda)), (berikut,))


# -- what a change of used targets rests on


def _check(turn: Turn, _menunggu: TungguBorang) -> None:
    require_admin(turn)


def _ask(_turn: Turn, menunggu: TungguBorang) -> Soal | None:
    match len(menunggu.isi):
        case 1:
            return Soal(tanya=kalimat_borang.tanya(kalimat.ALASAN_TARGET, 1, _LANGKAH_DASAR, contoh="Perubahan APBD"))
        case 2:
            tanya = kalimat_borang.tanya(kalimat.NOMOR_TARGET, 2, _LANGKAH_DASAR, contoh="12/PK/2026")
            return Soal(tanya=tanya)
        case 3:
            tanya = kalimat_borang.tanya(kalimat.SEJAK_TARGET, 3, _LANGKAH_DASAR, contoh="01-07-2026")
            return Soal(tanya=tanya, baca=_read_date, boleh_lewat=True)
        case _:
            return None


def _read_date(_turn: Turn, _menunggu: TungguBorang, teks: str) -> str:
    try:
        return parse_tanggal_teks(teks).isoformat()
    except SelTidakTerbaca as galat:
        raise JawabanTidakTerbaca(galat.pesan) from None


def _dasar(turn: Turn, menunggu: TungguBorang) -> Dasar:
    _, alasan, nomor, sejak = menunggu.isi
    return Dasar(alasan=alasan, nomor=nomor, sejak=parse_tanggal_teks(sejak) if sejak else local_date(turn))


def _summarize(turn: Turn, menunggu: TungguBorang) -> Markup:
    dasar = _dasar(turn, menunggu)
    jumlah = len(_plan(turn, menunggu.isi[0]).daftar_beda)
    return kalimat.ringkas_target(dasar.alasan, dasar.nomor, f"{dasar.sejak:%d-%m-%Y}", jumlah)


def _write_with_reason(turn: Turn, menunggu: TungguBorang) -> None:
    _write(turn, menunggu.isi[0], _dasar(turn, menunggu))


DASAR = Borang(nama="penyiapan_dasar", check=_check, soal=_ask, ringkas=_summarize, simpan=_write_with_reason)
