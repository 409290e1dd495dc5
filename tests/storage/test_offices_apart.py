"""No query crosses offices: an empty one, beside one that is full of rows, sees nothing and changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import NoResultFound

from sop.buku import BarisBuku, Buku
from sop.instansi import BarisJam, HariLibur, Jabatan, JenisLibur, JenisUnit, Unit
from sop.jejak import AWAL
from sop.minta_waktu import PutusanWaktu
from sop.naskah import naskah_bawaan, read_naskah
from sop.penetapan import Dasar, Penetapan
from sop.pengingat import AturanPengingat
from sop.peran import Peran
from sop.periode import Bagian, Periode
from sop.siklus import TugasBaru
from storage import tables
from storage.base import Repo
from storage.berkas import Berkas
from storage.buku import BarisBaru
from storage.database import Database
from storage.dokumen import DokumenBaru
from storage.inbox import UpdateMasuk
from storage.instansi import add_instansi
from storage.jawaban import JawabanBaru
from storage.jejak import Ujung
from storage.kartu import KartuSiklus
from storage.outbox import PesanKeluar, Terkirim
from storage.pegawai import Simpanan
from storage.penyiapan import write_penyiapan
from storage.store import Store
from storage.surat import NomorBaru
from storage.undangan import OrangLuar
from tests.kantor import (
    NOW,
    PERIODE,
    begin_siklus,
    build_indikator,
    build_penyiapan,
    build_rekap,
    find_orang,
    open_tugas,
)
from tests.sop.naskah_lain import DISPOSISI

LATER = NOW + timedelta(days=1)
SOP = naskah_bawaan().naskah.kode
NASKAH = read_naskah(DISPOSISI, "disposisi.toml")
LIMIT = timedelta(seconds=60)
UPDATE = UpdateMasuk(update_id=1, chat_id=100, isi="{}")
WITH_FILE = UpdateMasuk(update_id=2, chat_id=200, isi="{}", berkas={"file_id": "F"})
MESSAGE = PesanKeluar(chat_id=100, jenis="teks", isi={}, tentang="tugas:1")
OTHER_PERIODE = Periode(2030, Bagian.TAHUN)
DASAR = Dasar(alasan="Perubahan anggaran", nomor="1/PK/2026", sejak=NOW.date())
PENETAPAN = Penetapan(
    kode="B1-1",
    bagian=Bagian.TAHUN,
    semula=Decimal(1),
    menjadi=Decimal(2),
    alasan="Perubahan anggaran",
    nomor="1/PK/2026",
    sejak=NOW.date(),
)
FILE = Berkas(sha256="a" * 64, ukuran=1, mime="text/plain")


class Ids(NamedTuple):
    """The ids of the full office's rows."""

    pegawai: int
    siklus: int
    tugas: int
    dokumen: int
    rekap: int
    inbox: int
    outbox: int


NOTHING = object()
Read = Callable[[Store, Ids], Any]
Write = Callable[[Store, Ids], Any]

