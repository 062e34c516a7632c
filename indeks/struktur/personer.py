"""People and parties as minutes name them.

`Kari Nes (Ap)`, `Kari Nes, AP`, `Nes (Sp/KrF)`, `Senterpartiet`, `AP/SP`, `3 H, 1 KL`. The parties
are those that have stood for election to more than one municipal council, in all spellings met;
a local list is taken for a party where it stands as one does, in parentheses behind a name.
"""

import re

from indeks.struktur.typer import Person

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

_ALLE = sorted({navn for rad in PARTIER for navn in rad}, key=len, reverse=True)
_KANON = {navn.casefold(): rad[0] for rad in PARTIER for navn in rad}
PARTI = rf"(?:{'|'.join(re.escape(navn) for navn in _ALLE)})(?![\wæøåÆØÅ])"
"""A party known by name, without groups."""

_KORT_PARTI = r"[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,4}"
PARTILISTE = rf"{PARTI}(?:(?: ?/ ?|, | og |, og | & ){PARTI})*"
"""One party or more: `AP/SP`, `H, FrP og V`."""

_ETTERNAVN = r"[A-ZÆØÅÉ][\wæøåÆØÅéèüöäáóíëýñ'’-]+"
_NAVNEORD = rf"(?:{_ETTERNAVN}|[A-ZÆØÅ]\.)"
NAVN = rf"{_NAVNEORD}(?:[ ](?:(?:van|von|de|der|den|af|av|el|al)[ ])?{_NAVNEORD}){{0,5}}"
"""A person's name, without groups: capitalised words."""

I_PARENTES = rf"\((?:{PARTILISTE}|{_KORT_PARTI}(?: ?/ ?{_KORT_PARTI})*|[A-ZÆØÅ][a-zæøå]+lista?n?)\)"
PERSON = rf"(?P<navn>{NAVN})(?: ?(?P<paren>{I_PARENTES})|, ?(?P<komma>{PARTILISTE})(?=[ ,.:;)]|$))?"
TITTEL = (
    r"(?:(?i:representant(?:en|ane|ene)?|ordføre?r(?:en)?|ordførar(?:en)?|varaordføre?r(?:en)?"
    r"|varaordførar(?:en)?|leder(?:en)?|leiar(?:en)?|nestleder(?:en)?|nestleiar(?:en)?"
    r"|utvalgsleder|utvalsleiar|komit[eé]leder|komit[eé]leiar|gruppeleder|gruppeleiar|møteleder"
    r"|møteleiar|settordfører|medlem|varamedlem|kommunestyrerepresentant|kommunestyremedlem)\s)"
)
"""An office before a name."""

_OFFISER = re.compile(
    r"(?i)(?:ordfør\w+|varaordfør\w+|settordfør\w+|rådmann\w*|kommunedirektør\w*"
    r"|administrasjon\w*|leder\w*|leiar\w*|møteled\w+|møteleiar\w*|nestled\w+|møtet|posisjon\w*"
    r"|opposisjon\w*|flertallet|fleirtalet|mindretallet|gruppeled\w+)"
)
KOLLEKTIV = rf"(?:{_OFFISER.pattern.removeprefix('(?i)')})"
"""Somebody who acts by office and not by name."""

_PERSON = re.compile(PERSON)
_DELER = re.compile(r",\s*og\s|\sog\s|\ssamt\s|\s?/\s?|[,;&]|\s[-–]\s?|^[-–]")
_BARE_PARTI = re.compile(rf"(?:\d{{1,3}} )?(?:fra |frå )?(?P<parti>{PARTI})")
_INGEN_NAVN = frozenset(
    "Forslag Forslaget Framlegg Framlegget Innstilling Innstillingen Tilråding Punkt Pkt Votering"
    " Vedtak Behandling Saken Saka Kommunestyret Formannskapet Utvalget Utvalet Det Den Dette De"
    " Følgende Følgjande Alternativ Alternativt Tilleggsforslag Endringsforslag Enstemmig For Mot"
    " I På Ved Som Etter Han Hun Ho Her Kommunen Administrasjonen Komiteen Komité Komitè Røysting"
    " Samrøystes Ingen Alle Til Fra Frå Nytt Ny".split()
)


def parti(tekst: str) -> str:
    """A party's usual abbreviation, the text itself where the party is not known."""
    ren = " ".join(tekst.split()).strip(" .()")
    return _KANON.get(ren.casefold(), ren)


def partier(tekst: str) -> tuple[str, ...]:
    """The parties in a list such as `AP/SP` or `H, FrP og V`, each once."""
    biter = (bit.strip(" ()") for bit in re.split(r"/|,| og |&", tekst))
    return tuple(dict.fromkeys(parti(bit) for bit in biter if bit))


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
    while ord_ and (ord_[0] in _INGEN_NAVN or _OFFISER.fullmatch(ord_[0]) or _tittel(ord_[0])):
        ord_ = ord_[1:]
    return " ".join(ord_) or None


def _tittel(ord_: str) -> bool:
    return re.fullmatch(TITTEL, f"{ord_} ") is not None


def er_parti(tekst: str) -> bool:
    """Whether the text is a known party or a list of them."""
    return re.fullmatch(PARTILISTE, tekst.strip()) is not None


def velgere(tekst: str) -> tuple[str, ...]:
    """Who voted, as told in a parenthesis: `Steine, MDG, Nes og Aas, A` → `Steine (MDG)`, `Nes`,
    `Aas (A)`; `9 H, 1 KL` → `9 H`, `1 KL`."""
    ut: list[str] = []
    for bit in _DELER.split(tekst.strip(" ()")):
        ren = " ".join(bit.split()).strip(" .:)(")
        if "(" in bit and ")" in bit:
            ren = " ".join(bit.split()).strip(" .:")
        elif "(" in ren:
            navn, _, partiet = ren.partition("(")
            ren = f"{navn.strip()} ({partiet.strip()})"
        if not ren or not any(t.isalpha() for t in ren):
            continue
        forrige_er_navn = bool(ut) and "(" not in ut[-1] and not _er_gruppe(ut[-1])
        if forrige_er_navn and er_parti(ren) and "," in tekst:
            ut[-1] = f"{ut[-1]} ({ren})"
        else:
            ut.append(ren)
    return tuple(ut)


def _er_gruppe(tekst: str) -> bool:
    return _BARE_PARTI.fullmatch(tekst) is not None or tekst[0].isdigit()


def navneord(tekst: str) -> frozenset[str]:
    """The words of a name to compare by: lower case, a genitive's s gone, initials left out."""
    return frozenset(
        re.sub(r"(?<=[a-zæøå]{3})s$", "", ord_.casefold())
        for ord_ in re.findall(r"[\wæøåÆØÅéèüöä]{2,}", tekst)
    )
