"""The recognisers: one table a place, one row a form, each row with an example that is its test.

A municipality's odd form is one row more. Patterns match whole lines as `sidetekst` leaves them
(no runs of spaces, no trailing space) and are anchored at both ends. They hold no nested
repetition, so that no line can make them slow.
"""

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from indeks.datoer import DATO
from indeks.dokument import Dokumenttype, Slag
from indeks.saksnummer import HELT_SAKSNR, PREFIKS, SAKSNR
from indeks.utvalg import FASTE_ORGANER, KOMMUNESTYRE

T = TypeVar("T")

MAKS_OVERSKRIFT = 160
"""Longer lines are never headings, and are not tried."""


@dataclass(frozen=True, slots=True)
class Monster(Generic[T]):
    """One form: what a line that matches is, the pattern, and an example of it."""

    gir: T
    monster: re.Pattern[str]
    eksempel: str


def _m(gir: T, monster: str, eksempel: str) -> Monster[T]:
    return Monster(gir, re.compile(monster), eksempel)


# --- names of bodies -----------------------------------------------------------------------

_ORGANORD = (
    r"(?i:(?:[a-zæøå-]*(?:kommunestyre|heradsstyre|bystyre|styre|råd|ting)t?s?(?:et|ets)?"
    r"|[a-zæøå-]*(?:formannskap|utvalg|utval|representantskap|parlament|nemnd|forum)(?:et|ets|a|i"
    r"|as|en)?"
    r"|[a-zæøå-]*komit[eé](?:en|ens|a)?))(?=s?(?![\wæøå]))"
)
_IKKE_NAVN = (
    r"(?!(?i:møte[rt]?|møteprotokoll|protokoll|protokollen|saksprotokoll|godkjenning|godkjenne"
    r"|godkjennelse|behandling|behandla|behandlet|handsaming|handsama|vedtak|innstilling|tilråding"
    r"|saksbehandling|sakshandsaming|votering|har|hadde|den|saken|saka|saksnr|særutskrift|utvalg:|utval:|kl|tid|dato"
    r"|fattet|fatta|gjorde|traff|vedtok|si|sin|sitt|sine|framlegg|fremlegg|forslag|godkjenner"
    r"|tilrår|tilrådde|innstiller|innstilte|anbefaler|anbefalte|rår|rådde|foreslår|føreslår"
    r"|foreslo|føreslo|ber|å|slikt?|følgende|følgjande"
    r"|(?:man|tirs|ons|tors|fre|lør|mån|tys|laur|søn|sun)dag)(?![\wæøå-]))"
)
"""Words that stand beside a name and are never one of its own: what a line says of the body."""

_SLAG_ORGAN = r"(?i:kirkelig|kyrkjeleg|interkommunal|felleskommunal|samisk)e"
"""Words in small letters within a name: `Elvestad kirkelige fellesråd`."""

_ORD = rf"{_IKKE_NAVN}[A-Za-zÆØÅæøåé][\wæøåé.,/&-]*(?: ?\([A-ZÆØÅ]{{2,6}}\))?"
UTVALG = (
    rf"(?:{_IKKE_NAVN}(?:[A-ZÆØÅ][\wæøåé.,/&-]*|[a-zæøå]+-,?|{_SLAG_ORGAN}|og|for|av|i|med|til|på"
    r"|ved) ){0,7}" + _ORGANORD + r"(?: " + _ORD + r"){0,9}"
)
"""The name of a body, without groups: `Kommunestyret`, `Utvalg for oppvekst`, `Komité helse og
omsorg`, `Råd for personar med nedsett funksjonsevne`, `Helse-, oppvekst- og velferdsutvalget`."""

UTVALG_KORT = (
    rf"(?:{_IKKE_NAVN}[A-ZÆØÅ][\wæøåé-]*[,/]? (?:{_SLAG_ORGAN} )?(?:[a-zæøå]+-,? )?(?:og )?){{0,4}}"
    + _ORGANORD
    + rf"(?: {_IKKE_NAVN}(?:for|av|med|i|og|[a-zæøåé][\wæøåé,/-]*)){{0,6}}"
)
"""As `UTVALG`, for use where other words may stand behind it: lower-case words only."""

_EIES = r"(?:s|['’]| sin| sitt| si|(?<!s))"
"""What makes a name the owner of what follows, whatever its last word is: `Hovedutvalg plan og
miljøs behandling`."""

_SMA = rf"(?:{_IKKE_NAVN}[a-zæøå]{{4,}} ){{1,2}}{UTVALG_KORT}"
"""A name in small letters, behind a word that leads to one: `i teknisk utvalg`."""

HVER_KOMMUNES = re.compile(rf"(?i:\b(?:{FASTE_ORGANER})(?:t|et)?)(?![\wæøå])")
"""The bodies that every municipality has, wherever they are named."""

