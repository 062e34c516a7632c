"""Properties by gårdsnummer and bruksnummer, in the spellings of case papers.

`gnr. 41 bnr. 7`, `gnr/bnr 41/7/0/3`, `gbnr 41/7`, `gårdsnr. 41, bruksnr. 7 og 9`, and bare at the
head of a title (`41/7 - Søknad om …`). The numbers are those of matrikkellova § 5. A bare pair in
running text may be a saksnr and is never taken for a property.
"""

import re
from collections.abc import Iterator, Sequence

from indeks.dokument import Behandling, Del
from indeks.linje.monstre import Monster
from indeks.saksnummer import nokkel_saksnr
from indeks.strukturtyper import Eiendom

_G = (
    r"(?i:g(?:år|ar)ds?(?:s?nr|nummer|s?nummer)?|g\.?(?:nr|bnr)|gnr|gbnr|g/b\.?nr|gnr\.?/bnr"
    r"|g\.nr)\.?"
)
_B = r"(?i:bruks?(?:nr|nummer)|b\.?nr|bnr|br\.nr|bruksnr)\.?"

FORMER: tuple[Monster[str], ...] = (
    Monster(
        "skilt",
        re.compile(
            rf"{_G}\s?:?\s?(?P<gnr>\d{{1,4}})\s?(?:,|/|og|-)?\s?{_B}\s?:?\s?(?P<bnr>\d{{1,4}})"
            r"(?P<flere>(?:(?:, | og |, og |,)(?:bnr\.? )?\d{1,4}(?![\d/.]))*)"
        ),
        "gnr. 41 bnr. 7 og 9",
    ),
    Monster(
        "samlet",
        re.compile(
            rf"(?:{_G}\s?/\s?{_B}|(?i:g/?bnr)\.?|(?i:gnr)\.?|(?i:eiendom(?:men|mene)?|eigedom(?:en|ane|men|mane)?))\s?:?\s?"
            r"(?P<gnr>\d{1,4})/(?P<bnr>\d{1,4})(?P<flere>)(?![\d])"
        ),
        "gnr/bnr 41/7/0/3",
    ),
)
TITTEL = re.compile(
    r"^(?P<gnr>\d{1,4})/(?P<bnr>\d{1,4})(?:/\d{1,4}){0,2} ?[-–,:] ?(?=[A-ZÆØÅa-zæøå])"
)
"""A title that opens with a property: `41/7 - Søknad om …`."""
_TITTEL_SIST = re.compile(r" [-–] (?P<gnr>\d{1,4})/(?P<bnr>\d{1,4})(?:/\d{1,4}){0,2}$")


def finn_eiendommer(tekst: str) -> Iterator[tuple[int, int, int, int]]:
    """Every property in a text as (start, end, gnr, bnr), in order of the forms."""
    for rad in FORMER:
        for treff in rad.monster.finditer(tekst):
            gnr = int(treff["gnr"])
            for bnr in [treff["bnr"], *re.findall(r"\d{1,4}", treff["flere"])]:
                if gnr and int(bnr):
                    yield treff.start(), treff.end(), gnr, int(bnr)


def eiendom_i_tittel(tittel: str) -> tuple[int, int] | None:
    """gnr and bnr that a title opens or ends with, bare; None where it has none."""
    funn = TITTEL.match(tittel) or _TITTEL_SIST.search(tittel)
    return (int(funn["gnr"]), int(funn["bnr"])) if funn and int(funn["gnr"]) else None


def les_eiendommer(
    tekst: str,
    deler: Sequence[Del],
    behandlinger: Sequence[Behandling],
    titler: Sequence[tuple[int, str]] = (),
) -> list[Eiendom]:
    """The properties named in a document: in its text, in its saker's titles, and in `titler`,
    titles of other saker (in a status report) with the place each stands at."""
    sett: set[tuple[int | None, int, int, int]] = set()
    ut: list[Eiendom] = []

    def ta(behandling: int | None, start: int, slutt: int, gnr: int, bnr: int) -> None:
        if (behandling, gnr, bnr, start) not in sett:
            sett.add((behandling, gnr, bnr, start))
            ut.append(Eiendom(behandling, gnr, bnr, start, slutt))

    for del_ in deler:
        for start, slutt, gnr, bnr in finn_eiendommer(
            tekst[del_.start : del_.slutt].replace("\n", " ")
        ):
            ta(del_.behandling, del_.start + start, del_.start + slutt, gnr, bnr)
    for nr, b in enumerate(behandlinger):
        if b.sakstittel and (funnet := eiendom_i_tittel(b.sakstittel)):
            if nokkel_saksnr(f"{funnet[0]}/{funnet[1]}", b.dato) == nokkel_saksnr(b.saksnr, b.dato):
                continue
            sted = tekst.find(f"{funnet[0]}/{funnet[1]}", b.start, b.slutt)
            if sted >= 0:
                ta(nr, sted, sted + len(f"{funnet[0]}/{funnet[1]}"), *funnet)
    for sted, tittel in titler:
        if funnet := eiendom_i_tittel(tittel):
            ta(None, sted, sted + len(tittel), *funnet)
    return sorted(ut, key=lambda e: e.start)
