"""A passage's text as sentences: what can be quoted of it.

A sentence, a point of a list and a line of a table are one each; a line break that is only the
page's margin parts nothing.
"""

import re
from dataclasses import dataclass

from indeks.ord.setninger import FORKORTET, LISTEHODE
from sok.tekst.tabeller import parter_rader

MAKS_SITAT = 500
"""The longest run that is quoted, in characters."""

PUNKT = re.compile(r"[•·▪–-]|o (?=[A-ZÆØÅ])|[a-zæøå]\) ")
"""What a point of a list begins with."""
_SLUTT = re.compile(
    r"(?<=[.!?:])[ \n]+(?=[A-ZÆØÅ«\"(0-9•·▪–-])"
    rf"|\n(?=[A-ZÆØÅ0-9«]|{PUNKT.pattern})|\n\n+"
)


@dataclass(frozen=True, slots=True)
class Setning:
    """A run of a passage that can be quoted: `tekst[fra:til]`."""

    fra: int
    til: int


def del_i_setninger(tekst: str) -> list[Setning]:
    """The sentences, points and table lines of a passage, in order; together all its words."""
    ut: list[Setning] = []
    fra = 0
    for skille in _SLUTT.finditer(tekst):
        bit = tekst[fra : skille.start()]
        if "\n" not in skille.group() and FORKORTET.search(bit[-16:]):
            continue
        if ETIKETT.fullmatch(bit.strip()) or LISTEHODE.fullmatch(bit.strip()):
            continue  # what stands behind it is what it is the name of
        if (
            "\n" in skille.group()
            and "\n\n" not in skille.group()
            and _fortsetter(tekst[: skille.start()], tekst[skille.end() :])
        ):
            continue
        if bit.strip():
            ut.append(Setning(fra, skille.start()))
        fra = skille.end()
    if tekst[fra:].strip():
        ut.append(Setning(fra, len(tekst)))
    return ut


ETIKETT = re.compile(
    r"(?i)\d\)|(?:møtested|møtestad|møtelokale|møterom|sted|stad|møtedato|dato|møtetid|tidspunkt|tid|møte"
    r"(?:leder|leiar|sekretær))\s*:"
)
"""The names of the lines at the head of a meeting's papers, and an alternative's number."""


def _fortsetter(tekst: str, resten: str) -> bool:
    """Whether a line break is only the page's margin: a long line, not ended, goes on, and so does
    one that breaks a name («Kari / Nes») or ends in a word that never ends anything."""
    linje = tekst[tekst.rfind("\n") + 1 :]
    if linje[-1:] in ".!?:;" or PUNKT.match(resten) or parter_rader(tekst, resten):
        return False
    return (
        len(linje) > 60
        or _UFERDIG.search(linje) is not None
        or (
            len(linje) > 30
            and _DELT_NAVN.search(linje) is not None
            and _NAVN.match(resten) is not None
        )
    )


_UFERDIG = re.compile(
    r" (?:som|og|eller|samt|i|på|av|for|til|med|om|ved|hos|fr[aå]|mellom|at|å|ei?n|eit?|et|den|det"
    r"|de|dei)$"
)
_DELT_NAVN = re.compile(r"[a-zæøå,] (?:[A-ZÆØÅ][a-zæøå]+[ -]?)+$")
_NAVN = re.compile(r"[A-ZÆØÅ][a-zæøå]+ [a-zæøå(]")
"""A line that ends in names, and one that goes on from one."""


def lesbar(tekst: str) -> str:
    """A quotation as people read it: the page's margins gone, each point and each row of a table on
    a line of its own."""
    tekst = tekst.strip()

    def skille(brudd: re.Match[str]) -> str:
        return "\n" if parter_rader(tekst[: brudd.start()], tekst[brudd.end() :]) else " "

    return _MARG.sub(skille, tekst)


_MARG = re.compile(r"[ \t]*\n\s*(?!(?:\d{1,2}[.)]|[a-hA-H]\)|[•·–-]) )")


ET_ORD = re.compile(r"\w+")
"""A word, a number or a part of one with a hyphen."""


def ord_i(tekst: str) -> list[str]:
    """The words of a text, in lower case."""
    return ET_ORD.findall(tekst.casefold())


def samme_ord(a: str, b: str) -> bool:
    """Whether one of two quotations says nothing that the other does not."""
    korteste, lengste = sorted((ord_i(a), ord_i(b)), key=len)
    return set(korteste) <= set(lengste)
