"""The Gradio page: its frame, its views, and how an address decides what is seen.

One event, `naviger`, fills in the view that an address names; the browser (`statisk/sakssok.js`)
runs it when the page is opened, a link is followed, or the reader goes back. What a view does
beside that, it does in its own module (`app.sider`).
"""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from app.adresse import Visning, les_adresse
from app.nett import gradio_api
from app.nett.gradioord import for_gradio
from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider import (
    arkivet_side,
    kvalitet_side,
    presedens_side,
    sak_side,
    sok_side,
    vedtak_side,
)
from app.sider.felles import MODELLKO, MODELLKO_BREDDE, STED_JS, Sidedel, meldt
from app.tekster import Malform, tekst

I18N = gr.I18n(nb=for_gradio("nb"), nn=for_gradio("nn"))

MAKS_I_KO = 200
"""Events that may wait in Gradio's queue; the page says so to those that come then."""

_RYDDES_HVERT = 600
_RYDDES_ETTER = 3600
"""Seconds: so often Gradio's own copies of what was sent are looked over, and so old they are when
they go."""


def lag_side(t: Tjenester) -> gr.Blocks:
    """The page over one index."""
    side: gr.Blocks
    with gr.Blocks(
        title=t.oppsett.navn or "Sakssøk",
        analytics_enabled=False,
        # What was sent and never added, as when the browser was closed.
        delete_cache=(_RYDDES_HVERT, _RYDDES_ETTER),
    ) as side:
        hode = gr.HTML(_hode(t, "sok", "nb", ""), elem_id="hode", apply_default_css=False)
        # What the browser says with every event; the reader never sees them.
        sted = gr.Textbox(visible=False)
        malform = gr.Textbox(visible=False)
        naviger = gr.Button(visible="hidden", elem_id="naviger")
        with gr.Column(elem_id="hovedinnhold"):
            deler: dict[Visning, Sidedel] = {
                "sok": sok_side.bygg(t, I18N),
                "sak": sak_side.bygg(t),
                "presedens": presedens_side.bygg(t, I18N),
                "vedtak": vedtak_side.bygg(t, I18N),
                "arkivet": arkivet_side.bygg(t, I18N),
                "kvalitet": kvalitet_side.bygg(t, I18N),
            }
        ut = [hode, *(d.kolonne for d in deler.values())]
        for d in deler.values():
            ut += [*d.ut, *d.for_endring, *d.i_stedet]

        for hendelse, apnet in ((side.load, True), (naviger.click, False)):
            hendelse(
                _navigering(t, deler, apnet),
                [sted, malform],
                ut,
                js=f"() => [{STED_JS}]",
                api_visibility="private",
                show_progress="hidden",
                # Who goes back twice at once wants the last one.
                trigger_mode="always_last",
                concurrency_id=MODELLKO,
                concurrency_limit=MODELLKO_BREDDE,
            ).then(None, js="() => window.sakssok.ferdig()")
        gradio_api.bygg(t)
    side.queue(max_size=MAKS_I_KO)
    return side


def _hode(
    t: Tjenester, valgt: Visning, malform: Malform, tittel: str, bruker: str | None = None
) -> str:
    navn = t.oppsett.navn or tekst(malform, "tittel")
    return vis(
        "hode",
        malform,
        navn=navn,
        valgt=valgt,
        sidetittel=f"{tittel} – {navn}",
        bruker=bruker,
        kan_logge_inn=t.oppsett.opplasting and not t.oppsett.betrodd_hode,
    )


def _navigering(
    t: Tjenester, deler: dict[Visning, Sidedel], apnet: bool
) -> Callable[[str, Malform, gr.Request], list[Any]]:
    """The event that gives the header, which views are seen, and what the one that the address
    names shows. As the page is opened (`apnet`), a field that the address says nothing of is let
    be: its reader may have written in it already."""

    def naviger(sted: str, malform: Malform, request: gr.Request) -> list[Any]:
        spurt = request.request
        bruker = t.adgang.bruker(spurt) if spurt else None
        kan_endre = spurt is not None and t.adgang.kan_endre(spurt)
        a = les_adresse(sted)
        ut: list[Any] = []
        with meldt(malform):
            fylt, tittel = deler[a.visning].fyll(a, malform)
        for visning, d in deler.items():
            vises = visning == a.visning
            ut += _i_feltene(d, fylt, apnet) if vises else [gr.skip()] * len(d.ut)
            ut += [gr.update(visible=kan_endre)] * len(d.for_endring)
            ut += [gr.update(visible=not kan_endre)] * len(d.i_stedet)
        kolonner = [gr.update(visible=visning == a.visning) for visning in deler]
        tittel = tittel or tekst(malform, f"tittel_{a.visning}")
        return [_hode(t, a.visning, malform, tittel, bruker), *kolonner, *ut]

    return naviger


def _i_feltene(d: Sidedel, fylt: Sequence[Any], apnet: bool) -> list[Any]:
    """What the components of a view get; see `_navigering`."""
    return [
        gr.skip() if apnet and verdi == "" and isinstance(felt, gr.Textbox) else verdi
        for felt, verdi in zip(d.ut, fylt, strict=True)
    ]