UTVALG_FORST = rf"(?=[A-ZÆØÅ]){_ORGANORD} (?:for|i)(?: {_ORD}){{1,9}}"
"""A name that opens with what the body is, whatever the rest is: `Styret for Elvestad havn KF`."""

ER_UTVALG = re.compile(UTVALG)

# --- papers --------------------------------------------------------------------------------

PAPIRER: tuple[Monster[Dokumenttype], ...] = (
    _m(
        "moteinnkalling",
        r"(?i:(?:tilleggs)?m[øo]teinn?kall(?:ing|else)(?: (?:for|til|-|–) .{3,60})?)",
        "Møteinnkalling",
    ),
    _m("moteinnkalling", r"(?i:innkalling til møte(?: i .{3,60})?)", "Innkalling til møte"),
    _m("moteinnkalling", r"(?i:saksliste og innkalling|innkalling)", "INNKALLING"),
    _m(
        "moteprotokoll",
        r"(?i:(?:hoved)?m[øo]teprotokoll(?: (?:for|frå|fra|-|–) .{3,60})?(?: \([A-ZÆØÅ]{2,5}\))?)",
        "Møteprotokoll – Kommunestyret",
    ),
    _m(
        "moteprotokoll",
        r"(?i:(?:protokoll|møtebok|møteutskrift|møtereferat|utskrift av møtebok)"
        r"(?: (?:for|fra|frå|i) .{3,60})?|referat (?:fra|frå) .{3,60})",
        "MØTEBOK",
    ),
    _m("saksprotokoll", r"(?i:saksprotokoll|særutskrift(?: av sak)?)", "Saksprotokoll"),
    _m(
        "saksframlegg",
        r"(?i:saksfr[ae]mlegg|saksfremstilling|saksframstilling|sakspapir|saksutredning"
        r"|saksutgreiing|notat til sak)",
        "SAKSFREMLEGG",
    ),
    _m("vedlegg", r"(?i:vedlegg ?(?:nr\.? ?)?\d{0,3}:?)", "Vedlegg 2"),
)
"""The heading that opens a paper, alone on its line near the top of a page."""

HODELOSE_PAPIRER: tuple[Monster[Dokumenttype], ...] = (
    _m(
        "saksframlegg",
        r"(?i:behandles av møtedato.*|handsamast av møtedato.*)",
        "Behandles av Møtedato",
    ),
    _m(
        "saksprotokoll",
        r"(?i:behandlet av møtedato sak(?:s)?nr\.?|handsama av møtedato sak(?:s)?nr\.?)",
        "Behandlet av Møtedato Saksnr.",
    ),
)
"""First lines of a page that open a paper whose own heading was lost in extraction."""

STILLING = re.compile(
    r"(?i:(?:konstituert |kst\. |fung\. )?(?:kommunedirektør|rådmann|administrasjonssjef"
    r"|kommunalsjef|direktør|assisterende kommunedirektør|daglig leder|ordfører|ordførar"
    r"|byrådsleder)\w*)"
)
"""An office alone on a line, under a name: where a case paper is signed."""

BREVHODE = re.compile(
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ. -]{1,40} )?(?i:kommune|herad|fylkeskommune)"
    r"(?i: side \d{1,4}(?:/\d{1,4})?)?"
    r"|(?i:side )?\d{1,4}(?: (?i:av) \d{1,4}|/\d{1,4})?"
    rf"|{UTVALG} {DATO}"
)
"""Lines above a heading that belong to the sheet: the municipality, a page number, the meeting."""

BREVHODELEDD = re.compile(
    r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?: og [A-ZÆØÅ][\wæøå-]+)? (?i:kommune|herad|fylkeskommune)(?![\wæøå])"
    r"|(?i:møteprotokoll|møtebok|protokoll)(?:(?i: for| fra| frå)(?: møtet?)?(?: i)?)?"
    rf"|{UTVALG_KORT}|{DATO}|(?i:side) \d{{1,4}}(?: ?(?i:av|/) ?\d{{1,4}})?"
)
"""What a page's running header is put together of: `Elvestad kommune – Møteprotokoll Kommunestyret
08.12.2021 Side 2 av 14`."""
BREVHODE_TEGN = re.compile(rf"{DATO}|(?i:side) \d")

MOTELINJE = re.compile(rf"[ \t]*{UTVALG} {DATO}[ \t]*(?:\n?[ \t]*(?:(?i:side) )?\d{{1,3}}[ \t]*)?")
"""A page's own line of the meeting, with its number: `Formannskapet 29.11.2022`, `4` under it."""

UNDERSKRIFT = re.compile(
    r"[A-ZÆØÅ][\wæøåéü.-]+(?: [A-ZÆØÅ][\wæøåéü.-]+){1,3}"
    r"(?:,? (?i:leiar|leder|ordfører|ordførar|varaordfører|varaordførar|nestleder|nestleiar"
    r"|utvalgsleder|utvalsleiar|møteleder|møteleiar|sekretær|møtesekretær|rådgiver|rådgjevar)\b.*)"
)
"""A name with an office: a signature, and never the rest of a title."""

