"""Where a turn goes: a command, a press, the answer to an open question, or none of these."""

from collections.abc import Callable, Mapping
from typing import assert_never

from bahasa.kalimat import umum as kalimat
from handlers import bantuan, batal, borang, tanpa_pertanyaan, tunggu
from handlers.admin import aturan, jam_kerja, layanan, libur, penyiapan, target, waktu_baku
from handlers.admin import pengingat as atur_pengingat
from handlers.admin import tekan as tekan_admin
from handlers.admin.menu import show_admin
from handlers.arsip import buat as arsip
from handlers.arsip import buka_kembali, cari
from handlers.daftar_borang import DAFTAR_BORANG
from handlers.isian import anggaran, ringkasan, simpan, tanya
from handlers.langkah import langkah_dokumen, undangan
from handlers.orang import alihkan, bergabung, dataku, pengganti
from handlers.orang.periksa import require_task
from handlers.orang.wewenang import require_admin
from handlers.rekap import catatan, keputusan, rekap_terbaru, riwayat, tarik, temuan
from handlers.route_langkah import to_decision, to_form
from handlers.siklus import bunyi_sop, latihan, mulai_siklus, persetujuan, selesai, status, tugasku
from handlers.siklus import kartu as kartu_
from handlers.surat import buku, perbaikan, surat_lain, templat
from handlers.tunggu import (
    Tunggu,
    TungguAdmin,
    TungguArahan,
    TungguBaku,
    TungguBorang,
    TungguBukaKembali,
    TungguCatatan,
    TungguJam,
    TungguKembali,
    TungguLibur,
    TungguMaksud,
    TungguPenyiapan,
    TungguPerbaikan,
    TungguSurat,
    TungguTanya,
    TungguTarget,
    TungguTemplat,
    TungguTolakWaktu,
    TungguTujuan,
    TungguUmum,
    TungguWaktu,
)
from handlers.turn import Ketikan, Kiriman, Lain, LepasTombol, Tekan, Titah, TombolUsang, Turn
from handlers.waktu import belum, minta_waktu, pengingat, waktu_sop
from sop.galat import SopError
from sop.langkah import Cara

TITAH: Mapping[str, Callable[[Turn], None]] = {
    "start": bergabung.start_again,
    "tugas": tugasku.show_tasks,
    "isi": tugasku.fill_in,
    "status": status.show_status,
    "belum": belum.show_missing,
    "rekap": rekap_terbaru.send_rekap,
    "riwayat": riwayat.ask_which,
    "arsip": cari.search,
    "buku": buku.offer_books,
    "batal": batal.stop_asking,
    "bantuan": bantuan.help_out,
    "siklus": mulai_siklus.offer_periods,
    "waktu": waktu_sop.show_times,
    "sop": bunyi_sop.show_step,
    "alihkan": alihkan.choose_task,
    "dataku": dataku.show_my_data,
    "pengganti": pengganti.show_standing_in,
    "admin": show_admin,
}


def handle(turn: Turn) -> None:
    """Work one turn off; raises `SopError` for a refusal, which changes nothing."""
    if turn.orang is None:
        bergabung.meet(turn)
        return
    match turn.masukan:
        case Titah(nama=nama) if nama in TITAH:
            TITAH[nama](turn)
        case Titah(teks=teks):
            _unknown_command(turn, teks)
        case Tekan() as tekan:
            _press(turn, tekan)
        case Ketikan() | Kiriman() | Lain():
            _answer(turn)
        case _:
            assert_never(turn.masukan)


def _unknown_command(turn: Turn, teks: str) -> None:
    """A text that only looks like a command: an answer where one is waited for."""
    if tunggu.current(turn) is None:
        tanpa_pertanyaan.unknown_command(turn)
        return
    turn.masukan = Ketikan(teks=teks)
    _answer(turn)


