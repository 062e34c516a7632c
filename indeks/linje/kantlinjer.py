"""Running headers, footers and page numbers: the lines of each page that are its furniture.

A line is only ever left out whole, only at the top or bottom of a page, and only when it can
hardly be anything but furniture: a page number in plain words, a number that counts along with
the pages, or the very same line page after page. A footer kept is a blemish; a sentence lost is
a wrong answer, so every doubt is settled in favour of keeping the line.
"""
# ruff: noqa: SIM905 - a row of words stays one line

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from indeks.linje import monstre
from indeks.linje.orddeling import MYK

KANT = 3
"""How many non-empty lines from the top and from the bottom of a page can be furniture."""

MAKS_LINJE = 200
"""A longer line is never furniture."""

_Slag = Literal["side", "brok", "strek", "tall", "sideord", "ark", "mote", "teller", "fast"]
"""What speaks for a line being furniture, from `Side 4` alone on the line, `3/6`, `- 4 -`, `4`,
a line with `side 4` in it, the sheet's own name (the municipality, or the meeting over the number
of the page) and one that names the meeting with its date, to a line that ends in a counter and one
that never changes."""

_BARE_ORD: frozenset[_Slag] = frozenset({"teller", "fast"})
"""The weak ones, which rest on the words alone."""


@dataclass(frozen=True, slots=True)
class _Merke:
    """What a line must share with the lines of other pages to be taken as the same furniture.

    `forskyvning` is the page's place in the PDF less the number printed, the same all through
    one document; `av` is the number of pages printed, if any; `rad` is the line's distance from
    the edge, for the marks that rest on the words alone.
    """

    slag: _Slag
    form: str
    forskyvning: int = 0
    av: int = 0
    rad: int = 0


_SIDE_AV = re.compile(r"(?i)(?:side|page)[ :.]{0,3}(\d{1,5}) ?(?:av|of|/) ?(\d{1,5})")
_SIDE = re.compile(r"(?i)(?:side|page)[ :.]{0,3}(\d{1,5})")
_BROK = re.compile(r"(\d{1,4}) ?(/|av|of) ?(\d{1,4})")
_STREK = re.compile(r"[-–—] ?(\d{1,4}) ?[-–—]")
_TALL = re.compile(r"\d{1,4}")
_SIDEORD = re.compile(r"(?i)\b(?:side|page)[ :.]{0,3}(\d{1,5})\b")
_TELLER = re.compile(r"(?:(\d{1,4}) [^\W\d].*|.*[^\W\d] (\d{1,4}))")
_TELLER_BOKSTAVER = 12
_ARSTALL = range(10, 41)


def _er_side_av(linje: str) -> bool:
    """Whether the line is `Side 3 av 14` and nothing else, which nothing but a footer is."""
    treff = _SIDE_AV.fullmatch(linje)
    return treff is not None and 0 < int(treff[1]) <= int(treff[2])


def _merker(linje: str, rad: int, sidenr: int, antall_sider: int) -> Iterator[_Merke]:
    """The marks of a line on page `sidenr` (from 1) that other pages could share."""
    if treff := _SIDE.fullmatch(linje):
        yield _Merke("side", "", sidenr - int(treff[1]))
    elif treff := _BROK.fullmatch(linje):
        nr, av = int(treff[1]), int(treff[3])
        if 0 < nr <= av:
            yield _Merke("brok", treff[2], sidenr - nr, av)
    elif treff := _STREK.fullmatch(linje):
        yield _Merke("strek", "", sidenr - int(treff[1]))
    elif _TALL.fullmatch(linje):
        if 0 < int(linje) <= antall_sider:
            yield _Merke("tall", "", sidenr - int(linje))
    elif treff := _SIDEORD.search(linje):
        if not _SAKSLINJE.match(linje):
            yield _Merke("sideord", _med_hull(linje, treff, 1), sidenr - int(treff[1]))
    elif _MOTEHODE.match(linje) and _SAKSNR_ELLER_DATO.search(linje):
        yield _Merke("mote", linje, rad=rad)
    elif not _er_vernet(linje):
        yield _Merke("fast", linje, rad=rad)
        bokstaver = sum(tegn.isalpha() for tegn in linje)
        flere_ord = linje.count(" ") > 1
        if flere_ord and bokstaver >= _TELLER_BOKSTAVER and (treff := _TELLER.fullmatch(linje)):
            gruppe = 1 if treff[1] else 2
            forskyvning = sidenr - int(treff[gruppe])
            yield _Merke("teller", _med_hull(linje, treff, gruppe), forskyvning, rad=rad)


