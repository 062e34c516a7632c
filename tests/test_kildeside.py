"""Siden om en kilde, for seg selv og i panelet ved siden av en annen side."""

import re
from typing import Any

import pytest
from nettleser import TELEFON, alvorlige_feil, apne, leser
from starlette.testclient import TestClient

from app.nett.grensesnitt import lag_app
from sok.sokemotor import Sokemotor

I_PANELET = {"X-Del": "kilde"}
SOM_SIDE = {"Accept": "text/html"}


def overskrifter(html: str) -> list[str]:
    return re.findall(r"<(h\d)\b", html)


@pytest.mark.parametrize(("hoder", "niva"), [(SOM_SIDE, "h1"), (I_PANELET, "h2")])
@pytest.mark.parametrize("finnes", [True, False])
def test_overskriften_er_den_overste_bare_paa_en_side_for_seg_selv(
    liten_motor: Sokemotor, hoder: dict[str, str], niva: str, finnes: bool
) -> None:
    klient = TestClient(lag_app(liten_motor))
    d = liten_motor.lager.dokumenter()[0]
    svar = klient.get(f"/kilde/{d.id if finnes else 9999}/1", headers=hoder)
    assert svar.status_code == (200 if finnes else 404)
    assert overskrifter(svar.text) == [niva]
    assert f'<{niva} id="kildetittel" tabindex="-1">' in svar.text


def test_motet_sies_en_gang_for_alle_sakene_paa_siden(liten_motor: Sokemotor) -> None:
    klient = TestClient(lag_app(liten_motor))
    hoder = [
        re.findall(r'class="kildehode">([^<]*)<', klient.get(f"/kilde/{d.id}/{side}").text)[0]
        for d in liten_motor.lager.dokumenter()
        for side in range(1, d.sider + 1)
    ]
    assert any(re.search(r", sak \S+, \S+$", h) for h in hoder)
    for hode in hoder:
        moter = [bit.split(", sak ")[0] for bit in hode.split("; ")]
        assert len(moter) == len(set(moter))


# -- bildet av siden, på en telefon og ved en pult


SAK = "/sak/22-1187"
"""A sak with many parts."""

MAAL = """() => {
    const bilde = document.querySelector('#kildepanel .sidebilde img'), boks = bilde.parentElement;
    const merke = [bilde.dataset.venstre * bilde.clientWidth - boks.scrollLeft,
                   bilde.dataset.topp * bilde.clientHeight - boks.scrollTop];
    return {boks: [boks.clientWidth, boks.clientHeight], merke,
            bilde: [bilde.clientWidth, bilde.clientHeight]};
}"""
"""The size of the picture and of the box that it is seen in, and where in the box the mark is."""


def tegnet(side: Any) -> dict[str, list[float]]:
    """The measures of the page's picture once it is there."""
    side.wait_for_function("""() => {
        const bilde = document.querySelector('#kildepanel:not([aria-busy]) img');
        return bilde?.complete && bilde.naturalWidth > 0;
    }""")
    return side.evaluate(MAAL)  # type: ignore[no-any-return]


def i_panelet(side: Any, lenke: str) -> None:
    """Follows a link within the panel, and waits for what it shows."""
    with side.expect_response(re.compile("/kilde/")):
        side.locator("#kildepanel").get_by_role("link", name=lenke).click()
    side.wait_for_function("!document.querySelector('#kildepanel').hasAttribute('aria-busy')")


@pytest.mark.treg
def test_paa_telefon_kan_det_merkede_leses_med_en_gang(chromium: Any, adresse: str) -> None:
    with leser(chromium, adresse, TELEFON) as side:
        apne(side, f"{adresse}{SAK}")
        sett: list[float] = []
        for nr in range(side.locator("#saken h3 a.kilde").count()):
            side.locator("#saken h3 a.kilde").nth(nr).click()
            m = tegnet(side)
            # 11 points of an A4 page are 9 pixels or more, and the box alone rolls sideways.
            assert 11 / 595 * m["bilde"][0] >= 9
            assert side.evaluate("document.documentElement.scrollWidth") <= TELEFON[0]
            assert 0 <= m["merke"][0] < 40
            assert 0 <= m["merke"][1] < m["boks"][1] - 60
            sett.append(m["merke"][1])
            side.keyboard.press("Escape")
            side.wait_for_function("location.hash === ''")
        assert len(sett) > 2


@pytest.mark.treg
def test_hele_siden_kan_ses_og_en_kommer_tilbake(chromium: Any, adresse: str) -> None:
    for storrelse in ((1280, 900), TELEFON):
        with leser(chromium, adresse, storrelse) as side:
            apne(side, f"{adresse}{SAK}")
            side.locator("#saken h3 a.kilde").first.click()
            forst = tegnet(side)
            if storrelse != TELEFON:
                assert forst["bilde"][0] == forst["boks"][0]
            i_panelet(side, "Hele siden")
            hel = tegnet(side)
            assert all(b <= r for b, r in zip(hel["bilde"], hel["boks"], strict=True))
            assert hel["bilde"][1] > 300
            assert alvorlige_feil(side) == []
            i_panelet(side, "Større")
            assert tegnet(side)["bilde"] == forst["bilde"]
            i_panelet(side, "Større")
            assert tegnet(side)["bilde"][0] == pytest.approx(1.4 * forst["bilde"][0], abs=2)


@pytest.mark.treg
def test_siden_for_seg_selv_kan_ogsaa_leses_paa_telefon(
    chromium: Any, adresse: str, eksempelmotor: Sokemotor
) -> None:
    d = eksempelmotor.lager.dokumenter()[0]
    with leser(chromium, adresse, TELEFON) as side:
        side.goto(f"{adresse}/kilde/{d.id}/1")
        assert side.locator("img").bounding_box()["width"] > TELEFON[0]
        assert side.evaluate("document.documentElement.scrollWidth") <= TELEFON[0]
