"""Logging in: for adding and removing documents always, for reading where the municipality says so.

A session is a signed cookie (Starlette's, by itsdangerous) that ends after eight hours, with the
password that it was opened with, or when the browser is told to log out. Behind a municipality's
own single sign-on the user's name comes in a header instead (`betrodd_hode`), which is trusted only
because nobody but the proxy reaches the address that is listened on.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import brukere
from app.nett.grenser import Kvote, fra_samme_side
from app.nett.maler import vis
from app.nett.ramme import malform_i
from app.tekster import tekst
from indeks.feil import SakssokFeil

VARIGHET = 8 * 3600
"""Seconds that a session lasts."""

APENT = re.compile(r"/(?:logg-inn|logg-ut|helse|metrikk|statisk/.*)")
"""What may be fetched without logging in, also where reading asks for it."""


@dataclass(frozen=True, slots=True)
class Adgang:
    """Who may do what. `mappe` is the index folder, `lesing` whether reading asks for a login,
    `opplasting` whether those logged in may change the archive, `hode` the header that the
    municipality's own sign-on names the user in (empty for none)."""

    mappe: Path
    lesing: bool = False
    opplasting: bool = False
    hode: str = ""

    def bruker(self, request: Request) -> str | None:
        """Who is logged in; None for nobody."""
        if self.hode:
            # Two of them are the proxy's and one that was sent to it, and nobody can tell which.
            navn_i_hodet = request.headers.getlist(self.hode)
            return navn_i_hodet[0] or None if len(navn_i_hodet) == 1 else None
        okt = request.scope.get("session") or {}
        navn, merke = okt.get("bruker"), okt.get("merke")
        if not navn or merke is None or brukere.merke(self.mappe, navn) != merke:
            return None
        return str(navn)

    def kan_lese(self, request: Request) -> bool:
        """Whether a request may read."""
        return not self.lesing or self.bruker(request) is not None

    def kan_endre(self, request: Request) -> bool:
        """Whether a request may add and remove documents."""
        return self.opplasting and self.bruker(request) is not None


def kontroller(hode: str, vert: str) -> None:
    """Raises `SakssokFeil` where a header would be trusted that anybody on the net can send."""
    if hode and vert not in ("127.0.0.1", "::1", "localhost"):
        raise SakssokFeil(
            f"betrodd_hode kan bare brukes når det lyttes på 127.0.0.1, ikke på «{vert}»; ellers "
            "kan hvem som helst oppgi seg for å være innlogget."
        )


class Port:
    """An ASGI application that only those who may read come into."""

    def __init__(self, app: ASGIApp, adgang: Adgang) -> None:
        self._app = app
        self._adgang = adgang

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request, or sends its reader to log in."""
        if scope["type"] not in ("http", "websocket") or APENT.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return
        if scope["type"] == "http" and await run_in_threadpool(
            self._adgang.kan_lese, Request(scope)
        ):
            await self._app(scope, receive, _ikke_lagret(send) if self._adgang.lesing else send)
            return
        if scope["type"] == "websocket":
            if not self._adgang.lesing:
                await self._app(scope, receive, send)
                return
            await send({"type": "websocket.close", "code": 1008})
            return
        await _avvist(scope)(scope, receive, send)


def _ikke_lagret(send: Send) -> Send:
    """What only those logged in may read is kept by no proxy, and by no browser after they have
    logged out."""

    async def med(melding: Message) -> None:
        if melding["type"] == "http.response.start":
            MutableHeaders(scope=melding)["Cache-Control"] = "no-store"
        await send(melding)

    return med


class BareHttps:
    """An ASGI application whose cookies are sent over TLS alone where it was asked over TLS (a
    proxy says so in `X-Forwarded-Proto`)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""

        async def med(melding: Message) -> None:
            if melding["type"] == "http.response.start":
                melding["headers"] = [
                    (navn, verdi + b"; secure" if navn.lower() == b"set-cookie" else verdi)
                    for navn, verdi in melding.get("headers", ())
                ]
            await send(melding)

        await self._app(scope, receive, med if scope.get("scheme") == "https" else send)


def _avvist(scope: Scope) -> Response:
    """A page to log in at for people, a sentence for programs."""
    vil_ha_side = "text/html" in Request(scope).headers.get("accept", "")
    if scope["method"] in ("GET", "HEAD") and vil_ha_side:
        neste = scope["path"]
        if scope["query_string"]:
            neste += f"?{scope['query_string'].decode('latin-1')}"
        return RedirectResponse(f"/logg-inn?neste={quote(neste)}", status_code=303)
    return Response(
        '{"detail": "Du må logge inn først."}', status_code=401, media_type="application/json"
    )


def lag_rute(adgang: Adgang) -> APIRouter:
    """The routes `/logg-inn` and `/logg-ut`."""
    rute = APIRouter()
    # One who guesses is slowed down, by name and by where it comes from.
    per_navn = Kvote("5/minute", "30/hour")
    per_sted = Kvote("10/minute", "60/hour")

    def skjema(
        request: Request, neste: str, melding: str = "", status: int = 200, bruker: str = ""
    ) -> HTMLResponse:
        malform = malform_i(request.scope)
        side = vis("logg_inn", malform, neste=_trygg(neste), melding=melding, bruker=bruker)
        return HTMLResponse(side, status_code=status, headers={"Cache-Control": "no-store"})

    @rute.get("/logg-inn", include_in_schema=False)
    def vis_skjema(request: Request, neste: str = "/") -> Response:
        if adgang.hode:
            raise HTTPException(404, "Pålogging skjer i kommunens egen løsning.")
        return skjema(request, neste)

    @rute.post("/logg-inn", include_in_schema=False)
    def logg_inn(
        request: Request,
        bruker: Annotated[str, Form(max_length=64)] = "",
        passord: Annotated[str, Form(max_length=1000)] = "",
        neste: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Response:
        malform = malform_i(request.scope)
        if adgang.hode or not fra_samme_side(request):
            raise HTTPException(403, "Innloggingen må komme fra siden selv.")
        hvor = request.client.host if request.client else ""
        if not (per_sted.bruk(hvor) and per_navn.bruk(bruker)):
            return skjema(request, neste, tekst(malform, "for_mange_forsok"), 429, bruker)
        if not brukere.stemmer(adgang.mappe, bruker, passord):
            return skjema(request, neste, tekst(malform, "feil_passord"), 401, bruker)
        request.session.clear()
        request.session.update(bruker=bruker, merke=brukere.merke(adgang.mappe, bruker))
        return RedirectResponse(_trygg(neste), status_code=303)

    @rute.post("/logg-ut", include_in_schema=False)
    def logg_ut(request: Request) -> Response:
        if not fra_samme_side(request):
            raise HTTPException(403, "Utloggingen må komme fra siden selv.")
        request.session.clear()
        return RedirectResponse("/", status_code=303)

    return rute


_INNENFOR = re.compile(r"/(?!/)[^\x00-\x1f\x7f\\]*")
"""A path, without what browsers take for a slash or pass over."""


def _trygg(neste: str) -> str:
    """An address within this site, else the front page: a login must not lead elsewhere."""
    deler = urlsplit(neste)
    return neste if _INNENFOR.fullmatch(neste) and not deler.scheme and not deler.netloc else "/"