def _med_hull(linje: str, treff: re.Match[str], gruppe: int) -> str:
    return linje[: treff.start(gruppe)] + "#" + linje[treff.end(gruppe) :]


_SAKSLINJE = re.compile(r"\W*(?:[^\W\d_]{1,5}[ -]{1,3}){0,2}\d{1,5}/\d{2,}")
_SAKSNR_ELLER_DATO = re.compile(r"\d/\d|\b\d{1,2}\. ?\d{1,2}\. ?\d{2,4}\b")
_MOTEHODE = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå-]+ (?i:kommune|herad)\b|(?i:møte(?:bok|protokoll)|protokoll)).{8,}"
)
_PUNKT = re.compile(r"(?:\d{1,3}|[^\W\d_])[.)]")
_INNHOLD = re.compile(
    r"""(?ix) \W* (?:
    administrasjon | arbeidsmiljø | arkiv | avstem | bakgrunn | behandl | beløp | dokument
    | eldreråd | enstemmig | faste? | figur | formannskap | forslag | framlegg | fremlegg
    | føresegn | graf\b | grunngj | grunnlag | habil | handsam | heimel | hjemmel | hovedutv
    | hovudutv | inhabil | innkall | innleiing | innledning | innstilling | interpell | kapi
    | komit | kommunedirekt | kommunestyre | konklusjon | kontrollut | merknad | møte | orienter
    | protokoll | punkt | referat | rettsl | råd | røyst | sak | samandrag | sammendrag
    | samrøyst | saml | spørsm | sum\b | særutskr | tabell | tillegg | tilråd | tiltak | ugild
    | underskr | ungdomsråd | unntatt | utgreiing | utskrift | utval | vararepr | varamed
    | vedlegg | vedtak | vedtatt | vedtek | voter | vurdering | økonomi )"""
)
_KOLONNE = frozenset(
    """ansvar arivsak arkivsak avvik behandlet behandles beløp budsjett budsjettendring dato
    forslag fra funksjon inntekt kode konto kostnad kr merknad møtedato møter navn namn nr oppr
    prosjekt regnskap representerer rekneskap repr rev sak saksbehandler saksnr sakstittel side
    status sted sum tid tiltak tittel utvalg utval øk.plan økonomiplan år""".split()
)
_KOMMUNE = re.compile(r"[A-ZÆØÅ][\wæøå-]+(?: og [A-ZÆØÅ][\wæøå-]+)? (?i:kommune|herad)")
_TEGN_SLUTT = ".,:;!?"
_PAPIR = re.compile(r"(?i)\W*(?:saks?|møte|sær)(?:fr[ae]m|papir|prot|utgr|inn[ks]|bok|utskr)")
"""The heading of a paper; several short ones in a row begin with the same lines."""


def _er_vernet(linje: str) -> bool:
    """Whether the line, however often it recurs, may be content."""
    if linje[-1] in _TEGN_SLUTT or linje[0].islower() or not linje[0].isalnum():
        return True
    if (
        _PUNKT.match(linje)
        or _SAKSLINJE.match(linje)
        or _SAKSNR_ELLER_DATO.search(linje)
        or _INNHOLD.match(linje)
    ):
        return True
    ord_ = linje.casefold().split()
    if len(ord_) < 2 or len(re.findall(r"\d+", linje)) > 2:
        return True
    return sum(o.strip(".,:") in _KOLONNE for o in ord_) > 1 or any("beløp" in o for o in ord_)


def _holder(merke: _Merke, lop: Sequence[int], sider: Sequence[int]) -> bool:
    """Whether a run of pages with the same mark is evidence enough.

    `lop` are the pages' places among the pages that have text, `sider` their numbers in the PDF.
    """
    antall = len(lop)
    andel = antall / (lop[-1] - lop[0] + 1)
    match merke.slag:
        case "side":
            return antall > 1 or merke.forskyvning == 0
        case "brok":
            # `3/21` may be sak 3 of 2021: then the count has to reach its end.
            arstall = merke.form == "/" and merke.av in _ARSTALL
            return antall > 1 and (not arstall or sider[-1] - merke.forskyvning == merke.av)
        case "strek":
            return antall > 1
        case "tall":
            return antall >= (3 if merke.forskyvning == 0 else 4) and andel >= 0.75
        case "sideord":
            return antall > 2
        case "mote":
            return antall > 3 and andel >= 0.8
        case "ark":
            return antall > 1 and andel >= 0.8
        case "teller":
            return antall > 7 and andel >= 0.8
        case "fast":
            annenhver = antall > 5 and all(b - a == 2 for a, b in pairwise(lop))
            return antall > 4 and (andel >= 0.8 or annenhver)


