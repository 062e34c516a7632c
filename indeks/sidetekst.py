"""From the pages' text as a PDF reader gives it to one clean text with known page limits.

Running headers, footers and page numbers are left out, line breaks inside words are mended,
spaces and blank lines are folded. Everything here is a pure function of the page texts.

A line is only ever left out whole, only at the top or bottom of a page, and only when it can
hardly be anything but furniture: a page number in plain words, a number that counts along with
the pages, or the very same line page after page. A footer kept is a blemish; a sentence lost is
a wrong answer, so every doubt is settled in favour of keeping the line.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from indeks import monstre

KANT = 3
"""How many non-empty lines from the top and from the bottom of a page can be furniture."""

MAKS_LINJE = 200
"""A longer line is never furniture."""

_MYK = "\u00ad"
_LINJESKIFT = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ENDELOS = re.compile(r"(\S{500})(?=\S)")
"""A run of so many characters without a space is no word, but a picture of letters or a broken
font; it is broken over lines, since every pattern that reads words reads it from each letter."""

_USYNLIGE = {ord(tegn): None for tegn in "\u200b\u2060\ufeff"}


def rens_sider(sider: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The clean text of the pages, and the offset in it at which each page starts.

    The pages that have text are joined with a line break. A page without text starts where the
    next page with text starts (or at the end of the text), so `indeks.dokument.side_av` gives
    the right page for every character; a line break between two pages belongs to the first.
    """
    linjer = [_linjer(side) for side in sider]
    ordsett = _ordsett(linjer)
    biter: list[str] = []
    sidestart: list[int] = []
    lengde = 0
    for side, fjernes in zip(linjer, _kantlinjer(linjer), strict=True):
        beholdt = [linje for nr, linje in enumerate(side) if nr not in fjernes]
        tekst = "\n".join(_reparer(_fold_blanke(beholdt), ordsett))
        sidestart.append(lengde)
        if tekst:
            biter.append(tekst)
            lengde += len(tekst) + 1
    hele = "\n".join(biter)
    return hele, tuple(min(start, len(hele)) for start in sidestart)


