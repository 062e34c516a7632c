"""The words by which minutes tell of proposals and votes: tables, one row a form, each with an
example that is its test. The rows are tried in order and the first that matches counts.

A form of one municipality's own is one row more here, not a condition elsewhere.
"""

import re

from indeks.datoer import DATO
from indeks.linje.monstre import Monster
from indeks.personer import KOLLEKTIV, PERSON, PERSON_MED_PARTI, TITTEL
from indeks.strukturtyper import Forslagstype, Gjelder, Resultat

ENSTEMMIG = (
    r"(?i:(?<![\wæøå])(?:en?stemm?ing?|enst\.|entemmig|enstemm?ig|einstemm(?:ig|ing)"
    r"|samrøyst(?:es|as|e|a)?|samstemt|samstemmig|uten motstemmer|utan motrøyster"
    r"|med alle (?:stemmer|røyster)|(?:ved|med) akklamasjon|alle (?:stemte|røysta) for))(?![\wæøå])"
)
PASSIV = r"(?i:ble|blei|vart|er|blir|vert|bli|blitt|vorte|vørte)"
FORTID = r"(?i:ble|blei|vart|er blitt|er vorte)"


def _m(gir: object, monster: str, eksempel: str) -> Monster:  # type: ignore[type-arg]
    return Monster(gir, re.compile(monster), eksempel)


# --- what is proposed -------------------------------------------------------------------------

FORSLAGSORD = (
    r"(?:forslag|forlag|framlegg|fremlegg|protokolltilførsel|protokollmerknad|protokolltilføring"
    r"|stemmeforklaring|røysteforklaring|tilleggspunkt|tilleggspkt|tillegg|endringspunkt|tilføyelse|tilføying)"
)
ANNET_BUDSJETT = (
    r"(?:alternativ(?:t|e)? (?:[a-zæøå]{0,12}budsjett|(?:handlings- og )?økonomiplan"
    r"|handlingsprogram|handlingsplan|planprogram)(?:et|a|en)?)"
)
"""A party's own budget, put forward against the one the sak came with."""
TYPEORD = (
    rf"(?<![\wæøåÆØÅ/-])(?i:[a-zæøå/-]{{0,30}}{FORSLAGSORD}(?:et|a|ene|s|er)?|{ANNET_BUDSJETT})"
    r"(?![\wæøåÆØÅ])"
)
"""What a proposal is called, whatever it says of its kind."""

FORSLAGSTYPER: tuple[Monster[Forslagstype], ...] = (
    _m("protokolltilforsel", r"(?i)protokoll(?:tilf|merkn)", "Protokolltilførsel fra SV:"),
    _m("protokolltilforsel", r"(?i)protokollfør", "Nes (H) ba om å få protokollført følgende:"),
    _m("protokolltilforsel", r"(?i)ført .{0,30}protokoll", "ba om å få ført i protokollen:"),
    _m("stemmeforklaring", r"(?i)(?:stemme|røyste)forklaring", "fremmet stemmeforklaring:"),
    _m("oversendelsesforslag", r"(?i)oversend(?:else|ing)", "følgende oversendelsesforslag:"),
    _m("verbalforslag", r"(?i)verbal(?:t |e |t)?(?:f|p)|verbale", "følgende verbalforslag:"),
    _m("utsettelsesforslag", r"(?i)utse?t(?:telse|jing|ting)s?", "Utsettelsesforslaget"),
    _m(
        "utsettelsesforslag",
        r"(?i)(?:om|foresl\w+|føresl\w+) (?:å )?(?:utset|få sak\w+ utsa?e?tt)",
        "om å utsetje saka",
    ),
    _m(
        "utsettelsesforslag",
        r"(?i)(?:om|foresl\w+|føresl\w+) (?:at )?(?:saken|saka|sak|sakene) (?:\w+ )?"
        r"ut(?:sett?|satt)(?:es|ast)?\b",
        "fremmet forslag om at saken utsettes",
    ),
    _m("alternativt_forslag", r"(?i)alternativt?e? (?:for|fram|til)", "alternativt forslag"),
    _m("alternativt_forslag", rf"(?i){ANNET_BUDSJETT}", "la fram alternativt budsjett"),
    _m("fellesforslag", r"(?i)felles(?:for|fram| for| fram)", "Fellesforslag fra Ap og Sp:"),
    _m("fellesforslag", r"(?i)omforen(?:t|e)", "Omforent forslag:"),
    _m("tilleggsforslag", r"(?i)tilføy", "følgende tilføyelse:"),
    _m("tilleggsforslag", r"(?i)tilleg", "følgende tilleggsforslag:"),
    _m("endringsforslag", r"(?i)endring", "følgende endringsforslag:"),
)
"""The kind that the introducing words say; plain `forslag` where none matches."""

