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
    "status_iverksatt": ("iverksatt", "iverksett"),
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
}
