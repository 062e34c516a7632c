"""When a body treats a sak, and under which number: the row of a table over the sak's way that says
so, or the heading of its minutes.

Every citation tells date and saksnr of the meeting that it is from; but who asks for them wants the
line where they stand, also of a meeting whose papers are not in the index.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indeks.datoer import finn_datoer, iso
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Behandlingsrad, Passasjerad
from indeks.lagring.strukturlager import Gangrad, Sted
from indeks.ord.norsk import termer
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.oppslag.etterpa import USIKKER
from sok.oppslag.funn import Funn, moter
from sok.saker.saksregister import Saksregister
from sok.sporsmal.ledd import har_periode, les_ledd, passer_ledd
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import Sporring, steds_og_tidsord

Spurt = Literal["dato", "saksnr", "arkivsaksnr"]

_SPOR_OM = r"(?i)\b(?:hvilke[nt]?|kva(?: for)?|(?:hva|kva) (?:er|var|ble|blei|vart)) (?:\w+ )?"
_IKKE_NEVNT = r"\b(?!\W*(?:[A-ZÆØÅa-zæøå]{1,4}[ -]?)?\d)"
"""Who writes the number after the word does not ask for it: «hva ble vedtatt i saksnr 35/23?»."""
_NUMMER = re.compile(
    rf"{_SPOR_OM}(?:saks?nr|saks?nummer\w*){_IKKE_NEVNT}"
    r"|\bsaks?(?:nr|nummer)\w*(?: (?:til|for)\b|\W*$)"
)
_ARKIVNUMMER = re.compile(
    rf"{_SPOR_OM}arkivsaks?(?:nr|nummer\w*)?{_IKKE_NEVNT}"
    rf"|^\W*arkivsaks?[ -]?(?:nr\.?|nummer\w*){_IKKE_NEVNT}"
    r"|\barkivsaks?[ -]?(?:nr|nummer)\W*$"
)
_NAR_ORD = r"(?i)\b(?:når|hvilke[nt] (?:dato|dag|møte)|kva (?:dato|dag|møte))\b.*"
_BEHANDLES = re.compile(
    rf"{_NAR_ORD}\b(?:behandl\w*|handsam\w*|drøft\w*|(?:sakskart|sakslist)\w*)\b"
)
_TIL_UTVALGET = re.compile(
    rf"{_NAR_ORD}\b(?:oppe? (?:i|til|for)"
    rf"|(?:kom|kommer|kjem|sendes|sendt|går|gikk) (?:\S+ ){{1,8}}?til)\b"
)
"""What is asked of a sak only where a body is named: a wall is put up too, and a bus comes to."""
_IGJEN = re.compile(r"(?i)\b(?:på nytt|igjen|neste gang|att)\b")
"""What asks for another meeting than the one that was held."""
_RUNDT = frozenset(
    termer(
        "når hvilken hvilket hva kva dato dag møte møtet saksnr saksnummer saksnummeret nummer sak "
        "saknr saknummer nr "
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
_HODE = 6000
"""How far into the papers of a meeting its heading is looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Saksvalg:
    """The sak that a question names: one of its behandlinger, how much of the question that meets,
    and its titles that have any of it; none where it is named by number."""

    behandling: int
    verdi: float
    titler: frozenset[str] = frozenset()


def spurt(sporring: Sporring) -> Spurt | None:
    """Whether a question asks when a sak is treated, or for its number there or in the archive."""
    if _ARKIVNUMMER.search(sporring.tekst):
        return "arkivsaksnr"
    if _NUMMER.search(sporring.tekst):
        return "saksnr"
    opp = sporring.utvalg and _TIL_UTVALGET.search(sporring.tekst)
    return "dato" if opp or _BEHANDLES.search(sporring.tekst) else None


