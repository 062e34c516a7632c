"""The lines of a document's cleaned text, each with its page and its place on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indeks.dokument import side_av


@dataclass(frozen=True, slots=True)
class Linje:
    """One line: its words, where it starts in the text, its page, and how many lines with words
    stand above it on that page (0 for the first). A line set in letters with spaces between is
    read as the words it is, though the spaces between those are lost: `Forslagtilvedtak:`; and
    a space that was lost between two cells or behind a label is there: `095/21 Godkjenning`."""

    tekst: str
    start: int
    side: int
    over: int


_SPERRET = re.compile(r"[^\W\d_](?: [^\W\d_]){4,}(?: ?[:.])?")
_LIMT = re.compile(
    r"(?<=\d)(?=[A-ZÆØÅ][a-zæøå]{2})|(?<=\d/\d\d)(?=[A-ZÆØÅ]{3})|(?<=[a-zæøå]:)(?=[A-ZÆØÅ\d])"
    r"|(?<=\d/\d\d:)(?=[A-ZÆØÅ])|(?<=\d/20\d\d:)(?=[A-ZÆØÅ])"
)


def _les(ren: str) -> str:
    return ren.replace(" ", "") if _SPERRET.fullmatch(ren) else _LIMT.sub(" ", ren)


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
        linjer.append(Linje(_les(ren), posisjon + innrykk if ren else posisjon, side, over))
        over += bool(ren)
        posisjon += len(rad) + 1
    return linjer
