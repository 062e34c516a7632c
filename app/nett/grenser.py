"""What a request may be: how large, from where, and how often."""

from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAKS_KROPP = 1_000_000
"""Bytes of a request's body: room for the longest text that precedents are looked for."""

MAKS_ADRESSE = 32_000
"""Bytes of the query in an address; uvicorn itself turns away those of more than 64 kB."""


class Begrenset:
    """An ASGI application whose requests are read whole before they are let in, and turned away
    with one sentence where they are too large."""

    def __init__(self, app: ASGIApp, maks: int = MAKS_KROPP) -> None:
        """`maks` is how many bytes a request's body may be."""
        self._app = app
        self._maks = maks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if len(scope["query_string"]) > MAKS_ADRESSE:
            await _svar(414, "Adressen er for lang.")(scope, receive, send)
            return
        kropp = bytearray()
        mer = True
        while mer:
            melding = await receive()
            if melding["type"] != "http.request":
                return
            kropp += melding.get("body", b"")
            mer = melding.get("more_body", False)
            if len(kropp) > self._maks:
                for_stort = f"Det som ble sendt, er for stort; høyst {self._maks // 1_000_000} MB."
                await _svar(413, for_stort)(scope, receive, send)
                return
        lest = False

        async def igjen() -> Message:
            nonlocal lest
            if lest:
                return await receive()
            lest = True
            return {"type": "http.request", "body": bytes(kropp), "more_body": False}

        await self._app(scope, igjen, send)


def _svar(status: int, melding: str) -> JSONResponse:
    # What is left of a body that was not read belongs to no new request.
    return JSONResponse({"melding": melding}, status_code=status, headers={"Connection": "close"})


def fra_samme_side(request: Request) -> bool:
    """Whether a browser says that a request comes from the site's own pages. What says nothing,
    does not: other programs have no business here."""
    if fra := request.headers.get("sec-fetch-site"):
        return fra == "same-origin"
    opphav = urlsplit(request.headers.get("origin", ""))
    return bool(opphav.netloc) and opphav.netloc == request.headers.get("host")


class EgenSide:
    """An ASGI application that browsers can only change something in from its own pages. Another
    site can have its readers' browsers send what it likes here, with who they are logged in as."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            hoder = Request(scope).headers
            # What is no browser says neither, and is nobody's.
            fra_nettleser = "sec-fetch-site" in hoder or "origin" in hoder
            if fra_nettleser and not fra_samme_side(Request(scope)):
                svar = JSONResponse({"detail": "Dette må komme fra siden selv."}, status_code=403)
                await svar(scope, receive, send)
                return
        await self._app(scope, receive, send)


class Kvote:
    """How often one client may do something; all limits hold. Kept in memory alone."""

    def __init__(self, *grenser: str) -> None:
        """`grenser` as `limits` writes them: `10/minute`."""
        self._grenser: list[RateLimitItem] = [parse(g) for g in grenser]
        self._teller: Any = MovingWindowRateLimiter(MemoryStorage())

    def bruk(self, hvem: str) -> bool:
        """Counts one, and says whether it was within the limits."""
        if not all(self._teller.test(g, hvem) for g in self._grenser):
            return False
        return all(self._teller.hit(g, hvem) for g in self._grenser)
