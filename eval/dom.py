"""How a passage is judged: by the words that answer, so that a label outlives a change of chunking.

A passage that holds any of a question's answers, at a place that its label names, is a hit. The
labeller has looked at those places, and at every other where the words stand; the passages there
are judged to be no hits. All else is unjudged, and counts as no hit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from eval.sporsmal import Merket, brettet
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Passasjerad

MAKS_TEGN = 1600
"""A longer passage is no hit, whatever it holds: a whole document would be one."""

INGEN = "ingen-passasje"
"""Stands in the judgements for an answer that no passage of the index holds, so that every tool
counts the question as missed instead of leaving it out."""

Dommer = dict[str, dict[str, int]]
"""Judgements by question and passage: 1 is a hit, 0 is none."""

_BUNKE = 500


def passasjenavn(p: Passasjerad) -> str:
    """A passage's name in TREC files: its document, and where in its text it stands."""
    navn = re.sub(r"\s+", "_", p.dokument)
    return f"{navn}:{p.dokument_id}:{p.start}-{p.slutt}"


def alle_passasjer(lager: Lager) -> Iterator[Passasjerad]:
    """Every passage of an index, some hundred at a time."""
    ider = lager.finn_passasjer("1", ())
    for fra in range(0, len(ider), _BUNKE):
        yield from lager.passasjer(ider[fra : fra + _BUNKE]).values()


def dom(q: Merket, p: Passasjerad, brettet_tekst: str, brettede_svar: Sequence[str]) -> int | None:
    """1 where the passage answers, 0 where somebody has seen that it does not, else None.

    The texts are folded (`eval.sporsmal.brettet`) by the caller, who judges many passages.
    """
    holder = any(svar in brettet_tekst for svar in brettede_svar)
    pa_stedet = not q.steder or any(
        p.dokument == sted.dokument
        and (not sted.sider or any(p.side_fra <= side <= p.side_til for side in sted.sider))
        for sted in q.steder
    )
    if pa_stedet and holder:
        return int(len(p.tekst) <= MAKS_TEGN)
    return 0 if holder or (pa_stedet and q.steder) else None


def dommer(lager: Lager, sporsmal: Sequence[Merket]) -> Dommer:
    """Judgements over the whole index, of every question that has an answer."""
    med_svar = [(q, [brettet(svar) for svar in q.svar]) for q in sporsmal if q.besvarbar]
    alle: Dommer = {q.id: {} for q, _ in med_svar}
    for p in alle_passasjer(lager):
        tekst = brettet(p.tekst)
        for q, svar in med_svar:
            verdi = dom(q, p, tekst, svar)
            if verdi is not None:
                alle[q.id][passasjenavn(p)] = verdi
    return med_ingen(alle)


def med_ingen(alle: Mapping[str, Mapping[str, int]]) -> Dommer:
    """The judgements, with one for the answer that no passage holds where there is no hit."""
    return {
        id_: dict(egne) if any(egne.values()) else {**egne, INGEN: 1} for id_, egne in alle.items()
    }


def uten_treff(alle: Dommer) -> list[str]:
    """The questions whose answer no passage of the index holds."""
    return [id_ for id_, egne in alle.items() if INGEN in egne]
