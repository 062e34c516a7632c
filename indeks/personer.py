"""People and parties as minutes name them.

`Kari Nes (Ap)`, `Kari Nes, AP`, `Nes (Sp/KrF)`, `Senterpartiet`, `AP/SP`, `3 H, 1 KL`. The parties
are those that have stood for election to more than one municipal council, in all spellings met;
a local list is taken for a party where it stands as one does, in parentheses behind a name.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from indeks.strukturtyper import Person

PARTIER: tuple[tuple[str, ...], ...] = (
    ("Ap", "A", "AP", "DNA", "Arbeiderpartiet", "Arbeidarpartiet", "Arbeiderparti"),
    ("H", "Høyre", "Høgre", "Hogre"),
    ("Sp", "SP", "Senterpartiet", "Senterparti"),
    ("FrP", "Frp", "FRP", "Fremskrittspartiet", "Framstegspartiet", "Framskrittspartiet"),
    (
        "SV",
        "Sv",
        "Sosialistisk Venstreparti",
        "Sosialistisk venstreparti",
        "Sosiallistisk Venstreparti",
    ),
    ("V", "Venstre"),
    ("KrF", "Krf", "KRF", "Kristelig Folkeparti", "Kristeleg Folkeparti", "Kristelig folkeparti"),
    ("MDG", "Mdg", "Miljøpartiet De Grønne", "Miljøpartiet de grønne", "Miljøpartiet Dei Grøne"),
    ("R", "Rødt", "Raudt"),
    ("PP", "Pp", "Pensjonistpartiet"),
    ("INP", "Industri- og Næringspartiet", "Industri- og næringspartiet"),
    ("DEM", "Dem", "Demokratene", "ND", "Norgesdemokratene"),
    ("PDK", "Partiet De Kristne", "KP", "Konservativt"),
    ("FNB", "Folkets parti", "FP"),
    ("NKP",),
    (
        "Uavh",
        "UAVH",
        "Uavh.",
        "UA",
        "Uavhengig",
        "uavhengig",
        "Uavhengige",
        "Uavhengig representant",
    ),
    ("BL", "Bygdelista", "Bygdelisten"),
    ("SL", "Sunnhordlandslista", "TVP", "Tverrpolitisk liste", "Fellesliste", "FL", "Felleslista"),
)
"""One party a row: the usual abbreviation, then its other spellings."""

_ALLE = sorted((navn for rad in PARTIER for navn in rad), key=len, reverse=True)
_KANON = {navn.casefold(): rad[0] for rad in PARTIER for navn in rad}
PARTI = rf"(?:{'|'.join(re.escape(navn) for navn in _ALLE)})(?![\wæøåÆØÅ])"
"""A party known by name, without groups."""

PARTI_GENITIV = (
    rf"(?<![\wæøåÆØÅ])(?:{'|'.join(re.escape(navn) for navn in _ALLE)})(?:['’]?s)?(?![\wæøåÆØÅ])"
)
"""A party, also with the s of a genitive: `FrPs`, `Høyres`."""

_KORT_PARTI = r"[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,4}"
PARTILISTE = rf"{PARTI}(?:(?: ?/ ?|, | og |, og | & ){PARTI})*"
"""One party or more: `AP/SP`, `H, FrP og V`."""

_ETTERNAVN = r"[A-ZÆØÅÉ][\wæøåÆØÅéèüöäáóíëýñ'’-]+"
_FORKORTET_NAVN = r"(?:Kr|Chr|Joh|Th|Fr|Jo|Hj|Aa|Gudm|Sig)\."
_NAVNEORD = (
    rf"(?:{_FORKORTET_NAVN}|(?:[A-ZÆØÅ]\.){{1,3}}|{_ETTERNAVN}|[A-ZÆØÅ](?= [A-ZÆØÅ][a-zæøå]))"
)
NAVN = rf"{_NAVNEORD}(?:[ ](?:(?:van|von|de|der|den|af|av|el|al)[ ]){{0,2}}{_NAVNEORD}){{0,5}}"
"""A person's name, without groups: capitalised words."""

I_PARENTES = rf"\((?:{PARTILISTE}|{_KORT_PARTI}(?: ?/ ?{_KORT_PARTI})*|[A-ZÆØÅ][a-zæøå]+lista?n?)\)"
PERSON = rf"(?P<navn>{NAVN})(?: ?(?P<paren>{I_PARENTES})|, ?(?P<komma>{PARTILISTE})(?=[ ,.:;)]|$))?"
PERSON_MED_PARTI = rf"{NAVN}(?: ?{I_PARENTES}|, ?{PARTILISTE},)"
"""The same, where a party stands behind the name; without groups."""
TITTEL = (
    r"(?:(?i:repr?\.|representant(?:en|ane|ene)?|ordføre?r(?:en)?|ordførar(?:en)?|varaordføre?r(?:en)?"
    r"|varaordførar(?:en)?|leder(?:en)?|leiar(?:en)?|nestleder(?:en)?|nestleiar(?:en)?"
    r"|utvalgsleder|utvalsleiar|komit[eé]leder|komit[eé]leiar|gruppeleder|gruppeleiar|møteleder"
    r"|møteleiar|settordfører|interpellant(?:en)?|saksordfører|saksordførar|medlem|varamedlem|kommunestyrerepresentant|kommunestyremedlem)\s)"
)
"""An office before a name."""

