"""`python -m dokumen.surat`: writes the templates that are ours into their folder (`make templat`)."""

from pathlib import Path

from dokumen.surat.buat_bawaan import build_all
from dokumen.surat.daftar_surat import FOLDER

for nama, isi in build_all():
    (Path(__file__).parent / FOLDER / nama).write_bytes(isi)