_FREMME = (
    r"(?i:frem(?:met|satte|mer|setter)|fremma|fremja|fremjet|fremjar|fram(?:satte|sette|ja|met)|framma"
    r"|sette? fr[ae]m|satte fr[ae]m|la fr[ae]m|legger fr[ae]m|kom fr[ae]m med|kom med|leverte"
    r"|stilte|presenterte|reiste|la inn|meldte inn|sende inn|sendte inn|tok opp igjen|tok opp"
    r"|bar fr[ae]m|gav|ga|avga|avgav|avla|opprettholdt|oppretthaldt|hadde|gjorde)"
)
_FORESLO = r"(?i:foreslo|føreslo|foreslår|føreslår|føreslog|foreslog)"
_FOLGENDE = (
    r"(?i:følgende|følgjande|fylgjande|slikt|slik|dette|nytt|nye|et|eit|ei|en|to|tre|fire|ny|sitt"
    r"|endelig|alternativt|felles|omforent|skriftlig)"
)
_VED = (
    r"(?:v/|[-–](?= )|(?i:fra|frå|av|ved|(?:er |ble |blei |vart )?(?:fremmet|fremma|fremja"
    r"|fremsatt|framsatt|framsett"
    r"|foreslått|føreslått|foreslege|lagt fr[ae]m|sett? fr[ae]m|satt fr[ae]m|levert|presentert)"
    r"(?: i møtet)? av|på vegne av|på vegner av)(?![\wæøå]))"
)
_HVEM = r"(?P<hvem>[^:;]{1,150}?)"
_ETTER_HVEM = (
    r"(?P<resten>,? (?i:til|vedr|vedrørende|om|i|angående) [^:]{1,100}?"
    r"| [-–] (?i:nytt|ny|endr|tillegg|pkt|punkt)[^:]{1,60}?"
    rf"|,? \(?(?:(?i:som|fremmet som|framsett som|og) )?{TYPEORD}\)?)?"
)

