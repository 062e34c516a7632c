"""One view of the index alone, so that it can be measured beside all of them together."""

from collections.abc import Sequence
from typing import Literal, get_args

from sok.rangering.kandidat import Kandidat

Visning = Literal["standard", "leksikalsk", "tett", "rrf", "sen"]
"""`leksikalsk` are the words (BM25), `tett` is the meaning of the whole passage (cosine), `rrf`
those two fused by rank, `sen` late interaction over what the two put forward; `standard` is what
people get."""

VISNINGER: tuple[Visning, ...] = get_args(Visning)

RRF_K = 60
"""What is added to every rank before it is turned over (Cormack and others, 2009)."""


def en_visning(kandidater: Sequence[Kandidat], visning: Visning) -> list[Kandidat]:
    """The candidates as that view alone ranks them, best first; as they are for `standard`."""
    if visning == "standard":
        return list(kandidater)
    med: list[Kandidat] = []
    for k in kandidater:
        if visning == "leksikalsk":
            k.poeng, er_med = k.leksikalsk, k.rang_ord > 0
        elif visning == "tett":
            k.poeng, er_med = k.tett, k.rang_tett > 0
        else:
            k.poeng = k.sen if visning == "sen" else rrf(k.rang_tett, k.rang_ord)
            er_med = k.rang_tett > 0 or k.rang_ord > 0
        if er_med:
            med.append(k)
    if visning == "leksikalsk":
        # By rank: the share that is its score is bounded, and may be the same for several.
        return sorted(med, key=lambda k: k.rang_ord)
    if visning == "tett":
        return sorted(med, key=lambda k: k.rang_tett)
    return sorted(med, key=lambda k: (-k.poeng, k.id))


def rrf(*plasser: int) -> float:
    """Reciprocal rank fusion of places from 1; 0 is not found."""
    return sum(1 / (RRF_K + plass) for plass in plasser if plass)
