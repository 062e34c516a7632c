"""Serves the application and drives it in a real Chromium, for the tests of the interface."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn

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
SKJERM, TELEFON = (1280, 900), (390, 844)


@contextmanager
def servert(app: Any) -> Iterator[str]:
    """The address of an ASGI application, served at a free port."""
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    tjener = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    trad = threading.Thread(target=tjener.run, daemon=True)
    trad.start()
    slutt = time.monotonic() + 60
    while not tjener.started and time.monotonic() < slutt:
        time.sleep(0.1)
    assert tjener.started
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        tjener.should_exit = True
        trad.join(20)


@contextmanager
def nettleser() -> Iterator[Any]:
    """A headless Chromium; skips, saying so, where there is none."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; this test needs it (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=list(VALG))
        yield chromium
        chromium.close()


_FORLATT = "AbortError: signal is aborted without reason"
"""What Gradio's client says now and then when a page is left: it closes its own stream."""


def ny_side(chromium: Any, adresse: str, storrelse: tuple[int, int] = SKJERM, **valg: Any) -> Any:
    """A page of its own, with what went wrong in it, and what it fetched elsewhere, under
    `feil`."""
    kontekst = chromium.new_context(
        viewport={"width": storrelse[0], "height": storrelse[1]},
        permissions=["clipboard-read", "clipboard-write"],
        **valg,
    )
    side = kontekst.new_page()
    feil: list[str] = []

    def galt(tekst: str) -> None:
        if not tekst.startswith(_FORLATT):
            feil.append(tekst)

    side.on("pageerror", lambda e: galt(str(e)))
    side.on("console", lambda m: galt(m.text) if m.type == "error" else None)
    side.on(
        "request",
        lambda r: (
            None
            if r.url.startswith((adresse, "data:", "blob:"))
            else feil.append(f"fetched from elsewhere: {r.url}")
        ),
    )
    side.feil = feil
    return side


BREDDER = {"params": [SKJERM, TELEFON], "ids": ["skjerm", "telefon"]}
"""What a fixture is given that every test is to see at both widths."""


@contextmanager
def leser(chromium: Any, adresse: str, storrelse: tuple[int, int]) -> Iterator[Any]:
    """A new reader's page, closed afterwards; nothing may have gone wrong in it."""
    side = ny_side(chromium, adresse, storrelse)
    yield side
    feil = list(side.feil)
    side.context.close()
    assert not feil, f"this went wrong in the page: {feil}"


def apne(side: Any, adresse: str) -> None:
    """Goes to an address, and waits for its view to be filled in."""
    side.goto(adresse)
    vent(side)


def vent(side: Any) -> None:
    """Waits for the view under way."""
    side.wait_for_function("document.documentElement.dataset.klar !== undefined", timeout=60_000)


def spor(side: Any, sporsmal: str) -> None:
    """Asks as a reader does, and waits for the answer."""
    side.evaluate("() => { delete document.documentElement.dataset.klar }")
    side.get_by_label("Spørsmål").fill(sporsmal)
    side.keyboard.press("Enter")
    vent(side)


def klikk(side: Any, hva: Any) -> None:
    """Follows a link to a view, and waits for it."""
    side.evaluate("() => { delete document.documentElement.dataset.klar }")
    hva.click()
    vent(side)


def alvorlige_feil(side: Any) -> list[str]:
    """What axe-core finds serious or critical on a page, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        f"{brudd['impact']} {brudd['id']}: {node['html'][:160]}"
        for brudd in Axe().run(side).response["violations"]
        if brudd["impact"] in ("serious", "critical")
        for node in brudd["nodes"]
    ]
