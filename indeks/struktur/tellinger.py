"""Numbers of votes in a clause, and who is told to have cast them: `12 mot 9 stemmer (SV, MDG)`.

What a number counts follows from the result: those who `falt mot 2 stemmer` are the two who voted
for it.
"""

import re
from dataclasses import dataclass

from indeks.personer import PARTI_GENITIV, er_gruppe, partier_i, velgere
from indeks.strukturtyper import Resultat

_TALLORD = (
    "ingen null",
    "en én èn ei ein éin èin eitt ett",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "sju syv",
    "åtte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
    "tjue",
)
_ORDTALL = {ord_: tall for tall, rad in enumerate(_TALLORD) for ord_ in rad.split()}
TALL = rf"(?<![\wæøå.,/-])(?:\d{{1,3}}(?![\d/]|[.,]\d)|(?i:{'|'.join(_ORDTALL)})(?![\wæøå]))"
"""A number, in figures or in words."""
STEMMER = r"(?i:stemmer?|røyst(?:er|ar)?|st\.|representant(?:er|ar)?)(?![\wæøå])"
"""What is counted."""
PAREN = (
    r"(?: ?[(\[](?:[^()\[\]]|\([^()]{0,80}\)){1,400}[)\]]"
    r"| ?[-–] ?(?:[^-–()]|\([^()]{0,80}\)){2,180} ?[-–](?= ))"
)
"""A parenthesis behind a number, or what stands between dashes there."""
_FYLL = r"(?:,| av \d{1,3}(?: avgitte)?)?"
STEMTE = r"(?i:stemte|røysta|røystet)"
_AV_HVEM = r"(?:,? (?i:avgitt av|gitt av|avgjevne av|frå|fra) (?P<av>[A-ZÆØÅ][^.;:]{0,160}))?"
_HVA = r"(?: (?!\d)(?P<hva>[^.,;()\d]{3,80}?))?"
_TELLINGER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (slag, re.compile(monster.replace("MOT", r"(?i:mot|imot|i mot)")))
    for slag, monster in (
        (
            "begge",
            rf"(?:(?i:med|fikk|fekk|for|på) )?(?P<a>{TALL})(?: {STEMMER})?"
            rf"(?P<pa>{PAREN})?{_FYLL}"
            rf"(?: {STEMMER})?(?: (?i:for|som [^()\d]{{0,40}}?))?,? MOT (?P<b>{TALL})(?! "
            rf"(?:stemte |røysta )?for(?:[.,;]|$))"
            rf"(?: {STEMMER})?(?P<pb>{PAREN})?(?: {STEMMER}(?P<pb2>{PAREN})?)?{_AV_HVEM}",
        ),
        (
            "begge",
            r"(?i:stemmelikhet|røystelikskap|likt stemmetal\w*|likt røystetal) ?[(,]? ?"
            r"(?P<a>\d{1,3}) ?(?:[-–]|MOT) ?(?P<b>\d{1,3})",
        ),
        (
            "begge",
            rf"(?i:med|vedtatt|vedteke|vedteken|falt|fall|ble|blei|vart|:) (?P<a>\d{{1,3}}) ?[-–] ?"
            rf"(?P<b>\d{{1,3}})(?![\d/]|\.\d)(?: {STEMMER})?(?P<pb>{PAREN})?",
        ),
        (
            "begge",
            rf"(?P<a>{TALL})(?: {STEMMER})?(?P<pa>{PAREN})? (?i:for)(?P<pa2>{PAREN})?(?:,"
            rf"|,? (?i:og)| ?[-–/]) "
            rf"(?P<b>{TALL})"
            rf"(?: {STEMMER})?(?P<pb>{PAREN})? MOT(?P<pb2>{PAREN})?",
        ),
        (
            "begge",
            rf"(?P<a>{TALL}) {STEMMER}(?P<pa>{PAREN})? (?i:for) (?P<hva>[^.,;()\d]{{3,60}}?)"
            rf"(?:,|,? (?i:og)) (?P<b>{TALL})(?: {STEMMER})?(?P<pb>{PAREN})? MOT(?P<pb2>{PAREN})?",
        ),
        (
            "begge",
            rf"(?P<a>{TALL})(?P<pa>{PAREN})? {STEMTE} (?i:for){_HVA}(?:,|,? (?i:og|mens|medan))"
            rf" (?P<b>{TALL})(?P<pb>{PAREN})?(?: {STEMTE})? MOT(?P<pb2>{PAREN})?",
        ),
        (
            "motfor",
            rf"(?P<a>{TALL})(?P<pa>{PAREN})? {STEMTE} MOT{_HVA}(?:,|,? (?i:og|mens|medan))"
            rf" (?P<b>{TALL})(?P<pb>{PAREN})?(?: {STEMTE})? (?i:for)",
        ),
        (
            "fikk",
            rf"(?i:fikk|fekk|oppnådde|får|samla|samlet)"
            rf" (?:(?i:bare|berre|kun|totalt|til sammen|tilsammen) )?"
            rf"(?P<a>{TALL})(?P<pa>{PAREN})?(?: av \d{{1,3}})? {STEMMER}(?P<pa2>,?{PAREN})?",
        ),
        (
            "mot",
            rf"MOT (?P<hv>{PARTI_GENITIV}(?:(?: og |, ){PARTI_GENITIV})*)(?: (?P<a>{TALL}))? "
            rf"{STEMMER}"
            rf"|MOT (?P<a2>{TALL})(?P<pa>{PAREN})? {STEMMER}(?P<pa2>{PAREN})?{_AV_HVEM}"
            rf"|MOT (?P<a3>\d{{1,3}})(?P<pa3>{PAREN})(?=[.,;]|$)",
        ),
        (
            "mot",
            r"MOT (?i:stemmene|røystene|stemmen|røysta) (?i:til|fra|frå) "
            r"(?P<hv2>[A-ZÆØÅ][^.;:]{0,160})",
        ),
        (
            "en",
            r"(?i:fikk|fekk|med|mot) (?i:kun |bare |berre )?(?i:forslagsstiller\w{0,4}"
            r"|framleggsstillar\w{0,4}"
            r"|eige|egen) (?:egen )?(?i:stemme|røyst)",
        ),
        (
            "med",
            rf"(?:(?i:med|[-–]|,) |\()?(?P<a>{TALL})(?P<pa>{PAREN})?(?: av \d{{1,3}})? {STEMMER}"
            rf"(?P<pa2>{PAREN})?{_AV_HVEM}",
        ),
    )
)
"""How the numbers stand; the first row that is found counts."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One or two numbers as they stand in a clause, and those told behind each. `slag` tells how:
    `begge` for `a` against `b`, `motfor` for the other order, else `fikk`, `mot` or `med`; `hva`
    is what they voted for, where it stands between the numbers."""

    slag: str
    a: int | None
    b: int | None
    hvem_a: tuple[str, ...]
    hvem_b: tuple[str, ...]
    start: int
    slutt: int
    hva: str = ""


