"""Words broken at the end of a line, made whole."""
# ruff: noqa: SIM905 - a row of words stays one line

import re
from collections.abc import Sequence
from itertools import takewhile

MYK = "\u00ad"
"""The soft hyphen; one that ends a line breaks a word."""

_BINDESTREKER = "-\u2010" + MYK
_APNENDE = "(«\"“”'‘["
_LUKKENDE = frozenset(".,;:!?)»\"”'’]")
_ORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*[-\u2010\u00ad]?")
_ETTER_STREK = frozenset(
    """og eller samt til men enn som resp henholdsvis hhv kontra versus med mot i på av for fra
    ved om under over etter er en ei et å de der den det har skal kan vil hos per pr ikke ikkje
    inn ut opp ned""".split()
)
_FORSTAVELSER = frozenset(
    """an av be bi etter for fra fram frem gjen inn med mellom mis mot ned om opp over på sam
    til und under ut van ved""".split()
)


def hele_ord(linjer: Sequence[Sequence[str]]) -> frozenset[str]:
    """The whole words of the document, to tell how a broken word is written elsewhere in it."""
    if not any(linje.endswith(tuple(_BINDESTREKER)) for side in linjer for linje in side):
        return frozenset()
    return frozenset(
        ord_.casefold()
        for side in linjer
        for linje in side
        for ord_ in _ORD.findall(linje)
        if ord_[-1] not in _BINDESTREKER
    )


def sett_sammen(linjer: Sequence[str], ordsett: frozenset[str]) -> list[str]:
    """Mend words hyphenated at a line break; the joined word stays on the first line."""
    ut: list[str] = []
    for linje in linjer:
        if ut and linje and _er_delt(ut[-1], linje, ordsett):
            hale, _, rest = linje.partition(" ")
            ut[-1] = ut[-1][:-1] + hale
            if not rest:
                continue
            linje = rest
        elif ut:
            ut[-1] = ut[-1].removesuffix(MYK)
        ut.append(linje)
    if ut:
        ut[-1] = ut[-1].removesuffix(MYK)
    return ut


def _er_delt(linje: str, neste: str, ordsett: frozenset[str]) -> bool:
    """Whether `linje` ends in the first half of a word that `neste` goes on with."""
    if linje[-1:] not in _BINDESTREKER or not linje:
        return False
    hode = linje[:-1].rsplit(" ", 1)[-1].lstrip(_APNENDE)
    token = neste.split(" ", 1)[0]
    hale = "".join(takewhile(str.isalpha, token))
    slutt = token[len(hale) :]
    if not hode.isalpha() or not hale or not _kan_slutte(slutt):
        return False
    if linje[-1] == MYK:
        return True
    if len(hale) < 2 or not hale.islower() or hale in _ETTER_STREK:
        return False
    if len(hale) < 4 and slutt.startswith(")"):
        return False  # a list marker such as `ii)`
    if not hode[1:].islower():
        return False  # `PP-tjenesten`, `e-post`
    helt = (hode + hale).casefold()
    if helt in ordsett:
        return True
    if f"{hode}-{hale}".casefold() in ordsett:
        return False
    if hode.casefold() in _FORSTAVELSER:
        return True
    # A name or a word of its own before the hyphen may be a compound written with one.
    return len(hode) > 2 and hode.islower() and hode not in ordsett


def _kan_slutte(slutt: str) -> bool:
    """Whether what stands right after the letters may end a word, or break it once more."""
    return slutt in ("", "-", "\u2010", MYK) or all(tegn in _LUKKENDE for tegn in slutt)
