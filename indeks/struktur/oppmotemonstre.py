"""How minutes head and fill in the list of who met: one table a kind, one row a form.

Each row has an example that is its test. Patterns are matched at a place in a line, and hold no
nested repetition.
"""

import re
from typing import Literal

from indeks.linje.monstre import Monster
from indeks.personer import PARTIER
from indeks.strukturtyper import Rolle
from indeks.utvalg import KOMMUNESTYRE

Listeslag = Literal[
    "medlem",
    "innkalt",
    "forfall",
    "varamedlem",
    "administrasjon",
    "moteleder",
    "sekretaer",
    "inhabil",
    "annet",
]
"""What a list is of. `innkalt` were called, `annet` is read as no list."""


def _ordsett(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


_IKKE_ORD = r"(?![\wæøåÆØÅ-])"


def _m(gir: Listeslag, monster: str, eksempel: str) -> Monster[Listeslag]:
    return Monster(gir, re.compile(rf"(?i:{monster}){_IKKE_ORD}"), eksempel)


# --- headings ------------------------------------------------------------------------------

_FOLG = r"(?:følgende|følgjande|følgande|desse|disse) "
_FAST = r"(?:faste?|ordinære|valgte|valde|innvalde|innvalgte) "
_FLERE = (
    rf"(?:(?:{KOMMUNESTYRE}|utval(?:g)?s|styre|råds|komit[eé])?"
    r"(?:medlem(?:mer|mar|mene|mane|ene|er|ar)?|medl\.?|representant(?:er|ar|ene|ane|ar)?|repr\.?))"
)
_VARA = (
    r"(?:vara(?:medlem(?:mer|mar|mene|mane|ene|er|ar)?|medl\.?|representant(?:er|ar|ene|ane)?"
    r"|repr?\.?|personer|personar)?)"
)
_MOTTE = (
    r"(?:møtte|møter|møtt|møtande|møtende|var til ?stede|var til ?stades|er til ?stede"
    r"|til ?stede|til ?stades|deltok|deltek|deltar|var med)"
)
_ADM = (
    r"(?:administrasjonen|administrasjon|adm\.?|rådmannen|kommunedirektøren|sekretariatet"
    r"|rådmannens stab|kommuneadministrasjonen|fylkesadministrasjonen)"
)

OVERSKRIFTER: tuple[Monster[Listeslag], ...] = (
    _m(
        "forfall",
        rf"(?:{_FOLG})?(?:{_FAST})?(?:{_FLERE} )?(?:som )?(?:ikke|ikkje) (?:{_MOTTE})",
        "Faste medlemmer som ikke møtte",
    ),
    _m(
        "forfall",
        rf"(?:{_FOLG})?(?:{_FAST})?(?:{_FLERE} )(?:(?:som |med )?(?:hadde |har |med )?"
        r"(?:(?:meldt|lovlig|lovleg|gyldig) )?(?:forfall|fråfall|frafall|fravær|fråvær))",
        "Følgende medlemmer hadde meldt forfall",
    ),
    _m(
        "forfall",
        r"(?:meldt? |meldte |lovlig |lovleg |gyldig )?(?:forfall|frafall|fråfall)(?: meldt)?"
        rf"(?: (?:frå|fra|for)(?: (?:{_FOLG})?(?:{_FAST})?(?:{_FLERE}))?)?",
        "Forfall meldt frå følgjande medl.",
    ),
    _m(
        "forfall",
        rf"(?:fraværende|fråverande|fråværande|fravær|fråvær)(?: {_FLERE})?",
        "Fraværende medlemmer",
    ),
    _m(
        "annet",
        rf"(?:innkalte?|tilkalte?|innkalla) {_VARA}",
        "Innkalte varamedlemmer",
    ),
    _m(
        "innkalt",
        rf"(?:innkalte?|innkalla)(?: (?:{_FAST})?{_FLERE}| til (?:møtet|møte))",
        "Innkalt til møte",
    ),
    _m(
        "innkalt",
        r"(?:innkalte?|innkalla)(?= ?:)",
        "Innkalte:",
    ),
    _m(
        "medlem",
        rf"(?:{_FOLG})?(?:{_FAST})?{_FLERE} og (?:møtende |møtande )?{_VARA}"
        rf"(?: som)?(?: {_MOTTE})?",
        "Medlemmer og møtende varamedlemmer",
    ),
    _m(
        "varamedlem",
        rf"(?:{_FOLG})?{_VARA} (?:som )?(?:har |hadde )?(?:{_MOTTE})",
        "Varamedlemmar som møtte",
    ),
    _m(
        "varamedlem",
        rf"(?:{_FOLG})?(?:møtende|møtande|møtte|frammøtte|fremmøtte|tilstedeværende) {_VARA}",
        "Møtende varamedlemmer",
    ),
    _m(
        "varamedlem",
        rf"(?:{_MOTTE} )?som {_VARA}(?: {_MOTTE})?",
        "Som varamedlem møtte",
    ),
    _m("varamedlem", rf"(?:til ?stede |til ?stades ){_VARA}", "Til stede varamedlemmer"),
    _m(
        "varamedlem",
        r"varamedlem(?:mer|mar|mene|mane|er|ar)|vararepresentant(?:er|ar)|varapersonar",
        "Varamedlemmer",
    ),
    _m("varamedlem", rf"{_VARA}(?= ?:)", "Vara:"),
    _m(
        "varamedlem",
        r"(?:i (?:stedet|staden|deira stad|deres sted)|for (?:disse|desse)) (?:møtte|møter)",
        "I stedet møtte",
    ),
    _m(
        "administrasjon",
        rf"(?:(?:også |dessuten |i tillegg )?(?:{_MOTTE}) )?(?:(?:fra|frå|for) )"
        rf"(?:{_ADM}|kommunen)(?: (?:sin side )?{_MOTTE})?(?: også)?",
        "Fra administrasjonen møtte",
    ),
    _m(
        "administrasjon",
        rf"(?:{_FOLG})(?:fra|frå) {_ADM}(?: {_MOTTE})?",
        "Følgende fra administrasjonen møtte",
    ),
    _m(
        "administrasjon",
        r"(?:administrasjonen|administrasjon|adm\.|sekretariatet?)"
        rf"(?: {_MOTTE}| ved| v/)?",
        "Administrasjonen",
    ),
    _m(
        "moteleder",
        r"møtele(?:der|iar)(?: (?:var|er))?"
        r"|møtet (?:ble|blei|vart|var|er) (?:ledet|leia|leda|leidd|leda) av"
        r"|møtele(?:ing|delse)",
        "Møteleiar",
    ),
    _m(
        "sekretaer",
        r"(?:møte|utval(?:g)?s|politisk )?sekretær(?: for møtet| i møtet)?|protokollføre?a?r"
        r"|referent|møtereferent"
        r"|(?:rådmann(?:en)?|kommunedirektør(?:en)?|administrasjonssjef(?:en)?)(?= ?:)"
        r"|(?:protokollen|møteboka|møteboken|protokoll) (?:ble |blei |vart )?"
        r"(?:ført|skriven|skrevet) av",
        "Protokollfører",
    ),
    _m("inhabil", r"(?:inhabile?|ugilde?)(?: (?:medlem\w*|representant\w*))?", "Ugilde"),
    _m(
        "annet",
        r"(?:andre|øvrige|øvrig|media|presse|pressa|gjester|gjestar|inviterte|publikum"
        r"|tilhørere|tilhøyrarar|htv|hovedtillitsvalgte?|tillitsvalgte?|merknader?|merknadar"
        r"|saksliste|sakliste|møtenotater|diverse|underskrift(?:er)?|observatør(?:er|ar)?"
        r"|orientering(?:er|ar)?|godkjenning|innkalling(?:a|en)?|protokollunderskrivere"
        r"|ellers møtte|elles møtte|i tillegg møtte|dessuten møtte)",
        "Andre",
    ),
    _m("annet", rf"(?:også )(?:{_MOTTE})", "Også til stede"),
    _m(
        "annet",
        rf"(?:fra|frå|for) (?!{_ADM}|kl|sak)[a-zæøå][\wæøå]* ?(?:[\wæøå]+ ){{0,3}}(?:{_MOTTE})",
        "Fra ungdomsrådet møtte",
    ),
    _m(
        "medlem",
        rf"(?:{_FOLG})(?:{_FAST})?(?:{_FLERE} )?(?:av [\wæøå]+ )?(?:som )?(?:{_MOTTE})",
        "Følgjande medlem møtte",
    ),
    _m(
        "medlem",
        rf"(?:{_FAST})?{_FLERE} (?:som )?(?:{_MOTTE})",
        "Faste medlemmer som møtte",
    ),
    _m(
        "medlem",
        rf"(?:møtende|møtande|frammøtte|fremmøtte|møtte|møtt|tilstedeværende|tilstadeverande"
        rf"|til ?stede|til ?stades)(?: (?:{_FAST})?{_FLERE})?(?: (?:var|er|i møtet|på møtet))?",
        "Møtende medlemmer",
    ),
    _m(
        "medlem",
        r"(?:møte)?delta[kg]ere|(?:møte)?deltakarar|frammøte|fremmøte|oppmøte",
        "Møtedeltakere",
    ),
    _m(
        "medlem",
        rf"{_FAST}medlem(?:mer|mar)?|medlemmer|medlemmar|medlemer|medlemar|representanter"
        r"|representantar",
        "Faste medlemmer",
    ),
)
"""What opens a list, at the start of a line; the first row that matches counts."""

ETIKETTER: tuple[Monster[Listeslag], ...] = (
    Monster(
        "annet",
        re.compile(
            r"(?i)\b(?:ungdomsråd|eldreråd|revisjon|andre|øvrige|media|presse|gjest|tillitsv"
            r"|endring|val[dg]te?|undersk|signer|spørsmål|merknad|interpellasjon|orientering)"
        ),
        "Endring i tal på medlemmer til stades",
    ),
    Monster(
        "forfall",
        re.compile(r"(?i)\b(?:forfall|frafall|fråfall|fravær|fråvær|ikk(?:j)?e møt)"),
        "Medlemmer med godkjent forfall",
    ),
    Monster("varamedlem", re.compile(r"(?i)\bvara"), "Vararepresentanter i møtet"),
    Monster(
        "administrasjon",
        re.compile(r"(?i)\b(?:adm|sekretariat|rådmann|kommunedirektør)"),
        "Møtte frå kommunedirektøren sin stab",
    ),
    Monster(
        "medlem",
        re.compile(
            r"(?i)\b(?:møtt|møtte|møter|møtande|møtende|til ?stede?|til ?stades|frammøt|fremmøt"
            r"|deltok|oppmøte)"
        ),
        "Kommunestyrets medlemmer som var til stede under møtet",
    ),
)
"""Words within a label that no row of `OVERSKRIFTER` knows, and what list they tell of."""

KOLONNE = re.compile(
    r"(?:(?P<for>(?i:møtte for|møter for|møtt for|vara for|varamedlem for|for))"
    r"|(?P<vara>(?i:(?:følgende |følgjande |følgande |møtende |møtande )?"
    r"(?:varamedlem(?:mer|mar)?|varamedl\.?|vararepresentant(?:er|ar)?|vararepr?\.?|vara)"
    r"(?: (?:som )?(?:møtte|møter))?))"
    r"|(?P<parti>(?i:partitilhørighet|parti|partigruppe|gruppe|liste|representerer|representerar"
    r"|representere|representer|repr\.?|rep\.))"
    r"|(?P<sak>(?i:saksnr\.?|saker|sak))"
    r"|(?P<annet>(?i:navn|namn|funksjon|rolle|verv|stilling|tittel|merknad(?:er|ar)?|kommentar"
    r"|frå ?[-–] ?til|fra ?[-–] ?til|frå|fra|til|tid|møtt|møtte|status|nr\.?|fornavn|etternavn"
    r"|e-?post|telefon|medlem(?:mer|mar)?|oppmøte|til ?stede|tidsrom|permisjon|årsak)))"
    r"(?![\wæøåÆØÅ])"
)
"""A caption of a column; a heading may be followed by them, on its line or on those below."""

# --- functions -----------------------------------------------------------------------------


def _f(gir: Rolle | None, monster: str, eksempel: str) -> Monster[Rolle | None]:
    return Monster(gir, re.compile(rf"(?i:{monster}){_IKKE_ORD}"), eksempel)


_ORGAN = (
    rf"(?:utval(?:g)?s|hovedutvalgs|hovudutvals|{KOMMUNESTYRE}|styre|råds"
    r"|komit[eé]|formannskaps|fylkestings|fylkes|nemnd)"
)
_I_UTVALG = r"(?: (?:i|av) (?:utvalget|utvalet|utvalg|utval|komiteen|styret|rådet))?"

FUNKSJONER: tuple[Monster[Rolle | None], ...] = (
    _f(
        "nestleder",
        rf"nest ?(?:leder|leiar){_I_UTVALG}|nestl\.?|nleder|(?:fylkes)?varaordføre?a?r|varaordf\.?",
        "Nestleiar",
    ),
    _f(
        "varamedlem",
        rf"(?:\d{{1,2}}\. ?)?(?:møtende |møtande )?(?:vara(?:medlem(?:mer|mar)?|medl\.?"
        rf"|representant|repr?\.?|m\.?)?(?: \d{{1,2}})?){_I_UTVALG}|vmedl\.?",
        "1. varamedlem",
    ),
    _f(
        "medlem",
        rf"(?:fast )?{_ORGAN}?medlem{_I_UTVALG}|medl\.?|{_ORGAN}?representant|rep\.?"
        r"|gruppele(?:der|iar)",
        "Utvalgsmedlem",
    ),
    _f(
        "leder",
        rf"{_ORGAN}?(?:leder|leiar){_I_UTVALG}|(?:fylkes)?ordføre?a?r|ordf\.?",
        "Leder i utvalg",
    ),
    _f(
        None,
        r"sett(?:ordføre?a?r|leder|leiar)|observatør|ungdomsrepresentant|tillitsval(?:gt|d)|gjest",
        "Settordfører",
    ),
)
"""An office in the body; None for one that is none of the others."""

TITTEL = re.compile(
    r"(?:(?i:konst(?:ituert|\.)?|fung(?:erende|erande|\.)?|ass(?:isterende|isterande|\.)?) ){0,2}"
    r"(?i:dagle?i?g (?:leder|leiar)|[\wæøå/-]{0,40}?(?:sjef|leder|leiar|direktør|rådgi?ver"
    r"|rådgjevar|sekretær|konsulent|controller|ansvarlig|ansvarleg|ingeniør|planlegger"
    r"|planleggjar|planleggar|jurist|advokat"
    r"|rektor|styrer|styrar|lege|overlege|arkitekt|koordinator|medarbeider|medarbeidar|økonom"
    r"|saksbehandler|saksbehandlar|sakshandsamar|brannmester|protokollfører|protokollførar"
    r"|forvalter|forvaltar|inspektør|assistent|rådmann|fullmektig|ass\.rådmann|referent"
    r"|revisor|fagarbeider|psykolog|barnevernsjef|trainee|lærling)(?:en|n)?)"
    r"(?![\wæøåÆØÅ-])"
)
"""A post in the administration."""

AVDELING = _ordsett(
    "oppvekst helse omsorg teknisk tekniske plan kultur økonomi velferd samfunn organisasjon hr"
    " stab drift eiendom eigedom nav skole skule barnehage miljø næring utvikling landbruk personal"
    " levekår ikt it kommunikasjon service servicetorg digitalisering byggesak kommunalteknikk"
    " samfunnsutvikling tjenester tenester mestring familie kommunal areal infrastruktur"
    " undervisning opplæring idrett sosial politisk dokumentsenter arkiv regnskap rekneskap"
    " virksomhet fellestjenester fellestenester bygg anlegg næringsutvikling miljøvern"
)
"""Words of departments, which stand capitalised behind a post and are never part of a name."""

INGEN_NAVN = _ordsett(
    "kommune rådhus rådhuset herredshus herredshuset heradshus heradshuset kommunehus kommunehuset"
    " kommunestyresal kommunestyresalen formannskapssal formannskapssalen formannskapssalen møterom"
    " møterommet møtesal møtesalen teams zoom fjernmøte fjernmøtet digitalt digital skule skole"
    " samfunnshus samfunnshuset kulturhus kulturhuset hotell grendehus ungdomshus møteprotokoll"
    " protokoll protokollen møtebok møteboka saksliste sakliste sakskart utvalg utval kommunestyret"
    " kommunestyre formannskapet formannskap bystyret bystyre heradsstyret heradsstyre fylkestinget"
    " møtested møtestad møtedato møtetid dato tid sted stad sak saker saksnr merknader merknad"
    " underskrifter underskrift innkalling innkallinga innkallingen godkjent side vedtak ingen"
    " permisjon habilitet forslag møte møtet møtte møtende for fra frå til stede følgende følgjande"
    " desse disse det den de ei ein en et orientering orienteringer spørsmål interpellasjon"
    " votering behandling tilleggssak tilleggsak saken saka ikke ikkje alle vara varamedlem"
    " varamedlemmer varamedlemmar forfall parti navn namn funksjon representerer gruppe stilling"
    " rolle medlem medlemmer medlemmar leder leiar nestleder nestleiar ordfører ordførar"
    " varaordfører varaordførar møteleder møteleiar administrasjonen administrasjon januar februar"
    " mars april mai juni juli august september oktober november desember mandag måndag tirsdag"
    " tysdag onsdag torsdag fredag lørdag laurdag søndag ved som kl under etter arkiv arkivsak"
    " antall tal pause gruppemøte møteslutt start slutt ordførerens ordføreren rådmannen"
    " kommunedirektøren komite komité komiteen råd rådet styret styre utvalget utvalet politisk"
    " sekretariat tillitsvalgt tillitsvalgte hovedtillitsvalgt fagforbundet utdanningsforbundet"
    " ungdomsrådet ungdomsråd eldrerådet eldreråd presse media lag as ks iks kf sa sign signatur"
)
"""Words that no name holds: places, papers, headings, bodies."""

_FLERE_PARTIER = (
    "Partiet Sentrum",
    "Generasjonspartiet",
    "Helsepartiet",
    "Liberalistene",
    "Kystpartiet",
    "Solidaritet",
    "Miljøpartiet",
    "Uavhengig repr.",
    "Uavhengig gruppe",
    "Uavhengig",
    "Uavh",
    "Frittstående",
    "Frittståande",
    "Partilaus",
    "Partiløs",
    "Ap/SV",
)
_KJENTE = sorted(
    {navn for rad in PARTIER for navn in rad if len(navn) > 1} | set(_FLERE_PARTIER),
    key=len,
    reverse=True,
)


def _saerpreget(navn: str) -> bool:
    """Whether a party's name is no part of a word in any case: `ap`, `KRF`, `høyre`, not `Sl`."""
    return len(navn) > 3 or navn.casefold() in ("ap", "sp", "sv", "frp", "krf", "mdg")


_ETT_PARTI = (
    rf"(?:(?i:{'|'.join(re.escape(navn) for navn in _KJENTE if _saerpreget(navn))})"
    rf"|{'|'.join(re.escape(navn) for navn in _KJENTE)}|[AHVR](?!\.\s?\w)"
    r"|[A-ZÆØÅ][\wæøå-]{2,30}(?:lista|listen|listo|partiet)(?: for [A-ZÆØÅ][\wæøå]{1,30})?)"
    r"(?:\.(?=[),]))?(?![\wæøåÆØÅ-]|\.[A-ZÆØÅ])"
)
KJENT_PARTI = re.compile(rf"{_ETT_PARTI}(?: ?/ ?{_ETT_PARTI}){{0,3}}")
"""A party known by name or abbreviation, or parties with a common list."""

UKJENT_PARTI = re.compile(r"[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{1,5})?(?![\wæøåÆØÅ.-])")
"""What may be a local list's abbreviation, where a column tells that one stands there."""

PARTI_I_PARENTES = re.compile(
    rf"(?:{_ETT_PARTI}|[A-ZÆØÅ][A-Za-zÆØÅæøå]{{0,5}}|(?i:ap|sp|sv|frp|krf|mdg|h|v|r|a|uavh\.?))"
    r"(?: ?/ ?[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,5}){0,3}"
    r"|[A-ZÆØÅ][\wæøå -]{2,40}(?:lista?n?|liste|partiet)"
)

FOR = re.compile(
    r"(?:(?i:(?:som )?(?:(?:vara(?:medlem|representant|repr?\.)?|møtte|møter|møtt|møtande|møtende"
    r"|stilte|stiller|innkalt|vikar) ){0,3}(?:i (?:stedet|staden|steden) )?(?:for|f/))"
    r"(?=\s?:?\s?[A-ZÆØÅ(]) ?:?|(?i:istedenfor|istadenfor)\s)"
)
"""Words that tell whom somebody met for; the name follows."""

VARA = re.compile(
    r"(?i:(?:[-–] ?)?(?:(?:møtende |møtande )?"
    r"(?:vara(?:medlem|representant|repr?\.|m\.)?|stedfortreder)(?: (?:møtte|møter|var|er))? ?:"
    r"|(?:for (?:ham|henne|han|ho)|i (?:hans|hennes|hennar) (?:sted|stad)"
    r"|(?:i stedet|i staden)) (?:møtte|møter) ?:?|(?:vara|varamedlem|vararepresentant)"
    r" (?:møtte|møter|var|er) ?:?))"
)
"""Words that tell who met for the one named before; the name follows."""

SOM_VARA = re.compile(
    r"(?i:(?:stilte|stilla|møtte|møter|deltok) (?:i møtet )?som vara(?:medlem\w*)?)"
)
"""What running text says of those who met as substitutes; their names stand before it."""

MERKNAD = re.compile(
    r"(?i:(?:fra|frå|til|t\.o\.m\.?|f\.o\.m\.?|ved|under|unntatt|unnateke|unntak)"
    r" (?:og med |(?:i |under )?)?(?:kl|sak|pkt|punkt|orientering|behandling)"
    r"|kl\.? ?\d|(?:deltok |møtte |deltek |deltar )?(?:digitalt|(?:via|på|over) (?:teams|telefon"
    r"|video\w*|zoom))|(?:møtte|deltok|til ?stede) (?:fra|frå|til|under|kl)|permisjon (?:fra|frå"
    r"|til|under|i)|(?:kom|gikk|gjekk) kl)"
)
"""A remark behind a name in a list, about when or how somebody was present."""

TIL_STEDE = re.compile(r"(?:(?i:møtt|møtte|til ?stede|til ?stades|ja)|[xX✓])(?![\wæøåÆØÅ])")
IKKE_TIL_STEDE = re.compile(
    r"(?i:meldt forfall|forfall|ikk(?:j)?e møtt|fravær|fråvær|fraværende|fråverande)(?![\wæøåÆØÅ])"
)
"""A column that tells whether somebody met."""

PARTIKLER = _ordsett("van von de der den af av el al bin ibn ben la du da dos di ten ter y")
"""Lower-case words within a name."""

VERB = _ordsett(
    "ble blei vart var er har hadde orienterte møtte deltok svarte informerte opplyste redegjorde"
    " gjorde gjekk gikk kom la viste ga gav sa ønsket ønskte vil skal blir kan deltek deltar"
    " foreslo fremmet fremja ba bad tok stilte reiste fikk fekk at som ikke ikkje"
)
"""Verbs that make a line about somebody in the administration running text."""
