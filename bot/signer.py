"""Which signer this installation has: a package that names one under the entry point `capaian.penandatangan`."""

from importlib.metadata import entry_points

from bot.refusal import BadSettings
from dokumen.penandatangan import TANPA, Penandatangan

GROUP = "capaian.penandatangan"


def open_signer() -> Penandatangan:
    """The signer that is installed, ours that signs nothing without one; BadSettings for two, or one that fails."""
    found = tuple(entry_points(group=GROUP))
    if not found:
        return TANPA
    if len(found) > 1:
        names = ", ".join(sorted(satu.value for satu in found))
        raise BadSettings(f"more than one signer is installed ({names}): keep the package of one")
    try:
        signer: Penandatangan = found[0].load()()
    except Exception as error:
        raise BadSettings(f"the signer {found[0].value} cannot be opened: {type(error).__name__}: {error}") from error
    return signer