def _answer(turn: Turn) -> None:
    menunggu = tunggu.current(turn)
    if menunggu is not None and not isinstance(turn.masukan, Lain):
        try:
            _check_wait(turn, menunggu)
        except SopError as penolakan:
            _drop_wait(turn, penolakan)
            return
    match turn.masukan:
        case Lain():
            tanpa_pertanyaan.unreadable(turn)
        case Kiriman(suara=True) if not isinstance(menunggu, TungguArahan):
            tanpa_pertanyaan.unreadable(turn)
        case _ if menunggu is not None:
            _to_wait(turn, menunggu)
        case Kiriman() as kiriman:
            tanpa_pertanyaan.unasked_file(turn, kiriman)
        case _:
            tanpa_pertanyaan.unasked_text(turn)


def _check_wait(turn: Turn, menunggu: Tunggu) -> None:
    """Whether the person may still answer."""
    match menunggu:
        case TungguBukaKembali():
            buka_kembali.check(turn, menunggu.siklus_id)
        case TungguSurat() | TungguPerbaikan():
            buku.check_keeper(turn)
        case TungguTemplat() | TungguTarget() | TungguJam() | TungguLibur() | TungguBaku() | TungguPenyiapan():
            require_admin(turn)
        case TungguTolakWaktu():
            minta_waktu.check_refusal(turn, menunggu)
        case TungguBorang():
            DAFTAR_BORANG[menunggu.borang].check(turn, menunggu)
        case _:
            require_task(turn, menunggu.tugas_id)


def _drop_wait(turn: Turn, penolakan: SopError) -> None:
    """A question whose task is done or somebody else's by now: say so once, and show what does wait."""
    tunggu.clear(turn)
    turn.reply(kalimat.penolakan(penolakan.pesan))
    tugasku.give_open_tasks(turn)


def _to_wait(turn: Turn, menunggu: Tunggu) -> None:
    match menunggu:
        case TungguTanya():
            langkah_dokumen.answer(turn, menunggu)
        case TungguCatatan():
            catatan.take_note(turn, menunggu)
        case TungguMaksud() | TungguTujuan() | TungguArahan():
            to_decision(turn, menunggu)
        case TungguKembali():
            persetujuan.answer(turn, menunggu)
        case TungguWaktu():
            minta_waktu.answer(turn, menunggu)
        case TungguBukaKembali() | TungguSurat() | TungguPerbaikan() | TungguTolakWaktu() | TungguBorang():
            _to_loose(turn, menunggu)
        case TungguTemplat() | TungguTarget() | TungguJam() | TungguLibur() | TungguBaku() | TungguPenyiapan():
            _to_admin(turn, menunggu)
        case _:
            to_form(turn, menunggu)


def _to_loose(turn: Turn, menunggu: TungguUmum) -> None:
    """The questions about no task."""
    match menunggu:
        case TungguBukaKembali():
            buka_kembali.take_reason(turn, menunggu)
        case TungguSurat():
            surat_lain.answer(turn, menunggu)
        case TungguPerbaikan():
            perbaikan.take(turn, menunggu)
        case TungguTolakWaktu():
            minta_waktu.take_refusal(turn, menunggu)
        case TungguBorang():
            borang.answer(turn, DAFTAR_BORANG[menunggu.borang], menunggu)
        case _:
            assert_never(menunggu)


def _to_admin(turn: Turn, menunggu: TungguAdmin) -> None:
    """The questions of the rooms of /admin."""
    match menunggu:
        case TungguTemplat():
            templat.take_file(turn, menunggu)
        case TungguTarget():
            target.answer(turn, menunggu)
        case TungguJam():
            jam_kerja.answer(turn, menunggu)
        case TungguLibur():
            libur.answer(turn, menunggu)
        case TungguBaku():
            waktu_baku.answer(turn, menunggu)
        case TungguPenyiapan():
            penyiapan.take_workbook(turn, menunggu)
        case _:
            assert_never(menunggu)


