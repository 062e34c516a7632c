"""The words by which minutes tell of proposals and votes: tables, one row a form, each with an
example that is its test. The rows are tried in order and the first that matches counts.

A form of one municipality's own is one row more here, not a condition elsewhere.
"""

import re

from indeks.monstre import Monster
from indeks.struktur.personer import KOLLEKTIV, NAVN, PARTI, PARTILISTE, PERSON, TITTEL
from indeks.struktur.typer import Forslagstype, Gjelder, Resultat

ENSTEMMIG = (
    r"(?i:en?stemm?ing?|enst\.|entemmig|enstemmig|einstemmig|einstemming|samrøyst(?:es|as|e)?"
    r"|samrøysta|samstemt|samstemmig|med alle (?:stemmer|røyster)|uten votering|utan røysting"
    r"|ved akklamasjon)(?![\wæøå])"
)
PASSIV = r"(?i:ble|blei|vart|er|blir|vert|bli|blitt|vorte|vørte)"


def _m(gir: object, monster: str, eksempel: str) -> Monster:  # type: ignore[type-arg]
    return Monster(gir, re.compile(monster), eksempel)


# --- what is proposed -------------------------------------------------------------------------

TYPEORD = (
    r"[A-Za-zæøåÆØÅ/-]*(?i:forslag|forlag|framlegg|fremlegg|protokolltilførsel|protokollmerknad"
    r"|protokolltilføring|stemmeforklaring|røysteforklaring|tilleggspunkt|tilleggspkt|tillegg"
    r"|endringspunkt)(?:et|a|ene|s|er)?(?![\wæøå])"
)
"""What a proposal is called, whatever it says of its kind."""

FORSLAGSTYPER: tuple[Monster[Forslagstype], ...] = (
    _m("protokolltilforsel", r"(?i)protokoll(?:tilf|merkn)", "Protokolltilførsel fra SV:"),
    _m("protokolltilforsel", r"(?i)protokollfør", "Nes (H) ba om å få protokollført følgende:"),
    _m("stemmeforklaring", r"(?i)(?:stemme|røyste)forklaring", "fremmet stemmeforklaring:"),
    _m("oversendelsesforslag", r"(?i)oversend(?:else|ing)", "følgende oversendelsesforslag:"),
    _m("verbalforslag", r"(?i)verbal(?:t |t)?f|verbale", "følgende verbalforslag:"),
    _m("utsettelsesforslag", r"(?i)utset(?:telse|jing)s?", "Utsettelsesforslaget"),
    _m("utsettelsesforslag", r"(?i)om (?:å )?utset", "framlegg om å utsetje saka"),
    _m("alternativt_forslag", r"(?i)alternativt?e? (?:for|fram|til)", "alternativt forslag"),
    _m("fellesforslag", r"(?i)felles(?:for|fram| for| fram)", "Fellesforslag fra Ap og Sp:"),
    _m("tilleggsforslag", r"(?i)tilleg", "følgende tilleggsforslag:"),
    _m("endringsforslag", r"(?i)endring", "følgende endringsforslag:"),
)
"""The kind that the introducing words say; plain `forslag` where none matches."""

_FREMME = (
    r"(?i:frem(?:met|satte)|fremma|fremja|fremjet|fram(?:satte|sette|ja)|framma|sette? fr[ae]m"
    r"|satte fr[ae]m|la fr[ae]m|la ved|kom med|leverte|stilte|presenterte|reiste|la inn|sende inn"
    r"|sendte inn|tok opp|gav|ga|avga|avgav|opprettholdt|oppretthaldt|gjorde)"
)
_FORESLO = r"(?i:foreslo|føreslo|foreslår|føreslår|føreslog|foreslog|foreslås)"
_VEGNE = r"(?: p(?:å|a) (?i:vegne|vegner|vegene|egne)(?: av)? (?P<vegne>[^:]{1,90}?))?"
_HVEM = rf"(?:{TITTEL})?(?:{PERSON}|(?P<gruppe>{PARTILISTE})|(?P<kollektiv>{KOLLEKTIV}))"
_ORGAN = (
    r"(?P<organ>(?:[A-ZÆØÅ][\wæøå-]*(?:utvalg|utval|styre|råd|nemnd|skap|komit[eé])(?:et|a|en|i)?"
    r"|(?:Hoved|Hovud)?[Uu]tvalg(?:et)? for [\wæøå ,-]{3,50}?))"
)

