"""A language model's text as its sentences, each with the numbers of the sources it is cited to.

Models mark their sources in many ways, behind a sentence or before it, and what ends a sentence is
told with the marks: `indeks.ord.setninger`, which parts what municipalities write, knows none of
them.
"""

import re
from dataclasses import dataclass

from indeks.ord.setninger import FORKORTET
from sok.skriving.etterproving import KILDEORD, NEVNT_KILDE
from sok.skriving.pastand import snur
from sok.sporsmal.sporring import rens_tekst

MAKS_TEGN = 20_000
"""Of an answer no more is read, what the model thought first not counted; it was asked for five
sentences."""


@dataclass(frozen=True, slots=True)
class MerketSetning:
    """A sentence of the model's without its marks, and the numbers that it is cited to;
    `under_strok` where it stands under a line that turns what it says and is not shown, and
    `overskrift` where it is that line."""

    tekst: str
    kilder: tuple[int, ...]
    under_strok: bool = False
    overskrift: bool = False


# A mark is one character of Unicode's private area while the text is parted: source 1 is U+E001.
_FORST, _MAKS_NR = 0xE000, 999
_M = f"[{chr(_FORST)}-{chr(_FORST + _MAKS_NR)}]"
_ETT = rf"(?:{KILDEORD}\s+)?\d{{1,3}}"
_NUMRE = rf"(?:nr\.?\s*)?{_ETT}(?:\s*(?:,|;|og|&|[-–])\s*{_ETT})*"
_KLAMMER = re.compile(rf"(?i)[\[【]\s*\^?\s*({_NUMRE})\s*[\]】]")
_PARENTES = re.compile(rf"(?i)\(\s*(?:se\s+|jf\.?\s+)?({KILDEORD}\s+{_NUMRE})\s*\)")
_SISTE_PARENTES = re.compile(r"\s*\(([1-9]\d?)\)(?=\s*[.!?]?\s*$)")
_I_SETNINGEN = re.compile(rf"(?i)\b(ifølge|i følge|ifølgje|{KILDEORD})\s*({_M})")
_TALL = re.compile(r"\d{1,3}")
_SLUTT = re.compile(
    rf"(?P<punkt>[.!?…][»”\")]*)(?P<etter>\s*{_M}+\.?)?(?:\s+(?=[A-ZÆØÅ«“\"(\d])|\s*$)"
    rf"|{_M}(?:\s*[.!?]+\s+|\s+(?=[A-ZÆØÅ«“\"]))"
)
_MANED = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)"
_LISTE = re.compile(
    rf"(?i)^(?:[-*•·–]\s+|(?:\d{{1,2}}|[a-z])[.)]\s+(?!{_MANED})(?=(?-i:[A-ZÆØÅ«“\"*_]|{_M})))"
)
_LENKE = re.compile(r"!?\[\[?([^\[\]]*)\]?\]\([^()\s]*\)")
_TENKT = re.compile(r"(?is)^.*</think(?:ing)?>")
_TENKER = re.compile(r"(?is)<think(?:ing)?>.*$")
_KILDELISTE = re.compile(rf"(?i)[#*_\s]*(?:{KILDEORD}|referanser?|referansar)[*_\s]*:?[*_\s]*$")


def merkede_setninger(tekst: str) -> list[MerketSetning]:
    """The sentences of a model's text, in order, without its headings and its list of sources."""
    tekst = _TENKER.sub("", _TENKT.sub("", tekst))[:MAKS_TEGN]
    tekst = re.sub(r"[\u2028\u2029\x85]|[^\S\n]+", " ", tekst)
    ut: list[MerketSetning] = []
    strok = False
    for raa in rens_tekst(re.sub(r"[\ue000-\uf8ff]", "", tekst)).splitlines():
        linje = raa.strip()
        if not linje:
            continue
        if linje.startswith("```"):
            strok = False
            continue
        if _KILDELISTE.match(linje):
            break
        overskrift = linje.startswith("#")
        linje = _LISTE.sub("", linje.lstrip("#> \t"), count=1)
        i_liste = linje != raa.strip().lstrip("#> \t")
        linje = _merket(re.sub(r"\*\*|__|`|(?<!\w)\*|\*(?!\w)", "", _LENKE.sub(_uten_lenke, linje)))
        if overskrift or (linje.endswith(":") and not re.search(_M, linje)):
            # It says nothing itself, but what stands under it may be the opposite of what it seems.
            strok = snur(linje)
            if strok:
                ut.append(MerketSetning(linje, (), overskrift=True))
            continue
        strok = strok and i_liste
        for bit in _setninger(linje):
            if not re.sub(rf"{_M}|[\W_]", "", bit):
                if ut and not ut[-1].kilder and (merker := _merker(bit)):
                    ut[-1] = MerketSetning(ut[-1].tekst, merker, ut[-1].under_strok)
                continue
            ut.append(_merket_setning(bit, strok))
    return ut


