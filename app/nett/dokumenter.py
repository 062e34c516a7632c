"""The documents' own addresses: the PDF, a page as an image with marks, and the page about it.

Files are served by their identity in the index, never by path, and only while they are what was
indexed: what is shown must be what is cited.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from app.nett.maler import marker, vis
from app.nett.ramme import i_panelet, malform_i
from app.nett.sidebilde import Merke, Sidebilde, tegn_side
from app.nett.tjenester import Tjenester
from app.tekster import tekst
from indeks.datoer import fra_iso
from indeks.feil import SakssokFeil
from indeks.fil.filer import sha256
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Dokumentrad
from sok.henvisning import mote

_MERK = re.compile(r"(\d{1,10})-(\d{1,10})")
BREDDE = 1100
"""Pixels of a page's width at zoom 100."""
HEL_SIDE = 0
ZOOM = (HEL_SIDE, 100, 140, 200, 280)
"""Per cent of the width that a page is read at; `HEL_SIDE` shows all of it."""
_LES = 100
_MAKS_MERKET = 20_000


@dataclass(frozen=True, slots=True)
class _Side:
    """A page: its document and file, its text, the bounds of what is marked within it, and whether
    that begins on the page before or goes on after."""

    dokument: Dokumentrad
    fil: Path
    tekst: str
    merk: tuple[tuple[int, int], ...]
    andre: str
    begynner_for: bool = False
    fortsetter: bool = False

    @property
    def merker(self) -> tuple[Merke, ...]:
        return tuple(Merke(self.tekst[fra:til], self.tekst[:fra]) for fra, til in self.merk)


def lag_rute(t: Tjenester) -> APIRouter:
    """The routes `/dok`, `/kilde` and `/side` over one index. To see that a file is what was
    indexed takes the processor, and to draw a page does more."""
    rute = APIRouter()
    lager = t.lager

    @rute.get("/dok/{dokument_id}/{navn}", include_in_schema=False)
    async def dokument(dokument_id: int, navn: str) -> FileResponse:
        def arbeid() -> FileResponse:
            d = _dokument(lager, dokument_id)
            return FileResponse(
                _fil(lager, d),
                media_type="application/pdf",
                content_disposition_type="inline",
                filename=d.navn,
            )

        return await t.plass.kjor("dok", arbeid)

    @rute.get("/side/{dokument_id}/{side}.png", include_in_schema=False)
    async def bilde(
        dokument_id: int,
        side: int,
        merk: Annotated[str, Query(max_length=40)] = "",
        zoom: int = _LES,
    ) -> Response:
        def arbeid() -> Sidebilde:
            return _tegn(_side(lager, dokument_id, side, merk), side, zoom)

        tegnet = await t.plass.kjor("side", arbeid)
        return Response(
            tegnet.png,
            media_type="image/png",
            headers={"Cache-Control": "private, max-age=3600"},
        )

    @rute.get("/kilde/{dokument_id}/{side}", include_in_schema=False)
    async def kilde(
        request: Request,
        dokument_id: int,
        side: int,
        merk: Annotated[str, Query(max_length=40)] = "",
        zoom: int = _LES,
    ) -> HTMLResponse:
        zoom = zoom if zoom in ZOOM else _LES

        def arbeid() -> str:
            s = _side(lager, dokument_id, side, merk)
            return _vis_kilde(request, s, _tegn(s, side, zoom), side, merk, zoom)

        return HTMLResponse(await t.plass.kjor("kilde", arbeid))

    return rute


