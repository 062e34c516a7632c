"""The API: what the page shows, as JSON, for a municipality's own site to build on.

An application of its own, mounted at `/api`, so that its errors are its own too: one Norwegian
sentence under `melding`. Its description is at `/api/openapi.json`. What takes the processor goes
through `Tjenester.plass`, which the page shares.
"""

from dataclasses import replace
from typing import Annotated, Any

from anyio import to_thread
from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, StringConstraints
from starlette.exceptions import HTTPException as StarletteHTTPException

from app.adresse import STANDARD_ANTALL, Adresse, skriv_adresse
from app.nett import api_modeller as m
from app.nett.grenser import Begrenset, Kvote, fra_samme_side
from app.nett.kapasitet import SNART, FullKo
from app.nett.maler import kilde
from app.nett.ramme import malform_i
from app.nett.tjenester import Tjenester
from app.nynorsk import setning
from app.tekster import Malform
from indeks.dokument import Slag
from indeks.feil import SakssokFeil
from sok import kontrakt
from sok.lister.vedtaksfilter import Listeslag, Vedtaksfilter
from sok.saker.presedens import Presedens
from sok.skriving.svarmodell import SvarmodellFeil, skriv_svar
from sok.sporsmal.sporring import MAKS_SPORSMAL, Filter, rens_sporsmal
from sok.svar.resultat import Resultat, Treff

Json = dict[str, Any]

SPORSMAL_FOR_LANGT = f"Spørsmålet er for langt; skriv det med høyst {MAKS_SPORSMAL} tegn."
UKJENT_FEIL = "Noe gikk galt hos oss; prøv igjen, og si fra hvis det gjentar seg."

_Sporsmal = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAKS_SPORSMAL),
    AfterValidator(rens_sporsmal),
    Query(description="Et spørsmål, noen stikkord eller et saksnr.", examples=["skolestruktur"]),
]
_Utvalg = Annotated[
    list[m.Navn],
    Query(max_length=20, description="Bare dette utvalget, helt eller delvis navn; kan gjentas."),
]
_Fra = Annotated[m.Dato | None, Query(description="Bare møter fra og med denne datoen.")]
_Til = Annotated[m.Dato | None, Query(description="Bare møter til og med denne datoen.")]
_Saksnr = Annotated[
    m.Navn | None, Query(description="Bare denne saken: saksnr (25/23) eller arkivsaksnr.")
]
_Resultat = Annotated[
    m.Navn | None, Query(description="Bare det som endte slik, for eksempel «vedtatt», «falt».")
]
_Parti = Annotated[m.Navn | None, Query(description="Bare der dette partiet fremmet forslag.")]
_Deler = Annotated[
    list[Slag], Query(alias="del", max_length=20, description="Bare slike deler av saken.")
]
_FEIL: dict[int | str, dict[str, Any]] = {
    400: {"model": m.Melding, "description": "Det det spørres om, kan ikke finnes."},
    422: {"model": m.Melding, "description": "En verdi er ikke slik den skal være."},
    503: {"model": m.Melding, "description": "For mange spør; prøv igjen om litt."},
}


def lag_api(t: Tjenester) -> FastAPI:
    """The API over one index."""
    api = FastAPI(
        title="Sakssøk",
        version="1",
        description="Svar med kildehenvisning på spørsmål om kommunale saker. Alt som er fritt å "
        "lese på sidene, er her som JSON. Det dokumentene ikke sier, er null.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        responses=_FEIL,
        generate_unique_id_function=lambda rute: rute.name,
    )
    _feil(api)
    api.add_middleware(Begrenset)
    _sok(api, t)
    _saker(api, t)
    _presedens(api, t)
    _tilbakemelding(api, t)
    return api


# -- what can be asked