def finn(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    hva: Spurt,
    kommuner: Collection[str] = (),
) -> list[Funn]:
    """The lines that tell when the body asked about treats the sak asked about, or its number
    there (`hva`): the latest meeting first. Empty where it is not told of that body."""
    valgt = finn_saken(saker, sporring, ordsok, treff, kommuner, rundt=_RUNDT)
    if valgt is None:
        return []
    rader = [
        b
        for b in saker.sakens(valgt.behandling)
        if not valgt.titler or b.sakstittel in valgt.titler
    ]
    if hva == "arkivsaksnr":
        steder = list(_hoder(lager, rader, hva))[:1]
    else:
        egne = {b.id for b in rader}
        # A body that has a sak of that number has had the sak under others too.
        numre = sporring.saksnokler if sporring.utvalg and valgt.verdi == 1.0 else ()
        gang = [
            r
            for r in saker.saksgang(valgt.behandling)
            if r.sted.behandling_id in egne
            and (r.dato if hva == "dato" else r.saksnr)
            and _spurt_om(sporring, r, hva)
            and (not numre or nokkel_saksnr(r.saksnr, r.dato) in numre)
        ]
        steder = _rader(lager, gang, [b for b in rader if b.deler], bare_en=bool(sporring.utvalg))
        if not steder:
            spurte = [b for b in rader if _spurt_om(sporring, b, hva)]
            steder = list(_hoder(lager, spurte, hva))
            if not steder and hva == "dato":
                steder = _i_motet(lager, spurte)
    # The meeting that was held is not the next one.
    verdi = min(valgt.verdi, USIKKER) if _IGJEN.search(sporring.tekst) else valgt.verdi
    return [Funn(sted, verdi, om, kjent=verdi == 1.0) for sted, om in steder[:_FLEST]]


def _spurt_om(sporring: Sporring, r: Gangrad | Behandlingsrad, hva: Spurt) -> bool:
    """Whether it is of the body that the question names, and of the day where it asks for the
    number there."""
    dag = hva == "saksnr" and (sporring.datoer or sporring.maneder)
    return _i_utvalget(sporring, r.utvalg) and (not dag or sporring.nevner_dag(r.dato))


def _i_utvalget(sporring: Sporring, utvalg: str | None) -> bool:
    return not sporring.utvalg or nokkel_utvalg(utvalg) in sporring.utvalg


# -- which sak


def finn_saken(
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    kommuner: Collection[str],
    *,
    rundt: Collection[str],
) -> Saksvalg | None:
    """The sak that the question names, by number or by title, among those found. `rundt` are the
    terms of what is asked of it."""
    if sporring.saksnokler or sporring.arkivnokler:
        return _med_nummeret(sporring, treff)
    kjent = {*rundt, *steds_og_tidsord(sporring, kommuner)}
    if all(not gruppe.isdisjoint(kjent) for gruppe, _ in ordsok.grupper):
        return None  # it names no sak
    uten_tittel = ordsok.dekning(kjent)
    valg: dict[str, Saksvalg] = {}
    for p in treff:
        nokkel = saker.sak_av(p.behandling_id) if p.behandling_id else None
        if nokkel is None or p.behandling_id is None or nokkel in valg:
            continue
        titler = {b.sakstittel for b in saker.behandlinger(nokkel) if b.sakstittel}
        verdier = {
            t: ordsok.dekning({*termer(t), *kjent})
            for t in titler
            if passer_ledd(sporring.ledd, les_ledd(t)) >= 0
        }
        valg[nokkel] = Saksvalg(
            p.behandling_id,
            max(verdier.values(), default=0.0),
            frozenset(t for t, v in verdier.items() if v > uten_tittel),
        )
    beste = max((v.verdi for v in valg.values()), default=0.0)
    if beste < _MINST:
        return None
    like = [v for v in valg.values() if v.verdi == beste]
    # Of two saker that the words fit alike, neither is known to be the one that is meant; and each
    # part of the year has its report.
    kjent_sak = len(like) == 1 and (sporring.ledd or not any(map(har_periode, like[0].titler)))
    return like[0] if kjent_sak else replace(like[0], verdi=min(beste, USIKKER))


def _med_nummeret(sporring: Sporring, treff: Sequence[Passasjerad]) -> Saksvalg | None:
    """The sak that has the number named. A saksnr is a body's own: another body's sak of that
    number may or may not be the one that is meant."""
    andres: Saksvalg | None = None
    for p in treff:
        if p.behandling_id is None:
            continue
        if nokkel_arkivsaksnr(p.arkivsaksnr) in sporring.arkivnokler:
            return Saksvalg(p.behandling_id, 1.0)
        if nokkel_saksnr(p.saksnr, p.dato) in sporring.saksnokler:
            if _i_utvalget(sporring, p.utvalg):
                return Saksvalg(p.behandling_id, 1.0)
            andres = andres or Saksvalg(p.behandling_id, USIKKER)
    return andres


