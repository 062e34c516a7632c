"""Utdraget av et treff: det som ikke får plass, tones ut og vises når en ber om det."""

from collections.abc import Iterator
from typing import Any

import pytest
from nettleser import BREDDER, alvorlige_feil, apne, leser

pytestmark = pytest.mark.treg

SPORSMAL = "/?q=Hva+mener+kommunedirektøren+om+helsehuset%3F"

RULLER = """[...document.querySelectorAll('.passasje')].filter(
    (p) => ['auto', 'scroll'].includes(getComputedStyle(p).overflowY)).length"""

SKJULT = """[...document.querySelectorAll('.passasje')].filter(
    (p) => p.scrollHeight > p.clientHeight + 1 && p.nextElementSibling.hidden).length"""
"""How many are cut without a button that shows the rest."""


@pytest.fixture(**BREDDER)
def side(request: pytest.FixtureRequest, chromium: Any, adresse: str) -> Iterator[Any]:
    with leser(chromium, adresse, request.param) as side:
        apne(side, f"{adresse}{SPORSMAL}")
        yield side


def hoyde(side: Any, nr: int) -> tuple[int, int]:
    return tuple(  # type: ignore[return-value]
        side.locator(".passasje").nth(nr).evaluate("p => [p.clientHeight, p.scrollHeight]")
    )


def test_et_langt_utdrag_vises_helt_nar_en_ber_om_det(side: Any) -> None:
    assert side.evaluate(RULLER) == 0
    assert side.evaluate(SKJULT) == 0
    knapper = side.get_by_role("button", name="Vis hele utdraget")
    assert knapper.count() >= 1
    assert alvorlige_feil(side) == []
    knapp = knapper.first
    nr = side.locator(".vis-mer").evaluate_all(
        "alle => alle.findIndex((k) => !k.hidden && k.ariaExpanded === 'false')"
    )
    assert f"treff {nr + 1}" in knapp.text_content()
    vist, alt = hoyde(side, nr)
    assert alt > vist + 70
    knapp.focus()
    side.keyboard.press("Enter")
    assert hoyde(side, nr) == (alt, alt)
    assert side.locator(".vis-mer").nth(nr).get_attribute("aria-expanded") == "true"
    side.keyboard.press("Enter")
    assert hoyde(side, nr) == (vist, alt)


def test_det_siterte_er_alltid_synlig(side: Any) -> None:
    skjulte = side.evaluate("""[...document.querySelectorAll('.passasje mark')].filter((m) =>
        m.getBoundingClientRect().bottom >
        m.closest('.passasje').getBoundingClientRect().bottom + 1).length""")
    assert side.locator(".passasje mark").count() >= 1
    assert skjulte == 0


def test_et_annet_vindu_er_et_annet_snitt(side: Any) -> None:
    side.set_viewport_size({"width": 320, "height": 844})
    side.wait_for_function(f"{SKJULT} === 0")
    side.emulate_media(media="print")
    assert side.evaluate("""[...document.querySelectorAll('.passasje')].every(
        (p) => p.scrollHeight <= p.clientHeight + 1)""")


def test_uten_skript_er_alt_der(chromium: Any, adresse: str) -> None:
    kontekst = chromium.new_context(java_script_enabled=False)
    side = kontekst.new_page()
    side.goto(f"{adresse}/enkel{SPORSMAL.removeprefix('/')}")
    assert side.locator(".passasje").count() >= 5
    for nr in range(5):
        vist, alt = hoyde(side, nr)
        assert vist == alt
    assert side.locator(".vis-mer:visible").count() == 0
    kontekst.close()
