"""What the API takes and gives, described for those who build on it: the contract of
`sok.kontrakt` as a schema, with the links that only a web address has."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from indeks.datoer import krev_dato
from indeks.dokument import Slag
from indeks.feil import SakssokFeil
from sok.lister.vedtaksfilter import Listeslag
from sok.saker.presedens import MAKS_TEKST
from sok.sporsmal.sporring import MAKS_SPORSMAL, rens_sporsmal, rens_tekst


def _dato(verdi: Any) -> Any:
    if not isinstance(verdi, str):
        return verdi
    try:
        return krev_dato(verdi)
    except SakssokFeil as feil:
        raise ValueError(str(feil)) from feil


def _sporsmal(verdi: str) -> str:
    if not (ren := rens_sporsmal(verdi)):
        raise ValueError("skriv et spørsmål")
    return ren


Dato = Annotated[
    date, BeforeValidator(_dato), Field(description="En dato, 2023-10-31 eller 31.10.2023.")
]
Navn = Annotated[str, Field(max_length=200), AfterValidator(rens_sporsmal)]
"""A name or another short value that is asked for."""


class _Modell(BaseModel):
    # A field that the contract has and the schema lacks must be found by the tests.
    model_config = ConfigDict(extra="forbid")


class Melding(_Modell):
    """Det som gikk galt, eller ble gjort, i én setning."""

    melding: str


class Lenker(_Modell):
    """Adresser fra nettstedets rot."""

    kilde: str = Field(description="Siden i dokumentet med ordene merket.")
    pdf: str = Field(description="Dokumentet, åpnet på siden.")
    sak: str | None = Field(description="Saken, der den er kjent.")


class Sitat(_Modell):
    """Dokumentets egne ord."""

    kilde: int = Field(description="Treffet ordene er fra, «rang».")
    tekst: str
    side_fra: int
    side_til: int
    fortsetter: bool = Field(description="Om vedtaket sier mer etter disse ordene.")


class SkrevetSetning(_Modell):
    """En setning en språkmodell har skrevet, sjekket mot kildene."""

    tekst: str
    kilder: list[int] = Field(description="«rang» for treffene den er fra.")


class SkrevetSvar(_Modell):
    """Det en språkmodell har skrevet, og som står i kildene."""

    setninger: list[SkrevetSetning]
    utelatt: int = Field(description="Hvor mange setninger som ikke sto i kildene.")


class Svar(_Modell):
    """Svaret på spørsmålet."""

    tekst: str = Field(description="Sitatene med [1] for kilden, eller at det ikke finnes svar.")
    kilder: list[int] = Field(description="«rang» for treffene det siteres fra.")
    besvart: bool
    sikker: bool = Field(description="Usann når sitatene kanskje bare handler om det samme.")
    tvil: list[str] = Field(description="Hvorfor det ikke er sikkert, der det er en grunn å nevne.")
    sitater: list[Sitat]


class OgsaHer(_Modell):
    """Et annet sted den samme teksten står."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    dokument: str
    side_fra: int
    side_til: int


class Treff(_Modell):
    """En passasje."""

    rang: int
    poeng: float
    tekst: str
    utvalg: str | None
    dato: date | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    del_: Slag = Field(alias="del")
    dokument: str
    side_fra: int
    side_til: int
    ocr: bool = Field(description="Om teksten er lest av et bilde, og derfor kan ha feil.")
    ogsa: list[OgsaHer]
    lenker: Lenker


class Listefilter(_Modell):
    """Hva listen over vedtak er avgrenset med, som i `/api/vedtak`."""

    slag: Listeslag
    utvalg: list[str]
    fra: date | None
    til: date | None
    resultat: str | None
    forslagsstiller: str | None
    parti: str | None
    status: str | None


class Tidsrom(_Modell):
    """Fra og med en dag til og med en dag; null er ingen ende."""

    fra: date | None
    til: date | None


class Sokesvar(_Modell):
    """Svar og treff."""

    sporsmal: str
    svar: Svar
    mente_du: str | None = Field(
        description="Spørsmålet slik det kanskje var ment, når et ord i det ikke står i arkivet."
    )
    liste: Listefilter | None = Field(
        description="Listen av vedtak eller forslag som svarer, når det spørres om alle av et slag."
    )
    tidsrom: Tidsrom | None = Field(
        description="Tiden spørsmålet avgrenser til («siden 2023»); alle treff er fra møter i den."
    )
    treff: list[Treff]
    tid_ms: dict[str, float]


class _Sted(_Modell):
    dokument: str
    side_fra: int
    side_til: int


class Forslagsstiller(_Modell):
    """Den som fremmet et forslag."""

    navn: str
    parti: str | None


class Forslag(_Sted):
    """Et forslag i et møte."""

    type: str
    forslagsstillere: list[Forslagsstiller]
    partier: list[str]
    organ: str | None
    tidligere_organ: str | None
    utfall: str | None
    tekst: str


class Votering(_Sted):
    """En votering; det som ikke er fortalt, er null."""

    gjelder: str
    forslagsstillere: list[str]
    resultat: str | None
    enstemmig: bool
    stemmer_for: int | None
    stemmer_mot: int | None
    stemte_for: list[str]
    stemte_mot: list[str]
    tekst: str


