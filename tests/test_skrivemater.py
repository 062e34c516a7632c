"""Utvalg og datoer i spørsmål leses slik papirene skriver dem, hvordan folk enn skriver dem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sok.sporsmal.skrivemater import som_i_papirene

KJENTE = {"UO": "Utvalg for oppvekst", "FSK": "Formannskapet"}
I_STEDET = KJENTE | {"KU": "Kontrollutvalget", "K": "Kommunestyret"}
"""KU may be something else, but not where a body is told."""


def lest(tekst: str) -> str:
    return som_i_papirene(tekst, KJENTE.get, lambda kort: I_STEDET.get(kort.upper()))


@pytest.mark.parametrize(
    ("skrevet", "papirenes"),
    [
        ("Hva skjedde i kommunestyremøtet?", "Hva skjedde i møtet i kommunestyret?"),
        ("formannskapsvedtaket om skolen", "vedtaket i formannskapet om skolen"),
        ("Hvem ledet ungdomsrådsmøtet?", "Hvem ledet møtet i ungdomsrådet?"),
        ("oppvekstutvalgsmøtet 1/2-2023", "møtet i oppvekstutvalget 1.2.2023"),
        ("skatteklagenemndmøte", "møte i skatteklagenemnda"),
        ("et folkemøte om budsjettmøtet", "et folkemøte om budsjettmøtet"),
    ],
)
def test_et_organ_i_et_sammensatt_ord(skrevet: str, papirenes: str) -> None:
    assert lest(skrevet) == papirenes


def test_bokstaver_som_er_et_organ_i_dette_arkivet() -> None:
    assert lest("Hva vedtok UO om skolen?") == "Hva vedtok Utvalg for oppvekst om skolen?"
    assert lest("Hva sa FSK?") == "Hva sa Formannskapet?"


@pytest.mark.parametrize(
    ("skrevet", "papirenes"),
    [
        ("Hva vedtok KU om veien?", "Hva vedtok Kontrollutvalget om veien?"),
        ("Hva ble vedtatt i KU om veien?", "Hva ble vedtatt i Kontrollutvalget om veien?"),
        ("FSK 12/23", "sak 12/23 i Formannskapet"),
        ("fsk sak 12/23", "sak 12/23 i Formannskapet"),
        ("K-sak 12/23", "sak 12/23 i Kommunestyret"),
        ("Hva ble vedtatt i UO 12/23?", "Hva ble vedtatt i sak 12/23 i Utvalg for oppvekst?"),
        ("formannskapet 6/6-23", "formannskapet 6.6.23"),
    ],
)
def test_bokstaver_der_et_organ_staar(skrevet: str, papirenes: str) -> None:
    assert lest(skrevet) == papirenes


@pytest.mark.parametrize(
    "tekst",
    [
        "Hva mente SV?",
        "Hva sier KU om veien?",
        "PS 12/23",
        "HVA SA UO?",
        "hva vedtok uo?",
    ],
)
def test_bokstaver_som_kan_bety_noe_annet_er_som_de_er(tekst: str) -> None:
    assert lest(tekst) == tekst


@given(st.text(max_size=80))
def test_krasjer_aldri_og_gjor_det_samme_igjen(tekst: str) -> None:
    assert lest(lest(tekst)) == lest(tekst)
