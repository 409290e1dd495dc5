"""The file behind a kept paper: drawn once from its snapshot, then the same bytes for good."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.engine import Engine
from dokumen.arsip import ButirArsip
from dokumen.daftar import dump_isi, load_isi, mime_of, pdf_name, say_isi
from dokumen.isi import BuktiAkip
from dokumen.surat.daftar_surat import sha256_bawaan
from handlers.arsip.baca import (
    join_chain,
    join_rows,
    name_proofs,
    read_answers,
    read_chain,
    read_proofs,
    read_trail,
    write_table,
)
from handlers.arsip.rencana import JENIS as ARSIP
from handlers.arsip.rencana import RENCANA, BuktiArsip, IsiArsip, TabelArsip
from handlers.surat.bukti_akip import complete, read_rows
from storage.berkas import Berkas
from storage.dokumen import Dokumen, IsiDokumen
from storage.store import Store

_ZIP = "application/zip"
_AKIP = "bukti_akip"
_T = TypeVar("_T")


async def file_of(engine: Engine, dokumen_id: int) -> tuple[str, bytes]:
    """The name and bytes of a paper; LookupError where there is none of that id."""
    dokumen = await engine.transact(lambda store: store.dokumen.get(dokumen_id))
    if dokumen is None:
        raise LookupError(f"no paper {dokumen_id}")
    if dokumen.sha256 is None:
        return dokumen.nama, await _draw_once(engine, dokumen)
    sha256 = dokumen.sha256
    return dokumen.nama, await engine.hop(lambda: engine.lemari.get(sha256))


async def pdf_of(engine: Engine, dokumen_id: int) -> tuple[str, bytes]:
    """The name and bytes of a letter's PDF; LookupError where there is none."""
    dokumen = await engine.transact(lambda store: store.dokumen.get(dokumen_id))
    if dokumen is None or dokumen.pdf is None:
        raise LookupError(f"no PDF of paper {dokumen_id}")
    sha256 = dokumen.pdf
    return pdf_name(dokumen.nama), await engine.hop(lambda: engine.lemari.get(sha256))


async def _draw_once(engine: Engine, dokumen: Dokumen) -> bytes:
    """The bytes of a paper not drawn yet; all who want it meanwhile share one drawing."""
    drawing = engine.drawing.get(dokumen.id)
    if drawing is None:
        drawing = engine.drawing[dokumen.id] = asyncio.create_task(_draw(engine, dokumen))
        drawing.add_done_callback(lambda _done: engine.drawing.pop(dokumen.id, None))
    return await asyncio.shield(drawing)


async def _draw(engine: Engine, dokumen: Dokumen) -> bytes:
    sumber = await engine.transact(lambda store: store.dokumen.isi_of(dokumen.id))
    if sumber is None:
        raise LookupError(f"paper {dokumen.id} has neither a file nor what to draw it from")
    if dokumen.jenis == ARSIP:
        isi = await _archive(engine, sumber.isi)
    else:
        isi = await _draw_paper(engine, dokumen, sumber)
    mime = _ZIP if dokumen.jenis == ARSIP else mime_of(dokumen.jenis)
    sha256 = await engine.hop(lambda: engine.lemari.put(isi))
    berkas = Berkas(sha256=sha256, ukuran=len(isi), mime=mime)
    await engine.transact(partial(_keep, dokumen, berkas, engine.now()))
    return isi


def _keep(dokumen: Dokumen, berkas: Berkas, now: datetime, store: Store) -> None:
    """Note the file a paper was drawn to; an archive in the trail too, with its cycle held first as everywhere."""
    siklus_id = dokumen.siklus_id if dokumen.jenis == ARSIP else None
    if siklus_id is not None:
        store.siklus.lock(siklus_id)
    store.berkas.add(berkas, now)
    drawn = store.dokumen.set_drawn(dokumen.id, berkas.sha256, dokumen.templat or sha256_bawaan(dokumen.jenis))
    if siklus_id is not None and drawn:
        store.jejak.add(
            "arsip_dibuat",
            now=now,
            pegawai_id=None,
            siklus_id=siklus_id,
            langkah=dokumen.langkah,
            nama=dokumen.nama,
            sha256=berkas.sha256,
        )


