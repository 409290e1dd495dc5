"""What the phones heard: the reminders among the messages the bot sent, read back out of their words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from simulator.html_entities import parse_html
from simulator.records import Call
from tests.perjalanan.setahun.hitungan import Butir, Pesan
from tests.perjalanan.setahun.kalender import jam

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
TANDA = "🔸 LATIHAN · "
_BATAS = (
    r"(?:[Pp]aling lambat|[Ww]aktunya habis) \w+, (?P<hari>\d+) (?P<bulan>\w+) (?P<tahun>\d+) "
    r"pukul (?P<jam>\d\d)\.(?P<menit>\d\d) WITA"
    r"(?:; (?P<arah>sisa|terlambat) (?P<lama>.+) waktu kerja)?"
)
_SENDIRI = re.compile(
    r"⏳ Pengingat: mohon selesaikan langkah (?P<langkah>\d+), (?P<nama>.+)\.\n"
    rf"(?P<periode>[^·\n]+?)(?: · (?P<unit>.+))?\n{_BATAS}\.\n"
    r"(?:Diingatkan oleh (?P<oleh>.+)\.\n)?Silakan tekan .+"
)
_ATASAN = re.compile(
    r"⏳ Mohon perhatian: langkah (?P<langkah>\d+), .+, belum selesai\.\n"
    rf"(?P<periode>.+)\nMenunggu: (?P<siapa>.+)\n{_BATAS}\."
)
_BUTIR = re.compile(rf"• Langkah (?P<langkah>\d+), (?P<sebutan>.+) · (?P<periode>.+): {_BATAS}")
_BUTIR_ATASAN = re.compile(rf"• Langkah (?P<langkah>\d+) · (?P<periode>[^,]+), menunggu (?P<siapa>.+): {_BATAS}")
_OLEH = re.compile(r"Diingatkan oleh (.+)\.")
_JUDUL = re.compile(
    r"(?:⏳ )?(?:Pengingat: (\d+) tugas menunggu Bapak/Ibu|Mohon perhatian: (\d+) tugas belum selesai)\."
)


def heard(calls: Iterable[Call]) -> Counter[Pesan]:
    """The reminders among all that went over the wire, as often as they did."""
    hasil: Counter[Pesan] = Counter()
    for call in calls:
        if call.method == "sendMessage":
            teks = parse_html(str(call.params["text"])).text
            latihan, teks = teks.startswith(TANDA), teks.removeprefix(TANDA)
            if teks.startswith(("⏳ Pengingat: ", "⏳ Mohon perhatian: ")):
                pesan = _read(int(call.params["chat_id"]), jam(call.at), teks)
                tanda = len(pesan.isi) == 1 and all(butir.periode.startswith("LATIHAN ") for butir in pesan.isi)
                assert latihan == tanda, f"of a practice, and of it alone, it is said so first:\n{teks}"
                hasil[pesan] += 1
    return hasil


def _read(chat: int, pada: str, teks: str) -> Pesan:
    if satu := _SENDIRI.fullmatch(teks):
        butir = _item(satu, satu["unit"] or satu["nama"], "")
        return Pesan(chat, pada, satu["oleh"] or "", frozenset([butir]))
    if satu := _ATASAN.fullmatch(teks):
        return Pesan(chat, pada, "", frozenset([_item(satu, "", satu["siapa"])]))
    judul = sum(int(angka) for satu in _JUDUL.finditer(teks) for angka in satu.groups() if angka)
    isi = list(_items(teks))
    assert judul == len(isi) == len(set(isi)), f"a digest says of itself that it has {judul} things:\n{teks}"
    oleh = _OLEH.search(teks)
    return Pesan(chat, pada, oleh[1] if oleh else "", frozenset(isi))


def _items(teks: str) -> Iterator[Butir]:
    for baris in teks.splitlines():
        if satu := _BUTIR_ATASAN.fullmatch(baris):
            yield _item(satu, "", satu["siapa"])
        elif satu := _BUTIR.fullmatch(baris):
            yield _item(satu, satu["sebutan"], "")
        else:
            assert not baris.startswith("•"), f"a line nobody can read: {baris}"


def _item(satu: re.Match[str], sebutan: str, siapa: str) -> Butir:
    habis = f"{satu['tahun']}-{BULAN.index(satu['bulan']) + 1:02}-{int(satu['hari']):02} {satu['jam']}:{satu['menit']}"
    menunggu = frozenset(nama for nama in re.split(r", | \(|\)", siapa) if nama)
    menit = _minutes(satu["lama"] or "") * (1 if satu["arah"] == "sisa" else -1)
    return Butir(int(satu["langkah"]), sebutan, satu["periode"], menunggu, habis, menit)


def _minutes(lama: str) -> int:
    kata = {satuan: int(angka) for angka, satuan in re.findall(r"(\d+) (jam|menit)", lama)}
    return kata.get("jam", 0) * 60 + kata.get("menit", 0)
