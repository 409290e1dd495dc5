"""A year in two minutes: four triwulan with a moved clock, four archives, and every reminder reckoned anew."""

import json
import re
from collections import Counter
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document

from bot.cli import call
from sop.jejak import Jejak
from sop.siklus import Perintah
from storage.siklus import Siklus
from storage.store import Store
from tests.handlers.pemeriksa import check_all
from tests.handlers.test_putar_ulang import from_tables, from_trail
from tests.perjalanan.setahun.catatan import Buku, Kunci, Tugas
from tests.perjalanan.setahun.cerita import LATIHAN, SEK, TRIWULAN, live
from tests.perjalanan.setahun.dengar import heard
from tests.perjalanan.setahun.hitungan import Ingatan, Pesan, messages, reckon_all
from tests.perjalanan.setahun.kalender import jam, wita
from tests.perjalanan.setahun.siklus import STAF, TIM
from tests.perjalanan.setahun.tahun import Tahun

_KIRIM = {"sendMessage", "sendDocument", "sendPhoto"}
_BERTINDAK = re.compile(r"(?:Plh|Plt|a\.n)\. [\w ]+")


def test_a_year_goes_by_with_four_archives_that_verify_and_every_reminder_in_its_minute(
    tmp_path: Path, database_url: str
) -> None:
    """One story of each kind of database; it is told once, and then looked at from all sides."""
    with Tahun(tmp_path, database_url) as p:
        live(p)
        p.stop_bot()
        with p.database.reading() as conn:
            store = Store(conn, p.instansi_id)
            check_that_every_reminder_was_sent_once_in_its_minute(p, store)
            check_that_due_times_and_lateness_are_as_reckoned(p, store)
            check_that_what_was_kept_agrees(store)
            check_that_nobody_acts_in_a_role_that_is_somebody_elses(p, store)
        check_that_papers_name_who_stood_in({periode: unpack(p, periode, tmp_path) for periode in TRIWULAN})
        check_that_a_phone_let_go_of_hears_no_more(p)


# -- reminders


def check_that_every_reminder_was_sent_once_in_its_minute(p: Tahun, store: Store) -> None:
    """As messages on the phones and as rows of the trail, both against the reckoning."""
    dihitung = reckon_all(p.buku, p.now)
    dicari, didengar = messages(p.buku, dihitung), heard(p.sim.calls)
    hilang, lebih = (sorted(satu.elements(), key=str) for satu in (dicari - didengar, didengar - dicari))
    assert (hilang, lebih) == ([], []), "what was not said, and what was said too often, otherwise or at another moment"
    assert [satu for satu in didengar if not p.buku.kalender.works(wita(satu.jam))] == []
    assert set(didengar.values()) == {1}
    assert told(store) == Counter(map(_as_told, dihitung))
    check_that_the_year_had_all_of_it(p, dihitung, didengar)


def told(store: Store) -> Counter[tuple[Kunci, str, str, str]]:
    """What the trail says was called to mind: which task, in which minute, on which rung, and who above heard."""
    return Counter(
        (key_of(store, satu), jam(satu.pada), satu.isi["tangga"], satu.isi["atasan"])
        for satu in store.jejak.of_peristiwa(["pengingat"])
    )


def key_of(store: Store, satu: Jejak) -> Kunci:
    """What the book calls the task a row of the trail is about."""
    siklus = store.siklus.get(satu.siklus_id or 0)
    periode = f"LATIHAN {siklus.periode}" if siklus.latihan else str(siklus.periode)
    return Kunci(periode, satu.isi["langkah"], satu.isi["unit"] or "", satu.isi["putaran"])


def _as_told(satu: Ingatan) -> tuple[Kunci, str, str, str]:
    return satu.kunci, jam(satu.pada), satu.tangga, satu.atasan


