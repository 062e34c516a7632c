"""One Gradio page at many addresses, in Norwegian, with the headers of a public site.

Gradio serves its page at `/` alone and says `lang="en"`. Here the same page is served at every
address of a view (`/sak/23-17920`, `/vedtak`), with the language set before anything is drawn and
paths that still lead to Gradio's files.
"""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from html import escape
from pathlib import Path
from typing import Any

from app.adresse import enkel_adresse, les_adresse, stromadresse
from app.nett.gradioord import monstre
from app.nett.maler import vis
from app.tekster import MALFORMER, Malform

Melding = MutableMapping[str, Any]
Send = Callable[[Melding], Awaitable[None]]
Motta = Callable[[], Awaitable[Melding]]
Asgi = Callable[[Melding, Motta, Send], Awaitable[None]]

_STATISK = Path(__file__).with_name("statisk")
_VERSJON = hashlib.sha256(
    b"".join(fil.read_bytes() for fil in sorted(_STATISK.iterdir()))
).hexdigest()[:12]
"""In the addresses of the static files, so that a browser never keeps an old one."""

VISNINGSSTI = re.compile(r"/(?:sak/[^/]{1,400}|(?:presedens|vedtak|arkivet|kvalitet)/?)?")
"""The paths of the views, as `app.adresse` writes them."""

_BASE = '<base href="./" />'
_HODE = """<base href="{rot}" />
<link rel="icon" href="statisk/merke.svg">
<script src="statisk/sakssok.js?{versjon}"></script>
<script src="statisk/skrevet.js?{versjon}"></script>
<script>
(() => {{
  const rot = document.documentElement;
  rot.dataset.malform = "{malform}";
  Object.defineProperty(navigator, "language", {{ get: () => "nb" }});
  Object.defineProperty(navigator, "languages", {{ get: () => ["nb"] }});
  const sett = () => {{ if (rot.lang !== "{malform}") rot.lang = "{malform}"; }};
  new MutationObserver(sett).observe(rot, {{ attributes: true, attributeFilter: ["lang"] }});
}})();
</script>"""
"""Gradio takes its own words from the browser's language, and says which it took; here they are
Norwegian whatever the browser is, and the page says which Norwegian."""

_ORD = """<script>
  window.gradio_config.i18n_translations.nb = window.gradio_config.i18n_translations.{malform};
</script>"""
"""Gradio has no nynorsk of its own, so the page's words in nynorsk take bokmål's place."""

_GRADIOS = '\n<script type="application/json" id="gradioord">{ord}</script>'
"""What Gradio says in English alone, for the browser to exchange."""

_STROM = '\n<link rel="alternate" type="application/atom+xml" href="{adresse}">'

_STIL = '<link rel="stylesheet" href="statisk/stil.css?{versjon}">'
"""At the end of the page, so that it has the last word over Gradio's own."""

HODER: tuple[tuple[str, str], ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Content-Security-Policy",
        # Gradio's page has scripts and styles within itself, and compiles its templates.
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'self'",
    ),
)
"""Sent with every answer: nothing is fetched from, or shown within, another site."""