# What an empty office gets to see of the full one's rows when it asks by their ids.
READS: dict[str, tuple[Read, Any]] = {
    "instansi.daftar_indikator": (lambda s, _: s.instansi.daftar_indikator(), ()),
    "instansi.daftar_unit": (lambda s, _: s.instansi.daftar_unit(), ()),
    "instansi.lock": (lambda s, _: s.instansi.lock(), None),
    "instansi.setelan": (lambda s, _: s.instansi.setelan().instansi.nama, "Dinas Kosong"),
    "orang.all": (lambda s, _: s.orang.all(), ()),
    "instansi.bot_id": (lambda s, _: s.instansi.bot_id(), None),
    "instansi.versi": (lambda s, _: s.instansi.versi(), 0),
    "orang.at": (lambda s, _: s.orang.at("telegram", 100), (None, False)),
    "orang.get": (lambda s, i: s.orang.get(i.pegawai), None),
    "orang.holders_of": (lambda s, _: s.orang.holders_of([(Peran.BIDANG, "B1")]), {(Peran.BIDANG, "B1"): ()}),
    "instansi.indikator_of": (lambda s, _: s.instansi.indikator_of(["B1"]), ()),
    "orang.holders": (lambda s, _: s.orang.holders(Peran.STAF), ()),
    "orang.name_of": (lambda s, i: s.orang.name_of(i.pegawai), NOTHING),
    "obrolan.chats_of": (lambda s, i: s.obrolan.chats_of([i.pegawai])[i.pegawai], ()),
    "obrolan.person_of": (lambda s, _: s.obrolan.person_of("telegram", 100), None),
    "obrolan.closed": (lambda s, _: s.obrolan.closed("telegram", [100, 101]), frozenset()),
    "obrolan.blocked": (lambda s, _: s.obrolan.blocked("telegram", [100, 101]), frozenset()),
    "inbox.count_open": (lambda s, _: s.inbox.count_open(), 0),
    "inbox.count_set_aside": (lambda s, _: s.inbox.count_set_aside(), 0),
    "inbox.backlog": (lambda s, _: s.inbox.backlog(), (0, None)),
    "inbox.claim": (lambda s, _: s.inbox.claim(LATER), None),
    "inbox.claim_of": (lambda s, _: s.inbox.claim_of(100, LATER), ()),
    "inbox.claim_many": (lambda s, _: s.inbox.claim_many(LATER, batas=10), ()),
    "inbox.set_aside_rows": (lambda s, _: s.inbox.set_aside_rows(10), ()),
    "outbox.backlog": (lambda s, _: s.outbox.backlog(), (0, None)),
    "outbox.set_aside_rows": (lambda s, _: s.outbox.set_aside_rows(10), ()),
    "surat.find": (lambda s, _: s.surat.find("001/2026"), None),
    "surat.find_urut": (lambda s, _: s.surat.find_urut(1, 2026), None),
    "surat.held_by": (lambda s, i: s.surat.held_by(i.tugas, "ND"), None),
    "buku.of_year": (lambda s, _: s.buku.of_year(Buku.KELUAR, 2026), ()),
    "buku.years": (lambda s, _: s.buku.years(Buku.KELUAR), ()),
    "buku.of_siklus": (lambda s, i: s.buku.of_siklus(i.siklus), ()),
    "buku.with_nomor": (lambda s, _: s.buku.with_nomor("001/2026", 2026), None),
    "inbox.has_work": (lambda s, _: s.inbox.has_work(LATER), False),
    "inbox.waiting_for_files": (lambda s, _: s.inbox.waiting_for_files(LATER, 10), ()),
    "outbox.cards": (lambda s, _: s.outbox.cards("tugas:1"), ()),
    "outbox.claim": (lambda s, _: s.outbox.claim(LATER, batas=10, sewa=LIMIT), ()),
    "outbox.count_set_aside": (lambda s, _: s.outbox.count_set_aside(), 0),
    "outbox.count_waiting": (lambda s, _: s.outbox.count_waiting(LATER), 0),
    "outbox.get": (lambda s, i: s.outbox.get(i.outbox), None),
    "outbox.has_work": (lambda s, _: s.outbox.has_work(LATER), False),
    "jejak.first_break": (lambda s, _: s.jejak.first_break(), None),
    "jejak.hashes": (lambda s, _: s.jejak.hashes(1, 9), ()),
    "jejak.of_peristiwa": (lambda s, _: s.jejak.of_peristiwa(["mulai"]), ()),
    "jawaban.first_of_each": (lambda s, i: s.jawaban.first_of_each(i.siklus, "ulang"), {}),
    "dokumen.first_of_each": (lambda s, i: s.dokumen.first_of_each(i.siklus, "format_terisi"), {}),
    "jejak.events_of": (lambda s, i: s.jejak.events_of(i.siklus, ["mulai", "selesai"]), ()),
    "jejak.portion": (lambda s, i: s.jejak.portion(i.siklus, sesudah=0, sampai=1_000, banyak=10), ()),
    "jejak.ends_of": (lambda s, i: s.jejak.ends_of(i.siklus), Ujung(0, 0, AWAL)),
    "jejak.people_of": (lambda s, i: s.jejak.people_of(i.siklus), frozenset()),
    "jejak.of_siklus": (lambda s, i: s.jejak.of_siklus(i.siklus), ()),
    "tunggu.get": (lambda s, i: s.tunggu.get(i.pegawai), None),
    "berkas.sizes_of": (lambda s, _: s.berkas.sizes_of([FILE.sha256]), {}),
    "berkas.get": (lambda s, _: s.berkas.get(FILE.sha256), None),
    "siklus.by_periode": (lambda s, _: s.siklus.by_periode(PERIODE, SOP), None),
    "naskah.get": (lambda s, _: s.naskah.get(NASKAH.sha256), NOTHING),
    "naskah.text_of": (lambda s, _: s.naskah.text_of(NASKAH.sha256), NOTHING),
    "naskah.offered": (lambda s, _: s.naskah.offered(), ()),
    "naskah.needed": (lambda s, _: s.naskah.needed(), ()),
    "siklus.get": (lambda s, i: s.siklus.get(i.siklus), NOTHING),
    "siklus.lock": (lambda s, i: s.siklus.lock(i.siklus), NOTHING),
    "siklus.practising": (lambda s, _: s.siklus.practising(), None),
    "siklus.newest": (lambda s, _: s.siklus.newest(), None),
    "siklus.running": (lambda s, _: s.siklus.running(), ()),
    "tugas.due": (lambda s, _: s.tugas.due(LATER, 10), ()),
    "tugas.get": (lambda s, i: s.tugas.get(i.tugas), None),
    "tugas.highest_putaran": (lambda s, i: s.tugas.highest_putaran(i.siklus, 7, "B1"), 0),
    "tugas.of_siklus": (lambda s, i: s.tugas.of_siklus(i.siklus), ()),
    "tugas.open_for": (lambda s, _: s.tugas.open_for(((Peran.BIDANG, "B1"),), 1), ()),
    "tugas.all_open": (lambda s, _: s.tugas.all_open(), ()),
    "orang.of_ids": (lambda s, i: s.orang.of_ids([i.pegawai]), ()),
    "undangan.open": (lambda s, _: s.undangan.open(NOW), ()),
    "orang_luar.get": (lambda s, _: s.orang_luar.get("telegram", 900), OrangLuar()),
    "orang_luar.answered_since": (lambda s, _: s.orang_luar.answered_since(NOW - timedelta(days=1)), 0),
    "orang_luar.wrong_since": (lambda s, _: s.orang_luar.wrong_since(NOW), 0),
    "pegawai.kept_of": (
        lambda s, i: s.pegawai.kept_of(i.pegawai),
        Simpanan(obrolan=0, terhubung_pada=None, jawaban=0, dokumen=0, jejak=0),
    ),
    "pegawai.standing_in": (lambda s, _: s.pegawai.standing_in(NOW), ()),
    "unit.has_open_tasks": (lambda s, _: s.unit.has_open_tasks("B1"), False),
    "jawaban.of_butir": (lambda s, i: s.jawaban.of_butir(i.siklus, ["B1-1"], "realisasi"), {}),
    "jawaban.handed_in": (lambda s, i: s.jawaban.handed_in(i.siklus, ["B1-1"], "realisasi"), {}),
    "jawaban.of_indikator": (lambda s, i: s.jawaban.of_indikator(i.siklus, ["B1-1"]), {}),
    "orang.names_of": (lambda s, i: s.orang.names_of([i.pegawai]), {}),
    "jawaban.of_siklus": (lambda s, i: s.jawaban.of_siklus(i.siklus), {}),
    "jawaban.marks": (lambda s, i: s.jawaban.marks(i.siklus, None), {}),
    "jawaban.portion": (lambda s, i: s.jawaban.portion(i.siklus, sesudah=0, sampai=1_000, banyak=10), ()),
    "jawaban.files_portion": (
        lambda s, i: s.jawaban.files_portion(i.siklus, "bukti", sesudah=0, sampai=1_000, banyak=10),
        (),
    ),
    "jawaban.file_sizes": (lambda s, i: s.jawaban.file_sizes(i.siklus, "bukti"), ()),
    "jawaban.last_of": (lambda s, i: s.jawaban.last_of(i.siklus), 0),
    "jawaban.people_of": (lambda s, i: s.jawaban.people_of(i.siklus), frozenset()),
    "jawaban.is_settled": (lambda s, i: s.jawaban.is_settled(i.siklus, "B1-1"), True),
    "jawaban.of_tugas": (lambda s, i: s.jawaban.of_tugas(i.tugas), ()),
    "dokumen.get": (lambda s, i: s.dokumen.get(i.dokumen), None),
    "dokumen.isi_of": (lambda s, i: s.dokumen.isi_of(i.dokumen), None),
    "dokumen.of_siklus": (lambda s, i: s.dokumen.of_siklus(i.siklus), ()),
    "rekap.get": (lambda s, i: s.rekap.get(i.siklus, 1), None),
    "penetapan.lay_down": (
        lambda s, _: s.penetapan.lay_down(1, build_indikator("B1-1", "B1", Decimal(1)), DASAR, NOW),
        NOTHING,
    ),
    "penetapan.all": (lambda s, _: s.penetapan.all(), ()),
    "penetapan.used_targets": (lambda s, _: s.penetapan.used_targets(), frozenset()),
    "penetapan.older_targets": (lambda s, _: s.penetapan.older_targets(2030), ()),
    "penetapan.moved_on": (lambda s, _: s.penetapan.moved_on(), {}),
    "penetapan.with_older_figures": (lambda s, _: s.penetapan.with_older_figures(2030), ()),
    "permintaan_waktu.open_of": (lambda s, i: s.permintaan_waktu.open_of(i.tugas), None),
    "tugas.due_cycles": (lambda s, _: s.tugas.due_cycles(LATER, 10), ()),
    "tugas.open_among": (lambda s, i: s.tugas.open_among([i.tugas]), ()),
    "siklus.all": (lambda s, _: s.siklus.all(), ()),
    "siklus.of_years": (lambda s, _: s.siklus.of_years([PERIODE.tahun], SOP), ()),
    "tunggu.about": (lambda s, i: s.tunggu.about(i.tugas), ()),
    "tunggu.asked_at": (lambda s, i: s.tunggu.asked_at(i.pegawai), None),
    "rekap.decided_at": (lambda s, i: s.rekap.decided_at(i.siklus, NOW), None),
    "rekap.of_siklus": (lambda s, i: s.rekap.of_siklus(i.siklus), ()),
    "rekap.text_of": (lambda s, i: s.rekap.text_of(i.rekap), NOTHING),
    "rekap.newest": (lambda s, i: s.rekap.newest(i.siklus), None),
    "rekap.newest_of_all": (lambda s, _: s.rekap.newest_of_all(), None),
    "surat.next_urut": (lambda s, _: s.surat.next_urut(2026), 1),
    "kartu.due": (lambda s, _: s.kartu.due(LATER), None),
    "kartu.hold": (lambda s, i: s.kartu.hold(i.siklus, LATER), False),
    "kartu.of_siklus": (lambda s, i: s.kartu.of_siklus(i.siklus), {}),
    "cetakan.first": (lambda s, _: s.cetakan.first(), None),
    "cetakan.signed": (lambda s, _: s.cetakan.signed([_dokumen(1, 1).jenis]), None),
    "instansi.wants_pdf": (lambda s, _: s.instansi.wants_pdf(), False),
    "kartu.of_chat": (lambda s, _: s.kartu.of_chat(100), ()),
    "grup.all": (lambda s, _: s.grup.all("telegram"), ()),
    "grup.at": (lambda s, _: s.grup.at("telegram", -100), None),
    "grup.get": (lambda s, _: [s.grup.get(kunci) for kunci in range(9)], [None] * 9),
    "kode_grup.maker": (lambda s, _: s.kode_grup.maker("GRUP-1", NOW), None),
    "kode_grup.open_until": (lambda s, _: s.kode_grup.open_until(NOW), None),
    "templat.standing": (lambda s, _: s.templat.standing(), {}),
}
# What it may try to change by their ids.
WRITES: dict[str, Write] = {
    "kartu.mark": lambda s, i: s.kartu.mark(i.siklus, LATER),
    "kartu.mark_running": lambda s, _: s.kartu.mark_running(LATER),
    "kartu.drawn": lambda s, i: s.kartu.drawn(i.siklus, lagi=None),
    "kartu.forget": lambda s, i: s.kartu.forget(i.outbox),
    "kartu.forget_chat": lambda s, _: s.kartu.forget_chat(100),
    "grup.release": lambda s, _: any(s.grup.release(kunci, NOW) for kunci in range(9)),
    "grup.move": lambda s, _: s.grup.move("telegram", -100, -200, NOW),
    "kode_grup.use": lambda s, _: s.kode_grup.use("GRUP-1", NOW),
    "outbox.drop": lambda s, i: s.outbox.drop(100, NOW, "pindah", jenis=["teks"], daftar_id=[i.outbox]),
    "outbox.rewrite": lambda s, i: s.outbox.rewrite(i.outbox, {"teks": "lain"}),
    "surat.give_up": lambda s, _: s.surat.give_up(1, NOW),
    "siklus.forget": lambda s, _: s.siklus.forget(),
    "penetapan.confirm_targets": lambda s, _: s.penetapan.confirm_targets(2031),
    "penetapan.settle": lambda s, _: s.penetapan.settle(2031),
    "penetapan.take_over": lambda s, _: s.penetapan.take_over(2031, {1: build_indikator("B1-1", "B1", Decimal(1))}),
    "instansi.switch_off": lambda s, _: s.instansi.switch_off({"sama"}),
    "instansi.bind_bot": lambda s, _: s.instansi.bind_bot(888),
    "obrolan.mark_reachable": lambda s, _: s.obrolan.mark_reachable("telegram", 101),
    "obrolan.mark_blocked": lambda s, _: s.obrolan.mark_blocked("telegram", 100, LATER),
    "undangan.revoke": lambda s, _: s.undangan.revoke(range(1, 9), NOW),
    "obrolan.release": lambda s, i: s.obrolan.release(i.pegawai, NOW),
    "instansi.name_bot": lambda s, _: s.instansi.name_bot("kosong_bot"),
    "instansi.rename": lambda s, _: s.instansi.rename(build_penyiapan("Dinas Kosong").instansi),
    "pegawai.change": lambda s, i: not s.pegawai.change(i.pegawai, nama="X", nip="", jabatan="", pangkat=""),
    "pegawai.deactivate": lambda s, i: s.pegawai.deactivate(i.pegawai),
    "pegawai.take": lambda s, i: s.pegawai.take(i.pegawai, Peran.TIM, None),
    "pegawai.end_standing_in": lambda s, _: any(s.pegawai.end_standing_in(kunci, NOW) for kunci in range(20)),
    "unit.change": lambda s, _: s.unit.change(Unit(kode="B1", nama="X", jenis=JenisUnit.BIDANG)),
    "unit.deactivate": lambda s, _: s.unit.deactivate("B1"),
    "tugas.hand_over": lambda s, i: s.tugas.hand_over(i.tugas, ke=None, oleh=None),
    "undangan.use": lambda s, _: s.undangan.use("KODE-1", NOW),
    "inbox.finish": lambda s, i: s.inbox.finish(i.inbox, NOW),
    "inbox.finish_all": lambda s, i: s.inbox.finish_all([i.inbox], NOW),
    "inbox.shift_waits": lambda s, _: s.inbox.shift_waits(LIMIT, NOW),
    "inbox.work_again": lambda s, i: s.inbox.work_again(i.inbox),
    "locks.share": lambda s, _: s.locks.share(),
    "locks.before_any": lambda s, _: s.locks.before_any(),
    "locks.forget": lambda s, _: s.locks.forget(),
    "jejak.forget_head": lambda s, _: s.jejak.forget_head(),
    "obrolan.move": lambda s, _: s.obrolan.move("telegram", 100, 500),
    "outbox.mark_all_sent": lambda s, i: s.outbox.mark_all_sent([Terkirim(id=i.outbox, message_id=1, pada=NOW)]),
    "outbox.move_chat": lambda s, _: s.outbox.move_chat(100, 500),
    "outbox.send_again": lambda s, i: s.outbox.send_again(i.outbox),
    "outbox.shift_waits": lambda s, _: s.outbox.shift_waits(LIMIT, NOW),
    "inbox.retry": lambda s, i: s.inbox.retry(i.inbox, 1, LATER, "galat"),
    "inbox.set_aside": lambda s, i: s.inbox.set_aside(i.inbox, NOW, "galat"),
    "inbox.set_ready": lambda s, i: s.inbox.set_ready(i.inbox, {}),
    "outbox.mark_sent": lambda s, i: s.outbox.mark_sent(i.outbox, 1, NOW),
    "outbox.release": lambda s, _: s.outbox.release(),
    "outbox.retry": lambda s, i: s.outbox.retry(i.outbox, 1, LATER, "galat"),
    "outbox.set_aside": lambda s, i: s.outbox.set_aside(i.outbox, "galat"),
    "tunggu.clear": lambda s, i: s.tunggu.clear(i.pegawai),
    "tunggu.clear_about": lambda s, i: s.tunggu.clear_about(i.tugas),
    "naskah.withdraw": lambda s, _: s.naskah.withdraw(NASKAH.naskah.kode),
    "siklus.finish": lambda s, i: s.siklus.finish(i.siklus, NOW),
    "siklus.reopen": lambda s, i: s.siklus.reopen(i.siklus),
    "rekap.withdraw": lambda s, i: s.rekap.withdraw(i.rekap),
    "tugas.close": lambda s, i: s.tugas.close(i.tugas, i.pegawai, NOW),
    "instansi.keep_jam": lambda s, _: s.instansi.keep_jam([BarisJam(hari=0, mulai=time(8), selesai=time(9))]),
    "instansi.keep_libur": lambda s, _: s.instansi.keep_libur(
        [HariLibur(tanggal=NOW.date(), keterangan="", jenis=JenisLibur.LIBUR)]
    ),
    "instansi.keep_waktu_baku": lambda s, _: s.instansi.keep_waktu_baku({8: "1 Hari"}),
    "instansi.keep_pengingat": lambda s, _: s.instansi.keep_pengingat(AturanPengingat(pagi=False)),
    "tugas.move_due": lambda s, i: s.tugas.move_due(i.tugas, LATER, LATER),
    "permintaan_waktu.decide": lambda s, i: s.permintaan_waktu.decide(
        i.tugas, PutusanWaktu.DIBERI, oleh=i.pegawai, now=LATER
    ),
    "tugas.note_pressed": lambda s, i: s.tugas.note_pressed([i.tugas], LATER),
    "tugas.move_reminders": lambda s, i: s.tugas.move_reminders([i.tugas], LATER, terkirim=True),
    "dokumen.replace_in": lambda s, i: s.dokumen.replace_in(i.tugas),
    "dokumen.take_effect": lambda s, i: s.dokumen.take_effect(i.dokumen, instead_of=[i.dokumen]),
    "dokumen.set_drawn": lambda s, i: s.dokumen.set_drawn(i.dokumen, "b" * 64),
    "prune.inbox": lambda s, _: s.prune.inbox(LATER, sesudah=0, batas=10)[0],
    "prune.outbox": lambda s, _: s.prune.outbox(LATER, sesudah=0, batas=10)[0],
    "prune.strangers": lambda s, _: s.prune.strangers(LATER),
    "instansi.switch_pdf": lambda s, _: s.instansi.switch_pdf(pdf=True),
    "cetakan.want": lambda s, i: s.cetakan.want(i.dokumen, 500, [_dokumen(1, 1).jenis], NOW),
    "cetakan.take": lambda s, i: s.cetakan.take(i.dokumen),
    "dokumen.set_pdf": lambda s, i: s.dokumen.set_pdf(i.dokumen, "b" * 64),
    "rekap.decide": lambda s, i: s.rekap.decide(i.rekap, keputusan="disetujui", arahan="", oleh=i.pegawai, now=NOW),
}


