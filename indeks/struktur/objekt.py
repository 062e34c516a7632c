"""The object of a vote: the words for what was voted on, what kind of thing they name, and whose
proposal they say it is.
"""

import re
from collections.abc import Sequence

from indeks.linje import ordlyd
from indeks.personer import (
    PARTI_GENITIV,
    er_parti,
    les_hvem,
    parti,
    uten_s,
    uten_tittel,
)
from indeks.strukturtyper import Gjelder, Resultat

ADMINISTRASJON = re.compile(
    r"(?i)rådmann|direktør|administrasjon|sekretariat|sjef|formannskap|utval|komit"
)
"""Those who are no proposer of their own: what they propose, the sak comes with."""
_FORSLAGSRETT = re.compile(
    rf"{ADMINISTRASJON.pattern}|ordfør|\bleder|\bleiar|møteled|styre|nemnd|råd"
)
"""Those whose proposal is the recommendation, also where it is called a proposal."""
_MED = re.compile(
    r"(?i)[ ,]+(?:og )?(?:med|inkludert|inkl\.?|saman med|sammen med|samt|tillagt|unntatt"
    r"|utenom) "
)
"""What parts the thing voted on from what came with it."""
_AKTIV = re.compile(
    rf"vedt(?:ok|ar|ek) {ordlyd.ENSTEMMIG} (?=[^.]{{0,60}}?{ordlyd.OBJEKTORD})(?!at |å )"
)
"""`Kommunestyret vedtok enstemmig innstillingen`."""
_FORSLAGSORD = re.compile(
    r"(?i)(?<![\wæøå])[\wæøå/-]{0,30}(?:forslag|forlag|framlegg|fremlegg|tillegg|endring|pkt|punkt"
    r"|alternative (?=\w*budsjett|økonomiplan))"
)
"""A word for a proposal: whose it is stands before it."""
_FRA = re.compile(
    r"(?<![\wæøå])(?i:fra|frå|av|ved|v/) ?(?=[A-ZÆØÅ]|(?i:representant|ordfør|leder|leiar"
    r"|varaordf|opposisj|posisj))"
)
"""What a proposer stands behind: `forslaget fra Nes`."""
_STILLER = re.compile(
    r"(?<![\wæøåÆØÅ.-])(?=[A-ZÆØÅ]|(?i:representant|ordfør|varaordf|opposisj|posisj|dei uav))"
)
"""Where the words for a proposer may begin."""


def er_objekt(tekst: str) -> bool:
    """Whether words name something that is voted on, and are no sentence about it."""
    return re.search(ordlyd.OBJEKTORD, tekst) is not None and not re.search(
        r"\b(?:at|som)\b", tekst
    )


def peker_tilbake(objekt: str) -> bool:
    """Whether an object is one definite word that points back: `Forslaget`, `Tilrådinga`."""
    return (
        re.fullmatch(r"(?i)(?:forslaget|framlegget|innstillingen|innstillinga|tilrådinga)", objekt)
        is not None
    )


def hode(objekt: str) -> str:
    """What was voted on without what came with it: `innstillingen` of `… med Lies tillegg`."""
    skille = _MED.search(objekt)
    foran = objekt[: skille.start()] if skille else ""
    if skille and (
        (len(foran) > 8 and re.search(ordlyd.OBJEKTORD, foran)) or ADMINISTRASJON.search(foran)
    ):
        return objekt[: skille.start()]
    return objekt


def folge(objekt: str) -> str:
    """What came with it: `Lies tillegg` of `innstillingen med Lies tillegg`."""
    return objekt[len(hode(objekt)) :]


