"""Hvem som var på et møte, hvem som var borte, og hvem som møtte for dem: radene i listen."""

import pytest

from sok.motedeltakere import Hva, ikke_i_listen, spurt
from sok.sokemotor import Sokemotor


@pytest.mark.parametrize(
    ("sporsmal", "ventet"),
    [
        ("Hvem hadde forfall 31.10.2023?", "forfall"),
        ("Kven var fråverande i heradsstyret?", "forfall"),
        ("Hvem var inhabil i saken om brua?", "inhabil"),
        ("Kven var ugild?", "inhabil"),
        ("Hvem møtte for Kari Nes?", "motte"),
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
    ],
)
def test_det_listen_ikke_forteller_er_aldri_sikkert(liten_motor: Sokemotor, sporsmal: str) -> None:
    assert ikke_i_listen(sporsmal)
    assert not liten_motor.sok(sporsmal).svar.sikker


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
def test_hvilke_saker_er_ikke_sikkert_besvart_med_en_av_dem(eksempelmotor: Sokemotor) -> None:
    assert not eksempelmotor.sok("Hvilke saker ble utsatt i formannskapet?").svar.sikker