def fill(store: Store) -> Ids:
    """Rows in every table: each repository's way to add one."""
    pegawai = find_orang(store, Peran.TIM).id
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1", ingat_pada=NOW)
    store.obrolan.bind("telegram", 100, pegawai, NOW)
    store.obrolan.bind("telegram", 101, pegawai, NOW)
    store.obrolan.mark_blocked("telegram", 101, NOW)
    store.undangan.add("KODE-1", pegawai, NOW, LATER)
    store.grup.bind("telegram", -100, "Grup Contoh", oleh=pegawai, now=NOW)
    store.kode_grup.add("GRUP-1", oleh=pegawai, now=NOW, berlaku_sampai=LATER)
    store.orang_luar.put("telegram", 900, OrangLuar(percobaan=1, dijawab_pada=NOW))
    store.orang_luar.count_wrong(NOW)
    store.pegawai.stand_in(
        pegawai, Jabatan(peran=Peran.STAF, sebutan="Plh.", sebagai="Staf"), nomor="1", mulai=NOW, sampai=LATER
    )
    store.inbox.add([UPDATE, WITH_FILE], NOW)
    store.outbox.add([MESSAGE], NOW)
    store.jejak.add("mulai", now=NOW, pegawai_id=pegawai, siklus_id=siklus.id)
    store.tunggu.put(pegawai, {"tugas_id": tugas.id}, NOW)
    store.berkas.add(FILE, NOW)
    store.jawaban.add(_jawaban(siklus.id, tugas.id), pegawai_id=pegawai, now=NOW, inbox_id=None)
    dokumen = store.dokumen.add(_dokumen(siklus.id, tugas.id), oleh=pegawai, now=NOW)
    store.cetakan.want(dokumen.id, 100, [dokumen.jenis], NOW)
    rekap = store.rekap.add(siklus.id, build_rekap())
    store.penetapan.settle(PERIODE.tahun)
    store.penetapan.add([PENETAPAN], NOW)
    store.surat.take(
        NomorBaru(tahun=2026, nomor="001/2026", urut=1, kode="ND", perihal="Nota Dinas", tugas_id=tugas.id), NOW
    )
    baris = BarisBuku(tanggal=NOW.date(), nomor="001/2026", pihak="Sekretaris", isi="Perintah")
    baru = BarisBaru(jenis=Buku.KELUAR, tahun=2026, baris=baris, siklus_id=siklus.id, dokumen_id=dokumen.id)
    store.buku.add(baru, oleh=pegawai, now=NOW, inbox_id=None)
    store.permintaan_waktu.add(tugas.id, pegawai, tenggat=LATER, alasan="Menunggu data", now=NOW)
    store.templat.add("notulen", FILE.sha256, oleh=pegawai, now=NOW)
    store.kartu.mark(siklus.id, NOW)
    (pesan_id,) = store.outbox.add_with_ids([replace(MESSAGE, tentang="")], NOW)
    store.kartu.put(
        siklus.id, [KartuSiklus(chat_id=100, pesan_id=pesan_id, baris_id=pesan_id, sidik="", tersemat=True)]
    )
    store.naskah.offer(NASKAH, NOW)
    return Ids(
        pegawai,
        siklus.id,
        tugas.id,
        dokumen.id,
        rekap.id,
        *(_rows(store.conn, store.instansi_id)[name][0].id for name in ("inbox", "outbox")),
    )


