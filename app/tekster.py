"""The words of the interface, in bokmål and nynorsk: one table."""

from app.listetekster import LISTETEKSTER
from app.presedenstekster import PRESEDENSTEKSTER
from app.tvilstekster import TVILSTEKSTER
from indeks.datoer import vis_dato
from indeks.dokument import Slag
from indeks.ord.norsk import MALFORMER as MALFORMER
from indeks.ord.norsk import Malform as Malform
from indeks.passasjer import NAVN_PA_SLAG
from sok.sporsmal.tidsrom import Tidsrom

_DEL_NYNORSK: dict[Slag, str] = {
    "moteprotokoll": "møteprotokoll, møtedeltakarar",
    "forslag_til_vedtak": "framlegg til vedtak",
    "behandling": "handsaming og røysting",
    "votering": "røysting",
    "innstilling": "tilråding",
    "saksopplysninger": "saksopplysningar",
    "annet": "anna",
}
"""The parts of a sak that nynorsk has another word for."""

TEKSTER: dict[str, tuple[str, str]] = {
    # The frame of every page.
    "tittel": ("Sakssøk", "Sakssøk"),
    "undertittel": (
        "Hva er vedtatt, av hvem, og hvor står det?",
        "Kva er vedteke, av kven, og kvar står det?",
    ),
    "hopp": ("Hopp til innholdet", "Hopp til innhaldet"),
    "meny": ("Hovedmeny", "Hovudmeny"),
    "meny_sok": ("Søk", "Søk"),
    "meny_vedtak": ("Vedtak", "Vedtak"),
    "meny_presedens": ("Presedens", "Presedens"),
    "meny_arkivet": ("Arkivet", "Arkivet"),
    "meny_kvalitet": ("Kvalitet", "Kvalitet"),
    "bytt_malform": ("Nynorsk", "Bokmål"),
    "bytt_malform_hjelp": ("Vis sidene på nynorsk", "Vis sidene på bokmål"),
    "feil_tittel": ("Det gikk ikke", "Det gjekk ikkje"),
    # What Gradio says of its own accord.
    "gradio_feil": ("Det gikk ikke", "Det gjekk ikkje"),
    "gradio_merk": ("Merk", "Merk"),
    "gradio_utfort": ("Utført", "Utført"),
    "gradio_info": ("Til orientering", "Til orientering"),
    "gradio_lukk": ("Lukk", "Lukk"),
    "gradio_tom": ("Ta bort", "Ta bort"),
    "gradio_fjern": ("Ta bort filen", "Ta bort fila"),
    "gradio_last_opp": ("Last opp filer", "Last opp filer"),
    "gradio_eller": ("eller", "eller"),
    "gradio_slipp": ("Slipp PDF-filer her", "Slepp PDF-filer her"),
    "gradio_velg_filer": ("Klikk for å velge filer", "Klikk for å velje filer"),
    "gradio_sender": ("Sender …", "Sender …"),
    "gradio_venter_filer": (
        "Vent til filene er sendt, og prøv igjen.",
        "Vent til filene er sende, og prøv igjen.",
    ),
    "gradio_brutt": (
        "Forbindelsen med serveren ble brutt; last siden på nytt.",
        "Sambandet med tenaren vart brote; last sida på nytt.",
    ),
    "gradio_full": (
        "Det er for mange som spør akkurat nå; prøv igjen om noen sekunder.",
        "Det er for mange som spør akkurat no; prøv igjen om nokre sekund.",
    ),
    "gradio_ukjent": (
        "Noe gikk galt hos oss; prøv igjen, og si fra hvis det gjentar seg.",
        "Noko gjekk gale hos oss; prøv igjen, og sei frå om det skjer att.",
    ),
    "gradio_feil_type": (
        "Bare PDF-filer kan legges inn; filen er ikke tatt med.",
        "Berre PDF-filer kan leggjast inn; fila er ikkje teken med.",
    ),
    "gradio_for_stor": ("Filen er for stor.", "Fila er for stor."),
    # A page for browsers that run no scripts.
    "uten_skript": (
        "Disse sidene trenger JavaScript, som er slått av i nettleseren din.",
        "Desse sidene treng JavaScript, som er slått av i nettlesaren din.",
    ),
    "uten_skript_enkel": (
        "Bruk den enkle søkesiden uten JavaScript",
        "Bruk den enkle søkjesida utan JavaScript",
    ),
    "uten_skript_api": (
        "API-et ({api}) og kommandolinjen («sakssok sok») virker også uten JavaScript.",
        "API-et ({api}) og kommandolinja («sakssok sok») verkar òg utan JavaScript.",
    ),
    "flere_faner": ("Flere faner", "Fleire faner"),
    "kopiert": ("Kopiert", "Kopiert"),
    # The search.
    "sporsmal": ("Spørsmål", "Spørsmål"),
    "sporsmal_plass": (
        "Still et spørsmål, eller skriv et saksnr",
        "Still eit spørsmål, eller skriv eit saksnr",
    ),
    "sok_knapp": ("Søk", "Søk"),
    "soker": ("Søker …", "Søkjer …"),
    "eksempel": ("Hva ble vedtatt i «{tittel}»?", "Kva vart vedteke i «{tittel}»?"),
    "ingen_svar": (
        "Jeg finner ikke noe sikkert svar på dette i arkivet. Under står passasjene som ligger "
        "nærmest; se om de hjelper.",
        "Eg finn ikkje noko sikkert svar på dette i arkivet. Under står passasjane som ligg "
        "nærmast; sjå om dei hjelper.",
    ),
    "svaret_er_en_liste": (
        "Ingen enkelt passasje svarer på dette; listen har dem alle. Under står passasjene som "
        "ligger nærmest.",
        "Ingen einskild passasje svarar på dette; lista har dei alle. Under står passasjane som "
        "ligg nærmast.",
    ),
    "avgrens_hjelp": (
        "Tallene er behandlinger blant de {antall} passasjene som ligger nærmest spørsmålet, med "
        "filtrene som er valgt.",
        "Tala er handsamingar blant dei {antall} passasjane som ligg nærmast spørsmålet, med "
        "filtera som er valde.",
    ),
    "fant_ikke": ("Det er ingenting her", "Det er ingenting her"),
    "prov": ("Prøv for eksempel", "Prøv til dømes"),
    "velkommen": (
        "Spør om det kommunen har behandlet: hva som ble vedtatt, hvem som foreslo hva, hvordan de "
        "stemte, og hva som skjedde siden. Svaret er dokumentenes egne ord, med siden de står på.",
        "Spør om det kommunen har handsama: kva som vart vedteke, kven som føreslo kva, korleis "
        "dei røysta, og kva som hende sidan. Svaret er dokumenta sine eigne ord, med sida dei "
        "står på.",
    ),
    "i_arkivet": (
        "I arkivet: {dokumenter} dokumenter, {saker} saker, møter fra {fra} til {til}.",
        "I arkivet: {dokumenter} dokument, {saker} saker, møte frå {fra} til {til}.",
    ),
    "svar": ("Svar", "Svar"),
    "kanskje_svar": ("Kanskje et svar", "Kanskje eit svar"),
    "skrevet": ("Skrevet av en språkmodell", "Skrive av ein språkmodell"),
    "skrevet_om": (
        "Skrevet av en språkmodell ut fra kildene. Det som ikke sto i dem, er tatt ut; les kilden "
        "før du bruker det.",
        "Skrive av ein språkmodell ut frå kjeldene. Det som ikkje stod i dei, er teke ut; les "
        "kjelda før du bruker det.",
    ),
    "skrevet_venter": (
        "En språkmodell skriver et svar av kildene …",
        "Ein språkmodell skriv eit svar av kjeldene …",
    ),
    "skrevet_ingen": (
        "Språkmodellen skrev ikke noe som står i kildene.",
        "Språkmodellen skreiv ikkje noko som står i kjeldene.",
    ),
    "skrevet_utelatt_en": (
        "1 setning er utelatt fordi den ikke sto i kildene.",
        "1 setning er utelaten fordi ho ikkje stod i kjeldene.",
    ),
    "skrevet_utelatt": (
        "{antall} setninger er utelatt fordi de ikke sto i kildene.",
        "{antall} setningar er utelatne fordi dei ikkje stod i kjeldene.",
    ),
    "hele_vedtaket": ("Les hele vedtaket", "Les heile vedtaket"),
    "usikkert": (
        "Dette er det nærmeste i dokumentene, men det er ikke sikkert at det svarer på spørsmålet.",
        "Dette er det nærmaste i dokumenta, men det er ikkje sikkert at det svarar på spørsmålet.",
    ),
    "kilder": ("Kilder", "Kjelder"),
    "kilde_nr": ("Kilde {nr}", "Kjelde {nr}"),
    "treff": ("Treff", "Treff"),
    "naermeste": ("Nærmeste passasjer", "Nærmaste passasjar"),
    # Said to those who hear the page, when an answer has come.
    "sagt_uten_svar": ("Fant ikke noe sikkert svar.", "Fann ikkje noko sikkert svar."),
    "sagt_ingen_treff": ("Ingen treff.", "Ingen treff."),
    "sagt_treff": ("{antall} treff.", "{antall} treff."),
    "sagt_treff_ett": ("Ett treff.", "Eitt treff."),
    "sagt_naermeste": ("{antall} nærmeste passasjer.", "{antall} nærmaste passasjar."),
    "sagt_naermeste_ett": ("Én nærmeste passasje.", "Éin nærmaste passasje."),
    "antall_treff": (
        "{antall} passasjer på {ms} ms",
        "{antall} passasjar på {ms} ms",
    ),
    "utdrag": ("Utdrag, treff {rang}", "Utdrag, treff {rang}"),
    "treff_nr": ("treff {rang}", "treff {rang}"),
    "vis_mer": ("Vis hele utdraget", "Vis heile utdraget"),
    "vis_mindre": ("Vis mindre", "Vis mindre"),
    "lest_med_ocr": ("lest med OCR, kan ha feil", "lese med OCR, kan ha feil"),
    "vis_flere": ("Vis flere treff", "Vis fleire treff"),
    "sorter": ("Sorter etter", "Sorter etter"),
    "relevans": ("relevans", "relevans"),
    "dato_nyeste": ("dato, nyeste først", "dato, nyaste først"),
    "sak": ("sak {nr}", "sak {nr}"),
    "arkivsak": ("arkivsak {nr}", "arkivsak {nr}"),
    "kopier_henvisning": ("Kopier henvisning", "Kopier tilvising"),
    "endte": ("Saken i dette utvalget: {utfall}", "Saka i dette utvalet: {utfall}"),
    "samme_tekst": ("Samme tekst:", "Same tekst:"),
    "samme_tekst_flere": (
        "Samme tekst {antall} steder til",
        "Same tekst {antall} stader til",
    ),
    "samme_tekst_en": ("Samme tekst ett sted til", "Same tekst éin stad til"),
    "endte_til_slutt": ("til slutt {utfall} i {utvalg}", "til slutt {utfall} i {utvalg}"),
    "hjelp_uten_svar": ("Slik kan du komme videre", "Slik kan du kome vidare"),
    "hjelp_stavemate": (
        "Skriv spørsmålet med andre ord, eller bare stikkordene.",
        "Skriv spørsmålet med andre ord, eller berre stikkorda.",
    ),
    "mente_du": ("Mente du:", "Meinte du:"),
    "bare_moter_fra_til": (
        "Bare møter fra og med {fra} til og med {til}.",
        "Berre møte frå og med {fra} til og med {til}.",
    ),
    "bare_moter_fra": ("Bare møter fra og med {fra}.", "Berre møte frå og med {fra}."),
    "bare_moter_til": ("Bare møter til og med {til}.", "Berre møte til og med {til}."),
    "sporsmalet_gjelder_flere": ("Spørsmålet gjelder flere:", "Spørsmålet gjeld fleire:"),
    "se_listen_vedtak": ("Se listen over vedtak ({antall})", "Sjå lista over vedtak ({antall})"),
    "se_listen_forslag": (
        "Se listen over forslag ({antall})",
        "Sjå lista over framlegg ({antall})",
    ),
    "se_listen_status": (
        "Se hva som er meldt om vedtakene ({antall})",
        "Sjå kva som er meldt om vedtaka ({antall})",
    ),
    "hjelp_filtre": ("Ta bort filtrene", "Ta bort filtera"),
    "hjelp_periode": ("Søk i alle år", "Søk i alle år"),
    "var_det_riktig": ("Var svaret riktig?", "Var svaret rett?"),
    "var_det_riktig_uten": (
        "Er det riktig at arkivet ikke har svaret?",
        "Er det rett at arkivet ikkje har svaret?",
    ),
    "ja_riktig": ("Ja", "Ja"),
    "nei_feil": ("Nei", "Nei"),
    # Filters.
    "filtre": ("Filtre", "Filter"),
    "avgrens": ("Avgrens søket", "Avgrens søket"),
    "valgte_filtre": ("Valgte filtre", "Valde filter"),
    "fjern_filter": ("Fjern filteret {navn}", "Fjern filteret {navn}"),
    "fjern_alle": ("Fjern alle", "Fjern alle"),
    "utvalg": ("Utvalg", "Utval"),
    "periode": ("År", "År"),
    "del": ("Del av saken", "Del av saka"),
    "resultat": ("Utfall", "Utfall"),
    "parti": ("Parti som fremmet forslag", "Parti som fremja forslag"),
    "fra_dato": ("Fra dato", "Frå dato"),
    "til_dato": ("Til dato", "Til dato"),
    "fra": ("fra {dato}", "frå {dato}"),
    "til": ("til {dato}", "til {dato}"),
    "periode_tittel": ("Møtedato fra og til", "Møtedato frå og til"),
    "antall_ord": ("behandlinger", "handsamingar"),
    "behandlinger": ("{antall} behandlinger", "{antall} handsamingar"),
    # Parts of a sak.
    **{f"del_{slag}": (nb, _DEL_NYNORSK.get(slag, nb)) for slag, nb in NAVN_PA_SLAG.items()},
    # Outcomes.
    "utfall_vedtatt": ("vedtatt", "vedteke"),
    "utfall_falt": ("falt", "fall"),
    "utfall_innstilling": ("innstilt til neste organ", "tilrådd til neste organ"),
    "utfall_tatt_til_orientering": ("tatt til orientering", "teke til orientering"),
    "utfall_utsatt": ("utsatt", "utsett"),
    "utfall_oversendt": (
        "oversendt uten realitetsbehandling",
        "oversendt utan realitetshandsaming",
    ),
    "utfall_trukket": ("trukket", "trekt"),
    "utfall_delvis": ("delvis vedtatt", "delvis vedteke"),
    "utfall_godkjent": ("godkjent", "godkjent"),
    "utfall_valgt": ("valgt", "vald"),
    # Titles of the views.
    "tittel_sok": ("Søk", "Søk"),
    "tittel_sak": ("Saken", "Saka"),
    "tittel_vedtak": ("Vedtak og forslag", "Vedtak og framlegg"),
    "tittel_presedens": ("Presedens", "Presedens"),
    "tittel_arkivet": ("Arkivet", "Arkivet"),
    "tittel_kvalitet": ("Kvalitet", "Kvalitet"),
    # The source.
    "side_av": ("Side {side} av {sider}", "Side {side} av {sider}"),
    "forrige_side": ("Forrige side", "Førre side"),
    "neste_side": ("Neste side", "Neste side"),
    "storre": ("Større", "Større"),
    "mindre": ("Mindre", "Mindre"),
    "hele_siden": ("Hele siden", "Heile sida"),
    "apne_pdf": ("Åpne dokumentet på denne siden", "Opne dokumentet på denne sida"),
    "lukk_kilden": ("Lukk kilden", "Lukk kjelda"),
    "sidens_tekst": ("Sidens tekst", "Teksten på sida"),
    "side_uten_tekst": (
        "Siden har ingen tekst (skannet?).",
        "Sida har ingen tekst (skanna?).",
    ),
    "bilde_av_side": ("Side {side} i {dokument}", "Side {side} i {dokument}"),
    "merket_pa_siden": (
        "Ordene det vises til, er merket på siden.",
        "Orda det blir vist til, er merkte på sida.",
    ),
    "begynner_for": ("De begynner på forrige side.", "Dei byrjar på førre sida."),
    "fortsetter_etter": ("De fortsetter på neste side.", "Dei held fram på neste side."),
    "ikke_merket": (
        "Ordene det vises til, står på siden, men kunne ikke merkes i bildet.",
        "Orda det blir vist til, står på sida, men kunne ikkje merkjast i biletet.",
    ),
    # The sak.
    "saken_endte": ("{utvalg}:", "{utvalg}:"),
    "ukjent_utvalg": ("Ukjent utvalg", "Ukjent utval"),
    "finn_lignende": ("Finn lignende saker", "Finn liknande saker"),
    "ny_fane": ("åpnes i en ny fane", "blir opna i ei ny fane"),
    "skriv_ut": ("Skriv ut", "Skriv ut"),
    "status_pa_vedtak": ("Hva som er gjort med vedtaket", "Kva som er gjort med vedtaket"),
    "uten_status": ("Status er ikke oppgitt", "Status er ikkje oppgjeven"),
    "saksgang": ("Saksgang", "Saksgang"),
    "uten_utfall_setning": ("Utfallet er ikke oppgitt", "Utfallet er ikkje oppgjeve"),
    "ikke_behandlet": (
        "Planlagt; ikke behandlet i papirene i arkivet.",
        "Planlagt; ikkje handsama i papira i arkivet.",
    ),
    "planlagt": ("planlagt", "planlagd"),
    "forslag": ("Forslag", "Framlegg"),
    "voteringer": ("Voteringer", "Røystingar"),
    "vedtak": ("Vedtak", "Vedtak"),
    "innstilling": ("Innstilling", "Tilråding"),
    "fra_hvem": ("fra", "frå"),
    "ikke_oppgitt": ("ikke oppgitt", "ikkje oppgjeve"),
    "ogsa_fremmet": ("også fremmet i {organ}", "også fremja i {organ}"),
    "type_forslag": ("forslag", "framlegg"),
    "type_alternativt_forslag": ("alternativt forslag", "alternativt framlegg"),
    "type_tilleggsforslag": ("tilleggsforslag", "tilleggsframlegg"),
    "type_endringsforslag": ("endringsforslag", "endringsframlegg"),
    "type_fellesforslag": ("fellesforslag", "fellesframlegg"),
    "type_oversendelsesforslag": ("oversendelsesforslag", "oversendingsframlegg"),
    "type_verbalforslag": ("verbalforslag", "verbalframlegg"),
    "type_utsettelsesforslag": ("utsettelsesforslag", "utsetjingsframlegg"),
    "type_protokolltilforsel": ("protokolltilførsel", "protokolltilførsle"),
    "type_stemmeforklaring": ("stemmeforklaring", "røysteforklaring"),
    "type_innstilling": ("innstilling", "tilråding"),
    "votering_innstilling": ("Innstillingen", "Tilrådinga"),
    "votering_forslag": ("Forslag", "Framlegg"),
    "votering_annet": ("Annen votering", "Anna røysting"),
    "stemte_for": ("For", "For"),
    "stemte_mot": ("Mot", "Mot"),
    "som_foreslatt": ("Vedtatt som foreslått.", "Vedteke som føreslått."),
    "innstilt_som_foreslatt": ("Som foreslått.", "Som føreslått."),
    "annen_tekst": (
        "En annen tekst enn forslaget til vedtak.",
        "Ein annan tekst enn framlegget til vedtak.",
    ),
    "endret_fra_forslaget": (
        "Endret fra forslaget til vedtak",
        "Endra frå framlegget til vedtak",
    ),
    "punkt": ("Punkt {nr}", "Punkt {nr}"),
    "teksten": ("Teksten", "Teksten"),
    "endring_lagt_til": ("lagt til", "lagt til"),
    "endring_fjernet": ("tatt ut", "teke ut"),
    "endring_endret": ("endret", "endra"),
    "trykt_i": ("Står i", "Står i"),
    "bygger_pa": ("Bygger på", "Byggjer på"),
    "vist_til_i": ("Vist til i", "Vist til i"),
    "ikke_i_indeksen": ("ikke i arkivet", "ikkje i arkivet"),
    "utenfor_sak": ("utenfor sakene", "utanfor sakene"),
    "flere_saker": ("Flere saker har nummeret {nr}", "Fleire saker har nummeret {nr}"),
    "ingen_sak": ("Ingen sak i arkivet har nummeret {nr}", "Inga sak i arkivet har nummeret {nr}"),
    "til_forsiden": ("Til søket", "Til søket"),
    **PRESEDENSTEKSTER,
    # Logging in.
    "logg_inn": ("Logg inn", "Logg inn"),
    "logg_ut": ("Logg ut {bruker}", "Logg ut {bruker}"),
    "brukernavn": ("Brukernavn", "Brukarnamn"),
    "passord": ("Passord", "Passord"),
    "feil_passord": (
        "Brukernavnet eller passordet er feil.",
        "Brukarnamnet eller passordet er feil.",
    ),
    "for_mange_forsok": (
        "For mange forsøk; vent litt og prøv igjen.",
        "For mange forsøk; vent litt og prøv igjen.",
    ),
    # Feedback and saved questions.
    "kommentar_plass": (
        "Vil du si hva som var galt, eller hva som er riktig?",
        "Vil du seie kva som var gale, eller kva som er rett?",
    ),
    "kommentar_send": ("Send", "Send"),
    "kommentar_uten": (
        "Ikke skriv personopplysninger.",
        "Ikkje skriv personopplysningar.",
    ),
    "kommentar_feilet": (
        "Tilbakemeldingen kom ikke fram; prøv igjen.",
        "Tilbakemeldinga kom ikkje fram; prøv igjen.",
    ),
    "varsle_meg": ("Varsle meg om nye saker", "Varsle meg om nye saker"),
    "varsle_hjelp": (
        "En Atom-strøm, som kan legges inn i Outlook eller en annen strømleser.",
        "Ein Atom-straum, som kan leggjast inn i Outlook eller ein annan straumlesar.",
    ),
    "strom_undertittel": (
        "Nye saker som passer med spørsmålet, nyeste først.",
        "Nye saker som passar med spørsmålet, nyaste først.",
    ),
    "sporsmal_for_langt": (
        "Spørsmålet er for langt; skriv det med høyst {maks} tegn. Er det et saksframlegg, kan du "
        "lime det inn under Presedens.",
        "Spørsmålet er for langt; skriv det med høgst {maks} teikn. Er det eit saksframlegg, kan "
        "du lime det inn under Presedens.",
    ),
    **LISTETEKSTER,
    **TVILSTEKSTER,
}


