"""The two numbers of a sak: the utvalg's own (saksnr) and the archive's (arkivsaksnr).

`25/23`, `PS 92/10`, `021/15`, `15/2019`, `FT-13/17`, and `21/137` where the year comes first are
all saksnr. A saksnr is unique only within one utvalg and one year; the arkivsaksnr follows the
case through all of them. Both are shown as printed; `nokkel` is what they are compared by.
"""

import re
from dataclasses import dataclass
from datetime import date

SAKSNR = r"(?:\d{1,4}/\d{2,4}|\d{2}/0\d{4})(?![\d/-])"
"""A saksnr's digits, without groups, for use inside other patterns. Three digits last only where
the year comes first (`21/137`, `KS-21/00045`); `tolk_saksnr` tells whether it can be one."""

AR_MULIGE = range(1990, 2050)
"""The years that a number with a year in it can be of, where nothing else tells that it is a
sak's."""

PREFIKS = r"[A-ZÆØÅ]{1,5}(?: ?-? ?[Ss]ak(?:nr\.?)?)?"
"""Letters before a saksnr: PS, RS, FSK, F-sak. Without groups."""

HELT_SAKSNR = rf"(?:{PREFIKS}[ -]{{0,3}})?{SAKSNR}"
"""A saksnr with the letters before it, where it has some."""

_NUMMER = re.compile(r"(\d{1,4})/(\d{2,5})")
_ARKIVSAKSNR = re.compile(r"(?:[A-ZÆØÅ]-)?(\d{4}|\d{2})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Nummer:
    """A saksnr by what it means: the running number and the year, four digits."""

    nr: int
    ar: int

    @property
    def nokkel(self) -> str:
        return f"{self.nr}/{self.ar}"


def _fullt_ar(tekst: str) -> int:
    ar = int(tekst)
    if len(tekst) == 4:
        return ar
    return 2000 + ar if ar < 50 else 1900 + ar


def tolk_saksnr(tekst: str, motedato: date | None = None) -> Nummer | None:
    """The number and year in a saksnr, prefix and leading zeros aside; None where there is none.

    Some municipalities write the year first (`21/137`). The year of the meeting tells which
    half it is; without one the second half is the year unless only the first can be.
    """
    treff = _NUMMER.search(tekst)
    if treff is None:
        return None
    forste, andre = treff.groups()
    ar_sist = _fullt_ar(andre) if len(andre) in (2, 4) else None
    ar_forst = _fullt_ar(forste) if len(forste) in (2, 4) else None
    if ar_sist is not None and not 1950 <= ar_sist <= 2099:
        ar_sist = None
    if ar_forst is not None and not 1950 <= ar_forst <= 2099:
        ar_forst = None
    if motedato is not None and ar_sist != motedato.year and ar_forst == motedato.year:
        return Nummer(int(andre), ar_forst)
    if ar_sist is not None:
        return Nummer(int(forste), ar_sist)
    if ar_forst is not None:
        return Nummer(int(andre), ar_forst)
    return None


def aret_forst(tekst: str, motedato: date | None = None) -> bool | None:
    """Whether a saksnr has its year first, `21/137` and not `137/21`; None for `21/21`."""
    nummer, treff = tolk_saksnr(tekst, motedato), _NUMMER.search(tekst)
    if nummer is None or treff is None or int(treff.group(1)) == int(treff.group(2)):
        return None
    return int(treff.group(2)) == nummer.nr


def nokkel_saksnr(tekst: str | None, motedato: date | None = None) -> str | None:
    """`021/21`, `PS 21/21` and `21/2021` all become `21/2021`; None where no saksnr is found."""
    nummer = tolk_saksnr(tekst, motedato) if tekst else None
    return nummer.nokkel if nummer else None


def uten_journalpost(arkivsaksnr: str) -> str:
    """`23/17920-1` → `23/17920`: the case without the number of the one document in it."""
    return re.sub(r"(?<=\d)-\d+$", "", arkivsaksnr.strip())


def nokkel_arkivsaksnr(tekst: str | None) -> str | None:
    """What arkivsaksnr are compared by: `K-23/04741-1` and `2023/4741` both become `2023/4741`."""
    treff = _ARKIVSAKSNR.search(tekst) if tekst else None
    if treff is None:
        return None
    return f"{_fullt_ar(treff.group(1))}/{int(treff.group(2))}"
