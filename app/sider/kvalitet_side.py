"""The evaluation's part of the Gradio page."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from app.adresse import Adresse
from app.nett.tjenester import Tjenester
from app.sider.felles import Sidedel
from app.sider.kvalitet import vis_kvalitet
from app.sider.plott import stolpediagram, tegnforklaring, vis_stolper
from app.tekster import Malform, tekst


def bygg(t: Tjenester, i18n: gr.I18n) -> Sidedel:
    """The figures, the plot, and the tables that say the same."""
    with gr.Column(elem_id="visning-kvalitet", visible=False) as kolonne:
        hode = gr.HTML(elem_id="kvalitetshode", apply_default_css=False)
        plott = stolpediagram(i18n("kval_plott"), "kvalitetsplott")
        tabeller = gr.HTML(elem_id="kvalitetstabeller", apply_default_css=False)

    def fyll(_: Adresse, malform: Malform) -> tuple[Sequence[Any], str]:
        s = vis_kvalitet(t, malform)
        return [
            s.hode,
            vis_stolper(
                [(x.type, x.andel, x.plass) for x in s.stolper],
                (
                    tekst(malform, "kval_type"),
                    tekst(malform, "kval_andel"),
                    tekst(malform, "kval_plass"),
                ),
                farger=tegnforklaring(s.serier),
                y_til=100,
            ),
            s.tabeller,
        ], ""

    return Sidedel(kolonne, [hode, plott, tabeller], fyll)
