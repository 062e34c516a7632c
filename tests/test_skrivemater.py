"""Utvalg og datoer i spørsmål leses slik papirene skriver dem, hvordan folk enn skriver dem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sok.skrivemater import som_i_papirene

KJENTE = {"UO": "Utvalg for oppvekst", "FSK": "Formannskapet"}


def lest(tekst: str) -> str:
    return som_i_papirene(tekst, KJENTE.get)


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
    "tekst",
    [
        "Hva mente SV?",
        "Hva ble vedtatt i UO 12/23?",  # leses som en del av saksnr
        "HVA VEDTOK UO?",
        "hva vedtok uo?",
    ],
)
def test_bokstaver_som_kan_bety_noe_annet_er_som_de_er(tekst: str) -> None:
    assert lest(tekst) == tekst


@given(st.text(max_size=80))
def test_krasjer_aldri_og_gjor_det_samme_igjen(tekst: str) -> None:
    assert lest(lest(tekst)) == lest(tekst)