# -- where it stands


_Fortalt = tuple[Sted, frozenset[tuple[str, date | None]]]
"""Where it stands, and which bodies' meetings it is about."""


def _rader(
    lager: Lager, gang: Sequence[Gangrad], rader: Sequence[Behandlingsrad], *, bare_en: bool
) -> list[_Fortalt]:
    """The rows of tables that tell it, one for each day, the latest first; those of meetings that
    were held before those that were only planned. Whole tables where no body is named."""
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
        tabeller: list[_Fortalt] = []
        for r in ordnet:
            if moter([r]) - {mote for _, om in tabeller for mote in om}:
                tabeller.append((r.sted, moter(x for x in gang if x.sted == r.sted)))
        return tabeller
    per_dag: dict[date | None, Gangrad] = {}
    for r in ordnet:
        per_dag.setdefault(r.dato, r)
    return [(_linje(lager, r), moter([r])) for r in per_dag.values()]


def _linje(lager: Lager, rad: Gangrad) -> Sted:
    """The line of the table that is this row; the whole table where its cells stand apart."""
    for sted, linje in _linjer(lager, rad.sted):
        if rad.utvalg in linje and (
            rad.dato is None or any(d == rad.dato for _, _, d in finn_datoer(linje))
        ):
            return sted
    return rad.sted


def _hoder(lager: Lager, rader: Sequence[Behandlingsrad], hva: Spurt) -> Iterator[_Fortalt]:
    """The first line of each meeting's own papers that tells it."""
    for b in sorted(rader, key=lambda b: b.dato or date.min, reverse=True):
        if not b.deler:
            continue
        start = min(d.start for d in b.deler)
        slutt = min(start + _HODE, max(d.slutt for d in b.deler))
        sted = Sted(b.dokument, b.dokument_id, b.id, start, slutt, b.side_fra, b.side_til)
        for her, linje in _linjer(lager, sted):
            if hva == "dato":
                datoer = [d for _, _, d in finn_datoer(linje)]
                svarer = datoer == [b.dato] and (nokkel_utvalg(b.utvalg) or "-") in (
                    nokkel_utvalg(linje) or ""
                )
            else:
                nummer = b.saksnr if hva == "saksnr" else b.arkivsaksnr
                svarer = nummer is not None and bool(
                    re.search(rf"(?<!\d){re.escape(nummer)}(?!\d)", linje)
                )
            if svarer:
                yield her, moter([b])
                break


def _i_motet(lager: Lager, rader: Sequence[Behandlingsrad]) -> list[_Fortalt]:
    """The heading of the sak in the minutes of the latest meeting, and the line at the head of
    those minutes that has the day: where a sak's own pages do not tell it, the two together do."""
    for b in sorted(rader, key=lambda b: b.dato or date.min, reverse=True):
        saken = next(_hoder(lager, [b], "saksnr"), None)
        if saken is None:
            continue
        for rad in lager.rader(
            """SELECT start, slutt, side_fra, side_til FROM del WHERE dokument_id = ?
               AND slag = 'moteprotokoll' AND dato = ? AND utvalg_nokkel = ? AND start < ?
               ORDER BY start DESC""",
            (b.dokument_id, iso(b.dato), nokkel_utvalg(b.utvalg), saken[0].start),
        ):
            sider = (rad["side_fra"], rad["side_til"])
            hodet = Sted(b.dokument, b.dokument_id, None, rad["start"], rad["slutt"], *sider)
            for dagen, linje in _linjer(lager, hodet):
                if any(d == b.dato for _, _, d in finn_datoer(linje)):
                    return [(saken[0], moter([b])), (dagen, moter([b]))]
    return []


def _linjer(lager: Lager, sted: Sted) -> Iterator[tuple[Sted, str]]:
    """The lines of a run of a document, each with where it stands."""
    her = sted.start
    for linje in lager.tekst_i(sted.dokument_id, sted.start, sted.slutt).split("\n"):
        yield replace(sted, start=her, slutt=her + len(linje)), linje
        her += len(linje) + 1
