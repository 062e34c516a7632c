"""The words that `indeks.ord.norsk` knows, as tables. Every row is its own test.

The tables are our own. What is variant spelling, inflection and synonym follows the official
orthography of bokmål and nynorsk (https://ordbokene.no); what an abbreviation means, the usage of
municipal papers. Columns are parted by two spaces or more, words in a column by one; a line that
begins with # is a comment.
"""
# ruff: noqa: E501, SIM905 - a row of a table stays one line

import re
from collections.abc import Iterator


def _rader(tabell: str) -> Iterator[tuple[str, ...]]:
    for linje in tabell.strip().splitlines():
        if linje.strip() and not linje.lstrip().startswith("#"):
            yield tuple(re.split(r"\s{2,}", linje.strip()))


STOPPORD: frozenset[str] = frozenset(
    """
    i og for til av med det er som på å en ei et den de dei der dette disse desse denne at om fra
    frå ved et ett ein eit eitt blir bli ble blitt vert verte vart vorte blei være vere vera var
    vært vore har ha hadde hatt havt skal skulle vil ville kan kunne kunna må måtte bør burde
    vi jeg eg du han hun ho dere de de oss meg deg seg ham henne dem hans hennes hennar deres deira
    dykkar vår vårt våre min mitt mi mine din ditt di dine sin sitt si sine man ein noen nokon noe
    noko nokre noka enn eller men så da då når hvis dersom fordi mens medan mot mellom etter før
    under over ut inn opp ned nedover fram hos uten utan siden sidan gjennom innen innan både
    hverken verken også òg og samt bare berre her hit dit hvor kor kvar hva kva hvem kven hvilken
    hvilke hvilket kva kvifor hvorfor hvordan korleis korfor hvilken kvens hvis slik slike slikt
    sånn som selv sjølv veldig svært meget mye mykje mange mer meir mest flere fleire flest alle
    alt all hele heile helt heilt annen anna annet andre annan hver hvert kvart kvar enhver ingen
    mht ift iht pga ca osv mm mv evt jf jfr bl bla feks eks dvs dd pr per vha mtp vs pkt hhv
    difor derfor dermed således altså nå no nettopp ennå enno fortsatt framleis fremdeles allerede
    allereie ofte alltid aldri kanskje likevel imidlertid dog nok jo vel da ja nei
    dens dets ens hverandre kvarandre selve sjølve samme same begge innenfor innanfor utenfor
    utanfor ovenfor ovanfor nedenfor nedanfor ifølge vedrørende vedrørande angående angåande
    følgende følgjande fylgjande ytterligere ytterlegare
    """.split()
)
"""Function and question words of bokmål and nynorsk, which say nothing of what a text is about.

`ikke` stays, as do all words for meetings, saker and votes but the prepositions for and against.
"""

SPORREORD: frozenset[str] = frozenset(
    """
    fortell fortel forklar oppgi nevn nemn beskriv gjengi oppsummer finn finne finnes fins finst
    vis si sier seier sies sto står stod skjedde hendte skjer gjelder gjaldt galdt handler handlet
    handla omhandler dreier vite vet veit kjent hvilken ønsker lurer mener gjør gjorde gjort gjer
    gjorde tro synes søk søke fins mulig leter leiter utfall utfallet
    """.split()
)
"""What is dropped from a question besides: words that address the one who answers."""