FORSLAG_INN: tuple[Monster[None], ...] = (
    _m(
        None,
        rf"^{_HVEM},? (?:og )?(?i:(?:ba|bad|ber|ønsk\w+|krevde|fikk|fekk)) (?P<resten>[^:]{{0,80}}"
        r"(?i:protokoll)[^:]{0,60}:)$",
        "Kari Nes (R) ønsket følgende protokollført:",
    ),
    _m(
        None,
        rf"^{_HVEM},? (?i:ønsk\w+|ynsk\w+|ba om|bad om|ba om å få|gjorde om|omgjorde) "
        r"(?P<resten>(?i:(?:å få )?(?:interpellasjonen|saken|saka|forslaget|framlegget"
        r"|punktet)(?: sitt?)?) [^.]{0,40}?"
        r"(?i:som|til) (?i:et |eit )?(?i:oversendelsesforslag|oversendingsforslag)[^.]*\.)$",
        "Kari Nes (V) ønsket interpellasjonen behandlet som et oversendelsesforslag.",
    ),
    _m(
        None,
        rf"^{_HVEM},? {_FREMME} (?P<resten>(?:{_FOLGENDE} )?[^.]{{0,160}}?{TYPEORD}.*)$",
        "Kari Nes (Ap) fremmet følgende endringsforslag til punkt 2:",
    ),
    _m(
        None,
        rf"^{_HVEM},? (?i:la|sette|satte|bar) (?P<resten>[^:]{{0,90}}? (?i:fr[ae]m) [^:]{{0,60}}?"
        rf"{TYPEORD}.*)$",
        "Kari Nes (Ap) la på vegne av Ap, V og Sp frem følgende felles forslag:",
    ),
    _m(
        None,
        rf"^{_HVEM},? {_FREMME} (?P<resten>(?:(?i:på vegne av|på vegner av) [^.]{{1,40}}? )?"
        r"(?i:kommunedirektør|rådmann|administrasjon|formannskap|utval)[\wæøå]*(?: sitt?| si)? "
        r"(?i:opprinnelige |opphavlege )?(?i:innstilling|tilråding)\w*(?: på nytt)?\.)$",
        "Kari Nes (SV) sette fram rådmannen si tilråding.",
    ),
    _m(
        None,
        rf"^{_HVEM},? {_FORESLO}(?:,? |(?=:))(?P<resten>.*)$",
        "Kari Nes (Ap) foreslo at saken sendes på høring.",
    ),
    _m(
        None,
        rf"^{_HVEM},? (?i:kom med|fremmet|fremmer|fremma|la fram|la frem|hadde|med) (?P<resten>"
        r"(?i:følgende|følgjande|fylgjande|slikt|nytt)\b.*)$",
        "Kari Nes kom med følgjande nytt pkt. 2:",
    ),
    _m(
        None,
        r"^(?i:det (?:ble|blei|vart)(?: i møtet)? (?:fremmet|fremma|fremja|sett fram|lagt fr[ae]m))"
        rf" (?P<foran>(?:{_FOLGENDE} )?(?:[^:.]{{0,40}} )?{TYPEORD} [^:.]{{2,120}}?) {_VED} "
        rf"?{_HVEM}\.$",
        "Det ble fremmet forslag om utsettelse av Kari Nes (Ap).",
    ),
    _m(
        None,
        r"^(?i:det (?:ble|blei|vart)(?: i møtet)? (?:fremmet|fremma|fremja|sett fram|lagt fr[ae]m"
        rf"|satt fr[ae]m)) (?P<foran>(?:{_FOLGENDE} )?{TYPEORD}) {_VED} ?{_HVEM} "
        r"(?P<resten>(?i:om) (?:at|å) .*)$",
        "Det ble fremmet forslag fra Kari Nes (Ap) om å utvide busstilbudet.",
    ),
    _m(
        None,
        r"^[A-ZÆØÅ][^:.]{1,90}? (?i:fremmet|fremma|fremja|la|sette|satte|foreslo|føreslo) "
        rf"{_HVEM} (?P<resten>(?:(?i:fr[ae]m) )?(?i:følgende|følgjande|fylgjande|slikt|eit"
        rf"|et)\b.*)$",
        "I møtet fremmet Kari Nes (Ap) følgende forslag:",
    ),
    _m(
        None,
        rf"^(?i:fra|frå) {_HVEM} (?i:forelå|låg det føre|ble det|vart det) "
        rf"(?P<resten>.*{TYPEORD}.*)$",
        "Fra Kari Nes (Ap) forelå følgende forslag:",
    ),
    _m(
        None,
        r"^(?i:det (?:forelå|låg føre|ligg føre|kom|(?:ble|blei|vart)(?: i møtet)? (?:fremmet"
        r"|fremma"
        r"|fremja|framsatt|fremsatt|sett fram|sett frem|lagt fram|lagt frem|levert)))(?: inn)?"
        rf" (?P<foran>{_FOLGENDE} (?:[^:.]{{0,40}} )?{TYPEORD}[^:.]{{0,60}}?),? {_VED} ?{_HVEM} "
        rf"?:$",
        "Det forelå følgende forslag fra Høyre:",
    ),
    _m(
        None,
        r"^(?i:det (?:forelå|låg føre|(?:ble|blei|vart)(?: i møtet)? (?:fremmet|fremma|fremja"
        r"|framsatt"
        r"|fremsatt|sett fram|sett frem|lagt fram|lagt frem|foreslått)))"
        rf" (?P<resten>{_FOLGENDE} [^:]{{0,60}}?{TYPEORD}[^:]{{0,60}}:)$",
        "Det ble fremmet følgende forslag:",
    ),
    _m(
        None,
        rf"^(?P<foran>(?:[A-ZÆØÅa-zæøå]+ ){{0,2}}?{TYPEORD} (?i:fra|frå) [^:]{{1,90}}?),? (?i:lagt "
        rf"fr[ae]m|sett fr[ae]m|satt fr[ae]m|fremsatt|framsatt) av {_HVEM} ?:$",
        "Omforent forslag fra Ap, H og Sp lagt fram av ordføreren:",
    ),
    _m(
        None,
        rf"^(?:{_FOLGENDE} )?(?P<foran>(?:[A-ZÆØÅa-zæøå]+ ){{0,2}}?{TYPEORD}[^:]{{0,90}}?),?"
        rf" ?(?<![\wæøå]){_VED} ?{_HVEM}{_ETTER_HVEM} ?(?::|\.?$)",
        "Tilleggsforslag fra Kari Nes, AP:",
    ),
    _m(
        None,
        rf"^(?P<foran>(?i:nytt|ny|endret|endra|alternativ) [^:]{{3,60}}?) (?i:fra|frå) {_HVEM} ?:$",
        "Nytt pkt. 4 fra Kari Nes (Ap):",
    ),
    _m(
        None,
        rf"^(?P<foran>.{{3,150}}?),? (?i:foreslått|føreslått|fremmet|fremma|fremja) av "
        rf"{_HVEM}[,:]?$",
        "Nytt gjerde rundt barnehagen, foreslått av Kari Nes, Arbeiderpartiet",
    ),
    _m(
        None,
        rf"^(?P<foran>{TYPEORD}(?: (?i:nr\.? ?)?\d{{1,2}})?)(?: ?\(|:? [-–]? ?){_HVEM}\)? ?:$",
        "Forslag 1 (Kari Nes, H):",
    ),
    _m(
        None,
        rf"^{_HVEM}(?: ?:| [-–]) ?(?P<resten>(?:[A-ZÆØÅa-zæøå]+ )?{TYPEORD}.*)$",
        "Kari Nes, SV: Verbalforslag til budsjettet:",
    ),
    _m(
        None,
        rf"^{_HVEM} ?(?P<resten>(?i:alternative? |endelige? )?{TYPEORD}(?: "
        rf"(?i:til)[^:]{{1,60}})?) ?:$",
        "Høyres forslag:",
    ),
)
"""Sentences that introduce a proposal. What follows, or what stands behind the colon, is it."""

FORSLAGSLINJE = re.compile(
    r"[A-ZÆØÅ][^():]{2,60} \([^()]{1,60}\) (?i:fremmet|fremma|fremja) (?i:følgende|følgjande) "
    r"[a-zæøå ]{0,40}(?i:forslag|framlegg)[^.]{0,60}:"
)
"""A whole line that does so beyond doubt, by somebody named with a party. It ends what was read out
in a debate, before there are any sentences (`indeks.papir.deler`)."""

FELLES_UTEN_NAVN = re.compile(
    r"(?i)^(?:omforent|omforente|felles) ?(?:[a-zæøå-]+ )?(?:forslag|framlegg)(?: til "
    r"[^:.]{1,60})? ?:?$"
    r"|^(?:fellesforslag|protokolltilførsel|protokollmerknad|stemmeforklaring|røysteforklaring)"
    r"(?: til [^:.]{1,60})? ?:$"
    r"|^(?:følgende|følgjande|fylgjande) (?:[a-zæøå]+ )?[a-zæøå]*(?:forslag|framlegg) (?:ble|blei"
    rf"|vart) (?:{ENSTEMMIG} )?(?:vedtatt|vedteke) ?:$"
    r"|^det (?:ble|blei|vart) (?:enighet|semje|einigheit) om (?:følgende|følgjande|fylgjande) "
    r"[a-zæøå]*(?:forslag|framlegg) ?:$"
)
"""A heading of a proposal that all stand behind: nobody is named."""

