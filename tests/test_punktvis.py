"""Votering over noen av punktene: hvilke de er, og hva det sier om forslaget som helhet."""

import pytest

from indeks.struktur.punktvis import (
    bare_punkter,
    egne_punkter,
    punkter_i,
    samlet_utfall,
    vil_stryke,
)
from indeks.strukturtyper import Resultat, Utfall


@pytest.mark.parametrize(
    ("tekst", "punkter"),
    [
        ("Punkt 3", {3}),
        ("pkt. 1 og 2", {1, 2}),
        ("innstillingens punkt 1–4", {1, 2, 3, 4}),
        ("tilrådinga pkt. 1, 3 og 5-7", {1, 3, 5, 6, 7}),
        ("Nes sitt pkt 2", {2}),
        ("forslaget til punkt 3", set()),
        ("forslag til nytt punkt 4", set()),
        ("punkt 14/23", set()),
        ("innstillingen", set()),
    ],
)
def test_punktene_som_er_nevnt(tekst: str, punkter: set[int]) -> None:
    assert punkter_i(tekst) == punkter


@pytest.mark.parametrize(
    ("tekst", "bare"), [("Punkt 1 og 2", True), ("Pkt. 3:", True), ("Nes sitt punkt 1", False)]
)
def test_om_det_bare_er_punkter(tekst: str, bare: bool) -> None:
    assert bare_punkter(tekst) is bare


@pytest.mark.parametrize(
    ("ordene", "punkter"),
    [
        ("1. Taket skiftes.\n2. Veggene males.", {1, 2}),
        ("1. Taket skiftes. 2. Veggene males.", {1, 2}),
        ("Taket skiftes.", set()),
        ("2. Rapporten legges fram innen\n15.9.2022.", set()),
    ],
)
def test_forslagets_egne_punkter(ordene: str, punkter: set[int]) -> None:
    assert egne_punkter(ordene) == punkter


@pytest.mark.parametrize(
    ("ordene", "punkt"),
    [
        ("å stryke punkt 2.", 2),
        ("Punkt 5 strykes.", 5),
        ("«Pkt. 3 utgår»", 3),
        ("Punkt 5 strykes, og resten vedtas.", None),
        ("Taket skiftes.", None),
    ],
)
def test_forslag_om_a_stryke_ett_punkt(ordene: str, punkt: int | None) -> None:
    assert vil_stryke(ordene) == punkt


@pytest.mark.parametrize(
    ("resultater", "alle", "utfall"),
    [
        (["vedtatt"], True, "vedtatt"),
        (["vedtatt", "falt"], True, "delvis"),
        (["vedtatt"], False, "delvis"),
        (["falt"], False, None),
        ([], False, None),
    ],
)
def test_bare_noen_punkter_sier_ikke_hva_som_ble_av_hele_forslaget(
    resultater: list[Resultat], alle: bool, utfall: Utfall | None
) -> None:
    assert samlet_utfall(resultater, alle_punkter=alle) == utfall
