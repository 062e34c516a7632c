"""What an answer is made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indeks.lagring.rader import Passasjerad
from sok.lister.vedtaksfilter import Listeslag
from sok.oppslag.funn import Funn
from sok.rangering.kandidat import Kandidat
from sok.sporsmal.emnet import emnet
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import Sporring
from sok.svar.papirene import Krav


@dataclass(frozen=True)
class Grunnlag:
    """What an answer is made from: the question, its words and its tokens' weights, the passages
    in order and their rows, those that the structure found, what the answer's place must be, and
    the bodies and days that passages report. `avslag` is a sentence to decline with, whatever is
    near; None where there is none. `alle_av` is what it asks for all of. `senere` is what a report
    says became of what the first passage tells, where that is asked."""

    sporring: Sporring
    ordsok: Ordsok
    ordvekter: NDArray[np.float32]
    kandidater: Sequence[Kandidat]
    rader: Mapping[int, Passasjerad]
    funn: Sequence[tuple[Funn, int]]
    krav: Krav
    rapportert: Mapping[int, Collection[tuple[str, date | None]]]
    avslag: str | None
    alle_av: Listeslag | None = None
    senere: Funn | None = None

    @cached_property
    def om(self) -> Ordsok:
        """What the question is about (`sok.sporsmal.emnet`)."""
        return emnet(self.sporring, self.ordsok, self.krav.kommuner)

    @property
    def kjent(self) -> bool:
        """Whether what the structure found was looked up (`Funn.kjent`)."""
        return bool(self.funn) and self.funn[0][0].kjent
