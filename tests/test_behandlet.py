"""Når et utvalg behandler en sak, og med hvilket saksnr: linjen i papirene som sier det."""

import pytest

from sok.oppslag.behandlet import Spurt, spurt
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import les_sporring

UTVALG = {"formannskap": "Formannskapet", "kommunestyre": "Kommunestyret"}


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
        # Et rom males opp og en buss kommer til; bare et utvalg får en sak opp og til seg.
        ("Når skal rådhuset males opp?", None),
        ("Når kommer bussen til Storneset?", None),
        ("Når skal vindmøllene opp, ifølge kommunestyret?", None),
        ("Når gikk klagen til Statsforvalteren?", None),
        ("badebassenget saksnummer", "saksnr"),
        ("arkivsak nr salg av brua", "arkivsaksnr"),
        ("salg av brua arkivsaksnr", "arkivsaksnr"),
        ("Hva handler arkivsak nr 22/1187 om?", None),
        ("Hvilket saknummer har brua?", "saksnr"),
        # Den som skriver nummeret, spør ikke om det.
        ("Hva ble vedtatt i saksnr 35/23?", None),
        ("Hva er saksnummer PS 35/23 om?", None),
        ("Hvilke vedtak er gjort i arkivsak 22/1187?", None),
        ("Hva er innstillingen i arkivsaksnr 22/1187?", None),
        ("Hva er arkivsaksnummeret til sak 35/23?", "arkivsaksnr"),
    ],
)
def test_hva_sporsmalet_ber_om(sporsmal: str, ventet: Spurt | None) -> None:
    assert spurt(les_sporring(sporsmal, UTVALG)) == ventet


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


@pytest.mark.parametrize(
    "sporsmal",
    [
        # To spørsmål, og svar på det ene; og det som ikke skjedde.
        "Hvorfor og når behandlet formannskapet svømmehallen?",
        "Når ble ny svømmehall på Nordstrand ikke behandlet?",
    ],
)
def test_ett_av_to_sporsmal_er_ikke_sikkert_besvart(liten_motor: Sokemotor, sporsmal: str) -> None:
    assert not liten_motor.sok(sporsmal).svar.sikker


def test_et_saksnr_er_utvalgets_eget(liten_motor: Sokemotor) -> None:
    """Sak 40/23 er formannskapets; kommunestyret kan ha en annen med det nummeret."""
    assert liten_motor.sok("Når behandlet formannskapet sak 40/23?").svar.sikker
    assert not liten_motor.sok("Når behandlet kommunestyret sak 40/23?").svar.sikker


@pytest.mark.treg
@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [
        ("Når behandlet kommunestyret sak 35/23?", ["4 Kommunestyret 14.06.2023 35/23"]),
        (
            "Hvilket saksnr hadde framtidig skolestruktur i kommunestyret 14.06.2023?",
            ["4 Kommunestyret 14.06.2023 35/23"],
        ),
        ("Når behandlet kommunestyret lovlighetskontrollen?", ["1 Kommunestyret 11.10.2023 50/23"]),
    ],
)
def test_bare_linjene_som_det_sporres_om(
    eksempelmotor: Sokemotor, sporsmal: str, svar: list[str]
) -> None:
    funnet = eksempelmotor.sok(sporsmal).svar
    assert [s.tekst for s in funnet.sitater] == svar
    assert funnet.sikker


@pytest.mark.treg
def test_uten_utvalg_er_svaret_alle_tabellene(eksempelmotor: Sokemotor) -> None:
    svar = eksempelmotor.sok("Når ble gnr. 41 bnr. 7 behandlet?").svar
    assert "17.11.2022" in svar.tekst and "09.03.2023" in svar.tekst


@pytest.mark.treg
def test_en_annen_kommunes_utvalg_er_ikke_dette(eksempelmotor: Sokemotor) -> None:
    """Papirene nevner Ytrefjord, men kommunestyret i tabellen er Sundværs."""
    assert not eksempelmotor.sok("Når behandlet Ytrefjord kommunestyre legevakten?").svar.sikker


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