_OFFISER = re.compile(
    r"(?i)(?:ordfør\w+|varaordfør\w+|settordfør\w+|rådmann\w*|kommunedirektør\w*"
    r"|administrasjon\w*|leder\w*|leiar\w*|møteled\w+|møteleiar\w*|nestled\w+|posisjon\w*"
    r"|opposisjon\w*|flertallet|fleirtalet|mindretallet|gruppeled\w+|interpellant\w*"
    r"|forslagsstiller\w*|framleggsstillar\w*|saksordfør\w+)"
)
KOLLEKTIV = rf"(?:{_OFFISER.pattern.removeprefix('(?i)')})"
"""Somebody who acts by office and not by name."""

_PERSON = re.compile(PERSON)
_DELER = re.compile(r",\s*og\s|\sog\s|\ssamt\s|\s?/\s?|[,;&]|\s[-–]\s?|^[-–]")
_BARE_PARTI = re.compile(rf"(?:\d{{1,3}} )?(?:fra |frå )?(?P<parti>{PARTI})")
_INGEN_NAVN = frozenset(
    """
    Forslag Forslaget Framlegg Framlegget Innstilling Innstillingen Tilråding Punkt Pkt
    Votering Vedtak Behandling Saken Saka Kommunestyret Formannskapet Utvalget Utvalet Det
    Den Dette De Følgende Følgjande Alternativ Alternativt Tilleggsforslag Endringsforslag
    Enstemmig For Mot I På Ved Som Etter Han Hun Ho Her Kommunen Administrasjonen Komiteen
    Komité Komitè Røysting Samrøystes Ingen Alle Omforent Felles Ny Nye Endret Endra
    Revidert Samlet Hele Heile Øvrige Resten Siste Første Andre Til Fra Frå Nytt
    """.split()  # noqa: SIM905
)


def parti(tekst: str) -> str:
    """A party's usual abbreviation, the text itself where the party is not known."""
    ren = " ".join(tekst.split()).strip(" .()")
    return _KANON.get(ren.casefold(), ren)


def partier(tekst: str) -> tuple[str, ...]:
    """The parties in a list such as `AP/SP` or `H, FrP og V`, each once."""
    if tekst.strip(" ()").casefold() in _KANON:
        return (parti(tekst),)
    biter = (bit.strip(" ()") for bit in re.split(r"/|,| og |&", tekst))
    return tuple(dict.fromkeys(parti(bit) for bit in biter if bit))


def partier_i(tekst: str) -> tuple[str, ...]:
    """The parties named anywhere in a text, also with the s of a genitive."""
    funn = (uten_s(t.group()) for t in re.finditer(PARTI_GENITIV, tekst))
    return tuple(dict.fromkeys(parti(t) for t in funn))


def personer(tekst: str) -> tuple[Person, ...]:
    """The people named with a party in a text, in order; `Nes (Ap)` and `Nes, AP`."""
    ut: list[Person] = []
    for funn in _PERSON.finditer(tekst):
        partiet = funn["paren"] or funn["komma"]
        navn = uten_tittel(funn["navn"])
        if partiet and navn and not er_parti(navn):
            ut.append(Person(navn, partiet.strip("() ")))
    return tuple(ut)


def uten_tittel(navn: str) -> str | None:
    """A name without an office or other capitalised word before it; None where nothing is left."""
    ord_ = navn.split()
    while ord_ and (ord_[0] in _INGEN_NAVN or er_verv(ord_[0]) or _tittel(ord_[0])):
        ord_ = ord_[1:]
    return " ".join(ord_) or None


def er_verv(tekst: str) -> bool:
    """Whether somebody is named by office alone: `Ordføreren`, `mindretallet`."""
    return _OFFISER.fullmatch(tekst) is not None


def _tittel(ord_: str) -> bool:
    return re.fullmatch(TITTEL, f"{ord_} ") is not None


def er_parti(tekst: str) -> bool:
    """Whether the text is a known party or a list of them."""
    return re.fullmatch(PARTILISTE, tekst.strip()) is not None


