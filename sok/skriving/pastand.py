"""A run of text read for what it claims: its words, numbers and names, and the words that turn what
it says, such as «ikke» and «falt»."""
# ruff: noqa: SIM905 - a row of words stays one line

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indeks.ord import norsk
from sok.skriving.verdier import UTEN_INNHOLD, Verdi, er_verdi, stemmepar, uten_tallord, verdier_i


def _familie(*ord_: str) -> dict[str, str]:
    return {norsk.stamme(o): ord_[0] for o in ord_}


VENDER: dict[str, str] = (
    _familie("vedtatt")
    | _familie("falt", "nedstemt")
    | _familie("enstemmig")
    | _familie("avvist", "avvises", "avvise")
    | _familie("avslått")
    | _familie("innvilget", "innvilges")
    | _familie("godkjent")
    | _familie("trukket", "trekt", "trakk", "trekkes", "trekkjast")
    | _familie("utsatt")
    | _familie("opphevet")
    | _familie("oversendt", "oversendes")
    | _familie("ikke", "verken", "hverken")
    | _familie("ingen", "inga", "intet", "inkje")
    | _familie("aldri")
    | _familie("uten", "utan")
    | _familie("bare", "berre", "kun")
    | _familie("alle", "samtlige", "samtlege")
    | _familie("begge")
    | _familie("halvparten", "halvdelen", "halve")
    | _familie("flertall")
    | _familie("mindretall")
    | _familie("øke", "heve", "hever")
    | _familie("redusere", "redusert", "senke", "senka", "kutte", "kutta", "minke")
    | _familie("doble", "dobbelt")
    | _familie("tillate", "tillatt")
    | _familie("forby", "forbudt", "forbode")
    | _familie("minst", "minimum")
    | _familie("høyst", "høgst", "maksimalt", "maksimum", "maks")
)
"""Stems of words that turn what a sentence says, and the family of each: one may not stand for
another, and none may come or go."""

NEKTER = frozenset(
    ("ikke", "ingen", "aldri", "falt", "avvist", "avslått", "trukket", "utsatt", "opphevet")
)
"""What makes a sentence tell the opposite of what it does without."""

FORESLATT = frozenset(
    norsk.stamme(o)
    for o in "forslag foreslo innstilling innstilt anbefale anbefalt fremme ønske be bedt".split()
)
"""Words that tell that something was proposed, and by that not decided."""
_INNLEDER = re.compile(
    r"(?i)(?:forslag|framlegg|innstilling|tilråding|tilrår|punkt|fremm\w+|fremj\w+|foresl\w+"
    r"|føresl\w+|(?:la|set|sett|satte|sette) fram)[^.]*:\s*$|^(?:forslag|framlegg)\b[^.:]{0,80}$"
)
"""What a proposal stands under."""
_AVGJORT = re.compile(
    r"(?i)(?=.*(?:forslag|framlegg|innstilling|tilråding|punkt|votering|stemme|stemt|røyst|enstemmig))"
    r".*\b(?:vedtatt|vedtok|vedteke[nt]?|falt|fall|trukket|trekt|utsatt|utsett|avvist|enstemmig"
    r"|einstemmig|samrøystes|stemmer?|røyster)\b"
)
"""What tells how a proposal ended. «Saken utsettes», «Innstillingen vedtas med nytt punkt 4» and
«Naustet vert trekt mot nord» may be what was proposed."""
_VOTERES = re.compile(r"(?i)(?:votering|røysting|avstemn?m?ing|avrøysting|vedtak)\s*(?::|$)")

_STEMTE = re.compile(
    r"(?i)\b(?:stemte|stemt|røysta|røystet|røyste)\s+(?:\w+\s+)?(for|mot|imot|i mot)\b"
)

ALLMENNE = frozenset(
    t
    for o in (
        "vedtatt falt enstemmig stemmer røyster stemte representanter votering kroner prosent "
        "million milliard tusen kilde kilder kjelde passasje passasjen ifølge møte møtet sak saken "
        "kommune kommunen kommunestyret formannskapet utvalget dato år punkt behandlet handsama"
    ).split()
    for t in norsk.termer(o)
)
"""Words that say nothing of what a number or an outcome is about."""

ORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
"""A word of letters, with its hyphens and dots."""
_PARENTES = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Lest:
    """What a run of text holds: `ord`, the terms that say what it is about, its numbers and pairs
    of votes, and the families of words that turn it. `nokler` are all its words, `store` and `sma`
    those with and without a capital, and `navn` those with one that it does not begin with and no
    parenthesis holds. `innleder`: whether it ends as what a proposal stands under;
    `avslutter`: whether it tells how one ended, or that it is voted on."""

    ord: frozenset[str]
    verdier: frozenset[Verdi]
    par: frozenset[tuple[str, str]]
    vender: frozenset[str]
    nokler: str
    store: frozenset[str]
    sma: frozenset[str]
    navn: frozenset[str]
    innleder: bool
    avslutter: bool

    def har_verdi(self, v: Verdi) -> bool:
        """Whether it has a number, with its unit where both tell one."""
        return any(
            w.hva == v.hva and (not v.enhet or w.enhet == v.enhet or not (w.enhet or w.teller))
            for w in self.verdier
        )

    def teller(self, v: Verdi) -> bool:
        """Whether it has a number and counts the same with it."""
        return self.har_verdi(v) and (
            not v.teller
            or any(
                v.teller[0] in w.teller
                or (w.teller and w.teller[0] in v.teller)
                or (not w.teller and not w.enhet and v.teller[0] in self.ord)
                for w in self.verdier
                if w.hva == v.hva
            )
        )

    def har_navn(self, navn: Sequence[str]) -> bool:
        """Whether it has some words in a row."""
        return f" {' '.join(navn)} " in self.nokler


def nokkel(ord_: str) -> str:
    """A word as it is compared: without its genitive."""
    bar = norsk.normal(ord_).rstrip("'’.")
    # Not of «Ås» and «Nes».
    return bar.removesuffix("s") if len(bar) > 3 else bar


_STERKE = {
    norsk.stamme(form): norsk.stamme(rad.split()[0])
    for rad in (
        "legges legge legger lagt la lagde leggast",
        "settes sette setter satt sett setjast",
        "skrives skrive skriver skrev skrevet skriven",
        "drives drive driver drev drevet driven",
        "finnes finne finner fant funnet",
        "rives rive river rev revet riven",
        "gjelder gjelde gjaldt gjeld",
        "ligger ligge lå ligget",
        "stenges stenge stenger stengt stengte",
        "bygges bygge bygger bygd bygget bygde",
        "flyttes flytte flytter flyttet flytta",
    )
    for form in rad.split()
}
"""Verbs whose forms the lexical index keeps apart."""


def _ordene(tekst: str) -> frozenset[str]:
    """The words of a text that say what it is about, as terms."""
    return frozenset(
        _STERKE.get(t, t)
        for t in norsk.termer(uten_tallord(tekst))
        if not er_verdi(t) and t not in UTEN_INNHOLD and t not in VENDER
    )


@lru_cache(maxsize=4096)
def les(tekst: str) -> Lest:
    """A run of text, read; the last few thousand are kept."""
    stammer = [norsk.stamme(o) for o in re.findall(r"[^\W\d_]+", norsk.normal(tekst))]
    vender = {VENDER[s] for s in stammer if s in VENDER}
    vender |= {f"stemte {'for' if m == 'for' else 'mot'}" for m in _stemte(tekst)}
    alle = [nokkel(t[0]) for t in ORD.finditer(tekst)]
    return Lest(
        _ordene(tekst),
        verdier_i(tekst),
        stemmepar(tekst),
        frozenset(vender),
        f" {' '.join(alle)} ",
        frozenset(nokkel(t[0]) for t in ORD.finditer(tekst) if t[0][0].isupper()),
        frozenset(nokkel(t[0]) for t in ORD.finditer(tekst) if t[0][0].islower()),
        frozenset(
            nokkel(t[0])
            for nr, t in enumerate(ORD.finditer(_PARENTES.sub(" ", tekst)))
            if nr and t[0][0].isupper()
        ),
        _INNLEDER.search(tekst) is not None,
        bool(_AVGJORT.match(tekst) or _VOTERES.match(tekst)),
    )


def _stemte(tekst: str) -> Iterable[str]:
    return (treff[1].lower() for treff in _STEMTE.finditer(tekst))


def snur(tekst: str) -> bool:
    """Whether a text has a word that turns what stands under it: «Dette ble ikke vedtatt:»."""
    return bool(les(tekst).vender & NEKTER) or bool(les(tekst).ord & FORESLATT)
