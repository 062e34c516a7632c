"""The part of the Gradio page that finds precedents."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from app.adresse import MAKS_LIMT, Adresse, med_limt, skriv_adresse
from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider.felles import MODELLKO, MODELLKO_BREDDE, Sidedel, datofelt, meldt
from app.sider.presedens import (
    MAKS_MB,
    Presedensside,
    grunnlag_av_fil,
    vis_funn,
    vis_presedens,
)
from app.tekster import Malform, tekst
from indeks.datoer import krev_dato, vis_dato
from indeks.feil import SakssokFeil
from sok.saker.presedens import MAKS_TEKST


def bygg(t: Tjenester, i18n: gr.I18n) -> Sidedel:
    """A sak, a text or a file, a date, and the saker that resemble it."""
    with gr.Column(elem_id="visning-presedens", visible=False) as kolonne:
        hode = gr.HTML(apply_default_css=False)
        with gr.Tabs(elem_id="presedensvalg", selected="sak") as faner:
            with gr.Tab(i18n("pres_fane_sak"), id="sak"):
                sak = gr.Textbox(
                    value="",
                    label=i18n("pres_sak"),
                    placeholder=i18n("pres_sak_plass"),
                    max_lines=1,
                    elem_id="presedenssak",
                )
            with gr.Tab(i18n("pres_fane_tekst"), id="tekst"):
                limt = gr.Textbox(
                    label=i18n("pres_tekst"),
                    placeholder=i18n("pres_tekst_plass"),
                    info=i18n("pres_tekst_hjelp"),
                    lines=6,
                    max_lines=14,
                    elem_id="presedenstekst",
                )
            with gr.Tab(i18n("pres_fane_fil"), id="fil"):
                filfelt = gr.HTML(apply_default_css=False)
        with gr.Row(elem_classes="sokerad", equal_height=True):
            for_ = datofelt(i18n("pres_for"), "presedensdato", 200, scale=3)
            knapp = gr.Button(
                i18n("pres_finn"),
                variant="primary",
                scale=1,
                min_width=180,
                elem_id="presedensknapp",
            )
        funn = gr.HTML(elem_id="presedenser", apply_default_css=False)
        hent = gr.Button(visible="hidden", elem_id="hent-presedenser")
    # What the browser says with the event; the reader never sees them.
    fane = gr.Textbox(visible=False)
    fil = gr.Textbox(visible=False)
    filnavn = gr.Textbox(visible=False)
    malform = gr.Textbox(visible=False)
    adresse = gr.Textbox(visible=False)

    def fyll(a: Adresse, malform: Malform) -> tuple[Sequence[Any], str]:
        feil = ""
        try:
            s = vis_presedens(a, t, malform)
        except SakssokFeil as mangel:
            s, feil = Presedensside("", a, sak=a.sak or ""), str(mangel)
        return (
            vis("presedenshode", malform),
            gr.update(selected="sak" if a.sak else "tekst") if a.sak or a.tekst else gr.skip(),
            s.sak,
            # A field of a tab that was never opened gets its value once it is, over what a reader
            # may have written in it by then.
            a.tekst or gr.skip(),
            vis("presedensfil", malform, maks_mb=MAKS_MB),
            vis_dato(a.for_) if a.for_ else "",
            vis("presedensfeil", malform, feil=feil) if feil else s.html,
        ), s.tittel

    def finn(
        fane: str, sak: str, limt: str, fil: str, filnavn: str, for_: str, malform: Malform
    ) -> tuple[str, str]:
        """The saker that resemble, and the address that shows them again where one can. What
        another tab's field holds is not looked at."""
        a = Adresse("presedens", sak=sak.strip() if fane == "sak" else None)
        try:
            with meldt(malform, SakssokFeil):
                a = a.med(for_=krev_dato(for_) if for_.strip() else None)
                s = _finn(a, fane, limt, fil, filnavn, malform)
        except SakssokFeil as feil:
            # In the page, where it stays: a message that goes away is read by few.
            return vis("presedensfeil", malform, feil=str(feil)), skriv_adresse(a.med(sak=None))
        return s.html, skriv_adresse(s.adresse)

    def _finn(
        a: Adresse, fane: str, limt: str, fil: str, filnavn: str, malform: Malform
    ) -> Presedensside:
        if fane == "fil":
            if not filnavn:
                raise SakssokFeil(tekst(malform, "pres_mangler_fil"))
            s = vis_funn(a, grunnlag_av_fil(fil, filnavn, t, malform), t, malform)
            return _med_merknad(s, tekst(malform, "pres_uten_adresse_fil"), malform)
        if fane == "sak":
            if not a.sak:
                raise SakssokFeil(tekst(malform, "pres_mangler_sak"))
            return vis_presedens(a, t, malform)
        if not limt.strip():
            raise SakssokFeil(tekst(malform, "pres_mangler_tekst"))
        if len(limt) > MAKS_TEKST:
            raise SakssokFeil(tekst(malform, "pres_for_lang", tegn=MAKS_TEKST))
        s = vis_funn(med_limt(a, limt), t.presedens.fra_tekst(limt), t, malform, limt=True)
        if s.adresse.tekst:
            return s
        return _med_merknad(s, tekst(malform, "pres_uten_adresse", maks=MAKS_LIMT), malform)

    def _med_merknad(s: Presedensside, merknad: str, malform: Malform) -> Presedensside:
        return replace(s, html=s.html + vis("presedensmerknad", malform, merknad=merknad))

    gr.on(
        [knapp.click, sak.submit, for_.submit],
        finn,
        [fane, sak, limt, fil, filnavn, for_, malform],
        [funn, adresse],
        js="(_, sak, limt, _f, _n, dato) => window.sakssok.presedens(sak, limt, dato)",
        api_visibility="private",
        trigger_mode="always_last",
        show_progress_on=funn,
        concurrency_id=MODELLKO,
        concurrency_limit=MODELLKO_BREDDE,
    ).then(None, [adresse], js="(a) => window.sakssok.vistPresedens(a)")
    # What a file or a long text gave has no address; the browser alone has it, for who goes back.
    hent.click(
        None,
        None,
        funn,
        js="() => window.sakssok.gjemtPresedens()",
        api_visibility="private",
        show_progress="hidden",
    )
    return Sidedel(kolonne, [hode, faner, sak, limt, filfelt, for_, funn], fyll)