def _press(turn: Turn, tekan: Tekan) -> None:
    if tekan.perintah in _PERTANYAAN:
        menunggu = tunggu.current(turn)
        if menunggu is None:
            raise TombolUsang
        if tekan.perintah == "batal":
            tunggu.check_token(menunggu, tekan)
            batal.stop_asking(turn)
        else:
            _to_wait(turn, menunggu)
        return
    perintah = TEKAN.get(tekan.perintah)
    if perintah is None or len(tekan.daftar_id) != perintah[0]:
        raise TombolUsang
    perintah[1](turn, *tekan.daftar_id)


def _fill(turn: Turn, tugas_id: int) -> None:
    """Isi sekarang: what that means depends on the step."""
    tugas = require_task(turn, tugas_id)
    if tunggu.is_fresh(turn, tugas_id):
        turn.answer(kalimat.SUDAH_DITANYAKAN)
        return
    match kartu_.cara(turn, tugas):
        case Cara.DOKUMEN:
            langkah_dokumen.begin(turn, tugas)
        case Cara.ISIAN:
            tanya.ask_next(turn, tugas)
        case Cara.REKAP:
            catatan.ask_note(turn, tugas)
        case _:
            raise TombolUsang


def _change(turn: Turn, tugas_id: int) -> None:
    """Ubah: what can be changed depends on the step."""
    tugas = require_task(turn, tugas_id)
    match kartu_.cara(turn, tugas):
        case Cara.DOKUMEN:
            langkah_dokumen.change(turn, tugas)
        case Cara.ISIAN:
            ringkasan.offer_change(turn, tugas)
        case _:
            raise TombolUsang


def _change_indicator(turn: Turn, tugas_id: int, indikator_id: int) -> None:
    tugas = require_task(turn, tugas_id)
    kode = [satu.indikator.kode for satu in turn.store.instansi.daftar_indikator(tugas.unit) if satu.id == indikator_id]
    if kartu_.cara(turn, tugas) is not Cara.ISIAN or not kode:
        raise TombolUsang
    simpan.ask_again(turn, tugas, kode[0])
    turn.say(LepasTombol())
    tanya.ask_next(turn, tugas, utamakan=kode[0])


def _send_form(turn: Turn, tugas_id: int) -> None:
    tugas = require_task(turn, tugas_id)
    if kartu_.cara(turn, tugas) is not Cara.ISIAN:
        raise TombolUsang
    ringkasan.send(turn, tugas)


def _fill_budget(turn: Turn, tugas_id: int) -> None:
    tugas = require_task(turn, tugas_id)
    if kartu_.cara(turn, tugas) is not Cara.ISIAN:
        raise TombolUsang
    if tunggu.is_fresh(turn, tugas_id):
        turn.answer(kalimat.SUDAH_DITANYAKAN)
        return
    anggaran.begin(turn, tugas)