def check_that_the_year_had_all_of_it(p: Tahun, dihitung: list[Ingatan], didengar: Counter[Pesan]) -> None:
    """A year in which nothing happened would prove nothing."""
    assert Counter(satu.tangga for satu in dihitung)["sebelum"] >= 10
    assert {satu.atasan for satu in dihitung} == {"", "Tim Penyusun LAKIP", "Sekretaris", "Kepala Dinas"}
    assert {satu.kunci.langkah for satu in dihitung} == {1, 2, 3, 4, 5, 6, 7, 8, 10}
    assert len([satu for satu in didengar if len(satu.isi) > 1]) >= 4, "several things in one message"
    assert any(satu.oleh for satu in didengar)
    diam = [satu for satu in dihitung if not any(p.buku.chats(nama, satu.pada) for nama in satu.petugas)]
    assert len(diam) >= 2, "while a phone was lost the time went on"


# -- what is kept


def check_that_what_was_kept_agrees(store: Store) -> None:
    """Four cycles that ended, whose trail is whole and tells what the tables have; and every word was in order."""
    assert [str(siklus.periode) for siklus in store.siklus.all()] == list(TRIWULAN)
    assert store.siklus.running() == ()
    assert store.tugas.all_open() == ()
    for siklus in store.siklus.all():
        assert from_trail(store.jejak.of_siklus(siklus.id)) == from_tables(store, siklus.id)
    assert store.inbox.count_open() == store.inbox.count_set_aside() == 0
    assert store.outbox.count_waiting() == store.outbox.count_set_aside() == 0
    check_all(store)
    assert [units(store, siklus) for siklus in store.siklus.all()] == [
        [["SEK", "B1", "B2"]],
        [["SEK", "B1", "B2"]],
        [["SEK", "B1", "B2", "B3"]] * 2,
        [["SEK", "B1", "B2", "B3"]],
    ]


def units(store: Store, siklus: Siklus) -> list[list[str]]:
    """Whose figures stand in each version of the rekap."""
    semua = [versi for nomor in range(1, 5) if (versi := store.rekap.get(siklus.id, nomor))]
    return [list(dict.fromkeys(satu.indikator.unit for satu in versi.rekap.daftar_baris)) for versi in semua]


def check_that_due_times_and_lateness_are_as_reckoned(p: Tahun, store: Store) -> None:
    """Each task of the year with its due times, and by how many minutes of work it was late, as the trail has them."""
    buku, batas, terlambat = p.buku, dict[Kunci, list[str]](), dict[Kunci, int | None]()
    for satu in store.jejak.of_peristiwa(["dibuka", "waktu_diberi"]):
        batas.setdefault(key_of(store, satu), []).append(_local(satu.isi.get("menjadi") or satu.isi["tenggat"]))
    for satu in store.jejak.of_peristiwa([perintah.value for perintah in Perintah]):
        terlambat[key_of(store, satu)] = satu.isi["terlambat"]
    assert batas == {k: [jam(satu.habis) for satu in tugas.batas] or [""] for k, tugas in buku.tugas.items()}
    assert terlambat == {k: minutes_late(buku, tugas) for k, tugas in buku.tugas.items() if k.periode != LATIHAN}


def minutes_late(buku: Buku, tugas: Tugas) -> int | None:
    """By how many minutes of work a task was signed off after its last due time; None where it has none."""
    if not tugas.batas or tugas.selesai is None:
        return None
    habis, selesai = tugas.batas[-1].habis, tugas.selesai.replace(second=0)
    return buku.kalender.count(habis, selesai, selesai) if habis < selesai else 0


def check_that_nobody_acts_in_a_role_that_is_somebody_elses(p: Tahun, store: Store) -> None:
    """Whatever the trail of a cycle says of who did it in which role, the book knows that they held it then."""
    for siklus in store.siklus.all():
        for satu in store.jejak.of_siklus(siklus.id):
            if satu.peran and satu.pegawai_id:
                peran = roles_of(p, store.orang.name_of(satu.pegawai_id), satu.pada)
                assert satu.peran in peran, (satu.peristiwa, jam(satu.pada), satu.isi)


