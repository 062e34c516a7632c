"""The sak's part of the Gradio page."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from app.adresse import Adresse
from app.nett.tjenester import Tjenester
from app.sider.felles import Sidedel
from app.sider.sak import vis_sak
from app.tekster import Malform


def bygg(t: Tjenester) -> Sidedel:
    """Where the sak is shown."""
    with gr.Column(elem_id="visning-sak", visible=False) as kolonne:
        saken = gr.HTML(elem_id="saken", apply_default_css=False)

    def fyll(a: Adresse, malform: Malform) -> tuple[Sequence[Any], str]:
        html, tittel = vis_sak(a, t, malform)
        return [html], tittel

    return Sidedel(kolonne, [saken], fyll)
