"""The time that a question is about, where it is no whole date: a month, a day without its year, or
a time by its ends («siden 1. januar 2023», «mellom 2020 og 2022»). Of what was decided between such
ends, the meetings' days tell, and the question is read without them.
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


@dataclass(frozen=True, slots=True)
class Maned:
    """A date said in part: «i mai», «7. november», «mai 2023»."""

    maned: int
    dag: int | None
    ar: int | None

    def passer(self, dato: date) -> bool:
        """Whether a date is one that is meant."""
        return (
            dato.month == self.maned
            and self.dag in (None, dato.day)
            and self.ar in (None, dato.year)
        )

    def dager(self, ar: int | None) -> tuple[date, date] | None:
        """The first and the last day that are meant, of a year where it says none; None where no
        year is known or it has no such day."""
        aret = self.ar or ar
        if aret is None:
            return None
        siste = monthrange(aret, self.maned)[1]
        if (self.dag or 1) > siste:
            return None
        return date(aret, self.maned, self.dag or 1), date(aret, self.maned, self.dag or siste)


_NAVN = "|".join(MANEDER)
MANED = re.compile(
    rf"(?i)(?:(?<![\d.])(\d{{1,2}})\. ?)?\b({_NAVN})(?:\b|(?=-?møte))(?: (\d{{4}})(?!\d))?"
)
"""A date said in part, in running text."""


def les_maneder(tekst: str) -> tuple[Maned, ...]:
    """The dates said in part in a text."""
    return tuple(
        Maned(
            MANEDER.index(funn[2].lower()) + 1,
            int(funn[1]) if funn[1] else None,
            int(funn[3]) if funn[3] else None,
        )
        for funn in MANED.finditer(tekst)
    )


_ENDE = rf"(?:{DATO}|(?:\d{{1,2}}\. ?)?(?i:{_NAVN})(?: (?:19|20)\d\d)?|(?:19|20)\d\d)(?![\d/–-])"
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
    ar = next(iter(re.findall(r"(?:19|20)\d\d", hele)), None)
    if maneder := les_maneder(ende):
        return maneder[0].dager(int(ar) if ar else None)
    return date(int(ende), 1, 1), date(int(ende), 12, 31)