SAKSKART = re.compile(
    r"(?i:(?:saks?list[ea]|saks?kart|saksoversikt|saker til behandling|saker til handsaming"
    r"|sakliste|saklista|dagsorden)(?: ?:)?(?: side)?)"
)

UTEN_NUMMER: tuple[Monster[Slag], ...] = (
    _m(
        "referatsaker",
        r"(?i:referatsak(?:er|ar)?|referat og meldingar?|melding(?:er|ar)|skriv og meldinger)",
        "Referatsaker",
    ),
    _m(
        "annet",
        r"(?i:eventuelt|ymse|orientering(?:er|ar)|spørsmål(?: og interpellasjon(?:er|ar))?)",
        "Eventuelt",
    ),
)
"""Entries of an agenda that have no number; alone on a line they end the sak before them."""

# --- parts of a sak ------------------------------------------------------------------------

_NR = r"(?:\d{1,2}(?:\.\d)?[.)]? )?"
_HVEM = (
    r"(?:(?:[A-ZÆØÅ][\wæøåé/-]*)(?: (?:og |for )?(?!(?:godkjenn|ved|støtt|slutt)[a-zæøå]+r )"
    r"[\wæøåé/-]+){0,5}?(?: ?sin| ?sitt| ?si| sine)?) "
)
_KORTNAVN = r"(?:[A-ZÆØÅ]{1,4} ?[-–] ?)?"
"""A body's letters before a heading: `KS - behandling:`, `LEV - Tilråding`."""
_FORSLAG = r"(?:for(?:s)?la?g|fr[ae]mlegg)"