FORSLAG_INN: tuple[Monster[None], ...] = (
    _m(
        None,
        rf"^{_HVEM},?(?: {TITTEL}?.{{0,30}}?)?{_VEGNE},? (?:{_FREMME}) (?P<resten>.{{0,160}}?{TYPEORD}.*)$",
        "Kari Nes (Ap) fremmet følgende endringsforslag til punkt 2:",
    ),
    _m(
        None,
        rf"^{_HVEM}{_VEGNE},? {_FORESLO}(?: |:$)(?P<resten>.*)$",
        "Kari Nes (Ap) foreslo at saken sendes på høring.",
    ),
    _m(
        None,
        rf"^{_HVEM}{_VEGNE},? (?i:kom med|fremmet|la fram|la frem) (?P<resten>(?i:følgende|følgjande|fylgjande|slikt)"
        r".*)$",
        "Kari Nes kom med følgjande nytt pkt. 2:",
    ),
    _m(
        None,
        rf"^(?P<foran>(?i:følgende |følgjande )?(?:[A-ZÆØÅa-zæøå]+ ){{0,2}}?{TYPEORD}(?: .{{1,60}}?)?)"
        r"(?:,? (?i:fra|frå|fremmet av|fremma av|fremja av|fremsatt av|framsatt av|framsett av"
        rf"|lagt fram av|lagt frem av|ved|v/|av|for)) ?{_HVEM}(?P<resten>[^.]{{0,140}}?)(?::|$| [-–] )",
        "Tilleggsforslag fra Kari Nes, AP:",
    ),
    _m(
        None,
        rf"^(?P<foran>(?i:følgende |følgjande )?(?:[A-ZÆØÅa-zæøå]+ ){{0,2}}?{TYPEORD}(?: .{{1,40}}?)?)"
        r" (?i:på vegne av|på vegner av) (?P<vegne>[^:.]{1,90}):",
        "Forslag på vegne av Ap, Sp og SV:",
    ),
    _m(
        None,
        rf"^{_HVEM} ?: ?(?P<resten>{TYPEORD}.*)$",
        "Kari Nes, SV: Verbalforslag til budsjettet:",
    ),
    _m(
        None,
        rf"^(?P<gruppe>{PARTI}) ?(?:sitt|sin|s) (?P<resten>{TYPEORD})(?: .{{0,60}})?:$",
        "Høyres forslag:",
    ),
    _m(
        None,
        rf"^{_ORGAN} (?:{_FREMME}|{_FORESLO}) (?P<resten>.{{0,40}}?{TYPEORD}.*)$",
        "Formannskapet fremmet følgende to forslag:",
    ),
    _m(
        None,
        r"^(?i:det (?:ble|blei|vart) (?:fremmet|fremma|fremja|framsatt|fremsatt|sett fram|lagt fram"
        rf"|lagt frem|foreslått)) (?P<resten>(?i:følgende|følgjande|et|eit|slikt|to|tre) .{{0,40}}?{TYPEORD}.*)$",
        "Det ble fremmet følgende forslag:",
    ),
)
"""Sentences that introduce a proposal. What follows, or what stands behind the colon, is it."""

FORSLAG_UTEN_ORD = re.compile(
    r"(?i)^(?:ba|bad) om (?:ordet|gruppemøte|replikk|vurdering|å få)|orienter|spørsmål om|svarte"
)

IKKE_FORSLAG = re.compile(
    r"(?i)(?:forslag(?:et)? til (?:budsjett|vedtak|innstilling)$|trakk |trekte |trekk |svarte på"
    r"|stilte spørsmål|orienterte|habil|ugild|redegj|permisjon|gruppemøte|votering(?:en)? over)"
)
"""What an introducing sentence says when it introduces nothing."""