def _uten_lenke(treff: re.Match[str]) -> str:
    return f"[{treff[1]}]" if _TALL.fullmatch(treff[1].strip(" ^")) else treff[1]


def _merket(linje: str) -> str:
    """A line with each of its marks, in whatever form, as one character a source."""
    linje = _KLAMMER.sub(_tegn, linje)
    linje = _PARENTES.sub(_tegn, linje)
    linje = _SISTE_PARENTES.sub(_tegn, linje)
    linje = re.sub(rf"(?i)\(\s*(?:(?:se|jf\.?)\s+)?(?:{KILDEORD}\s*)?({_M}+)\s*\)", r"\1", linje)
    # «Ifølge [1] …» would not be a sentence without it.
    return _I_SETNINGEN.sub(lambda t: f"{_foran(t[1])} {ord(t[2]) - _FORST}", linje)


def _foran(ord_: str) -> str:
    return f"{ord_} kilde" if re.match(r"(?i)i ?følg", ord_) else ord_


def _tegn(treff: re.Match[str]) -> str:
    return "".join(chr(_FORST + nr) for nr in _numre(treff[1]))


def _numre(skrevet: str) -> list[int]:
    """The numbers that «1, 2 og 4–6» names."""
    ut: list[int] = []
    for bit in re.split(r",|;|&|\bog\b", skrevet):
        tall = [int(t) for t in _TALL.findall(bit)]
        rekke = len(tall) == 2 and tall[0] <= tall[1] <= tall[0] + 9
        ut += range(tall[0], tall[1] + 1) if rekke else tall
    return ut


def _setninger(linje: str) -> list[str]:
    """The sentences of a line with the marks of each; where the marks stand first, as in «[1] A. B.
    [2] C.», those of a sentence are the nearest before it."""
    if not re.match(_M, linje) or re.search(rf"{_M}\W*$|{_M}\s*[.!?]", linje):
        return _delt(linje)
    blokker = re.findall(rf"({_M}+(?:\s*{_M}+)*)([^\ue000-\uf8ff]*)", linje)
    return [f"{bit} {merker}" for merker, ord_ in blokker for bit in _delt(ord_)]


def _delt(linje: str) -> list[str]:
    ut: list[str] = []
    fra = 0
    for skille in _SLUTT.finditer(linje):
        if not re.search(r"\w", linje[fra : skille.start()]):
            continue  # a mark that a sentence begins with
        slutt = skille.end("punkt") if skille["punkt"] else skille.end()
        foran = linje[fra:slutt]
        merket = skille["etter"] or not skille["punkt"] or re.search(rf"{_M}\W*$", foran)
        if not merket and FORKORTET.search(foran[-16:]) and skille.end() < len(linje):
            continue
        ut.append(linje[fra : skille.end()])
        fra = skille.end()
    return [*ut, linje[fra:]]


def _merker(bit: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ord(tegn) - _FORST for tegn in re.findall(_M, bit)))


def _merket_setning(bit: str, strok: bool) -> MerketSetning:
    nevnt = [nr for t in NEVNT_KILDE.finditer(bit) for nr in _numre(t[1])]
    kilder = tuple(dict.fromkeys((*_merker(bit), *nevnt)))
    ren = " ".join(re.sub(rf"\[?\s*{_M}+\s*\]?", " ", bit).split())
    ren = re.sub(r"^[\s:,;–—-]+(?=\w|[«“\"(])", "", ren)
    ren = re.sub(r"\s+(?=[.,;:!?])", "", ren)
    ren = re.sub(r"([.!?])(?:\s*\.)+$", r"\1", ren)
    return MerketSetning(ren if ren[-1:] in '.!?:»”")' else f"{ren}.", kilder, strok)
