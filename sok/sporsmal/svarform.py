"""What an answer must look like to answer: a vote, a name, a sum, a number, a time.

The question word tells, and a passage or a sentence without it cannot be the answer however well
it meets the question's other words: the proposal that was voted over says everything but how it
went.
"""

import re
from dataclasses import dataclass

from indeks.ord.setninger import LISTEHODE
from indeks.personer import PARTI as PARTINAVN
from indeks.personer import PARTILISTE
from sok.sporsmal.habilitet import HABILITET, uten_habilitet
from sok.sporsmal.organord import ORGAN, ORGAN_ENDING


@dataclass(frozen=True, slots=True)
class Svarform:
    """`sporsmal` finds the questions, `svar` what their answers hold."""

    navn: str
    sporsmal: re.Pattern[str]
    svar: re.Pattern[str]


_TALLORD = r"\d+|[éè]i?n|en|ei|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv"

_I_ORGANET = rf"i \w*(?:{ORGAN}|ting){ORGAN_ENDING}"
"""In a body, as one speaks of its members; a village has no vote."""

VOTERING = Svarform(
    "votering",
    re.compile(
        r"(?i)\b(?:stemte|stemme[rnt]?|stemt|stemmetall\w*|avstemming\w*|avstemning\w*|røyst\w*"
        r"|voter\w*|enige|einige|enstemmig|einstemmig|samrøystes|jevnt|jamt"
        r"|(?:hvor|kor) (?:knapt|knepent)|flertall\w*|fleirtal\w*"
        rf"|(?:hvor|kor) mange (?:ville|{_I_ORGANET} (?:ville|ønsket|ønska))"
        r"|falt|fall|(?:gikk|gjekk|kom)\b.{1,80}\b(?:i)?gjennom"
        r"|(?:hvordan|korleis) (?:gikk|gjekk) det med (?:\S+ )?"
        r"(?:forslag|framlegg|innstilling|tilråding)\w*)\b"
    ),
    re.compile(
        r"(?i)\b(?:(?:en|ein)stemmige?|enst\.|samrøystes|einrøystes)"
        rf"|\b(?:{_TALLORD})\s+(?:stemme|røyst)(?!e?(?:før|berett))"
        r"|\b(?:stemmer|røyster)\b[^.]{0,40}\b(?:falt|fall|vedt)"
        rf"|\b(?:falt|fall|vedt\w+)\s+(?:med|mot)\s+(?:{_TALLORD})\b"
        r"|\bmot\s+\d+\b|\b(?:stemte|røysta)\s+\d{1,3}\s?:|\bresultat\w*\b[^.\d]{0,30}\d{1,2}\s?[-–]\s?\d{1,2}\b"
        r"|\b\d{1,2}\s?[-–]\s?\d{1,2}\s+i (?:favør|disfavør)"
    ),
)
_ROLLER = (
    "utvalg|utval|nemnd|styre|råd|direktør|ordfører|ordførar|rådmann|forening|forvalter|forvaltar"
    "|etat|departement|foretak|føretak"
)
"""Who does things in a municipality without a name: «nemnda», «kommunedirektøren»."""
NAVN = Svarform(
    "navn",
    re.compile(
        r"(?i)\b(?:hvem|kven|hvilken representant|hvilke representanter|kva representant\w*"
        rf"|(?:hva|kva) hei?ter\b.{{1,40}}?(?:{_ROLLER}|leder|leiar|sjef|rektor|lege|prest|eier"
        r"|eigar|søker|søkjar|medlem|representant|vinner|vinnar))"
        r"(?:en|a|n|e|ne|ane|ene)?\b"
    ),
    re.compile(
        r"\b[A-ZÆØÅ][\w-]+ (?:og [A-ZÆØÅ]|[A-ZÆØÅ])[\w.-]*"
        rf"|(?i:\b\w*(?:{_ROLLER})(?:et|en|a|ene|ane)?\b)"
    ),
)
_ER_EN = re.compile(
    r"(?i)\b(?:hvem|kven) (?:er|var|blir|ble|blei|vart|heiter)(?: (?:ny|nye|valgt til|valgt som))?"
    r" \w*(?:rektor|leder|leiar|sjef|direktør|lege|prest|styrer|styrar|ordfører|ordførar|rådmann"
    r"|saksbehandler|saksbehandlar|sakshandsamar|representant)(?:en)?\b"
)
"""What asks who a single person is by what he or she does."""
PARTI = Svarform(
    "parti",
    re.compile(r"(?i)\b(?:hvilke[nt]?|kva(?: for(?: ei[nt])?)?) parti\w*"),
    re.compile(rf"\((?:{PARTILISTE})\)|(?<!\w)(?=[\w-]{{2}}){PARTINAVN}"),
)
_FIRMAER = "firma|selskap|bedrift|entreprenør|leverandør|konsulent|arkitekt"
FIRMA = Svarform(
    "firma",
    re.compile(
        rf"(?i)\b(?:hvilke[nt]?|kva(?: for(?: ei[nt]?)?)?) (?:\w+ ){{0,2}}?\w*(?:{_FIRMAER})\w*\b"
        r"(?! av\b)"
    ),
    re.compile(
        r"\b(?:AS|ASA|IKS|SA|BA|KF|ANS|DA|HF|AB)\b"
        rf"|\b(?:(?i:\w*(?:{_FIRMAER})\w*,?)|av|fr[aå]|til|med) [A-ZÆØÅ][\w-]"
    ),
)
_MED_NAVN = (
    "skol|skul|barnehag|barnehav"
    "|skjenkested|skjenkestad|serveringssted|sted|stad|bygd|forening|foreining|lag|klubb|kommune"
    "|vei|veg|bru|gate|hotell|organisasjon|person|politiker|politikar|system|dataprogram"
    "|plattform|avis"
)
EGENNAVN = Svarform(
    "egennavn",
    re.compile(
        r"(?i)\b(?:(?:hvilke[nt]?|kva for(?: ei[nt]?)?) (?:(?!av\b)\w+ ){0,2}?|kva )"
        rf"\w*?(?:{_MED_NAVN})(?:er|et|en|a|ene|ane|ar|e|r|n|t)*\b(?! av\b)"
    ),
    re.compile(r"(?<=[\w,:–-] )(?<!\bi )(?<!\bpå )(?!Saken?\b|Vedtak\b)[A-ZÆØÅ][\w-]+"),
)
HVILKET_SVAR = (
    r"(?i:\b(?:hva|kva|hvilke[nt]?) svar (?:(?:er|ble|blei|vart) )?"
    r"(?:fikk|fekk|får|ga|gav|gitt|gjeve)\b)"
)
"""What asks for an answer that was given, as a pattern."""
UTSAGN = Svarform(
    "utsagn",
    re.compile(
        r"(?i)\b(?:hva|kva) (?:svar(?:te|er|ar|a)|uttal(?:te|er)|sa|seier|sier|ment?e|mein(?:te|er)"
        r"|mener|opplyste|fortalte|fortel|konkluder(?:te|er)|anbefal(?:te|er)|rådde|tilrådde|fant"
        r"|fann|kom fr[ae]m)\b"
        rf"|{HVILKET_SVAR}"
    ),
    re.compile(
        r"(?i)[:«]|\b(?:at|men(?:er|te)|mein(?:er|te)|ifølge|ifølgje|anbefal\w+|tilrå\w+"
        r"|vis(?:er|te)|fant|fann|avdekk\w+|konkluder\w+)\b"
    ),
)
"""That someone has answered does not tell what."""
MOTESTED = Svarform(
    "møtested",
    re.compile(
        r"(?i)\b(?:hvor|kor)\b(?! (?:mange|mye|mykje|leng\w*|lang\w*|stor\w*|høy\w*|høg\w*|ofte))"
        r".{1,60}\bmøte(?:t|ne)?\b"
    ),
    re.compile(r"(?i)\b(?:møte)?(?:sted|stad|rom|lokale?)\b|\bmøte\w*\b.{0,30}\bholdt (?:på|i)\b"),
)
VARIGHET = Svarform(
    "varighet",
    re.compile(r"(?i)\b(?:hvor|kor) (?:lenge|leng[ei]|lang tid|gamm?[ae]l|gamle|ofte)\b"),
    re.compile(
        rf"(?i)\b(?:{_TALLORD}|halv\w*|hver|kvar)\s+(?:\w+\s+)?"
        r"(?:minutt\w*|timar|time\w*|døgn\w*|dag\w*|uke\w*|uker|veke\w*|måned\w*|månad\w*|år\w*"
        r"|gong\w*|gang\w*)\b|\b(?:ut|utgangen av|til og med|fram til) \w*\s?\d"
        r"|\b(?:fra|frå|til|inntil|sidan|siden)\s+(?:og med\s+)?"
        r"(?:\d{1,2}\.\s?(?:\d|[a-z])|(?:\w+ )?(?:19|20)\d\d\b)"
        r"|\b(?:bygd|bygget|bygt|oppført|reist|født|fødd|stiftet|stifta) (?:i )?(?:1[89]|20)\d\d\b"
    ),
)
BELOP = Svarform(
    "beløp",
    re.compile(
        r"(?i)\b(?:hva|kva) (?:\w+ ){0,6}(?:kost\w*|tjen\w*|tente|tener|betal(?:te?|er|ar|a|e))\b"
        r"|\b(?:(?:hva|kva) (?:er|var|blir|vert|ble|blei|vart)|hvilke[nt]?|kva(?: for ei[nt]?)?)"
        r" (?:\w+ )?(?!kultur|frivillig|ungdom|bygge|miljø|heders)"
        r"(?:\w*pris(?:en)?|\w*leig?[ea]|\w*løn[na]?|\w*lønn[ae]?n?|\w*honorar(?:et)?"
        r"|\w*gebyr(?:et)?|\w*avgift[ea]?n?|\w*budsjett(?:et)?|\w*beløp(?:et)?|\w*kostnad(?:en)?)\b"
        r"|\b(?:hvor|kor) (?:mye|mykje) (?:penger|pengar|kost\w*|betal\w*|må .{1,40} betale)\b"
        r"|\b(?:hvor|kor) (?:mye|mykje|stor\w*|høy\w*|høg\w*|dyr\w*)\b.{1,60}"
        r"\b(?:kost\w*|kroner|\w*gebyr\w*|\w*avgift\w*|\w*tilskudd\w*|\w*tilskot\w*|\w*støtte\w*|\w*lån\w*"
        r"|\w*beløp\w*|\w*ramme[nr]?|egenandel\w*|eigendel\w*|\w*pris(?:en|er)?)\b"
    ),
    re.compile(
        r"(?i)\d[\d .,]*\s*(?:kr\b|kroner|mill\w*|mrd|tusen)|\bkr(?:\.|oner)?\s*\d"
        r"|\b\d{1,3}(?:[ .]\d{3})+\b|\d\s*(?:%|‰|prosent|promille)"
    ),
)
_MALT = (
    r"fr[aå]vær(?:et)?|turnover\w*|andel(?:en)?|antallet|satsen|promillen?"
    r"|(?:gjennom)?snitt(?:et)?|utslipp(?:et|a)?|(?:folke|elev|barne|innbyggar?|innbygger)tal(?:l?et)"
    r"|dekningsgrad(?:en)?|fartsgrens[ea]n?|aldersgrens[ea]n?"
)
"""What is measured, so that what it is is a number."""
TALL = Svarform(
    "tall",
    re.compile(
        r"(?i)\b(?:hvor (?:mange|mye|stor\w*|høy\w*)|kor (?:mange|mykje|stor\w*|høg\w*)"
        r"|(?:hvor|kor) (?:bratt\w*|bred\w*|brei\w*|dyp\w*|djup\w*|tung\w*|lange?)(?! tid)\b"
        r"|(?:hva|kva) (?:ble|blei|vart|er|var|blir|vert) .{1,60} (?:fast)?(?:satt|sett) til"
        r"|(?:hva|kva) kost\w*|antall|tal på|stemmetall\w*"
        rf"|(?:hva|kva) (?:er|var|ble|blei|vart) (?:\w+ ){{0,2}}?\w*(?:{_MALT})"
        r"|(?:hva|kva) (?:er|var|ble|blei|vart) (?:\w+ )?\w*prosent(?:en)?\b)"
    ),
    re.compile(r"\d|(?i:\b(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|ingen)\b)"),
)
TID = Svarform(
    "tid",
    re.compile(
        r"(?i)\b(?:når(?! det gj[ea]ld)|(?:hvilke[nt]?|kva(?: for ei[nt])?) "
        r"(?:år|dato(?:er|ar)?|dag(?:er|ar)?|måned(?:er)?|månad(?:er)?))\b"
    ),
    re.compile(
        r"\d{1,2}\.\s?(?:\d|(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des))"
        r"|\b(?:19\d|20[0-6])\d\b|(?i:\b(?:kl\b|klokk[ae]n))|\d\d[:.]\d\d"
        r"|(?i:\b(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
        r"|desember|vår(?:en)?|sommar(?:en)?|sommer(?:en)?|h[aø]ust(?:en)?|høst(?:en)?|vinter(?:en)?"
        r"|årsskiftet|kvartal|tertial|halvår)\b)"
    ),
)


