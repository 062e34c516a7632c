"""Spørreordet sier hva svaret må inneholde: en votering, et navn, et tall, et tidspunkt."""

import pytest

from sok.sporsmal.svarform import (
    BELOP,
    EGENNAVN,
    FIRMA,
    GRUNN,
    MOTESTED,
    NAVN,
    PARTI,
    TALL,
    TID,
    UTSAGN,
    VARIGHET,
    VOTERING,
    Svarform,
    det_som_kan_svare,
    svarform,
)


@pytest.mark.parametrize(
    ("sporsmal", "form"),
    [
        ("Hvem stemte mot?", VOTERING),
        ("Hvor mange stemmer fikk forslaget?", VOTERING),
        ("Korleis gjekk det med framlegget frå SV?", VOTERING),
        ("Var alle enige om rapporten?", VOTERING),
        ("Hvor jevnt var det?", VOTERING),
        ("Hvor mange ville beholde skolen?", VOTERING),
        ("Kor mange i utvalet ønska brua?", VOTERING),
        ("Hvor mange ønsket lengre åpningstid?", TALL),
        ("Kven leia møtet?", NAVN),
        ("Hvor mange plasser blir det?", TALL),
        ("Når åpner hallen?", TID),
        ("Hvor lenge var hallen stengt?", VARIGHET),
        ("Kor ofte møtest rådet?", VARIGHET),
        ("Hva koster det å leie hallen?", BELOP),
        ("Kva har brua kosta?", BELOP),
        ("Hvor høyt er gebyret for renovasjon?", BELOP),
        ("Hvor mye må foreldrene betale?", BELOP),
        ("Hva ble leien satt til?", TALL),
        ("Hvor høyt er fjellet?", TALL),
        ("Hvorfor ble hallen stengt?", GRUNN),
        ("Kva er årsaka til forseinkinga?", GRUNN),
        ("Hva tjente kommunen på salget?", BELOP),
        ("Hva betalte laget for tomta?", BELOP),
        ("Hvilke partier ville senke skatten?", PARTI),
        ("Kva for eit parti vil ha ny bru?", PARTI),
        ("Hvilken måned åpner hallen?", TID),
        ("Hvilket firma skal bygge hallen?", FIRMA),
        ("Kva entreprenør bygde hallen?", FIRMA),
        ("Hvilken skole skal utvides?", EGENNAVN),
        ("Hvorfor falt forslaget?", GRUNN),
        ("Hvor knapt var flertallet for hallen?", VOTERING),
        ("Hvilke datoer møtes rådet?", TID),
        ("Hva er sykefraværsprosenten?", TALL),
        ("Kva svar fekk Kari Nes om hallen?", UTSAGN),
        ("badebillett pris", BELOP),
        ("Er det en pris til heders?", None),
        ("Kva barnehagar får nytt tak?", EGENNAVN),
        ("Hvilke av tiltakene er fullført?", None),
        ("Hva svarte rådmannen om hallen?", UTSAGN),
        ("Hvor holdt utvalget møtet i mai?", MOTESTED),
        ("Hvor mange møter hadde utvalget?", TALL),
        ("Hva handler saken om?", None),
        ("Hvor bratt kan taket være?", TALL),
        ("Hvor lange er køene?", TALL),
        ("Kor langt har dei kome?", None),
        ("Hva må laget betale for tomta?", BELOP),
        ("Hva er prisen på en badebillett?", BELOP),
        ("Hva er kulturprisen?", None),
        ("Kva leige betaler klubben?", BELOP),
        ("Hva er budsjettet til hallen?", BELOP),
        ("Hva heter eierne av tomta?", NAVN),
        ("Hva heter hallen?", None),
        ("Hva fant revisjonen?", UTSAGN),
        ("Hva kom fram i rapporten?", UTSAGN),
    ],
)
def test_sporsmalets_form(sporsmal: str, form: Svarform | None) -> None:
    assert svarform(sporsmal) is form


