"""The list of vedtak's part of the Gradio page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from app.adresse import Adresse, les_adresse, skriv_adresse
from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider.felles import SEND_JS, Sidedel, datofelt, felt_js
from app.sider.vedtak import Vedtaksside, vis_vedtak
from app.tekster import Malform
from indeks.datoer import krev_dato, vis_dato
from indeks.feil import SakssokFeil


def bygg(t: Tjenester, i18n: gr.I18n) -> Sidedel:
    """What is at a glance, the fields that are not a click, and the list."""
    with gr.Column(elem_id="visning-vedtak", visible=False) as kolonne:
        hode = gr.HTML(elem_id="vedtakshode", apply_default_css=False)
        with (
            gr.Accordion(i18n("liste_felt"), open=False, elem_id="listefelt"),
            gr.Row(equal_height=True, elem_classes="sokerad"),
        ):
            person = gr.Dropdown(
                choices=[""],
                label=i18n("representant"),
                info=i18n("representant_hjelp"),
                allow_custom_value=True,
                scale=3,
                min_width=200,
                elem_id="representant",
            )
            fra = datofelt(i18n("fra_dato"), "listefra", 110)
            til = datofelt(i18n("til_dato"), "listetil", 110)
            knapp = gr.Button(i18n("vis_listen"), variant="primary", scale=1, min_width=90)
        listen = gr.HTML(elem_id="vedtaksliste", apply_default_css=False)
    sted = gr.Textbox(visible=False)
    malform = gr.Textbox(visible=False)
    adresse = gr.Textbox(visible=False)

    def fyll(a: Adresse, malform: Malform) -> tuple[Sequence[Any], str]:
        try:
            s = vis_vedtak(a, t, malform)
        except SakssokFeil as feil:
            s = Vedtaksside("", vis("feil", malform, melding=str(feil)))
        # A last name alone may be anybody's; whoever means it can write it.
        navn = [v.verdi for v in t.vedtak.representanter() if len(v.verdi.split()) > 1]
        valgt = a.forslagsstiller or ""
        return [
            s.hode,
            gr.update(choices=list(dict.fromkeys(["", *navn, valgt])), value=valgt),
            vis_dato(a.fra) if a.fra else "",
            vis_dato(a.til) if a.til else "",
            s.liste,
        ], a.forslagsstiller or ""

    def velg(
        person: str | None, fra: str, til: str, sted: str, malform: Malform
    ) -> tuple[str, Any]:
        """The address of the list with what the fields say; no address, and what is wrong in the
        list's place, where they say what cannot be."""
        try:
            a = les_adresse(sted)
            ny = replace(
                a,
                visning="vedtak",
                forslagsstiller=(person or "").strip() or None,
                fra=krev_dato(fra) if fra.strip() else None,
                til=krev_dato(til) if til.strip() else None,
                side=1,
            )
            if ny.forslagsstiller != a.forslagsstiller:
                # Decisions and reports are nobody's own.
                ny = replace(ny, slag=None, status=None, orden=None)
            return skriv_adresse(ny), gr.skip()
        except SakssokFeil as feil:
            return "", vis("feil", malform, melding=str(feil))

    gr.on(
        [person.input, fra.submit, til.submit, knapp.click],
        velg,
        [person, fra, til, sted, malform],
        [adresse, listen],
        js=f"(p, listefra, listetil) => [p, {felt_js('listefra')}, {felt_js('listetil')}, "
        f"{SEND_JS}]",
        api_visibility="private",
        trigger_mode="always_last",
        queue=False,
    ).then(None, [adresse], js="(a) => window.sakssok.listet(a)")
    return Sidedel(kolonne, [hode, person, fra, til, listen], fyll)
