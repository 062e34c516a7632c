"""`/enkel`: the search and the sak as plain pages, for browsers that run no scripts. The same HTML
as in the Gradio page, under a form; what takes a script to use is left out by the style sheet."""

import re
from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from app.adresse import ENKEL, Adresse, enkel_adresse, les_adresse
from app.nett.kapasitet import FullKo
from app.nett.maler import vis
from app.nett.ramme import malform_i
from app.nett.tjenester import Tjenester
from app.sider.sak import vis_sak
from app.sider.sok import vis_forside, vis_sok
from app.tekster import Malform, tekst
from indeks.feil import SakssokFeil
from sok.sporsmal.sporring import MAKS_SPORSMAL, rens_sporsmal

_EGNE = re.compile(r'(?<= href=")/(?:(sak/)|(?=["?]))')
"""Where links to the search and to saker begin. A document's words have no quotation marks here:
they are escaped."""


def lag_rute(t: Tjenester) -> APIRouter:
    """The routes over one index."""
    rute = APIRouter()

    async def i_tur(request: Request, arbeid: Callable[[Request], Response]) -> Response:
        try:
            return await t.plass.i_tur(lambda: arbeid(request))
        except FullKo as feil:
            malform = malform_i(request.scope)
            html = vis("feil", malform, melding=str(feil))
            return _side(t, malform, Adresse(), tekst(malform, "feil_tittel"), html, 503)

    @rute.get(ENKEL, include_in_schema=False)
    async def sok(request: Request) -> Response:
        return await i_tur(request, soket)

    @rute.get(f"{ENKEL}/sak/{{sak}}", include_in_schema=False)
    async def sak(request: Request) -> Response:
        return await i_tur(request, saken)

    def soket(request: Request) -> Response:
        a = les_adresse(f"/?{request.url.query}")
        a = a.med(q=rens_sporsmal(a.q))
        malform = malform_i(request.scope)
        try:
            s = vis_sok(a, t, malform) if a.q else vis_forside(t, malform)
        except SakssokFeil as feil:
            return _side(t, malform, a, a.q, vis("feil", malform, melding=str(feil)))
        if s.videre:
            return RedirectResponse(enkel_adresse(les_adresse(s.videre)), 303)
        tittel = a.q or tekst(malform, "tittel_sok")
        return _side(t, malform, a, tittel, s.svar + s.filtre + s.treff)

    def saken(request: Request) -> Response:
        a = les_adresse(str(request.url))
        malform = malform_i(request.scope)
        html, tittel = vis_sak(a, t, malform)
        return _side(t, malform, a, tittel, html)

    return rute


def _side(
    t: Tjenester, malform: Malform, a: Adresse, tittel: str, html: str, status: int = 200
) -> HTMLResponse:
    return HTMLResponse(
        vis(
            "enkel",
            malform,
            enkel=ENKEL,
            tittel=tittel,
            navn=t.oppsett.navn or tekst(malform, "tittel"),
            q=a.q,
            maks=MAKS_SPORSMAL,
            innhold=Markup(_EGNE.sub(lambda m: f"{ENKEL}/{m[1]}" if m[1] else ENKEL, html)),
        ),
        status,
    )