async def _draw_paper(engine: Engine, dokumen: Dokumen, sumber: IsiDokumen) -> bytes:
    """From the template and with the logo that stood when it was kept, whatever stands now."""
    templat, logo = [await _kept(engine, sha256) for sha256 in (dokumen.templat, dokumen.logo)]
    isi = await _complete(engine, dokumen.jenis, sumber.isi)
    return await engine.drawer.draw(dokumen.jenis, isi, sumber.rekap, templat, logo)


async def _complete(engine: Engine, jenis: str, teks: str) -> str:
    """What a paper says, with the rows of the trail that it was kept without."""
    isi = await engine.hop(lambda: load_isi(jenis, teks)) if jenis == _AKIP else None
    if not isinstance(isi, BuktiAkip) or isi.asal is None:
        return teks
    jejak = await _portions(engine, partial(read_rows, isi.asal))
    lengkap = await engine.transact(partial(complete, isi, jejak))
    return (await engine.hop(lambda: dump_isi(lengkap)))[1]


async def _kept(engine: Engine, sha256: str | None) -> bytes | None:
    return await engine.hop(lambda: engine.lemari.get(sha256)) if sha256 else None


async def _archive(engine: Engine, teks: str) -> bytes:
    rencana = await engine.hop(lambda: RENCANA.validate_json(teks))
    tetap = [satu for satu in rencana.daftar if satu.bukti is None]
    bukti = [
        berkas
        for satu in rencana.daftar
        if satu.bukti is not None
        for berkas in await _proofs(engine, satu.bukti, satu.nama, [lain.nama for lain in tetap])
    ]
    daftar = [ButirArsip(nama=satu.nama, isi=await _bytes(engine, satu)) for satu in (*tetap, *bukti)]
    return await engine.drawer.archive(daftar, rencana.keterangan)


async def _proofs(engine: Engine, bukti: BuktiArsip, folder: str, lain: Sequence[str]) -> list[IsiArsip]:
    semua = await _portions(engine, partial(read_proofs, bukti))
    return await engine.hop(lambda: name_proofs(bukti, folder, [satu for satu in semua if satu], lain))


async def _bytes(engine: Engine, satu: IsiArsip) -> bytes:
    if satu.dokumen_id is not None:
        _, isi = await file_of(engine, satu.dokumen_id)
        return isi
    if satu.isi_id is not None or satu.rekap_id is not None:
        return (await engine.transact(partial(_text, satu))).encode()
    if satu.tabel is not None:
        return (await _table(engine, satu.tabel)).encode()
    if satu.sha256 is not None:
        sha256 = satu.sha256
        return await engine.hop(lambda: engine.lemari.get(sha256))
    return (await _rows(engine, satu)).encode()


async def _rows(engine: Engine, satu: IsiArsip) -> str:
    if satu.jawaban is not None:
        return join_rows(await _portions(engine, partial(read_answers, satu.jawaban)))
    if satu.jejak is not None:
        return join_rows(await _portions(engine, partial(read_trail, satu.jejak)))
    if satu.rantai is not None:
        return join_chain(await _portions(engine, partial(read_chain, satu.rantai)))
    return satu.teks or ""


async def _table(engine: Engine, tabel: TabelArsip) -> str:
    versi = await engine.transact(lambda store: store.rekap.get(tabel.siklus_id, tabel.versi))
    return "" if versi is None else await engine.hop(lambda: write_table(tabel, versi.rekap))


async def _portions(engine: Engine, read: Callable[[int, Store], tuple[list[_T], int]]) -> list[_T]:
    """All there is, read in portions, between which others are served."""
    semua: list[_T] = []
    sesudah = 0
    while True:
        baris, sesudah = await engine.transact(partial(read, sesudah))
        if not baris:
            return semua
        semua += baris


def _text(satu: IsiArsip, store: Store) -> str:
    if satu.rekap_id is not None:
        return store.rekap.text_of(satu.rekap_id)
    isi = store.dokumen.isi_of(satu.isi_id or 0)
    return say_isi(isi.isi, isi.rekap) if isi else ""
