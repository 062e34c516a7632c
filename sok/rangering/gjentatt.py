"""The same text printed several times takes one place among the hits.

A report follows a sak to every body, and a proposal is printed again in each one's papers. Who
searches wants it once, with the other places told beside it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from indeks.lagring.rader import Passasjerad
from sok.rangering.avgjort import samme_sak
from sok.rangering.kandidat import Kandidat
from sok.saker.saksutfall import utgaverang

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
    passages that say the same. What a body did is cited from the minutes of its own meeting before
    a copy of them, which takes the copy's place and score."""
    grupper: list[list[Kandidat]] = []
    like: dict[tuple[str, str], list[list[Kandidat]]] = {}
    for k in kandidater:
        p = rader[k.id]
        tegn = _bare_tegn(p.tekst)
        mulige = like.setdefault((tegn, p.slag if p.slag in _EGNE else ""), [])
        gruppe = next(
            (g for g in mulige if len(tegn) >= LANG_NOK or samme_sak(p, rader[g[0].id])), None
        )
        if gruppe is None:
            mulige.append([k])
            grupper.append(mulige[-1])
        else:
            gruppe.append(k)
    ut: list[Kandidat] = []
    ogsa: dict[int, tuple[Passasjerad, ...]] = {}
    for gruppe in grupper:
        vist = min(gruppe, key=lambda k: _utgave(rader[k.id], rader[gruppe[0].id]))
        vist.poeng = gruppe[0].poeng
        ut.append(vist)
        if andre := tuple(rader[k.id] for k in gruppe if k is not vist):
            ogsa[vist.id] = andre
    return ut, ogsa


def _utgave(p: Passasjerad, forst: Passasjerad) -> int:
    """How near a copy of what the first passage tells is to the meeting; those of other meetings,
    and of what is no body's doing, are as near as that one."""
    samme_mote = p.utvalg == forst.utvalg and p.dato == forst.dato
    egen = samme_mote and p.slag in _EGNE and forst.slag in _EGNE
    return utgaverang((p if egen else forst).dokumenttype)


@lru_cache(maxsize=4096)
def _bare_tegn(tekst: str) -> str:
    return _ANNET_ENN_TEGN.sub("", tekst).casefold()