ADDS = {
    "orang_luar.put",
    "orang_luar.count_wrong",
    "pegawai.add",
    "pegawai.give",
    "pegawai.stand_in",
    "unit.add",
    "obrolan.bind",
    "undangan.add",
    "grup.bind",
    "kode_grup.add",
    "inbox.add",
    "outbox.add",
    "outbox.add_with_ids",
    "kartu.put",
    "jejak.add",
    "jejak.add_each",
    "tunggu.put",
    "berkas.add",
    "siklus.add",
    "tugas.open",
    "jawaban.add",
    "dokumen.add",
    "rekap.add",
    "surat.take",
    "buku.add",
    "penetapan.add",
    "templat.add",
    "naskah.keep",
    "naskah.offer",
    "permintaan_waktu.add",
}


@pytest.fixture
def full(store: Store) -> tuple[Store, Ids]:
    return store, fill(store)


@pytest.fixture
def empty(full: tuple[Store, Ids]) -> Store:
    conn = full[0].conn
    return Store(conn, add_instansi(conn, build_penyiapan("Dinas Kosong").instansi))


def test_every_way_into_the_store_is_tried_here(empty: Store) -> None:
    repos = {name: repo for name, repo in vars(empty).items() if isinstance(repo, Repo)}
    ways = {f"{name}.{way}" for name, repo in repos.items() for way in vars(type(repo)) if not way.startswith("_")}
    assert ways == set(READS) | set(WRITES) | ADDS
    assert all(repo.instansi_id == empty.instansi_id for repo in repos.values())