ORD: tuple[tuple[str, ...], ...] = tuple(
    tuple(" ".join(rad).split())
    for rad in _rader(
        """
# The form kept  the forms that become it
# -- nynorsk and bokmål
ikke  ikkje ikkji
uke  uken uka uker ukene ukas veke veka veker vekene
barn  barna barnet barnas barns born borna borns
enstemmig  samrøystes einstemmig einrøystes
tall  tal tala talet tallene tallet
valg  val valet vala valene valget valgene
første  fyrste
gammel  gamal gamle gammalt gamalt gammal
åpen  open opent åpent åpne opne åpnes opnast åpnet opna åpner opnar opnes
sju  syv
norge  noreg
stede  stades tilstede tilstades
mandag  måndag
tirsdag  tysdag
lørdag  laurdag
søndag  sundag
høst  haust hausten høsten
sommer  sommar sommaren sommeren sumar
jente  jenter jentene jenta
gutt  gut gutar gutane gutter guttene
venstre  vinstre
bro  bru brua bruer broen broer bruene broene
ferje  ferge ferga fergen ferger ferja ferjer
sent  seint sein seinare senere seinast senest seinere
samferdsel  samferdsle samferdsla
hendelse  hending hendingar hendinga hendelsen hendelser hendelsene
forskjell  skilnad skilnader skilnaden forskjeller forskjellen
fordel  føremon føremoner fordeler fordelen
ledelse  leiing leiinga ledelsen
kommunalt  kommunal kommunale
# -- verbs that change their stem, with the nouns of the same deed
vedta  vedtatt vedtatte vedtar vedtas vedtok vedtak vedtaket vedtakene vedtaka vedtaks vedtakets vedteke vedteken vedtekne vedtek vedtakast vedtaken vedtekast
forslag  forslaget forslagene forslaga forslags framlegg framlegget framlegga framlegg foreslå foreslår foreslo foreslås foreslått foreslåtte føreslå føreslår føreslo føreslått føreslåtte føreslege
stemme  stemte stemt stemmer stemmene stemmen stemma stemming avgitte
falle  falt fall faller fell falne
få  fikk fekk fått fås får
gi  gir ga gav gitt gis gitte gje gjev gjeve gjeven gjevne gjevast gjevas
ta  tar tok tatt tas tatte tek teke teken tekne takast
komme  kom kommer kommet kome komen komne kjem
gå  går gikk gått gjekk gjeng gås
si  sa sagt sier seie seier sagde seia
gjøre  gjør gjorde gjort gjøres gjere gjera gjer gjerast
holde  holder holdt holdes holdte halde heldt halden haldast haldne
tilrå  tilrår tilråd tilrådd tilrådde tilråde tilråder tilrås tilråds
avslag  avslå avslår avslo avslås avslått avslaget avslagene avslaga
utsette  utsatt utsatte utsettes utsetter utsettelse utsettelsen utsetting utsetje utsetjast utsetjing utsett utsettast
innstille  innstilte innstilt innstiller innstilles innstillar
bosette  bosatt bosatte bosetter bosettes bosett busett busette busetje busetjast busetjing busetting bosetting bosettingen bosettinga busettinga
fastsette  fastsatt fastsatte fastsettes fastsett fastsette fastsetje fastsetjing fastsettelse fastsetting fastsettast fastsetjast
nedsette  nedsatt nedsatte nedsett nedsettes nedsetje
ansette  ansettelse ansettelsen ansettelser ansettes tilsetje tilsetjing tilsetting tilsettinga tilsettast
lede  leda ledes leia leidde ledet ledde leder ledere lederen lederne leders leiar leiarar leiaren leiarane
møte  møtte møtt møter møtet møtene møta
søke  søkte søkt søkes søkje søkjer søkjast søker søkere søkeren søkerne søkjar søkjarar søkjaren søkjarane
øke  øker økes økte økt økning økningen økninger auke aukar auka aukast auking aukinga økende aukande
velge  velger velges valgt valgte velje vel veljast vald valde
begynne  begynner begynte begynt byrje byrjar byrja byrjast
selge  selger selges solgt solgte selje sel selde selt seljast selgast
bruke  bruker brukes brukt brukte brukar bruka brukast
sende  sender sendes sendt sendte sendast
godkjenne  godkjenner godkjennes godkjent godkjente godkjend godkjende godkjenning godkjenningen godkjenninga godkjennast
fremme  fremmer fremmes fremmet fremma fremja fremje fremjar fremjast
delta  deltar deltok deltatt deltek deltatt deltaking deltakelse
oppheve  oppheves opphevet oppheva opphevd opphevast
kreve  krever kreves krevd krevde krevje krevjast krev
kjøpe  kjøper kjøpte kjøpt kjøpes kjøp kjøpet kjøpa
lære  lærte lært
tildele  tildelt tildelte tildeler tildeles tildeling tildelingen tildelinger
støtte  støttet støtta støttes støtter støtten støttar
bevilge  bevilger bevilget bevilges bevilgning bevilgningen bevilgninger løyve løyver løyvd løyving løyvinga løyvingar løyvast bevilga bevilgninga
avgjøre  avgjør avgjorde avgjort avgjøres avgjørelse avgjørelsen avgjørelser avgjere avgjera avgjerd avgjerda avgjerder avgjer avgjerast
gjennomføre  gjennomfører gjennomført gjennomførte gjennomførd gjennomføring gjennomføra gjennomføres gjennomførast
forutsette  forutsatt forutsetter forutsettes forutsetning forutsetninger forutsetningen føresetnad føresetnader føresetnaden føresett føreset
anbefale  anbefaler anbefalt anbefalte anbefales anbefaling anbefalingen anbefalinger
opprette  opprettet oppretta opprettes oppretter opprettelse oppretting opprettast
inngå  inngår inngikk inngått inngås
overføre  overfører overført overførte overføres overføring overføringer overføringen overføringar overførast
bygge  bygges byggast byggjast
legge  legger la lagt lagte legges legg leggje leggjast leggast
sette  setter satte settes setje set setjast settast
trekke  trekker trakk trukket trukne trukken trekkes trekt trekte trekkje trekkjast trekkast
følge  følger fulgte fulgt følges følgje fylgje fylgde fylgd følgde følgd
skrive  skriver skrev skrevet skrevne skrives skriv skrivast
rive  river rives revet revne rivast riving rivning rivningen rivinga
leie  leier leies leid leide leige leiger leigd leigde leigast leien leiga
bo  bor bodde bodd bu bur budde budd
slå  slår slås slått slo slåtte
svare  svarer svarte svarar svara svarast
kjøre  kjører kjørte kjørt kjøres køyre køyrer køyrde køyrt
måle  måler målte målt måles målast
dele  deler delte delt deles delast
eie  eier eiere eieren eierne eid eide eies eige eig eigar eigarar eigaren
# -- nouns that change their stem, or are too short for an ending to be cut
ny  nye nytt nyt
år  året årene åra årets års åri
by  byen byer byene byar byane byens
øy  øya øyer øyene øyen øyar øyane
sjø  sjøen sjøer sjøene sjøar
vei  veien veier veiene veiens veg vegen vegar vegane vegene veger
sti  stien stier stiene stiar stiane stig stigen
kai  kaia kaien kaier kaiene kaiar kaiane
støy  støyen støyet
enhet  enheten enheter enhetene eining eininga einingar einingane
egen  eget egne eigen eiga eigne
voksen  voksne vaksen vaksne
bonde  bønder bøndene bonden bøndenes
tann  tenner tennene tanna tannen
mann  menn mennene mannen
bok  bøker bøkene boken boka
hånd  hender hendene hånden hånda hand handa
kraft  krefter kreftene kraften krafta
kapittel  kapitler kapitlene kapitlet kapitla kapittelet
artikkel  artikler artiklene artiklar artikkelen
regel  regler reglene reglar reglane regelen
middel  midler midlene midlar midla midlane middelet
eksempel  eksempler eksemplene eksempelet eksempla døme dømer
sykkel  sykler syklene sykkelen syklar
senter  sentre sentra senteret sentrene
register  registre registra registeret
nummer  numre nummeret nummera nr
museum  museet museer museene museum musea
kriterium  kriterier kriteriene kriterie kriteriet
medium  medier mediene media
studium  studier studiet studiene studia
tre  trær trærne treet
far  fedre fedrene faren
foreldre  foreldra foreldrene foreldres forelder
lærer  lærere lærerne læreren lærar lærarar lærarane læraren læreres lærernes
demens  demente demensen dement
# -- short forms
krone  kr kroner kronene
million  mill millioner millionar mnok
milliard  mrd milliarder milliardar
gårdsnummer  gnr gårdsnr gardsnr gardsnummer
bruksnummer  bnr bruksnr
telefon  tlf telefonen
avdeling  avd avdelingen avdelinga
"""
    )
)
"""Whole words of one meaning: all words of a row give one term, that of the first."""