DELER: tuple[Monster[Slag], ...] = (
    _m(
        "forslag_til_vedtak",
        rf"{_NR}(?:{_HVEM})?(?i:{_FORSLAG}) (?i:til) (?i:vedtak|innstilling|tilråding|uttalelse"
        rf"|uttale|fråsegn|årsmelding)"
        r"(?: ?/ ?(?i:innstilling|vedtak|tilråding))?(?: til .{3,60}:|[:.]?)",
        "Kontrollutvalet sitt framlegg til vedtak:",
    ),
    _m(
        "forslag_til_vedtak",
        r"(?i:\w*(?:forslag|framlegg)tilvedtak|(?:rådmann|kommunedirektør|ordfører)\w*innstilling)"
        r"[:.]?",
        "Rådmannensforslagtilvedtak:",
    ),
    _m(
        "forslag_til_vedtak",
        rf"{_NR}(?i:(?:rådmann|kommunedirektør|administrasjon|ordfører|ordførar|leder|leiar"
        rf"|direktør|administrasjonssjef|byråd|fylkesrådmann|fylkesdirektør|saksbehandler"
        rf"|sakshandsamar)\w*)"
        r"(?: sin| si| sitt)? (?i:innstilling|tilråding|forslag|framlegg|anbefaling)(?: til "
        r".{3,60}:|[:.]?)",
        "Rådmannens innstilling:",
    ),
    _m(
        "forslag_til_vedtak",
        rf"{_NR}(?i:innstilling|tilråding|forslag|framlegg) (?i:fra|frå) (?i:kommunedirektør"
        rf"|rådmann|administrasjon|ordfører|ordførar|administrasjonssjef)\w*[:.]?",
        "Innstilling fra kommunedirektøren:",
    ),
    _m(
        "forslag_til_vedtak",
        rf"{_NR}(?i:kontrollutval\w*|valgstyre\w*|valnemnd\w*|styre\w*)(?: si| sitt)? "
        rf"(?i:innstilling|tilråding|forslag)[:.]?",
        "Kontrollutvalgets innstilling:",
    ),
    _m(
        "behandling",
        rf"{_KORTNAVN}(?i:(?:møte|politisk )?behandling(?: og votering|/votering)?"
        r"|(?:møte|politisk )?handsaming(?: og røysting"
        r"|/røysting)?|behandlinga?|drøfting|debatt)[:.]?",
        "Handsaming:",
    ),
    _m(
        "behandling",
        r"(?i:(?:behandling|handsaming|forslag|framlegg)(?: fremsatt| sett fram)?(?: i)? møtet?)"
        r"[:.]?",
        "Behandling i møtet:",
    ),
    _m(
        "behandling",
        r"(?i:votering|røysting|avstemming|avstemning|avrøysting|voteringer|røystingar)"
        r"(?: ?[-–] ?[a-zæøå]+)?[:.]?",
        "Votering:",
    ),
    _m("behandling", r"(?i:protokoll)[:.]", "Protokoll:"),
    _m(
        "behandling",
        r"(?i:merknad(?:er|ar)? i (?:saken|saka)|saksprotokoll)[:.]?",
        "Merknad i saken",
    ),
    _m(
        "behandling",
        r"(?i:inhabile?|ugilde?)(?i: sak| varamedlem\w*| følgende varamedl\.? møtte"
        r"| følgjande varamedl\.? møtte| merknad)+",
        "Inhabil Varamedlem Merknad",
    ),
    _m(
        "innstilling",
        rf"{_KORTNAVN}(?i:innstilling|tilråding|uttalelse|uttale|fråsegn)(?i: (?:til|fra"
        r"|frå|i) .{3,60}| ?\((?:fra|frå) [^()]{3,60}\))?[:.]?",
        "Innstilling",
    ),
    _m(
        "innstilling",
        r"[A-ZÆØÅ][\wæøå/, -]{2,70}?(?:s|ets)? (?:sin |si )?(?i:innstilling|tilråding|uttalelse"
        r"|uttale)(?: til [\wæøå -]{3,50})?:",
        "Formannskapet si tilråding til kommunestyret:",
    ),
    _m(
        "innstilling",
        rf"{UTVALG_KORT}(?: sin| si)? (?i:innstilling|tilråding)"
        rf"(?: (?i:til) {UTVALG_KORT})?",
        "Plan- og næringsutvalgets innstilling",
    ),
    _m(
        "vedtak",
        rf"{_KORTNAVN}(?i:(?:det ble fattet (?:slikt|følgende) |endelig |endeleg |enstemmig "
        r"|samrøystes )?vedtak(?: i møtet?|,? enstemmig"
        r"|,? samrøystes| ?\([^()]{3,40}\)| ?/ ?(?:uttalelse|uttale|fråsegn))?|vedtatt|vedtaket"
        r"|(?:uttalelse|uttale|fråsegn) ?/ ?vedtak)[:.]?",
        "VEDTAK (samrøystes):",
    ),
    _m(
        "vedtak",
        r"[A-ZÆØÅ][\wæøå/-]{3,40}(?:s|ets)? (?i:endelige |endelege )?(?i:vedtak)[:.]?",
        "Kommunestyrets vedtak:",
    ),
    _m(
        "saksopplysninger",
        rf"{_NR}(?i:(?:bakgrunn(?: for saken| for saka)?|saksopplysning(?:er|ar)|faktiske "
        rf"opplysninger|fakta(?: i saken)?|saksfr[ae]mstilling|saksutredning|saksutgreiing|saken "
        rf"gjelder|saka gjeld|tidligere behandling|tidlegare handsaming|beskrivelse av saken"
        rf"|historikk)(?: ?/ ?[\wæøå ]{{3,40}})?)[:.]?",
        "2. Bakgrunn for saken/saksopplysninger",
    ),
    _m(
        "saksframlegg",
        rf"{_NR}(?i:sammendrag(?: og konklusjon)?|samandrag|kort om saken|ingress"
        rf"|oppsummering)[:.]?",
        "1. Sammendrag og konklusjon",
    ),
    _m(
        "vurdering",
        rf"{_NR}(?:[A-ZÆØÅ][\wæøå-]+ (?:sin |sine |si )?)?(?i:(?:saks)?vurdering(?:er|ar|a)?(?: og "
        rf"konklusjon| av saken| og anbefaling)?|konklusjon|drøfting og vurdering|avveining"
        rf"(?:er)?)[:.]?",
        "5. Kommunedirektørens vurdering",
    ),
    _m(
        "vurdering",
        rf"{_NR}(?i:økonomiske? (?:konsekvens(?:er|ar)|vurdering(?:er|ar))|konsekvenser for "
        rf".{{3,50}}|administrative (?:og økonomiske )?konsekvens(?:er|ar)|miljømessige "
        rf"konsekvenser)[:.]?",
        "Økonomiske konsekvenser:",
    ),
)
"""Headings inside a sak. The rows are tried in this order; the first that matches counts."""

LIMT = re.compile(
    r"(?P<hode>[A-ZÆØÅ][^:.]{3,60}:"
    r"|(?:Endelig vedtak|Vedtak|Behandling|Handsaming|Innstilling|Votering)(?=[A-ZÆØÅ«])) ?\S"
)
LIMTE_DELER: frozenset[Slag] = frozenset(
    {"forslag_til_vedtak", "behandling", "innstilling", "vedtak"}
)
"""Lines that open with a heading and go on with the part's text, and what such a part can be."""

# --- the body that acts, inside a sak -------------------------------------------------------

_DATERT = rf"[ ,–-]{{1,3}}(?:den )?(?P<dato>{DATO})"
"""The meeting's date behind what it is of: `… - 06.12.2021`, `…, den 13.12.2021`."""
_NUMMERERT = rf"(?:[ ,–-]{{1,3}}(?i:sak(?:snr\.?|)) ?(?P<saksnr>{SAKSNR}))?"
"""The sak's number behind the date, where it is told: `…, sak 94/21`."""