_PERTANYAAN = frozenset(
    {
        *("ya", "bukan", "lewati", "baca", "lanjut", "pilih", "lepas", "batal"),
        *("halaman", "tujuan_tim", "tujuan_unit", "tujuan_indikator"),
    }
)
_TUGAS: Mapping[str, tuple[int, Callable[..., None]]] = {
    "tugas": (1, tugasku.show_task),
    "sop_lain": (0, mulai_siklus.offer_sop),
    "sop": (1, mulai_siklus.offer_periods_of),
    "latihan": (1, latihan.offer_periods),
    "latihan_periode": (3, latihan.offer_start),
    "latihan_mulai": (3, latihan.begin),
    "latihan_tutup": (1, latihan.close),
    "sop_langkah": (2, bunyi_sop.turn_to),
    "periode": (3, mulai_siklus.offer_start),
    "mulai": (3, mulai_siklus.begin),
    "isi": (1, _fill),
    "ubah": (1, _change),
    "bagian": (2, langkah_dokumen.change_part),
    "ulang": (2, _change_indicator),
    "anggaran": (1, _fill_budget),
    "kirim": (1, _send_form),
    "selesai": (1, selesai.sign_off),
    "terima": (1, selesai.receive_form),
    "kunci": (1, selesai.lock_rekap),
    "sampaikan": (2, selesai.hand_over),
    "setuju": (2, keputusan.approve),
    "kembalikan": (2, keputusan.ask_where),
    "tarik": (2, tarik.take_back),
    "lihat": (2, temuan.show_findings),
    "lihat_halaman": (3, temuan.turn_page),
    "setujui": (1, persetujuan.approve),
    "kembali": (1, persetujuan.ask_step),
    "terima_laporan": (1, selesai.receive_report),
    "arsipkan": (1, arsip.archive),
    "arsip": (1, cari.show_archive),
    "arsip_unduh": (1, cari.send_archive),
    "arsip_isi": (1, cari.list_papers),
    "arsip_halaman": (2, cari.turn_page),
    "arsip_dokumen": (1, cari.send_paper),
    "buka_kembali": (1, buka_kembali.ask_reason),
    "proses_ulang": (2, layanan.try_again),
    "riwayat": (1, riwayat.show_history),
    "riwayat_daftar": (1, riwayat.turn_page),
    "buku": (2, buku.show_book),
    "perbaiki": (3, perbaikan.begin),
    "surat_masuk": (0, surat_lain.begin_incoming),
    "surat_keluar": (0, surat_lain.begin_outgoing),
    "ingatkan": (1, pengingat.press),
    "ingatkan_semua": (1, belum.remind_all),
    "minta_waktu": (1, minta_waktu.ask_how_long),
    "beri_waktu": (2, minta_waktu.give),
    "tolak_waktu": (2, minta_waktu.ask_why_not),
    "waktu": (1, waktu_sop.show_cycle),
    "waktu_rincian": (1, waktu_sop.show_late),
    "waktu_buku": (1, waktu_sop.send_measurement),
    "waktu_akip": (1, waktu_sop.send_akip_proof),
    "surat": (0, templat.show_letters),
    "undang_mulai": (1, undangan.begin),
    "undang_ubah": (1, undangan.change),
    "undang_bagian": (2, undangan.change_part),
    "undang": (2, undangan.send),
    "pdf": (1, templat.switch_pdf),
    "templat": (1, templat.show_letter),
    "templat_ambil": (1, templat.fetch),
    "templat_kirim": (1, templat.ask_file),
    "templat_bawaan": (1, templat.reset),
    "target": (0, target.show_units),
    "target_unit": (2, target.show_indicators),
    "target_indikator": (1, target.begin),
    "pengingat": (0, atur_pengingat.show_rules),
    "ingat_nyala": (1, atur_pengingat.switch_on),
    "ingat_mati": (1, atur_pengingat.switch_off),
    "ingat_angka": (2, atur_pengingat.choose),
    "jam_kerja": (0, jam_kerja.show_hours),
    "jam_ubah": (0, jam_kerja.begin_ordinary),
    "jam_khusus": (0, jam_kerja.begin_masa),
    "jam_hapus": (2, jam_kerja.drop),
    "hari_libur": (0, libur.show_year),
    "libur": (2, libur.turn_page),
    "libur_tambah": (0, libur.begin_off),
    "libur_masuk": (0, libur.begin_worked),
    "libur_hapus": (1, libur.drop),
    "waktu_baku": (0, waktu_baku.show_times),
    "baku_ubah": (1, waktu_baku.begin),
    "aturan": (0, aturan.show_rules),
    "aturan_nyala": (1, aturan.switch_on),
    "aturan_mati": (1, aturan.switch_off),
}
TEKAN = {**_TUGAS, **tekan_admin.TEKAN}
assert len(TEKAN) == len(_TUGAS) + len(tekan_admin.TEKAN), "a command has one meaning"  # noqa: S101 - two rooms may not share one
