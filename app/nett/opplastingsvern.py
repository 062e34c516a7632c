"""Gradio takes files from anybody at `/gradio_api/upload`, whatever the page shows. Here only those
who may change the archive can send any."""

from fastapi import Request
from fastapi.responses import JSONResponse

from app.nett.innlogging import Adgang
from app.nett.ramme import Asgi, Melding, Motta, Send

_STI = "/gradio_api/upload"


class Opplastingsvern:
    """The application with that address closed to others: an ASGI application itself."""

    def __init__(self, app: Asgi, adgang: Adgang) -> None:
        self._app = app
        self._adgang = adgang

    async def __call__(self, scope: Melding, receive: Motta, send: Send) -> None:
        """Serves one request."""
        sti = "/" + str(scope.get("path", "")).lstrip("/")
        stengt = scope["type"] == "http" and sti.rstrip("/") == _STI
        if stengt and not self._adgang.kan_endre(Request(scope)):
            svar = JSONResponse({"detail": "Det er ikke lov å sende inn filer her."}, 403)
            await svar(scope, receive, send)
            return
        await self._app(scope, receive, send)
