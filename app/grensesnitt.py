"""The Gradio page: a question, filters, an answer with numbered sources, and the passages.

Gradio is mounted on FastAPI, which also serves the documents themselves, by identity and never by
path. Nothing is fetched from other hosts.
"""

import hashlib
import os
import re
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

from app.visning import vis_beskjed, vis_svar, vis_treff
from indeks.datoer import krev_dato
from indeks.feil import SakssokFeil
from indeks.lager import Lager
from sok.sokemotor import Sokemotor
from sok.sporring import Filter

STIL = Path(__file__).with_name("stil.css").read_text(encoding="utf-8")
_SPRAK = "<script>document.documentElement.lang = 'nb';</script>"
_FASTE_SAKER = re.compile(
    r"(?i)^(?:godkjenning|referat|orientering|meldinger|meldingar|spørsmål|eventuelt|innkalling)"
)


def eksempler(lager: Lager, antall: int = 3) -> list[str]:
    """Questions that this archive answers: what was decided in its latest saker with a vedtak."""
    titler: dict[str, None] = {}
    saker = (b for b in lager.behandlinger() if b.dato and any(d.slag == "vedtak" for d in b.deler))
    for b in sorted(saker, key=lambda b: (b.dato, b.id), reverse=True):
        if b.sakstittel and 12 <= len(b.sakstittel) <= 45 and not _FASTE_SAKER.match(b.sakstittel):
            titler[b.sakstittel] = None
    return [f"Hva ble vedtatt i «{tittel}»?" for tittel in list(titler)[:antall]]


def lag_side(motor: Sokemotor) -> gr.Blocks:
    """The page, over one search engine."""
    navn = sorted(set(motor.lager.utvalg().values()), key=str.lower)

    def svar_pa(
        sporsmal: str, utvalg: list[str], fra: str, til: str, antall: float
    ) -> tuple[str, str]:
        if not sporsmal.strip():
            return (
                vis_beskjed("Skriv et spørsmål i feltet og trykk Enter."),
                "",
            )
        try:
            filter_ = Filter(
                tuple(utvalg),
                krev_dato(fra) if fra.strip() else None,
                krev_dato(til) if til.strip() else None,
            ).kontroller()
            resultat = motor.sok(sporsmal, int(antall), filter_)
        except SakssokFeil as feil:
            raise gr.Error(str(feil), title="Det gikk ikke", print_exception=False) from feil
        return vis_svar(resultat), vis_treff(resultat)

    side: gr.Blocks
    with gr.Blocks(title="Sakssøk", analytics_enabled=False) as side:
        gr.HTML(
            '<header class="hode"><h1>Sakssøk</h1>'
            "<p>Hva er vedtatt, av hvem, og hvor står det? Svar med dokumentenes egne ord og "
            "henvisning til siden.</p></header>"
        )
        sporsmal = gr.Textbox(
            label="Spørsmål",
            placeholder="Still et spørsmål, eller skriv et saksnr",
            max_lines=3,
            autofocus=True,
        )
        with gr.Row():
            utvalg = gr.Dropdown(navn, multiselect=True, label="Utvalg", value=[])
            fra = gr.Textbox(label="Fra dato", placeholder="01.01.2023")
            til = gr.Textbox(label="Til dato", placeholder="31.12.2023")
            antall = gr.Slider(3, 30, value=10, step=1, label="Antall treff")
        knapp = gr.Button("Søk", variant="primary")
        if forslag := eksempler(motor.lager):
            gr.Examples([[e] for e in forslag], [sporsmal], label="Prøv for eksempel")
        svaret = gr.HTML(elem_id="svar")
        treffene = gr.HTML(elem_id="treff")
        felt = [sporsmal, utvalg, fra, til, antall]
        gr.on(
            [sporsmal.submit, knapp.click],
            svar_pa,
            felt,
            [svaret, treffene],
            api_name="sok",
            concurrency_limit=2,
        )
    return side


def lag_app(motor: Sokemotor) -> FastAPI:
    """The whole application: the documents' addresses, and the page at the root."""
    app = FastAPI(title="Sakssøk", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/dok/{dokument_id}/{navn}")
    def dokument(dokument_id: int, navn: str) -> FileResponse:
        rader = {d.id: d for d in motor.lager.dokumenter()}
        if dokument_id not in rader:
            raise HTTPException(404, "Dokumentet er ikke i indeksen.")
        for sti in motor.lager.stier_til(dokument_id):
            fil = Path(sti)
            # What is shown must be what was indexed, so a file that has changed since is not it.
            if fil.is_file() and _sha256(fil) == rader[dokument_id].sha256:
                return FileResponse(
                    fil,
                    media_type="application/pdf",
                    content_disposition_type="inline",
                    filename=rader[dokument_id].navn,
                )
        raise HTTPException(
            410, "Filen er flyttet eller endret siden den ble indeksert; indekser på nytt."
        )

    ferdig: FastAPI = gr.mount_gradio_app(
        app,
        lag_side(motor),
        path="/",
        theme=tema(),
        css=STIL,
        head=_SPRAK,
        show_error=True,
        footer_links=[],
    )
    return ferdig


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


def _sha256(fil: Path) -> str:
    with fil.open("rb") as innhold:
        return hashlib.file_digest(innhold, "sha256").hexdigest()


def start(motor: Sokemotor, *, vert: str, port: int) -> None:
    """Serves until interrupted, at the address printed."""
    app = lag_app(motor)
    # The first question must not wait for what is only loaded once.
    motor.sok("varm opp")
    print(f"Sakssøk er klar på http://{vert}:{port} (avslutt med Ctrl+C)", flush=True)
    uvicorn.run(app, host=vert, port=port, log_level="warning")
