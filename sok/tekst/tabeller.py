"""The rows of a table in a passage's text, and the column heads over them.

A PDF's text has a row as a line: what it is of, then the numbers of its columns, parted by nothing
but spaces.
"""

import re

_TALL = r"(?:[-–−+]?\d[\d.,]*(?: ?%)?|[-–−*])"
_RAD = re.compile(rf"(?P<navn>.*?)(?P<celler>(?:(?:^| ){_TALL}){{2,}}) ?%?")
_TUSEN = re.compile(r"(?<![\d.,])([-–−+]?\d{1,3})((?: \d{3})+)(?![\d,.])")
_MAKS_HODELINJER = 3
_MAKS_HODE = 200


def er_rad(linje: str) -> bool:
    """Whether a line has the form of a table's row: it ends in the numbers of two columns or more.
    One number with its thousands apart is no two."""
    celler = _celler(linje)
    return len(celler) >= 4 or (len(celler) > 1 and not _TUSEN.fullmatch(" ".join(celler)))


def _celler(linje: str) -> list[str]:
    """The numbers that a line ends in, two or more, where it is no sentence."""
    rad = _RAD.fullmatch(linje.strip())
    if rad is None or rad["navn"].rstrip().endswith((".", ":", ";", ",")):
        return []
    return rad["celler"].split()


def parter_rader(for_: str, etter: str) -> bool:
    """Whether the line break between two texts is that of a table: rows stand on both sides of it,
    or a table of two rows or more begins or ends there."""
    over = for_.rsplit("\n", 2)[-2:]
    under = etter.split("\n", 2)[:2]
    # «410 430» may be one number or two: beside a row it is two.
    siste, neste = bool(_celler(over[-1])), bool(_celler(under[0]))
    if siste and neste:
        return any(map(er_rad, (*over, *under)))
    if neste:
        return len(under) > 1 and bool(_celler(under[1])) and any(map(er_rad, under))
    return siste and len(over) > 1 and bool(_celler(over[0])) and any(map(er_rad, over))


def kolonnehode(tekst: str, fra: int) -> tuple[int, int] | None:
    """Where the column heads stand, as offsets, of the table whose row begins at `fra`: the short
    lines right over its first row. None where it has none, or where they were broken to pieces."""
    over = tekst[:fra].split("\n")
    if over.pop():
        return None  # not the beginning of a line
    til = fra - 1
    while over and _celler(over[-1]) and not _ARSHODE.search(over[-1]):
        til -= len(over.pop()) + 1
    start = til
    for linje in reversed(over[-_MAKS_HODELINJER:]):
        if not _er_hodelinje(linje.strip()) or til - start + len(linje) > _MAKS_HODE:
            break
        start -= len(linje) + 1
    # `start` is at the line break before the first of them.
    hode = tekst[start + 1 : til]
    return (start + 1, til) if len(hode.split()) > 2 and start < til else None


def _er_hodelinje(linje: str) -> bool:
    """Whether a line over a table may be its column heads: no sentence, and no row broken off."""
    tall = [t for t in _ET_TALL.findall(linje) if not _ARSTALL.fullmatch(t)]
    return _HODELINJE.fullmatch(linje) is not None and len(tall) < 3


_ARSTALL = re.compile(r"(?:19|20)\d\d")
_ARSHODE = re.compile(rf"(?: {_ARSTALL.pattern}){{2,}}$")
"""The end of a table's head that has years, which else looks like a row."""
_ET_TALL = re.compile(r"(?<![\w.])\d+(?![\w.])")
_HODELINJE = re.compile(r"[A-ZÆØÅ0-9][^.!?;]*(?:\b[A-ZÆØÅa-zæøå]{1,4}\.[^.!?;]*)*(?<![.!?;:,])")