def _sok(api: FastAPI, t: Tjenester) -> None:
    @api.get("/sok", response_model=m.Sokesvar, summary="Still et spørsmål")
    async def sok(
        q: _Sporsmal,
        antall: Annotated[int, Query(ge=1, le=100, description="Hvor mange treff.")] = 10,
        utvalg: _Utvalg = [],  # noqa: B006 - FastAPI copies it
        fra: _Fra = None,
        til: _Til = None,
        saksnr: _Saksnr = None,
        deler: _Deler = [],  # noqa: B006
        resultat: _Resultat = None,
        parti: _Parti = None,
    ) -> Json:
        """Svaret er dokumentenes egne ord, hvert sitat med siden det står på."""

        def arbeid() -> Json:
            filter_ = _filter(
                t, Filter(tuple(utvalg), fra, til, saksnr, tuple(deler)), resultat, parti
            )
            return sokesvar_som_json(t.motor.sok(q, antall, filter_), t)

        return await t.plass.kjor("sok", arbeid)

    @api.get(
        "/skrevet",
        response_model=m.SkrevetSvar,
        summary="La en språkmodell skrive et svar av treffene",
        responses={
            404: {"model": m.Melding, "description": "Det er ingen svarmodell her."},
            502: {"model": m.Melding, "description": "Svarmodellen ga ikke noe svar."},
        },
    )
    async def skrevet(
        request: Request,
        q: _Sporsmal,
        utvalg: _Utvalg = [],  # noqa: B006
        fra: _Fra = None,
        til: _Til = None,
        deler: _Deler = [],  # noqa: B006
        resultat: _Resultat = None,
        parti: _Parti = None,
    ) -> JSONResponse:
        """Hver setning sier hvilke treff den er fra («rang»), og er sjekket mot dem: det som ikke
        står der, er utelatt. Er det ingen setninger, fant modellen ikke noe svar."""
        modell = t.svarmodell
        if modell is None:
            raise HTTPException(404, "Det er ingen svarmodell her.")

        def arbeid() -> Resultat:
            filter_ = _filter(
                t, Filter(tuple(utvalg), fra, til, None, tuple(deler)), resultat, parti
            )
            return t.motor.sok(q, STANDARD_ANTALL, filter_)

        funnet = await t.plass.kjor("sok", arbeid)
        malform = malform_i(request.scope)
        try:
            # The model waits in a thread of its own: the places are for what takes the processor.
            svar = await to_thread.run_sync(skriv_svar, modell, funnet, malform)
        except SvarmodellFeil as feil:
            melding = setning(malform, str(feil))
            return JSONResponse({"melding": melding}, status_code=502)
        return JSONResponse(kontrakt.skrevet_som_json(svar))

    @api.get("/utvalg", response_model=list[m.Utvalg], summary="Utvalgene i arkivet")
    async def utvalg() -> list[Json]:
        """Hvert utvalg, med antallet saker det har behandlet; flest først."""
        fasetter = await t.plass.kjor("utvalg", lambda: t.fasetter.tell(Filter()))
        return [{"navn": v.verdi, "behandlinger": v.antall} for v in fasetter.utvalg]


def _filter(t: Tjenester, filter_: Filter, resultat: str | None, parti: str | None) -> Filter:
    """The filter with the behandlinger that ended so or have the party's proposals. Raises
    `SakssokFeil` where nothing can satisfy it."""
    t.utvalg.krev(filter_.utvalg)
    return replace(filter_, behandlinger=t.fasetter.behandlinger(resultat, parti)).kontroller()


