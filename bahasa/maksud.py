"""What a typed decision means: an approval, a return with its words, or nothing that is certain.

An approval is a text of nothing but known words: one that agrees, and courtesies around it. A single other word - a
negation, a condition, a name, a question mark - makes it no approval. A return begins with its verb; what follows is
its arahan. Whatever is read here is asked back, never taken as done.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_KATA = re.compile(r"[^\W_]+", re.UNICODE)
_SETUJU = frozenset({"setuju", "disetujui", "menyetujui", "setujui", "acc", "ok", "oke", "okay", "okey"})
_KEMBALI = frozenset({"kembalikan", "dikembalikan", "tolak", "ditolak", "menolak", "revisi", "balikkan"})
_PANGGILAN = frozenset({"pak", "bapak", "bu", "ibu", "ya"})
_SAPAAN = _PANGGILAN | frozenset({"baik", "siap", "sip", "saya", "kami", "mohon", "terima", "kasih"})
_SAPAAN |= {"rekap", "rekapnya", "versi", "ini", "sudah", "dengan", "sangat", "lanjut", "lanjutkan", "saja", "tolong"}
_BUKAN_ARAHAN = frozenset({"tidak", "jangan", "belum", "atau", "kah", "apa", "apakah"})


class Keputusan(StrEnum):
    """What was meant."""

    SETUJU = "setuju"
    KEMBALIKAN = "kembalikan"


@dataclass(frozen=True, slots=True)
class Maksud:
    """A decision as read from a text; `arahan` are the words after the verb of a return, as typed."""

    keputusan: Keputusan
    arahan: str = ""


def read_decision(teks: str) -> Maksud | None:
    """The decision that these words are, None where they may mean anything else."""
    kata = [(satu.group().lower(), satu.end()) for satu in _KATA.finditer(teks)]
    awal = next((urut for urut, (satu, _) in enumerate(kata) if not _is_courtesy(satu)), None)
    if awal is None:
        return None
    if kata[awal][0] in _KEMBALI:
        return _read_return(teks, kata[awal + 1 :], kata[awal][1])
    setuju = all(satu in _SETUJU or _is_courtesy(satu) for satu, _ in kata)
    return Maksud(Keputusan.SETUJU) if setuju and "?" not in teks and kata[awal][0] in _SETUJU else None


def _is_courtesy(kata: str) -> bool:
    """Whether a word decides nothing; the number is that of a version."""
    return kata in _SAPAAN or kata.isdecimal()


def _read_return(teks: str, sesudah: list[tuple[str, int]], mulai: int) -> Maksud | None:
    """What follows the word of a return is its arahan, but for how the reader is addressed right after it."""
    isi = [kata for kata, _ in sesudah if kata not in _SAPAAN]
    if (not isi and "?" in teks) or (isi and isi[0] in _BUKAN_ARAHAN):
        return None
    for kata, akhir in sesudah:
        if kata not in _PANGGILAN:
            break
        mulai = akhir
    return Maksud(Keputusan.KEMBALIKAN, teks[mulai:].strip(" \t\n,.:;-–") if isi else "")
