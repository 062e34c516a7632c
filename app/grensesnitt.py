"""The web application: the Gradio page at every view's address, the documents, and the rest of what
is served beside it. Nothing is fetched from other hosts."""

import os
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from app import dokumenter, vedtaksfiler
from app.opplastingsvern import Opplastingsvern
from app.ramme import Ramme
from app.side import I18N, lag_side
from app.tjenester import Tjenester, lag_tjenester
from sok.sokemotor import Sokemotor

STATISK = Path(__file__).with_name("statisk")


def lag_app(motor: Sokemotor, tjenester: Tjenester | None = None) -> Ramme:
    """The whole application, an ASGI application."""
    t = tjenester or lag_tjenester(motor)
    app = FastAPI(title="Sakssøk", docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(dokumenter.lag_rute(t.lager))
    app.include_router(vedtaksfiler.lag_rute(t))
    app.mount("/statisk", StaticFiles(directory=STATISK), name="statisk")
    gr.mount_gradio_app(
        app,
        lag_side(t),
        path="/",
        theme=tema(),
        i18n=I18N,
        show_error=True,
        footer_links=[],
        max_file_size=t.maks_mb * 1024 * 1024,
        run_history=False,
    )
    return Ramme(Opplastingsvern(app, t))


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


def start(motor: Sokemotor, *, vert: str, port: int) -> None:
    """Serves until interrupted, at the address printed."""
    app = lag_app(motor)
    # The first question must not wait for what is only loaded once.
    motor.sok("varm opp")
    print(f"Sakssøk er klar på http://{vert}:{port} (avslutt med Ctrl+C)", flush=True)
    uvicorn.run(app, host=vert, port=port, log_level="warning")