LEDD: tuple[tuple[str, str, str, str], ...] = tuple(
    (fra, til, form, lik)
    for fra, til, form, lik in _rader(
        r"""
# What is found (regex)  what it becomes  a word  the word that it shall be one with
skul(?=[ea])  skol  skulebygg  skolebygg
skular  skoler  grunnskular  grunnskoler
heimel  hjemmel  lovheimel  lovhjemmel
heime  hjemme  heimeteneste  hjemmetjeneste
heim  hjem  sjukeheim  sykehjem
(?<![nt])veg(?![g])  vei  fylkesvegar  fylkesveier
sjuk(?=[aesd])  syk  sjukehus  sykehus
tenest  tjenest  barneverntenesta  barneverntjenesten
møteleiar  møteleder  møteleiaren  møtelederen
rettleiing  veiledning  rettleiinga  veiledningen
rettleiar  veileder  rettleiaren  veilederen
leiar  leder  fagleiar  fagleder
leiings(?=[a-zæøå]{2})  ledelses  leiingsgruppe  ledelsesgruppe
hovud  hoved  hovudutval  hovedutvalg
utval(?![gd])  utvalg  utvalet  utvalget
eigedom  eiendom  eigedomsskatt  eiendomsskatt
eigar  eier  skuleeigar  skoleeier
eigen  egen  eigenandel  egenandel
husleig(?=[ea])  huslei  husleiga  husleia
leige(?=[nrp]|avtal|$)  leie  leigeavtale  leieavtale
sakshandsam  saksbehandl  sakshandsaming  saksbehandling
handsam  behandl  handsaminga  behandlingen
røystegjev  stemmegiv  røystegjeving  stemmegiving
røyste(?=[^r])  stemme  røystefør  stemmefør
^røyst(?=ing|ar|er|a|$)  stemm  røysting  stemmer
tilråding  innstilling  tilrådinga  innstillingen
fremlegg  framlegg  saksfremlegg  saksframlegg
fremstill  framstill  saksfremstilling  saksframstilling
^frem(?=[^mj])  fram  fremtid  framtid
fremdrift  framdrift  fremdriftsplan  framdriftsplan
tilskot  tilskudd  driftstilskot  driftstilskudd
overskot  overskudd  overskotet  overskuddet
underskot  underskudd  underskotet  underskuddet
busett?j?(?=ing|else)  bosett  busettingskommune  bosettingskommune
stadnamn  stedsnavn  stadnamnet  stedsnavnet
bustad  bolig  omsorgsbustader  omsorgsboliger
tettstad  tettsted  tettstaden  tettstedet
møtestad  møtested  møtestaden  møtestedet
(?<=s)stad(?=en$|er$|ar$|$)  sted  arbeidsstad  arbeidssted
^stad(?=en$|er$|ar$|$)  sted  staden  stedet
namn  navn  gatenamn  gatenavn
løns  lønns  lønsforhandlingar  lønnsforhandlinger
(?<=.)løn$  lønn  årsløn  årslønn
vatn  vann  drikkevatn  drikkevann
avlaup  avløp  avlaupsanlegg  avløpsanlegg
laupande  løpende  laupande  løpende
hamn  havn  hamneområde  havneområde
høg  høy  høgskule  høyskole
kyrkj  kirk  kyrkjebygg  kirkebygg
verksemd  virksomhet  næringsverksemd  næringsvirksomhet
verknad  virkning  medverknad  medvirkning
verkemidl(?=(?:er|ene|a|ar|ane)$)  virkemiddel  verkemidlar  virkemidler
verkemid  virkemid  verkemiddel  virkemiddel
påverknad  påvirkning  påverknaden  påvirkningen
påverk  påvirk  påverkar  påvirker
føremål  formål  bustadføremål  boligformål
føresegn(?=[ea])  bestemmels  reguleringsføresegner  reguleringsbestemmelser
føresegn  bestemmelse  føresegn  bestemmelse
førebels  foreløpig  førebels  foreløpig
førebu  forbered  førebuing  forbereding
førebygg  forebygg  førebyggjande  forebyggende
førehand  forhånd  førehandsvarsel  forhåndsvarsel
føresett(?=e)  foresatt  føresette  foresatte
mog?(?:e)?leg  mulig  moglegheiter  muligheter
trafikktrygg(?:leik|ing)?  trafikksikkerhet  trafikktryggleiken  trafikksikkerheten
trygglei[kg]  trygghet  tryggleiksalarm  trygghetsalarm
likskapa(?=r|ne)  likhete  ulikskapar  ulikheter
likskap  likhet  likskapen  likheten
oversyn  oversikt  bevillingsoversyn  bevillingsoversikt
vidare  videre  vidareutdanning  videreutdanning
gåande$  gående  pågåande  pågående
sjølv  selv  sjølvkost  selvkost
berekraft  bærekraft  berekraftsmål  bærekraftsmål
utgreiing  utredning  konsekvensutgreiing  konsekvensutredning
greidd  redet  utgreidd  utredet
høyring  høring  høyringsuttale  høringsuttalelse
fråsegn  uttalelse  høyringsfråsegn  høringsuttalelse
skjenkeløyv(?:e[tr]?|a)  skjenkebevilling  skjenkeløyvet  skjenkebevillingen
(?<=.)løyve$  tillatelse  byggjeløyve  byggetillatelse
forurein(?=ing)  forurens  forureiningsforskrift  forurensningsforskrift
forurensning  forurensing  forurensningen  forurensingen
reins(?=[ei])  rens  reinsekrav  rensekrav
reinh[ao]ld  renhold  reinhaldet  renholdet
vedlikehald  vedlikehold  vedlikehaldsplan  vedlikeholdsplan
(?<=.)hald  hold  opphaldet  oppholdet
^vekes?(?=[a-zæøå]{3})  uke  vekeplan  ukeplan
månad  måned  månadleg  månedlig
saman  sammen  samanslåing  sammenslåing
fleirtal(?!l)  flertall  fleirtalet  flertallet
fleir(?=kult|årig|bruk)  fler  fleirårig  flerårig
mindretal(?!l)  mindretall  mindretalet  mindretallet
(?<=folke)tal(?!l)  tall  folketalet  folketallet
(?<=elev)tal(?!l)  tall  elevtalet  elevtallet
(?<=barne)tal(?!l)  tall  barnetalet  barnetallet
(?<=innbyggjar)tal(?!l)  tall  innbyggjartalet  innbyggertallet
innbyggj?ar(?=tal)  innbygger  innbyggjartal  innbyggertall
(?<=års)tal(?!l)  tall  årstalet  årstallet
kvardag  hverdag  kvardagen  hverdagen
heilskapleg  helhetlig  heilskaplege  helhetlige
heil(?=tid|døgn|dag|år|skap)  hel  heildøgnsomsorg  heldøgnsomsorg
gard(?!er|in)  gård  gardsbruk  gårdsbruk
(?<!m)(?<=..)lagt(?=e?$)  legg  nedlagte  nedlegge
(?<=..)leggelse(?:n|r|ne)?$  legging  nedleggelsen  nedlegging
(?<!an)(?<!fore)(?<!mot)(?<!fort)(?<=..)satt(?=e?$)  sett  iverksatt  iverksette
(?<=..)midl(?=(?:er|ene|a|ar|ane)$)  middel  spillemidler  spillemiddel
spelemidl(?=(?:er|ene|a|ar|ane)$)  spillemiddel  spelemidlar  spillemiddel
spelemid  spillemid  spelemiddelsøknad  spillemiddelsøknad
setj  sett  målsetjing  målsetting
nyhende  nyhet  nyhende  nyhet
symj(?=[ei])  svømm  symjehall  svømmehall
rekneskap  regnskap  årsrekneskapen  årsregnskapet
rekn  regn  utrekning  utregning
meir(?=kost|utgift|inntekt|verdi|forbruk)  mer  meirkostnad  merkostnad
arbeidstilhøv(?:et?|a)  arbeidsforhold  arbeidstilhøva  arbeidsforholdene
tilhøv(?:et?|a)  forhold  tilhøva  forholdene
omsyn  hensyn  omsynssone  hensynssone
ønskj|ynskj  ønsk  ynskjer  ønsker
tilsette?(?!s|te|l)  ansatte  barnehagetilsette  barnehageansatte
arbeidsløys[ea]  arbeidsledighet  arbeidsløysa  arbeidsledigheten
løysing  løsning  vegløysing  veiløsning
løys  løs  løyse  løse
(?<!k)laus  løs  arbeidslause  arbeidsløse
mangfald  mangfold  mangfaldet  mangfoldet
^opn(?=ing)  åpn  opningstid  åpningstid
leik  lek  leikeplass  lekeplass
lækjara(?=r|ne)  lege  lækjarar  leger
lækjare(?=n)  lege  lækjaren  legen
lækjar  lege  lækjarsenter  legesenter
utlysning  utlysing  utlysningen  utlysinga
avlastning  avlasting  avlastningen  avlastinga
opprustning  opprusting  opprustningen  opprustinga
tilpasning  tilpassing  tilpasninger  tilpassingar
anbod  anbud  anbodskonkurranse  anbudskonkurranse
tilbod  tilbud  barnehagetilbodet  barnehagetilbudet
(?<!^)forbod|^forbod  forbud  forbodet  forbudet
byggj  bygg  byggjesak  byggesak
leggj  legg  planleggjar  planlegger
følgj|fylgj  følg  oppfølgjing  oppfølging
søkjar  søker  søkjarar  søkere
søkj  søk  søkje  søke
tenkj  tenk  tenkjer  tenker
styrkj  styrk  styrkje  styrke
merkj  merk  merkje  merke
gong  gang  gongveg  gangvei
straum  strøm  straumutgifter  strømutgifter
brei(?=band|bånd)  bred  breiband  bredband
(?<=bred|brei)band  bånd  breiband  bredbånd
utslepp  utslipp  utsleppsløyve  utslippsløyve
framand  fremmed  framandspråkleg  fremmedspråklig
folkevald  folkevalgt  folkevalde  folkevalgte
^val(?=styre|nemnd|komit|resultat|list|kamp|lov)  valg  valstyret  valgstyret
(?<=tings)val$  valg  stortingsval  stortingsvalg
kjelde  kilde  kjelder  kilder
hand(?=ter|bok|bøk|hev|verk|ball)  hånd  handtering  håndtering
betr(?=e|ing|a$|ar)  bedr  utbetring  utbedring
deltak(?:ing|else)  deltakelse  deltaking  deltakelse
teikn  tegn  teikning  tegning
oppteken  opptatt  oppteken  opptatt
kunngj[eø]r  kunngjør  kunngjering  kunngjøring
rengj[eø]r  rengjør  rengjering  rengjøring
utgj[eø]r  utgjør  utgjer  utgjør
innkrevj  innkrev  innkrevjing  innkreving
"""
    )
)
"""Spellings within a word, also as part of a compound; at one place the upper row goes first."""


