"""Når et utvalg behandler en sak, og med hvilket saksnr: linjen i papirene som sier det."""

import pytest

from sok.behandlet import Spurt, spurt
from sok.sokemotor import Sokemotor


@pytest.mark.parametrize(
    ("sporsmal", "ventet"),
    [
        ("Når behandlet kommunestyret svømmehallen?", "dato"),
        ("Når skal skolestrukturen opp i formannskapet?", "dato"),
        ("Kva dato handsama heradsstyret gebyra?", "dato"),
        ("Når kommer saken om brua til kommunestyret?", "dato"),
        ("Hvilket saksnummer hadde brua i formannskapet?", "saksnr"),
        ("Hva er saksnr til årsregnskapet?", "saksnr"),
        ("Kva saksnummer fekk gebyra i kommunestyret?", "saksnr"),
        ("Hva er arkivsaksnummeret til brua?", "arkivsaksnr"),
        ("Når åpner svømmehallen?", None),
        ("Når ble brua bygd?", None),
        ("Hva ble vedtatt om brua?", None),
        ("Hvor mange saker ble behandlet?", None),
    ],
)
def test_hva_sporsmalet_ber_om(sporsmal: str, ventet: Spurt | None) -> None:
    assert spurt(sporsmal) == ventet


@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [
        ("Når behandlet formannskapet svømmehallen?", "1 Formannskapet 21.03.2023 40/23"),
        (
            "Når var ny svømmehall på Nordstrand oppe i kommunestyret?",
            "2 Kommunestyret 28.03.2023 18/23",
        ),
        (
            "Hvilket saksnr hadde ny svømmehall på Nordstrand i formannskapet?",
            "1 Formannskapet 21.03.2023 40/23",
        ),
        ("Når behandlet kommunestyret sak 19/23?", "1 Kommunestyret 28.03.2023 19/23"),
        (
            "Kva dato handsama utval for oppvekst opptak til barnehagane?",
            "1 Utval for oppvekst 12.04.2022 7/22",
        ),
    ],
)
def test_svaret_er_utvalgets_egen_linje(liten_motor: Sokemotor, sporsmal: str, svar: str) -> None:
    """The tiny model knows no meaning: the structure alone finds it."""
    resultat = liten_motor.sok(sporsmal)
    assert [s.tekst for s in resultat.svar.sitater] == [svar]
    sitat = resultat.svar.sitater[0]
    p = resultat.treff[sitat.rang - 1].passasje
    assert p.tekst[sitat.fra : sitat.til] == svar


def test_uten_utvalg_er_svaret_hele_saksgangen(liten_motor: Sokemotor) -> None:
    svar = liten_motor.sok("Når ble ny svømmehall på Nordstrand behandlet?").svar
    assert "Formannskapet 21.03.2023" in svar.tekst
    assert "Kommunestyret 28.03.2023" in svar.tekst


@pytest.mark.parametrize(
    "sporsmal",
    [
        # Salget var aldri i kommunestyret, bare i formannskapet.
        "Når behandlet kommunestyret salget av Gamlehaugen 4?",
        # Ingen slik sak.
        "Når behandlet formannskapet ny kunstgressbane på Nordstrand?",
    ],
)
def test_et_annet_mote_er_ikke_svaret(liten_motor: Sokemotor, sporsmal: str) -> None:
    svar = liten_motor.sok(sporsmal).svar
    assert not svar.sikker
    assert not any(s.tekst[:1].isdigit() and "/23" in s.tekst for s in svar.sitater)


@pytest.mark.treg
def test_en_sak_utvalget_har_hatt_to_ganger_far_to_linjer(eksempelmotor: Sokemotor) -> None:
    svar = eksempelmotor.sok("Når handsama utval for plan og miljø Storneset bustadfelt?").svar
    assert [(s.tekst[-5:].strip(), "Utval for plan og miljø" in s.tekst) for s in svar.sitater] == [
        ("43/23", True),
        ("4/23", True),
    ]


@pytest.mark.treg
def test_arkivsaksnr_er_linjen_i_saksframlegget(eksempelmotor: Sokemotor) -> None:
    (sitat,) = eksempelmotor.sok("Hva er arkivsaksnummeret til kulturskolesaken?").svar.sitater
    assert sitat.tekst.startswith("24/98")


@pytest.mark.treg
def test_to_saker_som_passer_like_godt_er_intet_sikkert_svar(eksempelmotor: Sokemotor) -> None:
    assert not eksempelmotor.sok("Hva er saksnr til godkjenning av protokoll?").svar.sikker