NUMMERERT_FORSLAG = re.compile(
    r"(?i)^(?P<foran>[a-zæøå]*(?:forslag|framlegg)) ?(?:nr\.? ?)?(?:\d{1,2}|[a-e]) ?[:.)]?$"
)
"""`Forslag 2:` of somebody who made several."""

FORSLAGSHODE = re.compile(
    r"(?i)^(?:[a-zæøå]*(?:forslag|framlegg)(?: til (?:vedtak|innstilling|uttale(?:lse)?"
    r"|tilråding))?"
    r"|nytt vedtak|vedtak|innstilling|tilråding) ?:$"
)
"""A heading within a proposal, over its own words."""

FORSLAGSLISTE = re.compile(
    r"(?i)^(?:fremsatte |framsatte |fremmede |følgende |følgjande )?(?:forslag|framlegg)"
    r"(?: (?:ble|vart|blei) (?:fremmet|fremsatt|sett fram|fremja)| i møtet| fremsatt)? ?:?$"
)
"""A heading over proposals that are told by name alone: `Kari Nes (Ap):`."""

INNSTILLINGSTITTEL = re.compile(
    r"(?i)^(?:[\wæøå-]+(?:s|en|a)(?: sitt?| si)? )(?:innstilling|tilråding|forslag til vedtak)"
    r"(?: [^:.]{1,40})? ?:$|^(?:innstilling|tilråding) ?:$"
)
"""A heading over points of the recommendation that are voted on one by one."""

SITAT_FRA_ANDRE = re.compile(
    r"(?i)^(?:innstilling|tilråding|uttalelse|uttale|fråsegn|vedtak)(?:a|en)? (?:fra|frå)"
    r" [^:]{3,100}:$"
)
"""A heading over what another body has said, as it is read out in the meeting."""

INNERHODE = re.compile(r"(?i)^(?:forslag|framlegg|forslag til vedtak|framlegg til vedtak) ?:$")
"""A heading within a proposal, between its reasons and its own words."""

IKKE_FORSLAG = re.compile(
    r"(?i)(?:forslag(?:et)? til (?:budsjett|vedtak|innstilling)$|trakk |trekte |trekk |svarte på"
    r"|(?:stilte|hadde|kom med) spørsmål|orienterte|habil|ugild|redegj|permisjon|gruppemøte|"
    r"(?:votering(?:en)?|avstemning(?:en)?|røysting(?:a)?) over"
    r"|\b(?:ikke|ikkje|ingen|ingen andre) (?:\w+ ){0,2}?(?:fremmet|forslag|framlegg)|det vil bli"
    r"|innstilling (?:fra|frå) (?:administrasj|rådmann|kommunedirekt)|oppmerksom på|merksam på"
    r"|støttet|støtta|refererte|trukket|trekt)"
)
"""What an introducing sentence says when it introduces nothing."""

BESTEMT_FORSLAG = re.compile(
    r"(?i)^(?:[a-zæøå/-]{0,30}(?:forslaget|framlegget|fremlegget|forslagene|framlegga)\b)"
)
"""A proposal spoken of as known: `gjorde greie for forslaget`."""

# --- the debate --------------------------------------------------------------------------------

DEBATT = re.compile(
    rf"^(?:{TITTEL})?(?:[A-ZÆØÅ][\wæøå]+ )?(?:{PERSON}|(?P<kollektiv>{KOLLEKTIV}))(?: "
    rf"[a-zæøå ]{{1,40}})? "
    r"(?i:innledet|innleia|innleidde|orienterte|orientera|svarte|svara|tok ordet|hadde ordet"
    r"|redegjorde|gjorde greie|presenterte|stilte spørsmål|deltok|forlot|kom (?:til|tilbake)"
    r"|tiltrådte"
    r"|gikk fra|gjekk frå|fratrådte|sa seg|erklærte|ble erklært|vart erklært|meldte seg|fikk holde"
    r"|ba om (?:ordet|gruppemøte)|bad om (?:ordet|gruppemøte)|ba om vurdering|bad om vurdering"
    r"|trakk"
    r"|informerte|spurte|kommenterte|gav|ga|takket|var til stede|ledet|overtok)\b"
)
"""A sentence of who did what in the debate: it ends the proposal before it."""

MENTE = re.compile(
    rf"^(?:{TITTEL})?{PERSON_MED_PARTI} (?i:støttet|støtta|sluttet seg|slutta seg|etterlyste"
    r"|understreket|understreka|varslet|varsla|argumenterte|viste til|meinte|mente)\b"
)
"""The same of verbs that a proposal's own words may have too: of somebody named with a party."""

