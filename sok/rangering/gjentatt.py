"""The same text printed several times takes one place among the hits.

A report follows a sak to every body, and a proposal is printed again in each one's papers. Who
searches wants it once, with the other places told beside it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from indeks.lagring.lager import Passasjerad
from sok.rangering.avgjort import samme_sak
from sok.rangering.kandidat import Kandidat

LANG_NOK = 200
"""Letters and digits from which a text is the same whatever sak it is in; a shorter one, such as
«enstemmig vedtatt», is said of many."""

_ANNET_ENN_TEGN = re.compile(r"[\W_]+")
_EGNE = ("forslag_til_vedtak", "behandling", "votering", "innstilling", "vedtak")
"""Parts that the same words are another thing in."""


def slaa_sammen(
    kandidater: Sequence[Kandidat], rader: Mapping[int, Passasjerad]
) -> tuple[list[Kandidat], dict[int, tuple[Passasjerad, ...]]]:
    """The candidates with each text once, in their order, and for the id of each that has them the
    passages that say the same."""
    ut: list[Kandidat] = []
    forste: dict[tuple[str, str], list[Passasjerad]] = {}
    ogsa: dict[int, list[Passasjerad]] = {}
    for k in kandidater:
        p = rader[k.id]
        tegn = _bare_tegn(p.tekst)
        like = forste.setdefault((tegn, p.slag if p.slag in _EGNE else ""), [])
        lik = next((q for q in like if len(tegn) >= LANG_NOK or samme_sak(p, q)), None)
        if lik is None:
            like.append(p)
            ut.append(k)
        else:
            ogsa.setdefault(lik.id, []).append(p)
    return ut, {id_: tuple(passasjer) for id_, passasjer in ogsa.items()}


@lru_cache(maxsize=4096)
def _bare_tegn(tekst: str) -> str:
    return _ANNET_ENN_TEGN.sub("", tekst).casefold()
