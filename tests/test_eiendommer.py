"""Eiendommer i alle skrivemåter, og aldri et saksnr."""

import pytest

from indeks.dokument import Behandling, Del
from indeks.struktur.eiendommer import FORMER, eiendom_i_tittel, finn_eiendommer, les_eiendommer


@pytest.mark.parametrize(
    "tekst",
    [
        "gnr. 41 bnr. 7",
        "gnr 41, bnr 7",
        "Gnr. 41, bnr. 7 i Nordvik",
        "gnr/bnr 41/7/0/3",
        "gbnr 41/7",
        "gnr. 41 /bnr 7",
        "gårdsnr. 41, bruksnr. 7",
        "gardsnr. 41 bruksnr. 7",
        "g.nr. 41 b.nr. 7",
        "eiendommen 41/7",
        "eigedomen 41/7",
        "gnr.41/bnr.7",
    ],
)
def test_hver_skrivemate_er_samme_eiendom(tekst: str) -> None:
    assert [(g, b) for _, _, g, b in finn_eiendommer(tekst)] == [(41, 7)]


def test_flere_bruksnumre_er_flere_eiendommer() -> None:
    assert [(g, b) for _, _, g, b in finn_eiendommer("gnr. 41 bnr. 7, 9 og 12")] == [
        (41, 7),
        (41, 9),
        (41, 12),
    ]


@pytest.mark.parametrize("tekst", ["sak 41/7", "Se 41/23.", "2022/2023", "kl. 18/19", "nr. 4/7"])
def test_et_bart_tallpar_er_ingen_eiendom(tekst: str) -> None:
    assert list(finn_eiendommer(tekst)) == []


def test_bar_forst_i_en_tittel_er_det_en_eiendom() -> None:
    assert eiendom_i_tittel("76/1 - Søknad om deling") == (76, 1)
    assert eiendom_i_tittel("Søknad om deling – 76/1/0/4") == (76, 1)
    assert eiendom_i_tittel("25/23 Ny bru") is None


def test_sakens_eget_nummer_i_tittelen_er_ingen_eiendom() -> None:
    tekst = "25/23 - Ny bru"
    b = Behandling("Kommunestyret", None, "25/23", None, "25/23 - Ny bru", 0, len(tekst))
    d = Del("vedtak", "moteprotokoll", 0, len(tekst), 0, None, None, None)
    assert les_eiendommer(tekst, [d], [b]) == []


def test_hver_form_har_et_eksempel_den_leser() -> None:
    for rad in FORMER:
        assert rad.monster.search(rad.eksempel)
