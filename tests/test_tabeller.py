"""Tabeller i et svar: en rad er det som svarer, og kolonnene heter noe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sok.tekst.setninger import del_i_setninger, lesbar
from sok.tekst.tabeller import er_rad, kolonnehode

TABELL = """Gebyrene vedtas slik tabellen viser.
Tjeneste Pris 2023 Pris 2024
Kulturskole, halv plass i et helt skoleår for barn under atten år 3 100 3 250
Leie av gymsal for lag og foreninger utenfor kommunen per kveld 410 430
Båtplass 2 900 3 050
Prisene gjelder fra 1. januar 2024."""


@pytest.mark.parametrize(
    "linje",
    [
        "Båtplass 2 900 3 050",
        "Politi 24 24 25",
        "Piano 48 12",
        "Sykefravær 11,9 % 11,2 %",
        "Under 30 år - - - 26,2",
        "2024 44,3 -14,6 29,7",
        "Ny idrettshall Iht. plan 61 000 -40 942 20 058",
    ],
)
def test_en_linje_som_ender_i_tallene_i_flere_kolonner_er_en_rad(linje: str) -> None:
    assert er_rad(linje)


@pytest.mark.parametrize(
    "linje",
    [
        "Sum låneopptak: 672 693 000",
        "Det ble bevilget 2 500",
        "Tjeneste Pris 2023 Pris 2024",
        "Møtet varte fra 18.00 til 20.30",
        "sak 12/23 45/23",
        "",
    ],
)
def test_ett_tall_eller_tall_i_en_setning_er_ingen_rad(linje: str) -> None:
    assert not er_rad(linje)


def test_hver_rad_kan_siteres_for_seg() -> None:
    biter = [TABELL[s.fra : s.til] for s in del_i_setninger(TABELL)]
    assert biter == TABELL.split("\n")


def test_hver_rad_vises_paa_en_linje_for_seg() -> None:
    assert lesbar(TABELL).split("\n")[1:] == TABELL.split("\n")[2:]
    assert lesbar("Planen vedtas\nog gjelder fra 1. mai.") == "Planen vedtas og gjelder fra 1. mai."


def test_en_linje_med_tall_midt_i_et_avsnitt_loper_videre() -> None:
    tekst = (
        "Rammen for de neste årene er i økonomiplanen satt til 4 500 4 800\n"
        "Kroner er her regnet i faste priser, og rammen er uendret."
    )
    assert len(del_i_setninger(tekst)) == 1


def test_kolonnene_heter_det_som_star_over_den_forste_raden() -> None:
    for rad in TABELL.split("\n")[2:5]:
        hode = kolonnehode(TABELL, TABELL.index(rad))
        assert hode is not None
        assert TABELL[slice(*hode)] == "Tjeneste Pris 2023 Pris 2024"


def test_en_tabell_uten_hode_eller_med_et_som_er_brutt_i_biter_har_ikke_noe() -> None:
    assert kolonnehode("Båtplass 2 900 3 050", 0) is None
    brutt = "Rev.\nbud.\nBåtplass 2 900 3 050\n"
    assert kolonnehode(brutt, brutt.index("Båt")) is None
    assert kolonnehode("Prisene er slik.\nBåtplass 2 900 3 050", 17) is None


@given(st.text(alphabet="aB1 .,-%:\n", max_size=80), st.integers(0, 80))
def test_et_hode_er_alltid_hele_linjer_foran_raden(tekst: str, fra: int) -> None:
    hode = kolonnehode(tekst, min(fra, len(tekst)))
    if hode is not None:
        start, slutt = hode
        assert 0 <= start < slutt < fra
        assert start == 0 or tekst[start - 1] == "\n"
        assert tekst[slutt] == "\n"
