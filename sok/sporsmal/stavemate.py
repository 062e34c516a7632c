"""A question as it may have been meant: words that the archive lacks, as words that it has.

The search itself already reads a misspelt word as the terms near it (`sok.sporsmal.leksikalsk`);
this is for people, who are to see which word was misspelt and get a question that holds. A wrong
suggestion is worse than none, so there is none for a short word, for one that the language model
knows whole, or where the other is a slip in the archive itself.
"""

import re
from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indeks.lagring.lager import Lager
from indeks.ord import norsk
from indeks.ord.norsk_ordliste import SPORREORD, STOPPORD
from indeks.sprakmodell.modell import Modell
from sok.sporsmal.leksikalsk import Leksikalsk

_LANGT = 12
"""Letters from which a word may have two slips, and any letter for one of its own: among shorter
ones that is as often another word («stirre» and «større», «kunstmuseum» and «kystmuseum»)."""
_LIKE_LYDER = frozenset(map(frozenset, ("æe", "åo", "øo", "ou", "yi", "dt", "gk", "ck", "sz")))
"""Letters that are written for each other by those who spell as they speak."""
_VANLIG = 9
"""Letters of a word that need stand in no more than one passage to be suggested."""
_BLANT = 40
"""Passages that a term's words are looked for in."""
_ORD = re.compile(r"[^\W\d_]+")
_BINDE_S = re.compile(r"(?<=[^\W\d_s]{4})s(?=[^\W\d_s][^\W\d_]{2})")
"""An s that may stand between the parts of a compound, or not: «legevakt(s)bil»."""
_SMAORD = sorted(SPORREORD | STOPPORD)
_ANNEN_NORM = (("ei", "e"), ("øy", "ø"), ("au", "ø"), ("kv", "hv"), ("ju", "y"), ("jo", "y"))
"""What bokmål and nynorsk, or two forms of one of them, write differently in the same word."""


def mente_du(sporsmal: str, lager: Lager, leksikalsk: Leksikalsk, modell: Modell) -> str | None:
    """The question with each word that stands nowhere in the index replaced by one near it that
    does; None where there is none such."""
    ut, sist = "", 0
    for treff in leksikalsk.ukjente(sporsmal):
        rett = _naermest(treff.group(), treff.start() == 0, lager, leksikalsk, modell)
        if rett:
            ut += sporsmal[sist : treff.start()] + rett
            sist = treff.end()
    return ut + sporsmal[sist:] if sist else None


def _naermest(
    ord_: str, forst: bool, lager: Lager, leksikalsk: Leksikalsk, modell: Modell
) -> str | None:
    """The word of the index that is nearest to one that is not in it."""
    skrevet = norsk.normal(ord_)
    avstand = 1 if len(skrevet) < _LANGT else 2
    if (
        # A word that only asks, misspelt; the index has none of them.
        process.extractOne(skrevet, _SMAORD, scorer=OSA.distance, score_cutoff=1)
        or modell.tell_tokens([ord_])[0] == 1
        or modell.tell_tokens([skrevet])[0] == 1
    ):
        return None
    navn = ord_[0].isupper() and not forst
    funnet: list[tuple[int, int, str]] = []
    for term, passasjer in leksikalsk.naere(ord_, avstand + 1):
        if passasjer < 2 and len(skrevet) < _VANLIG:
            continue
        for form, antall in _former(term, skrevet, avstand, lager).items():
            if not (navn and form.islower()) and _kan_vaere(skrevet, norsk.normal(form)):
                fra = OSA.distance(skrevet, norsk.normal(form))
                funnet.append((fra, -antall, form))
    if not funnet:
        return None
    form = min(funnet)[2]
    return form[0].upper() + form[1:] if ord_[0].isupper() else form.lower()


def _kan_vaere(skrevet: str, ment: str) -> bool:
    """Whether a word may be another, misspelt: not where the first letter is another, where a
    short one has another letter, or where they are one word, of two standards, as a genitive or
    as a compound with and without an s between its parts."""
    if skrevet[0] != ment[0] or _samme_norm(skrevet) == _samme_norm(ment) or skrevet == f"{ment}s":
        return False
    kort, lang = sorted((skrevet, ment), key=len)
    if any(lang[: m.start()] + lang[m.end() :] == kort for m in _BINDE_S.finditer(lang)):
        return False
    if len(skrevet) >= _LANGT or len(skrevet) != len(ment):
        return True
    byttet = [frozenset(par) for par in zip(skrevet, ment, strict=True) if par[0] != par[1]]
    # Two letters that have changed places, or one that sounds like the right one.
    return len(byttet) == 2 or byttet[0] in _LIKE_LYDER


def _samme_norm(ord_: str) -> str:
    for fra, til in _ANNEN_NORM:
        ord_ = ord_.replace(fra, til)
    return ord_


def _former(term: str, skrevet: str, avstand: int, lager: Lager) -> Counter[str]:
    """The words near one that a term stands for in the index, as they are printed, with how often;
    in small letters where it is printed so anywhere."""
    ider = [id_ for id_, _ in lager.sok_ord(f'"{term}"', _BLANT)]
    telt = Counter(ord_ for p in lager.passasjer(ider).values() for ord_ in _ORD.findall(p.tekst))
    smaa: dict[str, Counter[str]] = {}
    for ord_, antall in telt.items():
        smaa.setdefault(ord_.lower(), Counter())[ord_] += antall
    naere = process.extract(
        skrevet, list(smaa), scorer=OSA.distance, score_cutoff=avstand, limit=None
    )
    return Counter(
        {
            liten if liten in smaa[liten] else smaa[liten].most_common(1)[0][0]: sum(
                smaa[liten].values()
            )
            for liten, _, _ in naere
            if norsk.termer(liten) == [term]
        }
    )