def les_objekt(ledd: str, bar: str, grense: int, slag: Resultat | None) -> str:
    """The words for what the result is of: between `ble` and the result where the order is turned
    (`… ble forslaget fra Nes vedtatt`), else before the verb, else behind the result."""
    foran = bar[:grense]
    if aktiv := _AKTIV.match(bar[grense:]):
        return ledd[grense + aktiv.end() :].strip(" .:")
    snudd = re.search(rf"\b{ordlyd.PASSIV} (?P<o>[^,]{{0,150}}?{ordlyd.OBJEKTORD}[^,]*)$", foran)
    if snudd:
        ut = re.sub(rf" ?{ordlyd.ENSTEMMIG} ?", " ", ledd[snudd.start("o") : grense]).strip()
        return re.sub(r" (?:deretter|så|dermed|da|også)$", "", ut)
    ut = re.sub(
        rf"(?: {ordlyd.PASSIV})?(?: (?:deretter|så|dermed|da|også|{ordlyd.ENSTEMMIG}))* ?$",
        "",
        foran,
    )
    ut = re.sub(rf"^(?:{ordlyd.ENSTEMMIG} ?)+", "", ledd[: len(ut)].strip(" ,:"))
    if re.search(ordlyd.OBJEKTORD, ut) or len(ut) > 8 or ordlyd.PEKEORD.match(ut):
        return "" if re.fullmatch(r"(?i)(?:saken|saka)", ut) else ut
    etter = bar[grense:]
    bak = re.search(rf"(?P<o>{ordlyd.OBJEKTORD}[^.]*)", etter)
    return etter[bak.start("o") :].strip() if bak and not ut and slag == "trukket" else ut


def gjelder(objekt: str) -> Gjelder | None:
    """What kind of thing the words name; None where they name nothing that is voted on."""
    return next((rad.gir for rad in ordlyd.GJELDER if rad.monster.search(objekt)), None)


def gjelder_av(objekt: str, navn: Sequence[str], fra: Sequence[str]) -> Gjelder | None:
    """As `gjelder`, but somebody's `forslag til vedtak` is a proposal and no recommendation."""
    kjerne = hode(objekt)
    hva = gjelder(kjerne)
    egen = (navn or fra) and stillere(kjerne) != ((), ()) and not _FORSLAGSRETT.search(kjerne)
    if hva == "innstilling" and egen and re.search(r"(?i)forslag|framlegg", kjerne):
        return "forslag"
    return hva


def stillere(objekt: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and parties whose proposal the words say it is."""
    navn: list[str] = []
    partier: list[str] = []
    for fra in _FRA.finditer(objekt):
        hvem = les_hvem(objekt[fra.end() :], helt=False)
        if hvem and not hvem.organ:
            folk = [p.navn for p in hvem.personer if not ADMINISTRASJON.search(p.navn)]
            navn += folk
            partier += [] if folk else hvem.partier
    for ord_ in _FORSLAGSORD.finditer(objekt):
        foran = re.sub(r" (?:[a-zæøå]+ ){0,2}$", " ", objekt[: ord_.start()])
        for forst in _STILLER.finditer(foran):
            bit = foran[forst.start() :]
            hvem = les_hvem(bit.strip())
            if hvem is None or hvem.organ:
                continue
            sitt = re.search(r" (?:sitt?|sine?|si) ", objekt[: ord_.start()]) is not None
            navn += [
                p.navn if sitt or i < len(hvem.personer) - 1 else _uten_genitiv(p.navn)
                for i, p in enumerate(hvem.personer)
                if not ADMINISTRASJON.search(p.navn)
            ]
            if not hvem.personer:
                partier += hvem.partier
            break
    navn = [
        rent
        for n in navn
        if (rent := uten_tittel(n) or n)
        and not re.fullmatch(rf"{ordlyd.OBJEKTORD}|{ordlyd.ENSTEMMIG}", rent)
        and not ordlyd.PEKEORD.match(rent)
    ]
    return tuple(dict.fromkeys(navn)), tuple(dict.fromkeys(partier))


def _uten_genitiv(navn: str) -> str:
    """A name without the s of a genitive; `…nes` is left, where the s is the name's own more often
    than not."""
    if er_parti(navn) or re.search(r"(?<!i)nes$", navn):
        return navn
    return re.sub(r"(?<=[a-zæøåé])['’]?s$|(?<=s)['’]$", "", navn)


def partier_trykt(tekst: str, kjente: Sequence[str]) -> list[str]:
    """Parties as the text has them, of those that were read from it."""
    trykt = [uten_s(t.group()) for t in re.finditer(PARTI_GENITIV, tekst)]
    ut = [t for t in trykt if parti(t) in kjente]
    return ut or list(kjente)
