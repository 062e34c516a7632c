"""A proposal's introduction, read from the one sentence that makes it."""

import re
from dataclasses import dataclass

from indeks.linje import ordlyd
from indeks.linje.monstre import Monster
from indeks.personer import PARTI_GENITIV, PARTILISTE, Hvem, les_hvem, partier_i
from indeks.strukturtyper import Forslagstype, Person

_MAKS = 420
"""Longer sentences introduce nothing."""

_TIDLIGERE = re.compile(
    r"(?i:fremmet|fremma|fremja|framsatt|vedtatt|behandlet|lagt fr[ae]m) (?i:i|av) "
    r"(?P<organ>(?i:formannskapet|(?:hoved|hovud)?(?:utvalg|utval)(?:et)?(?: for [\wæøå ,-]{1,60})?"
    r"|komit[eé](?:en|a)? (?:for )?[\wæøå ,-]{1,60}|[\wæøå-]{1,40}(?:utvalget|utvalet|rådet"
    r"|styret)))"
)
_FORLED = re.compile(r"^(?:[*•·–-] |\d{1,2}[.)] |[A-Ha-h]\) )")
_FOLGENDE = re.compile(r"(?i)følg(?:ende|jande)|fylgjande|\bslikt?\b")
_ORD_FOR = r"(?:forslag|framlegg|fremlegg)"
_VEGNE = re.compile(r"(?i)p[åa] (?:vegne|vegner|vegene|egne)(?: av)? (?P<hvem>[^:.]{1,90})")
_FRA = re.compile(r"(?i)\b(?:fra|frå|av) (?P<hvem>[A-ZÆØÅ][^:.]{1,90})")
_SITT = re.compile(
    rf"{PARTI_GENITIV}(?:(?: og |, |/){PARTI_GENITIV})*(?= (?:sitt |sine )?[a-zæøå]*{_ORD_FOR})"
)
_FRA_PARTIER = re.compile(rf"{_ORD_FOR} (?i:fra|frå) (?P<hvem>{PARTILISTE})")
_TIL_VERV = re.compile(
    r"(?i)\btil (?:ny )?(?:leder|leiar|nestleder|nestleiar|ordfør|varaordfør|medlem|møteleder)"
)
_FRA_FOR = re.compile(
    r"(?i)(?:administrasjon|rådmann|kommunedirektør|formannskap)\w* (?:forslag|innstilling)"
)
_FORSLAGSRETT = re.compile(r"(?i)rådmann|rådmenn|direktør|administrasjon|sjef")
_VERB = r"(?i)\b(?:(?:frem|fram|foresl|føresl)\w*|(?:la|kom|sette|satte|gjorde)\b)"
_BLE_FALT = re.compile(r"(?i)\b(?:ble|blei|vart|falt|fall|fikk|fekk|vedtatt|vedteke|trakk)\b")


@dataclass(frozen=True, slots=True)
class Innledning:
    """Who makes a proposal, of what kind, and where its words are: `ord_fra` is where in the
    sentence they begin, None where they follow behind it."""

    type: Forslagstype
    forslagsstillere: tuple[Person, ...]
    partier: tuple[str, ...]
    organ: str | None
    tidligere_organ: str | None
    ord_fra: int | None
    ordlos: bool = False
    """Whether the sentence says all there is: `Nes (H) fremmet utsettelsesforslag.`"""


def les_innledning(setning: str) -> Innledning | None:
    """The proposal that a sentence introduces; None where it introduces none."""
    if len(setning) > _MAKS or ordlyd.IKKE_FORSLAG.search(setning):
        return None
    ren = _FORLED.sub("", setning)
    fjernet = len(setning) - len(ren)
    ren = re.sub(r"\b([Ff])lg\.? (?=[a-zæøå])", r"\1ølgende ", ren)
    for rad in ordlyd.FORSLAG_INN:
        if (funn := rad.monster.match(ren)) and (lest := _les(rad, funn, ren, fjernet)):
            return lest
    if ordlyd.FELLES_UTEN_NAVN.match(ren):
        return Innledning(_type(ren, ren), (), (), None, None, None)
    return None