GRUNN = Svarform(
    "grunn",
    re.compile(
        r"(?i)\b(?:hvorfor|kvifor|korfor|(?:hva|kva) (?:er|var) (?:grunnen|grunngjevinga|årsaken"
        r"|årsaka|begrunnelsen|bakgrunnen))\b"
    ),
    re.compile(
        r"(?i)\b(?:fordi|av di|ettersom|sidan|siden|derfor|difor|på grunn av|på bakgrunn av|grunna"
        r"|grunnet|skyldes|skuldast|som følge av|som følgje av|årsak\w*|begrunn\w*|grunngj\w*"
        r"|bakgrunn\w*"
        r"|av omsyn|av hensyn|for å|medfør\w*|fører til|gjør at|gjer at|slik at)\b"
    ),
)


_PUNKT = re.compile(
    r"(?m)^\s*(?:(?:punkt |pkt\.? ?)?\d{1,2}[.)](?=\s)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[A-ZÆØÅ]))"
)
NEVNT = re.compile(r"(?<=\w )[A-ZÆØÅ][\w-]+")
"""A name within a sentence: a word with a capital that does not begin it."""
_SPURT = re.compile(r"\d[\d./-]*")
AR = r"\b(?:19|20)\d\d\b"
"""A year, as a pattern."""
_IKKE_ANTALL = re.compile(
    rf"(?i)\b\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:19|20)?\d\d\b|{AR}|\bkl\w*\.?\s?\d{{1,2}}(?:[.:]\d\d)?"
    r"|\b\d{1,4}/\d{2,4}\b|§+\s?\d+(?:-\d+)?"
)
"""Numbers that count nothing: dates, years, times of day, saksnr, paragraphs."""
_SUM = re.compile(
    r"(?i)\bkr(?:\.|oner)?\s?\d[\d .,]*|\d[\d .,]*(?:\s?mill\w*\.?)?\s?(?:kr\b|kroner)"
)
_ANDEL = re.compile(r"(?i)\d[\d.,]*\s?(?:%|‰|prosent\w*|promille)")
_SPURT_ANDEL = re.compile(r"(?i)%|prosent|promille|\w*andel|\bdel\b")
_TIDSROM = re.compile(
    r"(?i)\d+(?:\s?[-–]\s?\d+)?[- ](?:års?|åring\w*|timar|time\w*|dag\w*|døgn|uke\w*|uker|veke\w*"
    r"|måned\w*|månad\w*|minutt\w*)\b"
)
_SPURT_TID = re.compile(
    r"(?i)\b(?:hvor|kor) mange (?:år|tim|dag|døgn|uke|veke|måned|månad|minutt|arbeidsd|gang|gong)"
)
_BENEVNT = re.compile(
    r"(?i)\b(?:plan-?\s?id|gnr|bnr|fnr|snr|g/bnr|fylkesve[gi]|riksve[gi]|fv|rv|ev|org\.?\s?nr|tlf"
    r"|punkt|pkt|kapittel|kap|side|vedlegg|alternativ|konsept|trinn|felt|tabell|figur|graf|diagram)\.?:?\s?[a-z]{0,3}\d[\d/-]*"
    r"|\b[a-zæøå]{1,4}\d+\b"
)
"""Numbers that are names: of plans, properties, roads, points."""
_MANGE = re.compile(
    r"(?i)\b(?:(?:hvor|kor) mange|antall(?:et)?|tal på) (?!kroner|millioner|millionar)"
)
_DATERT = re.compile(r"(?i)\b(?:datert|dagsett|dat\.)\s*\d{1,2}\.\s?[\w.]+(?:\s?\d{4})?")

