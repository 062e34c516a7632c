"""Lists over the whole archive: what was decided, proposed and voted, and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from indeks.feil import SakssokFeil
from indeks.lager import Lager
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.struktur.personer import er_parti, navneord, parti, velgere
from indeks.struktur.punktvis import punkter_i
from indeks.strukturlager import Forslagsrad, Sted, Vedtaksrad, Voteringsrad, hent_status
from indeks.utvalg import nokkel_utvalg
from sok.forkortelser import Forkortelser
from sok.saker import Gang, Saksregister
from sok.sporring import Filter

Listeslag = Literal["vedtak", "forslag", "votering", "status"]

RESULTATER = (
    "vedtatt",
    "falt",
    "innstilling",
    "tatt_til_orientering",
    "utsatt",
    "oversendt",
    "trukket",
    "delvis",
    "godkjent",
    "valgt",
)
_BARE_FORSLAG = ("falt", "trukket", "delvis")


@dataclass(frozen=True, slots=True)
class Vedtaksfilter:
    """What a row must satisfy; all that is set must hold. `slag` None chooses by what is asked:
    proposals for a proposer, a party or a result that only proposals have, status rows for a
    status, else decisions."""

    grunn: Filter = field(default_factory=Filter)
    resultat: str | None = None
    forslagsstiller: str | None = None
    parti: str | None = None
    status: str | None = None
    slag: Listeslag | None = None

    def kontroller(self) -> "Vedtaksfilter":
        """The filter itself; raises `SakssokFeil` where it can never be satisfied."""
        self.grunn.kontroller()
        if self.resultat and self.resultat not in RESULTATER:
            raise SakssokFeil(
                f"«{self.resultat}» er ikke et resultat; skriv ett av {', '.join(RESULTATER)}."
            )
        return self

    def hvilke(self) -> tuple[Listeslag, ...]:
        """The kinds of row asked for."""
        if self.slag:
            return (self.slag,)
        if self.status:
            return ("status",)
        if self.forslagsstiller:
            return ("forslag",) if self.resultat or self.parti else ("forslag", "votering")
        if self.parti or self.resultat in _BARE_FORSLAG:
            return ("forslag",)
        return ("vedtak",)


_PUNKT = re.compile(r"(?i)\b(?:punkt\w*|pkt\.?|pkta) ?\d")

_VEDTATT_UTFALL = frozenset({"vedtatt", "innstilling", "tatt_til_orientering", "godkjent"})
"""The results of a vote by which a text became the vedtak or the innstilling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listerad:
    """A row: a vedtak, a proposal, a vote somebody is told to have cast, or a status. What does not
    belong to its kind is None or empty. `tekst` are the document's own words."""

    slag: Listeslag
    dato: date | None
    utvalg: str | None
    saksnr: str | None
    arkivsaksnr: str | None = None
    sakstittel: str | None
    type: str | None = None
    forslagsstillere: tuple[str, ...] = ()
    partier: tuple[str, ...] = ()
    resultat: str | None = None
    enstemmig: bool = False
    stemmer_for: int | None = None
    stemmer_mot: int | None = None
    stemte_for: tuple[str, ...] = ()
    stemte_mot: tuple[str, ...] = ()
    status: str | None = None
    iverksatt: bool | None = None
    merknad: str | None = None
    tekst: str
    dokument: str
    dokument_id: int
    side_fra: int
    side_til: int


def list_vedtak(lager: Lager, register: Saksregister, filter_: Vedtaksfilter) -> list[Listerad]:
    """The rows of the archive that satisfy a filter, newest first."""
    hvilke = filter_.kontroller().hvilke()
    ut: list[Listerad] = []
    if "status" in hvilke:
        ut += _statuser(lager, filter_)
    if set(hvilke) - {"status"}:
        # A gang has its body and day from its own behandlinger: no other saker need be read.
        nokler = [
            n
            for n in register.nokler()
            if any(
                _i_filter(b.utvalg, b.dato, b.saksnr, register.arkivsaksnr(n), filter_.grunn)
                for b in register.behandlinger(n)
            )
        ]
        for nokkel, kjede in register.ganger(nokler).items():
            arkiv = register.arkivsaksnr(nokkel)
            tittel = register.tittel(nokkel)
            for gang in kjede:
                if _i_filter(gang.utvalg, gang.dato, gang.saksnr, arkiv, filter_.grunn):
                    ut += _fra_gang(gang, arkiv, tittel, filter_, hvilke)
    return sorted(
        ut, key=lambda r: (r.dato is not None, r.dato or date.min, r.utvalg or ""), reverse=True
    )


