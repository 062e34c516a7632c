"""Questions that a list answers and no passage: what a body decided in a meeting, what somebody has
proposed, which vedtak wait to be carried out.

Only a question that says no more than what a list can be narrowed by is one; who asks of a matter
besides («hvilke forslag om skolen falt?») wants the passages that are about it.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date

from indeks.datoer import MANEDER
from indeks.ord.norsk import termer
from indeks.personer import navneord, partier_i
from sok.lister.vedtaksfilter import Listeslag, Vedtaksfilter
from sok.sporsmal.sporring import (
    JA_ELLER_NEI,
    NEKTER,
    Filter,
    Sporring,
    emneord,
    partiord,
    vendinger,
)

_ALLE = r"(?:hvilke|kva(?: for)?|hvor mange|kor mange|alle)"
_VEDTAK = re.compile(rf"(?i)\b{_ALLE} (?:\w+ )?(?:saker|vedtak)\b")
_FORSLAG = re.compile(
    rf"(?i)\b{_ALLE} (?:\w+ )?\w*(?:forslag|framlegg)\b"
    r"|\b(?:hva|kva) (?:har|hadde) .*\b(?:foreslått|føreslått|fremmet|fremma|fremja)\b"
)
_I_MOTET = re.compile(
    r"(?i)^\W*(?:alt |alle )?(?:saker|vedtak|vedtatt|vedteke|behandlet|handsama)\b"
    r"|^\W*(?:hva|kva) (?:(?:har .*|(?:ble|blei|vart|er)(?: det)?) "
    r"(?:vedtatt|vedteke|bestemt|behandlet|handsama)|(?:vedtok|bestemte|behandlet|handsama))\b"
)
_GJORT = r"\b(?:iverksatt|iverksett|gjennomført|fulgt opp|følgt opp)\b(?! (?:i|innen|innan|av)\b)"
_VENTER = r"\b(?:venter|ventar)\b(?! på (?!å\b))"
_STATUS = re.compile(rf"(?i)\b{_ALLE} (?:\w+ )?vedtak\b.*(?:{_GJORT}|{_VENTER})")
"""A report tells what has been done with a vedtak, and not when or by whom."""
_IKKE_GJORT = re.compile(rf"{NEKTER.pattern}|{_VENTER}")
_RESULTATER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("falt", re.compile(r"(?i)\b(?:falt|fall|nedstemt|nedrøysta|avvist)\b")),
    ("trukket", re.compile(r"(?i)\b(?:trukket|trukke|trekt|trekke)\b")),
    ("utsatt", re.compile(r"(?i)\b(?:utsatt|utsett)\w*\b")),
    ("oversendt", re.compile(r"(?i)\boversend\w*\b")),
    ("vedtatt", re.compile(r"(?i)\b(?:vedtatt|vedteke|vedtekne)\b")),
)
_IKKE_AVGJORT = ("trukket", "utsatt", "oversendt")
"""The results that a list of vedtak is narrowed by: what fell is a proposal."""


def _ord(tekst: str) -> frozenset[str]:
    return frozenset(termer(f"alle mange vedtak ble vart er har hadde møte møtet det {tekst}"))


_UTFALL = (
    "vedtatt vedteke vedtekne utsatt utsett oversendt falt fall nedstemt nedrøysta avvist trukket "
    "trekt trukke fikk fekk"
)
_ORD: dict[Listeslag, frozenset[str]] = {
    "vedtak": _ord(f"saker saka vedtok bestemt bestemte behandlet handsama gjort {_UTFALL}"),
    "forslag": _ord(f"forslag framlegg foreslått føreslått fremmet fremma fremja vegne {_UTFALL}"),
    "status": _ord("politiske iverksatt iverksett gjennomført fulgt følgt opp venter ikke ikkje"),
}
"""The terms of what a list is asked for, and of nothing that it is asked about."""
_NOEN_FORSLAG = frozenset(termer("endringsforslag tilleggsforslag verbalforslag"))
"""Kinds of proposals that the lists do not tell apart."""
_MELLOM = re.compile(rf"(?i)\b(?:mellom|til(?: og med)? (?:\d|{'|'.join(MANEDER)}))")
"""What tells that two days or years are the ends of a time, and not all of it."""
_NAVN = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*")


def alle_av(sporring: Sporring, kommuner: Collection[str] = ()) -> Listeslag | None:
    """The kind that a question asks for all of, and is about nothing more, by whom, where and when
    aside. Then no passage has them all, whether or not a list does."""
    slag = _slag(sporring)
    if slag is None:
        return None
    navn = _NAVN.findall(sporring.tekst) if slag == "forslag" else ()
    ord_ = (t for egne in _ORD.values() for t in egne)
    kjent = {*ord_, *_NOEN_FORSLAG, *partiord(sporring.tekst), *termer(" ".join(navn))}
    return None if emneord(sporring, kommuner, kjent) else slag


def listefilter(
    sporring: Sporring,
    utvalg: Mapping[str, str],
    personer: Collection[str],
    kommuner: Collection[str] = (),
) -> Vedtaksfilter | None:
    """The list that answers a question, with all that is asked for and nothing else; None where no
    list does. `utvalg` are the bodies of the index, names by key, `personer` those who have
    proposed something there, `kommuner` its municipalities: lists are not told apart by them."""
    slag = _slag(sporring)
    if slag is None:
        return None
    person = _person(sporring.tekst, personer) if slag == "forslag" else None
    partier = partier_i(sporring.tekst) if slag == "forslag" and not person else ()
    kjent = {*_ORD[slag], *termer(person or ""), *(partiord(sporring.tekst) if partier else ())}
    vender = [v for v in vendinger(sporring.tekst) if slag != "status" or not NEKTER.fullmatch(v)]
    if vender or emneord(sporring, kommuner if len(kommuner) == 1 else (), kjent):
        return None
    organer = tuple(utvalg[n] for n in sporring.utvalg if n in utvalg)
    tiden = _tiden(sporring)
    if len(partier) > 1 or len(organer) != len(sporring.utvalg) or tiden is None:
        return None
    grunn = Filter(organer, *tiden)
    if slag == "status":
        ikke = _IKKE_GJORT.search(sporring.tekst) is not None
        return Vedtaksfilter(grunn, status="ikke iverksatt" if ikke else "iverksatt")
    resultater = [navn for navn, m in _RESULTATER if m.search(sporring.tekst)]
    if len(resultater) > 1 or (slag == "vedtak" and resultater == ["falt"]):
        return None
    resultat = resultater[0] if resultater else None
    if slag == "forslag":
        return Vedtaksfilter(grunn, resultat, person, partier[0] if partier else None, slag=slag)
    avgrenset = resultat if resultat in _IKKE_AVGJORT else None
    return (
        Vedtaksfilter(grunn, avgrenset, slag=slag) if organer or any(tiden) or avgrenset else None
    )


def _slag(sporring: Sporring) -> Listeslag | None:
    if sporring.saksnokler or sporring.arkivnokler or JA_ELLER_NEI.match(sporring.tekst):
        return None
    if _STATUS.search(sporring.tekst):
        return "status"
    if _FORSLAG.search(sporring.tekst):
        return "forslag"
    if _VEDTAK.search(sporring.tekst):
        return "vedtak"
    # What a body decided in all, where a day says in which meeting.
    naar = sporring.datoer or sporring.maneder or sporring.ar or sporring.tidsrom
    bare_motet = sporring.utvalg and sporring.datoer and not (sporring.form or sporring.onsker)
    if bare_motet and not sporring.tekst.endswith("?"):
        return "vedtak"
    return "vedtak" if naar and _I_MOTET.search(sporring.tekst) else None


def _person(spurt: str, personer: Collection[str]) -> str | None:
    """The one who is named, where the lists have that name."""
    for navn in _NAVN.findall(spurt):
        ord_ = navneord(navn)
        if ord_ and not partier_i(navn) and any(ord_ <= navneord(p) for p in personer):
            return str(navn)
    return None


def _tiden(sporring: Sporring) -> tuple[date | None, date | None] | None:
    """From which day to which the question is about, a time, a day, a month or years: no ends where
    it names no time, None where it names one that is not told by its ends."""
    if sporring.tidsrom:
        return sporring.tidsrom.fra, sporring.tidsrom.til
    ar = [int(a) for a in sporring.ar]
    ender = sorted(sporring.datoer)
    for m in sporring.maneder:
        dager = m.dager(ar[0] if len(ar) == 1 else None)
        if dager is None:
            return None
        ender += dager
    flere = len((*sporring.datoer, *sporring.maneder)) > 1
    if not ender:
        flere = bool(ar) and len(ar) != max(ar) - min(ar) + 1
        ender = [date(a, *dag) for a in ar for dag in ((1, 1), (12, 31))]
    if flere and not _MELLOM.search(sporring.tekst):
        return None
    return (min(ender), max(ender)) if ender else (None, None)