def test_every_table_has_rows_to_be_kept_apart(full: tuple[Store, Ids]) -> None:
    assert all(_rows(full[0].conn, full[0].instansi_id).values())


@pytest.mark.parametrize("way", READS)
def test_an_office_does_not_see_another_s_rows(empty: Store, full: tuple[Store, Ids], way: str) -> None:
    read, expected = READS[way]
    before = _rows(*_of(full))
    if expected is NOTHING:
        with pytest.raises(NoResultFound):
            read(empty, full[1])
    else:
        assert read(empty, full[1]) == expected
    assert _rows(*_of(full)) == before


@pytest.mark.parametrize("way", WRITES)
def test_an_office_does_not_change_another_s_rows(empty: Store, full: tuple[Store, Ids], way: str) -> None:
    before = _rows(*_of(full))
    assert not WRITES[way](empty, full[1])
    assert _rows(*_of(full)) == before


def test_an_office_that_keeps_the_very_same_leaves_the_other_s_rows_alone(database: Database) -> None:
    with database.transaction() as conn:
        one, two = (Store(conn, add_instansi(conn, build_penyiapan(nama).instansi)) for nama in ("Satu", "Dua"))
        for store in (one, two):
            write_penyiapan(conn, build_penyiapan(), store.instansi_id)
        fill(one)
        before = _rows(conn, one.instansi_id)
        fill(two)
        assert _rows(conn, one.instansi_id) == before
        assert {name: len(rows) for name, rows in _rows(conn, two.instansi_id).items()} == {
            name: len(rows) for name, rows in before.items()
        }
        assert [store.jejak.first_break() for store in (one, two)] == [None, None]


