"""`/helse` for those who watch over the service, and `/metrikk` for Prometheus."""

import sqlite3

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.nett.maaling import Maaling
from app.nett.tjenester import Tjenester
from indeks.feil import SakssokFeil


def lag_rute(t: Tjenester) -> APIRouter:
    """The routes over one index."""
    rute = APIRouter()

    @rute.get("/helse", include_in_schema=False)
    def helse() -> JSONResponse:
        # What reads the index and agrees with its model can answer.
        try:
            antall = t.lager.antall()["dokumenter"]
            t.lager.krev_modell(t.motor.modell.identitet)
            generasjon = t.lager.generasjon
        except (SakssokFeil, sqlite3.Error) as feil:
            return JSONResponse({"ok": False, "feil": str(feil)}, status_code=503)
        return JSONResponse(
            {"ok": True, "dokumenter": antall, "generasjon": generasjon},
            headers={"Cache-Control": "no-store"},
        )

    @rute.get("/metrikk", include_in_schema=False)
    def metrikk() -> Response:
        return Response(t.maaling.tekst(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return rute


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
