"""The numbers and dates that a text states, in one form whichever way they are written: «3,5
millioner kroner», «kr 3 500 000», «14. juni», «tolv»."""
# ruff: noqa: SIM905 - a row of words stays one line

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from indeks.datoer import MANEDER
from indeks.ord import norsk

_ORDTALL = {
    ord_: nr
    for nr, rad in enumerate(
        "null/ett eitt/to/tre/fire/fem/seks/sju syv/åtte/ni/ti/elleve/tolv/tretten/fjorten/femten"
        "/seksten/sytten/atten/nitten/tjue".split("/")
    )
    for ord_ in rad.split()
} | {
    ord_: 10 * nr
    for nr, ord_ in enumerate("tretti førti femti seksti sytti åtti nitti hundre".split(), start=3)
}
_ORDTALLORD = re.compile(rf"(?i)\b(?:{'|'.join(_ORDTALL)})\b")
_EN = re.compile(r"(?i)\b[eéè](?:in|it|n|i|tt?)\b")
_AKSENT_EN = re.compile(r"(?i)\b[éè](?:in|n|i)\b")
_SKALA = {"million": Decimal(10**6), "milliard": Decimal(10**9), "tus": Decimal(1000)}
_ENHET = frozenset(norsk.termer("prosent promille kroner"))
_KRONE = norsk.stamme("kroner")
_MANEDSNAVN = {term: nr for nr, navn in enumerate(MANEDER, start=1) for term in norsk.termer(navn)}
UTEN_INNHOLD = frozenset(_SKALA) | _ENHET | frozenset(_MANEDSNAVN)
"""Terms that belong to a number or a date, and say nothing without it."""
_TALL = re.compile(r"\d+(?:k\d+)*")
_ER_TALL = re.compile(r"[dmsp]?\d")
_NUMMER = re.compile(r"[sp]\d.*")
_DAG = re.compile(r"d(\d{4})(\d\d)(\d\d)")
_MANED = re.compile(r"m(\d{4})(\d\d)")
_KORTE_MANEDER = tuple(navn[:3] for navn in MANEDER)
_DAG_UTEN_AR = re.compile(
    rf"(?i)(?<![\d./])(\d{{1,2}})\. ?({'|'.join(_KORTE_MANEDER)})[a-zæøå]*\b\.?(?! ?\d{{4}})"
)
_PAR = re.compile(
    r"(?i)(?<![\d.,/-])(\d{1,4})(?: stemme[rn]?| røyst(?:er|ar)?)?\s?(?:i?mot|i mot|[-–])\s?"
    r"(\d{1,4})(?![\d/-]|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class Verdi:
    """A number or a date: what it is, its unit, and the words behind it, of which it may count
    one."""

    hva: str
    enhet: str = ""
    teller: tuple[str, ...] = ()


def verdier_i(tekst: str) -> frozenset[Verdi]:
    """The numbers, dates, saksnr and paragraphs of a text; with a date also the month, the year and
    the day of the year, and with an article what it may count."""
    verdier = set(_skrevne(tekst))
    for v in tuple(verdier):
        if treff := re.fullmatch(r"d(\d{4})(\d\d)(\d\d)|m(\d{4})(\d\d)|t(\d\d)\d\d", v.hva):
            ar, maned, dag, ar_, maned_, maned__ = treff.groups(default="")
            verdier |= {Verdi(f"n{maned or maned_ or maned__}")}
            verdier |= {Verdi(ar or ar_)} if ar or ar_ else set()
            verdier |= {Verdi(f"m{ar}{maned}"), Verdi(f"t{maned}{dag}")} if dag else set()
    if _EN.search(tekst):
        verdier |= {v for v in _skrevne(_EN.sub("1", tekst)) if v.hva == "1" and v.teller}
    return frozenset(verdier)


def stemmepar(tekst: str) -> frozenset[tuple[str, str]]:
    """The pairs of numbers that a text sets against each other: «15 mot 8», «15-8»."""
    return frozenset(_PAR.findall(_med_siffer(tekst)))


def er_verdi(term: str) -> bool:
    """Whether a term of `norsk.termer` is a number, a date, a saksnr or a paragraph."""
    return _ER_TALL.match(term) is not None


def uten_tallord(tekst: str) -> str:
    """A text without the numbers that are written as words."""
    return _ORDTALLORD.sub(" ", tekst)


def _med_siffer(tekst: str) -> str:
    return _ORDTALLORD.sub(lambda t: str(_ORDTALL[t[0].lower()]), tekst)


def _skrevne(tekst: str) -> Iterator[Verdi]:
    """What is written, in canonical form."""
    for dag, maned in _DAG_UTEN_AR.findall(tekst):
        yield Verdi(f"t{_KORTE_MANEDER.index(maned.lower()) + 1:02}{int(dag):02}")
    tekst = _DAG_UTEN_AR.sub(" ", tekst)
    tekst = _med_siffer(_AKSENT_EN.sub("1", tekst))
    termer = norsk.termer(tekst)
    i = 0
    while i < len(termer):
        term = termer[i]
        if dag_ := _DAG.fullmatch(term):
            yield Verdi(term)
            # The month and the year behind it are said by it.
            i += 3
            if i < len(termer) and _MANEDSNAVN.get(termer[i]) == int(dag_[2]):
                i += 1
        elif maned_ := _MANED.fullmatch(term):
            yield Verdi(term)
            i += 2
            if i < len(termer) and _MANEDSNAVN.get(termer[i]) == int(maned_[2]):
                i += 1
        elif _NUMMER.fullmatch(term):
            yield Verdi(term)
            i += 1
        elif treff := _TALL.match(term):
            verdi = Decimal(re.sub("k", ".", re.sub(r"(?:k0+)+$", "", treff[0]), count=1)
                            .replace("k", ""))  # fmt: skip
            hale = term[treff.end() :]
            enhet = _KRONE if termer[i - 1 : i] == [_KRONE] else ""
            i += 1
            while i < len(termer) and termer[i] in _SKALA:
                verdi *= _SKALA[termer[i]]
                i += 1
            if i < len(termer) and termer[i] in _ENHET:
                enhet = termer[i]
                i += 1
            teller = takewhile(lambda t: not er_verdi(t), termer[i : i + 2])
            yield Verdi(f"{verdi:f}{hale}", enhet, () if enhet else tuple(teller))
        else:
            if term in _MANEDSNAVN:
                yield Verdi(f"n{_MANEDSNAVN[term]:02}")
            i += 1
