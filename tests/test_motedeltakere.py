"""Hvem som var på et møte, hvem som var borte, og hvem som møtte for dem: radene i listen."""

import pytest

from sok.oppslag.motedeltakere import Hva, ikke_i_listen, spurt
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import les_sporring


@pytest.mark.parametrize(
    ("sporsmal", "ventet"),
    [
        ("Hvem hadde forfall 31.10.2023?", "forfall"),
        ("Kven var fråverande i heradsstyret?", "forfall"),
        ("Hvem var inhabil i saken om brua?", "inhabil"),
        ("Kven var ugild?", "inhabil"),
        ("Hvem møtte for Kari Nes?", "for_noen"),
        ("Hvem leder formannskapet?", "leder"),
        ("Hvilke varamedlemmer møtte i formannskapet?", "motte"),
        ("Hvem sitter for Venstre i formannskapet?", "sitter"),
        ("Kven representerte SV i utvalet?", "sitter"),
        ("Hvem er leder i utvalg for oppvekst?", "leder"),
        ("Hvem er ordfører?", "ordforer"),
        # Hva noen gjorde der, står ikke i listen.
        ("Hvem stemte for Venstre?", None),
        ("Hvem foreslo Kari Nes som leder?", None),
        ("Hvilket parti fremmet forslag om vara?", None),
        ("Hva ble vedtatt om forfall av bygget?", None),
        ("Hvem ledet møtet?", None),
        ("Hvem skal drive kafeen?", None),
    ],
)
def test_hva_sporsmalet_ber_om(sporsmal: str, ventet: Hva | None) -> None:
    onske = spurt(sporsmal)
    assert (onske and onske.hva) == ventet


@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [
        ("Hvem er varaordfører?", "Varaordfører Olav Berg (H)"),
        ("Hvem satt for Høyre i formannskapet 21.03.2023?", "Varaordfører Olav Berg (H)"),
        ("Hvem er ordfører?", "Ordfører Kari Nes (Sp)"),
    ],
)
def test_svaret_er_raden_i_listen(liten_motor: Sokemotor, sporsmal: str, svar: str) -> None:
    resultat = liten_motor.sok(sporsmal)
    (sitat,) = resultat.svar.sitater
    assert sitat.tekst.endswith(svar)
    assert resultat.svar.sikker
    p = resultat.treff[sitat.rang - 1].passasje
    assert p.tekst[sitat.fra : sitat.til] == sitat.tekst


@pytest.mark.parametrize(
    "sporsmal",
    [
        "Hvem hadde forfall i formannskapet 21.03.2023?",  # listen sier ingen
        "Hvem møtte for Jon Lie?",
        "Hvor mange møtte i kommunestyret?",
        "Hvem møtte i formannskapet 21.03.2023?",
        "Når møtte Kari Nes i formannskapet?",
        # Et annet sted, en annen, den andre halvparten, eller det motsatte.
        "Hvem møtte for kommunedirektøren i formannskapet 21.03.2023?",
        "Hvem hadde forfall i kommunestyret i Bergen?",
        "Hvem møtte ikke i formannskapet 21.03.2023?",
        "Hvem er leder for barnehagen i kommunestyret?",
        "Hvem er ordfører i Storevik?",
        "Hvem var ordfører før Kari Nes?",
        "Hvem var ordfører da svømmehallen ble vedtatt?",
        "Hvem er ordfører og varaordfører?",
        "Hvem er ordfører, og hvem var det før?",
    ],
)
def test_det_listen_ikke_forteller_er_aldri_sikkert(liten_motor: Sokemotor, sporsmal: str) -> None:
    assert ikke_i_listen(les_sporring(sporsmal, liten_motor.utvalg()), ())
    assert not liten_motor.sok(sporsmal).svar.sikker