@pytest.mark.parametrize(
    "votering",
    [
        "Innstillingen ble enstemmig vedtatt.",
        "Innst. enst. vedtatt.",
        "Kommunestyrets enstemmige vedtak: brua bygges.",
        "Røysting - samrøystes:",
        "Rådmannen si tilråding vart vedteken mot 7 røyster (H)",
        "Forslaget falt med 9 (FrP og H) mot 16 stemmer.",
        "Pkt. 2 ble vedtatt med 23 stemmer mot 22.",
        "Høgre sitt framlegg fekk éin røyst",
        "Resultatet blei 14-11 i favør av framlegget.",
        "Det vart 20–5 i favør av førstnemnde.",
        "Framlegget vart vedteke mot èn stemme.",
        "Forslaget falt mot en stemme.",
    ],
)
def test_en_votering_kjennes_igjen(votering: str) -> None:
    assert VOTERING.svar.search(votering)


@pytest.mark.parametrize(
    "annet", ["Det er viktig å stemme.", "Kampen mot vold.", "Kommunen har stemmerett i selskapet."]
)
def test_ord_om_stemmer_er_ikke_en_votering(annet: str) -> None:
    assert not VOTERING.svar.search(annet)


@pytest.mark.parametrize(
    ("form", "svar", "ikke"),
    [
        (VARIGHET, "Hallen var stengt i elleve uker.", "Hallen ble stengt etter et vedtak."),
        (VARIGHET, "Rådet møtest kvar månad.", "Rådet møtest på rådhuset."),
        (BELOP, "Leien er 450 kroner timen.", "Det er 45 seter i hallen."),
        (TID, "Arbeidet startet i første kvartal.", "Kleivbrua er vedtatt bygd."),
        (BELOP, "Vatn 4 210 4 630 5 420", "Saka vart handsama 12.11.2023."),
        (BELOP, "Laget får kroner 40.000 i støtte.", "Laget får støtte."),
        (BELOP, "Avgiften går opp med 12 %.", "Avgiften går opp."),
        (VARIGHET, "Veien holdes stengt til 1. mai 2024.", "Veien holdes stengt."),
        (VARIGHET, "Ordninga gjeld frå 2022.", "Ordninga gjeld for alle."),
        (VARIGHET, "Skolen ble bygd i 1974.", "Skolen er bygd i tre."),
        (TALL, "Av tiltakene er seks fullført.", "Tiltakene er fullført."),
        (NAVN, "Aas og Moen arkitekter tegnet skolen.", "Arkitekten tegnet skolen."),
        (NAVN, "Klagenemnda avgjør saken.", "Saken avgjøres i høst."),
        (GRUNN, "Hallen ble stengt på grunn av fukt.", "Hallen ble stengt i mai."),
        (EGENNAVN, "Hallen bygges av Berg Bygg.", "Hallen bygges i Bua."),
        (FIRMA, "Hallen bygges av Berg Bygg.", "Hallen Det bygges på Storneset."),
        (FIRMA, "Kontrakten er signert. Vik Bygg AS er valgt.", "Kontrakten er signert."),
        (TID, "Hallen åpner i 2024.", "Post 2070 Hallen 500"),
        (UTSAGN, "Rådmannen svarte at hallen lekker.", "Rådmannen svarte på spørsmålet."),
        (GRUNN, "Bakgrunnen er at taket lekker.", "Taket lekker."),
        (PARTI, "Forslaget fikk 4 stemmer (SV, V).", "Forslaget fikk 4 stemmer."),
        (PARTI, "Det var Rødt som foreslo det.", "Hallen er rød."),
        (MOTESTED, "Møtested:\nBua grendehus", "Møtet ble satt klokken 12."),
    ],
)
def test_svaret_har_det_som_det_spoerres_om(form: Svarform, svar: str, ikke: str) -> None:
    assert form.svar.search(svar)
    assert not form.svar.search(ikke)