def lopende_linjer(sider: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The lines `rens_sider` leaves out of each page, for inspection."""
    linjer = [_linjer(side) for side in sider]
    return tuple(
        tuple(side[nr].removesuffix(_MYK) for nr in sorted(fjernes))
        for side, fjernes in zip(linjer, _kantlinjer(linjer), strict=True)
    )


_SPERRET = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")


def tett_sperret(tekst: str) -> str:
    """Join runs of four or more single letters with single spaces between: `S t a t u s`.

    For the search index only: the spaces between words are lost in letter-spaced text.
    """
    return _SPERRET.sub(lambda treff: treff[0].replace(" ", ""), tekst)


def _linjer(side: str) -> list[str]:
    """The page's lines with spaces folded; a soft hyphen is kept only where it ends a line."""
    side = _ENDELOS.sub(r"\1\n", _LINJESKIFT.sub("\n", side))
    return [_fold_linje(linje) for linje in side.split("\n")]


def _fold_linje(linje: str) -> str:
    linje = " ".join(linje.translate(_USYNLIGE).split())
    if _MYK not in linje:
        return linje
    uten = " ".join(linje.replace(_MYK, "").split())
    return uten + _MYK if uten and linje.endswith(_MYK) else uten


def _fold_blanke(linjer: Sequence[str]) -> list[str]:
    """Without blank lines at the ends, and never two in a row."""
    ut: list[str] = []
    for linje in linjer:
        if linje or (ut and ut[-1]):
            ut.append(linje)
    if ut and not ut[-1]:
        ut.pop()
    return ut


# --- Running headers, footers and page numbers -------------------------------------------------

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


def _ordliste(ord_: str) -> frozenset[str]:
    return frozenset(ord_.split())


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
_KOLONNE = _ordliste(
    """ansvar arivsak arkivsak avvik behandlet behandles beløp budsjett budsjettendring dato
    forslag fra funksjon inntekt kode konto kostnad kr merknad møtedato møter navn namn nr oppr
    prosjekt regnskap representerer rekneskap repr rev sak saksbehandler saksnr sakstittel side
    status sted sum tid tiltak tittel utvalg utval øk.plan økonomiplan år"""
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


def _kantlinjer(linjer: Sequence[Sequence[str]]) -> list[set[int]]:
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
            linje = linjer[nr - 1][linjenr].removesuffix(_MYK)
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


# --- Words broken at the end of a line ---------------------------------------------------------

_BINDESTREKER = "-\u2010" + _MYK
_APNENDE = "(«\"“”'‘["
_LUKKENDE = frozenset(".,;:!?)»\"”'’]")
_ORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*[-\u2010\u00ad]?")
_ETTER_STREK = _ordliste(
    """og eller samt til men enn som resp henholdsvis hhv kontra versus med mot i på av for fra
    ved om under over etter er en ei et å de der den det har skal kan vil hos per pr ikke ikkje
    inn ut opp ned"""
)
_FORSTAVELSER = _ordliste(
    """an av be bi etter for fra fram frem gjen inn med mellom mis mot ned om opp over på sam
    til und under ut van ved"""
)


def _ordsett(linjer: Sequence[Sequence[str]]) -> frozenset[str]:
    """The whole words of the document, to tell how a broken word is written elsewhere in it."""
    if not any(linje.endswith(tuple(_BINDESTREKER)) for side in linjer for linje in side):
        return frozenset()
    return frozenset(
        ord_.casefold()
        for side in linjer
        for linje in side
        for ord_ in _ORD.findall(linje)
        if ord_[-1] not in _BINDESTREKER
    )


def _reparer(linjer: Sequence[str], ordsett: frozenset[str]) -> list[str]:
    """Mend words hyphenated at a line break; the joined word stays on the first line."""
    ut: list[str] = []
    for linje in linjer:
        if ut and linje and _er_delt(ut[-1], linje, ordsett):
            hale, _, rest = linje.partition(" ")
            ut[-1] = ut[-1][:-1] + hale
            if not rest:
                continue
            linje = rest
        elif ut:
            ut[-1] = ut[-1].removesuffix(_MYK)
        ut.append(linje)
    if ut:
        ut[-1] = ut[-1].removesuffix(_MYK)
    return ut


def _er_delt(linje: str, neste: str, ordsett: frozenset[str]) -> bool:
    """Whether `linje` ends in the first half of a word that `neste` goes on with."""
    if linje[-1:] not in _BINDESTREKER or not linje:
        return False
    hode = linje[:-1].rsplit(" ", 1)[-1].lstrip(_APNENDE)
    token = neste.split(" ", 1)[0]
    hale = "".join(takewhile(str.isalpha, token))
    slutt = token[len(hale) :]
    if not hode.isalpha() or not hale or not _kan_slutte(slutt):
        return False
    if linje[-1] == _MYK:
        return True
    if len(hale) < 2 or not hale.islower() or hale in _ETTER_STREK:
        return False
    if len(hale) < 4 and slutt.startswith(")"):
        return False  # a list marker such as `ii)`
    if not hode[1:].islower():
        return False  # `PP-tjenesten`, `e-post`
    helt = (hode + hale).casefold()
    if helt in ordsett:
        return True
    if f"{hode}-{hale}".casefold() in ordsett:
        return False
    if hode.casefold() in _FORSTAVELSER:
        return True
    # A name or a word of its own before the hyphen may be a compound written with one.
    return len(hode) > 2 and hode.islower() and hode not in ordsett


def _kan_slutte(slutt: str) -> bool:
    """Whether what stands right after the letters may end a word, or break it once more."""
    return slutt in ("", "-", "\u2010", _MYK) or all(tegn in _LUKKENDE for tegn in slutt)
