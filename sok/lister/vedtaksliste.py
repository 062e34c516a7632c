"""Lists over the whole archive: what was decided, proposed and voted, and what became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from indeks.lagring.lager import Lager
from indeks.lagring.strukturlager import Forslagsrad, Sted, Vedtaksrad, Voteringsrad, hent_status
from indeks.personer import er_parti, navneord, parti, velgere
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.struktur.punktvis import punkter_i
from indeks.utvalg import nokkel_utvalg
from sok.lister.vedtaksfilter import HAR, Listeslag, Vedtaksfilter
from sok.saker.saksregister import Gang, Saksregister
from sok.sporsmal.forkortelser import Forkortelser
from sok.sporsmal.sporring import Filter

_PUNKT = re.compile(r"(?i)\b(?:punkt\w*|pkt\.?|pkta) ?\d")

_RESTEN = re.compile(r"(?i)\b(?:resten|resterende|resterande|øvrige|forøvrig|elles|ellers)\b")

_VEDTATT_UTFALL = frozenset({"vedtatt", "innstilling", "tatt_til_orientering", "godkjent"})
"""The results of a vote by which a text became the vedtak or the innstilling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listerad:
    """A row: a vedtak, a proposal, a vote somebody is told to have cast, or a status. What does not
    belong to its kind is None or empty. `tekst` are the document's own words, at `start` to `slutt`
    of the document's text; `sak` is the key of its sak (`Saksregister`), `rapportert` the date of
    the report that a status stands in."""

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
    start: int = 0
    slutt: int = 0
    sak: str | None = None
    rapportert: date | None = None


def list_vedtak(lager: Lager, register: Saksregister, filter_: Vedtaksfilter) -> list[Listerad]:
    """The rows of the archive that satisfy a filter, newest first."""
    filter_.kontroller()
    return [r for r in alle_rader(lager, register) if passer(r, filter_)]


def alle_rader(lager: Lager, register: Saksregister) -> list[Listerad]:
    """Every row of the archive, newest first."""
    ut = _statuser(lager, register)
    for nokkel, kjede in register.ganger(register.nokler()).items():
        arkiv = register.arkivsaksnr(nokkel)
        tittel = register.tittel(nokkel)
        for gang in kjede:
            ut += _fra_gang(gang, nokkel, arkiv, tittel)
    # One body under one name, however a paper writes it.
    navn = lager.utvalg()
    ut = [replace(r, utvalg=navn.get(nokkel_utvalg(r.utvalg) or "", r.utvalg)) for r in ut]
    return sorted(
        ut, key=lambda r: (r.dato is not None, r.dato or date.min, r.utvalg or ""), reverse=True
    )


def passer(r: Listerad, f: Vedtaksfilter) -> bool:
    """Whether a row satisfies a filter. One that cannot have what is asked for does not."""
    if r.slag not in f.hvilke() or not _i_filter(r, f.grunn):
        return False
    if any(getattr(f, felt) and r.slag not in har for felt, har in HAR.items()):
        return False
    if f.status and not har_status(f.status, r.status or "", r.iverksatt):
        return False
    if f.resultat and r.resultat != f.resultat:
        return False
    if f.parti and parti(f.parti) not in {parti(p) for p in r.partier}:
        return False
    if not f.forslagsstiller:
        return True
    navn = r.forslagsstillere if r.slag == "forslag" else (*r.stemte_for, *r.stemte_mot)
    return _nevnt(f.forslagsstiller, navn)


def _i_filter(r: Listerad, f: Filter) -> bool:
    return (
        f.i_utvalg(nokkel_utvalg(r.utvalg))
        and f.i_tiden(r.dato)
        and f.i_saken(nokkel_saksnr(r.saksnr, r.dato), nokkel_arkivsaksnr(r.arkivsaksnr))
    )


def _fra_gang(
    gang: Gang, nokkel: str, arkivsaksnr: str | None, tittel: str | None
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
                sak=nokkel,
                **felt,
                **(_stemmer(votering) if votering else {}),
                **_sted(fra.sted),
            )
        )

    if gang.vedtak:
        inn(
            "vedtak",
            gang.vedtak,
            hovedvotering(gang.voteringer, gang.vedtak),
            type=gang.vedtak.slag,
            resultat=gang.utfall,
        )
    for forslag in gang.forslag:
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
    for v in gang.voteringer:
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
        "start": sted.start,
        "slutt": sted.slutt,
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
    endret = any(
        v.gjelder == "forslag" and v.resultat == "vedtatt" and not v.enstemmig for v in voteringer
    )
    if len(om) == 1:
        # Unanimous for what was left is not unanimous for what came in against votes.
        delt = om[0].enstemmig and (endret or _RESTEN.search(om[0].tekst))
        return None if delt else om[0]
    return om[0] if om_punkter and not endret and all(v.enstemmig for v in om) else None


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


def _statuser(lager: Lager, register: Saksregister) -> list[Listerad]:
    """What is told last of each vedtak: a later report takes the place of an earlier one."""
    forkortelser = Forkortelser(lager)
    moter = {b.id: b.dato for b in lager.behandlinger()}
    grupper: dict[tuple[object, ...], dict[tuple[int, int], Listerad]] = {}
    for s in hent_status(lager):
        sak = register.sak_med_status(s)
        rad = Listerad(
            slag="status",
            dato=s.dato,
            utvalg=forkortelser.utvalg(s.organ) or s.organ,
            saksnr=s.saksnr,
            sakstittel=s.sakstittel,
            status=s.status,
            iverksatt=s.iverksatt,
            merknad=s.merknad,
            tekst=s.sakstittel,
            sak=sak,
            rapportert=moter.get(s.sted.behandling_id or -1),
            **_sted(s.sted),
        )
        sted = s.sted.dokument_id, s.sted.start
        # Without its sak, who knows whether two reports mean the same.
        vedtak = (sak, nokkel_saksnr(s.saksnr, s.dato), s.dato) if sak else sted
        grupper.setdefault(vedtak, {})[sted] = rad
    ut: list[Listerad] = []
    for egne in grupper.values():
        # One report may have several rows of a vedtak, point by point.
        sist = max(r.rapportert or date.min for r in egne.values())
        ut += [r for r in egne.values() if (r.rapportert or date.min) == sist]
    return ut


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