ENDELSER: tuple[tuple[str, str, str, str], ...] = tuple(
    (fra, "" if til == "-" else til, form, lik)
    for fra, til, form, lik in _rader(
        r"""
# What ends the word (regex)  what it becomes (- is nothing)  a word  the word that it shall be one with
(?<=..[kg])j(?=(?:a|ar|arar|arane|e|er|es|ast|ande|ing|inga|ingar|ingane)$)  -  innbyggjarar  innbyggere
heit(?=$|er$|ene?$|a$)  het  nyheiter  nyheter
erne$  er  politikerne  politikere
(?<=[a-zæøå]{2})are(?=$|n$)  ere  seinare  seinere
(?<=[iae])alt$  al  sosialt  sosial
(?<=n)alt$  al  nasjonalt  nasjonal
(?<=.{3}iv)t$  -  administrativt  administrativ
(?<=.{3}[iun]el)t$  l  finansielt  finansielle
(?<=.{3}isk)t?e?$  -  økonomiske  økonomisk
(?<=.{3}før)d$  t  oppførd  oppført
(?<=sats)$  e  innsats  innsatsen
(?<=kurs)$  e  kurs  kurset
(?<=ssurs)$  e  ressurs  ressursene
(?<=kvens)$  e  konsekvens  konsekvenser
"""
    )
)
"""Inflection that Snowball's stemmer leaves, cut or made like bokmål's before it runs."""