# --- the debate --------------------------------------------------------------------------------

DEBATT = re.compile(
    rf"^(?:{TITTEL})?(?:[A-ZÆØÅ][\wæøå]+ )?(?:{PERSON}|(?P<kollektiv>{KOLLEKTIV}))(?: [a-zæøå ]{{1,40}})? "
    r"(?i:innledet|innleia|innleidde|orienterte|orientera|svarte|svara|tok ordet|hadde ordet"
    r"|redegjorde|gjorde greie|presenterte|stilte spørsmål|deltok|forlot|kom (?:til|tilbake)|tiltrådte"
    r"|gikk fra|gjekk frå|fratrådte|sa seg|erklærte|ble erklært|vart erklært|meldte seg|fikk holde"
    r"|ba om (?:ordet|gruppemøte)|bad om (?:ordet|gruppemøte)|ba om vurdering|bad om vurdering|trakk"
    r"|informerte|spurte|kommenterte|gav|ga|takket|var til stede|ledet|overtok)\b"
)
"""A sentence of who did what in the debate: it ends the proposal before it."""

VOTERINGSTITTEL = re.compile(
    r"(?i)^(?:votering(?:er|en)?|røysting(?:a)?|avrøysting|avstemm?ing|avstemning|alternativ votering"
    r"|prøvevotering|punktvis votering|voteringsresultat|resultat|avstemming over .{1,40})"
    r"(?: over .{1,60}| \d)? ?[:.]?$"
)
"""The heading over the votes."""

ANNEN_TITTEL = re.compile(
    r"(?i)^(?:debatt|ordskifte|merknader?|habilitet|ugildskap|saksordfører|saksordførar|inhabil\w*"
    r"|andre forslag|behandling og votering|behandling|handsaming)\b.{0,40}[:.]?$"
)

# --- what a vote is about -----------------------------------------------------------------------

OBJEKTORD = (
    r"(?i:(?:[\wæøå/-]*(?:innst(?:i|e)ll?ing|tilråding|forslag|forlag|framlegg|fremlegg|vedtak"
    r"|alternativ|tillegg|endring|protokoll|innkalling|saklist|sakslist|dagsorden|møtebok"
    r"|orientering|rapport|melding|referat|budsjett|økonomiplan|uttalelse|uttale|fråsegn|søknad)"
    r"[a-zæøå]*|(?:[\wæøå-]*(?:punkt|pkt|saker|saka|saken|sak))(?:et|ene|a|s)?)\b\.?)"
)

GJELDER: tuple[Monster[Gjelder], ...] = (
    _m(
        "forslag",
        r"(?i)(?:utsettelses|tilleggs|endrings|oversendelses|oversendings|felles|verbal|utsetjings"
        r"|alternativ\w* )\s?(?:for|fram)",
        "Utsettelsesforslaget",
    ),
    _m(
        "innstilling",
        r"(?i)(?:kommunedirektør|rådmann|administrasjon|ordfører|ordførar|formannskap|utvalg"
        r"|utval|komit|styre|råd|leder|leiar|direktør)\w*(?: (?:sitt?|sine?|si|sin))?"
        r" (?:endelige? )?(?:for(?:s)?lag|framlegg|fremlegg|anbefaling|innst\w+|tilråding)",
        "Kommunedirektørens forslag",
    ),
    _m("innstilling", r"(?i)forslag(?:et)? til (?:vedtak|innstilling)\b", "Forslag til vedtak"),
    _m("innstilling", r"(?i)framlegg(?:et)? til (?:vedtak|tilråding)\b", "Framlegget til vedtak"),
    _m("forslag", r"(?i)\w*(?:forslag|forlag|framlegg|fremlegg)", "Steines forslag"),
    _m("innstilling", r"(?i)innst(?:i|e)l|tilråding", "Innstillingen i 3 punkter"),
    _m("forslag", r"(?i)tillegg", "Tillegget fra Nes"),
)
"""What the words before the result say of what was voted on; `annet` for none of them."""

