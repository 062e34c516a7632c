"""When a body treats a sak, and under which number: the row of a table over the sak's way that says
so, or the heading of its minutes.

Every citation tells date and saksnr of the meeting that it is from; but who asks for them wants the
line where they stand, also of a meeting whose papers are not in the index.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from indeks.datoer import MANEDER, finn_datoer
from indeks.lager import Behandlingsrad, Lager, Passasjerad
from indeks.norsk import termer
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.strukturlager import Gangrad, Sted
from indeks.utvalg import nokkel_utvalg
from sok.etterpa import USIKKER
from sok.funn import Funn
from sok.leksikalsk import Ordsok
from sok.saker import Saksregister
from sok.sporring import Sporring, les_ledd, passer_ledd

Spurt = Literal["dato", "saksnr", "arkivsaksnr"]

_NUMMER = re.compile(
    r"(?i)\b(?:hvilke[nt]?|hva|kva)\b.*\b(?:saksnr|saksnummer\w*)|\bsaks(?:nr|nummer)\w* til\b"
)
_ARKIVNUMMER = re.compile(r"(?i)\b(?:hvilke[nt]?|hva|kva)\b.*\barkivsaks?(?:nr|nummer)?\w*")
_BEHANDLES = (
    r"behandl\w*|handsam\w*|drøft\w*|sakskart\w*|sakslist\w*|opp|oppe"
    r"|(?:kom|kommer|kjem|sendes|sendt|går|gikk) (?:\S+ ){1,8}?til"
)
_NAR = re.compile(
    r"(?i)\b(?:når|hvilke[nt] (?:dato|dag|møte)|kva (?:dato|dag|møte))\b.*"
    rf"\b(?:{_BEHANDLES})\b"
)
_RUNDT = frozenset(
    termer(
        "når hvilken hvilket hva kva dato dag møte møtet saksnr saksnummer saksnummeret nummer sak "
        "arkivsak arkivsaksnr arkivsaksnummer arkivsaksnummeret "
        "saken saka behandle behandlet behandles behandling handsama handsaming drøftet drøfta opp "
        "oppe tatt teken skal kommer kjem kom sendes sendt går gikk sakskart sakskartet saksliste "
        "sakslista første siste sist gang ble blei vart var er hadde har få fikk til"
    )
)
"""The terms of what is asked, which tell nothing of which sak it is asked of."""
_MINST = 0.8
"""The share of the other words, by weight, that the title of the sak must have."""
_FLEST = 4
"""How many meetings are told of at most."""
_HODE = 1500
"""How far into the papers of a meeting its heading is looked for, in characters."""


def spurt(sporsmal: str) -> Spurt | None:
    """Whether a question asks when a sak is treated, or for its number there or in the archive."""
    if _ARKIVNUMMER.search(sporsmal):
        return "arkivsaksnr"
    if _NUMMER.search(sporsmal):
        return "saksnr"
    return "dato" if _NAR.search(sporsmal) else None


def finn(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    kommuner: Collection[str] = (),
) -> list[Funn]:
    """The lines that tell when the body asked about treats the sak asked about, or its number
    there: the latest meeting first. Empty where it is not told of that body."""
    hva = spurt(sporring.tekst)
    if hva is None:
        return []
    valgt = finn_saken(lager, saker, sporring, ordsok, treff, kommuner, rundt=_RUNDT)
    if valgt is None:
        return []
    behandling, verdi = valgt
    rader = saker.sakens(behandling)
    if hva == "arkivsaksnr":
        return [
            Funn(sted, verdi, om, kjent=verdi == 1.0) for sted, om in _hoder(lager, rader, hva)
        ][:1]
    gang = [
        r
        for r in saker.saksgang(behandling)
        if _spurt_om(sporring, r.utvalg) and (r.dato if hva == "dato" else r.saksnr)
    ]
    steder = _rader(lager, gang, [r for r in rader if r.deler], bare_en=bool(sporring.utvalg))
    if not steder:
        steder = list(_hoder(lager, [r for r in rader if _spurt_om(sporring, r.utvalg)], hva))
    return [Funn(sted, verdi, om, kjent=verdi == 1.0) for sted, om in steder[:_FLEST]]


def _spurt_om(sporring: Sporring, utvalg: str | None) -> bool:
    return not sporring.utvalg or nokkel_utvalg(utvalg) in sporring.utvalg


# -- which sak


def finn_saken(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    kommuner: Collection[str],
    *,
    rundt: Collection[str],
) -> tuple[int, float] | None:
    """A behandling of the sak that the question names, by number or by title, among those found,
    and how much of the question that meets. `rundt` are the terms of what is asked of it."""
    if sporring.saksnokler or sporring.arkivnokler:
        for p in treff:
            nummer = nokkel_saksnr(p.saksnr, p.dato) in sporring.saksnokler
            if p.behandling_id and (
                nummer or nokkel_arkivsaksnr(p.arkivsaksnr) in sporring.arkivnokler
            ):
                return p.behandling_id, 1.0
        return None
    navn = lager.utvalg()
    kjent = {
        *rundt,
        *termer(" ".join(navn.get(n, n) for n in sporring.utvalg)),
        *termer(" ".join((*kommuner, *sporring.ar))),
        *(termer(" ".join(MANEDER[m.maned - 1] for m in sporring.maneder))),
    }
    if all(not gruppe.isdisjoint(kjent) for gruppe, _ in ordsok.grupper):
        return None  # it names no sak
    verdier: dict[str, tuple[float, int]] = {}
    for p in treff:
        nokkel = saker.sak_av(p.behandling_id) if p.behandling_id else None
        if nokkel is None or p.behandling_id is None or nokkel in verdier:
            continue
        titler = {b.sakstittel for b in saker.behandlinger(nokkel) if b.sakstittel}
        passer = [t for t in titler if passer_ledd(sporring.ledd, les_ledd(t)) >= 0]
        if passer:
            verdi = max(ordsok.dekning({*termer(t), *kjent}) for t in passer)
            verdier[nokkel] = verdi, p.behandling_id
    beste = max((v for v, _ in verdier.values()), default=0.0)
    if beste < _MINST:
        return None
    like = [b for v, b in verdier.values() if v == beste]
    # Of two saker that the words fit alike, neither is known to be the one that is meant.
    return like[0], beste if len(like) == 1 else min(beste, USIKKER)


# -- where it stands


_Fortalt = tuple[Sted, frozenset[tuple[str, date | None]]]
"""Where it stands, and which bodies' meetings it is about."""