def _les(rad: Monster[None], funn: re.Match[str], setning: str, fjernet: int) -> Innledning | None:
    g = funn.groupdict()
    resten, foran = g.get("resten") or "", g.get("foran") or ""
    hvem: Hvem | None = None
    if "hvem" in g:
        hvem = les_hvem(g["hvem"].strip(" ,"))
        if re.search(r"grupp[ae]n?$", g["hvem"]) and re.match(rf" til {PARTILISTE}", resten):
            hvem = les_hvem(resten.removeprefix(" til "))  # `gruppa til Høgre`
        if hvem is None or _BLE_FALT.search(foran) or ordlyd.BESTEMT_FORSLAG.match(foran):
            return None
        if foran and _FRA_FOR.match(foran):
            return None  # what the sak came with, with the name of who entered it
        verv = [p.navn for p in hvem.personer]
        av_administrasjon = bool(verv) and all(_FORSLAGSRETT.search(n) for n in verv)
        tittel = not re.search(_VERB, setning) and _type(foran + resten, "") == "forslag"
        av_organ = bool(hvem.organ) and not verv and not hvem.partier
        if (av_administrasjon or av_organ) and tittel:
            return None  # a heading over what the sak came with
        if foran and setning.endswith(".") and not setning.lower().startswith("det "):
            return None  # words of a proposal that speak of another
        if not _er_innledning(hvem, setning, resten, foran):
            return None
    elif _TIL_VERV.search(resten):
        return None  # names for an election, put forward by nobody in particular
    elif fra := _FRA.search(resten):
        hvem = les_hvem(fra["hvem"], helt=False)
    partier = hvem.partier if hvem else ()
    if (felles := _FRA_PARTIER.search(resten)) and set(partier) <= set(partier_i(felles["hvem"])):
        partier = partier_i(felles["hvem"])
    if (vegne := _VEGNE.search(resten or foran)) and (bak := les_hvem(vegne["hvem"], helt=False)):
        partier = bak.partier or partier
    elif foran and (bak := _stillere_i(foran)) and set(partier) <= set(bak.partier):
        partier = bak.partier
    if not partier and (sitt := _SITT.search(resten)):
        partier = partier_i(sitt.group())
    tidligere = _TIDLIGERE.search(setning)
    ord_fra, ordlos = (None, False) if foran else _ordene(setning, resten)
    if foran and (om := re.match(r"(?i)om (?:at )?(?=\S)", resten)) and setning.endswith(resten):
        ord_fra = len(setning) - len(resten) + om.end()
    ordene = setning[funn.end() :].lstrip()
    if ord_fra is None and setning[: funn.end()].endswith(":") and ordene[:1].islower():
        ord_fra, ordlos = len(setning) - len(ordene), False  # `Forslag fra H: å bygge bru`
    type_ = _type(f"{foran} {resten}" if foran or resten else setning, setning)
    if ord_fra is not None and type_ not in ("forslag", "utsettelsesforslag"):
        # What the words themselves speak of is not what they are: «… vedtas uten endringer».
        til = re.match(r"(?:[a-zæøå]+ ){0,2}?[a-zæøå]*(?:endring|tillegg)\w*", setning[ord_fra:])
        type_ = forslagstype(setning[: ord_fra + (til.end() if til else 0)]) or "forslag"
    return Innledning(
        type_,
        hvem.personer if hvem else (),
        partier,
        hvem.organ if hvem else None,
        tidligere["organ"].strip() if tidligere else None,
        None if ord_fra is None else ord_fra + fjernet,
        ordlos,
    )


def navngitt(setning: str, ord_fra: int | None = None) -> Innledning | None:
    """A proposal told by the name alone of who made it: `Kari Nes (Ap):` in a list of them."""
    hvem = les_hvem(setning.rstrip(" :")) if setning.endswith(":") and len(setning) < 90 else None
    if hvem is None or not hvem.partier:
        return None
    return Innledning("forslag", hvem.personer, hvem.partier, None, None, ord_fra)


def _stillere_i(foran: str) -> Hvem | None:
    """The parties named before the one who speaks for them: `Fellesforslag fra A og SV, …`."""
    fra = _FRA.search(foran)
    return les_hvem(fra["hvem"], helt=False) if fra else None