def _saker(api: FastAPI, t: Tjenester) -> None:
    @api.get(
        "/sak/{sak}",
        response_model=m.Sak,
        summary="En sak",
        responses={
            404: {"model": m.Melding, "description": "Ingen sak har nummeret."},
            409: {"model": m.FlereSaker, "description": "Flere saker har nummeret."},
        },
    )
    async def sak(
        sak: Annotated[
            str,
            Path(
                max_length=200,
                description="Nummeret med bindestrek, som i sakens adresse: 23-17920 eller 25-23.",
                examples=["22-1187"],
            ),
        ],
        utvalg: Annotated[m.Navn | None, Query(description="Utvalget saksnr gjelder.")] = None,
        dato: Annotated[m.Dato | None, Query(description="Møtedatoen saksnr gjelder.")] = None,
    ) -> Any:
        """Gangen gjennom utvalgene med forslag, voteringer og vedtak, det den bygger på, og det
        som er rapportert om vedtaket siden."""

        def arbeid() -> Any:
            adresse = Adresse(
                "sak", sak=rens_sporsmal(sak), utvalg=(utvalg,) if utvalg else (), dato=dato
            )
            nokler = t.lenker.saker(adresse)
            if not nokler:
                raise HTTPException(404, f"Ingen sak i arkivet har nummeret «{adresse.sak}».")
            saker = [t.register.sak(nokkel) for nokkel in nokler[:20]]
            adresser = [skriv_adresse(t.lenker.adresse(s.nokkel)) for s in saker]
            if len(saker) == 1:
                return {**kontrakt.sak_som_json(saker[0]), "adresse": adresser[0]}
            kropp = {
                "melding": f"{len(nokler)} saker har nummeret «{adresse.sak}»; oppgi utvalg eller "
                "dato, eller bruk en av adressene.",
                "mulige": [
                    {"sakstittel": s.tittel, "adresse": a}
                    for s, a in zip(saker, adresser, strict=True)
                ],
            }
            return JSONResponse(kropp, status_code=409)

        return await t.plass.kjor("sak", arbeid)

    @api.get("/vedtak", response_model=m.Vedtaksliste, summary="Vedtak og forslag")
    async def vedtak(
        utvalg: _Utvalg = [],  # noqa: B006
        fra: _Fra = None,
        til: _Til = None,
        saksnr: _Saksnr = None,
        resultat: _Resultat = None,
        forslagsstiller: Annotated[
            m.Navn | None, Query(description="Bare forslag fra og stemmer fra denne.")
        ] = None,
        parti: _Parti = None,
        status: Annotated[
            m.Navn | None,
            Query(description="Vedtak med denne statusen, for eksempel «ikke iverksatt»."),
        ] = None,
        slag: Annotated[
            Listeslag | None,
            Query(description="Hva som listes; ellers velges det etter resten."),
        ] = None,
        antall: Annotated[int, Query(ge=1, le=500, description="Hvor mange rader.")] = 100,
        hopp: Annotated[
            int, Query(ge=0, le=10_000_000, description="Hvor mange rader som hoppes over.")
        ] = 0,
    ) -> Json:
        """Nyeste først. Bla med «hopp»."""

        def arbeid() -> Json:
            filter_ = Vedtaksfilter(
                Filter(tuple(utvalg), fra, til, saksnr),
                resultat,
                forslagsstiller,
                parti,
                status,
                slag,
            )
            rader = t.vedtak.liste(filter_)
            valgte = [kontrakt.listerad_som_json(r) for r in rader[hopp : hopp + antall]]
            return {"antall": len(rader), "rader": valgte}

        return await t.plass.kjor("vedtak", arbeid)


def _presedens(api: FastAPI, t: Tjenester) -> None:
    @api.post("/presedens", response_model=m.Presedensliste, summary="Tidligere saker som ligner")
    async def presedens(inn: m.PresedensInn) -> Json:
        """Ligner på en ny sak (teksten) eller på en som er i indeksen (nummeret). Aldri saken
        selv."""
        if (inn.tekst is None) == (inn.sak is None):
            raise SakssokFeil("Oppgi enten «tekst» eller «sak», og bare den ene.")

        def arbeid() -> Json:
            if inn.sak is not None:
                grunnlag = t.presedens.fra_sak(t.register.en(inn.sak).nokkel)
            else:
                grunnlag = t.presedens.fra_tekst(inn.tekst or "")
            funnet = t.presedens.finn(grunnlag, inn.antall, inn.for_)
            return {"sakstittel": grunnlag.tittel, "saker": [_presedens_ut(p, t) for p in funnet]}

        return await t.plass.kjor("presedens", arbeid)


def _tilbakemelding(api: FastAPI, t: Tjenester) -> None:
    kvote = Kvote("10/minute", "60/hour")

    @api.post(
        "/tilbakemelding",
        response_model=m.Melding,
        summary="Si om et svar var riktig",
        responses={
            403: {"model": m.Melding, "description": "Bare sidene selv kan sende dette."},
            429: {"model": m.Melding, "description": "For mange på kort tid."},
        },
    )
    def tilbakemelding(request: Request, inn: m.TilbakemeldingInn) -> Json:
        """Brukes av sidene selv, og svarer på deres målform. Det som lagres, er spørsmålet,
        svaret på om det var riktig, adressen og kommentaren; ikke hvem som sendte det."""
        if not t.oppsett.tilbakemelding:
            raise HTTPException(403, "Tilbakemeldinger er slått av her.")
        if not fra_samme_side(request):
            raise HTTPException(403, "Tilbakemeldinger kan bare sendes fra sidene selv.")
        if not kvote.bruk(request.client.host if request.client else ""):
            raise HTTPException(429, "Takk, men det var mange på kort tid; vent litt.")
        t.tilbakemeldinger.legg_til(
            inn.sporsmal,
            riktig=inn.riktig,
            besvart=inn.besvart,
            adresse=inn.adresse,
            kommentar=inn.kommentar,
            kilder=inn.kilder,
        )
        t.maaling.tilbakemelding(inn.riktig)
        return {"melding": setning(malform_i(request.scope), "Takk for tilbakemeldingen!")}


