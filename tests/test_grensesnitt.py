"""Siden i nettleseren: spørsmål, filtre, svar med kilder, og PDF-en ett klikk unna."""

import json
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import uvicorn

from sok.sokemotor import Sokemotor

pytestmark = pytest.mark.treg

CHROMIUM = next(
    (
        sti
        for navn in ("chromium", "chromium-browser", "google-chrome")
        if (sti := shutil.which(navn))
    ),
    None,
)
VALG = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def adresse(motor: Sokemotor) -> Iterator[str]:
    """The application, served at a free port."""
    from app.grensesnitt import lag_app

    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    tjener = uvicorn.Server(
        uvicorn.Config(lag_app(motor), host="127.0.0.1", port=port, log_level="error")
    )
    trad = threading.Thread(target=tjener.run, daemon=True)
    trad.start()
    slutt = time.monotonic() + 60
    while not tjener.started and time.monotonic() < slutt:
        time.sleep(0.1)
    assert tjener.started
    yield f"http://127.0.0.1:{port}"
    tjener.should_exit = True
    trad.join(20)


@pytest.fixture(scope="module", params=[(1280, 900), (390, 844)], ids=["skjerm", "telefon"])
def side(request: pytest.FixtureRequest, adresse: str) -> Iterator["object"]:
    """A page in headless Chromium, with what went wrong in it under `feil`."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; this test needs it (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        nettleser = p.chromium.launch(executable_path=CHROMIUM, args=list(VALG))
        bredde, hoyde = request.param
        side = nettleser.new_page(viewport={"width": bredde, "height": hoyde})
        feil: list[str] = []
        side.on("pageerror", lambda e: feil.append(str(e)))
        side.on(
            "request",
            lambda r: (
                None
                if r.url.startswith((adresse, "data:", "blob:"))
                else feil.append(f"fetched from elsewhere: {r.url}")
            ),
        )
        side.goto(adresse)
        side.get_by_label("Spørsmål").wait_for()
        side.feil = feil
        yield side
        nettleser.close()


def spor(side, sporsmal: str) -> None:  # type: ignore[no-untyped-def]
    """Asks, and waits for the answer to this question."""
    side.evaluate("() => document.querySelectorAll('#svar .svar').forEach(e => e.remove())")
    side.get_by_label("Spørsmål").fill(sporsmal)
    side.keyboard.press("Enter")
    side.wait_for_selector("#svar .svar", timeout=60_000)


def test_enter_gir_svar_med_nummererte_kilder(side) -> None:  # type: ignore[no-untyped-def]
    spor(side, "Hva ble vedtatt om svømmehallen i kommunestyret?")
    svar = side.locator("#svar .svar")
    assert "Tomta ved kaia" in svar.inner_text()
    kilde = svar.locator("ol.kilder a").first
    assert "Kommunestyret 28.03.2023, sak 18/23, vedtak" in kilde.inner_text()
    assert re.search(
        r"/dok/\d+/kommunestyret-2023-03-28\.pdf#page=2$", kilde.evaluate("a => a.href")
    )
    assert side.locator("article.treff").count() == 10
    assert side.locator("article.treff mark").count() >= 1


def test_siden_er_norsk_og_henter_ikke_noe_utenfra(side) -> None:  # type: ignore[no-untyped-def]
    assert side.evaluate("document.documentElement.lang") == "nb"
    assert side.title() == "Sakssøk"
    assert side.feil == []


def test_siden_faar_plass_i_bredden(side) -> None:  # type: ignore[no-untyped-def]
    spor(side, "svømmehall")
    bredde = side.viewport_size["width"]
    assert side.evaluate("document.documentElement.scrollWidth") <= bredde


def test_filtrene_gjelder(side) -> None:  # type: ignore[no-untyped-def]
    side.get_by_label("Til dato").fill("31.12.2022")
    spor(side, "Hva ble vedtatt?")
    assert "oppvekst-2022-04-12.pdf" in side.locator("#treff").inner_text()
    assert "kommunestyret-2023" not in side.locator("#treff").inner_text()
    side.get_by_label("Til dato").fill("")


def test_en_umulig_dato_gir_en_norsk_setning(side) -> None:  # type: ignore[no-untyped-def]
    side.get_by_label("Fra dato").fill("31.02.2023")
    side.get_by_label("Spørsmål").fill("svømmehall")
    side.keyboard.press("Enter")
    side.get_by_text("ikke en gyldig dato").first.wait_for(timeout=30_000)
    side.get_by_label("Fra dato").fill("")


def test_det_som_ikke_finnes_sier_siden_fra_om(side) -> None:  # type: ignore[no-untyped-def]
    spor(side, "Hva er oppskriften på fiskesuppe?")
    assert "ikke noe sikkert svar" in side.locator("#svar").inner_text()
    assert "Nærmeste passasjer" in side.locator("#treff").inner_text()


def test_dokumentet_serveres_etter_identitet(motor: Sokemotor, adresse: str) -> None:
    for d in motor.lager.dokumenter():
        with urlopen(f"{adresse}/dok/{d.id}/{d.navn}") as svar:
            assert svar.headers["Content-Type"] == "application/pdf"
            assert svar.read()[:5] == b"%PDF-"


@pytest.mark.parametrize("sti", ["/dok/9999/x.pdf", "/dok/1/../../../etc/passwd", "/dok/a/b.pdf"])
def test_annet_enn_indekserte_dokumenter_serveres_ikke(adresse: str, sti: str) -> None:
    with pytest.raises(HTTPError) as feil:
        urlopen(adresse + sti)
    assert feil.value.code in (404, 422)


def test_en_fil_som_er_endret_siden_serveres_ikke(
    motor: Sokemotor, adresse: str, papirer: Path
) -> None:
    (d,) = [d for d in motor.lager.dokumenter() if d.navn.startswith("oppvekst")]
    fil = papirer / d.navn
    gammel = fil.read_bytes()
    try:
        fil.write_bytes(gammel + b"\n")
        with pytest.raises(HTTPError) as feil:
            urlopen(f"{adresse}/dok/{d.id}/{d.navn}")
        assert feil.value.code == 410
        assert "indekser på nytt" in json.loads(feil.value.read())["detail"]
    finally:
        fil.write_bytes(gammel)
