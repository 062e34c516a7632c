"""The words of the view of precedents and of what it writes, in bokmål and nynorsk; part of the one
table in `app.tekster`."""

PRESEDENSTEKSTER: dict[str, tuple[str, str]] = {
    # What is asked about.
    "pres_hjelp": (
        "Finn tidligere saker som ligner på en ny sak, og se hvordan de ble avgjort.",
        "Finn tidlegare saker som liknar på ei ny sak, og sjå korleis dei vart avgjorde.",
    ),
    "pres_fane_sak": ("Sak i arkivet", "Sak i arkivet"),
    "pres_fane_tekst": ("Tekst", "Tekst"),
    "pres_fane_fil": ("PDF", "PDF"),
    "pres_sak": ("Hvilken sak?", "Kva sak?"),
    "pres_sak_plass": (
        "Arkivsaksnr, eller saksnr med utvalg: 35/23 kommunestyret",
        "Arkivsaksnr, eller saksnr med utval: 35/23 kommunestyret",
    ),
    "pres_tekst": ("Lim inn teksten fra den nye saken", "Lim inn teksten frå den nye saka"),
    "pres_tekst_plass": ("Tittelen på første linje", "Tittelen på første linje"),
    "pres_tekst_hjelp": (
        "En kort tekst blir en del av adressen, så resultatet kan deles. Del ikke adressen hvis "
        "teksten ikke er offentlig.",
        "Ein kort tekst blir ein del av adressa, så resultatet kan delast. Del ikkje adressa om "
        "teksten ikkje er offentleg.",
    ),
    "pres_uten_adresse": (
        "En tekst på mer enn omtrent {maks} tegn har ikke plass i en adresse. Dette resultatet kan "
        "derfor ikke lagres som bokmerke eller deles; bruk Word- eller CSV-filen.",
        "Ein tekst på meir enn omtrent {maks} teikn har ikkje plass i ei adresse. Dette resultatet "
        "kan difor ikkje lagrast som bokmerke eller delast; bruk Word- eller CSV-fila.",
    ),
    "pres_uten_adresse_fil": (
        "Det som er funnet med en fil, kan ikke lagres som bokmerke eller deles; bruk Word- eller "
        "CSV-filen.",
        "Det som er funne med ei fil, kan ikkje lagrast som bokmerke eller delast; bruk Word- "
        "eller CSV-fila.",
    ),
    "pres_fil": ("Saksframlegget som PDF", "Saksframlegget som PDF"),
    "pres_velg_fil": ("Velg PDF-fil", "Vel PDF-fil"),
    "pres_ingen_fil": ("Ingen fil valgt", "Inga fil vald"),
    "pres_fil_hjelp": (
        "Høyst {mb} MB. Filen blir lest og slettet med en gang.",
        "Høgst {mb} MB. Fila blir lesen og sletta med ein gong.",
    ),
    "pres_for": (
        "Bare saker fra før denne datoen (valgfritt)",
        "Berre saker frå før denne datoen (valfritt)",
    ),
    "pres_finn": ("Finn saker som ligner", "Finn saker som liknar"),
    # Input that cannot be used.
    "pres_mangler_sak": ("Skriv hvilken sak det gjelder.", "Skriv kva sak det gjeld."),
    "pres_mangler_tekst": (
        "Lim inn teksten fra den nye saken.",
        "Lim inn teksten frå den nye saka.",
    ),
    "pres_mangler_fil": ("Velg en PDF-fil.", "Vel ei PDF-fil."),
    "pres_for_stor": (
        "«{navn}» er for stor; filen kan være høyst {mb} MB.",
        "«{navn}» er for stor; fila kan vere høgst {mb} MB.",
    ),
    "pres_for_lang": (
        "Teksten er for lang; lim inn høyst {tegn} tegn, eller last opp en PDF.",
        "Teksten er for lang; lim inn høgst {tegn} teikn, eller last opp ein PDF.",
    ),
    "pres_ikke_pdf": (
        "«{navn}» er ikke en PDF; lagre saksframlegget som PDF og prøv igjen.",
        "«{navn}» er ikkje ein PDF; lagre saksframlegget som PDF og prøv igjen.",
    ),
    "pres_flere": (
        "«{sak}» kan være flere saker. Velg den du mener:",
        "«{sak}» kan vere fleire saker. Vel den du meiner:",
    ),
    # What is found.
    "pres_ligner": ("Saker som ligner «{tittel}»", "Saker som liknar «{tittel}»"),
    "pres_ingen": (
        "Ingen tidligere saker i arkivet ligner «{tittel}».",
        "Ingen tidlegare saker i arkivet liknar «{tittel}».",
    ),
    "pres_ingen_hjelp": (
        "Det kan hjelpe å gi mer av teksten: tittel, faktiske opplysninger og vurdering.",
        "Det kan hjelpe å gje meir av teksten: tittel, faktiske opplysningar og vurdering.",
    ),
    "pres_ingen_dato": (
        "Søk uten datoen {dato}",
        "Søk utan datoen {dato}",
    ),
    "pres_med_senere": ("Ta med senere saker også", "Ta med seinare saker òg"),
    "pres_bare_for": ("Bare saker fra før {dato}.", "Berre saker frå før {dato}."),
    "pres_bare_for_egen": (
        "Bare saker fra før {dato}, da saken selv var oppe første gang.",
        "Berre saker frå før {dato}, då saka sjølv var oppe første gong.",
    ),
    "pres_tabell": (
        "Likhet er fra 0 til 1 og kan bare brukes til å sammenligne saker i denne tabellen.",
        "Likskap er frå 0 til 1 og kan berre brukast til å samanlikne saker i denne tabellen.",
    ),
    "pres_likhet": ("Likhet", "Likskap"),
    "pres_kol_sak": ("Sak", "Sak"),
    "pres_kol_behandlet": ("Sist behandlet", "Sist handsama"),
    "pres_flere_steder": ("Ligner også i ({antall})", "Liknar òg i ({antall})"),
    "pres_kol_dato": ("Dato", "Dato"),
    "pres_kol_saksnr": ("Saksnr", "Saksnr"),
    "pres_kol_utfall": ("Utfall", "Utfall"),
    "pres_kol_stemmer": ("Stemmer", "Røyster"),
    "pres_kol_vedtak": ("Vedtak", "Vedtak"),
    "pres_kol_hvorfor": ("Hvorfor den ligner", "Kvifor ho liknar"),
    "pres_kol_kilde": ("Kilde", "Kjelde"),
    "pres_tidligere": ("Tidligere i saken ({antall})", "Tidlegare i saka ({antall})"),
    "pres_kopier_en": ("Kopier som setning", "Kopier som setning"),
    "pres_kopier_en_navn": ("Kopier «{tittel}» som setning", "Kopier «{tittel}» som setning"),
    "pres_avsnitt": ("Avsnitt til saksframlegget", "Avsnitt til saksframlegget"),
    "pres_kopier": ("Kopier som avsnitt", "Kopier som avsnitt"),
    "pres_csv": ("Last ned regneark (CSV)", "Last ned rekneark (CSV)"),
    "pres_word": ("Last ned Word", "Last ned Word"),
    "pres_filnavn": ("presedens", "presedens"),
    "pres_kilder": ("Kilder", "Kjelder"),
    "pres_uten_tittel": ("(uten tittel)", "(utan tittel)"),
    "pres_ikke_oppgitt": ("ikke oppgitt", "ikkje oppgjeve"),
    # What a søknad or a klage came to.
    "avs_avgjorelse_innvilget": ("innvilget", "innvilga"),
    "avs_avgjorelse_avslatt": ("avslått", "avslått"),
    "avs_avgjorelse_klage_fort_fram": ("klagen tatt til følge", "klaga teken til følgje"),
    "avs_avgjorelse_klage_ikke_fort_fram": (
        "klagen ikke tatt til følge",
        "klaga ikkje teken til følgje",
    ),
    # Votes.
    "avs_stemmer_enstemmig": ("enstemmig", "samrøystes"),
    "avs_stemmer_for_mot": ("{for_} mot {mot} stemmer", "{for_} mot {mot} røyster"),
    "avs_stemmer_for_mot_en": ("{for_} mot {mot} stemme", "{for_} mot {mot} røyst"),
    "avs_stemmer_for": ("{antall} stemmer for", "{antall} røyster for"),
    "avs_stemmer_for_en": ("{antall} stemme for", "{antall} røyst for"),
    "avs_stemmer_mot": ("{antall} stemmer mot", "{antall} røyster mot"),
    "avs_stemmer_mot_en": ("{antall} stemme mot", "{antall} røyst mot"),
    "avs_stemte_mot": ("{hvem} stemte mot", "{hvem} røysta mot"),
    "avs_og": ("og", "og"),
    # The paragraph: one sentence for each body's treatment.
    "avs_innledning": (
        "Tidligere saker som ligner, er behandlet slik.",
        "Tidlegare saker som liknar, er handsama slik.",
    ),
    "avs_innledning_en": (
        "En tidligere sak som ligner, er behandlet slik.",
        "Ei tidlegare sak som liknar, er handsama slik.",
    ),
    "avs_arkivsak": ("arkivsak {nr}", "arkivsak {nr}"),
    "avs_i_sak": ("i sak {nr}", "i sak {nr}"),
    "avs_ukjent_utvalg": ("Et utvalg som ikke er oppgitt,", "Eit utval som ikkje er oppgjeve,"),
    "avs_vedtatt": ("{utvalg} gjorde vedtak{nar}", "{utvalg} gjorde vedtak{nar}"),
    "avs_innstilling": ("{utvalg} avga innstilling{nar}", "{utvalg} gav tilråding{nar}"),
    "avs_tatt_til_orientering": (
        "{utvalg} tok saken til orientering{nar}",
        "{utvalg} tok saka til orientering{nar}",
    ),
    "avs_utsatt": ("{utvalg} utsatte saken{nar}", "{utvalg} utsette saka{nar}"),
    "avs_oversendt": (
        "{utvalg} oversendte saken uten realitetsbehandling{nar}",
        "{utvalg} sende over saka utan realitetshandsaming{nar}",
    ),
    "avs_falt": (
        "{utvalg} vedtok ikke forslaget{nar}",
        "{utvalg} vedtok ikkje framlegget{nar}",
    ),
    "avs_trukket": (
        "{utvalg} hadde saken til behandling{nar}, og den ble trukket",
        "{utvalg} hadde saka til handsaming{nar}, og ho vart trekt",
    ),
    "avs_delvis": (
        "{utvalg} vedtok forslaget delvis{nar}",
        "{utvalg} vedtok framlegget delvis{nar}",
    ),
    "avs_godkjent": ("{utvalg} godkjente saken{nar}", "{utvalg} godkjende saka{nar}"),
    "avs_valgt": ("{utvalg} foretok valg{nar}", "{utvalg} gjorde val{nar}"),
    "avs_avvist": ("{utvalg} avviste saken{nar}", "{utvalg} avviste saka{nar}"),
    "avs_ukjent": (
        "{utvalg} behandlet saken{nar}, men utfallet er ikke oppgitt",
        "{utvalg} handsama saka{nar}, men utfallet er ikkje oppgjeve",
    ),
    "avs_med": ("med {stemmer}", "med {stemmer}"),
    "avs_der": ("der {noe}", "der {noe}"),
    "avs_forslag": ("Forslag fra {hvem}", "Framlegg frå {hvem}"),
    "avs_et_forslag": ("Et forslag", "Eit framlegg"),
    "avs_fikk": (
        "{forslag} fikk {antall} stemmer og falt.",
        "{forslag} fekk {antall} røyster og fall.",
    ),
    "avs_fikk_en": (
        "{forslag} fikk {antall} stemme og falt.",
        "{forslag} fekk {antall} røyst og fall.",
    ),
    "avs_falt_uten_tall": ("{forslag} falt.", "{forslag} fall."),
    "avs_falt_med": ("{forslag} falt med {stemmer}.", "{forslag} fall med {stemmer}."),
    "avs_flere_falt": ("{antall} forslag falt.", "{antall} framlegg fall."),
}