def tallverdi(tekst: str) -> int:
    """The number that a match of `TALL` holds."""
    return int(tekst) if tekst.isdigit() else _ORDTALL[tekst.lower()]


def les_telling(ledd: str) -> Telling | None:
    """The first numbers of votes in a clause, by the first form that is found."""
    for slag, monster in _TELLINGER:
        funn = monster.search(ledd)
        if funn is None:
            continue
        g = funn.groupdict()
        tall = next((x for x in (g.get("a"), g.get("a2"), g.get("a3")) if x), None)
        if slag == "en":
            return Telling("fikk", 1, None, (), (), funn.start(), funn.end())
        hvem_a = next((x for x in (g.get("pa"), g.get("pa2"), g.get("pa3")) if x), "")
        hvem_b = next((x for x in (g.get("pb"), g.get("pb2")) if x), "")
        av = velgere(_uten_hale(g["av"])) if g.get("av") else ()
        if g.get("hv"):
            av = partier_i(g["hv"])
        if g.get("hv2"):
            av = velgere(_uten_hale(g["hv2"]))
        b = tallverdi(g["b"]) if g.get("b") else None
        return Telling(
            slag,
            tallverdi(tall) if tall else None,
            b,
            navn_i_parentes(hvem_a) or (av if b is None else ()),
            navn_i_parentes(hvem_b) or (av if b is not None else ()),
            funn.start(),
            funn.end(),
            g.get("hva") or "",
        )
    return None


def _uten_hale(tekst: str) -> str:
    """A list of voters without what the sentence goes on to say."""
    return re.split(r",? og (?=ble|blei|vart|falt|fall|dermed)|, (?=ble|som|og dermed)", tekst)[0]


def navn_i_parentes(paren: str) -> tuple[str, ...]:
    """Those named in a match of `PAREN`; none where it says something else."""
    inni = paren.strip(" ,-–")
    if inni.startswith(("(", "[")) and inni.endswith((")", "]")):
        inni = inni[1:-1]
    # A parenthesis may say other than who: «(pkt. 2)», «(6 røyster)», «(ved loddtrekning)».
    ut = tuple(v for v in velgere(inni) if re.match(r"\d{0,3} ?(?:[A-ZÆØÅ]|uavh)", v))
    return tuple(v for v in ut if not re.match(r"(?i)(?:pkt|punkt|jf|sak|fvl|§)", v))


def stemmetall(telling: Telling, slag: Resultat | None) -> tuple[int | None, int | None]:
    """Votes for and against, as the numbers and the result together tell."""
    a, b = telling.a, telling.b
    if b is not None and a is not None:
        if telling.slag == "motfor":
            return b, a
        bytt = (slag == "falt" and a > b) or (slag == "vedtatt" and a < b)
        return (b, a) if bytt else (a, b)
    if telling.slag == "mot" and slag != "falt":
        return None, a
    return a, None


def fordel_velgere(
    telling: Telling, for_: int | None, mot: int | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who voted for and who against: each behind its own number; those behind both are as many as
    they are said to be, or the fewer where those were counted last."""
    if telling.slag == "motfor":
        return telling.hvem_b, telling.hvem_a
    if telling.b is None:
        return ((), telling.hvem_a) if for_ is None else (telling.hvem_a, ())
    bytt = for_ != telling.a
    if telling.hvem_a:
        return (telling.hvem_b, telling.hvem_a) if bytt else (telling.hvem_a, telling.hvem_b)
    hvem = telling.hvem_b
    antall = [int(t) for v in hvem for t in re.findall(r"\d+", v)]
    bare_folk = not any(er_gruppe(v) for v in hvem)
    er = sum(antall) if antall else len(hvem) if bare_folk else None
    if er in (for_, mot) and for_ != mot:
        return (hvem, ()) if er == for_ else ((), hvem)
    # They may be the ones just counted, or the fewer: told only where both are the same.
    if (mot or 0) < (for_ or 0) and not bytt:
        return (), hvem
    if (for_ or 0) < (mot or 0) and bytt:
        return hvem, ()
    return (), ()
