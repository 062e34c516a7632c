"""How sure it is that what was found answers: small trees over what can be seen of it.

Nearness alone does not tell: a question about what the papers treat but do not answer is near too.
So the features look for what is missing: tokens that are met worse than the others or than
elsewhere, names, numbers, the form of the answer, the words of the matter. (Some fifty others were
tried beside them, those that predict how hard a query is among them, and told nothing more: see
`eval/RESULTATER.md`.)
They speak for an answer together, not each by itself, and a long question's tokens are met worse
than a short one's; so the model is a sum of trees with two steps each (gradient boosting: Friedman
2001, «Greedy Function Approximation»), in which more of what speaks for an answer never counts
against it. They are fitted by `sakssok eval tillit` on the development questions, and on the same
with what answers them hidden; see `eval/tillit.py`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

SKOGFIL = Path(__file__).with_name("tillit.json")


@dataclass(frozen=True, slots=True)
class Kjennetegn:
    """What is seen of an answer, each 0 to 1 where nothing else is said.

    `lengde` is how many tokens the question has.

    `sen` is the late interaction of the best passages; `skiller` how far the first hit stands out
    from the tenth. `dekning` is the share of the question's words, by weight, in the
    best passages with their context, `navn` the share of its names and numbers in those quoted (1
    without any). `form` is 1 where a sentence quoted holds what the question word asks for
    together with what it asks it of, less where they stand apart, -1 where it is not there, 0
    where the question asks for nothing special. `struktur` is how much of the question was told
    by the structure of a sak. `emne` is the share, by weight, of the words that say what the
    question is about (its bodies, its municipality and words like «vedtak» aside) in the words
    quoted and the title of their sak (1 without any); `avgjort` is 1 where what was decided is
    asked for and the passage quoted first is a vedtak, else 0.

    `jevn` and `samlet` are of the passage quoted first: how alike the question's tokens are met in
    it, and how well beside how each is met by the passage that meets it best. What does not answer
    often has some of the words, and others stand elsewhere.
    """

    sen: float
    skiller: float
    dekning: float
    navn: float
    form: float
    struktur: float
    emne: float
    avgjort: float
    lengde: float
    jevn: float
    samlet: float


Tvil = Literal[
    "form",
    "annet ar",
    "annen maned",
    "for og etter",
    "ikke nektet",
    "pa vei",
    "overprovd",
    "nyere",
    "ikke utfort",
    "ikke vedtatt",
    "falt",
    "annen velger",
    "annen person",
    "bare tittel",
    "uten sted",
    "ikke tildelt",
    "ikke svart",
    "flere saker",
    "annen sak",
    "andre ord",
    "lite struktur",
    "ikke i listen",
    "en av flere",
    "andres papirer",
    "to sporsmal",
    "annet tall",
    "uten emne",
]
"""Why an answer is not sure: it lacks what is asked for; it tells of another year or month, or of
what came before or after what it asks by; it tells what is where the question asks what is not;
what it quotes led to, or was overtaken by, something else that it quotes; the council or the same
body has decided since; a later sak may have set the number anew; a decision is no deed, and a
proposal no decision; it quotes a proposal that fell, or votes without the one whose vote is asked
for, or something without the person asked about, or the title of a sak alone, or no place where one
is asked for, or an application for money that may not have been granted, or no answer where one is;
more than one sak has the number; another sak is the one that is asked about; it has next to none of
the question's words; the structure has too little of the question; no list of who met tells who
did; one sak is quoted where all of a kind are asked for; it is told by other papers than those of
the meeting asked about; more is asked than it answers; its number may be of something else; the
question does not say what it is about."""


@dataclass(frozen=True, slots=True)
class Vurdering:
    """What is seen of an answer, and what speaks against it however near it is."""

    kjennetegn: Kjennetegn
    tvil: tuple[Tvil, ...]


Tre = float | tuple[int, float, "Tre", "Tre"]
"""A leaf's log odds; or which feature to look at, what it is at most to go the first way, and the
two ways."""


@dataclass(frozen=True, slots=True)
class Skog:
    """A fitted model: `traer` over the features named, whose leaves are added to `konstant`.
    `svarer` is the log odds from which something is quoted at all, `sikker` from which it is called
    an answer."""

    kjennetegn: tuple[str, ...]
    konstant: float
    traer: tuple[Tre, ...]
    svarer: float
    sikker: float

    def log_odds(self, kjennetegn: Kjennetegn) -> float:
        """How sure, as log odds of answering against not."""
        verdier = [float(getattr(kjennetegn, navn)) for navn in self.kjennetegn]
        return self.konstant + math.fsum(_blad(tre, verdier) for tre in self.traer)


def _blad(tre: Tre, verdier: Sequence[float]) -> float:
    while isinstance(tre, tuple):
        nr, grense, lavere, hoyere = tre
        tre = lavere if verdier[nr] <= grense else hoyere
    return tre


@cache
def skog(navn: str) -> Skog:
    """`standard` for the default model, `andre` for models whose cosines have another scale."""
    rad = json.loads(SKOGFIL.read_text(encoding="utf-8"))[navn]
    return Skog(
        tuple(rad["kjennetegn"]),
        rad["konstant"],
        tuple(map(_tre, rad["traer"])),
        rad["svarer"],
        rad["sikker"],
    )


def _tre(rad: Any) -> Tre:
    """A tree as the file has it, lists within lists."""
    if not isinstance(rad, list):
        return float(rad)
    nr, grense, lavere, hoyere = rad
    return int(nr), float(grense), _tre(lavere), _tre(hoyere)


def skriv_skoger(fil: Path, skoger: Mapping[str, Skog]) -> None:
    """Writes models by name, as `skog` reads them; a line for each tree."""
    deler = []
    for navn, s in skoger.items():
        felt = {n: getattr(s, n) for n in ("kjennetegn", "konstant", "svarer", "sikker")}
        traer = ",\n".join(map(json.dumps, s.traer))
        deler.append(f'"{navn}": {json.dumps(felt)[:-1]}, "traer": [\n{traer}\n]}}')
    fil.write_text("{" + ",\n".join(deler) + "}\n", encoding="utf-8")
