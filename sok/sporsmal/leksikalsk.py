"""The words of a question as the lexical index knows them: terms, variants, and what they weigh.

A word that stands in the index is looked for as it is. One that does not is looked for as it may
have been meant: with æ, ø and å typed otherwise, as the parts of a compound, or rightly spelt. To
these come compounds of two of the question's words, abbreviations and synonyms. Every variant is a
term of the index, so nothing is looked for in vain.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indeks.lagring.lager import Lager
from indeks.ord import norsk
from indeks.ord.norsk_ordliste import FORKORTELSER, OMTRENT, SYNONYMER
from sok.fersk import Fersk

_MINST_LEDD = 4
_FUGER = ("", "s", "e", "er", "ne")
"""What may stand between a compound's parts, as far as a stem has lost it or not."""

VEKT_NAER = 0.5
"""What a word that comes near one of the question's counts beside it."""

VEKT_LEDD = 0.6
"""What a compound's part counts beside a word of the question itself."""


_NUMMER = re.compile(r"s\d+x\d+|d\d{8}|p\d+(?:x\d+)?")
"""The terms that `indeks.ord.norsk` gives a saksnr or arkivsaksnr or property, a date, a
paragraph."""


_SKREVET = re.compile(r"(?<!\w)[^\W\d_]{5,}(?!\w)")
_MINST_UKJENT = 4
"""Letters of a term that is long enough to be told from others."""


def _termrad(rad: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(norsk.termer(ord_)) for ord_ in rad]


_LIKE: dict[str, set[str]] = {}
"""Terms that may stand for each other: abbreviations of one word, and synonyms."""
_LANGE: dict[str, tuple[str, ...]] = {}
"""An abbreviation's term and the terms of the words it stands for, where they are several."""
for _rad in (*FORKORTELSER, *SYNONYMER):
    _enkle = {t[0] for t in _termrad(_rad) if len(t) == 1}
    for _term in _enkle:
        _LIKE.setdefault(_term, set()).update(_enkle - {_term})
for _kort, _lang in ((r[0], r[1]) for r in FORKORTELSER):
    _termer = norsk.termer(_lang)
    if len(_termer) > 1 and (_kortterm := norsk.termer(_kort)):
        _LANGE[_kortterm[0]] = tuple(_termer)


_NAERE: dict[str, set[str]] = {}
"""The terms of the papers' own words that come near one of everyday speech."""
for _rad in OMTRENT:
    for _sagt in norsk.termer(_rad[0]):
        _NAERE.setdefault(_sagt, set()).update(norsk.termer(_rad[1]))


@dataclass(frozen=True)
class Ordsok:
    """A question's words. `uttrykk` is the FTS5 expression, empty where no word is left;
    `hoyst` is about the BM25 score of a passage that holds them all; `grupper` are, for each
    word, the terms that count as it, with the word's weight (its idf); `naere`, by group, those
    that come near it and count `VEKT_NAER` of it; `ledd`, by group, the groups of the words that
    stand for it together: a compound's parts, what letters are short for."""

    uttrykk: str = ""
    hoyst: float = 1.0
    grupper: tuple[tuple[frozenset[str], float], ...] = field(default=())
    naere: Mapping[frozenset[str], frozenset[str]] = field(default_factory=dict)
    ledd: Mapping[frozenset[str], tuple[frozenset[str], ...]] = field(default_factory=dict)

    def dekning(self, termer: Collection[str]) -> float:
        """The share of the question's words, by weight, among `termer` (`norsk.termer`); 0 to 1."""
        if not self._tyngde:
            return 0.0
        har = sum(vekt for gruppe, vekt in self.grupper if not gruppe.isdisjoint(termer))
        if self.naere:
            har += VEKT_NAER * sum(
                vekt
                for gruppe, vekt in self.grupper
                if gruppe in self.naere
                and gruppe.isdisjoint(termer)
                and not self.naere[gruppe].isdisjoint(termer)
            )
        return har / self._tyngde

    def navnedekning(self, termer: Collection[str]) -> float:
        """The share of the question's words, by weight, that a name of these terms has: a word also
        as a part of a compound there, and one with parts as all of them."""

        def har(gruppe: frozenset[str]) -> bool:
            ledd = self.ledd.get(gruppe, ())
            return i_sammensatt(gruppe, termer) or (
                bool(ledd) and all(i_sammensatt(g, termer) for g in ledd)
            )

        total = sum(vekt for _, vekt in self._egne)
        return sum(vekt for gruppe, vekt in self._egne if har(gruppe)) / total if total else 0.0

    def nummerdekning(self, termer: Collection[str]) -> float:
        """The share of the question's saksnr, dates and paragraphs among `termer`, or 0."""
        if not self._numre:
            return 0.0
        return sum(not gruppe.isdisjoint(termer) for gruppe in self._numre) / len(self._numre)

    @cached_property
    def _tyngde(self) -> float:
        return sum(vekt for _, vekt in self.grupper)

    @cached_property
    def _egne(self) -> list[tuple[frozenset[str], float]]:
        """The groups but for those that stand for another together."""
        av_ledd = {ledd for flere in self.ledd.values() for ledd in flere}
        return [(gruppe, vekt) for gruppe, vekt in self.grupper if gruppe not in av_ledd]

    @cached_property
    def _numre(self) -> list[frozenset[str]]:
        return [gruppe for gruppe, _ in self.grupper if all(_NUMMER.fullmatch(t) for t in gruppe)]


