"""The filled-in workbook sent as a file: shown for one confirmation, every fault named by cell, kept on a word."""

from bahasa.kalimat import berkas as kalimat
from bahasa.kalimat import umum
from dokumen.format_isian import FormatIsian, HasilFormat, is_format, read_format
from handlers import tunggu
from handlers.isian.baca import yes_or_no
from handlers.isian.banding import compare_rows, keep_rows, show_row
from handlers.isian.tanya import ask_next
from handlers.isian.tunggu import TungguSimpanBerkas
from handlers.langkah.unggahan import check_upload
from handlers.orang.periksa import require_task
from handlers.siklus.bahan import build_format
from handlers.turn import Kiriman, Tekan, TombolUsang, Turn
from storage.tugas import TugasTersimpan

_TEMUAN_TAMPAK = 300  # every fault of a form that was filled in; beyond that it is no form any more
_BUKU = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")


def take_workbook(turn: Turn, tugas: TugasTersimpan, kiriman: Kiriman, *, as_proof: bool = False) -> bool:
    """Read a filled-in form and ask whether to keep it; False where the file is no workbook meant as one.

    Where a proof is asked for (`as_proof`), only a form of ours is taken as a form; elsewhere any workbook is, so that
    what is wrong with it gets said.
    """
    isi = check_upload(turn, kiriman)
    meant = not as_proof and kiriman.nama.lower().endswith(_BUKU)
    if not meant and not is_format(isi):
        return False
    hasil = read_format(isi, _expected(turn, tugas))
    temuan = [f"{satu.sheet}!{satu.cell}: {satu.pesan}" for satu in hasil.faults]
    if not hasil.baris:
        turn.reply(kalimat.tanpa_isi(_first(temuan)))
        return True
    _ask(turn, tugas, kiriman.sha256, hasil)
    return True


def _ask(turn: Turn, tugas: TugasTersimpan, sha256: str, hasil: HasilFormat) -> None:
    """Show what would be kept, and ask."""
    temuan = [f"{satu.sheet}!{satu.cell}: {satu.pesan}" for satu in hasil.faults]
    token = tunggu.new_token(turn)
    menunggu = TungguSimpanBerkas(
        token=token, tugas_id=tugas.id, sha256=sha256, dilihat=max(_ids(turn, tugas, hasil), default=0)
    )
    daftar = [show_row(turn, satu) for satu in compare_rows(turn, tugas, hasil)]
    tunggu.ask(turn, menunggu, kalimat.dibaca(daftar, _first(temuan)), yes_or_no(token))


def _ids(turn: Turn, tugas: TugasTersimpan, hasil: HasilFormat, *, orang_lain: bool = False) -> list[int]:
    """The ids of the answers about the workbook's indicators; of those that others gave."""
    jawaban = turn.store.jawaban.of_indikator(tugas.siklus_id, [baris.kode for baris in hasil.baris])
    return [satu.id for semua in jawaban.values() for satu in semua if not orang_lain or satu.pegawai_id != turn.aku.id]


def answer_workbook(turn: Turn, menunggu: TungguSimpanBerkas) -> None:
    """Keep the rows, or leave everything as it was."""
    tugas = require_task(turn, menunggu.tugas_id)
    match turn.masukan:
        case Tekan(perintah="ya") as tekan:
            tunggu.check_token(menunggu, tekan)
            hasil = read_format(turn.lemari.get(menunggu.sha256), _expected(turn, tugas))
            if max(_ids(turn, tugas, hasil, orang_lain=True), default=0) > menunggu.dilihat:
                turn.reply(kalimat.BERUBAH)
                _ask(turn, tugas, menunggu.sha256, hasil)
                return
            baru = keep_rows(turn, tugas, compare_rows(turn, tugas, hasil))
            tunggu.clear(turn)
            turn.note(
                "isi_dari_berkas",
                peran=tugas.peran,
                siklus_id=tugas.siklus_id,
                unit=tugas.unit,
                sha256=menunggu.sha256,
                jumlah=baru,
            )
            ask_next(turn, tugas, dahulu=kalimat.disimpan(baru, len(hasil.baris) - baru))
        case Tekan(perintah="bukan") as tekan:
            tunggu.check_token(menunggu, tekan)
            tunggu.clear(turn)
            turn.reply(umum.DIHENTIKAN)
        case Tekan():
            raise TombolUsang
        case Kiriman() as kiriman if take_workbook(turn, tugas, kiriman):
            pass
        case _:
            turn.reply(umum.TOMBOL_DIMINTA)


def _expected(turn: Turn, tugas: TugasTersimpan) -> FormatIsian:
    return build_format(turn, turn.store.siklus.get(tugas.siklus_id), (tugas.unit or "",))


def _first(temuan: list[str]) -> list[str]:
    sisa = len(temuan) - _TEMUAN_TAMPAK
    return [*temuan[:_TEMUAN_TAMPAK], f"dan {sisa} temuan lain"] if sisa > 0 else temuan
