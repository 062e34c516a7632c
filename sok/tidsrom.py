"""The time that a question is about, where it says its ends: «siden 1. januar 2023», «mellom 2020
og 2022». Of what was decided then, the meetings' days tell; the question is read without it.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from indeks.datoer import DATO, MANEDER, les_dato, vis_dato


@dataclass(frozen=True, slots=True)
class Tidsrom:
    """From which day to which, both included; None is no end."""

    fra: date | None
    til: date | None

    def __str__(self) -> str:
        fra = f"fra og med {vis_dato(self.fra)}" if self.fra else ""
        til = f"til og med {vis_dato(self.til)}" if self.til else ""
        return f"{fra} {til}".strip()


_NAVN = "|".join(MANEDER)
_ENDE = rf"(?:{DATO}|(?:\d{{1,2}}\. ?)?(?i:{_NAVN})(?: (?:19|20)\d\d)?|(?:19|20)\d\d)(?![\d/–-])"
_DELT = re.compile(rf"(?:(\d{{1,2}})\. ?)?(?i:({_NAVN}))(?: (\d{{4}}))?|(\d{{4}})")
_MELLOM = re.compile(
    rf"(?i:\b(?:i )?(?:tiden |tida |perioden )?)(?:(?i:mellom) ({_ENDE}) (?i:og) ({_ENDE})"
    rf"|(?i:fra|frå)(?i: og med)? ({_ENDE}) (?i:til(?: og med)?) ({_ENDE}))"
)
_SIDEN = re.compile(rf"(?i:\b(?:siden|sidan)) ({_ENDE})")
_FRA = re.compile(rf"(?i:\b(?:(?:fra|frå) og med|etter)) ({_ENDE})")
_TIL = re.compile(rf"(?i:\b(?:til og med|før)) ({_ENDE})")
_OM_DET_SOM_BLE_GJORT = re.compile(
    r"(?i)\b(?:vedt\w+|behandl\w+|handsam\w+|\w*forslag\w*|framlegg\w*|saker|møter|stemt\w*|røyst\w*"
    r"|bestemt\w*|beslutt\w*|avgjort|avgjorde|foreslått|føreslått|fremmet|fremma)\b"
)
"""What asks for something that a meeting did; of other things the time is not the meeting's."""
_I_SAKEN = re.compile(r"(?i)\b(?:om|at|å)\b")
"""What tells of a sak, and a time behind it may be in that: «vedtatt om ferjetider fra juni til
august». What has been decided «siden» a day is not."""


def les_tidsrom(tekst: str) -> tuple[Tidsrom, str] | None:
    """The time that a question names by its ends, and the question without it; None where it names
    none, or asks for no more than that or for something else than what meetings did."""
    monster, funn = next(
        ((m, f) for m in (_MELLOM, _SIDEN, _FRA, _TIL) if (f := m.search(tekst))), (None, None)
    )
    if funn is None:
        return None
    foran = _OM_DET_SOM_BLE_GJORT.split(tekst[: funn.start()])[-1]
    resten = " ".join(f"{tekst[: funn.start()]} {tekst[funn.end() :]}".split()).replace(" ?", "?")
    if not _OM_DET_SOM_BLE_GJORT.search(resten) or (
        monster is not _SIDEN and _I_SAKEN.search(foran)
    ):
        return None
    ender = [dager for ende in funn.groups() if ende and (dager := _dager(ende, funn[0]))]
    if len(ender) < (2 if monster is _MELLOM else 1):
        return None
    (forste, siste), *_ = ender
    # «etter 2022» and «før 2022» are without that year.
    uten = funn[0].lower().startswith(("etter", "før"))
    if monster is _TIL:
        return Tidsrom(None, forste - timedelta(1) if uten else siste), resten
    if monster is not _MELLOM:
        return Tidsrom(siste + timedelta(1) if uten else forste, None), resten
    til = ender[1][1]
    return (Tidsrom(forste, til), resten) if forste <= til else None


def _dager(ende: str, hele: str) -> tuple[date, date] | None:
    """The first and last day of one of the ends, its year that of the other where it names none."""
    if dato := les_dato(ende):
        return dato, dato
    funn = _DELT.fullmatch(ende)
    if funn is None:
        return None
    if funn[4]:
        return date(int(funn[4]), 1, 1), date(int(funn[4]), 12, 31)
    ar = funn[3] or next(iter(re.findall(r"(?:19|20)\d\d", hele)), None)
    if ar is None:
        return None
    maned = MANEDER.index(funn[2].lower()) + 1
    siste = monthrange(int(ar), maned)[1]
    if funn[1] and int(funn[1]) > siste:
        return None
    return (
        date(int(ar), maned, int(funn[1] or 1)),
        date(int(ar), maned, int(funn[1] or siste)),
    )