SAKENS_LINJE: Monster[Slag | None] = _m(
    "behandling",
    rf"(?P<utvalg>{UTVALG}){_EIES} (?i:behandling|handsaming) av (?i:sak|sak nr\.?) "
    rf"(?P<saksnr>{SAKSNR}) i møtet? (?:den )?(?P<dato>{DATO}):?",
    "Formannskapets behandling av sak 94/2021 i møte den 23.11.2021:",
)
"""The line that opens a saksprotokoll which has no other heading."""

TILRAR = (
    rf"(?P<utvalg>{UTVALG_KORT}) (?:tilrår|tilrådde|innstiller|innstilte|anbefaler|anbefalte|rår"
    r"|rådde|foreslår|føreslår|foreslo|føreslo) [^.:]{3,70}"
    r" (?:slikt?|følgende|følgjande) (?:vedtak|innstilling|tilråding):"
)
"""A sentence that leads up to what a body recommends to another."""

ORGANLINJER: tuple[Monster[Slag | None], ...] = (
    _m(None, rf"(?P<dato>{DATO}) (?P<utvalg>{UTVALG}):?", "13.12.2021 Kommunestyret"),
    _m(
        "vedtak",
        rf"(?i:vedtak) ?(?:i |fra |frå |[-–] ?)(?P<utvalg>{UTVALG}|{_SMA}){_DATERT}:?",
        "Vedtak - Kommunestyret 09.12.2021:",
    ),
    _m(
        "innstilling",
        rf"(?i:innstilling|tilråding) ?(?:i |fra |frå |[-–] ?)(?P<utvalg>{UTVALG}|{_SMA})"
        rf"{_DATERT}:?",
        "Innstilling fra Formannskapet - 30.11.2021:",
    ),
    _m(
        "innstilling",
        rf"(?i:vedtak som innstilling|vedtak som tilråding) (?:fra|frå) (?P<utvalg>{UTVALG}|{_SMA})"
        rf"{_DATERT}(?:[ ,–-]{{1,3}}(?P<saksnr>{SAKSNR}))?:?",
        "Vedtak som innstilling fra Formannskapet - 06.12.2021 - 125/21",
    ),
    _m(
        "behandling",
        rf"(?i:(?:møte|saks)?behandling(?:/votering)?|(?:saks)?handsaming(?:/røysting)?"
        rf"|saksprotokoll|protokoll"
        rf"|særutskrift)(?i: i| fra| frå|:)? (?i:møte i )?(?P<utvalg>{UTVALG}|{_SMA})"
        rf"{_DATERT}{_NUMMERERT}:?",
        "Saksprotokoll i Formannskapet - 25.11.2021",
    ),
    _m(
        "behandling",
        rf"(?i:saksprotokoll|særutskrift|behandling|handsaming),? (?i:i )?(?i:sak(?:snr)?)\.?:? ?"
        rf"(?P<saksnr>{HELT_SAKSNR}),? (?i:i|fra|frå) "
        rf"(?P<utvalg>{UTVALG}|{_SMA}){_DATERT}:?",
        "Saksprotokoll saksnr. 85/2021 i Kommunestyret - 15.12.2021",
    ),
    SAKENS_LINJE,
    _m(
        "behandling",
        rf"(?P<utvalg>{UTVALG})(?: har)? (?:behandlet|behandla|handsama) (?:saken|saka)"
        rf"(?: i møtet?)? (?:den )?(?P<dato>{DATO})(?:,? (?:(?i:saks?(?:nr)?)\.?:? )?"
        rf"(?P<saksnr>{HELT_SAKSNR}))?\.?:?",
        "Heradsstyret handsama saka den 13.12.2021, saksnr. 081/21",
    ),
    _m(
        "behandling",
        rf"(?P<utvalg>{UTVALG_KORT}){_EIES} (?i:behandling|handsaming)(?: i møtet?)?"
        rf"(?:{_DATERT})?{_NUMMERERT}:?",
        "Bystyrets behandling:",
    ),
    _m(
        "innstilling",
        rf"(?P<utvalg>{UTVALG_KORT}){_EIES} (?i:innstilling|tilråding){_DATERT}:?",
        "Formannskapets innstilling 07.12.2021",
    ),
    _m(
        "vedtak",
        rf"(?P<utvalg>{UTVALG_KORT}){_EIES} (?i:(?:endelige )?vedtak){_DATERT}:?",
        "Kommunestyrets vedtak 16.12.2021:",
    ),
    _m(
        None,
        rf"(?P<utvalg>{UTVALG}){_DATERT}{_NUMMERERT}:?",
        "Kommunestyret 16.12.2021:",
    ),
    _m(
        "behandling",
        rf"(?P<utvalg>)(?i:behandling|handsaming)(?: i)? møtet?{_DATERT}:?",
        "Behandling i møtet 20.12.2021",
    ),
    _m(
        "vedtak",
        rf"(?P<utvalg>)(?i:vedtak)(?: i)? møtet?{_DATERT}:?",
        "Vedtak i møte 13.12.2021:",
    ),
    _m(
        "behandling",
        rf"(?i:(?:møte|saks)?behandling|(?:saks)?handsaming|saksprotokoll) i "
        rf"(?P<utvalg>{UTVALG_KORT}|{_SMA}):?",
        "Behandling i kommunestyret:",
    ),
    _m(
        "vedtak",
        rf"(?i:vedtak) i (?P<utvalg>{UTVALG_KORT}|{_SMA}):?",
        "Vedtak i kommunestyret:",
    ),
    _m(
        None,
        rf"(?P<utvalg>{UTVALG_KORT}) ?[-–] ?(?:(?i:sak) )?"
        rf"(?P<saksnr>{HELT_SAKSNR}):?",
        "Formannskapet - 142/21",
    ),
    _m(
        "innstilling",
        TILRAR,
        "Administrasjonsutvalget tilrår kommunestyret å fatte slikt vedtak:",
    ),
    _m(
        "vedtak",
        rf"(?P<utvalg>{UTVALG_KORT})(?: har)? (?:fattet|fatta|gjorde|traff) "
        rf"(?:slikt|følgende|følgjande) (?:enstemmige )?vedtak:?",
        "Kommunestyret fattet slikt vedtak:",
    ),
    _m(
        "vedtak",
        rf"(?P<utvalg>{UTVALG_KORT})(?: sitt)? (?i:(?:endelige |endelege )?vedtak):?",
        "Kommunestyret sitt vedtak:",
    ),
    _m("vedtak", rf"(?P<utvalg>{UTVALG}) ?[-–] ?(?i:vedtak):?", "Kommunestyret - Vedtak:"),
    _m(
        "innstilling",
        rf"(?P<utvalg>{UTVALG}) ?[-–] ?(?i:innstilling|tilråding):?",
        "Formannskapet - Innstilling:",
    ),
)
"""Lines that say which body acts, and when; some are at the same time the heading of a part."""

