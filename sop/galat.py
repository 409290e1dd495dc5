"""Refusals: an error is a class that carries its sentence."""


class SopError(Exception):
    """A refusal the office reads; `pesan` is its sentence in formal Bahasa Indonesia, plain text."""

    pesan = "Permintaan belum dapat diproses."

    def __init__(self, pesan: str | None = None) -> None:
        if pesan is not None:
            self.pesan = pesan
        super().__init__(self.pesan)
