"""What a vedtak in a søknad or a klage came to, where its own words say so.

«Vedtatt» tells that a body made up its mind; whoever looks for a precedent asks whether the
applicant got it. Only plain words count: a condition, a power given to somebody, or a part of the
matter is no answer to the whole.
"""

import re
from dataclasses import dataclass
from typing import Literal

from indeks.ord.setninger import setninger, tekstbredde

Avgjorelse = Literal["innvilget", "avslatt", "klage_fort_fram", "klage_ikke_fort_fram"]


@dataclass(frozen=True, slots=True)
class Ordlyd:
    """A way to say it, with an example that is also its test."""

    avgjorelse: Avgjorelse
    monster: re.Pattern[str]
    eksempel: str


def _rad(avgjorelse: Avgjorelse, monster: str, eksempel: str) -> Ordlyd:
    return Ordlyd(avgjorelse, re.compile(rf"(?i)(?<!\w)(?:{monster})(?!\w)"), eksempel)


_IKKE = r"(?:ikke|ikkje)"
_HVA = r"(?:dispensasjon\w*|tillatelse\w*|løyve\w*|bevilling\w*|samtykke\w*|fritak\w*|konsesjon\w*)"
_GI = r"(?:gir|gis|gi|gitt|gjev|gjevast|gjeve|gjevne|innvilger|innvilges|innvilgast|innvilga)"
_SOKT = r"(?:søknad\w*|anmodning\w*|oppmoding\w*|dispensasjon\w*|fritak\w*)"

ORDLYDER: tuple[Ordlyd, ...] = (
    _rad(
        "klage_ikke_fort_fram",
        rf"klag\w+(?: \w+){{0,6}}? {_IKKE} (?:\w+ ){{0,6}}?til følg[ej]\w*",
        "Klagen fra Kari Nes tas ikke til følge.",
    ),
    _rad(
        "klage_ikke_fort_fram",
        rf"{_IKKE} klag\w+(?: \w+){{0,6}}? til følg[ej]\w*",
        "Utvalet tek ikkje klaga frå Kari Nes til følgje.",
    ),
    _rad(
        "klage_ikke_fort_fram",
        r"klag\w+(?: \w+){0,4}? (?:avvises|forkastes|avvisast|avslås)"
        r"|(?:avviser|forkaster|avslår) klag\w+",
        "Klagen avvises.",
    ),
    _rad(
        "klage_fort_fram",
        r"klag\w+(?: \w+){0,6}? til følg[ej]\w*",
        "Klagen fra Per Ås tas til følge.",
    ),
    _rad(
        "avslatt",
        r"avslår|avslås|avslåast|(?:blir|vert|er) avsl(?:ått|egen|ege|egne)",
        "Søknaden om skjenkebevilling avslås.",
    ),
    _rad(
        "avslatt", rf"{_GI}(?: \w+)? {_IKKE} (?:\w+ ){{0,3}}?{_HVA}", "Det gis ikke dispensasjon."
    ),
    _rad(
        "avslatt",
        rf"{_IKKE} {_GI} (?:\w+ ){{0,3}}?{_HVA}",
        "Det vert ikkje gjeve løyve til tiltaket.",
    ),
    _rad(
        "avslatt",
        rf"{_HVA}(?: \w+){{0,3}}? {_GI} {_IKKE}",
        "Dispensasjon fra reguleringsplanen gis ikke.",
    ),
    _rad(
        "avslatt",
        rf"{_SOKT}(?: \w+){{0,12}}? (?:innvilges|imøtekommes|godkjennes|innvilgast) {_IKKE}",
        "Søknaden fra laget imøtekommes ikke.",
    ),
    _rad(
        "innvilget",
        rf"{_GI} (?:\w+ ){{0,3}}?{_HVA}",
        "Kommunen gir dispensasjon fra byggeforbudet.",
    ),
    _rad(
        "innvilget",
        rf"{_HVA}(?: \w+){{0,3}}? {_GI}",
        "Midlertidig bevilling til lokalet gis.",
    ),
    _rad(
        "innvilget",
        rf"{_SOKT}(?: \w+){{0,12}}? (?:innvilges|imøtekommes|godkjennes|innvilgast)"
        rf"|(?:innvilger|imøtekommer|imøtekjem|godkjenner) (?:\w+ ){{0,3}}?{_SOKT}",
        "Søknaden om tilskudd innvilges med 20 000 kroner.",
    ),
)
"""How it is said, no before yes: a yes is part of a no's words."""

_MINST = 1
"""A first line of no more words is a heading."""

_VILKAR = re.compile(
    r"(?i)\b(?:ellers|elles|dersom|hvis|når|før|kan|kunne|fullmakt|mynde|delegeres|fremtidige"
    r"|framtidige|forslag|delvis|(?:rår|rå) (?:i ?)?frå|fraråd\w*|frårå\w*)\b"
)
"""Words with which a sentence tells of something else than what was decided here."""


def avgjorelse(vedtak: str) -> Avgjorelse | None:
    """What a vedtak's first sentence says it came to, None where it does not say: what follows are
    reasons, conditions and other matters."""
    alle = setninger(vedtak, 0, len(vedtak), tekstbredde(vedtak))
    forste = next((s.ord for s in alle if len(s.ord.split()) > _MINST), "")
    return _i_setning(forste)


def _i_setning(setning: str) -> Avgjorelse | None:
    for rad in ORDLYDER:
        if funn := rad.monster.search(setning):
            return None if _VILKAR.search(setning[: funn.end()]) else rad.avgjorelse
    return None
