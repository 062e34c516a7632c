"""An answer in a language model's words: what is left of what it wrote.

The model is trusted in nothing: its text is parted into sentences with the passages each is cited
to, and only those that `sok.etterproving` finds in their passages are left. Its words are plain
text to us.

Everything here is pure; `sok.skriveoppdrag` says what it is asked, `sok.svarmodell` asks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indeks.lager import Passasjerad
from indeks.passasjer import kommune_i
from indeks.setninger import FORKORTET
from sok.etterproving import KILDEORD, NEVNT_KILDE, Grunn, Prove, hva_er_galt, uten_kildeord
from sok.pastand import ALLMENNE, les, snur
from sok.resultat import Treff
from sok.sporring import rens_tekst

MAKS_KILDER = 3
"""A sentence that is cited to more passages than this is cited to none."""

MAKS_TEGN = 20_000
"""Of an answer no more is read, what the model thought first not counted; it was asked for five
sentences."""

MINST_ORD = 2
"""Words and values of its own that a sentence must have for a source to be looked for."""


@dataclass(frozen=True, slots=True)
class SkrevetSetning:
    """A sentence that was found in its sources; `kilder` are the `rang` of the hits it is cited
    to, one at least."""

    tekst: str
    kilder: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SkrevetSvar:
    """What is left of what the model wrote, and for each sentence that was left out, why. With
    neither, the model said that the passages do not answer."""

    setninger: tuple[SkrevetSetning, ...]
    utelatt: tuple[Grunn, ...] = ()

    @property
    def tekst(self) -> str:
        """The sentences with their marks, as one text."""
        return " ".join(
            f"{s.tekst} {''.join(f'[{rang}]' for rang in s.kilder)}" for s in self.setninger
        )


def les_svar(tekst: str, treff: Sequence[Treff]) -> SkrevetSvar:
    """What is left of a model's text when each sentence has been held against the passages it is
    cited to, of those that it was given. One that is written twice in a row is told once, with the
    sources of both."""
    prove = Prove({t.rang: t.passasje for t in treff})
    setninger: list[SkrevetSetning] = []
    utelatt: list[Grunn] = []
    strok = False
    for ord_, like in groupby(_pastander(tekst), key=lambda p: p.tekst):
        provd = [_provd(p, prove, strok) for p in like]
        holdt = dict.fromkeys(k for kilder, galt in provd if galt is None for k in kilder)
        if holdt:
            setninger.append(SkrevetSetning(ord_, tuple(holdt)[:MAKS_KILDER]))
        elif (galt := provd[0][1]) and not _sier_ikke(ord_):
            utelatt.append(galt)
        strok = not holdt
    return SkrevetSvar(tuple(setninger), tuple(utelatt))


def _sier_ikke(tekst: str) -> bool:
    """Whether a sentence says no more than that the passages do not answer."""
    lest = les(uten_kildeord(tekst))
    return not (lest.verdier or lest.navn) and _SIER_IKKE.search(tekst) is not None


def _provd(
    p: "_Pastand", prove: Prove, strok_forrige: bool
) -> tuple[tuple[int, ...], Grunn | None]:
    """The sources of a sentence, and what is wrong with it where something is."""
    kilder = tuple(k for k in p.kilder if k in prove.passasjer)
    if not p.kilder and not p.overskrift:
        kilder = _funnet_kilde(p.tekst, prove)
    if not kilder or len(p.kilder) > MAKS_KILDER:
        return (), "kilde"
    if p.under_strok or (strok_forrige and _VISER_TILBAKE.match(p.tekst)):
        # What it speaks of was in the sentence that went.
        return (), "sammenheng"
    kilder = prove.barer(p.tekst, kilder)
    galt = hva_er_galt(p.tekst, kilder, prove)
    # One that tells only some of it is no source where another tells all.
    alene = [k for k in kilder if len(kilder) > 1 and hva_er_galt(p.tekst, (k,), prove) is None]
    return tuple(alene) or kilder, galt


def _funnet_kilde(tekst: str, prove: Prove) -> tuple[int, ...]:
    """The passage that tells a sentence which the model gave no source, with every word of its own,
    where those that do are all of one sak: small models forget the marks. None where it could be
    of several."""
    lest = les(tekst)
    if len(lest.ord - ALLMENNE) + len(lest.verdier) < MINST_ORD:
        return ()
    bar = [
        k
        for k in prove.barer(tekst, tuple(prove.passasjer), 1.0)
        if hva_er_galt(tekst, (k,), prove) is None
    ]
    saker = {_sak(prove.passasjer[k]) for k in bar}
    return tuple(bar[:1]) if len(saker) == 1 else ()


def _sak(p: Passasjerad) -> object:
    """What passages of one sak have alike."""
    if p.arkivsaksnr:
        return kommune_i(p.kontekst), p.arkivsaksnr  # each municipality has its own numbers
    return p.behandling_id or (p.dokument_id, p.start)


@dataclass(frozen=True, slots=True)
class _Pastand:
    """A sentence of the model's without its marks, and the numbers that it is cited to;
    `under_strok` where it stands under a line that turns what it says and is not shown, and
    `overskrift` where it is that line."""

    tekst: str
    kilder: tuple[int, ...]
    under_strok: bool = False
    overskrift: bool = False


_VISER_TILBAKE = re.compile(
    r"(?i)(?:den|det|dette|denne|disse|de|dei|desse|han|hun|ho|her|der|dermed|derfor|difor|men"
    r"|også|likevel|samtidig|samstundes|i stedet|i staden|og|begge|ingen av)\b"
)
"""What a sentence begins with that speaks of the one before."""

_SIER_IKKE = re.compile(
    r"(?i)^(?=.*\b(?:passasj|kilden|kjeld|dokument|teksten|papir))(?=.*\b(?:ikke|ikkje|ingen)\b)"
    r"(?=.*\b(?:svar|står|fant|fann|finn|nevn|sier|seier|innehold|inneheld|oppg|opplys|informasjon))"
)
"""A sentence that says that the passages do not answer: no claim of what they say."""

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


def _pastander(tekst: str) -> list[_Pastand]:
    """The sentences of a model's text, in order, without its headings and its list of sources."""
    tekst = _TENKER.sub("", _TENKT.sub("", tekst))[:MAKS_TEGN]
    tekst = re.sub(r"[\u2028\u2029\x85]|[^\S\n]+", " ", tekst)
    ut: list[_Pastand] = []
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
                ut.append(_Pastand(linje, (), overskrift=True))
            continue
        strok = strok and i_liste
        for bit in _setninger(linje):
            if not re.sub(rf"{_M}|[\W_]", "", bit):
                if ut and not ut[-1].kilder and (merker := _merker(bit)):
                    ut[-1] = _Pastand(ut[-1].tekst, merker, ut[-1].under_strok)
                continue
            ut.append(_som_pastand(bit, strok))
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


def _som_pastand(bit: str, strok: bool) -> _Pastand:
    nevnt = [nr for t in NEVNT_KILDE.finditer(bit) for nr in _numre(t[1])]
    kilder = tuple(dict.fromkeys((*_merker(bit), *nevnt)))
    ren = " ".join(re.sub(rf"\[?\s*{_M}+\s*\]?", " ", bit).split())
    ren = re.sub(r"^[\s:,;–—-]+(?=\w|[«“\"(])", "", ren)
    ren = re.sub(r"\s+(?=[.,;:!?])", "", ren)
    ren = re.sub(r"([.!?])(?:\s*\.)+$", r"\1", ren)
    return _Pastand(ren if ren[-1:] in '.!?:»”")' else f"{ren}.", kilder, strok)