_STEMTE = re.compile(rf"(?m)^[ \t]*{LISTEHODE.pattern}")
SPURT_SIDE = re.compile(
    r"(?i)\b(?:stemte|stemmer|røysta|røystar) (?:(?P<mot>i ?mot|mot)|for)(?!\w)"
)
"""Which side of a vote a question asks for."""


def _andre_siden(spurt: re.Match[str], navn: re.Match[str]) -> bool:
    """Whether a list of names is of those on the other side: who was against is not told by who
    was for. Of two that stand against each other, both sides are for something."""
    er_mot = navn["side"] != "For"
    return er_mot != bool(spurt["mot"]) and not navn["hva"][-1].isdigit()


def _blank(funn: re.Match[str]) -> str:
    return " " * len(funn[0])


def det_som_kan_svare(form: Svarform, sporsmal: str, tekst: str) -> str:
    """A text without what looks like an answer of a form and cannot be one: the question's own
    numbers, the numbers of points, the dates that papers bear, and, where things are counted,
    years, sums, shares, ages, times, and the numbers of plans, properties and roads. As long as the
    text: a space for each character taken out."""
    monstre = [_PUNKT]
    if form is VOTERING and (spurt := SPURT_SIDE.search(sporsmal)):
        tekst = _STEMTE.sub(
            lambda navn: _blank(navn) if _andre_siden(spurt, navn) else navn[0], tekst
        )
    if form is TID:
        monstre.append(_DATERT)
    elif form in (TALL, BELOP):
        monstre += [_IKKE_ANTALL, _BENEVNT]
        if form is TALL and _MANGE.search(sporsmal):
            monstre.append(_SUM)
            if not _SPURT_ANDEL.search(sporsmal):
                monstre.append(_ANDEL)
            if not _SPURT_TID.search(sporsmal):
                monstre.append(_TIDSROM)
    if form is EGENNAVN:
        # Which of its own names the question asks of is not told by that name.
        monstre += [re.compile(rf"\b{re.escape(navn)}\w*") for navn in NEVNT.findall(sporsmal)]
    if form is NAVN:
        # «Hvem er ordfører?» is not answered with «ordføreren», nor «hvem er rektor?» with a body.
        er_en = _ER_EN.search(sporsmal) is not None
        monstre += [
            re.compile(rf"(?i)\b\w*{rolle}\w*")
            for rolle in _ROLLER.split("|")
            if er_en or rolle in sporsmal.lower()
        ]
    for monster in monstre:
        tekst = monster.sub(_blank, tekst)
    if form is VOTERING:
        if not HABILITET.search(sporsmal):
            tekst = uten_habilitet(tekst)
    else:
        for tall in set(_SPURT.findall(sporsmal)):
            tekst = re.sub(rf"(?<!\d){re.escape(tall)}(?![\d])", _blank, tekst)
    return tekst


