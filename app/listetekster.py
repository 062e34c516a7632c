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
}
