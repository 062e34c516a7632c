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
_SIDEN = re.compile(rf"(?i:\b(?:siden|sidan|(?:fra|frå) og med|etter)) ({_ENDE})")
_FOR = re.compile(rf"(?i:\b(?:før|til og med)) ({_ENDE})")
_OM_DET_SOM_BLE_GJORT = re.compile(
    r"(?i)\b(?:vedt\w+|behandl\w+|handsam\w+|\w*forslag\w*|framlegg\w*|saker|møter|stemt\w*|røyst\w*"
    r"|bestemt\w*|beslutt\w*|avgjort|avgjorde|foreslått|føreslått|fremmet|fremma)\b"
)
"""What asks for something that a meeting did; of other things the time is not the meeting's."""


def les_tidsrom(tekst: str) -> tuple[Tidsrom, str] | None:
    """The time that a question names by its ends, and the question without it; None where it names
    none, or asks for no more than that or for something else than what meetings did."""
    for monster in (_MELLOM, _SIDEN, _FOR):
        if funn := monster.search(tekst):
            ender = [_dager(ende, funn[0]) for ende in funn.groups() if ende]
            break
    else:
        return None
    resten = " ".join(f"{tekst[: funn.start()]} {tekst[funn.end() :]}".split())
    resten = resten.replace(" ?", "?")
    if not all(ender) or not _OM_DET_SOM_BLE_GJORT.search(resten):
        return None
    dager = [e for e in ender if e]
    if monster is _FOR:
        med = funn[0].lower().startswith("til")
        return Tidsrom(None, dager[0][1] if med else dager[0][0] - timedelta(1)), resten
    if monster is _SIDEN:
        uten = funn[0].lower().startswith("etter")
        return Tidsrom(dager[0][1] + timedelta(1) if uten else dager[0][0], None), resten
    if dager[0][0] > dager[1][1]:
        return None
    return Tidsrom(dager[0][0], dager[1][1]), resten


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