def spor_antall(form: Svarform, sporsmal: str) -> bool:
    """Whether a question asks how many there are of something."""
    return form is TALL and _MANGE.search(sporsmal) is not None


def rest_etter(form: Svarform, sporsmal: str) -> str:
    """The question after the word that asks: «elever går på skolen» of «hvor mange elever …»;
    nothing among keywords, where no word does."""
    spurt = form.sporsmal.search(sporsmal)
    return sporsmal[spurt.end() :] if spurt else ""


_STIKKORD_BELOP = re.compile(r"(?i)(?<![\w-])(?:beløp|pris|kostnad|sum)(?![\w-])")
"""What asks for a sum among keywords: «slamtømming pris»."""


MAAL = (TALL, BELOP, VARIGHET)
"""What asks for a number."""

FLERE = re.compile(
    r"(?i)\b(?:hvilke|kva for (?!ei[nt]?\b))\b|\b(?:hva|kva) (?:er|var) (?:\w+ )?\w+(?:ene|ane)\b"
)
"""What asks for several things, as a list has them."""


_FORMER = (
    GRUNN,
    VOTERING,
    PARTI,
    NAVN,
    FIRMA,
    EGENNAVN,
    UTSAGN,
    VARIGHET,
    BELOP,
    TALL,
    TID,
    MOTESTED,
)
"""The most telling first."""


def svarform(sporsmal: str) -> Svarform | None:
    """What the answer to a question must look like; None where anything will do."""
    spurt = next((f for f in _FORMER if f.sporsmal.search(sporsmal)), None)
    if spurt is None and "?" not in sporsmal and _STIKKORD_BELOP.search(sporsmal):
        return BELOP
    return spurt
