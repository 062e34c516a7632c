"""Gradio takes files from anybody at `/gradio_api/upload`, whatever the page shows, and reads
whatever else it is sent to its end. Here only those who may change the archive can send files, what
this page has no use for is closed, and nothing else that is sent is larger than a page needs."""

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from app.nett.grenser import Begrenset
from app.nett.innlogging import Adgang
from app.sider.presedens import MAKS_MB

_FILER = "/gradio_api/upload"
_STENGT = frozenset(("/gradio_api/process_recording", "/gradio_api/vibe-edit"))
"""Where Gradio takes videos, and changes to the program."""

MAKS_HENDELSE = 4_000_000 + MAKS_MB * 1024 * 1024 * 4 // 3
"""Bytes of an event on the page: the largest saksframlegg that precedents are looked for, in base64
(somewhat more, so that the page can say that one is too large), or the longest text pasted."""


class Opplastingsvern:
    """The application with those addresses closed: an ASGI application itself."""

    def __init__(self, app: ASGIApp, adgang: Adgang) -> None:
        self._app = app
        self._begrenset = Begrenset(app, MAKS_HENDELSE)
        self._adgang = adgang

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sti = "/" + str(scope["path"]).strip("/")
        if sti not in (_FILER, *_STENGT):
            await self._begrenset(scope, receive, send)
        elif sti == _FILER and await run_in_threadpool(self._adgang.kan_endre, Request(scope)):
            await self._app(scope, receive, send)
        else:
            svar = JSONResponse({"detail": "Det er ikke lov å sende inn filer her."}, 403)
            await svar(scope, receive, send)