_MINST_I_SAMMENSATT = 5
"""Letters of a word that is known within a compound; shorter ones are in too many."""


def i_sammensatt(gruppe: Collection[str], termer: Collection[str]) -> bool:
    """Whether one of a group of terms is among some, alone or first or last in a compound: who asks
    about wind power asks about a wind power plant too."""
    if not set(gruppe).isdisjoint(termer):
        return True
    lange = tuple(o for o in gruppe if len(o) >= _MINST_I_SAMMENSATT and o.isalpha())
    return any(t.startswith(lange) or t.endswith(lange) for t in termer)


@dataclass(frozen=True, slots=True)
class _Ordforrad:
    antall: Mapping[str, int]
    passasjer: int
    foldet: Mapping[str, tuple[str, ...]]
    ord_: tuple[str, ...]
    """Words long enough to be misspelt."""


def _les(lager: Lager) -> _Ordforrad:
    antall = lager.ordforrad()
    foldet: dict[str, list[str]] = {}
    for term in antall:
        if (enkel := norsk.foldet(term)) != term:
            foldet.setdefault(enkel, []).append(term)
    return _Ordforrad(
        antall,
        lager.antall()["passasjer"],
        {enkel: tuple(termer) for enkel, termer in foldet.items()},
        tuple(t for t in antall if len(t) >= 5 and t.isalpha()),
    )


class Leksikalsk:
    """Reads questions against the words of one index; follows it when it changes."""

    def __init__(self, lager: Lager) -> None:
        self._ordforrad = Fersk(lager, lambda: _les(lager))

    def les(self, sporsmal: str) -> Ordsok:
        """The question's words."""
        o = self._ordforrad()
        # A word typed with ae, oe or aa is the word it stands for, unless the index has it so.
        ment = norsk.omskrevne(sporsmal)
        termer = [
            ment.get(term, term) if term not in o.antall else term
            for term in norsk.sporretermer(sporsmal)
        ]
        grupper: list[tuple[frozenset[str], float]] = []
        naere: dict[frozenset[str], frozenset[str]] = {}
        ledd: dict[frozenset[str], tuple[frozenset[str], ...]] = {}
        sammensatt = _sammensatte(termer, o.antall)
        for term in termer:
            varianter = {term} if term in o.antall else self._ment(term, o)
            varianter |= _like(term, o)
            varianter |= sammensatt.get(term, set())
            if not varianter and (om := _saken_om(term, o.antall)):
                varianter = {om}
            gruppe = frozenset(varianter or {term})
            grupper.append((gruppe, self._idf(varianter, o)))
            if omtrent := frozenset(n for n in _NAERE.get(term, ()) if n in o.antall) - gruppe:
                naere[gruppe] = omtrent
            # Two parts together stand for the compound that the index does not know.
            flere = () if varianter else _ledd(term, o.antall)
            flere += tuple(ord_ for ord_ in _LANGE.get(term, ()) if ord_ in o.antall)
            grupper += [(frozenset({ett}), VEKT_LEDD * self._idf({ett}, o)) for ett in flere]
            if flere:
                ledd[gruppe] = tuple(frozenset({ett}) for ett in flere)
        alle = {term for gruppe, _ in grupper for term in gruppe}.union(*naere.values())
        sokbare = sorted(term for term in alle if term in o.antall)
        uttrykk = " OR ".join(f'"{term}"' for term in sokbare)
        return Ordsok(
            uttrykk, max(1.0, 1.9 * sum(vekt for _, vekt in grupper)), tuple(grupper), naere, ledd
        )

    def tyngde(self, termer: Collection[str]) -> float:
        """What words weigh together: the sum of their idf, so that those that stand in a large
        share of the passages weigh little."""
        o = self._ordforrad()
        return sum(self._idf({term}, o) for term in termer)

    def ledd(self, term: str) -> tuple[str, ...]:
        """The two parts of a compound, where both are words of the index; else none."""
        return _ledd(term, self._ordforrad().antall) if term.isalpha() else ()

    def har(self, ord_: str) -> bool:
        """Whether a word stands in the index, in any form."""
        return not self._ordforrad().antall.keys().isdisjoint(norsk.termer(ord_))

    def hoyeste_idf(self) -> float:
        """The idf of a word that no passage has."""
        return self._idf(set(), self._ordforrad())

    def ukjente(self, sporsmal: str) -> list[re.Match[str]]:
        """The words of a question that stand nowhere in the index, in no form and by no synonym,
        that are no name or number and no known word of everyday speech; where they are in it."""
        o = self._ordforrad()
        sammensatt = _sammensatte(norsk.sporretermer(sporsmal), o.antall)
        return [
            treff
            for treff in _SKREVET.finditer(sporsmal)
            if not treff.group().isupper()
            and all(
                len(term) >= _MINST_UKJENT
                and term not in o.antall
                and term not in sammensatt
                and term not in _LIKE
                and term not in _NAERE
                and not _ledd(term, o.antall)
                and not _er_sisteledd(term, o)
                and norsk.foldet(term) not in o.foldet
                for term in (norsk.sporretermer(treff.group()) or [""])
            )
            and o.antall.keys().isdisjoint(norsk.omskrevne(treff.group()).values())
        ]

    def naere(self, ord_: str, avstand: int) -> list[tuple[str, int]]:
        """The terms of the index that are near a word's own, with the number of passages that each
        stands in."""
        o = self._ordforrad()
        term, *flere = norsk.sporretermer(ord_) or [ord_]
        if flere:  # a letter of its own code that is written with a sign, «ŀ», parts a word
            return []
        naere = process.extract(term, o.ord_, scorer=OSA.distance, score_cutoff=avstand, limit=20)
        return [(treff[0], o.antall[treff[0]]) for treff in naere]

    @staticmethod
    def _idf(termer: set[str], o: _Ordforrad) -> float:
        finnes = max((o.antall[term] for term in termer if term in o.antall), default=0)
        return math.log(1 + (o.passasjer - finnes + 0.5) / (finnes + 0.5))

    @staticmethod
    def _ment(term: str, o: _Ordforrad) -> set[str]:
        """The terms that an unknown one may have been meant as; empty where none is near."""
        if foldet := o.foldet.get(norsk.foldet(term)):
            return set(foldet)
        if not 5 <= len(term) <= norsk.MAKS_ORD or not term.isalpha() or _ledd(term, o.antall):
            return set()
        avstand = 1 if len(term) < 9 else 2
        naere = process.extract(term, o.ord_, scorer=OSA.distance, score_cutoff=avstand, limit=8)
        naere = [treff for treff in naere if treff[0][0] == term[0]]
        if not naere:
            return set()
        kortest = min(treff[1] for treff in naere)
        return {treff[0] for treff in naere if treff[1] == kortest}


