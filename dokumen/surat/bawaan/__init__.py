"""The templates that are ours, as `python -m dokumen.surat` writes them."""
