"""`/strom.atom`: a saved question as an Atom feed, so that a feed reader or a mail program tells
when papers that match come in."""

import hashlib
import uuid
from datetime import UTC, date, datetime, time
from typing import Annotated
from urllib.parse import urljoin

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from feedgen.feed import FeedGenerator

from app.adresse import Adresse, skriv_adresse, stromadresse
from app.kapasitet import FullKo
from app.maler import kilde
from app.sakslenker import Sakslenker
from app.tekster import tekst
from app.tjenester import Tjenester
from app.utskrift import UTFALL, hode
from indeks.datoer import vis_dato
from indeks.feil import SakssokFeil
from sok.sporring import MAKS_SPORSMAL, rens_sporsmal, rens_tekst
from sok.svar import lesbar
from sok.varsel import Varsel, Varselsok, Varseltreff

MAKS_INNSLAG = 50
_UTDRAG = 600
_TYPE = "application/atom+xml"
_ROM = uuid.UUID("6f0c9d1e-53a5-4d52-9d0b-8a8c27e1a0f4")
"""The name space of the feeds' ids. Never to change: a reader would take all for new."""


def id_av(treff: Varseltreff, lenker: Sakslenker) -> str:
    """What names a body's treatment of a sak, by what stands on its papers, so that it is the same
    when the index is made again. That it is to be treated and that it was are two things to
    tell."""
    adresse = skriv_adresse(lenker.adresse(treff.sak))
    dato = treff.gang.dato.isoformat() if treff.gang.dato else ""
    holdt = "holdt" if treff.gang.holdt else "planlagt"
    navn = "|".join((adresse, treff.gang.utvalg or "", dato, treff.gang.saksnr or "", holdt))
    return uuid.uuid5(_ROM, navn).urn


def lag_rute(t: Tjenester) -> APIRouter:
    """The route `/strom.atom` over one index."""
    rute = APIRouter()
    varselsok = Varselsok(t.motor, t.register)

    @rute.get("/strom.atom", include_in_schema=False)
    async def strom(
        request: Request,
        q: Annotated[str, Query(max_length=MAKS_SPORSMAL)] = "",
        utvalg: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006
    ) -> Response:
        rene = (rens_sporsmal(u[:200]) for u in utvalg)
        varsel = Varsel(rens_sporsmal(q), tuple(u for u in rene if u))
        if not varsel.sporsmal:
            raise HTTPException(400, "Adressen mangler spørsmålet: /strom.atom?q=skolestruktur")
        rot = str(request.base_url)
        grunnlag = repr((varsel, rot, t.lager.generasjon))
        etag = f'"{hashlib.sha256(grunnlag.encode()).hexdigest()[:32]}"'
        hoder = {"ETag": etag, "Cache-Control": "private, max-age=900"}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=hoder)
        try:
            xml = await t.plass.kjor(
                "strom",
                lambda: lag_atom(
                    varsel, varselsok.nyeste(varsel, MAKS_INNSLAG), t.lenker, rot, t.oppsett.navn
                ),
            )
        except FullKo as feil:
            raise HTTPException(503, str(feil), headers={"Retry-After": "60"}) from feil
        except SakssokFeil as feil:
            raise HTTPException(400, str(feil)) from feil
        return Response(xml, media_type=_TYPE, headers=hoder)

    return rute


def lag_atom(
    varsel: Varsel, treff: list[Varseltreff], lenker: Sakslenker, rot: str, navn: str = ""
) -> bytes:
    """The feed as XML. `rot` is the site's own address; every link is within it."""
    spor = Adresse("sok", q=varsel.sporsmal, utvalg=varsel.utvalg)
    strom = FeedGenerator()
    strom.id(uuid.uuid5(_ROM, f"strom|{skriv_adresse(spor)}").urn)
    strom.title(_xml(" – ".join((varsel.sporsmal, *varsel.utvalg, navn or tekst("nb", "tittel")))))
    strom.subtitle(tekst("nb", "strom_undertittel"))
    strom.author(name=_xml(navn or tekst("nb", "tittel")))
    strom.language("nb")
    strom.link(href=urljoin(rot, stromadresse(spor)), rel="self", type=_TYPE)
    strom.link(href=urljoin(rot, skriv_adresse(spor)), rel="alternate", type="text/html")
    # No clock: the same papers are the same feed.
    strom.updated(max((_tid(v.gang.dato) for v in treff), default=_tid(None)))
    for v in treff:
        innslag = strom.add_entry(order="append")
        innslag.id(id_av(v, lenker))
        innslag.title(_xml(v.tittel))
        innslag.updated(_tid(v.gang.dato))
        innslag.published(_tid(v.gang.dato))
        innslag.summary(_xml(_sammendrag(v)))
        sak = lenker.adresse(v.sak)
        innslag.link(href=urljoin(rot, skriv_adresse(sak)), rel="alternate", type="text/html")
        innslag.link(href=urljoin(rot, kilde(v.passasje).adresse), rel="related", type="text/html")
    xml: bytes = strom.atom_str(pretty=True)
    return xml


def overskrift(v: Varseltreff) -> str:
    """Where it is treated, and how it ended."""
    dato = vis_dato(v.gang.dato) if v.gang.dato else None
    linje = hode(v.gang.utvalg, dato, v.gang.saksnr)
    hva = UTFALL.get(v.gang.utfall or "", "") if v.gang.holdt else "på sakskartet"
    return f"{linje}: {hva}" if hva else linje


def _sammendrag(v: Varseltreff) -> str:
    ord_ = lesbar(v.passasje.tekst)
    utdrag = ord_ if len(ord_) <= _UTDRAG else f"{ord_[:_UTDRAG].rsplit(' ', 1)[0]} …"
    return f"{overskrift(v)}.\n{utdrag}"


def _tid(dato: date | None) -> datetime:
    # Noon: the same day in every time zone that reads it here.
    return datetime.combine(dato or date(1970, 1, 1), time(12), UTC)


def _xml(ord_: str) -> str:
    """Words without what XML cannot hold."""
    return "".join(tegn for tegn in rens_tekst(ord_) if tegn not in ("\ufffe", "\uffff"))