# --- the result --------------------------------------------------------------------------------

RESULTATER: tuple[Monster[Resultat], ...] = (
    _m(
        "oversendt",
        r"(?i)\boversend(?:t|te|es|ast|as|e)\b(?=.*(?:realitet|votering|røysting))"
        r"|(?:ble|blei|vart|blir)(?: (?:besluttet|vedtatt|vedteke))?(?: \w+)? oversend(?:t|te)\b",
        "ble oversendt uten realitetsbehandling",
    ),
    _m(
        "trukket",
        r"(?i)\b(?:ble|blei|vart|er|blir) (?:deretter |så |dermed )?(?:trukket|trukke|trukken|trekt|trekte|trukne)\b"
        r"|\b(?:trakk|trekte|trekk|trekker|trekkjer) (?:da |deretter |så )?(?:sitt|sine|sin|forslag\w*"
        r"|framlegg\w*|tilleggsforslag\w*|utsettelsesforslag\w*|endringsforslag\w*|eget)",
        "Forslaget ble trukket",
    ),
    _m(
        "utsatt",
        r"(?i)\b(?:saken|saka|sak(?:en|a)? \S+) (?:ble|blei|vart|blir) (?:\w+ )?(?:vedtatt |vedteke )?"
        r"(?:utsatt|utsett)\b|vedtatt utsatt|vedteke utsett|utsatt enstemmig",
        "Saken ble utsatt",
    ),
    _m(
        "tatt_til_orientering",
        r"(?i)\b(?:tatt|tatte|teke|tekne|teken|tas|takast|tek|tar) til (?:orientering|vitande"
        r"|etterretning|etterretting|vitende)",
        "Enstemmig tatt til orientering",
    ),
    _m(
        "falt",
        r"(?i)\b(?:ikke|ikkje) (?:vedtatt|vedteke|vedteken|godkjent|tatt til følge|teke til følgje)\b",
        "Forslaget ble ikke vedtatt",
    ),
    _m(
        "falt",
        r"(?i)\b(?:falt|fallt|falne|nedstemt|nedrøysta|forkastet|forkasta|avvist|avslått)\b"
        r"|\bfall\b(?= (?:med|mot|samrøystes|dermed|som|einst)|[.,;:)]|$)|\bfell\b(?= (?:med|mot)|[.,;]|$)",
        "Framlegget fall med 3 røyster",
    ),
    _m(
        "valgt",
        r"(?i)\b(?:valgt|gjenvalgt|vald|valde|attvald|attvalde|oppnevnt|oppnemnd|oppnemnde)\b",
        "Kari Nes ble enstemmig valgt",
    ),
    _m("godkjent", r"(?i)\bgodkjen(?:t|d|te|de)\b", "Innkallingen ble enstemmig godkjent"),
    _m(
        "vedtatt",
        r"(?i)\b(?:vedtatt|vedtatte|vedteke|vedteken|vedtekne|vedtekje|tiltrådt|tiltrått|tiltredd"
        r"|bifalt|tilrådd|tilrådt|innvilget|innvilga|imøtekommet|anbefalt|enstemmig innstilt)\b"
        r"|\bvant fr[ae]m\b|\bvann fram\b|\b(?:fikk|fekk) fl(?:er|eir)tal\w*\b|\bgjekk gjennom\b"
        r"|\bgikk igjennom\b|\bvedtas\b|\bvedtek (?=samrøystes|einst)|\bvedtar (?=enstemmig)"
        r"|\bvedtok (?=enstemmig|samrøystes|einst)|\bble stående\b",
        "Innstillingen ble vedtatt",
    ),
)
"""The words that tell a result."""

SLUTTER_SEG_TIL = re.compile(
    r"(?i)\b(?:er|var) (?:samd|samde|einig|einige|enig|enige) i\b|\b(?:støtt(?:er|ar|et|a)|slutt(?:er|et|a) seg til"
    r"|tilrår|tiltrer|tiltrår)\b"
)
"""A body that agrees with what was put before it: with unanimity beside it, a result."""
