"""`/helse` for those who watch over the service, and `/metrikk` for Prometheus.

Whoever reaches the port may ask whether it works; how much there is, only those who may read, and
why it does not work stands in the log. The metrics are for the addresses that are named, and never
through a proxy: who asks there is what the asker says.
"""

import logging
import sqlite3
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.nett.maaling import Maaling
from app.nett.tjenester import Tjenester
from indeks.feil import SakssokFeil

logger = logging.getLogger(__name__)


def lag_rute(t: Tjenester) -> APIRouter:
    """The routes over one index."""
    rute = APIRouter()

    @rute.get("/helse", include_in_schema=False)
    def helse(request: Request) -> JSONResponse:
        # What reads the index and agrees with its model can answer.
        try:
            antall = t.lager.antall()["dokumenter"]
            t.lager.krev_modell(t.motor.modell.identitet)
            generasjon = t.lager.generasjon
        except (SakssokFeil, sqlite3.Error) as feil:
            logger.error("indeksen svarer ikke: %s", feil)
            return JSONResponse({"ok": False}, status_code=503, headers=_UTEN_LAGER)
        mengde = {"dokumenter": antall, "generasjon": generasjon}
        lov = t.adgang.kan_lese(request)
        return JSONResponse({"ok": True, **(mengde if lov else {})}, headers=_UTEN_LAGER)

    @rute.get("/metrikk", include_in_schema=False)
    def metrikk(request: Request) -> Response:
        if not _far_tall(request, t.oppsett.metrikk):
            raise HTTPException(404)
        return Response(t.maaling.tekst(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return rute


_UTEN_LAGER = {"Cache-Control": "no-store"}
_VIA = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""What proxies add, and what those who pretend to be behind one send."""


def _far_tall(request: Request, nett: Sequence[IPv4Network | IPv6Network]) -> bool:
    if request.client is None or any(hode in request.headers for hode in _VIA):
        return False
    try:
        adresse = ip_address(request.client.host)
    except ValueError:
        return False
    # IPv4 as it comes to a socket that listens on both.
    if isinstance(adresse, IPv6Address) and adresse.ipv4_mapped is not None:
        adresse = adresse.ipv4_mapped
    return any(adresse in ett for ett in nett)


class Talt:
    """An ASGI application whose requests are counted."""

    def __init__(self, app: ASGIApp, maaling: Maaling) -> None:
        self._app = app
        self._maaling = maaling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # A request that ends without an answer is an error of ours.
        status = 500

        async def talt(melding: Message) -> None:
            nonlocal status
            if melding["type"] == "http.response.start":
                status = melding["status"]
            await send(melding)

        sti = scope["path"]
        try:
            await self._app(scope, receive, talt)
        finally:
            self._maaling.http(sti, status)