class Punkt(_Modell):
    """Et punkt i et vedtak."""

    nr: str | None
    tekst: str


class Vedtak(_Sted):
    """Det som ble vedtatt eller innstilt."""

    slag: str
    tekst: str
    punkter: list[Punkt]


class Ord(_Modell):
    """Ord som er like, lagt til eller tatt ut."""

    slag: str
    tekst: str


class Endring(_Modell):
    """Et punkt som er endret fra forslaget til vedtak."""

    slag: str
    fra: str | None
    til: str | None
    ord: list[Ord]


class Behandling(_Modell):
    """Ett utvalgs behandling av en sak."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    holdt: bool
    utfall: str | None
    avgjorelse: str | None = Field(
        description="«innvilget», «avslatt» eller hva klagen kom til, der vedtaket selv sier det."
    )
    forslag: list[Forslag]
    voteringer: list[Votering]
    vedtak: Vedtak | None
    som_foreslatt: bool | None
    endringer: list[Endring]
    utgaver: list[_Sted]


class Kobling(_Sted):
    """En henvisning mellom to saker."""

    henvisning: str
    saksnr: str | None
    utvalg: str | None
    dato: date | None
    sakstittel: str | None
    i_indeksen: bool


class Status(_Sted):
    """Hva en rapport sier at det er blitt av vedtaket."""

    dato: date | None
    utvalg: str | None
    saksnr: str | None
    sakstittel: str | None
    status: str
    iverksatt: bool | None
    merknad: str | None


class Sak(_Modell):
    """En sak og gangen gjennom utvalgene."""

    arkivsaksnr: str | None
    sakstittel: str
    behandlinger: list[Behandling]
    bygger_pa: list[Kobling]
    vist_til: list[Kobling]
    status: list[Status]
    eiendommer: list[str]
    adresse: str = Field(description="Sakens side.")


class Mulig(_Modell):
    """En av flere saker med samme nummer."""

    sakstittel: str
    adresse: str


class FlereSaker(_Modell):
    """Nummeret er flere sakers."""

    melding: str
    mulige: list[Mulig]


class Vedtaksrad(_Sted):
    """En rad i listen over vedtak og forslag."""

    slag: Literal["vedtak", "forslag", "votering", "status"]
    dato: date | None
    utvalg: str | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    type: str | None
    forslagsstillere: list[str]
    partier: list[str]
    resultat: str | None
    enstemmig: bool
    stemmer_for: int | None
    stemmer_mot: int | None
    stemte_for: list[str]
    stemte_mot: list[str]
    status: str | None
    iverksatt: bool | None
    merknad: str | None
    tekst: str


class Vedtaksliste(_Modell):
    """De radene det ble spurt etter, og hvor mange det er i alt."""

    antall: int
    rader: list[Vedtaksrad]


_Sakstekst = Annotated[str, Field(max_length=MAKS_TEKST), AfterValidator(rens_tekst)]


class PresedensInn(_Modell):
    """Oppgi enten teksten i en ny sak eller nummeret på en som er i indeksen."""

    tekst: _Sakstekst | None = Field(
        default=None, description="Saksframlegget; den første linjen er tittelen."
    )
    sak: Navn | None = Field(
        default=None, description="23/17920, eller 25/23 med utvalg eller dato."
    )
    for_: Dato | None = Field(
        default=None, alias="for", description="Bare saker fra før denne datoen."
    )
    antall: int = Field(default=10, ge=1, le=100)


class PresedensBehandling(_Modell):
    """Hvordan et utvalg avgjorde saken."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    utfall: str | None
    avgjorelse: str | None = Field(
        description="«innvilget», «avslatt» eller hva klagen kom til, der vedtaket selv sier det."
    )
    voteringer: list[Votering]
    vedtak: Vedtak | None


class Likhet(_Sted):
    """En passasje som gjør at saken ligner."""

    likhet: float
    tekst: str
    del_: Slag = Field(alias="del")


class PresedensUt(_Modell):
    """En tidligere sak som ligner."""

    rang: int
    poeng: float
    arkivsaksnr: str | None
    sakstittel: str
    behandlinger: list[PresedensBehandling]
    likheter: list[Likhet]
    adresse: str = Field(description="Sakens side.")


class Presedensliste(_Modell):
    """Det som ble sammenlignet, og sakene som ligner mest."""

    sakstittel: str
    saker: list[PresedensUt]


class Utvalg(_Modell):
    """Et utvalg i arkivet."""

    navn: str
    behandlinger: int


class TilbakemeldingInn(_Modell):
    """Leserens ord om et svar."""

    sporsmal: Annotated[
        str, Field(min_length=1, max_length=MAKS_SPORSMAL), AfterValidator(_sporsmal)
    ]
    riktig: bool
    besvart: bool = Field(True, description="Usann når det gjelder at arkivet ikke har svar.")
    adresse: Annotated[str, Field(max_length=MAKS_SPORSMAL), AfterValidator(rens_sporsmal)] = ""
    kommentar: Annotated[str, Field(max_length=MAKS_SPORSMAL), AfterValidator(rens_sporsmal)] = ""
    kilder: list[Annotated[str, Field(max_length=400), AfterValidator(rens_sporsmal)]] = Field(
        default_factory=list, max_length=12, description="Kildene svaret viste til."
    )
