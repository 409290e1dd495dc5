"""The place for a certified electronic signature, such as one by BSrE: who has a certificate puts a signer here."""

from typing import Protocol

from dokumen.isi import Penanda


class Penandatangan(Protocol):
    """Signs the PDF of a letter in the name of whoever signs it, after the sign-off and before it leaves."""

    @property
    def nama(self) -> str:
        """What `capaian check` calls it."""

    def sign(self, isi: bytes, penanda: Penanda) -> bytes:
        """The PDF with its signature: these bytes are sent and archived. Where it raises, no PDF of it leaves."""


class TanpaTandaTangan:
    """Signs nothing and claims nothing: a letter leaves as it was made."""

    nama = ""

    def sign(self, isi: bytes, penanda: Penanda) -> bytes:  # noqa: ARG002 - the port's
        """The same bytes."""
        return isi


TANPA: Penandatangan = TanpaTandaTangan()