BEHANDLINGSLINJER = tuple(rad for rad in ORGANLINJER if rad.gir == "behandling")

NUMMERERT_VEDTAK: tuple[Monster[Slag], ...] = (
    _m(
        "vedtak",
        rf"(?P<prefiks>[A-ZÆØÅ]{{1,6}}(?:[-/][A-ZÆØÅ]{{1,4}})?) ?[-–]? ?(?P<saksnr>{SAKSNR}),? "
        rf"(?i:(?:endelig |endeleg )?vedtak)(?::|(?=[A-ZÆØÅ])|$)(?P<rest>.*)",
        "KOM- 067/21 Vedtak:",
    ),
    _m(
        "innstilling",
        rf"(?P<prefiks>[A-ZÆØÅ]{{1,6}}(?:[-/][A-ZÆØÅ]{{1,4}})?) ?[-–]? ?(?P<saksnr>{SAKSNR}),? "
        rf"(?i:innstilling|tilråding|uttalelse|uttale|fråsegn)(?=:|$):?(?P<rest>.*)",
        "FS- 142/21 Innstilling:",
    ),
    _m(
        "vedtak",
        rf"(?P<prefiks>)(?:(?i:sak) )?(?P<saksnr>{SAKSNR}) (?i:vedtak)(?::|(?=[A-ZÆØÅ])|$)"
        rf"(?P<rest>.*)",
        "71/2021 Vedtak:",
    ),
)
"""Headings of a vedtak that carry the acting body's own saksnr; text may be glued behind them."""

# --- numbers of a sak -----------------------------------------------------------------------

SAKSLINJE = re.compile(
    rf"(?P<ord>(?i:(?:utv(?:alg)?s?\.? ?|{KOMMUNESTYRE}|tilleggs|politisk )?"
    r"sak(?:s?nr|snummer)?\.?(?: nr\.?)?:? ?))?"
    rf"(?P<prefiks>{PREFIKS})?(?P<skille>[ -]{{0,3}})(?P<saksnr>{SAKSNR})"
    r"(?P<tegn> ?[:.–-]?)(?: (?P<tittel>.*))?"
)
"""A line that opens with a saksnr: `25/23 Tittel`, `PS 21/137 Tittel`, `067/21: Tittel`."""

SAKSLINJE_EKSEMPLER = (
    "25/23 2. tertial rapport 2023 - økonomi",
    "PS 21/137 Godkjenning av protokoll",
    "067/21: Godkjenning av innkalling og sakliste",
    "Sak nr. 021/22 Budsjettregulering",
    "Sak 56/09",
    "K-sak 83/22 Eierbidrag",
    "FT-13/17 Fylkesbudsjett",
    "KS-21/00045 Godkjenning av innkalling",
    "Utv.saksnr.: 092/21",
    "Kommunestyresak 12/21 Valg av utvalg",
)

