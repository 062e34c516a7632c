"""What a question is about, told apart from what is asked of it and of whom.

«Hvordan stemte formannskapet 28.11.2023 i saken om svømmehallen?» is about svømmehallen. Whether a
sak is the one that is meant, its title tells by that word and by no other.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from indeks.ord import norsk
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import SAKSORD, VEDTAKSORD, Sporring, partiord, steds_og_tidsord
from sok.sporsmal.svarform import VOTERING

_DAG = re.compile(r"d\d{8}|m\d{6}")
"""The terms that `indeks.ord.norsk` gives a day and its month."""
_SPOR_OM_SAKEN = (
    SAKSORD
    | VEDTAKSORD
    | frozenset(
        norsk.termer(
            "dato dag beslutning bestemme ende endte slutt stemte enstemmig votering avstemning "
            "flertall imot forslag fremme sette stille stilte første siste gikk skjedde hendte "
            "gjort kom"
        )
    )
)
"""The terms of what is asked of a sak, whatever it is about."""


HELE_EMNET = 0.9
"""The share of what a question is about from which a sak's title says that that sak is meant."""


def gjort_i_en_sak(sporring: Sporring) -> bool:
    """Whether a question asks for what was decided, said or voted in a sak."""
    onsker = {"vedtak", "behandling"} & {*sporring.onsker}
    return sporring.form is VOTERING or bool(onsker) or sporring.om_utfallet


def emnet(sporring: Sporring, ordsok: Ordsok, kommuner: Collection[str]) -> Ordsok:
    """The question's words with only those that say what it is about; none where it is about
    nothing but a body, a meeting or a party."""
    utenom = {
        *_SPOR_OM_SAKEN,
        *steds_og_tidsord(sporring, kommuner),
        *partiord(sporring.tekst),
    }
    grupper = tuple(
        (gruppe, v)
        for gruppe, v in ordsok.grupper
        if gruppe.isdisjoint(utenom) and not all(map(_DAG.fullmatch, gruppe))
    )
    return replace(ordsok, grupper=grupper)


@lru_cache(maxsize=4096)
def tittelord(tittel: str) -> frozenset[str]:
    """The terms of a sak's title; those of the same few are asked for again and again."""
    return frozenset(norsk.termer(tittel))
