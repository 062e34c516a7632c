"""Dates as municipal papers write them.

`31.10.2023`, `30.05.23`, `9. november 2010`, `15.desember 2021`, `2023-10-31`. A date that cannot
be (31.02.2023) is not a date. The words are found by one pattern; `dateparser` says what they
mean, in bokmål and nynorsk alike (the names of the months are the same).
"""

import re
from datetime import date, datetime
from functools import lru_cache

from indeks.feil import SakssokFeil

MANEDER = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
"""The names of the months, the same in bokmål and nynorsk."""

_MANED = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\.?"
)
DATO = (
    r"(?:(?<![\d./])\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})(?![\d/])"
    r"|(?<![\d./])\d{1,2}\. ?(?i:" + _MANED + r") \d{4}(?!\d)"
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))"
)
"""A date in running text, without groups, for use inside other patterns."""

_DATO = re.compile(DATO)
_NUMERISK = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})")
_MED_STREK = re.compile(
    r"(?<![\d./-])(?<!sak )(?<!nr )(?<!PS )"
    r"(?:(\d{1,2})/(\d{1,2})(?:[-/ ]|\.? )(\d{4})|(\d{1,2})-(\d{1,2})-(\d{4})"
    r"|(?:(?<=den )|(?<=møtet )|(?<=skapet )|(?<=styret )|(?<=valget )|(?<=rådet ))"
    r"(\d{1,2})/(\d{1,2})[-/ ](\d{2}))(?![\d/-])"
)
"""Dates as people write them and case papers do not: with a year in two digits `24/10-23` may as
well be the 23rd document of arkivsak 24/10, and is a date only after «den» or a body."""


@lru_cache(maxsize=8192)
def les_dato(tekst: str) -> date | None:
    """The date that `tekst` is, or None where it is none. Two-digit years are 1950 to 2049."""
    tekst = tekst.strip()
    if treff := _NUMERISK.fullmatch(tekst):
        dag, maned, ar = (int(gruppe) for gruppe in treff.groups())
        if ar < 100:
            ar += 2000 if ar < 50 else 1900
        try:
            return date(ar, maned, dag)
        except ValueError:
            return None
    if not _DATO.fullmatch(tekst):
        return None
    import dateparser  # 60 ms, and numeric dates never need it

    lest: datetime | None = dateparser.parse(
        tekst,
        languages=["nb"],
        settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return lest.date() if lest else None


def finn_datoer(tekst: str) -> list[tuple[int, int, date]]:
    """Every date in `tekst` as (start, end, date), in order."""
    return [
        (treff.start(), treff.end(), dato)
        for treff in _DATO.finditer(tekst)
        if (dato := les_dato(treff.group())) is not None
    ]


def med_punktum(tekst: str) -> str:
    """What a user wrote, with dates such as `31/10-2023` and `den 31/10-23` as `31.10.2023`; what
    is no date is left as it is."""

    def byttet(treff: re.Match[str]) -> str:
        dag, maned, ar = (gruppe for gruppe in treff.groups() if gruppe)
        skrevet = f"{dag}.{maned}.{ar}"
        return skrevet if les_dato(skrevet) else treff.group()

    return _MED_STREK.sub(byttet, tekst)


def krev_dato(tekst: str) -> date:
    """The date that a user wrote, in any of the forms above; raises `SakssokFeil` otherwise."""
    dato = les_dato(med_punktum(f"den {tekst.strip()}").removeprefix("den "))
    if dato is None:
        raise SakssokFeil(
            f"«{tekst}» er ikke en gyldig dato; skriv den som 2023-10-31 eller 31.10.2023."
        )
    return dato


def vis_dato(dato: date) -> str:
    """The date as Norwegians write it: 31.10.2023."""
    return f"{dato:%d.%m.%Y}"


def iso(dato: date | None) -> str | None:
    """The date as it is stored and sent, 2023-10-31; None stays None."""
    return dato.isoformat() if dato else None


def fra_iso(tekst: str | None) -> date | None:
    """The date that `iso` wrote."""
    return date.fromisoformat(tekst) if tekst else None