ARKIVSAKSNR = r"(?:[A-ZÆØÅ]-)?(?:\d{4}|\d{2})/\d{1,6}(?:-\d{1,4})?(?![\d/])"
ARKIVFELT = re.compile(
    r"(?i:ar(?:k?i)?v(?:saks?)?(?:s?nr|s?id|ref|nummer)?(?:-dok)?\.?|vår ref(?:eranse)?\.?"
    r"|saksmappe(?:nr)?|saks(?:nr\.?|nummer) i arkivet)"
    rf"\.? ?:? ?(?:[\wæøåÆØÅ.: -]{{0,60}}? )?(?P<nr>{ARKIVSAKSNR})"
)
"""A field with the arkivsaksnr: `Arkivsak: 20/1234-5`, `ArkivsakID 21/554`, `Vår ref. 18/1407`."""
BARE_ARKIVFELT = re.compile(rf"(?:(?i:arkiv|vår ref)[\w.-]* ?:? ?)?(?P<nr>{ARKIVSAKSNR})")
"""Only such a number where a title would stand, with or without its label."""
ARKIV_SOM_SAKSNR = re.compile(rf"(?i:saksnr|saksnummer)\.? ?:? ?(?P<nr>{ARKIVSAKSNR})")
"""The archive's number called only saksnr, below the body's own."""
JOURNALPOSTFELT = re.compile(rf"(?i:journalpost ?-?id)\.? ?:? ?(?P<nr>{ARKIVSAKSNR})")
"""The letter's own number, whose head is the sak's: read where no field gives the sak's itself."""
ARKIVFELT_HODE = re.compile(
    r"(?i:(?:ar(?:k?i)?vsak(?:s?nr|s?id)?(?:-dok)?\.?|saksnr\.? ?/ ?arkivnr)(?: [\wæøå ]*)?)"
)
"""The same field as the head of a small table: the number opens the next line."""
ARKIVFELT_EKSEMPLER = (
    "Arkivsak: 20/1234-5",
    "ArkivsakID: 21/554",
    "Arkivsaksnr.: 2015/1097",
    "Arivsak 18/1407",
    "Vår ref. 08/00355",
    "Arkivsak-dok. 22/00123-4",
    "Saksbehandler: Kari Nes Arkivsaknr: 09/810",
)

SAKSGANG_HODE = re.compile(
    r"(?i:(?:behandl(?:et|es|a) av|handsam(?:a|ast) av|saksgang|utvalg|utval|behandling i"
    r"|sakshandsaming|utvalgs?sak|sak nr\.?"
    r"|utv(?:\.|al|alg)?(?:s)?-?saks?nr\.?|saks?nr\.?|saksnummer|møtedato|møte):?"
    r"(?: (?:møtedato|møte|dato|saks?nr\.?|sak nr\.?|saksnummer|utvalg|utval|utvalssak"
    r"|utvalgssak|utv\.?saksnr\.?|type):?)+)"
)
SAKSGANG_TITTEL = re.compile(r"(?i:saksgang|(?:politisk )?behandling(?: i)?|behandles i) ?:?")
"""What can stand above the head of the table of bodies."""
SAKSGANG_KOLONNER = {
    "utvalg": re.compile(r"(?i:behandl(?:et|es|a) av|handsam(?:a|ast) av|utvalg|utval):?"),
    "dato": re.compile(r"(?i:møtedato|møte|dato):?"),
    "saksnr": re.compile(
        r"(?i:utv(?:\.|al|alg)?s?-?sak(?:s?nr\.?)?|saks?nr\.?|sak nr\.?|saksnummer):?"
    ),
}
"""The names of its columns, each alone on its line."""
SAKSGANG_RAD: tuple[Monster[None], ...] = (
    _m(
        None,
        rf"(?:\d{{1,2}}\.? )?(?P<utvalg>{UTVALG_KORT}) (?P<dato>{DATO})"
        rf"(?: (?P<saksnr>{HELT_SAKSNR}))?",
        "1 Utvalg for oppvekst 31.10.2023 24/23",
    ),
    _m(
        None,
        rf"(?:(?i:sak) )?(?P<saksnr>{HELT_SAKSNR}) "
        rf"(?P<utvalg>{UTVALG_KORT}) (?:[A-ZÆØÅ]{{1,3}} )?(?P<dato>{DATO})",
        "021/15 Formannskapet 03.03.2015",
    ),
    _m(
        None,
        rf"(?P<dato>{DATO}) (?P<utvalg>{UTVALG_KORT})(?: (?P<saksnr>{HELT_SAKSNR}))?",
        "03.03.2015 Formannskapet PS 21/15",
    ),
    _m(
        None,
        rf"(?P<saksnr>{HELT_SAKSNR}) (?P<dato>{DATO}) "
        rf"(?P<utvalg>{UTVALG_KORT})",
        "45/21 30.11.2021 Formannskapet",
    ),
)
"""A row of the table of bodies that a sak goes through, planned or held."""