FORKORTELSER: tuple[tuple[str, ...], ...] = tuple(
    _rader(
        """
# As written  what it stands for; then further meanings
HP  handlingsprogram
ØP  økonomiplan
HØP  handlings- og økonomiplan
HPØ  handlingsprogram
KDP  kommunedelplan
KPA  kommuneplanens arealdel
KPS  kommuneplanens samfunnsdel
BPA  brukerstyrt personlig assistanse
SFO  skolefritidsordning
AKS  aktivitetsskole
PPT  pedagogisk-psykologisk tjeneste
PPD  pedagogisk-psykologisk distriktssenter
BUP  barne- og ungdomspsykiatrisk poliklinikk
DPS  distriktspsykiatrisk senter
FAU  foreldrenes arbeidsutvalg
SU  samarbeidsutvalg
SMU  skolemiljøutvalg
VAR  vann avløp renovasjon
VA  vann og avløp
VAO  vann avløp overvann
FDV  forvaltning drift vedlikehold
FDVU  forvaltning drift vedlikehold utvikling
ROS  risiko- og sårbarhetsanalyse
KU  konsekvensutredning
PBL  plan- og bygningsloven
KOSTRA  kommune-stat-rapportering
FSK  formannskapet
F-sak  formannskapet
KST  kommunestyret
K-sak  kommunestyret
KOM  kommunestyret
PS  politisk sak
RS  referatsak
DS  delegert sak
FO  formannskapet
AMU  arbeidsmiljøutvalg
ADM  administrasjonsutvalg
KU-utvalg  kontrollutvalg
FT  fylkesting
NAV  arbeids- og velferdsforvaltningen
IKS  interkommunalt selskap
KF  kommunalt foretak
AS  aksjeselskap
SMIL  spesielle miljøtiltak i jordbruket
NMSK  nærings- og miljøtiltak i skogbruket
LNF  landbruk natur friluftsliv
LNFR  landbruk natur friluftsliv reindrift
PLO  pleie og omsorg
HDO  heldøgns omsorg
ROP  rus og psykiatri
TT  transporttjeneste
IP  individuell plan
IOP  individuell opplæringsplan
GSI  grunnskolens informasjonssystem
VO  voksenopplæring
MOT  holdningsskapende arbeid
TFF  tjenester til funksjonshemmede
ØMI  øyeblikkelig hjelp
KAD  kommunal akutt døgnplass
KØH  kommunal øyeblikkelig hjelp
GS-vei  gang- og sykkelvei
FV  fylkesvei
RV  riksvei
EV  europavei
BRA  bruksareal
BYA  bebygd areal
TEK  byggteknisk forskrift
MVA  merverdiavgift
EØS  det europeiske økonomiske samarbeidsområdet
KS  kommunesektorens organisasjon
SSB  statistisk sentralbyrå
UDI  utlendingsdirektoratet
IMDi  integrerings- og mangfoldsdirektoratet
BUFdir  barne- ungdoms- og familiedirektoratet
NVE  norges vassdrags- og energidirektorat
DSB  direktoratet for samfunnssikkerhet og beredskap
EMA  enslige mindreårige asylsøkere
IKT  informasjons- og kommunikasjonsteknologi
HMS  helse miljø sikkerhet
IA  inkluderende arbeidsliv
HTV  hovedtillitsvalgt
HVO  hovedverneombud
AAP  arbeidsavklaringspenger
ROBEK  register om betinget godkjenning og kontroll
KPI  konsumprisindeks
TV-aksjon  innsamlingsaksjon
Ap  arbeiderpartiet
H  høyre
FrP  fremskrittspartiet
KrF  kristelig folkeparti
Sp  senterpartiet
SV  sosialistisk venstreparti
V  venstre
MDG  miljøpartiet de grønne
R  rødt
PP  pensjonistpartiet
INP  industri- og næringspartiet
"""
    )
)
"""Abbreviations of municipal papers, in the letters' usual case, and what they stand for."""