# -- what is answered


def sokesvar_som_json(resultat: Resultat, t: Tjenester) -> Json:
    """An answer with its hits, each with its links."""
    svar = kontrakt.resultat_som_json(resultat)
    for rad, treff in zip(svar["treff"], resultat.treff, strict=True):
        rad["lenker"] = _lenker(treff, t)
    return svar


def _lenker(treff: Treff, t: Tjenester) -> Json:
    k = kilde(treff.passasje)
    return {
        "kilde": k.adresse,
        "pdf": k.pdf,
        "sak": t.lenker.lenke(treff.passasje.behandling_id),
    }


def _presedens_ut(p: Presedens, t: Tjenester) -> Json:
    return {**kontrakt.presedens_som_json(p), "adresse": skriv_adresse(t.lenker.adresse(p.sak))}


# -- what goes wrong

_FELTFEIL = {
    "missing": "mangler",
    "string_too_long": "er for lang, høyst {max_length} tegn",
    "string_too_short": "er tom",
    "too_long": "har for mange verdier, høyst {max_length}",
    "greater_than_equal": "må være minst {ge}",
    "less_than_equal": "må være høyst {le}",
    "int_parsing": "må være et helt tall",
    "int_type": "må være et helt tall",
    "int_from_float": "må være et helt tall",
    "int_parsing_size": "er et for stort tall",
    "bool_parsing": "må være true eller false",
    "bool_type": "må være true eller false",
    "string_type": "må være tekst",
    "string_unicode": "har tegn som ikke kan leses",
    "list_type": "må være en liste",
    "literal_error": "må være en av {expected}",
    "extra_forbidden": "er ukjent",
    "json_invalid": "er ikke gyldig JSON",
    "model_attributes_type": "må være et JSON-objekt",
    "model_type": "må være et JSON-objekt",
    "dict_type": "må være et JSON-objekt",
    "value_error": "{error}",
}


def feltfeil(feil: RequestValidationError, malform: Malform) -> str:
    """What is wrong with a request, in one Norwegian sentence."""
    ut: dict[str, None] = {}
    for en in feil.errors()[:3]:
        felt = ".".join(str(x) for x in en["loc"][1:] if not isinstance(x, int)) or "forespørselen"
        if en["type"] == "json_invalid":
            felt = "innholdet"
        if felt == "q" and en["type"] == "string_too_long":
            return setning(malform, SPORSMAL_FOR_LANGT)
        hva = _FELTFEIL.get(en["type"], "er ikke slik den skal være").format(**en.get("ctx", {}))
        hva = setning(malform, hva.replace("' or '", "' eller '"))
        ut[f"«{setning(malform, felt)}» {hva.rstrip('.')}"] = None
    return f"{'; '.join(ut)}."


_HTTPFEIL = {
    404: "Det finnes ikke noe her; se /api/openapi.json.",
    405: "Adressen tar ikke imot dette; se /api/openapi.json.",
    400: "Forespørselen kan ikke leses.",
}


def _feil(api: FastAPI) -> None:
    def svar(status: int, melding: str, **hoder: str) -> JSONResponse:
        return JSONResponse({"melding": melding}, status_code=status, headers=hoder)

    @api.exception_handler(FullKo)
    async def full(request: Request, feil: FullKo) -> JSONResponse:
        return svar(503, setning(malform_i(request.scope), str(feil)), **{"Retry-After": SNART})

    @api.exception_handler(SakssokFeil)
    async def kjent(request: Request, feil: SakssokFeil) -> JSONResponse:
        return svar(400, setning(malform_i(request.scope), str(feil)))

    @api.exception_handler(RequestValidationError)
    async def verdi(request: Request, feil: RequestValidationError) -> JSONResponse:
        return svar(422, feltfeil(feil, malform_i(request.scope)))

    @api.exception_handler(StarletteHTTPException)
    async def http(request: Request, feil: StarletteHTTPException) -> JSONResponse:
        egen = isinstance(feil, HTTPException) and feil.status_code in (403, 404, 429)
        melding = feil.detail if egen else _HTTPFEIL.get(feil.status_code, UKJENT_FEIL)
        melding = setning(malform_i(request.scope), melding)
        return svar(feil.status_code, melding, **dict(feil.headers or {}))

    @api.exception_handler(Exception)
    async def ukjent(request: Request, feil: Exception) -> JSONResponse:
        return svar(500, setning(malform_i(request.scope), UKJENT_FEIL))