def _er_innledning(hvem: Hvem, setning: str, resten: str, foran: str) -> bool:
    """Whether what is read is an introduction: someone known only by a word with a capital letter
    needs words that say so."""
    slutter = setning.rstrip().endswith(":")
    if resten and not slutter and not _FOLGENDE.search(resten):
        if ordlyd.BESTEMT_FORSLAG.match(resten):
            igjen = _PA_NYTT.search(resten) and _FREMMET.search(setning)
            return bool(hvem.partier and igjen)
        forst = re.search(ordlyd.TYPEORD, resten)
        if forst and ordlyd.BESTEMT_FORSLAG.match(forst.group()) and not hvem.partier:
            return False
    if hvem.partier or any(" " in p.navn for p in hvem.personer) or hvem.organ:
        return True
    return slutter or bool(_FOLGENDE.search(setning)) or bool(foran) or _foreslo(resten)


def _foreslo(resten: str) -> bool:
    return bool(re.match(r"(?:at|å)\b|[A-ZÆØÅ]|(?:et |eit )?[a-zæøå]*(?:forslag|framlegg)", resten))


def _type(tekst: str, setning: str) -> Forslagstype:
    """What the introduction calls it, in the words about the thing or else anywhere before the
    colon: `Omforent forslag fra Ap, H og Sp:`."""
    return forslagstype(tekst) or forslagstype(setning.split(":")[0]) or "forslag"


def forslagstype(tekst: str) -> Forslagstype | None:
    """The kind of proposal that words name; None where they name none, or a plain one."""
    return next((rad.gir for rad in ordlyd.FORSLAGSTYPER if rad.monster.search(tekst)), None)


_OM = re.compile(
    r"(?i)(?:forslag\w*|framlegg\w*|fremlegg\w*) (?:(?:om|til|på) (?!vegn|ny|endr|pkt|punkt"
    r"|vedtak|utse|budsj)"
    r"(?:at )?(?=\S))|\b(?:foreslo|føreslo|foreslår|føreslår|føreslog|foreslog) (?:at )?"
)
_UTEN_ORD = re.compile(rf"(?i)utse?t(?:telse|jing|ting)|{ordlyd.ANNET_BUDSJETT}")
_SE_ANNET = re.compile(
    r"(?i)https?://|\bse (?:vedlegg|vedlagt|eget|egen|eige|kommunens|lenke|link|under)"
    r"|\b(?:vedlagt|følger? som vedlegg|ligger ved|ligg ved)\b"
)
"""What says that the words stand elsewhere."""
_VEGNE_FORST = re.compile(rf"(?i:p[åa] (?:vegne|vegner|vegene)(?: av)?) {PARTILISTE},? (?:at )?")
_PA_NYTT = re.compile(
    r"(?i)\bp[åa] n(?:ytt|y)\b|\bigjen\b|\bopp ?att\b"
    r"|(?:forslaget|framlegget) (?:fra|frå) (?:formannskapet|[a-zæøå]*utval(?:g)?et"
    r"|administrasjonen|kommunedirektøren|rådmannen|komiteen|rådet)"
)
"""What tells that a proposal spoken of as known is now made again."""
_FREMMET = re.compile(
    r"(?i)\b(?:frem(?:met|mer|satte)|framsatte|fremma|fremja|sette? fr[ae]m|satte fr[ae]m"
    r"|tok opp)\b"
)


def _ordene(setning: str, resten: str) -> tuple[int | None, bool]:
    """Where a proposal told in the sentence itself begins, None where it follows behind; and
    whether the sentence is all that is told."""
    if setning.rstrip().endswith(":") or _FOLGENDE.search(setning):
        return None, False
    som_annet = re.match(r"(?i)(?:å få )?(?:interpellasjonen|saken|saka|punktet)\b", resten)
    if som_annet or _SE_ANNET.search(setning):
        return None, True
    om = _OM.search(setning)
    if om and setning[om.end() :].strip():
        vegne = _VEGNE_FORST.match(setning, om.end())
        return vegne.end() if vegne else om.end(), False
    alt_er_sagt = _UTEN_ORD.search(resten) or ordlyd.BESTEMT_FORSLAG.match(resten)
    return None, setning.rstrip().endswith(".") and bool(alt_er_sagt)