def _i_filter(
    utvalg: str | None, dato: date | None, saksnr: str | None, arkivsaksnr: str | None, f: Filter
) -> bool:
    if f.utvalg:
        nokler = [n for u in f.utvalg if (n := nokkel_utvalg(u))]
        if not any(n in (nokkel_utvalg(utvalg) or "") for n in nokler):
            return False
    if (f.fra or f.til) and dato is None:
        return False
    if f.fra and dato and dato < f.fra:
        return False
    if f.til and dato and dato > f.til:
        return False
    if f.saksnr:
        eget = nokkel_saksnr(saksnr, dato) == nokkel_saksnr(f.saksnr)
        return eget or nokkel_arkivsaksnr(arkivsaksnr) == nokkel_arkivsaksnr(f.saksnr)
    return True


def _fra_gang(
    gang: Gang,
    arkivsaksnr: str | None,
    tittel: str | None,
    f: Vedtaksfilter,
    hvilke: Sequence[Listeslag],
) -> list[Listerad]:
    ut: list[Listerad] = []

    def inn(
        slag: Listeslag,
        fra: Vedtaksrad | Forslagsrad | Voteringsrad,
        votering: Voteringsrad | None,
        **felt: Any,
    ) -> None:
        """Adds a row of the gang, with what is told of its vote."""
        ut.append(
            Listerad(
                slag=slag,
                dato=gang.dato,
                utvalg=gang.utvalg,
                saksnr=gang.saksnr,
                arkivsaksnr=arkivsaksnr,
                sakstittel=gang.sakstittel or tittel,
                tekst=fra.tekst,
                **felt,
                **(_stemmer(votering) if votering else {}),
                **_sted(fra.sted),
            )
        )

    if "vedtak" in hvilke and gang.vedtak and (not f.resultat or gang.utfall == f.resultat):
        inn(
            "vedtak",
            gang.vedtak,
            hovedvotering(gang.voteringer, gang.vedtak),
            type=gang.vedtak.slag,
            resultat=gang.utfall,
        )
    if "forslag" in hvilke:
        for forslag in gang.forslag:
            if not _er_fra(forslag, f) or (f.resultat and forslag.utfall != f.resultat):
                continue
            stemt = [v for v in gang.voteringer if forslag.id in v.forslag]
            inn(
                "forslag",
                forslag,
                stemt[-1] if stemt else None,
                type=forslag.type,
                forslagsstillere=tuple(p.navn for p in forslag.forslagsstillere),
                partier=forslag.partier,
                resultat=forslag.utfall,
            )
    if "votering" in hvilke:
        for v in gang.voteringer:
            if f.resultat and v.resultat != f.resultat:
                continue
            if f.forslagsstiller and not _nevnt(f.forslagsstiller, (*v.stemte_for, *v.stemte_mot)):
                continue
            inn(
                "votering",
                v,
                v,
                type=v.gjelder,
                forslagsstillere=v.forslagsstillere,
                resultat=v.resultat,
            )
    return ut


def _stemmer(v: Voteringsrad) -> dict[str, Any]:
    """What a row tells of a vote."""
    return {
        "enstemmig": v.enstemmig,
        "stemmer_for": v.stemmer_for,
        "stemmer_mot": v.stemmer_mot,
        "stemte_for": v.stemte_for,
        "stemte_mot": v.stemte_mot,
    }