@lru_cache(maxsize=8192)
def velgere(tekst: str) -> tuple[str, ...]:
    """Who voted, as told in a parenthesis: `Steine, MDG, Nes og Aas, A` → `Steine (MDG)`, `Nes`,
    `Aas (A)`; `9 H, 1 KL` → `9 H`, `1 KL`."""
    ut: list[str] = []
    tekst = re.sub(r"(?<=[A-Za-zæøå]) ?[-–] ?(?=\d)", "\u2011", tekst)  # `H – 3` is one voter
    for bit in _DELER.split(tekst.strip(" ()")):
        bit = bit.replace("\u2011", " – ")
        ren = " ".join(bit.split()).strip(" .:)(")
        if "(" in bit and ")" in bit:
            ren = " ".join(bit.split()).strip(" .:")
        elif "(" in ren:
            navn, _, partiet = ren.partition("(")
            ren = f"{navn.strip()} ({partiet.strip()})"
        if not ren or not any(t.isalpha() for t in ren):
            continue
        if ren[0].islower() and (tittel := re.match(TITTEL, ren)):
            ren = ren[tittel.end() :]
        if fra := re.fullmatch(rf"(?P<navn>{NAVN}) (?:fra|frå) (?P<parti>{PARTI})", ren):
            ren = f"{fra['navn']} ({fra['parti']})"
        forrige_er_navn = bool(ut) and "(" not in ut[-1] and not er_gruppe(ut[-1])
        forrige_er_navn = forrige_er_navn and not er_verv(ut[-1])
        if forrige_er_navn and er_parti(ren) and "," in tekst:
            ut[-1] = f"{ut[-1]} ({ren})"
        else:
            ut.append(ren)
    return tuple(ut)


def er_gruppe(tekst: str) -> bool:
    """Whether one of those who voted is a group, and nobody in particular: `SV`, `2 H`."""
    return _BARE_PARTI.fullmatch(tekst) is not None or tekst[0].isdigit()


@dataclass(frozen=True, slots=True)
class Hvem:
    """Whom a phrase names: people, parties (as abbreviated) and a body, and where it ends."""

    personer: tuple[Person, ...]
    partier: tuple[str, ...]
    organ: str | None
    slutt: int


_ORGAN = re.compile(
    r"(?:[\wæøåÆØÅ-]*(?i:utvalg|utval|styre|råd|nemnd|skap|komit[eéè])(?:e?t|a|e?n|i)?s?"
    r"(?![\wæøå])(?: for [a-zæøå]+(?:,? (?:og )?[a-zæøå]+){0,4})?)"
)
_VEGNE = re.compile(
    r"(?i)(?:(?:fremmet|fremma|fremja|fremsatt|framsatt|framsett) )?p[åa] (?:vegne|vegner"
    r"|vegene|egne)(?: av)? "
)
_BINDELEDD = re.compile(
    r"(?:[\s,&/*•·–-]+|(?:og|samt|fra|frå|ved|for|sine?|sitt|si)(?![\wæøå.])|v/"
    r"|(?<=gruppa )til |(?<=gruppen )til )"
)
_FYLLORD = re.compile(
    r"(?i:alle|dei|de|partia|partiene|partier|uavhengige?|representant(?:er|ar|ane|ene)?|gruppa"
    r"|gruppen|gruppe|samlet|samla|hele|heile|felles|mindretall|mindretal|flertall|fleirtal|medlem|medlemmer|partigruppe|folkevalgte)"
    r"(?![\wæøå])"
)
_INSTITUSJON = re.compile(
    r"(?i)(?:kommunen|fylkeskommunen|fylkesmannen|statsforvalter\w*|staten|statens|regjering\w*"
    r"|stortinget|departement\w*|direktorat\w*|vegvesen\w*|nve|fylket|kirke\w*|politiet|sivilombud"
    r"\w*|eier\w*|søker\w*|klager\w*|tiltakshaver|utbygger\w*|foreldre\w*|innbygger\w*|revisj\w*"
    r"|advokat\w*|ks|nav|helse\w*|etter|under|over|når|hvis|dersom|derfor|også|både|hva|hvor|hvem"
    r"|først|deretter|dermed|så|da|med|uten|utan|om|at|nå|no|vi|me|jeg|eg|man|ein|møtet|debatten)"
)
"""What stands as a name does but names nobody who sits in the meeting."""

_PARENTES_PARTI = re.compile(r"\((" + PARTILISTE + r")\)")
_TITTELORD = re.compile(TITTEL)
_KOLLEKTIV = re.compile(rf"{KOLLEKTIV}(?![\wæøå])", re.IGNORECASE)
_PARTI_STED = re.compile(PARTI_GENITIV)
_NAVN_STED = re.compile(NAVN)
_PARTI_BAK = re.compile(
    rf" ?\((?P<paren>[^()]{{1,40}})\)|, ?(?P<komma>{PARTILISTE})(?=[ ,.:;)]|$)"
    rf"| (?:fra|frå) (?P<fra>{PARTILISTE})(?![\wæøå])"
)


