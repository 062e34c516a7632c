"""From the pages' text as a PDF reader gives it to one clean text with known page limits.

Running headers, footers and page numbers are left out (`indeks.linje.kantlinjer`), words broken at
the end of a line are mended (`indeks.linje.orddeling`), spaces and blank lines are folded.
Everything here is a pure function of the page texts.
"""

import re
from collections.abc import Sequence

from indeks.linje.kantlinjer import finn_kantlinjer
from indeks.linje.orddeling import MYK, hele_ord, sett_sammen

_LINJESKIFT = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ENDELOS = re.compile(r"(\S{500})(?=\S)")
"""A run of so many characters without a space is no word, but a picture of letters or a broken
font; it is broken over lines, since every pattern that reads words reads it from each letter."""

_USYNLIGE = {ord(tegn): None for tegn in "\u200b\u2060\ufeff"}


def rens_sider(sider: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The clean text of the pages, and the offset in it at which each page starts.

    The pages that have text are joined with a line break. A page without text starts where the
    next page with text starts (or at the end of the text), so `indeks.dokument.side_av` gives
    the right page for every character; a line break between two pages belongs to the first.
    """
    linjer = [_linjer(side) for side in sider]
    ordsett = hele_ord(linjer)
    biter: list[str] = []
    sidestart: list[int] = []
    lengde = 0
    for side, fjernes in zip(linjer, finn_kantlinjer(linjer), strict=True):
        beholdt = [linje for nr, linje in enumerate(side) if nr not in fjernes]
        tekst = "\n".join(sett_sammen(_fold_blanke(beholdt), ordsett))
        sidestart.append(lengde)
        if tekst:
            biter.append(tekst)
            lengde += len(tekst) + 1
    hele = "\n".join(biter)
    return hele, tuple(min(start, len(hele)) for start in sidestart)


def lopende_linjer(sider: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The lines `rens_sider` leaves out of each page, for inspection."""
    linjer = [_linjer(side) for side in sider]
    return tuple(
        tuple(side[nr].removesuffix(MYK) for nr in sorted(fjernes))
        for side, fjernes in zip(linjer, finn_kantlinjer(linjer), strict=True)
    )


_SPERRET = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")


def tett_sperret(tekst: str) -> str:
    """Join runs of four or more single letters with single spaces between: `S t a t u s`.

    For the search index only: the spaces between words are lost in letter-spaced text.
    """
    return _SPERRET.sub(lambda treff: treff[0].replace(" ", ""), tekst)


def _linjer(side: str) -> list[str]:
    """The page's lines with spaces folded; a soft hyphen is kept only where it ends a line."""
    side = _ENDELOS.sub(r"\1\n", _LINJESKIFT.sub("\n", side))
    return [_fold_linje(linje) for linje in side.split("\n")]


def _fold_linje(linje: str) -> str:
    linje = " ".join(linje.translate(_USYNLIGE).split())
    if MYK not in linje:
        return linje
    uten = " ".join(linje.replace(MYK, "").split())
    return uten + MYK if uten and linje.endswith(MYK) else uten


def _fold_blanke(linjer: Sequence[str]) -> list[str]:
    """Without blank lines at the ends, and never two in a row."""
    ut: list[str] = []
    for linje in linjer:
        if linje or (ut and ut[-1]):
            ut.append(linje)
    if ut and not ut[-1]:
        ut.pop()
    return ut
