"""`/strom.atom`: a saved question as an Atom feed, so that a feed reader or a mail program tells
when papers that match come in."""

import hashlib
from datetime import UTC, date, datetime, time
from typing import Annotated, Any
from urllib.parse import urljoin

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from feedgenerator import Atom1Feed
from markupsafe import Markup

from app.adresse import Adresse, skriv_adresse, stromadresse
from app.nett.maler import kilde
from app.nett.tjenester import Tjenester
from app.sakslenker import Sakslenker
from app.tekster import tekst
from app.utskrift import avkortet
from app.varselinnslag import id_av, id_av_strom, overskrift
from indeks.feil import SakssokFeil
from sok.sporsmal.sporring import MAKS_SPORSMAL, rens_sporsmal, rens_tekst
from sok.tekst.setninger import lesbar
from sok.varsel import Varsel, Varselsok, Varseltreff

MAKS_INNSLAG = 50
_UTDRAG = 600
_TYPE = "application/atom+xml"


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

        def arbeid() -> bytes:
            t.utvalg.krev(varsel.utvalg)
            treff = varselsok.nyeste(varsel, MAKS_INNSLAG)
            return lag_atom(varsel, treff, t.lenker, rot, t.oppsett.navn)

        try:
            xml = await t.plass.kjor("strom", arbeid)
        except SakssokFeil as feil:
            raise HTTPException(400, str(feil)) from feil
        return Response(xml, media_type=_TYPE, headers=hoder)

    return rute


class _Strom(Atom1Feed):  # type: ignore[misc]
    """An Atom feed whose entries link to the source beside the sak, and whose date is that of its
    newest entry, never the clock's: the same papers are the same feed."""

    def latest_post_date(self) -> datetime:
        return max((x["pubdate"] for x in self.items), default=_tid(None))

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("link", "", {"rel": "related", "href": item["kilde"]})


def lag_atom(
    varsel: Varsel, treff: list[Varseltreff], lenker: Sakslenker, rot: str, navn: str = ""
) -> bytes:
    """The feed as XML. `rot` is the site's own address; every link is within it."""
    spor = Adresse("sok", q=varsel.sporsmal, utvalg=varsel.utvalg)
    eier = _xml(navn) or tekst("nb", "tittel")
    strom = _Strom(
        title=_xml(" – ".join((varsel.sporsmal, *varsel.utvalg, eier))),
        link=urljoin(rot, skriv_adresse(spor)),
        description=None,
        subtitle=tekst("nb", "strom_undertittel"),
        language="nb",
        author_name=eier,
        feed_url=urljoin(rot, stromadresse(spor)),
        feed_guid=id_av_strom(skriv_adresse(spor)),
    )
    for v in treff:
        strom.add_item(
            title=_xml(v.tittel) or "(uten tittel)",
            link=urljoin(rot, skriv_adresse(lenker.adresse(v.sak))),
            description=_sammendrag(v),
            pubdate=_tid(v.gang.dato),
            unique_id=id_av(v),
            kilde=urljoin(rot, kilde(v.passasje).adresse),
        )
    return str(strom.writeString("utf-8")).encode()


def _sammendrag(v: Varseltreff) -> str:
    """HTML, as Atom's summaries are here: the words are escaped."""
    ord_ = _xml(lesbar(v.passasje.tekst))
    utdrag = avkortet(ord_, _UTDRAG)
    return str(Markup("<p>{}</p><p>{}</p>").format(_xml(overskrift(v)), utdrag))


def _tid(dato: date | None) -> datetime:
    # Noon: the same day in every time zone that reads it here.
    return datetime.combine(dato or date(1970, 1, 1), time(12), UTC)


def _xml(ord_: str) -> str:
    """Words without what XML cannot hold."""
    return "".join(tegn for tegn in rens_tekst(ord_) if tegn not in ("\ufffe", "\uffff"))