@pytest.mark.parametrize(
    ("sporsmal", "tekst"),
    [
        ("Hvor mange barn går i barnehagen?", "1. Barnehagen får nytt tak."),
        ("Hvor mange plasser har post 5?", "Post 5 stenges."),
        ("Kor mange besøkjande har museet?", "Museet fekk i 2021 kr 440 000 i tilskot."),
        ("Hvor mange reiser med bussen 07.35?", "Bussen 07.35 innstilles."),
        ("Når skal brua stå ferdig?", "Plankart datert 20.10.2021 godkjennes."),
        ("Hvor mange avvik var det?", "41 prosent av avvikene var ikke lukket."),
        ("Hvor mange elever går på skolen?", "Skolen er for elever på 13–15 år."),
        ("Hvor mange boliger blir det?", "Plan for boliger, planid 2021004, vedtas."),
        ("Hvor mange boliger blir det?", "Boligene på gnr. 12 og i felt BB1 bygges først."),
        ("Hvor mange klager kom inn?", "7.8 Saksbehandling – klager på kvalitet"),
        ("Hvor mange klager kom inn?", "Tabell 14 viser at det er færre klager."),
        ("Hvem er ordfører?", "Ordføreren ledet møtet."),
        ("Hvem leder kontrollutvalget?", "Lederen i kontrollutvalget orienterte."),
        ("Hvem er rektor i Bua?", "Kommunedirektøren har bedt rektor om en plan."),
    ],
)
def test_tall_som_ikke_kan_svare_teller_ikke(sporsmal: str, tekst: str) -> None:
    form = svarform(sporsmal)
    assert form is not None
    mulig = det_som_kan_svare(form, sporsmal, tekst)
    assert len(mulig) == len(tekst)
    assert form.svar.search(tekst) and not form.svar.search(mulig)


@pytest.mark.parametrize(
    ("sporsmal", "tekst"),
    [
        ("Hvor stor andel av avvikene ble lukket?", "41 prosent av avvikene ble lukket."),
        ("Hvor mange prosent av avvikene ble lukket?", "41 prosent av avvikene ble lukket."),
        ("Hvor mange timer er gratis?", "Barn får 12 timer gratis."),
        ("Hvor lenge er veien stengt?", "Veien er stengt til 01.05.2024."),
        ("Hvem avgjør klagen?", "Klagen avgjøres av klagenemnda."),
    ],
)
def test_det_som_svarer_blir_staaende(sporsmal: str, tekst: str) -> None:
    form = svarform(sporsmal)
    assert form is not None
    assert form.svar.search(det_som_kan_svare(form, sporsmal, tekst))


@pytest.mark.parametrize(
    ("sporsmal", "side"),
    [
        ("Hvem stemte mot forslaget?", "Imot"),
        ("Kven røysta imot framlegget?", "Imot"),
        ("Hvem stemte for forslaget?", "For"),
    ],
)
def test_hvem_som_stemte_mot_sies_ikke_med_hvem_som_stemte_for(sporsmal: str, side: str) -> None:
    tekst = (
        "For forslaget stemte 2: Liv Aas (AP), Gry Moe (V).\nImot forslaget stemte 1: Jo Li (H)."
    )
    mulig = det_som_kan_svare(VOTERING, sporsmal, tekst)
    steder = [funn.start() for funn in VOTERING.svar.finditer(mulig)]
    assert len(mulig) == len(tekst)
    assert steder == [tekst.index("stemte", tekst.index(side))]


def test_av_to_mot_hverandre_er_begge_lister_svar() -> None:
    tekst = "For forslag 1 stemte 2: Liv Aas (AP), Gry Moe (V).\nFor forslag 2 stemte 1: Jo Li (H)."
    assert det_som_kan_svare(VOTERING, "Hvem stemte mot forslag 1?", tekst) == tekst