VOTERINGSTITTEL = re.compile(
    r"(?i)^(?:votering(?:er|en)?|røysting(?:a)?|avrøysting|røystegj?[ei]ving|stemmegivning"
    r"|avstemm?n?ing|alternativ "
    r"votering"
    r"|prøvevotering|punktvis votering|voteringsresultat|resultat|avstemming over .{1,40})"
    r"(?: over .{1,60}| \d)? ?[:.]?$"
)
"""The heading over the votes."""

ANNEN_TITTEL = re.compile(
    r"(?i)^(?:debatt|ordskifte|voterings(?:orden|ordning|tema|rekkefølge)|innlegg|merknader?|habilitet|ugildskap|saksordfører|saksordførar|inhabil\w*"
    r"|andre forslag|behandling og votering|behandling|handsaming)\b.{0,40}[:.]?$"
    r"|^[^.:]{3,90}, (?:foreslått|føreslått|fremmet|fremma|fremja) av ?,?$"
    rf"|^[^:]{{3,60}}[ ,–-]+(?:den )?{DATO}, (?:foreslått|føreslått|fremmet|fremma|fremja) av ?,?$"
)

# --- what a vote is about -----------------------------------------------------------------------

_SAKSORD = (
    r"innst(?:i|e)ll?ing|tilråding|forslag|forlag|framlegg|fremlegg|vedtak|alternativ|tillegg|tilføyelse|tilføying"
    r"|endring"
    r"|protokoll|innkalling|saklist|sakslist|dagsorden|møtebok|møtebøker|orientering|rapport|melding"
    r"|referat|budsjett|økonomiplan|uttalelse|uttale|fråsegn|søknad"
)
OBJEKTORD = (
    rf"(?i:(?<![\wæøå/-])(?:[\wæøå/-]{{0,30}}(?:{_SAKSORD})[a-zæøå]{{0,12}}"
    r"|[\wæøå-]{0,20}(?:punkt|pkt|saker|saka|saken|sak)(?:et|ene|a|s)?)(?![\wæøå])\.?)"
)
"""A word for something that a body votes on."""

GJELDER: tuple[Monster[Gjelder], ...] = (
    _m(
        "annet",
        r"(?i)habil|\bugild|gildskap|permisjon",
        "Permisjonssøknaden fra Nes",
    ),
    _m(
        "forslag",
        r"(?i)(?:utsettelses|utsettings|tilleggs|endrings|oversendelses|oversendings|felles|verbal"
        r"|utsetjings|alternativ\w* |omforen\w+ )\s?(?:for|fram)",
        "Utsettelsesforslaget",
    ),
    _m("forslag", rf"(?i){ANNET_BUDSJETT}", "Det alternative budsjettet"),
    _m("forslag", r"(?i)^utse?t(?:jing|telse|ting)[a-zæøå]*$", "Utsetjing"),
    _m(
        "innstilling",
        r"(?i)(?<!saks)(?:kommunedirektør|rådmann|rådmenn|administrasjon|sekretariat|ordfører|ordførar|formannskap|utvalg"
        r"|utval|komit|kommité|styre|råd|nemnd|leder|leiar|direktør|sjef)\w*(?: (?:sitt?|sine?"
        r"|si|sin))?"
        r" (?:(?:endelige?|opprinnelige?|reviderte|endrede|endra) )?"
        r"(?:for(?:s)?lag|framlegg|fremlegg|anbefaling|innst\w+|tilråding|alternativ)",
        "Kommunedirektørens forslag",
    ),
    _m("innstilling", r"(?i)forslag(?:et)? til (?:vedtak|innstilling)\b", "Forslag til vedtak"),
    _m("innstilling", r"(?i)framlegg(?:et)? til (?:vedtak|tilråding)\b", "Framlegget til vedtak"),
    _m(
        "innstilling",
        r"(?i)\b(?:for(?:s)?lag|framlegg|innst\w+|tilråding)\w* (?:fra|frå) (?:kommunedirektør"
        r"|rådmann"
        r"|administrasjon|formannskap|\w*utval|komit|\w*styre|plan|oppvekst|helse)",
        "Forslaget fra rådmannen",
    ),
    _m(
        "innstilling",
        r"(?i)\b(?:forslag|framlegg)(?:et)? (?:til|åt) (?:kommunedirektør|rådmann|administrasjon)",
        "Framlegget til rådmannen",
    ),
    _m("forslag", r"(?i)\w*(?:forslag|forlag|framlegg|fremlegg)", "Steines forslag"),
    _m("innstilling", r"(?i)innst(?:i|e)l|tilråding", "Innstillingen i 3 punkter"),
    _m("forslag", r"(?i)tillegg|tilføy", "Tillegget fra Nes"),
)
"""What the words before the result say of what was voted on; None for none of them."""

# --- the result --------------------------------------------------------------------------------