def _like(term: str, o: _Ordforrad) -> set[str]:
    """The terms of the index that may stand for another."""
    return {like for like in _LIKE.get(term, ()) if like in o.antall}


def _ledd(term: str, antall: Mapping[str, int]) -> tuple[str, ...]:
    """The two parts of a compound that both stand in the index; the most frequent pair."""
    if len(term) > norsk.MAKS_ORD:
        return ()
    par: list[tuple[int, tuple[str, str]]] = []
    for skille in range(_MINST_LEDD, len(term) - _MINST_LEDD + 1):
        forst, sist = term[:skille], norsk.stamme(term[skille:])
        for fuge in _FUGER:
            kort = forst.removesuffix(fuge) if fuge else forst
            if (
                len(kort) >= _MINST_LEDD
                and (stamme := norsk.stamme(kort)) in antall
                and sist in antall
            ):
                par.append((min(antall[stamme], antall[sist]), (stamme, sist)))
    return max(par)[1] if par else ()


def _er_sisteledd(term: str, o: _Ordforrad) -> bool:
    """Whether a compound of the index ends in a word: who has «Ytrefjord» knows «fjord»."""
    return any(o_.endswith(term) and len(o_) >= len(term) + _MINST_LEDD for o_ in o.ord_)


def _saken_om(term: str, antall: Mapping[str, int]) -> str | None:
    """What a sak is about that is named by one word: «kulturskolesaken» is that of the
    kulturskole."""
    if not term.endswith("sak"):
        return None
    forst = term.removesuffix("sak")
    stammer = (norsk.stamme(forst.removesuffix(fuge)) for fuge in _FUGER)
    return next((s for s in stammer if len(s) >= _MINST_LEDD and s in antall), None)


def _sammensatte(termer: Sequence[str], antall: Mapping[str, int]) -> dict[str, set[str]]:
    """Compounds of two of the question's words that stand in the index, for each of the two."""
    ut: dict[str, set[str]] = {}
    lange = [t for t in termer if len(t) >= 3 and t.isalpha()]
    for a, b in permutations(lange[:12], 2):
        for fuge in _FUGER:
            if (ord_ := f"{a}{fuge}{b}") in antall:
                ut.setdefault(a, set()).add(ord_)
                ut.setdefault(b, set()).add(ord_)
    return ut
