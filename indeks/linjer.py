"""The lines of a document's cleaned text, each with its page and its place on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from indeks.dokument import side_av


@dataclass(frozen=True, slots=True)
class Linje:
    """One line: its words, where it starts in the text, its page, and how many lines with words
    stand above it on that page (0 for the first)."""

    tekst: str
    start: int
    side: int
    over: int

    @property
    def slutt(self) -> int:
        """The offset just behind the line and its line break."""
        return self.start + len(self.tekst) + 1


def del_i_linjer(tekst: str, sidestart: Sequence[int]) -> list[Linje]:
    """All lines of `tekst`, blank ones too, in order."""
    linjer: list[Linje] = []
    posisjon, side, over = 0, 0, 0
    for rad in tekst.split("\n"):
        her = side_av(sidestart, posisjon)
        if her != side:
            side, over = her, 0
        ren = rad.strip()
        innrykk = len(rad) - len(rad.lstrip())
        linjer.append(Linje(ren, posisjon + innrykk if ren else posisjon, side, over))
        over += bool(ren)
        posisjon += len(rad) + 1
    return linjer