def les_hvem(tekst: str, *, helt: bool = True) -> Hvem | None:
    """Whom a phrase names. None where it names nobody, or (`helt`) holds other words than names,
    parties, offices and what joins them; else what stands before the first other word."""
    vegne = _VEGNE.search(tekst)
    folk: list[Person] = []
    parti_: list[str] = []
    organ: str | None = None
    fyll = False
    sted = 0
    til = vegne.start() if vegne else len(tekst)
    while sted < til:
        if funn := _BINDELEDD.match(tekst, sted):
            sted = funn.end()
        elif (funn := _PARENTES_PARTI.match(tekst, sted)) and partier_i(funn[1]):
            parti_ += partier_i(funn[1])
            sted = funn.end()
        elif (funn := _FYLLORD.match(tekst, sted)) and not _TITTELORD.match(tekst, sted):
            fyll = True
            sted = funn.end()
        elif (funn := _TITTELORD.match(tekst, sted)) and _NAVN_STED.match(tekst, funn.end()):
            sted = funn.end()
        elif (funn := _PARTI_STED.match(tekst, sted)) and tekst[funn.end() : funn.end() + 1] != ".":
            parti_.append(parti(uten_s(funn.group())))
            sted = funn.end()
        elif funn := _KOLLEKTIV.match(tekst, sted):
            folk.append(Person(funn.group()))
            sted = funn.end()
        elif funn := _ORGAN.match(tekst, sted):
            organ = funn.group()
            sted = funn.end()
        elif funn := _NAVN_STED.match(tekst, sted):
            ord_ = funn.group().split(" ")
            if ord_[0] in _INGEN_NAVN or _INSTITUSJON.fullmatch(ord_[0]):
                break
            sist = _KANON.get(uten_s(ord_[-1]).casefold()) if len(ord_) > 1 else None
            if sist and len(ord_[-1]) > 1:
                ord_.pop()
                parti_.append(sist)
                if len(ord_) > 1:
                    folk.append(Person(" ".join(ord_), funn.group().rsplit(" ", 1)[1]))
                sted = funn.end()
                continue
            sted = funn.end()
            bak = _PARTI_BAK.match(tekst, sted)
            partiet = (bak["paren"] or bak["komma"] or bak["fra"]) if bak else None
            if bak and (not bak["paren"] or _kan_vaere_parti(bak["paren"])):
                folk.append(Person(" ".join(ord_), partiet))
                parti_ += partier(partiet or "")
                sted = bak.end()
            else:
                folk.append(Person(" ".join(ord_)))
                if bak:
                    sted = bak.end()
        else:
            break
    if helt and sted < til:
        return None
    if vegne and sted >= til:
        bak_vegne = les_hvem(tekst[vegne.end() :], helt=False)
        if bak_vegne and bak_vegne.partier:
            parti_ = list(bak_vegne.partier)
            sted = vegne.end() + bak_vegne.slutt
        else:
            sted = len(tekst) if helt else til
    if not folk and not parti_ and not organ and not fyll:
        return None
    return Hvem(tuple(folk), tuple(dict.fromkeys(parti_)), organ, sted)


def uten_s(tekst: str) -> str:
    """A party's name without the s of a genitive."""
    if tekst.casefold() in _KANON:
        return tekst
    return re.sub(r"['’]?s$", "", tekst)


def _kan_vaere_parti(tekst: str) -> bool:
    """Whether what stands in parentheses behind a name is where the person belongs."""
    return re.fullmatch(I_PARENTES, f"({tekst})") is not None or all(
        bit.strip(" .").casefold() in _KANON or bit.strip().casefold() in _KANON
        for bit in re.split(r"/|,| og ", tekst)
    )


@lru_cache(maxsize=8192)
def navneord(tekst: str) -> frozenset[str]:
    """The words of a name to compare by: lower case, a genitive's s gone, initials left out."""
    return frozenset(
        re.sub(r"(?<=[a-zæøå]{3})s$", "", ord_.casefold())
        for ord_ in re.findall(r"[\wæøåÆØÅéèüöä]{2,}", tekst)
    )


def samme_navn(a: str, b: str) -> bool:
    """Whether two ways to name somebody may be the same person."""
    x, y = navneord(a), navneord(b)
    if not x or not y:
        return False
    likhet = SequenceMatcher(None, a, b).ratio() if len(x) > 1 and len(y) > 1 else 0.0
    return x <= y or y <= x or likhet > 0.92
