"""Where, in a block that is quoted in the minutes, the telling of the meeting goes on."""

import re

from indeks.dokument import Slag
from indeks.linje import ordlyd
from indeks.ord.setninger import setninger
from indeks.struktur.avlest import Avlest
from indeks.struktur.forslag import les_innledning
from indeks.struktur.voteringer import les_votering

_MOTELINJE = re.compile(r"(?:\d{1,2}\.\d{1,2}\.\d{4}) [A-ZÆØÅ][\wæøå /,-]{4,60}$")


_FORST = re.compile(
    r"(?:Votering ?: ?)?(?:[A-ZÆØÅ][\w-]*(?:s|en|a)? (?:sitt? |si )?){0,3}"
    r"(?i:\w*(?:innstilling|tilråding|forslag|framlegg))\w*\b"
)


def debattens_start(tekst: str, start: int, slutt: int, slag: Slag, bredde: int) -> int | None:
    """Where, in a recommendation or a vedtak that is quoted in the minutes, the telling of the
    meeting goes on: at the first vote that stands as a line of its own, or the first proposal by
    name; in a saksframlegg, only behind the line that names the meeting."""
    i_motet = slag != "saksframlegg"
    for s in setninger(tekst, start, slutt, bredde):
        if not s.ny_linje or s.start == start or len(s.ord) > 240:
            continue
        if not i_motet:
            i_motet = _MOTELINJE.match(s.ord) is not None
            continue
        if slag != "vedtak" and _innleder_alene(s.ord):
            return s.start
        if slag == "saksframlegg":
            continue
        tittel = ordlyd.VOTERINGSTITTEL.match(s.ord) or any(
            r.monster.match(s.ord) for r in ordlyd.OVER
        )
        if tittel and s.ord.startswith(("Vot", "Røy")):
            return s.start
        lest = les_votering(s.ord)
        if lest and all(_star_alene(a, s.ord) for a in lest):
            return s.start
    return None


def _innleder_alene(setning: str) -> bool:
    """Whether a line of a quoted block introduces somebody's proposal, which ends the quote."""
    lest = les_innledning(setning)
    return (
        lest is not None
        and bool(lest.partier and lest.forslagsstillere)
        and lest.ord_fra is None
        and not setning.endswith(".")
    )


def _star_alene(a: Avlest, setning: str) -> bool:
    """Whether a vote is told so that it is no part of what was decided."""
    presens = re.search(r"(?i)\b(?:tas|tar|tek|vedtas|blir|vert|skal|godkjennes)\b", setning)
    return (
        a.sterk
        and a.gjelder in ("innstilling", "forslag")
        and presens is None
        and _FORST.match(setning) is not None
    )