RESULTATER: tuple[Monster[Resultat | None], ...] = (
    _m(
        "oversendt",
        r"(?i)\boversend(?:t|te|es|ast|as|e)\b(?=.*(?:realitet|votering|røysting))"
        r"|(?:ble|blei|vart)(?: [a-zæøå]+){0,3} (?:oversend(?:t|te)|sendt?e? over"
        r"|sendt? vid[ae]re)\b"
        r"|\b(?:oversendes|oversendast|vert oversendt?|sendast over|sendes over)(?: til)?"
        r" (?:kommunedirektør|rådmann|administrasjon|formannskap|ordfør|\w*utval)\w*",
        "ble oversendt uten realitetsbehandling",
    ),
    _m(
        "trukket",
        r"(?i)\b(?:ble|blei|vart|er|blir) (?:deretter |så |dermed )?"
        r"(?:trukket|trukke|trukken|trekt|trekte|trukne)\b"
        r"|\b(?:ble|blei|vart) (?:[\wæøå/]+ +){0,3}?\w*(?:forslag|framlegg|fremlegg)\w* +"
        r"(?:[\wæøå/]+ +){0,4}?(?:trukket|trukke|trekt)\b"
        r"|\b(?:trakk|trekte|trekk|trekker|trekkjer|drog) (?:da |deretter |så )?"
        r"(?=(?:[\wæøå.]+ +){0,4}?(?:sitt|sine|sin|forslag|framlegg|tilleggsf|utsettelsesf"
        r"|endringsf|eget)|(?:saken|saka)\b|[^.]{3,40}attende)"
        r"|^(?:saken|saka) (?:trekkes|trekkast|vert trekt|blir trekt)\b",
        "Forslaget ble trukket",
    ),
    _m(
        "utsatt",
        rf"(?i)\b(?:vedtok|vedtar|vedtek) (?:{ENSTEMMIG} )?å (?:utsette|utsetje|utsetta) "
        r"(?:saken|saka|behandlingen|handsaminga)\b"
        rf"|\b(?:ble|blei|vart) (?:saken|saka) (?:{ENSTEMMIG} )?(?:vedtatt |vedteke )?"
        r"(?:utsatt|utsett|sendt tilbake|sendt attende)\b"
        r"|\b(?:saken|saka|sak(?:en|a)? \S+) (?:ble|blei|vart) (?:\w+ )?(?:vedtatt |vedteke )?"
        r"(?:utsatt|utsett|sendt tilbake|sendt attende)\b|vedtatt utsatt|vedteke utsett|utsatt "
        r"enstemmig",
        "Saken ble utsatt",
    ),
    _m(
        None,
        r"(?i)\b(?:erklært?e?|kjent|kjend|ansett|vurdert|funnet|funne)(?: \w+)? (?:in|u)?"
        r"(?:habile?|gilde?)\b"
        r"|\b(?:ble|blei|vart) (?:\w+ )?(?:innvilget|innvilga|gitt|gjeve) permisjon\b"
        r"|\bpermisjon\w*\b[^.]* innvilg(?:et|a)\b|\binnvilget per[ms]isjon\b"
        r"|\btatt opp til realitetsbehandling\b",
        "Nes ble erklært inhabil",
    ),
    _m(
        "tatt_til_orientering",
        r"(?i)\b(?:tatt|tatte|teke|tekne|teken|tas|takast|tek|tar) til (?:orientering|vitande"
        r"|etterretning|etterretting|vitende)"
        rf"|\b(?:tok|tar|tek) (?:{ENSTEMMIG} )?(?:sak|rapport|melding|orientering|referat"
        rf"|årsmelding|redegjørelse)\w* (?:{ENSTEMMIG} )?til (?:orientering|vitande|etterretning"
        r"|etterretting)",
        "Enstemmig tatt til orientering",
    ),
    _m(
        "falt",
        r"(?i)\b(?:fikk|fekk|oppnådde|vant) (?:ikke|ikkje) (?:tilslut(?:ning|nad)"
        r"|fl(?:er|eir)tal\w*|fr[ae]m)\b",
        "Forslaget fikk ikke tilslutning",
    ),
    _m(
        "falt",
        r"(?i)\b(?:ikke|ikkje) (?:vedtatt|vedteke|vedteken|godkjent|tatt til følge|teke til "
        r"følgje)\b",
        "Forslaget ble ikke vedtatt",
    ),
    _m(
        "falt",
        r"(?i)\b(?:falt|fallt|falne|nedstemt|nedrøysta|forkastet|forkasta|avvist|avslått)\b(?! "
        r"bort)"
        r"|\bfall\b(?= (?:med|mot|samrøystes|dermed|som|einst)|[.,;:)]|$)|\bfell\b(?= (?:med"
        r"|mot)|[.;]|$)",
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
        r"(?i)\b(?:vedtatt|(?:vedtatte|vedtekne)(?! \w*(?:endring|tillegg|forslag|framlegg))"
        r"|vedteke|vedteken|vedtekje|tiltrådt|tiltrått|tiltredd"
        r"|bifalt|tilrådd|tilrådt|innvilget|innvilga|imøtekommet|anbefalt|enstemmig innstilt)\b"
        rf"|\b(?:fikk|fekk) {ENSTEMMIG} tilslut(?:ning|nad)\b"
        r"|\bvant fr[ae]m\b|\bvann fram\b|\b(?:fikk|fekk) fl(?:er|eir)tal\w*\b|\bgjekk gjennom\b"
        r"|\bgikk igjennom\b|\bvedtas\b|\bvedtek (?=samrøystes|einst)|\bvedtar (?=enstemmig)"
        r"|\bvedtok (?=(?:mot|med) \d{1,2} (?:mot|stemme|røyst))"
        r"|\bvedtok (?=enstemmig|samrøystes|einst)|\bble stående\b",
        "Innstillingen ble vedtatt",
    ),
)
"""The words that tell a result; None for what is settled but is no case's outcome."""