def test_an_office_gets_its_own_turn_however_much_another_has_waiting(full: tuple[Store, Ids], empty: Store) -> None:
    empty.inbox.add([replace(UPDATE, chat_id=300), replace(WITH_FILE, chat_id=400)], NOW)
    empty.outbox.add([replace(MESSAGE, chat_id=300)], NOW)
    claimed = empty.inbox.claim(NOW)
    assert claimed is not None
    assert claimed.chat_id == 300
    assert [satu.chat_id for satu in empty.inbox.waiting_for_files(NOW, 1)] == [400]
    assert [satu.chat_id for satu in empty.outbox.claim(NOW, batas=1, sewa=LIMIT)] == [300]


def test_every_statement_names_the_office(full: tuple[Store, Ids]) -> None:
    """The office's id is the key to shard by, so that no statement may leave it out."""
    store, ids = full
    with _statements(store.conn) as seen:
        write_penyiapan(store.conn, build_penyiapan(), store.instansi_id)
        for read, _ in READS.values():
            read(store, ids)
        for write in WRITES.values():
            write(store, ids)
        store.siklus.add(OTHER_PERIODE, NOW)
        store.tugas.open(
            ids.siklus, TugasBaru(langkah=8, peran=Peran.TIM), putaran=1, now=NOW, tenggat=None, ingat_pada=None
        )
    assert [sql for sql in seen if "instansi_id" not in sql and "WHERE instansi.id = " not in sql] == []


@contextmanager
def _statements(conn: Connection) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_conn: object, _cursor: object, sql: str, *_rest: object) -> None:
        seen.append(" ".join(sql.split()))

    event.listen(conn, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(conn, "before_cursor_execute", note)


def _of(full: tuple[Store, Ids]) -> tuple[Connection, int]:
    return full[0].conn, full[0].instansi_id


def _rows(conn: Connection, instansi_id: int) -> dict[str, list[Any]]:
    found = {}
    for name, table in tables.metadata.tables.items():
        office = table.c.id if name == "instansi" else table.c.instansi_id
        found[name] = list(conn.execute(select(table).where(office == instansi_id).order_by(*table.primary_key)))
    return found


def _jawaban(siklus_id: int, tugas_id: int) -> JawabanBaru:
    return JawabanBaru(siklus_id=siklus_id, tugas_id=tugas_id, indikator="B1-1", butir="realisasi", diketik="1", isi={})


def _dokumen(siklus_id: int, tugas_id: int) -> DokumenBaru:
    return DokumenBaru(
        siklus_id=siklus_id, tugas_id=tugas_id, langkah=7, jenis="format_terisi", nama="Format", isi="{}"
    )
