"""The archive's part of the Gradio page."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from app.adresse import Adresse
from app.nett.tjenester import Tjenester
from app.sider import opplasting_side
from app.sider.arkivet import vis_arkivet
from app.sider.felles import Sidedel
from app.sider.plott import stolpediagram, vis_stolper
from app.tekster import Malform

_PLOTT = ("ark_maneder", "ark_enstemmig", "ark_partier")


def bygg(t: Tjenester, i18n: gr.I18n) -> Sidedel:
    """What there is, the plots with their tables, and the documents."""
    ut: list[Any] = []
    with gr.Column(elem_id="visning-arkivet", visible=False) as kolonne:
        ut.append(gr.HTML(elem_id="arkivhode", apply_default_css=False))
        velg: Any = None
        for_endring: list[Any] = []
        i_stedet: list[Any] = []
        if t.oppsett.opplasting:
            feltene, velg = opplasting_side.bygg(t, i18n)
            for_endring.append(feltene)
            # Where the municipality's own sign-on says who comes, there is no page to log in at.
            if not t.oppsett.betrodd_hode:
                i_stedet.append(
                    gr.Button(
                        i18n("opp_logg_inn"),
                        link="/logg-inn?neste=/arkivet",
                        elem_id="logg-inn-for",
                        visible=False,
                    )
                )
        for navn in _PLOTT:
            ut.append(gr.HTML(apply_default_css=False, elem_classes="plotthode"))
            ut.append(stolpediagram(i18n(navn), f"plott_{navn}"))
            ut.append(gr.HTML(apply_default_css=False, elem_classes="plottabell"))
        ut.append(gr.HTML(elem_id="dokumenter", apply_default_css=False))
    if velg is not None:
        ut.append(velg)

    def fyll(a: Adresse, malform: Malform) -> tuple[Sequence[Any], str]:
        s = vis_arkivet(a, t, malform)
        verdier: list[Any] = [s.hode]
        for p in s.plott:
            plott = vis_stolper(
                p.stolper,
                p.titler,
                farger=p.farger,
                vinkel=p.vinkel,
                y_til=p.y_til,
            )
            verdier += [p.hode, plott, p.tabell]
        verdier.append(s.dokumenter)
        if velg is not None:
            valg = [(d.navn, d.id) for d in sorted(t.lager.dokumenter(), key=lambda d: d.navn)]
            verdier.append(gr.update(choices=valg, value=[]))
        return verdier, ""

    return Sidedel(kolonne, ut, fyll, for_endring, i_stedet)