SLUTTER_SEG_TIL = re.compile(
    rf"(?i)\b(?:er|var) (?:{ENSTEMMIG} )?(?:samd|samde|einig|einige|enig|enige) i\b"
    rf"|\b(?:støtt(?:er|ar|et|a)|slutt(?:er|et|a) seg)(?: {ENSTEMMIG})?(?: til)?\b"
    rf"|\b(?:gikk|gjekk|går) (?:{ENSTEMMIG} )?inn for\b|\b(?:tilrår|tiltrer|tiltrår|tiltrådte)\b"
)
"""A body that agrees with what was put before it: with unanimity beside it, a result."""

SOM_TILRADD = re.compile(
    rf"(?i)^(?:resultatet (?:ble|blei|vart) (?:\w+ )?)?{ENSTEMMIG},? (?:vedtatt |vedteke |vedtak )?"
    r"(?:som|i samsvar med|i tråd med|i henhold til|etter)"
    r" (?:faktisk )?(?:tilrådd?|framlagt|fremlagt|innstilt|foreslått|føreslått|framlegg|i )?"
    r"(?: ?(?:av|frå|fra) )?(?P<om>.{3,200}?)\.?$"
)
"""`Samrøystes som tilrådd av rådmannen`: unanimity for what somebody put forward."""

OPP_MOT: tuple[Monster[None], ...] = (
    _m(
        None,
        r"(?i)^(?:ved alternativ (?:votering|røysting|avstemm?n?ing)(?: \w+)? mellom|det (?:ble"
        r"|blei|vart)"
        r" (?:deretter |så |først )?(?:votert|stemt|røysta|voteret|avholdt alternativ votering)"
        r"(?:(?: alternativt)? mellom| alternativt over)) (?P<x>.{3,160}?) (?:og|mot) "
        r"(?P<y>.{3,160}?)"
        r"(?P<hale>,? (?:ble|blei|vart|fikk|fekk) .*)?\.?$",
        "Ved alternativ votering mellom innstillingen og Nes sitt forslag ble innstillingen "
        "vedtatt.",
    ),
    _m(
        None,
        r"(?i)^(?P<x>.{3,220}?),? (?:(?:ble|blei|vart) )?(?:deretter |så |først )?"
        r"(?:(?:satt|sett|stilt) (?:opp )?|votert (?:over )?alternativt )(?:i alternativ "
        r"votering )?(?:opp )?mot "
        r"(?P<y>.{3,220}?)(?P<hale>(?:,? og|,|;) (?=[^.]*(?:vedt|falt|fall|stemmer|røyster"
        r"|fikk)).*)?\.?$",
        "Innstillingen ble satt opp mot forslaget fra Nes.",
    ),
)
"""Two proposals put against each other; what stands behind tells which one won."""

OVER: tuple[Monster[None], ...] = (
    _m(
        None,
        r"(?i)^(?:(?:samla |samlet |endelig )?(?:votering(?:er|en)?|røysting(?:a|ar)?"
        r"|avrøysting|røystegj?[ei]ving|stemmegivning|avstemm?n?ing(?:er)?|prøvevotering"
        r"|alternativ votering|punktvis votering) (?:over|om|på|av) |det (?:ble|blei|vart) "
        r"(?:\w+ ){0,2}?(?:votert|stemt|røysta|røysa|avstemt)(?: \w+){0,3} over )"
        r"(?P<om>[^:]{3,200}?)(?:, som (?P<hale>(?:ble|blei|vart|fikk|fekk|falt|fall) .*)|[.:]?)$",
        "Votering over forslaget fra Kari Nes (Ap):",
    ),
    _m(
        None,
        r"(?i)^(?P<om>[^.:]{3,160}?) (?:ble|blei|vart) (?:\w+ ){0,2}?(?:tatt opp til|teke opp "
        r"til|satt under"
        r"|sett under|tatt opp|lagt fr[ae]m til) (?:votering|røysting|avstemm?n?ing)\.?$",
        "Innstillingen ble tatt opp til votering.",
    ),
)
"""Sentences that say what is now voted on, with the result behind."""

PEKEORD = re.compile(
    r"(?i)^(?:(?:også|og|,) )?(?:denne|dette|desse|disse|det|den|dei|de|begge|alle|resultatet)$"
)
SISTNEVNTE = re.compile(r"(?i)\b(?:sistnemnde|sistnevnte|siste|sistnemde)\b")
FORSTNEVNTE = re.compile(r"(?i)\b(?:førstnemnde|førstnevnte|fyrstnemnde|førstnemde)\b")
I_FAVOR = re.compile(
    rf"(?i)^resul?ta?tet (?:ble|blei|vart) (?:(?P<a>\d{{1,3}}) ?[-–] ?(?P<b>\d{{1,3}})|"
    rf"(?P<enst>{ENSTEMMIG}))"
    r"(?: stemmer| røyster)? (?:i favør av|til fordel for|for) (?P<hvem>.{3,120}?)\.?$"
)

# --- what only looks like a result ---------------------------------------------------------------

