"""The refusal of a SOP file; read by an operator, so in English."""


class NaskahSalah(ValueError):
    """A SOP file that would not run: `nama` of the file, `baris` from 1, `alasan`."""

    def __init__(self, nama: str, baris: int, alasan: str) -> None:
        self.nama = nama
        self.baris = baris
        self.alasan = alasan
        super().__init__(f"{nama}, line {baris}: {alasan}")
