"""Spørreordet sier hva svaret må inneholde: en votering, et navn, et tall, et tidspunkt."""

import pytest

from sok.svarform import NAVN, TALL, TID, VOTERING, Svarform, svarform


@pytest.mark.parametrize(
    ("sporsmal", "form"),
    [
        ("Hvem stemte mot?", VOTERING),
        ("Hvor mange stemmer fikk forslaget?", VOTERING),
        ("Korleis gjekk det med framlegget frå SV?", VOTERING),
        ("Var alle enige om rapporten?", VOTERING),
        ("Hvor jevnt var det?", VOTERING),
        ("Kven leia møtet?", NAVN),
        ("Hvor mange plasser blir det?", TALL),
        ("Når åpner hallen?", TID),
        ("Hva handler saken om?", None),
    ],
)
def test_sporsmalets_form(sporsmal: str, form: Svarform | None) -> None:
    assert svarform(sporsmal) is form


@pytest.mark.parametrize(
    "votering",
    [
        "Innstillingen ble enstemmig vedtatt.",
        "Røysting - samrøystes:",
        "Rådmannen si tilråding vart vedteken mot 7 røyster (H)",
        "Forslaget falt med 9 (FrP og H) mot 16 stemmer.",
        "Pkt. 2 ble vedtatt med 23 stemmer mot 22.",
        "Høgre sitt framlegg fekk éin røyst",
        "Resultatet blei 14-11 i favør av framlegget.",
    ],
)
def test_en_votering_kjennes_igjen(votering: str) -> None:
    assert VOTERING.svar.search(votering)


@pytest.mark.parametrize(
    "annet", ["Det er viktig å stemme.", "Kampen mot vold.", "Kommunen har stemmerett i selskapet."]
)
def test_ord_om_stemmer_er_ikke_en_votering(annet: str) -> None:
    assert not VOTERING.svar.search(annet)