SYNONYMER: tuple[tuple[str, ...], ...] = tuple(
    _rader(
        """
# Words that a question and a paper choose between; none is the other's spelling
votering  avstemming  avstemning  stemme
anbefaling  tilråding  innstilling
kommunestyre  heradsstyre  bystyre
takst  gebyr  avgift
bevilgning  løyving
møteinnkalling  innkalling
sakskart  saksliste  dagsorden
møteprotokoll  møtebok  møtereferat
delta  møtte
inhabil  ugild
kommunedirektør  rådmann  administrasjonssjef
støtte  tilskudd
veiledning  rådgivning
skolefritidsordning  aktivitetsskole
sykehjem  alders- og sykehjem  omsorgssenter
"""
    )
)
"""Rows of words and phrases that may stand for each other, for a question alone."""


OMTRENT: tuple[tuple[str, ...], ...] = tuple(
    _rader(
        """
# What people say, and what the papers may call it
doktor doktorer  lege fastlege
gamlehjem aldershjem  sykehjem omsorgssenter
hjemmehjelp  hjemmetjeneste
gamle pensjonister  eldre
unger barna  barn elev
tenåringer  ungdom
mor far mamma pappa  foreldre foresatte
førskolelærer barnehagetante  barnehagelærer pedagog
rektor rektorer  virksomhetsleder enhetsleder
telefon mobil smarttelefon  mobiltelefon
juling pryl mishandling  vold
hackere datakriminelle datavirus hacking  dataangrep cyberangrep informasjonssikkerhet datasikkerhet
innvandrere asylsøkere nyankomne  flyktning
jobb jobber  stilling arbeid
folk  innbygger
sparken oppsagt  nedbemanning oppsigelse
ansette  tilsetting rekruttering
kutt kutte spare  innsparing reduksjon nedskjæring effektivisering
stenge stenges legges  nedlegging avvikling
gratis  egenandel kostnadsfri vederlagsfri
pris dyrt betale  egenandel brukerbetaling gebyr
penger  midler kroner tilskudd bevilgning
lån låne  låneopptak
hytte hytter  fritidsbolig
hus  bolig
leilighet leiligheter  boenhet bolig
bonde bønder gård  landbruk gårdsbruk jordbruk
jorde åker  jordbruksareal landbruksareal
brygge  kai flytebrygge
buss bussen  kollektivtransport skyss
skolebuss  skoleskyss
fortau gangvei  gang gangveg
brøyting måking strøing snømåking  vintervedlikehold
gatelys veilys  belysning veglys
bråk  støy
ras rasfare  skred
flom oversvømmelse  overvann
regnvann  overvann
strømbrudd strømstans lys  strøm kraftutfall strømutfall
springen kranen  drikkevann vannforsyning vann
søppel boss  renovasjon avfall
kloakk  avløp
sprøyte stukket stikk  vaksine vaksinasjon
hjernehinnebetennelse  meningokokk
korona  covid pandemi
narkotika dop  rus rusmiddel
psykolog  psykisk
øl vin skjenking  skjenkebevilling alkohol
pub utested restaurant  skjenkested serveringssted
butikk  dagligvare handel
kirkegård grav  gravplass gravlund
basseng bad  svømmehall svømmebasseng badeanlegg
fotballbane  kunstgressbane idrettsanlegg
gymsal  idrettshall flerbrukshall
musikkskole instrument  kulturskole
vindmølle vindmøller  vindkraft vindkraftverk
mobbing  skolemiljø læringsmiljø
tilsyn fritids  skolefritidsordning
syk syke  sykefravær
politiker politikere  folkevalgt representant
byggetillatelse  rammetillatelse igangsettingstillatelse
unntak  dispensasjon
bot bøter straff  tvangsmulkt overtredelsesgebyr
innkjøp kjøpe  anskaffelse
anbud  anskaffelse konkurranse
pusse pusset oppussing  rehabilitering oppgradering renovering
fikse reparere  utbedring vedlikehold
handikappet funksjonshemmet rullestol  funksjonsnedsettelse tilgjengelighet
fattig fattige fattigdom  lavinntekt levekår
sosialstønad  sosialhjelp
jordmor fødsel  helsestasjon svangerskap
løsarbeidere vikar ekstrahjelp  ekstravakt vikar tilkalling
eksamen karakterer  grunnskolepoeng
lekser  leksehjelp
utslipp  klimagass
elbil  ladepunkt ladestasjon
strand  badeplass
naturvern  naturmangfold
rådhus  kommunehus
lønn  godtgjørelse honorar
snitt  gjennomsnitt
bestemor bestefar besteforeldre  eldre
glemsk senil  demens
sykebil  ambulanse
legekontor  legesenter fastlege
pårørende pause  avlastning omsorgsstønad pårørendestøtte
døende livets  palliativ
medisin medisiner tabletter  legemiddel
fysioterapeut  fysioterapi
angst depresjon  psykisk
ensom ensomhet  isolasjon
alkoholiker rusavhengig  rus
hjemløs bostedsløs  boligsosial
leie  husleie utleie
klasse klassen  trinn
skulk skulking  fravær
skolemat lunsj  skolemåltid
nettbrett ipad pc  læringsbrett chromebook digital
skolegrense skolekrets  skolekretsgrense
ekstrahjelp  spesialundervisning tilpasset
barnehageplass  opptak barnehageopptak
asfalt asfaltere hull  veidekke asfaltering vedlikehold
fart kjøre  fartsgrense hastighet
ulykke ulykker  trafikksikkerhet trafikksikring
sykle sykkel  sykkelvei
lekkasje vannlekkasje  ledningsnett
båtplass båt  småbåthavn
selge solgt  salg avhending
bygge bygd bygges  oppføring nybygg
ferdig åpner  ferdigstillelse innflytting
sprekk overskridelse  kostnadsøkning merforbruk
minus underskudd  merforbruk
pluss overskudd  mindreforbruk
gjeld  lånegjeld
nabo naboer  nabovarsel
skogen hogst  skogbruk
elg hjort jakt  vilt
sykmeldt sykmeldte  sykefravær
sjef sjefen  leder
granske gransking kontrollere  forvaltningsrevisjon tilsyn
inhabil fratrådte  habilitet
spørsmål  interpellasjon
mening mene  høringsuttalelse høringssvar uttalelse
underskrifter  innbyggerforslag underskriftsliste
sammenslåing  kommunesammenslåing
festival konsert fest  arrangement
klubb laget  idrettslag forening
lekeplass  nærmiljøanlegg
sti tursti turvei  turløype friluftsliv
moské  trossamfunn
norskkurs  norskopplæring introduksjonsprogram
ukrainere  flyktning bosetting
fosterforeldre fosterfamilie  fosterhjem
barnevernet  barneverntjeneste
krise krig  beredskap
gift  forurensning
varme fyring  oppvarming fjernvarme
firma bedrifter  næringsliv
turister turisme  reiseliv
laks oppdrett fiskeoppdrett  akvakultur havbruk
"""
    )
)
"""What a word of everyday speech may be in the papers, for a question alone: the words that are
said, and those that come near them, which count for less."""