def _vis_kilde(
    request: Request, s: _Side, tegnet: Sidebilde, side: int, merk: str, zoom: int
) -> str:
    """The HTML about a page."""
    malform = malform_i(request.scope)
    melding = ""
    if merk and s.merk:
        melding = tekst(malform, "merket_pa_siden" if tegnet.merket else "ikke_merket")
    for er_slik, hva in ((s.begynner_for, "begynner_for"), (s.fortsetter, "fortsetter_etter")):
        if er_slik:
            melding = f"{melding} {tekst(malform, hva)}".strip()

    def valg(nytt: int) -> str:
        par = {"merk": merk} if merk else {}
        return urlencode({**par, "zoom": nytt} if nytt != _LES else par)

    nr = ZOOM.index(zoom)
    return vis(
        "kilde",
        malform,
        i_panelet=i_panelet(request.scope),
        id=s.dokument.id,
        dokument=s.dokument.navn,
        hvor=s.andre,
        side=side,
        antall_sider=s.dokument.sider,
        spor=f"?{valg(zoom)}" if valg(zoom) else "",
        storre=valg(ZOOM[nr + 1]) if nr + 1 < len(ZOOM) else None,
        mindre=valg(ZOOM[nr - 1]) if nr else None,
        hel_er_neste=nr == 1,
        hel=zoom == HEL_SIDE,
        zoom=zoom / _LES,
        bildevalg=valg(max(zoom, _LES)),
        bredde=tegnet.bredde,
        hoyde=tegnet.hoyde,
        melding=melding,
        topp=tegnet.topp,
        venstre=tegnet.venstre,
        sidetekst=s.tekst,
        sidetekst_merket=marker(s.tekst, s.merk),
    )


def _dokument(lager: Lager, dokument_id: int) -> Dokumentrad:
    if (d := lager.dokument(dokument_id)) is None:
        raise HTTPException(404, "Dokumentet er ikke i indeksen.")
    return d


def _fil(lager: Lager, d: Dokumentrad) -> Path:
    for sti in lager.stier_til(d.id):
        fil = Path(sti)
        # What is shown must be what was indexed, so a file that has changed since is not it.
        if fil.is_file() and sha256(fil) == d.sha256:
            return fil
    raise HTTPException(
        410, "Filen er flyttet eller endret siden den ble indeksert; indekser på nytt."
    )


def _side(lager: Lager, dokument_id: int, side: int, merk: str) -> _Side:
    with lager.lesing():
        d = _dokument(lager, dokument_id)
        if not 1 <= side <= d.sider:
            raise HTTPException(404, f"«{d.navn}» har sidene 1 til {d.sider}.")
        start = lager.sidestart(dokument_id)[side - 1]
        sidetekst = lager.sider(dokument_id)[side - 1]
        hvor = _hvor(lager, dokument_id, side)
    grenser: list[tuple[int, int]] = []
    for_, etter = False, False
    if treff := _MERK.fullmatch(merk):
        fra = int(treff[1]) - start
        til = min(int(treff[2]) - start, fra + _MAKS_MERKET)
        for_, etter = fra < 0 < til, fra < len(sidetekst) < til
        fra, til = max(0, fra), min(len(sidetekst), til)
        if fra < til:
            grenser.append((fra, til))
    return _Side(d, _fil(lager, d), sidetekst, tuple(grenser), hvor, for_, etter)


def _hvor(lager: Lager, dokument_id: int, side: int) -> str:
    """Which meeting and saker a page belongs to."""
    rader = lager.rader(
        "SELECT DISTINCT b.utvalg, b.dato, b.saksnr FROM behandling b WHERE b.dokument_id = ? "
        "AND b.side_fra <= ? AND b.side_til >= ? ORDER BY b.side_fra, b.nr",
        (dokument_id, side, side),
    )
    saker: dict[str, list[str]] = {}
    for r in rader[:4]:
        denne = saker.setdefault(mote(r["utvalg"], fra_iso(r["dato"])), [])
        if r["saksnr"]:
            denne.append(r["saksnr"])
    ut = [
        ", ".join(x for x in (hode, f"sak {', '.join(dict.fromkeys(alle))}" if alle else "") if x)
        for hode, alle in saker.items()
    ]
    return "; ".join(x for x in ut if x)


def _tegn(s: _Side, side: int, zoom: int) -> Sidebilde:
    bredde = BREDDE * (max(zoom, _LES) if zoom in ZOOM else _LES) // 100
    try:
        return tegn_side(s.fil, s.dokument.sha256, side, bredde, s.merker)
    except SakssokFeil as feil:
        raise HTTPException(410, str(feil)) from feil
