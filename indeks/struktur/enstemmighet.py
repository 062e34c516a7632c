"""Headings of unanimity: `Røysting - samrøystes:`, and what the sentence behind says of it."""

import re
from dataclasses import replace

from indeks.linje import ordlyd
from indeks.ord.setninger import Setning
from indeks.struktur.forlop import Forlop
from indeks.struktur.forslag import les_innledning
from indeks.struktur.utfall import voter
from indeks.struktur.voteringer import les_votering

_ENSTEMMIG_TITTEL = re.compile(
    rf"(?i)^(?:votering|røysting|avstemm?n?ing)\s?[-–:]?\s?{ordlyd.ENSTEMMIG}.{{0,20}}$"
)


def er_tittel(forlop: Forlop, s: Setning) -> bool:
    """Whether a sentence is such a heading, which then waits for the next."""
    if not _ENSTEMMIG_TITTEL.match(s.ord):
        return False
    forlop.lukk()
    forlop.ventende = s
    forlop.sist = "votering"
    return True


def etter_tittel(forlop: Forlop, s: Setning) -> bool:
    """Joins a heading of unanimity with the sentence that says of what; whether it did."""
    tittel = forlop.ventende
    assert tittel is not None
    avlest = les_votering(s.ord)
    innledning = les_innledning(s.ord)
    forlop.ventende = None
    av_tittel = les_votering(tittel.ord)
    if innledning is not None:
        # The vote is on what is now proposed, or on what the next sentences say.
        forlop.nytt_forslag(s, innledning)
        til = len(forlop.forslag) - 1
        if avlest:
            voter(forlop, s, [replace(avlest[0], enstemmig=True, navn=(), partier=())], til=til)
        else:
            voter(forlop, tittel, av_tittel, til=til)
        forlop.sist = "forslag"
        return True
    uten_tall = bool(avlest) and avlest[0].for_ is None and avlest[0].mot is None
    if uten_tall and not (avlest[0].enstemmig and avlest[0].sterk):
        for_ = av_tittel[0].for_ if av_tittel else None
        samlet = Setning(tittel.start, s.slutt, s.ord, True)
        voter(forlop, samlet, [replace(a, enstemmig=True, for_=for_) for a in avlest])
        forlop.sist = "votering"
        return True
    if avlest:
        return False  # the heading was of another vote, told in full
    samd = ordlyd.SLUTTER_SEG_TIL.search(s.ord)
    voter(
        forlop,
        Setning(tittel.start, s.slutt if samd else tittel.slutt, tittel.ord, True),
        av_tittel,
    )
    forlop.sist = "votering"
    return bool(samd)


def uten_mer(forlop: Forlop) -> None:
    """The vote of a heading that nothing followed."""
    if forlop.ventende is not None:
        voter(forlop, forlop.ventende, les_votering(forlop.ventende.ord))
        forlop.ventende = None
