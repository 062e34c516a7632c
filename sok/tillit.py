"""How sure it is that what was found answers: a logistic model over what can be seen of it.

Nearness alone does not tell: a question about what the papers treat but do not answer is near too.
So the features look for what is missing: the rarest word that nothing quoted has, the token that is
met worst, names, numbers, the form of the answer. The weights are fitted by `sakssok eval tillit`
on the development questions, and on the same with what answers them hidden; see `eval/tillit.py`.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

VEKTFIL = Path(__file__).with_name("tillit.json")


@dataclass(frozen=True, slots=True)
class Kjennetegn:
    """What is seen of an answer, each 0 to 1 where nothing else is said.

    `sen` is the late interaction of the best passages, `svakest` the cosine of the question's
    tokens that are met worst in the passage quoted, `beste_setning` the late interaction of the
    best sentence quoted; `skiller` how far the first hit stands out from the tenth. `dekning` is
    the share of the question's words, by weight, in the best passages with their context,
    `sitatdekning` in the quotations and the sak's title, `sakdekning` in all that was found of the
    same sak. `savnet` is the weight of the rarest word not in the passages quoted, as a share of
    the heaviest a word can have. `navn` is the share of names and numbers in them (1 without any).
    `form` is 1 where the quotation holds what the question word asks for, -1 where it does not, 0
    where it asks for nothing special. `struktur` is what was told by the structure of a sak.
    """

    sen: float
    svakest: float
    beste_setning: float
    skiller: float
    dekning: float
    sitatdekning: float
    sakdekning: float
    savnet: float
    navn: float
    form: float
    struktur: float


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
