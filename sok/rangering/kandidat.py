"""A passage that may answer a question, with what each view says of it."""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from indeks.lagring.lager import Passasjerad
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.sporsmal.sporring import Sporring


@dataclass(slots=True)
class Kandidat:
    """`rang_tett` and `rang_ord` are its places by vector and by words, from 1, 0 where it has
    none; `tett`, `leksikalsk` and `sen` what each view scores it, and `poeng` the score it is shown
    by. `likhet` are the cosines of the question's tokens with the passage's, float32 of shape
    (question tokens, passage tokens); `status` how much of the question a row of a report in it
    has; `termer` the words of the passage and its context."""

    id: int
    tett: float = 0.0
    leksikalsk: float = 0.0
    rang_tett: int = 0
    rang_ord: int = 0
    dekning: float = 0.0
    sen: float = 0.0
    poeng: float = 0.0
    status: float = 0.0
    likhet: NDArray[np.float32] | None = None
    termer: Collection[str] = field(default=())


def i_saken(sporring: Sporring, p: Passasjerad, motsagt: float = 0.0) -> float:
    """1 for a passage of a sak that the question names by number; `motsagt` where its date or body
    is another than the question's; 0 for others."""
    if nokkel_arkivsaksnr(p.arkivsaksnr) in sporring.arkivnokler:
        return 1.0
    if nokkel_saksnr(p.saksnr, p.dato) not in sporring.saksnokler:
        return 0.0
    annen_dato = sporring.datoer and p.dato and p.dato not in sporring.datoer
    annet_utvalg = sporring.utvalg and p.utvalg and nokkel_utvalg(p.utvalg) not in sporring.utvalg
    return motsagt if annen_dato or annet_utvalg else 1.0
