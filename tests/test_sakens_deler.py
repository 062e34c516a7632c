"""På en lang sak når en forslagene, voteringene og vedtaket fra toppen av behandlingen."""

from collections.abc import Iterator
from typing import Any

import pytest
from nettleser import BREDDER, alvorlige_feil, apne, leser

pytestmark = pytest.mark.treg


@pytest.fixture(**BREDDER)
def side(request: pytest.FixtureRequest, chromium: Any, adresse: str) -> Iterator[Any]:
    with leser(chromium, adresse, request.param) as side:
        apne(side, f"{adresse}/sak/22-1187")
        yield side


def test_lenkene_gaar_til_delene_av_sin_behandling(side: Any) -> None:
    lenker = side.locator(".deler a")
    assert lenker.count() > 3
    assert alvorlige_feil(side) == []
    for lenke in lenker.all():
        gang = lenke.evaluate("a => a.closest('.gang').getAttribute('aria-labelledby')")
        lenke.focus()
        side.keyboard.press("Enter")
        naadd = side.evaluate("""() => {
            const e = document.activeElement;
            return [e.tagName, e.textContent, e.getBoundingClientRect().top,
                    e.closest('.gang').getAttribute('aria-labelledby')];
        }""")
        assert naadd[0] == "H3"
        assert naadd[1].startswith(lenke.inner_text().split(" (")[0])
        assert -1 < naadd[2] < side.viewport_size["height"]
        assert naadd[3] == gang


def test_tallene_er_av_det_som_staar_der_og_korte_behandlinger_har_ingen(side: Any) -> None:
    for gang in side.locator(".gang").all():
        lister = {
            navn: gang.locator(f"h3[id$=-{navn}] + ul > li").count()
            for navn in ("forslag", "voteringer")
        }
        deler = gang.locator(".deler a").all_inner_texts()
        assert bool(deler) == (sum(lister.values()) > 3)
        if deler:
            assert f"Forslag ({lister['forslag']})" in deler
            assert f"Voteringer ({lister['voteringer']})" in deler