def _lop(merke: _Merke, plasser: Sequence[int]) -> Iterator[list[int]]:
    """Split the places at which a mark stands into runs, each within one neighbourhood."""
    gap = {"brok": merke.av, "side": 4}.get(merke.slag, 2)
    lop: list[int] = []
    for plass in plasser:
        if lop and plass - lop[-1] > gap:
            yield lop
            lop = []
        lop.append(plass)
    yield lop


def finn_kantlinjer(linjer: Sequence[Sequence[str]]) -> list[set[int]]:
    """The numbers of the lines of each page that are furniture."""
    # Pages without text do not break a run: only the others are counted.
    sider = [nr for nr, side in enumerate(linjer, start=1) if any(side)]
    kanter = [_kanter(linjer[nr - 1]) for nr in sider]
    fjernes: list[set[int]] = [set() for _ in linjer]
    topp = [begge[0] for begge in kanter]
    for kant in (0, 1):
        funnet = _gjentatt(linjer, sider, [begge[kant] for begge in kanter], topp)
        for plass, nr in enumerate(sider):
            ubrutt = True
            for linjenr in kanter[plass][kant]:
                i_ord = (plass, linjenr, True) in funnet or _er_side_av(linjer[nr - 1][linjenr])
                if i_ord or (ubrutt and (plass, linjenr, False) in funnet):
                    fjernes[nr - 1].add(linjenr)
                else:
                    ubrutt = False
    return fjernes


def _kanter(side: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the outermost non-empty lines, from the top down and from the bottom up."""
    fylte = [nr for nr, linje in enumerate(side) if linje]
    return fylte[:KANT], fylte[: -KANT - 1 : -1]


def _gjentatt(
    linjer: Sequence[Sequence[str]],
    sider: Sequence[int],
    kant: Sequence[Sequence[int]],
    topp: Sequence[Sequence[int]],
) -> set[tuple[int, int, bool]]:
    """The lines at one edge that recur: the page's place, the line's number, and whether the
    line goes even when a line nearer the edge stays (a page number in words)."""
    steder: defaultdict[_Merke, dict[int, list[int]]] = defaultdict(dict)
    for plass, nr in enumerate(sider):
        nytt_papir = any(_PAPIR.match(linjer[nr - 1][linjenr]) for linjenr in topp[plass])
        for rad, linjenr in enumerate(kant[plass]):
            linje = linjer[nr - 1][linjenr].removesuffix(MYK)
            if linje and len(linje) <= MAKS_LINJE:
                for merke in _merker(linje, rad, nr, len(linjer)):
                    # What stands elsewhere on the page too is a table cell or the like.
                    if merke.slag in _BARE_ORD and (nytt_papir or linjer[nr - 1].count(linje) > 1):
                        continue
                    steder[merke].setdefault(plass, []).append(linjenr)
        for merke, under in () if nytt_papir else _arkets(linjer[nr - 1], kant[plass], nr):
            steder[merke].setdefault(plass, []).extend(under)
    funnet: set[tuple[int, int, bool]] = set()
    for merke, plasser in steder.items():
        for lop in _lop(merke, list(plasser)):
            if not _holder(merke, lop, [sider[plass] for plass in lop]):
                continue
            # A line of words stays where it stands first, so that nothing is lost altogether.
            forste = 1 if merke.slag in _BARE_ORD or merke.slag in ("mote", "ark") else 0
            for plass in lop[forste:]:
                funnet.update((plass, nr, merke.slag == "side") for nr in plasser[plass])
    return funnet


def _arkets(
    side: Sequence[str], kant: Sequence[int], sidenr: int
) -> Iterator[tuple[_Merke, Sequence[int]]]:
    """The marks of the outermost line that is the sheet's own name, with the numbers of its lines:
    the municipality alone, or the meeting with the number of the page on the line within."""
    if not kant:
        return
    forst = side[kant[0]]
    if _KOMMUNE.fullmatch(forst):
        yield _Merke("ark", forst), kant[:1]
    elif len(kant) > 1 and monstre.MOTELINJE.fullmatch(forst) and _TALL.fullmatch(side[kant[1]]):
        yield _Merke("ark", forst, sidenr - int(side[kant[1]])), kant[:2]
