"""Leseren sier fra om et svar i nettleseren, og følger spørsmålet som en strøm."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nettleser import TELEFON, alvorlige_feil, apne, ny_side, servert

from app.nett.grensesnitt import lag_app
from app.tilbakemelding import Tilbakemeldinger
from indeks.lagring.lager import Lager
from sok.sokemotor import Sokemotor

pytestmark = pytest.mark.treg


@pytest.fixture(scope="module")
def side(
    motor: Sokemotor, chromium: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """An answer on a phone, over an index of its own whose folder is `side.mappe`."""
    mappe = tmp_path_factory.mktemp("tilbake") / "indeks"
    shutil.copytree(motor.lager.mappe, mappe)
    with servert(lag_app(Sokemotor(Lager(mappe), motor.modell))) as adresse:
        side = ny_side(chromium, adresse, TELEFON)
        apne(side, f"{adresse}/?q=Hva+ble+vedtatt+om+sv%C3%B8mmehallen+i+kommunestyret%3F")
        side.mappe = mappe
        yield side


def test_etter_nei_kan_leseren_skrive_hva_som_var_galt(side: Any) -> None:
    mappe: Path = side.mappe
    side.get_by_role("button", name="Nei", exact=True).click()
    felt = side.get_by_label("Vil du si hva som var galt")
    felt.wait_for()
    assert felt.evaluate("e => e === document.activeElement")
    assert alvorlige_feil(side) == []
    felt.fill("Det var et annet møte.")
    side.get_by_role("button", name="Send").click()
    felt.wait_for(state="hidden")
    assert side.locator(".takk").inner_text() == "Takk for tilbakemeldingen!"
    nei, ord_ = Tilbakemeldinger(mappe).alle()
    assert (nei.riktig, nei.kommentar, ord_.kommentar) == (False, "", "Det var et annet møte.")
    assert nei.sporsmal == "Hva ble vedtatt om svømmehallen i kommunestyret?"
    assert nei.adresse.startswith("/?q=Hva+ble+vedtatt")
    assert any("kommunestyret-2023-03-28.pdf s. 2" in kilde for kilde in nei.kilder)
    assert side.feil == []


def test_strommen_av_sporsmalet_er_under_treffene_og_i_hodet(side: Any) -> None:
    lenke = side.get_by_role("link", name="Varsle meg om nye saker").get_attribute("href")
    assert lenke.startswith("/strom.atom?q=Hva+ble+vedtatt")
    (hode,) = side.eval_on_selector_all("link[rel=alternate]", "e => e.map(x => x.href)")
    assert hode.endswith(lenke)
    assert b"<feed" in side.request.get(hode).body()
