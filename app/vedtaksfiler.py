"""The list of vedtak as files: `/vedtak.csv` and `/vedtak.json`, with the parameters of the page's
address. The CSV is that of `sakssok vedtak --csv`."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, Response

from app.adresse import Adresse, les_adresse
from app.nett.api_modeller import Dato
from app.nett.tjenester import Tjenester
from app.sider.vedtak import filter_av
from app.utskrift import som_csv
from indeks.feil import SakssokFeil
from sok.kontrakt import listerad_som_json
from sok.lister.vedtaksfilter import Listeslag
from sok.lister.vedtaksliste import Listerad


async def _adresse(
    request: Request,
    fra: Dato | None = None,
    til: Dato | None = None,
    slag: Listeslag | None = None,
) -> Adresse:
    """The address of the list. What a page leaves out as not understood is refused here: a file of
    everything would pass for what was asked for."""
    return les_adresse(f"/vedtak?{request.url.query}").med(fra=fra, til=til, slag=slag)


_Listeadresse = Annotated[Adresse, Depends(_adresse)]


def lag_rute(t: Tjenester) -> APIRouter:
    """The routes over one index."""
    rute = APIRouter()

    def rader(a: Adresse) -> list[Listerad]:
        try:
            return t.vedtak.liste(filter_av(a))
        except SakssokFeil as feil:
            raise HTTPException(422, str(feil)) from feil

    @rute.get("/vedtak.csv", include_in_schema=False)
    async def csv(a: _Listeadresse) -> Response:
        def arbeid() -> Response:
            return Response(
                som_csv(rader(a)),
                media_type="text/csv; charset=utf-8",
                headers=_vedlegg("vedtak.csv"),
            )

        return await t.plass.kjor("vedtaksfil", arbeid)

    @rute.get("/vedtak.json", include_in_schema=False)
    async def json(a: _Listeadresse) -> Response:
        def arbeid() -> Response:
            ut: list[dict[str, Any]] = [listerad_som_json(r) for r in rader(a)]
            return JSONResponse({"antall": len(ut), "rader": ut}, headers=_vedlegg("vedtak.json"))

        return await t.plass.kjor("vedtaksfil", arbeid)

    return rute


def _vedlegg(navn: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{navn}"'}
