"""How a vedtak differs from what was proposed: point by point, word by word.

Points are paired by their words first and by their numbers second, since a committee that adds a
point in front moves the others down. Within a pair, `difflib` tells which words came and went.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from indeks.lagring.strukturlager import Vedtaksrad
from indeks.linje.monstre import MOTELINJE

Endringsslag = Literal["likt", "endret", "lagt_til", "fjernet"]
Ordslag = Literal["likt", "lagt_til", "fjernet"]

_SIDELINJE = re.compile(rf"\n{MOTELINJE.pattern}(?:\n|$)")

_PAR = 60.0
"""From this likeness (0 to 100) on, two points are the same one, changed."""

_HVEM = (
    r"(?:rådmann|kommunedirektør|administrasjon|formannskap|utvalg|utval|komit|saksbehandler"
    r"|ordfører|ordførar|leder|leiar)\w*"
)
_HVA = r"(?:tilråding|innstilling|forslag|framlegg)\w*"
_GODTA = r"(?:godkjenn|vedt|tiltre|støtt)\w*"
_SOM_FORESLATT = re.compile(
    rf"(?i){_HVEM}(?: \w+){{0,4}}? {_HVA}(?: til \w+)?(?: \w+){{0,4}}? {_GODTA}"
    rf"|{_GODTA}(?: \w+){{0,3}}? {_HVEM}(?: \w+){{0,3}}? {_HVA}"
)
"""A vedtak that only says that it follows what was proposed."""


@dataclass(frozen=True, slots=True)
class Ordrekke:
    """Words that two texts share, or that only one of them has."""

    slag: Ordslag
    tekst: str


@dataclass(frozen=True, slots=True)
class Punktendring:
    """What became of one point. `fra` and `til` are its numbers in what was proposed and what was
    decided, None where it stands in only one; `ord` are its words in order."""

    slag: Endringsslag
    fra: str | None
    til: str | None
    ord: tuple[Ordrekke, ...]


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """A vedtak beside what was proposed. `som_foreslatt` is True where all points are alike or the
    vedtak only says that it follows the proposal."""

    som_foreslatt: bool
    punkter: tuple[Punktendring, ...]


def sammenlign(forslag: Vedtaksrad, vedtak: Vedtaksrad) -> Sammenligning:
    """The differences between a proposed and a decided text."""
    foreslatt, besluttet = _punkter(forslag), _punkter(vedtak)
    viser_til = len(vedtak.tekst) < 240 and _SOM_FORESLATT.search(" ".join(vedtak.tekst.split()))
    likest = max((fuzz.ratio(a[1], b[1]) for a in foreslatt for b in besluttet), default=0)
    if viser_til and likest < _PAR:
        return Sammenligning(True, ())
    par = _par(foreslatt, besluttet)
    ut: list[Punktendring] = []
    brukt = {i for i, _ in par.items()}
    neste_fjernet = 0
    omvendt = {j: i for i, j in par.items()}
    for j, (nr, tekst) in enumerate(besluttet):
        i = omvendt.get(j)
        if i is None:
            ut.append(Punktendring("lagt_til", None, nr, (Ordrekke("lagt_til", tekst),)))
            continue
        ut += _fjernet(foreslatt, range(neste_fjernet, i), brukt)
        neste_fjernet = max(neste_fjernet, i + 1)
        ord_ = _ordendringer(foreslatt[i][1], tekst)
        likt = all(o.slag == "likt" for o in ord_)
        ut.append(Punktendring("likt" if likt else "endret", foreslatt[i][0], nr, ord_))
    ut += _fjernet(foreslatt, range(neste_fjernet, len(foreslatt)), brukt)
    return Sammenligning(all(p.slag == "likt" for p in ut), tuple(ut))


def _fjernet(
    foreslatt: Sequence[tuple[str, str]], hvilke: range, brukt: set[int]
) -> list[Punktendring]:
    return [
        Punktendring("fjernet", foreslatt[i][0], None, (Ordrekke("fjernet", foreslatt[i][1]),))
        for i in hvilke
        if i not in brukt
    ]


def _punkter(rad: Vedtaksrad) -> list[tuple[str, str]]:
    """Number and words of each point; a text without points is one, with no number. What stands
    before the first point is one too."""
    if not rad.punkter:
        return [("", _ren(rad.tekst))]
    forst = rad.tekst.find(rad.punkter[0].tekst)
    ingress = _ren(re.sub(r"\d{1,2}[.)]?\s*$|[a-h][.)]\s*$", "", rad.tekst[: max(0, forst)]))
    ut = [("", ingress)] if len(ingress) > 12 else []
    return [*ut, *((p.nr, _ren(p.tekst)) for p in rad.punkter)]


def _ren(tekst: str) -> str:
    """The words alone: what a page's own line broke off is one again."""
    tekst = _SIDELINJE.sub("\n", tekst)
    tekst = re.sub(r"\((?i:kommunestyret|formannskapet) gjør endelig vedtak\.?\)\.?", "", tekst)
    return " ".join(tekst.split()).strip()


def _par(a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Which point of `a` is which of `b`: the likest first, each once, equal numbers ahead."""
    mulige = sorted(
        (
            (fuzz.ratio(_nokkel(x[1]), _nokkel(y[1])) + 5 * (x[0] == y[0]), -abs(i - j), i, j)
            for i, x in enumerate(a)
            for j, y in enumerate(b)
        ),
        reverse=True,
    )
    ut: dict[int, int] = {}
    tatt: set[int] = set()
    for likhet, _, i, j in mulige:
        if likhet >= _PAR and i not in ut and j not in tatt:
            ut[i] = j
            tatt.add(j)
    if len(a) == len(b) == 1 and not ut:
        ut[0] = 0
    return ut


def _nokkel(tekst: str) -> str:
    return re.sub(r"\W+", " ", tekst.casefold()).strip()


def _ordendringer(fra: str, til: str) -> tuple[Ordrekke, ...]:
    a, b = fra.split(), til.split()
    # Punctuation and capitals alone are no change of what was decided.
    sammenligner = SequenceMatcher(None, [_ord(x) for x in a], [_ord(x) for x in b], autojunk=False)
    ut: list[Ordrekke] = []
    for slag, i1, i2, j1, j2 in sammenligner.get_opcodes():
        # A space that the reading of a page put into a word is no change either.
        if slag == "equal" or "".join(map(_ord, a[i1:i2])) == "".join(map(_ord, b[j1:j2])):
            ut.append(Ordrekke("likt", " ".join(b[j1:j2])))
            continue
        if i2 > i1:
            ut.append(Ordrekke("fjernet", " ".join(a[i1:i2])))
        if j2 > j1:
            ut.append(Ordrekke("lagt_til", " ".join(b[j1:j2])))
    return tuple(ut)


def _ord(ord_: str) -> str:
    return ord_.casefold().strip(".,;:()«»\"'–-") or ord_
