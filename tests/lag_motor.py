"""Search over a folder of papers with all but the meaning real."""

from pathlib import Path

from indeks.indeksering import indekser
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor


def lag_motor(mappe: Path, modell: Modell) -> Sokemotor:
    """The papers of a folder indexed beside themselves, and the search over them."""
    lager = Lager(mappe / "indeks", opprett=True)
    indekser([mappe], lager, modell)
    return Sokemotor(lager, modell)