def tekst(malform: Malform, nokkel: str, **felt: object) -> str:
    """A text in a written form, with what is put into it. Raises `KeyError` for one not there."""
    return TEKSTER[nokkel][MALFORMER.index(malform)].format(**felt)


def alle(malform: Malform) -> dict[str, str]:
    """All of them in a written form, as Gradio's `I18n` takes them."""
    return {nokkel: former[MALFORMER.index(malform)] for nokkel, former in TEKSTER.items()}


def familie(malform: Malform, prefiks: str) -> dict[str, str]:
    """The texts whose keys begin so, by the rest of the key: `utfall_` gives the outcomes."""
    return {
        nokkel.removeprefix(prefiks): ord_
        for nokkel, ord_ in alle(malform).items()
        if nokkel.startswith(prefiks)
    }


def tidsromtekst(malform: Malform, rom: Tidsrom) -> str:
    """What says that only the meetings of a time were looked among."""
    if rom.fra and rom.til:
        fra, til = vis_dato(rom.fra), vis_dato(rom.til)
        return tekst(malform, "bare_moter_fra_til", fra=fra, til=til)
    if rom.fra:
        return tekst(malform, "bare_moter_fra", fra=vis_dato(rom.fra))
    return tekst(malform, "bare_moter_til", til=vis_dato(rom.til)) if rom.til else ""


def utelatt(antall: int, malform: Malform) -> str:
    """How many sentences of a written answer were left out."""
    if antall == 1:
        return tekst(malform, "skrevet_utelatt_en")
    return tekst(malform, "skrevet_utelatt", antall=antall)
