"""Lists in a passage: what a quotation that ends in the midst of one leaves out."""

import re
from collections.abc import Sequence

from sok.tekst.innhold import NUMMERERT
from sok.tekst.setninger import PUNKT, Setning

_LENGSTE_LINJE = 120
"""A longer line without a mark is no item."""

_PUNKTUM = re.compile(r"[.!?]\W*$")


def listens_slutt(tekst: str, setninger: Sequence[Setning], utdrag: Setning) -> int:
    """Where the list ends that a run of a passage ends in; where the run ends, if in none. The
    items bear a mark or a number, or are the short lines without a full stop after a colon."""
    med = [nr for nr, s in enumerate(setninger) if utdrag.fra <= s.fra < utdrag.til]
    if not med or setninger[med[-1]].til > utdrag.til:
        return utdrag.til
    biter = [tekst[s.fra : s.til].strip() for s in setninger]
    slag = _slag(biter, med[0], med[-1])
    til = utdrag.til
    if slag is None:
        return til
    for s, bit in zip(setninger[med[-1] + 1 :], biter[med[-1] + 1 :], strict=True):
        if not _er_punkt(bit, slag):
            break
        til = s.til
    return til


def _slag(biter: Sequence[str], forst: int, sist: int) -> str | None:
    """The kind of items that the last of some sentences is one of, or leads up to: those with a
    mark, those with a number, or lines; None where it is of no list."""
    for nr in range(sist, forst - 1, -1):
        if PUNKT.match(biter[nr]):
            return "merke"
        if NUMMERERT.match(biter[nr]):
            return "nummer"
        if biter[nr].endswith(":"):
            neste = biter[nr + 1] if nr + 1 < len(biter) else ""
            if PUNKT.match(neste):
                return "merke"
            return "nummer" if NUMMERERT.match(neste) else "linje"
        if not _er_punkt(biter[nr], "linje"):
            return None
    return None


def _er_punkt(bit: str, slag: str) -> bool:
    if slag == "merke":
        return PUNKT.match(bit) is not None
    if slag == "nummer":
        return NUMMERERT.match(bit) is not None
    return len(bit) <= _LENGSTE_LINJE and not _PUNKTUM.search(bit) and not bit.endswith(":")
