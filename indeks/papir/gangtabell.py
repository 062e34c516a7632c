"""The table of bodies that a sak goes through, in whichever order a PDF gives its cells.

A table comes out row by row on one line each (`Formannskapet 21.03.2023 40/23`), cell by cell with
a line each, or column by column, all names first. A row may lack date and number. What cannot be
told to belong to a body is given to none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from indeks.datoer import DATO, les_dato
from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.saksnummer import HELT_SAKSNR
from indeks.utvalg import rens_utvalg


@dataclass(frozen=True, slots=True)
class Saksgang:
    """A row of the table of bodies: where and when the sak is or was treated, with which saksnr."""

    utvalg: str
    dato: date | None
    saksnr: str | None


@dataclass(frozen=True, slots=True)
class _Celle:
    """A cell: what it tells, and its (last) line."""

    slag: Literal["utvalg", "dato", "saksnr"]
    verdi: str
    linje: int


_MAKS_HODE = 20
"""How many lines the head can take where its columns are spread."""
_BAK = rf"(?:(?P<dato>{DATO})(?: (?P<saksnr>{HELT_SAKSNR}))?|(?P<bare>{HELT_SAKSNR}))"
_RADER = (
    *(rad.monster for rad in monstre.SAKSGANG_RAD),
    re.compile(
        rf"(?:\d{{1,2}}\.? )?(?P<utvalg>{monstre.UTVALG_KORT}|{monstre.UTVALG_FORST})(?: {_BAK})?"
    ),
    re.compile(_BAK),
)
_RESTEN = re.compile(rf"(?P<utvalg>[a-zæøå][\wæøå ,/-]{{1,60}}?)(?: {_BAK})?")
"""The rest of a name that is broken over two lines, and what stands behind it."""
_BRUTT = re.compile(r"(?:[,/-]| (?:og|for|av|i|med|til))$")
_EIES = re.compile(r"(?i)(?:styret|rådet|utvalget|skapet|nemnda|komiteen)s(?![\wæøå])")
"""Somebody's, as a title opens: `Ungdomsrådets årsmelding`."""


def saksgang_ved(
    linjer: Sequence[Linje], fra: int, til: int
) -> tuple[tuple[Saksgang, ...], int] | None:
    """The rows of the table of bodies whose head is line `fra`, or whose caption is (`Saksgang`,
    `Behandling:` above the head), and the line behind it. None where there is no such table."""
    if monstre.SAKSGANG_TITTEL.fullmatch(linjer[fra].tekst):
        fra = next((nr for nr in range(fra + 1, til) if linjer[nr].tekst), fra)
    i_ett = _er_hode(linjer[fra].tekst)
    if not i_ett and not _er_spredt_hode(linjer, fra, til):
        return None
    celler: list[_Celle] = []
    kolonner: list[str] = []
    kolonnevis = False
    etter = fra
    for nr in range(fra, til):
        tekst = linjer[nr].tekst
        if not tekst:
            continue
        if not i_ett and (kolonne := _kolonne(tekst)) and kolonne not in kolonner:
            kolonner.append(kolonne)
            kolonnevis |= bool(celler)
        elif not _er_hode(tekst):
            delt = _brutt_navn(celler, nr) if tekst[0].islower() else None
            nye = _les_celler(tekst, nr, celler[delt].verdi if delt is not None else None)
            if nye is None or (i_ett and delt is None and _opptatt(celler, nye)):
                break
            if delt is not None:
                celler[delt] = nye.pop(0)
            celler += nye
        etter = nr + 1
    kolonnevis |= not i_ett and (kolonner[0] != "utvalg" or _kan_vaere_kolonner(celler, linjer))
    return _rader(celler, kolonnevis=kolonnevis), etter


def _er_hode(tekst: str) -> bool:
    return len(tekst) <= monstre.MAKS_OVERSKRIFT and bool(monstre.SAKSGANG_HODE.fullmatch(tekst))


def _kolonne(tekst: str) -> str | None:
    if len(tekst) > monstre.MAKS_OVERSKRIFT:
        return None
    return next((slag for slag, m in monstre.SAKSGANG_KOLONNER.items() if m.fullmatch(tekst)), None)


