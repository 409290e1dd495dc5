"""Print: the PDF of each letter that was sent, made beside everything else, and sent to whoever got the letter.

No chat waits for it: a PDF enters the outbox once it is there. Where none can be made, the letter has gone out alone.
While nobody waits, letters that are signed off and went to nobody get theirs, for the archive.
"""

import asyncio
import json
from collections.abc import Collection
from datetime import datetime
from functools import partial

import structlog

from bot.engine import Engine
from bot.libreoffice import LibreOffice, PdfFailed
from bot.papers import file_of
from dokumen.isi import Penanda
from dokumen.surat.daftar_surat import BY_JENIS
from storage.berkas import Berkas
from storage.dokumen import Dokumen
from storage.outbox import PesanKeluar
from storage.store import Store

log = structlog.get_logger()
MIME = "application/pdf"
_LOOK_SECONDS = 1.0


class Printer:
    """Works off the letters whose PDF is waited for, one at a time."""

    def __init__(self, engine: Engine, libreoffice: LibreOffice) -> None:
        self._engine = engine
        self._libreoffice = libreoffice
        self._failed: set[int] = set()  # letters nobody waits for are tried once, until the next start

    async def run(self) -> None:
        """Print until cancelled, as the only one who does."""
        while True:
            if not await self.print_one():
                await asyncio.sleep(_LOOK_SECONDS)

    async def print_one(self) -> bool:
        """Make the PDF that is waited for longest, and put it on its way; False where there is none to make."""
        dokumen = await self._engine.transact(partial(_first, self._failed))
        if dokumen is None:
            return False
        berkas = await self._make(dokumen) if dokumen.pdf is None else None
        if berkas is None:
            self._failed.add(dokumen.id)
        await self._engine.transact(partial(_hand_out, dokumen, berkas, self._engine.now()))
        self._engine.deliver.set()
        return True

    async def _make(self, dokumen: Dokumen) -> Berkas | None:
        """The file of its PDF, kept; None where none could be made, which is logged and nothing more."""
        try:
            _, docx = await file_of(self._engine, dokumen.id)
            isi = await self._sign(dokumen, await self._libreoffice.to_pdf(docx))
        except PdfFailed as galat:
            log.warning("a letter goes without a PDF", dokumen_id=dokumen.id, reason=str(galat))
            return None
        except Exception:
            log.exception("a letter goes without a PDF", dokumen_id=dokumen.id)
            return None
        sha256 = await self._engine.hop(lambda: self._engine.lemari.put(isi))
        return Berkas(sha256=sha256, ukuran=len(isi), mime=MIME)

    async def _sign(self, dokumen: Dokumen, isi: bytes) -> bytes:
        """As the installed signer signs it, in a thread of its own: it may ask a server."""
        sumber = await self._engine.transact(lambda store: store.dokumen.isi_of(dokumen.id))
        penanda = Penanda(**json.loads(sumber.isi)["penanda"]) if sumber else Penanda(jabatan="", nama="")
        return await asyncio.to_thread(self._engine.signer.sign, isi, penanda)


def _first(failed: Collection[int], store: Store) -> Dokumen | None:
    dokumen_id = store.cetakan.first()
    if dokumen_id is None and store.instansi.wants_pdf():
        dokumen_id = store.cetakan.signed(BY_JENIS, failed)
    return None if dokumen_id is None else store.dokumen.get(dokumen_id)


def _hand_out(dokumen: Dokumen, berkas: Berkas | None, now: datetime, store: Store) -> None:
    """Keep the PDF, and send it to all who wait for it."""
    if berkas is not None:
        store.berkas.add(berkas, now)
        store.dokumen.set_pdf(dokumen.id, berkas.sha256)
    penerima = store.cetakan.take(dokumen.id)
    if berkas is not None or dokumen.pdf is not None:
        store.outbox.add([_message(chat_id, dokumen) for chat_id in penerima], now)


def _message(chat_id: int, dokumen: Dokumen) -> PesanKeluar:
    isi = {"dokumen_id": dokumen.id, "pdf": True, "teks": "", "papan": [], "senyap": True}
    return PesanKeluar(chat_id=chat_id, jenis="dokumen", isi=isi)