_VERB = r"(?:vil|kan|skal|må|bør|kunne|ville|skulle|ventes|forventes|venta|å|ikke)"
IKKE_VOTERING: tuple[Monster[None], ...] = (
    _m(
        None,
        r"(?i)\b(?:bekreft|stadfest)\w*|\b(?:ba|bad|ber|bed) om at\b|\bsamsvar med det som"
        r"|\bdet som (?:ble|blei|vart|er) (?:vedt|gjort)",
        "Vi bekrefter at det som er ført i protokollen, er det som ble vedtatt på møtet.",
    ),
    _m(
        None,
        r"(?i)^(?:dersom|hvis|viss|om|når|ettersom|ein|et|eit|den som|medlemmer som) ",
        "Hvis den falt",
    ),
    _m(
        None,
        rf"(?i)\b{_VERB} (?:\w+ )?(?:bli|verte?|verta)\b|\b(?:for)?vente[st] (?:å bli )?vedt",
        "Forslaget vil bli vedtatt",
    ),
    _m(
        None,
        r"(?i)\b(?:viser|viste|vises|syner|mener|meiner|forutsett?er|føreset|opplyste|opplyser|orienterte"
        r"|informerte|hevdet|påpekte|varslet|kjent med|klar over|merksam på|spurte|spørsmål)\b"
        r"(?!.*\bog (?:ble|blei|vart)\b)[^.]*\b(?:at|om)\b",
        "Kommunestyret viser til at planen ble vedtatt mot 3 stemmer.",
    ),
    _m(
        None,
        r"(?i)\b(?:vedtok|vedtatt|vedteke|behandlet|handsama) (?:i|den) (?:sak|møte)\w* [^.]*\d",
        "Kommunestyret vedtok i sak 45/19 at skolen består.",
    ),
    _m(
        None,
        r"(?i)(?:vedtatt|vedteke|vedteken|falt|godkjent|godkjend|innvilget|nedstemt|utsatt|utsett)"
        r"(?: (?:av|i) (?!møtet\b)[\w-]+)?,? (?:(?:i|den|av|fra|frå|møte|møtet)\s)*"
        r"(?:\d{1,2}\.|\d{4}|\d+/\d+|januar|februar|mars|april|mai|juni|juli|august|september|oktober"
        r"|november|desember|fjor|forrige|førre|tidligere|samme|et annet|nabo)",
        "Saken ble enstemmig vedtatt i formannskapet 12. mai 2019.",
    ),
    _m(
        None,
        r"(?i)^(?:i|med|etter|ved) [^.]{3,80}? (?:vedtatt|vedteke|vedteken) (?:av|i) [^.]{3,60}?,? "
        r"(?:ble|blei|vart|er|har) ",
        "I budsjettet, vedtatt av flertallet, ble posten kuttet.",
    ),
    _m(
        None,
        r"(?i)\b(?:ikke|ikkje) (?:votert|stemt|røysta|tatt opp)|\bbortf(?:alt|aller|all)|\bf"
        r"(?:alt|aller) bort",
        "Høyres forslag ble ikke votert over.",
    ),
    _m(
        None,
        r"(?i)\bsom (?:er|ble|blei|vart) [a-zæøå ]{0,30}(?:vedtatt|vedteke\w*|godkjen\w|falt),? "
        r"(?:kan|skal|må|bør"
        r"|gjelder|gjeld|legger|er|har|vil)\b",
        "Et forslag som er vedtatt, kan ikke påklages.",
    ),
)
"""Sentences with a result's words in them that tell of no vote here and now."""

_ORGANETS = r"(?:[\wæøå-]+(?:styret|skapet|utvalget|utvalet|rådet|nemnda|tinget)s?(?: sitt?)? )?"

VEDTAKSINNLEDNING: tuple[Monster[Resultat], ...] = (
    _m(
        "vedtatt",
        rf"(?i)^{_ORGANETS}(?:{ENSTEMMIG}|enstemmige|samrøystes) "
        rf"(?P<hva>vedtak|innstilling|tilråding)(?P<om> [^:]{{3,120}})?:?$",
        "Kommunestyrets enstemmige vedtak:",
    ),
    _m(
        "vedtatt",
        rf"(?i)^{_ORGANETS}(?P<hva>vedtak|innstilling|tilråding)(?: \d[\d.]+)?,? "
        r"(?P<tall>(?:med|mot) \d[^:]{0,200}):?$",
        "Kommunestyrets vedtak med 29 stemmer (Ap, Sp) mot 6 stemmer (H):",
    ),
)
"""The words over a vedtak that tell how it came about."""

VEDTAK_TIL_ORIENTERING = re.compile(
    r"(?i)^(?:\d[.)] )?[^.;]{0,140}\b(?:tas|takast|tek|tar|blir tatt|blir teke[nt]?|blir tekne"
    r"|vert teke[nt]?|vert tekne"
    r"|tatt|teken|teke|tekne)(?: \w+)? til (?:orientering|vitande|etterretning|etterretting)(?: "
    r"[^.;]{0,60})?\.?$"
)
VEDTAK_GODKJENT = re.compile(
    r"(?i)^(?:\d[.)] )?[^.;]{0,140}\b(?:innkalling|sak(?:s)?list|protokoll|møtebok)[^.;]{0,80}"
    r"\b(?:godkjennes|godkjent|godkjend|godkjende|blir godkjen\w+|vert godkjen\w+)[^.;]{0,120}\.?$"
)
"""A vedtak that is all a result: where the vote does not say more than that all agreed."""