def _er_spredt_hode(linjer: Sequence[Linje], fra: int, til: int) -> bool:
    """Whether a line is the name of a column, with those of the two others below and nothing but
    cells between."""
    kolonner: set[str] = set()
    for nr in range(fra, min(til, fra + _MAKS_HODE)):
        tekst = linjer[nr].tekst
        if kolonne := _kolonne(tekst):
            kolonner.add(kolonne)
        elif not kolonner:
            return False
        elif tekst and not (_RESTEN.fullmatch(tekst) or _les_celler(tekst, nr)):
            break
    return len(kolonner) == 3


def _brutt_navn(celler: Sequence[_Celle], nr: int) -> int | None:
    """Where the name on the line above stands among the cells, when it can go on below."""
    i = next((i for i in range(len(celler) - 1, -1, -1) if celler[i].slag == "utvalg"), None)
    if i is None or celler[i].linje != nr - 1:
        return None
    return i if i == len(celler) - 1 or _BRUTT.search(celler[i].verdi) else None


def _les_celler(tekst: str, nr: int, navn: str | None = None) -> list[_Celle] | None:
    """The cells on a line, the name first; None where it is no line of such a table. With `navn`
    the line goes on with that name."""
    if len(tekst) > monstre.MAKS_OVERSKRIFT or (navn is None and tekst[0].islower()):
        return None
    monstrene = _RADER if navn is None else (_RESTEN,)
    funn = next((f for m in monstrene if (f := m.fullmatch(tekst))), None)
    if funn is None:
        return None
    felt = {slag: verdi for slag, verdi in funn.groupdict().items() if verdi}
    ut: list[_Celle] = []
    if utvalg := felt.get("utvalg"):
        if _EIES.search(utvalg):
            return None
        ut.append(_Celle("utvalg", f"{navn} {utvalg}" if navn else utvalg, nr))
    if dato := felt.get("dato"):
        ut.append(_Celle("dato", dato, nr))
    if saksnr := felt.get("saksnr") or felt.get("bare"):
        ut.append(_Celle("saksnr", saksnr, nr))
    return ut


def _opptatt(foran: Sequence[_Celle], nye: Sequence[_Celle]) -> bool:
    """Whether cells without a name come where the last row has such cells already."""
    if nye[0].slag == "utvalg":
        return False
    siste = next((i for i, c in enumerate(reversed(foran)) if c.slag == "utvalg"), len(foran))
    har = {c.slag for c in foran[len(foran) - siste :]}
    return siste == len(foran) or any(c.slag in har for c in nye)


def _kan_vaere_kolonner(celler: Sequence[_Celle], linjer: Sequence[Linje]) -> bool:
    """Whether cells on lines of their own can have come column by column: all names first, with
    no blank line, an empty cell, between them."""
    navn = [c for c in celler if c.slag == "utvalg"]
    resten = [c for c in celler if c.slag != "utvalg"]
    if len(navn) < 2 or any(c.linje < navn[-1].linje for c in resten):
        return False
    mellom = (linjer[a.linje + 1 : b.linje] for a, b in pairwise(navn))
    return all(linje.tekst for linjene in mellom for linje in linjene)


def _rader(celler: Sequence[_Celle], *, kolonnevis: bool) -> tuple[Saksgang, ...]:
    """The cells as rows. Where they come by columns, dates and numbers are known to belong to a
    body only where there is one for each."""
    navn = [c.verdi for c in celler if c.slag == "utvalg"]
    if not kolonnevis:
        rader: list[dict[str, str]] = []
        for c in celler:
            if c.slag == "utvalg":
                rader.append({})
            if not rader or c.slag in rader[-1]:
                break
            rader[-1][c.slag] = c.verdi
        else:
            return tuple(_rad(r["utvalg"], r.get("dato"), r.get("saksnr")) for r in rader)
    datoer, numre = ([c.verdi for c in celler if c.slag == slag] for slag in ("dato", "saksnr"))
    like = len(navn)
    return tuple(
        _rad(
            n,
            datoer[i] if len(datoer) == like else None,
            numre[i] if len(numre) == like else None,
        )
        for i, n in enumerate(navn)
    )


def _rad(utvalg: str, dato: str | None, saksnr: str | None) -> Saksgang:
    return Saksgang(rens_utvalg(utvalg), les_dato(dato) if dato else None, saksnr)
