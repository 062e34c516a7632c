"""Den som går tilbake, finner igjen det hun forlot, der hun forlot det."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nettleser import BREDDER, apne, klikk, leser, vent

pytestmark = pytest.mark.treg

PDFER = Path(__file__).parent.parent / "eksempel" / "pdf"
FIL = PDFER / "saksframlegg-22-961-naust-kvernvika.pdf"
LANG_TEKST = "Bosetting av flyktninger, kommunale boliger og introduksjonsprogrammet. " * 20


@pytest.fixture(**BREDDER)
def side(request: pytest.FixtureRequest, chromium: Any, adresse: str) -> Iterator[Any]:
    with leser(chromium, adresse, request.param) as side:
        yield side


def tilbake(side: Any) -> None:
    side.evaluate("() => { delete document.documentElement.dataset.klar }")
    side.go_back()
    vent(side)


def finn(side: Any) -> str:
    """What came of the precedents that were asked for."""
    klikk(side, side.get_by_role("button", name="Finn saker"))
    return side.inner_text("#presedenser")  # type: ignore[no-any-return]


def venter_paa(side: Any, funn: str) -> None:
    side.wait_for_function(
        "t => document.querySelector('#presedenser').innerText.trim() === t", arg=funn.strip()
    )


def test_trefflisten_staar_der_en_forlot_den(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/?q=Hva+ble+vedtatt+om+skolen")
    lenke = side.locator("#treff-7 h3 a")
    lenke.scroll_into_view_if_needed()
    y = side.evaluate("scrollY")
    assert y > 500
    klikk(side, lenke)
    assert side.evaluate("scrollY") == 0
    tilbake(side)
    side.wait_for_function("y => Math.abs(scrollY - y) < 5", arg=y)
    # Elsewhere than back, reading starts at the top.
    klikk(side, side.locator(".meny a").nth(1))
    assert side.evaluate("scrollY") == 0


def test_funnet_av_en_fil_er_der_og_filen_er_valgt(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/presedens")
    side.get_by_role("tab", name="PDF").click()
    side.get_by_label("Velg PDF-fil").set_input_files(FIL)
    funn = finn(side)
    assert "naust i Kvernvika" in funn
    klikk(side, side.locator(".meny a").nth(1))
    tilbake(side)
    venter_paa(side, funn)
    # The same file is there for the button that looks among later saker too.
    assert side.inner_text("#presedensfil-valgt") == FIL.name
    side.get_by_role("button", name="senere").click()
    side.locator("table.presedenser").wait_for()


def test_funnet_av_en_lang_tekst_er_der_etter_et_annet(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/presedens")
    side.get_by_role("tab", name="Tekst").click()
    side.locator("#presedenstekst textarea").fill(LANG_TEKST)
    funn = finn(side)
    assert side.locator("table.presedenser tbody tr").count() > 1
    side.get_by_role("tab", name="Sak").click()
    side.get_by_label("Hvilken sak?").fill("23/712")
    assert finn(side) != funn
    tilbake(side)
    venter_paa(side, funn)
    # Its sources too come back to it.
    side.locator("#presedenser a.kilde:visible").first.click()
    side.get_by_role("dialog").wait_for()
    side.go_back()
    side.get_by_role("dialog").wait_for(state="hidden")
    venter_paa(side, funn)
    # Who chooses the view in the menu begins anew.
    klikk(side, side.locator(".meny a").nth(2))
    venter_paa(side, "")
