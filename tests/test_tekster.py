"""Ordene i grensesnittet: én tabell, to målformer, ingen for mange og ingen for få."""

import re
from datetime import date
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from app.presedenstekster import PRESEDENSTEKSTER
from app.tekster import TEKSTER, alle, tekst, tidsromtekst
from app.tvilstekster import TVILSTEKSTER, nokler
from sok.lister.vedtaksfilter import RESULTATER
from sok.sporsmal.tidsrom import Tidsrom
from sok.svar.tillit import Tvil

APP = Path(__file__).parent.parent / "app"
KILDER = [
    fil.read_text(encoding="utf-8")
    for fil in (*APP.rglob("*.py"), *APP.rglob("*.html"))
    if not fil.name.endswith("tekster.py")
]
_BRUK = re.compile(r"""(?:\bt\(|i18n\(|tekst\(\s*malform,)\s*f?["']([a-z_0-9]+)["']\s*([~)},]?)""")
_FAMILIER = (
    "bare_moter_",
    "tvil_",
    "utfall_",
    "type_",
    "votering_",
    "stemte_",
    "endring_",
    "meny_",
    "tittel_",
    "avs_",
    "del_",
    "slag_",
    "kol_",
    "kval_type_",
    "kval_plass_",
    "kval_rang_",
    "sagt_treff",
    "sagt_naermeste",
    *("ark_maneder", "ark_enstemmig", "ark_partier", "ark_delte", "ark_uoppgitte"),
)
"""Keys that are put together in the code."""


def test_hver_tekst_som_brukes_finnes() -> None:
    brukt = {
        treff[1]
        for kilde in KILDER
        for treff in _BRUK.finditer(kilde)
        if treff[2] != "~" and not treff[1].endswith("_")
    }
    assert len(brukt) > 40
    assert brukt <= TEKSTER.keys()


def test_ingen_tekst_er_til_overs() -> None:
    alt = "\n".join(KILDER)
    ubrukt = [
        nokkel
        for nokkel in TEKSTER
        if not nokkel.startswith(_FAMILIER)
        and f'"{nokkel}"' not in alt
        and f"'{nokkel}'" not in alt
    ]
    assert ubrukt == []


def test_presedens_har_sine_egne_ord_og_ikke_andres() -> None:
    """To tabeller blir én; et navn i begge ville stille bytte ut ordene i en annen visning."""
    felles = {n for n in TEKSTER if n.startswith(("pres_", "avs_"))}
    assert felles == PRESEDENSTEKSTER.keys()


@pytest.mark.parametrize("nokkel", TEKSTER)
def test_begge_maalformer_har_de_samme_feltene(nokkel: str) -> None:
    nb, nn = TEKSTER[nokkel]
    felt = [{f for _, f, _, _ in Formatter().parse(x) if f} for x in (nb, nn)]
    assert felt[0] == felt[1]
    assert nb.strip()
    assert nn.strip()


@pytest.mark.parametrize("resultat", RESULTATER)
def test_hvert_utfall_har_et_navn(resultat: str) -> None:
    assert tekst("nb", f"utfall_{resultat}")


def test_gradio_faar_hele_tabellen() -> None:
    assert alle("nn").keys() == TEKSTER.keys()
    assert alle("nn")["kilder"] == "Kjelder"


def test_hver_tvil_har_en_setning() -> None:
    koder = get_args(Tvil)
    assert {n for n in TEKSTER if n.startswith("tvil_")} == {
        nokkel for kode in koder for nokkel in nokler([kode])
    }
    assert all(tekst.endswith(".") for n in TVILSTEKSTER for tekst in TEKSTER[n])


def test_bare_de_forste_grunnene_gis() -> None:
    assert nokler(["flere saker", "flere saker", "overprovd", "falt"]) == [
        "tvil_flere_saker",
        "tvil_overprovd",
    ]


@pytest.mark.parametrize(
    ("rom", "sagt"),
    [
        (Tidsrom(date(2023, 1, 1), None), "Berre møte frå og med 01.01.2023."),
        (Tidsrom(None, date(2023, 6, 30)), "Berre møte til og med 30.06.2023."),
        (
            Tidsrom(date(2023, 1, 1), date(2023, 6, 30)),
            "Berre møte frå og med 01.01.2023 til og med 30.06.2023.",
        ),
    ],
)
def test_tida_det_er_leita_i_vert_sagt(rom: Tidsrom, sagt: str) -> None:
    assert tidsromtekst("nn", rom) == sagt
