"""Asking: the next question of a unit's form, told from its answers, or the summary when nothing is left."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.bentuk import format_nilai
from bahasa.kalimat import isian as kalimat
from bahasa.kalimat import label
from handlers import tunggu
from handlers.isian.bersama import held_by_others, newest_seen
from handlers.isian.keadaan import LEWAT, REALISASI, KeadaanIndikator, dump_nilai, read_unit
from handlers.isian.lalu import accumulated, earlier
from handlers.isian.ringkasan import show_summary
from handlers.isian.tunggu import TungguNarasi, TungguRealisasi
from handlers.turn import Papan, Tombol, Turn
from storage.tugas import TugasTersimpan


def ask_next(turn: Turn, tugas: TugasTersimpan, *, dahulu: Markup | None = None, utamakan: str = "") -> None:
    """Ask the next open part, that of the indicator `utamakan` first; `dahulu` opens the message."""
    daftar = read_unit(turn, tugas)
    dipegang = held_by_others(turn, tugas)
    belum = [satu for satu in daftar if satu.next_butir is not None]
    terbuka = [satu for satu in belum if satu.indikator.kode == utamakan or satu.indikator.kode not in dipegang]
    if not terbuka:
        tunggu.clear(turn)
        sedang = (
            [kalimat.sedang_diisi({satu.indikator.kode: dipegang[satu.indikator.kode] for satu in belum})]
            if belum
            else []
        )
        show_summary(turn, tugas, daftar, dahulu=_join([*([dahulu] if dahulu else []), *sedang]))
        return
    berikut = next((satu for satu in terbuka if satu.indikator.kode == utamakan), terbuka[0])
    _ask(turn, tugas, berikut, daftar.index(berikut) + 1, len(daftar), dahulu)


def _ask(
    turn: Turn, tugas: TugasTersimpan, satu: KeadaanIndikator, urut: int, jumlah: int, dahulu: Markup | None
) -> None:
    butir = satu.next_butir or REALISASI
    siklus = turn.store.siklus.get(tugas.siklus_id)
    setahun = accumulated(turn, siklus, satu.indikator) if butir == REALISASI else None
    letak = kalimat.Letak(
        indikator=satu.indikator,
        urut=urut,
        jumlah=jumlah,
        periode=turn.name_of(siklus.id),
        target=satu.target,
        lalu=earlier(turn, siklus, satu.indikator) if butir == REALISASI else (),
        akumulasi=setahun,
    )
    kode, token = satu.indikator.kode, tunggu.new_token(turn)
    papan = _buttons(token, tugas)
    if butir == REALISASI:
        menunggu: TungguRealisasi | TungguNarasi = TungguRealisasi(
            token=token,
            tugas_id=tugas.id,
            indikator=kode,
            tawaran=dump_nilai(setahun) or "",
            dilihat=newest_seen(turn, tugas.siklus_id, kode),
        )
        teks = kalimat.tanya_realisasi(letak, satu.isian, tugas.arahan)
        if setahun is not None:
            gunakan = label.use(format_nilai(setahun, satu.indikator.jenis))
            papan = ((Tombol(gunakan, f"ya:{token}"),), *papan)
    else:
        menunggu = TungguNarasi(token=token, tugas_id=tugas.id, indikator=kode, butir=butir)
        teks = kalimat.tanya_narasi(letak, butir, _now(satu, butir))
    tunggu.ask(turn, menunggu, Markup("\n\n").join([dahulu, teks]) if dahulu else teks, papan)


def _join(bagian: Sequence[Markup]) -> Markup | None:
    return Markup("\n").join(bagian) if bagian else None


def _now(satu: KeadaanIndikator, butir: str) -> str:
    if satu.isian is None:
        return satu.lewat if butir == LEWAT else ""
    nilai: str | tuple[str, ...] = getattr(satu.isian, butir)
    return nilai if isinstance(nilai, str) else "; ".join(nilai)


def _buttons(token: int, tugas: TugasTersimpan) -> Papan:
    lewati, ubah = Tombol(label.LEWATI, f"lewati:{token}"), Tombol(label.UBAH, f"ubah:{tugas.id}")
    return ((lewati, ubah, Tombol(label.BATAL, f"batal:{token}")),)