def _sted(sted: Sted) -> dict[str, Any]:
    """Where a row stands."""
    return {
        "dokument": sted.dokument,
        "dokument_id": sted.dokument_id,
        "side_fra": sted.side_fra,
        "side_til": sted.side_til,
    }


def hovedvotering(
    voteringer: Sequence[Voteringsrad], vedtak: Vedtaksrad | None = None
) -> Voteringsrad | None:
    """The vote by which the innstilling as a whole was adopted, None where that is not plain: a
    vote on a proposal, or one that fell, tells nothing of the vedtak. One on points does where
    `vedtak` has no other points, and several do where all of them were unanimous."""
    om = [v for v in voteringer if v.gjelder == "innstilling"]
    if not om or any(v.resultat not in _VEDTATT_UTFALL for v in om):
        return None
    egne = {int(p.nr) for p in vedtak.punkter if p.nr.isdigit()} if vedtak else None
    talt = frozenset[int]().union(*(punkter_i(v.tekst) for v in om))
    om_punkter = any(_PUNKT.search(v.tekst) for v in om)
    if om_punkter and (egne is None or not (egne or {1}) <= talt):
        return None
    if len(om) == 1:
        return om[0]
    endret = any(
        v.gjelder == "forslag" and v.resultat == "vedtatt" and not v.enstemmig for v in voteringer
    )
    return om[0] if om_punkter and not endret and all(v.enstemmig for v in om) else None


def _er_fra(forslag: Forslagsrad, f: Vedtaksfilter) -> bool:
    if f.parti and parti(f.parti) not in {parti(p) for p in forslag.partier}:
        return False
    return not f.forslagsstiller or _nevnt(
        f.forslagsstiller, [p.navn for p in forslag.forslagsstillere]
    )


def _nevnt(navn: str, blant: Sequence[str]) -> bool:
    """Whether somebody is among names as printed: all the words of the shorter name in the other,
    the last name always."""
    sokt = navneord(navn)
    for ett in blant:
        for bit in velgere(ett) or (ett,):
            ord_ = navneord(bit.split("(")[0])
            if ord_ and not er_parti(bit) and (sokt <= ord_ or ord_ <= sokt):
                return True
    return False


def _statuser(lager: Lager, f: Vedtaksfilter) -> list[Listerad]:
    forkortelser = Forkortelser(lager)
    ut: dict[tuple[object, ...], Listerad] = {}
    for s in hent_status(lager):
        utvalg = forkortelser.utvalg(s.organ) or s.organ
        if f.status and not har_status(f.status, s.status, s.iverksatt):
            continue
        if not _i_filter(utvalg, s.dato, s.saksnr, None, f.grunn):
            continue
        ut[s.sted.dokument_id, s.sted.start] = Listerad(
            slag="status",
            dato=s.dato,
            utvalg=utvalg,
            saksnr=s.saksnr,
            sakstittel=s.sakstittel,
            status=s.status,
            iverksatt=s.iverksatt,
            merknad=s.merknad,
            tekst=s.sakstittel,
            **_sted(s.sted),
        )
    return list(ut.values())


_IVERKSATT = {"iverksatt", "iverksett", "gjennomført"}
_IKKE_IVERKSATT = {f"{nei} {ord_}" for nei in ("ikke", "ikkje") for ord_ in _IVERKSATT}
_UTEN_STATUS = {"ukjent", "tom", "uten status", "utan status"}


def status_med_egen_mening(sokt: str) -> bool:
    """Whether a status asked for is a meaning, whatever the reports call it."""
    return _vasket(sokt) in _IVERKSATT | _IKKE_IVERKSATT | _UTEN_STATUS


def _vasket(status: str) -> str:
    return " ".join(status.casefold().split())


def har_status(sokt: str, status: str, iverksatt: bool | None) -> bool:
    """Whether a row of a report has the status asked for: by what it says or by what it means."""
    ren = _vasket(sokt)
    if ren in _IKKE_IVERKSATT:
        return iverksatt is False
    if ren in _IVERKSATT:
        return iverksatt is True
    if ren in _UTEN_STATUS:
        return not status
    return ren in status.casefold()
