"""Adding and removing documents, a part of the archive's view. It is there only where the setting
is on, and asks for each request who it is from."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider.felles import melding, meldt
from app.sider.opplasting import Fil, legg_inn, ta_ut
from app.tekster import Malform, tekst
from app.tilstand import sideliste

ENDRINGSKO = "endring"
_MAKS_FILER = 200


def vis_filer(filer: Sequence[Fil], malform: Malform, *, ferdig: bool) -> str:
    """How far each file has come, or what was understood of it."""
    return vis("opplasting", malform, filer=filer, ferdig=ferdig, sideliste=sideliste)


def bygg(t: Tjenester, i18n: gr.I18n) -> tuple[Any, Any]:
    """The fields; gives what they all stand in, not seen until somebody who may use them comes, and
    the choice of documents to take out, whose choices the view fills in."""
    avbrytere: dict[str, threading.Event] = {}
    malform = gr.Textbox(visible=False)
    with gr.Accordion(
        i18n("opp_tittel"), open=False, visible=False, elem_id="opplasting"
    ) as opplasting:
        filer = gr.File(
            label=i18n("opp_filer"),
            file_count="multiple",
            file_types=[".pdf"],
            elem_id="opplastingsfiler",
        )
        with gr.Row():
            inn = gr.Button(i18n("opp_legg_inn"), variant="primary", elem_id="opp-legg-inn")
            stopp = gr.Button(i18n("opp_avbryt"), visible=False, elem_id="opp-avbryt")
        rapport = gr.HTML(elem_id="opp-rapport", apply_default_css=False)
        velg = gr.Dropdown(
            choices=[],
            multiselect=True,
            label=i18n("opp_ta_ut_hvilke"),
            info=i18n("opp_ta_ut_hjelp"),
            elem_id="opp-velg",
        )
        fjern = gr.Button(i18n("opp_ta_ut"), variant="stop", elem_id="opp-ta-ut")
        with gr.Row(visible=False) as bekreft:
            ja = gr.Button(i18n("opp_ja"), variant="stop", elem_id="opp-ja")
            nei = gr.Button(i18n("opp_nei"), elem_id="opp-nei")

    def legg(
        sendt: list[str] | None, malform: Malform, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        _krev(t, request, malform)
        if not sendt:
            raise melding(tekst(malform, "opp_ingen"), malform)
        if len(sendt) > _MAKS_FILER:
            raise melding(tekst(malform, "opp_for_mange", antall=_MAKS_FILER), malform)
        avbryt = avbrytere.setdefault(request.session_hash or "", threading.Event())
        avbryt.clear()
        par = [(Path(sti), Path(sti).name) for sti in sendt]
        na: list[Fil] = []
        try:
            with meldt(malform):
                for na in legg_inn(t, par, avbryt, malform):
                    yield (
                        vis_filer(na, malform, ferdig=False),
                        gr.skip(),
                        gr.update(visible=True),
                        gr.update(interactive=False),
                    )
        finally:
            avbrytere.pop(request.session_hash or "", None)
            for sti, _ in par:
                # What is kept is a copy of its own.
                sti.unlink(missing_ok=True)
        yield (
            vis_filer(na, malform, ferdig=True),
            None,
            gr.update(visible=False),
            gr.update(interactive=True),
        )

    def stans(request: gr.Request) -> None:
        if avbryt := avbrytere.get(request.session_hash or ""):
            avbryt.set()

    def sporr(valgte: list[int], malform: Malform) -> Any:
        if not valgte:
            raise melding(tekst(malform, "opp_ingen_valgt"), malform)
        return gr.update(visible=True)

    def ta(valgte: list[int], malform: Malform, request: gr.Request) -> tuple[Any, ...]:
        _krev(t, request, malform)
        with meldt(malform):
            navn = ta_ut(t, valgte, malform)
        return vis("tatt_ut", malform, navn=navn), gr.update(visible=False), []

    privat: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    pa_nytt = "() => window.sakssok.naviger(window.sakssok.her())"
    inn.click(
        legg,
        [filer, malform],
        [rapport, filer, stopp, inn],
        js="(f) => [f, window.sakssok.sprak()]",
        concurrency_id=ENDRINGSKO,
        concurrency_limit=2,
        **privat,
    ).then(None, js=pa_nytt)
    stopp.click(stans, None, None, queue=False, **privat)
    fjern.click(
        sporr, [velg, malform], [bekreft], js="(v) => [v, window.sakssok.sprak()]", **privat
    )
    nei.click(lambda: gr.update(visible=False), None, [bekreft], queue=False, **privat)
    ja.click(
        ta,
        [velg, malform],
        [rapport, bekreft, velg],
        js="(v) => [v, window.sakssok.sprak()]",
        concurrency_id=ENDRINGSKO,
        concurrency_limit=2,
        **privat,
    ).then(None, js=pa_nytt)
    return opplasting, velg


def _krev(t: Tjenester, request: gr.Request, malform: Malform) -> None:
    if request.request is None or not t.adgang.kan_endre(request.request):
        raise melding(tekst(malform, "opp_ikke_lov"), malform)
