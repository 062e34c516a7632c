"""How sure it is that what was found answers: a logistic model over what can be seen of it.

Nearness alone does not tell: a question about what the papers treat but do not answer is near too.
So the features look for what is missing: the tokens that are met worst, names, numbers, the form
of the answer, the words of the matter. (The coverage of the whole sak, the rarest word missing,
the best sentence and each word's nearness alone were tried beside them, and told nothing more.) The
weights are fitted by `sakssok eval tillit` on the development questions, and on the same with what
answers them hidden; see `eval/tillit.py`.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

VEKTFIL = Path(__file__).with_name("tillit.json")


@dataclass(frozen=True, slots=True)
class Kjennetegn:
    """What is seen of an answer, each 0 to 1 where nothing else is said.

    `sen` is the late interaction of the best passages, `svakest` the cosine of the quarter of the
    question's tokens that are met worst in the passages quoted; `skiller` how far the first hit
    stands out from the tenth. `dekning` is the share of the question's words, by weight, in the
    best passages with their context, `navn` the share of its names and numbers in those quoted (1
    without any). `form` is 1 where a sentence quoted holds what the question word asks for
    together with what it asks it of, less where they stand apart, -1 where it is not there, 0
    where the question asks for nothing special. `struktur` is how much of the question was told
    by the structure of a sak.
    """

    sen: float
    svakest: float
    skiller: float
    dekning: float
    navn: float
    form: float
    struktur: float
    emne: float
    avgjort: float


Tvil = Literal[
    "form",
    "annet ar",
    "annen maned",
    "ikke nektet",
    "pa vei",
    "overprovd",
    "ikke utfort",
    "ikke vedtatt",
    "lite struktur",
    "andres papirer",
]
"""Why an answer is not sure: it lacks what is asked for; it tells of another year or month; it
tells what is where the question asks what is not; what it quotes led to, or was overtaken by,
something else that it quotes; the council has decided since; a decision is no deed, and a proposal
no decision; the structure has too little of the question; it is told by other papers than those of
the meeting asked about."""


@dataclass(frozen=True, slots=True)
class Vurdering:
    """What is seen of an answer, and what speaks against it however near it is."""

    kjennetegn: Kjennetegn
    tvil: tuple[Tvil, ...]


@dataclass(frozen=True, slots=True)
class Vektsett:
    """A fitted model: a weight for each feature used, and the bias. `svarer` is the log odds from
    which something is quoted at all, `sikker` from which it is called an answer."""

    vekter: Mapping[str, float]
    konstant: float
    svarer: float
    sikker: float

    def log_odds(self, kjennetegn: Kjennetegn) -> float:
        """How sure, as log odds of answering against not."""
        verdier = asdict(kjennetegn)
        return self.konstant + math.fsum(v * verdier[navn] for navn, v in self.vekter.items())


@cache
def vektsett(navn: str) -> Vektsett:
    """`standard` for the default model, `andre` for models whose cosines have another scale."""
    rad = json.loads(VEKTFIL.read_text(encoding="utf-8"))[navn]
    return Vektsett(rad["vekter"], rad["konstant"], rad["svarer"], rad["sikker"])
