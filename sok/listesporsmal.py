"""Questions that a list answers and no passage: what a body decided in a meeting, what somebody has
proposed, which vedtak wait to be carried out.

Only a question that says no more than what a list can be narrowed by is one; who asks of a matter
besides («hvilke forslag om skolen falt?») wants the passages that are about it.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date

from indeks.datoer import MANEDER
from indeks.norsk import sporretermer, termer
from indeks.struktur.personer import navneord, partier_i
from sok.sporring import Filter, Sporring
from sok.vedtaksfilter import Listeslag, Vedtaksfilter

_ALLE = r"(?:hvilke|kva(?: for)?|hvor mange|kor mange|alle)"
_VEDTAK = re.compile(rf"(?i)\b{_ALLE} (?:\w+ )?(?:saker|vedtak|søknader|søknadar)\b")
_FORSLAG = re.compile(
    rf"(?i)\b{_ALLE} (?:\w+ )?\w*(?:forslag|framlegg)\b"
    r"|\b(?:hva|kva) (?:har|hadde) .*\b(?:foreslått|føreslått|fremmet|fremma|fremja)\b"
)
_I_MOTET = re.compile(
    r"(?i)^\W*(?:hva|kva) (?:(?:ble|blei|vart|er) (?:det )?(?:vedtatt|vedteke|bestemt|behandlet|"
    r"handsama)|(?:vedtok|bestemte|behandlet|handsama))\b"
)
_STATUS = re.compile(
    rf"(?i)\b{_ALLE} (?:\w+ )?vedtak\w*\b.*\b(?:iverksatt|iverksett|gjennomført|fulgt opp"
    r"|følgt opp)\b"
)
_IKKE = re.compile(r"(?i)\b(?:ikke|ikkje)\b")
_RESULTATER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("falt", re.compile(r"(?i)\b(?:falt|fall|nedstemt|nedrøysta|avvist)\b")),
    ("trukket", re.compile(r"(?i)\b(?:trukket|trukke|trekt)\b")),
    ("utsatt", re.compile(r"(?i)\b(?:utsatt|utsett)\b")),
    ("oversendt", re.compile(r"(?i)\boversen(?:dt|de)\b")),
    ("vedtatt", re.compile(r"(?i)\b(?:vedtatt|vedteke|vedtekne)\b")),
)
_ORD = frozenset(
    termer(
        "hva hvilke hvem kva kven alle mange saker saka vedtak vedtatt vedteke vedtekne vedtok "
        "bestemt bestemte forslag endringsforslag tilleggsforslag framlegg foreslått føreslått "
        "fremmet fremma fremja falt fall nedstemt nedrøysta avvist trukket trekt trukke utsatt "
        "utsett oversendt iverksatt iverksett gjennomført fulgt følgt opp ikke ikkje behandlet "
        "handsama møte møtet møtene ble blei vart er har hadde var fikk fekk det politiske venter"
    )
)
"""The terms of what a list is asked for, and of nothing that it is asked about."""
_TALL = re.compile(r"[dm]?\d+")
"""The terms of a date (`indeks.norsk`), and numbers."""
_NAVN = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*")


def listefilter(
    sporring: Sporring,
    utvalg: Mapping[str, str],
    personer: Collection[str],
    kommuner: Collection[str] = (),
) -> Vedtaksfilter | None:
    """The list that answers a question; None for one that no list does. `utvalg` are the bodies of
    the index, names by key, `personer` those who have proposed something there, `kommuner` its
    municipalities: lists are not told apart by them."""
    spurt = sporring.tekst
    slag = _slag(sporring)
    if slag is None or sporring.saksnokler or sporring.arkivnokler:
        return None
    organer = tuple(utvalg[n] for n in sporring.utvalg if n in utvalg)
    person = _person(spurt, personer)
    partier = () if person else partier_i(spurt)
    fra, til = _tiden(sporring)
    kjent = {
        *_ORD,
        *termer(" ".join((*organer, *sporring.utvalg, person or "", *sporring.ar))),
        *termer(" ".join(MANEDER[m.maned - 1] for m in sporring.maneder)),
        *termer(" ".join(MANEDER[d.month - 1] for d in sporring.datoer)),
        *(t for p in partier for t in termer(p)),
        *(termer(" ".join(kommuner)) if len(kommuner) == 1 else ()),
    }
    rest = [
        t for t in sporretermer(_uten_partier(spurt)) if t not in kjent and not _TALL.fullmatch(t)
    ]
    if rest or len(partier) > 1 or len(organer) != len(sporring.utvalg):
        return None
    grunn = Filter(organer, fra, til)
    if slag == "status":
        status = "ikke iverksatt" if _IKKE.search(spurt) else "iverksatt"
        return Vedtaksfilter(grunn, status=status)
    resultat = next((navn for navn, monster in _RESULTATER if monster.search(spurt)), None)
    if slag == "forslag":
        return Vedtaksfilter(grunn, resultat, person, partier[0] if partier else None, slag=slag)
    if partier or person or not (organer or fra or resultat == "utsatt"):
        return None
    return Vedtaksfilter(grunn, "utsatt" if resultat == "utsatt" else None, slag=slag)


def _slag(sporring: Sporring) -> Listeslag | None:
    if _STATUS.search(sporring.tekst):
        return "status"
    if _FORSLAG.search(sporring.tekst):
        return "forslag"
    if _VEDTAK.search(sporring.tekst):
        return "vedtak"
    # What a body decided in all, where a day says in which meeting.
    naar = sporring.datoer or sporring.maneder
    return "vedtak" if naar and _I_MOTET.search(sporring.tekst) else None


def _person(spurt: str, personer: Collection[str]) -> str | None:
    """The one who is named, where the lists have that name."""
    for navn in _NAVN.findall(spurt):
        ord_ = navneord(navn)
        if ord_ and not partier_i(navn) and any(ord_ <= navneord(p) for p in personer):
            return str(navn)
    return None


def _uten_partier(spurt: str) -> str:
    for parti in sorted(set(re.findall(r"[A-ZÆØÅ][\wæøåÆØÅ-]*", spurt)), key=len, reverse=True):
        if partier_i(parti):
            spurt = re.sub(rf"\b{re.escape(parti)}\b", " ", spurt)
    return spurt


def _tiden(sporring: Sporring) -> tuple[date | None, date | None]:
    """From which day to which the question is about: a day, a month or years."""
    if sporring.datoer:
        return min(sporring.datoer), max(sporring.datoer)
    ar = [int(a) for a in sporring.ar]
    if len(sporring.maneder) == 1:
        (m,) = sporring.maneder
        aret = m.ar or (ar[0] if len(ar) == 1 else None)
        if aret is None:
            return None, None
        forste, siste = m.dag or 1, m.dag or monthrange(aret, m.maned)[1]
        return date(aret, m.maned, forste), date(aret, m.maned, siste)
    return (date(min(ar), 1, 1), date(max(ar), 12, 31)) if ar else (None, None)
