"""The search's part of the Gradio page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from app.adresse import STANDARD_ANTALL, Adresse, les_adresse, skriv_adresse
from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider.felles import MODELLKO, MODELLKO_BREDDE, SEND_JS, Sidedel, datofelt, felt_js, meldt
from app.sider.sok import Sokeside, vis_forside, vis_sok
from app.tekster import Malform, tekst
from indeks.datoer import krev_dato, vis_dato
from indeks.feil import SakssokFeil
from sok.sporsmal.sporring import MAKS_SPORSMAL, rens_sporsmal


def bygg(t: Tjenester, i18n: gr.I18n) -> Sidedel:
    """The question's field, the dates, and where the answer comes."""
    with gr.Column(elem_id="visning-sok") as kolonne:
        with gr.Row(elem_classes="sokerad", equal_height=True):
            sporsmal = gr.Textbox(
                value="",
                label=i18n("sporsmal"),
                placeholder=i18n("sporsmal_plass"),
                max_lines=4,
                scale=5,
                elem_id="sporsmal",
                html_attributes=gr.InputHTMLAttributes(enterkeyhint="search"),
            )
            knapp = gr.Button(i18n("sok_knapp"), variant="primary", scale=1, min_width=90)
        with gr.Accordion(i18n("periode_tittel"), open=False, elem_id="periode"), gr.Row():
            fra = datofelt(i18n("fra_dato"), "fra", 120)
            til = datofelt(i18n("til_dato"), "til", 120)
        svaret = gr.HTML(elem_id="svar", apply_default_css=False)
        filtrene = gr.HTML(elem_id="filtre", apply_default_css=False)
        treffene = gr.HTML(elem_id="treff", apply_default_css=False)
    sted = gr.Textbox(visible=False)
    malform = gr.Textbox(visible=False)
    adresse = gr.Textbox(visible=False)

    def fyll(a: Adresse, malform: Malform) -> tuple[Sequence[Any], str]:
        try:
            s = _vis(a, t, malform)
        except SakssokFeil as feil:
            s = _feil(str(feil), malform)
        if s.videre:
            s = replace(s, svar=vis("videre", malform, adresse=s.videre))
        fra, til = (vis_dato(d) if d else "" for d in (a.fra, a.til))
        return (a.q, fra, til, s.svar, s.filtre, s.treff), a.q

    def sok(
        sporsmal: str, fra: str, til: str, sted: str, malform: Malform
    ) -> tuple[str, str, str, str]:
        """Answers a question, and says which address shows it."""
        if len(sporsmal) > MAKS_SPORSMAL:
            s = _feil(tekst(malform, "sporsmal_for_langt", maks=MAKS_SPORSMAL), malform)
            return s.svar, s.filtre, s.treff, ""
        try:
            a = replace(
                les_adresse(sted),
                visning="sok",
                q=rens_sporsmal(sporsmal),
                fra=krev_dato(fra) if fra.strip() else None,
                til=krev_dato(til) if til.strip() else None,
                antall=STANDARD_ANTALL,
            )
            with meldt(malform, SakssokFeil):
                s = _vis(a, t, malform)
        except SakssokFeil as feil:
            # What was written stands, with what is wrong under it.
            s = _feil(str(feil), malform)
            return s.svar, s.filtre, s.treff, ""
        return s.svar, s.filtre, s.treff, s.videre or skriv_adresse(a)

    gr.on(
        [sporsmal.submit, fra.submit, til.submit, knapp.click],
        sok,
        [sporsmal, fra, til, sted, malform],
        [svaret, filtrene, treffene, adresse],
        js=f"(q, fra, til) => [q, {felt_js('fra')}, {felt_js('til')}, {SEND_JS}]",
        api_name="side_sok",
        # Who asks again while a question waits means the last one.
        trigger_mode="always_last",
        show_progress_on=svaret,
        api_visibility="private",
        concurrency_id=MODELLKO,
        concurrency_limit=MODELLKO_BREDDE,
    ).then(None, [adresse], js="(a) => window.sakssok.vist(a)")
    return Sidedel(kolonne, [sporsmal, fra, til, svaret, filtrene, treffene], fyll)


def _vis(a: Adresse, t: Tjenester, malform: Malform) -> Sokeside:
    """What an address shows. Raises `SakssokFeil` as `vis_sok`."""
    return vis_sok(a, t, malform) if a.q else vis_forside(t, malform)


def _feil(melding: str, malform: Malform) -> Sokeside:
    """What is wrong with what was asked, where the answer would stand."""
    return Sokeside(vis("feil", malform, melding=melding), "", "")
