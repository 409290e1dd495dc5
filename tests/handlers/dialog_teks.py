"""Golden dialogues: a text file holds the acts and, below each, all that came of it, word by word.

    @ langkah 7                    the office at that step, the first line that counts
    # why                          a remark
    > Pengisi Satu: 87,5%          somebody types ("…" for a JSON string, with \\n and the like)
    > Pengisi Satu [Kirim]         presses the newest button of that name
    > Pengisi Satu {ya:1}          sends callback data of their own making
    > Pengisi Satu (stiker)        or (foto KETERANGAN), or (suara), or (berkas NAMA)
    * 24 jam                       time passes
    Pengisi Satu                   whose phone shows what follows
    | Tercatat: <b>87,5%</b>       what it shows
    ~ jawaban +1, tunggu ~1        what the act changed in the database, the queues left out

Everything but acts and remarks is written anew when the dialogue is played, and must come out the same.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from tests.handlers.cadangan import changes, state
from tests.handlers.percakapan import Percakapan, Ponsel

_TINDAK = re.compile(r"> (?P<nama>[^:\[({]+?)(?:: (?P<teks>.*)| \[(?P<label>.*)\]| \{(?P<data>.*)\}| \((?P<lain>.*)\))")
_AWAL = re.compile(r"@ langkah (-?\d+)")
_WAKTU = re.compile(r"\* (\d+) jam")


def play(naskah: str, begin: Callable[[int], Percakapan]) -> str:
    """The same dialogue, with what really came of each act."""
    p: Percakapan | None = None
    hasil: list[str] = []
    for baris in naskah.splitlines():
        if awal := _AWAL.fullmatch(baris):
            p = begin(int(awal[1]))
        if not baris.startswith((">", "*")):
            hasil += [baris] if baris == "" or baris[0] in "@#" else []
            continue
        assert p is not None, "a dialogue begins with @ langkah N"
        hasil += [baris, *_act(p, baris)]
    return "\n".join(hasil) + "\n"


def _act(p: Percakapan, baris: str) -> Iterator[str]:
    if waktu := _WAKTU.fullmatch(baris):
        p.clock.advance(timedelta(hours=int(waktu[1])))
        return
    sebelum = p.look(lambda store: state(store.conn))
    for ponsel in p.daftar_ponsel.values():
        ponsel.layar.take_new()
    _do(p, baris)
    for ponsel in p.daftar_ponsel.values():
        if dilihat := ponsel.layar.take_new():
            yield ponsel.nama
            yield from (f"| {satu}".rstrip() for satu in dilihat.split("\n"))
    yield f"~ {changes(sebelum, p.look(lambda store: state(store.conn))) or 'tidak ada yang berubah'}"


def _do(p: Percakapan, baris: str) -> None:
    tindak = _TINDAK.fullmatch(baris)
    assert tindak, f"no act: {baris}"
    ponsel = _find(p, tindak["nama"])
    if tindak["teks"] is not None:
        teks = tindak["teks"]
        ponsel.ketik(json.loads(teks) if teks.startswith('"') else teks)
    elif tindak["label"] is not None:
        ponsel.tekan(tindak["label"])
    elif tindak["data"] is not None:
        ponsel.tekan_data(tindak["data"])
    else:
        _send(ponsel, tindak["lain"])


def _find(p: Percakapan, nama: str) -> Ponsel:
    """The phone of that name; `Orang Luar` and `Ponsel kedua Pengisi Satu` are made when they are first named."""
    ada = [ponsel for ponsel in p.daftar_ponsel.values() if ponsel.nama == nama]
    if ada:
        return ada[0]
    if nama.startswith("Ponsel kedua "):
        kedua = p.join(nama.removeprefix("Ponsel kedua "))
        kedua.nama = nama
        return kedua
    return p.stranger(nama)


def _send(ponsel: Ponsel, lain: str) -> None:
    match lain.split(" ", 1):
        case ["stiker"]:
            ponsel.kirim_stiker()
        case ["foto", *kata]:
            ponsel.kirim_foto(keterangan=" ".join(kata))
        case ["suara"]:
            ponsel.kirim_suara()
        case ["berkas", nama]:
            ponsel.kirim(nama)
        case _:
            raise AssertionError(f"nobody knows how to send {lain!r}")
