"""The sentences of `sok` and `indeks` that a reader of the pages can meet, in nynorsk.

They are written where they arise, in bokmål, and some are kept in the index (why a file was left
out); so a sentence is known again by its form, and what stands in its fields is carried over. A
test holds that each form here is one that the code writes, and that the code writes no other.
"""

import re
from functools import cache

from app.tekster import Malform

FORMER: tuple[tuple[str, str], ...] = (
    # What is asked for.
    (
        "Fra-datoen {fra} er etter til-datoen {til}; bytt dem om.",
        "Frå-datoen {fra} er etter til-datoen {til}; byt dei om.",
    ),
    (
        "«{nr}» er ikke et saksnr; skriv det som 25/23, eller arkivsaksnr som 23/17920.",
        "«{nr}» er ikkje eit saksnr; skriv det som 25/23, eller arkivsaksnr som 23/17920.",
    ),
    (
        "«{dato}» er ikke en gyldig dato; skriv den som 2023-10-31 eller 31.10.2023.",
        "«{dato}» er ikkje ein gyldig dato; skriv han som 2023-10-31 eller 31.10.2023.",
    ),
    (
        "«{ord}» er ikke et resultat; skriv ett av {alle}.",
        "«{ord}» er ikkje eit resultat; skriv eitt av {alle}.",
    ),
    (
        "«{navn}» er ikke et navn; skriv fornavn, etternavn eller begge.",
        "«{navn}» er ikkje eit namn; skriv førenamn, etternamn eller begge.",
    ),
    (
        "En liste av slaget «{slag}» kan ikke avgrenses med «{felt}»; det kan bare {andre}.",
        "Ei liste av slaget «{slag}» kan ikkje avgrensast med «{felt}»; det kan berre {andre}.",
    ),
    (
        "Ingen utvalg i indeksen heter «{navn}». {rad}",
        "Ingen utval i indeksen heiter «{navn}». {rad}",
    ),
    (
        "Ingen i indeksen er fra partiet «{navn}». {rad}",
        "Ingen i indeksen er frå partiet «{navn}». {rad}",
    ),
    ("Ingen i indeksen heter «{navn}». {rad}", "Ingen i indeksen heiter «{navn}». {rad}"),
    (
        "Papirene i indeksen har ingen rapport om hva som ble av vedtakene.",
        "Papira i indeksen har ingen rapport om kva som vart av vedtaka.",
    ),
    (
        "Ingen vedtak i indeksen har statusen «{navn}». {rad}",
        "Ingen vedtak i indeksen har statusen «{navn}». {rad}",
    ),
    ("Mente du {navn}?", "Meinte du {navn}?"),
    ("Indeksen har: {navn}.", "Indeksen har: {navn}."),
    ("Se etter skrivefeil.", "Sjå etter skrivefeil."),
    # A sak that is named.
    (
        "{antall} saker {hva}. Skriv {naermere} også, eller arkivsaksnr:{liste}",
        "{antall} saker {hva}. Skriv {naermere} òg, eller arkivsaksnr:{liste}",
    ),
    ("heter noe med «{vist}»", "heiter noko med «{vist}»"),
    ("passer med «{vist}»", "passar med «{vist}»"),
    ("utvalg, dato eller kommune", "utval, dato eller kommune"),
    ("utvalg eller dato", "utval eller dato"),
    (
        "Skriv hvilken sak det gjelder: et arkivsaksnr (23/17920), et saksnr med utvalg "
        "(«25/23 Utvalg for oppvekst») eller tittelen.",
        "Skriv kva sak det gjeld: eit arkivsaksnr (23/17920), eit saksnr med utval "
        "(«25/23 Utvalg for oppvekst») eller tittelen.",
    ),
    (
        "Ingen sak i indeksen heter «{vist}»; skriv tittelen slik den står i papirene, et "
        "arkivsaksnr eller et saksnr med utvalg.{rad}",
        "Inga sak i indeksen heiter «{vist}»; skriv tittelen slik han står i papira, eit "
        "arkivsaksnr eller eit saksnr med utval.{rad}",
    ),
    (" Mente du:{liste}", " Meinte du:{liste}"),
    (
        "Ingen sak i indeksen passer med hele «{vist}». Dette nummeret har:{liste}",
        "Inga sak i indeksen passar med heile «{vist}». Dette nummeret har:{liste}",
    ),
    (
        "Ingen sak i indeksen har nummeret «{vist}»; skriv et arkivsaksnr (23/17920) eller et "
        "saksnr med utvalg («25/23 Utvalg for oppvekst»).",
        "Inga sak i indeksen har nummeret «{vist}»; skriv eit arkivsaksnr (23/17920) eller eit "
        "saksnr med utval («25/23 Utvalg for oppvekst»).",
    ),
    (
        "Det er for lite tekst å sammenligne; lim inn minst en setning.",
        "Det er for lite tekst å samanlikne; lim inn minst ei setning.",
    ),
    (
        "«{navn}» har ingen tekst (skannet?); kjør den gjennom OCR og prøv igjen.",
        "«{navn}» har ingen tekst (skanna?); køyr ho gjennom OCR og prøv igjen.",
    ),
    # Answers that are none.
    (
        "Skriv et spørsmål med ord eller et saksnr, for eksempel «hva ble vedtatt om skolen?».",
        "Skriv eit spørsmål med ord eller eit saksnr, til dømes «kva vart vedteke om skulen?».",
    ),
    (
        "Ingen dokumenter passer med filtrene, eller indeksen er tom.",
        "Ingen dokument passar med filtera, eller indeksen er tom.",
    ),
    (
        "{avslag} Under står passasjene som ligger nærmest.",
        "{avslag} Under står passasjane som ligg nærmast.",
    ),
    (
        "Papirene i indeksen sier ikke om dette vedtaket er iverksatt.",
        "Papira i indeksen seier ikkje om dette vedtaket er sett i verk.",
    ),
    (
        "Vedtaket står i en rapport over vedtak; statusen er å lese i {dokument} s. {side}.",
        "Vedtaket står i ein rapport over vedtak; statusen er å lese i {dokument} s. {side}.",
    ),
    (
        "Vedtaket står i en rapport over vedtak, men rapporten sier ikke hva statusen er.",
        "Vedtaket står i ein rapport over vedtak, men rapporten seier ikkje kva statusen er.",
    ),
    ("Indeksen har ingen møter {rom} som passer.", "Indeksen har ingen møte {rom} som passar."),
    ("fra og med {fra}", "frå og med {fra}"),
    ("Indeksen har ingen møter i {navn}.{rest}", "Indeksen har ingen møte i {navn}.{rest}"),
    (" Den har {liste}.", " Han har {liste}."),
    (
        "Indeksen har ikke noe møte{i} {dato}. De nærmeste møtene er {dager}.",
        "Indeksen har ikkje noko møte{i} {dato}. Dei nærmaste møta er {dager}.",
    ),
    (
        "Jeg finner ikke i papirene at dette gjelder {navn}.",
        "Eg finn ikkje i papira at dette gjeld {navn}.",
    ),
    (
        "Jeg finner ikke i papirene hva {navn} gjorde med dette.",
        "Eg finn ikkje i papira kva {navn} gjorde med dette.",
    ),
    (
        "Jeg finner ikke dette i papirene fra den dagen.",
        "Eg finn ikkje dette i papira frå den dagen.",
    ),
    # Documents and their pages.
    ("Dokumentet er ikke i indeksen.", "Dokumentet er ikkje i indeksen."),
    (
        "Filen er flyttet eller endret siden den ble indeksert; indekser på nytt.",
        "Fila er flytta eller endra sidan ho vart indeksert; indekser på nytt.",
    ),
    ("«{navn}» har sidene 1 til {sider}.", "«{navn}» har sidene 1 til {sider}."),
    ("Dokumentet har ingen side {side}.", "Dokumentet har inga side {side}."),
    (
        "Side {side} kan ikke vises; åpne dokumentet selv.",
        "Side {side} kan ikkje visast; opne dokumentet sjølv.",
    ),
    # Files that cannot be read.
    (
        "Filen «{navn}» kan ikke leses fordi den velter leseprogrammet; lagre den på nytt som PDF "
        "og prøv igjen.",
        "Fila «{navn}» kan ikkje lesast fordi ho veltar leseprogrammet; lagre ho på nytt som PDF "
        "og prøv igjen.",
    ),
    (
        "Filen «{navn}» ble ikke ferdig {gjort} på {sekunder} sekunder; del den opp og prøv igjen.",
        "Fila «{navn}» vart ikkje ferdig {gjort} på {sekunder} sekund; del ho opp og prøv igjen.",
    ),
    (
        "Filen «{navn}» får Sakssøk til å feile, og ble hoppet over; meld det til dem som "
        "vedlikeholder programmet, med loggen og filen.",
        "Fila «{navn}» får Sakssøk til å feile, og vart hoppa over; meld det til dei som held "
        "programmet ved like, med loggen og fila.",
    ),
    (
        "Filen «{navn}» har ingen sider; hent den på nytt fra kilden.",
        "Fila «{navn}» har ingen sider; hent ho på nytt frå kjelda.",
    ),
    (
        "Filen «{navn}» har {antall} sider, og grensen er {maks}; del den opp og prøv igjen.",
        "Fila «{navn}» har {antall} sider, og grensa er {maks}; del ho opp og prøv igjen.",
    ),
    (
        "Filen «{navn}» inneholder mer tekst enn programmet kan ta imot; del den opp og prøv "
        "igjen.",
        "Fila «{navn}» inneheld meir tekst enn programmet kan ta imot; del ho opp og prøv igjen.",
    ),
    (
        "Filen «{navn}» pakker seg ut til mer enn programmet tar imot; lagre den på nytt som PDF "
        "og prøv igjen.",
        "Fila «{navn}» pakkar seg ut til meir enn programmet tek imot; lagre ho på nytt som PDF "
        "og prøv igjen.",
    ),
    (
        "Filen «{navn}» er større enn grensen på {gib} GiB; del den opp og prøv igjen.",
        "Fila «{navn}» er større enn grensa på {gib} GiB; del ho opp og prøv igjen.",
    ),
    (
        "Filen «{navn}» er tom; hent den på nytt fra kilden.",
        "Fila «{navn}» er tom; hent ho på nytt frå kjelda.",
    ),
    (
        "Filen «{navn}» er ikke en PDF; oppgi en PDF-fil.",
        "Fila «{navn}» er ikkje ein PDF; oppgje ei PDF-fil.",
    ),
    (
        "Filen «{navn}» er låst med passord; lagre en kopi uten passord og prøv igjen.",
        "Fila «{navn}» er låst med passord; lagre ein kopi utan passord og prøv igjen.",
    ),
    (
        "Filen «{navn}» er skadet eller ufullstendig og kan ikke leses; hent den på nytt fra "
        "kilden.",
        "Fila «{navn}» er skadd eller ufullstendig og kan ikkje lesast; hent ho på nytt frå "
        "kjelda.",
    ),
    (
        "Filen «{navn}» er kryptert, og pakken «cryptography» som trengs for å lese den, mangler; "
        "kjør «pip install cryptography» og prøv igjen.",
        "Fila «{navn}» er kryptert, og pakken «cryptography» som trengst for å lese ho, manglar; "
        "køyr «pip install cryptography» og prøv igjen.",
    ),
    (
        "Filen «{navn}» krever mer minne enn programmet får bruke; del den opp og prøv igjen.",
        "Fila «{navn}» krev meir minne enn programmet får bruke; del ho opp og prøv igjen.",
    ),
    (
        "Filen «{navn}» ble endret mens den ble lest; den leses på nytt neste gang.",
        "Fila «{navn}» vart endra medan ho vart lesen; ho blir lesen på nytt neste gong.",
    ),
    (
        "Fant ikke filen «{navn}»; kontroller at den ikke er flyttet eller slettet.",
        "Fann ikkje fila «{navn}»; kontroller at ho ikkje er flytta eller sletta.",
    ),
    (
        "Filen «{navn}» kan ikke leses ({arsak}); kontroller disken og prøv igjen.",
        "Fila «{navn}» kan ikkje lesast ({arsak}); kontroller disken og prøv igjen.",
    ),
    (
        "Indeksen «{mappe}» er i bruk av en annen kjøring{hvem}; vent til den er ferdig.",
        "Indeksen «{mappe}» er i bruk av ei anna køyring{hvem}; vent til ho er ferdig.",
    ),
    (
        "Det er for mange som spør akkurat nå; prøv igjen om noen sekunder.",
        "Det er for mange som spør akkurat no; prøv igjen om nokre sekund.",
    ),
    # The model that writes answers.
    ("Det er ingen svarmodell her.", "Det er ingen svarmodell her."),
    (
        "Svarmodellen er opptatt med andre spørsmål; prøv igjen om litt.",
        "Svarmodellen er oppteken med andre spørsmål; prøv igjen om litt.",
    ),
    (
        "Svarmodellen godtar ikke nøkkelen; sjekk svarmodell_nokkelfil.",
        "Svarmodellen godtek ikkje nøkkelen; sjekk svarmodell_nokkelfil.",
    ),
    (
        "Det er ingen modell «{navn}» på {adresse}; sjekk svarmodell og svarmodell_adresse.",
        "Det er ingen modell «{navn}» på {adresse}; sjekk svarmodell og svarmodell_adresse.",
    ),
    (
        "Svarmodellen på {adresse} svarte med feil (HTTP {status}); prøv igjen om litt.",
        "Svarmodellen på {adresse} svara med feil (HTTP {status}); prøv igjen om litt.",
    ),
    (
        "Svarmodellen ga et svar som er for langt til å brukes.",
        "Svarmodellen gav eit svar som er for langt til å brukast.",
    ),
    (
        "Svarmodellen brukte mer enn {sekunder} sekunder; prøv en mindre modell, eller øk "
        "svarmodell_ventetid.",
        "Svarmodellen brukte meir enn {sekunder} sekund; prøv ein mindre modell, eller auk "
        "svarmodell_ventetid.",
    ),
    (
        "Svarmodellen på {adresse} svarer ikke; sjekk at den kjører, og at svarmodell_adresse er "
        "riktig.",
        "Svarmodellen på {adresse} svarar ikkje; sjekk at han køyrer, og at svarmodell_adresse er "
        "rett.",
    ),
    (
        "Nøkkelfilen «{fil}» kan ikke leses; sjekk svarmodell_nokkelfil og rettighetene til filen.",
        "Nøkkelfila «{fil}» kan ikkje lesast; sjekk svarmodell_nokkelfil og rettane til fila.",
    ),
    (
        "Svarmodellen ga ikke noe svar som kan leses; sjekk at adressen er til et "
        "OpenAI-kompatibelt endepunkt.",
        "Svarmodellen gav ikkje noko svar som kan lesast; sjekk at adressa er til eit "
        "OpenAI-kompatibelt endepunkt.",
    ),
    # What the API is asked wrongly.
    (
        "Spørsmålet er for langt; skriv det med høyst {maks} tegn.",
        "Spørsmålet er for langt; skriv det med høgst {maks} teikn.",
    ),
    (
        "Det finnes ikke noe her; se /api/openapi.json.",
        "Det finst ikkje noko her; sjå /api/openapi.json.",
    ),
    (
        "Adressen tar ikke imot dette; se /api/openapi.json.",
        "Adressa tek ikkje imot dette; sjå /api/openapi.json.",
    ),
    ("Forespørselen kan ikke leses.", "Førespurnaden kan ikkje lesast."),
    ("Ingen sak i arkivet har nummeret «{nr}».", "Inga sak i arkivet har nummeret «{nr}»."),
    (
        "Oppgi enten «tekst» eller «sak», og bare den ene.",
        "Oppgje anten «tekst» eller «sak», og berre den eine.",
    ),
    (
        "Noe gikk galt hos oss; prøv igjen, og si fra hvis det gjentar seg.",
        "Noko gjekk gale hos oss; prøv igjen, og sei frå om det skjer att.",
    ),
    ("forespørselen", "førespurnaden"),
    ("innholdet", "innhaldet"),
    ("mangler", "manglar"),
    ("er for lang, høyst {maks} tegn", "er for lang, høgst {maks} teikn"),
    ("har for mange verdier, høyst {maks}", "har for mange verdiar, høgst {maks}"),
    ("må være minst {ge}", "må vere minst {ge}"),
    ("må være høyst {le}", "må vere høgst {le}"),
    ("må være et helt tall", "må vere eit heilt tal"),
    ("er et for stort tall", "er eit for stort tal"),
    ("må være true eller false", "må vere true eller false"),
    ("må være tekst", "må vere tekst"),
    ("har tegn som ikke kan leses", "har teikn som ikkje kan lesast"),
    ("må være en liste", "må vere ei liste"),
    ("må være en av {alle}", "må vere ein av {alle}"),
    ("er ikke gyldig JSON", "er ikkje gyldig JSON"),
    ("må være et JSON-objekt", "må vere eit JSON-objekt"),
    ("er ikke slik den skal være", "er ikkje slik han skal vere"),
    ("skriv et spørsmål", "skriv eit spørsmål"),
    # Feedback.
    ("Takk for tilbakemeldingen!", "Takk for tilbakemeldinga!"),
    ("Tilbakemeldinger er slått av her.", "Tilbakemeldingar er slått av her."),
    (
        "Tilbakemeldinger kan bare sendes fra sidene selv.",
        "Tilbakemeldingar kan berre sendast frå sidene sjølve.",
    ),
    (
        "Takk, men det var mange på kort tid; vent litt.",
        "Takk, men det var mange på kort tid; vent litt.",
    ),
    (
        "Tilbakemeldingen kunne ikke lagres ({arsak}); si fra til den som drifter Sakssøk.",
        "Tilbakemeldinga kunne ikkje lagrast ({arsak}); sei frå til den som driftar Sakssøk.",
    ),
    (
        "Det er ikke plass til flere tilbakemeldinger; si fra til den som drifter Sakssøk.",
        "Det er ikkje plass til fleire tilbakemeldingar; sei frå til den som driftar Sakssøk.",
    ),
)
"""Each form in bokmål and nynorsk, with the same fields."""


@cache
def _monstre() -> tuple[tuple[re.Pattern[str], str], ...]:
    def monster(form: str) -> re.Pattern[str]:
        biter = re.split(r"\{(\w+)\}", form)
        return re.compile(
            "".join(
                f"(?P<{bit}>.*?)" if nr % 2 else re.escape(bit) for nr, bit in enumerate(biter)
            ),
            re.DOTALL,
        )

    return tuple((monster(nb), nn) for nb, nn in FORMER)


def setning(malform: Malform, ord_: str) -> str:
    """A sentence of the program's in a written form. One that has no other form is as it is."""
    if malform == "nb" or not ord_:
        return ord_
    for monster, nynorsk in _monstre():
        if treff := monster.fullmatch(ord_):
            felt = {navn: setning(malform, verdi) for navn, verdi in treff.groupdict().items()}
            return nynorsk.format(**felt)
    return ord_
