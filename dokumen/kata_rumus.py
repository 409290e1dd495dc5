"""Says in words which way is better and how the capaian is computed, as the form and the rekap print it."""

from typing import assert_never

from sop.indikator import Arah, Indikator, Rumus

RUMUS_TERTULIS = {
    Rumus.A: "(2 x target - realisasi) / target x 100",
    Rumus.B: "target / realisasi x 100",
    Rumus.C: "(target - realisasi) / target x 100; 0 berarti target tepat tercapai",
}


def describe_arah(indikator: Indikator) -> str:
    match indikator.arah:
        case Arah.TINGGI:
            return "Makin tinggi makin baik"
        case Arah.RENTANG:
            return "Baik di dalam rentang target"
        case Arah.RENDAH:
            rumus = indikator.rumus or Rumus.A
            return f"Makin rendah makin baik. Rumus {rumus.value}: {RUMUS_TERTULIS[rumus]}"
        case _:
            assert_never(indikator.arah)
