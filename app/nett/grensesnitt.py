"""The web application: the Gradio page at every view's address, the documents, and the rest of what
is served beside it. Nothing is fetched from other hosts."""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import ASGIApp

from app import vedtaksfiler
from app.brukere import okt_nokkel
from app.nett import dokumenter, enkel, helse, innlogging, strom
from app.nett.api import feltfeil, lag_api
from app.nett.grenser import EgenSide
from app.nett.kapasitet import SNART, FullKo
from app.nett.opplastingsvern import Opplastingsvern
from app.nett.ramme import Ramme, feilside, malform_i
from app.nett.side import I18N, lag_side
from app.nett.tjenester import lag_tjenester
from indeks.feil import SakssokFeil
from indeks.fil.filer import arsak
from indeks.oppsett import Oppsett
from sok.sokemotor import Sokemotor

STATISK = Path(__file__).with_name("statisk")


def lag_app(motor: Sokemotor, oppsett: Oppsett | None = None) -> ASGIApp:
    """The whole application, an ASGI application. Raises `SakssokFeil` for settings that would let
    anybody in."""
    oppsett = oppsett or Oppsett()
    innlogging.kontroller(oppsett.betrodd_hode, oppsett.vert)
    t = lag_tjenester(motor, oppsett)
    app = FastAPI(title="Sakssøk", docs_url=None, redoc_url=None, openapi_url=None)

    @app.exception_handler(FullKo)
    async def full(request: Request, feil: FullKo) -> HTMLResponse:
        html = feilside(request.scope, "feil_tittel", str(feil))
        return HTMLResponse(html, 503, {"Retry-After": SNART})

    @app.exception_handler(RequestValidationError)
    async def verdi(request: Request, feil: RequestValidationError) -> JSONResponse:
        return JSONResponse({"detail": feltfeil(feil, malform_i(request.scope))}, 422)

    app.include_router(dokumenter.lag_rute(t))
    app.include_router(helse.lag_rute(t))
    app.include_router(strom.lag_rute(t))
    app.include_router(enkel.lag_rute(t))
    app.include_router(innlogging.lag_rute(t.adgang))
    app.mount("/api", lag_api(t))
    app.include_router(vedtaksfiler.lag_rute(t))
    app.mount("/statisk", StaticFiles(directory=STATISK), name="statisk")
    gr.mount_gradio_app(
        app,
        lag_side(t),
        path="/",
        theme=tema(),
        i18n=I18N,
        # What goes wrong in us is no sentence for a reader; what we say ourselves is shown anyway.
        show_error=False,
        footer_links=[],
        max_file_size=oppsett.maks_opplasting_mb * 1024 * 1024,
        run_history=False,
    )
    vernet = EgenSide(Opplastingsvern(app, t.adgang))
    med_okt = SessionMiddleware(
        innlogging.Port(Ramme(helse.Talt(vernet, t.maaling)), t.adgang),
        okt_nokkel(t.lager.mappe),
        session_cookie="sakssok_okt",
        max_age=innlogging.VARIGHET,
        same_site="lax",
    )
    return innlogging.BareHttps(med_okt)


def tema() -> Any:
    """Calm and plain: the system's own fonts, one colour."""
    tema = gr.themes.Base(
        primary_hue="cyan",
        neutral_hue="slate",
        radius_size="sm",
        font=["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    )
    # White on the hue's own middle tone is too faint to read (WCAG 2.1, 1.4.3).
    return tema.set(
        button_primary_background_fill="#0a5c6b",
        button_primary_background_fill_hover="#084854",
        button_primary_background_fill_dark="#0a5c6b",
        button_primary_text_color="#ffffff",
    )


def start(motor: Sokemotor, oppsett: Oppsett) -> None:
    """Serves until interrupted, at the address printed. Raises `SakssokFeil` as `lag_app`, and for
    an address that cannot be served at."""
    vert, port = oppsett.vert, oppsett.port
    app = lag_app(motor, oppsett)
    with _lytt(vert, port) as lytter, suppress(KeyboardInterrupt):
        # The first question must not wait for what is only loaded once.
        motor.sok("varm opp")
        print(f"Sakssøk er klar på http://{vert}:{port} (avslutt med Ctrl+C)", flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([lytter])


def _lytt(vert: str, port: int) -> socket.socket:
    try:
        (familie, *_), *_ = socket.getaddrinfo(vert, port, type=socket.SOCK_STREAM)
        return socket.create_server((vert, port), family=familie)
    except (OSError, UnicodeError) as feil:
        if isinstance(feil, socket.gaierror | UnicodeError):
            grunn = "adressen finnes ikke"
        else:
            grunn = arsak(feil)
        raise SakssokFeil(
            f"Sakssøk kan ikke svare på {vert}:{port} ({grunn}); velg en annen adresse med --vert "
            "eller en annen port med --port."
        ) from feil
