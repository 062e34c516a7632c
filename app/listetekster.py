"""The words of the list of vedtak, of the archive and of the evaluation, in bokmål and nynorsk;
part of the one table in `app.tekster`."""

LISTETEKSTER: dict[str, tuple[str, str]] = {
    # The list of vedtak and proposals.
    "liste_hjelp": (
        "Det utvalgene har bestemt, hva som ble foreslått, og hvordan de stemte. Hver rad viser "
        "til siden den er lest fra.",
        "Det utvala har bestemt, kva som vart føreslått, og korleis dei røysta. Kvar rad viser "
        "til sida ho er lesen frå.",
    ),
    "liste_slag": ("Hva listen viser", "Kva lista viser"),
    "slag_vedtak": ("Vedtak", "Vedtak"),
    "slag_forslag": ("Forslag", "Framlegg"),
    "slag_votering": ("Voteringer", "Røystingar"),
    "slag_status": ("Oppfølging", "Oppfølging"),
    "slag_alt": ("Forslag og voteringer", "Framlegg og røystingar"),
    "liste_avgrens": ("Avgrens listen", "Avgrens lista"),
    "rader_ord": ("rader", "rader"),
    "liste_felt": ("Representant og periode", "Representant og periode"),
    "representant": ("Representant", "Representant"),
    "representant_hjelp": (
        "Velg et navn for å se forslagene og de stemmene som er oppgitt.",
        "Vel eit namn for å sjå framlegga og dei røystene som er oppgjevne.",
    ),
    "vis_listen": ("Vis", "Vis"),
    "venter_tall": ("Ikke iverksatt: {antall} vedtak", "Ikkje iverksett: {antall} vedtak"),
    "venter_av": (
        "av {av} som rapportene forteller om, sist {dato}",
        "av {av} som rapportane fortel om, sist {dato}",
    ),
    "venter_av_uten_dato": (
        "av {av} som rapportene forteller om",
        "av {av} som rapportane fortel om",
    ),
    "venter_se": ("Se dem, med grunnen", "Sjå dei, med grunnen"),
    "venter_ingen": (
        "Rapportene i arkivet forteller ikke om vedtak som venter.",
        "Rapportane i arkivet fortel ikkje om vedtak som ventar.",
    ),
    "status_ikke_iverksatt": ("ikke iverksatt", "ikkje iverksett"),
    "status_gruppe": ("Oppfølging", "Oppfølging"),
    "liste_antall": ("{antall} rader", "{antall} rader"),
    "liste_antall_en": ("1 rad", "1 rad"),
    "liste_side": ("Side {side} av {sider}", "Side {side} av {sider}"),
    "liste_sider": ("Sider i listen", "Sider i lista"),
    "liste_tom": (
        "Ingen rader passer. Ta bort et filter, eller velg noe annet ovenfor.",
        "Ingen rader passar. Ta bort eit filter, eller vel noko anna ovanfor.",
    ),
    "last_ned_csv": ("Last ned som CSV", "Last ned som CSV"),
    "last_ned_json": ("Last ned som JSON", "Last ned som JSON"),
    "kol_dato": ("Dato", "Dato"),
    "kol_utvalg": ("Utvalg", "Utval"),
    "kol_sak": ("Sak", "Sak"),
    "kol_fra": ("Fra", "Frå"),
    "kol_utfall": ("Utfall", "Utfall"),
    "kol_stemmer": ("Stemmer", "Røyster"),
    "kol_status": ("Status", "Status"),
    "kol_merknad": ("Grunn eller merknad", "Grunn eller merknad"),
    "kol_kilde": ("Kilde", "Kjelde"),
    "hele_teksten": ("Hele teksten", "Heile teksten"),
    "uten_tittel": ("(uten tittel)", "(utan tittel)"),
    "stemmer_begge": ("{for_} mot {mot} stemmer", "{for_} mot {mot} røyster"),
    "stemmer_for_en": ("1 stemme for", "1 røyst for"),
    "stemmer_for_flere": ("{antall} stemmer for", "{antall} røyster for"),
    "stemmer_mot_en": ("1 stemme mot", "1 røyst mot"),
    "stemmer_mot_flere": ("{antall} stemmer mot", "{antall} røyster mot"),
    "stemmer_enstemmig": ("enstemmig", "samrøystes"),
    "rapportert": ("per {dato}", "per {dato}"),
    "i_alt_forslag": ("{antall} forslag", "{antall} framlegg"),
    "i_alt_voteringer": (
        "nevnt ved navn i {antall} voteringer",
        "nemnd ved namn i {antall} røystingar",
    ),
    "oversikt_over": ("Oversikt: {navn}", "Oversyn: {navn}"),
    # The evaluation.
    "kval_hjelp": (
        "Hvor ofte søket finner den riktige passasjen, og hvor ofte svaret holder, målt med "
        "spørsmål der svaret er kjent.",
        "Kor ofte søket finn den rette passasjen, og kor ofte svaret held, målt med spørsmål der "
        "svaret er kjent.",
    ),
    "kval_ingen": (
        "Søket er ikke målt over dette arkivet ennå, så her er det ingen tall å vise.",
        "Søket er ikkje målt over dette arkivet enno, så her er det ingen tal å vise.",
    ),
    "kval_kommando": (
        "Mål det med denne kommandoen, og last siden på nytt. Egne spørsmål lages i et "
        "regneark og gis med --sporringer.",
        "Mål det med denne kommandoen, og last sida på nytt. Eigne spørsmål lagar du i eit "
        "rekneark og gjev med --sporringer.",
    ),
    "kval_malt": (
        "Målt {dato} med {sporsmal} spørsmål over {dokumenter} dokumenter.",
        "Målt {dato} med {sporsmal} spørsmål over {dokumenter} dokument.",
    ),
    "kval_malt_endret": (
        "Målt {dato} med {sporsmal} spørsmål over {dokumenter} dokumenter. Arkivet er endret "
        "siden; mål på nytt for å få tall som gjelder nå.",
        "Målt {dato} med {sporsmal} spørsmål over {dokumenter} dokument. Arkivet er endra sidan; "
        "mål på nytt for å få tal som gjeld no.",
    ),
    "kval_av": ("av {antall} spørsmål", "av {antall} spørsmål"),
    "kval_forst": ("riktig passasje først", "rett passasje først"),
    "kval_fem": ("riktig passasje blant de fem første", "rett passasje blant dei fem første"),
    "kval_sitater": ("alle sitater står på siden", "alle sitat står på sida"),
    "kval_ordene": ("svaret har ordene som svarer", "svaret har orda som svarar"),
    "kval_sier_fra": (
        "sier fra når svaret ikke finnes",
        "seier frå når svaret ikkje finst",
    ),
    "kval_avvist": ("fikk ikke svar, men skulle hatt", "fekk ikkje svar, men skulle hatt"),
    "kval_plott": (
        "Hvor den riktige passasjen kom, etter type spørsmål",
        "Kvar den rette passasjen kom, etter type spørsmål",
    ),
    "kval_typer": ("Etter type spørsmål", "Etter type spørsmål"),
    "kval_sett": ("Etter spørsmålsfil og rangering", "Etter spørsmålsfil og rangering"),
    "kval_svar": ("Svarene", "Svara"),
    "kval_type": ("Type spørsmål", "Type spørsmål"),
    "kval_andel": ("Prosent av spørsmålene", "Prosent av spørsmåla"),
    "kval_plass": ("Riktig passasje", "Rett passasje"),
    "kval_plass_forst": ("først", "først"),
    "kval_plass_fem": ("nr. 2–5", "nr. 2–5"),
    "kval_plass_ti": ("nr. 6–10", "nr. 6–10"),
    "kval_blant_fem": ("blant fem", "blant fem"),
    "kval_blant_ti": ("blant ti", "blant ti"),
    "kval_antall": ("Antall", "Tal"),
    "kval_sporsmalsfil": ("Spørsmålsfil", "Spørsmålsfil"),
    "kval_rangering": ("Rangert etter", "Rangert etter"),
    "kval_rang_standard": ("standard", "standard"),
    "kval_rang_leksikalsk": ("bare ordene (BM25)", "berre orda (BM25)"),
    "kval_rang_tett": ("bare vektorene", "berre vektorane"),
    "kval_rang_rrf": ("ord og vektorer (RRF)", "ord og vektorar (RRF)"),
    "kval_rang_sen": ("bare sen interaksjon", "berre sein interaksjon"),
    "kval_spenn": (
        "I klammer: 95 prosent av bootstrap-utvalgene; med få spørsmål er spennet vidt.",
        "I klammer: 95 prosent av bootstrap-utvala; med få spørsmål er spennet vidt.",
    ),
    "kval_modell": (
        "Modell: {modell}. Median tid: {ms} ms.",
        "Modell: {modell}. Median tid: {ms} ms.",
    ),
    "kval_type_fakta": ("fakta", "fakta"),
    "kval_type_parafrase": ("med andre ord", "med andre ord"),
    "kval_type_nokkelord": ("stikkord", "stikkord"),
    "kval_type_tall": ("tall og beløp", "tal og beløp"),
    "kval_type_hvem": ("hvem", "kven"),
    "kval_type_votering": ("votering", "røysting"),
    "kval_type_vedtak": ("vedtak", "vedtak"),
    "kval_type_status": ("hva som ble av det", "kva som vart av det"),
    "kval_type_saksnr": ("saksnr", "saksnr"),
    "kval_type_nynorsk": ("nynorsk", "nynorsk"),
    "kval_type_feilstavet": ("feilstavet", "feilstava"),
    "kval_type_ubesvart": ("uten svar", "utan svar"),
    # The archive.
    "ark_hjelp": (
        "Dokumentene søket bygger på, og hva de forteller om vedtakene.",
        "Dokumenta søket byggjer på, og kva dei fortel om vedtaka.",
    ),
    "ark_dokumenter": ("dokumenter", "dokument"),
    "ark_sider": ("sider", "sider"),
    "ark_saker": ("saker", "saker"),
    "ark_moter": ("møter i tidsrommet", "møte i tidsrommet"),
    "ark_oppdatert": ("sist oppdatert", "sist oppdatert"),
    "ark_maneder": ("Vedtak hver måned", "Vedtak kvar månad"),
    "ark_maneder_om": (
        "Vedtak og innstillinger i de siste to årene med møter i arkivet; tabellen har alle.",
        "Vedtak og tilrådingar i dei siste to åra med møte i arkivet; tabellen har alle.",
    ),
    "ark_maneder_x": ("Måned", "Månad"),
    "ark_maneder_y": ("Vedtak", "Vedtak"),
    "ark_maneder_serie": ("Utvalg", "Utval"),
    "ark_enstemmig": ("Hvor ofte vedtakene var enstemmige", "Kor ofte vedtaka var samrøystes"),
    "ark_enstemmig_om": (
        "I prosent av vedtakene i hvert utvalg. «Ikke oppgitt» er vedtak der protokollen ikke sier "
        "hvordan det ble stemt over innstillingen som helhet.",
        "I prosent av vedtaka i kvart utval. «Ikkje oppgjeve» er vedtak der protokollen ikkje "
        "seier korleis det vart røysta over tilrådinga som heilskap.",
    ),
    "ark_enstemmig_x": ("Utvalg", "Utval"),
    "ark_enstemmig_y": ("Prosent", "Prosent"),
    "ark_enstemmig_serie": ("Votering", "Røysting"),
    "ark_enstemmige": ("enstemmig", "samrøystes"),
    "ark_delte": ("ulike stemmer", "ulike røyster"),
    "ark_uoppgitte": ("ikke oppgitt", "ikkje oppgjeve"),
    "ark_andel": ("enstemmig av de oppgitte", "samrøystes av dei oppgjevne"),
    "ark_partier": ("Forslag fra partiene", "Framlegg frå partia"),
    "ark_partier_om": (
        "Et forslag fra flere partier teller for hvert av dem.",
        "Eit framlegg frå fleire parti tel for kvart av dei.",
    ),
    "ark_partier_x": ("Parti", "Parti"),
    "ark_partier_y": ("Forslag", "Framlegg"),
    "ark_partier_serie": ("Utfall", "Utfall"),
    "ark_andre": ("andre utvalg", "andre utval"),
    "ark_i_alt": ("I alt", "I alt"),
    "ark_tomt": (
        "Dokumentene i arkivet forteller ikke noe om dette.",
        "Dokumenta i arkivet fortel ikkje noko om dette.",
    ),
    "ark_som_tabell": ("Vis tallene som tabell", "Vis tala som tabell"),
    "ark_dokumentene": ("Dokumentene ({antall})", "Dokumenta ({antall})"),
    "ark_ingen_dokumenter": ("Arkivet er tomt.", "Arkivet er tomt."),
    "ark_uten_tekst": (
        "Side {sider} har ingen tekst (skannet).",
        "Side {sider} har ingen tekst (skanna).",
    ),
    "ark_halvleste": (
        "Side {sider} har en tabell eller tekst som bilde, som det ikke kan søkes i.",
        "Side {sider} har ein tabell eller tekst som bilete, som ein ikkje kan søkje i.",
    ),
    "ark_uforstatt": (
        "Side {sider} kan bare søkes i som tekst.",
        "Side {sider} kan ein berre søkje i som tekst.",
    ),
    "ark_hoppet_over": ("Filer som ikke kom med", "Filer som ikkje kom med"),
    "ark_ingen_hoppet_over": ("Alle filene kom med.", "Alle filene kom med."),
    "kol_dokument": ("Dokument", "Dokument"),
    "kol_sider": ("Sider", "Sider"),
    "kol_moter": ("Møtedato", "Møtedato"),
    "kol_saker": ("Saker", "Saker"),
    "kol_merknad_dok": ("Merknad", "Merknad"),
    "kol_lagt_inn": ("Lagt inn", "Lagt inn"),
    # Adding and removing documents.
    "opp_tittel": ("Legg inn eller ta ut dokumenter", "Legg inn eller ta ut dokument"),
    "opp_filer": ("PDF-filer", "PDF-filer"),
    "opp_legg_inn": ("Legg inn", "Legg inn"),
    "opp_avbryt": ("Avbryt", "Avbryt"),
    "opp_i_gang": ("Legger inn", "Legg inn"),
    "opp_ferdig": ("Ferdig", "Ferdig"),
    "opp_venter": ("venter", "ventar"),
    "opp_leses": ("leses …", "blir lesen …"),
    "opp_passasjer": ("{gjort} av {av} passasjer", "{gjort} av {av} passasjar"),
    "opp_inne": ("Inne.", "Inne."),
    "opp_avvist": ("Kom ikke med.", "Kom ikkje med."),
    "opp_avbrutt": ("Avbrutt før den var lest.", "Avbroten før ho var lesen."),
    "opp_forstatt": (
        "{sider} sider, {saker} saker. Lest: {vedtak} vedtak, {forslag} forslag og {voteringer} "
        "voteringer.",
        "{sider} sider, {saker} saker. Lese: {vedtak} vedtak, {forslag} framlegg og {voteringer} "
        "røystingar.",
    ),
    "opp_ingen_saker": (
        "Ingen saker ble kjent igjen; dokumentet kan søkes i som tekst.",
        "Ingen saker vart kjende att; ein kan søkje i dokumentet som tekst.",
    ),
    "opp_for_stor": (
        "Filen er større enn {mb} MB; del den opp, eller legg den inn fra kommandolinjen.",
        "Fila er større enn {mb} MB; del ho opp, eller legg ho inn frå kommandolinja.",
    ),
    "opp_ikke_pdf": (
        "Filen er ikke en PDF; lagre den som PDF først.",
        "Fila er ikkje ein PDF; lagre ho som PDF først.",
    ),
    "opp_opptatt": (
        "Arkivet blir endret av andre akkurat nå; prøv igjen om litt.",
        "Arkivet blir endra av andre akkurat no; prøv igjen om litt.",
    ),
    "opp_ingen": ("Velg én eller flere PDF-filer først.", "Vel éi eller fleire PDF-filer først."),
    "opp_for_mange": (
        "Velg høyst {antall} filer om gangen.",
        "Vel høgst {antall} filer om gongen.",
    ),
    "opp_logg_inn": (
        "Logg inn for å legge inn eller ta ut dokumenter",
        "Logg inn for å leggje inn eller ta ut dokument",
    ),
    "opp_ikke_lov": (
        "Du har ikke lov til å endre arkivet; logg inn først.",
        "Du har ikkje lov til å endre arkivet; logg inn først.",
    ),
    "opp_ta_ut_hvilke": ("Dokumenter som skal ut", "Dokument som skal ut"),
    "opp_ta_ut_hjelp": (
        "Filer som er sendt inn her, blir slettet. Andre filer blir liggende, og kommer med igjen "
        "neste gang mappen deres indekseres.",
        "Filer som er sende inn her, blir sletta. Andre filer blir liggjande, og kjem med att "
        "neste gong mappa deira blir indeksert.",
    ),
    "opp_ta_ut": ("Ta ut", "Ta ut"),
    "opp_ja": ("Ja, ta dem ut", "Ja, ta dei ut"),
    "opp_nei": ("Nei, behold dem", "Nei, hald på dei"),
    "opp_ingen_valgt": (
        "Velg dokumentene som skal ut, først.",
        "Vel dokumenta som skal ut, først.",
    ),
    "opp_tatt_ut": ("Tatt ut av arkivet", "Teke ut av arkivet"),
}
