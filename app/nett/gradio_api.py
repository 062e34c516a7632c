"""The search under a readable name in Gradio's own API, for those who use `gradio_client`."""

from typing import Any

import gradio as gr
from gradio.events import api

from app.nett.api import sokesvar_som_json
from app.nett.tjenester import Tjenester
from app.sider.felles import MODELLKO, MODELLKO_BREDDE
from indeks.datoer import krev_dato
from indeks.feil import SakssokFeil
from sok.sporsmal.sporring import MAKS_SPORSMAL, Filter


def bygg(t: Tjenester) -> None:
    """Adds the endpoint `/sok` to the page that is being built."""

    def sok(
        sporsmal: str,
        antall: int = 10,
        utvalg: list[str] | None = None,
        fra: str = "",
        til: str = "",
    ) -> dict[str, Any]:
        """Svar med kilder på et spørsmål: det samme som GET /api/sok."""
        try:
            if not isinstance(sporsmal, str) or len(sporsmal) > MAKS_SPORSMAL:
                raise SakssokFeil(f"Spørsmålet skal være tekst på høyst {MAKS_SPORSMAL} tegn.")
            if not isinstance(antall, int) or not 1 <= antall <= 100:
                raise SakssokFeil("«antall» må være fra 1 til 100.")
            filter_ = Filter(
                tuple(str(u)[:200] for u in (utvalg or ())[:20]),
                krev_dato(fra) if fra else None,
                krev_dato(til) if til else None,
            ).kontroller()
            t.utvalg.krev(filter_.utvalg)
            with t.plass("sok"):
                return sokesvar_som_json(t.motor.sok(sporsmal, antall, filter_), t)
        except SakssokFeil as feil:
            raise gr.Error(str(feil), print_exception=False) from feil

    api(
        sok,
        api_name="sok",
        concurrency_id=MODELLKO,
        concurrency_limit=MODELLKO_BREDDE,
    )
