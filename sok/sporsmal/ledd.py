"""The numbered parts of a year or of a work that a text names: «2. tertialrapport», «første gangs
behandling», which are told apart by their number alone."""

import re

Ledd = tuple[int, str]
"""One of several that are told apart by their number alone: the first tertial, (1, «tertial»)."""

_ORDENSTALL = {"første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4}
_LEDD = re.compile(
    rf"(?i)(?<![\d./])(\d{{1,2}}|{'|'.join(_ORDENSTALL)})\.?\s?(?:-\s?)?"
    r"(tertial|kvartal|halvår|gongs?|gangs?|byggetrinn|byggjesteg)"
)


def les_ledd(tekst: str) -> frozenset[Ledd]:
    """The numbered parts that a text names: «2. tertialrapport», «første gangs behandling»."""
    return frozenset(
        (_ORDENSTALL.get(nr.lower()) or int(nr), _LIKE_LEDD.get(hva.lower(), hva.lower()))
        for nr, hva in _LEDD.findall(tekst)
    )


_LIKE_LEDD = {"gongs": "gang", "gong": "gang", "gangs": "gang", "byggjesteg": "byggetrinn"}


def har_periode(tittel: str) -> bool:
    """Whether a title names a part of the year, by its number."""
    return any(hva in ("tertial", "kvartal", "halvår") for _, hva in les_ledd(tittel))


def passer_ledd(spurt: frozenset[Ledd], har: frozenset[Ledd]) -> int:
    """1 where one of the parts asked for is among those that a title has, -1 where the title has
    others of the same and not that one, else 0."""
    if spurt & har:
        return 1
    return -1 if {hva for _, hva in spurt} & {hva for _, hva in har} else 0