class Ramme:
    """The application wrapped: an ASGI application itself."""

    def __init__(self, app: Asgi) -> None:
        self._app = app

    async def __call__(self, scope: Melding, receive: Motta, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD") or not VISNINGSSTI.fullmatch(scope["path"]):
            ut = _med_hoder(send)
            spurt = {n.lower(): v for n, v in scope["headers"]}
            if b"text/html" in spurt.get(b"accept", b"") or i_panelet(scope):
                ut = _feil_som_side(ut, scope)
            await self._app(scope, receive, ut)
            return
        malform = malform_i(scope)
        dybde = scope["path"].count("/") - 1
        # The page is rewritten, so it must come as it is.
        hoder = [(n, v) for n, v in scope["headers"] if n.lower() != b"accept-encoding"]
        indre = {**scope, "path": "/", "raw_path": b"/", "headers": hoder}
        a = les_adresse(f"{scope['path']}?{scope['query_string'].decode('latin-1')}")
        strom = stromadresse(a) if a.visning == "sok" and a.q else ""
        ut = _omskrevet(send, malform, dybde, strom, enkel_adresse(a))
        await self._app(indre, receive, _med_hoder(ut))


def malform_i(scope: Melding) -> Malform:
    """The written form chosen (a cookie), bokmål where none is."""
    kaker = b"; ".join(v for n, v in scope["headers"] if n.lower() == b"cookie").decode("latin-1")
    valgt = re.search(r"(?:^|; )sakssok_sprak=(\w+)", kaker)
    return next((m for m in MALFORMER if valgt and valgt[1] == m), "nb")


def i_panelet(scope: Melding) -> bool:
    """Whether what is asked for is to stand beside a page, and not to be one."""
    return any(n.lower() == b"x-del" for n, _ in scope["headers"])


def feilside(scope: Melding, tittel: str, melding: str) -> str:
    """The HTML of a page that says why there is nothing; `tittel` is the key of its heading."""
    return vis(
        "feilside",
        malform_i(scope),
        tittel=tittel,
        melding=melding,
        i_panelet=i_panelet(scope),
    )


def _med_hoder(send: Send) -> Send:
    async def med(melding: Melding) -> None:
        if melding["type"] == "http.response.start":
            nye = [(n.lower().encode(), v.encode()) for n, v in HODER]
            satt = {n for n, _ in nye}
            har = [(n, v) for n, v in melding.get("headers", ()) if n.lower() not in satt]
            melding = {**melding, "headers": [*har, *nye]}
        await send(melding)

    return med


def _feil_som_side(send: Send, scope: Melding) -> Send:
    """Turns the JSON that says why there is nothing into a page, for those who read and are no
    program."""
    start: Melding | None = None
    biter: list[bytes] = []

    async def med(melding: Melding) -> None:
        nonlocal start
        if melding["type"] == "http.response.start":
            type_ = dict(melding.get("headers", ())).get(b"content-type", b"")
            if melding["status"] in (404, 405, 410, 422) and type_.startswith(b"application/json"):
                start = melding
                return
        if start is None or melding["type"] != "http.response.body":
            await send(melding)
            return
        biter.append(melding.get("body", b""))
        if melding.get("more_body"):
            return
        try:
            grunn = json.loads(b"".join(biter)).get("detail")
        except (ValueError, AttributeError):
            grunn = None
        # The framework's own words are English, and say no more than the heading.
        egen = isinstance(grunn, str) and grunn not in ("Not Found", "Method Not Allowed")
        side = feilside(scope, "fant_ikke", grunn if egen else "").encode()
        hoder = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(side)).encode()),
        ]
        await send({**start, "headers": hoder})
        await send({"type": "http.response.body", "body": side})

    return med


def _omskrevet(send: Send, malform: Malform, dybde: int, strom: str, enkel: str) -> Send:
    """Holds back a page until it is whole, and sends it with its base and language set."""
    start: Melding = {}
    biter: list[bytes] = []

    async def med(melding: Melding) -> None:
        nonlocal start
        if melding["type"] == "http.response.start":
            start = melding
            return
        if melding["type"] != "http.response.body":
            # What a server is told beside the answer itself.
            await send(melding)
            return
        biter.append(melding.get("body", b""))
        if melding.get("more_body"):
            return
        side = b"".join(biter)
        if side:
            tekst = side.decode("utf-8")
            hode = _HODE.format(rot="../" * dybde or "./", malform=malform, versjon=_VERSJON)
            ord_ = json.dumps(monstre(malform), ensure_ascii=False).replace("<", "\\u003c")
            hode += _GRADIOS.format(ord=ord_)
            if strom:
                hode += _STROM.format(adresse=escape(strom))
            tekst = tekst.replace(_BASE, hode, 1)
            uten = vis("uten_skript", malform, adresse=enkel)
            siste = uten + _ORD.format(malform=malform) + _STIL.format(versjon=_VERSJON)
            tekst = tekst.replace("<gradio-app", f"{siste}<gradio-app", 1)
            side = tekst.replace('lang="en"', f'lang="{malform}"', 1).encode()
        hoder = [(n, v) for n, v in start["headers"] if n.lower() != b"content-length"]
        if side:
            hoder.append((b"content-length", str(len(side)).encode()))
        # What is served depends on the cookie.
        hoder.append((b"vary", b"cookie"))
        await send({**start, "headers": hoder})
        await send({"type": "http.response.body", "body": side})

    return med
