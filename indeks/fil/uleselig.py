"""Whether what a page gave is text at all.

A font that does not say which character each of its glyphs is gives letters that mean something
else, or none. What can be seen on such a page cannot be read, and must not be found or quoted.
"""

import math
import re

_HYPPIGHET = {
    "e": 13.7, "r": 8.6, "t": 8.3, "n": 7.9, "s": 6.6, "a": 6.3, "i": 6.2, "l": 5.5, "o": 5.0,
    "g": 4.2, "k": 4.1, "d": 4.0, "m": 4.0, "v": 2.9, "f": 2.3, "u": 2.2, "p": 1.9, "b": 1.5,
    "å": 1.1, "h": 1.0, "ø": 1.0, "j": 0.9, "y": 0.7, "æ": 0.2, "c": 0.1, "w": 0.05, "x": 0.03,
    "z": 0.03, "q": 0.01,
}  # fmt: skip
"""How many of a hundred letters of municipal papers, bokmål and nynorsk, each letter is."""

_LOGG = {bokstav: math.log(andel / 100) for bokstav, andel in _HYPPIGHET.items()}

FREMMED = -3.8
"""Below this mean log frequency, letters are not those of a language written with ours. 905 pages
of papers lie above -3.05, English and German at -3.3 to -3.0, Polish at -3.5; the same pages with
glyph numbers for letters below -4.1."""

_MINST = 60
"""Fewer letters than this do not tell."""

TEGNLOS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd]")
"""What a glyph comes out as when the font does not say which character it is."""

_I_ORD = re.compile(f"(?<=[^\\W\\d_]){TEGNLOS.pattern}|{TEGNLOS.pattern}(?=[^\\W\\d_])")
_GLYFNAVN = re.compile(r"/(?:[gGcC]|cid|glyph|uni|index)\d{1,5}(?![\w])")
_HULL = 0.01
"""The most words of a hundred that may lack a letter; 905 real pages hold one in all."""


def likner_sprak(tekst: str) -> float:
    """The mean log frequency of the text's Latin letters in Norwegian; 0 where there are too few
    to tell. Other scripts do not count."""
    verdier = [_LOGG[tegn] for tegn in tekst.lower() if tegn in _LOGG]
    return sum(verdier) / len(verdier) if len(verdier) >= _MINST else 0.0


def er_uleselig(ra: str) -> bool:
    """Whether a page's text, as `pypdf` gives it, is not what the page shows."""
    hull = len(_I_ORD.findall(ra))
    if hull >= 3 and hull > _HULL * len(ra.split()):
        return True
    navn = len(_GLYFNAVN.findall(ra))
    if navn >= 20 and navn > 0.2 * sum(tegn.isalpha() for tegn in ra):
        return True
    return likner_sprak(ra) < FREMMED