@pytest.mark.parametrize(
    "sporsmal",
    [
        "Hvem satt i komiteen som formannskapet oppnevnte for Høyre 21.03.2023?",
        "Hvilke saker møtte motstand fra Høyre i formannskapet 21.03.2023?",
        "Hvilken frist ble satt for Høyre i formannskapet 21.03.2023?",
        "Hvem sitter for Høyre i formannskapet, og hva mener de?",
        "Hvem satt ikke for Høyre i formannskapet 21.03.2023?",
    ],
)
def test_det_som_bare_ligner_far_ikke_raden(liten_motor: Sokemotor, sporsmal: str) -> None:
    svar = liten_motor.sok(sporsmal).svar
    assert not svar.sikker
    assert not any(s.tekst.endswith("Olav Berg (H)") for s in svar.sitater)


@pytest.mark.treg
@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [
        (
            "Hvem hadde forfall i kommunestyret 15.05.2024?",
            ["Forfall: Berit Hauge Tveiten (SP) Henrik Solvang (H)"],
        ),
        (
            "Hvem møtte for Hanna Eikrem i formannskapet 28.11.2023?",
            ["Varamedlem Jon Magne Stavseth (SV) Hanna Eikrem (SV)"],
        ),
        (
            "Hvem møtte som vara for SV i formannskapet 28.11.2023?",
            ["Varamedlem Jon Magne Stavseth (SV) Hanna Eikrem (SV)"],
        ),
        ("Hvem hadde forfall fra Høyre i kommunestyret 14.12.2022?", ["Camilla Nordli Medlem H"]),
        # Den som sitter der, og ikke den som møtte for henne.
        ("Hvem sitter for Senterpartiet i formannskapet?", ["Forfall: Berit Hauge Tveiten (SP)"]),
        ("Hvem satt som vara i kommunestyret 11.10.2023?", ["Jon Magne Stavseth (SV)"]),
        ("Hvem er leder i formannskapet?", ["Leder Terje Holmvik (H)"]),
        ("Hvem var leder i formannskapet 06.06.2023?", ["Leder Ingunn Vassdal (A)"]),
        ("Kven hadde forfall i utval for plan og miljø 17.11.2022?", ["Randi Skjelstad (H)"]),
    ],
)
def test_radene_i_eksempelarkivet(eksempelmotor: Sokemotor, sporsmal: str, svar: list[str]) -> None:
    sitater = eksempelmotor.sok(sporsmal).svar.sitater
    assert [
        " ".join(s.tekst.split())[-len(v) :] for s, v in zip(sitater, svar, strict=True)
    ] == svar


@pytest.mark.treg
@pytest.mark.parametrize(
    "sporsmal",
    [
        "Hvem hadde forfall i kommunestyret i Bergen 13.12.2023?",
        "Hvem hadde forfall i formannskapet 28.11.2023 og 21.12.2023?",
        "Hvem er leder i utvalg for oppvekst og utvalg for helse og velferd?",
        "Hvem er leder for arbeidsgruppen som formannskapet satte ned?",
        "Hvem leder skolen i formannskapet?",
        "Hvem er leder for Høyre i utvalg for oppvekst?",
        "Hvem er ordfører i Høyre?",
        "Hvem er ordfører i Ytrefjord?",
        # Omtrent når er ikke en dag; svaret er av et annet møte enn det som menes.
        "Hvem sitter for Høyre i kommunestyret våren 2023?",
        "Hva foreslo Hanna Eikrem 28.11.2023?",
    ],
)
def test_det_som_ligner_er_ikke_sikkert(eksempelmotor: Sokemotor, sporsmal: str) -> None:
    assert not eksempelmotor.sok(sporsmal).svar.sikker


@pytest.mark.treg
def test_en_annen_paa_samme_linje_siteres_ikke(eksempelmotor: Sokemotor) -> None:
    svar = eksempelmotor.sok("Kven sit for Bygdelista i utval for plan og miljø?").svar
    assert [s.tekst for s in svar.sitater] == ["Olav Grindheim (BL)"]
    assert svar.sikker


@pytest.mark.treg
def test_hvilke_saker_er_ikke_sikkert_besvart_med_en_av_dem(eksempelmotor: Sokemotor) -> None:
    assert not eksempelmotor.sok("Hvilke saker ble utsatt i formannskapet?").svar.sikker