def roles_of(p: Tahun, nama: str, pada: datetime) -> set[str]:
    """As what somebody may act then, by the book."""
    milik = [satu for satu in p.buku.jabatan if satu.nama == nama and satu.dari <= pada]
    alihan = [tugas for tugas in p.buku.tugas.values() if any(orang == nama for _, orang in tugas.dialihkan)]
    return {
        *(f"{satu.sebutan} {satu.peran}".strip() for satu in milik if satu.sampai is None or pada <= satu.sampai),
        *(f"a.n. {tugas.peran}" for tugas in alihan if tugas.dibuka <= pada and pada <= (tugas.selesai or pada)),
    }


def _local(iso: str) -> str:
    return jam(datetime.fromisoformat(iso)) if iso else ""


# -- archives


def unpack(p: Tahun, periode: str, folder: Path) -> dict[str, bytes]:
    """The archive that Staf and Tim got, as `capaian verify` finds it intact; what is in it."""
    (staf,) = [satu for satu in p.orang(STAF).files() if satu.name.startswith("Arsip") and periode in satu.name]
    (tim,) = [satu for satu in p.orang(TIM).files() if satu.name.startswith("Arsip") and periode in satu.name]
    assert staf.content == tim.content
    zip_ = folder / f"{periode}.zip"
    zip_.write_bytes(staf.content)
    assert call(["verify", str(zip_)]) == 0
    with ZipFile(BytesIO(staf.content)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def check_that_papers_name_who_stood_in(arsip: dict[str, dict[str, bytes]]) -> None:
    """Plh. and a.n. on the papers of the second triwulan, Plt. on one of the last, and on no other."""
    semua = {
        (periode, Path(nama).name.split(" - ")[0]): sorted(set(_BERTINDAK.findall(words(isi))))
        for periode, berkas in arsip.items()
        for nama, isi in berkas.items()
        if nama.endswith(".docx")
    }
    assert {kunci: sebutan for kunci, sebutan in semua.items() if sebutan} == {
        (TRIWULAN[1], "Notulen Rapat"): ["Plh. Jabatan Sekretaris Contoh"],
        (TRIWULAN[1], "Laporan hasil pengukuran kinerja"): ["Plh. Jabatan Sekretaris Contoh"],
        (TRIWULAN[1], "Lembar pengesahan elektronik"): ["Plh. Sekretaris", "a.n. Bidang"],
        (TRIWULAN[3], "Lembar pengesahan elektronik"): ["Plt. Kepala Dinas", "a.n. Bidang"],
    }
    jejak = json.loads(arsip[TRIWULAN[1]]["data/jejak.json"])
    assert {(satu["nama"], satu["peran"], satu["peristiwa"]) for satu in jejak if "." in satu["peran"]} >= {
        (SEK, "Plh. Sekretaris", "selesai"),
        (SEK, "Plh. Sekretaris", "setuju"),
        (SEK, "Plh. Sekretaris", "nomor"),
        (STAF, "a.n. Bidang", "isian"),
        (STAF, "a.n. Bidang", "kirim"),
    }


def words(docx: bytes) -> str:
    """Every paragraph and cell of a paper."""
    surat = Document(BytesIO(docx))
    sel = (sel.text for tabel in surat.tables for baris in tabel.rows for sel in baris.cells)
    return "\n".join([*(satu.text for satu in surat.paragraphs), *sel])


# -- phones


def check_that_a_phone_let_go_of_hears_no_more(p: Tahun) -> None:
    """One that was lost, and that of somebody who left: no message afterwards, no card that goes on, none pinned."""
    akhir = {satu.chat: satu.sampai for satu in p.buku.ponsel if satu.sampai is not None}
    assert len(akhir) == 2
    kirim = [(int(call.params["chat_id"]), call.at) for call in p.sim.calls if call.method in _KIRIM]
    assert {pada > akhir[chat] for chat, pada in kirim if chat in akhir} == {False}
    ubah = [call for call in p.sim.calls if call.method == "editMessageText" and int(call.params["chat_id"]) in akhir]
    sesudah = {call.params["text"] for call in ubah if call.at > akhir[int(call.params["chat_id"])]}
    assert sesudah == {"Kartu siklus ini tidak diperbarui lagi pada obrolan ini."}
    assert {phone.name: phone.pinned for phone in p.sim.phones if phone.pinned} == {}
