"""What a line is: a heading, a field, the name of a body, a letterhead.

The tables of what they look like are in `indeks.linje.monstre`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from indeks.dokument import Slag
from indeks.linje import monstre
from indeks.linje.linjer import Linje


def treff(
    tekst: str, tabell: Sequence[monstre.Monster[monstre.T]]
) -> tuple[monstre.Monster[monstre.T], re.Match[str]] | None:
    """The first row of a table that matches the whole line, with its match; None where none does.
    No heading opens with a small letter."""
    if not tekst or len(tekst) > monstre.MAKS_OVERSKRIFT or tekst[0].islower():
        return None
    # In bilingual municipalities a heading stands in both languages: «Mearrádus / Vedtak».
    for del_ in (tekst, *(tekst.split(" / ") if tekst.count(" / ") == 1 else ())):
        for rad in tabell:
            if funn := rad.monster.fullmatch(del_):
                return rad, funn
    return None


def treffer(tekst: str, *tabeller: Sequence[monstre.Monster[Any]]) -> bool:
    """Whether any row of the tables matches the whole line."""
    return any(treff(tekst, tabell) is not None for tabell in tabeller)


@lru_cache(maxsize=1 << 14)
def deloverskrift(tekst: str) -> tuple[Slag, str] | None:
    """What part a line opens, and its heading; the part's text may stand behind it on the line
    («Vedtak: Protokollen godkjennes.», or glued to it, «BehandlingOrdføreren orienterte.»)."""
    if funn := treff(tekst, monstre.DELER):
        return funn[0].gir, tekst
    if (limt := monstre.LIMT.match(tekst)) and (funn := treff(limt["hode"], monstre.DELER)):
        slag = funn[0].gir
        return (slag, limt["hode"]) if slag in monstre.LIMTE_DELER else None
    return None


@lru_cache(maxsize=1 << 14)
def er_organlinje(tekst: str) -> bool:
    """Whether a line names the body that a section is of."""
    return treffer(tekst, monstre.ORGANLINJER)


def opner_innhold(tekst: str) -> bool:
    """Whether a line is a heading of what stands in a sak's section, and never in an agenda."""
    return bool(
        deloverskrift(tekst)
        or treffer(tekst, monstre.ORGANLINJER, monstre.NUMMERERT_VEDTAK)
        or monstre.SAKSGANG_HODE.fullmatch(tekst)
    )


def er_overskrift(tekst: str) -> bool:
    """Whether the line is a heading or a field that no title runs on into."""
    return bool(
        opner_innhold(tekst)
        or treffer(tekst, monstre.PAPIRER, monstre.SAKSGANG_RAD)
        or monstre.FELTLINJE.fullmatch(tekst)
        or monstre.SAKSKART.fullmatch(tekst)
        or monstre.ARKIVFELT.match(tekst)
        or monstre.ARKIVFELT_HODE.fullmatch(tekst)
        or monstre.VEDLEGGSLISTE.match(tekst)
    )


def er_felt(tekst: str) -> bool:
    """Whether a line is a field of a letter's head: the archive's number, who wrote it."""
    return bool(monstre.FELTLINJE.fullmatch(tekst) or monstre.ARKIVFELT.search(tekst))


def er_brevhode(tekst: str) -> bool:
    """Whether a line is the sheet's own: the municipality, the meeting, the page."""
    if monstre.BREVHODE.fullmatch(tekst) or monstre.ER_UTVALG.fullmatch(tekst):
        return True
    if len(tekst) > monstre.MAKS_OVERSKRIFT or not monstre.BREVHODE_TEGN.search(tekst):
        return False
    return not any(tegn.isalnum() for tegn in monstre.BREVHODELEDD.sub("", tekst))


def med_brevhode(linjer: Sequence[Linje], nr: int, *, felt: bool = False) -> int:
    """The first line of the page of line `nr`, where only the sheet's own lines stand above it
    (with `felt`, a letter's fields too, as above the heading of a case paper)."""
    forst = nr
    while forst > 0 and linjer[forst - 1].side == linjer[nr].side:
        forst -= 1
    over = [linje.tekst for linje in linjer[forst:nr] if linje.tekst]
    egne = (
        er_brevhode(t) or (felt and (er_felt(t) or monstre.SAKSTITTEL.match(t) is not None))
        for t in over
    )
    return forst if all(egne) else nr