def _rader(
    lager: Lager, gang: Sequence[Gangrad], rader: Sequence[Behandlingsrad], *, bare_en: bool
) -> list[_Fortalt]:
    """The rows of tables that tell it, one for each day, the latest first; those of meetings that
    were held before those that were only planned. The whole table where no body is named."""
    if not gang:
        return []
    holdt = {(nokkel_utvalg(r.utvalg), r.dato) for r in rader}
    ordnet = sorted(
        gang,
        key=lambda r: (
            (nokkel_utvalg(r.utvalg), r.dato) in holdt,
            r.dato or date.min,
            r.saksnr is not None,
        ),
        reverse=True,
    )
    if not bare_en:
        return [(ordnet[0].sted, _om(ordnet))]
    per_dag: dict[date | None, Gangrad] = {}
    for r in ordnet:
        per_dag.setdefault(r.dato, r)
    return [(_linje(lager, r), _om([r])) for r in per_dag.values()]


def _om(rader: Iterable[Gangrad | Behandlingsrad]) -> frozenset[tuple[str, date | None]]:
    return frozenset((n, r.dato) for r in rader if (n := nokkel_utvalg(r.utvalg)))


def _linje(lager: Lager, rad: Gangrad) -> Sted:
    """The line of the table that is this row; the whole table where its cells stand apart."""
    for start, linje in _linjer(lager, rad.sted):
        if rad.utvalg in linje and (
            rad.dato is None or any(d == rad.dato for _, _, d in finn_datoer(linje))
        ):
            return _del_av(rad.sted, start, linje)
    return rad.sted


def _hoder(lager: Lager, rader: Sequence[Behandlingsrad], hva: Spurt) -> Iterator[_Fortalt]:
    """The first line of each meeting's own papers that tells it."""
    for b in sorted(rader, key=lambda b: b.dato or date.min, reverse=True):
        if not b.deler:
            continue
        start = min(d.start for d in b.deler)
        slutt = min(start + _HODE, max(d.slutt for d in b.deler))
        sted = Sted(b.dokument, b.dokument_id, b.id, start, slutt, b.side_fra, b.side_til)
        for fra, linje in _linjer(lager, sted):
            if hva == "dato":
                datoer = [d for _, _, d in finn_datoer(linje)]
                svarer = datoer == [b.dato] and (nokkel_utvalg(b.utvalg) or "-") in (
                    nokkel_utvalg(linje) or ""
                )
            else:
                nummer = b.saksnr if hva == "saksnr" else b.arkivsaksnr
                svarer = nummer is not None and nummer in linje
            if svarer:
                yield _del_av(sted, fra, linje), _om([b])
                break


def _linjer(lager: Lager, sted: Sted) -> Iterator[tuple[int, str]]:
    """The lines of a run of a document, each with where it starts."""
    (rad,) = lager.rader(
        "SELECT substr(tekst, ?, ?) AS ordene FROM dokument WHERE id = ?",
        (sted.start + 1, sted.slutt - sted.start, sted.dokument_id),
    )
    her = sted.start
    for linje in rad["ordene"].split("\n"):
        yield her, linje
        her += len(linje) + 1


def _del_av(sted: Sted, start: int, linje: str) -> Sted:
    return Sted(
        sted.dokument,
        sted.dokument_id,
        sted.behandling_id,
        start,
        start + len(linje),
        sted.side_fra,
        sted.side_til,
    )
