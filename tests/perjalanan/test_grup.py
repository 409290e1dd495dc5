"""A whole cycle in a group of four and in private at once, against the real process, the group upgraded on the way.

Whatever was ever put into the group is there, line by line, one of the few things that may stand in it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.demo.cerita import ANGKA, scenes
from bot.demo.panggung import TOKEN, demo_start
from simulator.group import Group
from simulator.phone import Phone
from sop.naskah import pengumpulan_data_kinerja
from sop.peran import Peran
from tests.perjalanan.proses import Proses

OFFICE = (Peran.KEPALA_DINAS, Peran.SEKRETARIS, Peran.TIM, Peran.STAF, Peran.ADMIN)
PENGISI = "RESOS"
LANGKAH = "|".join(re.escape(satu.nama) for satu in pengumpulan_data_kinerja().daftar_langkah.values())
NOMOR = r"\d+(?:, \d+| sampai \d+)?"
BOLEH = [
    r"<b>Triwulan III 2026 · langkah \d+ dari 12</b>",
    r"[▰▱]{12}",
    "",
    f"Selesai: langkah {NOMOR}",
    rf"Berjalan: \d+\. (?:{LANGKAH})(?: – \d dari 5 unit sudah (?:menerima|mengirim))?",
    rf"Berikutnya: \d+\. (?:{LANGKAH})(?:, lalu langkah {NOMOR})?",
    "Tugas dan angka disampaikan di percakapan pribadi.",
    "✅ <b>Siklus Triwulan III 2026 selesai dan diarsipkan.</b>",
    r"\w+, \d+ Oktober 2026 pukul \d\d\.\d\d WITA",
    "Dijawab di percakapan pribadi.",
    "✅ <b>Grup ini terhubung dengan Dinas Sosial Kabupaten Contoh.</b>",
    "Di sini hanya tampil kemajuan siklus. Tugas dan angka disampaikan di percakapan pribadi.",
]
SESUDAH: Mapping[str, str] = {
    "Langkah 3": "/tugas",
    "Langkah 7: pengisian": "/rekap",
    "Langkah 10: disetujui": "/status",
}


@pytest.fixture
def proses(tmp_path: Path) -> Iterator[Proses]:
    """The office, with everybody whom the story needs in the chat, and the admin."""
    with Proses(tmp_path, f"sqlite:///{tmp_path}/capaian.db", demo_start()) as proses:
        for peran in OFFICE:
            proses.join(peran)
        for unit in proses.daftar_unit():
            proses.join(Peran.BIDANG, unit.unit.kode)
        yield proses


def bind(proses: Proses, members: list[Phone]) -> Group:
    """A group of these people, in which the bot is an administrator, and so reads all."""
    admin, group = proses.phone(Peran.ADMIN), proses.sim.group("Grup Dinas (contoh)", members)
    proses.act(lambda: admin.send("/admin"))
    for label in ("Grup", "Buat kode"):
        proses.act(lambda label=label: admin.press(label))  # type: ignore[misc] # each its own
    (tautan,) = [button.url for row in admin.received[-1].keyboard for button in row]
    assert tautan is not None
    group.bot.reads_all = True
    proses.act(lambda: group.add_bot(members[0], payload=tautan.partition("startgroup=")[2]))
    return group


def put_into(proses: Proses, group: Group) -> list[str]:
    """Every word the bot ever put into the group, whether as a message, an edit or a caption."""
    di_grup = [call for call in proses.sim.calls if str(call.params.get("chat_id")) in (str(group.key), str(group.id))]
    assert {call.method for call in di_grup} == {"sendMessage", "editMessageText", "pinChatMessage", "unpinChatMessage"}
    return [str(call.params["text"]) for call in di_grup if "text" in call.params]


def test_no_figure_and_no_name_ever_stands_in_the_group(proses: Proses) -> None:
    members = [proses.phone(peran) for peran in OFFICE[:3]] + [proses.phone(Peran.BIDANG, PENGISI)]
    group = bind(proses, members)
    for judul, adegan in scenes():
        adegan(proses)
        for awal, titah in SESUDAH.items():
            if judul.startswith(awal):
                talk(proses, group, members, titah)
        if judul.startswith("Langkah 7: satu unit terlambat"):
            proses.act(lambda: group.upgrade(members[0]))
    proses.sim.wait_for(lambda: any("selesai dan diarsipkan" in pesan.text for pesan in group.received), timeout=60)
    proses.settle()
    semua = put_into(proses, group)
    assert [baris for teks in semua for baris in teks.splitlines() if not re.fullmatch("|".join(BOLEH), baris)] == []
    with proses.store() as store:
        nama = {kata for orang in store.orang.all() for kata in (orang.nama, orang.nama.split()[0], orang.nip) if kata}
        assert store.inbox.count_set_aside() == store.outbox.count_set_aside() == 0
        assert [satu.peristiwa for satu in store.jejak.of_peristiwa(["grup_dihubungkan", "grup_pindah"])] == [
            "grup_dihubungkan",
            "grup_pindah",
        ]
    assert [kata for kata in nama if any(kata in teks for teks in semua)] == []
    assert group.chat.kind == "supergroup"
    assert group.pinned == ()
    assert len([pesan for pesan in group.received if "▰" in pesan.text]) == 1
    assert TOKEN not in proses.log.read_text()


def talk(proses: Proses, group: Group, members: list[Phone], titah: str) -> None:
    """Somebody lets slip figures in the group, and asks for something, which is answered in private alone."""
    *lain, pengisi = members
    sudah, di_grup = len(pengisi.received), len(group.received)
    for angka in [*ANGKA.values()][:8]:
        group.send(pengisi, angka)
    group.send(lain[0], f"{lain[1].name} terlambat?")
    group.send_document(pengisi, "isian.xlsx", b"PK", "application/zip", caption=titah)
    proses.act(lambda: group.send(pengisi, f"{titah} 62,5%"))
    assert "Dijawab di percakapan pribadi." in [pesan.text for pesan in group.received[di_grup:]]
    assert len(pengisi.received) > sudah