# --- the head of a meeting's papers ----------------------------------------------------------

MOTEFELT: tuple[Monster[str], ...] = (
    _m(
        "utvalg",
        rf"(?:[A-ZÆØÅ][\wæøåáš]{{2,20}} ?/ ?)?(?i:utval(?:g)?(?:s ?navn)?|organ|møte i"
        rf"|(?:styre/)?råd/utvalg|råd(?=:)) ?:? (?P<utvalg>{UTVALG})(?: ?/ ?.{{2,40}})?",
        "Utvalg: Kommunestyret",
    ),
    _m(
        "utvalg_dato",
        rf"(?:[A-ZÆØÅ][\wæøå-]+ kommune )?(?P<utvalg>{UTVALG_KORT})(?: [A-ZÆØÅ][\wæøåÆØÅ "
        rf".,-]{{0,60}}?)? (?P<dato>{DATO})(?: .{{0,80}})?",
        "Råde kommune Kommunestyret Bøndernes hus 09.12.2021 16.00",
    ),
    _m(
        "dato",
        rf"(?:[A-ZÆØÅ][\wæøåáš]{{2,20}} ?/ ?)?(?i:(?:møte)?dato(?:/tid| og tid)?|møtedag"
        rf"|(?:møte)?tid(?:spunkt)?|møte) ?:? (?:\w+ ?,? ?(?:den )?)?"
        rf"(?P<dato>{DATO})(?:.{{0,90}})?",
        "Møtedato: 14.12.2021 Møtetid: Kl. 14:00",
    ),
    _m(
        "dato",
        rf"(?P<dato>{DATO}) (?:kl\.? ?)?\d{{1,2}}[:.]\d{{2}}.{{0,90}}",
        "31.10.2023 18:00 – 20:25 Asker rådhus",
    ),
    _m("utvalg", rf"(?P<utvalg>{UTVALG})", "Kommunestyret"),
)
"""Lines of the head of an innkalling or protokoll that tell the body and the date."""

TITTELFELT = re.compile(r"(?i:sakstittel|saktittel|tittel|sak|saken gjelder|saka gjeld) ?: ?")
"""The label of a sak's title, on the title's own line."""
OM_NOE = re.compile(r"(?i:uttalelse|uttale|fråsegn|innstilling|tilråding) (?i:til|om) .*[^:]")
"""A title where one stands, and a heading elsewhere: `Uttalelse til regional plan for vann`."""
SAKSTITTEL = re.compile(r"(?i:saks?tittel) ?: ?(?P<tittel>.+)")
"""The same, in words that stand nowhere else."""

PRIKKER = re.compile(r" ?(?:\.{4,}|…{2,}|(?: \.){4,}) ?\d{0,4}$")
"""What leads from a title to its page number in a table of contents."""

MOTE_I_OVERSKRIFT = re.compile(
    r"(?: (?i:for|frå|fra|i)|[-–]|(?i:protokoll|møtebok)(?! (?:FOR|FR[AÅ]|I) )) ?"
    rf"(?P<utvalg>{UTVALG_KORT})"
    rf"(?=$|[ ,–-]{{1,3}}(?:(?:den )?{DATO}|[a-zæøå]+dag|(?i:kl)))",
)
"""The body in a meeting paper's own heading: `Referat fra møte i kommunestyret torsdag 9. …`."""

MOTE_I_ETT_ORD = re.compile(rf"(?P<utvalg>(?i:{FASTE_ORGANER}))(?i:s?møtet?)(?![\wæøå])")
"""The same in one word: `Protokoll fra kommunestyremøte`."""

UTVALGSFELT = re.compile(rf"(?i:utvalg|utval|organ) ?: ?(?P<utvalg>{UTVALG})")
MOTEDATOFELT = re.compile(rf"(?i:møtedato|dato) ?: ?(?P<dato>{DATO})(?: .{{0,60}})?")
"""Fields of a saksprotokoll that tell the meeting."""

DATOFELT = re.compile(r"(?i:m ?ø ?te ?da ?to|dato) ?:?")
"""The label of a date that stands on the line below."""

FELTLINJE = re.compile(
    r"(?i:(?:møtestad|møtested|møtedato|møtetid|saksbehandler|sakshandsamar|arkivkode|arkivsak\w*"
    r"|arivsak|klassering|journalpost\w*|saksansvarlig|saksordfører|saksordførar)\b.*"
    r"|(?:sted|stad|dato|tid|tidspunkt|arkiv|objekt|resultat)(?: ?:| \d).*)"
)
"""Lines that are fields, and so never the rest of a title."""

VEDLEGGSLISTE = re.compile(
    r"(?i:(?:(?:utrykte |trykte )?vedlegg(?: i saken| til saken| i saka)?|vedlagt)) ?:"
)
GODKJENT = re.compile(r"(?i:dokumentet er elektronisk godkjent.*)")
