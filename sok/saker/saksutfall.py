"""What a body ended a sak with, of all that its papers print."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from indeks.lagring.rader import Behandlingsrad
from indeks.lagring.strukturlager import Forslagsrad, Vedtaksrad, Voteringsrad
from indeks.utvalg import er_overst

_UTSATT = re.compile(
    r"(?i)^(?:\d[.)] ?)?(?:saken|saka|sak [\w/-]+)[^.]{0,80}? "
    r"(?:utsettes|utsett(?:es|ast)?|utsatt|sendes tilbake|returneres)\b"
)
_TRUKKET = re.compile(
    r"(?i)^(?:\d[.)] ?)?(?:saken|saka)[^.]{0,30}? (?:trukket|trukke|trekt|trekkes|trekkast)\b"
)
_OVERSENDT = re.compile(
    r"(?i)\b(?:oversend(?:t|te|es|ast)|send(?:t|te) over)\b[^.]{0,80}? ut[ae]n (?:realitet|votering"
    r"|røysting)"
)
_OG_VEDTATT = re.compile(
    r"(?i)\b(?:ble|blei|vart) (?:\w+ )?(?:vedtatt|vedteke|vedteken)\b|enstemmig vedtatt"
)
_ORIENTERING = re.compile(
    r"(?i)(?:tas|tatt|takast|tek[a-z]*) til (?:orientering|vitande|etterretning)"
)

Rad = TypeVar("Rad", Forslagsrad, Voteringsrad, Vedtaksrad)

_UTGAVERANG = {"moteprotokoll": 0, "saksprotokoll": 1, "saksframlegg": 2}


def utgaverang(dokumenttype: str) -> int:
    """How near a kind of paper is to what a body did, from 0, the minutes of its own meeting."""
    return _UTGAVERANG.get(dokumenttype, len(_UTGAVERANG))


def en_utgave(b: Behandlingsrad, rader: Sequence[Rad]) -> tuple[Rad, ...]:
    """The rows of one printing, where one document prints the same behandling in its protokoll and
    again in a saksprotokoll."""

    def type_av(rad: Rad) -> str:
        return next(
            (d.dokumenttype for d in b.deler if d.start <= rad.sted.start < d.slutt), "ukjent"
        )

    per_type: dict[str, list[Rad]] = defaultdict(list)
    for rad in rader:
        per_type[type_av(rad)].append(rad)
    if not per_type:
        return ()
    return tuple(per_type[min(per_type, key=lambda t: (utgaverang(t), t))])


def siste_vedtak(besluttet: Sequence[Vedtaksrad], best: Behandlingsrad) -> Vedtaksrad | None:
    """What a body ended with: the last block of the printing that counts, a vedtak before an
    innstilling."""
    egne = list(
        en_utgave(best, [v for v in besluttet if v.sted.behandling_id == best.id]) or besluttet
    )
    vedtak = [v for v in egne if v.slag == "vedtak"]
    valgt = vedtak or egne
    return max(valgt, key=lambda v: v.sted.start) if valgt else None


def sier_utsatt(tekst: str) -> bool:
    """Whether the text of a vedtak says that the sak is put off, or sent back."""
    return any(_UTSATT.match(linje.strip()) for linje in tekst.splitlines())


def utfall(
    vedtak: Vedtaksrad | None, voteringer: Sequence[Voteringsrad], utvalg: str | None
) -> str | None:
    """How it ended: `utsatt`, `trukket`, `tatt_til_orientering`, `oversendt`, `delvis` (items with
    different fates under one heading), `innstilling` (recommended to the next) or `vedtatt`; None
    where the papers do not say."""
    if vedtak is not None:
        tekst = " ".join(vedtak.tekst.split())
        if _UTSATT.match(tekst):
            return "utsatt"
        if _TRUKKET.match(tekst):
            return "trukket"
        vedtatt = {v.gjelder for v in voteringer if v.resultat == "vedtatt"}
        if _OVERSENDT.search(tekst) and "innstilling" not in vedtatt:
            ogsa = "forslag" in vedtatt or _OG_VEDTATT.search(tekst)
            return "delvis" if ogsa else "oversendt"
        sist = er_overst(utvalg)  # a council recommends to nobody
        if not sist and (vedtak.slag == "innstilling" or vedtak.til_annet_organ):
            return "innstilling"
        if len(vedtak.punkter) <= 1 and len(tekst) < 220 and _ORIENTERING.search(tekst):
            return "tatt_til_orientering"
        return "vedtatt"
    if any(v.resultat == "trukket" and v.gjelder == "annet" for v in voteringer):
        return "trukket"
    slag = [v.resultat for v in voteringer if v.gjelder != "annet" and v.resultat]
    for resultat in ("utsatt", "oversendt"):
        if resultat in slag:
            return resultat
    return slag[-1] if slag and slag[-1] in ("vedtatt", "tatt_til_orientering") else None
